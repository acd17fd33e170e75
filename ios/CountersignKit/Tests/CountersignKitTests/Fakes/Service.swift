import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

/// The service that `cargo xtask` started, as a relying party asks it.
struct Service {
    private let pages: String
    private let apiKey: String

    init() throws {
        let environment = ProcessInfo.processInfo.environment
        pages = try #require(environment["SCENARIO_PAGES"])
        apiKey = try #require(environment["SCENARIO_API_KEY"])
    }

    struct Invitation: Decodable {
        let id: String
        let uri: String
        let product_key: String
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
    static func user() -> String { "u" + UUID().uuidString.lowercased() }

    func invite(_ user: String) async throws -> Invitation {
        try await ask(.post, "pairings", ["user": ["id": user, "name": "\(user)@contoso.example"]])
    }

    func pairing(_ id: String) async throws -> Shown { try await ask(.get, "pairings/\(id)") }

    func signIn(_ user: String) async throws -> Begun {
        let context = ["country": "TW", "place": "Taipei", "browser": "Firefox", "os": "Linux"]
        return try await ask(
            .post, "sign-ins", ["user": user, "app": "Webmail", "context": context])
    }

    func state(ofSignIn id: String) async throws -> String {
        let shown: Shown = try await ask(.get, "sign-ins/\(id)")
        return shown.state
    }

    func codeIsValid(_ user: String, _ code: String) async throws -> Bool {
        let verified: [String: Bool] = try await ask(
            .post, "codes/verify", ["user": user, "code": code])
        return verified["valid"] == true
    }

    private func ask<Value: Decodable>(
        _ method: HttpMethod, _ path: String, _ body: [String: Any] = [:]
    ) async throws -> Value {
        let headers = [
            HttpHeader(name: "authorization", value: "Bearer \(apiKey)"),
            HttpHeader(name: "content-type", value: "application/json"),
        ]
        let base = pages.hasSuffix("/") ? String(pages.dropLast()) : pages
        let data = try JSONSerialization.data(withJSONObject: body)
        let request = HttpRequest(
            method: method, url: "\(base)/api/v1/\(path)", headers: headers, body: data, timeoutMs: 10_000,
            largestReply: 65_536)
        let reply = try await URLSessionTransport().send(request)
        try #require((200..<300).contains(reply.status), "\(String(decoding: reply.body, as: UTF8.self))")
        return try JSONDecoder().decode(Value.self, from: reply.body)
    }
}
