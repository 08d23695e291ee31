//! Styles: what a paragraph or a run is by its style and the styles under it.

use rustc_hash::FxHashMap;

use super::damaged;
use super::properties::{self, Paragraph, Run};
use super::xml::Xml;
use crate::error::Result;

/// Most styles on which one stands.
const LONGEST_CHAIN: usize = 256;

/// The styles of a file, each with all that it takes from those under it.
#[derive(Default)]
pub(super) struct Styles {
    resolved: FxHashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Style,
}

/// One style.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// Its name in small letters ("heading 1").
    pub(super) name: String,
    /// What it says of paragraphs.
    pub(super) paragraph: Paragraph,
    /// What it says of runs.
    pub(super) run: Run,
}

struct Raw {
    style: Style,
    based_on: Option<String>,
}

impl Styles {
    /// Reads the part of styles.
    ///
    /// # Errors
    /// [`crate::Error::Unreadable`], also where styles stand on one another in a circle.
    pub(super) fn read(text: &str, part: &str) -> Result<Self> {
        let mut raw: FxHashMap<String, Raw> = FxHashMap::default();
        let mut usual = None;
        let mut xml = Xml::new(text, part);
        xml.root("styles")?;
        xml.children(|xml, element| {
            if element.word() != "style" {
                return xml.skip();
            }
            let id = element.get("styleId").unwrap_or_default();
            if element.get("type").as_deref() == Some("paragraph")
                && element
                    .get("default")
                    .is_some_and(|v| v == "1" || v == "true")
            {
                usual = Some(id.clone());
            }
            let mut found = Raw {
                style: Style::default(),
                based_on: None,
            };
            xml.children(|xml, element| {
                match element.word() {
                    "name" => {
                        let name = element.get("val").unwrap_or_default();
                        found.style.name = name.to_lowercase();
                    }
                    "basedOn" => found.based_on = element.get("val"),
                    "pPr" => {
                        found.style.paragraph = properties::paragraph(xml)?;
                        return Ok(());
                    }
                    "rPr" => {
                        found.style.run = properties::run(xml)?;
                        return Ok(());
                    }
                    _ => {}
                }
                xml.skip()
            })?;
            raw.entry(id).or_insert(found);
            Ok(())
        })?;
        let mut styles = Styles::default();
        for id in raw.keys() {
            let style = resolve(&raw, id)?;
            styles.resolved.insert(id.clone(), style);
        }
        if let Some(usual) = usual.and_then(|id| styles.resolved.get(&id)) {
            styles.usual = usual.clone();
        }
        Ok(styles)
    }

    /// Finds the style of a paragraph: the usual one where it names none that is there.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.resolved.get(id))
            .unwrap_or(&self.usual)
    }

    /// Finds the style of a run.
    pub(super) fn of_run(&self, id: Option<&str>) -> Option<&Style> {
        self.resolved.get(id?)
    }
}

fn resolve(raw: &FxHashMap<String, Raw>, id: &str) -> Result<Style> {
    let mut style = raw[id].style.clone();
    let mut under = raw[id].based_on.as_deref();
    for _ in 0..LONGEST_CHAIN {
        let Some(base) = under.and_then(|base| raw.get(base)) else {
            return Ok(style);
        };
        let (from, to) = (&base.style, &mut style);
        let (paragraph, run) = (&mut to.paragraph, &mut to.run);
        paragraph.outline = paragraph.outline.or(from.paragraph.outline);
        paragraph.list = paragraph.list.or(from.paragraph.list);
        paragraph.level = paragraph.level.or(from.paragraph.level);
        paragraph.indent = paragraph.indent.or(from.paragraph.indent);
        run.italic = run.italic.or(from.run.italic);
        run.bold = run.bold.or(from.run.bold);
        run.hidden = run.hidden.or(from.run.hidden);
        if heading_depth(&to.name).is_none() && heading_depth(&from.name).is_some() {
            to.name.clone_from(&from.name);
        }
        under = base.based_on.as_deref();
    }
    Err(damaged("its styles stand on one another in a circle"))
}

impl Style {
    /// Tells whether anchors of notes, and their marks in the notes, are set in it: in Word's
    /// style, or in the other one that LibreOffice has for these.
    pub(super) fn is_of_anchors(&self) -> bool {
        matches!(
            self.name.as_str(),
            "footnote reference"
                | "endnote reference"
                | "footnote characters"
                | "endnote characters"
        )
    }

    /// The depth of the heading that a paragraph of this style is: 1 for the title,
    /// 2 for the highest of its headings.
    pub(super) fn heading(&self) -> Option<u16> {
        heading_depth(&self.name)
    }
}

fn heading_depth(name: &str) -> Option<u16> {
    if name == "title" {
        return Some(1);
    }
    let depth: u16 = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&depth).then_some(depth + 1)
}
