//! An empty window, built in the same way as the desk: what `cargo xtask bench window`
//! measures the desk against. Its page is one block of colour, so that the bench can see
//! when it is drawn.

use std::process::ExitCode;

fn main() -> ExitCode {
    let context = tauri::generate_context!("examples/empty/tauri.conf.json");
    match tauri::Builder::<tauri::Wry>::new().run(context) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("empty: the window could not be opened: {problem}");
            ExitCode::FAILURE
        }
    }
}
