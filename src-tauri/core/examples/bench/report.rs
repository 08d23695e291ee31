//! Reports: how long the three take on a text of 450 clauses with six drafts and 500 inputs.

use jiff::civil::date;
use travaux::clause::{self, Wording};
use travaux::input::{InputKind, NewInput, Passage};
use travaux::link::{Relation, Target};
use travaux::report::{coverage, history, participation};
use travaux::session::Meeting;
use travaux::source::{NewSource, SourceKind};
use travaux::text::{Kind, Series};
use travaux::{Action, By, Record};

use crate::made::{Made, by, desk, id};
use crate::table::{Done, Table, median_of, ms};

const CLAUSES: usize = 450;
const DRAFTS: usize = 6;
const INPUTS: usize = 500;
/// Longest time of a report.
const SECONDS: u64 = 5;

/// Measures the three reports.
pub(crate) fn reports(made: &mut Made, table: &mut Table) -> Done {
    let mut by = by();
    let mut record = Record::create(&made.at("report.travaux"), "A text", desk(), &mut by)?;
    said(made, &mut record, &mut by)?;
    for nth in 0..DRAFTS {
        let each = (0..CLAUSES).map(|clause| worded(made, clause, nth));
        apply(&mut record, &mut by, each.collect::<Done<_>>()?)?;
        if nth == 0 {
            tied(&mut record, &mut by)?;
        }
        let seal = Action::Seal {
            draft: None,
            name: format!("Rev. {nth}"),
            date: date(2018, 1 + nth as i8, 1),
            note: None,
        };
        apply(&mut record, &mut by, vec![seal])?;
    }
    let db = record.db();
    let travaux = median_of(3, || Ok(history(db)?.page().html().len()))?;
    let coverage = median_of(3, || Ok(coverage(db)?.page().html().len()))?;
    let participation = median_of(3, || Ok(participation(db)?.page().html().len()))?;
    for (what, time) in [
        ("travaux", travaux),
        ("coverage", coverage),
        ("participation", participation),
    ] {
        table.aim(
            &format!("report {what}: {CLAUSES} clauses, {DRAFTS} drafts, {INPUTS} inputs"),
            &ms(time),
            &format!("< {SECONDS} s"),
            time.as_secs() < SECONDS,
        );
    }
    Ok(())
}

fn apply(record: &mut Record, by: &mut By, actions: Vec<Action>) -> Done {
    record.apply_all(by, &actions).map_err(|(_, error)| error)?;
    Ok(())
}

fn worded(made: &Made, clause: usize, nth: usize) -> Done<Action> {
    if nth > 0 {
        return made.rewording(clause, nth);
    }
    Ok(Action::AddClause {
        clause: Some(id(clause)),
        wording: Wording::plain(made.text(clause, 0))?,
        kind: Kind::Paragraph,
        series: Series::Auto,
        alternative: false,
        parent: None,
        after: clause.checked_sub(1).map(id),
        note: None,
    })
}

fn source() -> travaux::ids::SourceId {
    travaux::ids::SourceId(uuid::Uuid::from_u128(0x51 << 120))
}

fn input(nth: usize) -> travaux::ids::InputId {
    travaux::ids::InputId(uuid::Uuid::from_u128((0x52 << 120) | nth as u128))
}

/// Says as much as there are inputs, all in one source.
fn said(made: &Made, record: &mut Record, by: &mut By) -> Done {
    let session = travaux::ids::SessionId(uuid::Uuid::from_u128(0x7f << 120));
    let (mut text, mut passages) = (String::new(), Vec::new());
    for nth in 0..INPUTS {
        let start = text.len() as u32;
        text.push_str(&made.text(nth % CLAUSES, 2));
        passages.push((start, text.len() as u32));
        text.push_str("\n\n");
    }
    let mut actions = vec![
        Action::SetSession {
            session: Some(session),
            meeting: Meeting {
                number: "1".to_owned(),
                name: "All inputs".to_owned(),
                ..Meeting::default()
            },
        },
        Action::AddSource {
            source: Some(source()),
            content: NewSource {
                pages: Vec::new(),
                session,
                kind: SourceKind::Note,
                title: "What was said".to_owned(),
                language: "en".to_owned(),
                reported_by: None,
                file: None,
                text,
                original: None,
            },
        },
    ];
    for (nth, (start, end)) in passages.into_iter().enumerate() {
        let source = source();
        actions.push(Action::AddInput {
            input: Some(input(nth)),
            content: NewInput {
                passages: vec![Passage { source, start, end }],
                speakers: Vec::new(),
                on_behalf_of: Vec::new(),
                open: false,
                kind: InputKind::Ask,
                about: Vec::new(),
                name: None,
            },
        });
    }
    apply(record, by, actions)
}

/// Ties each input to the first words of a clause, which later drafts change.
fn tied(record: &mut Record, by: &mut By) -> Done {
    let mut actions = Vec::new();
    for nth in 0..INPUTS {
        let clause = id(nth % CLAUSES);
        let head = clause::head(record.db(), clause)?;
        actions.push(Action::AddLink {
            link: None,
            input: input(nth),
            target: Target::Words {
                clause,
                revision: head.id,
                start: 0,
                end: head.state.wording.text.len() as u32 / 2,
            },
            relation: Relation::Prompted,
            reason: None,
        });
    }
    apply(record, by, actions)
}
