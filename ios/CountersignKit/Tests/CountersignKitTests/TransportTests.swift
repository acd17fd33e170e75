import CountersignCore
import Foundation
import Testing

@testable import CountersignKit

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What carries requests, against servers on this device.
struct TransportTests {
    private func send(
        to port: UInt16, _ method: HttpMethod = .post, timeoutMs: UInt32 = 60_000, largest: UInt32 = 1000
    ) async throws -> HttpResponse {
        let request = HttpRequest(
            method: method, url: "http://127.0.0.1:\(port)/countersign/v1/poll",
            headers: [HttpHeader(name: "Content-Type", value: "application/jose")], body: Data("a.b.c".utf8),
            timeoutMs: timeoutMs, largestReply: largest)
        return try await URLSessionTransport().send(request)
    }

    private func reply(_ status: String, _ headers: String = "", _ body: String = "") -> String {
        "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\(headers)\r\n\(body)"
    }

    @Test func aRequestGoesOutAsItIsAndAnErrorIsAReply() async throws {
        let server = SmallServer(reply("403 Forbidden", "Retry-After: 7\r\n", "no"))
        let response = try await send(to: server.port)
        #expect(response.status == 403)
        #expect(response.body == Data("no".utf8))
        #expect(response.headers.contains { $0.name.lowercased() == "retry-after" && $0.value == "7" })
        let heard = try #require(server.heard.value.first)
        #expect(heard.hasPrefix("POST /countersign/v1/poll HTTP/1.1\r\n"))
        #expect(heard.contains("User-Agent: countersign\r\n"))
        #expect(heard.contains("Content-Type: application/jose\r\n"))
        #expect(heard.hasSuffix("\r\n\r\na.b.c"))
    }

    @Test func redirectsAreNotFollowed() async throws {
        let other = SmallServer(reply("200 OK"))
        let server = SmallServer(reply("307 Temporary Redirect", "Location: http://127.0.0.1:\(other.port)/\r\n"))
        for method: HttpMethod in [.get, .post] {
            #expect(try await send(to: server.port, method).status == 307)
        }
        #expect(other.heard.value.isEmpty)
    }

    @Test func cookiesAndRepliesAreNotKept() async throws {
        let server = SmallServer(reply("200 OK", "Set-Cookie: a=b; Path=/\r\nCache-Control: max-age=600\r\n", "x"))
        for _ in 1...2 { _ = try await send(to: server.port, .get) }
        #expect(server.heard.value.count == 2)
        #expect(!server.heard.value.contains { $0.lowercased().contains("cookie") })
    }

    @Test func aReplyThatIsTooLargeIsCutOffAfterOneByteMore() async throws {
        let server = SmallServer(reply("200 OK", "", String(repeating: "x", count: 100_000)))
        #expect(try await send(to: server.port).body.count == 1001)
        let endless = SmallServer("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 2000), closes: false)
        #expect(try await send(to: endless.port).body.count == 1001)
    }

    @Test func aReplyThatDoesNotEndIsATimeout() async throws {
        let server = SmallServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx", closes: false)
        await #expect(throws: PlatformError.Timeout) { try await send(to: server.port, timeoutMs: 200) }
        let half = SmallServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx")
        await #expect(throws: PlatformError.Timeout) { try await send(to: half.port) }
    }

    @Test func whereNobodyListensItIsOffline() async throws {
        await #expect(throws: PlatformError.Offline) { try await send(to: 1) }
        let nowhere = HttpRequest(
            method: .get, url: "https://nobody.invalid/", headers: [], body: Data(), timeoutMs: 60_000, largestReply: 10
        )
        await #expect(throws: PlatformError.Offline) { try await URLSessionTransport().send(nowhere) }
    }

    @Test func aServerWithoutTlsIsNotSafe() async throws {
        let server = SmallServer(reply("200 OK"))
        let request = HttpRequest(
            method: .get, url: "https://127.0.0.1:\(server.port)/", headers: [], body: Data(), timeoutMs: 60_000,
            largestReply: 10)
        await #expect(throws: PlatformError.self) { try await URLSessionTransport().send(request) }
        #expect(!server.heard.value.joined().contains("GET"))
    }

    /// Linux tells no reason, as Apple's systems do: that nothing is sent holds on both.
    @Test func aCertificateThatNobodyVouchesForIsSentNothing() async throws {
        let server = try TlsServer()
        let request = HttpRequest(
            method: .post, url: "https://127.0.0.1:\(server.port)/", headers: [], body: Data("a.b.c".utf8),
            timeoutMs: 60_000, largestReply: 10)
        await #expect(throws: PlatformError.self) { try await URLSessionTransport().send(request) }
        #expect(!server.end().contains("POST"))
    }

    @Test(arguments: [
        (URLError.Code.notConnectedToInternet, PlatformError.Offline), (.dnsLookupFailed, .Offline),
        (.serverCertificateUntrusted, .Tls), (.secureConnectionFailed, .Tls), (.unsupportedURL, .Unavailable),
        (.networkConnectionLost, .Timeout), (.timedOut, .Timeout), (.unknown, .Timeout),
    ])
    func whatIsNotSureIsATimeout(_ code: URLError.Code, _ wanted: PlatformError) {
        #expect(failure(code) == wanted)
    }

    @Test(.timeLimit(.minutes(2))) func aTaskThatIsCancelledEndsItsRequest() async throws {
        let server = SmallServer("", closes: false)
        let task = Task { try await send(to: server.port, timeoutMs: 60_000) }
        while server.heard.value.isEmpty { await Task.yield() }
        task.cancel()
        await #expect(throws: PlatformError.Timeout) { try await task.value }
    }

    @Test func theSystemsClocksGoOn() async {
        let clock = SystemClock()
        let before = clock.now()
        await clock.sleep(untilMonotonic: before.monotonicMs + 20)
        #expect(clock.now().monotonicMs >= before.monotonicMs + 20)
        await clock.sleep(untilMonotonic: 0)
        #expect(abs(Double(before.unixMs) / 1000 - Date().timeIntervalSince1970) < 60)
    }
}
