//! The real program on a disk that fails, or with the power cut, at one of its calls to the
//! system: strace stops it there, or lets the call fail.

use crate::failure::{Failure, Outcome, fail};
use crate::must_have_all;
use crate::phone::{Phone, Reply};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Command;

/// Every call that changes what is on the disk. The question mark leaves out those that a
/// processor's Linux does not have.
const CALLS: &str = "write,writev,pwrite64,pwritev,pwritev2,fsync,fdatasync,ftruncate,fallocate,\
                     ?rename,?renameat,renameat2,?unlink,unlinkat,?mkdir,mkdirat,?link,linkat";

const SIGKILL: i32 = 9;

/// What happens at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The call fails, with this error of the system.
    Error(&'static str),
    /// The program ends at once, before the call: as if the power were cut.
    Kill,
}

/// How a command ended.
#[derive(Debug)]
pub enum Ended {
    /// By itself.
    Exit(Reply),
    /// By the fault.
    Killed,
}

/// Whether commands can be run with faults here. Where everything must be there, they must.
pub fn faults_are_possible() -> Outcome<bool> {
    let output = Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    if output.is_ok_and(|output| output.status.success()) {
        return Ok(true);
    }
    if must_have_all() {
        return fail("strace is missing or may not trace, and with CI=true nothing is left out.");
    }
    Ok(false)
}

impl Phone {
    /// Runs a command unharmed, and counts its calls by their names.
    pub fn calls_of(&self, arguments: &[&str]) -> Outcome<BTreeMap<String, u32>> {
        let log = tempfile::NamedTempFile::new()?;
        let output = self.traced(arguments, log.path(), &[]).output()?;
        if !output.status.success() {
            return fail(format!("The command failed without a fault: {}.", output.status));
        }
        let mut calls = BTreeMap::new();
        for line in fs::read_to_string(log.path())?.lines() {
            // "1234 fsync(4) = 0"; other lines tell of signals and ends.
            let call = line.split_whitespace().nth(1).and_then(|call| call.split_once('('));
            if let Some((name, _)) = call {
                let count = calls.entry(name.to_owned()).or_insert(0_u32);
                *count = count.saturating_add(1);
            }
        }
        Ok(calls)
    }

    /// Runs a command with a fault at one invocation of a call, counted from 1.
    pub fn run_with(
        &self,
        arguments: &[&str],
        call: &str,
        at: u32,
        fault: Fault,
    ) -> Outcome<Ended> {
        let fault = match fault {
            Fault::Error(error) => format!("error={error}"),
            Fault::Kill => "signal=SIGKILL".to_owned(),
        };
        let inject = format!("inject={call}:{fault}:when={at}");
        ended(arguments, self.traced(arguments, Path::new("/dev/null"), &["-e", &inject]))
    }

    /// Runs a command in a file system that can only be read: the file cannot be opened to write.
    pub fn run_read_only(&self, arguments: &[&str], file: &Path) -> Outcome<Ended> {
        let file = file.to_str().ok_or_else(|| Failure::new("A path is no text."))?;
        let only = ["-P", file, "-e", "trace=openat", "-e", "inject=openat:error=EROFS:when=1"];
        ended(arguments, self.traced(arguments, Path::new("/dev/null"), &only))
    }

    fn traced(&self, arguments: &[&str], log: &Path, options: &[&str]) -> Command {
        let own = self.command(arguments);
        let trace = format!("trace={CALLS}");
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-e", "signal=none", "-e", &trace, "-o"]).arg(log);
        strace.args(options).arg(own.get_program()).args(own.get_args());
        let set =
            |(name, value): (&OsStr, Option<&OsStr>)| Some((name.to_owned(), value?.to_owned()));
        strace.envs(own.get_envs().filter_map(set));
        strace
    }
}

fn ended(arguments: &[&str], mut command: Command) -> Outcome<Ended> {
    let output = command.output()?;
    match output.status.signal() {
        // strace ends as what it traces does.
        Some(SIGKILL) => Ok(Ended::Killed),
        _ => Ok(Ended::Exit(Reply::of(arguments, &output)?)),
    }
}
