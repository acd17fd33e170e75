import CountersignCore
import Foundation

/// The arguments of a step, each turned into the type that a call wants.
struct Arguments {
    let with: JSON
    let folder: URL
    let now: Moment

    func string(_ name: String) throws -> String {
        guard let string = with[name]?.string else { throw Complaint("the step lacks \(name)") }
        return string
    }

    func number<T: BinaryInteger>(_ name: String) throws -> T {
        guard let number = with[name]?.number else { throw Complaint("the step lacks \(name)") }
        return T(clamping: number)
    }

    func bool(_ name: String) throws -> Bool {
        guard let bool = with[name]?.bool else { throw Complaint("the step lacks \(name)") }
        return bool
    }

    func data(_ name: String) throws -> Data {
        if let file = with[name]?["file"]?.string {
            return try Data(contentsOf: folder.appendingPathComponent(file))
        }
        if let modules = with[name]?["drawn"]?.string { return drawn([UInt8](bytes(modules))) }
        guard let text = with[name]?["bytes"]?.string else { throw Complaint("the step lacks \(name)") }
        return bytes(text)
    }

    /// The variant without fields whose name stands there.
    func variant<T>(_ name: String, of all: [T]) throws -> T {
        let wanted = with[name]?["is"]?.string ?? with[name]?.string ?? ""
        guard let found = all.first(where: { normal("\($0)") == normal(wanted) }) else {
            throw Complaint("\(wanted) is unknown in the step")
        }
        return found
    }

    /// The members of an argument that has some.
    func inside(_ name: String) -> Arguments {
        Arguments(with: with[name] ?? .null, folder: folder, now: now)
    }

    func entry() throws -> ManualEntry {
        let entry = inside("entry")
        return ManualEntry(
            issuer: try entry.string("issuer"), name: try entry.string("name"),
            secret: try entry.string("secret"),
            accountType: try entry.variant("account_type", of: [.hotp, .steam, .totp]),
            algorithm: try entry.variant("algorithm", of: [.sha1, .sha256, .sha512]),
            digits: try entry.number("digits"), period: try entry.number("period"),
            counter: try entry.number("counter"))
    }

    func choice() throws -> Choice {
        if with["choice"]?["is"]?.string == "Replace" {
            return .replace(account: with["choice"]?["account"]?.string)
        }
        return try variant("choice", of: [.keepBoth])
    }

    func answer() throws -> Answer {
        let answer = inside("answer")
        if with["answer"]?["is"]?.string == "Approve" {
            return .approve(number: try answer.string("number"))
        }
        return .deny(reason: try answer.variant("reason", of: [.notMe, .notNow]))
    }

    func unlock() throws -> Unlock {
        if with["unlock"]?["is"]?.string == "Passcode" {
            return .passcode(passcode: try inside("unlock").string("passcode"))
        }
        return try variant("unlock", of: [.phone])
    }

    func captured() throws -> Captured {
        let captured = inside("captured")
        if with["captured"]?["is"]?.string == "Text" { return .text(text: try captured.string("text")) }
        return .image(
            luma: try captured.data("luma"), width: try captured.number("width"),
            height: try captured.number("height"), rowStride: try captured.number("row_stride"))
    }

    func policy() throws -> LockPolicy {
        if with["policy"]?["is"]?.string == "After" {
            return .after(seconds: try inside("policy").number("seconds"))
        }
        return try variant("policy", of: [.never, .onBackground])
    }

    func input() throws -> Input {
        let input = inside("input")
        if with["input"]?["is"]?.string == "Signature" {
            return .signature(der: try input.data("der"))
        }
        return .failed(failure: try input.variant("failure", of: [.Cancelled, .Offline, .Timeout]))
    }

    func privacy() throws -> PrivacyChoice {
        let choice = inside("choice")
        return PrivacyChoice(
            allowScreenshots: try choice.bool("allow_screenshots"),
            hideCodes: try choice.bool("hide_codes"))
    }
}

/// The bytes of hexadecimal digits.
func bytes(_ text: String) -> Data {
    let digits = Array(text)
    let pairs = stride(from: 0, to: digits.count, by: 2)
    return Data(pairs.compactMap { UInt8(String(digits[$0..<$0 + 2]), radix: 16) })
}

/// The pixels of a QR code: four a module, and four light modules around it.
private func drawn(_ modules: [UInt8]) -> Data {
    let side = Int(Double(modules.count).squareRoot())
    let pixels = (side + 8) * 4
    func isDark(_ x: Int, _ y: Int) -> Bool {
        (0..<side).contains(x) && (0..<side).contains(y) && modules[y * side + x] == 1
    }
    let places = 0..<pixels * pixels
    return Data(places.map { isDark($0 % pixels / 4 - 4, $0 / pixels / 4 - 4) ? 0 : 255 })
}
