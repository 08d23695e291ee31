//! Readers and writers of documents, one file or folder a format.
pub enum Format {
    Markdown,
}
impl Format {
    pub fn of_name(n: &str) -> crate::Result<Format> {
        let _ = n;
        Ok(Format::Markdown)
    }
}
pub fn read(b: &[u8], _n: &str) -> crate::Result<crate::text::Document> {
    let _ = b;
    Ok(Default::default())
}
pub fn write(_b: &[crate::text::Block], _t: &str, _f: Format) -> String {
    String::new()
}
pub fn plain_text(_d: &crate::text::Document) -> String {
    String::new()
}
