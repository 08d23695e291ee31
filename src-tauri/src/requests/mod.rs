//! The requests that the window can send: one list makes the commands, the
//! window's right to send them and the TypeScript file that names them.
//!
//! To add one, write `fn name(desk: &Desk, args: Args) -> Result<Reply, Failure>`
//! in the file of its topic (what the projector may ask is the topic `projector`, and nothing
//! else is), where `Args` is `Deserialize + TS` and `Reply` is
//! `Serialize + TS`, add its line to `list.rs`, and run
//! `TRAVAUX_WRITE=1 cargo test --workspace requests` to write
//! `ui/src/lib/requests.ts` anew.

mod about;
mod behind;
pub(crate) mod compare;
pub(crate) mod copy;
mod exchange;
pub(crate) mod first;
mod journal;
mod links;
mod origins;
mod participants;
mod process;
mod projection;
mod projector;
mod proposals;
mod reading;
mod record;
mod references;
mod report;
mod review;
mod sessions;
mod silence;
mod sources;
mod suggest;
pub(crate) mod synoptic;
mod text;
mod trace;
mod typescript;
mod weight;

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody, Response};
use tauri::{Runtime, async_runtime};
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::window;

/// What a request answers with: the reply as JSON.
type Answer = Result<String, Failure>;

/// Answers a request from its arguments as JSON.
type Answerer = Box<dyn Fn(&Desk, Value) -> Answer + Send + Sync>;

/// One request of the list.
struct Request {
    topic: &'static str,
    name: &'static str,
    doc: &'static str,
    answer: Answerer,
    types: fn(&mut typescript::File, &'static str, &'static str),
}

/// Makes the list from the plain functions that it names.
macro_rules! requests {
    ($($(#[doc = $doc:literal])+ $topic:ident::$name:ident;)*) => {
        fn list() -> Vec<Request> {
            vec![$(request(stringify!($topic), stringify!($name), concat!($($doc),+), $topic::$name)),*]
        }
    };
}
include!("list.rs");

fn request<Args, Reply>(
    topic: &'static str,
    name: &'static str,
    doc: &'static str,
    function: fn(&Desk, Args) -> Result<Reply, Failure>,
) -> Request
where
    Args: DeserializeOwned + TS + 'static,
    Reply: Serialize + TS + 'static,
{
    Request {
        topic,
        name,
        doc,
        answer: Box::new(move |desk, args| {
            let args = serde_json::from_value(args).map_err(Failure::bridge)?;
            let reply = function(desk, args)?;
            serde_json::to_string(&reply).map_err(Failure::bridge)
        }),
        types: typescript::File::request::<Args, Reply>,
    }
}

/// Answers the window: each request runs on a thread of its own, so that none
/// holds up the window or another request.
///
/// Requests that are sent together may run in any order; whoever needs an order
/// waits for the first answer.
pub(crate) fn answer<R: Runtime>(desk: Arc<Desk>) -> impl Fn(Invoke<R>) -> bool + Send + Sync {
    let list: Arc<[Request]> = list().into();
    move |Invoke {
              message, resolver, ..
          }| {
        let theirs = message.webview_ref().label() == window::PROJECTOR;
        let asked = |each: &Request| each.name == message.command();
        // The capabilities say so, too; a window that has the other's is refused here.
        let may = |each: &Request| (each.topic == "projector") == theirs;
        let Some(at) = list.iter().position(|each| asked(each) && may(each)) else {
            return false;
        };
        let args = match message.payload() {
            InvokeBody::Json(args) => args.clone(),
            InvokeBody::Raw(_) => Value::Null,
        };
        let (list, desk) = (Arc::clone(&list), Arc::clone(&desk));
        async_runtime::spawn(async move {
            let work = async_runtime::spawn_blocking(move || (list[at].answer)(&desk, args));
            match work.await {
                Ok(Ok(reply)) => resolver.resolve(Response::new(reply)),
                Ok(Err(failure)) => resolver.reject(failure),
                Err(panic) => resolver.reject(Failure::bridge(panic)),
            }
        });
        true
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;
    use std::{env, fs};

    use super::{list, typescript};

    #[test]
    fn no_two_requests_have_one_name() {
        let list = list();
        let names: BTreeSet<_> = list.iter().map(|request| request.name).collect();
        assert_eq!(names.len(), list.len());
    }

    #[test]
    fn the_typescript_file_says_what_the_requests_take_and_give() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/requests.ts");
        let now = typescript::File::of(&list());
        if env::var_os("TRAVAUX_WRITE").is_some() {
            fs::write(&path, &now).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == now,
            "ui/src/lib/requests.ts is stale; run `TRAVAUX_WRITE=1 cargo test --workspace requests`"
        );
    }
}
