//! What the program says about itself and the desk.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;

/// A request that needs nothing told.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Nothing {}

/// The program that answers.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Hello {
    /// Its name.
    program: &'static str,
    /// Its version.
    version: &'static str,
    /// The settings of the desk.
    settings: Settings,
    /// The record that it was started with.
    opened_with: Option<String>,
}

/// Says which program answers, who sits at the desk and what was open last.
pub(super) fn hello(desk: &Desk, _args: Nothing) -> Result<Hello, Failure> {
    Ok(Hello {
        program: "Travaux",
        version: env!("CARGO_PKG_VERSION"),
        settings: Settings::load(&desk.data),
        opened_with: desk
            .opened_with
            .as_ref()
            .map(|path| path.display().to_string()),
    })
}

/// Settings to keep from now on.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct NewSettings {
    /// The name that the history shows.
    author: Option<String>,
    /// `light`, `dark`, or `system`.
    theme: Option<String>,
}

/// Changes the settings of the desk.
pub(super) fn set_settings(desk: &Desk, args: NewSettings) -> Result<Settings, Failure> {
    let mut settings = Settings::load(&desk.data);
    if let Some(author) = args
        .author
        .map(|author| author.trim().to_owned())
        .filter(|author| !author.is_empty())
    {
        settings.author = author;
    }
    if let Some(theme) = args.theme {
        settings.theme = theme;
    }
    settings.save(&desk.data)?;
    Ok(settings)
}
