//! The 17 goals and 169 targets of the 2030 Agenda, by number.

/// The goals: short name, how many targets carry a figure, how many a letter.
pub const GOALS: [(&str, u8, u8); 17] = [
    ("No poverty", 5, 2),
    ("Zero hunger", 5, 3),
    ("Good health and well-being", 9, 4),
    ("Quality education", 7, 3),
    ("Gender equality", 6, 3),
    ("Clean water and sanitation", 6, 2),
    ("Affordable and clean energy", 3, 2),
    ("Decent work and economic growth", 10, 2),
    ("Industry, innovation and infrastructure", 5, 3),
    ("Reduced inequalities", 7, 3),
    ("Sustainable cities and communities", 7, 3),
    ("Responsible consumption and production", 8, 3),
    ("Climate action", 3, 2),
    ("Life below water", 7, 3),
    ("Life on land", 9, 3),
    ("Peace, justice and strong institutions", 10, 2),
    ("Partnerships for the goals", 19, 0),
];

/// Returns the numbers of all targets, goal by goal: `1.1` … `17.19`.
pub fn targets() -> impl Iterator<Item = String> {
    (1u8..)
        .zip(GOALS)
        .flat_map(|(goal, (_, figures, letters))| {
            let figures = (1..=figures).map(move |nth| format!("{goal}.{nth}"));
            let letters = (0..letters).map(move |nth| format!("{goal}.{}", char::from(b'a' + nth)));
            figures.chain(letters)
        })
}

/// Tells whether the 2030 Agenda has a goal (`10`) or a target (`10.7`, `10.c`) of that number.
pub fn is_target(number: &str) -> bool {
    let (goal, target) = match number.split_once('.') {
        Some((goal, target)) => (goal, Some(target)),
        None => (number, None),
    };
    let Some((_, figures, letters)) = goal
        .parse::<usize>()
        .ok()
        .filter(|_| !goal.starts_with('0'))
        .and_then(|goal| GOALS.get(goal.checked_sub(1)?))
    else {
        return false;
    };
    match target {
        None => true,
        Some(target) => match (target.parse::<u8>(), target.as_bytes()) {
            (Ok(nth), [first, ..]) => *first != b'0' && nth >= 1 && nth <= *figures,
            (_, [letter @ b'a'..=b'z']) => letter - b'a' < *letters,
            _ => false,
        },
    }
}
