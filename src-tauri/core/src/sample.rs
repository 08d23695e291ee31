//! temporary
pub const TITLE: &str = "sample";
pub fn create(
    path: &std::path::Path,
    desk: crate::ids::DeskId,
    by: &mut crate::By,
) -> crate::Result<crate::Record> {
    crate::Record::create(path, TITLE, desk, by)
}
