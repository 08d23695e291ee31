//! A made treaty: articles with a heading, paragraphs and points, in a vocabulary of
//! its own with the stock phrases that real treaties repeat.

use super::{Clause, Dice};

const SUBJECTS: &[&str] = &[
    "Each Party",
    "The Parties",
    "The Conference of the Parties",
    "The Secretariat",
    "Developing States Parties",
    "Any Party",
    "The Scientific Body",
    "A State of transit",
    "The Implementation Committee",
    "Coastal States",
    "Parties that are islands",
    "The depositary",
    "The Executive Board",
    "States of origin",
    "States of destination",
    "Regional organisations",
    "The Clearing House",
    "A Party that so wishes",
    "Local authorities",
    "The Fund",
    "Two or more Parties",
    "Landlocked States",
    "The Bureau",
    "No Party",
];
const MODALS: &[&str] = &[
    "shall",
    "should",
    "may",
    "undertakes to",
    "shall endeavour to",
    "will",
    "shall periodically",
    "agrees to",
];
const VERBS: &[&str] = &[
    "establish",
    "review",
    "promote",
    "notify",
    "facilitate",
    "submit",
    "consider",
    "adopt",
    "monitor",
    "strengthen",
    "protect",
    "prevent",
    "assess",
    "publish",
    "finance",
    "designate",
    "exchange",
    "harmonise",
    "suspend",
    "reconsider",
    "verify",
    "supervise",
    "preserve",
    "restore",
    "register",
    "examine",
    "transmit",
    "allocate",
    "inspect",
    "certify",
    "regulate",
    "terminate",
    "authorise",
    "encourage",
    "evaluate",
    "conclude",
    "revise",
    "simplify",
    "integrate",
    "reduce",
];
const ADJECTIVES: &[&str] = &[
    "national",
    "regional",
    "marine",
    "genetic",
    "lawful",
    "equitable",
    "scientific",
    "traditional",
    "technical",
    "cumulative",
    "transboundary",
    "adequate",
    "voluntary",
    "seasonal",
    "coastal",
    "financial",
    "environmental",
    "customary",
    "binding",
    "provisional",
    "timely",
    "vulnerable",
    "sustainable",
    "orderly",
    "cross-border",
    "humanitarian",
    "digital",
    "institutional",
    "public",
    "ecological",
    "hazardous",
    "pelagic",
    "endangered",
    "commercial",
    "strategic",
    "interim",
];
const NOUNS: &[&str] = &[
    "measures",
    "plans",
    "reports",
    "resources",
    "permits",
    "fisheries",
    "habitats",
    "corridors",
    "data",
    "samples",
    "benefits",
    "contributions",
    "assessments",
    "procedures",
    "reserves",
    "technologies",
    "capacities",
    "communities",
    "ports",
    "vessels",
    "licences",
    "quotas",
    "funds",
    "inventories",
    "remittances",
    "pathways",
    "visas",
    "registers",
    "guidelines",
    "standards",
    "partnerships",
    "sanctions",
    "observers",
    "consultations",
    "archives",
    "indicators",
    "borders",
    "programmes",
    "laboratories",
    "emissions",
    "sediments",
    "currents",
    "cables",
    "pipelines",
    "claims",
    "awards",
    "inspections",
    "collections",
    "publications",
    "patents",
    "species",
    "ecosystems",
    "migrants",
    "families",
    "children",
    "labour markets",
    "diasporas",
    "consulates",
];
const STOCK: &[&str] = &[
    "in accordance with this Agreement",
    "taking into account national circumstances",
    "in areas beyond national jurisdiction",
    "as appropriate",
    "inter alia",
    "with a view to",
    "on the basis of the best available science",
    "subject to paragraph",
    "without prejudice to the rights of third States",
    "in a transparent and inclusive manner",
    "in particular those of developing States",
    "at its first meeting",
    "including through",
    "with due regard to",
    "for the purposes of this Part",
    "as soon as practicable",
    "within the limits of their capabilities",
    "through the Secretariat",
    "by consensus",
    "on mutually agreed terms",
    "where relevant",
    "in cooperation with",
    "as set out in article",
    "no later than",
    "consistent with international law",
    "upon request",
    "unless otherwise decided",
];
const TAILS: &[&str] = &[
    "and shall keep it under review",
    "for the benefit of present and future generations",
    "and any amendment thereto",
    "where the need arises",
    "every five years",
];

/// Makes a text of this many clauses.
pub fn treaty(clauses: usize, seed: u64) -> Vec<Clause> {
    let mut dice = Dice::new(seed);
    let mut text = Vec::with_capacity(clauses);
    let (mut article, mut paragraph, mut left) = (0, 0, 0);
    while text.len() < clauses {
        if left == 0 {
            article += 1;
            paragraph = 0;
            left = dice.from_to(2, 9);
            text.push(Clause {
                number: format!("Article {article}"),
                level: 0,
                text: heading(&mut dice),
            });
        } else {
            left -= 1;
            paragraph += 1;
            text.push(Clause {
                number: format!("{paragraph}."),
                level: 1,
                text: paragraph_text(&mut dice),
            });
        }
    }
    text
}

fn heading(dice: &mut Dice) -> String {
    let mut text = format!("{} {}", dice.of(ADJECTIVES), dice.of(NOUNS));
    if dice.chance(0.6) {
        text = format!("{text} and {} {}", dice.of(ADJECTIVES), dice.of(NOUNS));
    }
    text[..1].to_uppercase() + &text[1..]
}

/// Makes a paragraph: some sentences, of 8 to 120 words.
pub(super) fn paragraph_text(dice: &mut Dice) -> String {
    let sentences = if dice.chance(0.25) {
        dice.from_to(2, 3)
    } else {
        1
    };
    let made: Vec<String> = (0..sentences).map(|_| sentence(dice)).collect();
    made.join(" ")
}

fn sentence(dice: &mut Dice) -> String {
    let mut text = format!(
        "{} {} {}",
        dice.of(SUBJECTS),
        dice.of(MODALS),
        dice.of(VERBS)
    );
    for more in 0..dice.from_to(1, 5) {
        if more > 0 {
            text.push_str(if dice.chance(0.5) { ", and " } else { ", " });
            text.push_str(dice.of(VERBS));
        }
        text = format!("{text} {} {}", dice.of(ADJECTIVES), dice.of(NOUNS));
        if dice.chance(0.5) {
            text = format!("{text} and {}", dice.of(NOUNS));
        }
        if dice.chance(0.6) {
            text = format!("{text}, {}", dice.of(STOCK));
            if text.ends_with("article") || text.ends_with("paragraph") || text.ends_with("than") {
                text = format!("{text} {}", dice.from_to(1, 70));
            } else if text.ends_with("with") || text.ends_with("to") || text.ends_with("through") {
                text = format!("{text} {} {}", dice.of(ADJECTIVES), dice.of(NOUNS));
            }
        }
    }
    if dice.chance(0.3) {
        text = format!("{text} {}", dice.of(TAILS));
    }
    text.push('.');
    text
}
