//! Any bytes of any size are an error or a list of texts, within the limits of effort. Noise alone
//! never looks like a code, so finder patterns and real codes are drawn into it, and damaged.
#![no_main]

use countersign::scan_image;
use libfuzzer_sys::fuzz_target;
use qrcode_generator::qr::{Encoder, ErrorCorrection};

#[derive(arbitrary::Arbitrary, Debug)]
struct Input<'b> {
    width: u16,
    height: u16,
    gap: u8,
    code: Option<(u8, u8, u8, u8)>,
    finders: Vec<(u8, u8, u8, u8)>,
    damage: Vec<(u8, u8, u8)>,
    bytes: &'b [u8],
}

struct Frame {
    luma: Vec<u8>,
    stride: usize,
}

impl Frame {
    fn set(&mut self, x: usize, y: usize, value: u8) {
        if x < self.stride
            && let Some(pixel) = self.luma.get_mut(y * self.stride + x)
        {
            *pixel = value;
        }
    }

    /// A rectangle of one module.
    fn fill(&mut self, (x, y): (usize, usize), (width, height): (usize, usize), value: u8) {
        for row in y..y + height {
            for column in x..x + width {
                self.set(column, row, value);
            }
        }
    }
}

fuzz_target!(|input: Input<'_>| {
    let (width, height) = (u32::from(input.width % 400), u32::from(input.height % 400));
    let stride = width + u32::from(input.gap);
    let luma = (0..stride as usize * height as usize)
        .map(|place| {
            input.bytes.get(place / 16 % input.bytes.len().max(1)).map_or(255, |byte| byte | 0x80)
        })
        .collect();
    let mut frame = Frame { luma, stride: stride as usize };
    if let Some((left, top, module, text)) = input.code {
        draw_code(&mut frame, (left.into(), top.into()), usize::from(module % 5) + 1, text);
    }
    for (left, top, across, down) in input.finders.into_iter().take(40) {
        let module = (usize::from(across % 6) + 1, usize::from(down % 6) + 1);
        draw_finder(&mut frame, (usize::from(left) * 2, usize::from(top) * 2), module);
    }
    for (x, y, value) in input.damage {
        frame.fill((usize::from(x) * 2, usize::from(y) * 2), (3, 3), value);
    }
    let _ = scan_image(frame.luma, width, height, stride);
    let _ = scan_image(input.bytes.to_vec(), width, height, stride);
});

fn draw_code(frame: &mut Frame, (left, top): (usize, usize), module: usize, text: u8) {
    let text = "otpauth://totp/a?secret=".repeat(usize::from(text % 12) + 1);
    let Ok(symbol) = Encoder::new(ErrorCorrection::Low).encode_text(&text) else { return };
    for (y, row) in symbol.to_matrix().into_iter().enumerate() {
        for (x, dark) in row.into_iter().enumerate() {
            let place = (left + x * module, top + y * module);
            frame.fill(place, (module, module), if dark { 0 } else { 255 });
        }
    }
}

fn draw_finder(frame: &mut Frame, (left, top): (usize, usize), (across, down): (usize, usize)) {
    const ROWS: [u8; 7] = [0x7f, 0x41, 0x5d, 0x5d, 0x5d, 0x41, 0x7f];
    for (y, row) in ROWS.into_iter().enumerate() {
        for x in 0..7 {
            let value = if row >> x & 1 == 1 { 0 } else { 255 };
            frame.fill((left + x * across, top + y * down), (across, down), value);
        }
    }
}
