//! Where scenes are shown and keys come from.

use super::Message;
use super::card::frame;
use super::draw::Drawing;
use super::plain::Plain;
use super::screen::Scene;
use crate::layout::wrapped;
use crate::output;
use crate::terminal::{Mode, Size, terminal};
use crate::trouble::{Own, Trouble};
use std::env;
use std::io::{self, IsTerminal, Read};
use std::sync::mpsc::Sender;
use std::thread;

/// A terminal that is drawn on, or lines.
pub(crate) enum Front {
    Drawn { drawing: Drawing, _mode: Mode },
    Plain(Plain),
}

impl Front {
    /// Draws where that is possible and wished for.
    pub(super) fn open(tell: &Sender<Message>) -> Result<Self, Trouble> {
        if !io::stdout().is_terminal() || plain_is_wished_for(|name| env::var(name).ok()) {
            read_lines(tell.clone());
            return Ok(Self::Plain(Plain::default()));
        }
        let mode = Mode::keys().map_err(|_| Own::NoTerminal)?;
        read_keys(tell.clone())?;
        Ok(Self::Drawn { drawing: Drawing::default(), _mode: mode })
    }

    /// Shows a scene, below what is said once and stays.
    pub(super) fn show(&mut self, scene: Scene, said: Vec<String>) -> Result<(), Trouble> {
        match self {
            Self::Drawn { drawing, .. } => {
                let size = Size::of_output();
                let said: Vec<_> = said.iter().flat_map(|it| wrapped(it, size.width())).collect();
                let bytes = drawing.next(frame(&scene, size), &said, size);
                if bytes.is_empty() { Ok(()) } else { output::draw(&bytes) }
            }
            Self::Plain(plain) => {
                plain.next(scene, said).iter().try_for_each(|line| output::line(line))
            }
        }
    }
}

fn plain_is_wished_for(variable: impl Fn(&str) -> Option<String>) -> bool {
    let plain = variable("COUNTERSIGN_PLAIN").is_some_and(|it| !matches!(it.as_str(), "" | "0"));
    let term = variable("TERM").unwrap_or_default();
    plain || matches!(term.as_str(), "" | "dumb")
}

fn read_keys(tell: Sender<Message>) -> Result<(), Trouble> {
    let mut keyboard = terminal().map_err(|_| Own::NoTerminal)?;
    thread::spawn(move || {
        let mut bytes = [0; 64];
        loop {
            let message = match keyboard.read(&mut bytes) {
                Ok(0) | Err(_) => Message::End,
                Ok(length) => Message::Typed(bytes.get(..length).unwrap_or_default().to_vec()),
            };
            let over = matches!(message, Message::End);
            if tell.send(message).is_err() || over {
                return;
            }
        }
    });
    Ok(())
}

fn read_lines(tell: Sender<Message>) {
    thread::spawn(move || {
        for line in io::stdin().lines() {
            let Ok(line) = line else { break };
            if tell.send(Message::Line(line)).is_err() {
                return;
            }
        }
        let _ = tell.send(Message::End);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_reader_and_a_simple_terminal_get_plain_lines() {
        let plain = |wish: &str, term: &str| {
            let known = [("COUNTERSIGN_PLAIN", wish.to_owned()), ("TERM", term.to_owned())];
            plain_is_wished_for(move |name| {
                known.iter().find(|it| it.0 == name).map(|it| it.1.clone())
            })
        };
        assert!(plain("1", "xterm-256color") && plain("", "dumb") && plain("0", ""));
        assert!(!plain("", "xterm-256color") && !plain("0", "tmux"));
    }
}
