//! Numbers: how they are computed, and how they stand between two drafts.
//!
//! Between two drafts the printed numbers stand, because the room has them on paper:
//! what is added takes "bis", "ter" (or the next number where none follows), and
//! renumbering is something a drafter does on purpose.

use std::collections::{HashMap, HashSet};

use super::{Item, Kind, Series};
use crate::clause::option;
use crate::ids::ClauseId;

/// The numbers of the newest draft or renumbering, by clause; a clause without a number
/// is in it with none.
pub type Basis = HashMap<ClauseId, Option<String>>;

/// What counts together: the clauses of one series.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Group {
    /// Arabic numerals through the whole text.
    Paragraphs,
    /// A named series through the whole text ("Objective").
    Named(String),
    /// A kind under one parent.
    Under(Option<ClauseId>, Kind, Option<String>),
    /// Footnotes through the whole text.
    Notes,
}

/// How a number is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Arabic,
    UpperRoman,
    UpperLetter,
    ParenLetter,
    ParenRoman,
    Letter,
    Roman,
    Note,
}

/// Numbers a text afresh, as kind, depth and series ask.
pub fn fresh(items: &[Item]) -> Vec<Option<String>> {
    standing(items, &Basis::new())
}

/// Numbers the working text: printed numbers stand, what is new fits in between.
pub fn standing(items: &[Item], basis: &Basis) -> Vec<Option<String>> {
    let slots = slots(items);
    // How many of each group are still to come that have a number on paper.
    let mut to_come: HashMap<Group, usize> = HashMap::new();
    // What is printed stands, wherever its clause is now: no other clause takes that number.
    let mut taken: HashSet<(Group, String)> = HashSet::new();
    for (item, slot) in items.iter().zip(&slots) {
        if let (Some(slot), Some(Some(printed))) = (slot, on_paper(item, basis)) {
            *to_come.entry(slot.group.clone()).or_default() += 1;
            taken.insert((slot.group.clone(), compact(printed)));
        }
    }
    let mut last: HashMap<Group, Last> = HashMap::new();
    items
        .iter()
        .zip(slots)
        .map(|(item, slot)| {
            if let Some(printed) = on_paper(item, basis) {
                if let (Some(slot), Some(printed)) = (slot, printed) {
                    to_come
                        .entry(slot.group.clone())
                        .and_modify(|count| *count -= 1);
                    let (value, added) = (value_of(printed, slot.style), addition_of(printed));
                    last.insert(
                        slot.group,
                        Last {
                            printed: printed.clone(),
                            value,
                            added,
                        },
                    );
                }
                return printed.clone();
            }
            let Some(slot) = slot else {
                return (item.state.series == Series::Bullet).then(|| "•".to_owned());
            };
            let more = to_come.get(&slot.group).is_some_and(|count| *count > 0);
            let before = last.get(&slot.group).cloned();
            let beside = item.state.alternative || more;
            let mut next = match before {
                None if more => slot.at(0),
                None => slot.at(1),
                Some(before) if beside => before.and_addition(slot.style),
                Some(before) => slot.at(before.value + 1),
            };
            while !taken.insert((slot.group.clone(), compact(&next.printed))) {
                next = match beside {
                    true => next.and_addition(slot.style),
                    false => slot.at(next.value + 1),
                };
            }
            let printed = next.printed.clone();
            last.insert(slot.group, next);
            Some(printed)
        })
        .collect()
}

/// A printed number as it is told from others: "3 bis." and "3bis." are the same.
fn compact(printed: &str) -> String {
    printed
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Returns what was printed before a clause, where it still names it: an option that was
/// chosen is none any more.
fn on_paper<'b>(item: &Item, basis: &'b Basis) -> Option<&'b Option<String>> {
    let printed = basis.get(&item.clause)?;
    let was_option = printed.as_deref().and_then(option::printed).is_some();
    (!was_option || matches!(item.state.series, Series::Named(_))).then_some(printed)
}

/// The last number given in a group.
#[derive(Clone)]
struct Last {
    printed: String,
    value: u32,
    /// 0, or how many additions it is after the number: 1 for "bis".
    added: usize,
}

impl Last {
    /// The number that an addition after this one takes.
    fn and_addition(&self, style: Style) -> Last {
        Last {
            printed: beside(&self.printed, style == Style::Note),
            value: self.value,
            added: self.added + 1,
        }
    }
}

/// The number of what is added beside a number: "2 bis." beside "2.". That of a note is its
/// anchor in the text, and has no blank in it: "[^2bis]".
pub(crate) fn beside(printed: &str, of_note: bool) -> String {
    let word = multiplicative(addition_of(printed) + 1);
    let base = without_addition(printed);
    let blank = if of_note { "" } else { " " };
    match base.strip_suffix(['.', ')', ':', ']']) {
        Some(stem) => format!("{stem}{blank}{word}{}", &base[stem.len()..]),
        None => format!("{base}{blank}{word}"),
    }
}

/// What an addition is called after a number, in order.
pub(super) const MULTIPLICATIVES: [&str; 19] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
    "quaterdecies",
    "quindecies",
    "sexdecies",
    "septdecies",
    "octodecies",
    "novodecies",
    "vicies",
];

/// The multiplicative of an addition; after twenty they begin anew: "vicies semel".
fn multiplicative(added: usize) -> String {
    match added.checked_sub(MULTIPLICATIVES.len() + 1) {
        None => MULTIPLICATIVES[added.saturating_sub(1)].to_owned(),
        Some(0) => format!("{TWENTY} {ONCE}"),
        Some(more) => format!("{TWENTY} {}", multiplicative(more)),
    }
}

const TWENTY: &str = "vicies";
const ONCE: &str = "semel";

/// Takes a printed number apart: what stands before "bis", "ter", how many additions after
/// its number it is (1 for "bis"), and the signs at its end.
fn apart(printed: &str) -> (&str, usize, &str) {
    let whole = printed.trim_end_matches(['.', ')', ':', ']', '*', ' ']);
    let tail = &printed[whole.len()..];
    let low = whole.to_ascii_lowercase();
    let ends = |end: usize, word: &str| low[..end].ends_with(word).then(|| end - word.len());
    // "quater" ends with "ter", too.
    let last = MULTIPLICATIVES
        .iter()
        .enumerate()
        .filter_map(|(at, word)| Some((ends(low.len(), word)?, at + 1)))
        .min();
    let once = ends(low.len(), ONCE).map(|end| (end, 0));
    let Some((mut end, mut added)) = last.or(once) else {
        return (whole, 0, tail);
    };
    while let Some(before) = ends(low[..end].trim_end().len(), TWENTY) {
        end = before;
        added += MULTIPLICATIVES.len() + 1;
    }
    match added {
        0 => (whole, 0, tail),
        added => (&whole[..end], added, tail),
    }
}

/// Returns how many additions after its number a printed number is: 1 for "bis".
fn addition_of(printed: &str) -> usize {
    apart(printed).1
}

/// Returns a printed number without "bis", "ter".
fn without_addition(printed: &str) -> String {
    match apart(printed) {
        (_, 0, _) => printed.to_owned(),
        (stem, _, tail) => format!("{}{}", stem.trim_end(), tail.trim()),
    }
}

/// The group and style of one numbered clause.
struct Slot {
    group: Group,
    style: Style,
    word: Option<String>,
}

impl Slot {
    fn at(&self, value: u32) -> Last {
        Last {
            printed: self.print(value),
            value,
            added: 0,
        }
    }

    fn print(&self, value: u32) -> String {
        if let Some(word) = &self.word {
            let colon = if word == "Option" { ":" } else { "" };
            return format!("{word} {value}{colon}");
        }
        match self.style {
            Style::Arabic => format!("{value}."),
            Style::UpperRoman => format!("{}.", roman(value).to_uppercase()),
            Style::UpperLetter => format!("{}.", letters(value).to_uppercase()),
            Style::ParenLetter => format!("({})", letters(value)),
            Style::ParenRoman => format!("({})", roman(value)),
            Style::Letter => format!("{}.", letters(value)),
            Style::Roman => format!("{}.", roman(value)),
            Style::Note => value.to_string(),
        }
    }
}

/// Finds for each clause what it counts with and how; none for what carries no number.
fn slots(items: &[Item]) -> Vec<Option<Slot>> {
    let mut above: Vec<&Item> = Vec::new();
    items
        .iter()
        .map(|item| {
            above.truncate(usize::from(item.level).min(above.len()));
            let slot = slot(item, &above);
            above.push(item);
            slot
        })
        .collect()
}

fn slot(item: &Item, above: &[&Item]) -> Option<Slot> {
    let parent = item.state.place.parent;
    match &item.state.series {
        Series::Unnumbered | Series::Bullet => return None,
        Series::Named(word) => {
            let group = if word == "Option" {
                Group::Under(parent, item.state.kind, Some(word.clone()))
            } else {
                Group::Named(word.clone())
            };
            return Some(Slot {
                group,
                style: Style::Arabic,
                word: Some(word.clone()),
            });
        }
        Series::Auto => {}
    }
    let under = |kind: Kind| above.iter().filter(|one| one.state.kind == kind).count();
    let numbered_heads = above
        .iter()
        .filter(|one| one.state.kind == Kind::Heading && one.state.series == Series::Auto)
        .count();
    let (group, style) = match item.state.kind {
        Kind::Title | Kind::Preambular => return None,
        Kind::Heading => {
            let styles = [
                Style::UpperRoman,
                Style::UpperLetter,
                Style::Arabic,
                Style::ParenLetter,
            ];
            (
                Group::Under(parent, Kind::Heading, None),
                styles[numbered_heads.min(3)],
            )
        }
        Kind::Paragraph if under(Kind::Paragraph) > 0 => {
            (Group::Under(parent, Kind::Paragraph, None), Style::Arabic)
        }
        Kind::Paragraph => (Group::Paragraphs, Style::Arabic),
        Kind::Point => {
            let styles = [
                Style::ParenLetter,
                Style::ParenRoman,
                Style::Letter,
                Style::Roman,
            ];
            (
                Group::Under(parent, Kind::Point, None),
                styles[under(Kind::Point).min(3)],
            )
        }
        Kind::Note => (Group::Notes, Style::Note),
    };
    Some(Slot {
        group,
        style,
        word: None,
    })
}

/// Reads the value of a printed number in its style; 0 where it has none.
fn value_of(printed: &str, style: Style) -> u32 {
    let core: String = without_addition(printed)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let digits: String = core.chars().filter(char::is_ascii_digit).collect();
    if let Ok(value) = digits.parse() {
        return value;
    }
    let core = core.to_lowercase();
    let last = core.len();
    (1..=u32::try_from(last.max(1) * 1000).unwrap_or(1000).min(4000))
        .find(|value| match style {
            Style::UpperRoman | Style::ParenRoman | Style::Roman => roman(*value) == core,
            _ => letters(*value) == core,
        })
        .unwrap_or(0)
}

/// Prints a value in roman numerals, lower case.
pub(crate) fn roman(mut value: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut printed = String::new();
    for (worth, digits) in STEPS {
        while value >= worth {
            printed.push_str(digits);
            value -= worth;
        }
    }
    printed
}

/// Prints a value as letters: a … z, then aa, bb … zz, aaa, as United Nations texts do.
pub(crate) fn letters(value: u32) -> String {
    if value == 0 {
        return String::new();
    }
    let letter = char::from(b'a' + u8::try_from((value - 1) % 26).expect("less than 26"));
    std::iter::repeat_n(letter, ((value - 1) / 26 + 1) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::{MULTIPLICATIVES, addition_of, multiplicative, without_addition};

    #[test]
    fn each_addition_is_known_by_its_whole_word() {
        for (at, word) in MULTIPLICATIVES.iter().enumerate() {
            assert_eq!(addition_of(&format!("2 {word}.")), at + 1, "{word}");
            assert_eq!(without_addition(&format!("2 {word}.")), "2.");
            let option = format!("Option 2 {word}:");
            assert_eq!(without_addition(&option), "Option 2:");
        }
        for added in 1..70 {
            let printed = format!("2 {}.", multiplicative(added));
            assert_eq!(addition_of(&printed), added, "{printed}");
            assert_eq!(without_addition(&printed), "2.", "{printed}");
        }
        assert_eq!(multiplicative(20), "vicies semel");
        assert_eq!(multiplicative(21), "vicies bis");
        assert_eq!(without_addition("(a) bis"), "(a)");
        assert_eq!(without_addition("2.bis"), "2.");
        assert_eq!(addition_of("2."), 0);
        assert_eq!(addition_of("[^3bis]"), 1);
        assert_eq!(without_addition("[^3bis]"), "[^3]");
    }
}
