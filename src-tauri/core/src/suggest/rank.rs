//! Ranking: how near each of some texts is to a question, and which words say so.

use rustc_hash::FxHashMap;

use super::question::Weighed;
use super::shared::phrases;
use super::terms::{Lexicon, Term, Word};
use super::{Ideas, OPENING, OPENING_AGAIN, PAIR, SMALL};

/// A text that may answer.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'t> {
    /// What it says.
    pub(super) text: &'t str,
    words: Vec<Word>,
}

impl<'t> Candidate<'t> {
    pub(super) fn new(text: &'t str, lexicon: &mut Lexicon) -> Self {
        Candidate {
            text,
            words: lexicon.words(text),
        }
    }

    /// Returns its words in order, as a phrase counts them, each with the word it is of.
    fn run(&self) -> Vec<(Term, usize)> {
        let words = self.words.iter().enumerate();
        words
            .flat_map(|(nth, word)| word.in_phrase().iter().map(move |term| (*term, nth)))
            .collect()
    }
}

/// How near a candidate is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Near {
    /// Which of the candidates.
    pub(super) nth: usize,
    /// From 0 (no word in common) to 1 (the same words).
    pub(super) score: f32,
}

/// How often words occur in all that could be found.
#[derive(Clone, Debug, Default)]
pub(super) struct Rarity {
    /// How many texts there are.
    pub(super) texts: f32,
    /// In how many of them a word of the question stands.
    pub(super) known: FxHashMap<Term, f32>,
}

impl Rarity {
    /// Returns the inverse document frequency of Robertson and Spärck Jones, as BM25 has it.
    fn of(&self, count: f32) -> f32 {
        (1.0 + ((self.texts - count).max(0.0) + 0.5) / (count + 0.5)).ln()
    }
}

/// Everything about a set of candidates that the score of one of them needs.
pub(super) struct Ranking<'a> {
    lexicon: &'a Lexicon,
    weighed: &'a Weighed,
    word_weight: Vec<f32>,
    pair_weight: FxHashMap<(Term, Term), f32>,
    candidates: &'a [Candidate<'a>],
    counted: Vec<Counted>,
    length: f32,
    /// How many texts there are.
    texts: f32,
}

/// So many texts can tell which words are common.
const MANY: f32 = 20.0;
/// The weight of a word that stands in half of the texts.
const IN_HALF: f32 = std::f32::consts::LN_2;

impl<'a> Ranking<'a> {
    /// Measures how rare each word and pair is.
    ///
    /// A word of the question counts as often as `rarity` says. Of the other words only
    /// their part in the candidates is known, and taken for their part in all texts.
    pub(super) fn new(
        lexicon: &'a Lexicon,
        weighed: &'a Weighed,
        candidates: &'a [Candidate<'a>],
        rarity: &Rarity,
        ideas: Ideas,
    ) -> Self {
        let mut words = vec![0.0_f32; lexicon.len()];
        let mut pairs: FxHashMap<(Term, Term), f32> = FxHashMap::default();
        let counted: Vec<Counted> = candidates
            .iter()
            .map(|candidate| Counted::of(candidate, lexicon, ideas))
            .collect();
        for counted in &counted {
            for term in counted.words.keys() {
                words[*term as usize] += 1.0;
            }
            for pair in counted.pairs.keys() {
                *pairs.entry(*pair).or_default() += 1.0;
            }
        }
        let part = rarity.texts.max(1.0) / (candidates.len().max(1) as f32);
        let part = part.max(1.0);
        for (term, count) in words.iter_mut().enumerate() {
            let term = term as Term;
            let asked = weighed.words.contains_key(&term);
            let all = match rarity.known.get(&term) {
                Some(known) => known.max(*count),
                None if asked => *count,
                None => *count * part,
            };
            let small = if lexicon.is_small(term) { SMALL } else { 1.0 };
            *count = if ideas.rare {
                rarity.of(all) * small
            } else {
                1.0
            };
        }
        for (pair, count) in &mut pairs {
            let all = if weighed.pairs.contains_key(pair) {
                *count
            } else {
                *count * part
            };
            *count = PAIR * if ideas.rare { rarity.of(all) } else { 1.0 };
        }
        let mut ranking = Ranking {
            lexicon,
            weighed,
            word_weight: words,
            pair_weight: pairs,
            candidates,
            counted,
            length: 0.0,
            texts: if ideas.rare { rarity.texts } else { 0.0 },
        };
        let asked = weighed
            .words
            .iter()
            .map(|(term, weight)| (weight.ln_1p() * ranking.word_weight[*term as usize]).powi(2));
        let asked_pairs = weighed.pairs.iter().map(|(pair, weight)| {
            // A pair that no candidate has is as rare as can be.
            let rare = PAIR * if ideas.rare { rarity.of(0.0) } else { 1.0 };
            (weight.ln_1p() * ranking.pair_weight.get(pair).copied().unwrap_or(rare)).powi(2)
        });
        let pairs = if ideas.phrases {
            asked_pairs.sum()
        } else {
            0.0
        };
        ranking.length = (asked.sum::<f32>() + pairs).sqrt();
        ranking
    }

    /// Returns the cosine of the angle between question and candidate.
    fn score(&self, counted: &Counted) -> f32 {
        let (mut product, mut length) = (0.0_f32, 0.0_f32);
        for (term, count) in &counted.words {
            let rare = self.word_weight[*term as usize];
            let has = count.ln_1p() * rare;
            length += has * has;
            if let Some(asked) = self.weighed.words.get(term) {
                product += has * asked.ln_1p() * rare;
            }
        }
        for (pair, count) in &counted.pairs {
            let rare = self.pair_weight.get(pair).copied().unwrap_or(PAIR);
            let has = count.ln_1p() * rare;
            length += has * has;
            if let Some(asked) = self.weighed.pairs.get(pair) {
                product += has * asked.ln_1p() * rare;
            }
        }
        let lengths = length.sqrt() * self.length;
        if lengths > 0.0 {
            (product / lengths).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// Tells whether a word alone can be a reason: not one that stands in every text of the
    /// kind, nor one that stands in most texts of this record, where there are many.
    fn tells(&self, term: Term) -> bool {
        let common = self.texts >= MANY && self.word_weight[term as usize] < IN_HALF;
        self.lexicon.tells(term) && !common
    }

    /// Returns the words and phrases that question and candidate share, the most telling
    /// first, as the candidate writes them; none where nothing they share is a reason.
    pub(super) fn why(&self, nth: usize, most: usize) -> Vec<String> {
        let candidate = &self.candidates[nth];
        let run = candidate.run();
        let terms: Vec<Term> = run.iter().map(|(term, _)| *term).collect();
        let worth = |term: Term| self.word_weight[term as usize];
        let asked = |term: Term| self.weighed.words.get(&term).copied().unwrap_or(0.0);
        let found = phrases(&self.weighed.runs, &terms, |term| worth(term) * asked(term));
        let mut said: Vec<String> = Vec::new();
        for phrase in found {
            let mut at = phrase.at;
            while at.start < at.end && self.lexicon.is_small(terms[at.start]) {
                at.start += 1;
            }
            while at.start < at.end && self.lexicon.is_small(terms[at.end - 1]) {
                at.end -= 1;
            }
            if !terms[at.clone()].iter().any(|term| self.tells(*term)) {
                continue;
            }
            let first = candidate.words[run[at.start].1].at.start as usize;
            let last = candidate.words[run[at.end - 1].1].at.end as usize;
            let text = candidate.text[first..last].to_owned();
            let folded = text.to_lowercase();
            if !said
                .iter()
                .any(|known| known.to_lowercase().contains(&folded))
            {
                said.push(text);
            }
            if said.len() == most {
                break;
            }
        }
        said
    }

    /// Ranks the candidates, the nearest first; those with nothing in common are left out.
    pub(super) fn ranked(&self) -> Vec<Near> {
        let counted = self.counted.iter().enumerate();
        let mut near: Vec<Near> = counted
            .map(|(nth, counted)| Near {
                nth,
                score: self.score(counted),
            })
            .filter(|near| near.score > 0.0)
            .collect();
        near.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.nth.cmp(&a.nth)));
        near
    }
}

/// How often a candidate has its words and pairs.
struct Counted {
    words: FxHashMap<Term, f32>,
    pairs: FxHashMap<(Term, Term), f32>,
}

impl Counted {
    fn of(candidate: &Candidate<'_>, lexicon: &Lexicon, ideas: Ideas) -> Self {
        let mut words: FxHashMap<Term, f32> = FxHashMap::default();
        for word in &candidate.words {
            for term in word.terms() {
                *words.entry(term).or_default() += 1.0;
            }
        }
        if ideas.opening {
            let opening = candidate.words.iter().take(OPENING);
            let mut opening: Vec<Term> = opening.flat_map(Word::terms).collect();
            opening.sort_unstable();
            opening.dedup();
            for term in opening {
                *words.entry(term).or_default() += OPENING_AGAIN;
            }
        }
        let mut pairs: FxHashMap<(Term, Term), f32> = FxHashMap::default();
        if ideas.phrases {
            for two in candidate.run().windows(2) {
                let pair = (two[0].0, two[1].0);
                if !(lexicon.is_small(pair.0) && lexicon.is_small(pair.1)) {
                    *pairs.entry(pair).or_default() += 1.0;
                }
            }
        }
        Counted { words, pairs }
    }
}
