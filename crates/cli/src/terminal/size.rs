//! How large a terminal is.

use rustix::termios::tcgetwinsize;
use std::io;

/// What a terminal has that does not say.
const USUAL: Size = Size { columns: 80, rows: 24 };

/// Columns and rows of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

impl Size {
    /// That of the terminal that standard output goes to.
    pub(crate) fn of_output() -> Self {
        let Ok(size) = tcgetwinsize(io::stdout()) else { return USUAL };
        let or = |count: u16, usual: usize| if count == 0 { usual } else { count.into() };
        Self { columns: or(size.ws_col, USUAL.columns), rows: or(size.ws_row, USUAL.rows) }
    }

    /// Whether something of that size can be seen whole.
    pub(crate) fn holds(self, other: Self) -> bool {
        self.columns >= other.columns && self.rows >= other.rows
    }
}
