//! Which printed numbers are proposed as references.

use super::*;

/// Proposes in the last clause of a text: `«number→clause»`.
fn proposed(markdown: &str) -> String {
    let desk = Desk::with(markdown);
    let items = desk.items();
    let last = items.last().unwrap();
    let mut text = last.state.wording.text.clone();
    let mut found = proposals(&items);
    found.retain(|proposal| proposal.clause == last.clause);
    found.reverse();
    for proposal in found {
        let to = items
            .iter()
            .find(|item| item.clause == proposal.to)
            .unwrap();
        let path = to.path.as_deref().unwrap();
        text.insert_str(proposal.end as usize, &format!("→{path}»"));
        text.insert(proposal.start as usize, '«');
    }
    text
}

#[test]
fn numbers_that_name_one_clause_are_found() {
    let text = "# Compact\n\n## Objective 1: Data\n\n7. States:\n\n   (a) report;\n\n   (b) meet.\n\n8. States act.\n\n## Objective 2: Return\n\n9. ";
    let of = |words: &str| proposed(&format!("{text}{words}\n"));
    assert_eq!(
        of("As in paragraph 7 (b) above."),
        "As in paragraph «7 (b)→7(b)» above."
    );
    assert_eq!(
        of("As in Paragraphs 7(a) and 8."),
        "As in Paragraphs «7(a)→7(a)» and «8→8»."
    );
    assert_eq!(
        of("As in objectives 1 and 2."),
        "As in objectives «1→Objective 1» and «2→Objective 2»."
    );
    assert_eq!(
        of("As in subparagraph 7(a)."),
        "As in subparagraph «7(a)→7(a)»."
    );
    assert_eq!(of("In OP8, as in 7."), "In OP«8→8», as in 7.");
    assert_eq!(
        of("In paragraph 7 of this compact."),
        "In paragraph «7→7» of this compact."
    );
}

#[test]
fn numbers_of_other_texts_and_of_nothing_are_left_alone() {
    let text = "1. States:\n\n   (a) report.\n\n2. States act.\n\n3. ";
    for words in [
        "In paragraph 2 of resolution 71/280.",
        "In paragraphs 1 and 2, of the Convention.",
        "In paragraph 1(b).",
        "In decision 4/CP.5, paragraph 2.",
        "In the Convention, in particular its paragraph 2.",
        "In paragraph 9.",
        "Within 2 years.",
        "In article 2.",
        "A paragraph, 2 pages long.",
    ] {
        assert_eq!(proposed(&format!("{text}{words}\n")), words);
    }
    assert_eq!(
        proposed(&format!("{text}In paragraph 2, 1 year on.\n")),
        "In paragraph «2→2», 1 year on."
    );
}

#[test]
fn paragraphs_that_begin_anew_in_each_article_are_found_by_their_article() {
    let text = "# Treaty\n\n## Article 4: Reports\n\n1. Parties report.\n\n2. Parties act.\n\n## Article 5: Meetings\n\n1. Parties meet.\n\n2. ";
    let of = |words: &str| proposed(&format!("{text}{words}\n"));
    assert_eq!(of("As in paragraph 1."), "As in paragraph 1.");
    assert_eq!(
        of("As in Article 4, paragraph 1."),
        "As in Article «4→Article 4», paragraph «1→Article 4, 1»."
    );
    assert_eq!(
        of("As in paragraphs 1 and 2 of Article 4."),
        "As in paragraphs «1→Article 4, 1» and «2→Article 4, 2» of Article «4→Article 4»."
    );
    assert_eq!(
        of("As in Article 4.1."),
        "As in Article «4.1→Article 4, 1»."
    );
    assert_eq!(of("As in Article 41."), "As in Article 41.");
    assert_eq!(
        of("As in paragraph 1 of this Article."),
        "As in paragraph «1→Article 5, 1» of this Article."
    );
    assert_eq!(
        of("As in paragraph 1 above."),
        "As in paragraph «1→Article 5, 1» above."
    );
    assert_eq!(
        of("As in Article 4, paragraph 1, of the Convention."),
        "As in Article 4, paragraph 1, of the Convention."
    );
}
