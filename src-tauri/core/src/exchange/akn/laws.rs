//! Laws of the reader: whatever the elements, no word is lost and every block has a parent.

use proptest::prelude::*;

use super::read;

/// Elements of all classes, and some that no version knows.
const NAMES: [&str; 64] = [
    "act",
    "alinea",
    "amendmentBody",
    "answer",
    "article",
    "attachment",
    "b",
    "block",
    "blockList",
    "body",
    "citation",
    "clause",
    "coverPage",
    "component",
    "conclusions",
    "container",
    "content",
    "crossHeading",
    "debateSection",
    "def",
    "del",
    "div",
    "docDate",
    "docTitle",
    "formula",
    "from",
    "hcontainer",
    "heading",
    "i",
    "indent",
    "inline",
    "ins",
    "intro",
    "item",
    "li",
    "list",
    "listIntroduction",
    "longTitle",
    "mod",
    "num",
    "p",
    "paragraph",
    "point",
    "preamble",
    "preface",
    "question",
    "quotedStructure",
    "quotedText",
    "recital",
    "recitals",
    "ref",
    "section",
    "shortTitle",
    "span",
    "speech",
    "subheading",
    "summary",
    "table",
    "td",
    "toc",
    "tr",
    "ul",
    "unknown",
    "wrapUp",
];

/// A tree of elements; leaves are words, numbered in order by [`printed`].
#[derive(Clone, Debug)]
enum Node {
    Word(bool),
    Element(usize, Vec<Node>),
}

fn node() -> impl Strategy<Value = Node> {
    let word = any::<bool>().prop_map(Node::Word);
    word.prop_recursive(7, 60, 5, |inside| {
        (0..NAMES.len(), proptest::collection::vec(inside, 0..5))
            .prop_map(|(name, inside)| Node::Element(name, inside))
    })
}

fn printed(nodes: &[Node], count: &mut u32, out: &mut String) {
    for node in nodes {
        match node {
            Node::Word(blank) => {
                *count += 1;
                out.push_str(&format!("w{count}"));
                if *blank {
                    out.push(' ');
                }
            }
            Node::Element(name, inside) => {
                let name = NAMES[*name];
                out.push_str(&format!("<{name}>"));
                printed(inside, count, out);
                out.push_str(&format!("</{name}>"));
            }
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #[test]
    fn no_word_is_lost_and_all_stay_in_order(nodes in proptest::collection::vec(node(), 1..6)) {
        let (mut count, mut inside) = (0, String::new());
        printed(&nodes, &mut count, &mut inside);
        let read = read(&format!("<akomaNtoso>{inside}</akomaNtoso>"), crate::exchange::Reading::default());
        let Ok(document) = read else {
            prop_assert_eq!(count, 0);
            return Ok(());
        };
        let mut words = String::new();
        let mut deepest = 0;
        for block in &document.blocks {
            prop_assert!(block.wording.check().is_ok());
            prop_assert!(block.level <= deepest, "{inside}");
            deepest = block.level + 1;
            words.push_str(&letters(block.number.as_deref().unwrap_or_default()));
            words.push_str(&letters(&block.wording.text));
        }
        let all: String = (1..=count).map(|nth| format!("w{nth}")).collect();
        prop_assert_eq!(words, all, "{}", inside);
    }
}
