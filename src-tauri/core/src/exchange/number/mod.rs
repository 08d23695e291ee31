//! Typed numbers: which opening words of a paragraph are its number.

use crate::text::{SERIES_WORDS, Series};

#[cfg(test)]
mod tests;

/// A number found at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label<'t> {
    /// The number as printed, with its point, colon or brackets.
    pub(crate) printed: &'t str,
    /// Where the words begin that it numbers, in bytes.
    pub(crate) words_at: usize,
    /// What it counts in.
    pub(crate) form: Form,
    /// Which one of its form it is, where that can be counted.
    pub(crate) value: u32,
}

/// What a number counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `1.` `1)` `(1)` `2.bis` `3.3`
    Arabic,
    /// `(a)` `a)`; also `(i)` until its neighbours say that it is roman.
    LetterInBrackets,
    /// `(ii)` `iv)`
    RomanInBrackets,
    /// `a.`; also `i.` until its neighbours say that it is roman.
    LetterWithPoint,
    /// `ii.`
    RomanWithPoint,
    /// `A.` `(B)`; also `I.` until its neighbours say that it is roman.
    Capital,
    /// `II.` `(IV)`
    CapitalRoman,
    /// `Article 2bis`, `Objective 1:`, `Option 2:`
    Named,
}

/// Where a number is looked for: a heading may be numbered without a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// At the start of a heading.
    Heading,
    /// At the start of a paragraph or point.
    Paragraph,
}

/// Latin counters put after a number for what was added beside it.
const COUNTERS: [&str; 24] = [
    "bis",
    "ter",
    "quater",
    "quat",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "nonies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
    "quaterdecies",
    "quindecies",
    "sexdecies",
    "septdecies",
    "octodecies",
    "novodecies",
    "vicies",
    "semel",
    "alt",
    "Alt",
];

impl Label<'_> {
    /// Returns the series that the number belongs to.
    pub(crate) fn series(&self) -> Series {
        if self.form == Form::Named {
            let word = self.printed.split(' ').next().unwrap_or(self.printed);
            Series::Named(word.to_owned())
        } else {
            Series::Auto
        }
    }

    /// Returns true where this is the number after `before`.
    pub(crate) fn follows(&self, before: &Label<'_>) -> bool {
        let alike = |label: &Label<'_>| (label.form == Form::Named, label.printed.chars().last());
        alike(self) == alike(before)
            && [self.letter_or_digit(), self.roman()]
                .into_iter()
                .zip([before.letter_or_digit(), before.roman()])
                .any(|(this, before)| this.is_some() && this == before.map(|value| value + 1))
    }

    fn letter_or_digit(&self) -> Option<u32> {
        let roman = matches!(
            self.form,
            Form::RomanInBrackets | Form::RomanWithPoint | Form::CapitalRoman
        );
        (self.value > 0 && !roman).then_some(self.value)
    }

    fn roman(&self) -> Option<u32> {
        let core = self.printed.rsplit(' ').next()?;
        roman(&core.trim_matches(['(', ')', '.', ':']).to_ascii_lowercase())
    }

    /// Returns true for the first of a series.
    pub(crate) fn is_first(&self) -> bool {
        self.value == 1 || self.roman() == Some(1)
    }
}

/// Reads the number at the start of `text`, if there is one with words after it.
///
/// A number without words is text: a clause never has a number alone.
pub(crate) fn read(text: &str, at: At) -> Option<Label<'_>> {
    let first = text.as_bytes().first()?;
    let label = match first {
        b'0'..=b'9' | b'(' => bracketed_or_digits(text, at),
        b'a'..=b'z' => lower(text, at),
        b'A'..=b'Z' => named(text, at).or_else(|| capital(text)),
        _ => None,
    }?;
    let rest = &text[label.printed.len()..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    if blank == 0 || blank == rest.len() {
        return None;
    }
    Some(Label {
        words_at: label.printed.len() + blank,
        ..label
    })
}

fn label(printed: &str, form: Form, value: u32) -> Option<Label<'_>> {
    Some(Label {
        printed,
        words_at: 0,
        form,
        value,
    })
}

fn bracketed_or_digits(text: &str, at: At) -> Option<Label<'_>> {
    let Some(inner) = text.strip_prefix('(') else {
        return digits(text, at);
    };
    let close = inner.bytes().take(24).position(|b| b == b')')?;
    let inside = inner.get(..close)?;
    let printed = text.get(..close + 2)?;
    let core = without_counter(inside);
    let (form, value) = core_form(core, Shape::Brackets)?;
    // "(a) bis"
    let after = &text[printed.len()..];
    let longer = counter_after(after).map_or(0, |n| n);
    label(text.get(..printed.len() + longer)?, form, value)
}

fn digits(text: &str, at: At) -> Option<Label<'_>> {
    let bytes = text.as_bytes();
    let mut end = run(bytes, 0, u8::is_ascii_digit);
    let value = small(&text[..end])?;
    let mut decimal = false;
    while bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end = run(bytes, end + 1, u8::is_ascii_digit);
        decimal = true;
    }
    let plain_end = end;
    end = with_counters(text, end);
    if end == plain_end && bytes.get(end) == Some(&b'.') {
        // "2.bis"
        let counted = with_counters(text, end + 1);
        if counted > end + 1 && bytes.get(end + 1) != Some(&b' ') {
            end = counted;
        }
    }
    let counted = end > plain_end;
    match bytes.get(end) {
        Some(b'.' | b')') => end += 1,
        Some(b':') if counted || decimal => end += 1,
        _ if counted
            && text[plain_end..end].trim_start_matches(['.', ' ']).len() < end - plain_end =>
        {
            // A blank before the counter needs a point after it: "7 bis." but not "2 bis …".
            if !opens_words(&text[end..]) {
                return None;
            }
        }
        _ if (counted || decimal || at == At::Heading) && opens_words(&text[end..]) => {}
        _ => return None,
    }
    if !counted && !decimal && at == At::Heading && !matches!(bytes[end - 1], b'.' | b')') {
        return None;
    }
    label(
        &text[..end],
        Form::Arabic,
        if counted || decimal { 0 } else { value },
    )
}

fn lower(text: &str, _at: At) -> Option<Label<'_>> {
    let bytes = text.as_bytes();
    let end = run(bytes, 0, u8::is_ascii_lowercase);
    let (form, value) = match bytes.get(end)? {
        b'.' => core_form(&text[..end], Shape::Point)?,
        b')' => core_form(&text[..end], Shape::Brackets)?,
        _ => return None,
    };
    label(&text[..=end], form, value)
}

fn capital(text: &str) -> Option<Label<'_>> {
    let bytes = text.as_bytes();
    let end = run(bytes, 0, u8::is_ascii_uppercase);
    if !matches!(bytes.get(end)?, b'.' | b')') {
        return None;
    }
    let (form, value) = core_form(&text[..end], Shape::Point)?;
    label(&text[..=end], form, value)
}

fn named(text: &str, at: At) -> Option<Label<'_>> {
    let bytes = text.as_bytes();
    let word_end = run(bytes, 0, u8::is_ascii_alphabetic);
    let word = &text[..word_end];
    SERIES_WORDS
        .iter()
        .find(|name| name.eq_ignore_ascii_case(word))?;
    if bytes.get(word_end) != Some(&b' ') {
        return None;
    }
    let start = word_end + 1;
    let mut end = run(bytes, start, u8::is_ascii_alphanumeric);
    let value;
    if end == start {
        let close = text[start..].bytes().take(8).position(|b| b == b')')?;
        let inside = text[start..]
            .strip_prefix('(')?
            .get(..close.checked_sub(1)?)?;
        value = core_form(inside, Shape::Brackets)?.1;
        end = start + close + 1;
    } else {
        let token = &text[start..end];
        let number_end = start + run(token.as_bytes(), 0, u8::is_ascii_digit);
        if number_end > start {
            value = small(&text[start..number_end])?;
            end = with_counters(text, number_end);
            while bytes.get(end) == Some(&b'.')
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
            {
                end = run(bytes, end + 1, u8::is_ascii_digit);
            }
        } else {
            let core = token.bytes().all(|b| b.is_ascii_uppercase());
            if !core {
                return None;
            }
            value = core_form(token, Shape::Point)?.1;
            end = with_counters(text, end);
        }
    }
    let terminated = matches!(bytes.get(end), Some(b':' | b'.'));
    if terminated {
        end += 1;
    }
    let option = word.eq_ignore_ascii_case("option") || word.eq_ignore_ascii_case("alternative");
    let allowed = terminated || at == At::Heading || (option && opens_words(&text[end..]));
    if !allowed {
        return None;
    }
    label(&text[..end], Form::Named, value)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Brackets,
    Point,
}

/// Says what the letters or digits inside a number count in.
fn core_form(core: &str, shape: Shape) -> Option<(Form, u32)> {
    let bytes = core.as_bytes();
    if bytes.is_empty() || bytes.len() > 8 {
        return None;
    }
    if bytes.iter().all(u8::is_ascii_digit) {
        return (shape == Shape::Brackets)
            .then_some(())
            .and(small(core))
            .map(|v| (Form::Arabic, v));
    }
    let upper = bytes.iter().all(u8::is_ascii_uppercase);
    if !upper && !bytes.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let doubled = bytes.len() <= 2 && bytes.iter().all(|b| *b == bytes[0]);
    let low = core.to_ascii_lowercase();
    let roman = roman(&low);
    let form = if bytes.len() == 1 || (doubled && roman.is_none()) {
        match (upper, shape) {
            (true, _) => Form::Capital,
            (false, Shape::Brackets) => Form::LetterInBrackets,
            (false, Shape::Point) => Form::LetterWithPoint,
        }
    } else {
        roman?;
        match (upper, shape) {
            (true, _) => Form::CapitalRoman,
            (false, Shape::Brackets) => Form::RomanInBrackets,
            (false, Shape::Point) => Form::RomanWithPoint,
        }
    };
    let value = match form {
        Form::RomanInBrackets | Form::RomanWithPoint | Form::CapitalRoman => roman?,
        _ => letter_value(&low),
    };
    Some((form, value))
}

/// Counts `a` as 1, `z` as 26 and `aa` as 27.
pub(crate) fn letter_value(low: &str) -> u32 {
    let bytes = low.as_bytes();
    u32::from(bytes[0] - b'a') + 1 + 26 * (bytes.len() as u32 - 1)
}

/// Reads a lower-case roman number below 90 in its regular form.
pub(crate) fn roman(low: &str) -> Option<u32> {
    let digit = |b| match b {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        _ => None,
    };
    let values = low.bytes().map(digit).collect::<Option<Vec<u32>>>()?;
    let mut sum = 0;
    for (i, value) in values.iter().enumerate() {
        if values.get(i + 1).is_some_and(|next| next > value) {
            sum -= *value as i32;
        } else {
            sum += *value as i32;
        }
    }
    let sum = u32::try_from(sum).ok()?;
    (crate::text::numbering::roman(sum) == low).then_some(sum)
}

/// Reads a number that a clause can have: "2018." is a year.
fn small(digits: &str) -> Option<u32> {
    (digits.len() <= 4).then_some(())?;
    digits.parse().ok().filter(|value| *value < 1900)
}

fn without_counter(inside: &str) -> &str {
    COUNTERS
        .iter()
        .filter_map(|counter| inside.strip_suffix(counter))
        .map(|core| core.trim_end_matches([' ', '.']))
        .find(|core| !core.is_empty())
        .unwrap_or(inside)
}

/// Length of " bis" and the like at the start of `after`.
fn counter_after(after: &str) -> Option<usize> {
    let blank = usize::from(after.starts_with(' '));
    let rest = &after[blank..];
    let end = run(rest.as_bytes(), 0, u8::is_ascii_alphabetic);
    COUNTERS.contains(&&rest[..end]).then_some(blank + end)
}

/// Extends a number over the counters after it: "3.3", "3.3bis", "3.3bis Alt".
fn with_counters(text: &str, mut end: usize) -> usize {
    while let Some(length) = counter_after(&text[end..]) {
        end += length;
    }
    end
}

/// Returns true where what follows a number without a point opens a sentence.
fn opens_words(rest: &str) -> bool {
    let words = rest.trim_start_matches([' ', '\u{a0}']);
    words.len() < rest.len()
        && words
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || matches!(c, '[' | '"' | '“' | '{' | '('))
}

fn run(bytes: &[u8], from: usize, belongs: impl Fn(&u8) -> bool) -> usize {
    from + bytes[from.min(bytes.len())..]
        .iter()
        .take_while(|b| belongs(b))
        .count()
}
