//! The real window: the desk as a person starts it, on a display of its own,
//! seen and worked through WebDriver.
//!
//! Needs `Xvfb`, `WebKitWebDriver` and `tauri-driver`, which `cargo xtask test`
//! installs, and the desk built with `cargo build --workspace`.

mod desk;
mod processes;
mod screen;

pub use desk::Desk;
pub use screen::{Launched, Screen};

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use tokio::runtime;
use tokio::time::timeout;

use crate::Told;

/// How long a story in the window may take before it counts as stuck.
const STUCK: Duration = Duration::from_secs(120);

/// Tells one story in a fresh desk, on `record` if one is named.
///
/// One window at a time: two would fight for two cores. If the story fails, a
/// picture of the window is left as `pictures/failed-NAME.png`, and what the
/// desk said comes with the error.
pub fn tell(name: &str, record: Option<&Path>, story: impl AsyncFnOnce(&mut Desk) -> Told) -> Told {
    static ONE_WINDOW: Mutex<()> = Mutex::new(());
    let _window = ONE_WINDOW
        .lock()
        .unwrap_or_else(|failed_before| failed_before.into_inner());
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut desk = Desk::open(record).await?;
        let told = timeout(STUCK, story(&mut desk))
            .await
            .unwrap_or_else(|_| Err(format!("the story is stuck after {STUCK:?}").into()));
        let Err(problem) = told else {
            return desk.close().await;
        };
        let failed = format!("failed-{name}");
        let picture = match timeout(Duration::from_secs(10), desk.picture(&failed)).await {
            Ok(Ok(path)) => path.display().to_string(),
            _ => "no picture could be taken".to_owned(),
        };
        Err(format!("{problem}\n{picture}\n{}", desk.said()).into())
    })
}

/// Returns the folder for pictures: `TRAVAUX_PICTURES`, or `pictures` at the top.
pub fn pictures() -> PathBuf {
    env::var_os("TRAVAUX_PICTURES").map_or_else(|| top().join("pictures"), PathBuf::from)
}

/// Returns a program that cargo built beside this one.
pub fn built(program: &str) -> Told<PathBuf> {
    let this = env::current_exe()?;
    let folder = this.parent().ok_or("the test has no folder")?;
    let folder = if folder.ends_with("deps") {
        folder.parent().ok_or("the target folder is missing")?
    } else {
        folder
    };
    let path = folder.join(program);
    if path.is_file() {
        Ok(path)
    } else {
        Err(format!(
            "{} is missing; run `cargo build --workspace`",
            path.display()
        )
        .into())
    }
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the crate lies in the workspace")
}
