//! QR codes in camera frames and pictures.

mod pictures;

use countersign::{AuthenticatorError, scan_image};
use pictures::Picture;

const SHORT: &str =
    "otpauth://totp/Contoso:alice@contoso.example?secret=JBSWY3DPEHPK3PXP&issuer=Contoso";
const LONG: &str = "https://login.contoso.example/countersign/pair#v=1&code=7GK4MQ2Z8W0X5Y3T6R9VB1CNDH&key=jSvf3bafUfO6zewVefzUXNGQmC2on3HWyt_-T1nCixc";

#[test]
fn a_code_is_read_at_any_size_and_in_any_frame() {
    for module in [1, 2, 3, 4, 5, 8, 13] {
        for text in [SHORT, LONG] {
            let picture = Picture::of(text, module);
            assert_eq!(picture.scan(), [text], "{module} pixels a module");
            if module > 1 {
                assert_eq!(picture.framed(1280, 960).scan(), [text], "{module} pixels, framed");
            }
        }
    }
}

#[test]
fn gaps_between_rows_do_not_matter() {
    let picture = Picture::of(SHORT, 3).framed(321, 241);
    for gap in [1, 7, 63, 4096] {
        assert_eq!(picture.scan_with_gap(gap).unwrap(), [SHORT], "gap of {gap}");
    }
    // A camera's last row may end without the gap.
    let mut luma: Vec<u8> =
        picture.luma.chunks(321).flat_map(|row| [row, &[0; 3][..]].concat()).collect();
    luma.truncate(luma.len() - 3);
    assert_eq!(scan_image(luma, 321, 241, 324).unwrap(), [SHORT]);
}

#[test]
fn turned_mirrored_and_inverted_codes_are_read() {
    let mut picture = Picture::of(LONG, 4).framed(640, 480);
    for _ in 0..4 {
        assert_eq!(picture.scan(), [LONG]);
        assert_eq!(picture.clone().inverted().scan(), [LONG]);
        assert_eq!(picture.clone().mirrored().scan(), [LONG]);
        picture = picture.turned();
    }
}

#[test]
fn distorted_codes_are_read() {
    let picture = Picture::of(LONG, 5).framed(1280, 720);
    for degrees in [3.0, 10.0, 22.5, 45.0, 60.0, 118.0] {
        for scale in [0.7, 1.0, 1.3, 1.9] {
            let distorted = picture.distorted(degrees, scale);
            assert_eq!(distorted.scan(), [LONG], "{degrees}°, ×{scale}");
            assert_eq!(distorted.shadowed().noisy(12).scan(), [LONG], "{degrees}°, ×{scale}, dark");
        }
    }
}

#[test]
fn noisy_codes_are_read() {
    let picture = Picture::of(LONG, 5).framed(640, 480);
    for strength in [5, 20, 40] {
        assert_eq!(picture.clone().noisy(strength).scan(), [LONG], "noise {strength}");
    }
}

#[test]
fn several_codes_are_told_in_reading_order_each_once() {
    let [a, b, c] = ["first", "second", "third"].map(|text| Picture::of(text, 4));
    let picture =
        Picture::blank(800, 600, 200).with(&c, 40, 400).with(&b, 500, 30).with(&a, 20, 60);
    assert_eq!(picture.scan(), ["first", "second", "third"]);
    assert_eq!(picture.with(&a, 400, 400).scan(), ["first", "second", "third"]);
    let inverse = Picture::blank(800, 400, 128).with(&a, 20, 20).with(&b.inverted(), 400, 20);
    assert_eq!(inverse.scan(), ["first", "second"], "a light code beside a dark one");
    assert_eq!(inverse.inverted().scan(), ["first", "second"]);
}

#[test]
fn other_alphabets_arrive_as_written() {
    for text in [
        "张伟 otpauth",
        "Müller & Söhne",
        "Пример: Алиса",
        "日本語テスト",
        "👩‍💻",
        "0123456789",
        "ABC $%*",
    ] {
        assert_eq!(Picture::of(text, 4).scan(), [text]);
    }
}

#[test]
fn security_08_pictures_without_a_code_give_none() {
    assert_eq!(Picture::blank(1, 1, 0).scan(), [""; 0]);
    for (width, height) in [(1, 4000), (4000, 1), (2, 2), (39, 39), (40, 40), (1280, 720)] {
        for ground in [0, 127, 255] {
            assert_eq!(Picture::blank(width, height, ground).scan(), [""; 0]);
        }
        assert_eq!(Picture::blank(width, height, 127).noisy(60).scan(), [""; 0]);
    }
}

#[test]
fn security_08_impossible_sizes_are_errors() {
    let error =
        |bytes, width, height, stride| scan_image(vec![0; bytes], width, height, stride).err();
    assert_eq!(error(0, 0, 0, 0), Some(AuthenticatorError::PictureUnreadable));
    assert_eq!(error(100, 10, 0, 10), Some(AuthenticatorError::PictureUnreadable));
    assert_eq!(error(100, 10, 10, 9), Some(AuthenticatorError::PictureUnreadable));
    assert_eq!(error(99, 10, 10, 10), Some(AuthenticatorError::PictureUnreadable));
    assert_eq!(error(100, 10, 10, u32::MAX), Some(AuthenticatorError::PictureUnreadable));
    assert_eq!(error(100, 20_000, 20_000, 20_000), Some(AuthenticatorError::PictureTooLarge));
    assert_eq!(error(100, 16_384, 16_384, 16_384), Some(AuthenticatorError::PictureUnreadable));
    assert_eq!(error(100, u32::MAX, u32::MAX, u32::MAX), Some(AuthenticatorError::PictureTooLarge));
    assert_eq!(error(200, 10, 10, 10), None);
}

#[test]
fn security_08_a_hundred_and_forty_codes_give_sixteen() {
    let mut picture = Picture::blank(14 * 90, 10 * 90, 255);
    for place in 0..140 {
        let code = Picture::of(&format!("code {place}"), 3);
        picture = picture.with(&code, place % 14 * 90, place / 14 * 90);
    }
    let texts = picture.scan();
    assert_eq!(texts.len(), 16);
    assert_eq!(texts, picture.scan());
}

#[test]
fn security_08_a_picture_full_of_finder_patterns_ends() {
    // Nothing but finder patterns: every three of them might be a code.
    const FINDER: [u8; 9] = [0, 0x7f, 0x41, 0x5d, 0x5d, 0x5d, 0x41, 0x7f, 0];
    for side in [900, 2048] {
        let mut picture = Picture::blank(side, side, 255);
        for (place, pixel) in picture.luma.iter_mut().enumerate() {
            let (x, y) = (place % side % 9, place / side % 9);
            let bits = FINDER.get(y).copied().unwrap_or_default();
            *pixel = if x < 8 && bits >> x & 1 == 1 { 0 } else { 255 };
        }
        assert_eq!(picture.scan(), [""; 0]);
    }
}

#[test]
fn large_pictures_are_made_smaller() {
    let picture = Picture::of(SHORT, 12).framed(5000, 3000);
    assert_eq!(picture.scan(), [SHORT]);
}
