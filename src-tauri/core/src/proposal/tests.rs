//! What proposals promise, told as stories and as laws.

mod conference;

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::action::Action;
use crate::by::By;
use crate::clause::bracket;
use crate::compare::{Op, compare};
use crate::exchange::redline::Redline;
use crate::exchange::{Reading, docx, read_as};
use crate::participant::Profile;
use crate::record::Record;
use crate::text::states::sides_of_blocks;
use crate::text::{Block, Document, TextName, draft, outline};

struct Room {
    _folder: TempDir,
    record: Record,
    by: By,
}

impl Room {
    fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        let at = Timestamp::from_second(1_517_800_000).unwrap();
        let mut by = By::new("the chair", at, [7; 16]);
        let desk = by.id();
        let path = folder.path().join("text.travaux");
        let record = Record::create(&path, "A Compact", desk, &mut by).unwrap();
        Room {
            _folder: folder,
            record,
            by,
        }
    }

    fn does(&mut self, action: Action) -> crate::Outcome {
        self.by.at += jiff::SignedDuration::from_secs(1);
        self.record.apply(&mut self.by, &action).unwrap()
    }

    fn refuses(&mut self, action: Action) -> String {
        let before = self.record.head().unwrap();
        let error = self.record.apply(&mut self.by, &action).unwrap_err();
        assert_eq!(self.record.head().unwrap(), before);
        error.to_string()
    }

    fn clause(&mut self, text: &str) -> ClauseId {
        let after = outline::children(self.record.db(), None)
            .unwrap()
            .last()
            .copied();
        let made = self.does(Action::AddClause {
            clause: None,
            wording: Wording::plain(text).unwrap(),
            kind: Kind::Paragraph,
            series: Series::Auto,
            alternative: false,
            parent: None,
            after,
            note: None,
        });
        ClauseId(made.made[0].id)
    }

    fn participant(&mut self, name: &str) -> ParticipantId {
        let profile = Profile {
            name: name.to_owned(),
            ..Profile::default()
        };
        let made = self.does(Action::SetParticipant {
            participant: None,
            profile,
        });
        ParticipantId(made.made[0].id)
    }

    fn proposes(&mut self, by: ParticipantId, asked: Asked) -> ProposalId {
        let content = NewProposal {
            asked,
            by: vec![by],
            reason: None,
            source: None,
        };
        let made = self.does(Action::AddProposal {
            proposal: None,
            content,
        });
        ProposalId(made.made[0].id)
    }

    fn words(&mut self, by: ParticipantId, clause: ClauseId, text: &str) -> ProposalId {
        let wording = Wording::plain(text).unwrap();
        self.proposes(
            by,
            Asked::Words {
                clause,
                revision: None,
                wording,
            },
        )
    }

    fn text(&self) -> Vec<String> {
        let items = TextName::Working.items(&self.record).unwrap();
        items
            .into_iter()
            .map(|item| item.state.wording.text)
            .collect()
    }

    fn rolling(&self) -> Vec<String> {
        let blocks = rolling::blocks(&self.record).unwrap();
        blocks.into_iter().map(|block| block.wording.text).collect()
    }

    fn verified(&self) {
        assert!(self.record.verify().unwrap().good);
    }
}

fn accept(proposals: Vec<ProposalId>, parts: Option<Vec<u32>>) -> Action {
    Action::AcceptProposals {
        proposals,
        parts,
        session: None,
        note: None,
    }
}

#[test]
fn a_proposal_is_shown_in_place_accepted_and_taken_back() {
    let mut room = Room::new();
    let clause = room.clause("States should report every year.");
    let norway = room.participant("Norway");
    let id = room.words(norway, clause, "States shall report every second year.");
    let shown = carried_of_clause(room.record.db(), clause).unwrap();
    let words: Vec<(Op, &str)> = shown
        .pieces
        .iter()
        .map(|one| (one.op, one.text.as_str()))
        .collect();
    assert_eq!(
        words,
        [
            (Op::Keep, "States "),
            (Op::Remove, "should"),
            (Op::Add, "shall"),
            (Op::Keep, " report every "),
            (Op::Add, "second "),
            (Op::Keep, "year."),
        ]
    );
    room.does(accept(vec![id], None));
    assert_eq!(room.text(), ["States shall report every second year."]);
    let history = crate::clause::history(room.record.db(), clause).unwrap();
    assert_eq!(
        history.first().unwrap().note.as_deref(),
        Some("as proposed by Norway")
    );
    assert_eq!(
        get(room.record.db(), id).unwrap().stands(),
        Stands::Accepted
    );
    assert!(
        room.refuses(accept(vec![id], None))
            .contains("decided already")
    );
    room.verified();
    room.record.undo(&mut room.by).unwrap();
    assert_eq!(room.text(), ["States should report every year."]);
    assert_eq!(get(room.record.db(), id).unwrap().stands(), Stands::Open);
    room.verified();
}

#[test]
fn what_is_left_is_carried_and_what_no_longer_fits_says_why() {
    let mut room = Room::new();
    let clause = room.clause("States should report to the Assembly every year.");
    let (norway, fiji) = (room.participant("Norway"), room.participant("Fiji"));
    let id = room.words(
        norway,
        clause,
        "States shall report to the Assembly every second year.",
    );
    let other = room.words(
        fiji,
        clause,
        "States may report to the Assembly every year.",
    );
    room.does(accept(vec![id], Some(vec![1])));
    assert_eq!(
        room.text(),
        ["States should report to the Assembly every second year."]
    );
    let all = carried(room.record.db()).unwrap();
    assert_eq!(
        all.iter().map(|one| one.names.join("")).collect::<Vec<_>>(),
        ["Fiji", "Norway"]
    );
    assert_eq!(all[1].stands, Stands::AcceptedInPart);
    assert_eq!(all[1].clashes, [other]);
    assert_eq!(all[1].now[0].fit, Fit::Fits);
    room.does(accept(vec![other], None));
    assert!(
        room.refuses(accept(vec![id], None))
            .contains("where it has “should”, the text says “may” now")
    );
    let all = carried(room.record.db()).unwrap();
    assert_eq!(all[1].now[0].fit, Fit::Lost);
    room.does(Action::Remove { clause, note: None });
    let waits = carried(room.record.db()).unwrap();
    assert!(waits[1].now[0].why.as_deref().unwrap().contains("removed"));
    room.verified();
}

#[test]
fn of_many_at_once_those_that_clash_are_listed_with_the_reason() {
    let mut room = Room::new();
    let clause = room.clause("States should report every year.");
    let (norway, fiji, peru) = (
        room.participant("Norway"),
        room.participant("Fiji"),
        room.participant("Peru"),
    );
    let one = room.words(norway, clause, "States shall report every year.");
    let two = room.words(fiji, clause, "States may report every year.");
    let three = room.words(peru, clause, "States should report every second year.");
    let plan = plan(room.record.db(), &[one, two, three]).unwrap();
    // Who proposed first stands accepted, whatever the names; the list is in the text's order.
    assert_eq!(plan.fits, [one, three]);
    assert_eq!(plan.failed.len(), 1);
    assert_eq!(plan.failed[0].proposal, two);
    assert_eq!(
        plan.failed[0].why,
        "it clashes with the earlier proposal of Norway at “may”"
    );
    assert!(
        room.refuses(accept(vec![one, two], None))
            .contains("clashes with")
    );
    room.does(accept(plan.fits, None));
    assert_eq!(room.text(), ["States shall report every second year."]);
}

#[test]
fn a_rolling_text_prints_all_that_waits_and_a_bracket_is_one_step() {
    let mut room = Room::new();
    let clause = room.clause("States should report to the old Assembly.");
    let (norway, fiji, peru) = (
        room.participant("Norway"),
        room.participant("Fiji"),
        room.participant("Peru"),
    );
    let one = room.words(norway, clause, "States shall report to the Assembly.");
    let two = room.words(
        fiji,
        clause,
        "States may promptly report to the old Assembly.",
    );
    room.proposes(
        peru,
        Asked::NewClause {
            clause: None,
            parent: None,
            after: Some(clause),
            kind: Kind::Paragraph,
            series: Series::Auto,
            wording: Wording::plain("A fund is set up.").unwrap(),
        },
    );
    let printed = "States [should / may promptly - Fiji / shall - Norway] report to the [old - Norway delete] Assembly.";
    assert_eq!(room.rolling(), [printed, "[A fund is set up. - Peru]"]);
    assert_eq!(
        room.text(),
        ["States should report to the old Assembly."],
        "the chair's text has none"
    );
    room.does(Action::BracketProposals {
        proposals: vec![one, two],
        session: None,
        note: None,
    });
    assert_eq!(room.text(), [printed]);
    assert!(bracket::parse(printed).unbalanced.is_empty());
    assert_eq!(
        get(room.record.db(), one).unwrap().stands(),
        Stands::Bracketed
    );
    room.verified();
}

#[test]
fn a_proposal_that_cuts_a_bracket_puts_the_whole_clause_in_question() {
    let mut room = Room::new();
    let clause = room.clause("States [shall] report [every year].");
    let norway = room.participant("Norway");
    room.words(norway, clause, "States report [every year].");
    for text in room.rolling() {
        assert!(bracket::parse(&text).unbalanced.is_empty(), "{text}");
        assert!(text.contains("Norway"), "{text}");
    }
}

#[test]
fn a_new_clause_that_was_accepted_and_taken_back_can_be_accepted_again() {
    let mut room = Room::new();
    let before = room.clause("States shall report.");
    let norway = room.participant("Norway");
    let new = room.proposes(
        norway,
        Asked::NewClause {
            clause: None,
            parent: None,
            after: Some(before),
            kind: Kind::Paragraph,
            series: Series::Auto,
            wording: Wording::plain("A fund is established.").unwrap(),
        },
    );
    room.does(accept(vec![new], None));
    let taken_in = room.text();
    room.record.undo(&mut room.by).unwrap();
    assert_eq!(room.text(), ["States shall report."]);
    room.does(accept(vec![new], None));
    assert_eq!(room.text(), taken_in);
    room.verified();
}

#[test]
fn a_clause_is_proposed_anew_or_away_and_new_ones_follow_one_another() {
    let mut room = Room::new();
    let (first, second) = (room.clause("One."), room.clause("Two."));
    let norway = room.participant("Norway");
    let anew = |room: &mut Room, text: &str, after| {
        let wording = Wording::plain(text).unwrap();
        let clause: ClauseId = room.by.id();
        let id = room.proposes(
            norway,
            Asked::NewClause {
                clause: Some(clause),
                parent: None,
                after: Some(after),
                kind: Kind::Paragraph,
                series: Series::Auto,
                wording,
            },
        );
        (id, clause)
    };
    let (a, clause) = anew(&mut room, "One bis.", first);
    let (b, _) = anew(&mut room, "One ter.", clause);
    let gone = room.proposes(
        norway,
        Asked::Removal {
            clause: second,
            revision: None,
        },
    );
    assert_eq!(
        room.rolling(),
        [
            "One.",
            "[One bis. - Norway]",
            "[One ter. - Norway]",
            "[Two. - Norway delete]"
        ]
    );
    // The second finds its place without the first.
    room.does(accept(vec![b, gone], None));
    assert_eq!(room.text(), ["One.", "One ter."]);
    room.does(accept(vec![a], None));
    assert_eq!(room.text(), ["One.", "One bis.", "One ter."]);
    room.verified();
}

/// A draft and a copy of it, as a delegation sends one.
fn copy(blocks: &[Block], author: &str, edit: impl FnOnce(&mut Vec<Block>)) -> Document {
    let mut new = blocks.to_vec();
    edit(&mut new);
    let comparison = compare(&sides_of_blocks(blocks), &sides_of_blocks(&new));
    let redline = Redline {
        old_name: "draft",
        new_name: author,
        old: blocks,
        new: &new,
        comparison: &comparison,
    };
    let bytes = docx::redline(&redline, &docx::Hands::default());
    read_as(&bytes, "copy.docx", Reading::Accepted).unwrap()
}

fn block(text: &str) -> Block {
    Block {
        number: None,
        kind: Kind::Paragraph,
        level: 0,
        wording: Wording::plain(text).unwrap(),
        series: Series::Unnumbered,
        clause: None,
    }
}

/// A room with a draft, imported from a Word file of these paragraphs.
fn room_with(texts: &[String]) -> (Room, Vec<Block>) {
    let blocks: Vec<Block> = texts.iter().map(|text| block(text)).collect();
    let document = read_as(&docx::write(&blocks), "draft.docx", Reading::AsItStands).unwrap();
    let blocks = document.blocks.clone();
    let mut room = Room::new();
    room.does(Action::ImportDraft {
        draft: None,
        name: "Zero".to_owned(),
        date: date(2018, 2, 5),
        document,
        file: None,
    });
    (room, blocks)
}

/// Takes copies in, each with the participant who sent it, and returns its proposals.
fn take_in(room: &mut Room, copies: &[(ParticipantId, &Document)]) -> Vec<ProposalId> {
    let zero = draft::named(room.record.db(), "Zero").unwrap();
    let items = TextName::Draft { draft: zero.id }
        .items(&room.record)
        .unwrap();
    let mut made = Vec::new();
    for (by, copy) in copies {
        let markup = markup::proposals(&items, copy, *by, None, || room.by.id());
        for content in markup.proposals {
            let outcome = room.does(Action::AddProposal {
                proposal: None,
                content,
            });
            made.push(ProposalId(outcome.made[0].id));
        }
    }
    made
}

/// What is seen of proposals whoever took them in first.
fn seen(room: &Room) -> Vec<String> {
    carried(room.record.db())
        .unwrap()
        .into_iter()
        .map(|one| {
            let parts: Vec<String> = one
                .now
                .iter()
                .map(|now| format!("[-{}-]{{+{}+}}", now.removes, now.adds))
                .collect();
            format!(
                "{} {} {}",
                one.names.join(","),
                parts.concat(),
                one.clashes.len()
            )
        })
        .collect()
}

fn texts() -> Vec<String> {
    (0..8)
        .map(|n| {
            format!(
                "Paragraph {n} says that States should report to body {n} every year on matter {n}."
            )
        })
        .collect()
}

#[test]
fn thirty_copies_in_any_order_give_the_same_and_lose_no_name_and_no_word() {
    let copies: Vec<(String, Document)> = {
        let (_, blocks) = room_with(&texts());
        (0..30)
            .map(|n| {
                let name = format!("State {n:02}");
                let copy = copy(&blocks, &name, |new| {
                    let at = n % 8;
                    let text = new[at]
                        .wording
                        .text
                        .replace("should", ["shall", "may", "will"][n % 3]);
                    new[at].wording =
                        Wording::plain(text.replace("year", &format!("year and word{n}"))).unwrap();
                    if n % 5 == 0 {
                        new.insert(
                            at + 1,
                            block(&format!(
                                "A body of State {n} is set up with fresh{n} money."
                            )),
                        );
                    }
                    if n % 7 == 3 {
                        new.remove((at + 3) % 8);
                    }
                });
                (name, copy)
            })
            .collect()
    };
    let taken_in = |order: &mut dyn Iterator<Item = usize>| {
        let (mut room, _) = room_with(&texts());
        let by: Vec<ParticipantId> = copies
            .iter()
            .map(|(name, _)| room.participant(name))
            .collect();
        for n in order {
            take_in(&mut room, &[(by[n], &copies[n].1)]);
        }
        room
    };
    let room = taken_in(&mut (0..30));
    let first = seen(&room);
    assert_eq!(first, seen(&taken_in(&mut (0..30).rev())));
    assert_eq!(first, seen(&taken_in(&mut (0..30).map(|n| n * 7 % 30))));
    let rolling = room.rolling().join("\n");
    for (n, (name, _)) in copies.iter().enumerate() {
        assert!(
            first.iter().any(|one| one.contains(name.as_str())),
            "{name}"
        );
        assert!(rolling.contains(name.as_str()), "{name} in {rolling}");
        assert!(
            rolling.contains(&format!("word{n}")),
            "word{n} in {rolling}"
        );
        assert!(
            n % 5 != 0 || rolling.contains(&format!("fresh{n} ")),
            "fresh{n}"
        );
    }
    assert!(
        first.iter().any(|one| !one.ends_with(" 0")),
        "clashes are marked"
    );
    room.verified();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn all_proposals_of_one_copy_accepted_give_its_text(
        edits in proptest::collection::vec((0..8_usize, 0..5_u8, "[a-z]{3,9}"), 1..7),
    ) {
        let (mut room, blocks) = room_with(&texts());
        let copy = copy(&blocks, "Norway", |new| {
            for (at, what, word) in edits {
                let at = at % new.len();
                match what {
                    0 => new.insert(at, block(&format!("The {word} is a new body with {word} tasks."))),
                    1 if new.len() > 1 => { new.remove(at); }
                    2 => {
                        let text = new[at].wording.text.replace("should", &word);
                        new[at].wording = Wording::plain(text).unwrap();
                    }
                    3 => {
                        let text = format!("{} {word}.", new[at].wording.text);
                        new[at].wording = Wording::plain(text).unwrap();
                    }
                    _ => {
                        let moved = new.remove(at);
                        new.push(moved);
                    }
                }
            }
        });
        let norway = room.participant("Norway");
        let made = take_in(&mut room, &[(norway, &copy)]);
        if !made.is_empty() {
            let plan = plan(room.record.db(), &made).unwrap();
            prop_assert_eq!(&plan.failed, &[]);
            room.does(accept(plan.fits, None));
        }
        let wanted: Vec<String> = copy.blocks.iter().map(|block| block.wording.text.clone()).collect();
        prop_assert_eq!(room.text(), wanted);
        room.verified();
    }

    #[test]
    fn a_rolling_text_is_balanced_and_names_everybody(
        wanted in proptest::collection::vec("(States|should|shall|report|every|year|fund|[a-d])( (States|should|shall|report|every|year|[a-d])){0,7}", 1..5),
    ) {
        let mut room = Room::new();
        let clause = room.clause("States should report every year");
        let mut waiting = Vec::new();
        for (n, text) in wanted.iter().enumerate() {
            let by = room.participant(&format!("State {n}"));
            if text != "States should report every year" {
                room.words(by, clause, text);
                waiting.push(n);
            }
        }
        let text = room.rolling().concat();
        prop_assert!(bracket::parse(&text).unbalanced.is_empty(), "{}", text);
        for n in waiting {
            let name = format!("State {n}");
            prop_assert!(text.contains(&name), "{} in {}", name, text);
        }
    }
}

#[test]
fn comments_of_a_copy_are_kept_where_they_belong() {
    let (mut room, blocks) = room_with(&texts());
    let mut copy = copy(&blocks, "Norway", |new| {
        new[1].wording = Wording::plain(new[1].wording.text.replace("should", "shall")).unwrap();
    });
    let remark = |about: &str, text: &str| crate::text::Remark {
        author: "A. Hansen".to_owned(),
        date: "2018-03-01T10:00:00Z".to_owned(),
        text: text.to_owned(),
        about: about.to_owned(),
        block: None,
        gone: false,
    };
    copy.comments = vec![
        remark("body 1", "As in 2015."),
        remark("body 4", "Which one?"),
        crate::text::Remark {
            author: "Travaux".to_owned(),
            ..remark("", "moved")
        },
    ];
    let norway = room.participant("Norway");
    let items = TextName::Working.items(&room.record).unwrap();
    let found = markup::proposals(&items, &copy, norway, None, || room.by.id());
    assert_eq!(found.proposals.len(), 1);
    assert_eq!(
        found.proposals[0].reason.as_deref(),
        Some("A. Hansen, 2018-03-01, on “body 1”: As in 2015.")
    );
    assert_eq!(
        found.comments,
        [(
            items[4].clause,
            "A. Hansen, 2018-03-01, on “body 4”: Which one?".to_owned()
        )]
    );
}

#[test]
fn a_comment_goes_to_the_clause_at_which_it_stands() {
    // Each asks for a report, so that the words of a comment do not tell them apart.
    let texts = [
        "The Parties report.",
        "States should report.",
        "Cities should report.",
        "Courts should report.",
    ];
    let (mut room, _) = room_with(&texts.map(str::to_owned));
    let by = |op: &str, runs: &str| {
        format!(
            "<w:{op} w:id=\"1\" w:author=\"A. Hansen\" w:date=\"2018-03-01T10:00:00Z\">{runs}</w:{op}>"
        )
    };
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let p =
        |mark: &str, runs: &str| format!("<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{runs}</w:p>");
    let on = |id: u8, runs: &str| {
        format!(
            "<w:commentRangeStart w:id=\"{id}\"/>{runs}<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
        )
    };
    let body = [
        p("", &run(texts[0])),
        p(
            "",
            &(run("States ")
                + &on(1, &by("del", &run("should")))
                + &by("ins", &run("shall"))
                + &run(" report.")),
        ),
        p(&by("del", ""), &by("del", &on(2, &run(texts[2])))),
        p(
            &by("ins", ""),
            &by(
                "ins",
                &(run("A new ") + &on(3, &run("fund")) + &run(" pays for all of this.")),
            ),
        ),
        p(
            "",
            &(run(texts[3]) + "<w:r><w:commentReference w:id=\"4\"/></w:r>"),
        ),
    ]
    .concat();
    let said = [(1, "why not"), (2, "no"), (3, "new"), (4, "whole")];
    let comments: String = said
        .iter()
        .map(|(id, text)| {
            format!("<w:comment w:id=\"{id}\" w:author=\"A. Hansen\" w:date=\"2018-03-01T10:00:00Z\"><w:p>{}</w:p></w:comment>", run(text))
        })
        .collect();
    let bytes = crate::exchange::docx::made(&body, &[("comments", &comments)]);
    let copy = read_as(&bytes, "a.docx", Reading::Accepted).unwrap();
    let norway = room.participant("Norway");
    let items = TextName::Working.items(&room.record).unwrap();
    let found = markup::proposals(&items, &copy, norway, None, || room.by.id());
    let reason = |text: &str| {
        let asks = |one: &&NewProposal| match &one.asked {
            Asked::Words { wording, .. } | Asked::NewClause { wording, .. } => wording.text == text,
            Asked::Removal { clause, .. } => items
                .iter()
                .any(|item| item.clause == *clause && item.state.wording.text == text),
        };
        let one = found.proposals.iter().find(asks).unwrap();
        one.reason.clone().unwrap()
    };
    let who = "A. Hansen, 2018-03-01";
    assert_eq!(
        reason("States shall report."),
        format!("{who}, on “should”: why not")
    );
    assert_eq!(reason(texts[2]), format!("{who}, on “{}”: no", texts[2]));
    assert_eq!(
        reason("A new fund pays for all of this."),
        format!("{who}, on “fund”: new")
    );
    assert_eq!(found.comments, [(items[3].clause, format!("{who}: whole"))]);
}

/// Reads a Word file with the changes of one author accepted and those of all others
/// rejected.
fn settled(bytes: &[u8], author: &str) -> Vec<String> {
    let blocks = settled_blocks(bytes, author).into_iter();
    blocks.map(|block| block.wording.text).collect()
}

fn settled_blocks(bytes: &[u8], author: &str) -> Vec<Block> {
    use std::io::{Cursor, Read, Write};
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        // Rejecting what came is taking it out, and rejecting what went is putting it in.
        let mut open = Vec::new();
        let mut turned = String::new();
        for (nth, piece) in text.split('<').enumerate() {
            if nth > 0 {
                turned.push('<');
            }
            let name = ["w:ins ", "w:del "]
                .into_iter()
                .find(|name| piece.starts_with(name));
            let closes = piece.starts_with("/w:ins>") || piece.starts_with("/w:del>");
            if let Some(name) = name {
                let tag = &piece[..piece.find('>').unwrap()];
                let own = tag.contains(&format!("w:author=\"{author}\""));
                let as_said = if (name == "w:ins ") == own {
                    "w:ins "
                } else {
                    "w:del "
                };
                turned.push_str(as_said);
                turned.push_str(&piece[name.len()..]);
                if !tag.ends_with('/') {
                    open.push(as_said.trim_end());
                }
            } else if closes {
                turned.push_str(&format!("/{}", open.pop().unwrap()));
                turned.push_str(&piece["/w:ins".len()..]);
            } else {
                turned.push_str(piece);
            }
        }
        out.start_file(name.as_str(), zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(set_by(author, turned).as_bytes()).unwrap();
    }
    let bytes = out.finish().unwrap().into_inner();
    read_as(&bytes, "a.docx", Reading::Accepted).unwrap().blocks
}

/// Settles the changes in how paragraphs are set: those of one author hold.
fn set_by(author: &str, mut text: String) -> String {
    const END: &str = "</w:pPrChange>";
    while let Some(at) = text.find("<w:pPrChange ") {
        let end = at + text[at..].find(END).unwrap() + END.len();
        let change = &text[at..end];
        let own = change.contains(&format!("w:author=\"{author}\""));
        let from = change.find("<w:pPr>").unwrap() + "<w:pPr>".len();
        let before = change[from..change.find("</w:pPr>").unwrap()].to_owned();
        let start = text[..at].rfind("<w:pPr>").unwrap() + "<w:pPr>".len();
        let is = text[start..at].to_owned();
        let mark = is.find("<w:rPr>").unwrap_or(is.len());
        let now = if own { is } else { before + &is[mark..] };
        text.replace_range(start..end, &now);
    }
    text
}

/// Clauses with their numbers, and notes with theirs.
fn printed(blocks: &[Block]) -> Vec<String> {
    let line = |block: &Block| {
        let number = block.number.as_deref().unwrap_or_default();
        format!("{number} {}", block.wording.text)
    };
    blocks.iter().map(line).collect()
}

const NOTED: &str = "# Compact\n\n*Recalling* the Charter,[^1]\n\n## Article 1\n\n1. States should report[^2] every year:\n\n   (a) on health;\n\n   (b) on schools;[^3]\n\nOption 1: Cities should pay.\n\nOption 2: Courts should pay in time.[^4]\n\n2. Others should help.[^1]\n\n[^1]: Of the year 1945.\n[^2]: In writing, as a rule.\n[^3]: Of all kinds there are.\n[^4]: Not at night.\n";

/// A room with a draft imported from Markdown.
fn room_of(text: &str) -> (Room, Vec<Block>) {
    let document = read_as(text.as_bytes(), "a.md", Reading::AsItStands).unwrap();
    let blocks = document.blocks.clone();
    let mut room = Room::new();
    room.does(Action::ImportDraft {
        draft: None,
        name: "Zero".to_owned(),
        date: date(2018, 2, 5),
        document,
        file: None,
    });
    (room, blocks)
}

#[test]
fn in_word_notes_and_the_numbers_of_what_is_new_are_those_of_each_participant() {
    let (mut room, blocks) = room_of(NOTED);
    let texts = [
        NOTED.replace("should", "shall"),
        NOTED
            .replace("report[^2]", "report")
            .replace("[^2]: In writing, as a rule.\n", ""),
        NOTED.replace("2. Others", "Option 3: Nobody should pay.[^5]\n\n2. Others")
            + "[^5]: New.\n",
        NOTED
            .replace("In writing", "On paper")
            .replace("1945", "1946"),
        NOTED
            .replace("   (b) on schools;[^3]\n\n", "")
            .replace("[^3]: Of all kinds there are.\n", ""),
        NOTED.replace("report[^2] every year", "report every year[^2] and day"),
        NOTED.replace(
            "2. Others",
            "Option 3: Somebody should pay.[^5]\n\n2. Others",
        ) + "[^5]: Also new.\n",
    ];
    let mut copies = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        let name = format!("State {n}");
        let by = room.participant(&name);
        let new = read_as(text.as_bytes(), "a.md", Reading::AsItStands).unwrap();
        let copy = copy(&blocks, &name, |old| *old = new.blocks);
        take_in(&mut room, &[(by, &copy)]);
        copies.push((name, copy));
    }
    let bytes = docx::rolling(&room.record).unwrap();
    assert_eq!(printed(&settled_blocks(&bytes, "nobody")), printed(&blocks));
    for (name, copy) in copies {
        assert_eq!(
            printed(&settled_blocks(&bytes, &name)),
            printed(&copy.blocks),
            "{name}"
        );
    }
}

#[test]
fn in_word_the_reason_for_other_words_in_a_note_stands_with_its_anchor() {
    let (mut room, _) = room_of("Cities pay.\n\nStates report.[^1]\n\n[^1]: A note.\n");
    let norway = room.participant("Norway");
    let note = TextName::Working.items(&room.record).unwrap()[2].clause;
    let content = NewProposal {
        asked: Asked::Words {
            clause: note,
            revision: None,
            wording: Wording::plain("A long note.").unwrap(),
        },
        by: vec![norway],
        reason: Some("As in 2015.".to_owned()),
        source: None,
    };
    room.does(Action::AddProposal {
        proposal: None,
        content,
    });
    let bytes = docx::rolling(&room.record).unwrap();
    let read = read_as(&bytes, "a.docx", Reading::Accepted).unwrap();
    assert_eq!(read.blocks[2].wording.text, "A long note.");
    assert_eq!(read.comments.len(), 1, "{:?}", read.comments);
    let said = &read.comments[0];
    assert_eq!((said.text.as_str(), said.block), ("As in 2015.", Some(1)));
}

#[test]
fn a_copy_in_which_a_note_was_put_in_asks_for_that_note_alone() {
    let (mut room, blocks) = room_of(NOTED);
    // As a word processor counts them.
    let text = "# Compact\n\n*Recalling* the Charter,[^1]\n\n## Article 1\n\n1. States should report[^3] every year:[^2]\n\n   (a) on health;\n\n   (b) on schools;[^4]\n\nOption 1: Cities should pay.\n\nOption 2: Courts should pay in time.[^5]\n\n2. Others should help.[^1][^6]\n\n[^1]: Of the year 1945.\n[^2]: Of our calendar.\n[^3]: In writing, as a rule.\n[^4]: Of all kinds there are.\n[^5]: Not at night.\n[^6]: The last.\n";
    let new = read_as(text.as_bytes(), "a.md", Reading::AsItStands).unwrap();
    let copy = copy(&blocks, "Norway", |old| *old = new.blocks);
    let norway = room.participant("Norway");
    let made = take_in(&mut room, &[(norway, &copy)]);
    let bytes = docx::rolling(&room.record).unwrap();
    room.does(accept(made, None));
    let wanted: Vec<String> = [
        " Compact",
        " Recalling the Charter,[^1]",
        "[^1] Of the year 1945.",
        " Article 1",
        "1. States should report[^2] every year:[^2bis]",
        "[^2] In writing, as a rule.",
        "[^2bis] Of our calendar.",
        "(a) on health;",
        "(b) on schools;[^3]",
        "[^3] Of all kinds there are.",
        "Option 1: Cities should pay.",
        "Option 2: Courts should pay in time.[^4]",
        "[^4] Not at night.",
        "2. Others should help.[^1][^5]",
        "[^5] The last.",
    ]
    .map(str::to_owned)
    .to_vec();
    let items = TextName::Working.items(&room.record).unwrap();
    let mut is: Vec<Block> = items.iter().map(crate::text::Item::block).collect();
    for block in &mut is {
        // A number that the program gave is the label alone.
        if block.kind == Kind::Note {
            let label = crate::exchange::notes::label(block.number.as_deref().unwrap()).to_owned();
            block.number = Some(format!("[^{label}]"));
        }
    }
    assert_eq!(printed(&is), wanted);
    assert_eq!(printed(&settled_blocks(&bytes, "Norway")), wanted);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn in_word_the_rolling_text_is_the_text_of_each_participant(
        edits in proptest::collection::vec((0..4_usize, 0..8_usize, 0..4_u8, "[a-z]{3,9}"), 1..16),
    ) {
        let (mut room, blocks) = room_with(&texts());
        let mut copies = Vec::new();
        for n in 0..4 {
            let name = format!("State {n} & Co");
            let by = room.participant(&name);
            let copy = copy(&blocks, &name, |new| {
                for (_, at, what, word) in edits.iter().filter(|edit| edit.0 == n) {
                    let at = at % new.len();
                    match what {
                        0 => new.insert(at, block(&format!("The {word} is a new body with {word} tasks."))),
                        1 if new.len() > 1 => { new.remove(at); }
                        2 => {
                            let text = new[at].wording.text.replace("should report", &format!("{word} should"));
                            new[at].wording = Wording::plain(text).unwrap();
                        }
                        _ => {
                            let text = new[at].wording.text.replace("should", word);
                            new[at].wording = Wording::plain(text).unwrap();
                        }
                    }
                }
            });
            take_in(&mut room, &[(by, &copy)]);
            copies.push((name, copy));
        }
        let bytes = docx::rolling(&room.record).unwrap();
        prop_assert_eq!(settled(&bytes, "nobody"), room.text());
        for (name, copy) in copies {
            let wanted: Vec<String> = copy.blocks.iter().map(|block| block.wording.text.clone()).collect();
            prop_assert_eq!(settled(&bytes, &name.replace('&', "&amp;")), wanted, "{}", name);
        }
    }
}

#[test]
fn in_word_a_proposal_has_its_maker_its_day_and_its_reason_and_nothing_else_goes_out() {
    let mut room = Room::new();
    let clause = room.clause("States should report every year.");
    let norway = room.participant("Norway");
    room.does(Action::AddProposal {
        proposal: None,
        content: NewProposal {
            asked: Asked::Words {
                clause,
                revision: None,
                wording: Wording::plain("States shall report every year.").unwrap(),
            },
            by: vec![norway],
            reason: Some("As in 2015.".to_owned()),
            source: None,
        },
    });
    room.does(Action::AddComment {
        comment: None,
        clause,
        text: "A private word".to_owned(),
    });
    let bytes = docx::rolling(&room.record).unwrap();
    let read = read_as(&bytes, "a.docx", Reading::AsItStands).unwrap();
    let said: Vec<String> = read
        .changes
        .iter()
        .map(|one| format!("{} {} {}", one.author, one.date, one.text))
        .collect();
    let at = room.record.db();
    let when = list(at).unwrap()[0].at;
    assert_eq!(
        said,
        [
            format!("Norway {when:.0} should"),
            format!("Norway {when:.0} shall")
        ]
    );
    assert_eq!(read.comments.len(), 1);
    assert_eq!(
        (
            read.comments[0].author.as_str(),
            read.comments[0].text.as_str()
        ),
        ("Norway", "As in 2015.")
    );
    let all: String = {
        use std::io::{Cursor, Read};
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
        (0..zip.len())
            .map(|at| {
                let mut text = String::new();
                zip.by_index(at).unwrap().read_to_string(&mut text).unwrap();
                text
            })
            .collect()
    };
    for word in [
        "the chair",
        "private",
        "rsid",
        "vanish",
        "creator",
        &clause.to_string(),
    ] {
        assert!(!all.contains(word), "{word}");
    }
}
