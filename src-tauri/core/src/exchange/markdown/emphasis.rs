//! Emphasis by CommonMark's rules, in time that grows with the length of the text.

use crate::clause::{Mark, MarkKind, Wording};

/// What a run of `*` or `_` can do where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flank {
    opens: bool,
    closes: bool,
}

impl Flank {
    /// Applies CommonMark's rules 1 to 8 for emphasis.
    pub(super) fn of(sign: u8, before: Option<char>, after: Option<char>) -> Self {
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let point = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
        let left = !blank(after) && (!point(after) || blank(before) || point(before));
        let right = !blank(before) && (!point(before) || blank(after) || point(after));
        if sign == b'_' {
            Flank {
                opens: left && (!right || point(before)),
                closes: right && (!left || point(after)),
            }
        } else {
            Flank {
                opens: left,
                closes: right,
            }
        }
    }
}

/// What stands between the letters: runs of delimiters, and ends of other marks.
#[derive(Default)]
pub(super) struct Events {
    list: Vec<Event>,
    marks: Vec<(MarkKind, usize, usize)>,
}

struct Event {
    at: usize,
    sign: u8,
    length: usize,
    left: usize,
    flank: Flank,
}

impl Events {
    /// Notes a run of delimiters before byte `at` of the letters.
    pub(super) fn delimiters(&mut self, at: usize, sign: u8, length: usize, flank: Flank) {
        self.list.push(Event {
            at,
            sign,
            length,
            left: length,
            flank,
        });
    }

    /// Notes an end of a mark before byte `at`, and returns a name for it.
    pub(super) fn point(&mut self, at: usize) -> usize {
        let neither = Flank {
            opens: false,
            closes: false,
        };
        self.delimiters(at, b' ', 0, neither);
        self.list.len() - 1
    }

    /// Notes a mark between two points.
    pub(super) fn mark(&mut self, kind: MarkKind, start: usize, end: usize) {
        self.marks.push((kind, start, end));
    }

    /// Pairs the delimiters, puts those without a partner back among the letters, and
    /// returns the wording.
    pub(super) fn finish(mut self, letters: &str) -> Wording {
        self.pair();
        let mut text = String::with_capacity(letters.len());
        let mut done = 0;
        let mut ends = Vec::with_capacity(self.list.len());
        for event in &self.list {
            text.push_str(&letters[done..event.at]);
            done = event.at;
            let before = text.len() as u32;
            text.extend(std::iter::repeat_n(char::from(event.sign), event.left));
            ends.push((before, text.len() as u32));
        }
        text.push_str(&letters[done..]);
        let marks = self
            .marks
            .iter()
            .map(|(kind, start, end)| Mark {
                start: ends[*start].1,
                end: ends[*end].0,
                kind: *kind,
            })
            .filter(|mark| mark.start < mark.end)
            .collect();
        Wording { text, marks }
    }

    /// The algorithm of the CommonMark specification, "process emphasis".
    fn pair(&mut self) {
        let runs: Vec<usize> = (0..self.list.len())
            .filter(|n| self.list[*n].length > 0)
            .collect();
        // Openers still standing, as indices into the list, outermost first.
        let mut openers: Vec<usize> = Vec::new();
        // Below these heights no opener can match a closer of that kind.
        let mut floor = [0_usize; 12];
        for run in runs {
            while self.list[run].flank.closes && self.list[run].left > 0 {
                let closer = &self.list[run];
                let key = usize::from(closer.sign == b'_') * 6
                    + usize::from(closer.flank.opens) * 3
                    + closer.length % 3;
                let bottom = floor[key].min(openers.len());
                let found = openers[bottom..].iter().rposition(|opener| {
                    let opener = &self.list[*opener];
                    let odd = (opener.flank.closes || closer.flank.opens)
                        && (opener.length + closer.length).is_multiple_of(3)
                        && !(opener.length.is_multiple_of(3) && closer.length.is_multiple_of(3));
                    opener.sign == closer.sign && !odd
                });
                let Some(found) = found.map(|n| n + bottom) else {
                    floor[key] = openers.len();
                    break;
                };
                let opener = openers[found];
                openers.truncate(found + 1);
                for height in &mut floor {
                    *height = (*height).min(openers.len());
                }
                let strong = self.list[opener].left >= 2 && self.list[run].left >= 2;
                let (kind, used) = if strong {
                    (MarkKind::Bold, 2)
                } else {
                    (MarkKind::Italic, 1)
                };
                self.marks.push((kind, opener, run));
                self.list[opener].left -= used;
                self.list[run].left -= used;
                if self.list[opener].left == 0 {
                    openers.pop();
                    for height in &mut floor {
                        *height = (*height).min(openers.len());
                    }
                }
            }
            if self.list[run].flank.opens && self.list[run].left > 0 {
                openers.push(run);
            }
        }
    }
}
