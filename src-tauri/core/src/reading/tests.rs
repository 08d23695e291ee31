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

#[test]
fn look() {
    for (name, text) in [
        ("bulletin", include_str!("texts/bulletin.marked.txt")),
        ("summary", include_str!("texts/summary.marked.txt")),
        ("statement", include_str!("texts/statement.marked.txt")),
        ("minutes", include_str!("texts/minutes.marked.txt")),
        ("roundup", include_str!("texts/roundup.marked.txt")),
        ("record", include_str!("texts/record.marked.txt")),
        ("digest", include_str!("texts/digest.marked.txt")),
    ] {
        println!("== {name}: {} marked", marked(text).truth.len());
        for fault in faults(text) {
            println!("{fault}");
        }
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
