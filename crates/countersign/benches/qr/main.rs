//! Draws the picture set, reads it, and writes pictures and results for the peers: a part of
//! `cargo xtask bench`, which tells the folder.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure ends the measurement")]
#![allow(clippy::arithmetic_side_effects, reason = "pictures are small")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "so are pixels and their coordinates"
)]

mod chance;
mod classes;
mod effects;
mod scene;

use countersign::scan_image;
use scene::Picture;
use serde_json::json;
use std::env;
use std::fs;
use std::path::Path;
use std::time::Instant;

fn main() {
    let folder = env::args().skip(1).find(|it| it != "--bench");
    let folder = folder.expect("the folder for the pictures: cargo xtask bench --qr");
    let folder = Path::new(&folder);
    let mut results = Vec::new();
    for class in classes::ALL {
        for number in 0..class.count {
            let (picture, text) = class.draw(number);
            let file = format!("{}-{number:02}.pgm", class.name.replace(' ', "-"));
            fs::write(folder.join(&file), picture.pgm()).unwrap();
            let (read, microseconds) = read(&picture);
            results.push(json!({
                "class": class.name, "file": file, "text": text, "read": read, "us": microseconds,
            }));
        }
    }
    fs::write(folder.join("countersign.json"), json!(results).to_string()).unwrap();
}

/// What we read, and the best time of three: what disturbs only adds.
fn read(picture: &Picture) -> (Vec<String>, f64) {
    let (width, height) = (picture.width as u32, picture.height as u32);
    let mut texts = Vec::new();
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let luma = picture.luma.clone();
        let begin = Instant::now();
        texts = scan_image(luma, width, height, width).unwrap();
        best = best.min(begin.elapsed().as_secs_f64() * 1e6);
    }
    (texts, best)
}
