use proptest::prelude::*;

use super::*;
use crate::text::Kind;

/// Agreed words as they are, brackets as `⟨…⟩` with `|` between alternatives, holders
/// as `@A+B`, positions as `!A+B:verb`, tags as `#tag`.
fn shown(pieces: &[Piece<'_>]) -> String {
    let way = |way: &Alternative<'_>| {
        let mut out = shown(&way.pieces);
        if !way.holders.is_empty() {
            out += &format!("@{}", way.holders.join("+"));
        }
        for position in &way.positions {
            let verb = match position.verb {
                Verb::Other(verb) => verb.to_owned(),
                verb => format!("{verb:?}").to_lowercase(),
            };
            out += &format!("!{}:{verb}", position.holders.join("+"));
        }
        out
    };
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Agreed(text) => (*text).to_owned(),
            Piece::Tag(text) => format!("#{text}"),
            Piece::Bracket(ways) => {
                format!("⟨{}⟩", ways.iter().map(way).collect::<Vec<_>>().join("|"))
            }
        })
        .collect()
}

#[test]
fn brackets_are_read_as_they_are_really_typed() {
    for (text, read) in [
        ("[extreme - US; G77 delete]", "⟨extreme@US!G77:delete⟩"),
        (
            "[, in accordance with it -G77; US, Canada, Japan, EU delete.]",
            "⟨, in accordance with it@G77!US+Canada+Japan+EU:delete⟩",
        ),
        (
            "[changing patterns - EU, G77 retain / promoting patterns - US]",
            "⟨changing patterns!EU+G77:retain|promoting patterns@US⟩",
        ),
        (
            "[sustained and equitable / sustained - US]",
            "⟨sustained and equitable|sustained@US⟩",
        ),
        ("[shall][should][other]", "⟨shall⟩⟨should⟩⟨other⟩"),
        (
            "[[relevant] [evolving] trends]",
            "⟨⟨relevant⟩ ⟨evolving⟩ trends⟩",
        ),
        ("[Agreed ad ref]", "#Agreed ad ref"),
        ("a [sic] b[^1] [c]", "a [sic] b[^1] ⟨c⟩"),
        ("[see decision -/CP.21.]", "⟨see decision -/CP.21.⟩"),
        ("[words - EU support]", "⟨words!EU:support⟩"),
        (
            "[low - carbon] [2060 - 2080]",
            "⟨low - carbon⟩ ⟨2060 - 2080⟩",
        ),
        ("[long-term; short-term]", "⟨long-term; short-term⟩"),
        ("a / b", "a / b"),
        ("[a [b] / c - US]", "⟨a ⟨b⟩|c@US⟩"),
    ] {
        let parsed = parse(text);
        assert_eq!(shown(&parsed.pieces), read);
        assert_eq!(print(&parsed.pieces), text);
        assert!(parsed.unbalanced.is_empty());
    }
}

#[test]
fn a_bracket_without_a_partner_stays_as_text_and_is_reported() {
    let parsed = parse("a] [b [c] d");
    assert_eq!(shown(&parsed.pieces), "a] [b ⟨c⟩ d");
    assert_eq!(parsed.unbalanced, [1, 3]);
    let counts = balance("a] [b [c [d]] e");
    assert_eq!(
        counts,
        Balance {
            pairs: 2,
            unclosed: 1,
            unopened: 1,
            deepest: 2
        }
    );
}

#[test]
fn the_deepest_brackets_stay_as_printed() {
    for text in [
        format!("{}x{}", "[".repeat(100_000), "]".repeat(100_000)),
        "[".repeat(100_000),
        "]".repeat(100_000),
        "[a / ".repeat(50_000),
        "[] ".repeat(100_000),
    ] {
        assert_eq!(print(&parse(&text).pieces), text);
        balance(&text);
    }
}

#[test]
fn every_bracket_of_the_real_drafts_is_accounted_for() {
    let root = std::env::var("TRAVAUX_DATA")
        .unwrap_or_else(|_| format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR")));
    for name in ["2015-10-23", "2015-12-04", "2015-12-12"] {
        let Ok(text) = std::fs::read_to_string(format!("{root}/paris/{name}.md")) else {
            println!("the real drafts are missing: {root}/paris");
            return;
        };
        let document = crate::exchange::markdown::read(&text).expect("it reads");
        let (mut pairs, mut stray, mut deepest) = (0, 0, 0);
        for block in &document.blocks {
            let text = &block.wording.text;
            let parsed = parse(text);
            assert_eq!(&print(&parsed.pieces), text);
            let counts = balance(text);
            assert_eq!(
                counts.unclosed + counts.unopened,
                parsed.unbalanced.len() as u32
            );
            pairs += counts.pairs;
            stray += parsed.unbalanced.len();
            deepest = deepest.max(counts.deepest);
        }
        let clauses: Vec<account::Clause<'_>> = document
            .blocks
            .iter()
            .map(|block| account::Clause {
                text: &block.wording.text,
                is_heading: matches!(block.kind, Kind::Heading | Kind::Title),
            })
            .collect();
        let entries = account::account(&clauses);
        let count = |what: fn(&account::What<'_>) -> bool| {
            entries.iter().filter(|entry| what(&entry.what)).count()
        };
        let parsed =
            count(|what| matches!(what, account::What::Bracket(_) | account::What::Tag(_)));
        let across = count(|what| matches!(what, account::What::Across { .. }));
        let marks = count(|what| {
            matches!(
                what,
                account::What::Left(account::Reason::Footnote | account::Reason::Sic)
            )
        });
        assert_eq!(parsed as u32, pairs);
        println!(
            "{name}: {parsed} brackets parsed, {across} around paragraphs, {} left with a reason, {marks} marks",
            entries.len() - parsed - across - marks
        );
        println!("{name}: {pairs} brackets, {deepest} deep, {stray} ends without a partner");
    }
}

proptest! {
    #[test]
    fn what_was_parsed_prints_to_the_letter(text in r"(\[|\]|\[\^1\]|\[sic\]| / | - |; |US|EU|G77| delete|retain|a|b | |\.|,|é){0,60}") {
        prop_assert_eq!(print(&parse(&text).pieces), text);
    }

    #[test]
    fn any_text_prints_to_the_letter(text in ".{0,80}") {
        prop_assert_eq!(print(&parse(&text).pieces), text);
    }

    #[test]
    fn spans_are_brackets_that_nest(text in r"(\[|\]|a| ){0,60}") {
        let spans = spans(&text);
        for span in &spans {
            prop_assert_eq!(&text[span.start as usize..=span.start as usize], "[");
            prop_assert_eq!(&text[span.end as usize - 1..span.end as usize], "]");
            let around = spans.iter().filter(|o| o.start < span.start && o.end > span.end).count();
            prop_assert_eq!(around as u32, span.depth);
        }
    }
}
