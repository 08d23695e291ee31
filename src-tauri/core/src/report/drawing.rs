//! The chart of convergence, as a picture for a page.

use std::fmt::Write;

use super::convergence::Point;
use crate::exchange::html::escaped;

/// A picture for a page; its figures stand in a table beside it.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// The picture, as SVG whose words are escaped.
    pub(super) svg: String,
    /// What it shows, for those who do not see it.
    pub(super) told: String,
    /// How it is read.
    pub(super) key: String,
}

/// Draws the drafts, where there are two: a bar for the open brackets, a line for the share of paragraphs
/// without any, a broken line for the share of those agreed.
pub fn convergence(drafts: &[Point]) -> Option<Drawing> {
    const TOLD: &str = "Open brackets and the shares of paragraphs without brackets and of those agreed, draft by draft";
    const KEY: &str = "Bars: open brackets. Line: share of paragraphs without brackets; broken line: share agreed (the top of the chart is all of them).";
    const HIGH: f64 = 160.0;
    const STEP: f64 = 110.0;
    if drafts.len() < 2 {
        return None;
    }
    let most = drafts
        .iter()
        .map(|point| point.figures.brackets)
        .max()
        .unwrap_or(0)
        .max(1);
    let width = STEP * drafts.len() as f64 + 20.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} 230\" width=\"{width}\" height=\"230\" role=\"img\" aria-label=\"{TOLD}\" font-family=\"Libertinus Serif, serif\" font-size=\"11\" text-anchor=\"middle\">\n"
    );
    let mut line = String::new();
    let mut agreed = String::new();
    for (nth, point) in drafts.iter().enumerate() {
        let x = 10.0 + STEP * (nth as f64 + 0.5);
        let bar = HIGH * f64::from(point.figures.brackets) / f64::from(most);
        let y = 190.0 - HIGH * point.figures.share();
        let gap = if nth == 0 { "" } else { " " };
        let _ = write!(line, "{gap}{x:.0},{y:.1}");
        let low = 190.0 - HIGH * point.figures.agreed_share();
        let _ = write!(agreed, "{gap}{x:.0},{low:.1}");
        let name: String = point.name.chars().take(18).collect();
        let _ = writeln!(
            out,
            "<rect x=\"{:.0}\" y=\"{:.1}\" width=\"36\" height=\"{bar:.1}\" fill=\"#c9a227\"/><text x=\"{x:.0}\" y=\"{:.1}\">{}</text><text x=\"{x:.0}\" y=\"206\">{}</text><text x=\"{x:.0}\" y=\"221\">{}</text><circle cx=\"{x:.0}\" cy=\"{y:.1}\" r=\"4\" fill=\"#0b4a8f\"/>",
            x - 18.0,
            190.0 - bar,
            186.0 - bar,
            point.figures.brackets,
            escaped(&name),
            point.date,
        );
    }
    let _ = writeln!(
        out,
        "<polyline points=\"{line}\" fill=\"none\" stroke=\"#0b4a8f\" stroke-width=\"2\"/><polyline points=\"{agreed}\" fill=\"none\" stroke=\"#2f7d4f\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/><line x1=\"10\" x2=\"{:.0}\" y1=\"190\" y2=\"190\" stroke=\"#555\"/></svg>",
        width - 10.0
    );
    Some(Drawing {
        svg: out,
        told: TOLD.to_owned(),
        key: KEY.to_owned(),
    })
}
