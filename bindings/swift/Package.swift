// swift-tools-version: 6.0
import PackageDescription

// On Apple's systems the core comes as the framework that `cargo xtask ios` makes. Elsewhere it is a
// shared library, whose folder is named when this is built: `-Xlinker -L/its/folder`.
#if os(macOS)
let core: [Target] = [
    .binaryTarget(name: "CountersignCoreFFI", path: "CountersignCoreFFI.xcframework")
]
let linked: [LinkerSetting] = []
#else
let core: [Target] = [
    .systemLibrary(name: "CountersignCoreFFI", path: "Sources/CountersignCoreFFI")
]
let linked: [LinkerSetting] = [.linkedLibrary("countersign_mobile")]
#endif

let package = Package(
    name: "CountersignCore",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [.library(name: "CountersignCore", targets: ["CountersignCore"])],
    targets: core + [
        .target(
            name: "CountersignCore",
            dependencies: ["CountersignCoreFFI"],
            path: "Sources/CountersignCore",
            linkerSettings: linked
        )
    ]
)
