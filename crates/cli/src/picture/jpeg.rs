//! JPEG.

use super::{Channels, Luma, luma, not_too_large, unreadable};
use crate::trouble::Trouble;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

pub(super) fn decoded(bytes: &[u8]) -> Result<Luma, Trouble> {
    // A picture that breaks off is no picture: what is missing would be grey.
    let options = DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(unreadable)?;
    let about = decoder.info().ok_or(()).map_err(unreadable)?;
    let (width, height) = (u32::from(about.width), u32::from(about.height));
    not_too_large(width, height)?;
    let (wanted, channels) = match decoder.input_colorspace() {
        Some(ColorSpace::Luma | ColorSpace::YCbCr) => (ColorSpace::Luma, Channels::Grey),
        _ => (ColorSpace::RGB, Channels::Rgb),
    };
    decoder.set_options(options.jpeg_set_out_colorspace(wanted));
    let pixels = decoder.decode().map_err(unreadable)?;
    Ok(Luma { pixels: luma(pixels, channels), width, height })
}
