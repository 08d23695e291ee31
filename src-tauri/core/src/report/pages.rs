//! The three reports as pages.

use super::page::{Page, Run, Table, TableCell};
use super::{Behind, Cell, Count, Coverage, History, Matrix, Part, Participation, Spoken};
use super::{ClauseHistory, Wording, from_these, printed};
use crate::clause::store::word;
use crate::compare::Op;
use crate::input::InputKind;
use crate::link::Why;

impl Coverage {
    /// Returns it as a page; its matrices lead to the parts, and to the inputs behind each.
    pub fn page(&self) -> Page {
        let mut page = Page::new("Coverage");
        page.text(from_these(&self.sources));
        let covered = self.clauses as usize - self.without_input.len();
        let placed = self.inputs as usize - self.without_clause.len();
        page.text(format!(
            "{covered} of {} clauses have an input behind them; {placed} of {} inputs stand behind something; {} links are to be looked at again.",
            self.clauses,
            self.inputs,
            self.due.len()
        ));
        page.table(self.matrix(
            &self.sessions,
            "Sessions",
            "Inputs by session and part of the text",
        ));
        page.table(self.matrix(
            &self.participants,
            "Participants",
            "Inputs by participant and part of the text",
        ));
        page.heading(2, "Clauses without an input");
        for one in &self.without_input {
            page.entry(vec![
                Run::Strong(spaced(one.number.as_deref())),
                Run::Plain(one.text.clone()),
                Run::Id("clause", one.clause.to_string()),
            ]);
        }
        page.heading(2, "Inputs without a clause");
        for one in &self.without_clause {
            page.entry(vec![
                Run::Strong(format!("{}: ", one.said_by)),
                Run::Plain(one.text.clone()),
                Run::Id("input", one.input.to_string()),
            ]);
        }
        page.heading(2, "Links to be looked at again");
        for due in &self.due {
            let why: Vec<&str> = due.why.iter().map(why).collect();
            let mut runs = vec![
                Run::Strong(spaced(due.number.as_deref())),
                Run::Plain(format!("{}: ", why.join(", "))),
                Run::Word(Op::Remove, due.was.clone()),
            ];
            if let Some(now) = due.now.as_deref().filter(|now| !now.is_empty()) {
                runs.push(Run::Plain(" ".to_owned()));
                runs.push(Run::Word(Op::Add, now.to_owned()));
            }
            runs.push(Run::Id("link", due.id.to_string()));
            page.entry(runs);
        }
        for (nth, part) in self.parts.iter().enumerate() {
            page.anchored(2, part.named(), anchor(nth));
            for row in &self.participants.rows {
                for input in &row.cells[nth].inputs {
                    page.entry(vec![
                        Run::Strong(row.name.clone()),
                        Run::Plain(match self.said.get(input) {
                            Some(said) => format!(": {said}"),
                            None => String::new(),
                        }),
                        Run::Id("input", input.to_string()),
                    ]);
                }
            }
        }
        page
    }

    fn matrix(&self, matrix: &Matrix, rows: &str, caption: &str) -> Table {
        let darkest = matrix.rows.iter().flat_map(|row| &row.cells);
        let most = darkest.map(|cell| cell.inputs.len()).max().unwrap_or(0);
        let cell = |(nth, cell): (usize, &Cell)| TableCell {
            text: match cell.inputs.len() {
                0 => String::new(),
                inputs => inputs.to_string(),
            },
            told: self.told(cell),
            leads_to: (!cell.inputs.is_empty()).then(|| anchor(nth)),
            shade: u8::try_from((cell.inputs.len() * 4).div_ceil(most.max(1))).unwrap_or(4),
        };
        Table {
            caption: format!("{caption}, from these sources"),
            head: std::iter::once(rows.to_owned())
                .chain(self.parts.iter().map(Part::named))
                .collect(),
            rows: (matrix.rows.iter())
                .map(|row| {
                    std::iter::once(TableCell::from(row.name.clone()))
                        .chain(row.cells.iter().enumerate().map(cell))
                        .collect()
                })
                .collect(),
            ..Table::default()
        }
    }

    /// Says of a cell who said it and where.
    fn told(&self, cell: &Cell) -> String {
        if cell.inputs.is_empty() {
            return String::new();
        }
        let titles: Vec<&str> = (self.sources.iter())
            .filter(|source| cell.sources.contains(&source.id))
            .map(|source| source.title.as_str())
            .collect();
        format!(
            "{} inputs; participants: {}; from {}",
            cell.inputs.len(),
            printed(cell.voices as usize, cell.at_least),
            titles.join("; ")
        )
    }
}

impl Part {
    fn named(&self) -> String {
        spaced(self.number.as_deref()) + &self.title
    }
}

fn anchor(part: usize) -> String {
    format!("part-{}", part + 1)
}

fn spaced(number: Option<&str>) -> String {
    number.map_or_else(String::new, |number| format!("{number} "))
}

fn why(why: &Why) -> &'static str {
    match why {
        Why::Changed => "the words were changed",
        Why::Lapsed => "the words are gone",
        Why::InputCorrected => "the input was corrected",
        Why::InputWithdrawn => "the input was withdrawn",
        Why::SourceWithdrawn => "the source was withdrawn",
    }
}

impl Participation {
    /// Returns it as a page.
    pub fn page(&self) -> Page {
        let mut page = Page::new("Participation");
        page.text(from_these(&self.sources));
        page.text(format!(
            "Regional groups as of the days of the sessions, by what the record says and else by the tables of the program, right as of {}. The United States attends WEOG as an observer and stands for itself.",
            self.groups_as_of
        ));
        let groups: Vec<String> = (self.states.count > 0)
            .then(|| {
                self.groups
                    .iter()
                    .map(|one| format!("{} {}", one.name, one.count))
            })
            .into_iter()
            .flatten()
            .collect();
        page.text(format!(
            "States heard: {} ({}), from these sources.",
            printed(self.states.count as usize, self.states.at_least),
            groups.join(", ")
        ));
        page.table(counts(
            "By regional group, from these sources",
            &self.groups,
        ));
        page.table(counts(
            "By kind of participant, from these sources",
            &self.kinds,
        ));
        let sessions: Vec<Count> = self.sessions.iter().map(|one| one.all.clone()).collect();
        page.table(counts("By session, from these sources", &sessions));
        let row = |voice: &super::Voice| {
            let group = voice.group.clone().unwrap_or_default();
            let figure = |count: usize| TableCell::from(count.to_string());
            vec![
                TableCell::from(voice.name.clone()),
                TableCell::from(voice.kind.clone()),
                TableCell::from(group),
                figure(voice.sessions.len()),
                figure(voice.said.len()),
                figure(voice.said_for.len()),
                figure(voice.asks.len()),
                figure(voice.in_text.len()),
                figure(voice.same_words.len()),
                figure(voice.taken_out.len()),
                TableCell::from(voice.id.to_string()),
            ]
        };
        let head = [
            "participant",
            "kind",
            "regional group",
            "sessions",
            "inputs",
            "said for it",
            "asks",
            "asks in the text (linked)",
            "asks in the text (same words)",
            "asks taken out",
            "id",
        ];
        page.table(Table {
            caption: "By participant, from these sources".to_owned(),
            head: head.map(str::to_owned).to_vec(),
            rows: self.voices.iter().map(row).collect(),
            ..Table::default()
        });
        page.heading(2, "Said by nobody named");
        for (input, said) in self.unattributed.iter().zip(&self.said) {
            page.entry(vec![
                Run::Plain(said.clone()),
                Run::Id("input", input.to_string()),
            ]);
        }
        page
    }
}

fn counts(caption: &str, counts: &[Count]) -> Table {
    let row = |one: &Count| {
        let figure = |count: u32| TableCell::from(count.to_string());
        vec![
            TableCell::from(one.name.clone()),
            TableCell::from(printed(one.count as usize, one.at_least)),
            figure(one.asking),
            figure(one.in_text),
            figure(one.same_words),
        ]
    };
    let head = [
        "",
        "heard",
        "asking",
        "with an ask in the text (linked)",
        "with one in the text (same words only)",
    ];
    Table {
        caption: caption.to_owned(),
        head: head.map(str::to_owned).to_vec(),
        rows: counts.iter().map(row).collect(),
        ..Table::default()
    }
}

impl History {
    /// Returns it as a page.
    pub fn page(&self) -> Page {
        let mut page = Page::new(&format!("Travaux: {}", self.title));
        for clause in self.clauses.iter().filter(|clause| !clause.removed) {
            told(clause, &mut page);
        }
        let mut gone = self
            .clauses
            .iter()
            .filter(|clause| clause.removed)
            .peekable();
        if gone.peek().is_some() {
            page.heading(2, "No longer in the text");
        }
        for clause in gone {
            told(clause, &mut page);
        }
        if !self.elsewhere.is_empty() {
            page.heading(2, "Behind no clause");
            self.elsewhere.iter().for_each(|one| said(one, &mut page));
        }
        index("Participants", "participant", &self.participants, &mut page);
        index("Sources", "source", &self.sources, &mut page);
        page
    }
}

fn told(clause: &ClauseHistory, page: &mut Page) {
    let number = clause
        .number
        .clone()
        .unwrap_or_else(|| "No number".to_owned());
    page.heading(3, number);
    page.runs(vec![Run::Id("clause", clause.clause.to_string())]);
    for wording in &clause.wordings {
        worded(wording, page);
    }
    clause.inputs.iter().for_each(|one| said(one, page));
}

fn worded(wording: &Wording, page: &mut Page) {
    let day = wording.at.get(..10).unwrap_or(&wording.at);
    let drafts = match wording.drafts.as_slice() {
        [] => "in no draft".to_owned(),
        drafts => drafts.join(", "),
    };
    let mut runs = vec![Run::Strong(format!(
        "Revision {}, {day}, {} ({drafts}): ",
        wording.number, wording.author
    ))];
    if wording.removed {
        runs.push(Run::Plain("taken out of the text".to_owned()));
    } else {
        runs.extend(
            wording
                .words
                .iter()
                .map(|one| Run::Word(one.op, one.text.clone())),
        );
    }
    if let Some(note) = &wording.note {
        runs.push(Run::Plain(format!(" — {note}")));
    }
    runs.push(Run::Id("revision", wording.revision.to_string()));
    page.runs(runs);
}

fn said(behind: &Behind, page: &mut Page) {
    let mut runs = vec![
        Run::Strong(behind.said_by.clone()),
        Run::Plain(format!(", {}", behind.heard_in.join("; "))),
    ];
    if let Some(page) = &behind.page {
        runs.push(Run::Plain(format!(", p. {page}")));
    }
    if let (Some(relation), Some(standing)) = (&behind.relation, &behind.standing) {
        runs.push(Run::Plain(format!(
            " ({}, {})",
            word(relation),
            word(standing)
        )));
    }
    runs.push(Run::Plain(format!(": “{}”", behind.text)));
    if let Some(was) = behind.was.as_deref().filter(|was| !was.is_empty()) {
        runs.push(Run::Plain(format!(" → “{was}”")));
    }
    if let Some(reason) = &behind.reason {
        runs.push(Run::Plain(format!(" — {reason}")));
    }
    runs.push(Run::Id("input", behind.input.to_string()));
    let sources = behind.sources.iter();
    runs.extend(sources.map(|source| Run::Id("source", source.to_string())));
    for answer in &behind.answered_by {
        let how = match answer.kind {
            InputKind::Support => "supported",
            InputKind::Opposition => "opposed",
            _ => "taken up",
        };
        runs.push(Run::Plain(format!("; {how} by {}", answer.said_by)));
        runs.push(Run::Id("input", answer.input.to_string()));
    }
    page.entry(runs);
}

fn index(title: &str, what: &'static str, entries: &[Spoken], page: &mut Page) {
    page.heading(2, title);
    for one in entries {
        let mut runs = vec![Run::Strong(one.name.clone()), Run::Id(what, one.id.clone())];
        runs.extend(
            one.inputs
                .iter()
                .map(|input| Run::Id("input", input.to_string())),
        );
        page.entry(runs);
    }
}
