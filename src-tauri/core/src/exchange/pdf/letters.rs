//! Letters: what the codes that a font draws mean, and how wide each is.

use std::rc::Rc;

use lopdf::{Dictionary, Document as File, Encoding, Object, dictionary};
use rustc_hash::FxHashMap;

use super::number;

/// Most bytes of a font's table of letters.
const LARGEST_TABLE: usize = 4 * 1024 * 1024;

/// The fonts of a file that were met so far.
#[derive(Default)]
pub(super) struct Letters {
    fonts: FxHashMap<lopdf::ObjectId, Rc<Font>>,
    /// Letters of which the file does not say which they are.
    pub(super) unknown: usize,
}

/// A font: what each of its codes means.
pub(super) struct Font {
    /// How many bytes a code has.
    bytes: usize,
    codes: FxHashMap<u16, String>,
    widths: FxHashMap<u16, f32>,
    width: f32,
}

impl Letters {
    /// The font that a page calls by a name.
    pub(super) fn font(
        &mut self,
        file: &File,
        resources: &Dictionary,
        name: &[u8],
    ) -> Option<Rc<Font>> {
        let fonts = resources.get_deref(b"Font", file).ok()?.as_dict().ok()?;
        let id = fonts.get(name).ok()?.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(font.clone());
        }
        let dictionary = fonts.get_deref(name, file).ok()?.as_dict().ok()?;
        let font = Rc::new(Font::of(file, dictionary));
        if let Some(id) = id {
            self.fonts.insert(id, font.clone());
        }
        Some(font)
    }
}

impl Font {
    fn of(file: &File, font: &Dictionary) -> Font {
        let kind = font.get(b"Subtype").and_then(Object::as_name);
        let composite = kind.is_ok_and(|kind| kind == b"Type0");
        let mut codes = FxHashMap::default();
        // What the file says of its letters goes before how they are coded.
        for (given, mapped) in [(b"ToUnicode".as_slice(), false), (b"Encoding", true)] {
            let mut plain = font.clone();
            plain.remove(given);
            if mapped && !plain.has(b"ToUnicode") {
                continue;
            }
            let differences = (!mapped).then(|| differences(file, &mut plain));
            if let Ok(encoding) = plain.get_font_encoding_with_limit(file, LARGEST_TABLE) {
                // A table that lopdf cannot read it takes for the standard encoding: that
                // would be other letters than those drawn.
                if mapped && !matches!(encoding, Encoding::UnicodeMapEncoding(_)) {
                    continue;
                }
                codes.extend(codes_of(&encoding, composite, mapped));
            }
            for (code, letters) in differences.into_iter().flatten() {
                match letters {
                    Some(letters) => codes.insert(code, letters),
                    None => codes.remove(&code),
                };
            }
        }
        let (widths, width) = match composite {
            true => wide(file, font),
            false => narrow(file, font),
        };
        Font {
            bytes: 1 + usize::from(composite),
            codes,
            widths,
            width,
        }
    }

    /// How many bytes a code has.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Each code of a string, as its letters, its width in thousandths, and whether it is
    /// the blank between words.
    pub(super) fn read<'f>(
        &'f self,
        string: &'f [u8],
    ) -> impl Iterator<Item = (Option<&'f str>, f32, bool)> {
        string.chunks(self.bytes).map(|code| {
            let number = code.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte));
            let width = self.widths.get(&number).copied().unwrap_or(self.width);
            let blank = self.bytes == 1 && number == 32;
            (self.codes.get(&number).map(String::as_str), width, blank)
        })
    }
}

/// Takes the list of differences out of a font's encoding; returns what each code in it
/// means, none where its name says nothing.
///
/// Of a list with one name that it does not know lopdf reads nothing, and takes the
/// standard encoding in its place: other letters than those drawn.
fn differences(file: &File, font: &mut Dictionary) -> Vec<(u16, Option<String>)> {
    let encoding = font.get_deref(b"Encoding", file).and_then(Object::as_dict);
    let Ok(encoding) = encoding.cloned() else {
        return Vec::new();
    };
    match encoding.get_deref(b"BaseEncoding", file) {
        Ok(base) => font.set("Encoding", base.clone()),
        Err(_) => _ = font.remove(b"Encoding"),
    }
    let listed = encoding.get_deref(b"Differences", file);
    let mut code = 0_u16;
    let mut found = Vec::new();
    for one in listed.and_then(Object::as_array).into_iter().flatten() {
        match one {
            Object::Integer(next) => code = (*next).clamp(0, 0xff) as u16,
            Object::Name(name) => {
                found.push((code, named(name)));
                code = (code + 1).min(0xff);
            }
            _ => {}
        }
    }
    found
}

/// The letters that the name of a sign stands for.
fn named(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    // What comes after the point says which form of the letter is drawn.
    let name = name.split('.').next().unwrap_or_default();
    let joined = match name {
        "fi" | "f_i" => Some("fi"),
        "fl" | "f_l" => Some("fl"),
        "ff" | "f_f" => Some("ff"),
        "ffi" | "f_f_i" => Some("ffi"),
        "ffl" | "f_f_l" => Some("ffl"),
        _ => None,
    };
    if let Some(joined) = joined {
        return Some(joined.to_owned());
    }
    if let Some(letter) = listed(name) {
        return Some(letter);
    }
    let number = name
        .strip_prefix("uni")
        .or_else(|| name.strip_prefix('u'))?;
    let number = (number.len() >= 4).then_some(number)?;
    let letter = char::from_u32(u32::from_str_radix(number, 16).ok()?)?;
    (!letter.is_control()).then(|| letter.to_string())
}

/// The letter of a name that lopdf knows.
fn listed(name: &str) -> Option<String> {
    let name = Object::Name(name.as_bytes().to_vec());
    let encoding = dictionary! { "Differences" => vec![Object::Integer(0), name] };
    let font = dictionary! { "Type" => "Font", "Encoding" => encoding };
    let empty = File::new();
    let encoding = font.get_font_encoding(&empty).ok()?;
    if !matches!(encoding, Encoding::Differences(_)) {
        return None;
    }
    let letter = encoding.bytes_to_string(&[0]).ok()?;
    (!letter.is_empty()).then_some(letter)
}

/// What each code means that means anything.
fn codes_of(encoding: &Encoding<'_>, composite: bool, mapped: bool) -> FxHashMap<u16, String> {
    let mut codes = FxHashMap::default();
    let last = match (composite, mapped) {
        (false, _) => 0xff,
        (true, true) => 0xffff,
        // Of a composite font only its own table says what it draws.
        (true, false) => return codes,
    };
    for code in 0..=last {
        let bytes = u16::to_be_bytes(code);
        let bytes = if composite { &bytes[..] } else { &bytes[1..] };
        let Ok(letters) = encoding.bytes_to_string(bytes) else {
            continue;
        };
        let plain = |c: char| matches!(c, '\u{fffd}' | '\u{fdd0}') || (c.is_control() && c != '\t');
        if !letters.is_empty() && !letters.contains(plain) {
            codes.insert(code, letters);
        }
    }
    codes
}

/// Widths of a font with codes of one byte.
fn narrow(file: &File, font: &Dictionary) -> (FxHashMap<u16, f32>, f32) {
    let mut widths = FxHashMap::default();
    let first = font
        .get_deref(b"FirstChar", file)
        .and_then(Object::as_i64)
        .unwrap_or_default();
    if let Ok(listed) = font.get_deref(b"Widths", file).and_then(Object::as_array) {
        for (code, width) in (first.clamp(0, 255) as u16..=255).zip(listed) {
            let width = file.dereference(width).map_or(0.0, |(_, w)| number(w));
            widths.insert(code, width);
        }
    }
    (widths, 500.0)
}

/// Widths of a font with codes of two bytes.
fn wide(file: &File, font: &Dictionary) -> (FxHashMap<u16, f32>, f32) {
    let mut widths = FxHashMap::default();
    let descendant = font
        .get_deref(b"DescendantFonts", file)
        .and_then(Object::as_array)
        .ok()
        .and_then(|all| all.first())
        .and_then(|first| file.dereference(first).ok())
        .and_then(|(_, first)| first.as_dict().ok());
    let Some(descendant) = descendant else {
        return (widths, 1000.0);
    };
    let width = descendant.get_deref(b"DW", file).map_or(1000.0, number);
    let Ok(listed) = descendant.get_deref(b"W", file).and_then(Object::as_array) else {
        return (widths, width);
    };
    let mut listed = listed
        .iter()
        .map(|one| file.dereference(one).map(|(_, o)| o));
    while let (Some(Ok(first)), Some(Ok(next))) = (listed.next(), listed.next()) {
        let first = first.as_i64().unwrap_or_default().clamp(0, 0xffff) as u16;
        if let Ok(each) = next.as_array() {
            for (code, width) in (first..=0xffff).zip(each) {
                let width = file.dereference(width).map_or(0.0, |(_, w)| number(w));
                widths.insert(code, width);
            }
        } else if let (Ok(last), Some(Ok(all))) = (next.as_i64(), listed.next()) {
            for code in first..=last.clamp(0, 0xffff) as u16 {
                widths.insert(code, number(all));
            }
        }
    }
    (widths, width)
}
