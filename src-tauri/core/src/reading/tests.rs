//! Texts of our own in the ways in which meetings are told, with what is said marked as
//! `⟨kind speakers + for group|passage⟩`: `+` is an open list, no speaker is nobody named.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::participant::known;

mod real;

/// A text with what is said in it.
struct Marked {
    text: String,
    truth: Vec<Proposal>,
}

fn marked(written: &str) -> Marked {
    let (mut text, mut truth) = (String::new(), Vec::new());
    let mut parts = written.split('⟨');
    text.push_str(parts.next().unwrap());
    for part in parts {
        let (head, rest) = part.split_once('|').unwrap();
        let (passage, rest) = rest.split_once('⟩').unwrap();
        let (who, on_behalf_of) = head.split_once(" for ").unwrap_or((head, ""));
        let (kind, speakers) = who.split_once(' ').unwrap_or((who, ""));
        let open = speakers.ends_with('+');
        let names = |list: &str| -> Vec<String> {
            list.trim_end_matches('+')
                .split(',')
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect()
        };
        let start = text.len() as u32;
        text.push_str(passage);
        truth.push(Proposal {
            start,
            end: text.len() as u32,
            speakers: names(speakers),
            on_behalf_of: names(on_behalf_of),
            open,
            kind: kind.parse().unwrap(),
            about: Vec::new(),
            again: Vec::new(),
        });
        text.push_str(rest);
    }
    Marked { text, truth }
}

/// How many bytes two ranges share.
fn shared(a: &Proposal, b: &Proposal) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The proposal that covers most of a passage, where it is half of both.
fn found<'p>(proposals: &'p [Proposal], truth: &Proposal) -> Option<&'p Proposal> {
    proposals
        .iter()
        .max_by_key(|one| shared(one, truth))
        .filter(|one| {
            let shared = shared(one, truth) * 2;
            shared >= truth.end - truth.start && shared >= one.end - one.start
        })
}

fn states(proposals: &[Proposal]) -> BTreeSet<&str> {
    proposals
        .iter()
        .flat_map(|one| &one.speakers)
        .filter_map(|name| known::named(name))
        .filter(|one| one.is_member_state)
        .map(|one| one.name)
        .collect()
}

/// What was not found or found otherwise, a line each.
fn faults(written: &str) -> Vec<String> {
    let Marked { text, truth } = marked(written);
    let proposals = propose(&text);
    let shown = |one: &Proposal| {
        let passage = &text[one.start as usize..one.end as usize];
        let open = if one.open { " +" } else { "" };
        format!(
            "{:?} {:?}{open} for {:?} “{passage}”",
            one.kind, one.speakers, one.on_behalf_of
        )
    };
    let mut faults = Vec::new();
    for wanted in &truth {
        match found(&proposals, wanted) {
            None => faults.push(format!("not found: {}", shown(wanted))),
            Some(one)
                if one.speakers != wanted.speakers
                    || one.on_behalf_of != wanted.on_behalf_of
                    || one.open != wanted.open =>
            {
                faults.push(format!(
                    "said by others: {}\n          read as {}",
                    shown(wanted),
                    shown(one)
                ));
            }
            Some(one) if one.kind != wanted.kind => {
                faults.push(format!(
                    "of another kind: {}\n          read as {}",
                    shown(wanted),
                    shown(one)
                ));
            }
            Some(_) => {}
        }
    }
    for one in &proposals {
        if truth.iter().all(|wanted| shared(one, wanted) == 0) {
            faults.push(format!("more: {}", shown(one)));
        }
    }
    faults
}

/// The texts, each with the States that speak in it and no others.
const TEXTS: [(&str, &str, &[&str]); 14] = [
    (
        "bulletin",
        include_str!("texts/bulletin.marked.txt"),
        &[
            "Argentina",
            "Dominican Republic",
            "Fiji",
            "Georgia",
            "Guinea-Bissau",
            "Israel",
            "Lithuania",
            "Malawi",
            "New Zealand",
            "Paraguay",
            "Qatar",
            "Republic of Korea",
            "Singapore",
            "Trinidad and Tobago",
            "Uganda",
            "Uruguay",
        ],
    ),
    (
        "summary",
        include_str!("texts/summary.marked.txt"),
        &[
            "Bangladesh",
            "Canada",
            "Ecuador",
            "Guatemala",
            "Honduras",
            "Kenya",
            "Nepal",
            "Poland",
            "Sri Lanka",
            "United Kingdom",
            "Viet Nam",
        ],
    ),
    (
        "statement",
        include_str!("texts/statement.marked.txt"),
        &["Tanzania"],
    ),
    (
        "minutes",
        include_str!("texts/minutes.marked.txt"),
        &[
            "Australia",
            "Brazil",
            "Chile",
            "China",
            "Costa Rica",
            "India",
            "Japan",
            "Mexico",
            "Nepal",
            "Norway",
            "Philippines",
            "Saudi Arabia",
            "South Africa",
            "Switzerland",
            "Tuvalu",
            "United States",
        ],
    ),
    (
        "roundup",
        include_str!("texts/roundup.marked.txt"),
        &[
            "Angola",
            "Barbados",
            "Bulgaria",
            "Croatia",
            "France",
            "Germany",
            "Greece",
            "Iran",
            "Italy",
            "Kazakhstan",
            "Kenya",
            "Morocco",
            "Mozambique",
            "Palau",
            "Russian Federation",
            "Samoa",
            "Slovenia",
            "Syria",
            "United Kingdom",
            "Venezuela",
        ],
    ),
    (
        "record",
        include_str!("texts/record.marked.txt"),
        &["China", "Costa Rica", "Nigeria", "Norway", "Viet Nam"],
    ),
    (
        "digest",
        include_str!("texts/digest.marked.txt"),
        &[
            "Algeria",
            "Cameroon",
            "Central African Republic",
            "Congo",
            "Czechia",
            "Democratic Republic of the Congo",
            "Egypt",
            "El Salvador",
            "Estonia",
            "Latvia",
            "Moldova",
            "Monaco",
            "Papua New Guinea",
            "Philippines",
            "Saint Lucia",
            "Solomon Islands",
            "Sweden",
            "Timor-Leste",
            "Türkiye",
            "Yemen",
        ],
    ),
    (
        "cochairs",
        include_str!("texts/cochairs.marked.txt"),
        &[
            "Cabo Verde",
            "Ghana",
            "Ireland",
            "Malta",
            "Senegal",
            "Thailand",
            "Tunisia",
        ],
    ),
    (
        "afternoon",
        include_str!("texts/afternoon.marked.txt"),
        &[
            "Egypt",
            "Jamaica",
            "Mongolia",
            "Morocco",
            "Nepal",
            "Romania",
            "Singapore",
        ],
    ),
    (
        "readout",
        include_str!("texts/readout.marked.txt"),
        &[
            "Argentina",
            "Bolivia",
            "Brazil",
            "Costa Rica",
            "Ecuador",
            "El Salvador",
            "Guatemala",
            "Haiti",
            "Panama",
            "Paraguay",
            "Uruguay",
        ],
    ),
    (
        "panel",
        include_str!("texts/panel.marked.txt"),
        &[
            "Bangladesh",
            "Georgia",
            "Germany",
            "Kiribati",
            "Marshall Islands",
            "Netherlands",
            "New Zealand",
            "Pakistan",
            "Tuvalu",
        ],
    ),
    (
        "letter",
        include_str!("texts/letter.marked.txt"),
        &["Norway"],
    ),
    ("speech", include_str!("texts/speech.marked.txt"), &[]),
    (
        "transcript",
        include_str!("texts/transcript.marked.txt"),
        &["Belize", "Eritrea", "Guatemala", "Iceland"],
    ),
];

#[test]
fn what_is_said_is_found_with_who_says_it_and_nothing_else() {
    let all: Vec<String> = TEXTS
        .iter()
        .flat_map(|(name, text, _)| {
            faults(text)
                .into_iter()
                .map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn no_place_no_office_and_nobody_unnamed_becomes_a_state() {
    for (name, text, speaking) in TEXTS {
        let proposals = propose(&marked(text).text);
        let speaking: BTreeSet<&str> = speaking.iter().copied().collect();
        assert_eq!(states(&proposals), speaking, "{name}");
    }
}

/// What the proposals of a text support or oppose: the passage, and the passage meant.
fn answers(text: &str) -> Vec<(&str, &str)> {
    let proposals = propose(text);
    let passage = |one: &Proposal| &text[one.start as usize..one.end as usize];
    proposals
        .iter()
        .flat_map(|one| one.about.iter().map(move |about| (one, *about)))
        .map(|(one, about)| (passage(one), passage(&proposals[about as usize])))
        .collect()
}

#[test]
fn support_attaches_to_what_is_supported() {
    assert_eq!(
        answers(
            "Peru proposed a fund. Mali asked for a school. Cuba supported Peru’s proposal. Chad opposed this."
        ),
        [
            ("Cuba supported Peru’s proposal", "a fund"),
            ("Chad opposed this", "a school")
        ],
    );
    assert_eq!(
        answers("Peru, supported by Mali, proposed a fund. Cuba supported clear rules."),
        [("supported by Mali", "a fund")],
    );
}

#[test]
fn a_few_words_printed_twice_are_one_proposal_where_the_same_say_all_of_them() {
    let once = |text: &str| {
        let again = propose(text)
            .iter()
            .map(|one| one.again.len())
            .sum::<usize>();
        (propose(text).len(), again)
    };
    let said = "Norway called for more funds.";
    let filler = "Chile asked for a glossary of the terms in use.";
    assert_eq!(once(&format!("{said}\n\n{filler}\n\n{said}")), (2, 1));
    // Somebody else, or nobody by name, may mean another thing.
    assert_eq!(once(&format!("{said} Chad called for more funds.")), (2, 0));
    let many = "Many called for more funds.";
    assert_eq!(once(&format!("{many}\n\n{filler}\n\n{many}")), (3, 0));
    // More words tell more.
    assert_eq!(
        once(&format!(
            "{said}\n\nNorway called for more funds and staff."
        )),
        (2, 0)
    );
    // The same words of support belong to what they support.
    let support = "Belgium supported this proposal.";
    let text = format!("{said} {support}\n\n{filler} {support}");
    assert_eq!(once(&text), (4, 0));
    let text = format!("{said} {support}\n\n{said} {support}");
    assert_eq!(once(&text), (2, 2));
}

#[test]
fn a_passage_printed_twice_is_one_proposal() {
    let text = "Many said that the sea needs care from all who live beside it.\n\nMore.\n\nMany said that the sea needs care from all who live beside it.";
    let found = propose(text);
    assert_eq!(found.len(), 1);
    let again = &found[0].again[0];
    assert_eq!(
        &text[again.start as usize..again.end as usize],
        &text[found[0].start as usize..found[0].end as usize]
    );
}

#[test]
fn a_text_in_another_language_proposes_nothing_wrong() {
    for text in [
        "挪威代表说，各方应报告。加拿大呼吁加强合作。US",
        "ノルウェーは報告を求めた。",
        "ประเทศไทยเรียกร้องให้มีความร่วมมือ",
        "دعت النرويج إلى التعاون.",
        "La Norvège demande que les États coopèrent. Le Chili note que c’est urgent.",
        "Noruega pide cooperación; Chile apoya la propuesta.",
    ] {
        assert_eq!(propose(text), [], "{text}");
    }
}

#[test]
fn long_hostile_texts_are_read_too() {
    for piece in [
        "Norway said ",
        "for ",
        "Chad for ",
        "and ",
        "Chile, ",
        "(",
        "“",
        "said, ",
        "with Norway, ",
        ", and, with Peru, noted ",
        "A. ",
        "Mr. ",
        "; ",
        "supported by Mali, ",
        "Norway:\n",
        "of that and of ",
        "Many said that it is. ",
    ] {
        propose(&piece.repeat(20_000 / piece.len()));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_range_lies_in_it(text in r"((Norway|Chile|the US|Mr\.|said|called for|, and|;|:|, |that|\(|\)|“|”|they|We|supported|this proposal|should|é|挪威表示。|\n| ){0,40})|.{0,200}") {
        for one in propose(&text) {
            prop_assert!(one.start < one.end);
            prop_assert!(text.get(one.start as usize..one.end as usize).is_some());
        }
    }
}
