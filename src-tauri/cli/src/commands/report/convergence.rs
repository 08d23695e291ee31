//! Convergence: how far the text is from being agreed.

use serde_json::{Value, json};
use travaux::report::convergence::{self, Point};
use travaux::report::{Page, Table, drawing};
use travaux::{Error, Record};

use super::Made;

pub(super) fn made(record: &Record) -> Result<Made, Error> {
    let drafts = convergence::drafts(record)?;
    let days = convergence::days(record)?;
    let rows = drafts.iter().chain(&days).map(row).collect();
    let last = drafts.last().or(days.last());
    let sentences = last.map(|point| {
        let figures = &point.figures;
        format!(
            "{} ({}): {} of {} paragraphs without brackets, {} open brackets, nested at most {} deep{}.",
            point.name,
            point.date,
            figures.clean,
            figures.paragraphs,
            figures.brackets,
            figures.nesting,
            match figures.left {
                0 => String::new(),
                1 => "; 1 sign could not be read as a bracket".to_owned(),
                left => format!("; {left} signs could not be read as brackets"),
            }
        )
    });
    let mut page = Page::new("Convergence");
    if let Some(sentence) = sentences {
        page.text(sentence);
    }
    if let Some(drawing) = drawing::convergence(&drafts) {
        page.drawing(drawing);
    }
    page.table(Table::of_words(
        &[
            "text",
            "date",
            "open brackets",
            "nesting",
            "paragraphs",
            "without brackets",
            "share",
            "agreed",
        ],
        rows,
    ));
    Ok(Made {
        value: json!({
            "drafts": drafts.iter().map(value).collect::<Vec<_>>(),
            "days": days.iter().map(value).collect::<Vec<_>>(),
        }),
        page,
    })
}

fn row(point: &Point) -> Vec<String> {
    let figures = &point.figures;
    vec![
        point.name.clone(),
        point.date.clone(),
        figures.brackets.to_string(),
        figures.nesting.to_string(),
        figures.paragraphs.to_string(),
        figures.clean.to_string(),
        format!("{:.1} %", 100.0 * figures.share()),
        format!(
            "{} ({:.1} %)",
            figures.agreed,
            100.0 * figures.agreed_share()
        ),
    ]
}

fn value(point: &Point) -> Value {
    let mut value = serde_json::to_value(point).expect("a point is plain data");
    value["share"] = json!(point.figures.share());
    value
}
