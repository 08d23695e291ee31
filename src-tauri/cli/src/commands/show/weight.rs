//! Words that carry weight: the terms of the glossary and the instruments, with their uses.

use travaux::text::Item;
use travaux::{Error, Record, instrument, term};

use super::{Shown, object};
use crate::output::{counted, word};

pub(super) fn terms(record: &Record, items: &[Item]) -> Result<Vec<Shown>, Error> {
    let all = term::uses(term::list(record.db())?, items);
    Ok(all
        .iter()
        .map(|one| {
            let entry = &one.term.entry;
            let mut line = format!(
                "{}  {}  {}, {}",
                one.term.id,
                entry.name,
                word(&entry.standing),
                counted(one.uses.len() as u64, "use")
            );
            if !one.called.is_empty() {
                line += &format!("; the text also says: {}", others(&one.called, &entry.name));
            }
            Shown {
                line,
                object: object(one),
            }
        })
        .collect())
}

fn others(called: &[String], name: &str) -> String {
    let quoted = called.iter().filter(|other| *other != name);
    quoted
        .map(|other| format!("“{other}”"))
        .collect::<Vec<_>>()
        .join(", ")
}

pub(super) fn instruments(record: &Record, items: &[Item]) -> Result<Vec<Shown>, Error> {
    let all = instrument::leaning(instrument::list(record.db())?, items);
    Ok(all
        .iter()
        .map(|one| {
            let mut clauses: Vec<String> = Vec::new();
            for cited in &one.cited {
                let number = cited
                    .number
                    .clone()
                    .unwrap_or_else(|| cited.clause.to_string());
                let place = match (&cited.provision, cited.exists) {
                    (None, _) => number,
                    (Some(provision), true) => format!("{number} ({provision})"),
                    (Some(provision), false) => {
                        format!("{number} ({provision}, which there is not)")
                    }
                };
                if !clauses.contains(&place) {
                    clauses.push(place);
                }
            }
            let clauses = match clauses.is_empty() {
                true => "no clause leans on it".to_owned(),
                false => clauses.join(", "),
            };
            Shown {
                line: format!(
                    "{}  {}: {clauses}",
                    one.instrument.id, one.instrument.about.name
                ),
                object: object(one),
            }
        })
        .collect())
}
