//! One page: what is drawn on it, followed as far as words go.

use std::io::Read;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream};

use super::letters::{Font, Letters};
use super::lines::{Line, Lines};
use super::{direction, number};

/// How deep drawings may stand in drawings.
const DEEPEST: usize = 8;
/// How many drawings in drawings a page may have.
const MOST_FORMS: usize = 1_000;

/// What is wrong with a page, as it follows the page's number in a sentence.
type Result<T> = std::result::Result<T, &'static str>;

/// Reads the lines of a page; says how many bytes were unpacked for it, at most `most`.
///
/// # Errors
/// Says what is wrong with it: nothing partial is ever read.
pub(super) fn lines(
    file: &File,
    id: ObjectId,
    letters: &mut Letters,
    most: usize,
) -> Result<(Vec<Line>, usize)> {
    let mut drawn = Vec::new();
    let parts = file.get_page_contents(id);
    let named = file
        .get_dictionary(id)
        .and_then(|page| page.get(b"Contents"));
    if parts.is_empty()
        && named.is_ok_and(|named| {
            named.as_array().is_ok_and(|all| !all.is_empty())
                || named
                    .as_reference()
                    .is_ok_and(|id| file.get_object(id).is_err())
        })
    {
        return Err("draws what is missing");
    }
    for part in parts {
        let stream = file.get_object(part).and_then(Object::as_stream);
        let stream = stream.map_err(|_| "draws what is missing")?;
        drawn.extend(unpacked(stream, most.saturating_sub(drawn.len()))?);
        drawn.push(b'\n');
    }
    let mut page = Page {
        file,
        letters,
        lines: Lines::default(),
        used: drawn.len(),
        most,
        forms: 0,
    };
    let resources = inherited(file, id, b"Resources");
    page.draw(&drawn, resources.unwrap_or(&Dictionary::new()), UPRIGHT, 0)?;
    Ok((page.lines.end(), page.used))
}

fn unpacked(stream: &Stream, most: usize) -> Result<Vec<u8>> {
    if !is_whole(stream, most) {
        return Err("is cut off or altered");
    }
    let unpacked = match stream.dict.has(b"Filter") {
        true => stream.decompressed_content_with_limit(most),
        false => Ok(stream.content.clone()),
    };
    unpacked.map_err(|_| "cannot be unpacked, or unpacks to too much")
}

/// False for packed bytes that end too early or do not add up: lopdf gives what comes
/// before the fault, as if that were all.
fn is_whole(stream: &Stream, most: usize) -> bool {
    let first = stream.filters().ok().and_then(|all| all.first().copied());
    if first != Some(b"FlateDecode") {
        return true;
    }
    let unpacker = flate2::read::ZlibDecoder::new(stream.content.as_slice());
    let most = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    std::io::copy(&mut unpacker.take(most), &mut std::io::sink()).is_ok()
}

/// What a page, or a group of pages that it is in, says of itself.
fn inherited<'f>(file: &'f File, id: ObjectId, key: &[u8]) -> Option<&'f Dictionary> {
    let mut page = file.get_dictionary(id).ok()?;
    for _ in 0..64 {
        if let Ok(found) = page.get_deref(key, file).and_then(Object::as_dict) {
            return Some(found);
        }
        page = page.get_deref(b"Parent", file).ok()?.as_dict().ok()?;
    }
    None
}

/// A place and a scale: the six numbers of a matrix.
type Matrix = [f32; 6];

const UPRIGHT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn matrix(operands: &[Object]) -> Matrix {
    let mut out = UPRIGHT;
    for (to, from) in out.iter_mut().zip(operands) {
        *to = number(from);
    }
    out
}

/// How words are drawn.
#[derive(Clone)]
struct Pen {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    between_letters: f32,
    between_words: f32,
    stretch: f32,
    leading: f32,
}

struct Page<'f, 'l> {
    file: &'f File,
    letters: &'l mut Letters,
    lines: Lines,
    used: usize,
    most: usize,
    forms: usize,
}

impl Page<'_, '_> {
    fn draw(&mut self, drawn: &[u8], own: &Dictionary, place: Matrix, depth: usize) -> Result<()> {
        let content = Content::decode_strict(drawn).map_err(|_| "cannot be understood")?;
        let mut pen = Pen {
            place,
            font: None,
            size: 1.0,
            between_letters: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
        };
        let mut kept: Vec<Pen> = Vec::new();
        let (mut at, mut line) = (UPRIGHT, UPRIGHT);
        for Operation { operator, operands } in &content.operations {
            let value = |nth: usize| operands.get(nth).map_or(0.0, number);
            match operator.as_str() {
                "q" if kept.len() < 1_000 => kept.push(pen.clone()),
                "Q" => pen = kept.pop().unwrap_or(pen),
                "cm" => pen.place = times(matrix(operands), pen.place),
                "BT" => (at, line) = (UPRIGHT, UPRIGHT),
                "Tf" => {
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    pen.font = name.and_then(|name| self.letters.font(self.file, own, name));
                    pen.size = value(1);
                }
                "Tc" => pen.between_letters = value(0),
                "Tw" => pen.between_words = value(0),
                "Tz" => pen.stretch = value(0) / 100.0,
                "TL" => pen.leading = value(0),
                "Tm" => {
                    line = matrix(operands);
                    at = line;
                }
                "Td" | "TD" | "T*" | "'" | "\"" => {
                    if operator == "TD" {
                        pen.leading = -value(1);
                    }
                    if operator == "\"" {
                        pen.between_words = value(0);
                        pen.between_letters = value(1);
                    }
                    let (x, y) = match operator.starts_with("T") && operator != "T*" {
                        true => (value(0), value(1)),
                        false => (0.0, -pen.leading),
                    };
                    line = times([1.0, 0.0, 0.0, 1.0, x, y], line);
                    at = line;
                    if let Some(Object::String(words, _)) = operands.last() {
                        self.words(words, &pen, &mut at);
                    }
                }
                "Tj" => {
                    if let Some(Object::String(words, _)) = operands.first() {
                        self.words(words, &pen, &mut at);
                    }
                }
                "TJ" => {
                    let all = operands.first().and_then(|all| all.as_array().ok());
                    for piece in all.into_iter().flatten() {
                        if let Object::String(words, _) = piece {
                            self.words(words, &pen, &mut at);
                        } else {
                            let back = number(piece) / 1000.0 * pen.size * pen.stretch;
                            at = times([1.0, 0.0, 0.0, 1.0, -back, 0.0], at);
                        }
                    }
                }
                "Do" => {
                    if let Some(Ok(name)) = operands.first().map(Object::as_name) {
                        self.form(name, own, pen.place, depth)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Draws a drawing that stands in another.
    fn form(&mut self, name: &[u8], own: &Dictionary, place: Matrix, depth: usize) -> Result<()> {
        let file = self.file;
        let found = own
            .get_deref(b"XObject", file)
            .and_then(Object::as_dict)
            .and_then(|all| all.get_deref(name, file))
            .and_then(Object::as_stream);
        let Ok(stream) = found else {
            return Err("has a drawing that is missing");
        };
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name);
        if !kind.is_ok_and(|kind| kind == b"Form") {
            return Ok(());
        }
        self.forms += 1;
        if depth >= DEEPEST || self.forms > MOST_FORMS {
            return Err("has drawings that stand in one another too often");
        }
        let mut drawn = unpacked(stream, self.most.saturating_sub(self.used))?;
        self.used += drawn.len();
        drawn.push(b'\n');
        let moved = stream.dict.get_deref(b"Matrix", file);
        let moved = moved
            .and_then(Object::as_array)
            .map_or(UPRIGHT, |all| matrix(all));
        let inner = stream.dict.get_deref(b"Resources", file);
        let inner = inner.and_then(Object::as_dict).unwrap_or(own);
        self.draw(&drawn, inner, times(moved, place), depth + 1)
    }

    /// Draws words, and moves on by their width.
    fn words(&mut self, words: &[u8], pen: &Pen, at: &mut Matrix) {
        let Some(font) = &pen.font else {
            self.letters.unknown += words.len();
            return;
        };
        let mut text = String::new();
        let mut width = 0.0;
        // Some makers draw the blank between two words as space between two letters.
        let apart = pen.between_letters > pen.size * 0.15 && words.len() <= 2 * font.bytes();
        for (letters, wide, blank) in font.read(words) {
            if apart && !text.is_empty() {
                text.push(' ');
            }
            match letters {
                Some(letters) => direction::push_drawn(&mut text, letters),
                None => {
                    text.push('\u{fffd}');
                    self.letters.unknown += 1;
                }
            }
            width += wide / 1000.0 * pen.size + pen.between_letters;
            width += if blank { pen.between_words } else { 0.0 };
        }
        let from = times(*at, pen.place);
        *at = times([1.0, 0.0, 0.0, 1.0, width * pen.stretch, 0.0], *at);
        let to = times(*at, pen.place);
        let size = pen.size.abs() * (from[2] * from[2] + from[3] * from[3]).sqrt();
        self.lines.piece(&text, (from[4], to[4]), from[5], size);
    }
}
