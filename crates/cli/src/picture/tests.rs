use super::*;
use png::Encoder;
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
    for other in [&b"\xff\xd8\xff\xe0JFIF"[..], b"otpauth://totp/a", b"GIF89a", &[0; 100]] {
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
    File::create(&path).unwrap().set_len(FILE_BYTES + 1).unwrap();
    assert_eq!(texts(&path), Err(Own::PictureTooLarge.into()));
}

#[test]
fn no_byte_can_be_flipped_into_a_panic() {
    let good = encoded((9, 9), (ColorType::Rgba, BitDepth::Eight), &[200; 9 * 9 * 4]);
    for index in 0..good.len() {
        for bit in 0..8 {
            let mut bad = good.clone();
            bad[index] ^= 1 << bit;
            let _ = decoded(&bad);
        }
    }
}
