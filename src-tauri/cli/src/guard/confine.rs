//! Takes from this process whatever reading does not need.

use std::io;

use rustix::process::{Resource, Rlimit, setrlimit};

use super::{MEMORY, TIME};

/// Limits memory and time, and denies files, network and programs where the
/// system can.
pub(super) fn confine() -> io::Result<()> {
    limit(Resource::As, MEMORY)?;
    limit(Resource::Cpu, TIME.as_secs())?;
    limit(Resource::Core, 0)?;
    limit(Resource::Fsize, 0)?;
    #[cfg(target_os = "linux")]
    {
        // An older kernel has one, or neither; the limits above hold all the same.
        let _ = linux::no_files();
        let _ = linux::only_reading_and_thinking();
    }
    Ok(())
}

fn limit(resource: Resource, most: u64) -> io::Result<()> {
    let limit = Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    Ok(setrlimit(resource, limit)?)
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::env::consts::ARCH;
    use std::error::Error;

    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr};
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter};

    /// Denies every file and every connection by Landlock.
    pub(super) fn no_files() -> Result<(), Box<dyn Error>> {
        Ruleset::default()
            .handle_access(AccessFs::from_all(ABI::V5))?
            .handle_access(AccessNet::from_all(ABI::V5))?
            .create()?
            .restrict_self()?;
        Ok(())
    }

    /// Allows the system calls that memory, open pipes and an orderly end need;
    /// every other one fails with "operation not permitted".
    pub(super) fn only_reading_and_thinking() -> Result<(), Box<dyn Error>> {
        let allowed = ALLOWED.iter().map(|call| (*call, Vec::new()));
        let filter = SeccompFilter::new(
            BTreeMap::from_iter(allowed),
            SeccompAction::Errno(libc::EPERM as u32),
            SeccompAction::Allow,
            ARCH.try_into()?,
        )?;
        let program: BpfProgram = filter.try_into()?;
        apply_filter(&program)?;
        Ok(())
    }

    const ALLOWED: &[libc::c_long] = &[
        libc::SYS_brk,
        libc::SYS_clock_gettime,
        libc::SYS_close,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_fstat,
        libc::SYS_futex,
        libc::SYS_getpid,
        libc::SYS_getrandom,
        libc::SYS_gettid,
        libc::SYS_lseek,
        libc::SYS_madvise,
        libc::SYS_mmap,
        libc::SYS_mprotect,
        libc::SYS_mremap,
        libc::SYS_munmap,
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_restart_syscall,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sched_getaffinity,
        libc::SYS_sched_yield,
        libc::SYS_sigaltstack,
        libc::SYS_tgkill,
        libc::SYS_write,
        libc::SYS_writev,
    ];
}
