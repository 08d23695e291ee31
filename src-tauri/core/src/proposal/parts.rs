//! The parts of a proposal: cut out of two wordings, placed in a third, and put in.

use std::ops::Range;

use crate::clause::Wording;
use crate::compare::words::{Change, words};

/// A run of bytes of one wording that would be replaced by a run of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// What would go; empty for an insertion.
    pub old: Range<u32>,
    /// What would come; empty for a deletion.
    pub new: Range<u32>,
}

/// Where a part stands in a newer wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// The words it would replace, or the point at which it would insert.
    At(Range<u32>),
    /// It has been done already.
    Already,
    /// It fits no longer; what stands there now.
    Lost(String),
}

/// An edit of a wording: a range of it, and what comes in its stead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit<'w> {
    /// What goes; empty for an insertion.
    pub at: Range<u32>,
    /// The wording that what comes is taken from.
    pub from: &'w Wording,
    /// Which run of it.
    pub run: Range<u32>,
}

impl Edit<'_> {
    /// Returns what comes.
    pub fn words(&self) -> &str {
        slice(&self.from.text, &self.run)
    }

    /// Tells whether two edits cannot both be done: they touch the same words, or put
    /// different words in at the same point. The same edit twice is no clash.
    pub fn clashes(&self, other: &Edit<'_>) -> bool {
        let (a, b) = (&self.at, &other.at);
        if a == b {
            return self.words() != other.words();
        }
        a.start < b.end && b.start < a.end
    }
}

fn slice<'t>(text: &'t str, at: &Range<u32>) -> &'t str {
    &text[at.start as usize..at.end as usize]
}

/// Cuts what a wording asks for into insertions, deletions and replacements, in order.
///
/// All of them put into `base` give `wanted`, to the letter.
pub fn cut(base: &str, wanted: &str) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    let (mut old, mut new) = (0_u32, 0_u32);
    let mut joins = false;
    for change in words(base, wanted) {
        let length = |text: &str| u32::try_from(text.len()).expect("a wording is short");
        let (from_old, from_new) = (old, new);
        match change {
            Change::Kept(text) => {
                old += length(text);
                new += length(text);
                joins = false;
                continue;
            }
            Change::Removed(text) => old += length(text),
            Change::Added(text) => new += length(text),
        }
        match cuts.last_mut().filter(|_| joins) {
            Some(last) => {
                last.old.end = old;
                last.new.end = new;
            }
            None => cuts.push(Cut {
                old: from_old..old,
                new: from_new..new,
            }),
        }
        joins = true;
    }
    cuts
}

/// Places a part of a proposal, made on `base`, in `head`: `old` are the words that it would
/// replace by `comes`. `since` is what was done to `base` until it was `head`, as [`cut`] says it.
///
/// A part fits where nothing has been done to its words since; an insertion, where nothing
/// else has been put in at its point.
pub fn place(old: &Range<u32>, comes: &str, head: &str, since: &[Cut]) -> Placed {
    let mut shift = 0_i64;
    for done in since {
        if done.old == *old {
            return match slice(head, &done.new) {
                now if now == comes => Placed::Already,
                now => Placed::Lost(now.to_owned()),
            };
        }
        if done.old.start < old.end && old.start < done.old.end {
            return Placed::Lost(slice(head, &done.new).to_owned());
        }
        if done.old.end <= old.start {
            shift = i64::from(done.new.end) - i64::from(done.old.end);
        }
    }
    let moved = |at: u32| u32::try_from(i64::from(at) + shift).expect("a place inside the head");
    Placed::At(moved(old.start)..moved(old.end))
}

/// Puts edits into a wording; the same edit twice is done once. None may clash.
pub fn put_in(head: &Wording, edits: &[Edit<'_>]) -> Wording {
    let mut edits: Vec<&Edit<'_>> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    edits.dedup_by(|a, b| a.at == b.at && a.words() == b.words());
    let mut out = Wording::default();
    let mut upto = 0;
    for edit in edits {
        append(&mut out, head, upto..edit.at.start);
        append(&mut out, edit.from, edit.run.clone());
        upto = edit.at.end;
    }
    append(&mut out, head, upto..head.text.len() as u32);
    out.marks.sort_by_key(|mark| (mark.start, mark.end));
    out
}

/// Adds a run of a wording at the end.
fn append(out: &mut Wording, from: &Wording, run: Range<u32>) {
    if run.is_empty() {
        return;
    }
    out.append(from.slice(run.start as usize, run.end as usize));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wording(text: &str) -> Wording {
        Wording {
            text: text.to_owned(),
            marks: Vec::new(),
        }
    }

    /// What a proposal on `base` makes of `head`: what fits is put in, and what does not is said.
    fn carried(base: &str, wanted: &str, head: &str) -> (String, Vec<String>) {
        let (wanted, head) = (wording(wanted), wording(head));
        let since = cut(base, &head.text);
        let mut lost = Vec::new();
        let mut edits = Vec::new();
        for part in cut(base, &wanted.text) {
            match place(
                &part.old,
                slice(&wanted.text, &part.new),
                &head.text,
                &since,
            ) {
                Placed::At(at) => edits.push(Edit {
                    at,
                    from: &wanted,
                    run: part.new,
                }),
                Placed::Already => {}
                Placed::Lost(now) => lost.push(now),
            }
        }
        (put_in(&head, &edits).text, lost)
    }

    #[test]
    fn what_was_left_alone_fits_and_what_was_touched_says_what_stands_there_now() {
        let base = "States should report to the Assembly every year on their work.";
        let wanted = "States shall report to the Assembly every second year on their work.";
        let head = "States should report to the Council every year on their work.";
        assert_eq!(
            carried(base, wanted, head),
            (
                "States shall report to the Council every second year on their work.".to_owned(),
                Vec::new()
            )
        );
        let head = "States may report to the Assembly every year on their work.";
        let (text, lost) = carried(base, wanted, head);
        assert_eq!(
            text,
            "States may report to the Assembly every second year on their work."
        );
        assert_eq!(lost, ["may"]);
    }

    fn sentence() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof!["[a-d]", Just("[e]".to_owned()), Just("été".to_owned())],
            1..14,
        )
        .prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn on_its_own_base_all_of_a_proposal_gives_what_it_asks_for(base in sentence(), wanted in sentence()) {
            prop_assert_eq!(carried(&base, &wanted, &base), (wanted, Vec::new()));
        }

        #[test]
        fn a_proposal_that_is_done_changes_nothing_more(base in sentence(), wanted in sentence()) {
            prop_assert_eq!(carried(&base, &wanted, &wanted), (wanted, Vec::new()));
        }

        #[test]
        fn edits_that_do_not_clash_give_the_same_in_any_order(base in sentence(), one in sentence(), two in sentence()) {
            let head = wording(&base);
            let (one, two) = (wording(&one), wording(&two));
            let edits = |wanted: &Wording| -> Vec<(Range<u32>, Range<u32>)> {
                cut(&base, &wanted.text).into_iter().map(|cut| (cut.old, cut.new)).collect()
            };
            let mut all = Vec::new();
            for (wanted, cuts) in [(&one, edits(&one)), (&two, edits(&two))] {
                for (at, run) in cuts {
                    let edit = Edit { at, from: wanted, run };
                    if all.iter().all(|other| !edit.clashes(other)) {
                        all.push(edit);
                    }
                }
            }
            let first = put_in(&head, &all);
            all.reverse();
            prop_assert_eq!(&put_in(&head, &all), &first);
            // Each word of the text that no edit touches is still there, in order.
            let mut at = 0;
            let mut edits: Vec<_> = all.iter().map(|edit| edit.at.clone()).collect();
            edits.sort_by_key(|at| (at.start, at.end));
            let mut upto = 0;
            for edit in edits.into_iter().chain(std::iter::once(base.len() as u32..base.len() as u32)) {
                if upto < edit.start {
                    let kept = slice(&base, &(upto..edit.start));
                    let found = first.text[at..].find(kept);
                    prop_assert!(found.is_some(), "{kept:?} is lost in {:?}", first.text);
                    at += found.unwrap() + kept.len();
                }
                upto = upto.max(edit.end);
            }
        }
    }
}
