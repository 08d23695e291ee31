//! Sentences in which nobody stands before the verb: "It was stressed that …", "…, said
//! delegates", "calls were made for …".

use super::opening::open;
use super::report::{Context, STATES, Said, pronoun};
use super::sentences::Token;
use super::speakers::{self, Subject};
use super::verbs::{self, Form, Saying, Verb};
use super::words::CALLS;

/// "…, said delegates."
pub(super) fn after_the_words(tokens: &[Token<'_>], context: &Context<'_>) -> Option<Said> {
    let at = (1..tokens.len()).rev().find(|at| {
        verbs::at(tokens, *at).is_some_and(|verb| verb.form == Form::Finite && verb.is_plain)
            && (tokens[*at - 1].text == "," || tokens[*at - 1].text == "”")
    })?;
    let verb = verbs::at(tokens, at)?;
    let end = tokens.len() - usize::from(tokens.last().is_some_and(|token| token.text == "."));
    let names = tokens.get(at + 1..end)?;
    let subject =
        pronoun(names, context).or_else(|| speakers::read(names, context.people, true))?;
    Some(Said {
        subject,
        verb,
        start: 0,
        content: 0..at - 1,
        is_needed: false,
    })
}

/// "According to Norway, …".
pub(super) fn according_to(tokens: &[Token<'_>], context: &Context<'_>) -> Option<Said> {
    let [first, to, ..] = tokens else { return None };
    if !(first.is("according") && to.is("to")) {
        return None;
    }
    let comma = tokens.iter().position(|token| token.text == ",")?;
    let subject = speakers::read(&tokens[2..comma], context.people, true)?;
    Some(Said {
        subject,
        verb: STATES,
        start: 0,
        content: comma + 1..tokens.len(),
        is_needed: false,
    })
}

/// "It was stressed that …", "the need for … was underlined by Norway", "there were calls
/// for …".
pub(super) fn impersonal(tokens: &[Token<'_>], context: &Context<'_>) -> Option<Said> {
    if let Some(said) = there_were(tokens) {
        return Some(said);
    }
    let at = (1..tokens.len()).find(|at| {
        verbs::at(tokens, *at).is_some_and(|verb| verb.form == Form::Finite)
            && tokens[..*at]
                .iter()
                .rev()
                .find(|token| !token.is_adverb() && !token.is("also"))
                .is_some_and(|token| token.is_one_of(&["was", "were", "been"]))
    })?;
    let verb = verbs::at(tokens, at)?;
    let mut after = at + 1;
    let by = tokens.get(after).is_some_and(|token| token.is("by"));
    let mut subject = Subject::default();
    if by {
        let end = tokens[after..]
            .iter()
            .position(|token| token.is("that") || matches!(token.text, "." | ";" | ":"))
            .map_or(tokens.len(), |found| after + found);
        subject = speakers::read(&tokens[after + 1..end], context.people, true)?;
        after = end;
    }
    let it = tokens[..at]
        .iter()
        .position(|token| token.is("it"))
        .filter(|it| at - it <= 5);
    let mut said = Said {
        subject,
        verb,
        start: 0,
        content: after..tokens.len(),
        is_needed: false,
    };
    if it.is_some() {
        let to =
            verb.saying == Saying::Wants && tokens.get(after).is_some_and(|token| token.is("to"));
        if !to && !tokens.get(after).is_some_and(|token| token.is("that")) {
            return None;
        }
        said.content.start += usize::from(to);
        open(tokens, &mut said);
        return Some(said);
    }
    if matches!(verb.saying, Saying::Supports | Saying::Opposes) {
        said.content = 0..tokens.len();
        return Some(said);
    }
    let says_much = matches!(
        verb.saying,
        Saying::Wants | Saying::Supports | Saying::Opposes
    ) || tokens[at].is_one_of(&[
        "stressed",
        "emphasized",
        "emphasised",
        "underlined",
        "underscored",
        "highlighted",
        "reiterated",
        "noted",
        "recognized",
        "recognised",
    ]);
    if !says_much {
        return None;
    }
    said.content = 0..tokens[..at]
        .iter()
        .rposition(|token| token.is_one_of(&["was", "were", "has", "have"]))
        .unwrap_or(at);
    if tokens[..said.content.end]
        .last()
        .is_some_and(|token| token.is_one_of(&["has", "have"]))
    {
        said.content.end -= 1;
    }
    open(tokens, &mut said);
    Some(said)
}

/// "Calls were made for …", "support was voiced for …".
fn calls_were_made(tokens: &[Token<'_>]) -> Option<Said> {
    let noun = tokens
        .iter()
        .take(6)
        .position(|token| token.is_one_of(CALLS))?;
    let [be, made, link, ..] = &tokens[noun + 1..] else {
        return None;
    };
    let said = be.is_one_of(&["was", "were"])
        && made.is_one_of(&["made", "voiced", "expressed", "heard"])
        && link.is_one_of(&["for", "to", "that"]);
    said.then(|| Said {
        subject: Subject::default(),
        verb: Verb {
            saying: Saying::Wants,
            ..STATES
        },
        start: 0,
        content: noun + 4..tokens.len(),
        is_needed: false,
    })
}

/// "There were calls for …", "there was broad agreement that …".
fn there_were(tokens: &[Token<'_>]) -> Option<Said> {
    if let Some(said) = calls_were_made(tokens) {
        return Some(said);
    }
    let there = tokens.iter().position(|token| token.is("there"))?;
    if there > 0 && tokens[there - 1].text != "," {
        return None;
    }
    if !tokens
        .get(there + 1)?
        .is_one_of(&["was", "were", "is", "has"])
    {
        return None;
    }
    let near = there + 2..tokens.len().min(there + 9);
    let noun = near.into_iter().find(|at| {
        tokens[*at].is_one_of(&[
            "call",
            "calls",
            "agreement",
            "consensus",
            "support",
            "recognition",
            "request",
            "requests",
            "proposals",
            "suggestions",
            "demand",
            "acknowledgement",
            "understanding",
            "opposition",
        ])
    })?;
    let link = tokens.get(noun + 1)?;
    if !link.is_one_of(&["for", "that", "to", "on", "of"]) {
        return None;
    }
    let saying = match tokens[noun].text {
        "support" => Saying::Supports,
        "opposition" => Saying::Opposes,
        "agreement" | "consensus" | "recognition" | "acknowledgement" | "understanding" => {
            Saying::States
        }
        _ => Saying::Wants,
    };
    let mut said = Said {
        subject: Subject::default(),
        verb: Verb { saying, ..STATES },
        start: 0,
        content: noun + 2..tokens.len(),
        is_needed: false,
    };
    open(tokens, &mut said);
    Some(said)
}
