//! The core as an app for Android takes it: its library for each processor under
//! `bindings/kotlin/src/main/jniLibs`, where Gradle looks, and the same as one file, an AAR.

use crate::artifact::{self, Elf};
use crate::command::{self, works};
use crate::toolchains::maven;
use crate::workspace::{Workspace, empty_folder};
use countersign_tests::{Outcome, cargo, fail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A kind of processor, by Android's name.
struct Abi {
    name: &'static str,
    /// What a library for it has in its header.
    machine: u16,
    is_64_bit: bool,
}

/// All that phones have, and the emulator on a PC.
const ABIS: [Abi; 3] = [
    Abi { name: "arm64-v8a", machine: 183, is_64_bit: true },
    Abi { name: "armeabi-v7a", machine: 40, is_64_bit: false },
    Abi { name: "x86_64", machine: 62, is_64_bit: true },
];

/// The oldest system: Android 8.
const PLATFORM: &str = "26";
/// Pages of newer phones, in bytes; a library that is aligned to less does not load there.
const PAGE: u64 = 16_384;
/// Relocations in the short form that every Android since 6 reads.
const PACKED: &[&str] = &["-Wl,--pack-dyn-relocs=android"];
const LIBRARY: &str = "libcountersign_mobile.so";

/// Builds every library, looks each over, and puts the AAR together.
pub(crate) fn package(workspace: &Workspace) -> Outcome<()> {
    need_ndk()?;
    let module = workspace.root.join("bindings/kotlin");
    let libraries = module.join("src/main/jniLibs");
    // A library that an earlier version left there would ship.
    empty_folder(&libraries)?;
    let mut build = cargo();
    build.args(["ndk", "-P", PLATFORM, "-o"]).arg(&libraries);
    for abi in &ABIS {
        build.args(["-t", abi.name]);
    }
    let build = artifact::ships(build.args(artifact::BUILD), workspace, PACKED)?;
    command::run(build, "The core does not build for Android: see above.")?;
    for abi in &ABIS {
        let library = libraries.join(abi.name).join(LIBRARY);
        artifact::check(&library, workspace)?;
        fits(abi, &fs::read(&library)?)?;
    }
    let classes = classes(workspace, &module)?;
    let archive = workspace.target.join("android/countersign-core.aar");
    pack(&module, &classes, &archive)?;
    println!("{}", archive.display());
    Ok(())
}

/// Says in one sentence what is missing where there is no NDK.
fn need_ndk() -> Outcome<()> {
    let ndk = ["ANDROID_NDK_HOME", "ANDROID_NDK_ROOT", "ANDROID_HOME", "ANDROID_SDK_ROOT"];
    if ndk.iter().all(|name| std::env::var_os(name).is_none()) {
        return fail(
            "The core for Android is built with an NDK: install one with Android Studio, set \
             ANDROID_NDK_HOME to its folder, and try again.",
        );
    }
    if !works("cargo", &["ndk", "--version"]) {
        return fail("The core for Android is built by `cargo ndk`: `cargo install cargo-ndk`.");
    }
    Ok(())
}

/// Whether a library is for this processor, and loads where pages have 16 KB.
fn fits(abi: &Abi, library: &[u8]) -> Outcome<()> {
    let elf = Elf::read(library)?;
    if (elf.machine, elf.is_64_bit) != (abi.machine, abi.is_64_bit) {
        return fail(format!("The library under {} is for another processor.", abi.name));
    }
    let aligned = elf.alignments.iter().all(|alignment| *alignment >= PAGE);
    if abi.is_64_bit && (!aligned || elf.alignments.is_empty()) {
        return fail(format!(
            "The library for {} does not load on phones with pages of 16 KB: its parts must be \
             aligned to 16384 bytes, as NDK r28 does by itself.",
            abi.name
        ));
    }
    Ok(())
}

/// The bindings, compiled.
fn classes(workspace: &Workspace, module: &Path) -> Outcome<PathBuf> {
    let mut maven = maven(workspace)?.command();
    maven.arg("-f").arg(module.join("pom.xml")).arg("package");
    maven.arg(format!("-Dcountersign.target={}", workspace.target.display()));
    command::run(&mut maven, "The bindings for Kotlin do not compile: see above.")?;
    Ok(workspace.target.join("kotlin/core/countersign-core-0.1.0.jar"))
}

/// An AAR: a manifest, classes, libraries, and the rules for the shrinker of the app that takes it.
fn pack(module: &Path, classes: &Path, archive: &Path) -> Outcome<()> {
    let folder = archive.with_extension("");
    empty_folder(&folder)?;
    let manifest = fs::read_to_string(module.join("src/main/AndroidManifest.xml"))?;
    let manifest = manifest.replace(
        "<manifest />",
        "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" \
         package=\"org.countersign.core\">\n    <uses-sdk android:minSdkVersion=\"26\" />\n</manifest>",
    );
    fs::write(folder.join("AndroidManifest.xml"), manifest)?;
    fs::copy(classes, folder.join("classes.jar"))?;
    fs::copy(module.join("consumer-rules.pro"), folder.join("proguard.txt"))?;
    fs::write(folder.join("R.txt"), "")?;
    for abi in fs::read_dir(module.join("src/main/jniLibs"))? {
        let abi = abi?;
        let to = folder.join("jni").join(abi.file_name());
        fs::create_dir_all(&to)?;
        fs::copy(abi.path().join(LIBRARY), to.join(LIBRARY))?;
    }
    let mut jar = Command::new("jar");
    jar.args(["--create", "--no-manifest", "--file"]).arg(archive).arg("-C").arg(&folder).arg(".");
    command::run(&mut jar, "The AAR cannot be put together: see above.")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A library made by this machine's C compiler with parts aligned so.
    fn library(folder: &Path, alignment: &str) -> Vec<u8> {
        let (source, library) = (folder.join("empty.c"), folder.join("empty.so"));
        fs::write(&source, "int answer(void) { return 42; }").unwrap();
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC"]).arg(format!("-Wl,-z,max-page-size={alignment}"));
        let built = compiler.arg("-o").arg(&library).arg(&source).status().unwrap();
        assert!(built.success());
        fs::read(library).unwrap()
    }

    #[test]
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    fn a_library_for_another_processor_or_with_small_pages_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let [phone, old_phone, emulator] = &ABIS;
        let aligned = library(folder.path(), "16384");
        fits(emulator, &aligned).unwrap();
        for abi in [phone, old_phone] {
            let error = fits(abi, &aligned).unwrap_err().to_string();
            assert!(error.contains("another processor"), "{error}");
        }
        let error = fits(emulator, &library(folder.path(), "4096")).unwrap_err().to_string();
        assert!(error.contains("16 KB"), "{error}");
        assert!(fits(emulator, b"").is_err());
    }

    #[test]
    fn an_archive_has_what_gradle_looks_for() {
        let folder = tempfile::tempdir().unwrap();
        let module = folder.path().join("module");
        for abi in &ABIS {
            let libraries = module.join("src/main/jniLibs").join(abi.name);
            fs::create_dir_all(&libraries).unwrap();
            fs::write(libraries.join(LIBRARY), abi.name).unwrap();
        }
        let kotlin = Workspace::find().unwrap().root.join("bindings/kotlin");
        for file in ["src/main/AndroidManifest.xml", "consumer-rules.pro"] {
            fs::copy(kotlin.join(file), module.join(file)).unwrap();
        }
        let classes = folder.path().join("classes.jar");
        fs::write(&classes, "classes").unwrap();
        let archive = folder.path().join("core.aar");
        pack(&module, &classes, &archive).unwrap();

        let mut list = Command::new("jar");
        let list = command::output(list.arg("--list").arg("--file").arg(&archive), "").unwrap();
        let list = String::from_utf8(list).unwrap();
        for file in ["AndroidManifest.xml", "classes.jar", "proguard.txt", "R.txt"] {
            assert!(list.lines().any(|it| it == file), "{file} is not in {list}");
        }
        for abi in &ABIS {
            assert!(list.contains(&format!("jni/{}/{LIBRARY}\n", abi.name)), "{list}");
        }
        let manifest = fs::read_to_string(folder.path().join("core/AndroidManifest.xml")).unwrap();
        assert!(manifest.contains("package=\"org.countersign.core\""), "{manifest}");
        let rules = fs::read_to_string(folder.path().join("core/proguard.txt")).unwrap();
        assert!(rules.contains("-keep class com.sun.jna.**"), "{rules}");
    }

    #[test]
    fn without_an_ndk_there_is_one_sentence() {
        let Err(missing) = need_ndk() else { return };
        let sentence = missing.to_string();
        assert!(
            sentence.contains("cargo ndk") || sentence.contains("ANDROID_NDK_HOME"),
            "{sentence}"
        );
    }
}
