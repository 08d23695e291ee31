//! `travaux show RECORD review` and `became`: what a person has still to look at.

use serde_json::Value;
use travaux::became::{Fate, fates};
use travaux::input::Became;
use travaux::{Error, Record, link};

use super::{Shown, object, with};
use crate::output;

/// Lists the links to be looked at again, in the order of the text.
pub(super) fn due(record: &Record) -> Result<Vec<Shown>, Error> {
    let shown = |due: link::Due| {
        let why: Vec<String> = due.why.iter().map(output::word).collect();
        let now = due.now.as_deref().unwrap_or_default();
        let place = due.number.as_deref().unwrap_or("no number");
        let by = due.turned.as_ref().map_or_else(String::new, |turned| {
            format!(" (revision {}, {})", turned.number, turned.author)
        });
        Shown {
            line: format!(
                "{}  {place}  {}{by}: “{}” → “{now}”; behind it: “{}”",
                due.id,
                why.join(", "),
                due.was,
                due.says
            ),
            object: object(&due),
        }
    };
    Ok(link::review(record.db())?.into_iter().map(shown).collect())
}

/// Lists what became of each input, as a person says and as the program suggests.
pub(super) fn became(record: &Record) -> Result<Vec<Shown>, Error> {
    Ok(fates(record.db())?.iter().map(told).collect())
}

fn told(fate: &Fate) -> Shown {
    let said = match &fate.judged {
        Some(judged) => format!("{} ({})", words(&judged.became), judged.author),
        None => format!("{} (suggested)", words(&fate.suggested)),
    };
    let places: Vec<&str> = fate
        .signs
        .iter()
        .filter_map(|sign| sign.number.as_deref())
        .collect();
    let places = match places.is_empty() {
        true => String::new(),
        false => format!(" · {}", places.join(", ")),
    };
    Shown {
        line: format!("{}  {said}{places}: “{}”", fate.input, fate.text),
        object: with(fate, [("id", Value::from(fate.input.to_string()))]),
    }
}

fn words(became: &Became) -> &'static str {
    match became {
        Became::WordForWord => "in the text word for word",
        Became::InOtherWords => "in the text in other words",
        Became::NothingYet => "nothing yet",
        Became::TakenOut { .. } => "taken out again",
    }
}
