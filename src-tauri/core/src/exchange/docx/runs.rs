//! What stands inside a paragraph: runs of words, fields, notes, pictures.

use std::borrow::Cow;

use super::properties::{self, Run};
use super::story::Story;
use super::styles::Style;
use super::xml::{Element, Ns, Xml};
use crate::clause::{Mark, MarkKind};
use crate::error::Result;
use crate::exchange::Reading;

/// One thing that the properties of a run switch on or off.
type Switch = fn(&Run) -> Option<bool>;

impl Story<'_> {
    /// Reads an element inside a paragraph.
    pub(super) fn inline(&mut self, xml: &mut Xml<'_>, element: Element<'_>) -> Result<()> {
        if let Some(change) = properties::change(&element) {
            self.changes.open(change, self.reading);
            xml.children(|xml, element| self.inline(xml, element))?;
            self.changes.close(self.reading);
            return Ok(());
        }
        match (element.ns, element.name()) {
            (Ns::Word | Ns::Math, "r") => return self.run(xml),
            (Ns::Word, "hyperlink") => {
                self.aside.left.links += u32::from(element.get("id").is_some());
            }
            (Ns::Word, "fldSimple" | "smartTag" | "sdt" | "sdtContent" | "customXml")
            | (Ns::Word, "bdo" | "dir" | "rubyBase") => {}
            (Ns::Math, name) if name.ends_with("Pr") => return xml.skip(),
            (Ns::Math, name) => self.aside.left.formulas += u32::from(name == "oMath"),
            (Ns::Compatibility, "AlternateContent") => return self.alternative(xml, Self::inline),
            (Ns::Word, name) if self.aside.comment_bound(name, &element) => return xml.skip(),
            (Ns::Word, name) if name.ends_with("Pr") => return xml.skip(),
            _ => {
                self.aside.left.unknown += u32::from(xml.passed_over()?);
                return Ok(());
            }
        }
        xml.children(|xml, element| self.inline(xml, element))
    }

    fn run(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        let mut set = Run::default();
        xml.children(|xml, element| {
            if element.word() == "rPr" {
                set = properties::run(xml)?;
                return Ok(());
            }
            self.piece(xml, element, &set)
        })?;
        if let Some(label) = self.aside.end_label() {
            self.anchor(&label, self.now(&set));
        }
        Ok(())
    }

    fn piece(&mut self, xml: &mut Xml<'_>, element: Element<'_>, set: &Run) -> Result<()> {
        if let Some(change) = properties::change(&element) {
            self.changes.open(change, self.reading);
            xml.children(|xml, element| self.piece(xml, element, set))?;
            self.changes.close(self.reading);
            return Ok(());
        }
        let words: Cow<'_, str> = match (element.ns, element.name()) {
            (Ns::Word | Ns::Math, "t") | (Ns::Word, "delText") => {
                let keeps_blanks = element.get("space").as_deref() == Some("preserve");
                let text = xml.text()?;
                let trimmed = text.trim_matches([' ', '\t', '\n', '\r']);
                let text = if keeps_blanks { &text } else { trimmed };
                self.words(text, set);
                return Ok(());
            }
            (Ns::Word, "tab" | "ptab") => "\t".into(),
            (Ns::Word, "br" | "cr") => " ".into(),
            (Ns::Word, "noBreakHyphen") => "\u{2011}".into(),
            (Ns::Word, "sym") => self.aside.symbol(&element).into(),
            (Ns::Word, "footnoteReference" | "endnoteReference") => {
                if let Some(label) = self.aside.end_label() {
                    self.anchor(&label, self.now(set));
                }
                if !self.changes.drop()
                    && let Some(label) = self.aside.refers(&element)
                {
                    self.anchor(&label, self.now(set));
                }
                "".into()
            }
            (Ns::Word, "commentReference") => {
                self.aside
                    .margin
                    .stand(element.number("id").unwrap_or_default());
                "".into()
            }
            (Ns::Word, "fldChar") => {
                if !self.changes.drop() {
                    self.aside.field(element.get("fldCharType").as_deref());
                }
                "".into()
            }
            (Ns::Word, "drawing" | "pict" | "object" | "contentPart")
            | (Ns::Compatibility, "AlternateContent") => return self.drawing(xml, element),
            (Ns::Word, "ruby") => {
                return xml.children(|xml, element| match element.word() {
                    "rubyBase" => xml.children(|xml, element| self.inline(xml, element)),
                    _ => xml.skip(),
                });
            }
            (Ns::Word, "instrText" | "delInstrText" | "rPr") | (Ns::Math, "rPr") => "".into(),
            _ => {
                self.aside.left.unknown += u32::from(xml.passed_over()?);
                return Ok(());
            }
        };
        self.words(&words, set);
        xml.skip()
    }

    /// Takes in words.
    fn words(&mut self, words: &str, set: &Run) {
        if words.is_empty() || self.aside.in_instruction(words) {
            return;
        }
        self.changes.note(words, &[]);
        if self.changes.drop() {
            self.aside.margin.say(words, true);
            return;
        }
        if self.aside.is_label(words) {
            return;
        }
        let set = self.now(set);
        let of_style = self.styles.of_run(set.style.as_deref());
        let of_anchors = of_style.is_some_and(Style::is_of_anchors);
        if of_anchors && self.is_mark_of_note(words) {
            return;
        }
        // A second anchor of a note, and that of a note to which nothing refers, is text
        // that is set as anchors are.
        let label = words
            .strip_prefix("[^")
            .and_then(|rest| rest.strip_suffix(']'));
        if let Some(label) = label
            && of_anchors
        {
            self.opens_with_anchor |= self.open.text.is_empty();
            return self.anchor(label, set);
        }
        if self.is(set, |run| run.hidden).0 {
            self.aside.left.hide(words);
            return;
        }
        let start = self.open.text.len();
        self.open.text.push_str(words);
        self.emphasise(start, set);
        self.aside.margin.say(words, false);
        if !words.trim().is_empty() {
            self.live.get_or_insert(self.aside.margin.paragraph);
        }
    }

    /// Takes words as the mark with which a note begins; false where they are none. The file
    /// may give it once, in pieces, or twice, as LibreOffice does.
    fn is_mark_of_note(&mut self, words: &str) -> bool {
        let blank = self.open.text.trim().is_empty();
        let begins = self.in_note && blank && self.found.is_empty();
        let is = begins && !words.starts_with("[^");
        self.marked |= is;
        is
    }

    /// How a run is set in this reading.
    fn now<'r>(&self, set: &'r Run) -> &'r Run {
        match &set.before {
            Some(before) if self.reading == Reading::Rejected => before,
            _ => set,
        }
    }

    /// Says whether something is on in a run, and whether it is in the whole paragraph:
    /// styles of paragraphs and of runs switch one another off.
    fn is(&self, set: &Run, own: Switch) -> (bool, bool) {
        let base = own(&self.base).unwrap_or(false);
        let style = self.styles.of_run(set.style.as_deref());
        let style = style.and_then(|style| own(&style.run)).unwrap_or(false);
        (own(set).unwrap_or(base ^ style), base)
    }

    /// Marks the words from a byte on as they are set. What the style of the whole
    /// paragraph sets is layout, no emphasis.
    fn emphasise(&mut self, start: usize, set: &Run) {
        let kinds: [(MarkKind, Switch); 2] = [
            (MarkKind::Italic, |run| run.italic),
            (MarkKind::Bold, |run| run.bold),
        ];
        for (kind, own) in kinds {
            if self.is(set, own) == (true, false) {
                self.mark(start, kind);
            }
        }
    }

    fn mark(&mut self, start: usize, kind: MarkKind) {
        self.open.marks.push(Mark {
            start: start as u32,
            end: self.open.text.len() as u32,
            kind,
        });
    }

    /// Puts the anchor of a note into the text.
    fn anchor(&mut self, label: &str, set: &Run) {
        let start = self.open.text.len();
        self.open.text.push_str(&format!("[^{label}]"));
        self.live.get_or_insert(self.aside.margin.paragraph);
        self.mark(start, MarkKind::Footnote);
        self.emphasise(start, set);
    }

    /// Looks into a drawing for a text box, and notes what is left out of the text.
    fn drawing(&mut self, xml: &mut Xml<'_>, element: Element<'_>) -> Result<()> {
        let before = (self.aside.left.boxes.len(), self.aside.left.pictures);
        self.look_into(xml, element)?;
        if before == (self.aside.left.boxes.len(), self.aside.left.pictures) {
            self.aside.left.pictures += 1;
        }
        Ok(())
    }

    fn look_into(&mut self, xml: &mut Xml<'_>, element: Element<'_>) -> Result<()> {
        match (element.ns, element.name()) {
            (Ns::Word, "txbxContent") => {
                let found = self.apart(xml)?;
                let words: Vec<&str> = found.iter().map(|one| one.wording.text.as_str()).collect();
                let words = words.join(" ");
                if !words.is_empty() {
                    self.aside.left.boxes.push(words);
                }
                Ok(())
            }
            (Ns::Compatibility, "AlternateContent") => {
                self.alternative(xml, |story, xml, element| story.look_into(xml, element))
            }
            _ => xml.children(|xml, element| self.look_into(xml, element)),
        }
    }
}
