//! How a reference prints a number: in the form in which the words already have it.

use crate::text::naming::{inner, joined};

/// Prints a full number in the form of `like`, in a clause whose own number is `from`.
///
/// `2` for Objective 2, `7(b)`, `7 (b)` with its blank, `Article 5` or `article 5` with
/// its word, `5.2` for paragraph 2 of Article 5, `(b)` alone as long as both clauses stand under the same paragraph (else
/// the paragraph comes with it).
pub(super) fn printed(number: &[String], like: &str, from: &[String]) -> String {
    let in_form = match like.chars().next() {
        Some('(') => relative(number, like.matches('(').count(), from),
        Some(first) if first.is_alphabetic() => worded(number, like),
        Some(first) if first.is_ascii_digit() => dotted(number, like),
        _ => None,
    };
    let printed = in_form.unwrap_or_else(|| bare(number));
    match printed.find('(') {
        Some(at) if at > 0 && like.contains(" (") && !printed[..at].ends_with(' ') => {
            format!("{} {}", &printed[..at], &printed[at..])
        }
        _ => printed,
    }
}

/// Prints the last `points` parts alone, where the rest is what both numbers begin with.
fn relative(number: &[String], points: usize, from: &[String]) -> Option<String> {
    let (above, own) = number.split_at(number.len().checked_sub(points)?);
    let points = own.iter().all(|part| part.starts_with('('));
    (points && from.starts_with(above)).then(|| own.concat())
}

/// Prints a number with the word of its series, in the case of `like`.
fn worded(number: &[String], like: &str) -> Option<String> {
    let (word, _) = like.split_once(' ')?;
    let at = number.iter().position(|part| {
        let of_part = part.split_once(' ').map(|(word, _)| word.to_lowercase());
        of_part.is_some_and(|of_part| of_part == word.to_lowercase())
    })?;
    let mut parts = number[at..].to_vec();
    let (_, value) = parts[0].split_once(' ')?;
    parts[0] = format!("{word} {value}");
    Some(joined(&parts))
}

/// Prints a paragraph with what it stands under, a full stop between: `3.2`.
fn dotted(number: &[String], like: &str) -> Option<String> {
    let digit = |c: char| c.is_ascii_digit();
    let values = like
        .split(|c: char| !digit(c) && c != '.')
        .next()?
        .split('.')
        .count();
    let at = number.iter().rposition(|part| part.starts_with(digit))?;
    let from = (at + 1).checked_sub(values).filter(|from| *from < at)?;
    let mut parts = number[from..].to_vec();
    if let Some((_, value)) = parts[0]
        .split_once(' ')
        .filter(|(_, value)| value.starts_with(digit))
    {
        parts[0] = value.to_owned();
    }
    parts[0].starts_with(digit).then(|| joined(&parts))
}

/// Prints a number from the paragraph inwards, or from its series, without the word.
fn bare(number: &[String]) -> String {
    let digit = |c: char| c.is_ascii_digit();
    if number.iter().any(|part| part.starts_with(digit)) {
        return joined(inner(number));
    }
    let value = |part: &str| {
        let (_, value) = part.split_once(' ')?;
        value.starts_with(digit).then(|| value.to_owned())
    };
    let found = number
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, part)| Some((at, value(part)?)));
    let Some((at, value)) = found else {
        return joined(number);
    };
    let mut parts = number[at..].to_vec();
    parts[0] = value;
    joined(&parts)
}

#[cfg(test)]
mod tests {
    use super::printed;

    /// Prints a number, its parts written with ` / ` between them.
    fn prints(number: &str, like: &str, from: &str) -> String {
        let parts = |number: &str| -> Vec<String> {
            let parts = number.split(" / ").filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect()
        };
        printed(&parts(number), like, &parts(from))
    }

    #[test]
    fn a_number_keeps_the_form_in_which_it_was_written() {
        let objective = "B / Objective 3 / 19 / (b)";
        assert_eq!(prints(objective, "7(a)", ""), "19(b)");
        assert_eq!(prints(objective, "7 (a)", ""), "19 (b)");
        assert_eq!(prints(objective, "objective 2", ""), "objective 3, 19(b)");
        assert_eq!(prints("B / Objective 3", "2", ""), "3");
        assert_eq!(prints("B / Objective 3", "Objective 2", ""), "Objective 3");
        assert_eq!(prints("Article 5 / (a)", "4", ""), "5(a)");
        assert_eq!(prints("Article 5 / 2", "4", ""), "2");
        assert_eq!(prints("Article 5 / 2 / (b)", "4.1(a)", ""), "5.2(b)");
        assert_eq!(prints("II / Article 5 / 2", "4.1", ""), "5.2");
        assert_eq!(prints("Article 5", "4.1", ""), "5");
        assert_eq!(prints("PP4", "PP3", ""), "PP4");
        assert_eq!(prints("note 4", "note 3", ""), "note 4");
        assert_eq!(prints("note 4", "3", ""), "4");
        assert_eq!(prints("II / A", "I", ""), "II, A");
        assert_eq!(prints("7 bis / (b)", "7(b)", ""), "7 bis(b)");
    }

    #[test]
    fn a_point_alone_is_named_so_only_under_the_same_paragraph() {
        assert_eq!(prints("7 / (c)", "(b)", "7 / (d)"), "(c)");
        assert_eq!(prints("7 / (c)", "(b)", "7"), "(c)");
        assert_eq!(prints("8 / (c)", "(b)", "7 / (d)"), "8(c)");
        assert_eq!(prints("7 / (c) / (ii)", "(b)(i)", "7 / (d)"), "(c)(ii)");
        assert_eq!(prints("7 / (c) / (ii)", "(i)", "7 / (d)"), "7(c)(ii)");
        assert_eq!(prints("8", "(b)(i)", "7"), "8");
    }
}
