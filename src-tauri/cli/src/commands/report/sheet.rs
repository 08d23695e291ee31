//! A report as people read it: a title, a few sentences, and a table.

use std::fmt::Write;

const STYLE: &str = "\
@page{size:A4;margin:14mm}body{margin:1.5rem auto;max-width:70rem;font:.95rem/1.45 serif}\
h1{font-size:1.3rem}table{border-collapse:collapse;width:100%}thead{display:table-header-group}\
th,td{border:1px solid #999;padding:.3em .5em;text-align:start;vertical-align:top;overflow-wrap:anywhere}\
tr{break-inside:avoid-page}svg{max-width:100%;height:auto}";

/// A report for people.
#[derive(Default)]
pub(super) struct Sheet {
    /// What it is.
    pub(super) title: String,
    /// What it says in sentences.
    pub(super) sentences: Vec<String>,
    /// A drawing (SVG) for the page, or nothing.
    pub(super) drawing: String,
    /// What the columns hold.
    pub(super) heads: Vec<&'static str>,
    /// The rows, a cell a column.
    pub(super) rows: Vec<Vec<String>>,
}

impl Sheet {
    /// Prints it for a terminal: a row a line, cells apart by two blanks.
    pub(super) fn lines(&self) -> String {
        let mut out = format!("{}\n", self.title);
        for sentence in &self.sentences {
            let _ = writeln!(out, "{sentence}");
        }
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.chain([self.heads[column].chars().count()]).max()
        };
        // A long cell does not push the others away.
        let widths: Vec<usize> = (0..self.heads.len())
            .map(|column| width(column).unwrap_or(0).min(28))
            .collect();
        let heads: Vec<String> = self.heads.iter().map(|head| (*head).to_owned()).collect();
        for row in [&heads]
            .into_iter()
            .filter(|_| !self.rows.is_empty())
            .chain(&self.rows)
        {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                let _ = write!(line, "{:width$}  ", cell.replace('\n', " "));
            }
            let _ = writeln!(out, "{}", line.trim_end());
        }
        out
    }

    /// Prints it as Markdown.
    pub(super) fn markdown(&self) -> String {
        let cell = |text: &str| {
            let mut out = String::new();
            for c in text.chars() {
                match c {
                    '\n' => out.push(' '),
                    '\\' | '|' | '*' | '_' | '[' | ']' | '<' | '`' => {
                        out.push('\\');
                        out.push(c);
                    }
                    _ => out.push(c),
                }
            }
            out
        };
        let mut out = format!("# {}\n", cell(&self.title));
        for sentence in &self.sentences {
            let _ = write!(out, "\n{}\n", cell(sentence));
        }
        if self.rows.is_empty() {
            return out;
        }
        let _ = write!(
            out,
            "\n| {} |\n|{}\n",
            self.heads.join(" | "),
            "---|".repeat(self.heads.len())
        );
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        out
    }

    /// Prints it as a page that stands alone, without scripts; every word is escaped.
    pub(super) fn html(&self) -> String {
        let title = escaped(&self.title);
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        );
        for sentence in &self.sentences {
            let _ = writeln!(out, "<p>{}</p>", escaped(sentence));
        }
        out.push_str(&self.drawing);
        if !self.rows.is_empty() {
            out.push_str("<table>\n<thead>\n<tr>");
            for head in &self.heads {
                let _ = write!(out, "<th scope=\"col\">{}</th>", escaped(head));
            }
            out.push_str("</tr>\n</thead>\n<tbody>\n");
            for row in &self.rows {
                out.push_str("<tr>");
                for cell in row {
                    let _ = write!(out, "<td>{}</td>", escaped(cell));
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n</table>\n");
        }
        out.push_str("</body>\n</html>\n");
        out
    }

    /// Prints its table as comma-separated values (RFC 4180). A cell that a spreadsheet
    /// would take for a formula is kept from being one.
    pub(super) fn csv(&self) -> String {
        let cell = |text: &str| {
            let guard = if text.starts_with(['=', '+', '-', '@', '\t']) {
                "'"
            } else {
                ""
            };
            format!("\"{guard}{}\"", text.replace('"', "\"\""))
        };
        let line = |cells: Vec<String>| cells.join(",") + "\r\n";
        let mut out = line(self.heads.iter().map(|head| cell(head)).collect());
        for row in &self.rows {
            out.push_str(&line(row.iter().map(|text| cell(text)).collect()));
        }
        out
    }
}

/// Escapes text for a page.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
