//! The zero draft of the sample.

use jiff::civil::date;

use super::{Hand, New};
use crate::link::Relation::{Cites, Prompted, Supports};
use crate::text::{Kind, Series};
use crate::{Action, Result};

/// Writes the zero draft, links its words, and seals it.
pub(super) fn draft(hand: &mut Hand<'_>) -> Result<()> {
    hand.sits(super::SECRETARIAT, "2018-01-22T09:00:00Z");
    let objective = || Series::Named("Objective".to_owned());
    let none = || Series::Unnumbered;
    let auto = || Series::Auto;
    use Kind::{Heading, Paragraph, Point, Preambular};
    type Row = (
        &'static str,
        Kind,
        Series,
        Option<&'static str>,
        &'static str,
    );
    let rows: Vec<Row> = vec![
        ("preamble", Heading, none(), None, "Preamble"),
        (
            "pp charter",
            Preambular,
            auto(),
            Some("preamble"),
            "_Guided_ by the purposes and principles of the Charter of the United Nations,",
        ),
        (
            "pp agenda",
            Preambular,
            auto(),
            Some("preamble"),
            "_Recalling_ the 2030 Agenda for Sustainable Development, which gives the frame for this Compact,",
        ),
        (
            "pp share",
            Preambular,
            auto(),
            Some("preamble"),
            "_Noting_ that migrants are some 3 per cent of the world's population, and that most of them move in an orderly way,",
        ),
        (
            "vision",
            Heading,
            none(),
            None,
            "Vision and guiding principles",
        ),
        (
            "choice p",
            Paragraph,
            auto(),
            Some("vision"),
            "Migration should be a choice and not a necessity. This Compact expresses a shared will to make it so. States remain free to decide on their own migration policy, in conformity with international law.",
        ),
        (
            "rights p",
            Paragraph,
            auto(),
            Some("vision"),
            "The human rights of all migrants are respected, protected and fulfilled, whatever their status.",
        ),
        (
            "instruments p",
            Paragraph,
            auto(),
            Some("vision"),
            "This Compact rests on the instruments that bind its Parties, among them the Sendai Framework and the Paris Agreement.",
        ),
        ("objectives", Heading, none(), None, "Objectives"),
        (
            "o1",
            Heading,
            objective(),
            Some("objectives"),
            "Collect and use better data",
        ),
        (
            "data p",
            Paragraph,
            auto(),
            Some("o1"),
            "We commit to strengthen the evidence on which policy rests. To this end we will:",
        ),
        (
            "data a",
            Point,
            auto(),
            Some("data p"),
            "collect data on migration and break them down by sex and age;",
        ),
        (
            "data b",
            Point,
            auto(),
            Some("data p"),
            "support research on migration in all regions.",
        ),
        (
            "o2",
            Heading,
            objective(),
            Some("objectives"),
            "Minimise what compels people to leave",
        ),
        (
            "drivers p",
            Paragraph,
            auto(),
            Some("o2"),
            "We commit to create conditions in which people can lead their lives at home, so that migration is a matter of choice, and not of despair. We should implement the 2030 Agenda, and we should invest in prevention. To this end we will:",
        ),
        (
            "drivers a",
            Point,
            auto(),
            Some("drivers p"),
            "share what we know early, through joint analysis of sudden and slow-onset disasters;",
        ),
        (
            "drivers b",
            Point,
            auto(),
            Some("drivers p"),
            "protect people displaced by disasters, and respect human rights in planned relocation;",
        ),
        (
            "drivers c",
            Point,
            auto(),
            Some("drivers p"),
            "give people from small island States treatment of their own.",
        ),
        (
            "o3",
            Heading,
            objective(),
            Some("objectives"),
            "Open and widen regular pathways",
        ),
        (
            "pathways p",
            Paragraph,
            auto(),
            Some("o3"),
            "We commit to widen regular pathways in a way that helps labour mobility and takes account of demography and family life. To this end we will:",
        ),
        (
            "pathways a",
            Point,
            auto(),
            Some("pathways p"),
            "build partnerships for skills between countries of origin and of destination;",
        ),
        (
            "pathways b",
            Point,
            auto(),
            Some("pathways p"),
            "ease mobility within regions;",
        ),
        (
            "pathways c",
            Point,
            auto(),
            Some("pathways p"),
            "retain skilled workers by investing in education and decent work;",
        ),
        (
            "pathways d",
            Point,
            auto(),
            Some("pathways p"),
            "pay particular attention to young migrants.",
        ),
        ("follow-up", Heading, none(), None, "Follow-up and review"),
        (
            "review p",
            Paragraph,
            auto(),
            Some("follow-up"),
            "We will review progress at regular intervals, with the participation of all stakeholders.",
        ),
        (
            "plans p",
            Paragraph,
            auto(),
            Some("follow-up"),
            "We encourage States to develop national plans for the implementation of this Compact.",
        ),
    ];
    let mut last: Vec<(Option<&'static str>, &'static str)> = Vec::new();
    for (key, kind, series, under, text) in rows {
        let after = last
            .iter()
            .rev()
            .find(|(parent, _)| *parent == under)
            .map(|(_, key)| *key);
        hand.clause(&New {
            key,
            kind,
            series,
            under,
            after,
            text,
        })?;
        last.push((under, key));
    }
    for (clause, label) in [
        ("choice p", "A choice"),
        ("drivers a", "Early warning"),
        ("drivers b", "Displacement"),
        ("drivers c", "Small islands"),
    ] {
        hand.does(&Action::Label {
            clause: hand.id(clause),
            label: Some(label.to_owned()),
        })?;
    }
    hand.sits("A. Rivera", "2018-01-25T10:00:00Z");
    for (input, clause, words, relation, reason) in [
        (
            "share",
            "pp share",
            "some 3 per cent of the world's population",
            Prompted,
            "the figure of the opening statement, rounded",
        ),
        (
            "agenda",
            "pp agenda",
            "gives the frame for this Compact",
            Prompted,
            "",
        ),
        (
            "choice",
            "choice p",
            "a choice and not a necessity",
            Prompted,
            "",
        ),
        (
            "frameworks",
            "instruments p",
            "the Sendai Framework and the Paris Agreement",
            Prompted,
            "",
        ),
        (
            "data",
            "data a",
            "break them down by sex and age",
            Prompted,
            "",
        ),
        ("research", "data b", "", Prompted, ""),
        ("choice", "drivers p", "a matter of choice", Supports, ""),
        (
            "prepared",
            "drivers a",
            "share what we know early",
            Prompted,
            "",
        ),
        (
            "protection",
            "drivers b",
            "protect people displaced by disasters",
            Prompted,
            "",
        ),
        (
            "relocation",
            "drivers b",
            "respect human rights in planned relocation",
            Prompted,
            "the panel asked for it in so many words",
        ),
        (
            "islands",
            "drivers c",
            "treatment of their own",
            Prompted,
            "",
        ),
        (
            "channels",
            "pathways p",
            "widen regular pathways",
            Prompted,
            "",
        ),
        (
            "skills",
            "pathways a",
            "partnerships for skills",
            Prompted,
            "",
        ),
        (
            "regional",
            "pathways b",
            "ease mobility within regions",
            Prompted,
            "",
        ),
        (
            "skilled",
            "pathways c",
            "retain skilled workers",
            Prompted,
            "",
        ),
        ("youth", "pathways d", "young migrants", Prompted, ""),
        ("plans", "plans p", "develop national plans", Prompted, ""),
        (
            "broader",
            "review p",
            "the participation of all stakeholders",
            Supports,
            "",
        ),
        (
            "equal",
            "rights p",
            "",
            Cites,
            "an example from national practice",
        ),
        ("norms", "drivers b", "", Supports, ""),
    ] {
        hand.link(input, clause, words, relation, reason)?;
    }
    hand.sits(super::SECRETARIAT, "2018-02-05T08:00:00Z");
    let draft = Some(hand.new_id("zero draft"));
    hand.does(&Action::Seal {
        draft,
        name: "Zero Draft".to_owned(),
        date: date(2018, 2, 5),
        note: Some("circulated to all delegations".to_owned()),
    })?;
    super::room::silence(hand)
}
