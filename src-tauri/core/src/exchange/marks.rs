//! Marks in the one form that readers give and writers expect.

use crate::clause::{Mark, MarkKind, Wording};

/// Brings a wording into the form in which every reader gives it: no blanks at the
/// ends, no line ends or control characters, no mark that starts or ends in a blank,
/// marks of one kind joined where they touch, all in order.
pub(crate) fn tidy(wording: &mut Wording) {
    if wording.text.chars().any(char::is_control) {
        // A control character of two bytes becomes two blanks: the marks stay true.
        wording.text = wording.text.chars().fold(String::new(), |mut text, c| {
            if c.is_control() {
                text.extend(std::iter::repeat_n(' ', c.len_utf8()));
            } else {
                text.push(c);
            }
            text
        });
    }
    let kept = wording.text.trim_end_matches(' ').len();
    wording.text.truncate(kept);
    let blank = kept - wording.text.trim_start_matches(' ').len();
    drop_front(wording, blank);
    wording.marks.sort_unstable();
    join(&mut wording.marks);
    let text = &wording.text;
    for mark in &mut wording.marks {
        let end = (mark.end as usize).min(text.len());
        let start = (mark.start as usize).min(end);
        let inside = &text[start..end];
        let front = inside.len() - inside.trim_start().len();
        mark.end = (start + inside.trim_end().len()) as u32;
        mark.start = (start + front) as u32;
    }
    wording.marks.retain(|mark| mark.start < mark.end);
    wording.marks.sort_unstable();
}

/// Joins marks of one kind that overlap or touch; anchors of footnotes and references stay
/// apart.
fn join(marks: &mut Vec<Mark>) {
    let mut joined: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks.drain(..) {
        let before = joined.iter().rposition(|before| before.kind == mark.kind);
        let apart = matches!(mark.kind, MarkKind::Footnote | MarkKind::Reference(_));
        match before {
            Some(at) if apart && (joined[at].start, joined[at].end) == (mark.start, mark.end) => {}
            Some(at) if !apart && mark.start <= joined[at].end => {
                joined[at].end = joined[at].end.max(mark.end);
            }
            _ => joined.push(mark),
        }
    }
    joined.sort_unstable();
    *marks = joined;
}

/// Takes the first `bytes` off a wording.
pub(crate) fn drop_front(wording: &mut Wording, bytes: usize) {
    if bytes == 0 {
        return;
    }
    wording.text.drain(..bytes);
    let bytes = bytes as u32;
    for mark in &mut wording.marks {
        mark.start = mark.start.saturating_sub(bytes);
        mark.end = mark.end.saturating_sub(bytes);
    }
    wording.marks.retain(|mark| mark.start < mark.end);
    wording.marks.sort_unstable();
}

/// Puts words before a wording, with a blank between.
pub(crate) fn put_before(wording: &mut Wording, words: &str) {
    wording.text.insert_str(0, &format!("{words} "));
    let shift = words.len() as u32 + 1;
    for mark in &mut wording.marks {
        mark.start += shift;
        mark.end += shift;
    }
}
