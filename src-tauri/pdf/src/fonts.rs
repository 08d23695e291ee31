//! Letters: those that are in the program, and those of other scripts, looked for in a few
//! places on the machine when a print has words in them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use typst::foundations::Bytes;
use typst::text::Font;

use crate::Refused;

/// The families in the program: one with Latin, Greek and Cyrillic letters, and one that is
/// there for its signs alone, its letters being those of a typewriter.
const WITHIN: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// Files that are tried first, in this order; then every other regular face of Noto.
const FIRST: &[&str] = &[
    "NotoNaskhArabic-Regular.ttf",
    "NotoSerifCJK-Regular.ttc",
    "NotoSansCJK-Regular.ttc",
    "NotoSerif-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoSansMath-Regular.ttf",
    "DejaVuSans.ttf",
    "DroidSansFallbackFull.ttf",
];

/// Folders that are looked into, and those under them.
#[derive(Clone, Debug)]
pub struct Places(Vec<PathBuf>);

impl Places {
    /// The places of this machine: beside the program, in its package, and those of the
    /// system and the person.
    pub fn here() -> Places {
        let program = env::current_exe().unwrap_or_default();
        let folder = program.parent().unwrap_or(Path::new(""));
        let mut places = vec![
            folder.join("fonts"),
            folder.join("../share/travaux/fonts"),
            PathBuf::from("/usr/local/share/fonts"),
            PathBuf::from("/usr/share/fonts"),
        ];
        if let Some(home) = env::var_os("HOME").filter(|home| !home.is_empty()) {
            places.push(PathBuf::from(home).join(".local/share/fonts"));
        }
        Places(places)
    }

    /// These folders and no other; the first is the one that is named where a font is missing.
    pub fn only(folders: &[&Path]) -> Places {
        Places(folders.iter().map(|folder| folder.to_path_buf()).collect())
    }

    /// Lists the fonts there, those tried first before the others.
    fn fonts(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for place in &self.0 {
            let from = found.len();
            list(place, 0, &mut found);
            found[from..].sort();
        }
        let rank = |file: &PathBuf| {
            let name = name(file);
            let first = FIRST.iter().position(|first| *first == name);
            first.or_else(|| {
                (name.starts_with("Noto") && name.contains("-Regular.")).then_some(FIRST.len())
            })
        };
        let mut ranked: Vec<(usize, PathBuf)> = found
            .into_iter()
            .filter_map(|file| Some((rank(&file)?, file)))
            .collect();
        // A stable sort: the places keep their order.
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, file)| file).collect()
    }
}

/// Folders under folders are followed as deep as systems have them.
const DEEPEST: usize = 4;

fn list(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(inside) = fs::read_dir(folder) else {
        return;
    };
    for entry in inside.flatten().map(|entry| entry.path()) {
        if entry.is_dir() && depth < DEEPEST {
            list(&entry, depth + 1, found);
        } else if [".ttf", ".otf", ".ttc"]
            .iter()
            .any(|ending| name(&entry).ends_with(ending))
        {
            found.push(entry);
        }
    }
}

fn name(file: &Path) -> String {
    file.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The fonts that have every letter of some words.
pub(crate) struct Letters {
    /// The fonts, those in the program first.
    pub(crate) fonts: Vec<Font>,
    /// The families beyond [`WITHIN`]'s first, in the order in which they are asked.
    pub(crate) families: Vec<String>,
}

impl Letters {
    /// Finds fonts for all letters of some words. Files are read only where letters are
    /// missing in the program.
    pub(crate) fn for_words(words: &str, places: &Places) -> Result<Letters, Refused> {
        let mut letters = Letters {
            fonts: typst_assets::fonts()
                .flat_map(|data| Font::iter(Bytes::new(data)))
                .filter(|font| WITHIN.contains(&font.info().family.as_str()))
                .collect(),
            families: Vec::new(),
        };
        let mut missing: BTreeSet<char> = words
            .chars()
            .filter(|letter| !letter.is_ascii() && is_drawn(*letter))
            .collect();
        for font in &letters.fonts {
            let signs = font.info().family == WITHIN[1];
            missing.retain(|letter| (signs && letter.is_alphabetic()) || !has(font, *letter));
        }
        if missing.is_empty() {
            letters.families.push(WITHIN[1].to_owned());
            return Ok(letters);
        }
        for file in places.fonts() {
            let Some(font) = face(&file) else { continue };
            let before = missing.len();
            missing.retain(|letter| !has(&font, *letter));
            if missing.len() == before {
                continue;
            }
            letters.families.push(font.info().family.clone());
            letters.fonts.push(font);
            let bold = name(&file).replace("-Regular.", "-Bold.");
            if bold != name(&file) {
                letters.fonts.extend(face(&file.with_file_name(bold)));
            }
            if missing.is_empty() {
                break;
            }
        }
        letters.families.push(WITHIN[1].to_owned());
        match missing.is_empty() {
            true => Ok(letters),
            false => Err(Refused::NoFont {
                letters: named(&missing),
                beside: places.0.first().cloned().unwrap_or_default(),
            }),
        }
    }
}

/// Reads a font; of a collection, the face for simplified Chinese where it has one.
fn face(file: &Path) -> Option<Font> {
    let data = Bytes::new(fs::read(file).ok()?);
    let mut faces: Vec<Font> = Font::iter(data).collect();
    let simplified = |font: &Font| font.info().family.ends_with(" SC");
    let nth = faces.iter().position(simplified).unwrap_or(0);
    (nth < faces.len()).then(|| faces.swap_remove(nth))
}

fn has(font: &Font, letter: char) -> bool {
    font.info().coverage.contains(u32::from(letter))
}

/// Returns false for what leaves no trace on paper: blanks, joiners, marks of direction.
fn is_drawn(letter: char) -> bool {
    !(letter.is_whitespace()
        || letter.is_control()
        || matches!(letter,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'))
}

/// How many letters a refusal names.
const NAMED: usize = 6;

fn named(letters: &BTreeSet<char>) -> String {
    let some: Vec<String> = letters
        .iter()
        .take(NAMED)
        .map(|letter| format!("“{letter}”"))
        .collect();
    match letters.len().saturating_sub(NAMED) {
        0 => format!("the letters {}", some.join(", ")),
        others => format!("the letters {} and {others} others", some.join(", ")),
    }
}
