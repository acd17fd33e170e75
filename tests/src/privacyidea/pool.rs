//! Servers for tests, each of which has one for itself while it plays: much of what an administrator
//! sets holds for all users, and a poll names none.

use super::PrivacyIdea;
use crate::failure::{Failure, Outcome};
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};

/// Where the set-up has left a Python with privacyIDEA.
const PYTHON: &str = "PRIVACYIDEA_PYTHON";
/// The most servers of one process: each imports a thousand modules, and takes memory for them.
const MOST: usize = 4;

static POOL: Mutex<Pool> = Mutex::new(Pool { idle: Vec::new(), started: 0 });
static RETURNED: Condvar = Condvar::new();

struct Pool {
    idle: Vec<PrivacyIdea>,
    started: usize,
}

/// A server that nobody else uses until this is dropped. It has no policies but the
/// administrator's.
#[derive(Debug)]
pub struct Loan(Option<PrivacyIdea>);

impl Loan {
    /// Takes a server that is idle, starts one where more would help, or waits.
    pub fn new() -> Outcome<Self> {
        let most = std::thread::available_parallelism().map_or(1, usize::from).min(MOST);
        let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(server) = pool.idle.pop() {
                drop(pool);
                server.forget_policies()?;
                return Ok(Self(Some(server)));
            }
            if pool.started < most {
                pool.started = pool.started.saturating_add(1);
                drop(pool);
                return Ok(Self(Some(start()?)));
            }
            pool = RETURNED.wait(pool).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Deref for Loan {
    type Target = PrivacyIdea;

    fn deref(&self) -> &PrivacyIdea {
        match &self.0 {
            Some(server) => server,
            None => unreachable!("the server is taken out when the loan is dropped"),
        }
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
        pool.idle.extend(self.0.take());
        RETURNED.notify_one();
    }
}

fn start() -> Outcome<PrivacyIdea> {
    let missing = || Failure::new(format!("{PYTHON} is not set: run `cargo xtask privacyidea`."));
    PrivacyIdea::start(&std::env::var_os(PYTHON).map(PathBuf::from).ok_or_else(missing)?)
}
