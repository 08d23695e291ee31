//! Follows a range of a wording by its words, into any other wording that has them.

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Known, Word, spelled};
use crate::clause::words::is_word;
use crate::compare::tokens::Cut;

/// How a range stands in a wording other than the one it was drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// All its words live on, next to each other and in order.
    Holds,
    /// Some of its words are gone, others were put between them, or they were moved.
    Changed,
    /// None of its words is left.
    Lapsed,
}

/// Where a range stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Followed {
    /// Whether it holds.
    pub standing: Standing,
    /// Where its words stand now: first byte and one past the last, in order, none
    /// touching the next. One as a rule; none once it has lapsed; several where its
    /// words were moved apart.
    pub now: Vec<(u32, u32)>,
}

/// Follows a range of one wording into another, by the identity of its words.
///
/// The two may be any revisions, older or newer, of one clause or of two. What was
/// put between words of the range belongs to it now; what stood outside it then does
/// not. The range never attaches itself to other words that look the same, and words
/// that come back bring it back. `range` counts UTF-8 bytes of `then`; blanks at its
/// ends are passed over. Punctuation alone does not keep a range of words alive.
pub fn follow(range: Range<u32>, then: &Known<'_>, now: &Known<'_>) -> Followed {
    let (old, new) = (Cut::new(&then.text), Cut::new(&now.text));
    let first = old.tokens.partition_point(|token| token.end <= range.start);
    let after = old
        .tokens
        .partition_point(|token| token.start < range.end)
        .max(first);
    let words: Vec<Word> = spelled(&then.origin).take(old.len()).collect();
    let places: FxHashMap<Word, usize> = spelled(&now.origin).take(new.len()).zip(0..).collect();
    let place = |index: usize| words.get(index).and_then(|word| places.get(word)).copied();

    let living: Vec<usize> = (first..after).filter_map(place).collect();
    let in_range_is_word = (first..after).any(|index| is_word(old.token(index)));
    let living_is_word = living.iter().any(|index| is_word(new.token(*index)));
    if living.is_empty() || in_range_is_word && !living_is_word {
        return Followed {
            standing: Standing::Lapsed,
            now: Vec::new(),
        };
    }
    if living.len() == after - first && living.windows(2).all(|two| two[0] + 1 == two[1]) {
        let cut_off = |at: u32, edge: u32| at.saturating_sub(edge);
        // A number printed anew lives on with other characters: no cut goes past them.
        let (head, tail) = (
            &new.tokens[living[0]],
            &new.tokens[living[living.len() - 1]],
        );
        let start = head.start + cut_off(range.start, old.tokens[first].start);
        let start = start.min(head.end - 1);
        let end = tail
            .end
            .saturating_sub(cut_off(old.tokens[after - 1].end, range.end));
        let end = end.max(tail.start + 1).max(start + 1);
        return Followed {
            standing: Standing::Holds,
            now: vec![on_characters(&now.text, start, end)],
        };
    }
    let outside: Vec<bool> = {
        let mut outside = vec![false; new.len()];
        for index in (0..first).chain(after..old.len()).filter_map(place) {
            outside[index] = true;
        }
        outside
    };
    Followed {
        standing: Standing::Changed,
        now: spans(living, &outside)
            .map(|(first, last)| (new.tokens[first].start, new.tokens[last].end))
            .collect(),
    }
}

/// Widens a range that cuts a character.
fn on_characters(text: &str, start: u32, end: u32) -> (u32, u32) {
    let offset = |at: usize| u32::try_from(at).expect("a text is shorter than 4 GiB");
    (
        offset(text.floor_char_boundary(start as usize)),
        offset(text.ceil_char_boundary(end as usize)),
    )
}

/// Joins the places of living words into spans that hold no word from outside.
fn spans(mut living: Vec<usize>, outside: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    living.sort_unstable();
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for index in living {
        match spans.last_mut() {
            Some((_, last)) if !outside[*last..index].contains(&true) => *last = index,
            _ => spans.push((index, index)),
        }
    }
    spans.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RevisionId;
    use crate::provenance::{Run, origin};
    use proptest::prelude::*;
    use uuid::Uuid;

    /// Revisions of one clause, one after the other, with the origin of their words.
    fn history<'t>(texts: &[&'t str]) -> Vec<Known<'t>> {
        let mut known: Vec<Known<'t>> = Vec::new();
        for (text, number) in texts.iter().zip(1..) {
            let revision = RevisionId(Uuid::from_u128(number));
            let parent = known.last().cloned();
            let earlier = known.iter().rev().cloned();
            let runs: Vec<Run> = origin(
                text,
                revision,
                parent.as_slice(),
                earlier,
                std::iter::empty(),
            );
            known.push(Known::new(*text, runs));
        }
        known
    }

    /// Follows the passage ⟨between these⟩ through the wordings, and shows it so.
    fn followed(then: &str, later: &[&str]) -> (Standing, String) {
        let start = then.find('⟨').expect("a passage begins");
        let end = then.find('⟩').expect("a passage ends") - '⟨'.len_utf8();
        let text = then.replace(['⟨', '⟩'], "");
        let mut texts = vec![text.as_str()];
        texts.extend(later);
        let known = history(&texts);
        let range = u32::try_from(start).unwrap()..u32::try_from(end).unwrap();
        let now = known.last().unwrap();
        let found = follow(range, &known[0], now);
        let mut shown = now.text.to_string();
        for (start, end) in found.now.iter().rev() {
            shown.insert(*end as usize, '⟩');
            shown.insert(*start as usize, '⟨');
        }
        (found.standing, shown)
    }

    #[track_caller]
    fn check(then: &str, later: &[&str], standing: Standing, shown: &str) {
        assert_eq!(followed(then, later), (standing, shown.to_owned()));
    }

    use Standing::{Changed, Holds, Lapsed};

    #[test]
    fn a_passage_holds_while_the_text_around_it_changes() {
        check(
            "Parties ⟨shall report⟩.",
            &["In that light, all Parties [shall report] each year."],
            Holds,
            "In that light, all Parties [⟨shall report⟩] each year.",
        );
    }

    #[test]
    fn a_passage_spans_what_is_put_inside_it() {
        check(
            "Parties ⟨shall report⟩.",
            &["Parties shall promptly report."],
            Changed,
            "Parties ⟨shall promptly report⟩.",
        );
    }

    #[test]
    fn a_passage_that_lost_words_has_changed() {
        check(
            "Parties ⟨shall promptly report⟩.",
            &["Parties shall report."],
            Changed,
            "Parties ⟨shall report⟩.",
        );
        check(
            "Parties ⟨shall promptly report⟩ to it.",
            &["Parties should promptly report to it."],
            Changed,
            "Parties should ⟨promptly report⟩ to it.",
        );
    }

    #[test]
    fn a_passage_lapses_with_the_last_of_its_words() {
        check(
            "Parties shall⟨, where appropriate,⟩ report.",
            &["Parties shall, then, report."],
            Lapsed,
            "Parties shall, then, report.",
        );
    }

    #[test]
    fn a_passage_never_attaches_itself_to_a_lookalike() {
        check(
            "⟨Parties shall report⟩. They shall act.",
            &["They shall act.", "They shall act. Parties report."],
            Lapsed,
            "They shall act. Parties report.",
        );
        check(
            "They ⟨shall⟩ act. They shall pay.",
            &["They should act. They shall pay."],
            Lapsed,
            "They should act. They shall pay.",
        );
    }

    #[test]
    fn words_that_come_back_bring_the_passage_back() {
        check(
            "They act. ⟨Parties shall report⟩.",
            &[
                "They act.",
                "They act now.",
                "They act now. Parties shall report.",
            ],
            Holds,
            "They act now. ⟨Parties shall report⟩.",
        );
    }

    #[test]
    fn a_passage_moved_in_its_clause_is_followed() {
        check(
            "⟨Parties shall report⟩. In the light of equity they act jointly.",
            &["In the light of equity they act jointly. Parties shall report."],
            Holds,
            "In the light of equity they act jointly. ⟨Parties shall report⟩.",
        );
    }

    #[test]
    fn a_passage_torn_apart_stands_in_several_places() {
        check(
            "⟨First we meet. Then we vote.⟩ Last comes the long closing statement by the Chair.",
            &["First we meet. Last comes the long closing statement by the Chair. Then we vote."],
            Changed,
            "⟨First we meet.⟩ Last comes the long closing statement by the Chair. ⟨Then we vote.⟩",
        );
    }

    #[test]
    fn blanks_do_not_matter_and_half_a_word_stays_half() {
        check(
            "Parties⟨ shall ⟩report.",
            &["Parties   shall report."],
            Holds,
            "Parties   ⟨shall⟩ report.",
        );
        check(
            "Par⟨ties sh⟩all report.",
            &["All Parties shall report."],
            Holds,
            "All Par⟨ties sh⟩all report.",
        );
        check(
            "Parties⟨ ⟩shall.",
            &["Parties shall."],
            Lapsed,
            "Parties shall.",
        );
    }

    proptest! {
        #[test]
        fn a_range_holds_in_its_own_wording(text in "[a-c ,.\\[\\]é缔]{1,30}", a in 0u32..30, b in 0u32..30) {
            let known = history(&[&text]);
            let found = follow(a.min(b)..a.max(b), &known[0], &known[0]);
            prop_assert!(found.standing != Changed);
        }

        #[test]
        fn spans_stand_in_order_on_character_boundaries_and_hold_what_lives(
            texts in prop::collection::vec("([a-d]{1,2}[ ,.]{1,2}|\\[|é ){0,12}", 2..5),
            a in 0u32..40,
            b in 0u32..40,
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let known = history(&texts);
            let (then, now) = (&known[0], &known[known.len() - 1]);
            let found = follow(a.min(b)..a.max(b), then, now);
            let mut before = None;
            for (start, end) in &found.now {
                prop_assert!(start < end && before.is_none_or(|before| before < *start));
                prop_assert!(now.text.get(*start as usize..*end as usize).is_some());
                before = Some(*end);
            }
            prop_assert_eq!(found.standing == Lapsed, found.now.is_empty());
            if found.standing == Holds {
                let (start, end) = found.now[0];
                let squeezed = |text: &str| text.replace(char::is_whitespace, "");
                let was = a.min(b) as usize..(a.max(b) as usize).min(then.text.len());
                if let Some(was) = then.text.get(was) {
                    prop_assert_eq!(squeezed(was), squeezed(&now.text[start as usize..end as usize]));
                }
            }
        }
    }
}
