//! HTML in, from its tokens alone, and out, as one file without scripts.

mod guard;
mod lists;
mod read;
mod write;

/// What every page of ours says of screens and of numbers: in the dark the colours of changes
/// are light ones, and a number with Latin letters does not make a line of Arabic run to the
/// right.
pub(crate) const EVERY_PAGE: &str = ".number,[dir=rtl]{unicode-bidi:isolate}\
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark}\
ins,.c1{color:#7fd4a8}del{color:#ff9d97}a{color:#9cc4ff}.counts,.said,.key,.no{color:#b5b5b5}\
.c2{color:#8fbdf0}.c3{color:#f0a970}.c4{color:#cf9fe0}.c5{color:#74cfd8}.c6{color:#f09ac0}}";

pub(crate) use guard::charset;
pub use read::read;
pub use write::write;
pub(crate) use write::{direction, escaped, label};
