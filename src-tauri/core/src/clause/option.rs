//! Options: paragraphs that are alternatives of one another, `Option 1: …`, `Option 2: …`.

use super::bracket;
use super::change::{self, living};
use super::{State, Wording, store};
use crate::error::{Error, Result};
use crate::ids::ClauseId;
use crate::record::Writer;
use crate::text::{Item, Kind, Series, outline};

/// Returns the number of an option as a paragraph has it (`Option 2: …`, `[Option (b): …`),
/// and where its words begin.
pub fn number(text: &str) -> Option<(u32, usize)> {
    let after = text.strip_prefix('[').unwrap_or(text);
    let (sign, words) = after.strip_prefix("Option ")?.split_once(':')?;
    Some((value(sign)?, text.len() - words.trim_start().len()))
}

/// Returns the number that a sign says: `2`, `(b)`, `II`, `(ii)`.
fn value(sign: &str) -> Option<u32> {
    let inside = sign.strip_prefix('(').map_or(sign, |rest| {
        // "(b" alone is no sign.
        rest.strip_suffix(')').unwrap_or_default()
    });
    let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
    let letters = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let place = |all: &[&str]| all.iter().position(|one| one.eq_ignore_ascii_case(inside));
    let nth = place(&letters).or_else(|| place(&romans));
    inside
        .parse()
        .ok()
        .or_else(|| nth.and_then(|nth| u32::try_from(nth + 1).ok()))
}

/// Returns which option a printed number names (`Option 2:`, `Option (b)`, `Option II`).
pub(crate) fn printed(number: &str) -> Option<u32> {
    value(number.strip_prefix("Option ")?.trim_end_matches(':'))
}

/// Returns which option a paragraph is: by its words, or by the number that is printed before
/// them (`Option 2:`, `Option (b):`, `Option II`).
pub fn of(item: &Item) -> Option<u32> {
    if let Some((number, _)) = number(&item.state.wording.text) {
        return Some(number);
    }
    printed(item.number.as_deref()?)
}

/// Tells whether a clause is an option, by its words or by its series.
fn is_option(state: &State) -> bool {
    number(&state.wording.text).is_some() || in_series(state)
}

fn in_series(state: &State) -> bool {
    matches!(&state.series, Series::Named(word) if word == "Option")
}

/// Returns what an option says once it has been chosen among all options: without its
/// number, and without the brackets that part them from one another and from nothing else.
///
/// A bracket that opens before the options or closes after them is not theirs: its sign stays.
pub(crate) fn said(options: &[&Wording], chosen: usize) -> Wording {
    let pairs = pairs(options);
    let wording = options[chosen];
    let text = &wording.text;
    let (_, begins) = number(text).unwrap_or((0, 0));
    let ends = text.trim_end().len();
    // Signs of this option that go: those around all of it, and those shared with another.
    let goes = |at: usize| {
        pairs.iter().any(|(from, to)| {
            let here = *from == (chosen, at) || *to == (chosen, at);
            let whole = *from == (chosen, 0) && *to == (chosen, ends - 1);
            here && (from.0 != to.0 || whole)
        })
    };
    let mut kept = Wording::default();
    if text.starts_with('[') && !goes(0) {
        kept.text.push('[');
    }
    let mut upto = begins;
    for (at, _) in text.match_indices(['[', ']']).filter(|(at, _)| goes(*at)) {
        if at >= begins {
            kept.append(wording.slice(upto, at));
            upto = at + 1;
        }
    }
    kept.append(wording.slice(upto, ends));
    // Signs of the options that go which belong to a bracket beyond them.
    for (nth, option) in options.iter().enumerate().filter(|(nth, _)| *nth != chosen) {
        for at in bracket::parse(&option.text).unbalanced {
            let place = (nth, at as usize);
            if !pairs
                .iter()
                .any(|(from, to)| *from == place || *to == place)
            {
                kept.text.push_str(&option.text[place.1..=place.1]);
            }
        }
    }
    kept
}

/// A sign: in which option, and at which byte.
type Sign = (usize, usize);

/// Finds the brackets of several options, those that open in one and close in another too.
fn pairs(options: &[&Wording]) -> Vec<(Sign, Sign)> {
    let mut open: Vec<Sign> = Vec::new();
    let mut found = Vec::new();
    for (nth, option) in options.iter().enumerate() {
        for span in bracket::spans(&option.text) {
            found.push(((nth, span.start as usize), (nth, span.end as usize - 1)));
        }
        for at in bracket::parse(&option.text).unbalanced {
            let sign = (nth, at as usize);
            if option.text.as_bytes()[sign.1] == b'[' {
                open.push(sign);
            } else if let Some(opening) = open.pop() {
                found.push((opening, sign));
            }
        }
    }
    found
}

/// Chooses one of several options: it stands in the place of the first, with its words and
/// what stands under it; the others go.
///
/// # Errors
/// [`Error::NotOptions`] where `options` are not paragraphs `Option 1: …` side by side, with
/// the chosen one among them.
pub(crate) fn choose(w: &mut Writer<'_>, options: &[ClauseId], stays: ClauseId) -> Result<()> {
    let mut heads = Vec::with_capacity(options.len());
    for option in options {
        heads.push(living(w, *option)?);
    }
    let chosen = options.iter().position(|option| *option == stays);
    let (Some(chosen), [first, _, ..]) = (chosen, options) else {
        return Err(Error::NotOptions);
    };
    let beside = |head: &super::Revision| {
        is_option(&head.state) && head.state.place.parent == heads[0].state.place.parent
    };
    if !heads.iter().all(beside) {
        return Err(Error::NotOptions);
    }
    let wordings: Vec<&Wording> = heads.iter().map(|head| &head.state.wording).collect();
    let wording = said(&wordings, chosen);
    if stays != *first {
        change::take_place(w, stays, *first, &wording)?;
    } else if wording != heads[0].state.wording {
        change::reword(w, stays, &wording)?;
    }
    unnumber(w, *first)?;
    for option in &options[1..] {
        if !store::head(w.db(), *option)?.state.removed {
            change::remove(w, *option)?;
        }
    }
    Ok(())
}

/// Takes its label from the one of several options that is left, if only one is.
pub(crate) fn only(w: &mut Writer<'_>, options: &[ClauseId]) -> Result<()> {
    let mut left = Vec::new();
    for option in options {
        let head = store::head(w.db(), *option)?;
        if !head.state.removed {
            left.push(head);
        }
    }
    let [one] = left.as_slice() else {
        return Ok(());
    };
    let wording = said(&[&one.state.wording], 0);
    if number(&one.state.wording.text).is_some() {
        change::reword(w, one.clause, &wording)?;
    }
    unnumber(w, one.clause)
}

/// What stands alone is no option any more, and is not called one.
fn unnumber(w: &mut Writer<'_>, clause: ClauseId) -> Result<()> {
    let state = living(w, clause)?.state;
    if in_series(&state) {
        let series = match is_introduced(w, clause, state.place.parent)? {
            true => Series::Unnumbered,
            false => Series::Auto,
        };
        change::recast(w, clause, state.kind, &series, state.alternative)?;
    }
    Ok(())
}

/// Whether a clause is what a numbered paragraph above or before it says ("Parties:"): it
/// then has no number of its own.
fn is_introduced(w: &Writer<'_>, clause: ClauseId, parent: Option<ClauseId>) -> Result<bool> {
    if let Some(parent) = parent {
        let above = store::head(w.db(), parent)?.state;
        if matches!(above.kind, Kind::Paragraph | Kind::Point) {
            return Ok(true);
        }
    }
    let mut before = None;
    for beside in outline::children(w.db(), parent)? {
        if beside == clause {
            break;
        }
        let state = store::head(w.db(), beside)?.state;
        if !state.removed {
            before = Some(state);
        }
    }
    Ok(before.is_some_and(|state| state.wording.text.trim_end().ends_with(':')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(options: &[&str], nth: usize) -> String {
        let wordings: Vec<Wording> = options
            .iter()
            .map(|text| Wording::plain(*text).unwrap())
            .collect();
        let wordings: Vec<&Wording> = wordings.iter().collect();
        said(&wordings, nth).text
    }

    #[test]
    fn an_option_is_known_by_its_number() {
        let words = |text: &'static str| number(text).map(|(nth, at)| (nth, &text[at..]));
        assert_eq!(words("[Option 2: States]"), Some((2, "States]")));
        assert_eq!(words("Option 12: States"), Some((12, "States")));
        assert_eq!(words("[Option (b): States]"), Some((2, "States]")));
        assert_eq!(words("Option II: States"), Some((2, "States")));
        assert_eq!(words("Option B: States"), Some((2, "States")));
        assert_eq!(words("Option (iii): States"), Some((3, "States")));
        assert_eq!(words("Option (b: States"), None);
        assert_eq!(words("Option value: States"), None);
        assert_eq!(words("Optional reporting"), None);
        assert_eq!(words("Option 2 is better"), None);
    }

    #[test]
    fn an_option_says_what_it_says_without_its_number_and_its_bracket() {
        let two = ["[Option 1: States may report.]", "[Option 2: They shall.]"];
        assert_eq!(chosen(&two, 0), "States may report.");
        assert_eq!(chosen(&two, 1), "They shall.");
        let bare = ["Option 1: [a] b", "Option 2: c"];
        assert_eq!(chosen(&bare, 0), "[a] b");
    }

    #[test]
    fn a_bracket_that_only_seems_to_stand_around_an_option_stays_whole() {
        let two = ["[Option 1: States may] report [soon]", "Option 2: c"];
        assert_eq!(chosen(&two, 0), "[States may] report [soon]");
    }

    #[test]
    fn a_bracket_around_all_options_goes_whichever_is_chosen() {
        let two = ["[Option 1: a", "Option 2: b]"];
        assert_eq!(chosen(&two, 0), "a");
        assert_eq!(chosen(&two, 1), "b");
    }

    #[test]
    fn a_bracket_that_is_not_of_the_options_alone_keeps_its_sign() {
        let two = ["Option 1: a", "Option 2: b]"];
        assert_eq!(chosen(&two, 0), "a]");
        assert_eq!(chosen(&two, 1), "b]");
    }
}
