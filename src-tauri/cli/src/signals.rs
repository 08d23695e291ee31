//! Signals that must not end a program that has somebody's text in hand.

/// Has a file that may not grow any more be an error that is said, not the end of the
/// process. What Rust itself sees to is the pipe that nobody reads.
#[cfg(unix)]
#[expect(unsafe_code, reason = "the standard library sets no signals")]
pub fn outlive_full_files() {
    // SAFETY: to ignore a signal runs no code of ours.
    unsafe {
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
    }
}

/// Elsewhere there is no such signal.
#[cfg(not(unix))]
pub fn outlive_full_files() {}
