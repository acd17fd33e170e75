//! The icon of the app for iOS: a page and its countersign, as on Android. Drawn here, so that whoever
//! changes it changes numbers, and the pictures in the asset catalogue are those that the numbers give.

#![expect(clippy::arithmetic_side_effects, reason = "places within a picture of a known size")]

use crate::workspace::Workspace;
use countersign_tests::{Failure, Outcome, fail};
use png::{BitDepth, ColorType, Encoder};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = "ios/App/Assets.xcassets/AppIcon.appiconset";
/// What Xcode takes, and makes the smaller ones of.
const EDGE: u32 = 1024;
/// How finely an edge is smoothed: so many points in a row and in a column of each pixel.
const POINTS: usize = 4;
/// Halves of a point in a pixel.
const HALVES: i32 = 8;

/// A corner of what is filled, in pixels. All borders are upright, level, or half way between.
type Corner = (i32, i32);

/// Two lines of a page, and the countersign below them.
const LINES: [[Corner; 4]; 2] = [
    [(200, 128), (824, 128), (824, 242), (200, 242)],
    [(200, 328), (824, 328), (824, 442), (200, 442)],
];
const MARK: [Corner; 6] = [(256, 725), (377, 604), (491, 718), (704, 505), (825, 626), (491, 960)];

/// One look of it: what is behind and what is drawn, as red, green, blue and how much they cover.
struct Look {
    file: &'static str,
    behind: [u8; 4],
    drawn: [u8; 4],
}

/// On light screens; on dark ones, where the system fills what is behind; and in the colour that the person
/// has chosen, for which the system wants greys.
const LOOKS: [Look; 3] = [
    Look { file: "light.png", behind: [0x1F, 0x4E, 0x79, 255], drawn: [255, 255, 255, 255] },
    Look { file: "dark.png", behind: [0, 0, 0, 0], drawn: [0x8F, 0xBD, 0xEB, 255] },
    Look { file: "tinted.png", behind: [0, 0, 0, 255], drawn: [255, 255, 255, 255] },
];

/// Draws the pictures anew.
pub(crate) fn write(workspace: &Workspace) -> Outcome<()> {
    let covered = covered();
    for look in &LOOKS {
        fs::write(path(&workspace.root, look.file), picture(look, &covered)?)?;
    }
    Ok(())
}

/// The pictures are those drawn here, the catalogue names all of them, and the build takes it.
pub(super) fn check(root: &Path) -> Outcome<()> {
    let contents = fs::read_to_string(path(root, "Contents.json"))?;
    let contents: Value =
        serde_json::from_str(&contents).map_err(|_| Failure::new("The icon's list is no JSON."))?;
    let images = contents.get("images").and_then(Value::as_array);
    let named: Vec<_> =
        images.into_iter().flatten().filter_map(|it| it.get("filename")?.as_str()).collect();
    if named != LOOKS.each_ref().map(|look| look.file) {
        return fail(format!("{FOLDER}/Contents.json does not name the pictures of the icon."));
    }
    let covered = covered();
    for look in &LOOKS {
        if fs::read(path(root, look.file)).ok() != Some(picture(look, &covered)?) {
            return fail(format!(
                "{FOLDER}/{} is not what is drawn: run `cargo xtask ios icon`.",
                look.file
            ));
        }
    }
    Ok(())
}

fn path(root: &Path, file: &str) -> PathBuf {
    root.join(FOLDER).join(file)
}

/// One look as a PNG file. Without anything to see through it has no channel for that, which Apple refuses.
fn picture(look: &Look, covered: &[usize]) -> Outcome<Vec<u8>> {
    let [.., behind] = look.behind;
    let is_opaque = behind == u8::MAX;
    let colours: Vec<_> = (0..=POINTS * POINTS).map(|points| mixed(look, points)).collect();
    let pixels = covered.iter().filter_map(|points| colours.get(*points));
    let pixels: Vec<u8> =
        pixels.flat_map(|it| it.iter().take(if is_opaque { 3 } else { 4 })).copied().collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, EDGE, EDGE);
    encoder.set_color(if is_opaque { ColorType::Rgb } else { ColorType::Rgba });
    encoder.set_depth(BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut it| it.write_image_data(&pixels));
    written.map_err(|_| Failure::new("The icon cannot be written as PNG."))?;
    Ok(file)
}

/// Of each pixel, how many of its points are drawn on.
fn covered() -> Vec<usize> {
    let rows: Vec<_> =
        (0..).step_by(2).take(EDGE as usize * POINTS).map(|row| drawn(row + 1)).collect();
    let pixels = rows.chunks(POINTS).flat_map(|rows| {
        (0..EDGE as usize).map(move |column| {
            let points =
                rows.iter().flat_map(move |row| row.iter().skip(column * POINTS).take(POINTS));
            points.filter(|point| **point).count()
        })
    });
    pixels.collect()
}

/// Which points of a row are drawn on. Places are in halves of a point, so that the middle of one is a whole
/// number.
fn drawn(y: i32) -> Vec<bool> {
    let mut row = vec![false; EDGE as usize * POINTS];
    let shapes = LINES.iter().map(|line| &line[..]).chain([&MARK[..]]);
    for met in shapes.map(|corners| crossings(corners, y)) {
        for between in met.chunks_exact(2) {
            if let [from, to] = between
                && let Some(points) = row.get_mut(from / 2..to / 2)
            {
                points.fill(true);
            }
        }
    }
    row
}

/// Where a row meets the border of a shape, from left to right.
fn crossings(corners: &[Corner], y: i32) -> Vec<usize> {
    let ends = corners.iter().zip(corners.iter().cycle().skip(1));
    let met = ends.filter_map(|((ax, ay), (bx, by))| {
        let (from, to) = (ay * HALVES, by * HALVES);
        let cuts = (from > y) != (to > y);
        cuts.then(|| ax * HALVES + (y - from) * (bx - ax) / (by - ay))
    });
    let mut met: Vec<_> = met.filter_map(|x| usize::try_from(x).ok()).collect();
    met.sort_unstable();
    met
}

fn mixed(look: &Look, points: usize) -> [u8; 4] {
    // What is behind and cannot be seen has the colour of the drawing, or its edge would be dark.
    let ([red, green, blue, _], [.., behind]) = (look.drawn, look.behind);
    let behind = if behind == 0 { [red, green, blue, 0] } else { look.behind };
    let all = POINTS * POINTS;
    let mix =
        |from: u8, to: u8| (usize::from(from) * (all - points) + usize::from(to) * points) / all;
    let mut mixed = behind;
    for (channel, to) in mixed.iter_mut().zip(look.drawn) {
        *channel = u8::try_from(mix(*channel, to)).unwrap_or(u8::MAX);
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_is_inside_its_border_and_smooth_at_its_edge() {
        let covered = covered();
        let at = |x: usize, y: usize| covered[y * EDGE as usize + x];
        assert_eq!(covered.len(), 1024 * 1024);
        for (x, y) in [(200, 128), (823, 241), (512, 400), (491, 900), (704, 520)] {
            assert_eq!(at(x, y), 16, "{x} {y}");
        }
        for (x, y) in [(199, 128), (824, 241), (512, 280), (0, 0), (300, 900), (1023, 1023)] {
            assert_eq!(at(x, y), 0, "{x} {y}");
        }
        assert!((1..16).contains(&at(300, 680)), "{}", at(300, 680));
    }

    #[test]
    fn only_the_pictures_that_are_drawn_pass() {
        let folder = tempfile::tempdir().unwrap();
        let covered = covered();
        fs::create_dir_all(folder.path().join(FOLDER)).unwrap();
        assert!(check(folder.path()).is_err());
        let images = LOOKS.each_ref().map(|look| serde_json::json!({"filename": look.file}));
        let contents = serde_json::json!({ "images": images }).to_string();
        fs::write(path(folder.path(), "Contents.json"), contents).unwrap();
        assert!(check(folder.path()).is_err());
        for look in &LOOKS {
            let picture = picture(look, &covered).unwrap();
            fs::write(path(folder.path(), look.file), picture).unwrap();
        }
        assert!(check(folder.path()).is_ok());
        fs::write(path(folder.path(), "dark.png"), "no picture").unwrap();
        assert!(check(folder.path()).is_err());
    }
}
