//! How soon a program shows something and what it takes, seen from outside: its pixels are
//! read off the display, and no driver slows it down.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::processes::{Display, Group, quietly};
use crate::Told;

/// The colour of a bracket in the light, as the display stores it; the empty window has
/// nothing but it.
const SEEN: [u8; 3] = [0xd8, 0xf1, 0xfd];
/// So many pixels of it are a bracket on screen.
const ENOUGH: usize = 300;
/// How long something may take to come into view.
const PATIENCE: Duration = Duration::from_secs(60);

/// A display whose pixels can be read.
pub struct Screen {
    display: Display,
    folder: TempDir,
}

/// What a launch has shown.
pub struct Launched {
    /// From the start of the process until a bracket was on screen.
    pub shown: Duration,
    /// Bytes of memory of the program and all its processes once it rests, each page that
    /// several share counted once; none where the system does not tell.
    pub memory: Option<u64>,
}

impl Screen {
    /// Starts a display. Programs on it share one data folder.
    pub fn start() -> Told<Screen> {
        let folder = TempDir::new()?;
        let display = Display::start_in(&folder.path().join("log"), folder.path())?;
        Ok(Screen { display, folder })
    }

    /// Starts a program, waits until a bracket is on screen, gives it `rest` to settle and
    /// ends it.
    pub fn launch(&self, program: &Path, record: Option<&Path>, rest: Duration) -> Told<Launched> {
        self.until(|pixels| pixels == 0, "the display does not become empty")?;
        let mut command = Command::new(program);
        command.args(record).stdout(Stdio::null());
        quietly(&mut command, &self.display, self.folder.path());
        let since = Instant::now();
        let running = Group::start(&mut command, &self.folder.path().join("log"))?;
        self.until(|pixels| pixels >= ENOUGH, "no bracket comes into view")?;
        let shown = since.elapsed();
        sleep(rest);
        let memory = running.memory();
        Ok(Launched { shown, memory })
    }

    fn until(&self, wanted: impl Fn(usize) -> bool, problem: &str) -> Told {
        let since = Instant::now();
        while !wanted(self.seen()?) {
            if since.elapsed() > PATIENCE {
                return Err(problem.into());
            }
            sleep(Duration::from_millis(2));
        }
        Ok(())
    }

    /// Counts the pixels that have the colour.
    fn seen(&self) -> Told<usize> {
        let bytes = fs::read(self.pixels())?;
        // An XWD file: a header of big-endian words, a table of colours, the pixels.
        let word = |nth: usize| -> Told<usize> {
            let at = bytes
                .get(nth * 4..nth * 4 + 4)
                .ok_or("the display is not there")?;
            Ok(u32::from_be_bytes(at.try_into()?) as usize)
        };
        let (header, colours) = (word(0)?, word(19)?);
        let pixels = bytes.get(header + colours * 12..).unwrap_or_default();
        Ok(pixels
            .chunks_exact(4)
            .filter(|pixel| pixel[..3] == SEEN)
            .count())
    }

    fn pixels(&self) -> PathBuf {
        self.folder.path().join("Xvfb_screen0")
    }
}
