//! What light, lens, hand and sensor do to a picture.

use crate::chance::Chance;
use crate::scene::Picture;

/// Out of focus: each point becomes a bell of this deviation, in pixels.
pub(crate) fn defocused(picture: Picture, deviation: f32) -> Picture {
    let reach = (deviation * 3.0).ceil() as isize;
    let bell = |at: isize| (-(at as f32).powi(2) / (2.0 * deviation * deviation)).exp();
    let along: Vec<(f32, f32, f32)> =
        (-reach..=reach).map(|at| (at as f32, 0.0, bell(at))).collect();
    let across: Vec<_> = along.iter().map(|(x, y, weight)| (*y, *x, *weight)).collect();
    mixed(&mixed(&picture, &along), &across)
}

/// The hand moved: each point becomes a line of this length, in pixels.
pub(crate) fn moved(picture: &Picture, length: f32, degrees: f32) -> Picture {
    const POINTS: u8 = 12;
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let point = |index: u8| {
        let along = (f32::from(index) / f32::from(POINTS - 1) - 0.5) * length;
        (along * cosine, along * sine, 1.0)
    };
    mixed(picture, &(0..POINTS).map(point).collect::<Vec<_>>())
}

/// Noise of a sensor: of this deviation.
pub(crate) fn noisy(mut picture: Picture, deviation: f32, chance: &mut Chance) -> Picture {
    for pixel in &mut picture.luma {
        *pixel = (f32::from(*pixel) + chance.normal() * deviation).clamp(0.0, 255.0) as u8;
    }
    picture
}

/// Light that falls off to one side, down to this share.
pub(crate) fn shaded(picture: Picture, least: f32, degrees: f32) -> Picture {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let (width, height) = (picture.width as f32, picture.height as f32);
    let reach = width.hypot(height) / 2.0;
    picture.map(|x, y, luma| {
        let (x, y) = (x as f32 - width / 2.0, y as f32 - height / 2.0);
        let place = ((x * cosine + y * sine) / reach).midpoint(1.0);
        luma * (least + (1.0 - least) * place)
    })
}

/// A reflection: a bright disc with a soft edge.
pub(crate) fn glaring(picture: Picture, at: (f32, f32), radius: f32) -> Picture {
    picture.map(|x, y, luma| {
        let far = (x as f32 - at.0).hypot(y as f32 - at.1) / radius;
        luma + 255.0 * (1.5 - far).clamp(0.0, 1.0)
    })
}

/// A finger or a stain: a grey disc.
pub(crate) fn stained(picture: Picture, at: (f32, f32), radius: f32) -> Picture {
    picture.map(|x, y, luma| {
        let covered = (x as f32 - at.0).hypot(y as f32 - at.1) < radius;
        if covered { 90.0 } else { luma }
    })
}

/// Each pixel becomes the weighted mean of those at some offsets.
fn mixed(picture: &Picture, offsets: &[(f32, f32, f32)]) -> Picture {
    let (width, height) = (picture.width, picture.height);
    let whole: f32 = offsets.iter().map(|(.., weight)| weight).sum();
    let mut sums = vec![0.0; picture.luma.len()];
    for (right, below, weight) in offsets {
        let (right, below) = (right.round() as isize, below.round() as isize);
        let within =
            |place: usize, offset, size: usize| place.saturating_add_signed(offset).min(size - 1);
        for (y, sums) in sums.chunks_mut(width).enumerate() {
            let row = within(y, below, height) * width;
            for (x, sum) in sums.iter_mut().enumerate() {
                *sum += f32::from(picture.luma[row + within(x, right, width)]) * weight / whole;
            }
        }
    }
    Picture { luma: sums.into_iter().map(|sum| sum.round() as u8).collect(), width, height }
}
