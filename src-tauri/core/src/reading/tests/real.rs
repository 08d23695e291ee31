//! The report on the second thematic session, where it is at hand: `TRAVAUX_DATA`, or
//! `../shared/data` beside the repository. Of the report only offsets stand here.

use super::*;
use crate::exchange;

/// The 18 States that speak in it.
const SPEAKING: [&str; 18] = [
    "Australia",
    "Austria",
    "Bangladesh",
    "Belgium",
    "Canada",
    "Chile",
    "Denmark",
    "Ecuador",
    "Hungary",
    "India",
    "Japan",
    "Netherlands",
    "Nigeria",
    "Norway",
    "Philippines",
    "Switzerland",
    "Tuvalu",
    "United States",
];

fn report() -> Option<String> {
    let root = std::env::var("TRAVAUX_DATA")
        .unwrap_or_else(|_| format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR")));
    let path = format!("{root}/seed/second-thematic-session-2017-05-25.txt");
    let Ok(bytes) = std::fs::read(&path) else {
        println!("not at hand, so not tried: {path}");
        return None;
    };
    let document = exchange::read(&bytes, "report.txt").expect("it reads");
    Some(exchange::plain_text(&document))
}

#[test]
fn exactly_the_18_speaking_states_are_named() {
    let Some(text) = report() else { return };
    let proposals = propose(&text);
    assert_eq!(states(&proposals), BTreeSet::from(SPEAKING));
    let others: BTreeSet<&str> = proposals
        .iter()
        .flat_map(|one| &one.speakers)
        .map(String::as_str)
        .filter(|name| !SPEAKING.contains(name))
        .collect();
    let expected = [
        "European Union",
        "IOM",
        "UNDP",
        "Louise Arbour",
        "Riita Resch",
        "Binod Khadria",
        "Mariama Awumbila",
    ];
    assert_eq!(others, BTreeSet::from(expected));
    assert!(proposals.iter().all(|one| one.on_behalf_of.is_empty()));
}

#[test]
fn nine_asks_of_ten_are_found_with_their_speakers() {
    let Some(text) = report() else { return };
    let proposals = propose(&text);
    let truth = truth();
    let missed: Vec<&str> = truth
        .iter()
        .filter(|(_, wanted)| {
            !found(&proposals, wanted).is_some_and(|one| {
                one.speakers == wanted.speakers
                    && matches!(one.kind, InputKind::Ask | InputKind::Form)
            })
        })
        .map(|(id, _)| id.as_str())
        .collect();
    println!(
        "{} of {} asks found; missed: {missed:?}",
        truth.len() - missed.len(),
        truth.len()
    );
    assert!(missed.len() * 10 <= truth.len());
    // And what is proposed as an ask is one.
    let more = proposals
        .iter()
        .filter(|one| matches!(one.kind, InputKind::Ask | InputKind::Form))
        .filter(|one| truth.iter().all(|(_, wanted)| shared(one, wanted) == 0))
        .count();
    assert_eq!(more, 0);
}

#[test]
fn support_is_attached_and_a_passage_printed_twice_is_one() {
    let Some(text) = report() else { return };
    let proposals = propose(&text);
    let (_, roadmap) = truth()
        .into_iter()
        .find(|(id, _)| id == "roadmap")
        .expect("in the list");
    let support: Vec<&Proposal> = proposals
        .iter()
        .filter(|one| one.kind == InputKind::Support)
        .collect();
    assert_eq!(support.len(), 1);
    assert_eq!(support[0].speakers, ["Belgium"]);
    assert!(support[0].open);
    let supported = &proposals[support[0].about[0] as usize];
    assert!(shared(supported, &roadmap) > 0);
    assert_eq!(
        proposals.iter().filter(|one| !one.again.is_empty()).count(),
        1
    );
}

fn truth() -> Vec<(String, Proposal)> {
    include_str!("../texts/second-session.truth.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut columns = line.split('\t');
            let mut next = || columns.next().expect("six columns");
            let id = next().to_owned();
            let wanted = Proposal {
                start: next().parse().expect("a byte"),
                end: next().parse().expect("a byte"),
                kind: next().parse().expect("a kind"),
                speakers: next()
                    .split(", ")
                    .filter(|name| !name.is_empty())
                    .map(str::to_owned)
                    .collect(),
                on_behalf_of: Vec::new(),
                open: false,
                about: Vec::new(),
                again: Vec::new(),
            };
            assert!(!next().is_empty(), "each has its reason");
            (id, wanted)
        })
        .collect()
}
