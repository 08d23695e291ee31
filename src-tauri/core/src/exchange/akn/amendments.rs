//! Proposals as `amendment`s, attached to the text that they would change.

use std::fmt::Write;

use jiff::tz::TimeZone;

use super::meta::slug;
use super::write::{About, write_with};
use crate::Record;
use crate::clause::Wording;
use crate::compare::Op;
use crate::error::Result;
use crate::exchange::html::escaped;
use crate::ids::ClauseId;
use crate::proposal::rolling::{Laid, laid};
use crate::proposal::{Asked, Carried, carried};
use crate::text::{Block, Item, TextName};

/// How the id of what is attached to a rolling text begins.
pub(super) const ATTACHED: &str = "amendment_";

/// Prints the working text with every proposal that waits as an `amendment` attached to it:
/// who makes it, on which day, on which clause, what would go and come, and why.
///
/// # Errors
/// As [`TextName::items`].
pub fn rolling(record: &Record) -> Result<String> {
    let items = TextName::Working.items(record)?;
    let blocks: Vec<Block> = items.iter().map(Item::block).collect();
    let about = About::of(record, TextName::Working, &items)?;
    let all = carried(record.db())?;
    let mut attached = String::new();
    let waiting = all.iter().filter(|one| one.proposal.waits());
    for (one, nth) in waiting.zip(1..) {
        amendment(&mut attached, nth, one, &blocks);
    }
    if !attached.is_empty() {
        attached = format!("<attachments>\n{attached}</attachments>\n");
    }
    Ok(write_with(&blocks, &about, &attached))
}

fn amendment(out: &mut String, nth: u32, one: &Carried, blocks: &[Block]) {
    let who = match one.names.as_slice() {
        [] => "a participant not named".to_owned(),
        names => names.join(", "),
    };
    let date = TimeZone::UTC.to_datetime(one.proposal.at).date();
    let by = format!("amendment_{nth}__author");
    let work = format!("/akn/un/amendment/{date}/{}-{nth}", slug(&who));
    let author = format!("<FRBRauthor href=\"#{by}\" as=\"#author\"/>");
    let dated = format!("<FRBRdate date=\"{date}\" name=\"proposal\"/>");
    let level = |element: &str, more: &str, uri: &str| {
        format!(
            "<{element}>\n<FRBRthis value=\"{uri}/!main\"/>\n<FRBRuri value=\"{uri}\"/>\n{dated}\n{author}{more}\n</{element}>\n"
        )
    };
    let expression = format!("{work}/und@{date}");
    let _ = write!(
        out,
        "<attachment eId=\"{ATTACHED}{nth}\">\n<amendment name=\"proposal\" contains=\"originalVersion\">\n<meta>\n<identification source=\"#{by}\">\n{}{}{}</identification>\n<references source=\"#{by}\">\n<TLCOrganization eId=\"{by}\" href=\"/akn/ontology/organization/un/{}\" showAs=\"{}\"/>\n</references>\n</meta>\n<amendmentBody>\n",
        level("FRBRWork", "\n<FRBRcountry value=\"un\"/>", &work),
        level(
            "FRBRExpression",
            "\n<FRBRlanguage language=\"und\"/>",
            &expression
        ),
        level("FRBRManifestation", "", &format!("{expression}.akn")),
        slug(&who),
        escaped(&who),
    );
    let number = |clause: ClauseId| {
        let block = blocks.iter().find(|block| block.clause == Some(clause))?;
        let number = block.number.clone();
        Some((
            number.unwrap_or_else(|| "a clause without number".to_owned()),
            block,
        ))
    };
    let to = |said: &str, clause: Option<ClauseId>| {
        let found = clause.and_then(|clause| Some((clause, number(clause)?.0)));
        let words = match found {
            Some((clause, number)) => format!(
                "{said} <ref href=\"#cl_{}\">{}</ref>",
                clause.0.simple(),
                escaped(&number)
            ),
            None => said.to_owned(),
        };
        format!("<amendmentReference><p>{words}</p></amendmentReference>\n")
    };
    let content = match &one.proposal.asked {
        Asked::Words {
            clause, wording, ..
        } => {
            out.push_str(&to("In", Some(*clause)));
            match number(*clause) {
                Some((_, block)) => laid(&block.wording, &[one]).iter().map(tracked).collect(),
                None => tracked_words(Op::Add, wording),
            }
        }
        Asked::NewClause {
            parent,
            after,
            wording,
            ..
        } => {
            out.push_str(&match (after, parent) {
                (Some(after), _) => to("After", Some(*after)),
                (None, Some(parent)) => to("Under", Some(*parent)),
                (None, None) => to("At the beginning", None),
            });
            tracked_words(Op::Add, wording)
        }
        Asked::Removal { clause, .. } => {
            out.push_str(&to("In the place of", Some(*clause)));
            number(*clause).map_or_else(String::new, |(_, block)| {
                tracked_words(Op::Remove, &block.wording)
            })
        }
    };
    let _ = writeln!(out, "<amendmentContent><p>{content}</p></amendmentContent>");
    if let Some(reason) = &one.proposal.reason {
        let reason = escaped(reason);
        let _ = writeln!(
            out,
            "<amendmentJustification><p>{reason}</p></amendmentJustification>"
        );
    }
    out.push_str("</amendmentBody>\n</amendment>\n</attachment>\n");
}

fn tracked(laid: &Laid) -> String {
    tracked_words(laid.op, &laid.wording)
}

fn tracked_words(op: Op, wording: &Wording) -> String {
    let text = escaped(&wording.text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"));
    match op {
        Op::Keep => text,
        Op::Remove => format!("<del>{text}</del>"),
        Op::Add => format!("<ins>{text}</ins>"),
    }
}
