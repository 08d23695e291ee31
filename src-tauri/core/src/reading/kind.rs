//! Tells what kind of thing is said: an ask, a report, a claim, a pledge, a principle,
//! support, opposition, or a wish on the form.

use super::sentences::Token;
use super::verbs::Saying;
use super::words::{CONDITIONS, MATTERS, OUGHT, PLANS, PRINCIPLES, SHAPE, TEXT};
use crate::input::InputKind;

/// What is known of a passage beside its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub(super) saying: Saying,
    /// True after "the importance of", "the need for" and the like.
    pub(super) is_needed: bool,
    /// True where the sentence opens with "On the format …".
    pub(super) is_on_form: bool,
    /// True where the speaker's own words are printed.
    pub(super) is_verbatim: bool,
    /// True after "reported", not after "launched".
    pub(super) is_plain: bool,
    /// True where the words begin with the name of the speaker: "Norway has …".
    pub(super) names_itself: bool,
}

/// Tells the kind of a passage.
pub(super) fn of(words: &[Token<'_>], setting: Setting) -> InputKind {
    let wants = setting.saying == Saying::Wants || setting.is_needed || is_wish(words);
    match setting.saying {
        Saying::Supports => return InputKind::Support,
        Saying::Opposes => return InputKind::Opposition,
        Saying::Promises => return InputKind::Pledge,
        _ => {}
    }
    if is_pledge(words, setting) && setting.saying != Saying::Wants {
        return InputKind::Pledge;
    }
    if setting.is_verbatim && refuses(words) {
        return InputKind::Opposition;
    }
    if setting.saying == Saying::Reports {
        return if is_normative(words) {
            InputKind::Ask
        } else if setting.is_plain && is_statistic(words) && !is_done(words, setting) {
            InputKind::Claim
        } else {
            InputKind::Report
        };
    }
    if (wants || is_normative(words) || setting.is_on_form)
        && (setting.is_on_form || is_form(words))
    {
        return InputKind::Form;
    }
    if setting.saying == Saying::Wants || setting.is_needed {
        return InputKind::Ask;
    }
    if is_principle(words) {
        return InputKind::Principle;
    }
    if wants || is_normative(words) {
        return InputKind::Ask;
    }
    if is_deed(words) && !setting.is_verbatim {
        return InputKind::Ask;
    }
    if is_done(words, setting) {
        return InputKind::Report;
    }
    InputKind::Claim
}

/// Tells whether a figure is among the words: no year, and no number of a paragraph.
pub(super) fn has_figure(words: &[Token<'_>]) -> bool {
    const PARTS: &[&str] = &[
        "paragraph",
        "paragraphs",
        "article",
        "line",
        "objective",
        "page",
        "section",
        "item",
    ];
    words.iter().enumerate().any(|(at, token)| {
        let digits = token.text.chars().any(|c| c.is_ascii_digit());
        let year = token
            .text
            .parse::<u32>()
            .is_ok_and(|year| (1900..2100).contains(&year));
        let number = at > 0 && words[at - 1].is_one_of(PARTS);
        (digits && !year && !number) || token.is_one_of(&["percent", "million", "billion"])
    })
}

/// A share or a count, as statistics give it.
fn is_statistic(words: &[Token<'_>]) -> bool {
    words
        .iter()
        .any(|token| token.text == "%" || token.is_one_of(&["percent", "million", "billion"]))
        || has_any_phrase(
            words,
            &[
                "per cent",
                "one in",
                "out of every",
                "thirds of",
                "half of",
                "quarter of",
                "amount to",
                "amounts to",
            ],
        )
}

fn has(words: &[Token<'_>], any: &[&str]) -> bool {
    words.iter().any(|token| token.is_one_of(any))
}

/// Tells whether these words stand there, one after the other.
pub(super) fn has_phrase(words: &[Token<'_>], phrase: &[&str]) -> bool {
    words.windows(phrase.len()).any(|window| {
        window
            .iter()
            .zip(phrase)
            .all(|(token, word)| token.is(word))
    })
}

fn has_any_phrase(words: &[Token<'_>], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        has_phrase(words, &phrase)
    })
}

/// "emphasized protecting children": a deed that is named is wanted.
fn is_deed(words: &[Token<'_>]) -> bool {
    let deed = words.first().is_some_and(|token| {
        token.text.len() > 5
            && token.text.ends_with("ing")
            && !token.is_capital()
            && !token.is_one_of(CONDITIONS)
    });
    deed && !has(
        words,
        &[
            "is", "are", "was", "were", "has", "have", "had", "can", "could", "would", "will",
        ],
    )
}

/// Tells whether something is said to have to be: "should", "must", "is essential".
pub(super) fn is_normative(words: &[Token<'_>]) -> bool {
    // "people who must move" says nothing of what should be.
    let modal = words.iter().enumerate().any(|(at, token)| {
        let relative = at > 0 && words[at - 1].is_one_of(&["who", "which", "that"]);
        token.is_one_of(&["should", "must", "shall", "ought"]) && (!relative || at == 1)
    });
    modal
        || has_any_phrase(words, OUGHT)
        || (is_judged(words) && !has(words, &["remains", "remained"]))
}

/// "promoting access is key", "a change is essential to …": what is said to matter.
fn is_judged(words: &[Token<'_>]) -> bool {
    words.windows(2).enumerate().any(|(at, two)| {
        let is = two[0].is_one_of(&["is", "are", "be", "remains", "remain"]);
        let next = &words[at + 1..words.len().min(at + 5)];
        is && next
            .iter()
            .take_while(|token| {
                token.is_one_of(&[
                    "also",
                    "of",
                    "the",
                    "more",
                    "most",
                    "an",
                    "a",
                    "equally",
                    "particularly",
                    "very",
                    "both",
                ]) || token.is_one_of(MATTERS)
                    || token.is_adverb()
            })
            .any(|token| token.is_one_of(MATTERS))
            && !words
                .get(at + 1)
                .is_some_and(|token| token.is("a") || token.is("an"))
    })
}

/// "We cannot accept …".
fn refuses(words: &[Token<'_>]) -> bool {
    has_any_phrase(
        words,
        &[
            "cannot accept",
            "can not accept",
            "cannot agree",
            "cannot support",
            "not in a position to",
            "not convinced",
            "cannot see",
            "do not support",
            "does not support",
            "are opposed to",
            "is opposed to",
        ],
    )
}

/// "would like to see …", "the hope that …", "reiterated its call for …".
fn is_wish(words: &[Token<'_>]) -> bool {
    has_any_phrase(&words[..words.len().min(5)], &["call for", "calls for"])
        || has_any_phrase(
            words,
            &[
                "like to see",
                "wish to see",
                "want to see",
                "hope that",
                "hopes that",
                "hopes for",
                "looked forward",
            ],
        )
}

/// What the text or the process is, and not what it is about.
fn is_form(words: &[Token<'_>]) -> bool {
    const PROCESS: &[&str] = &[
        "process",
        "consultations",
        "negotiations",
        "preparations",
        "meetings",
        "drafts",
        "drafting",
    ];
    let early = &words[..words.len().min(12)];
    let has_shape = has(words, SHAPE) || has_phrase(words, &["plain", "language"]);
    let pointed = has(
        words,
        &[
            "glossary",
            "annex",
            "annexes",
            "terminology",
            "definition",
            "definitions",
            "chapeau",
            "preamble",
        ],
    );
    pointed
        || (has(early, TEXT)
            && has_shape
            && !has(words, &["plan", "roadmap", "policies", "policy"]))
        || (has(words, PROCESS)
            && has(
                words,
                &[
                    "participation",
                    "inclusive",
                    "transparent",
                    "transparency",
                    "broader",
                    "open",
                    "time",
                    "schedule",
                    "intersessional",
                    "consultations",
                    "sufficiently",
                    "timetable",
                ],
            ))
}

/// What holds whatever is agreed: a choice, a right, a shared burden.
fn is_principle(words: &[Token<'_>]) -> bool {
    has_any_phrase(words, PRINCIPLES)
}

/// Money with a verb of promise, or what somebody will do.
fn is_pledge(words: &[Token<'_>], setting: Setting) -> bool {
    let money = words.iter().any(|token| {
        token.text.contains(['€', '$', '£', '¥'])
            || token.is_one_of(&["EUR", "USD", "dollars", "euros", "million", "billion"])
    });
    let own = first_person(words, setting);
    let plans = has_any_phrase(words, PLANS);
    let will = has(&words[..words.len().min(6)], &["will", "would"])
        && own
        && !has_any_phrase(
            words,
            &[
                "would like",
                "will not",
                "would not",
                "would be",
                "would welcome",
                "would prefer",
                "would support",
                "would help",
            ],
        );
    // "announced a contribution of US$ 2 million"
    let given = has(
        words,
        &["contribution", "contributions", "donation", "grant"],
    );
    (own && (plans || will))
        || (money && given && setting.saying == Saying::Reports && !is_normative(words))
        || (money
            && (plans
                || has(
                    words,
                    &[
                        "will",
                        "would",
                        "contribute",
                        "invest",
                        "allocate",
                        "provide",
                    ],
                ))
            && !is_normative(words)
            && (own || plans || setting.is_verbatim || setting.saying == Saying::Reports))
}

/// Tells whether the speaker talks of herself: "it", "its", "we", "our".
fn first_person(words: &[Token<'_>], setting: Setting) -> bool {
    let early = &words[..words.len().min(8)];
    match setting.is_verbatim {
        true => {
            setting.names_itself
                || early
                    .iter()
                    .any(|token| token.is_one_of(&["we", "our", "I", "my"]))
        }
        false => early.iter().any(|token| {
            token.is_one_of(&["it", "its", "they", "their", "he", "she", "his", "her"])
        }),
    }
}

/// What the speaker has done: "it adopted", "has launched", "is integrated in its programmes".
fn is_done(words: &[Token<'_>], setting: Setting) -> bool {
    let own = first_person(words, setting)
        || has(words, &["its", "our", "his", "her"])
        || (!setting.is_verbatim
            && has(
                &words[..words.len().min(4)],
                &["organization", "government", "country", "agency"],
            ));
    let ended = |token: &Token<'_>| {
        (token.text.len() > 4
            && token.text.ends_with("ed")
            && !token.is_one_of(&["need", "shared", "indeed"]))
            || token.is_one_of(&[
                "begun", "taken", "set", "built", "made", "put", "held", "given", "become", "run",
                "brought", "kept",
            ])
    };
    let past = words.iter().enumerate().any(|(at, token)| {
        let helped = token.is_one_of(&["has", "have", "had", "was", "were", "been", "is", "are"])
            && words[at + 1..words.len().min(at + 4)].iter().any(ended);
        let irregular = token.is_one_of(&[
            "began", "took", "built", "held", "ran", "runs", "made", "set", "brought", "opened",
        ]);
        helped || irregular || (ended(token) && at < 5)
    });
    own && past
}
