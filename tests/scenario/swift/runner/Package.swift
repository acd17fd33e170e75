// swift-tools-version: 6.0
import PackageDescription

// The scenario from Swift, as an app would use the core. `cargo xtask swift` names the library's folder.
let package = Package(
    name: "Scenario",
    platforms: [.macOS(.v13)],
    dependencies: [.package(path: "../../../../bindings/swift")],
    targets: [
        .testTarget(
            name: "ScenarioTests",
            dependencies: [.product(name: "CountersignCore", package: "swift")]
        )
    ]
)
