//! Suggestions: how high the input stands that people say prompted a change, and how long
//! one suggestion takes.

use std::path::PathBuf;

use serde_json::Value;
use travaux::ids::{SessionId, SourceId};
use travaux::input::{InputKind, NewInput, Passage};
use travaux::session::Meeting;
use travaux::source::{NewSource, SourceKind};
use travaux::suggest::{self, Ideas, Question};
use travaux::{Action, Record};

use crate::made::{Made, by, desk};
use crate::table::{Done, Table, median_of, ms};

/// Inputs of the record in which one suggestion is timed.
const MANY: usize = 20_000;
/// Inputs that stand in one source of that record.
const IN_ONE: usize = 200;

/// A set of inputs, and of texts of which people have said which inputs prompted them.
struct Set {
    name: String,
    inputs: Vec<(String, String)>,
    asked: Vec<Asked>,
}

struct Asked {
    older: String,
    newer: String,
    truth: Vec<String>,
}

impl Asked {
    /// Returns the change as one text, as `suggest --text-file` may be given it.
    fn joined(&self) -> String {
        format!("{}\n{}", self.older, self.newer)
    }
}

/// How well the truth was ranked.
#[derive(Clone, Copy, Default)]
struct Rates {
    /// Mean of 1 / rank; 0 where it was not found.
    mrr: f64,
    first: f64,
    in_five: f64,
}

impl std::fmt::Display for Rates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Rates {
            mrr,
            first,
            in_five,
        } = self;
        write!(f, "{mrr:.3} · {first:.2} · {in_five:.2}")
    }
}

/// Ranks with everything on, with one idea left out at a time, and with BM25 alone.
pub(crate) fn ranking(made: &mut Made, table: &mut Table) -> Done {
    let sets = match sets() {
        Ok(sets) => sets,
        Err(why) => {
            table.missing("suggestions", &why);
            return Ok(());
        }
    };
    for (nth, set) in sets.iter().enumerate() {
        let record = filled(made, &format!("suggest-{nth}.travaux"), &set.inputs)?;
        let all = Ideas::default();
        let change = |asked: &Asked| Question::change(&asked.older, &asked.newer);
        let rates = ranked(set, &record, all, change)?;
        let what = format!("{}: MRR · first · in first five", set.name);
        if set.asked.iter().any(|asked| !asked.older.is_empty()) {
            table.aim(&what, &rates.to_string(), "MRR ≥ 0.70", rates.mrr >= 0.70);
            let joined = ranked(set, &record, all, |asked| Question::text(&asked.joined()))?;
            table.report(
                "… the change given as one text, unmarked",
                &joined.to_string(),
            );
        } else {
            let met = rates.first >= 0.75 && rates.in_five >= 1.0;
            table.aim(
                &what,
                &rates.to_string(),
                "first ≥ 0.75, in five always",
                met,
            );
        }
        let alike = ranked(set, &record, all, |asked| {
            change(asked).with_all_words_alike()
        })?;
        table.report("… all words of the change alike", &alike.to_string());
        for (without, ideas) in [
            ("rare words like others", Ideas { rare: false, ..all }),
            (
                "no phrases",
                Ideas {
                    phrases: false,
                    ..all
                },
            ),
            (
                "opening like the rest",
                Ideas {
                    opening: false,
                    ..all
                },
            ),
        ] {
            let rates = ranked(set, &record, ideas, change)?;
            table.report(&format!("… {without}"), &rates.to_string());
        }
        table.report("… BM25 alone", &bm25(set)?.to_string());
    }
    Ok(())
}

/// Measures one suggestion in a record of 20,000 inputs.
pub(crate) fn time(made: &mut Made, table: &mut Table) -> Done {
    let said: Vec<(String, String)> = (0..MANY)
        .map(|nth| (nth.to_string(), made.text(nth % 400, nth / 400)))
        .collect();
    let record = filled(made, "suggest-many.travaux", &said)?;
    let question = Question::change(&made.text(7, 30), &made.text(7, 31));
    let ten = || suggest::inputs(record.db(), &question, 10, Ideas::default());
    let found = ten()?;
    let time = median_of(15, || Ok(ten()?))?;
    let what = format!("one suggestion among {MANY} inputs ({} found)", found.len());
    table.aim(&what, &ms(time), "< 50 ms", time.as_millis() < 50);
    Ok(())
}

fn ranked(
    set: &Set,
    record: &Record,
    ideas: Ideas,
    question: impl Fn(&Asked) -> Question,
) -> Done<Rates> {
    let mut lists = Vec::new();
    for asked in &set.asked {
        let found = suggest::ranked(record.db(), &question(asked), ideas)?;
        let names = found.into_iter().filter_map(|input| input.content.name);
        lists.push(names.collect());
    }
    Ok(rates(set, &lists))
}

fn rates(set: &Set, lists: &[Vec<String>]) -> Rates {
    let mut rates = Rates::default();
    let share = 1.0 / set.asked.len().max(1) as f64;
    for (asked, list) in set.asked.iter().zip(lists) {
        let Some(before) = list.iter().position(|id| asked.truth.contains(id)) else {
            continue;
        };
        rates.mrr += share / (before + 1) as f64;
        rates.first += if before == 0 { share } else { 0.0 };
        rates.in_five += if before < 5 { share } else { 0.0 };
    }
    // Sums of shares: a thousandth is lost to rounding at most.
    rates.in_five = (rates.in_five * 1e6).round() / 1e6;
    rates
}

/// Ranks as SQLite's full-text search does by itself, words stemmed by Porter's rules.
fn bm25(set: &Set) -> Done<Rates> {
    let db = rusqlite::Connection::open_in_memory()?;
    db.execute_batch(
        "CREATE VIRTUAL TABLE said USING fts5 (words, tokenize = 'porter unicode61')",
    )?;
    for (_, text) in &set.inputs {
        db.execute("INSERT INTO said (words) VALUES (?1)", [text])?;
    }
    let mut lists = Vec::new();
    let mut find = db.prepare("SELECT rowid FROM said WHERE said MATCH ?1 ORDER BY bm25(said)")?;
    for asked in &set.asked {
        let joined = asked.joined().to_lowercase();
        let words = joined.split(|c: char| !c.is_alphanumeric() && c != '_');
        let mut words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(|word| format!("\"{word}\""))
            .collect();
        words.sort();
        words.dedup();
        let rows = find.query_map([words.join(" OR ")], |row| row.get::<_, i64>(0))?;
        let names = rows.map(|nth| Ok(set.inputs[(nth? - 1) as usize].0.clone()));
        lists.push(names.collect::<Done<_>>()?);
    }
    Ok(rates(set, &lists))
}

/// Makes a record in which these inputs were said, some hundreds in one source.
fn filled(made: &Made, name: &str, said: &[(String, String)]) -> Done<Record> {
    let mut by = by();
    let mut record = Record::create(&made.at(name), "Inputs", desk(), &mut by)?;
    let session = SessionId(uuid::Uuid::from_u128(0x7e << 120));
    record.apply(
        &mut by,
        &Action::SetSession {
            session: Some(session),
            meeting: Meeting {
                number: "1".to_owned(),
                name: "All inputs".to_owned(),
                ..Meeting::default()
            },
        },
    )?;
    for (nth, said) in said.chunks(IN_ONE).enumerate() {
        let source = SourceId(uuid::Uuid::from_u128((0x50 << 120) + nth as u128));
        record
            .apply_all(&mut by, &source_of(session, source, said))
            .map_err(|(_, error)| error)?;
    }
    Ok(record)
}

/// Puts some inputs one after the other into a source.
fn source_of(session: SessionId, source: SourceId, said: &[(String, String)]) -> Vec<Action> {
    let mut text = String::new();
    let mut inputs = Vec::new();
    for (id, words) in said {
        let start = text.len() as u32;
        text.push_str(words);
        let end = text.len() as u32;
        text.push_str("\n\n");
        inputs.push(Action::AddInput {
            input: None,
            content: NewInput {
                passages: vec![Passage { source, start, end }],
                speakers: Vec::new(),
                on_behalf_of: Vec::new(),
                open: false,
                kind: InputKind::Ask,
                about: Vec::new(),
                name: Some(id.clone()),
            },
        });
    }
    let content = NewSource {
        pages: Vec::new(),
        session,
        kind: SourceKind::Note,
        title: "What was said".to_owned(),
        language: "en".to_owned(),
        reported_by: None,
        file: None,
        text,
        original: None,
    };
    inputs.insert(
        0,
        Action::AddSource {
            source: Some(source),
            content,
        },
    );
    inputs
}

/// Reads the sets, or says what is missing.
fn sets() -> Result<Vec<Set>, String> {
    let folder = std::env::var_os("TRAVAUX_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let read = |name: &str| -> Result<Value, String> {
        let path = folder.join(name).join("source-ranking.json");
        let bytes = std::fs::read(path).map_err(|_| {
            format!(
                "{name}/source-ranking.json is missing; name the folder that has it in TRAVAUX_DATA"
            )
        })?;
        serde_json::from_slice(&bytes).map_err(|problem| format!("{name}: {problem}"))
    };
    let mut sets = Vec::new();
    if let Value::Object(groups) = read("ietf")? {
        sets.extend(groups.iter().map(|(name, group)| set(name, group)));
    }
    sets.push(set("lobbyplag", &read("lobbyplag")?));
    Ok(sets)
}

fn set(name: &str, group: &Value) -> Set {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    Set {
        name: name.to_owned(),
        inputs: (list(&group["candidates"]).iter())
            .map(|one| (text(&one["id"]), text(&one["text"])))
            .collect(),
        asked: (list(&group["queries"]).iter())
            .map(|one| Asked {
                older: text(&one["removed"]),
                newer: text(&one["added"]) + one["text"].as_str().unwrap_or_default(),
                truth: list(&one["truth"]).iter().map(text).collect(),
            })
            .collect(),
    }
}
