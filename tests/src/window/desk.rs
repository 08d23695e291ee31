//! A desk in its real window, and what a person does there.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};

use super::processes::{Display, Group, crash, free_port, quietly, tauri_driver};
use super::{built, pictures};
use crate::Told;

/// How long a thing may take to come into view.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long the window may take to open; the first start on a machine is slow.
const OPENING: Duration = Duration::from_secs(60);

/// A desk in its real window, with a data folder and a display of its own.
pub struct Desk {
    client: Client,
    drivers: Option<Group>,
    display: Display,
    folder: TempDir,
    program: PathBuf,
    record: Option<PathBuf>,
}

/// Whether the window waits for the desk.
const BUSY: &str = "return document.querySelector('main')?.ariaBusy === 'true'";
/// Comes back once two frames have been drawn.
const DRAWN: &str =
    "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";

impl Desk {
    /// Opens the desk, on `record` if one is named.
    pub async fn open(record: Option<&Path>) -> Told<Self> {
        let folder = TempDir::new()?;
        let program = built("travaux-desk")?.canonicalize()?;
        let display = Display::start(&log(&folder))?;
        let record = record.map(Path::to_owned);
        let (client, drivers) = start(&folder, &display, &program, record.as_deref()).await?;
        Ok(Desk {
            client,
            drivers: Some(drivers),
            display,
            folder,
            program,
            record,
        })
    }

    /// Closes the window as a person would.
    pub async fn close(self) -> Told {
        // The session is gone already where the story ended with a crash.
        let _ = timeout(PATIENCE, self.client.close()).await;
        Ok(())
    }

    /// Ends the desk as a crash does: no warning, nothing written on the way out.
    pub fn crash(&mut self) -> Told {
        match crash(&self.program, &data_folder(&self.folder))? {
            0 => Err("the desk was not running".into()),
            _ => Ok(()),
        }
    }

    /// Starts the desk again on the same record and data folder.
    pub async fn start_again(&mut self) -> Told {
        self.drivers = None;
        let (client, drivers) = start(
            &self.folder,
            &self.display,
            &self.program,
            self.record.as_deref(),
        )
        .await?;
        self.client = client;
        self.drivers = Some(drivers);
        Ok(())
    }

    /// Waits for the element with this `data-testid` and returns it.
    pub async fn see(&self, test_id: &str) -> Told<Element> {
        let css = format!("[data-testid=\"{test_id}\"]");
        let found = self.client.wait().at_most(PATIENCE);
        found
            .for_element(Locator::Css(&css))
            .await
            .map_err(|problem| format!("nobody sees {test_id}: {problem}").into())
    }

    /// Waits for the element with this role and accessible name and returns it.
    pub async fn see_named(&self, role: &str, name: &str) -> Told<Element> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            let found = self.run(FIND_NAMED, vec![json!(role), json!(name)]).await?;
            if !found.is_null() {
                return Ok(Element::from_element_id(
                    self.client.clone(),
                    element_id(&found).ok_or("the window returned no element")?,
                ));
            }
            sleep(Duration::from_millis(50)).await;
        }
        Err(format!("nobody sees a {role} named “{name}”").into())
    }

    /// Waits until the element with this `data-testid` says `words`.
    pub async fn read(&self, test_id: &str, words: &str) -> Told {
        let started = Instant::now();
        loop {
            // An element may be replaced between finding and reading it.
            let text = self.see(test_id).await?.text().await.unwrap_or_default();
            if text.contains(words) {
                return Ok(());
            }
            if started.elapsed() > PATIENCE {
                return Err(format!("{test_id} says “{text}”, not “{words}”").into());
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Clicks the element with this `data-testid`.
    pub async fn click(&self, test_id: &str) -> Told {
        Ok(self.see(test_id).await?.click().await?)
    }

    /// Types into whatever has the focus, as fast as the window takes it.
    pub async fn type_text(&self, text: &str) -> Told {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for value in text.chars() {
            keys = keys
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Presses keys together: `[Key::Control.into(), 's']`.
    pub async fn press(&self, chord: &[char]) -> Told {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for &value in chord {
            keys = keys.then(KeyAction::Down { value });
        }
        for &value in chord.iter().rev() {
            keys = keys.then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(keys).await?)
    }

    /// Drags the mouse over these points of the window, pressed from the first to the last.
    pub async fn drag(&self, points: &[(f64, f64)]) -> Told {
        let mut mouse = MouseActions::new("mouse".to_owned());
        for (index, &(x, y)) in points.iter().enumerate() {
            mouse = mouse.then(PointerAction::MoveTo {
                duration: Some(Duration::from_millis(100)),
                x,
                y,
            });
            if index == 0 {
                mouse = mouse.then(PointerAction::Down { button: 0 });
            }
        }
        mouse = mouse.then(PointerAction::Up { button: 0 });
        Ok(self.client.perform_actions(mouse).await?)
    }

    /// Answers the next dialog that asks for a file.
    pub fn answer_next_dialog(&self, path: &Path) -> Told {
        self.answer_next_dialogs(&[path])
    }

    /// Answers the next dialogs that ask for a file, one with each path.
    pub fn answer_next_dialogs(&self, paths: &[&Path]) -> Told {
        let lines: Vec<_> = paths
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        Ok(fs::write(self.data().join("answer"), lines.join("\n"))?)
    }

    /// Runs a script in the window and returns what it returns.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Told<Value> {
        Ok(self.client.execute(script, args).await?)
    }

    /// Waits until a script answers true; else the story ends with `problem`.
    pub async fn until(&self, script: &str, problem: &str) -> Told {
        let since = Instant::now();
        while self.run(script, vec![]).await? != true {
            if since.elapsed() > PATIENCE {
                return Err(problem.into());
            }
            sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }

    /// Waits until no request of the window is under way and what it answered is drawn.
    pub async fn rests(&self) -> Told {
        let started = Instant::now();
        while self.run(BUSY, vec![]).await? == true {
            if started.elapsed() > PATIENCE {
                return Err("the window is still at work".into());
            }
            sleep(Duration::from_millis(20)).await;
        }
        self.client.execute_async(DRAWN, vec![]).await?;
        Ok(())
    }

    /// Saves a picture of the window as `NAME.png` and returns where.
    pub async fn picture(&self, name: &str) -> Told<PathBuf> {
        self.rests().await?;
        let picture = self.client.screenshot().await?;
        fs::create_dir_all(pictures())?;
        let path = pictures().join(format!("{name}.png"));
        fs::write(&path, picture)?;
        Ok(path)
    }

    /// Returns the session, for what no method here does.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Returns the desk's data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Returns what the desk and its drivers have said so far.
    pub fn said(&self) -> String {
        fs::read_to_string(log(&self.folder)).unwrap_or_default()
    }
}

/// Finds the first visible element by role and accessible name.
const FIND_NAMED: &str = r#"
const [role, name] = arguments;
const implied = {
  button: "button", link: "a[href]", heading: "h1,h2,h3,h4,h5,h6", list: "ul,ol",
  listitem: "li", textbox: "input:not([type]),input[type=text],textarea", checkbox: "input[type=checkbox]",
  combobox: "select", option: "option", dialog: "dialog", navigation: "nav", main: "main",
};
const byIds = (ids) => ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
const called = (element) =>
  element.getAttribute("aria-label")
  || byIds(element.getAttribute("aria-labelledby") ?? "")
  || element.labels?.[0]?.textContent.trim()
  || element.textContent.trim();
const candidates = document.querySelectorAll([`[role="${role}"]`, implied[role]].filter(Boolean).join(","));
return [...candidates].find((each) => each.checkVisibility() && called(each) === name) ?? null;
"#;

fn element_id(found: &Value) -> Option<fantoccini::elements::ElementRef> {
    let id = found.as_object()?.values().next()?.as_str()?;
    Some(id.to_owned().into())
}

fn log(folder: &TempDir) -> PathBuf {
    folder.path().join("log")
}

fn data_folder(folder: &TempDir) -> OsString {
    let mut variable = OsString::from("TRAVAUX_DATA_DIR=");
    variable.push(folder.path().join("data"));
    variable
}

/// Starts the drivers, and through them the desk.
async fn start(
    folder: &TempDir,
    display: &Display,
    program: &Path,
    record: Option<&Path>,
) -> Told<(Client, Group)> {
    let (port, native) = (free_port()?, free_port()?);
    let home = folder.path();
    let mut command = Command::new(tauri_driver());
    command
        .args(["--port", &port.to_string()])
        .args(["--native-port", &native.to_string()]);
    quietly(&mut command, display, home);
    let out = fs::File::options()
        .create(true)
        .append(true)
        .open(log(folder))?;
    let drivers = Group::start(command.stdout(out), &log(folder))?;

    let args: Vec<_> = record
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    let wanted = json!({
        "browserName": "wry",
        "tauri:options": { "application": program, "args": args },
    });
    let wanted = wanted.as_object().cloned().unwrap_or_default();
    let address = format!("http://127.0.0.1:{port}");
    let started = Instant::now();
    loop {
        let mut builder =
            ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
        builder.capabilities(wanted.clone());
        let attempt = timeout(OPENING, builder.connect(&address)).await;
        match attempt {
            Ok(Ok(client)) => return Ok((client, drivers)),
            _ if started.elapsed() < OPENING => sleep(Duration::from_millis(100)).await,
            Ok(Err(problem)) => {
                let said = fs::read_to_string(log(folder)).unwrap_or_default();
                return Err(format!("the window does not open: {problem}\n{said}").into());
            }
            Err(_) => return Err("the window does not open".into()),
        }
    }
}
