// What the core takes from Swift, beside crates/mobile/examples/figures.rs: `cargo xtask bench languages`.

import CountersignCore
import Foundation

let now = Moment(unixMs: 59_000, monotonicMs: 59_000)
/// How many of the shortest calls are measured as one.
let calls = 200
let folder = CommandLine.arguments[1]

/// Keys that cost nothing: what they wrap is left as it is.
final class OpenKeys: Keys {
    func generate(alias: String, kind: KeyKind, needsPerson: Bool) throws -> Data {
        Data(repeating: 4, count: kind == .p256 ? 65 : 0)
    }
    func sign(alias: String, message: Data) throws -> Data { Data() }
    func delete(alias: String) throws {}
    func wrap(alias: String, bytes: Data) throws -> Data { bytes }
    func unwrap(alias: String, wrapped: Data) throws -> Data { wrapped }
    func mark() throws -> UInt64 { 0 }
    func setMark(mark: UInt64) throws {}
}

func unlocked(_ accounts: Int) throws -> Authenticator {
    let config = Config(
        directory: "\(folder)/\(accounts)", verification: .credential, platform: "linux", allowLoopback: false)
    let phone = try Authenticator.open(config: config, keys: OpenKeys())
    guard case .unwrap(let exchange, _, let wrapped, _) = try phone.unlock(unlock: .phone, now: now) else {
        fatalError("the vault asks for something else")
    }
    _ = try phone.resume(exchange: exchange, input: .unwrapped(bytes: wrapped), now: now)
    return phone
}

func microseconds(_ work: () throws -> Void) rethrows -> Double {
    let begin = DispatchTime.now().uptimeNanoseconds
    try work()
    return Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e3
}

/// The median.
func figure(_ name: String, _ times: Int, _ work: () throws -> Void) rethrows {
    let taken = try (0..<times).map { _ in try microseconds(work) }
    print("figure \(name) \(taken.sorted()[times / 2] / (name == "call" ? Double(calls) : 1))")
}

/// What is held after a tenth of a million calls, and after all of them.
func memory(_ phone: Authenticator) throws {
    var held: [String] = []
    for turn in 1...1_000 {
        for _ in 0..<990 { _ = display(text: "Contoso", limit: 64) }
        for _ in 0..<5 {
            _ = try phone.home(now: now)
            do { try phone.remove(account: "unknown", now: now) } catch AuthenticatorError.NotFound {}
        }
        if turn == 100 || turn == 1_000 { held.append(try resident()) }
    }
    print("memory \(held.joined(separator: " "))")
}

func resident() throws -> String {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return line.filter(\.isNumber)
}

figure("call", 100) { for _ in 0..<calls { _ = display(text: "Contoso", limit: 64) } }
try figure("open and unlock", 20) { _ = try unlocked(100) }
for accounts in [10, 100, 1_000] {
    let phone = try unlocked(accounts)
    let shown = try phone.home(now: now).accounts.count
    precondition(shown == accounts)
    try figure("home with \(accounts)", 50) { _ = try phone.home(now: now) }
}
try memory(unlocked(10))
