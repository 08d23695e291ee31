//! Brackets: wording that is not agreed, with its alternatives and holders.
//!
//! [`parse`] reads a wording into a value, and [`print`] gives the wording back to
//! the letter. [`spans`] and [`balance`] are cheaper and serve drawing and comparing;
//! [`tally`] is the count that people quote.

pub mod account;
mod names;
pub mod tally;
#[cfg(test)]
mod tests;

/// Brackets nested deeper than this stay as printed inside the one around them.
pub const DEEPEST: usize = 64;

/// A wording read for its brackets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed<'t> {
    /// The wording, piece by piece; printed one after the other they are the text.
    pub pieces: Vec<Piece<'t>>,
    /// Brackets without a partner, as byte offsets in order; they stay as text.
    pub unbalanced: Vec<u32>,
}

/// A stretch of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Wording that nobody disputes.
    Agreed(&'t str),
    /// Alternatives in the order in which they stand, each with whoever holds it.
    Bracket(Vec<Alternative<'t>>),
    /// A note on the whole paragraph, as `[Agreed ad ref]`: what stands inside.
    Tag(&'t str),
}

/// One way to word what stands in a bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative<'t> {
    /// Its words, with the brackets inside them.
    pub pieces: Vec<Piece<'t>>,
    /// Its holders, as printed after the hyphen; empty where nobody is named.
    pub holders: Vec<&'t str>,
    /// Other holders and what they want done with it, in order.
    pub positions: Vec<Position<'t>>,
    /// Names, hyphen and semicolons to the letter, from the end of the words on.
    pub attribution: &'t str,
    /// The slash with its blanks that parts it from the next alternative, if any.
    pub separator: &'t str,
}

/// What somebody wants done with an alternative: `G77 delete`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position<'t> {
    /// Whoever wants it.
    pub holders: Vec<&'t str>,
    /// What they want.
    pub verb: Verb<'t>,
}

/// What is wanted of a bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb<'t> {
    /// Keep it.
    Retain,
    /// Take it out.
    Delete,
    /// Put it in.
    Add,
    /// Come back to it.
    Reserve,
    /// Anything else, as printed.
    Other(&'t str),
}

/// A bracket in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Byte of the opening bracket.
    pub start: u32,
    /// One past the closing bracket.
    pub end: u32,
    /// 0 outside all others.
    pub depth: u32,
}

/// How many brackets a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Brackets with both ends.
    pub pairs: u32,
    /// Opening ones without a partner.
    pub unclosed: u32,
    /// Closing ones without a partner.
    pub unopened: u32,
    /// Deepest nesting; 0 without brackets.
    pub deepest: u32,
}

/// Finds the brackets of a text, in order of their start.
///
/// Footnote anchors (`[^1]`) and `[sic]` are none.
pub fn spans(text: &str) -> Vec<Span> {
    scan(text).0
}

/// Counts the brackets of a text.
pub fn balance(text: &str) -> Balance {
    let (spans, unbalanced) = scan(text);
    let opening = |at: &&u32| text.as_bytes()[**at as usize] == b'[';
    let unclosed = unbalanced.iter().filter(opening).count() as u32;
    Balance {
        pairs: spans.len() as u32,
        unclosed,
        unopened: unbalanced.len() as u32 - unclosed,
        deepest: spans.iter().map(|span| span.depth + 1).max().unwrap_or(0),
    }
}

/// Brackets with both ends in order of their start, and those without a partner.
fn scan(text: &str) -> (Vec<Span>, Vec<u32>) {
    let bytes = text.as_bytes();
    let mut open: Vec<usize> = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut stray = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'[' => {
                if let Some(length) = not_a_bracket(&text[at..]) {
                    at += length;
                    continue;
                }
                open.push(at);
            }
            b']' => match open.pop() {
                Some(start) => spans.push(Span {
                    start: start as u32,
                    end: at as u32 + 1,
                    depth: 0,
                }),
                None => stray.push(at as u32),
            },
            _ => {}
        }
        at += 1;
    }
    stray.extend(open.iter().map(|at| *at as u32));
    stray.sort_unstable();
    spans.sort_unstable_by_key(|span| span.start);
    // Depth counts the pairs around a pair, not brackets that never close.
    let mut around: Vec<u32> = Vec::new();
    for span in &mut spans {
        while around.last().is_some_and(|end| *end <= span.start) {
            around.pop();
        }
        span.depth = around.len() as u32;
        around.push(span.end);
    }
    (spans, stray)
}

/// Length of a footnote anchor or `[sic]` at the start of `text`.
fn not_a_bracket(text: &str) -> Option<usize> {
    let head = text.as_bytes();
    if head.len() >= 5 && head[..5].eq_ignore_ascii_case(b"[sic]") {
        return Some(5);
    }
    if head.get(1) != Some(&b'^') {
        return None;
    }
    let end = head
        .iter()
        .take(100)
        .skip(2)
        .position(|b| matches!(b, b']' | b'[' | b' '))?;
    (end > 0 && head[end + 2] == b']').then_some(end + 3)
}

/// A bracket that is being read.
struct Frame<'t> {
    end: usize,
    is_bracket: bool,
    pieces: Vec<Piece<'t>>,
    done: Vec<Alternative<'t>>,
    /// Where the alternative at hand began, and where its text goes on.
    from: usize,
}

/// Reads the brackets of a text.
///
/// ```
/// use travaux::clause::bracket::{parse, print, Piece};
///
/// let text = "Parties [shall][should - US; EU delete] report.";
/// let read = parse(text);
/// assert_eq!(read.pieces.len(), 4);
/// assert!(matches!(&read.pieces[2], Piece::Bracket(ways) if ways[0].holders == ["US"]));
/// assert_eq!(print(&read.pieces), text);
/// ```
pub fn parse(text: &str) -> Parsed<'_> {
    let (spans, unbalanced) = scan(text);
    let mut stack = vec![Frame {
        end: text.len(),
        is_bracket: false,
        pieces: Vec::new(),
        done: Vec::new(),
        from: 0,
    }];
    for span in spans {
        if span.depth as usize >= DEEPEST {
            continue;
        }
        close_until(text, &mut stack, span.start as usize);
        let inner = &text[span.start as usize + 1..span.end as usize - 1];
        let top = stack.last_mut().expect("the text itself stays open");
        text_up_to(text, top, span.start as usize);
        if is_tag(inner) {
            top.pieces.push(Piece::Tag(inner));
            top.from = span.end as usize;
            continue;
        }
        stack.push(Frame {
            end: span.end as usize,
            is_bracket: true,
            pieces: Vec::new(),
            done: Vec::new(),
            from: span.start as usize + 1,
        });
    }
    close_until(text, &mut stack, text.len() + 1);
    let mut whole = stack.pop().expect("the text itself stays open");
    if whole.from < text.len() {
        whole.pieces.push(Piece::Agreed(&text[whole.from..]));
    }
    Parsed {
        pieces: whole.pieces,
        unbalanced,
    }
}

/// Closes every bracket that ends at or before `at`; the text itself stays open.
fn close_until<'t>(text: &'t str, stack: &mut Vec<Frame<'t>>, at: usize) {
    while stack.len() > 1 && stack.last().is_some_and(|top| top.end <= at) {
        let mut frame = stack.pop().expect("checked above");
        let end = frame.end;
        text_up_to(text, &mut frame, end - 1);
        finish_alternative(&mut frame, "");
        let parent = stack.last_mut().expect("the text itself stays open");
        parent.pieces.push(Piece::Bracket(frame.done));
        parent.from = end;
    }
}

/// Takes in the text before `to`, parting alternatives at each ` / `.
fn text_up_to<'t>(text: &'t str, frame: &mut Frame<'t>, to: usize) {
    let mut from = frame.from.min(to);
    if frame.is_bracket {
        while let Some(slash) = text[from..to].find(" / ") {
            push_text(frame, &text[from..from + slash]);
            finish_alternative(frame, &text[from + slash..from + slash + 3]);
            from += slash + 3;
        }
    }
    push_text(frame, &text[from..to]);
    frame.from = to;
}

fn push_text<'t>(frame: &mut Frame<'t>, text: &'t str) {
    if !text.is_empty() {
        frame.pieces.push(Piece::Agreed(text));
    }
}

/// Ends the alternative at hand: its last text may name its holders.
fn finish_alternative<'t>(frame: &mut Frame<'t>, separator: &'t str) {
    let mut pieces = std::mem::take(&mut frame.pieces);
    let mut read = names::Attribution::default();
    if let Some(Piece::Agreed(last)) = pieces.last() {
        let last: &'t str = last;
        if let Some(found) = names::read(last) {
            pieces.pop();
            let words = &last[..last.len() - found.printed.len()];
            if !words.is_empty() {
                pieces.push(Piece::Agreed(words));
            }
            read = found;
        }
    }
    frame.done.push(Alternative {
        pieces,
        holders: read.holders,
        positions: read.positions,
        attribution: read.printed,
        separator,
    });
}

/// Reads words as the last alternative of a bracket: they may name its holders.
pub(crate) fn last_way(text: &str) -> Alternative<'_> {
    let mut frame = Frame {
        end: text.len(),
        is_bracket: true,
        pieces: vec![Piece::Agreed(text)],
        done: Vec::new(),
        from: text.len(),
    };
    finish_alternative(&mut frame, "");
    frame.done.pop().expect("one was finished")
}

/// Returns true for a note on a whole paragraph.
fn is_tag(inner: &str) -> bool {
    let inner = inner.trim().to_ascii_lowercase();
    inner.len() < 40
        && [
            "agreed ad ref",
            "agreed",
            "agreed ad referendum",
            "pending",
            "closed",
        ]
        .contains(&inner.trim_end_matches('.'))
}

/// Prints pieces: what was parsed comes back to the letter.
pub fn print(pieces: &[Piece<'_>]) -> String {
    enum Step<'p, 't> {
        Pieces(&'p [Piece<'t>]),
        Text(&'t str),
        Ways(&'p [Alternative<'t>]),
    }
    let mut out = String::new();
    let mut ahead = vec![Step::Pieces(pieces)];
    while let Some(step) = ahead.pop() {
        match step {
            Step::Text(text) => out.push_str(text),
            Step::Pieces([first, rest @ ..]) => {
                ahead.push(Step::Pieces(rest));
                match first {
                    Piece::Agreed(text) => out.push_str(text),
                    Piece::Tag(text) => {
                        out.push('[');
                        out.push_str(text);
                        out.push(']');
                    }
                    Piece::Bracket(ways) => {
                        out.push('[');
                        ahead.push(Step::Text("]"));
                        ahead.push(Step::Ways(ways));
                    }
                }
            }
            Step::Ways([first, rest @ ..]) => {
                ahead.push(Step::Ways(rest));
                ahead.push(Step::Text(first.separator));
                ahead.push(Step::Text(first.attribution));
                ahead.push(Step::Pieces(&first.pieces));
            }
            Step::Pieces([]) | Step::Ways([]) => {}
        }
    }
    out
}
