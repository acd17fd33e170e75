//! How the terminal behaves while something is asked, and that it behaves as before afterwards,
//! whatever ends the program.

use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::sync::{Mutex, Once, PoisonError};
use std::{panic, thread};

/// Pasted text is told from typed text.
const PASTING_ON: &str = "\u{1b}[?2004h";
/// As before, with the cursor on a line of its own.
const GOODBYE: &str = "\u{1b}[?2004l\r\n\u{1b}[J";

/// What to put back.
static BEFORE: Mutex<Option<Before>> = Mutex::new(None);

struct Before {
    terminal: File,
    modes: Termios,
    goodbye: &'static str,
}

/// Another behaviour, until it is dropped.
#[derive(Debug)]
pub(crate) struct Mode(());

impl Mode {
    /// What is typed is not shown.
    pub(crate) fn silent() -> io::Result<Self> {
        Self::change("", |modes| {
            modes.local_modes.remove(LocalModes::ECHO);
            modes.local_modes.insert(LocalModes::ECHONL);
        })
    }

    /// Each key is given at once, Ctrl-C too, and shown by nobody but us.
    pub(crate) fn keys() -> io::Result<Self> {
        let mode = Self::change(GOODBYE, Termios::make_raw)?;
        terminal()?.write_all(PASTING_ON.as_bytes())?;
        Ok(mode)
    }

    /// Each key is given at once, and no key after so many tenths of a second.
    pub(crate) fn keys_within(tenths: u8) -> io::Result<Self> {
        Self::change(GOODBYE, |modes| {
            modes.make_raw();
            modes.special_codes[SpecialCodeIndex::VMIN] = 0;
            modes.special_codes[SpecialCodeIndex::VTIME] = tenths;
        })
    }

    fn change(goodbye: &'static str, change: impl FnOnce(&mut Termios)) -> io::Result<Self> {
        let terminal = terminal()?;
        let modes = tcgetattr(&terminal)?;
        let mut changed = modes.clone();
        change(&mut changed);
        restore_at_any_end()?;
        *before() = Some(Before { terminal: terminal.try_clone()?, modes, goodbye });
        let mode = Self(());
        // What was typed before the question is no answer to it.
        tcsetattr(&terminal, OptionalActions::Flush, &changed)?;
        Ok(mode)
    }
}

impl Drop for Mode {
    fn drop(&mut self) {
        restore();
    }
}

/// The person's terminal, wherever input and output go.
pub(crate) fn terminal() -> io::Result<File> {
    OpenOptions::new().read(true).write(true).open("/dev/tty")
}

fn restore() {
    if let Some(Before { mut terminal, modes, goodbye }) = before().take() {
        // A terminal that went away needs nothing.
        let _ = terminal.write_all(goodbye.as_bytes());
        let _ = tcsetattr(&terminal, OptionalActions::Now, &modes);
    }
}

fn before() -> std::sync::MutexGuard<'static, Option<Before>> {
    // It is replaced at once, so a panic leaves it whole.
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A signal or a panic puts the terminal back, and then does what it does anyway.
fn restore_at_any_end() -> io::Result<()> {
    static ONCE: Once = Once::new();
    let mut result = Ok(());
    ONCE.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            // Elsewhere a panic ends one conversation, not the program.
            if thread::current().name() == Some("main") {
                restore();
            }
            told(about);
        }));
        result = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]).map(|mut signals| {
            thread::spawn(move || {
                for signal in signals.forever() {
                    restore();
                    let _ = emulate_default_handler(signal);
                }
            });
        });
    });
    result
}
