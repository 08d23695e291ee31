//! References in an imported draft: its words come without them, the clauses had them.

use super::{Numbers, propose, under};
use crate::clause::{Mark, MarkKind, Wording};
use crate::ids::ClauseId;
use crate::text::Block;
use crate::text::naming::Numbered;

/// Gives the blocks of an imported draft the references of the clauses that they are, as
/// far as the draft prints the number of the same clause: by its own numbering, in the same
/// words or in others. `clauses` has for each block its clause, and what that said before.
pub(crate) fn carried(blocks: &[Block], clauses: &[(ClauseId, Option<&Wording>)]) -> Vec<Wording> {
    let refers = |was: &Option<&Wording>| was.is_some_and(|was| was.references().next().is_some());
    let mut wordings: Vec<Wording> = blocks.iter().map(|block| block.wording.clone()).collect();
    if !clauses.iter().any(|(_, was)| refers(was)) {
        return wordings;
    }
    let numbers = Numbers::new(
        clauses.iter().map(|(clause, _)| (*clause, false)),
        blocks.iter().map(Numbered::from),
    );
    let names = propose::Names::of(&numbers);
    for (wording, (clause, was)) in wordings.iter_mut().zip(clauses) {
        let Some(was) = was.filter(|was| was.references().next().is_some()) else {
            continue;
        };
        let mut marks: Vec<Mark> = Vec::new();
        if was.text == wording.text {
            let holds = was.references().filter(|(range, to)| {
                let prints = under(was, range);
                numbers.print(*to, prints, *clause).as_deref() == Some(prints)
            });
            marks.extend(holds.map(|(range, to)| mark(range.start, range.end, to)));
        } else {
            let proposed = names.proposals(*clause, wording);
            let known = proposed
                .iter()
                .filter(|found| was.references().any(|(_, to)| to == found.to));
            marks.extend(known.map(|found| mark(found.start, found.end, found.to)));
        }
        wording.marks.extend(marks);
        wording.marks.sort_unstable();
    }
    wordings
}

fn mark(start: u32, end: u32, to: ClauseId) -> Mark {
    Mark {
        start,
        end,
        kind: MarkKind::Reference(to),
    }
}
