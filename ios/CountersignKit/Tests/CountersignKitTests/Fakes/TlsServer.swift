import Foundation
import Testing

/// A server on this device with a certificate that it has signed itself.
final class TlsServer {
    let port: UInt16
    private let process = Process()
    private let output = Pipe()
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (key, certificate) = (folder.appendingPathComponent("key").path, folder.appendingPathComponent("crt").path)
        let openssl = URL(fileURLWithPath: "/usr/bin/openssl")
        let making = Process()
        (making.executableURL, making.standardError) = (openssl, FileHandle.nullDevice)
        making.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
        ]
        try making.run()
        making.waitUntilExit()
        try #require(making.terminationStatus == 0)
        (process.executableURL, process.standardOutput, process.standardInput) = (openssl, output, Pipe())
        process.standardError = FileHandle.nullDevice
        process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate]
        try process.run()
        // It says where it listens: ACCEPT 127.0.0.1:40000.
        var said = ""
        while !said.contains(/ACCEPT .*:\d+\n/), case let more = output.fileHandleForReading.availableData,
            !more.isEmpty
        {
            said += String(decoding: more, as: UTF8.self)
        }
        port = try #require(said.firstMatch(of: /ACCEPT .*:(\d+)/).flatMap { UInt16($0.output.1) })
    }

    /// Ends it, and gives what it has heard.
    func end() -> String {
        stop()
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    /// Some threads of the tests block the signal that asks it to end, and it would inherit that.
    private func stop() { kill(process.processIdentifier, SIGKILL) }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }
}
