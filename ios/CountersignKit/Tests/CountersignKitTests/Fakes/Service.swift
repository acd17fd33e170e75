import Foundation
import Testing

@testable import CountersignKit

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The service that `cargo xtask` started, as a relying party asks it.
struct Service {
    private let pages: String
    private let apiKey: String

    init() throws {
        let environment = ProcessInfo.processInfo.environment
        pages = try #require(environment["SCENARIO_PAGES"])
        apiKey = try #require(environment["SCENARIO_API_KEY"])
    }

    var host: String { hostOf(pages) }

    struct Invitation: Decodable {
        let id: String
        let uri: String
        let productKey: String
    }

    struct Shown: Decodable {
        let state: String
        let number: String?
    }

    struct Begun: Decodable {
        let id: String
        let number: String
    }

    /// A user that no other test knows.
    static func user() -> String { "u" + UUID().uuidString.prefix(12).lowercased() }

    func invite(_ user: String) async throws -> Invitation {
        try await ask("POST", "pairings", ["user": ["id": user, "name": "\(user)@contoso.example"]])
    }

    func pairing(_ id: String) async throws -> Shown { try await ask("GET", "pairings/\(id)") }

    func signIn(_ user: String) async throws -> Begun {
        let context = ["country": "TW", "place": "Taipei", "browser": "Firefox", "os": "Linux"]
        return try await ask(
            "POST", "sign-ins", ["user": user, "app": "Webmail", "context": context])
    }

    func state(ofSignIn id: String) async throws -> String {
        let shown: Shown = try await ask("GET", "sign-ins/\(id)")
        return shown.state
    }

    func codeIsValid(_ user: String, _ code: String) async throws -> Bool {
        let verified: [String: Bool] = try await ask(
            "POST", "codes/verify", ["user": user, "code": code])
        return verified["valid"] == true
    }

    /// Removes every phone of a user, as the person does on their page.
    func forget(_ user: String) async throws {
        struct Devices: Decodable {
            struct Device: Decodable { let id: String }
            let devices: [Device]
        }
        let known: Devices = try await ask("GET", "users/\(user)/devices")
        for device in known.devices { _ = try await send("DELETE", "users/\(user)/devices/\(device.id)", nil) }
    }

    private func ask<Value: Decodable>(
        _ method: String, _ path: String, _ body: [String: Any]? = nil
    ) async throws -> Value {
        let data = try body.map { try JSONSerialization.data(withJSONObject: $0) }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Value.self, from: try await send(method, path, data))
    }

    private func send(_ method: String, _ path: String, _ body: Data?) async throws -> Data {
        let base = pages.hasSuffix("/") ? String(pages.dropLast()) : pages
        var request = URLRequest(url: try #require(URL(string: "\(base)/api/v1/\(path)")))
        (request.httpMethod, request.httpBody) = (method, body)
        request.setValue("Bearer \(apiKey)", forHTTPHeaderField: "authorization")
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        try #require((200..<300).contains(status), "\(String(decoding: data, as: UTF8.self))")
        return data
    }
}
