//! Pages of a source, by which a passage is cited.

use super::{PageStart, page_at};

fn pages() -> Vec<PageStart> {
    let starts = [("1", 0), ("2", 10), ("3", 10), ("4", 20)];
    let page = |(page, start): (&str, u32)| PageStart {
        page: page.to_owned(),
        start,
    };
    starts.map(page).into()
}

#[test]
fn a_passage_is_cited_by_the_page_on_which_it_begins() {
    let pages = pages();
    let cited: Vec<_> = [0, 9, 10, 19, 20, 99].map(|at| page_at(&pages, at)).into();
    assert_eq!(
        cited,
        ["1", "1", "3", "3", "4", "4"].map(Some),
        "page 2 is blank"
    );
    assert_eq!(page_at(&[], 5), None);
}
