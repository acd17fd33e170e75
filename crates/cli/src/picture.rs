//! The QR codes of a picture file. What a file claims is checked before anything is decoded, and
//! its first bytes say what it is, whatever its name.

mod jpeg;
mod png;
mod webp;

use crate::files;
use crate::trouble::{Own, Trouble};
use countersign::scan_image;
use std::path::Path;

/// The most pixels: a phone's camera makes 12 million.
const PIXELS: u64 = 4096 * 4096;

/// A picture without colours, one byte a pixel.
#[derive(Debug, PartialEq, Eq)]
struct Luma {
    pixels: Vec<u8>,
    width: u32,
    height: u32,
}

/// What the bytes of a decoded pixel are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Channels {
    Grey,
    GreyAlpha,
    Rgb,
    Rgba,
}

/// The texts of all QR codes in a picture.
pub(crate) fn texts(path: &Path) -> Result<Vec<String>, Trouble> {
    codes(decoded(&files::read(path, Own::PictureTooLarge)?)?)
}

/// A picture file of a plane of luminance.
pub(crate) fn file(luma: &[u8], side: u32) -> Result<Vec<u8>, Trouble> {
    png::encoded(luma, side)
}

/// Where the core finds the QR codes.
fn codes(picture: Luma) -> Result<Vec<String>, Trouble> {
    let Luma { pixels, width, height } = picture;
    // A picture of no more pixels than are decoded can still be too long for the core.
    Ok(scan_image(pixels, width, height, width)?)
}

fn decoded(bytes: &[u8]) -> Result<Luma, Trouble> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg::decoded(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp::decoded(bytes),
        _ => png::decoded(bytes),
    }
}

/// Before anything is decoded.
fn not_too_large(width: u32, height: u32) -> Result<(), Trouble> {
    if u64::from(width).saturating_mul(height.into()) > PIXELS {
        return Err(Own::PictureTooLarge.into());
    }
    Ok(())
}

fn unreadable<E>(_: E) -> Trouble {
    Own::PictureUnreadable.into()
}

fn luma(pixels: Vec<u8>, channels: Channels) -> Vec<u8> {
    match channels {
        Channels::Grey => pixels,
        Channels::GreyAlpha => pixels
            .chunks_exact(2)
            .map(|pixel| match *pixel {
                [grey, alpha] => on_white(grey, alpha),
                _ => u8::MAX,
            })
            .collect(),
        Channels::Rgb => pixels
            .chunks_exact(3)
            .map(|pixel| match *pixel {
                [red, green, blue] => grey(red, green, blue),
                _ => u8::MAX,
            })
            .collect(),
        Channels::Rgba => pixels
            .chunks_exact(4)
            .map(|pixel| match *pixel {
                [red, green, blue, alpha] => on_white(grey(red, green, blue), alpha),
                _ => u8::MAX,
            })
            .collect(),
    }
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
