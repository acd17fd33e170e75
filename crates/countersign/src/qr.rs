//! QR codes to be shown: modules, which the shells draw. No text of one goes through a shell.

use crate::error::Fault;
use qrcode_generator::Segment;
use qrcode_generator::qr::{Encoder, ErrorCorrection, Version};
use std::fmt;

/// A QR code to be shown. Draw it dark on light, whatever the theme is, with four light modules on
/// each side.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct QrCode {
    /// Modules of a side, without the light ones around it.
    pub side: u32,
    /// Row by row from the top, a byte a module: 1 is dark, 0 is light.
    pub modules: Vec<u8>,
}

// By hand: whoever has the modules has what they say.
impl fmt::Debug for QrCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("QrCode").field("side", &self.side).finish_non_exhaustive()
    }
}

impl QrCode {
    /// A link, as small as it can be; none where it is too long for any code.
    pub(crate) fn of_link(link: &str) -> Option<Self> {
        let encoder = Encoder::new(ErrorCorrection::Low);
        Self::encoded(&encoder, &Segment::bytes(link))
    }

    /// A text of digits, capital letters and ` $%*+-./:` in a code of exactly this version, with the
    /// best error correction that there is room for. All of a sequence have the same size then, and
    /// nothing jumps before the camera.
    pub(crate) fn of_version(text: &str, version: u8) -> Result<Self, Fault> {
        let version = Version::new(version).map_err(|_| Fault::Defect)?;
        let segment = Segment::alphanumeric(text).map_err(|_| Fault::Defect)?;
        let encoder = Encoder::new(ErrorCorrection::Low).version(version);
        Self::encoded(&encoder, &segment).ok_or(Fault::Defect)
    }

    fn encoded(encoder: &Encoder, segment: &Segment) -> Option<Self> {
        let symbol = encoder.encode_segments(std::slice::from_ref(segment)).ok()?;
        let side = symbol.size().try_into().ok()?;
        Some(Self { side, modules: symbol.modules().iter().copied().map(u8::from).collect() })
    }
}
