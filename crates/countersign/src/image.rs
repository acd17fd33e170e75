//! A camera frame or a picture → the texts of the QR codes in it. Decoding of picture files is not
//! done here: a frame is a plane of luminance, as cameras deliver it.

mod finder;
mod frame;

use crate::error::{AuthenticatorError, Fault};
use crate::limits;
use finder::{Budget, Code, Search};
use frame::Frame;
use std::fmt;
use zeroize::Zeroizing;

/// Why a frame is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ImageError {
    /// The width or the height is zero.
    #[error("the picture has no pixels")]
    NoPixels,
    /// A row of pixels does not fit into the distance between two rows.
    #[error("the rows of the picture overlap")]
    RowStride,
    /// There are fewer bytes than the size asks for.
    #[error("the picture has fewer bytes than its size asks for")]
    TooFewBytes,
    /// A side has over 16 384 pixels.
    #[error("the picture is too large")]
    TooLarge,
}

/// What a camera sees: cameras of some platforms read codes by themselves.
#[derive(Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Captured {
    /// A frame or picture: one byte of luminance a pixel, rows `row_stride` bytes apart.
    Image {
        /// The pixels, black is 0.
        luma: Vec<u8>,
        /// Pixels of a row.
        width: u32,
        /// Rows.
        height: u32,
        /// Bytes from the start of a row to that of the next.
        row_stride: u32,
    },
    /// The text of a QR code.
    Text {
        /// As it was read.
        text: String,
    },
}

// By hand: the camera may see any code.
impl fmt::Debug for Captured {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Captured(..)")
    }
}

impl Captured {
    /// The texts of the QR codes in it.
    pub(crate) fn texts(self) -> Result<Vec<Zeroizing<String>>, ImageError> {
        match self {
            Self::Image { luma, width, height, row_stride } => {
                texts_in(&luma, width, height, row_stride)
            }
            Self::Text { text } => Ok(vec![Zeroizing::new(text)]),
        }
    }
}

/// Reads the QR codes in a plane of luminance: one byte a pixel, black is 0, rows from the top,
/// each starting `row_stride` bytes after the one above (the last row may end early).
///
/// The texts are in reading order, each once, at most 16. A frame without a readable code gives
/// none. The effort has an upper bound that depends on the size alone.
///
/// # Errors
///
/// If the size is zero or too large, or does not fit the bytes; nothing is looked at then.
#[uniffi::export]
pub fn scan_image(
    luma: Vec<u8>,
    width: u32,
    height: u32,
    row_stride: u32,
) -> Result<Vec<String>, AuthenticatorError> {
    let texts = texts_in(&luma, width, height, row_stride).map_err(Fault::from)?;
    Ok(texts.into_iter().map(|text| text.to_string()).collect())
}

/// The same, with texts that are wiped after use.
pub(crate) fn texts_in(
    luma: &[u8],
    width: u32,
    height: u32,
    row_stride: u32,
) -> Result<Vec<Zeroizing<String>>, ImageError> {
    let frame = Frame::checked(luma, width, height, row_stride)?.at_most(limits::FRAME_SIDE);
    let mut budget = Budget::new();
    let codes = looks(frame.longest_side()).find_map(|look| {
        let codes = look.at(&frame, &mut budget);
        (!codes.is_empty()).then_some(codes)
    });
    Ok(in_reading_order(codes.unwrap_or_default()))
}

/// A way to look at a frame. Each sees dark codes on light ground, and the inverse.
#[derive(Clone, Copy)]
enum Look {
    Columns,
    Doubled,
    Halved,
    Noisy,
    Plain,
}

impl Look {
    fn at(self, frame: &Frame<'_>, budget: &mut Budget) -> Vec<Code> {
        match self {
            Self::Columns => finder::locally_thresholded(frame, Search::Columns, budget),
            Self::Doubled => finder::locally_thresholded(&frame.doubled(), Search::Rows, budget),
            Self::Halved => finder::locally_thresholded(&frame.halved(), Search::Rows, budget),
            Self::Noisy => finder::globally_thresholded(frame, Search::Rows, budget),
            Self::Plain => finder::locally_thresholded(frame, Search::Rows, budget),
        }
    }
}

/// The ways to look at a frame of a size, the most promising first.
fn looks(side: usize) -> impl Iterator<Item = Look> {
    let halved_first = side > limits::HALVED_FIRST_SIDE;
    let doubled = (side <= limits::DOUBLED_SIDE).then_some(Look::Doubled);
    let order = if halved_first {
        [Look::Halved, Look::Plain, Look::Noisy]
    } else {
        [Look::Plain, Look::Noisy, Look::Halved]
    };
    order.into_iter().chain(doubled).chain([Look::Columns])
}

/// Top to bottom, and left to right where codes stand beside each other; each text once.
fn in_reading_order(mut codes: Vec<Code>) -> Vec<Zeroizing<String>> {
    codes.sort_by(|a, b| a.top.total_cmp(&b.top).then(a.left.total_cmp(&b.left)));
    let mut texts: Vec<Zeroizing<String>> = Vec::new();
    let mut rest = codes.as_mut_slice();
    while let Some(first) = rest.first() {
        let middle = first.top.midpoint(first.bottom);
        let beside = rest.partition_point(|code| code.top < middle);
        let Some((row, below)) = rest.split_at_mut_checked(beside.max(1)) else { break };
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        for code in row {
            if !texts.contains(&code.text) {
                texts.push(std::mem::take(&mut code.text));
            }
        }
        rest = below;
    }
    texts.truncate(limits::PICTURE_CODES);
    texts
}
