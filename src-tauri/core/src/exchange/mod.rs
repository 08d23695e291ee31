//! Readers and writers of documents, one file or folder a format.

mod assemble;
mod layout;
pub mod markdown;
mod marks;
mod number;

/// Shows a block on one line for tests: level, kind, number, words with marks.
#[cfg(test)]
pub(crate) fn shown(block: &crate::text::Block) -> String {
    use crate::clause::MarkKind;
    let mut text = block.wording.text.clone();
    let mut signs: Vec<(u32, u32, &str)> = Vec::new();
    for mark in &block.wording.marks {
        let sign = match mark.kind {
            MarkKind::Italic => "_",
            MarkKind::Bold => "**",
            MarkKind::Footnote => continue,
        };
        signs.push((mark.start, 1, sign));
        signs.push((mark.end, 0, sign));
    }
    signs.sort_unstable();
    for (at, _, sign) in signs.into_iter().rev() {
        text.insert_str(at as usize, sign);
    }
    let kind = format!("{:?}", block.kind).to_lowercase();
    let number = block
        .number
        .as_ref()
        .map(|n| format!(" {n}"))
        .unwrap_or_default();
    format!("{} {kind}{number} | {text}", block.level)
}
