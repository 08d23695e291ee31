//! What goes on paper.

use crate::terminal::Terminal;

fn with_sample() -> Terminal {
    let terminal = Terminal::new();
    terminal.done("new text.travaux --sample");
    terminal
}

#[test]
fn a_text_a_redline_a_table_and_every_report_go_on_paper_the_same_each_time() {
    let terminal = with_sample();
    for line in [
        "export text.travaux --draft Zero_Draft",
        "export text.travaux --draft working",
        "export text.travaux --rolling",
        "compare text.travaux Zero_Draft Draft_Rev._1",
        "compare text.travaux --all",
        "report text.travaux coverage",
        "report text.travaux participation",
        "report text.travaux travaux",
        "report text.travaux silence",
        "report text.travaux convergence",
        "report text.travaux ledger",
        "report text.travaux verbs",
    ] {
        terminal.done(&format!("{line} --to one.pdf"));
        terminal.done(&format!("{line} --to two.PDF"));
        let one = terminal.bytes("one.pdf");
        assert!(one.starts_with(b"%PDF-1.7"), "{line}");
        assert!(one == terminal.bytes("two.PDF"), "{line}");
    }
}

#[test]
fn two_documents_on_disk_are_compared_on_paper_without_a_record() {
    let terminal = Terminal::new();
    terminal.write("old.md", "1. Parties should report.\n");
    terminal.write("new.md", "1. Parties shall report.\n");
    terminal.done("compare old.md new.md --to redline.pdf");
    assert!(terminal.bytes("redline.pdf").starts_with(b"%PDF-"));
}

#[test]
fn a_print_that_cannot_be_set_leaves_no_file() {
    let terminal = Terminal::new();
    // A letter that nobody has drawn: the last of a plane without letters.
    terminal.write("old.md", "1. Parties.\n");
    terminal.write("new.md", "1. Parties \u{dfff0}.\n");
    let said = terminal.refused("compare old.md new.md --to redline.pdf");
    assert!(said.contains("no font here has the letters"), "{said}");
    assert!(!terminal.path("redline.pdf").exists());
}
