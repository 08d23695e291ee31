//! The desk: the window of Travaux and its bridge to the core. It holds no rule
//! of the field; the core does.
//!
//! Two variables of the environment are for tests: `TRAVAUX_DATA_DIR` puts the
//! desk's own data elsewhere, and `TRAVAUX_UNDER_TEST` lets several desks run
//! side by side and answers their dialogs from that folder.

mod apart;
mod desk;
mod dialog;
mod failure;
mod requests;
mod settings;
mod utf16;
#[cfg(target_os = "linux")]
mod webkit;
mod window;

pub use desk::{Choice, Chooser, Desk, Projector, Screen};
pub use failure::Failure;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::{env, fs, thread};

use tauri::{Builder, Runtime};

/// Opens the desk's window, on `record` if one is named, and stays until it is
/// closed.
pub fn open(record: Option<PathBuf>) -> ExitCode {
    travaux_cli::signals::outlive_full_files();
    let under_test = env::var_os("TRAVAUX_UNDER_TEST").is_some();
    if !under_test {
        window::draw_without_dmabuf();
    }
    let context = context();
    let Some(data) = data_folder(&context.config().identifier) else {
        eprintln!("travaux-desk: there is no home folder; set TRAVAUX_DATA_DIR to a folder");
        return ExitCode::FAILURE;
    };
    if let Err(problem) = fs::create_dir_all(&data) {
        eprintln!(
            "travaux-desk: {} could not be made ({problem}); set TRAVAUX_DATA_DIR to another folder",
            data.display()
        );
        return ExitCode::FAILURE;
    }
    let reader = match env::current_exe() {
        Ok(this) => this.with_file_name("travaux"),
        Err(problem) => {
            eprintln!("travaux-desk: the program cannot find itself: {problem}");
            return ExitCode::FAILURE;
        }
    };
    let desk = Desk::new(data.clone(), reader, record);
    if under_test {
        let answers = dialog::under_test(data);
        desk.chooser.get_or_init(|| answers);
    }
    let desk = Arc::new(desk);
    let reading = Arc::clone(&desk);
    thread::spawn(move || requests::first::read(&reading));
    let mut builder = builder(Builder::default(), desk);
    if !under_test {
        builder = builder
            .plugin(tauri_plugin_single_instance::init(window::come_forward))
            .plugin(tauri_plugin_window_state::Builder::new().build());
    }
    match builder.run(context) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("travaux-desk: the window could not be opened: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Returns the desk on `builder`, which the stories run on Tauri's mock runtime.
pub fn builder<R: Runtime>(builder: Builder<R>, desk: Arc<Desk>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(requests::answer(Arc::clone(&desk)))
        .setup(move |app| {
            let app = app.handle();
            desk.chooser.get_or_init(|| dialog::native(app.clone()));
            desk.projector
                .get_or_init(|| window::projector(app.clone()));
            Ok(window::build(app)?)
        })
}

/// Returns the desk's settings, rights and built-in page.
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

fn data_folder(identifier: &str) -> Option<PathBuf> {
    let given = |name| env::var_os(name).filter(|value| !value.is_empty());
    given("TRAVAUX_DATA_DIR").map(PathBuf::from).or_else(|| {
        let share = given("XDG_DATA_HOME")
            .map(PathBuf::from)
            .or_else(|| Some(PathBuf::from(given("HOME")?).join(".local/share")))?;
        Some(share.join(identifier))
    })
}
