//! What the program says about itself and the desk.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::first::{self, InView};
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
    /// What is open.
    open: Option<InView>,
    /// Why the record that it was started with is not.
    refused: Option<Failure>,
}

/// Says which program answers and who sits at the desk, and opens what it was started with.
pub(super) fn hello(desk: &Desk, _args: Nothing) -> Result<Hello, Failure> {
    let (open, refused) = match first::take(desk) {
        Ok(open) => (open, None),
        Err(failure) => (None, Some(failure)),
    };
    Ok(Hello {
        program: "Travaux",
        version: env!("CARGO_PKG_VERSION"),
        settings: Settings::load(&desk.data),
        open,
        refused,
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
    /// Whether the text shows what is asked for beneath every clause.
    proposals: Option<bool>,
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
    if let Some(proposals) = args.proposals {
        settings.proposals = proposals;
    }
    settings.save(&desk.data)?;
    Ok(settings)
}
