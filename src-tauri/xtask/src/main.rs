//! Opens the desk.
fn main() {}
