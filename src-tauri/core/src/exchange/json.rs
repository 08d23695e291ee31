//! JSON in and out: the document as `travaux read --json` prints it.

use super::assemble::{DEEPEST, MOST_BLOCKS, too_deep, unreadable};
use crate::error::Result;
use crate::record::whole;
use crate::text::{Block, Document};

/// Reads a document that [`write`] or `travaux read --json` printed.
///
/// # Errors
/// [`crate::Error::Unreadable`] when it is no such document, names the first clause that
/// is not as a reader leaves it, holds no clause, or is over the limits.
pub fn read(text: &str) -> Result<Document> {
    let mut document: Document = serde_json::from_str(text).map_err(|problem| {
        if whole::is_one(text) {
            return unreadable(
                "this is a whole record, not one draft; make a record of it with `travaux new NEW --from FILE`",
            );
        }
        unreadable(format!(
            "this is not a document as `travaux read --json` prints it ({problem}); choose another file"
        ))
    })?;
    if document.blocks.is_empty() {
        return Err(unreadable("this file has no text in it; choose another"));
    }
    if document.blocks.len() > MOST_BLOCKS {
        return Err(unreadable(format!(
            "this file has more than {MOST_BLOCKS} paragraphs; split it and try again"
        )));
    }
    let mut deepest = 0;
    for (nth, block) in document.blocks.iter_mut().enumerate() {
        // The clauses of one record mean nothing in another.
        block.wording.clear_references();
        if block.level > DEEPEST {
            return Err(too_deep());
        }
        let said = |problem: String| unreadable(format!("clause {}: {problem}", nth + 1));
        block
            .wording
            .check()
            .map_err(|error| said(error.to_string()))?;
        if block.level > deepest {
            return Err(said(format!(
                "it stands at level {} where {deepest} is the deepest that fits; correct its level",
                block.level
            )));
        }
        deepest = block.level + 1;
    }
    Ok(document)
}

/// Prints blocks as JSON; a number that refers to a clause is printed as words.
pub fn write(blocks: &[Block]) -> String {
    let mut document = Document {
        blocks: blocks.to_vec(),
        ..Document::default()
    };
    for block in &mut document.blocks {
        block.wording.clear_references();
    }
    let mut out = serde_json::to_string_pretty(&document).expect("a document is plain data");
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_printed_reads_back_the_same() {
        let text = "# Compact\n\n## Objectives\n\n1. *Recalling* the **Charter** [shall / should]:\n\n   (a) data;[^1]\n\n   - more\n\n[^1]: A note.\n";
        let document = super::super::markdown::read(text).unwrap();
        let back = read(&write(&document.blocks)).unwrap();
        assert_eq!(back.blocks, document.blocks);
    }

    #[test]
    fn a_whole_record_is_known_and_the_way_to_it_said() {
        let whole = r#"{"format": "travaux record", "version": 1, "changes": []}"#;
        let said = read(whole).unwrap_err();
        assert_eq!(
            said.to_string(),
            "this is a whole record, not one draft; make a record of it with `travaux new NEW --from FILE`; the record is unchanged"
        );
    }

    #[test]
    fn what_is_no_document_is_refused_in_a_sentence() {
        let clause = |level: u32, text: &str| {
            format!(
                r#"{{"clauses":[{{"number":null,"kind":"paragraph","level":{level},"text":{text:?},"marks":[]}}]}}"#
            )
        };
        assert!(read(&clause(0, "States report.")).is_ok());
        for wrong in [
            "{".to_owned(),
            "[]".to_owned(),
            r#"{"clauses":[]}"#.to_owned(),
            clause(0, " "),
            clause(1, "States report."),
            clause(0, "States report.").replace(
                r#""marks":[]"#,
                r#""marks":[{"start":3,"end":90,"mark":"bold"}]"#,
            ),
            "[".repeat(100_000),
        ] {
            let said = read(&wrong).unwrap_err().to_string();
            assert!(
                !said.contains('\n') && said.ends_with("the record is unchanged"),
                "{said}"
            );
        }
    }
}
