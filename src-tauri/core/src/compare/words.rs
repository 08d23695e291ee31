//! Compares two wordings word by word, as a reader wants to see it.

use std::ops::Range;

use super::readable::readable;
use super::tokens::{Cut, Hunk, hunks, kept};

/// A piece of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change<'t> {
    /// Text that both wordings have.
    Kept(&'t str),
    /// Text of the older wording only.
    Removed(&'t str),
    /// Text of the newer wording only.
    Added(&'t str),
}

/// Compares two wordings word by word.
///
/// Read without the added pieces, the result is `older`; read without the removed
/// ones, `newer`: to the letter, blanks included. No piece is empty, no two pieces of
/// a kind follow each other, what is removed stands before what is added in its
/// stead, no word is cut, and no single unchanged word stands between two changes of
/// words (brackets put next to a word are no change of words). Swapping the two wordings swaps what is removed with what is added.
///
/// ```
/// use travaux::compare::words::{Change::*, words};
///
/// assert_eq!(
///     words("Parties should report.", "Parties shall report."),
///     [Kept("Parties "), Removed("should"), Added("shall"), Kept(" report.")],
/// );
/// ```
pub fn words<'t>(older: &'t str, newer: &'t str) -> Vec<Change<'t>> {
    if older == newer {
        return if older.is_empty() {
            Vec::new()
        } else {
            vec![Change::Kept(newer)]
        };
    }
    let (older, newer) = (Cut::new(older), Cut::new(newer));
    pieces(&read(&older, &newer), &older, &newer)
}

/// Finds where two wordings differ, as a reader wants to see it.
pub(super) fn read(older: &Cut<'_>, newer: &Cut<'_>) -> Vec<Hunk> {
    readable(hunks(older, newer), older, newer)
}

/// Spells out the texts of a comparison, with the blanks between the tokens.
///
/// Where only blanks differ, the blanks that differ are removed and added.
pub fn pieces<'t>(hunks: &[Hunk], older: &Cut<'t>, newer: &Cut<'t>) -> Vec<Change<'t>> {
    let mut writer = Writer {
        older: older.text,
        newer: newer.text,
        pieces: Vec::with_capacity(2 * hunks.len() + 1),
        kept: 0..0,
    };
    let (mut end_older, mut end_newer) = (0, 0);
    for run in kept(hunks, older.len()) {
        let old = &older.tokens[run.older..run.older + run.len];
        let new = &newer.tokens[run.newer..run.newer + run.len];
        writer.between(
            end_older..old[0].start as usize,
            end_newer..new[0].start as usize,
        );
        (end_older, end_newer) = (old[run.len - 1].end as usize, new[run.len - 1].end as usize);
        let alike = older.text[old[0].start as usize..end_older]
            == newer.text[new[0].start as usize..end_newer];
        if !alike {
            for (old, new) in old.windows(2).zip(new.windows(2)) {
                writer.kept.end = new[0].end as usize;
                writer.between(
                    old[0].end as usize..old[1].start as usize,
                    new[0].end as usize..new[1].start as usize,
                );
            }
        }
        writer.kept.end = end_newer;
    }
    writer.between(end_older..older.text.len(), end_newer..newer.text.len());
    writer.close();
    writer.pieces
}

struct Writer<'t> {
    older: &'t str,
    newer: &'t str,
    pieces: Vec<Change<'t>>,
    /// What has been kept since the last change, in the newer text.
    kept: Range<usize>,
}

impl Writer<'_> {
    /// Writes what stands between two kept tokens: common blanks at both ends are
    /// kept, the rest has changed.
    fn between(&mut self, old: Range<usize>, new: Range<usize>) {
        let (old_text, new_text) = (&self.older[old.clone()], &self.newer[new.clone()]);
        if old_text == new_text {
            self.kept.end = new.end;
            return;
        }
        let lead = common_blanks(old_text.chars(), new_text.chars());
        let trail = common_blanks(
            old_text[lead..].chars().rev(),
            new_text[lead..].chars().rev(),
        );
        self.kept.end = new.start + lead;
        self.close();
        let removed = &self.older[old.start + lead..old.end - trail];
        if !removed.is_empty() {
            self.pieces.push(Change::Removed(removed));
        }
        let added = &self.newer[new.start + lead..new.end - trail];
        if !added.is_empty() {
            self.pieces.push(Change::Added(added));
        }
        self.kept = new.end - trail..new.end;
    }

    fn close(&mut self) {
        if !self.kept.is_empty() {
            self.pieces
                .push(Change::Kept(&self.newer[self.kept.clone()]));
        }
    }
}

/// Returns how many bytes of blanks both begin with.
fn common_blanks(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b)
        .take_while(|(a, b)| a == b && a.is_whitespace())
        .map(|(blank, _)| blank.len_utf8())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::Change::*;
    use super::*;
    use crate::clause::words::{is_word, tokens};
    use proptest::prelude::*;

    /// The comparison in the reader's notation.
    fn shown(older: &str, newer: &str) -> String {
        words(older, newer)
            .into_iter()
            .map(|change| match change {
                Kept(text) => text.to_owned(),
                Removed(text) => format!("[-{text}-]"),
                Added(text) => format!("{{+{text}+}}"),
            })
            .collect()
    }

    #[track_caller]
    fn check(older: &str, newer: &str, expected: &str) {
        assert_eq!(shown(older, newer), expected);
    }

    #[test]
    fn the_same_text_is_kept_whole() {
        check(
            "Parties shall report.",
            "Parties shall report.",
            "Parties shall report.",
        );
        assert_eq!(words("", ""), []);
    }

    #[test]
    fn a_word_is_replaced_added_and_removed() {
        check(
            "Parties should report.",
            "Parties shall report.",
            "Parties [-should-]{+shall+} report.",
        );
        check(
            "Parties shall report.",
            "Parties shall promptly report.",
            "Parties shall {+promptly +}report.",
        );
        check(
            "Parties shall promptly report.",
            "Parties shall report.",
            "Parties shall [-promptly -]report.",
        );
        check(
            "Parties shall report.",
            "Parties shall report promptly.",
            "Parties shall report{+ promptly+}.",
        );
        check("", "New text.", "{+New text.+}");
        check("Old text.", "", "[-Old text.-]");
    }

    #[test]
    fn no_single_word_is_left_between_two_changes() {
        check(
            "States should consider reporting each year.",
            "Parties shall consider submitting each year.",
            "[-States should consider reporting-]{+Parties shall consider submitting+} each year.",
        );
        check(
            "the needs of the people there",
            "the rights of the women there",
            "the [-needs of the people-]{+rights of the women+} there",
        );
        check(
            "Parties agree, and report",
            "States agree, or report",
            "[-Parties agree, and-]{+States agree, or+} report",
        );
    }

    #[test]
    fn two_words_with_meaning_stay_between_two_changes() {
        check(
            "All climate finance flows",
            "Some climate finance moves",
            "[-All-]{+Some+} climate finance [-flows-]{+moves+}",
        );
    }

    #[test]
    fn brackets_put_round_a_phrase_leave_the_phrase_alone() {
        check(
            "Parties shall, where appropriate, report",
            "Parties shall[, where appropriate,] report",
            "Parties shall{+[+}, where appropriate,{+]+} report",
        );
        check("[shall]", "shall", "[-[-]shall[-]-]");
        check(
            "Parties [shall] report",
            "Parties shall report",
            "Parties [-[-]shall[-]-] report",
        );
        check(
            "Parties [shall] report on",
            "Parties shall inform on",
            "Parties [-[-]shall[-] report-]{+ inform+} on",
        );
        check(
            "Parties [shall report annually] to it",
            "Parties shall report annually to it",
            "Parties [-[-]shall report annually[-]-] to it",
        );
    }

    #[test]
    fn an_insertion_stands_where_brackets_and_sentences_stay_whole() {
        check("[a] [b]", "[a] [c] [b]", "[a] {+[c] +}[b]");
        check(
            "Parties shall report. Parties shall act.",
            "Parties shall report. Parties shall pay. Parties shall act.",
            "Parties shall report. {+Parties shall pay. +}Parties shall act.",
        );
        check("A, B and C", "A, X, B and C", "A, {+X, +}B and C");
        check(
            "the text of the treaty",
            "the text of the clause of the treaty",
            "the text {+of the clause +}of the treaty",
        );
    }

    #[test]
    fn only_the_blanks_that_differ_are_shown() {
        check("a  b", "a b", "a [- -]b");
        check("a b", "a\u{a0}b", "a[- -]{+\u{a0}+}b");
        check(" a b ", "a b", "[- -]a b[- -]");
        check(" ", "", "[- -]");
        check("a  b c", "a d c", "a [- b-]{+d+} c");
    }

    #[test]
    fn every_script_is_compared_by_its_words() {
        check(
            "缔约方应报告。",
            "缔约方须报告。",
            "缔约方[-应-]{+须+}报告。",
        );
        check(
            "يجب على الأطراف",
            "ينبغي على الأطراف",
            "[-يجب-]{+ينبغي+} على الأطراف",
        );
        check("يَجِبُ الأطراف", "يجب الأطراف", "[-يَجِبُ-]{+يجب+} الأطراف");
        check(
            "l’accord adopté",
            "le présent accord adopté",
            "[-l’-]{+le présent +}accord adopté",
        );
    }

    #[test]
    fn a_paragraph_of_a_megabyte_is_compared_too() {
        let older = "shall report on the measures taken ".repeat(30_000);
        let newer = older.replace("shall report on the measures taken shall", "Parties");
        assert!(words(&older, &newer).len() > 1000);
    }

    fn sides(changes: &[Change<'_>]) -> (String, String) {
        let (mut older, mut newer) = (String::new(), String::new());
        for change in changes {
            match change {
                Kept(text) => {
                    older.push_str(text);
                    newer.push_str(text);
                }
                Removed(text) => older.push_str(text),
                Added(text) => newer.push_str(text),
            }
        }
        (older, newer)
    }

    /// The changes with the two sides exchanged.
    fn swapped<'t>(changes: &[Change<'t>]) -> Vec<Change<'t>> {
        let mut found = Vec::new();
        let mut rest = changes;
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            match (first, after.first()) {
                (Removed(old), Some(Added(new))) => {
                    found.extend([Removed(new), Added(old)]);
                    rest = &after[1..];
                }
                (Removed(old), _) => found.push(Added(old)),
                (Added(new), _) => found.push(Removed(new)),
                (Kept(text), _) => found.push(Kept(text)),
            }
        }
        found
    }

    /// Texts of few different words, in several scripts, with brackets and all blanks.
    fn text() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            6 => prop::sample::select(vec![
                "shall", "Shall", "should", "the", "of", "Parties", "report", "l’", "l’accord", "State's",
                "缔约", "方", "يَجِبُ", "יש", "e\u{301}", "[", "]", "[[", "][", "(", ")", ",", ".", ";", "-",
                "3.35", "[^1]", "/",
            ]).prop_map(str::to_owned),
            1 => any::<char>().prop_map(String::from),
        ];
        let blank = prop::sample::select(vec![
            "", " ", " ", " ", "  ", "\t", "\u{a0}", "\u{3000}", "\n",
        ]);
        prop::collection::vec((blank, word), 0..30).prop_map(|parts| {
            parts
                .into_iter()
                .map(|(blank, word)| blank.to_owned() + &word)
                .collect()
        })
    }

    fn pair() -> impl Strategy<Value = (String, String)> {
        prop_oneof![(text(), text()), (any::<String>(), any::<String>())]
    }

    proptest! {
        #[test]
        fn both_texts_come_back_to_the_letter((older, newer) in pair()) {
            prop_assert_eq!(sides(&words(&older, &newer)), (older, newer));
        }

        #[test]
        fn the_same_against_the_same_is_all_kept(text in text()) {
            let changes = words(&text, &text);
            prop_assert!(changes.iter().all(|change| matches!(change, Kept(_))));
        }

        #[test]
        fn swapping_the_sides_swaps_insertions_and_deletions((older, newer) in pair()) {
            prop_assert_eq!(swapped(&words(&older, &newer)), words(&newer, &older));
        }

        #[test]
        fn pieces_are_never_empty_and_removed_stands_before_added((older, newer) in pair()) {
            let changes = words(&older, &newer);
            for change in &changes {
                let (Kept(text) | Removed(text) | Added(text)) = change;
                prop_assert!(!text.is_empty());
            }
            for two in changes.windows(2) {
                prop_assert!(matches!(
                    two,
                    [Kept(_), Removed(_) | Added(_)] | [Removed(_), Added(_) | Kept(_)] | [Added(_), Kept(_)]
                ));
            }
        }

        #[test]
        fn no_word_is_cut((older, newer) in pair()) {
            let (mut at_older, mut at_newer) = (0, 0);
            let edges = |text: &str| -> Vec<usize> {
                tokens(text).iter().flat_map(|at| at.start as usize + 1..at.end as usize).collect()
            };
            let (inside_older, inside_newer) = (edges(&older), edges(&newer));
            for change in words(&older, &newer) {
                match change {
                    Kept(text) => {
                        at_older += text.len();
                        at_newer += text.len();
                    }
                    Removed(text) => at_older += text.len(),
                    Added(text) => at_newer += text.len(),
                }
                prop_assert!(inside_older.binary_search(&at_older).is_err());
                prop_assert!(inside_newer.binary_search(&at_newer).is_err());
            }
        }

        #[test]
        fn no_single_word_stands_between_two_changes_of_words((older, newer) in pair()) {
            let changes = words(&older, &newer);
            for three in changes.windows(3) {
                let (Removed(before) | Added(before), Kept(island), Removed(after) | Added(after)) =
                    (three[0], three[1], three[2])
                else {
                    continue;
                };
                if before.trim().is_empty() || after.trim().is_empty() {
                    continue;
                }
                let tokens = tokens(island);
                let words = tokens
                    .iter()
                    .filter(|at| is_word(&island[at.start as usize..at.end as usize]))
                    .count();
                let bracketing = |text: &str| text.chars().all(|c| c.is_whitespace() || "[]".contains(c));
                if words > 0 && (bracketing(before) || bracketing(after)) {
                    continue;
                }
                prop_assert!(words > 1 || tokens.len() > 3, "{:?}", shown(&older, &newer));
            }
        }
    }
}
