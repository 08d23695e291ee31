//! The desk without a window: requests go through Tauri's mock bridge, so that
//! rights, arguments, replies and refusals are the real ones.

use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow, WebviewWindowBuilder};
use tempfile::TempDir;
use travaux_desk::Desk;

use crate::Told;
use crate::window::built;

/// A desk that answers requests, with a data folder of its own.
pub struct Bridge {
    window: WebviewWindow<MockRuntime>,
    projector: WebviewWindow<MockRuntime>,
    _app: App<MockRuntime>,
    data: TempDir,
}

impl Bridge {
    /// Opens the desk, on `record` if one is named.
    pub fn open(record: Option<&Path>) -> Told<Self> {
        let data = TempDir::new()?;
        let desk = Desk::new(
            data.path().to_owned(),
            built("travaux")?,
            record.map(Path::to_owned),
        );
        let app =
            travaux_desk::builder(mock_builder(), Arc::new(desk)).build(travaux_desk::context())?;
        let window =
            WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build()?;
        let projector =
            WebviewWindowBuilder::new(&app, "projector", tauri::WebviewUrl::default()).build()?;
        Ok(Bridge {
            window,
            projector,
            _app: app,
            data,
        })
    }

    /// Returns the desk's data folder.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Sends a request as the window would; the error is what the window hears.
    pub fn ask(&self, request: &str, args: Value) -> Result<Value, Value> {
        send(&self.window, request, args)
    }

    /// Sends a request as the projector would.
    pub fn ask_from_projector(&self, request: &str, args: Value) -> Result<Value, Value> {
        send(&self.projector, request, args)
    }
}

fn send(window: &WebviewWindow<MockRuntime>, request: &str, args: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: request.to_owned(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: "tauri://localhost"
            .parse()
            .expect("the address is well formed"),
        body: InvokeBody::Json(args),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    let reply = get_ipc_response(window, request)?;
    Ok(reply.deserialize().expect("every reply is JSON"))
}
