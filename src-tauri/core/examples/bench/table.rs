//! The table of figures, and how a time is taken.

use std::error::Error;
use std::fmt;
use std::time::{Duration, Instant};

/// A result that can fail in any way.
pub(crate) type Done<T = ()> = Result<T, Box<dyn Error>>;

/// What was measured, line by line, and tables of another form that stand below.
#[derive(Default)]
pub(crate) struct Table(Vec<[String; 3]>, Vec<String>);

impl Table {
    /// Adds a figure that has a target and says whether it is met.
    pub(crate) fn aim(&mut self, what: &str, figure: &str, target: &str, met: bool) {
        let verdict = if met { "met" } else { "**missed**" };
        self.0.push([
            what.to_owned(),
            figure.to_owned(),
            format!("{target}: {verdict}"),
        ]);
    }

    /// Adds a figure that is only reported.
    pub(crate) fn report(&mut self, what: &str, figure: &str) {
        self.0
            .push([what.to_owned(), figure.to_owned(), "reported".to_owned()]);
    }

    /// Adds a table of another form.
    pub(crate) fn below(&mut self, table: String) {
        self.1.push(table);
    }

    /// Says that something could not be measured.
    pub(crate) fn missing(&mut self, what: &str, why: &str) {
        self.0
            .push([what.to_owned(), "not measured".to_owned(), why.to_owned()]);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| What | Figure | Target |\n|---|---|---|")?;
        self.0.iter().try_for_each(|[what, figure, target]| {
            writeln!(f, "| {what} | {figure} | {target} |")
        })?;
        self.1.iter().try_for_each(|table| write!(f, "\n{table}"))
    }
}

/// Runs something once and says how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> Done<T>) -> Done<(T, Duration)> {
    let started = Instant::now();
    let result = work()?;
    Ok((result, started.elapsed()))
}

/// Returns the median time of several runs.
pub(crate) fn median_of<T>(runs: usize, mut work: impl FnMut() -> Done<T>) -> Done<Duration> {
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let (kept, time) = timed(&mut work)?;
        std::hint::black_box(kept);
        times.push(time);
    }
    Ok(median(&mut times))
}

/// Returns the shortest time of several runs: what the work takes when nothing else is
/// at work, for figures that are ratios.
pub(crate) fn quickest_of<T>(runs: usize, mut work: impl FnMut() -> Done<T>) -> Done<Duration> {
    let mut quickest = Duration::MAX;
    for _ in 0..runs {
        let (kept, time) = timed(&mut work)?;
        std::hint::black_box(kept);
        quickest = quickest.min(time);
    }
    Ok(quickest)
}

/// Returns the middle of a list.
pub(crate) fn median<T: Ord + Copy>(values: &mut [T]) -> T {
    values.sort_unstable();
    values[values.len() / 2]
}

/// Returns how often one time goes into another.
pub(crate) fn ratio(time: Duration, unit: Duration) -> f64 {
    time.as_secs_f64() / unit.as_secs_f64().max(1e-9)
}

/// Writes a time in milliseconds.
pub(crate) fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
