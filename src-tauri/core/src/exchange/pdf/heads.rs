//! Running heads: what is printed at the same height of most pages, and changes by its
//! page number only.

use rustc_hash::FxHashMap;

use super::lines::{Line, pitch};

/// How far from one another, in points, the places of a running head may be.
const WANDERS: f32 = 3.0;

/// The outermost line of a page.
struct End {
    page: usize,
    at: usize,
    text: String,
    numbers: Vec<i64>,
    y: f32,
    /// True where more than the space between lines is next to it.
    apart: bool,
}

/// Takes running heads and feet away, and says what they were.
pub(super) fn taken(pages: &mut [Vec<Line>]) -> Vec<String> {
    let mut said = Vec::new();
    let enough = (pages.len() * 2).div_ceil(5).max(3);
    // What stands as close to the text as its lines do must be on more pages.
    let most = (pages.len() / 2 + 1).max(3);
    for last in [true, false] {
        let mut alike: FxHashMap<String, Vec<End>> = FxHashMap::default();
        for (page, lines) in pages.iter().enumerate() {
            let Some((at, apart)) = outermost(lines, last) else {
                continue;
            };
            let line = &lines[at];
            let (name, numbers) = plain(&line.text);
            let end = End {
                page,
                at,
                text: line.text.clone(),
                numbers,
                y: line.y,
                apart,
            };
            alike.entry(name).or_default().push(end);
        }
        let mut heads: Vec<Vec<End>> = alike
            .into_values()
            .filter(|ends| {
                let apart = ends.iter().all(|end| end.apart);
                ends.len() >= if apart { enough } else { most } && is_head(ends)
            })
            .collect();
        heads.sort_by_key(|ends| ends[0].page);
        for ends in heads {
            for end in &ends {
                pages[end.page].remove(end.at);
            }
            said.push(ends[0].text.clone());
        }
    }
    said
}

/// Which line of a page is its highest or lowest, and whether more than the space between
/// lines is next to it. It need not be the first or last that is read: a foot under two
/// columns is often drawn before them.
fn outermost(lines: &[Line], last: bool) -> Option<(usize, bool)> {
    if lines.len() < 3 {
        return None;
    }
    let down = |line: &Line| if last { line.y } else { -line.y };
    let mut nearest: Vec<usize> = (0..lines.len()).collect();
    nearest.sort_by(|one, other| down(&lines[*one]).total_cmp(&down(&lines[*other])));
    let (end, next) = (nearest[0], nearest[1]);
    let apart = (lines[end].y - lines[next].y).abs() > pitch(lines) * 1.3;
    Some((end, apart))
}

/// True where lines stand at one height, and each of their numbers stays or counts pages.
fn is_head(ends: &[End]) -> bool {
    let first = &ends[0];
    ends.iter().all(|end| (end.y - first.y).abs() < WANDERS)
        && (0..first.numbers.len()).all(|at| {
            let stays = ends.iter().all(|end| end.numbers[at] == first.numbers[at]);
            let counts = |end: &End| end.numbers[at].saturating_sub(end.page as i64);
            stays || ends.iter().all(|end| counts(end) == counts(first))
        })
}

/// A line with `#` for each number, and the numbers.
fn plain(text: &str) -> (String, Vec<i64>) {
    let mut name = String::new();
    let mut numbers = Vec::new();
    let mut rest = text;
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = &rest[from..];
        let to = digits.find(|c: char| !c.is_ascii_digit());
        let (digits, after) = digits.split_at(to.unwrap_or(digits.len()));
        name.push_str(&rest[..from]);
        name.push('#');
        numbers.push(digits.parse().unwrap_or(i64::MAX));
        rest = after;
    }
    name.push_str(rest);
    (name, numbers)
}
