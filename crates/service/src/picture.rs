//! The QR of a pairing, as SVG and as PNG of the same modules.

use qrcode_generator::qr::{Encoder, ErrorCorrection};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::{fmt, fmt::Write as _};

/// Light modules around the symbol (ISO/IEC 18004).
const QUIET: usize = 4;
/// Pixels a module in the PNG.
const SCALE: usize = 8;

/// What a pairing's page shows, while its code can be used.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) uri: String,
    pub(crate) product_key: String,
    expires: i64,
}

impl fmt::Debug for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Shown(..)")
    }
}

/// Codes that can still be shown. The database has only their hashes, so after a restart a pairing
/// that was not used has to be made anew.
#[derive(Debug, Default)]
pub(crate) struct Pictures(Mutex<HashMap<String, Shown>>);

impl Pictures {
    pub(crate) fn keep(&self, id: &str, uri: &str, product_key: &str, expires: i64) {
        let shown = Shown { uri: uri.to_owned(), product_key: product_key.to_owned(), expires };
        self.lock().insert(id.to_owned(), shown);
    }

    pub(crate) fn find(&self, id: &str, now: i64) -> Option<Shown> {
        self.lock().get(id).filter(|shown| now < shown.expires).cloned()
    }

    pub(crate) fn forget(&self, id: &str) {
        self.lock().remove(id);
    }

    pub(crate) fn forget_expired(&self, now: i64) {
        self.lock().retain(|_, shown| now < shown.expires);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Shown>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The modules of a text, true for dark, with the quiet zone.
struct Modules {
    width: usize,
    dark: Vec<bool>,
}

impl Modules {
    fn of(text: &str) -> Option<Self> {
        let symbol = Encoder::new(ErrorCorrection::Medium).encode_text(text).ok()?;
        let rows = symbol.to_matrix();
        let width = rows.len().checked_add(QUIET)?.checked_add(QUIET)?;
        let mut dark = vec![false; width.checked_mul(width)?];
        for (y, row) in rows.iter().enumerate() {
            for (x, module) in row.iter().enumerate() {
                let at = y.checked_add(QUIET)?.checked_mul(width)?.checked_add(QUIET)?;
                *dark.get_mut(at.checked_add(x)?)? = *module;
            }
        }
        Some(Self { width, dark })
    }

    fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks(self.width)
    }
}

/// SVG, one unit a module, black on white whatever the page's colours are.
pub(crate) fn svg(text: &str, label: &str) -> Option<String> {
    let modules = Modules::of(text)?;
    let width = modules.width;
    let mut path = String::new();
    for (y, row) in modules.rows().enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
            write!(path, "M{x} {y}h1v1h-1z").ok()?;
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {width}\" role=\"img\" \
         aria-label=\"{label}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{width}v{width}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

/// PNG, greyscale, eight pixels a module.
pub(crate) fn png(text: &str) -> Option<Vec<u8>> {
    let modules = Modules::of(text)?;
    let side = modules.width.checked_mul(SCALE)?;
    let mut pixels = Vec::with_capacity(side.checked_mul(side)?);
    for row in modules.rows() {
        let line: Vec<u8> = row
            .iter()
            .flat_map(|dark| std::iter::repeat_n(if *dark { 0 } else { 255 }, SCALE))
            .collect();
        (0..SCALE).for_each(|_| pixels.extend_from_slice(&line));
    }
    let side = u32::try_from(side).ok()?;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels).ok()?;
    writer.finish().ok()?;
    Some(file)
}
