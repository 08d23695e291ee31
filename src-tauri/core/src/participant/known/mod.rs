//! Who is known without being told: the Member States of the United Nations, the groups
//! in which they speak with dated membership, and organisations that take the floor.
//!
//! The tables (`*.tsv` beside this file) were compiled for this program and stand as of
//! [`AS_OF`]. They are a start: what a record says of a participant comes first.
//!
//! What is not certain in them:
//!
//! - **G77 and China**: the group counts 134 members in its own statements. Its list names
//!   China, which does not call itself a member; here 134 stand beside China.
//! - **Kiribati** is counted in the Asia-Pacific Group, by its place; some lists have it in
//!   no group. **Türkiye** takes part in two groups and is
//!   counted in WEOG, where it stands for election. **Israel** is counted in WEOG, which it
//!   joined in 2000, at first for a time.
//! - **African Union**: the Sahrawi Republic, a member, is not in the tables. Members whose
//!   part in the union is suspended are counted.
//! - **CELAC** counts Brazil throughout, which stayed away from 2020 to 2023.
//! - Days before the 1990s, and the days on which small groups took in a member, are mostly
//!   left out: a member without days counts as one on any day.

use std::sync::LazyLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Profile, Sort};
use crate::search::folded;

#[cfg(test)]
mod tests;

/// The day on which the tables were right, as far as they are.
pub const AS_OF: Date = jiff::civil::date(2025, 1, 1);

/// A State, group or organisation of the tables.
#[derive(Debug)]
pub struct Known {
    /// The name in use ("Netherlands").
    pub name: &'static str,
    /// The official or full name, where it differs.
    pub official: Option<&'static str>,
    /// Other names and short forms ("US", "Turkey").
    pub others: Vec<&'static str>,
    /// What reports call its delegates ("Norwegian"); States only.
    pub demonyms: Vec<&'static str>,
    /// Its capital and the cities where meetings are held; States only.
    pub places: Vec<&'static str>,
    /// What kind of participant.
    pub kind: Sort,
    /// True for one of the 193 Member States.
    pub is_member_state: bool,
}

/// Belonging to a group, as the tables know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name of the member.
    pub name: &'static str,
    /// The name of the group.
    pub group: &'static str,
    /// First day, where known.
    pub from: Option<Date>,
    /// Last day, where it has ended.
    pub until: Option<Date>,
    /// True for one that attends and is not counted.
    pub observer: bool,
}

impl Member {
    /// Tells whether it belonged to the group on that day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// The names of the five regional groups.
pub const REGIONAL: [&str; 5] = [
    "African Group",
    "Asia-Pacific Group",
    "Eastern European Group",
    "GRULAC",
    "WEOG",
];

struct Tables {
    all: Vec<Known>,
    members: Vec<Member>,
    by_name: FxHashMap<String, usize>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut all: Vec<Known> = rows(include_str!("states.tsv"))
        .map(|[name, official, others, demonyms, places]| Known {
            demonyms: listed(demonyms).collect(),
            places: listed(places).collect(),
            is_member_state: true,
            ..known(name, official, others, Sort::State)
        })
        .collect();
    let groups: Vec<[&str; 4]> = rows(include_str!("groups.tsv")).collect();
    all.extend(
        groups
            .iter()
            .map(|[name, official, others, _]| known(name, official, others, Sort::Group)),
    );
    all.extend(
        rows(include_str!("others.tsv")).map(|[name, official, others, kind]| {
            let kind = match kind {
                "state" => Sort::State,
                "unEntity" => Sort::UnEntity,
                _ => Sort::Organisation,
            };
            known(name, official, others, kind)
        }),
    );
    let members = groups
        .iter()
        .flat_map(|[group, _, _, members]| listed(members).map(|text| member(group, text)))
        .collect();
    let mut by_name = FxHashMap::default();
    for (index, one) in all.iter().enumerate() {
        for name in one.names() {
            by_name.entry(folded(name)).or_insert(index);
        }
    }
    Tables {
        all,
        members,
        by_name,
    }
});

fn known(name: &'static str, official: &'static str, others: &'static str, kind: Sort) -> Known {
    Known {
        name,
        official: Some(official).filter(|official| !official.is_empty()),
        others: listed(others).collect(),
        demonyms: Vec::new(),
        places: Vec::new(),
        kind,
        is_member_state: false,
    }
}

/// The rows of a table, as many columns as are asked for.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut columns = line.split('\t');
            std::array::from_fn(|_| columns.next().unwrap_or_default())
        })
}

fn listed(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(';').filter(|name| !name.is_empty())
}

/// Reads `Croatia 2013-07-01..`, `Mexico ..1994-05-17` or `United States observer`.
fn member(group: &'static str, text: &'static str) -> Member {
    let mut read = Member {
        name: text,
        group,
        from: None,
        until: None,
        observer: false,
    };
    if let Some(name) = text.strip_suffix(" observer") {
        read.name = name;
        read.observer = true;
    } else if let Some((name, days)) = text.rsplit_once(' ')
        && let Some((from, until)) = days.split_once("..")
    {
        read.name = name;
        read.from = from.parse().ok();
        read.until = until.parse().ok();
    }
    read
}

impl Known {
    /// Returns every name it goes by, the one in use first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        std::iter::once(self.name)
            .chain(self.official)
            .chain(self.others.iter().copied())
    }
}

/// Returns all that are known: the Member States first, then groups, then others.
pub fn all() -> &'static [Known] {
    &TABLES.all
}

/// Returns the 193 Member States of the United Nations by name.
pub fn states() -> impl Iterator<Item = &'static Known> {
    all().iter().filter(|one| one.is_member_state)
}

/// Finds whoever goes by this name; case, accents and a leading article do not count.
pub fn named(name: &str) -> Option<&'static Known> {
    let wanted = folded(name.trim());
    let tables = &*TABLES;
    tables
        .by_name
        .get(&wanted)
        .or_else(|| tables.by_name.get(wanted.strip_prefix("the ")?))
        .map(|index| &tables.all[*index])
}

/// Returns a name as it is printed: "tuvalu" becomes "Tuvalu", "us" becomes "US". One that
/// nobody of the tables goes by stays as given.
pub fn printed(name: &str) -> String {
    let wanted = folded(name.trim());
    let of = named(name).and_then(|one| {
        let mut names = one.names();
        names.find(|known| folded(known) == wanted)
    });
    of.unwrap_or(name.trim()).to_owned()
}

/// Returns what is known of whoever goes by this name; the name stays as given, and its
/// groups are left to the record, which knows them by id.
pub fn profile(name: &str) -> Profile {
    let one = named(name);
    let official = one.map(|one| one.official.unwrap_or(one.name));
    Profile {
        name: name.to_owned(),
        official: official
            .filter(|official| *official != name)
            .map(str::to_owned),
        kind: one.map_or(Sort::Other, |one| one.kind),
        ..Profile::default()
    }
}

/// Returns who belongs to a group on that day, observers left out; `None` where the
/// tables have no list.
pub fn members(group: &str, day: Date) -> Option<Vec<Member>> {
    let group = named(group).filter(|one| one.kind == Sort::Group)?;
    let mut of = TABLES
        .members
        .iter()
        .filter(|member| member.group == group.name)
        .peekable();
    of.peek()?;
    Some(
        of.copied()
            .filter(|member| !member.observer && member.holds_on(day))
            .collect(),
    )
}

/// Returns every membership of a participant, past ones and observers with them.
pub fn memberships(name: &str) -> Vec<Member> {
    let Some(one) = named(name) else {
        return Vec::new();
    };
    let of = |member: &&Member| member.name == one.name;
    TABLES.members.iter().filter(of).copied().collect()
}
