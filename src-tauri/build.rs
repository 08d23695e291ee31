//! Gives each window the right to send exactly its requests of the list, and no other
//! command: the projector those of the topic `projector`, the main window all others.

use std::path::PathBuf;
use std::{env, fs};

/// Reads the list of requests for its names alone; `src/requests/mod.rs` reads
/// the same file for everything else.
macro_rules! requests {
    ($($(#[$doc:meta])* $topic:ident::$name:ident;)*) => {
        /// Each request with its topic.
        const REQUESTS: &[(&str, &str)] = &[$((stringify!($topic), stringify!($name))),*];
    };
}
include!("src/requests/list.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src/requests/list.rs");
    // The window is built into the desk; a bare `cargo check` finds an empty one.
    fs::create_dir_all("../ui/dist")?;

    let file = PathBuf::from(env::var("OUT_DIR")?).join("permissions/requests.toml");
    fs::create_dir_all(file.parent().expect("the file has a folder"))?;
    let of = |projector: bool| -> Vec<&str> {
        let mine = |(topic, _): &&(&str, &str)| (*topic == "projector") == projector;
        REQUESTS
            .iter()
            .filter(mine)
            .map(|(_, name)| *name)
            .collect()
    };
    let permission = format!(
        "[[permission]]\nidentifier = \"requests\"\ndescription = \"What the main window may ask.\"\ncommands.allow = {:?}\n\n\
         [[permission]]\nidentifier = \"projector\"\ndescription = \"What the projector may ask: it reads, and changes nothing.\"\ncommands.allow = {:?}\n",
        of(false),
        of(true),
    );
    if fs::read_to_string(&file).ok().as_deref() != Some(&permission) {
        fs::write(&file, permission)?;
    }
    let pattern: &'static str = Box::leak(file.to_string_lossy().into_owned().into_boxed_str());
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .app_manifest(tauri_build::AppManifest::new().permissions_path_pattern(pattern)),
    )?;
    Ok(())
}
