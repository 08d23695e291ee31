//! The main window and the projector, and the guards that keep both from reaching anything
//! outside.

use std::env;

use tauri::webview::{NewWindowResponse, WebviewWindow, WebviewWindowBuilder};
use tauri::{AppHandle, Emitter, Manager, Runtime, Url, WindowEvent};

use crate::desk::{Projector, Screen};
#[cfg(target_os = "linux")]
use crate::webkit;

const MAIN: &str = "main";

/// The window that the room sees. It reads and changes nothing: see `capabilities/projector.json`.
pub(crate) const PROJECTOR: &str = "projector";

/// What the projector hears when it is to read again what the room sees.
const SEEN: &str = "seen";

/// Nothing listens here: what slips past every guard still reaches nothing.
const NOWHERE: &str = "http://127.0.0.1:9/";

/// Builds the main window. The projector goes with it.
pub(crate) fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = guarded(app, MAIN)?;
    #[cfg(target_os = "linux")]
    window.with_webview(|webview| webkit::prepare(&webview.inner()))?;
    let app = app.clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed)
            && let Some(projector) = app.get_webview_window(PROJECTOR)
        {
            // One that is closing already is gone all the same.
            let _ = projector.destroy();
        }
    });
    Ok(())
}

/// Returns what tells the projector what to do.
pub(crate) fn projector<R: Runtime>(app: AppHandle<R>) -> Projector {
    Box::new(move |what| {
        let there = app.get_webview_window(PROJECTOR);
        // What cannot be done to the window leaves it as it is: the room sees that.
        match (what, there) {
            (Screen::Show, None) => guarded(&app, PROJECTOR).is_ok(),
            (Screen::Show, Some(window)) => {
                let _ = window.unminimize().and_then(|()| window.show());
                let _ = app.emit_to(PROJECTOR, SEEN, ());
                true
            }
            (Screen::Read, Some(_)) => {
                let _ = app.emit_to(PROJECTOR, SEEN, ());
                true
            }
            (Screen::Fill, Some(window)) => {
                let full = window.is_fullscreen().unwrap_or(false);
                let _ = window.set_fullscreen(!full);
                true
            }
            (Screen::PutAway, Some(window)) => window.destroy().is_err(),
            (Screen::Ask, there) => there.is_some(),
            (Screen::Read | Screen::Fill | Screen::PutAway, None) => false,
        }
    })
}

/// Builds a window. Its page is the only one it ever shows: it goes to no other address,
/// opens no other window, saves no download and connects to nothing.
fn guarded<R: Runtime>(app: &AppHandle<R>, label: &str) -> tauri::Result<WebviewWindow<R>> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == label)
        .expect("tauri.conf.json has the window");
    let nowhere = Url::parse(NOWHERE).expect("the address is well formed");
    WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .proxy_url(nowhere)
        .build()
}

fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" && url.host_str() == Some("localhost")
}

/// Brings the window to the front when the desk is started a second time.
pub(crate) fn come_forward<R: Runtime>(app: &AppHandle<R>, _args: Vec<String>, _folder: String) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // A window that cannot be raised is there all the same.
        let _ = window.unminimize().and_then(|()| window.set_focus());
    }
}

/// Has WebKit draw without DMA-BUF, which fails on some graphics cards.
///
/// Not under test: WebDriver's pictures hang with it.
#[expect(
    unsafe_code,
    reason = "no other thread runs yet that could read the environment"
)]
pub(crate) fn draw_without_dmabuf() {
    const NAME: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if env::var_os(NAME).is_none() {
        // SAFETY: called first thing in `main`, before any thread is started.
        unsafe { env::set_var(NAME, "1") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_to_its_own_page_only() {
        let goes = |url: &str| is_ours(&Url::parse(url).unwrap());
        assert!(goes("tauri://localhost/"));
        assert!(!goes("https://example.org/"));
        assert!(!goes("file:///etc/passwd"));
        assert!(!goes("data:text/html,hello"));
        assert!(!goes("tauri://elsewhere/"));
    }
}
