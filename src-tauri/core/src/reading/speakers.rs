//! Reads the words before a verb of saying: who speaks, for whom, and who is named beside.

use super::names::{self, People, Piece};
use super::sentences::Token;
use super::words::{ADVERBS, AUXILIARIES, LEADS, ORGANISATIONS, UNNAMED};
use crate::participant::known;

/// Most words that a subject is looked for in.
const LONGEST: usize = 160;

/// Who says something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Subject {
    /// Named speakers; none for "many said".
    pub(super) speakers: Vec<String>,
    /// On whose behalf.
    pub(super) on_behalf_of: Vec<String>,
    /// True for "and others".
    pub(super) open: bool,
    /// Who is said to support or to oppose in passing ("supported by Chile").
    pub(super) beside: Vec<Beside>,
}

/// Support or opposition in passing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) speakers: Vec<String>,
    pub(super) open: bool,
    pub(super) opposes: bool,
}

/// A list of names.
#[derive(Clone, Debug, Default)]
struct List {
    pieces: Vec<Piece>,
    /// True where "and" or the like joins the last of them.
    is_joined: bool,
    on_behalf_of: Vec<String>,
}

enum Chunk {
    Names(List),
    Behalf(Vec<String>),
    /// "with Chile": speaks too.
    With(Vec<String>),
    Beside(Beside),
    /// "among others"
    Others,
    Lead,
    Other,
}

/// Reads the subject at the end of `region`, the words from the start of a sentence or
/// part of one up to a verb. In `strictly` nothing else may stand there.
pub(super) fn read(region: &[Token<'_>], people: &People, strictly: bool) -> Option<Subject> {
    if region.len() > LONGEST {
        return None;
    }
    let region = without_adverbs(region);
    let closed = region.last().is_some_and(|token| token.text == ",");
    let parts = chunks(region);
    let mut read: Vec<(Chunk, &[Token<'_>])> = parts
        .iter()
        .map(|part| (classify(part, people), *part))
        .collect();
    let behalf = take_beside(&mut read);
    let lead = read
        .iter()
        .take_while(|(chunk, _)| matches!(chunk, Chunk::Lead))
        .count();
    if strictly && lead > 0 {
        return None;
    }
    let place = place_after(&read[..lead]);
    let mut rest = &read[lead..];
    // "In Vienna, Austria, Chile and Peru said": the first State is where it was.
    if let (Some(state), [(Chunk::Names(list), _), more @ ..]) = (place, rest)
        && list.pieces == [Piece::Known(state)]
        && !list.is_joined
        && more
            .iter()
            .any(|(chunk, _)| matches!(chunk, Chunk::Names(_)))
    {
        rest = more;
    }
    let mut subject = match rest.first()? {
        (Chunk::Names(list), _) if is_person(list) => persons(rest, people),
        _ if closed => closed_list(rest)?,
        _ => open_list(rest, strictly)?,
    };
    subject.on_behalf_of.extend(behalf.on_behalf_of);
    subject.speakers.extend(behalf.with);
    subject.beside = behalf.beside;
    subject.open |= behalf.open && !subject.speakers.is_empty();
    Some(subject)
}

/// Reads phrases that name only who else speaks, for whom, or with whose support.
pub(super) fn beside(region: &[Token<'_>], people: &People) -> Option<Subject> {
    let parts = chunks(without_adverbs(region));
    let mut read: Vec<(Chunk, &[Token<'_>])> = parts
        .iter()
        .map(|part| (classify(part, people), *part))
        .collect();
    let taken = take_beside(&mut read);
    // "in its national capacity" says nothing more.
    read.retain(|(chunk, _)| !matches!(chunk, Chunk::Lead));
    (read.is_empty() && !parts.is_empty()).then_some(Subject {
        speakers: taken.with,
        on_behalf_of: taken.on_behalf_of,
        open: false,
        beside: taken.beside,
    })
}

fn without_adverbs<'a, 't>(mut region: &'a [Token<'t>]) -> &'a [Token<'t>] {
    while let [before @ .., last] = region {
        let adverb = last.is_one_of(ADVERBS) || last.is_one_of(AUXILIARIES) || last.is_adverb();
        if !adverb || before.is_empty() {
            break;
        }
        region = before;
    }
    region
}

/// Cuts at commas that stand outside parentheses and inside no name.
fn chunks<'a, 't>(region: &'a [Token<'t>]) -> Vec<&'a [Token<'t>]> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (index, token) in region.iter().enumerate() {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            "," if depth == 0 => {
                found.push(&region[start..index]);
                start = index + 1;
            }
            // "supported by Canada and opposed by Japan"
            "and" if depth == 0 && is_beside(&region[index + 1..]) => {
                found.push(&region[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    found.push(&region[start..]);
    found.retain(|part| !part.is_empty());
    found
}

/// Tells whether words begin with "supported by", "opposed by" or the like.
pub(super) fn is_beside(words: &[Token<'_>]) -> bool {
    matches!(without_which(words), [did, by, ..] if by.is("by")
        && did.is_one_of(&["supported", "backed", "seconded", "echoed", "welcomed", "opposed"]))
}

/// "which was supported by …" as "supported by …".
fn without_which<'a, 't>(words: &'a [Token<'t>]) -> &'a [Token<'t>] {
    match words {
        [which, was, rest @ ..] if which.is("which") && was.is_one_of(&["was", "were"]) => rest,
        all => all,
    }
}

fn classify(part: &[Token<'_>], people: &People) -> Chunk {
    let part = without_which(part);
    if let Some(names) = after_behalf(part) {
        return names_of(names, people).map_or(Chunk::Lead, |list| Chunk::Behalf(list.names()));
    }
    for (opening, opposes) in [
        (&["supported", "by"][..], false),
        (&["backed", "by"], false),
        (&["seconded", "by"], false),
        (&["welcomed", "by"], false),
        (&["echoed", "by"], false),
        (&["opposed", "by"], true),
    ] {
        if let Some(names) = strip(part, opening) {
            return names_of(names, people).map_or(Chunk::Lead, |list| {
                Chunk::Beside(Beside {
                    start: part[0].start,
                    end: part[part.len() - 1].end,
                    speakers: list.names(),
                    open: list.is_open(),
                    opposes,
                })
            });
        }
    }
    for opening in [
        &["joined", "by"][..],
        &["together", "with"],
        &["along", "with"],
        &["with"],
    ] {
        if let Some(names) = strip(part, opening)
            && let Some(list) = names_of(names, people)
            && !list.names().is_empty()
        {
            return Chunk::With(list.names());
        }
    }
    if let [among, others] = part
        && among.is_one_of(&["among", "amongst"])
        && others.is("others")
    {
        return Chunk::Others;
    }
    let leads = part[0].is_one_of(LEADS) && !part[0].is_one_of(UNNAMED);
    if leads {
        return Chunk::Lead;
    }
    match names_of(part, people) {
        Some(list) => Chunk::Names(list),
        None if part[0].text.ends_with("ly") => Chunk::Lead,
        None => Chunk::Other,
    }
}

/// Returns the words after "on behalf of", "speaking for", "for" and the like.
fn after_behalf<'a, 't>(part: &'a [Token<'t>]) -> Option<&'a [Token<'t>]> {
    let part = match part {
        [first, rest @ ..] if first.is_one_of(&["speaking", "also", "intervening", "and"]) => {
            return after_behalf(rest);
        }
        all => all,
    };
    strip(part, &["on", "behalf", "of"])
        .or_else(|| strip(part, &["in", "the", "name", "of"]))
        .or_else(|| strip(part, &["representing"]))
        .or_else(|| strip(part, &["for"]))
}

fn strip<'a, 't>(part: &'a [Token<'t>], opening: &[&str]) -> Option<&'a [Token<'t>]> {
    let starts =
        part.len() > opening.len() && opening.iter().zip(part).all(|(word, token)| token.is(word));
    starts.then(|| &part[opening.len()..])
}

/// Reads a list of names in which nothing else stands but for whom they speak.
fn names_of(part: &[Token<'_>], people: &People) -> Option<List> {
    list_in(part, people, true)
}

/// Finds for whom in "Chad on behalf of the African Group", and where that begins.
fn behalf_within(words: &[Token<'_>], people: &People) -> Option<(usize, Vec<String>)> {
    let (at, names) = (1..words.len())
        .filter(|at| depth_at(words, *at) == 0)
        .filter_map(|at| after_behalf(&words[at..]).map(|names| (at, names)))
        .take(2)
        .find_map(|(at, names)| {
            let names = list_in(names, people, false)?.names();
            (!names.is_empty()).then_some((at, names))
        })?;
    let other = |token: &Token<'_>| token.is_one_of(UNNAMED) || token.is_one_of(ORGANISATIONS);
    (!words[..at].iter().any(other)).then_some((at, names))
}

fn list_in(part: &[Token<'_>], people: &People, looks_for_behalf: bool) -> Option<List> {
    let mut list = List::default();
    let mut words = part;
    if let [first, rest @ ..] = words
        && first.is_one_of(&["and", "&"])
    {
        list.is_joined = true;
        words = rest;
    }
    if looks_for_behalf && let Some((at, behalf)) = behalf_within(words, people) {
        list.on_behalf_of = behalf;
        words = &words[..at];
    }
    while !words.is_empty() {
        let length = name_length(words);
        list.pieces.extend(names::pieces(&words[..length], people)?);
        list.on_behalf_of
            .extend(behalf_in_parentheses(&words[..length], people));
        words = &words[length..];
        let joint = joint(words);
        if joint > 0 {
            list.is_joined = true;
            words = &words[joint..];
            if words.is_empty() {
                return None;
            }
        }
    }
    (!list.pieces.is_empty()).then_some(list)
}

/// How many parentheses stand open before `at`.
fn depth_at(words: &[Token<'_>], at: usize) -> usize {
    words[..at]
        .iter()
        .fold(0, |depth: usize, token| match token.text {
            "(" => depth + 1,
            ")" => depth.saturating_sub(1),
            _ => depth,
        })
}

/// "Iceland (on behalf of the Nordic countries)"
fn behalf_in_parentheses(words: &[Token<'_>], people: &People) -> Vec<String> {
    let open = words.iter().position(|token| token.text == "(");
    let close = words.iter().rposition(|token| token.text == ")");
    let (Some(open), Some(close)) = (open, close) else {
        return Vec::new();
    };
    words
        .get(open + 1..close)
        .and_then(after_behalf)
        .and_then(|names| list_in(names, people, false))
        .map(|list| list.names())
        .unwrap_or_default()
}

/// Length of a word that joins two names: "and", "as well as", "/".
fn joint(words: &[Token<'_>]) -> usize {
    for joint in [
        &["and"][..],
        &["or"],
        &["&"],
        &["/"],
        &["as", "well", "as"],
        &["together", "with"],
        &["along", "with"],
        &["with"],
    ] {
        if words.len() >= joint.len() && joint.iter().zip(words).all(|(word, token)| token.is(word))
        {
            return joint.len();
        }
    }
    0
}

/// How many words the first name has: the longest that the tables know, or all up to the
/// next "and".
fn name_length(words: &[Token<'_>]) -> usize {
    let ends_well = |length: &usize| *length == words.len() || joint(&words[*length..]) > 0;
    let longest = words.len().min(14);
    let whole = (1..=longest)
        .rev()
        .filter(ends_well)
        .find(|length| names::known_by(&words[..*length]).is_some());
    let mut depth = 0_usize;
    whole
        .or_else(|| {
            // "the representatives of Norway and Chile" is one name for two.
            let of = words
                .iter()
                .position(|token| token.is_one_of(&["of", "from"]))?;
            let plural = words[..of].iter().any(|token| {
                token.is_one_of(&["representatives", "delegates", "delegations", "governments"])
            });
            plural.then_some(words.len())
        })
        .or_else(|| {
            (1..words.len()).find(|at| {
                match words[*at].text {
                    "(" => depth += 1,
                    ")" => depth = depth.saturating_sub(1),
                    _ => {}
                }
                depth == 0 && joint(&words[*at..]) > 0
            })
        })
        .unwrap_or(words.len())
}

impl List {
    fn names(&self) -> Vec<String> {
        self.pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Known(name) => Some((*name).to_owned()),
                Piece::Person(name) | Piece::Organisation(name) | Piece::Office(name) => {
                    Some(name.clone())
                }
                Piece::Unnamed | Piece::Others => None,
            })
            .collect()
    }

    /// Named ones with others or some unnamed beside them.
    fn is_open(&self) -> bool {
        self.pieces.contains(&Piece::Others)
            || (self.pieces.contains(&Piece::Unnamed) && self.pieces.len() > 1)
    }

    fn is_unnamed(&self) -> bool {
        self.names().is_empty()
    }
}

fn is_person(list: &List) -> bool {
    matches!(list.pieces[..], [Piece::Person(_), ..])
}

#[derive(Default)]
struct Taken {
    on_behalf_of: Vec<String>,
    with: Vec<String>,
    beside: Vec<Beside>,
    open: bool,
}

/// Takes out who else is named: for whom, with whom, supported by whom.
fn take_beside(read: &mut Vec<(Chunk, &[Token<'_>])>) -> Taken {
    let mut taken = Taken::default();
    // "supported by Chile, Peru and Japan" was cut at its comma, and so was "for A, B and C".
    let mut index = 0;
    while index < read.len() {
        let more: Vec<String> = match &read[index].0 {
            Chunk::Beside(_) | Chunk::Behalf(_) | Chunk::With(_) | Chunk::Others => {
                let mut end = index + 1;
                while matches!(&read.get(end), Some((Chunk::Names(list), _)) if !list.is_joined && !list.is_unnamed())
                {
                    end += 1;
                }
                let complete = end > index + 1
                    && end + 1 < read.len()
                    && matches!(&read.get(end), Some((Chunk::Names(list), _)) if list.is_joined);
                if complete {
                    read.drain(index + 1..=end)
                        .filter_map(|(chunk, _)| {
                            if let Chunk::Names(list) = chunk {
                                Some(list.names())
                            } else {
                                None
                            }
                        })
                        .flatten()
                        .collect()
                } else {
                    Vec::new()
                }
            }
            _ => {
                index += 1;
                continue;
            }
        };
        match read.remove(index).0 {
            Chunk::Behalf(names) => taken.on_behalf_of.extend(names.into_iter().chain(more)),
            Chunk::With(names) => taken.with.extend(names.into_iter().chain(more)),
            Chunk::Beside(mut beside) => {
                beside.speakers.extend(more);
                taken.beside.push(beside);
            }
            Chunk::Others => taken.open = true,
            Chunk::Names(_) | Chunk::Lead | Chunk::Other => {}
        }
    }
    taken
}

/// The State of the city in which the words before the subject say that it was.
fn place_after(leads: &[(Chunk, &[Token<'_>])]) -> Option<&'static str> {
    let (_, last) = leads.last()?;
    let at = last
        .iter()
        .rposition(|token| token.is_one_of(&["in", "at", "from", "to", "near"]))?;
    let city = names::joined(&last[at + 1..]);
    known::states()
        .find(|state| state.places.iter().any(|place| *place == city))
        .map(|state| state.name)
}

/// A person, and what is said of her between commas; then perhaps another.
fn persons(rest: &[(Chunk, &[Token<'_>])], people: &People) -> Subject {
    let mut subject = Subject::default();
    let mut index = 0;
    while index < rest.len() {
        let (Chunk::Names(list), _) = &rest[index] else {
            index += 1;
            continue;
        };
        if !is_person(list) || (index > 0 && !list.is_joined) {
            index += 1;
            continue;
        }
        let end = (index + 1..rest.len())
            .find(|at| matches!(&rest[*at].0, Chunk::Names(next) if next.is_joined && is_person(next)))
            .unwrap_or(rest.len());
        let phrases = &rest[index + 1..end];
        let mut names = list.names();
        let office = phrases.iter().any(|(_, words)| names::has_office(words))
            || names.iter().any(|name| people.holds_office(name));
        let state = phrases
            .iter()
            .find_map(|(_, words)| names::represented(words));
        if let (false, Some(state)) = (office, state) {
            names = vec![state.to_owned()];
        }
        subject.speakers.extend(names);
        subject
            .on_behalf_of
            .extend(list.on_behalf_of.iter().cloned());
        subject.open |= list.is_open();
        index = end;
    }
    subject
}

/// A list before a phrase between commas: "Norway and Chile, in its national capacity, …".
fn closed_list(rest: &[(Chunk, &[Token<'_>])]) -> Option<Subject> {
    let count = rest
        .iter()
        .take_while(|(chunk, _)| matches!(chunk, Chunk::Names(_)))
        .count();
    list_of(&rest[..count])
}

/// A list whose last name stands right before the verb.
fn open_list(rest: &[(Chunk, &[Token<'_>])], strictly: bool) -> Option<Subject> {
    let (Chunk::Names(last), _) = rest.last()? else {
        // "Kenya, in its national capacity" with the comma left out, and the like.
        return None;
    };
    let mut start = rest.len() - 1;
    if last.is_joined {
        while start > 0 && matches!(&rest[start - 1].0, Chunk::Names(list) if !list.is_joined) {
            start -= 1;
        }
    }
    if strictly && start > 0 {
        return None;
    }
    list_of(&rest[start..])
}

fn list_of(chunks: &[(Chunk, &[Token<'_>])]) -> Option<Subject> {
    let mut subject = Subject::default();
    let mut all = List::default();
    for (chunk, _) in chunks {
        if let Chunk::Names(list) = chunk {
            all.pieces.extend(list.pieces.iter().cloned());
            subject
                .on_behalf_of
                .extend(list.on_behalf_of.iter().cloned());
        }
    }
    if all.pieces.is_empty() {
        return None;
    }
    subject.speakers = all.names();
    subject.open = all.is_open() && !subject.speakers.is_empty();
    Some(subject)
}
