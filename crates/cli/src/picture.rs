//! The QR codes of a picture file. What a file claims is checked before anything is decoded.

use crate::trouble::{Own, Trouble};
use countersign::{ImageError, scan_image};
use png::{BitDepth, ColorType, Decoder, Limits, Transformations};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// The most bytes of a file.
const FILE_BYTES: u64 = 16 * 1024 * 1024;
/// The most pixels: a phone's camera makes 12 million.
const PIXELS: u64 = 4096 * 4096;
/// Four bytes a pixel, and as much again for what the decoder needs.
const DECODER_BYTES: usize = 128 * 1024 * 1024;

/// A picture without colours, one byte a pixel.
#[derive(Debug, PartialEq, Eq)]
struct Luma {
    pixels: Vec<u8>,
    width: u32,
    height: u32,
}

/// The texts of all QR codes in a picture.
pub(crate) fn texts(path: &Path) -> Result<Vec<String>, Trouble> {
    let file = File::open(path).map_err(|_| Own::FileUnreadable)?;
    let about = file.metadata().map_err(|_| Own::FileUnreadable)?;
    if !about.is_file() {
        return Err(Own::FileUnreadable.into());
    }
    if about.len() > FILE_BYTES {
        return Err(Own::PictureTooLarge.into());
    }
    let mut bytes = Vec::new();
    let mut reader = BufReader::new(file).take(FILE_BYTES);
    reader.read_to_end(&mut bytes).map_err(|_| Own::FileUnreadable)?;
    codes(decoded(&bytes)?)
}

/// Where the core finds the QR codes.
fn codes(picture: Luma) -> Result<Vec<String>, Trouble> {
    let Luma { pixels, width, height } = picture;
    // A picture of no more pixels than are decoded can still be too long for the core.
    scan_image(pixels, width, height, width).map_err(|error| match error {
        ImageError::TooLarge => Own::PictureTooLarge.into(),
        ImageError::NoPixels | ImageError::RowStride | ImageError::TooFewBytes => {
            Own::PictureUnreadable.into()
        }
    })
}

fn decoded(bytes: &[u8]) -> Result<Luma, Trouble> {
    let unreadable = |_| Own::PictureUnreadable;
    let limits = Limits { bytes: DECODER_BYTES };
    let mut decoder = Decoder::new_with_limits(std::io::Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(unreadable)?;
    let (width, height) = (header.width, header.height);
    if u64::from(width).saturating_mul(height.into()) > PIXELS {
        return Err(Own::PictureTooLarge.into());
    }
    let mut reader = decoder.read_info().map_err(unreadable)?;
    let size = reader.output_buffer_size().ok_or(Own::PictureTooLarge)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(unreadable)?;
    if frame.bit_depth != BitDepth::Eight {
        return Err(Own::PictureUnreadable.into());
    }
    pixels.truncate(frame.buffer_size());
    Ok(Luma { pixels: luma(pixels, frame.color_type)?, width, height })
}

fn luma(pixels: Vec<u8>, kind: ColorType) -> Result<Vec<u8>, Trouble> {
    Ok(match kind {
        ColorType::Grayscale => pixels,
        ColorType::GrayscaleAlpha => pixels
            .chunks_exact(2)
            .map(|pixel| match *pixel {
                [grey, alpha] => on_white(grey, alpha),
                _ => u8::MAX,
            })
            .collect(),
        ColorType::Rgb => pixels
            .chunks_exact(3)
            .map(|pixel| match *pixel {
                [red, green, blue] => grey(red, green, blue),
                _ => u8::MAX,
            })
            .collect(),
        ColorType::Rgba => pixels
            .chunks_exact(4)
            .map(|pixel| match *pixel {
                [red, green, blue, alpha] => on_white(grey(red, green, blue), alpha),
                _ => u8::MAX,
            })
            .collect(),
        // Palettes were expanded.
        ColorType::Indexed => return Err(Own::PictureUnreadable.into()),
    })
}

/// The luma of ITU-R BT.601, rounded down.
fn grey(red: u8, green: u8, blue: u8) -> u8 {
    let weighted = [(red, 77_u32), (green, 150), (blue, 29)]
        .map(|(part, weight)| u32::from(part).saturating_mul(weight));
    // The weights add up to 256, so this is at most 255.
    u8::try_from(weighted.iter().sum::<u32>() / 256).unwrap_or(u8::MAX)
}

/// What is seen of a pixel on white paper.
fn on_white(grey: u8, alpha: u8) -> u8 {
    let darkness = u32::from(u8::MAX.saturating_sub(grey)).saturating_mul(alpha.into()) / 255;
    u8::MAX.saturating_sub(u8::try_from(darkness).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests;
