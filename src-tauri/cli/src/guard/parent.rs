//! The parent's side: feeds the child, bounds it, and puts its end into words.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use travaux::exchange::Reading;
use travaux::text::Document;
use travaux::{Error, Result, Stop};

use super::{Answer, COMMAND, LARGEST, LONGEST_ANSWER, MEMORY, PATIENCE, TIME, argument};

/// How often the parent looks whether it is to stop.
const LOOK: Duration = Duration::from_millis(50);

/// Reads a document in a child of `program`, which is the command `travaux`:
/// itself for the command, the one beside it for the desk.
///
/// Returns once the child has had ten seconds of the processor, and within a little more
/// than a minute, whatever the document does.
///
/// # Errors
///
/// [`Error::Unreadable`], with one sentence that says why; [`Error::Stopped`].
pub fn read_in_child(
    program: &Path,
    bytes: &[u8],
    name: &str,
    reading: Reading,
    stop: &Stop,
) -> Result<Document> {
    if bytes.len() > LARGEST {
        return Err(unreadable(format!(
            "“{name}” has {} MiB, more than can be read ({} MiB); import it in parts",
            bytes.len().div_ceil(1 << 20),
            LARGEST >> 20
        )));
    }
    let mut child = Command::new(program)
        .args([COMMAND, argument(reading), "--", name])
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|problem| {
            let program = program.display();
            unreadable(format!(
                "the reader {program} does not start ({problem}); install Travaux again"
            ))
        })?;
    let since = Instant::now();
    let answer = converse(&mut child, bytes, PATIENCE, stop);
    let waited = since.elapsed() >= PATIENCE;
    let ended = end(&mut child, answer.is_some());
    if answer.is_none() && stop.asked() {
        return Err(Error::Stopped);
    }
    match answer.as_deref().map(serde_json::from_slice) {
        Some(Ok(Answer::Document(document))) => Ok(document),
        Some(Ok(Answer::Error(problem))) => Err(unreadable(problem)),
        _ if waited => Err(unreadable(format!(
            "“{name}” could not be read within {} seconds on this machine; close what keeps it busy and try again",
            PATIENCE.as_secs()
        ))),
        _ => Err(unreadable(epitaph(name, ended))),
    }
}

/// Hands a child what it works on and returns all that it answers; `None` if that
/// takes too long, is too much, or somebody stops it.
pub(crate) fn converse(
    child: &mut Child,
    bytes: &[u8],
    time: Duration,
    stop: &Stop,
) -> Option<Vec<u8>> {
    let (mut stdin, stdout) = (child.stdin.take()?, child.stdout.take()?);
    thread::scope(|threads| {
        threads.spawn(move || {
            // A child that ends early closes the pipe; its answer says why.
            let _ = stdin.write_all(bytes);
        });
        let (send, answer) = mpsc::channel();
        threads.spawn(move || send.send(answer_of(stdout)));
        let since = Instant::now();
        let answer = loop {
            match answer.recv_timeout(LOOK) {
                Err(RecvTimeoutError::Timeout) if since.elapsed() < time && !stop.asked() => {}
                answer => break answer.ok().flatten(),
            }
        };
        if answer.is_none() {
            // Ends both threads: the child's ends of the pipes close with it.
            let _ = child.kill();
        }
        answer
    })
}

fn answer_of(stdout: ChildStdout) -> Option<Vec<u8>> {
    let mut answer = Vec::new();
    let read = stdout.take(LONGEST_ANSWER + 1).read_to_end(&mut answer);
    (read.is_ok() && answer.len() as u64 <= LONGEST_ANSWER).then_some(answer)
}

/// Waits for the child's end, and ends it if it lingers.
pub(crate) fn end(child: &mut Child, answered: bool) -> Option<ExitStatus> {
    let since = Instant::now();
    while answered && since.elapsed() < Duration::from_secs(1) {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(1));
    }
    let _ = child.kill();
    child.wait().ok()
}

/// Says how the child ended without an answer.
fn epitaph(name: &str, ended: Option<ExitStatus>) -> String {
    const OUT_OF_TIME: [i32; 2] = [libc::SIGKILL, libc::SIGXCPU];
    match ended.and_then(|status| status.signal()) {
        Some(signal) if OUT_OF_TIME.contains(&signal) => format!(
            "“{name}” could not be read within {} seconds; save it in another format and import that",
            TIME.as_secs()
        ),
        Some(libc::SIGABRT) => format!(
            "“{name}” could not be read within {} MiB of memory; save it in another format and import that",
            MEMORY >> 20
        ),
        _ => format!(
            "“{name}” could not be read: the reader stumbled over it; save it in another format and import that"
        ),
    }
}

fn unreadable(problem: String) -> Error {
    Error::Unreadable { problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_that_sleeps_is_ended() {
        let mut child = Command::new("sleep")
            .arg("1000")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let short = Duration::from_millis(100);
        assert!(converse(&mut child, b"", short, &Stop::default()).is_none());
        let ended = end(&mut child, false).unwrap();
        assert_eq!(ended.signal(), Some(libc::SIGKILL));
    }
}
