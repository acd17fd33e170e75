import Foundation
import Testing

/// A disk of a megabyte in the place of a folder, with what the folder held.
struct SmallDisk {
    private let folder: URL
    private var filler: URL { folder.appendingPathComponent("filler") }

    init(at folder: URL) throws {
        self.folder = folder
        let held = folder.appendingPathExtension("held")
        try FileManager.default.moveItem(at: folder, to: held)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.path)
        for file in try FileManager.default.contentsOfDirectory(atPath: held.path) {
            try FileManager.default.copyItem(
                at: held.appendingPathComponent(file), to: folder.appendingPathComponent(file))
        }
    }

    /// Writes until nothing more goes on it.
    func fill() throws {
        try Data().write(to: filler)
        let file = try FileHandle(forWritingTo: filler)
        defer { try? file.close() }
        let block = Data(count: 4096)
        while (try? file.write(contentsOf: block)) != nil {}
    }

    func empty() throws { try FileManager.default.removeItem(at: filler) }

    func remove() { try? run("umount", "-l", folder.path) }

    private func run(_ program: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(program)")
    }
}
