//! Finding and sampling QR codes with rxing, step by step: its own reader tries every triple of
//! finder patterns, and a picture full of them would keep it busy for hours.

use super::frame::Frame;
use crate::limits;
use rxing::common::cpp_essentials::{
    ConcentricPattern, DecoderResult, FindLeftGuardBy, FixedPattern, GetPatternRowTP, IsPattern,
    LocateConcentricPattern, PatternRow, PatternView,
};
use rxing::common::{
    BitMatrix, DetectorRXingResult, ECIStringBuilder, GlobalHistogramBinarizer, HybridBinarizer,
};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8Source, Point};
use zeroize::Zeroizing;

/// A QR code and where it stands, in shares of the frame.
pub(super) struct Code {
    pub(super) text: Zeroizing<String>,
    pub(super) top: f32,
    pub(super) bottom: f32,
    pub(super) left: f32,
}

/// How many triples of finder patterns may still be tried.
pub(super) struct Budget(u32);

impl Budget {
    pub(super) fn new() -> Self {
        Self(limits::SAMPLED_TRIPLES)
    }

    fn spend(&mut self) -> bool {
        let left = self.0.checked_sub(1);
        self.0 = left.unwrap_or_default();
        left.is_some()
    }
}

/// Along which lines finder patterns are looked for: motion blurs one direction more than the other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Search {
    Columns,
    Rows,
}

/// With a threshold for each neighbourhood: copes with shadows.
pub(super) fn locally_thresholded(
    frame: &Frame<'_>,
    search: Search,
    budget: &mut Budget,
) -> Vec<Code> {
    let source = Luma8Source::new_with_slice(frame.luma(), width(frame), height(frame));
    let Ok(source) = source else { return Vec::new() };
    let binarizer = HybridBinarizer::new(source);
    binarizer.get_black_matrix().map_or(Vec::new(), |matrix| any(matrix, search, budget))
}

/// With one threshold for all: copes with noise.
pub(super) fn globally_thresholded(
    frame: &Frame<'_>,
    search: Search,
    budget: &mut Budget,
) -> Vec<Code> {
    let source = Luma8Source::new_with_slice(frame.luma(), width(frame), height(frame));
    let Ok(source) = source else { return Vec::new() };
    let binarizer = GlobalHistogramBinarizer::new(source);
    binarizer.get_black_matrix().map_or(Vec::new(), |matrix| any(matrix, search, budget))
}

fn width(frame: &Frame<'_>) -> u32 {
    u32::try_from(frame.width()).unwrap_or_default()
}

fn height(frame: &Frame<'_>) -> u32 {
    u32::try_from(frame.height()).unwrap_or_default()
}

/// Dark codes on light ground, small ones only if there is no other, and light codes on dark
/// ground.
fn any(matrix: &BitMatrix, search: Search, budget: &mut Budget) -> Vec<Code> {
    let lines = if search == Search::Columns { matrix.width() } else { matrix.height() };
    let mut distance = coarse_distance(lines);
    let mut found = codes(matrix, search, distance, budget);
    if found.is_empty() {
        distance = FINE_DISTANCE;
        found = codes(matrix, search, distance, budget);
    }
    let mut inverse = matrix.clone();
    inverse.flip_self();
    found.extend(codes(&inverse, search, distance, budget));
    found
}

/// The middle of a finder pattern is three modules high, and a module at least a pixel.
const FINE_DISTANCE: usize = 3;

/// For codes that fill a good part of the frame, as the one a camera is held to does.
fn coarse_distance(lines: u32) -> usize {
    const LINES: u32 = 120;
    usize::try_from(lines / LINES).unwrap_or(FINE_DISTANCE).max(FINE_DISTANCE)
}

fn codes(matrix: &BitMatrix, search: Search, distance: usize, budget: &mut Budget) -> Vec<Code> {
    let mut patterns = finder_patterns(matrix, search, distance);
    let mut used: Vec<ConcentricPattern> = Vec::new();
    let mut codes = Vec::new();
    for FinderPatternSet { bl, tl, tr } in GenerateFinderPatternSets(&mut patterns) {
        if [bl, tl, tr].iter().any(|corner| used.contains(corner)) {
            continue;
        }
        if codes.len() >= limits::PICTURE_CODES || !budget.spend() {
            break;
        }
        if let Some(code) = sample(matrix, &FinderPatternSet { bl, tl, tr }) {
            codes.push(code);
            used.extend([bl, tl, tr]);
        }
    }
    codes
}

fn sample(matrix: &BitMatrix, corners: &FinderPatternSet) -> Option<Code> {
    let sampled = SampleQR(matrix, corners).ok()?;
    let decoded = Decode(sampled.getBits()).ok().filter(DecoderResult::isValid)?;
    let text = text(decoded.content());
    let points = sampled.getPoints();
    let (width, height) = (coordinate(matrix.width()), coordinate(matrix.height()));
    let shares = |coordinate: fn(&Point) -> f32| points.iter().map(coordinate);
    Some(Code {
        text: Zeroizing::new(text),
        top: shares(|point| point.y).fold(f32::INFINITY, f32::min) / height,
        bottom: shares(|point| point.y).fold(f32::NEG_INFINITY, f32::max) / height,
        left: shares(|point| point.x).fold(f32::INFINITY, f32::min) / width,
    })
}

/// Bytes without a declared character set are UTF-8 if they can be: what services mean, although
/// the standard says Latin-1, and safer than guessing.
fn text(content: &ECIStringBuilder) -> String {
    let utf8 = if content.has_eci { None } else { str::from_utf8(content.bytes()).ok() };
    utf8.map_or_else(|| content.to_string(), str::to_owned)
}

fn finder_patterns(matrix: &BitMatrix, search: Search, distance: usize) -> Vec<ConcentricPattern> {
    let columns = search == Search::Columns;
    let lines = if columns { matrix.width() } else { matrix.height() };
    let mut found = Vec::new();
    let mut row = PatternRow::default();
    for line in (0..lines).skip(2).step_by(distance) {
        GetPatternRowTP(matrix, line, &mut row, columns);
        patterns_on_line(matrix, &row, |along| at(along, line, columns), &mut found);
        if found.len() >= limits::FINDER_PATTERNS {
            break;
        }
    }
    found
}

fn patterns_on_line(
    matrix: &BitMatrix,
    row: &PatternRow,
    at: impl Fn(f32) -> Point,
    found: &mut Vec<ConcentricPattern>,
) {
    // Three times the width of what was seen, for codes that are very skewed.
    const RANGE: i32 = 3;
    let mut rest = PatternView::new(row);
    while let Ok(mut seen) = next_pattern(rest) {
        if !seen.isValid() {
            break;
        }
        let [first, second, middle, ..] = bars(&seen);
        let before = pixels(seen.pixelsInFront()) + pixels(first) + pixels(second);
        let point = at(before + pixels(middle) / 2.0);
        let known = |old: &ConcentricPattern| {
            Point::distance(point, old.p) < coordinate(old.size.unsigned_abs()) / 2.0
        };
        if !found.iter().any(known) {
            let width: u16 = bars(&seen).into_iter().fold(0, u16::saturating_add);
            let range = i32::from(width).saturating_mul(RANGE);
            found.extend(LocateConcentricPattern::<true, 5, 7>(
                matrix,
                &FINDER.into(),
                point,
                range,
            ));
        }
        seen.skipPair();
        seen.skipPair();
        seen.extend();
        rest = seen;
    }
}

/// Black, white, three times black, white, black: a line through the middle of a finder pattern.
const FINDER: FixedPattern<5, 7, false> = FixedPattern::new([1, 1, 3, 1, 1]);

fn next_pattern(view: PatternView<'_>) -> rxing::common::Result<PatternView<'_>> {
    FindLeftGuardBy::<5, _>(view, 5, |seen: &PatternView<'_>, space: Option<f32>| {
        let [first, second, middle, fourth, fifth] = bars(seen);
        let plausible =
            middle >= 3 && middle / 2 >= first.max(fifth) && middle >= second.max(fourth);
        plausible && IsPattern::<true, 5, 7, false>(seen, &FINDER, space, 0.1, 0.0, 0.0) != 0.0
    })
}

/// The widths of five bars and spaces; a view of a pattern always has as many.
fn bars(view: &PatternView<'_>) -> [u16; 5] {
    [0_usize, 1, 2, 3, 4].map(|place| view[place])
}

fn at(along: f32, line: u32, columns: bool) -> Point {
    let across = coordinate(line) + 0.5;
    if columns { Point::new(across, along) } else { Point::new(along, across) }
}

fn pixels(number: u16) -> f32 {
    f32::from(number)
}

/// A number of pixels, which is far below 65 535, as a coordinate.
fn coordinate(number: u32) -> f32 {
    u16::try_from(number).map_or(f32::MAX, pixels)
}
