//! Finds a passage that a source prints twice: it is one thing said.

use super::Proposal;
use crate::clause::words;
use crate::input::InputKind;

/// How many words a passage is looked for by.
const BEGINNING: usize = 3;

/// Fewest words of a passage of which a part is found to be printed twice.
const FEWEST: usize = 6;

/// Takes the second printing of a passage into the first, where the same speak of the same.
///
/// Two passages are one where the words of the shorter, six at least, stand in the longer
/// one after the other and are at least half of it. Fewer words are one where all of them
/// are the same, and the source names who says them.
pub(super) fn merge(text: &str, found: Vec<Proposal>) -> Vec<Proposal> {
    let folded: Vec<Vec<String>> = found.iter().map(|one| folded(text, one)).collect();
    let mut kept: Vec<Proposal> = Vec::with_capacity(found.len());
    let mut kept_words: Vec<usize> = Vec::new();
    let mut moved: Vec<u32> = Vec::with_capacity(found.len());
    // A passage is looked for by the words that it begins with, so long texts stay quick.
    let mut by_start: rustc_hash::FxHashMap<&[String], Vec<usize>> =
        rustc_hash::FxHashMap::default();
    for (index, one) in found.into_iter().enumerate() {
        let own = &folded[index];
        let start = &own[..own.len().min(BEGINNING)];
        let about = answered(&one, &moved);
        let candidates = by_start.get(start);
        let same = candidates.into_iter().flatten().copied().find(|at| {
            let other: &Proposal = &kept[*at];
            let there = &folded[kept_words[*at]];
            other.speakers == one.speakers
                && other.on_behalf_of == one.on_behalf_of
                && other.open == one.open
                && answered(other, &moved) == about
                && (is_same(own, there)
                    || (own == there && !own.is_empty() && is_told(&one) && other.kind == one.kind))
        });
        if let Some(at) = same {
            kept[at].again.push(one.start..one.end);
            moved.push(at as u32);
            continue;
        }
        by_start.entry(start).or_default().push(kept.len());
        moved.push(kept.len() as u32);
        kept_words.push(index);
        kept.push(one);
    }
    for one in &mut kept {
        for about in &mut one.about {
            *about = moved[*about as usize];
        }
    }
    kept
}

/// Where what a passage is about stands among those that are kept.
fn answered(one: &Proposal, moved: &[u32]) -> Vec<Option<u32>> {
    let place = |at: &u32| moved.get(*at as usize).copied();
    one.about.iter().map(place).collect()
}

/// Whether a few words tell by themselves who says what: "supported it" of what nobody
/// knows may be said of two things.
fn is_told(one: &Proposal) -> bool {
    let answers = matches!(one.kind, InputKind::Support | InputKind::Opposition);
    !one.speakers.is_empty() && (!answers || !one.about.is_empty())
}

fn folded(text: &str, one: &Proposal) -> Vec<String> {
    let passage = &text[one.start as usize..one.end as usize];
    words::tokens(passage)
        .into_iter()
        .map(|at| &passage[at.start as usize..at.end as usize])
        .filter(|token| words::is_word(token))
        .map(|token| words::fold(token).into_owned())
        .collect()
}

fn is_same(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= FEWEST && short.len() * 2 >= long.len() && long.starts_with(short)
}
