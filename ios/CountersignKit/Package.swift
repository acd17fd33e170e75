// swift-tools-version: 6.0
import PackageDescription

// What the app on iOS does apart from drawing, without Apple's frameworks, so that all of it is tested on
// Linux: `cargo xtask ios` names the core's folder there.
let package = Package(
    name: "CountersignKit",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [.library(name: "CountersignKit", targets: ["CountersignKit"])],
    dependencies: [.package(path: "../../bindings/swift")],
    targets: [
        .target(
            name: "CountersignKit",
            dependencies: [.product(name: "CountersignCore", package: "swift")]
        ),
        .testTarget(name: "CountersignKitTests", dependencies: ["CountersignKit"]),
    ]
)
