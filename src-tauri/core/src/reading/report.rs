//! Reads one sentence of a report: each verb of saying with its subject, and what is said.

use std::ops::Range;

use super::impersonal::{according_to, after_the_words, impersonal};
use super::opening::open;
use super::people::People;
use super::phrases;
use super::sentences::Token;
use super::speakers::{self, Subject};
use super::verbs::{self, Form, Saying, Verb};
use super::words::DETERMINERS;

/// One thing that a sentence says somebody said.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) subject: Subject,
    pub(super) verb: Verb,
    /// Where it begins, with its subject.
    pub(super) start: usize,
    /// The words that tell what was said.
    pub(super) content: Range<usize>,
    /// True after "the importance of", "the need for" and the like.
    pub(super) is_needed: bool,
}

/// What a sentence is read with.
pub(super) struct Context<'c> {
    pub(super) people: &'c People,
    /// Whom "he", "she" and "they" mean.
    pub(super) last: Option<&'c Subject>,
    /// Who speaks where the words themselves are printed: "we" and "I".
    pub(super) own: Option<&'c Subject>,
}

/// A verb that says no more than that something was said.
pub(super) const STATES: Verb = Verb {
    saying: Saying::States,
    form: Form::Finite,
    length: 1,
    is_plain: true,
    is_narrow: false,
};

/// Reads a sentence.
pub(super) fn read(tokens: &[Token<'_>], context: &Context<'_>) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let shut = shut(tokens);
    let mut at = 0;
    while at < tokens.len() {
        let verb = verbs::at(tokens, at)
            .filter(|_| !shut[at])
            .and_then(|verb| negated(tokens, at, verb));
        let next = verb.and_then(|verb| match found.last() {
            None => first(tokens, at, verb, context),
            Some(before) => further(tokens, at, verb, before, context),
        });
        let Some((mut said, from)) = next else {
            at += 1;
            continue;
        };
        if let Some(before) = found.last_mut() {
            before.content.end = from.min(before.content.end);
        }
        open(tokens, &mut said);
        at = said.content.start.max(at + 1);
        found.push(said);
    }
    for said in &mut found {
        take_tail(tokens, said, context);
    }
    if found.is_empty() {
        found.extend(
            after_the_words(tokens, context)
                .or_else(|| according_to(tokens, context))
                .or_else(|| impersonal(tokens, context)),
        );
    }
    found
}

/// "did not support" opposes; what somebody did not say otherwise is nothing said.
fn negated(tokens: &[Token<'_>], at: usize, verb: Verb) -> Option<Verb> {
    let near = &tokens[at.saturating_sub(2)..at];
    let not = near
        .iter()
        .any(|token| token.is_one_of(&["not", "cannot", "never"]));
    // "would welcome rules": what is not there yet is wanted.
    if verb.saying == Saying::Supports
        && near.iter().any(|token| token.is("would"))
        && tokens[at].is("welcome")
    {
        return (!not).then_some(Verb {
            saying: Saying::Wants,
            form: Form::Finite,
            ..verb
        });
    }
    match verb.saying {
        _ if !not => Some(verb),
        Saying::Supports => Some(Verb {
            saying: Saying::Opposes,
            form: Form::Finite,
            is_narrow: false,
            ..verb
        }),
        _ => None,
    }
}

/// Takes "…, opposed by China" off the end of what was said.
fn take_tail(tokens: &[Token<'_>], said: &mut Said, context: &Context<'_>) {
    let Some(comma) = said.content.clone().rev().find(|at| {
        tokens[*at].text == "," && phrases::is_beside(&tokens[at + 1..said.content.end])
    }) else {
        return;
    };
    let mut end = said.content.end;
    while end > comma + 1 && !tokens[end - 1].is_word() {
        end -= 1;
    }
    if let Some(others) = speakers::beside(&tokens[comma + 1..end], context.people) {
        said.content.end = comma;
        said.subject.beside.extend(others.beside);
    }
}

/// Words within quotation marks or parentheses, in which nobody new begins to speak.
fn shut(tokens: &[Token<'_>]) -> Vec<bool> {
    let mut depth = 0_usize;
    tokens
        .iter()
        .map(|token| {
            match token.text {
                "(" | "“" | "[" | "«" => depth += 1,
                ")" | "”" | "]" | "»" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0
        })
        .collect()
}

/// The first verb: its subject stands before it.
fn first(
    tokens: &[Token<'_>],
    at: usize,
    verb: Verb,
    context: &Context<'_>,
) -> Option<(Said, usize)> {
    if at == 0 || is_passive(tokens, at) {
        return None;
    }
    let after_deed = verb.form == Form::Finite && tokens[at - 1].is("and");
    if verb.form == Form::Participle || after_deed {
        return beside_a_deed(tokens, at, verb, context);
    }
    let region = &tokens[..at];
    if verb.form == Form::Base && is_noun_here(tokens, at) {
        return None;
    }
    // "Norway, supported by Chile, proposed": the first is no verb of saying here.
    if tokens
        .get(at + verb.length)
        .is_some_and(|token| token.is("by"))
    {
        return None;
    }
    let subject =
        pronoun(region, context).or_else(|| speakers::read(region, context.people, false))?;
    // "Norway note" is no English; a French "note" is no verb of ours.
    let one = subject.speakers.len() == 1 && !subject.open;
    if verb.form == Form::Base && one && !ends_in_plural(region) {
        return None;
    }
    Some((said(subject, verb, at, 0, tokens), 0))
}

/// "Delegates discussed remittances, adding that …": whoever did something says the rest.
fn beside_a_deed(
    tokens: &[Token<'_>],
    at: usize,
    verb: Verb,
    context: &Context<'_>,
) -> Option<(Said, usize)> {
    if !(tokens[at - 1].text == "," || tokens[at - 1].is("and"))
        || !(verb.is_plain || verb.length > 1)
    {
        return None;
    }
    let subject = (1..at.min(16)).find_map(|end| {
        let next = tokens[end..at]
            .iter()
            .find(|token| !token.is_one_of(super::words::ADVERBS))?;
        let did = next.text.ends_with("ed") && !next.is_capital()
            || next.is_one_of(&["spoke", "gave", "made", "took", "held", "drew"]);
        let region = &tokens[..end];
        if !did {
            return None;
        }
        pronoun(region, context).or_else(|| speakers::read(region, context.people, false))
    })?;
    Some((said(subject, verb, at, at, tokens), 0))
}

/// A base form that is a noun where it stands: "the call for", "their support".
fn is_noun_here(tokens: &[Token<'_>], at: usize) -> bool {
    at.checked_sub(1)
        .is_some_and(|before| tokens[before].is_one_of(DETERMINERS))
}

fn ends_in_plural(region: &[Token<'_>]) -> bool {
    let group = region
        .last()
        .is_some_and(|token| token.text.ends_with('s') && !token.text.ends_with("ss"));
    group
        || region
            .iter()
            .any(|token| token.is_one_of(&["we", "they", "and", "delegation"]) || token.text == "I")
}

fn is_passive(tokens: &[Token<'_>], at: usize) -> bool {
    let mut before = tokens[..at]
        .iter()
        .rev()
        .skip_while(|token| token.is_adverb() || token.is_one_of(&["also", "then", "again"]));
    before.next().is_some_and(|token| {
        token.is_one_of(&[
            "was", "were", "is", "are", "been", "be", "being", "as", "to", "should", "must", "may",
            "might", "will",
        ])
    })
}

/// "He said": whoever spoke before; "we said": whoever speaks.
pub(super) fn pronoun(region: &[Token<'_>], context: &Context<'_>) -> Option<Subject> {
    let last_comma = region
        .iter()
        .rposition(|token| token.text == ",")
        .map_or(0, |at| at + 1);
    let words: Vec<&Token<'_>> = region[last_comma..]
        .iter()
        .filter(|token| token.is_word())
        .filter(|token| {
            !token.is_one_of(super::words::ADVERBS)
                && !token.is_one_of(super::words::AUXILIARIES)
                && !token.is_adverb()
        })
        .collect();
    if let [whose, who] = words[..]
        && whose.is_one_of(&["his", "her", "their", "its"])
        && who.is_one_of(&[
            "delegation",
            "government",
            "country",
            "organization",
            "office",
            "group",
        ])
    {
        return context.last.cloned();
    }
    let [one] = words[..] else {
        return own_words(region, context);
    };
    if one.is_one_of(&["he", "she", "they"]) {
        return context.last.or(context.own).cloned();
    }
    if one.is("it") {
        return context
            .last
            .filter(|last| last.speakers.len() == 1)
            .cloned();
    }
    own_words(region, context)
}

/// "We", "I", "my delegation", "our Group".
fn own_words(region: &[Token<'_>], context: &Context<'_>) -> Option<Subject> {
    let own = context.own?;
    let tail = &region[region.len().saturating_sub(5)..];
    let mut words = tail.iter().rev().filter(|token| {
        !(token.is_one_of(super::words::ADVERBS)
            || token.is_one_of(super::words::AUXILIARIES)
            || token.is_adverb())
    });
    let last = words.next()?;
    if last.is_one_of(&["we"]) || last.text == "I" {
        return Some(own.clone());
    }
    let before = words.next()?;
    let speaks = last.is_one_of(&[
        "delegation",
        "group",
        "government",
        "country",
        "region",
        "organization",
    ]) && before.is_one_of(&["my", "our"]);
    speaks.then(|| own.clone())
}

/// A further verb: of the same speaker, or of a new one after "and", "while" or ";".
fn further(
    tokens: &[Token<'_>],
    at: usize,
    verb: Verb,
    before: &Said,
    context: &Context<'_>,
) -> Option<(Said, usize)> {
    let content = before.content.start;
    if at < content || is_passive(tokens, at) {
        return None;
    }
    // "…, and, with India, preferred": the same, and somebody with her.
    if let Some(and) = (content..at)
        .rev()
        .find(|index| tokens[*index].is("and") && tokens[*index + 1].text == ",")
        && let Some(others) = speakers::beside(&tokens[and + 2..at], context.people)
    {
        let mut subject = before.subject.clone();
        subject.speakers.extend(others.speakers);
        // "and, in its national capacity, called for": for nobody else.
        if tokens[and..at].iter().any(|token| token.is("capacity")) {
            subject.on_behalf_of.clear();
        }
        subject.on_behalf_of.extend(others.on_behalf_of);
        subject.beside = others.beside;
        return Some((said(subject, verb, at, and, tokens), and));
    }
    // The same speaker goes on: ", and stressed", ", adding".
    let mut joint = at;
    while joint > content
        && (tokens[joint - 1].is_adverb() || tokens[joint - 1].is_one_of(super::words::ADVERBS))
    {
        joint -= 1;
    }
    let linked = joint > content
        && (tokens[joint - 1].text == ","
            || tokens[joint - 1].text == ";"
            || tokens[joint - 1].is_one_of(&["and", "but", "while"]));
    if linked && goes_on(tokens, joint, at, verb, before) {
        return Some((said(before.subject.clone(), verb, at, joint, tokens), joint));
    }
    // Somebody else begins.
    let starts = (content..at).filter(|index| {
        let token = &tokens[*index];
        token.text == ";"
            || token.is_one_of(&["while", "whereas", "but", "although", "though"])
            || (token.is("and") && *index > content)
            || (token.is("with") && *index > content && tokens[*index - 1].text == ",")
    });
    for start in starts {
        let mut from = start + 1;
        if tokens
            .get(from)
            .is_some_and(|token| token.is_one_of(&["and", "while", "but"]))
        {
            from += 1;
        }
        if from >= at {
            continue;
        }
        let with = tokens[start].is("with");
        if with != (verb.form == Form::Participle) {
            continue;
        }
        let own = context
            .own
            .and_then(|_| own_words(&tokens[from..at], context))
            .filter(|_| at - from <= 3);
        let they = pronoun_alone(&tokens[from..at]).then(|| before.subject.clone());
        let subject = own
            .or(they)
            .or_else(|| speakers::read(&tokens[from..at], context.people, true));
        if let Some(subject) = subject {
            return Some((said(subject, verb, at, from, tokens), start));
        }
    }
    None
}

fn pronoun_alone(region: &[Token<'_>]) -> bool {
    matches!(region, [one] if one.is_one_of(&["he", "she", "they"]))
}

/// Tells whether a verb after a comma or "and" is the same speaker's.
fn goes_on(tokens: &[Token<'_>], joint: usize, at: usize, verb: Verb, before: &Said) -> bool {
    let after = tokens.get(at + verb.length);
    let comma = tokens[joint - 1].text == ","
        || (joint >= 2 && tokens[joint - 2].text == ",")
        || tokens[joint - 1].text == ";";
    match verb.form {
        Form::Finite => {
            // "measures adopted and proposed by States" is no new saying.
            let by = after.is_some_and(|token| token.is("by"));
            let past = tokens[at].text.ends_with("ed")
                || tokens[at].is_one_of(&[
                    "said", "spoke", "drew", "held", "found", "felt", "thought", "sought", "told",
                ]);
            // "noted that … and said": without a comma only what clearly says.
            // "rejected such a levy and advocated labels": it has an object of its own.
            let object = matches!(
                verb.saying,
                Saying::Wants | Saying::Opposes | Saying::Supports
            ) && after.is_some_and(|token| {
                token.is_word()
                    && !token.is_one_of(&["in", "at", "for", "on", "and", "to", "under"])
            });
            !by && (comma || verb.length > 1 || verb.is_plain || object)
                && (past || before.verb.form == Form::Finite && comma)
                && !(matches!(verb.saying, Saying::Reports) && !verb.is_plain && !comma)
        }
        Form::Participle => {
            let plain =
                verb.is_plain || after.is_some_and(|token| token.is("that")) || verb.length > 1;
            let gerunds = tokens
                .get(before.content.start)
                .is_some_and(|token| token.text.len() > 5 && token.text.ends_with("ing"));
            let that = after.is_some_and(|token| token.is("that"))
                || tokens[at].is_one_of(&["adding", "saying", "noting", "stating"]);
            comma && tokens[joint - 1].text != ";" && plain && (!gerunds || that)
        }
        Form::Base => {
            // "we note …, and call for": where "we" speak. Elsewhere a base form after a
            // list of past forms is a misprint that is read as meant.
            let same = before.verb.form == Form::Base;
            let object = after.is_some_and(|token| {
                token.is_word()
                    && !token.is_one_of(&["for", "to", "of", "from", "in", "and", "by", "on"])
            });
            let clear = comma
                || verb.saying == Saying::Wants
                || verb.length > 1
                || after.is_some_and(|token| token.is("that"));
            clear
                && (same && (verb.length > 1 || object)
                    || (verb.is_narrow && object && is_third(tokens, joint, before)))
        }
    }
}

/// Tells whether at least two sayings stand before, in a list with commas: "noted …,
/// emphasized …, and support".
fn is_third(tokens: &[Token<'_>], joint: usize, before: &Said) -> bool {
    tokens[joint - 1].is("and")
        && before.content.start >= 2
        && (0..before.content.start)
            .filter(|at| verbs::at(tokens, *at).is_some_and(|verb| verb.form == Form::Finite))
            .count()
            >= 2
}

fn said(subject: Subject, mut verb: Verb, at: usize, start: usize, tokens: &[Token<'_>]) -> Said {
    let mut content = at + verb.length;
    // "would like to stress", "wishes to call for": the second verb is what counts.
    if verb.saying == Saying::Wants
        && let Some(next) = verbs::at_skipping(tokens, content)
        && tokens[content - 1].is("to")
        && next.1.form == Form::Base
    {
        verb = next.1;
        content = next.0 + verb.length;
    }
    Said {
        subject,
        verb,
        start,
        content: content.min(tokens.len())..tokens.len(),
        is_needed: false,
    }
}
