//! Rich Text made for tests, and how it reads.

use crate::exchange::tests::shown as block;
use crate::exchange::{Reading, read_as};
use crate::text::{Document, TrackedOp};
use Reading::{Accepted, AsItStands, Rejected};

const HEAD: &str = r"\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times;}}{\stylesheet{\s0 Normal;}{\s1\b\outlinelevel0 heading 1;}{\s2\b Heading 2;}{\s3\b Title;}{\*\cs9\i Emphasis;}}{\*\revtbl {Unknown;}{EU;}{US;}}{\info{\title Not this}}";

fn made(body: &str) -> Vec<u8> {
    format!("{{{HEAD}{body}}}").into_bytes()
}

fn read(body: &str, reading: Reading) -> Document {
    read_as(&made(body), "a.rtf", reading).unwrap()
}

fn shown(body: &str, reading: Reading) -> Vec<String> {
    read(body, reading).blocks.iter().map(block).collect()
}

#[test]
fn a_text_reads_through_its_structure() {
    let body = r"\pard\plain\s3\b Compact\par
\pard\plain {\i Recalling} the {\b Charter},{\super\chftn{\*\footnote\pard\plain{\chftn} Of 1945.}}\par
\pard\plain\s1\b Aims\par
\pard\plain\s2\b The first\par
\pard\plain{\listtext\pard\plain 1.\tab}\ilvl0\ls1\fi-720\li720 States report:\par
{\listtext\pard\plain (a)\tab}\ilvl1\fi-720\li1440 data;\par
{\listtext\pard\plain\f0 \u8226\'95\tab}\ilvl2\fi-720\li2160 a point\par
\trowd\cellx100\cellx200\pard\intbl a\cell b\cell\row
\pard\plain 2.\tab Cities pay.\par";
    assert_eq!(
        shown(body, AsItStands),
        [
            "0 title | Compact",
            "0 preambular | _Recalling_ the **Charter**,[^1]",
            "1 note [^1] | Of 1945.",
            "0 heading | Aims",
            "1 heading | The first",
            "2 paragraph 1. | States report:",
            "3 point (a) | data;",
            "4 point | a point",
            "2 paragraph | a | b",
            "2 paragraph 2. | Cities pay.",
        ]
    );
}

#[test]
fn letters_are_those_of_the_code_page_or_of_unicode() {
    for (words, meant) in [
        (r"caf\'e9 \u8211-\u8212?\emdash x", "café –——x"),
        (r"{\f1 \'cf\'f0\'e8} \'e9", "При é"),
        (r"{\uc0 \u26085\u26412} {\uc2 \u26085 ??a}", "日本 日a"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u-10179?x", "x"),
        (r"\{a\}\\b\~c\_d", "{a}\\b\u{a0}c\u{2011}d"),
        ("one\ntwo\\\nthree", "onetwo / three"),
        (r"a{\*\unknown b{c}}d{\pict 00ff}e", "ade"),
        ("a{\\bin3 }}}}b", "ab"),
    ] {
        let blocks = read(words, AsItStands).blocks;
        let read: Vec<&str> = blocks.iter().map(|one| one.wording.text.as_str()).collect();
        assert_eq!(read.join(" / "), meant, "{words}");
    }
}

#[test]
fn letters_of_the_code_pages_of_east_and_west_are_read() {
    for (page, words, meant) in [
        (874, r"\'a1\'a2", "กข"),
        (932, r"\'93\'fa\'96\'7b \'83\\", "日本 ソ"),
        (936, r"\'d6\'d0\'b9\'fa", "中国"),
        (949, r"\'c7\'d1\'b1\'b9", "한국"),
        (950, r"\'a4\'a4\'b0\'ea", "中國"),
        (1256, r"\'c7\'e1", "ال"),
        (10_000, r"caf\'8e", "café"),
        (10_007, r"\'8f\'f0\'e8", "При"),
        (866, r"\'8f\'e0\'a8", "При"),
        (28_592, r"\'b1", "ą"),
        (20_866, r"\'f0\'d2\'c9", "При"),
        (65_001, r"caf\'c3\'a9", "café"),
    ] {
        let file = format!("{{\\rtf1\\ansi\\ansicpg{page} {words}\\par}}");
        let read = read_as(file.as_bytes(), "a.rtf", AsItStands).unwrap();
        assert_eq!(read.blocks[0].wording.text, meant, "{page}");
    }
}

#[test]
fn what_is_there_twice_is_read_as_its_unicode_form() {
    let words = r"One {\upr{caf?}{\*\ud{caf\'e9 \u26085?}}} two{\upr{\*\bkmkstart a}{\*\ud{\*\bkmkstart b}}}.";
    assert_eq!(shown(words, AsItStands), ["0 paragraph | One café 日 two."]);
}

#[test]
fn signs_of_a_font_of_signs_are_no_letters() {
    let file = r"{\rtf1\ansi{\fonttbl{\f0 Times;}{\f3\fcharset2 Symbol;}{\f4\fcharset2 Wingdings;}}
{\listtext\f3\'b7\tab}\ilvl0\li720 data;\par
{\listtext\f4 n\tab}\ilvl0\li720 more;\par
{\listtext o\tab}\ilvl0\li720 all.\par
\pard A {\f3 a} sign.\par}";
    let read = read_as(file.as_bytes(), "a.rtf", AsItStands).unwrap();
    let lines: Vec<String> = read.blocks.iter().map(block).collect();
    assert_eq!(
        lines,
        [
            "0 point | data;",
            "0 point | more;",
            "0 point | all.",
            "0 paragraph | A \u{fffd} sign.",
        ]
    );
    assert_eq!(
        read.left_out,
        ["Signs of a special font are shown as “\u{fffd}” (1)."]
    );
}

#[test]
fn tracked_changes_have_three_readings() {
    // 9:05 on 1 March 2018.
    let at = (118 << 20) | (3 << 16) | (1 << 11) | (9 << 6) | 5;
    let body = format!(
        r"\pard States {{\deleted\revauthdel1\revdttmdel{at} should}}{{\revised\revauth1\revdttm{at} shall}} report.\par Courts sit.{{\revised\revauth2  In public.\par A fund pays.}}\par {{\deleted\revauthdel2 Gone.\par }}The end.\par"
    );
    let texts = |reading| {
        let blocks = read(&body, reading).blocks;
        let texts: Vec<String> = blocks.into_iter().map(|one| one.wording.text).collect();
        texts.join(" / ")
    };
    assert_eq!(
        texts(Accepted),
        "States shall report. / Courts sit. In public. / A fund pays. / The end."
    );
    assert_eq!(
        texts(Rejected),
        "States should report. / Courts sit. / Gone. / The end."
    );
    let read = read(&body, AsItStands);
    let said: Vec<String> = read
        .changes
        .iter()
        .map(|change| match change.op {
            TrackedOp::Insert => format!("{} {{+{}+}}", change.author, change.text),
            TrackedOp::Delete => format!("{} [-{}-]", change.author, change.text),
        })
        .collect();
    assert_eq!(
        said,
        [
            "EU [-should-]",
            "EU {+shall+}",
            "US {+ In public.¶A fund pays.+}",
            "US [-Gone.¶-]",
        ]
    );
    assert_eq!(read.changes[0].date, "2018-03-01T09:05:00");
}

#[test]
fn comments_notes_and_what_has_no_place() {
    let body = r"\pard States report.\par Cities {\*\atrfstart 7}report{\*\atrfend 7}{\*\atnid AH}{\*\atnauthor A. Hansen}\chatn{\*\annotation{\*\atnref 7}\pard\plain Why?}.{\header In the margin}{\v secret}\par";
    let read = read(body, AsItStands);
    let one = &read.comments[0];
    assert_eq!(
        (
            one.block,
            one.about.as_str(),
            one.text.as_str(),
            one.author.as_str()
        ),
        (Some(1), "report", "Why?", "A. Hansen")
    );
    assert_eq!(read.blocks[1].wording.text, "Cities report.");
    assert_eq!(
        read.left_out,
        [
            "Comments are no part of the text and were left out of it (1).",
            "Hidden text was left out: “secret”.",
            "What stands in headers and footers was left out.",
        ]
    );
}

#[test]
fn hostile_files_are_refused_in_a_sentence() {
    for (bytes, says) in [
        (
            format!("{{\\rtf1 {}", "{".repeat(5_000)),
            "nested more than 256 groups deep",
        ),
        ("{\\rtf1 x".to_owned(), "cut off"),
        ("{\\rtf1 x\\".to_owned(), "cut off"),
        ("{\\rtf1 \\'zz}".to_owned(), "a character in it is broken"),
        (format!("{{\\rtf1 \\{}}}", "a".repeat(99)), "too long"),
        (
            "{\\rtf1\\ansicpg437 \\'e9}".to_owned(),
            "a code page that is not read",
        ),
        ("{\\rtf1 }".to_owned(), "holds no words"),
        ("{\\rtf1{\\bin2147483647 x}}".to_owned(), "cut off"),
        (
            "{\\rtf1{\\*\\footnote{\\*\\annotation".to_owned(),
            "cut off",
        ),
    ] {
        let said = read_as(bytes.as_bytes(), "a.rtf", AsItStands).unwrap_err();
        assert!(said.to_string().contains(says), "{said}");
    }
}
