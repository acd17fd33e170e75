import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The privacyIDEA server that `cargo xtask` started, as its administrator and a sign-in page ask it.
struct PrivacyIdea {
    private let base: String
    private let token: String
    private static let users = Box(0)

    init() throws {
        let environment = ProcessInfo.processInfo.environment
        base = try #require(environment["PRIVACYIDEA_URL"])
        token = try #require(environment["PRIVACYIDEA_TOKEN"])
    }

    /// What the page of a sign-in knows.
    struct SignIn {
        let user: String
        let transaction: String
        let answer: String?
    }

    /// A user whom no other test knows.
    static func user() -> String { "user\(users.change { $0 += 1 })" }

    /// How phones are asked from now on, beside what each is asked.
    func ask(_ more: [String: any Sendable] = [:]) async throws {
        let enrolled: [String: any Sendable] = [
            "push_firebase_configuration": "poll only", "push_registration_url": "\(base)/ttype/push", "push_ttl": 10,
            "push_ssl_verify": "1",
        ]
        let asked: [String: any Sendable] = [
            "push_title_on_mobile": "Webmail", "push_text_on_mobile": "Sign in as {user}?", "push_ssl_verify": "1",
            "push_allow_polling": "allow",
        ]
        let policies = try await call("GET", "policy/")["result"] as? [String: Any]
        let names = (policies?["value"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
        for name in names where name != "admin" { _ = try await call("DELETE", "policy/\(name)") }
        for (scope, action) in [("enrollment", enrolled), ("authentication", asked.merging(more) { $1 })] {
            _ = try await call("POST", "policy/\(scope)", ["scope": scope, "action": action, "active": true])
        }
    }

    /// The text of the code that the page shows to whoever enrols.
    func enrol(_ user: String) async throws -> String {
        let token: [String: Any] = ["type": "push", "genkey": 1, "user": user, "realm": "staff"]
        return try text(await call("POST", "token/init", token), "detail", "pushurl", "value")
    }

    func signIn(_ user: String) async throws -> SignIn {
        let reply = try await call("POST", "validate/triggerchallenge", ["user": user, "realm": "staff"])
        let challenges = (reply["detail"] as? [String: Any])?["multi_challenge"] as? [[String: Any]]
        return SignIn(
            user: user, transaction: try text(reply, "detail", "transaction_id"),
            answer: challenges?.first?["presence_answer"] as? String)
    }

    /// `pending`, `accept`, `declined` or `cancelled`.
    func standing(_ signIn: SignIn) async throws -> String {
        try text(await call("GET", "validate/polltransaction/\(signIn.transaction)"), "detail", "challenge_status")
    }

    /// Whether the page lets the person in, who types a code where the phone shows one.
    func letsIn(_ signIn: SignIn, code: String = "") async throws -> Bool {
        let check = ["user": signIn.user, "realm": "staff", "transaction_id": signIn.transaction, "pass": code]
        let reply = try await call("POST", "validate/check", check)
        return (reply["result"] as? [String: Any])?["value"] as? Bool == true
    }

    private func text(_ reply: [String: Any], _ path: String...) throws -> String {
        let last = path.dropLast().reduce(reply) { $0[$1] as? [String: Any] ?? [:] }
        return try #require(last[path.last ?? ""] as? String)
    }

    private func call(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> [String: Any] {
        var request = URLRequest(url: try #require(URL(string: "\(base)/\(path)")))
        request.httpMethod = method
        request.httpBody = try body.map { try JSONSerialization.data(withJSONObject: $0) }
        request.setValue(token, forHTTPHeaderField: "Authorization")
        if body != nil { request.setValue("application/json", forHTTPHeaderField: "Content-Type") }
        let (data, response) = try await URLSession.shared.data(for: request)
        try #require((response as? HTTPURLResponse)?.statusCode == 200, "\(String(decoding: data, as: UTF8.self))")
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}
