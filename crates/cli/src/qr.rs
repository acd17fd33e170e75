//! QR codes of the core: on a terminal, as a picture, and as the text that they say.

use crate::picture;
use crate::terminal::Size;
use crate::trouble::Trouble;
use countersign::{AuthenticatorError, QrCode, scan_image};

/// Light modules on each side (ISO/IEC 18004).
const QUIET: usize = 4;
/// Pixels of a module in a picture.
const SCALE: usize = 8;
/// Black on white whatever the theme is, in colours that a theme does not change (xterm, 256
/// colours).
const DARK_ON_LIGHT: &str = "\u{1b}[38;5;16;48;5;231m";
const AS_BEFORE: &str = "\u{1b}[0m";

/// For a terminal: two modules a character, one above the other.
pub(crate) fn page(code: &QrCode) -> String {
    let rows = rows(code);
    let lines = rows.chunks(2).map(|pair| {
        let upper = pair.first().map(Vec::as_slice).unwrap_or_default();
        let lower = pair.get(1).map(Vec::as_slice).unwrap_or_default();
        let lower = lower.iter().copied().chain(std::iter::repeat(false));
        let halves = upper.iter().zip(lower).map(|(upper, lower)| match (*upper, lower) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        });
        format!("{DARK_ON_LIGHT}{}{AS_BEFORE}", halves.collect::<String>())
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// How much of a terminal that takes.
pub(crate) fn size(code: &QrCode) -> Size {
    let side = side(code).saturating_add(2 * QUIET);
    Size { columns: side, rows: side.div_ceil(2) }
}

/// As a PNG file.
pub(crate) fn picture(code: &QrCode) -> Result<Vec<u8>, Trouble> {
    let (luma, side) = pixels(code);
    picture::file(&luma, side)
}

/// What it says.
pub(crate) fn text(code: &QrCode) -> Result<String, Trouble> {
    let (luma, side) = pixels(code);
    let text = scan_image(luma, side, side, side)?.pop();
    text.ok_or(AuthenticatorError::Internal.into())
}

/// Each row as digits, 1 is dark, without the light modules around.
pub(crate) fn digits(code: &QrCode) -> Vec<String> {
    let digit = |module: &u8| if *module == 1 { '1' } else { '0' };
    code.modules.chunks(side(code).max(1)).map(|row| row.iter().map(digit).collect()).collect()
}

fn side(code: &QrCode) -> usize {
    usize::try_from(code.side).unwrap_or(usize::MAX)
}

/// Whether each module is dark, with the light ones around.
fn rows(code: &QrCode) -> Vec<Vec<bool>> {
    let light = |count| std::iter::repeat_n(false, count);
    let inner: Vec<_> = digits(code);
    let width = inner.len().saturating_add(2 * QUIET);
    let quiet = || std::iter::repeat_with(|| light(width).collect()).take(QUIET);
    let rows = inner.iter().map(|row| {
        let row = row.chars().map(|digit| digit == '1');
        light(QUIET).chain(row).chain(light(QUIET)).collect()
    });
    quiet().chain(rows).chain(quiet()).collect()
}

fn pixels(code: &QrCode) -> (Vec<u8>, u32) {
    let rows = rows(code);
    let side = u32::try_from(rows.len().saturating_mul(SCALE)).unwrap_or(u32::MAX);
    let line = |row: &Vec<bool>| -> Vec<u8> {
        let wide =
            row.iter().flat_map(|dark| std::iter::repeat_n(if *dark { 0 } else { u8::MAX }, SCALE));
        wide.collect()
    };
    let lines = rows.iter().map(line);
    (lines.flat_map(|line| std::iter::repeat_n(line, SCALE)).flatten().collect(), side)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Not a code: the top row and the left column are dark.
    fn corner() -> QrCode {
        QrCode { side: 3, modules: vec![1, 1, 1, 1, 0, 0, 1, 0, 0] }
    }

    #[test]
    fn two_rows_are_one_line_black_on_white() {
        let page = page(&corner());
        let lines: Vec<_> = page.lines().collect();
        assert_eq!(lines.len(), 6, "eleven rows");
        let inside = |line: &str| {
            let line = line.strip_prefix(DARK_ON_LIGHT).unwrap();
            line.strip_suffix(AS_BEFORE).unwrap().to_owned()
        };
        let empty = " ".repeat(11);
        let expected = [&empty, &empty, "    █▀▀    ", "    ▀      ", &empty, &empty];
        assert_eq!(lines.into_iter().map(inside).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_picture_has_eight_pixels_a_module() {
        let (luma, side) = pixels(&corner());
        assert_eq!((luma.len(), side), (88 * 88, 88));
        let at = |x: usize, y: usize| luma[y * 88 + x];
        assert_eq!(
            [at(31, 31), at(32, 32), at(55, 39), at(56, 32), at(40, 40)],
            [255, 0, 0, 255, 255]
        );
        assert_eq!(digits(&corner()), ["111", "100", "100"]);
    }
}
