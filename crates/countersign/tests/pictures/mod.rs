//! Pictures of QR codes, and what cameras do to them.
#![allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "test pictures")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "test pictures")]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_wrap, reason = "test pictures")]

use countersign::{AuthenticatorError, scan_image};
use qrcode_generator::qr::{Encoder, ErrorCorrection};

/// A plane of luminance without gaps.
#[derive(Clone)]
pub(crate) struct Picture {
    pub(crate) luma: Vec<u8>,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl Picture {
    pub(crate) fn blank(width: usize, height: usize, ground: u8) -> Self {
        Self { luma: vec![ground; width * height], width, height }
    }

    /// A QR code with its quiet zone, so many pixels a module.
    pub(crate) fn of(text: &str, module: usize) -> Self {
        let encoder = Encoder::new(ErrorCorrection::Medium);
        let symbol = encoder.encode_text(text).expect("fits");
        let modules: Vec<_> = symbol.modules().iter().map(|dark| u8::from(*dark)).collect();
        Self::of_modules(&modules, module)
    }

    /// The same of modules, row by row.
    pub(crate) fn of_modules(modules: &[u8], module: usize) -> Self {
        let matrix: Vec<_> = modules.chunks(modules.len().isqrt()).collect();
        let side = (matrix.len() + 8) * module;
        let dark = |pixel: usize| (pixel / module).checked_sub(4);
        let mut picture = Self::blank(side, side, 255);
        for (place, pixel) in picture.luma.iter_mut().enumerate() {
            let row = dark(place / side).and_then(|y| matrix.get(y));
            let is_dark = row.zip(dark(place % side)).and_then(|(row, x)| row.get(x).copied());
            *pixel = if is_dark == Some(1) { 0 } else { 255 };
        }
        picture
    }

    /// Another picture laid on this one.
    pub(crate) fn with(mut self, other: &Self, left: usize, top: usize) -> Self {
        for (y, row) in other.luma.chunks(other.width).enumerate() {
            let start = (top + y) * self.width + left;
            self.luma[start..start + other.width].copy_from_slice(row);
        }
        self
    }

    /// In the middle of a grey frame.
    pub(crate) fn framed(&self, width: usize, height: usize) -> Self {
        let frame = Self::blank(width, height, 160);
        frame.with(self, (width - self.width) / 2, (height - self.height) / 2)
    }

    pub(crate) fn inverted(mut self) -> Self {
        self.luma.iter_mut().for_each(|pixel| *pixel = 255 - *pixel);
        self
    }

    /// A quarter turn to the right.
    pub(crate) fn turned(&self) -> Self {
        let (width, height) = (self.height, self.width);
        let pixel = |place: usize| {
            let (x, y) = (place % width, place / width);
            self.luma[(self.height - 1 - x) * self.width + y]
        };
        Self { luma: (0..width * height).map(pixel).collect(), width, height }
    }

    pub(crate) fn mirrored(mut self) -> Self {
        self.luma.chunks_mut(self.width).for_each(<[u8]>::reverse);
        self
    }

    /// Turned about the middle by any angle and scaled, by interpolation.
    pub(crate) fn distorted(&self, degrees: f32, scale: f32) -> Self {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let (middle_x, middle_y) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let pixel = |place: usize| {
            let x = ((place % self.width) as f32 - middle_x) / scale;
            let y = ((place / self.width) as f32 - middle_y) / scale;
            self.between(x * cosine - y * sine + middle_x, x * sine + y * cosine + middle_y)
        };
        Self { luma: (0..self.luma.len()).map(pixel).collect(), ..*self }
    }

    fn between(&self, x: f32, y: f32) -> u8 {
        let at = |x: f32, y: f32| {
            let inside =
                x >= 0.0 && y >= 0.0 && (x as usize) < self.width && (y as usize) < self.height;
            let place = y as usize * self.width + x as usize;
            if inside { f32::from(self.luma[place]) } else { 160.0 }
        };
        let (right, below) = (x - x.floor(), y - y.floor());
        let (x, y) = (x.floor(), y.floor());
        let upper = at(x, y) * (1.0 - right) + at(x + 1.0, y) * right;
        let lower = at(x, y + 1.0) * (1.0 - right) + at(x + 1.0, y + 1.0) * right;
        (upper * (1.0 - below) + lower * below) as u8
    }

    /// Less contrast, and noise that is the same in every run.
    pub(crate) fn noisy(mut self, strength: i32) -> Self {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        for pixel in &mut self.luma {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let noise = (state >> 33) as i32 % (2 * strength + 1) - strength;
            *pixel = (i32::from(*pixel) / 2 + 64 + noise).clamp(0, 255) as u8;
        }
        self
    }

    /// A shadow that grows to the right.
    pub(crate) fn shadowed(mut self) -> Self {
        let width = self.width;
        for (place, pixel) in self.luma.iter_mut().enumerate() {
            let light = 255 - 200 * (place % width) / width;
            *pixel = (usize::from(*pixel) * light / 255) as u8;
        }
        self
    }

    pub(crate) fn scan(&self) -> Vec<String> {
        self.scan_with_gap(0).expect("a possible picture")
    }

    /// The same with meaningless bytes behind each row.
    pub(crate) fn scan_with_gap(&self, gap: usize) -> Result<Vec<String>, AuthenticatorError> {
        let rows = self.luma.chunks(self.width);
        let luma = rows.flat_map(|row| row.iter().copied().chain(vec![77; gap])).collect();
        scan_image(luma, self.width as u32, self.height as u32, (self.width + gap) as u32)
    }
}
