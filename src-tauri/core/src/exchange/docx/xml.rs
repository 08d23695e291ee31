//! XML of a stranger's file: read piece by piece, within limits, with nothing expanded.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use super::damaged;
use crate::error::Result;
use crate::exchange::assemble::unreadable;

/// Deepest nesting of elements.
const DEEPEST: usize = 256;
/// Most attributes of one element, and most namespaces in force at once.
const MOST: usize = 256;

/// The vocabularies that say something about the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ns {
    /// WordprocessingML, `w:`.
    Word,
    /// Formulas, `m:`.
    Math,
    /// Alternatives for older readers, `mc:`.
    Compatibility,
    /// Any other.
    Other,
}

/// An element as it opens.
pub(super) struct Element<'x> {
    /// Its vocabulary.
    pub(super) ns: Ns,
    start: BytesStart<'x>,
}

impl Element<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// Its name where it is of the vocabulary `w:`, else nothing that any of them is called.
    pub(super) fn word(&self) -> &str {
        if self.ns == Ns::Word { self.name() } else { "" }
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| local(attribute.key.into_inner()) == name)
            .and_then(|attribute| escape::unescape(&attribute.value).ok().map(Cow::into_owned))
    }

    /// The value of an attribute as a whole number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.get(name)?.trim().parse().ok()
    }

    /// True where an element that switches something on does not say "off".
    pub(super) fn is_on(&self) -> bool {
        !matches!(
            self.get("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

/// What is read next.
pub(super) enum Token<'x> {
    /// An element opens.
    Open(Element<'x>),
    /// The element that is open closes.
    Close,
    /// Text.
    Text(Cow<'x, str>),
    /// The end of the part.
    End,
}

/// Reads one part.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    depth: usize,
    seen_root: bool,
    /// Prefixes in force: the depth of the element that declares them, prefix, vocabulary.
    prefixes: Vec<(usize, String, Ns)>,
}

impl<'x> Xml<'x> {
    /// Opens a part; `part` is its name, for the sentence that refuses it.
    pub(super) fn new(text: &'x str, part: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Xml {
            reader,
            part,
            depth: 0,
            seen_root: false,
            prefixes: Vec::new(),
        }
    }

    /// Opens the part's one root and checks what it is called.
    pub(super) fn root(&mut self, name: &str) -> Result<Element<'x>> {
        match self.next()? {
            Token::Open(element) if element.word() == name => Ok(element),
            _ => Err(damaged(&format!(
                "its part {} is something else",
                self.part
            ))),
        }
    }

    /// Reads on. Comments and instructions are passed over.
    pub(super) fn next(&mut self) -> Result<Token<'x>> {
        loop {
            let event = self.reader.read_event().map_err(|problem| {
                let at = self.reader.error_position();
                damaged(&format!(
                    "its part {} breaks at byte {at} ({problem})",
                    self.part
                ))
            })?;
            match event {
                Event::Start(start) => return self.open(start).map(Token::Open),
                Event::End(_) => {
                    while self.prefixes.pop_if(|(at, ..)| *at >= self.depth).is_some() {}
                    self.depth -= 1;
                    return Ok(Token::Close);
                }
                Event::Text(text) => {
                    let text = text.into_inner();
                    if self.depth > 0 {
                        return Ok(Token::Text(text));
                    }
                    if !text.trim().trim_start_matches('\u{feff}').is_empty() {
                        return Err(self.outside());
                    }
                }
                Event::CData(text) if self.depth > 0 => return Ok(Token::Text(text.into_inner())),
                Event::GeneralRef(reference) if self.depth > 0 => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    let text = match character {
                        Some(c) => Some(Cow::Owned(c.to_string())),
                        None => escape::resolve_predefined_entity(&reference.into_inner())
                            .map(Cow::Borrowed),
                    };
                    return text.map(Token::Text).ok_or_else(|| {
                        damaged(&format!(
                            "its part {} names a character that it does not say",
                            self.part
                        ))
                    });
                }
                Event::DocType(_) => {
                    return Err(unreadable(
                        "this Word file declares a document type, which no Word file does; choose another file",
                    ));
                }
                Event::Eof if self.depth > 0 || !self.seen_root => {
                    return Err(damaged(&format!("its part {} is cut off", self.part)));
                }
                Event::Eof => return Ok(Token::End),
                Event::CData(_) | Event::GeneralRef(_) | Event::Empty(_) => {
                    return Err(self.outside());
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            }
        }
    }

    fn outside(&self) -> crate::Error {
        damaged(&format!(
            "its part {} has text outside the document",
            self.part
        ))
    }

    fn open(&mut self, start: BytesStart<'x>) -> Result<Element<'x>> {
        if self.depth == 0 && self.seen_root {
            return Err(self.outside());
        }
        self.seen_root = true;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(unreadable(
                "this Word file is nested more than 256 levels deep; open it in Word, save it anew and try again",
            ));
        }
        let mut attributes = start.attributes();
        for (nth, attribute) in attributes.with_checks(false).enumerate() {
            let attribute = attribute
                .map_err(|_| damaged(&format!("its part {} has a broken attribute", self.part)))?;
            if nth == MOST || self.prefixes.len() > MOST {
                return Err(damaged(&format!(
                    "its part {} has an element with more than {MOST} attributes",
                    self.part
                )));
            }
            let key: &str = attribute.key.into_inner();
            if key == "xmlns" || key.starts_with("xmlns:") {
                let prefix = key.strip_prefix("xmlns:").unwrap_or_default().to_owned();
                self.prefixes
                    .push((self.depth, prefix, vocabulary(&attribute.value)));
            }
        }
        let name: &str = start.name().into_inner();
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let ns = self
            .prefixes
            .iter()
            .rev()
            .find(|(_, known, _)| known == prefix)
            .map_or(Ns::Other, |(.., ns)| *ns);
        Ok(Element { ns, start })
    }

    /// Hands each child of the open element to `each`, which reads it to its end, and
    /// closes the element.
    pub(super) fn children(
        &mut self,
        mut each: impl FnMut(&mut Self, Element<'x>) -> Result<()>,
    ) -> Result<()> {
        loop {
            match self.next()? {
                Token::Open(element) => each(self, element)?,
                Token::Close | Token::End => return Ok(()),
                Token::Text(_) => {}
            }
        }
    }

    /// Passes over the rest of the open element.
    pub(super) fn skip(&mut self) -> Result<()> {
        self.passed_over().map(|_| ())
    }

    /// Passes over the rest of the open element, and says whether it held words.
    pub(super) fn passed_over(&mut self) -> Result<bool> {
        let outside = self.depth.saturating_sub(1);
        let mut words = false;
        while self.depth > outside {
            if let Token::Text(text) = self.next()? {
                words |= !text.trim().is_empty();
            }
        }
        Ok(words)
    }

    /// Reads the text of the open element, and closes it.
    pub(super) fn text(&mut self) -> Result<String> {
        let mut text = String::new();
        loop {
            match self.next()? {
                Token::Text(piece) => text.push_str(&piece),
                Token::Open(_) => self.skip()?,
                Token::Close | Token::End => return Ok(text),
            }
        }
    }
}

/// Finds the vocabulary by its address: the transitional or the strict one.
fn vocabulary(address: &str) -> Ns {
    match address {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Compatibility,
        _ => Ns::Other,
    }
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}
