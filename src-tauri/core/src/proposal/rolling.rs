//! The rolling text: every proposal that waits, printed in brackets with whoever holds it.
//!
//! `[old / new - Norway]` for other words, `[new - Norway]` for what would come,
//! `[old - Norway delete]` for what would go; several on the same words are alternatives
//! of one bracket. Nothing but brackets is added: without them, the text reads as it is.

use std::ops::Range;

use super::Asked;
use super::carried::{self, Carried, Fit};
use super::parts::{Edit, put_in};
use crate::Record;
use crate::clause::Wording;
use crate::clause::bracket;
use crate::compare::Op;
use crate::error::Result;
use crate::ids::{ClauseId, ProposalId};
use crate::text::{Block, Kind, TextName};

/// Returns the working text with all proposals that wait and fit, in brackets.
pub fn blocks(record: &Record) -> Result<Vec<Block>> {
    let all = carried::carried(record.db())?;
    let waiting: Vec<&Carried> = all
        .iter()
        .filter(|one| one.proposal.waits() && one.now.iter().any(|now| now.fit == Fit::Fits))
        .collect();
    let of = |clause: ClauseId| -> Vec<&Carried> {
        waiting
            .iter()
            .copied()
            .filter(|one| one.proposal.asked.clause() == Some(clause))
            .collect()
    };
    let mut out: Vec<Block> = Vec::new();
    for item in TextName::Working.items(record)? {
        let mut block = item.block();
        block.wording = wording(&block.wording, &of(item.clause));
        out.push(block);
    }
    for one in &waiting {
        let Asked::NewClause {
            clause,
            parent,
            after,
            kind,
            wording,
            ..
        } = &one.proposal.asked
        else {
            continue;
        };
        let (at, level) = place(&out, *parent, *after);
        out.insert(
            at,
            Block {
                number: None,
                kind: *kind,
                level,
                wording: in_brackets(wording, &attributed(&one.names, false)),
                series: crate::text::Series::Unnumbered,
                clause: *clause,
            },
        );
    }
    Ok(out)
}

/// Finds where a new clause stands among blocks, and how deep.
pub(crate) fn place(
    among: &[Block],
    parent: Option<ClauseId>,
    after: Option<ClauseId>,
) -> (usize, u16) {
    let near = after.or(parent);
    let found = near.and_then(|near| among.iter().position(|block| block.clause == Some(near)));
    let Some(at) = found else {
        let titles = among.iter().take_while(|block| block.kind == Kind::Title);
        return (titles.count(), 0);
    };
    let level = among[at].level + u16::from(after.is_none());
    let under = among[at + 1..]
        .iter()
        .take_while(|below| after.is_some() && below.level > level);
    (at + 1 + under.count(), level)
}

/// A run of a wording with what is asked for in it.
pub(crate) struct Laid {
    /// Whether somebody asks that it go or come.
    pub(crate) op: Op,
    /// The words.
    pub(crate) wording: Wording,
    /// Who asks for it: one for what comes, any number for what goes.
    pub(crate) by: Vec<ProposalId>,
}

/// Lays a wording out with what proposals ask for in place; words that several ask to put
/// in stand there once for each.
pub(crate) fn laid(head: &Wording, on: &[&Carried]) -> Vec<Laid> {
    let owned: Vec<Carried> = on.iter().map(|one| (*one).clone()).collect();
    let edits: Vec<(ProposalId, Edit<'_>)> = on
        .iter()
        .flat_map(|one| {
            one.edits(None)
                .into_iter()
                .map(|edit| (one.proposal.id, edit))
        })
        .collect();
    let mut laid = Vec::new();
    let mut at = 0;
    for piece in carried::pieces(head, &owned) {
        if piece.op != Op::Add {
            let end = at + piece.text.len();
            laid.push(Laid {
                op: piece.op,
                wording: head.slice(at, end),
                by: piece.proposals,
            });
            at = end;
            continue;
        }
        for id in piece.proposals {
            let own = edits.iter().find(|(by, edit)| {
                *by == id && edit.at.end as usize == at && edit.words() == piece.text
            });
            let wording = own.map_or_else(
                || plain(&piece.text),
                |(_, edit)| {
                    edit.from
                        .slice(edit.run.start as usize, edit.run.end as usize)
                },
            );
            laid.push(Laid {
                op: Op::Add,
                wording,
                by: vec![id],
            });
        }
    }
    laid
}

/// Returns what a wording says once one proposal is accepted.
pub(crate) fn accepted(head: &Wording, one: &Carried) -> Wording {
    put_in(head, &one.edits(None))
}

/// Puts a whole wording into one bracket.
pub(super) fn in_brackets(wording: &Wording, attribution: &str) -> Wording {
    let (open, close) = (plain("["), plain(&format!("{attribution}]")));
    let end = wording.text.len() as u32;
    put_in(wording, &[insertion(0, &open), insertion(end, &close)])
}

/// Returns the attribution of an alternative: ` - EU, Norway`, ` - Norway delete`.
pub(super) fn attributed(names: &[String], delete: bool) -> String {
    let names = match names {
        [] => "unattributed".to_owned(),
        names => names.join(", "),
    };
    format!(" - {names}{}", if delete { " delete" } else { "" })
}

fn plain(text: &str) -> Wording {
    Wording {
        text: text.to_owned(),
        marks: Vec::new(),
    }
}

fn insertion(at: u32, wording: &Wording) -> Edit<'_> {
    Edit {
        at: at..at,
        from: wording,
        run: 0..wording.text.len() as u32,
    }
}

/// A stretch of a wording on which proposals touch, with the edits that they ask for there.
struct Stretch<'c> {
    at: Range<u32>,
    edits: Vec<(&'c Carried, Edit<'c>)>,
}

/// Returns a wording with what proposals ask for, in brackets.
pub(super) fn wording(head: &Wording, on: &[&Carried]) -> Wording {
    let mut stretches = stretches(head, on);
    let mut brackets = printed(head, &stretches);
    let unbalanced = |text: &str| bracket::parse(text).unbalanced.len();
    if brackets.iter().any(|(at, open, close)| {
        let inside = &head.text[at.start as usize..at.end as usize];
        unbalanced(&format!("{open}{inside}{close}")) > 0
    }) {
        // A proposal cuts a bracket that stands there: the whole wording is in question.
        let edits = stretches
            .into_iter()
            .flat_map(|stretch| stretch.edits)
            .collect();
        stretches = vec![Stretch {
            at: 0..head.text.len() as u32,
            edits,
        }];
        brackets = printed(head, &stretches);
    }
    let texts: Vec<_> = brackets
        .iter()
        .map(|(at, open, close)| (at, plain(open), plain(close)))
        .collect();
    let mut edits = Vec::new();
    for (at, open, close) in &texts {
        if at.is_empty() {
            edits.push(insertion(at.start, open));
        } else {
            edits.push(insertion(at.start, open));
            edits.push(insertion(at.end, close));
        }
    }
    let removers: Vec<String> = on
        .iter()
        .filter(|one| {
            matches!(one.proposal.asked, Asked::Removal { .. }) && one.now[0].fit == Fit::Fits
        })
        .flat_map(|one| one.names.clone())
        .collect();
    let out = put_in(head, &edits);
    let removal = on
        .iter()
        .any(|one| matches!(one.proposal.asked, Asked::Removal { .. }));
    if removal {
        in_brackets(&out, &attributed(&removers, true))
    } else {
        out
    }
}

/// Gathers edits that touch the same words, so that each stretch stands apart from the next.
fn stretches<'c>(head: &Wording, on: &[&'c Carried]) -> Vec<Stretch<'c>> {
    let mut edits: Vec<(&Carried, Edit<'_>)> = Vec::new();
    for one in on {
        edits.extend(one.edits(None).into_iter().map(|edit| (*one, edit)));
    }
    edits.sort_by_key(|(_, edit)| (edit.at.start, edit.at.end));
    let mut stretches: Vec<Stretch<'_>> = Vec::new();
    for (one, edit) in edits {
        match stretches.last_mut() {
            // Brackets right after one another read as alternatives, so touching is joining.
            Some(last) if edit.at.start <= last.at.end => {
                last.at.end = last.at.end.max(edit.at.end);
                last.edits.push((one, edit));
            }
            _ => stretches.push(Stretch {
                at: edit.at.clone(),
                edits: vec![(one, edit)],
            }),
        }
    }
    for stretch in &mut stretches {
        let inside = &head.text[stretch.at.start as usize..stretch.at.end as usize];
        debug_assert!(
            head.text.is_char_boundary(stretch.at.end as usize),
            "{inside}"
        );
    }
    stretches
}

/// Prints each stretch: where its bracket stands, what opens it, and what closes it.
fn printed(head: &Wording, stretches: &[Stretch<'_>]) -> Vec<(Range<u32>, String, String)> {
    stretches
        .iter()
        .map(|stretch| {
            let was = &head.text[stretch.at.start as usize..stretch.at.end as usize];
            let mut ways: Vec<(String, Vec<String>)> = Vec::new();
            let mut makers: Vec<&Carried> = Vec::new();
            for (one, _) in &stretch.edits {
                if !makers
                    .iter()
                    .any(|maker| maker.proposal.id == one.proposal.id)
                {
                    makers.push(one);
                }
            }
            for maker in makers {
                let own: Vec<Edit<'_>> = stretch
                    .edits
                    .iter()
                    .filter(|(one, _)| one.proposal.id == maker.proposal.id)
                    .map(|(_, edit)| Edit {
                        at: edit.at.start - stretch.at.start..edit.at.end - stretch.at.start,
                        ..edit.clone()
                    })
                    .collect();
                let way = put_in(&plain(was), &own).text;
                match ways.iter_mut().find(|(words, _)| *words == way) {
                    Some((_, names)) => names.extend(maker.names.clone()),
                    None => ways.push((way, maker.names.clone())),
                }
            }
            let trimmed = was.trim();
            let lead = (was.len() - was.trim_start().len()) as u32;
            let at = match trimmed {
                "" => stretch.at.clone(),
                _ => stretch.at.start + lead..stretch.at.start + lead + trimmed.len() as u32,
            };
            let mut close = String::new();
            let mut first = true;
            for (way, names) in ways.iter().filter(|(way, _)| way.trim().is_empty()) {
                // Whoever wants the words gone stands right behind them.
                debug_assert!(way.trim().is_empty());
                close.push_str(&attributed(names, true));
            }
            for (way, names) in ways.iter().filter(|(way, _)| !way.trim().is_empty()) {
                if !(trimmed.is_empty() && first) {
                    close.push_str(" / ");
                }
                first = false;
                close.push_str(way.trim());
                close.push_str(&attributed(names, false));
            }
            close.push(']');
            if trimmed.is_empty() {
                // What would come carries its blanks outside the bracket.
                let way = &ways[0].0;
                let lead = &way[..way.len() - way.trim_start().len()];
                let trail = &way[way.trim_end().len()..];
                (
                    stretch.at.start..stretch.at.start,
                    format!("{lead}[{close}{trail}"),
                    String::new(),
                )
            } else {
                (at, "[".to_owned(), close)
            }
        })
        .collect()
}
