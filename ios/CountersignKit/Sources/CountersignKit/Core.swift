import CountersignCore
import Foundation

/// How a conversation ended, and with whom it was.
struct Ended: Equatable, Sendable {
    let event: Event
    let host: String
}

typealias Conversation = Result<Ended, AuthenticatorError>

/// The core, away from the thread that draws, and the one loop that carries out its steps.
actor Core {
    private let platform: Platform
    private let asks: @MainActor @Sendable (SignPurpose?) -> Void
    private var authenticator: Authenticator?

    /// `asks` is told when a sheet comes, and when it goes.
    init(_ platform: Platform, asks: @escaping @MainActor @Sendable (SignPurpose?) -> Void) {
        self.platform = platform
        self.asks = asks
    }

    /// Opens the vault that is there.
    func open() throws(AuthenticatorError) {
        authenticator = try mapped { try Authenticator.open(config: platform.config, keys: platform.keys) }
    }

    /// Makes a new vault, locked.
    func create(passcode: String?) throws(AuthenticatorError) {
        authenticator = try mapped {
            try Authenticator.create(config: platform.config, keys: platform.keys, passcode: passcode)
        }
    }

    /// Deletes everything on this phone. Keys without a vault open nothing.
    func erase() throws(AuthenticatorError) {
        authenticator = nil
        do { try FileManager.default.removeItem(atPath: platform.config.directory) } catch {
            throw .StorageReadOnly
        }
    }

    /// One call.
    func call<Value: Sendable>(
        _ work: @Sendable (Authenticator, Moment) throws -> Value
    ) throws(AuthenticatorError) -> Value {
        try mapped { try work(opened(), platform.clock.now()) }
    }

    /// Begins a conversation and carries out its steps until it is over.
    func carryOut(_ begin: @Sendable (Authenticator, Moment) throws -> Step) async -> Conversation {
        do { return .success(try await finish(call(begin))) } catch { return .failure(error) }
    }

    /// The same for conversations that have nothing to do with each other, all at once. One that hangs, lies
    /// or breaks off stops none of the others: `each` is done as soon as one of them has ended.
    func carryOutAll(
        _ begin: @Sendable (Authenticator, Moment) throws -> [Step],
        then each: @MainActor @Sendable () async -> Void = {}
    ) async throws(AuthenticatorError) -> [Conversation] {
        let steps = try call(begin)
        return await withTaskGroup(of: (Int, Conversation).self) { group in
            for (place, step) in steps.enumerated() {
                group.addTask { (place, await self.carryOut { _, _ in step }) }
            }
            var ended: [(Int, Conversation)] = []
            for await one in group {
                ended.append(one)
                await each()
            }
            return ended.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func finish(_ first: Step) async throws(AuthenticatorError) -> Ended {
        var (step, host) = (first, "")
        while true {
            let exchange: String
            let input: Input
            switch step {
            case .done(_, let event):
                return Ended(event: event, host: host)
            case .send(let id, let request, let notBefore):
                host = hostOf(request.url)
                if let notBefore { await platform.clock.sleep(untilMonotonic: notBefore) }
                (exchange, input) = (id, await sent(request))
            case .sign(let id, let key, let message, let purpose):
                await asks(purpose)
                (exchange, input) = (id, await signed(key, message, purpose))
                await asks(nil)
            case .unwrap(let id, let key, let wrapped, let purpose):
                await asks(purpose)
                (exchange, input) = (id, await unwrapped(key, wrapped, purpose))
                await asks(nil)
            }
            if Task.isCancelled { try? opened().cancel(exchange: exchange) }
            step = try call { try $0.resume(exchange: exchange, input: input, now: $1) }
        }
    }

    private func sent(_ request: HttpRequest) async -> Input {
        do { return .response(response: try await platform.transport.send(request)) } catch {
            return .failed(failure: error)
        }
    }

    private func signed(_ key: String, _ message: Data, _ purpose: SignPurpose) async -> Input {
        do {
            let der = try await platform.sheets.sign(key: key, message: message, purpose: purpose)
            return .signature(der: der)
        } catch {
            return .failed(failure: error)
        }
    }

    private func unwrapped(_ key: String, _ wrapped: Data, _ purpose: SignPurpose) async -> Input {
        do {
            let bytes = try await platform.sheets.unwrap(key: key, wrapped: wrapped, purpose: purpose)
            return .unwrapped(bytes: bytes)
        } catch {
            return .failed(failure: error)
        }
    }

    private func opened() throws(AuthenticatorError) -> Authenticator {
        guard let authenticator else { throw .NotFound }
        return authenticator
    }

    /// The core throws nothing but its own error; anything else would be a defect of the bindings.
    private func mapped<Value>(_ work: () throws -> Value) throws(AuthenticatorError) -> Value {
        do { return try work() } catch let error as AuthenticatorError { throw error } catch { throw .Internal }
    }
}

/// The host of an address of the core, with its port.
func hostOf(_ url: String) -> String {
    let parts = url.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count > 2 ? String(parts[2]) : ""
}
