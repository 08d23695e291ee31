//! Days, times and counts on the command line: a wrong one is refused in one sentence that
//! says how it is written.

use jiff::Timestamp;
use jiff::civil::Date;

/// Reads a day.
pub(crate) fn day(argument: &str) -> Result<Date, String> {
    argument.parse().map_err(|_| DAY.to_owned())
}

/// Reads a point in time.
pub(crate) fn time(argument: &str) -> Result<Timestamp, String> {
    argument.parse().map_err(|_| TIME.to_owned())
}

/// Reads a count from one up.
pub(crate) fn count(argument: &str) -> Result<usize, String> {
    let count = argument.parse().ok().filter(|count| *count > 0);
    count.ok_or_else(|| "write a whole number from 1 up, such as 10".to_owned())
}

/// How a day is written.
const DAY: &str = "write a day that there is, as year, month and day: 2018-02-05";
/// How a point in time is written.
const TIME: &str = "write a day and a time of day with its zone: 2018-02-05T10:00:00Z";

/// Says in plain words which argument inside a line of JSON was not understood; none where
/// the problem is another one. The libraries that read days and ids speak of their own.
pub(crate) fn inside(problem: &str) -> Option<String> {
    let of_days = ["failed to parse", "parsed ", "parameter '"];
    if problem.starts_with("UUID parsing failed") || problem.ends_with("a formatted UUID string") {
        return Some("an id in it is none; copy one from `travaux show`".to_owned());
    }
    of_days
        .iter()
        .any(|begins| problem.starts_with(begins))
        .then(|| {
            "a day or a time in it is none; write 2018-02-05, or 2018-02-05T10:00:00Z".to_owned()
        })
}
