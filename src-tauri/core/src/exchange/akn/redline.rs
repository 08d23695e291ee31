//! Writes a comparison as an Akoma Ntoso document with `ins` and `del`: read as accepted it
//! is the newer state, as rejected the older, to the letter.

use std::fmt::Write;

use super::emit::Shape;
use super::inline::tidied;
use super::meta;
use super::write::{About, called, element, general, own, space};
use crate::compare::{ChangeKind, Op, Row};
use crate::exchange::docx::hands::{Hand, Hands, PROGRAM};
use crate::exchange::docx::segments::{Joined, Segment, segments};
use crate::exchange::docx::sheet::Set;
use crate::exchange::docx::side::{Side, set_at};
use crate::exchange::html::escaped;
use crate::exchange::order::longest_rising;
use crate::exchange::redline::Redline;
use crate::text::{Block, Kind};

/// Prints a redline as an Akoma Ntoso document; what happened beyond the words stands in
/// the `title` of a unit.
///
/// A clause that stays in its place is one unit with `ins` and `del` in its words. What
/// moved, was split or merged goes in one place and comes in the other. Each unit stands
/// as deep as its clause in either state: what a state does not have holds nothing in it.
///
/// An `ins` or `del` refers to whoever did it, a `TLCPerson`, and has the time in an
/// attribute of ours, where the record knows them.
pub fn redline(redline: &Redline<'_>, hands: &Hands) -> String {
    let mut text = String::new();
    let out = &mut text;
    let old = Tidy::of(redline.old, &hands.removed);
    let new = Tidy::of(redline.new, &hands.added);
    let states = States {
        old: Side::of(&old.blocks, &old.hands),
        new: Side::of(&new.blocks, &new.hands),
    };
    let mut people = People::default();
    let units = units(redline, &old, &new);
    let depths: Vec<usize> = states.nested(&units);
    let mut open: Vec<&str> = Vec::new();
    for (nth, unit) in units.iter().enumerate() {
        for name in open.drain(depths[nth]..).rev() {
            let _ = writeln!(out, "</{name}>");
        }
        let holds = depths.get(nth + 1).is_some_and(|next| *next > depths[nth]);
        open.push(states.begin(out, &mut people, nth, unit, holds));
    }
    for name in open.drain(..).rev() {
        let _ = writeln!(out, "</{name}>");
    }
    if units.is_empty() {
        out.push_str("<p/>\n");
    }
    let mut page = String::new();
    let title = format!("{} → {}", redline.old_name, redline.new_name);
    let about = About {
        hands: people.0,
        ..About::default()
    };
    meta::begin(&mut page, "multipleVersions", &title, &about);
    let _ = writeln!(page, "<mainBody>\n{text}</mainBody>");
    meta::end(&mut page);
    page
}

/// Those whose hands are in the changes, in the order in which they come.
#[derive(Default)]
struct People(Vec<String>);

impl People {
    /// Prints words that went or came, with whose hand did it and when.
    fn tracked(&mut self, op: Op, hand: &Hand, printed: &str) -> String {
        let name = match op {
            Op::Keep => return printed.to_owned(),
            Op::Remove => "del",
            Op::Add => "ins",
        };
        let mut by = String::new();
        // The program's own name stands where nobody's is known.
        if hand.author != PROGRAM {
            let known = self.0.iter().position(|author| *author == hand.author);
            let nth = known.unwrap_or_else(|| {
                self.0.push(hand.author.clone());
                self.0.len() - 1
            });
            let _ = write!(by, " refersTo=\"#hand_{}\"", nth + 1);
        }
        if let Some(at) = &hand.at {
            let _ = write!(by, " travaux:at=\"{}\"", escaped(at));
        }
        format!("<{name}{by}>{printed}</{name}>")
    }
}

/// Clauses in the form in which they are printed.
struct Tidy {
    blocks: Vec<Block>,
    /// Whose hand is in the words of each.
    hands: Vec<Vec<(u32, Hand)>>,
    /// For each clause as it was, its place among these; none where it has no words.
    place: Vec<Option<usize>>,
}

impl Tidy {
    fn of(blocks: &[Block], hands: &[Vec<(u32, Hand)>]) -> Self {
        let mut tidy = Tidy {
            blocks: Vec::with_capacity(blocks.len()),
            hands: Vec::with_capacity(blocks.len()),
            place: Vec::with_capacity(blocks.len()),
        };
        for (nth, block) in blocks.iter().enumerate() {
            let one = tidied(std::slice::from_ref(block)).pop();
            tidy.place.push(one.is_some().then_some(tidy.blocks.len()));
            if one.is_some() {
                // Blanks at the front are gone.
                let text = &block.wording.text;
                let kept = text.trim_start_matches(|c: char| c == ' ' || c.is_control());
                let front = (text.len() - kept.len()) as u32;
                let mut runs = hands.get(nth).cloned().unwrap_or_default();
                for (end, _) in &mut runs {
                    *end = end.saturating_sub(front);
                }
                tidy.hands.push(runs);
            }
            tidy.blocks.extend(one);
        }
        tidy
    }
}

/// A unit of the page: a clause of the older state, of the newer, or of both.
struct Unit<'t> {
    old: Option<usize>,
    new: Option<usize>,
    /// The row of one that stays.
    row: Option<&'t Row>,
    /// What is said of it beyond its words.
    said: Option<String>,
}

/// Puts the clauses of both states in one order, in which each state is in its own.
fn units<'t>(redline: &Redline<'t>, old: &Tidy, new: &Tidy) -> Vec<Unit<'t>> {
    let rows = &redline.comparison.rows;
    let mut may: Vec<(usize, usize, usize)> = Vec::new();
    for (nth, row) in rows.iter().enumerate() {
        let moved = matches!(row.change, ChangeKind::Moved | ChangeKind::MovedReworded);
        let (&[i], &[j]) = (row.old.as_slice(), row.new.as_slice()) else {
            continue;
        };
        let places = old.place[i as usize].zip(new.place[j as usize]);
        if let Some((i, j)) = places.filter(|_| !moved) {
            let (was, is) = (&old.blocks[i], &new.blocks[j]);
            if (was.kind, &was.series) == (is.kind, &is.series) {
                may.push((j, i, nth));
            }
        }
    }
    may.sort_unstable();
    let order: Vec<usize> = may.iter().map(|(_, i, _)| *i).collect();
    let mut stays: Vec<Option<(usize, usize)>> = vec![None; new.blocks.len()];
    let mut goes = vec![true; old.blocks.len()];
    for at in longest_rising(&order) {
        let (j, i, nth) = may[at];
        stays[j] = Some((i, nth));
        goes[i] = false;
    }
    let mut said: Vec<Option<String>> = vec![None; new.blocks.len()];
    for row in rows.iter().filter(|row| !row.old.is_empty()) {
        for at in &row.new {
            if let Some(at) = new.place[*at as usize] {
                said[at] = redline.said(row);
            }
        }
    }
    // What goes stands before the next one that stays, also before what comes in its place.
    let mut ahead = vec![old.blocks.len(); new.blocks.len() + 1];
    for at in (0..new.blocks.len()).rev() {
        ahead[at] = stays[at].map_or(ahead[at + 1], |(i, _)| i);
    }
    let mut units = Vec::with_capacity(old.blocks.len() + new.blocks.len());
    let mut gone = 0;
    for at in 0..=new.blocks.len() {
        let going = (gone..ahead[at]).filter(|going| goes[*going]);
        units.extend(going.map(|going| Unit {
            old: Some(going),
            new: None,
            row: None,
            said: None,
        }));
        gone = gone.max(ahead[at]);
        if at < new.blocks.len() {
            units.push(Unit {
                old: stays[at].map(|(i, _)| i),
                new: Some(at),
                row: stays[at].map(|(_, nth)| &rows[nth]),
                said: said[at].take(),
            });
        }
    }
    units
}

/// The two states.
struct States<'t> {
    old: Side<'t>,
    new: Side<'t>,
}

impl<'t> States<'t> {
    fn was(&self, unit: &Unit<'_>) -> Option<&'t Block> {
        unit.old.map(|at| &self.old.blocks[at])
    }

    fn is(&self, unit: &Unit<'_>) -> Option<&'t Block> {
        unit.new.map(|at| &self.new.blocks[at])
    }

    /// Says how many units each unit stands in, so that as many of those are of a state as
    /// its level there says.
    fn nested(&self, units: &[Unit<'_>]) -> Vec<usize> {
        let mut open: Vec<(bool, bool)> = Vec::new();
        let mut depths = Vec::with_capacity(units.len());
        for unit in units {
            let levels = [self.was(unit), self.is(unit)]
                .map(|block| block.map_or(usize::MAX, |block| usize::from(block.level)));
            loop {
                let olds = open.iter().filter(|(old, _)| *old).count();
                let news = open.iter().filter(|(_, new)| *new).count();
                if olds <= levels[0] && news <= levels[1] {
                    break;
                }
                open.pop();
            }
            depths.push(open.len());
            open.push((unit.old.is_some(), unit.new.is_some()));
        }
        depths
    }

    /// Begins a unit; returns the name of its element.
    fn begin(
        &self,
        out: &mut String,
        people: &mut People,
        nth: usize,
        unit: &Unit<'_>,
        holds: bool,
    ) -> &'static str {
        let (was, is) = (self.was(unit), self.is(unit));
        let of: Vec<&Block> = is.into_iter().chain(was).collect();
        let block = of[0];
        let name = element(block);
        let heading = block.kind == Kind::Heading;
        let shape = if heading { Shape::Heading } else { Shape::Text };
        let own = own(&of, shape, &format!("{name}{}", general(block)));
        let called = called(block);
        let said = unit
            .said
            .as_deref()
            .map_or_else(String::new, |said| format!(" title=\"{}\"", escaped(said)));
        let id = match is.and_then(|block| block.clause) {
            Some(clause) => format!("cl_{}", clause.0.simple()),
            None => format!("row_{}", nth + 1),
        };
        let _ = writeln!(out, "<{name} eId=\"{id}\"{called}{said}{own}>");
        let numbers = [was, is].map(|block| block.and_then(|block| block.number.as_deref()));
        if numbers != [None, None] {
            let spaced = numbers.into_iter().flatten().map(space).max();
            let printed = match numbers {
                [Some(was), Some(is)] if was == is => escaped(is),
                [was, is] => {
                    // A clause that stays is renumbered by what happens around it: by nobody.
                    let nobody = Hand::default();
                    let hand = match (unit.old, unit.new) {
                        (Some(at), None) => self.old.hand(at, 0),
                        (None, Some(at)) => self.new.hand(at, 0),
                        _ => &nobody,
                    };
                    let mut number = |op, number: Option<&str>| {
                        let number = number.map(escaped);
                        number.map_or_else(String::new, |one| people.tracked(op, hand, &one))
                    };
                    number(Op::Remove, was) + &number(Op::Add, is)
                }
            };
            let _ = writeln!(out, "<num{}>{printed}</num>", spaced.unwrap_or_default());
        }
        let words = self.words(unit, people);
        let space = of.iter().map(|block| space(&block.wording.text)).max();
        let space = space.unwrap_or_default();
        let around = if holds { "intro" } else { "content" };
        let _ = match heading {
            true => writeln!(out, "<heading{space}>{words}</heading>"),
            false => writeln!(out, "<{around}><p{space}>{words}</p></{around}>"),
        };
        name
    }

    /// The words of a unit with their marks, and with what went and what came.
    fn words(&self, unit: &Unit<'_>, people: &mut People) -> String {
        let old = Joined::of(&self.old, unit.old.as_slice());
        let new = Joined::of(&self.new, unit.new.as_slice());
        let pieces: Vec<(Op, &str)> = match unit.row {
            Some(row) if !row.words.is_empty() => row
                .words
                .iter()
                .map(|piece| (piece.op, piece.text.as_str()))
                .collect(),
            Some(_) => vec![(Op::Keep, new.text.as_str())],
            None if unit.new.is_some() => vec![(Op::Add, new.text.as_str())],
            None => vec![(Op::Remove, old.text.as_str())],
        };
        let mut out = String::new();
        let all = segments((&self.old, &old), (&self.new, &new), pieces.into_iter());
        for Segment { op, old: i, new: j } in all {
            let (side, joined, byte) = match op {
                Op::Remove => (&self.old, &old, i.start),
                _ => (&self.new, &new, j.start),
            };
            let (at, byte) = joined.member(byte);
            let hand = side.hand(at, byte);
            let was = Look::of(&old, i.start);
            let is = Look::of(&new, j.start);
            let (gone, come) = (
                old.text.get(i).unwrap_or_default(),
                new.text.get(j).unwrap_or_default(),
            );
            match op {
                Op::Keep if was == is => out.push_str(&is.printed(come)),
                Op::Keep => {
                    out.push_str(&people.tracked(Op::Remove, hand, &was.printed(gone)));
                    out.push_str(&people.tracked(Op::Add, hand, &is.printed(come)));
                }
                Op::Remove => out.push_str(&people.tracked(op, hand, &was.printed(gone))),
                Op::Add => out.push_str(&people.tracked(op, hand, &is.printed(come))),
            }
        }
        out
    }
}

/// How a run of words is set.
#[derive(PartialEq, Eq)]
struct Look {
    set: Set,
    anchor: bool,
}

impl Look {
    fn of(joined: &Joined, byte: usize) -> Self {
        Look {
            set: set_at(&joined.marks, byte),
            anchor: joined.anchor_at(byte).is_some(),
        }
    }

    fn printed(&self, text: &str) -> String {
        let mut printed = escaped(text);
        if self.anchor {
            printed = format!("<inline name=\"footnote\">{printed}</inline>");
        }
        if self.set.bold {
            printed = format!("<b>{printed}</b>");
        }
        if self.set.italic {
            printed = format!("<i>{printed}</i>");
        }
        printed
    }
}
