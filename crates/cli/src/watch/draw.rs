//! From one frame to the next, with as little drawing as can be: while only the time changes, only
//! its own cell is drawn.

use super::card::Frame;
use crate::layout::cells;
use crate::terminal::Size;
use std::fmt::Write;

/// What is on the terminal now.
#[derive(Debug, Default)]
pub(crate) struct Drawing {
    frame: Frame,
}

impl Drawing {
    /// The bytes that show the next frame, below what is said once and stays.
    pub(crate) fn next(&mut self, frame: Frame, said: &[String], size: Size) -> String {
        let mut bytes = String::new();
        let same = said.is_empty() && same_but_for_the_time(&self.frame, &frame);
        if !same {
            bytes = self.erase(size.columns) + &whole(&frame, said);
        } else if frame.left != self.frame.left {
            bytes = only_the_time(&frame);
        }
        self.frame = frame;
        bytes
    }

    /// Leaves the cursor where the frame began.
    fn erase(&self, columns: usize) -> String {
        let (line, column) = self.frame.cursor;
        // Where the window became narrower, a line takes several rows.
        let rows = |cells: usize| cells.saturating_sub(1).checked_div(columns).unwrap_or(0);
        let above = self.frame.lines.iter().take(line);
        let up = above.map(|line| rows(cells(line)).saturating_add(1)).sum::<usize>();
        format!("\r{}\u{1b}[J", move_up(up.saturating_add(rows(column))))
    }
}

/// Whether nothing but the time left differs, which has the same place.
fn same_but_for_the_time(before: &Frame, after: &Frame) -> bool {
    let place = |frame: &Frame| frame.left.as_ref().map(|cell| (cell.line, cell.column));
    before.cursor == after.cursor
        && place(before) == place(after)
        && before.lines.len() == after.lines.len()
        && before.lines.iter().zip(&after.lines).enumerate().all(|(index, (one, other))| {
            let has_the_time = place(after).is_some_and(|(line, _)| line == index);
            one == other || has_the_time && cells(one) == cells(other)
        })
}

fn whole(frame: &Frame, said: &[String]) -> String {
    let mut bytes = String::new();
    for line in said {
        // A string takes any text, so writing to it never fails.
        let _ = write!(bytes, "{line}\r\n");
    }
    bytes.push_str(&frame.lines.join("\r\n"));
    let (line, column) = frame.cursor;
    let below = frame.lines.len().saturating_sub(1).saturating_sub(line);
    bytes + "\r" + &move_up(below) + &move_right(column)
}

fn only_the_time(frame: &Frame) -> String {
    let Some(cell) = &frame.left else { return String::new() };
    let up = frame.cursor.0.saturating_sub(cell.line);
    format!("\u{1b}7\r{}{}{}\u{1b}8", move_up(up), move_right(cell.column), cell.text)
}

fn move_up(lines: usize) -> String {
    if lines == 0 { String::new() } else { format!("\u{1b}[{lines}A") }
}

fn move_right(columns: usize) -> String {
    if columns == 0 { String::new() } else { format!("\u{1b}[{columns}C") }
}

#[cfg(test)]
mod tests {
    use super::super::card::Cell;
    use super::*;

    const SIZE: Size = Size { columns: 80, rows: 24 };

    fn frame(time: &str, number: &str) -> Frame {
        let lines =
            [format!("┌ {time} ┐"), "└┘".into(), format!("Number: {number}"), "keys".into()];
        let left = Some(Cell { line: 0, column: 2, text: time.into() });
        Frame { lines: lines.to_vec(), cursor: (2, 8), left }
    }

    #[test]
    fn while_only_the_time_changes_only_its_cell_is_drawn() {
        let mut drawing = Drawing::default();
        let first = drawing.next(frame("04:12", "__"), &[], SIZE);
        assert_eq!(first, "\r\u{1b}[J┌ 04:12 ┐\r\n└┘\r\nNumber: __\r\nkeys\r\u{1b}[1A\u{1b}[8C");
        let second = drawing.next(frame("04:11", "__"), &[], SIZE);
        assert_eq!(second, "\u{1b}7\r\u{1b}[2A\u{1b}[2C04:11\u{1b}8");
        assert_eq!(drawing.next(frame("04:11", "__"), &[], SIZE), "");
    }

    #[test]
    fn anything_else_is_drawn_anew_over_what_was_there() {
        let mut drawing = Drawing::default();
        drawing.next(frame("04:12", "__"), &[], SIZE);
        let drawn = drawing.next(frame("04:12", "4_"), &[], SIZE);
        assert!(drawn.starts_with("\r\u{1b}[2A\u{1b}[J┌"), "{drawn:?}");
        let drawn = drawing.next(frame("04:12", "4_"), &["Approved".into()], SIZE);
        assert!(drawn.starts_with("\r\u{1b}[2A\u{1b}[JApproved\r\n┌"), "{drawn:?}");
    }

    #[test]
    fn a_narrower_window_has_more_rows_to_erase() {
        let mut drawing = Drawing::default();
        drawing.next(frame("04:12", "__"), &[], SIZE);
        let drawn = drawing.next(frame("04:12", "4_"), &[], Size { columns: 5, rows: 24 });
        assert!(drawn.starts_with("\r\u{1b}[4A\u{1b}[J"), "{drawn:?}");
    }
}
