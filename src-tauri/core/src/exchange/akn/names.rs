//! What the elements of Akoma Ntoso are to a reader.

/// What an element is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Text of its own: what it holds is one paragraph.
    Block,
    /// A unit that can carry a number, a heading and other units.
    Unit,
    /// A list, whose opening words are those of the unit around it where that has none.
    List,
    /// The number of a unit.
    Num,
    /// The heading of a unit.
    Heading,
    /// Someone who speaks.
    Speech,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A footnote where it is referred to.
    Note,
    /// What says something about the document and stands outside its text.
    Meta,
    /// Holds other elements and is nothing by itself.
    Wrapper,
    /// Part of a paragraph.
    Inline,
}

/// Says what an element is by its name without prefix.
pub(super) fn class(name: &str) -> Class {
    match name {
        "p" | "block" | "crossHeading" | "listIntroduction" | "listWrapUp" | "narrative"
        | "scene" | "summary" | "from" | "subheading" | "tocItem" | "li" | "caption"
        | "interstitial" => Class::Block,
        "alinea" | "article" | "book" | "chapter" | "clause" | "division" | "hcontainer"
        | "indent" | "item" | "level" | "paragraph" | "part" | "point" | "proviso" | "recital"
        | "citation" | "rule" | "section" | "subchapter" | "subclause" | "subdivision"
        | "subparagraph" | "subpart" | "subrule" | "subsection" | "subtitle" | "title" | "tome"
        | "transitional" => Class::Unit,
        name if is_bare(name) => Class::Unit,
        "list" | "sublist" | "blockList" | "recitals" | "citations" => Class::List,
        "num" => Class::Num,
        "heading" => Class::Heading,
        "speech" | "question" | "answer" | "other" => Class::Speech,
        "tr" => Class::Row,
        "td" | "th" => Class::Cell,
        "authorialNote" => Class::Note,
        "meta" => Class::Meta,
        name if is_document(name) => Class::Wrapper,
        "akomaNtoso"
        | "coverPage"
        | "preface"
        | "preamble"
        | "body"
        | "mainBody"
        | "collectionBody"
        | "portionBody"
        | "amendmentBody"
        | "amendmentHeading"
        | "amendmentContent"
        | "amendmentReference"
        | "amendmentJustification"
        | "debateBody"
        | "judgmentBody"
        | "judgementBody"
        | "introduction"
        | "background"
        | "arguments"
        | "remedies"
        | "motivation"
        | "decision"
        | "conclusions"
        | "attachments"
        | "attachment"
        | "components"
        | "component"
        | "components1"
        | "intro"
        | "content"
        | "wrapUp"
        | "container"
        | "formula"
        | "longTitle"
        | "speechGroup"
        | "toc"
        | "table"
        | "ul"
        | "ol"
        | "div"
        | "quotedStructure"
        | "embeddedStructure"
        | "foreign"
        | "fragmentBody"
        | "fragment"
        | "header"
        | "blockquote"
        | "subFlow" => Class::Wrapper,
        _ => Class::Inline,
    }
}

/// The roots that a file can have, by the namespaces that Akoma Ntoso has had.
pub(super) fn is_akoma_ntoso(namespace: &str) -> bool {
    [
        "http://docs.oasis-open.org/legaldocml/ns/akn/",
        "http://www.akomantoso.org/",
        "http://akomantoso.org/",
    ]
    .iter()
    .any(|prefix| namespace.starts_with(prefix))
}

/// True for a unit that is none of the hierarchy: a part of a debate, a block of a table
/// of contents.
pub(super) fn is_bare(name: &str) -> bool {
    matches!(
        name,
        "debateSection"
            | "administrationOfOath"
            | "rollCall"
            | "prayers"
            | "oralStatements"
            | "writtenStatements"
            | "personalStatements"
            | "ministerialStatements"
            | "resolutions"
            | "nationalInterest"
            | "declarationOfVote"
            | "communication"
            | "petitions"
            | "papers"
            | "noticesOfMotion"
            | "questions"
            | "address"
            | "proceduralMotions"
            | "pointOfOrder"
            | "adjournment"
            | "tblock"
            | "blockContainer"
    )
}

/// True for the element of one document, which can stand in another.
pub(super) fn is_document(name: &str) -> bool {
    matches!(
        name,
        "act"
            | "bill"
            | "amendment"
            | "amendmentList"
            | "debate"
            | "debateReport"
            | "doc"
            | "documentCollection"
            | "judgment"
            | "judgement"
            | "statement"
            | "officialGazette"
            | "portion"
    )
}

/// What is left out of a paragraph with an element, in words for the list of it.
pub(super) fn loses(name: &str) -> Option<&'static str> {
    Some(match name {
        "ref" | "mref" | "rref" | "a" => "targets of references",
        "img" => "pictures",
        "omissis" => "marks of omission",
        "u" => "underlining",
        "sup" | "sub" => "raised and lowered letters",
        "eol" | "eop" => "ends of lines and pages",
        "mod" | "mmod" | "rmod" => "markings of modifications",
        "foreign" => "structure of foreign content",
        "subFlow" => "places of text that stands apart",
        _ => return None,
    })
}
