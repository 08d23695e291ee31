//! The forms in which a history is kept for ever.

use super::*;

#[test]
fn the_form_of_the_hash_is_pinned() {
    let desk = Desk::new();
    assert_eq!(
        desk.record.head().unwrap().to_string(),
        "0fc47137537f84912c94b7f206fd33907fa20922948df50863fa64f83aca4985"
    );
    // The example of the paper: 127.0.0.1 is lusab-babad.
    let mut address = [0; 32];
    address[..4].copy_from_slice(&[127, 0, 0, 1]);
    assert_eq!(log::words(blob::Hash(address)), "lusab-babad-babab-babab");
}

#[test]
fn the_form_of_a_revision_in_the_log_is_pinned() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, "Parties should report.", None, None);
    desk.rewords(clause, "Parties shall report.");
    let kept = |seq| {
        let edits = log::edits(desk.record.db(), seq).unwrap();
        String::from_utf8(edits[0].after.clone().unwrap()).unwrap()
    };
    assert_eq!(
        kept(2),
        r#"{"clause":"016163ee-0de8-7794-b767-b8e197a116f8","text":"e7589090caa92fa2cec864f9c5001fb79c297289e896beaff228bf450d6cebed","kind":"paragraph","order":"i","origin":"AQFhY-4N6HqJpCJCSw-yArkAAAQ","algorithm":1}"#
    );
    assert_eq!(
        kept(3),
        r#"{"clause":"016163ee-0de8-7794-b767-b8e197a116f8","text":"2640587e1a149f18a7786c01e3d6297e75778d54a41573d99a93f70da85fac92","kind":"paragraph","order":"i","parents":["016163ee-0de8-7a89-a422-424b0fb202b9"],"origin":"AgFhY-4N6HqJpCJCSw-yArkBYWPuEdB3pp1XGcg60SJZAAABAQEBAAIC","algorithm":1}"#
    );
}
