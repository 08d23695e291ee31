//! Files made to hurt a reader: nested, endless, cut, lying about what they are.

/// A file with its name, whose ending says how it is read.
pub(crate) struct Hostile {
    /// What it is called.
    pub(crate) name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

pub(crate) const MANY: usize = 100_000;

/// Makes all of them, none over 8 MiB.
pub(crate) fn files() -> Vec<Hostile> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| {
        let name = name.to_owned();
        files.push(Hostile { name, bytes });
    };
    for (name, text) in texts() {
        add(name, text.into_bytes());
    }
    for (name, inside) in akoma_ntoso() {
        add(name, inside.into_bytes());
    }
    for (name, objects) in pdfs() {
        add(name, pdf(&objects));
    }
    add("rich.rtf", b"{\\rtf1\\ansi Words.}".to_vec());
    for (name, inside) in rich_text() {
        add(name, format!("{{\\rtf1\\ansi {inside}}}").into_bytes());
    }
    for (name, bytes) in crate::packed::files() {
        add(&name, bytes);
    }
    for ending in [
        "md", "txt", "html", "xml", "json", "pdf", "rtf", "docx", "odt",
    ] {
        add(&format!("empty.{ending}"), Vec::new());
        add(&format!("blank.{ending}"), b" \n\t\n ".to_vec());
        add(&format!("zero.{ending}"), b"a\0b".to_vec());
        add(&format!("latin.{ending}"), b"<p>caf\xe9 \xff".to_vec());
        add(&format!("odd.{ending}"), b"\xff\xfea".to_vec());
        add(
            &format!("surrogate.{ending}"),
            b"\xff\xfe\x00\xd8a\0".to_vec(),
        );
        add(&format!("packed.{ending}"), b"PK\x03\x04xxxxxxxx".to_vec());
        add(&format!("database.{ending}"), b"SQLite format 3\0".to_vec());
        add(&format!("noise.{ending}"), noise(200_000));
    }
    files
}

/// Rich Text that nests without end, and names far too much.
fn rich_text() -> Vec<(&'static str, String)> {
    vec![
        ("groups.rtf", "{".repeat(MANY)),
        ("notes.rtf", "x{\\*\\footnote y}".repeat(MANY / 2)),
        ("notes_in_notes.rtf", "{\\*\\footnote ".repeat(200)),
        (
            "comments.rtf",
            "{\\*\\atrfstart 1}x{\\*\\annotation{\\*\\atnref 1}y}".repeat(MANY / 4),
        ),
        (
            "open_comments.rtf",
            (0..MANY / 10)
                .map(|k| format!("{{\\*\\atrfstart {k}}}"))
                .collect::<String>()
                + &"\\par\\tab x".repeat(MANY),
        ),
        ("bytes.rtf", "{\\bin2147483647 x}".to_owned()),
        ("paragraphs.rtf", "x\\par ".repeat(MANY * 2)),
        (
            "cells.rtf",
            format!("\\intbl {}\\row", "x\\cell ".repeat(MANY)),
        ),
        (
            "fonts.rtf",
            format!(
                "{{\\fonttbl{}}}x",
                (0..MANY)
                    .map(|k| format!("{{\\f{k}\\fcharset204 y;}}"))
                    .collect::<String>()
            ),
        ),
        ("halves.rtf", "\\u-10179?".repeat(MANY)),
        (
            "changes.rtf",
            "{\\revised\\revauth9 x}{\\deleted y}".repeat(MANY),
        ),
    ]
}

/// Bytes without sense, the same each time.
fn noise(bytes: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..bytes)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        })
        .collect()
}

fn texts() -> Vec<(&'static str, String)> {
    let stairs = |line: fn(usize) -> String| (0..400).map(line).collect::<String>();
    let attributes = (0..MANY).map(|k| format!("a{k} ")).collect::<String>();
    vec![
        ("quotes.md", format!("{} x", ">".repeat(MANY))),
        (
            "brackets.md",
            format!("{}x{}", "[".repeat(MANY), "]".repeat(MANY)),
        ),
        ("links.md", format!("[a]: /x\n\n{}", "[a][".repeat(MANY))),
        ("emphasis.md", "*a **b _c ".repeat(MANY / 4)),
        ("stars.md", "a* b_ ".repeat(MANY)),
        ("ticks.md", (1..800).map(|k| "`".repeat(k) + "x").collect()),
        ("bullets.md", "- ".repeat(MANY)),
        (
            "stairs.md",
            stairs(|k| format!("{}- x\n", " ".repeat(4 * k))),
        ),
        (
            "notes.md",
            format!("x{}\n", "[^1]".repeat(MANY)) + &"[^1]: y\n\n".repeat(MANY / 4),
        ),
        ("table.md", "|".repeat(MANY) + "\n" + &"|-".repeat(MANY)),
        (
            "entities.md",
            "&amp;&#0;&#x110000;&#xD800;".repeat(MANY / 10),
        ),
        ("lines.md", "\n".repeat(MANY * 10) + "x"),
        ("line.txt", "x ".repeat(MANY * 10)),
        (
            "numbers.txt",
            (0..MANY).map(|k| format!("{k}. x\n")).collect(),
        ),
        ("points.txt", "(a) x\n".repeat(MANY)),
        (
            "marks.txt",
            "\u{202e}\u{200b}\u{e0041}\u{feff}".repeat(MANY),
        ),
        ("combining.txt", format!("e{}", "\u{301}".repeat(MANY * 5))),
        (
            "stairs.txt",
            stairs(|k| format!("{}(i) x\n", " ".repeat(4 * k))),
        ),
        ("divs.html", "<div>".repeat(MANY) + "x"),
        ("bold.html", "<b>".repeat(MANY) + "x"),
        ("lists.html", "<ul><li>".repeat(MANY) + "x"),
        ("deleted.html", "<del>".repeat(MANY) + "x"),
        ("tables.html", "<table><tr><td>".repeat(MANY) + "x"),
        ("attributes.html", format!("<p {attributes}>x")),
        ("comments.html", "<!--".repeat(MANY)),
        ("script.html", format!("<script>{}", "<".repeat(MANY * 10))),
        ("raised.html", "<sup><a href=\"#fn1\">".repeat(MANY) + "x"),
        ("notes.html", "<p id=\"fn1\">x".repeat(MANY)),
        (
            "entities.html",
            "&lt;&#99999999;&notanentity".repeat(MANY / 5),
        ),
        (
            "start.html",
            format!("<ol start=\"{}\"><li>x", "9".repeat(MANY)),
        ),
        ("nested.json", "[".repeat(MANY)),
        ("objects.json", "{\"clauses\":".repeat(MANY)),
        ("number.json", "9".repeat(MANY * 10)),
        ("string.json", format!("\"{}", "\\u0041".repeat(MANY))),
        ("level.json", clause_json("65535", "x", "")),
        (
            "marks.json",
            clause_json(
                "0",
                "x",
                "{\"start\":4294967295,\"end\":0,\"mark\":\"bold\"}",
            ),
        ),
        ("long.json", clause_json("0", &"x".repeat(5 << 20), "")),
    ]
}

/// A PDF of these objects, the first of which is its catalogue.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let (start, size) = (out.len(), objects.len() + 1);
    out.push_str(&format!(
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    ));
    out.into_bytes()
}

/// PDFs that go round in circles, draw without end, or unpack to far too much.
fn pdfs() -> Vec<(&'static str, Vec<String>)> {
    let stream = |entries: &str, drawn: &str| {
        format!(
            "<<{entries}/Length {}>>stream\n{drawn}\nendstream",
            drawn.len()
        )
    };
    let with = |resources: &str, drawn: &str| {
        vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Count 1/Kids[3 0 R]/Resources<<{resources}>>>>"),
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_owned(),
            stream("", drawn),
        ]
    };
    let mut parents = with("", "BT ET");
    parents[1] = "<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R]>>".to_owned();
    let mut forms = with("/XObject<</X 5 0 R>>", &"/X Do ".repeat(20));
    forms.push(stream("/Subtype/Form", &"/X Do ".repeat(20)));
    let mut fonts = with("/Font<</F 5 0 R>>", &"/F 9 Tf ".repeat(10_000));
    fonts.push("<</Type/Font/Encoding 5 0 R>>".to_owned());
    let mut wide = with(
        "/Font<</F 5 0 R>>",
        "BT /F 1e38 Tf 1e38 0 0 1e38 1e38 0 Td (a) Tj (b) Tj ET",
    );
    wide.push(
        "<</Type/Font/Subtype/Type0/DescendantFonts[<</W[0 99999999999 1]/DW 1e38>>]>>".to_owned(),
    );
    let mut pieces = with(
        "/Font<</F 5 0 R>>",
        &format!("BT /F 1 Tf {} ET", "(ab) Tj ".repeat(60_000)),
    );
    pieces.push("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned());
    let mut contents = with("", "");
    contents[2] = "<</Type/Page/Parent 2 0 R/Contents 3 0 R>>".to_owned();
    vec![
        ("parents.pdf", parents),
        ("forms.pdf", forms),
        ("fonts.pdf", fonts),
        ("wide.pdf", wide),
        ("contents.pdf", contents),
        ("pieces.pdf", pieces),
        ("nested.pdf", with("", &"[".repeat(MANY))),
        ("dictionaries.pdf", with(&"/A<<".repeat(MANY), "BT ET")),
        ("saved.pdf", with("", &"q ".repeat(MANY))),
        ("strings.pdf", with("", &"(".repeat(MANY))),
        ("many.pdf", {
            let mut many = with("", "BT ET");
            many[1] = format!(
                "<</Type/Pages/Count {MANY}/Kids[{}]>>",
                "3 0 R ".repeat(MANY)
            );
            many
        }),
    ]
}

fn clause_json(level: &str, text: &str, mark: &str) -> String {
    format!(
        "{{\"clauses\":[{{\"number\":null,\"kind\":\"point\",\"level\":{level},\"text\":\"{text}\",\"marks\":[{mark}]}}]}}"
    )
}

/// Puts something in a document of Akoma Ntoso.
pub(crate) fn in_akoma_ntoso(inside: &str) -> String {
    format!(
        "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><doc name=\"d\">{inside}</doc></akomaNtoso>"
    )
}

fn akoma_ntoso() -> Vec<(&'static str, String)> {
    let nested = |open: &str, close: &str, times: usize| {
        in_akoma_ntoso(&format!("{}x{}", open.repeat(times), close.repeat(times)))
    };
    let entities = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><akomaNtoso><doc>&b;</doc></akomaNtoso>";
    let attributes = (0..MANY).map(|k| format!(" a{k}='x'")).collect::<String>();
    let namespaces = (0..250)
        .map(|k| format!(" xmlns:n{k}='u{k}'"))
        .collect::<String>();
    vec![
        ("swelling.xml", entities.to_owned()),
        (
            "file.xml",
            "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><akomaNtoso>&a;</akomaNtoso>"
                .to_owned(),
        ),
        (
            "address.xml",
            "<!DOCTYPE a SYSTEM \"http://localhost:9/a.dtd\"><akomaNtoso/>".to_owned(),
        ),
        ("entity.xml", in_akoma_ntoso("<p>&unknown;</p>")),
        ("sections.xml", nested("<section>", "</section>", 1_000)),
        (
            "numbered.xml",
            nested("<section><num>1</num><p>y</p>", "</section>", 300),
        ),
        (
            "numbers.xml",
            nested("<section><num>1</num>", "</section>", 500),
        ),
        ("deep.xml", nested("<p>", "</p>", MANY)),
        ("italic.xml", nested("<p><i>", "</i></p>", 400)),
        (
            "notes.xml",
            nested("<p><authorialNote>", "</authorialNote></p>", 400),
        ),
        (
            "cells.xml",
            nested("<table><tr><td>", "</td></tr></table>", 300),
        ),
        ("deleted.xml", nested("<del>", "</del>", 900)),
        (
            "quoted.xml",
            nested("<p>a<quotedStructure>", "</quotedStructure></p>", 400),
        ),
        ("metas.xml", nested("<meta>", "</meta>", 900)),
        (
            "attributes.xml",
            in_akoma_ntoso(&format!("<p{attributes}>x</p>")),
        ),
        (
            "namespaces.xml",
            in_akoma_ntoso(&format!("<p{namespaces}>x</p>").repeat(200)),
        ),
        ("same.xml", in_akoma_ntoso("<p a='1' a='2'>x</p>")),
        ("cut.xml", "<akomaNtoso><doc><p>x".to_owned()),
        ("cut_tag.xml", "<akomaNtoso><doc><p>x</p".to_owned()),
        ("crossed.xml", in_akoma_ntoso("<p><b>x</p></b>")),
        (
            "two.xml",
            "<akomaNtoso><p>x</p></akomaNtoso><akomaNtoso/>".to_owned(),
        ),
        ("ends.xml", format!("<akomaNtoso>{}", "</p>".repeat(MANY))),
        ("paragraphs.xml", in_akoma_ntoso(&"<p>x</p>".repeat(MANY))),
        (
            "refers.xml",
            in_akoma_ntoso(&"<p>x<noteRef href='#n'/></p>".repeat(MANY)),
        ),
        (
            "markers.xml",
            in_akoma_ntoso(
                &"<p>x<authorialNote marker='*'><p>y</p></authorialNote></p>".repeat(MANY / 2),
            ),
        ),
        (
            "meta_notes.xml",
            in_akoma_ntoso(&format!(
                "<meta><notes>{}</notes></meta><p>x</p>",
                "<note eId='n'><p>y</p></note>".repeat(MANY)
            )),
        ),
        (
            "references.xml",
            in_akoma_ntoso(&format!(
                "<meta>{}</meta><p>x</p>",
                (0..MANY)
                    .map(|k| format!("<TLCPerson eId='p{k}' showAs='x'/>"))
                    .collect::<String>()
            )),
        ),
        (
            "speeches.xml",
            in_akoma_ntoso(&"<speech by='#x'><from>y</from><p>z</p></speech>".repeat(MANY / 2)),
        ),
        (
            "elsewhere.xml",
            in_akoma_ntoso(&format!(
                "<p>x</p>{}",
                "<componentRef src='y'/>".repeat(MANY)
            )),
        ),
        (
            "characters.xml",
            in_akoma_ntoso(&format!(
                "<p>x{}</p>",
                "&#1;&#x10FFFF;&#xFFFE;".repeat(MANY / 4)
            )),
        ),
        (
            "cdata.xml",
            in_akoma_ntoso(&format!("<p>{}</p>", "<![CDATA[<p>]]>".repeat(MANY))),
        ),
        (
            "comments.xml",
            in_akoma_ntoso(&format!("<p>x{}</p>", "<!-- - -->".repeat(MANY))),
        ),
        (
            "same_clause.xml",
            in_akoma_ntoso(
                &"<section eId='cl_00000000000000000000000000000001'><p>x</p></section>"
                    .repeat(1_000),
            ),
        ),
        (
            "blanks.xml",
            in_akoma_ntoso(&format!(
                "<p xml:space='preserve'>{}x</p>",
                " ".repeat(MANY * 10)
            )),
        ),
        (
            "long.xml",
            in_akoma_ntoso(&format!("<p>{}</p>", "x".repeat(5 << 20))),
        ),
        (
            "tail.xml",
            in_akoma_ntoso(&format!(
                "<p>a{}</p>",
                "<quotedStructure><p>b</p></quotedStructure>; c".repeat(MANY / 4)
            )),
        ),
    ]
}
