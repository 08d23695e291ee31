//! XML with limits: what an XML file says, tag by tag, without entities of its own.
//!
//! A file with a DOCTYPE is refused whole, so no entity can grow and none can name a
//! file or an address. Names are local: a prefix says nothing here.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::assemble::unreadable;
use crate::error::{Error, Result};

/// Deepest nesting of elements: twice the depth of a text, for what wraps each level.
const DEEPEST: usize = 1_024;
/// Most attributes that one element may have.
const MOST_ATTRIBUTES: usize = 256;

/// One piece of an XML file.
pub(crate) enum Piece<'x> {
    /// An element begins. One without content begins and ends.
    Start(Element<'x>),
    /// The element that began last ends.
    End,
    /// Characters between tags.
    Text(&'x str),
    /// A comment.
    Comment,
    /// An instruction to a program.
    Instruction,
}

/// The tag that begins an element.
pub(crate) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// Its name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute by its name without prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        self.find(|key| key.rsplit(':').next() == Some(name))
    }

    /// The value of an attribute by its name as it stands, prefix and all.
    pub(crate) fn attribute_as_written(&self, name: &str) -> Option<String> {
        self.find(|key| key == name)
    }

    /// The namespace that the element's own prefix is given on this very tag.
    pub(crate) fn own_namespace(&self) -> Option<String> {
        let name = self.0.name();
        let key = match name.into_inner().split_once(':') {
            Some((prefix, _)) => format!("xmlns:{prefix}"),
            None => "xmlns".to_owned(),
        };
        self.attribute_as_written(&key)
    }

    /// All attributes, by their names without prefix.
    pub(crate) fn attributes(&self) -> Vec<(String, String)> {
        let mut attributes = self.0.attributes();
        attributes
            .with_checks(false)
            .flatten()
            .map(|attribute| {
                let key: &str = attribute.key.into_inner();
                let name = key.rsplit(':').next().unwrap_or(key).to_owned();
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                let value =
                    value.map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
                (name, value)
            })
            .collect()
    }

    fn find(&self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| wanted(attribute.key.into_inner()))?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
    }
}

/// Shows `see` every piece of an XML file in order.
///
/// # Errors
/// [`crate::Error::Unreadable`] for a file that is cut off or not well formed, has a
/// DOCTYPE or an unknown entity, or is over the limits; and what `see` returns.
pub(crate) fn walk(text: &str, mut see: impl FnMut(Piece<'_>) -> Result<()>) -> Result<()> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    let mut begun = false;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(problem) => {
                let line = line(text, reader.error_position());
                return Err(broken(line, &problem.to_string()));
            }
        };
        match event {
            Event::Start(tag) => {
                if begun && depth == 0 {
                    let line = line(text, reader.buffer_position());
                    return Err(broken(line, "a second document begins"));
                }
                begun = true;
                depth += 1;
                if depth > DEEPEST {
                    return Err(unreadable(
                        "this XML file is nested more than 1,024 levels deep; flatten it and try again",
                    ));
                }
                check(&tag, || line(text, reader.buffer_position()))?;
                see(Piece::Start(Element(tag)))?;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                see(Piece::End)?;
            }
            Event::Text(piece) => see(Piece::Text(&piece))?,
            Event::CData(piece) => see(Piece::Text(&piece))?,
            Event::GeneralRef(name) => {
                let referred = referred(&name)
                    .ok_or_else(|| unknown(&name, line(text, reader.buffer_position())))?;
                see(Piece::Text(&referred))?;
            }
            Event::DocType(_) => {
                return Err(unreadable(
                    "this XML file has a DOCTYPE, which can hide or swell its text; save it without one and import that",
                ));
            }
            Event::Comment(_) => see(Piece::Comment)?,
            Event::PI(_) => see(Piece::Instruction)?,
            Event::Decl(_) => {}
            Event::Empty(tag) => {
                see(Piece::Start(Element(tag)))?;
                see(Piece::End)?;
            }
            Event::Eof if depth > 0 => {
                return Err(unreadable(
                    "this XML file is cut off before its end; get the whole file and import that",
                ));
            }
            Event::Eof => return Ok(()),
        }
    }
}

/// The encoding that a file declares in its first line.
pub(crate) fn encoding(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(200)];
    let declaration = head.strip_prefix(b"<?xml")?;
    let end = declaration.iter().position(|b| *b == b'>')?;
    let declaration = std::str::from_utf8(&declaration[..end]).ok()?;
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start().get(1..)?;
    Some(value.split(['"', '\'']).next()?.to_owned())
}

/// Refuses a tag that is not well formed or has hundreds of attributes.
fn check(tag: &BytesStart<'_>, line: impl Fn() -> usize) -> Result<()> {
    // Attributes are counted before they are compared: comparing takes quadratic time.
    let mut attributes = tag.attributes();
    let some = attributes.with_checks(false).take(MOST_ATTRIBUTES + 1);
    if some.count() > MOST_ATTRIBUTES {
        return Err(unreadable(
            "an element of this XML file has more than 256 attributes; save it as text and import that",
        ));
    }
    for attribute in tag.attributes() {
        attribute.map_err(|problem| broken(line(), &problem.to_string()))?;
    }
    Ok(())
}

/// What `&name;` stands for: a character by its number, or one of the five of XML.
fn referred(name: &BytesRef<'_>) -> Option<String> {
    match name.resolve_char_ref() {
        Ok(Some(character)) => Some(character.to_string()),
        Ok(None) => resolve_predefined_entity(name).map(str::to_owned),
        Err(_) => None,
    }
}

fn unknown(name: &str, line: usize) -> Error {
    let name: String = name.chars().filter(|c| !c.is_control()).take(40).collect();
    unreadable(format!(
        "line {line} of this XML file uses “&{name};”, which XML does not know; write the character itself and import that"
    ))
}

fn broken(line: usize, problem: &str) -> Error {
    let problem: String = problem
        .chars()
        .filter(|c| !c.is_control())
        .take(160)
        .collect();
    unreadable(format!(
        "line {line} of this XML file is not well formed ({problem}); correct it and try again"
    ))
}

/// The line, from 1, on which a byte stands.
fn line(text: &str, at: u64) -> usize {
    let before = text.len().min(usize::try_from(at).unwrap_or(usize::MAX));
    text.as_bytes()[..before]
        .iter()
        .filter(|b| **b == b'\n')
        .count()
        + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Result<String> {
        let mut out = String::new();
        walk(text, |piece| {
            match piece {
                Piece::Start(element) => {
                    out.push_str(&format!("<{}", element.name()));
                    if let Some(value) = element.attribute("a") {
                        out.push_str(&format!(" a={value}"));
                    }
                    out.push('>');
                }
                Piece::End => out.push_str("</>"),
                Piece::Text(text) => out.push_str(text),
                Piece::Comment => out.push_str("<!>"),
                Piece::Instruction => out.push_str("<?>"),
            }
            Ok(())
        })?;
        Ok(out)
    }

    #[test]
    fn a_file_is_shown_piece_by_piece() {
        let file = "<?xml version=\"1.0\"?><x:r b='1' x:a='&lt;1&#65;'>t &amp; u<c/><![CDATA[<z>]]><!-- n --></x:r>";
        assert_eq!(shown(file).unwrap(), "<r a=<1A>t & u<c></><z><!></>");
    }

    #[test]
    fn what_is_not_well_formed_or_over_a_limit_is_refused_in_a_sentence() {
        let attributes: String = (0..300).map(|n| format!(" a{n}='x'")).collect();
        for (file, words) in [
            ("<a>".to_owned(), "cut off before its end"),
            ("<a>\n<b></a>".to_owned(), "line 2 of this XML file"),
            ("<a/><b/>".to_owned(), "a second document begins"),
            ("<a b='1' b='2'/>".to_owned(), "not well formed"),
            ("<a>&nbsp;</a>".to_owned(), "“&nbsp;”"),
            ("<a>&#0;</a>".to_owned(), "“&#0;”"),
            (
                "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".to_owned(),
                "has a DOCTYPE",
            ),
            ("<a>".repeat(2_000), "more than 1,024 levels deep"),
            (format!("<a{attributes}/>"), "more than 256 attributes"),
        ] {
            let said = shown(&file).unwrap_err().to_string();
            assert!(said.contains(words), "{said}");
            assert!(said.ends_with("the record is unchanged"), "{said}");
        }
    }
}
