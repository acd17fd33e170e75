//! WebP, still pictures only.

use super::{Channels, Luma, luma, not_too_large, unreadable};
use crate::trouble::{Own, Trouble};
use image_webp::WebPDecoder;
use std::io::Cursor;

/// `RIFF`, the length, `WEBP`.
const FILE_HEADER: usize = 12;
/// The name and the length of a chunk.
const CHUNK_HEADER: usize = 8;

pub(super) fn decoded(bytes: &[u8]) -> Result<Luma, Trouble> {
    every_frame_fits(bytes)?;
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    not_too_large(width, height)?;
    if decoder.is_animated() {
        return Err(Own::PictureUnreadable.into());
    }
    let size = decoder.output_buffer_size().ok_or(Own::PictureTooLarge)?;
    let mut pixels = vec![0; size];
    decoder.read_image(&mut pixels).map_err(unreadable)?;
    let channels = if decoder.has_alpha() { Channels::Rgba } else { Channels::Rgb };
    Ok(Luma { pixels: luma(pixels, channels), width, height })
}

/// The size of a lossy frame is also in its own header (RFC 6386 §9.1), for which the decoder makes
/// room before it compares it with that of the file.
fn every_frame_fits(bytes: &[u8]) -> Result<(), Trouble> {
    let mut rest = bytes.get(FILE_HEADER..).unwrap_or_default();
    while let Some((header, after)) = rest.split_at_checked(CHUNK_HEADER) {
        let [n0, n1, n2, n3, l0, l1, l2, l3] = *header else { return Ok(()) };
        if let (b"VP8 ", [_, _, _, _, _, _, w0, w1, h0, h1, ..]) = (&[n0, n1, n2, n3], after) {
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3fff);
            not_too_large(side(*w0, *w1), side(*h0, *h1))?;
        }
        // Chunks start at even places.
        let length = u32::from_le_bytes([l0, l1, l2, l3]).checked_next_multiple_of(2);
        let length = length.and_then(|length| usize::try_from(length).ok());
        rest = length.and_then(|length| after.get(length..)).unwrap_or_default();
    }
    Ok(())
}
