import CountersignCore
import Foundation

@testable import CountersignKit

/// A value that tests change while the kit uses it.
final class Box<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var kept: Value

    init(_ value: Value) { kept = value }

    var value: Value {
        get { lock.withLock { kept } }
        set { lock.withLock { kept = newValue } }
    }

    /// Changes it while nobody else does, and gives what it is then.
    @discardableResult
    func change(_ work: (inout Value) -> Void) -> Value {
        lock.withLock {
            work(&kept)
            return kept
        }
    }
}

/// A clock that goes on when it is told to, or is waited for.
final class FakeClock: PhoneClock {
    let place = Box("Asia/Taipei")
    private let moment: Box<Moment>

    init(_ unixMs: Int64) { moment = Box(Moment(unixMs: unixMs, monotonicMs: 1_000_000)) }

    func now() -> Moment { moment.value }

    func zone() -> String { place.value }

    func sleep(untilMonotonic milliseconds: Int64) async {
        pass(max(0, milliseconds - now().monotonicMs))
        await Task.yield()
    }

    func pass(_ milliseconds: Int64) {
        let now = moment.value
        moment.value = Moment(
            unixMs: now.unixMs + milliseconds, monotonicMs: now.monotonicMs + milliseconds)
    }

    /// Somebody sets the time of day.
    func set(_ unixMs: Int64) {
        moment.value = Moment(unixMs: unixMs, monotonicMs: moment.value.monotonicMs)
    }
}

/// A person who agrees, unless told otherwise, with keys in memory.
final class FakeSheets: Sheets {
    let keys: SoftwareKeys
    let hasLock = Box(true)
    let refusal = Box<PlatformError?>(nil)
    /// What the person was asked for.
    let asked = Box<[SignPurpose]>([])
    /// Done while the sheet is up.
    let meanwhile = Box<(@Sendable () async -> Void)?>(nil)

    init(_ keys: SoftwareKeys) { self.keys = keys }

    func canAsk() async -> Bool { hasLock.value }

    func sign(key: String, message: Data, purpose: SignPurpose) async throws(PlatformError) -> Data {
        try await ask(purpose)
        do { return try keys.sign(alias: key, message: message) } catch { throw .KeyInvalidated }
    }

    func unwrap(key: String, wrapped: Data, purpose: SignPurpose) async throws(PlatformError) -> Data {
        try await ask(purpose)
        do { return try keys.unwrap(alias: key, wrapped: wrapped) } catch { throw .KeyInvalidated }
    }

    private func ask(_ purpose: SignPurpose) async throws(PlatformError) {
        asked.value.append(purpose)
        await meanwhile.value?()
        if let refusal = refusal.value { throw refusal }
    }
}

/// Keys of a phone, which may have no lock.
final class PhoneKeys: Keys {
    let inner: SoftwareKeys
    let hasLock = Box(true)

    init(_ inner: SoftwareKeys) { self.inner = inner }

    func generate(alias: String, kind: KeyKind, needsPerson: Bool) throws -> Data {
        if needsPerson && !hasLock.value { throw PlatformError.NoScreenLock }
        return try inner.generate(alias: alias, kind: kind, needsPerson: needsPerson)
    }

    func sign(alias: String, message: Data) throws -> Data { try inner.sign(alias: alias, message: message) }
    func delete(alias: String) throws { try inner.delete(alias: alias) }
    func wrap(alias: String, bytes: Data) throws -> Data { try inner.wrap(alias: alias, bytes: bytes) }
    func unwrap(alias: String, wrapped: Data) throws -> Data { try inner.unwrap(alias: alias, wrapped: wrapped) }
    func mark() throws -> UInt64 { try inner.mark() }
    func setMark(mark: UInt64) throws { try inner.setMark(mark: mark) }
}

/// The network, or how it fails.
final class FakeTransport: Transport {
    let failure = Box<PlatformError?>(nil)
    /// How many more requests there is a network for.
    let failsAfter = Box<Int?>(nil)
    /// What the service says instead of what it said.
    let reply = Box<HttpResponse?>(nil)
    let sent = Box<[HttpRequest]>([])
    /// Done before anything is sent, and how many requests are there.
    let meanwhile = Box<(@Sendable () async -> Void)?>(nil)
    let waiting = Box(0)
    private let live = URLSessionTransport()

    func send(_ request: HttpRequest) async throws(PlatformError) -> HttpResponse {
        sent.change { $0.append(request) }
        if let meanwhile = meanwhile.value {
            waiting.change { $0 += 1 }
            await meanwhile()
        }
        if let failure = failure.value { throw failure }
        if let left = failsAfter.value {
            if left == 0 { throw .Offline }
            failsAfter.value = left - 1
        }
        if let reply = reply.value { return reply }
        return try await live.send(request)
    }
}
