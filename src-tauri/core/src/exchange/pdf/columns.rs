//! Columns: a page whose lines keep clear of a gap down its middle is read one side after
//! the other.

use super::lines::Line;

/// Fewest lines, and letters in each of them on average, of a column.
const FEWEST_LINES: usize = 5;
const FEWEST_LETTERS: usize = 18;
/// Most lines of a page in which columns are looked for.
const MOST_LINES: usize = 2_000;

/// Puts what was drawn in reading order, and says of each line between which margins it
/// stands.
pub(super) fn in_order(drawn: Vec<Line>) -> Vec<Line> {
    let Some(gap) = gap(&drawn) else {
        let mut lines: Vec<Line> = Vec::with_capacity(drawn.len());
        for line in drawn {
            match lines.last_mut() {
                Some(before) if line.beside => before.add(&line.text, line.x.1),
                _ => lines.push(line),
            }
        }
        set_margins(&mut lines);
        return lines;
    };
    let mut out = Vec::with_capacity(drawn.len());
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for line in drawn {
        if line.x.1 <= gap {
            left.push(line);
        } else if line.x.0 >= gap {
            right.push(line);
        } else {
            // What stands under a line across both columns comes after it.
            for mut column in [std::mem::take(&mut left), std::mem::take(&mut right)] {
                set_margins(&mut column);
                out.append(&mut column);
            }
            across.push(out.len());
            out.push(line);
        }
    }
    for mut column in [left, right] {
        set_margins(&mut column);
        out.append(&mut column);
    }
    let all = margins(&out);
    for at in across {
        out[at].margins = all;
    }
    out
}

/// Where the gap between two columns is, if a page has two.
fn gap(lines: &[Line]) -> Option<f32> {
    if lines.len() > MOST_LINES {
        return None;
    }
    let (from, to) = margins(lines);
    let tenth = lines.len() / 10;
    // Only what begins a second column can be the right side of the gap.
    let mut starts: Vec<f32> = lines.iter().map(|line| line.x.0).collect();
    starts.sort_unstable_by(f32::total_cmp);
    starts.dedup_by(|a, b| (*a - *b).abs() < 0.5);
    let middle = |x: &f32| *x > from + (to - from) * 0.3 && *x < from + (to - from) * 0.7;
    starts
        .into_iter()
        .filter(middle)
        .take(200)
        .find(|start| {
            let at = start - 1.0;
            let crossing = lines.iter().filter(|l| l.x.0 < at && l.x.1 > at).count();
            let (left, right): (Vec<&Line>, Vec<&Line>) = lines
                .iter()
                .filter(|line| line.x.1 <= at || line.x.0 >= at)
                .partition(|line| line.x.1 <= at);
            crossing <= tenth && is_column(&left) && is_column(&right)
        })
        .map(|start| start - 1.0)
}

/// True for lines that are prose, and not the cells of a table.
fn is_column(lines: &[&Line]) -> bool {
    let letters: usize = lines.iter().map(|line| line.text.chars().count()).sum();
    lines.len() >= FEWEST_LINES && letters >= lines.len() * FEWEST_LETTERS
}

fn margins(lines: &[Line]) -> (f32, f32) {
    let left = lines.iter().map(|l| l.x.0).fold(f32::INFINITY, f32::min);
    let right = lines
        .iter()
        .map(|l| l.x.1)
        .fold(f32::NEG_INFINITY, f32::max);
    (left, right)
}

fn set_margins(lines: &mut [Line]) {
    let all = margins(lines);
    for line in lines {
        line.margins = all;
    }
}
