//! References to instruments are found, with their provisions.

use super::*;
use crate::clause::{Place, State, Wording};
use crate::ids::{ClauseId, RevisionId};
use crate::text::{Item, Kind, Series};

fn item(text: &str) -> Item {
    Item {
        clause: ClauseId(uuid::Uuid::nil()),
        revision: RevisionId(uuid::Uuid::nil()),
        level: 0,
        number: None,
        path: None,
        state: State {
            wording: Wording::plain(text).unwrap(),
            kind: Kind::Paragraph,
            series: Series::Auto,
            alternative: false,
            label: None,
            place: Place {
                parent: None,
                order: String::new(),
            },
            removed: false,
        },
    }
}

/// What a text leans on: `name: provision (words)`.
fn told(text: &str) -> Vec<String> {
    let mut found: Vec<(u32, String)> = Vec::new();
    for leaning in leaning(known::all(), &[item(text)]) {
        for cited in leaning.cited {
            let provision = cited.provision.unwrap_or_default();
            let exists = if cited.exists { "" } else { "!" };
            found.push((
                cited.start,
                format!(
                    "{}: {provision}{exists} ({})",
                    leaning.instrument.about.name, cited.text
                ),
            ));
        }
    }
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().map(|(_, told)| told).collect()
}

#[test]
fn the_agenda_has_17_goals_and_169_targets() {
    assert_eq!(GOALS.len(), 17);
    let all: Vec<String> = targets().collect();
    assert_eq!(all.len(), 169);
    assert!(all.iter().all(|target| is_target(target)));
    for wrong in [
        "0", "18", "10.8", "10.d", "17.a", "10.", "10.0", "10.07", "01.1", "1.1.1", "x",
    ] {
        assert!(!is_target(wrong), "{wrong}");
    }
}

#[test]
fn instruments_are_found_by_any_name_and_once() {
    assert_eq!(
        told(
            "in line with the 2030 Agenda for Sustainable Development, the Sendai Framework for Disaster Risk Reduction 2015–2030, the Paris Agreement and the Addis Ababa Action Agenda"
        ),
        [
            "2030 Agenda:  (2030 Agenda for Sustainable Development)",
            "Sendai Framework:  (Sendai Framework for Disaster Risk Reduction 2015–2030)",
            "Paris Agreement:  (Paris Agreement)",
            "Addis Ababa Action Agenda:  (Addis Ababa Action Agenda)",
        ]
    );
    assert_eq!(
        told("the New York Declaration (A/RES/71/1)"),
        [
            "New York Declaration:  (New York Declaration)",
            "New York Declaration:  (A/RES/71/1)"
        ]
    );
    assert!(told("a meeting in Paris, an agreement in Sendai, the agenda for 2030").is_empty());
}

#[test]
fn goals_and_targets_are_read_by_number_and_wrong_ones_are_told() {
    assert_eq!(
        told("to reach target 10.7 and SDG target 10.c. The remittance target is 3 per cent."),
        [
            "2030 Agenda: target 10.7 (target 10.7)",
            "2030 Agenda: target 10.c (SDG target 10.c)"
        ]
    );
    assert_eq!(
        told("Sustainable Development Goals 3, 5 and 18"),
        [
            "2030 Agenda: goal 3 (Sustainable Development Goals 3)",
            "2030 Agenda: goal 5 (5)",
            "2030 Agenda: goal 18! (18)"
        ]
    );
    assert_eq!(
        told("targets 8.7 to 8.9"),
        [
            "2030 Agenda: target 8.7 (targets 8.7)",
            "2030 Agenda: target 8.8 (8.9)",
            "2030 Agenda: target 8.9 (8.9)"
        ]
    );
    assert_eq!(told("the SDGs"), ["2030 Agenda:  (SDGs)"]);
}

#[test]
fn a_provision_is_read_before_its_instrument() {
    assert_eq!(
        told("as set out in article 2, paragraph 1 (a), of the Paris Agreement"),
        [
            "Paris Agreement: article 2, paragraph 1 (a) (article 2, paragraph 1 (a), of the Paris Agreement)"
        ]
    );
    assert_eq!(
        told("in the light of the New York Declaration"),
        ["New York Declaration:  (New York Declaration)"]
    );
}
