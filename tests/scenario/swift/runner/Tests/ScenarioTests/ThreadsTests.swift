import CountersignCore
import Foundation
import Testing

let account = "otpauth://totp/Contoso:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso&digits=8"
let passcode = "correct horse battery"
let now = Moment(unixMs: 59_000, monotonicMs: 59_000)

/// A vault in a folder of its own, for the time of a test.
final class Place {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    var config: Config {
        Config(
            directory: folder.appendingPathComponent("vault").path, verification: .credential, platform: "linux",
            allowLoopback: false)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func keys(isPhone: Bool) -> SoftwareKeys {
        SoftwareKeys(isPhone: isPhone, folder: folder.appendingPathComponent("keys"))
    }

    func phone(_ keys: Keys) throws -> Authenticator {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let phone = try Authenticator.create(config: config, keys: keys, passcode: passcode)
        _ = try phone.unlock(unlock: .passcode(passcode: passcode), now: now)
        _ = try phone.add(ticket: phone.scan(text: account, now: now).ticket, choice: .keepBoth, now: now)
        return phone
    }
}

func codes(_ phone: Authenticator) throws -> [String?] {
    try phone.home(now: now).accounts.map(\.code)
}

/// One object in many threads, and what its keys may do meanwhile.
@Suite struct ThreadsTests {
    let place = Place()

    @Test func oneObjectServesManyThreads() throws {
        let phone = try place.phone(place.keys(isPhone: false))
        let id = try phone.home(now: now).accounts[0].id
        DispatchQueue.concurrentPerform(iterations: 8) { number in
            for turn in 0..<50 {
                do {
                    try phone.rename(account: id, nickname: "\(number).\(turn)")
                    #expect(try phone.search(text: "contoso", now: now) == [id])
                    #expect(try codes(phone) == ["94287082"])
                    #expect(try !phone.lockView(now: now).locked)
                    #expect(throws: AuthenticatorError.NotFound) { try phone.remove(account: "unknown", now: now) }
                } catch {
                    Issue.record("\(number).\(turn): \(error)")
                }
            }
        }
        #expect(try phone.home(now: now).accounts[0].nickname?.hasSuffix(".49") == true)
    }

    @Test func slowKeysStopNobodyElseAndAnObjectThatNobodyHoldsEndsItsCallFirst() throws {
        let keys = BlockingKeys(place.keys(isPhone: true))
        let slow = try started(keys, thenLock: false)
        keys.goOn.signal()
        #expect(slow.wait(timeout: .now() + 60) == .success)

        let again = try Authenticator.open(config: place.config, keys: keys)
        _ = try again.unlock(unlock: .passcode(passcode: "another horse battery"), now: now)
        #expect(try codes(again) == ["94287082"])
    }

    @Test func aLockInTheMiddleOfACallIsTold() throws {
        let keys = BlockingKeys(place.keys(isPhone: true))
        let slow = try started(keys, thenLock: true)
        keys.goOn.signal()
        #expect(slow.wait(timeout: .now() + 60) == .success)
        #expect(keys.error as? AuthenticatorError == .Locked)
    }

    /// Sets a passcode in another thread, whose keys block, and gives the object away meanwhile.
    private func started(_ keys: BlockingKeys, thenLock: Bool) throws -> DispatchSemaphore {
        let phone = try place.phone(keys)
        let done = DispatchSemaphore(value: 0)
        keys.blocks = true
        Thread.detachNewThread {
            do { try phone.setPasscode(passcode: "another horse battery") } catch { keys.error = error }
            done.signal()
        }
        keys.entered.wait()
        for _ in 0..<20 { #expect(try codes(phone) == ["94287082"]) }
        if thenLock { try phone.lock() }
        return done
    }
}

/// Keys that wrap nothing before they are let.
private final class BlockingKeys: Keys, @unchecked Sendable {
    let sound: SoftwareKeys
    let entered = DispatchSemaphore(value: 0)
    let goOn = DispatchSemaphore(value: 0)
    var blocks = false
    var error: Error?

    init(_ sound: SoftwareKeys) {
        self.sound = sound
    }

    func wrap(alias: String, bytes: Data) throws -> Data {
        if blocks {
            blocks = false
            entered.signal()
            goOn.wait()
        }
        return try sound.wrap(alias: alias, bytes: bytes)
    }

    func generate(alias: String, kind: KeyKind, needsPerson: Bool) throws -> Data {
        try sound.generate(alias: alias, kind: kind, needsPerson: needsPerson)
    }
    func sign(alias: String, message: Data) throws -> Data { try sound.sign(alias: alias, message: message) }
    func delete(alias: String) throws { try sound.delete(alias: alias) }
    func unwrap(alias: String, wrapped: Data) throws -> Data { try sound.unwrap(alias: alias, wrapped: wrapped) }
    func mark() throws -> UInt64 { try sound.mark() }
    func setMark(mark: UInt64) throws { try sound.setMark(mark: mark) }
}
