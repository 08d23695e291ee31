//! What a person has set at this desk; kept in the desk's own folder.

use std::path::Path;

use serde::{Deserialize, Serialize};
use travaux::Error;
use ts_rs::TS;

/// The settings of a desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Settings {
    /// The name that the history shows for what is done here.
    pub author: String,
    /// `light`, `dark`, or `system`.
    pub theme: String,
    /// True where the text shows what is asked for beneath every clause, and not beneath the
    /// clause at hand alone.
    pub proposals: bool,
    /// Records opened last, newest first.
    pub recent: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        let login = std::env::var("USER")
            .or_else(|_| std::env::var("LOGNAME"))
            .unwrap_or_default();
        let author = if login.is_empty() {
            "the secretariat".to_owned()
        } else {
            login
        };
        Settings {
            author,
            theme: "system".to_owned(),
            proposals: false,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads the settings; where there are none, or none that can be read, the defaults.
    pub(crate) fn load(folder: &Path) -> Settings {
        std::fs::read(folder.join("settings.json"))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Writes the settings, whole or not at all: a full disk does not take those there are.
    pub(crate) fn save(&self, folder: &Path) -> travaux::Result<()> {
        let file = folder.join("settings.json");
        let text = serde_json::to_vec_pretty(self).expect("settings are plain data");
        let part = folder.join("settings.json.part");
        std::fs::write(&part, text)
            .and_then(|()| std::fs::rename(&part, &file))
            .map_err(|problem| Error::File {
                path: file,
                verb: "written",
                problem: problem.to_string(),
            })
    }
}
