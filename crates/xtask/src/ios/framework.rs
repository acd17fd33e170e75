//! The core as Xcode links it: `bindings/swift/CountersignCoreFFI.xcframework`, a static library for each
//! of Apple's platforms beside the header and the module map.

use super::need_xcode;
use crate::artifact;
use crate::command;
use crate::workspace::{Workspace, empty_folder};
use countersign_tests::{Outcome, cargo, fail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const MODULE: &str = "CountersignCoreFFI";

/// A platform of Apple's, with one library for all of its processors.
struct Platform {
    name: &'static str,
    /// Rust's target, and what Apple calls its processor.
    targets: &'static [(&'static str, &'static str)],
}

/// Phones, the simulator on either kind of Mac, and the Mac itself, where `swift test` runs.
const PLATFORMS: [Platform; 3] = [
    Platform { name: "ios", targets: &[("aarch64-apple-ios", "arm64")] },
    Platform {
        name: "ios-simulator",
        targets: &[("aarch64-apple-ios-sim", "arm64"), ("x86_64-apple-ios", "x86_64")],
    },
    Platform {
        name: "macos",
        targets: &[("aarch64-apple-darwin", "arm64"), ("x86_64-apple-darwin", "x86_64")],
    },
];

/// Builds every library and puts the framework together.
pub(crate) fn package(workspace: &Workspace) -> Outcome<()> {
    need_xcode()?;
    let folder = workspace.target.join("ios");
    let headers = headers(workspace, &folder)?;
    let framework = workspace.root.join(format!("bindings/swift/{MODULE}.xcframework"));
    let mut create = Command::new("xcodebuild");
    create.arg("-create-xcframework");
    for platform in &PLATFORMS {
        let library = library(workspace, &folder, platform)?;
        create.arg("-library").arg(library).arg("-headers").arg(&headers);
    }
    // Xcode writes over no framework.
    empty_folder(&framework)?;
    fs::remove_dir(&framework)?;
    let sentence = "The framework cannot be put together: see above.";
    command::run(create.arg("-output").arg(&framework), sentence)?;
    println!("{}", framework.display());
    Ok(())
}

/// The header and the module map. In a folder of their own below the headers: Xcode puts the headers of
/// all frameworks of an app into one place, and each has a `module.modulemap`.
fn headers(workspace: &Workspace, folder: &Path) -> Outcome<PathBuf> {
    let headers = folder.join("headers");
    let own = headers.join(MODULE);
    empty_folder(&headers)?;
    fs::create_dir(&own)?;
    let generated = workspace.root.join("bindings/swift/Sources").join(MODULE);
    for file in [&format!("{MODULE}.h"), "module.modulemap"] {
        fs::copy(generated.join(file), own.join(file))?;
    }
    Ok(headers)
}

/// One library for all processors of a platform, looked over.
fn library(workspace: &Workspace, folder: &Path, platform: &Platform) -> Outcome<PathBuf> {
    let mut join = Command::new("lipo");
    join.arg("-create");
    for (target, _) in platform.targets {
        join.arg(build(workspace, target)?);
    }
    let own = folder.join(platform.name);
    empty_folder(&own)?;
    let library = own.join("libcountersign_mobile.a");
    command::run(join.arg("-output").arg(&library), "lipo failed: see above.")?;
    let mut ask = Command::new("lipo");
    let found =
        command::output(ask.arg("-archs").arg(&library), "lipo does not read the library.")?;
    same_processors(platform, &String::from_utf8_lossy(&found))?;
    artifact::check(&library, workspace)?;
    Ok(library)
}

/// Builds the library of one target as it ships.
fn build(workspace: &Workspace, target: &str) -> Outcome<PathBuf> {
    let mut build = cargo();
    build
        .args(artifact::BUILD)
        .args(["--target", target])
        .env("IPHONEOS_DEPLOYMENT_TARGET", "17.0")
        .env("MACOSX_DEPLOYMENT_TARGET", "14.0");
    let sentence =
        format!("The core does not build for {target}: `rustup target add {target}` may help.");
    command::run(artifact::ships(&mut build, workspace, &[])?, &sentence)?;
    Ok(workspace.target.join(target).join("release/libcountersign_mobile.a"))
}

fn same_processors(platform: &Platform, found: &str) -> Outcome<()> {
    let mut found: Vec<_> = found.split_whitespace().collect();
    let mut wanted: Vec<_> = platform.targets.iter().map(|(_, processor)| *processor).collect();
    found.sort_unstable();
    wanted.sort_unstable();
    if found == wanted {
        return Ok(());
    }
    let (name, wanted, found) = (platform.name, wanted.join(" "), found.join(" "));
    fail(format!("The library for {name} should be for {wanted}, and is for “{found}”."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_for_other_processors_is_refused() {
        let [phone, simulator, _] = &PLATFORMS;
        assert!(same_processors(simulator, "x86_64 arm64 \n").is_ok());
        assert!(same_processors(phone, "arm64").is_ok());
        let error = same_processors(phone, "arm64 x86_64").unwrap_err().to_string();
        assert_eq!(error, "The library for ios should be for arm64, and is for “arm64 x86_64”.");
        assert!(same_processors(simulator, "").is_err());
    }

    #[test]
    fn the_header_and_its_map_lie_in_a_folder_below() {
        let workspace = Workspace::find().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let headers = headers(&workspace, folder.path()).unwrap();
        let map = fs::read_to_string(headers.join(MODULE).join("module.modulemap")).unwrap();
        assert!(map.starts_with("module CountersignCoreFFI {"), "{map}");
        assert!(map.contains("header \"CountersignCoreFFI.h\""), "{map}");
        assert!(headers.join(MODULE).join("CountersignCoreFFI.h").is_file());
    }

    #[test]
    #[cfg(not(target_os = "macos"))]
    fn without_xcode_there_is_one_sentence() {
        let error = package(&Workspace::find().unwrap()).unwrap_err().to_string();
        assert!(error.contains("install Xcode") && !error.contains('\n'), "{error}");
    }
}
