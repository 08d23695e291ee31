//! Words that the end of a line cuts in two.

use rustc_hash::FxHashSet;

use super::lines::{Line, TURN};

/// Where a word may be cut; drawn only where it is.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// The words that a file has within its lines.
pub(super) struct Known {
    words: FxHashSet<String>,
}

impl Known {
    /// Of every line of a file.
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Self {
        let mut words = FxHashSet::default();
        for line in lines {
            let each = line.text.split(' ').map(bare);
            words.extend(each.filter(|word| !word.is_empty()).map(str::to_lowercase));
        }
        Known { words }
    }

    /// Adds the next line of a paragraph to its words.
    ///
    /// A hyphen at the end of the line before stays, unless the file has the word elsewhere
    /// without it, and nowhere with it.
    pub(super) fn join(&self, words: &mut String, next: &str) {
        // Makers that cut words themselves draw this hyphen, which nobody types.
        let soft = words.ends_with([SOFT_HYPHEN, HYPHENS[1]]);
        if soft || words.ends_with(HYPHENS) {
            let cut = words.trim_end_matches([HYPHENS[0], HYPHENS[1], SOFT_HYPHEN]);
            let first = cut.rsplit(' ').next().map_or("", bare).to_lowercase();
            let last = next.split(' ').next().map_or("", bare).to_lowercase();
            let has = |word: String| self.words.contains(&word);
            let whole = !first.is_empty() && !last.is_empty() && has(format!("{first}{last}"));
            let apart = HYPHENS.iter().any(|h| has(format!("{first}{h}{last}")));
            if soft {
                words.pop();
                // Some makers call every hyphen a soft one.
                if apart && !whole {
                    words.push('-');
                }
            } else if whole && !apart {
                words.pop();
            }
        } else if !(words.ends_with(is_unspaced)
            && next.trim_start_matches(TURN).starts_with(is_unspaced))
        {
            words.push(' ');
        }
        words.push_str(next);
    }
}

/// A word without the signs before and after it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// True for letters of a script that puts no blanks between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
