//! The phrases before a verb, cut at commas: names, for whom they speak, with whose
//! support, and what only leads in.

use super::names::{self, Piece};
use super::people::People;
use super::sentences::Token;
use super::speakers::Beside;
use super::words::{LEADS, ORGANISATIONS, UNNAMED};

/// A list of names.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    pub(super) pieces: Vec<Piece>,
    /// True where "and" or the like joins the last of them.
    pub(super) is_joined: bool,
    pub(super) on_behalf_of: Vec<String>,
}

pub(super) enum Chunk {
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

/// Cuts at commas that stand outside parentheses and inside no name.
pub(super) fn chunks<'a, 't>(region: &'a [Token<'t>]) -> Vec<&'a [Token<'t>]> {
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

pub(super) fn classify(part: &[Token<'_>], people: &People) -> Chunk {
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
    pub(super) fn names(&self) -> Vec<String> {
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
    pub(super) fn is_open(&self) -> bool {
        self.pieces.contains(&Piece::Others)
            || (self.pieces.contains(&Piece::Unnamed) && self.pieces.len() > 1)
    }

    pub(super) fn is_unnamed(&self) -> bool {
        self.names().is_empty()
    }
}

pub(super) fn is_person(list: &List) -> bool {
    matches!(list.pieces[..], [Piece::Person(_), ..])
}
