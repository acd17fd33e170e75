import CountersignCore
import Foundation

/// Keys in memory. A phone can wrap and keep a mark; elsewhere these are not available. Linux has no
/// CryptoKit, so the `openssl` program makes keys and signs.
final class SoftwareKeys: Keys, @unchecked Sendable {
    private let isPhone: Bool
    private let folder: URL
    private let lock = NSLock()
    private var signing: [String: URL] = [:]
    // What is wrapped stays in this process; outside there is only its number.
    private var wrapped: [String: [Data]] = [:]
    private var kept: UInt64 = 0

    init(isPhone: Bool, folder: URL) {
        self.isPhone = isPhone
        self.folder = folder
    }

    func has(_ alias: String) -> Bool {
        lock.withLock { signing[alias] != nil || wrapped[alias] != nil }
    }

    func generate(alias: String, kind: KeyKind, needsPerson: Bool) throws -> Data {
        switch kind {
        case .p256:
            let file = try fileOfNewKey(alias)
            _ = try openssl(["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", file.path])
            let der = try openssl(["ec", "-in", file.path, "-pubout", "-outform", "DER"])
            // The point ends the structure (RFC 5480).
            return Data(der.suffix(65))
        case .rsa:
            let file = try fileOfNewKey(alias)
            _ = try openssl(["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072", "-out", file.path])
            return try openssl(["rsa", "-in", file.path, "-RSAPublicKey_out", "-outform", "DER"])
        case .wrap:
            try phoneOnly()
            lock.withLock { wrapped[alias] = [] }
            return Data()
        }
    }

    private func fileOfNewKey(_ alias: String) throws -> URL {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(UUID().uuidString)
        lock.withLock { signing[alias] = file }
        return file
    }

    func sign(alias: String, message: Data) throws -> Data {
        guard let file = lock.withLock({ signing[alias] }) else { throw PlatformError.KeyInvalidated }
        let text = folder.appendingPathComponent(UUID().uuidString)
        try message.write(to: text)
        defer { try? FileManager.default.removeItem(at: text) }
        return try openssl(["dgst", "-sha256", "-sign", file.path, text.path])
    }

    func delete(alias: String) throws {
        lock.withLock {
            signing[alias] = nil
            wrapped[alias] = nil
        }
    }

    func wrap(alias: String, bytes: Data) throws -> Data {
        try phoneOnly()
        return try lock.withLock {
            guard let known = wrapped[alias] else { throw PlatformError.KeyInvalidated }
            wrapped[alias] = known + [bytes]
            return Data([UInt8(known.count)])
        }
    }

    func unwrap(alias: String, wrapped number: Data) throws -> Data {
        try phoneOnly()
        return try lock.withLock {
            guard let known = wrapped[alias], let index = number.first, Int(index) < known.count else {
                throw PlatformError.KeyInvalidated
            }
            return known[Int(index)]
        }
    }

    func mark() throws -> UInt64 {
        try phoneOnly()
        return lock.withLock { kept }
    }

    func setMark(mark: UInt64) throws {
        try phoneOnly()
        lock.withLock { kept = mark }
    }

    private func phoneOnly() throws {
        if !isPhone { throw PlatformError.Unavailable }
    }

    private func openssl(_ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw PlatformError.Unavailable }
        return data
    }
}
