use jiff::civil::date;

use super::*;

#[test]
fn five_regional_groups_hold_193_states_each_in_one() {
    assert_eq!(states().count(), 193);
    let sizes: Vec<usize> = REGIONAL
        .iter()
        .map(|group| members(group, AS_OF).expect("it has a list").len())
        .collect();
    // The United States attends the meetings of WEOG as an observer.
    assert_eq!(sizes, [54, 54, 23, 33, 28]);
    for state in states() {
        let regional: Vec<Member> = memberships(state.name)
            .into_iter()
            .filter(|member| REGIONAL.contains(&member.group))
            .collect();
        assert_eq!(regional.len(), 1, "{}", state.name);
        assert_eq!(regional[0].observer, state.name == "United States");
    }
}

#[test]
fn every_name_means_one_participant() {
    let mut seen = std::collections::HashMap::new();
    for one in all() {
        for name in one.names() {
            let before = seen.insert(folded(name), one.name);
            assert!(before.is_none_or(|before| before == one.name), "{name}");
        }
    }
}

#[test]
fn every_member_of_a_group_is_known() {
    for member in &TABLES.members {
        let stray = ["Montserrat"];
        assert!(
            named(member.name).is_some() || stray.contains(&member.name),
            "{} in {}",
            member.name,
            member.group
        );
    }
}

#[test]
fn a_name_is_found_however_it_is_written() {
    for (written, name) in [
        ("the Netherlands", "Netherlands"),
        ("NORWAY", "Norway"),
        ("Turkey", "Türkiye"),
        ("cote d’ivoire", "Côte d'Ivoire"),
        ("G-77/CHINA", "G77 and China"),
        ("International Organization for Migration", "IOM"),
        ("Swiss Confederation", "Switzerland"),
    ] {
        assert_eq!(named(written).map(|one| one.name), Some(name), "{written}");
    }
    assert!(named("Atlantis").is_none());
}

#[test]
fn membership_is_dated() {
    let has = |group: &str, name: &str, day| {
        members(group, day)
            .expect("it has a list")
            .iter()
            .any(|member| member.name == name)
    };
    assert!(has("EU", "United Kingdom", date(2017, 5, 22)));
    assert!(!has("EU", "United Kingdom", AS_OF));
    assert!(!has("EU", "Croatia", date(2013, 6, 30)));
    assert!(!has("G77", "Mexico", AS_OF));
    assert!(members("Umbrella Group", AS_OF).is_none());
    assert!(members("Norway", AS_OF).is_none());
}

#[test]
fn a_profile_keeps_the_name_as_given() {
    let us = profile("US");
    assert_eq!((us.name.as_str(), us.kind), ("US", Sort::State));
    assert_eq!(us.official.as_deref(), Some("United States of America"));
    assert_eq!(
        profile("Chad").official.as_deref(),
        Some("Republic of Chad")
    );
    assert_eq!(profile("Atlantis").kind, Sort::Other);
}

#[test]
fn groups_are_as_large_as_they_say_they_are() {
    for (group, size) in [
        ("G77 and China", 135), // 134, and China
        ("European Union", 27),
        ("African Union", 54), // 55 with the Sahrawi Republic
        ("Arab Group", 22),
        ("AOSIS", 39),
        ("LDCs", 44),
        ("LLDCs", 32),
        ("SIDS", 39),
        ("CARICOM", 15),
        ("NAM", 120),
        ("ASEAN", 10),
        ("CELAC", 33),
    ] {
        assert_eq!(
            members(group, AS_OF).map(|all| all.len()),
            Some(size),
            "{group}"
        );
    }
    let in_2017 = date(2017, 5, 22);
    assert_eq!(
        members("European Union", in_2017).map(|all| all.len()),
        Some(28)
    );
    assert_eq!(members("LDCs", in_2017).map(|all| all.len()), Some(48));
}

#[test]
fn a_name_is_printed_as_it_is_known_and_another_stays_as_typed() {
    assert_eq!(printed("tuvalu"), "Tuvalu");
    assert_eq!(printed(" norway "), "Norway");
    assert_eq!(printed("a club of friends"), "a club of friends");
}
