//! PNG.

use super::{Channels, Luma, luma, not_too_large, unreadable};
use crate::trouble::{Own, Trouble};
use countersign::AuthenticatorError;
use png::{BitDepth, ColorType, Decoder, Encoder, EncodingError, Limits, Transformations};
use std::io::Cursor;

/// Four bytes a pixel, and as much again for what the decoder needs.
const DECODER_BYTES: usize = 128 * 1024 * 1024;

pub(super) fn decoded(bytes: &[u8]) -> Result<Luma, Trouble> {
    let limits = Limits { bytes: DECODER_BYTES };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(unreadable)?;
    let (width, height) = (header.width, header.height);
    not_too_large(width, height)?;
    let mut reader = decoder.read_info().map_err(unreadable)?;
    let size = reader.output_buffer_size().ok_or(Own::PictureTooLarge)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(unreadable)?;
    if frame.bit_depth != BitDepth::Eight {
        return Err(Own::PictureUnreadable.into());
    }
    pixels.truncate(frame.buffer_size());
    let channels = match frame.color_type {
        ColorType::Grayscale => Channels::Grey,
        ColorType::GrayscaleAlpha => Channels::GreyAlpha,
        ColorType::Rgb => Channels::Rgb,
        ColorType::Rgba => Channels::Rgba,
        // Palettes were expanded.
        ColorType::Indexed => return Err(Own::PictureUnreadable.into()),
    };
    Ok(Luma { pixels: luma(pixels, channels), width, height })
}

/// A file of so many pixels a side, grey.
pub(super) fn encoded(luma: &[u8], side: u32) -> Result<Vec<u8>, Trouble> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    // It is written to memory, so only a wrong size could fail.
    let defect = |_: EncodingError| AuthenticatorError::Internal;
    let mut writer = encoder.write_header().map_err(defect)?;
    writer.write_image_data(luma).map_err(defect)?;
    writer.finish().map_err(defect)?;
    Ok(file)
}
