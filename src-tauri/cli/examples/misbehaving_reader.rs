//! A guarded child whose reader does what the name of the document says, for the
//! tests of the guard.

use std::fs;
use std::net::TcpStream;
use std::process::{Command, ExitCode, abort};
use std::time::Duration;

use travaux::text::Document;
use travaux::{Error, Result};

fn main() -> ExitCode {
    let name = std::env::args().nth(4).unwrap_or_default();
    travaux_cli::guard::serve(&name, misbehave)
}

fn misbehave(bytes: &[u8], name: &str) -> Result<Document> {
    let done = match name {
        "echo" => Ok(String::from_utf8_lossy(bytes).into_owned()),
        "open" => fs::read_to_string("/proc/self/status"),
        "create" => fs::write("/tmp/travaux-guard", "").map(|()| "created".to_owned()),
        "connect" => TcpStream::connect("127.0.0.1:9").map(|_| "connected".to_owned()),
        "run" => Command::new("/bin/true").status().map(|_| "ran".to_owned()),
        "hoard" => Ok(hoard()),
        "loop" => loop {
            std::hint::spin_loop();
        },
        "wait" => {
            // For its turn on a busy machine, longer than it may think.
            std::thread::park_timeout(Duration::from_secs(11));
            Ok("read".to_owned())
        }
        "nest" => Ok(nest(0).to_string()),
        _ => abort(),
    };
    let title = done.map_err(|problem| Error::Unreadable {
        problem: format!("{:?}", problem.kind()),
    })?;
    Ok(Document {
        title: Some(title),
        ..Document::default()
    })
}

fn hoard() -> String {
    let hoard = vec![1_u8; 600 << 20];
    hoard.len().to_string()
}

/// Goes deeper than any stack.
#[expect(unconditional_recursion, reason = "that is the misbehaviour")]
fn nest(depth: u64) -> u64 {
    std::hint::black_box(nest(std::hint::black_box(depth + 1))) + 1
}
