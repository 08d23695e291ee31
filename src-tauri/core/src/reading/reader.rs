//! Goes through a source paragraph by paragraph and proposes what was said.

use std::ops::Range;

use super::people::People;
use super::report::{self, Context, Said};
use super::sentences::Token;
use super::speakers::{self, Subject};
use super::verbs::Saying;
use super::words::{PUT_FORWARD, SAID_BEFORE};
use super::{Proposal, asks, kind, names, statement};
use crate::input::InputKind;

/// A paragraph that ended in a colon: what follows is said by the same.
struct OpenList {
    subject: Subject,
    saying: Saying,
    is_needed: bool,
}

pub(super) struct Reader<'t> {
    text: &'t str,
    people: People,
    /// Who speaks the whole text, where it is a statement.
    whole: Option<Subject>,
    /// Who speaks the paragraph at hand, where her words are printed.
    own: Option<Subject>,
    last: Option<Subject>,
    list: Option<OpenList>,
    pub(super) found: Vec<Proposal>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, people: People, whole: Option<Subject>) -> Self {
        Reader {
            text,
            people,
            whole,
            own: None,
            last: None,
            list: None,
            found: Vec::new(),
        }
    }

    /// Reads the next paragraph, sentence by sentence.
    pub(super) fn paragraph(&mut self, sentences: &[Vec<Token<'_>>]) {
        if self.in_list(sentences) {
            return;
        }
        let mut spoken = 0;
        self.own.clone_from(&self.whole);
        if let Some((subject, length)) = sentences
            .first()
            .and_then(|first| statement::label(first, &self.people))
        {
            if self.whole.is_some() {
                self.whole = Some(subject.clone());
            }
            self.own = Some(subject);
            spoken = length;
        }
        let mut before = None;
        for (index, sentence) in sentences.iter().enumerate() {
            let sentence = if index == 0 {
                &sentence[spoken..]
            } else {
                sentence
            };
            let sentence = without_end(sentence);
            before = self.sentence(sentence, before);
        }
    }

    /// Reads a sentence; returns the proposal that a sentence without a verb of saying
    /// would carry on.
    fn sentence(&mut self, tokens: &[Token<'_>], before: Option<usize>) -> Option<usize> {
        let said = report::read(
            tokens,
            &Context {
                people: &self.people,
                last: self.last.as_ref(),
                own: self.own.as_ref(),
            },
        );
        let said: Vec<Said> = said
            .into_iter()
            .filter(|said| self.may_say(&said.subject))
            .collect();
        if said.is_empty() {
            if let Some(list) = self.opened(tokens) {
                self.last = Some(list.subject.clone());
                self.list = Some(list);
                return before;
            }
            return self.carry_on(tokens, before);
        }
        let on_form = kind::has_phrase(
            &tokens[..said[0].content.start.min(tokens.len())],
            &["format"],
        ) || kind::has_phrase(
            &tokens[..said[0].content.start.min(tokens.len())],
            &["structure"],
        );
        for one in &said {
            self.take(tokens, one, on_form);
        }
        let last = said.last().expect("checked above");
        self.last = Some(last.subject.clone());
        if tokens.last().is_some_and(|token| token.text == ":")
            && asks::trim(tokens, last.content.clone()).is_empty()
        {
            self.list = Some(OpenList {
                subject: last.subject.clone(),
                saying: last.verb.saying,
                is_needed: last.is_needed,
            });
        }
        self.found.len().checked_sub(1)
    }

    /// "Participants made the following recommendations:".
    fn opened(&self, tokens: &[Token<'_>]) -> Option<OpenList> {
        let last = tokens.last()?;
        if last.text != ":" || !asks::are_asks(tokens) {
            return None;
        }
        let subject = (1..tokens.len().min(20))
            .filter(|end| tokens[*end].is_one_of(PUT_FORWARD))
            .find_map(|end| speakers::read(&tokens[..end], &self.people, false))
            .unwrap_or_default();
        Some(OpenList {
            subject,
            saying: Saying::Wants,
            is_needed: true,
        })
    }

    /// In somebody's own words only she says something.
    fn may_say(&self, subject: &Subject) -> bool {
        self.own.as_ref().is_none_or(|own| {
            subject
                .speakers
                .iter()
                .any(|name| own.speakers.contains(name) || own.on_behalf_of.contains(name))
        })
    }

    fn take(&mut self, tokens: &[Token<'_>], said: &Said, on_form: bool) {
        let first = self.found.len();
        let setting = kind::Setting {
            saying: said.verb.saying,
            is_needed: said.is_needed,
            is_on_form: on_form,
            is_verbatim: self.own.is_some(),
            is_plain: said.verb.is_plain,
            names_itself: false,
        };
        let content = asks::trim(tokens, said.content.clone());
        let setting = kind::Setting {
            is_needed: setting.is_needed || asks::are_solutions(tokens, content.clone()),
            ..setting
        };
        if matches!(said.verb.saying, Saying::Supports | Saying::Opposes) {
            self.take_support(tokens, said, content, setting);
        } else {
            for part in asks::cut(tokens, content) {
                let word = said.verb.saying == Saying::Wants && says_a_word(&tokens[part.clone()]);
                if word || says_something(&tokens[part.clone()]) {
                    let kind = kind::of(&tokens[part.clone()], setting);
                    self.push(&tokens[part], &said.subject, kind);
                }
            }
        }
        let about: Vec<u32> = (first..self.found.len())
            .map(|index| index as u32)
            .collect();
        for beside in &said.subject.beside {
            self.found.push(Proposal {
                start: beside.start as u32,
                end: beside.end as u32,
                speakers: beside.speakers.clone(),
                on_behalf_of: Vec::new(),
                open: beside.open,
                kind: if beside.opposes {
                    InputKind::Opposition
                } else {
                    InputKind::Support
                },
                about: about.clone(),
                again: Vec::new(),
            });
        }
    }

    /// Support for what somebody said is attached to it; support for a thing is an ask.
    fn take_support(
        &mut self,
        tokens: &[Token<'_>],
        said: &Said,
        content: Range<usize>,
        setting: kind::Setting,
    ) {
        let words = &tokens[content.clone()];
        let refers = refers_back(words);
        let named = names::mentioned(words);
        let opposes = said.verb.saying == Saying::Opposes;
        let mut about = if refers || !named.is_empty() {
            self.asked_before(&said.subject, &named)
        } else {
            Vec::new()
        };
        // "supported Mexico’s proposal to …": what was proposed is told only here.
        if about.is_empty()
            && let Some((by, what)) = names::proposed(words)
        {
            let subject = Subject {
                speakers: vec![by.to_owned()],
                ..Subject::default()
            };
            about.push(self.found.len() as u32);
            let setting = kind::Setting {
                saying: Saying::Wants,
                ..setting
            };
            let what = &words[what];
            self.push(what, &subject, kind::of(what, setting));
        }
        if !refers && about.is_empty() && said.verb.is_narrow && !opposes {
            for part in asks::cut(tokens, content) {
                if says_something(&tokens[part.clone()]) {
                    let setting = kind::Setting {
                        saying: Saying::Wants,
                        ..setting
                    };
                    let kind = kind::of(&tokens[part.clone()], setting);
                    self.push(&tokens[part], &said.subject, kind);
                }
            }
            return;
        }
        let kind = if opposes {
            InputKind::Opposition
        } else {
            InputKind::Support
        };
        // "disagreed with Romania on licensing": without the verb it says nothing.
        let meant = refers || !about.is_empty();
        let from = if meant || says_something(words) && !opposes || words.len() < 2 {
            said.start
        } else {
            said.content.start
        };
        let whole = asks::trim(tokens, from.min(said.content.start)..said.content.end);
        self.push(&tokens[whole], &said.subject, kind);
        if let Some(last) = self.found.last_mut() {
            last.about = about;
        }
    }

    /// The asks that "this proposal" means: those of the sentence that asked last, or of
    /// the State that is named.
    fn asked_before(&self, by: &Subject, named: &[&'static str]) -> Vec<u32> {
        let asks = |one: &&Proposal| {
            matches!(
                one.kind,
                InputKind::Ask | InputKind::Form | InputKind::Principle
            ) && (named.is_empty()
                || one
                    .speakers
                    .iter()
                    .chain(&one.on_behalf_of)
                    .any(|name| named.contains(&name.as_str())))
                && (by.speakers.is_empty() || one.speakers != by.speakers)
        };
        let Some(last) = self.found.iter().rposition(|one| asks(&one)) else {
            return Vec::new();
        };
        vec![last as u32]
    }

    /// A sentence without a verb of saying: it carries on what the one before said, where
    /// it says that something should be; in somebody's own words also what she did or
    /// will do.
    fn carry_on(&mut self, tokens: &[Token<'_>], before: Option<usize>) -> Option<usize> {
        let setting = kind::Setting {
            saying: Saying::States,
            is_needed: false,
            is_on_form: false,
            is_verbatim: self.own.is_some(),
            is_plain: true,
            names_itself: self.own.as_ref().is_some_and(|own| {
                names::mentioned(&tokens[..tokens.len().min(5)])
                    .first()
                    .is_some_and(|name| own.speakers.iter().any(|speaker| speaker == name))
            }),
        };
        let words = &tokens[asks::trim(tokens, 0..tokens.len())];
        if words.len() < 4 {
            return before;
        }
        let found = kind::of(words, setting);
        if let Some(own) = self.own.clone() {
            let ended = tokens.last().is_some_and(|token| !token.is_word());
            let figure = ended && kind::has_figure(words);
            let says = found != InputKind::Claim || (figure && words.len() > 6);
            if says && !statement::is_courtesy(words) {
                for part in asks::cut(words, 0..words.len()) {
                    self.push(&words[part], &own, found);
                }
                self.last = Some(own);
            }
            return self.found.len().checked_sub(1);
        }
        let index = before?;
        if !kind::is_normative(words) || words[0].text == "[" {
            return before;
        }
        let previous = &self.found[index];
        let subject = self.last.clone()?;
        // "The plan should …" after a pledge of that plan tells more of the pledge.
        let said = self.text[previous.start as usize..previous.end as usize].to_lowercase();
        let told = matches!(previous.kind, InputKind::Pledge | InputKind::Report)
            && words[0].is_one_of(&["the", "this", "that", "these", "it", "they"])
            && (words[0].is("it")
                || words[0].is("they")
                || said.contains(&words[1].text.to_lowercase()));
        let kind = if told { previous.kind } else { found };
        self.push(words, &subject, kind);
        self.found.len().checked_sub(1)
    }

    /// Items of a list that a paragraph before opened with a colon.
    fn in_list(&mut self, sentences: &[Vec<Token<'_>>]) -> bool {
        let Some(list) = self.list.take() else {
            return false;
        };
        let Some(first) = sentences.first() else {
            return false;
        };
        let starts = first
            .iter()
            .find(|token| token.text.starts_with(char::is_alphabetic));
        let is_item = !first[0].is_word()
            || starts.is_some_and(|token| !token.is_capital())
            || first.last().is_some_and(|token| token.text == ";")
            || (sentences.len() == 1 && first.last().is_some_and(|token| token.is_word()));
        if !is_item {
            return false;
        }
        let setting = kind::Setting {
            saying: list.saying,
            is_needed: list.is_needed,
            is_on_form: false,
            is_verbatim: false,
            is_plain: true,
            names_itself: false,
        };
        for sentence in sentences {
            let sentence = without_mark(without_end(sentence));
            for part in asks::cut(sentence, 0..sentence.len()) {
                if says_something(&sentence[part.clone()]) {
                    let kind = kind::of(&sentence[part.clone()], setting);
                    self.push(&sentence[part], &list.subject, kind);
                }
            }
        }
        self.list = Some(list);
        true
    }

    fn push(&mut self, words: &[Token<'_>], subject: &Subject, kind: InputKind) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        self.found.push(Proposal {
            start: first.start as u32,
            end: last.end as u32,
            speakers: subject.speakers.clone(),
            on_behalf_of: subject.on_behalf_of.clone(),
            open: subject.open,
            kind,
            about: Vec::new(),
            again: Vec::new(),
        });
    }
}

/// The words of a sentence without link names in brackets at its end.
fn without_end<'a, 't>(tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let mut end = tokens.len();
    while end > 0 && tokens[end - 1].text == "]" {
        match tokens[..end].iter().rposition(|token| token.text == "[") {
            Some(open) if open > 0 => end = open,
            _ => break,
        }
    }
    &tokens[..end]
}

/// The words of an item without the letter or bullet before them.
fn without_mark<'a, 't>(tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
    match tokens {
        [that, rest @ ..] if that.is("that") => rest,
        [open, letter, close, rest @ ..]
            if open.text == "(" && letter.is_word() && close.text == ")" =>
        {
            without_mark(rest)
        }
        [first, rest @ ..] if !first.is_word() && !matches!(first.text, "“" | "‘" | "\"") => {
            without_mark(rest)
        }
        all => all,
    }
}

/// Two words at least, one of them with a meaning of its own.
fn says_something(words: &[Token<'_>]) -> bool {
    let meaning =
        |token: &&Token<'_>| token.is_word() && !crate::clause::words::is_function_word(token.text);
    words.iter().filter(|token| token.is_word()).count() >= 2
        && words.iter().filter(meaning).count() >= 1
        && !statement::is_courtesy(words)
}

/// One word that can be wanted: "caution".
fn says_a_word(words: &[Token<'_>]) -> bool {
    matches!(words, [one] if one.is_word() && one.text.len() > 3 && !one.is_one_of(&["this", "that", "them", "more", "these", "those", "others", "both"]))
}

/// Tells whether words mean something said before: "this proposal", "Norway’s call".
fn refers_back(words: &[Token<'_>]) -> bool {
    let [first, rest @ ..] = words else {
        return true;
    };
    if rest.is_empty() || (first.is_one_of(&["this", "that", "these", "it"]) && !rest[0].is_word())
    {
        return true;
    }
    words.iter().enumerate().take(9).any(|(at, token)| {
        let before = &words[..at];
        let meant = before.iter().any(|token| {
            token.is_one_of(&[
                "this", "these", "that", "such", "both", "those", "earlier", "previous",
            ]) || token.text.ends_with("'s")
                || token.text.ends_with("’s")
                || token.text == "’"
        });
        let after = words.get(at + 1);
        let made =
            after.is_some_and(|next| next.is_one_of(&["by", "from", "made", "of", "delivered"]));
        // "the proposal in part", "the call with reservations"
        let partly = at == 1
            && words[0].is("the")
            && after.is_some_and(|next| next.is_one_of(&["in", "with"]));
        token.is_one_of(SAID_BEFORE) && (meant || made || partly || after.is_none())
    })
}
