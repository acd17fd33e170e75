import CountersignCore
import Foundation

/// What a function of the keys does in the place of its work.
enum Fault {
    case callBack(() throws -> Void)
    /// So many zeros; as a number, none or the largest.
    case give(Int)
    case fail
}

/// Keys of which a step can say that one of their functions fails as no interface declares.
final class FaultyKeys: Keys, @unchecked Sendable {
    let sound: SoftwareKeys
    var faults: [String: Fault] = [:]

    init(_ sound: SoftwareKeys) {
        self.sound = sound
    }

    func generate(alias: String, kind: KeyKind, needsPerson: Bool) throws -> Data {
        let work = { try self.sound.generate(alias: alias, kind: kind, needsPerson: needsPerson) }
        // Nothing is asked of what a key that wraps gives.
        return try kind == .wrap ? work() : through("generate", Data.init(count:), work)
    }

    func sign(alias: String, message: Data) throws -> Data {
        try through("sign", Data.init(count:)) { try sound.sign(alias: alias, message: message) }
    }

    func delete(alias: String) throws {
        try through("delete", { _ in }) { try sound.delete(alias: alias) }
    }

    func wrap(alias: String, bytes: Data) throws -> Data {
        try through("wrap", Data.init(count:)) { try sound.wrap(alias: alias, bytes: bytes) }
    }

    func unwrap(alias: String, wrapped: Data) throws -> Data {
        try through("unwrap", Data.init(count:)) { try sound.unwrap(alias: alias, wrapped: wrapped) }
    }

    func mark() throws -> UInt64 {
        try through("mark", { $0 == 0 ? 0 : .max }) { try sound.mark() }
    }

    func setMark(mark: UInt64) throws {
        try through("set_mark", { _ in }) { try sound.setMark(mark: mark) }
    }

    private func through<T>(_ function: String, _ given: (Int) -> T, _ work: () throws -> T) throws -> T {
        switch faults[function] {
        case nil: return try work()
        case .callBack(let call):
            try call()
            return try work()
        case .give(let bytes): return given(bytes)
        case .fail: throw Complaint("no interface declares this")
        }
    }
}
