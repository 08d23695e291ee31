//! The marks of a merged wording: those of the words that came into it.

use crate::clause::{Mark, MarkKind, Wording};
use crate::compare::words::{Change, words};

/// Returns a text with the marks that its words have in the wordings it was made of, those
/// of the first one before the others'. References stay where their whole number does, and
/// come from the first wordings only that have them: a file has none.
pub(super) fn carried(text: &str, sources: &[&Wording]) -> Wording {
    let mut marks: Vec<Mark> = Vec::new();
    for source in sources.iter().filter(|source| !source.marks.is_empty()) {
        for mark in moved(source, text) {
            let taken = marks.iter().any(|other| {
                let same = other.kind == mark.kind || both_refer(other.kind, mark.kind);
                same && other.start < mark.end && mark.start < other.end
            });
            if !taken {
                marks.push(mark);
            }
        }
    }
    marks.sort_unstable();
    Wording {
        text: text.to_owned(),
        marks,
    }
}

fn both_refer(one: MarkKind, other: MarkKind) -> bool {
    let refers = |kind| matches!(kind, MarkKind::Reference(_));
    refers(one) && refers(other)
}

/// Returns the marks of a wording where its words stand in a text.
fn moved(source: &Wording, text: &str) -> Vec<Mark> {
    let (mut from, mut to) = (0_u32, 0_u32);
    let mut kept: Vec<(u32, u32, u32)> = Vec::new();
    for change in words(&source.text, text) {
        match change {
            Change::Kept(words) => {
                let length = words.len() as u32;
                kept.push((from, to, length));
                from += length;
                to += length;
            }
            Change::Removed(words) => from += words.len() as u32,
            Change::Added(words) => to += words.len() as u32,
        }
    }
    let mut marks: Vec<Mark> = Vec::new();
    for mark in &source.marks {
        for (from, to, length) in &kept {
            let (start, end) = (mark.start.max(*from), mark.end.min(from + length));
            let whole = (start, end) == (mark.start, mark.end);
            if start >= end || (!whole && matches!(mark.kind, MarkKind::Reference(_))) {
                continue;
            }
            marks.push(Mark {
                start: to + (start - from),
                end: to + (end - from),
                kind: mark.kind,
            });
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, start: u32, end: u32) -> Wording {
        Wording {
            text: text.to_owned(),
            marks: vec![Mark {
                start,
                end,
                kind: MarkKind::Italic,
            }],
        }
    }

    #[test]
    fn marks_come_with_the_words_of_either_side() {
        let ours = marked("Recalling the Charter", 0, 9);
        let theirs = marked("Recalling the whole Charter", 20, 27);
        let found = carried("Recalling the whole Charter", &[&ours, &theirs]);
        let marks: Vec<&str> = found
            .marks
            .iter()
            .map(|mark| &found.text[mark.start as usize..mark.end as usize])
            .collect();
        assert_eq!(marks, ["Recalling", "Charter"]);
    }

    #[test]
    fn what_both_mark_is_marked_once() {
        let ours = marked("Recalling the Charter", 0, 9);
        let found = carried("Recalling the Charter", &[&ours, &ours]);
        assert_eq!(found.marks, ours.marks);
    }
}
