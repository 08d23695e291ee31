//! What became of the sample's zero draft: a revised draft, and the working text after it.

use jiff::civil::date;

use super::{Hand, New};
use crate::link::Relation::{Opposes, Prompted, Supports};
use crate::link::Target;
use crate::text::{Kind, Series};
use crate::{Action, Result};

/// Revises the text twice.
pub(super) fn revise(hand: &mut Hand<'_>) -> Result<()> {
    first_reading(hand)?;
    objective_four(hand)?;
    hand.sits(super::SECRETARIAT, "2018-03-26T08:00:00Z");
    hand.does(&Action::Renumber {
        note: Some("numbered afresh for the revised draft".to_owned()),
    })?;
    hand.does(&Action::Seal {
        draft: None,
        name: "Draft Rev. 1".to_owned(),
        date: date(2018, 3, 26),
        note: Some("after the first reading".to_owned()),
    })?;
    after_rev_1(hand)
}

fn first_reading(hand: &mut Hand<'_>) -> Result<()> {
    hand.sits("A. Rivera", "2018-02-20T14:00:00Z");
    hand.reword(
        "pp share",
        "_Noting_ that migrants are 3.3 per cent of the world's population, and that most of them move in a safe and orderly way,",
        "the exact figure, as given in session 2",
    )?;
    hand.reword(
        "drivers p",
        "We commit to create conditions in which people can lead safe and productive lives at home, so that migration is a matter of choice. We will implement the 2030 Agenda, and we will invest in prevention. To this end we will:",
        "should → will, as in the other objectives",
    )?;
    hand.reword(
        "o2",
        "Reduce what compels people to leave",
        "a title that promises no more than the text",
    )?;
    hand.reword(
        "drivers b",
        "protect people displaced by disasters[, including those displaced within their own country], and base planned relocation on human rights;",
        "text proposed after the panel on crises; no agreement yet on displacement inside a country",
    )?;
    hand.link(
        "displaced",
        "drivers b",
        "including those displaced within their own country",
        Prompted,
        "six States and others asked for it",
    )?;
    hand.link(
        "norms",
        "drivers b",
        "including those displaced within their own country",
        Supports,
        "",
    )?;
    let (at, text) = hand.text_of("choice p")?;
    let cut = text.find("States remain").unwrap_or(0) as u32;
    let second = Some(hand.new_id("sovereignty p"));
    hand.does(&Action::Split {
        clause: hand.id("choice p"),
        at: cut,
        second,
        note: Some("sovereignty stands better in a paragraph of its own".to_owned()),
    })?;
    hand.ties(
        "borders",
        Target::Removal {
            clause: hand.id("choice p"),
            revision: at,
            start: cut,
            end: text.len() as u32,
        },
        Supports,
        "the sentence was wanted more visible",
    )?;
    hand.link(
        "borders",
        "sovereignty p",
        "States remain free to decide",
        Supports,
        "",
    )?;
    hand.sits(super::SECRETARIAT, "2018-03-02T09:30:00Z");
    hand.does(&Action::Move {
        clause: hand.id("pathways c"),
        parent: Some(hand.id("drivers p")),
        after: Some(hand.id("drivers c")),
        note: Some("keeping skills at home is about drivers, not pathways".to_owned()),
    })?;
    hand.reword(
        "drivers c",
        "give people from small island States treatment of their own;",
        "",
    )?;
    hand.reword(
        "pathways c",
        "retain skilled workers by investing in education and decent work.",
        "",
    )?;
    hand.reword(
        "data a",
        "collect data on migration, analyse them and break them down by sex, age and migration status;",
        "analysis was asked for too",
    )?;
    hand.does(&Action::Remove {
        clause: hand.id("pathways d"),
        note: Some("young migrants are to have an objective of their own".to_owned()),
    })?;
    hand.reword("pathways b", "ease mobility within regions.", "")
}

fn objective_four(hand: &mut Hand<'_>) -> Result<()> {
    hand.sits("L. Haddad", "2018-03-12T11:00:00Z");
    let new = |key, kind, series, under, after, text| New {
        key,
        kind,
        series,
        under,
        after,
        text,
    };
    let objective = Series::Named("Objective".to_owned());
    hand.clause(&new(
        "o4",
        Kind::Heading,
        objective,
        Some("objectives"),
        Some("o3"),
        "Lower the cost of remittances",
    ))?;
    hand.clause(&new(
        "remit p",
        Kind::Paragraph,
        Series::Auto,
        Some("o4"),
        None,
        "We commit to bring the average cost of sending money home below three per cent by 2030, in line with target 10.c. To this end we will:",
    ))?;
    hand.clause(&new(
        "remit a",
        Kind::Point,
        Series::Auto,
        Some("remit p"),
        None,
        "foster competition among those who transfer money;",
    ))?;
    hand.clause(&new(
        "remit b",
        Kind::Point,
        Series::Auto,
        Some("remit p"),
        Some("remit a"),
        "offer financial education to migrants and their families, before departure and on return.",
    ))?;
    hand.link(
        "remittances",
        "remit p",
        "bring the average cost of sending money home below three per cent",
        Prompted,
        "",
    )?;
    hand.link(
        "education",
        "remit b",
        "financial education to migrants and their families",
        Prompted,
        "",
    )?;
    hand.link(
        "literacy",
        "remit b",
        "",
        Supports,
        "what the Philippines already do",
    )?;
    hand.reword(
        "review p",
        "We will review progress at regular intervals, by an action-oriented roadmap that is linked to the SDGs, with the participation of all stakeholders.",
        "IOM's proposal, supported in the room",
    )?;
    hand.link(
        "roadmap",
        "review p",
        "an action-oriented roadmap that is linked to the SDGs",
        Prompted,
        "",
    )?;
    hand.link(
        "roadmap support",
        "review p",
        "an action-oriented roadmap that is linked to the SDGs",
        Supports,
        "",
    )
}

fn after_rev_1(hand: &mut Hand<'_>) -> Result<()> {
    hand.sits("A. Rivera", "2018-04-10T15:00:00Z");
    hand.reword(
        "drivers b",
        "protect people displaced by disasters, including those displaced within their own country, in accordance with national law, and base planned relocation on human rights;",
        "bracket resolved in the second reading: the words stay, with a reference to national law",
    )?;
    hand.reword(
        "plans p",
        "We will develop national plans for the implementation of this Compact.",
        "encourage → will",
    )?;
    hand.reword(
        "pathways a",
        "build partnerships for skills between countries of origin[, transit] and destination;",
        "",
    )?;
    hand.clause(&New {
        key: "justice p",
        kind: Kind::Paragraph,
        series: Series::Auto,
        under: Some("vision"),
        after: Some("rights p"),
        text: "Migrants have access to justice and to decent housing.",
    })?;
    hand.link(
        "justice",
        "justice p",
        "access to justice and to decent housing",
        Prompted,
        "",
    )?;
    hand.link(
        "borders",
        "justice p",
        "",
        Opposes,
        "held to go beyond the subject",
    )?;
    hand.does(&Action::AddComment {
        comment: None,
        clause: hand.id("drivers b"),
        text: "Check with the legal office whether “national law” covers temporary protection."
            .to_owned(),
    })
}
