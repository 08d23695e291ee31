use super::*;

fn cut(text: &str, at: At) -> String {
    match read(text, at) {
        Some(label) => format!("{}|{}", label.printed, &text[label.words_at..]),
        None => format!("|{text}"),
    }
}

#[test]
fn typed_numbers_are_told_from_words() {
    for (text, cutting) in [
        ("1. Parties", "1.|Parties"),
        ("1) Parties", "1)|Parties"),
        ("(1) Parties", "(1)|Parties"),
        ("(a) Parties", "(a)|Parties"),
        ("(a) bis Parties", "(a) bis|Parties"),
        ("(a bis) Parties", "(a bis)|Parties"),
        ("(17bis) [Its", "(17bis)|[Its"),
        ("(i) Parties", "(i)|Parties"),
        ("(xiv) Parties", "(xiv)|Parties"),
        ("a. Parties", "a.|Parties"),
        ("A. Parties", "A.|Parties"),
        ("IV. Parties", "IV.|Parties"),
        ("7 bis. Parties", "7 bis.|Parties"),
        ("2.bis Parties", "2.bis|Parties"),
        ("1bis. [To achieve", "1bis.|[To achieve"),
        ("3bis [Developed", "3bis|[Developed"),
        ("3.3 In accordance", "3.3|In accordance"),
        ("3.3bis Alt Each", "3.3bis Alt|Each"),
        ("3.3alt: Each", "3.3alt:|Each"),
        ("Option 1: No text", "Option 1:|No text"),
        ("Option I: No text", "Option I:|No text"),
        ("Option (a): Each", "Option (a):|Each"),
        ("Option 2. [The", "Option 2.|[The"),
        ("Option 1 [[Parties", "Option 1|[[Parties"),
        ("Article 4. Parties", "Article 4.|Parties"),
        // These are words.
        ("Option 1 is preferred", "|Option 1 is preferred"),
        (
            "Article 4 of the Convention",
            "|Article 4 of the Convention",
        ),
        ("25 May 2017", "|25 May 2017"),
        ("2018. Parties", "|2018. Parties"),
        ("3.3 million people", "|3.3 million people"),
        ("1.5 °C is", "|1.5 °C is"),
        ("12 months prior", "|12 months prior"),
        ("(including this) that", "|(including this) that"),
        ("e.g. this", "|e.g. this"),
        ("(a)", "|(a)"),
        ("(a)bc", "|(a)bc"),
        ("Option 1:", "|Option 1:"),
    ] {
        assert_eq!(cut(text, At::Paragraph), cutting);
    }
}

#[test]
fn a_heading_may_be_numbered_without_a_point() {
    for (text, cutting) in [
        ("Article 2bis (general)", "Article 2bis|(general)"),
        ("Article 2 bis (general)", "Article 2 bis|(general)"),
        ("Objective 1: Collect data", "Objective 1:|Collect data"),
        ("I. Vision", "I.|Vision"),
        ("2. Vision", "2.|Vision"),
        ("Part of the whole", "|Part of the whole"),
        ("Article 1", "|Article 1"),
        ("2030 Agenda", "|2030 Agenda"),
        ("22 May", "|22 May"),
    ] {
        assert_eq!(cut(text, At::Heading), cutting);
    }
}
