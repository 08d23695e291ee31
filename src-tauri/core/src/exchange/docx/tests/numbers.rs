//! Numbers as Word computes them.

use super::*;

fn level(at: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>"#
    )
}

fn lists(levels: &str, more: &str) -> String {
    format!(
        r#"<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}"#
    )
}

fn item(list: u8, level: u8, words: &str) -> String {
    let properties =
        format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#);
    p(&properties, &r(words))
}

fn read(body: &str, numbering: &str) -> Vec<String> {
    shows(
        &Made::of(body)
            .with("numbering", numbering)
            .read(Reading::AsItStands),
    )
}

#[test]
fn levels_count_under_one_another_and_start_anew() {
    let levels = [
        level(0, "decimal", "%1.", ""),
        level(1, "lowerLetter", "(%2)", ""),
        level(2, "lowerRoman", "(%3)", ""),
    ]
    .concat();
    let body = [
        item(1, 0, "one:"),
        item(1, 1, "a:"),
        item(1, 2, "i"),
        item(1, 2, "ii"),
        item(1, 1, "b"),
        item(1, 0, "two:"),
        item(1, 1, "a again"),
    ]
    .concat();
    assert_eq!(
        read(&body, &lists(&levels, "")),
        [
            "0 paragraph 1. | one:",
            "1 point (a) | a:",
            "2 point (i) | i",
            "2 point (ii) | ii",
            "1 point (b) | b",
            "0 paragraph 2. | two:",
            "1 point (a) | a again",
        ]
    );
}

#[test]
fn a_number_of_several_levels_is_printed_whole() {
    let levels = [
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%1.%2.%3", "<w:lvlRestart w:val=\"1\"/>"),
    ]
    .concat();
    let body = [
        item(1, 0, "x"),
        item(1, 1, "x"),
        item(1, 2, "x"),
        item(1, 1, "x"),
        item(1, 2, "goes on"),
    ]
    .concat();
    assert_eq!(
        read(&body, &lists(&levels, "")),
        [
            "0 point I. | x",
            "1 paragraph 1.1 | x",
            "2 paragraph I.1.1 | x",
            "1 paragraph 1.2 | x",
            "2 paragraph I.2.2 | goes on",
        ]
    );
}

#[test]
fn lists_of_one_kind_count_on_unless_one_starts_anew() {
    let more = r#"<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"#;
    let numbering = lists(&level(0, "decimal", "%1)", ""), more);
    let body = [
        item(1, 0, "x"),
        item(2, 0, "x"),
        item(3, 0, "x"),
        item(3, 0, "x"),
        item(0, 0, "no list"),
        item(9, 0, "no such list"),
    ]
    .concat();
    assert_eq!(
        read(&body, &numbering),
        [
            "0 paragraph 1) | x",
            "0 paragraph 2) | x",
            "0 paragraph 7) | x",
            "0 paragraph 8) | x",
            "0 paragraph | no list",
            "0 paragraph | no such list",
        ]
    );
}

#[test]
fn a_style_can_bring_the_list_and_the_level() {
    let levels = level(0, "decimal", "Article %1", r#"<w:pStyle w:val="Art"/>"#)
        + &level(1, "decimal", "%2.", r#"<w:pStyle w:val="Par"/>"#)
        + &level(2, "bullet", "•", "");
    let list = r#"<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>"#;
    let styles = format!(
        r#"<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Art"/><w:basedOn w:val="H"/>{list}</w:style><w:style w:type="paragraph" w:styleId="Par"><w:name w:val="Par"/>{list}</w:style>"#
    );
    let style = |id: &str| format!(r#"<w:pStyle w:val="{id}"/>"#);
    let body = [
        p(&style("Art"), &r("Aim")),
        p(&style("Par"), &r("States shall")),
        item(1, 2, "report"),
        p(&style("Art"), &r("Scope")),
        p(&style("Par"), &r("This")),
    ]
    .concat();
    let made = Made::of(&body)
        .with("styles", &styles)
        .with("numbering", &lists(&levels, ""));
    assert_eq!(
        shows(&made.read(Reading::AsItStands)),
        [
            "0 heading Article 1 | Aim",
            "1 paragraph 1. | States shall",
            "2 point | report",
            "0 heading Article 2 | Scope",
            "1 paragraph 1. | This",
        ]
    );
}

#[test]
fn paragraphs_that_are_not_there_do_not_count() {
    let mark = format!("<w:rPr>{}</w:rPr>", by("EU", "ins", ""));
    let list = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#;
    let body = [
        item(1, 0, "first"),
        p(&format!("{list}{mark}"), &by("EU", "ins", &r("new"))),
        item(1, 0, "last"),
    ]
    .concat();
    let made = Made::of(&body).with("numbering", &lists(&level(0, "decimal", "%1.", ""), ""));
    assert_eq!(
        shows(&made.read(Reading::Rejected)),
        ["0 paragraph 1. | first", "0 paragraph 2. | last"]
    );
    assert_eq!(
        shows(&made.read(Reading::Accepted))[2],
        "0 paragraph 3. | last"
    );
}

#[test]
fn indentation_says_what_stands_under_what() {
    let at = |left: i64, words: &str| p(&format!(r#"<w:ind w:left="{left}"/>"#), &r(words));
    let body = [
        at(1267, "First."),
        at(1267, "Second."),
        at(1987, "Under it."),
        at(1267, "Third."),
    ]
    .concat();
    assert_eq!(
        shown(&body, Reading::AsItStands),
        [
            "0 paragraph | First.",
            "0 paragraph | Second.",
            "1 paragraph | Under it.",
            "0 paragraph | Third.",
        ]
    );
}

#[test]
fn numbers_of_unknown_kinds_are_given_in_digits_and_listed() {
    let read = Made::of(&item(1, 0, "x"))
        .with("numbering", &lists(&level(0, "hebrew1", "%1.", ""), ""))
        .read(Reading::AsItStands);
    assert_eq!(shows(&read), ["0 paragraph 1. | x"]);
    assert_eq!(
        read.left_out,
        ["Numbers of a kind that is not known here (hebrew1) are given in digits."]
    );
}
