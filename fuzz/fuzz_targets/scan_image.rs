//! Any bytes of any size are an error or a list of texts, within the limits of effort.
#![no_main]

use countersign::scan_image;
use libfuzzer_sys::fuzz_target;

#[derive(arbitrary::Arbitrary, Debug)]
struct Input<'b> {
    width: u16,
    height: u16,
    gap: u8,
    zoom: u8,
    bytes: &'b [u8],
}

fuzz_target!(|input: Input<'_>| {
    let (width, height) = (u32::from(input.width % 512), u32::from(input.height % 512));
    let stride = width + u32::from(input.gap);
    // Every byte is a square of pixels, so that a few of them draw a finder pattern.
    let zoom = u32::from(input.zoom % 6) + 1;
    let pixel = |place: u32| {
        let (x, y) = (place % stride.max(1) / zoom, place / stride.max(1) / zoom);
        let at = (y * (width / zoom + 1) + x) as usize;
        input.bytes.get(at / 8).map_or(255, |byte| if byte >> (at % 8) & 1 == 1 { 0 } else { 255 })
    };
    let drawn = (0..stride * height).map(pixel).collect();
    let _ = scan_image(drawn, width, height, stride);
    let _ = scan_image(input.bytes.to_vec(), width, height, stride);
});
