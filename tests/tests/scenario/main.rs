//! The scenario from Rust, against the real service: the same file as from Kotlin, Swift and Python.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test"
)]

mod arguments;
mod calls;
mod complete;
mod describe;
mod faulty;
mod keys;
mod outside;
mod story;

use countersign_tests::{Programs, Service};
use serde_json::Value;
use std::path::Path;
use std::process::Stdio;
use story::Story;

#[test]
fn every_chapter() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenario");
    let text = std::fs::read(folder.join("scenario.json")).unwrap();
    let scenario: Value = serde_json::from_slice(&text).unwrap();
    let programs = Programs::find().unwrap();
    let directory = tempfile::tempdir().unwrap();
    let database = directory.path().join("service.sqlite");
    let service =
        Service::start(&programs.service, &database, &[], "error", Stdio::null()).unwrap();
    let mut story = Story::new(&folder, directory.path(), &service);
    let chapters = scenario["chapters"].as_array().unwrap();
    let mut failures = Vec::new();
    for chapter in chapters {
        if let Err(complaint) = play(&mut story, chapter) {
            failures.push(format!("{}: {complaint}", chapter["name"]));
        }
    }
    println!("rust: {} passed, {} failed", chapters.len() - failures.len(), failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(!chapters.is_empty());
}

fn play(story: &mut Story<'_>, chapter: &Value) -> Result<(), String> {
    for (index, step) in chapter["steps"].as_array().unwrap().iter().enumerate() {
        story.play(step, &chapter["at"]).map_err(|complaint| {
            let call =
                ["call", "function", "service", "file", "hold", "fault"].map(|name| step.get(name));
            format!("step {}, {:?}: {complaint}", index + 1, call.into_iter().flatten().next())
        })?;
    }
    Ok(())
}
