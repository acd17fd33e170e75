// swift-tools-version: 6.0
import PackageDescription

// What the core takes from Swift. `cargo xtask bench languages` names the library's folder.
let package = Package(
    name: "Figures",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../../bindings/swift")],
    targets: [
        .executableTarget(
            name: "Figures",
            dependencies: [.product(name: "CountersignCore", package: "swift")]
        )
    ]
)
