//! HTML in, from its tokens alone, and out, as one file without scripts.

mod guard;
mod lists;
mod read;
mod write;

pub(crate) use guard::charset;
pub use read::read;
pub(crate) use write::escaped;
pub use write::write;
