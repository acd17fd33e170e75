//! Whether the app's views fit the kit and each other, by the compiler, on a machine without Apple's
//! frameworks: what they use of SwiftUI and of `ios/App/Platform` is declared in `stand_in`.

use super::sources::{ADAPTERS, Source};
use crate::command;
use crate::toolchains::SwiftRoot;
use crate::workspace::Workspace;
use countersign_tests::Outcome;

const STAND_IN: &str = "crates/xtask/src/ios/stand_in";
/// The app itself needs what starts it.
const ENTRY: &str = "ios/App/CountersignApp.swift";

/// Fails where a type does not fit, or at a warning.
pub(super) fn check(workspace: &Workspace, root: &SwiftRoot, sources: &[Source]) -> Outcome<()> {
    let is_view = |source: &&Source| !source.path.starts_with(ADAPTERS) && source.path != ENTRY;
    let views = sources.iter().filter(is_view).map(|source| format!("'{}'", source.path));
    let views = views.collect::<Vec<_>>().join(" ");
    let swift = workspace.target.join("swift");
    let (kit, own) = (swift.join("ios-CountersignKit"), swift.join("stand-in"));
    let (kit, own) = (kit.display(), own.display());
    let script = format!(
        "set -e; mkdir -p {own}
         swift build --package-path ios/CountersignKit --build-path {kit} --target CountersignKit \
         -Xswiftc -warnings-as-errors
         swiftc -emit-module -module-name SwiftUI {STAND_IN}/SwiftUI.swift -o {own}/SwiftUI.swiftmodule
         FFI=bindings/swift/Sources/CountersignCoreFFI
         swiftc -typecheck -swift-version 6 -warnings-as-errors -I {own} -I {kit}/debug/Modules -I $FFI \
         -Xcc -fmodule-map-file=$PWD/$FFI/module.modulemap {STAND_IN}/Platform.swift {views}"
    );
    command::run(&mut root.shell(&script), "The app's views do not fit: see above.")
}
