mod jpeg;

use super::*;
use ::png::{BitDepth, ColorType, Encoder};
use image_webp::WebPEncoder;
use jpeg::jpeg;
use qrcode_generator::qr::{Encoder as QrEncoder, ErrorCorrection};
use std::fs::File;
use tempfile::TempDir;

fn encoded(
    (width, height): (u32, u32),
    (color, depth): (ColorType, BitDepth),
    pixels: &[u8],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    encoder.set_depth(depth);
    if color == ColorType::Indexed {
        encoder.set_palette(vec![0, 0, 0, 255, 255, 255, 255, 0, 0]);
        encoder.set_trns(vec![255, 255, 0]);
    }
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    bytes
}

/// A file that says how large it is, and nothing more.
fn only_a_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded((1, 1), (ColorType::Grayscale, BitDepth::Eight), &[0]);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = u32::MAX;
    for byte in &bytes[12..29] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    bytes[29..33].copy_from_slice(&(!crc).to_be_bytes());
    bytes
}

#[test]
fn every_kind_of_png_becomes_luma() {
    let eight = BitDepth::Eight;
    for (kind, pixels, wanted) in [
        ((ColorType::Grayscale, eight), &[0_u8, 255][..], [0, 255]),
        ((ColorType::Grayscale, BitDepth::One), &[0b0100_0000], [0, 255]),
        ((ColorType::Grayscale, BitDepth::Sixteen), &[0x12, 0x34, 0xff, 0xff], [0x12, 255]),
        ((ColorType::GrayscaleAlpha, eight), &[0, 255, 0, 0], [0, 255]),
        ((ColorType::Rgb, eight), &[255, 0, 0, 255, 255, 255], [76, 255]),
        ((ColorType::Rgba, eight), &[0, 0, 0, 255, 0, 0, 0, 0], [0, 255]),
        ((ColorType::Rgba, eight), &[0, 0, 0, 128, 255, 255, 255, 9], [127, 255]),
        ((ColorType::Indexed, eight), &[0, 1], [0, 255]),
        ((ColorType::Indexed, BitDepth::Two), &[0b0010_0000], [0, 255]),
        (
            (ColorType::Rgb, BitDepth::Sixteen),
            &[0, 9, 0, 9, 0, 9, 255, 0, 255, 0, 255, 0],
            [0, 255],
        ),
    ] {
        let luma = decoded(&encoded((2, 1), kind, pixels)).unwrap();
        assert_eq!(luma, Luma { pixels: wanted.to_vec(), width: 2, height: 1 }, "{kind:?}");
    }
}

#[test]
fn what_claims_to_be_too_large_is_not_decoded() {
    let too_large = Err(Own::PictureTooLarge.into());
    for (width, height) in [(20_000, 20_000), (4097, 4096), (1, 16_777_217)] {
        assert_eq!(decoded(&only_a_header(width, height)), too_large);
    }
    // This one may be decoded, but what follows its header is one pixel.
    assert_eq!(decoded(&only_a_header(4096, 4096)), Err(Own::PictureUnreadable.into()));
}

#[test]
fn a_damaged_picture_is_told_from_a_large_one() {
    let kind = (ColorType::Rgb, BitDepth::Eight);
    let good = encoded((64, 64), kind, &[90; 64 * 64 * 3]);
    let unreadable = Err(Own::PictureUnreadable.into());
    for length in [0, 7, 8, 20, 40, good.len() / 2] {
        assert_eq!(decoded(&good[..length]), unreadable, "{length}");
    }
    for other in [&b"otpauth://totp/a"[..], b"GIF89a", &[0; 100]] {
        assert_eq!(decoded(other), unreadable);
    }
    assert_eq!(decoded(&only_a_header(0, 5)), unreadable);
}

#[test]
fn a_file_is_looked_at_before_it_is_read() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("picture.png");
    assert_eq!(texts(&path), Err(Own::FileUnreadable.into()));
    assert_eq!(texts(directory.path()), Err(Own::FileUnreadable.into()));
    assert_eq!(texts(Path::new("/dev/zero")), Err(Own::FileUnreadable.into()));
    File::create(&path).unwrap().set_len(16 * 1024 * 1024 + 1).unwrap();
    assert_eq!(texts(&path), Err(Own::PictureTooLarge.into()));
}

#[test]
fn no_byte_can_be_flipped_into_a_panic() {
    let pixels = noise(9 * 9 * 4);
    for good in [
        encoded((9, 9), (ColorType::Rgba, BitDepth::Eight), &pixels),
        jpeg(9, &pixels[..81]),
        webp((9, 9), image_webp::ColorType::Rgba8, &pixels),
        LOSSY.to_vec(),
    ] {
        for index in 0..good.len() {
            for bit in 0..8 {
                let mut bad = good.clone();
                bad[index] ^= 1 << bit;
                let _ = decoded(&bad);
            }
        }
    }
}

fn webp((width, height): (u32, u32), kind: image_webp::ColorType, pixels: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    WebPEncoder::new(&mut bytes).encode(pixels, width, height, kind).unwrap();
    bytes
}

fn noise(length: usize) -> Vec<u8> {
    let next = |before: &u8| Some(before.wrapping_mul(61).wrapping_add(97));
    std::iter::successors(Some(9), next).take(length).collect()
}

/// A picture of one pixel by the encoder of libwebp, with loss.
const LOSSY: &[u8] = b"RIFF\x22\0\0\0WEBPVP8 \x16\0\0\0\x30\x01\0\x9d\x01\x2a\x01\0\x01\0\x0e\xc0\
    \xfe\x25\xa4\0\x03\x70\0\0\0\0";

#[test]
fn a_jpeg_becomes_luma() {
    let luma = decoded(&jpeg(3, &[0, 255, 130])).unwrap();
    assert_eq!((luma.width, luma.height), (24, 8));
    for row in luma.pixels.chunks(24) {
        assert_eq!((row[3], row[11], row[20]), (0, 255, 130));
    }
}

#[test]
fn a_webp_becomes_luma() {
    use image_webp::ColorType as Kind;
    for (kind, pixels, wanted) in [
        (Kind::L8, &[0, 200][..], [0, 200]),
        (Kind::Rgb8, &[255, 0, 0, 255, 255, 255], [76, 255]),
        (Kind::Rgba8, &[0, 0, 0, 128, 0, 0, 0, 0], [127, 255]),
    ] {
        let luma = decoded(&webp((2, 1), kind, pixels)).unwrap();
        assert_eq!(luma, Luma { pixels: wanted.to_vec(), width: 2, height: 1 }, "{kind:?}");
    }
    let lossy = decoded(LOSSY).unwrap();
    assert_eq!((lossy.width, lossy.height, lossy.pixels.len()), (1, 1, 1));
}

#[test]
fn the_code_is_found_in_every_kind_of_picture_whatever_its_name() {
    let text = "otpauth://totp/Contoso:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    let modules = QrEncoder::new(ErrorCorrection::Medium).encode_text(text).unwrap().to_matrix();
    let side = modules.len().saturating_add(8);
    let dark = |row: usize, column: usize| {
        let module =
            modules.get(row.wrapping_sub(4)).and_then(|row| row.get(column.wrapping_sub(4)));
        module.copied().unwrap_or(false)
    };
    let shade = |dark: bool| if dark { 0 } else { u8::MAX };
    let shades = (0..side).flat_map(|row| (0..side).map(move |column| (row, column)));
    let shades: Vec<_> = shades.map(|(row, column)| shade(dark(row, column))).collect();
    let repeated = |row: &[u8]| row.iter().flat_map(|it| [*it; 8]).collect::<Vec<_>>().repeat(8);
    let pixels: Vec<_> = shades.chunks(side).flat_map(repeated).collect();
    let width = u32::try_from(side.saturating_mul(8)).unwrap();
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("picture.gif");
    for bytes in [
        encoded((width, width), (ColorType::Grayscale, BitDepth::Eight), &pixels),
        jpeg(side, &shades),
        webp((width, width), image_webp::ColorType::L8, &pixels),
    ] {
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(texts(&path), Ok(vec![text.to_owned()]));
    }
}

#[test]
fn a_large_jpeg_or_webp_is_not_decoded() {
    let too_large = Err(Own::PictureTooLarge.into());
    let mut large = jpeg(1, &[9]);
    let frame = large.windows(2).position(|it| it == [0xff, 0xc0]).unwrap();
    large[frame..][5..9].copy_from_slice(&[20_000_u16.to_be_bytes(); 2].concat());
    assert_eq!(decoded(&large), too_large);
    let mut lossless = webp((1, 1), image_webp::ColorType::L8, &[9]);
    lossless[21..25].copy_from_slice(&(0x3ffe_u32 | 0x3ffe << 14).to_le_bytes());
    assert_eq!(decoded(&lossless), too_large);
    let mut lossy = LOSSY.to_vec();
    lossy[26..30].copy_from_slice(&[16_383_u16.to_le_bytes(); 2].concat());
    assert_eq!(decoded(&lossy), too_large);
    // The file says one pixel, the frame in it says 268 million.
    let mut inner = b"RIFF\x34\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    inner.extend(&lossy[12..]);
    assert_eq!(decoded(&inner), too_large);
    inner[24..30].fill(0xff);
    assert_eq!(decoded(&inner), too_large);
}

#[test]
fn a_jpeg_or_webp_that_breaks_off_is_unreadable() {
    let unreadable = Err(Own::PictureUnreadable.into());
    let shades: Vec<_> = (0..=255).collect();
    let good = jpeg(16, &shades);
    assert!(decoded(&good).is_ok());
    for length in [3, 20, 100, good.len() / 2, good.len().saturating_sub(40)] {
        assert_eq!(decoded(&good[..length]), unreadable, "{length}");
    }
    let pixels = noise(64 * 64 * 3);
    let good = webp((64, 64), image_webp::ColorType::Rgb8, &pixels);
    assert!(decoded(&good).is_ok());
    for length in [12, 16, 24, 30, good.len() / 2, good.len().saturating_sub(9)] {
        assert_eq!(decoded(&good[..length]), unreadable, "{length}");
    }
}
