//! Writes the Kotlin, Swift and Python bindings of a library: `bindgen LIBRARY CONFIG FOLDER`.
//! A program of its own, since UniFFI's generator takes longer to build than all the rest.

use std::process::ExitCode;
use uniffi::{GenerateOptions, TargetLanguage, generate};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [library, config, folder] = arguments.as_slice() else { return ExitCode::from(2) };
    let languages = [
        (TargetLanguage::Kotlin, "kotlin"),
        (TargetLanguage::Python, "python"),
        (TargetLanguage::Swift, "swift"),
    ];
    let results = languages.map(|(language, name)| {
        generate(GenerateOptions {
            languages: vec![language],
            source: library.into(),
            out_dir: format!("{folder}/{name}").into(),
            config_override: Some(config.into()),
            // The same on every machine, whatever formatters it has.
            format: false,
            crate_filter: None,
            metadata_no_deps: false,
        })
    });
    for error in results.iter().filter_map(|result| result.as_ref().err()) {
        complain(&format!("{error:#}"));
    }
    if results.iter().all(Result::is_ok) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[allow(clippy::print_stderr, reason = "a tool for the terminal")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}
