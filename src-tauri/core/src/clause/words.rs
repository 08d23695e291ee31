//! Words and punctuation: how a text is cut for comparing and tracing.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use unicode_segmentation::UnicodeSegmentation;

/// Cuts a text into words and punctuation marks, by Unicode's rules.
///
/// Blanks belong to no token. A square bracket is always a token of its own; a
/// footnote anchor (`[^1]`) is one token; a combining mark stays with its letter;
/// Chinese is cut into characters. Ranges are UTF-8 bytes, in order, not
/// overlapping, and everything between them is white space. Takes linear time.
///
/// The rules are those of Unicode's Annex 29 with these differences: a full stop
/// joins digits only (`3.35` is one token, `10.c` and `e.g` are three), a colon and a
/// semicolon join nothing, and a French elision stands apart with its apostrophe
/// (`l’` `accord`). As there, other apostrophes stay inside their word (`State’s`)
/// and a hyphen is a token between two words (`whole` `-` `of` `-` `government`).
///
/// ```
/// use travaux::clause::words::tokens;
///
/// let text = "Parties [shall] limit it to 1.5°C.[^1]";
/// let words: Vec<&str> = tokens(text)
///     .into_iter()
///     .map(|at| &text[at.start as usize..at.end as usize])
///     .collect();
/// assert_eq!(words, ["Parties", "[", "shall", "]", "limit", "it", "to", "1.5", "°", "C", ".", "[^1]"]);
/// ```
pub fn tokens(text: &str) -> Vec<Range<u32>> {
    let bytes = text.as_bytes();
    let mut found = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let end = match byte {
            b' ' | b'\t'..=b'\r' => {
                at += 1;
                continue;
            }
            b'[' => anchor_end(bytes, at).unwrap_or(at + 1),
            b']' => at + 1,
            b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => ascii_word_end(bytes, at),
            0x80.. => bytes.len(),
            _ => at + 1,
        };
        // What touches a character beyond ASCII is left to the full rules.
        let square = matches!(byte, b'[' | b']');
        if !square && (byte >= 0x80 || bytes.get(end).is_some_and(|next| *next >= 0x80)) {
            at = cut_by_full_rules(text, at, &mut found);
        } else {
            found.push(range(at, end));
            at = end;
        }
    }
    found
}

/// Tells whether a token is a word or a number, not punctuation.
pub fn is_word(token: &str) -> bool {
    !is_anchor(token) && token.chars().any(char::is_alphanumeric)
}

/// Tells whether a token is a square bracket.
pub fn is_bracket(token: &str) -> bool {
    matches!(token, "[" | "]")
}

/// Tells whether a token is the anchor of a footnote, `[^1]`.
pub fn is_anchor(token: &str) -> bool {
    token.starts_with("[^")
}

/// Tells whether a token says little by itself: an article, a preposition, a
/// conjunction or the like in one of the six UN languages.
pub fn is_function_word(token: &str) -> bool {
    FUNCTION_WORDS.contains(&*fold(token))
}

/// Returns a token in lower case with straight apostrophes: equal for two tokens
/// that differ in case only.
pub fn fold(token: &str) -> Cow<'_, str> {
    if token
        .bytes()
        .all(|b| b.is_ascii() && !b.is_ascii_uppercase())
    {
        return Cow::Borrowed(token);
    }
    let lower = token.chars().flat_map(char::to_lowercase);
    Cow::Owned(lower.map(|c| if c == '’' { '\'' } else { c }).collect())
}

fn range(start: usize, end: usize) -> Range<u32> {
    let offset = |at| u32::try_from(at).expect("a text is shorter than 4 GiB");
    offset(start)..offset(end)
}

/// Returns where the footnote anchor at `at` ends: `[^`, then no blank and no
/// bracket, then `]`.
fn anchor_end(bytes: &[u8], at: usize) -> Option<usize> {
    let name = bytes
        .get(at + 1..)
        .filter(|rest| rest[..].starts_with(b"^"))?;
    let length = name[1..]
        .iter()
        .position(|b| !b.is_ascii_graphic() || matches!(b, b'[' | b']' | b'^'))?;
    (length > 0 && name[1 + length] == b']').then_some(at + length + 3)
}

/// Returns where the word at `at` ends, as far as it is ASCII.
fn ascii_word_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => end += 1,
            b'\'' | b'.' | b',' => {
                let (before, after) = (bytes[end - 1], bytes.get(end + 1).copied());
                // The full rules decide: the caller sees a byte beyond ASCII next.
                if after.is_some_and(|b| b >= 0x80) {
                    return end + 1;
                }
                let digits = before.is_ascii_digit() && after.is_some_and(|b| b.is_ascii_digit());
                let letters = byte == b'\''
                    && before.is_ascii_alphabetic()
                    && after.is_some_and(|b| b.is_ascii_alphabetic());
                if letters && is_elision(&bytes[at..end]) {
                    return end + 1;
                }
                if !digits && !letters {
                    return end;
                }
                end += 2;
            }
            _ => return end,
        }
    }
    end
}

/// Cuts the stretch from `at` to the next blank or square bracket by the full
/// rules, and returns where it ends.
fn cut_by_full_rules(text: &str, at: usize, found: &mut Vec<Range<u32>>) -> usize {
    let rest = &text[at..];
    let length = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '[' | ']'))
        .unwrap_or(rest.len());
    if length == 0 {
        return at + rest.chars().next().map_or(1, char::len_utf8);
    }
    for (offset, word) in rest[..length].split_word_bound_indices() {
        cut_where_we_differ(word, at + offset, found);
    }
    at + length
}

/// Cuts a word of Annex 29 at the colons, semicolons and full stops that join
/// nothing here, and after French elisions.
fn cut_where_we_differ(word: &str, at: usize, found: &mut Vec<Range<u32>>) {
    let mut start = 0;
    let mut after_digit = false;
    let mut in_mark = false;
    for (i, c) in word.char_indices() {
        let alphanumeric = c.is_alphanumeric();
        if in_mark && alphanumeric {
            found.push(range(at + start, at + i));
            start = i;
            in_mark = false;
        }
        let joins_nothing = match c {
            ':' | ';' | '\u{37e}' | '\u{fe13}' | '\u{fe14}' | '\u{fe54}' | '\u{fe55}'
            | '\u{ff1a}' | '\u{ff1b}' => true,
            '.' | '\u{2024}' | '\u{fe52}' | '\u{ff0e}' => !after_digit,
            _ => false,
        };
        if joins_nothing && i > start {
            found.push(range(at + start, at + i));
            start = i;
            in_mark = true;
        }
        let end = i + c.len_utf8();
        if matches!(c, '\'' | '’')
            && is_elision(&word.as_bytes()[start..i])
            && word[end..].starts_with(char::is_alphabetic)
        {
            found.push(range(at + start, at + end));
            start = end;
        }
        if alphanumeric {
            after_digit = c.is_numeric();
        }
    }
    found.push(range(at + start, at + word.len()));
}

/// Tells whether these letters before an apostrophe are a French elision.
fn is_elision(letters: &[u8]) -> bool {
    const ELISIONS: [&str; 13] = [
        "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
    ];
    letters.len() <= 6
        && ELISIONS
            .iter()
            .any(|elision| elision.as_bytes().eq_ignore_ascii_case(letters))
}

/// Small words of the six UN languages, folded. Negations and modal verbs are left
/// out: they carry the meaning of a treaty.
static FUNCTION_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let english = "a an the and or nor of to in on at by for from with into as that which who whom \
        whose its their his her it they this these those is are was were be been has have had than \
        such any all each other if but so then there where when under upon within between through";
    let french = "le la les l' un une des du de d' au aux et ou où en y dans par pour sur avec sans \
        sous que qu' qui dont ce c' cet cette ces son sa ses leur leurs il elle ils elles est sont a \
        ont à si se s' j'";
    let spanish = "el la los las un una unos unas de del al y o u e en con por para sin sobre entre \
        que cual cuyo se su sus lo le les es son ha han como a";
    let russian = "и в во на с со к ко о об от до из за по для при у а но или что как это его её их \
        который которые";
    let arabic =
        "في من إلى على عن أن إن ما أو ثم بين مع التي الذي الذين هذا هذه ذلك تلك و كل قد كما";
    let chinese =
        "的 了 和 与 及 或 在 于 以 为 对 是 其 之 所 而 并 从 由 向 将 把 被 这 那 也 有";
    [english, french, spanish, russian, arabic, chinese]
        .iter()
        .flat_map(|words| words.split(' '))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The tokens of a text, joined by a middle dot.
    fn cut(text: &str) -> String {
        shown(text, &tokens(text))
    }

    fn shown(text: &str, tokens: &[Range<u32>]) -> String {
        let words: Vec<&str> = tokens.iter().map(|at| slice(text, at)).collect();
        words.join("·")
    }

    fn slice<'t>(text: &'t str, at: &Range<u32>) -> &'t str {
        &text[at.start as usize..at.end as usize]
    }

    fn check(text: &str) {
        let mut before = 0;
        for at in tokens(text) {
            let gap = text
                .get(before..at.start as usize)
                .expect("in order, on a boundary");
            assert!(gap.chars().all(char::is_whitespace), "{gap:?} in {text:?}");
            let token = text
                .get(at.start as usize..at.end as usize)
                .expect("on a boundary");
            assert!(!token.is_empty() && !token.contains(char::is_whitespace));
            let square = token.contains(['[', ']']);
            assert!(
                !square || is_bracket(token) || is_anchor(token),
                "{token:?} in {text:?}"
            );
            before = at.end as usize;
        }
        assert!(text[before..].chars().all(char::is_whitespace));
    }

    #[test]
    fn words_and_punctuation_are_tokens_and_blanks_are_none() {
        assert_eq!(
            cut("  Parties, and\tothers\u{a0}shall."),
            "Parties·,·and·others·shall·."
        );
        assert_eq!(cut(""), "");
        assert_eq!(cut(" \u{2003}\n"), "");
    }

    #[test]
    fn a_bracket_is_a_token_of_its_own() {
        assert_eq!(cut("[[shall][should]]"), "[·[·shall·]·[·should·]·]");
        assert_eq!(cut("[été]\u{301}"), "[·été·]·\u{301}");
        assert_eq!(cut("pre[ferred]"), "pre·[·ferred·]");
    }

    #[test]
    fn a_footnote_anchor_is_one_token() {
        assert_eq!(cut("Parties[^1] shall.[^12]"), "Parties·[^1]·shall·.·[^12]");
        assert_eq!(cut("[^] [^1 [^a[^2]"), "[·^·]·[·^·1·[·^·a·[^2]");
    }

    #[test]
    fn numbers_keep_their_decimals_and_labels_come_apart() {
        assert_eq!(cut("€3.35 or 3,000"), "€·3.35·or·3,000");
        assert_eq!(cut("10.c 2.bis 7(b)(ii)"), "10·.·c·2·.·bis·7·(·b·)·(·ii·)");
        assert_eq!(
            cut("2°C, CO2, 1;2 A/71/L.58"),
            "2·°·C·,·CO2·,·1·;·2·A·/·71·/·L·.·58"
        );
        assert_eq!(cut("٣٫٣٥ 3.3%"), "٣٫٣٥·3.3·%");
    }

    #[test]
    fn hyphens_part_words_and_apostrophes_join_them() {
        assert_eq!(cut("whole-of-goverment"), "whole·-·of·-·goverment");
        assert_eq!(
            cut("State's State’s States’ don't"),
            "State's·State’s·States·’·don't"
        );
        assert_eq!(cut("Parties:The end.The"), "Parties·:·The·end·.·The");
        assert_eq!(cut("Étés:The été.The"), "Étés·:·The·été·.·The");
    }

    #[test]
    fn a_french_elision_stands_apart() {
        assert_eq!(cut("l'accord, l’État"), "l'·accord·,·l’·État");
        assert_eq!(cut("qu'aujourd'hui jusqu’à"), "qu'·aujourd'hui·jusqu’·à");
    }

    #[test]
    fn marks_stay_with_their_letters_in_every_script() {
        assert_eq!(cut("e\u{301}te\u{301}"), "e\u{301}te\u{301}");
        assert_eq!(cut("يَجِبُ عَلَى، الأطراف"), "يَجِبُ·عَلَى·،·الأطراف");
        assert_eq!(cut("שָׁלוֹם צה\"ל"), "שָׁלוֹם·צה\"ל");
        assert_eq!(cut("缔约方应报告。"), "缔·约·方·应·报·告·。");
        assert_eq!(
            cut("Стороны [должны] сообщать."),
            "Стороны·[·должны·]·сообщать·."
        );
        assert_eq!(cut("2015年 👩‍👩‍👧"), "2015·年·👩‍👩‍👧");
    }

    #[test]
    fn function_words_are_told_from_words_that_carry_meaning() {
        for word in ["the", "Of", "L’", "для", "من", "的"] {
            assert!(is_function_word(word), "{word}");
        }
        for word in ["shall", "Parties", "not", "[", ".", "缔"] {
            assert!(!is_function_word(word), "{word}");
        }
        assert!(FUNCTION_WORDS.iter().all(|word| fold(word) == *word));
    }

    #[test]
    fn a_word_is_told_from_punctuation() {
        assert!(is_word("été") && is_word("7") && is_word("l’"));
        assert!(!is_word("[") && !is_word("[^1]") && !is_word("—") && !is_word("___"));
    }

    #[test]
    fn long_hostile_texts_are_cut_too() {
        for piece in [
            "a.",
            "é.",
            "[^a",
            "e\u{301}",
            "\u{301}",
            "l'",
            "l’é",
            "1,",
            "١،",
            "缔",
            "a\u{301}'\u{301}",
        ] {
            check(&piece.repeat(1_000_000 / piece.len()));
        }
    }

    /// Texts with many brackets, marks, blanks and scripts.
    fn mixed() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[\\[\\]^ a-cA-C0-2.,:;'’é\u{301}\u{a0}\u{3000}אבَب缔\"_-]{0,40}",
        ]
    }

    proptest! {
        #[test]
        fn tokens_stand_in_order_with_nothing_but_blanks_between(text in mixed()) {
            check(&text);
        }

        #[test]
        fn the_short_way_for_ascii_agrees_with_the_full_rules(text in "[\\[\\]^ a-cdlqu0-2.,:;'\"_/-]{0,40}") {
            let mut full = Vec::new();
            let mut at = 0;
            while at < text.len() {
                match text.as_bytes()[at] {
                    b'[' => {
                        let end = anchor_end(text.as_bytes(), at).unwrap_or(at + 1);
                        full.push(range(at, end));
                        at = end;
                    }
                    b']' => {
                        full.push(range(at, at + 1));
                        at += 1;
                    }
                    _ => at = cut_by_full_rules(&text, at, &mut full),
                }
            }
            prop_assert_eq!(cut(&text), shown(&text, &full));
        }
    }
}
