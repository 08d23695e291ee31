//! What a document says about itself: who, when, under which names, since which draft.

use std::collections::BTreeSet;
use std::fmt::Write;

use jiff::civil::{Date, date};

use super::write::About;
use crate::exchange::html::escaped;

/// The namespace of the attributes that say what Akoma Ntoso has no word for.
const OWN: &str = "urn:travaux:clause";
/// For a text without a date.
const NO_DATE: Date = date(1970, 1, 1);

/// Prints all that stands before the text.
pub(super) fn begin(out: &mut String, contains: &str, title: &str, about: &About) {
    let title = match title.trim() {
        "" => "Draft",
        title => title,
    };
    let author = match about.author.trim() {
        "" => "the secretariat",
        author => author,
    };
    let first = about.drafts.first().map(|(_, date)| *date);
    let date = about.date.or(first).unwrap_or(NO_DATE);
    let work = format!(
        "/akn/un/statement/{}/{}",
        first.unwrap_or(date),
        slug(title)
    );
    let expression = format!("{work}/und@{date}");
    let by = "<FRBRauthor href=\"#author_1\" as=\"#author\"/>";
    let _ = write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\" xmlns:travaux=\"{OWN}\">\n\
         <statement name=\"draft\" contains=\"{contains}\">\n<meta>\n<identification source=\"#author_1\">\n\
         <FRBRWork>\n<FRBRthis value=\"{work}/!main\"/>\n<FRBRuri value=\"{work}\"/>\n\
         <FRBRdate date=\"{}\" name=\"draft\"/>\n{by}\n<FRBRcountry value=\"un\"/>\n\
         <FRBRname value=\"{}\"/>\n</FRBRWork>\n\
         <FRBRExpression>\n<FRBRthis value=\"{expression}/!main\"/>\n<FRBRuri value=\"{expression}\"/>\n\
         <FRBRdate date=\"{date}\" name=\"draft\"/>\n{by}\n<FRBRlanguage language=\"und\"/>\n</FRBRExpression>\n\
         <FRBRManifestation>\n<FRBRthis value=\"{expression}/!main.xml\"/>\n<FRBRuri value=\"{expression}.akn\"/>\n\
         <FRBRdate date=\"{date}\" name=\"export\"/>\n{by}\n</FRBRManifestation>\n</identification>\n",
        first.unwrap_or(date),
        attribute(title),
    );
    lifecycle(out, about);
    out.push_str("<references source=\"#author_1\">\n");
    for (nth, (name, date)) in about.drafts.iter().enumerate() {
        let element = if nth == 0 { "original" } else { "passiveRef" };
        let _ = writeln!(
            out,
            "<{element} eId=\"draft_{}\" href=\"{work}/und@{date}\" showAs=\"{}\"/>",
            nth + 1,
            attribute(name)
        );
    }
    for (nth, hand) in about.hands.iter().enumerate() {
        let _ = writeln!(
            out,
            "<TLCPerson eId=\"hand_{}\" href=\"/akn/ontology/person/un/{}\" showAs=\"{}\"/>",
            nth + 1,
            slug(hand),
            attribute(hand)
        );
    }
    let _ = write!(
        out,
        "<TLCPerson eId=\"author_1\" href=\"/akn/ontology/person/un/{}\" showAs=\"{}\"/>\n\
         <TLCRole eId=\"author\" href=\"/akn/ontology/role/un/author\" showAs=\"Author\"/>\n\
         </references>\n</meta>\n",
        slug(author),
        attribute(author)
    );
}

/// Prints all that stands after the text.
pub(super) fn end(out: &mut String) {
    out.push_str("</statement>\n</akomaNtoso>\n");
}

/// The drafts as events, and the spans that begin with one of them.
fn lifecycle(out: &mut String, about: &About) {
    if about.drafts.is_empty() {
        return;
    }
    out.push_str("<lifecycle source=\"#author_1\">\n");
    for (nth, (_, date)) in about.drafts.iter().enumerate() {
        let kind = if nth == 0 { "generation" } else { "amendment" };
        let nth = nth + 1;
        let _ = writeln!(
            out,
            "<eventRef eId=\"e_{nth}\" date=\"{date}\" source=\"#draft_{nth}\" type=\"{kind}\"/>"
        );
    }
    out.push_str("</lifecycle>\n");
    let began: BTreeSet<usize> = about.since.iter().copied().flatten().collect();
    if began.is_empty() {
        return;
    }
    out.push_str("<temporalData source=\"#author_1\">\n");
    for nth in began {
        let nth = nth + 1;
        let _ = writeln!(
            out,
            "<temporalGroup eId=\"tmpg_{nth}\"><timeInterval start=\"#e_{nth}\" refersTo=\"#draft_{nth}\"/></temporalGroup>"
        );
    }
    out.push_str("</temporalData>\n");
}

fn attribute(text: &str) -> String {
    escaped(&text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"))
}

/// A name as a part of an address: at most 60 small letters, digits and hyphens.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if slug.len() >= 60 {
            break;
        }
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    match slug.trim_end_matches('-') {
        "" => "text".to_owned(),
        slug => slug.to_owned(),
    }
}
