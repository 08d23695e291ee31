//! Finds a passage that a source prints twice: it is one thing said.

use super::Proposal;
use crate::clause::words;

/// Fewest words of a passage that is found to be printed twice.
const FEWEST: usize = 6;

/// Takes the second printing of a passage into the first, where the same speak.
///
/// Two passages are one where the words of the shorter, six at least, stand in the longer
/// one after the other and are at least half of it.
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
        let candidates = own.get(..3).and_then(|start| by_start.get(start));
        let same = candidates.into_iter().flatten().copied().find(|at| {
            let other: &Proposal = &kept[*at];
            other.speakers == one.speakers
                && other.open == one.open
                && is_same(own, &folded[kept_words[*at]])
        });
        if let Some(at) = same {
            kept[at].again.push(one.start..one.end);
            moved.push(at as u32);
            continue;
        }
        if let Some(start) = own.get(..3) {
            by_start.entry(start).or_default().push(kept.len());
        }
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
