import CountersignCore
import Foundation

/// The state between the steps: phones, their keys, and what was saved.
final class Story {
    private let folder: URL
    private let directory: URL
    private let service: Service
    private var phones: [String: Authenticator] = [:]
    private var keys: [String: FaultyKeys] = [:]
    private var saved: [String: JSON] = [:]
    private var holder: (Process, input: FileHandle)?

    init(folder: URL, directory: URL, service: Service) {
        self.folder = folder
        self.directory = directory
        self.service = service
        saved["file"] = .string(directory.appendingPathComponent("exported.txt").path)
    }

    func play(_ step: JSON, at chapterAt: JSON) throws {
        let at = step["at"] ?? chapterAt
        for _ in 0..<(step["repeat"]?.number ?? 1) {
            if step["file"] != nil { return try spoil(step) }
            if let index = step["hold"] { return try hold(index.string) }
            if step["fault"] != nil { return try setFault(step, at) }
            let result = try step["service"] == nil ? called(step, at) : askService(step)
            for (path, expected) in step["expect"]?.members ?? [:] {
                try compare(path, try result.look(path), filled(expected))
            }
            for (name, path) in step["save"]?.members ?? [:] {
                saved[name] = try result.look(path.string ?? "")
            }
            if let part = step["contains"]?.string, result.string?.contains(part) != true {
                throw Complaint("there is no \(part)")
            }
        }
    }

    private func compare(_ path: String, _ found: JSON, _ expected: JSON) throws {
        var wanted = expected
        if path.split(separator: ".").last == "is" { wanted = .string(normal(expected.string ?? "")) }
        if found != wanted { throw Complaint("\(path) is \(found), not \(wanted)") }
    }

    private func called(_ step: JSON, _ at: JSON) throws -> JSON {
        let result: Any
        do {
            result = try carriedOut(try invoked(step, at), step, at)
        } catch let error as AuthenticatorError {
            guard let expected = step["error"] else { throw Complaint("it threw \(error)") }
            let wanted = expected.string.map { ["is": .string($0)] } ?? expected.members
            for (path, value) in wanted { try compare(path, described(error).look(path), value) }
            return .null
        }
        if let expected = step["error"] { throw Complaint("\(expected) did not come: \(result)") }
        return described(result)
    }

    private func invoked(_ step: JSON, _ at: JSON) throws -> Any {
        let with = try filledDeep(step["with"] ?? .object([:]))
        let arguments = Arguments(with: with, folder: folder, now: moment(at))
        if let name = step["function"]?.string { return try function(name, arguments) }
        let name = step["call"]?.string ?? ""
        switch name {
        case "create", "open": return try make(name, step, with)
        case "close": return phones[on(step)] = nil
        default: return try call(name, of: phone(step), arguments)
        }
    }

    private func make(_ name: String, _ step: JSON, _ with: JSON) throws {
        let place = place(step)
        let known = keysIn(step)
        let config = Config(
            directory: place.path, verification: .credential, platform: "linux",
            allowLoopback: step["loopback"]?.bool ?? true)
        let made =
            name == "open"
            ? try Authenticator.open(config: config, keys: known)
            : try Authenticator.create(config: config, keys: known, passcode: with["passcode"]?.string)
        phones[step["as"]?.string ?? ""] = made
    }

    private func place(_ step: JSON) -> URL {
        directory.appendingPathComponent(step["directory"]?.string ?? "")
    }

    /// The keys of a directory; they stay when its vault is closed.
    private func keysIn(_ step: JSON) -> FaultyKeys {
        let place = place(step).path
        let folder = directory.appendingPathComponent("keys")
        let isPhone = step["keys"]?.string == "phone"
        let known = keys[place] ?? FaultyKeys(SoftwareKeys(isPhone: isPhone, folder: folder))
        keys[place] = known
        return known
    }

    private func setFault(_ step: JSON, _ at: JSON) throws {
        let fault: Fault?
        switch step["does"]?.string {
        case nil: fault = nil
        case "call_back":
            // The keys belong to the object: one that they held in turn would never be freed.
            fault = .callBack { [weak phone = try phone(step)] in _ = try phone?.lockView(now: moment(at)) }
        case "give_nothing": fault = .give(0)
        case "give_a_megabyte": fault = .give(1_000_000)
        case "throw": fault = .fail
        case let other?: throw Complaint("\(other) is unknown in the step")
        }
        keysIn(step).faults[step["fault"]?.string ?? ""] = fault
    }

    private func on(_ step: JSON) -> String { step["on"]?.string ?? "ada" }

    private func phone(_ step: JSON) throws -> Authenticator {
        guard let phone = phones[on(step)] else { throw Complaint("there is no phone \(on(step))") }
        return phone
    }

    /// What was saved, in the place of its name.
    private func filled(_ value: JSON) throws -> JSON {
        guard let text = value.string, text.hasPrefix("$") else { return value }
        let other = text.hasPrefix("$other(")
        let name = other ? String(text.dropFirst(7).dropLast()) : String(text.dropFirst())
        guard let known = saved[name] else { throw Complaint("nothing was saved as \(name)") }
        guard other, let digits = known.string, let number = Int(digits) else { return known }
        let limit = Int(pow(10, Double(digits.count)))
        let next = String((number + 1) % limit)
        return .string(String(repeating: "0", count: digits.count - next.count) + next)
    }

    private func filledDeep(_ value: JSON) throws -> JSON {
        guard case .object(let members) = value else { return try filled(value) }
        return .object(try members.mapValues(filledDeep))
    }

    private func carriedOut(_ result: Any, _ how: JSON, _ at: JSON) throws -> Any {
        if how["carry_out"]?.bool == false { return result }
        if let steps = result as? [Step] { return try steps.map { try carriedOut($0, how, at) } }
        guard var step = result as? Step else { return result }
        let phone = try phone(how)
        var replies = try (how["replies"]?.array ?? []).map(prepared)[...]
        while true {
            switch step {
            case .done(_, let event):
                return event
            case .send(let exchange, let request, _):
                let response = try replies.popFirst() ?? service.send(request)
                step = try phone.resume(exchange: exchange, input: .response(response: response), now: moment(at))
            case .sign(let exchange, let key, let message, _):
                let input = try byPerson(how) { .signature(der: try holder(key).sign(alias: key, message: message)) }
                step = try phone.resume(exchange: exchange, input: input, now: moment(at))
            case .unwrap(let exchange, let key, let wrapped, _):
                let input = try byPerson(how) { .unwrapped(bytes: try holder(key).unwrap(alias: key, wrapped: wrapped)) }
                step = try phone.resume(exchange: exchange, input: input, now: moment(at))
            }
        }
    }

    private func byPerson(_ how: JSON, agree: () throws -> Input) throws -> Input {
        how["person"]?.string == "Cancelled" ? .failed(failure: .Cancelled) : try agree()
    }

    private func holder(_ alias: String) throws -> SoftwareKeys {
        guard let keys = keys.values.map(\.sound).first(where: { $0.has(alias) }) else {
            throw Complaint("nobody has the key of a step")
        }
        return keys
    }

    private func askService(_ step: JSON) throws -> JSON {
        let words = (step["service"]?.string ?? "").split(separator: " ").map(String.init)
        let parts = try words[1].split(separator: "/").map { try filled(.string(String($0))).string ?? "" }
        return try service.ask(words[0], parts.joined(separator: "/"), step["body"])
    }

    /// Lets another program be in the middle of writing, or ends it.
    private func hold(_ index: String?) throws {
        guard let index else {
            try holder?.input.close()
            holder?.0.waitUntilExit()
            return
        }
        let perl = Process()
        let (input, output) = (Pipe(), Pipe())
        perl.executableURL = URL(fileURLWithPath: "/usr/bin/perl")
        perl.arguments = [folder.appendingPathComponent("hold.pl").path, directory.appendingPathComponent(index).path]
        (perl.standardInput, perl.standardOutput) = (input, output)
        try perl.run()
        holder = (perl, input.fileHandleForWriting)
        let word = output.fileHandleForReading.readData(ofLength: 4)
        if word != Data("held".utf8) { throw Complaint("another program cannot write") }
    }

    private func spoil(_ step: JSON) throws {
        let file = directory.appendingPathComponent(step["file"]?.string ?? "")
        let parent = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        var content = (try? Data(contentsOf: file)) ?? Data()
        let new = bytes(step["bytes"]?.string ?? "")
        let at = Int(step["at_byte"]?.number ?? 0)
        content.replaceSubrange(at..<min(at + new.count, max(content.count, at)), with: new)
        try content.write(to: file)
    }
}

func moment(_ at: JSON) -> Moment {
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    let milliseconds = at.number.map { Int64($0) * 1000 } ?? now
    return Moment(unixMs: milliseconds, monotonicMs: milliseconds)
}
