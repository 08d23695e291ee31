//! `travaux read`: shows what an importer sees in a document.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use travaux::exchange::{self, Reading, text};
use travaux::reading::{self, Proposal};
use travaux::text::{Document, Remark, TrackedOp};

use crate::ending::{Ending, Result};
use crate::{document, output};

#[derive(Args)]
pub(crate) struct Read {
    /// The document (.md .txt .html .docx .odt .rtf .pdf .xml .json)
    doc: PathBuf,
    /// Reads tracked changes as accepted; without this, what was put in and what was
    /// taken out are both there
    #[arg(long, conflicts_with = "rejected")]
    accepted: bool,
    /// Reads tracked changes as rejected
    #[arg(long)]
    rejected: bool,
    /// Proposes inputs: what was said, by whom, of what kind
    #[arg(long)]
    inputs: bool,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

impl Read {
    pub(crate) fn run(self) -> Result {
        let reading = match (self.accepted, self.rejected) {
            (true, _) => Reading::Accepted,
            (_, true) => Reading::Rejected,
            _ => Reading::AsItStands,
        };
        let document = document::read_alone(&self.doc, reading)?.document;
        if self.inputs {
            return self.propose(&document);
        }
        if self.json {
            output::json(&document)?;
            return Ok(Ending::Done);
        }
        let mut out = text::write(&document.blocks);
        for change in &document.changes {
            let op = match change.op {
                TrackedOp::Insert => "inserted",
                TrackedOp::Delete => "deleted",
            };
            out.push_str(&format!(
                "{op} by {} ({}): {}\n",
                change.author, change.date, change.text
            ));
        }
        for comment in &document.comments {
            out.push_str(&told(comment));
        }
        output::people(&out)?;
        output::left_out(&document.left_out);
        Ok(Ending::Done)
    }

    /// Prints what was said in a source, as proposals for a person to confirm.
    fn propose(&self, document: &Document) -> Result {
        let text = exchange::plain_text(document);
        let pages = exchange::text::pages(document);
        let inputs: Vec<Proposed<'_>> = reading::propose(&text)
            .into_iter()
            .map(|proposal| Proposed {
                text: &text[proposal.start as usize..proposal.end as usize],
                page: travaux::source::page_at(&pages, proposal.start),
                proposal,
            })
            .collect();
        if self.json {
            output::json(&WithInputs {
                document,
                text: &text,
                inputs,
            })?;
            return Ok(Ending::Done);
        }
        let lines: String = inputs.iter().map(Proposed::line).collect();
        output::people(&lines)?;
        output::left_out(&document.left_out);
        Ok(Ending::Done)
    }
}

/// A document with what was said in it.
#[derive(Serialize)]
struct WithInputs<'d> {
    #[serde(flatten)]
    document: &'d Document,
    /// The source as the offsets count it.
    text: &'d str,
    inputs: Vec<Proposed<'d>>,
}

/// A proposal with the words of its passage.
#[derive(Serialize)]
struct Proposed<'d> {
    #[serde(flatten)]
    proposal: Proposal,
    text: &'d str,
    /// The page on which it begins, where the file has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'d str>,
}

impl Proposed<'_> {
    /// The proposal on a line: where, kind, who, for whom, what.
    fn line(&self) -> String {
        let Proposal {
            start,
            end,
            speakers,
            on_behalf_of,
            open,
            kind,
            ..
        } = &self.proposal;
        let kind = output::word(kind);
        let who = match (speakers.is_empty(), open) {
            (true, _) => "unattributed".to_owned(),
            (false, true) => format!("{} and others", speakers.join(", ")),
            (false, false) => speakers.join(", "),
        };
        let on_behalf_of = if on_behalf_of.is_empty() {
            String::new()
        } else {
            format!(" for {}", on_behalf_of.join(", "))
        };
        let page = self.page.map(|page| format!("p. {page}  "));
        let page = page.unwrap_or_default();
        format!(
            "{start}..{end}  {page}{kind}  {who}{on_behalf_of}: {}\n",
            self.text
        )
    }
}

/// Says who comments on what; what the file does not say is left out.
fn told(comment: &Remark) -> String {
    let mut told = format!("comment by {}", comment.author);
    // A file that knows no day can write one of the year 0.
    if !comment.date.is_empty() && !comment.date.starts_with("0000") {
        told += &format!(" ({})", comment.date);
    }
    if !comment.about.is_empty() {
        told += &format!(" on “{}”", comment.about);
    }
    format!("{told}: {}\n", comment.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_tells_no_day_and_no_words_where_the_file_has_none() {
        let mut comment = Remark {
            author: "Canada".to_owned(),
            date: "0000-00-00T00:00:00".to_owned(),
            text: "see above".to_owned(),
            about: String::new(),
            block: None,
            gone: false,
        };
        assert_eq!(told(&comment), "comment by Canada: see above\n");
        comment.date = "2018-04-17".to_owned();
        comment.about = "regions".to_owned();
        assert_eq!(
            told(&comment),
            "comment by Canada (2018-04-17) on “regions”: see above\n"
        );
    }
}
