//! A report as a page: written as HTML that stands alone, as Markdown, or its tables as CSV.

use std::fmt::Write;

use super::drawing::Drawing;
use crate::compare::Op;
use crate::exchange::html::escaped;
use crate::exchange::redline::plain;

/// A report as it is read.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// What stands in it, in order.
    pub(super) pieces: Vec<Piece>,
}

/// One thing on a page.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A heading, from level 2; others lead to it by its anchor.
    Heading(u8, String, Option<String>),
    /// A paragraph. Its statements end with the ids that they came from.
    Text(Vec<Run>),
    /// An entry of a list.
    Entry(Vec<Run>),
    /// A table.
    Table(Table),
    /// A drawing; its figures stand in a table beside it.
    Drawing(Drawing),
}

/// Words of a page.
#[derive(Clone, Debug)]
pub(super) enum Run {
    /// As they are.
    Plain(String),
    /// In the foreground: a number, a name.
    Strong(String),
    /// Of a wording beside the one before it.
    Word(Op, String),
    /// The id that a statement came from: what it is, and the id.
    Id(&'static str, String),
}

/// A table of a page.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// What its columns are.
    pub head: Vec<String>,
    /// Its rows; the first cell names the row.
    pub(super) rows: Vec<Vec<TableCell>>,
    /// Whether its cells hold words; figures stand in the middle of theirs.
    pub(super) words: bool,
}

impl Table {
    /// Returns a table of words.
    pub fn of_words(head: &[&str], rows: Vec<Vec<String>>) -> Table {
        let cells = |row: Vec<String>| row.into_iter().map(TableCell::from).collect();
        Table {
            caption: String::new(),
            head: head.iter().map(|&name| name.to_owned()).collect(),
            rows: rows.into_iter().map(cells).collect(),
            words: true,
        }
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct TableCell {
    pub(super) text: String,
    /// What it says when pointed at.
    pub(super) told: String,
    /// Where it leads on the page.
    pub(super) leads_to: Option<String>,
    /// How dark it is drawn, from 0 to 4.
    pub(super) shade: u8,
}

impl From<String> for TableCell {
    fn from(text: String) -> Self {
        TableCell {
            text,
            ..TableCell::default()
        }
    }
}

const STYLE: &str = "\
body{margin:2rem auto;max-width:60rem;padding:0 1rem;font:1rem/1.5 serif;color:#1c1b19;background:#fff}\
h1,h2,h3,h4{line-height:1.25;break-after:avoid}p{orphans:2;widows:2}\
thead{display:table-header-group}\
table{border-collapse:collapse;margin:1rem 0;font-size:.85rem}\
caption{text-align:start;font-style:italic;padding-bottom:.3em}\
th,td{border:1px solid #bbb;padding:.25em .5em;text-align:start;vertical-align:top}\
td.n{text-align:center}\
.s1{background:#e3ecf5}.s2{background:#c3d7ea}.s3{background:#93b7d9}.s4{background:#5f93c4}\
code{font-size:.7rem;color:#666;overflow-wrap:anywhere}\
ins{text-decoration:underline;color:#06603a}del{text-decoration:line-through;color:#8f1d1d}\
a{color:inherit}li{margin:.2em 0}\
@page{size:A4;margin:20mm}\
@media print{body{margin:0;padding:0;max-width:none;font-size:10pt}tr{break-inside:avoid}}";

impl Page {
    /// Returns a page with a title and nothing else.
    pub fn new(title: &str) -> Page {
        Page {
            title: title.to_owned(),
            pieces: Vec::new(),
        }
    }

    pub(super) fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.pieces.push(Piece::Heading(level, text.into(), None));
    }

    pub(super) fn anchored(&mut self, level: u8, text: impl Into<String>, anchor: String) {
        self.pieces
            .push(Piece::Heading(level, text.into(), Some(anchor)));
    }

    /// Adds a paragraph.
    pub fn text(&mut self, text: impl Into<String>) {
        self.pieces.push(Piece::Text(vec![Run::Plain(text.into())]));
    }

    pub(super) fn runs(&mut self, runs: Vec<Run>) {
        self.pieces.push(Piece::Text(runs));
    }

    pub(super) fn entry(&mut self, runs: Vec<Run>) {
        self.pieces.push(Piece::Entry(runs));
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.pieces.push(Piece::Table(table));
    }

    /// Adds a drawing.
    pub fn drawing(&mut self, drawing: Drawing) {
        self.pieces.push(Piece::Drawing(drawing));
    }

    /// Writes it as one web page without scripts; every word is escaped.
    pub fn html(&self) -> String {
        let title = escaped(&self.title);
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        );
        let mut listing = false;
        for piece in &self.pieces {
            let entry = matches!(piece, Piece::Entry(_));
            if entry != listing {
                out.push_str(if entry { "<ul>\n" } else { "</ul>\n" });
                listing = entry;
            }
            let _ = match piece {
                Piece::Heading(level, text, anchor) => {
                    let id = anchor
                        .as_ref()
                        .map_or_else(String::new, |anchor| format!(" id=\"{}\"", escaped(anchor)));
                    writeln!(
                        out,
                        "<h{level}{id} dir=\"auto\">{}</h{level}>",
                        escaped(text)
                    )
                }
                Piece::Text(runs) => writeln!(out, "<p dir=\"auto\">{}</p>", html_runs(runs)),
                Piece::Entry(runs) => writeln!(out, "<li dir=\"auto\">{}</li>", html_runs(runs)),
                Piece::Table(table) => {
                    html_table(table, &mut out);
                    Ok(())
                }
                Piece::Drawing(drawing) => {
                    writeln!(out, "{}<p>{}</p>", drawing.svg, escaped(&drawing.key))
                }
            };
        }
        if listing {
            out.push_str("</ul>\n");
        }
        out.push_str("</body>\n</html>\n");
        out
    }

    /// Writes it as Markdown, with `<ins>` and `<del>` in changed wordings.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n", plain(&self.title));
        let mut listing = false;
        for piece in &self.pieces {
            // What is drawn is for the page; its figures stand in a table.
            if matches!(piece, Piece::Drawing(_)) {
                continue;
            }
            let entry = matches!(piece, Piece::Entry(_));
            if !(entry && listing) {
                out.push('\n');
            }
            listing = entry;
            let _ = match piece {
                Piece::Heading(level, text, _) => {
                    writeln!(out, "{} {}", "#".repeat(usize::from(*level)), plain(text))
                }
                Piece::Text(runs) => writeln!(out, "{}", markdown_runs(runs)),
                Piece::Entry(runs) => writeln!(out, "- {}", markdown_runs(runs)),
                Piece::Table(table) => {
                    markdown_table(table, &mut out);
                    Ok(())
                }
                Piece::Drawing(_) => Ok(()),
            };
        }
        out
    }

    /// Writes its tables as CSV (RFC 4180), an empty line between two. A cell that a
    /// spreadsheet would take for a formula begins with an apostrophe.
    pub fn csv(&self) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            let Piece::Table(table) = piece else { continue };
            if !out.is_empty() {
                out.push_str("\r\n");
            }
            csv_line(table.head.iter().map(String::as_str), &mut out);
            for row in &table.rows {
                csv_line(row.iter().map(|cell| cell.text.as_str()), &mut out);
            }
        }
        out
    }
}

fn html_runs(runs: &[Run]) -> String {
    let run = |run: &Run| match run {
        Run::Plain(text) | Run::Word(Op::Keep, text) => escaped(text),
        Run::Strong(text) => format!("<b>{}</b>", escaped(text)),
        Run::Word(Op::Add, text) => format!("<ins>{}</ins>", escaped(text)),
        Run::Word(Op::Remove, text) => format!("<del>{}</del>", escaped(text)),
        Run::Id(what, id) => format!(" <code>{what} {}</code>", escaped(id)),
    };
    runs.iter().map(run).collect()
}

fn html_table(table: &Table, out: &mut String) {
    out.push_str("<table>\n");
    if !table.caption.is_empty() {
        let _ = writeln!(out, "<caption>{}</caption>", escaped(&table.caption));
    }
    out.push_str("<thead><tr>");
    for name in &table.head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(name));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (nth, cell) in row.iter().enumerate() {
            let mut text = escaped(&cell.text);
            if let Some(anchor) = &cell.leads_to {
                text = format!("<a href=\"#{}\">{text}</a>", escaped(anchor));
            }
            let told = match cell.told.as_str() {
                "" => String::new(),
                told => format!(" title=\"{}\"", escaped(told)),
            };
            let _ = match nth {
                0 => write!(out, "<th scope=\"row\" dir=\"auto\"{told}>{text}</th>"),
                _ if table.words => write!(out, "<td dir=\"auto\"{told}>{text}</td>"),
                _ => write!(out, "<td class=\"n s{}\"{told}>{text}</td>", cell.shade),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn markdown_runs(runs: &[Run]) -> String {
    let run = |run: &Run| match run {
        Run::Plain(text) | Run::Word(Op::Keep, text) => plain(text),
        // Blanks at its end would keep the stars from being read as emphasis.
        Run::Strong(text) => match text.trim_end() {
            "" => String::new(),
            words => format!("**{}**{}", plain(words), &text[words.len()..]),
        },
        Run::Word(Op::Add, text) => format!("<ins>{}</ins>", plain(text)),
        Run::Word(Op::Remove, text) => format!("<del>{}</del>", plain(text)),
        Run::Id(what, id) => format!(" `{what} {id}`"),
    };
    runs.iter().map(run).collect()
}

fn markdown_table(table: &Table, out: &mut String) {
    if !table.caption.is_empty() {
        let _ = writeln!(out, "*{}*\n", plain(&table.caption));
    }
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        out.push('|');
        for cell in cells {
            let _ = write!(out, " {} |", plain(cell));
        }
        out.push('\n');
    };
    line(&mut table.head.iter().map(String::as_str));
    line(&mut table.head.iter().map(|_| "---"));
    for row in &table.rows {
        line(&mut row.iter().map(|cell| cell.text.as_str()));
    }
}

fn csv_line<'t>(cells: impl Iterator<Item = &'t str>, out: &mut String) {
    for (nth, cell) in cells.enumerate() {
        if nth > 0 {
            out.push(',');
        }
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let cell = format!("{}{cell}", if formula { "'" } else { "" });
        if cell.contains([',', '"', '\n', '\r']) {
            let _ = write!(out, "\"{}\"", cell.replace('"', "\"\""));
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_escapes_what_is_said_and_lists_stay_together() {
        let mut page = Page::new("A <b> title");
        page.entry(vec![
            Run::Strong("Kenya".to_owned()),
            Run::Plain(": a & b".to_owned()),
        ]);
        page.entry(vec![
            Run::Word(Op::Add, "x".to_owned()),
            Run::Id("input", "7".to_owned()),
        ]);
        page.text("end");
        let html = page.html();
        assert!(html.contains("<h1>A &lt;b&gt; title</h1>"));
        assert!(html.contains("<ul>\n<li dir=\"auto\"><b>Kenya</b>: a &amp; b</li>\n<li dir=\"auto\"><ins>x</ins> <code>input 7</code></li>\n</ul>\n<p"));
        assert!(
            page.markdown()
                .ends_with("\n- **Kenya**: a &amp; b\n- <ins>x</ins> `input 7`\n\nend\n")
        );
    }

    #[test]
    fn what_is_strong_in_markdown_ends_with_a_word() {
        let mut page = Page::new("x");
        page.entry(vec![
            Run::Strong("7(a) ".to_owned()),
            Run::Plain("words".to_owned()),
        ]);
        page.entry(vec![
            Run::Strong(String::new()),
            Run::Plain("gone".to_owned()),
        ]);
        assert!(page.markdown().ends_with("\n- **7(a)** words\n- gone\n"));
    }

    #[test]
    fn a_cell_of_csv_is_quoted_and_never_a_formula() {
        let mut page = Page::new("");
        let row = vec!["A, B".to_owned(), "=1+1 \"x\"".to_owned()];
        page.table(Table::of_words(&["who", "said"], vec![row]));
        assert_eq!(page.csv(), "who,said\r\n\"A, B\",\"'=1+1 \"\"x\"\"\"\r\n");
    }
}
