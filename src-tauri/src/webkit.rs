//! What is set on WebKitGTK itself: how it draws at first, and how it marks spelling.

use std::env;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::time::Duration;

use webkit2gtk::glib::timeout_add_local_once;
use webkit2gtk::glib::translate::ToGlibPtr;
use webkit2gtk::{
    HardwareAccelerationPolicy, Settings, SettingsExt, WebContextExt, WebView, WebViewExt,
};

/// How long WebKit draws without the graphics card: long enough for the first screen.
const AT_FIRST: Duration = Duration::from_millis(1500);

/// Prepares the view of the main window, before its page is there.
pub(crate) fn prepare(webview: &WebView) {
    mark_spelling(webview);
    if let Some(settings) = WebViewExt::settings(webview) {
        check_spelling_beside(&settings);
        draw_plainly_at_first(settings);
    }
}

/// Has WebKit draw the first screen by itself. To set up the graphics card, or what stands in
/// for one, takes longer than the whole of that screen; for scrolling and typing it is quicker.
fn draw_plainly_at_first(settings: Settings) {
    let afterwards = settings.hardware_acceleration_policy();
    settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    timeout_add_local_once(AT_FIRST, move || {
        settings.set_hardware_acceleration_policy(afterwards);
    });
}

/// Marks words that no dictionary of the system knows: those of its language and of English. They
/// are read when the first screen stands. `en` is asked besides: for `en_GB` and `en_US` alone,
/// Enchant turns to Aspell first, to which every figure is a word that it does not know.
fn mark_spelling(webview: &WebView) {
    let Some(context) = webview.context() else {
        return;
    };
    context.set_spell_checking_enabled(true);
    timeout_add_local_once(AT_FIRST, move || {
        let locale = env::var("LANG").unwrap_or_default();
        let language = locale.split('.').next().unwrap_or_default();
        context.set_spell_checking_languages(&[language, "en_GB", "en_US", "en"]);
    });
}

/// Has WebKit check the spelling while typing goes on: of itself it asks about each word that is
/// done, and the key waits for the answer.
#[expect(
    unsafe_code,
    reason = "the crate has no names for WebKit's features yet"
)]
fn check_spelling_beside(settings: &Settings) {
    /// Called so since WebKitGTK 2.42.
    const NAME: &CStr = c"AsynchronousSpellChecking";
    type Raw = webkit2gtk::ffi::WebKitSettings;
    unsafe extern "C" {
        fn webkit_settings_get_all_features() -> *mut c_void;
        fn webkit_feature_list_get_length(list: *mut c_void) -> usize;
        fn webkit_feature_list_get(list: *mut c_void, at: usize) -> *mut c_void;
        fn webkit_feature_list_unref(list: *mut c_void);
        fn webkit_feature_get_identifier(feature: *mut c_void) -> *const c_char;
        fn webkit_settings_set_feature_enabled(of: *mut Raw, feature: *mut c_void, on: c_int);
    }
    // SAFETY: the list is ours until it is given back, its features live as long as it does, and
    // their names end in a nought.
    unsafe {
        let all = webkit_settings_get_all_features();
        for at in 0..webkit_feature_list_get_length(all) {
            let feature = webkit_feature_list_get(all, at);
            if CStr::from_ptr(webkit_feature_get_identifier(feature)) == NAME {
                webkit_settings_set_feature_enabled(settings.to_glib_none().0, feature, 1);
            }
        }
        webkit_feature_list_unref(all);
    }
}
