//! The one window, and the guards that keep it from reaching anything outside.

use std::env;

use tauri::webview::{NewWindowResponse, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, Runtime, Url};

const MAIN: &str = "main";

/// Nothing listens here: what slips past every guard still reaches nothing.
const NOWHERE: &str = "http://127.0.0.1:9/";

/// Builds the window. Its page is the only one it ever shows: it goes to no
/// other address, opens no other window, saves no download and connects to
/// nothing.
pub(crate) fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN)
        .expect("tauri.conf.json has the window");
    let nowhere = Url::parse(NOWHERE).expect("the address is well formed");
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .proxy_url(nowhere)
        .build()?;
    #[cfg(target_os = "linux")]
    window.with_webview(|webview| mark_spelling(&webview.inner()))?;
    Ok(())
}

/// Marks words that no dictionary of the system knows: those of its language and of English.
#[cfg(target_os = "linux")]
fn mark_spelling(webview: &webkit2gtk::WebView) {
    use webkit2gtk::{WebContextExt, WebViewExt};

    let Some(context) = webview.context() else {
        return;
    };
    let locale = env::var("LANG").unwrap_or_default();
    let language = locale.split('.').next().unwrap_or_default();
    context.set_spell_checking_languages(&[language, "en_GB", "en_US"]);
    context.set_spell_checking_enabled(true);
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
