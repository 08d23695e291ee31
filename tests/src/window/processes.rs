//! The processes behind a window under test, none of which outlives its owner.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::Told;

/// How long the system may take to end what was killed.
const PATIENCE: Duration = Duration::from_secs(10);

/// A process and everything it started, killed together when dropped.
pub(super) struct Group(Child);

impl Group {
    /// Starts `command`, which says what it has to say into `log`.
    pub(super) fn start(command: &mut Command, log: &Path) -> Told<Self> {
        let log = File::options().create(true).append(true).open(log)?;
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(|problem| {
                let program = command.get_program().display();
                format!("{program} does not start ({problem}); `cargo xtask test` installs it")
            })?;
        Ok(Group(child))
    }
}

impl Group {
    /// Returns the bytes of memory that its processes take, shared pages counted once.
    pub(super) fn memory(&self) -> Option<u64> {
        let group = self.0.id().to_string();
        let mut kilobytes = 0;
        for process in fs::read_dir("/proc").ok()?.flatten() {
            let read = |name| fs::read_to_string(process.path().join(name)).unwrap_or_default();
            // After the name in brackets: state, parent, group.
            let stat = read("stat");
            let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
            if after.split_ascii_whitespace().nth(2) != Some(&group) {
                continue;
            }
            let rollup = read("smaps_rollup");
            let shares = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
            let shares: u64 = shares.trim().strip_suffix(" kB")?.trim().parse().ok()?;
            kilobytes += shares;
        }
        Some(kilobytes * 1024)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Both fail only if the process is gone, which is what is wanted.
        let _ = kill_process_group(Pid::from_child(&self.0), Signal::KILL);
        let _ = self.0.wait();
    }
}

/// A display that nobody sees.
pub(super) struct Display {
    /// Its name, for `DISPLAY`.
    pub(super) name: String,
    _server: Group,
}

impl Display {
    /// Starts one on a free number.
    pub(super) fn start(log: &Path) -> Told<Self> {
        Display::of(Command::new("Xvfb"), log)
    }

    /// Starts one that keeps its pixels in a file in a folder.
    pub(super) fn start_in(log: &Path, folder: &Path) -> Told<Self> {
        let mut command = Command::new("Xvfb");
        command.arg("-fbdir").arg(folder);
        Display::of(command, log)
    }

    fn of(mut command: Command, log: &Path) -> Told<Self> {
        command
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped());
        let mut server = Group::start(&mut command, log)?;
        let out = server.0.stdout.take().ok_or("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(out).read_line(&mut number)?;
        let number: u16 = number.trim().parse().map_err(|_| "Xvfb found no display")?;
        Ok(Display {
            name: format!(":{number}"),
            _server: server,
        })
    }
}

/// Puts a program on a display, where it finds no other program and nobody's settings.
pub(super) fn quietly(command: &mut Command, display: &Display, home: &Path) {
    command
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        // No session bus: nothing under test may talk to another program.
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env("NO_AT_BRIDGE", "1")
        .env("TRAVAUX_UNDER_TEST", "1")
        .env("TRAVAUX_DATA_DIR", home.join("data"))
        .env("XDG_DATA_HOME", home.join("share"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("LANG", "C.UTF-8")
        .env("TZ", "UTC");
}

/// Returns a port that is free now.
pub(super) fn free_port() -> Told<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Kills the processes that run `program` with `variable` in their environment,
/// as a crash would, and returns how many there were.
pub(super) fn crash(program: &Path, variable: &OsStr) -> Told<usize> {
    let mut killed = Vec::new();
    for process in fs::read_dir("/proc")? {
        let folder = process?.path();
        if fs::read_link(folder.join("exe")).ok().as_deref() != Some(program) {
            continue;
        }
        let environment = fs::read(folder.join("environ")).unwrap_or_default();
        let ours = environment
            .split(|byte| *byte == 0)
            .any(|each| each == variable.as_encoded_bytes());
        if let (true, Some(pid)) = (ours, pid(&folder)) {
            kill_process(pid, Signal::KILL)?;
            killed.push(folder);
        }
    }
    // Its files are locked until the system has taken down the last of its threads.
    let started = Instant::now();
    for folder in &killed {
        while !ended(folder) {
            if started.elapsed() > PATIENCE {
                return Err("a killed desk is still there".into());
            }
            sleep(Duration::from_millis(20));
        }
    }
    Ok(killed.len())
}

/// Returns true where nothing is left of a process but, perhaps, word of its end.
fn ended(process: &Path) -> bool {
    let threads = fs::read_dir(process.join("task")).into_iter().flatten();
    let stat = fs::read_to_string(process.join("stat")).unwrap_or_default();
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    match threads.count() {
        0 => true,
        1 => after.trim_start().starts_with(['Z', 'X']),
        _ => false,
    }
}

fn pid(folder: &Path) -> Option<Pid> {
    Pid::from_raw(folder.file_name()?.to_str()?.parse().ok()?)
}

/// Returns `tauri-driver`: the project's own, or the one on the path.
pub(super) fn tauri_driver() -> PathBuf {
    let own = super::top().join("target/tools/bin/tauri-driver");
    if own.is_file() {
        own
    } else {
        "tauri-driver".into()
    }
}
