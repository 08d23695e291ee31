//! Verbs by which somebody is said to say something, and what kind of saying each is.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sentences::Token;

/// What kind of saying a verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saying {
    /// Says: what kind it is depends on what is said.
    States,
    /// Wants something.
    Wants,
    /// Tells of something done.
    Reports,
    /// Promises.
    Promises,
    /// Supports somebody or something.
    Supports,
    /// Opposes somebody or something.
    Opposes,
}

/// How a verb is used where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "call": after "we", "they" or a list.
    Base,
    /// "calls", "called".
    Finite,
    /// "calling".
    Participle,
}

/// A verb of saying at its place in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub(super) saying: Saying,
    pub(super) form: Form,
    /// How many tokens it takes with its particles ("called for").
    pub(super) length: usize,
    /// True for "said" and the like, which may stand after what was said.
    pub(super) is_plain: bool,
    /// True where "supported" and the like need somebody else's proposal.
    pub(super) is_narrow: bool,
}

/// One verb: its four forms and the particles of which one has to follow, if any.
/// `+`: plain ("said"). `~`: supports a thing as well as a proposal. `>`: asks somebody
/// to do something ("asked donors to …").
const VERBS: &[(Saying, &str)] = &[
    (Saying::States, "
say says said saying +|state states stated stating +|note notes noted noting +|remark remarks remarked remarking +
observe observes observed observing +|add adds added adding +|explain explains explained explaining +
mention mentions mentioned mentioning|comment comments commented commenting on that|recall recalls recalled recalling
affirm affirms affirmed affirming|reaffirm reaffirms reaffirmed reaffirming|reiterate reiterates reiterated reiterating
acknowledge acknowledges acknowledged acknowledging|recognize recognizes recognized recognizing
recognise recognises recognised recognising|indicate indicates indicated indicating that|believe believes believed believing
consider considers considered considering|feel feels felt feeling that|think thinks thought thinking that|argue argues argued arguing +
maintain maintains maintained maintaining that|conclude concludes concluded concluding that
point points pointed pointing out to|declare declares declared declaring +|warn warns warned warning +
caution cautions cautioned cautioning that|clarify clarifies clarified clarifying|agree agrees agreed agreeing that on
stress stresses stressed stressing +|emphasize emphasizes emphasized emphasizing +|emphasise emphasises emphasised emphasising +
underline underlines underlined underlining +|underscore underscores underscored underscoring +
highlight highlights highlighted highlighting +|insist insists insisted insisting that|posit posits posited positing
lament laments lamented lamenting|regret regrets regretted regretting|deplore deplores deplored deploring
express expresses expressed expressing|voice voices voiced voicing|question questions questioned questioning
estimate estimates estimated estimating +|hold holds held holding that|contend contends contended contending that|opine opines opined opining|draw draws drew drawing attention|attach attaches attached attaching
maintain maintains maintained maintaining that|find finds found finding that"),
    (Saying::Wants, "
call calls called calling for on upon|urge urges urged urging|ask asks asked asking for to that|ask asks asked asking >|request requests requested requesting
suggest suggests suggested suggesting +|propose proposes proposed proposing +|recommend recommends recommended recommending +
encourage encourages encouraged encouraging|appeal appeals appealed appealing for to|advocate advocates advocated advocating
wish wishes wished wishing to for that|want wants wanted wanting|demand demands demanded demanding|invite invites invited inviting
plead pleads pleaded pleading for|favor favors favored favoring|favour favours favoured favouring|prefer prefers preferred preferring
seek seeks sought seeking|hope hopes hoped hoping for that to|hope hopes hoped hoping|push pushes pushed pushing for|press presses pressed pressing for
expect expects expected expecting|speak speaks spoke speaking for in|like likes liked liking to for
exhort exhorts exhorted exhorting|implore implores implored imploring|argue argues argued arguing for|insist insists insisted insisting on"),
    (Saying::Reports, "
report reports reported reporting +|describe describes described describing|outline outlines outlined outlining
present presents presented presenting|share shares shared sharing|detail details detailed detailing|inform informs informed informing
announce announces announced announcing +|tell tells told telling|introduce introduces introduced introducing
launch launches launched launching|adopt adopts adopted adopting|establish establishes established establishing"),
    (Saying::Promises, "
pledge pledges pledged pledging|promise promises promised promising|commit commits committed committing to
undertake undertakes undertook undertaking to|intend intends intended intending to|plan plans planned planning to|offer offers offered offering"),
    (Saying::Supports, "
support supports supported supporting ~|endorse endorses endorsed endorsing ~|back backs backed backing ~
welcome welcomes welcomed welcoming|second seconds seconded seconding ~|echo echoes echoed echoing
concur concurs concurred concurring with that|agree agrees agreed agreeing with|align aligns aligned aligning itself ourselves themselves with
associate associates associated associating itself ourselves themselves with|applaud applauds applauded applauding
commend commends commended commending|join joins joined joining|share shares shared sharing the"),
    (Saying::Opposes, "
oppose opposes opposed opposing ~|reject rejects rejected rejecting ~|object objects objected objecting to
disagree disagrees disagreed disagreeing with|disagree disagrees disagreed disagreeing|resist resists resisted resisting ~|caution cautions cautioned cautioning against
warn warns warned warning against|advise advises advised advising against|dispute disputes disputed disputing"),
];

struct Entry {
    saying: Saying,
    form: Form,
    particles: Vec<&'static str>,
    is_plain: bool,
    is_narrow: bool,
    needs_to: bool,
}

static FORMS: LazyLock<FxHashMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<&'static str, Vec<Entry>> = FxHashMap::default();
    let verbs = VERBS
        .iter()
        .flat_map(|(saying, lines)| lines.split(['|', '\n']).map(|verb| (*saying, verb)));
    for (saying, verb) in verbs {
        let mut words: Vec<&'static str> =
            verb.split(' ').filter(|word| !word.is_empty()).collect();
        if words.len() < 4 {
            continue;
        }
        let mut particles = words.split_off(4);
        let is_plain = particles.contains(&"+");
        let is_narrow = particles.contains(&"~");
        let needs_to = particles.contains(&">");
        particles.retain(|word| !matches!(*word, "+" | "~" | ">"));
        for (index, word) in words.into_iter().enumerate() {
            let entry = Entry {
                saying,
                form: match index {
                    0 => Form::Base,
                    3 => Form::Participle,
                    _ => Form::Finite,
                },
                particles: particles.clone(),
                is_plain,
                is_narrow,
                needs_to,
            };
            forms.entry(word).or_default().push(entry);
        }
    }
    forms
});

/// Finds the verb of saying at `index`, with its particles.
pub(super) fn at(tokens: &[Token<'_>], index: usize) -> Option<Verb> {
    if let Some(verb) = being(tokens, index) {
        return Some(verb);
    }
    let word = tokens[index].text.to_ascii_lowercase();
    let entries = FORMS.get(word.as_str())?;
    // An adverb may part verb and particle: "called strongly for".
    let after = |index: usize| {
        tokens[index + 1..]
            .iter()
            .position(|token| {
                let aside = token.is_one_of(&[
                    "however",
                    "inter",
                    "alia",
                    "therefore",
                    "jointly",
                    "again",
                    "also",
                ]);
                !(token.is_adverb() || aside || token.text == ",")
            })
            .map(|skipped| index + 1 + skipped)
    };
    let mut plain = None;
    for entry in entries {
        let verb = Verb {
            saying: entry.saying,
            form: entry.form,
            length: 1,
            is_plain: entry.is_plain,
            is_narrow: entry.is_narrow,
        };
        if entry.needs_to {
            let near = &tokens[index + 1..tokens.len().min(index + 9)];
            if near
                .iter()
                .take_while(|token| token.text != ",")
                .any(|token| token.is("to"))
            {
                plain = plain.or(Some(verb));
            }
            continue;
        }
        if entry.particles.is_empty() {
            plain = plain.or(Some(verb));
            continue;
        }
        let Some(next) = after(index) else { continue };
        if tokens[next].is_one_of(&entry.particles) {
            let mut length = next - index;
            // "for" and "on" belong to the verb, "that" and "to" to what is said.
            if !tokens[next].is_one_of(&["that", "the"]) {
                length += 1;
            }
            let link = tokens.get(next + 1);
            let with = tokens[next].is_one_of(&["itself", "ourselves", "themselves"])
                && link.is_some_and(|token| token.is("with"));
            let to = tokens[next].is("attention") && link.is_some_and(|token| token.is("to"));
            length += usize::from(with || to);
            return Some(Verb { length, ..verb });
        }
    }
    plain
}

/// "was in favour of", "were against", "is of the view that".
fn being(tokens: &[Token<'_>], index: usize) -> Option<Verb> {
    if !tokens[index].is_one_of(&["is", "are", "was", "were"]) {
        return None;
    }
    let follows = |words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        let rest = &tokens[index + 1..];
        let same =
            rest.len() >= words.len() && words.iter().zip(rest).all(|(word, token)| token.is(word));
        same.then_some(words.len() + 1)
    };
    for phrase in [
        "not in a position to support",
        "not in a position to accept",
        "not ready to accept",
    ] {
        if let Some(length) = follows(phrase) {
            return Some(Verb {
                saying: Saying::Opposes,
                form: Form::Finite,
                length,
                is_plain: true,
                is_narrow: false,
            });
        }
    }
    let phrases = [
        (Saying::Wants, ["in favour of", "in favor of", "keen on"]),
        (
            Saying::Opposes,
            ["not in favour of", "not in favor of", "against"],
        ),
        (
            Saying::States,
            ["of the view", "of the opinion", "of the belief"],
        ),
    ];
    phrases.into_iter().find_map(|(saying, phrases)| {
        let length = phrases.into_iter().find_map(follows)?;
        Some(Verb {
            saying,
            form: Form::Finite,
            length,
            is_plain: true,
            is_narrow: false,
        })
    })
}

/// Finds the verb of saying at `index` or after the adverbs there.
pub(super) fn at_skipping(tokens: &[Token<'_>], index: usize) -> Option<(usize, Verb)> {
    let index = (index..tokens.len())
        .find(|at| !tokens[*at].is_one_of(super::words::ADVERBS) && !tokens[*at].is_adverb())?;
    at(tokens, index).map(|verb| (index, verb))
}
