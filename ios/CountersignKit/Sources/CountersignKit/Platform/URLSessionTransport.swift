import CountersignCore
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Carries requests without memory: no cookies, no cache, no credentials, no redirects.
public struct URLSessionTransport: Transport {
    public init() {}

    public func send(_ request: HttpRequest) async throws(PlatformError) -> HttpResponse {
        guard let outgoing = outgoing(request) else { throw .Unavailable }
        let reply = Reply(largest: Int(request.largestReply))
        let session = URLSession(configuration: .forgetful, delegate: reply, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let task = session.dataTask(with: outgoing)
        // The session's own timeout begins anew with each byte.
        let limit = Task {
            try await Task.sleep(for: .milliseconds(request.timeoutMs))
            task.cancel()
        }
        defer { limit.cancel() }
        let ended = await withTaskCancellationHandler {
            await reply.of(task)
        } onCancel: {
            task.cancel()
        }
        return try ended.get()
    }
}

private func outgoing(_ request: HttpRequest) -> URLRequest? {
    guard let url = URL(string: request.url) else { return nil }
    var outgoing = URLRequest(url: url)
    outgoing.httpMethod = request.method == .get ? "GET" : "POST"
    if request.method == .post { outgoing.httpBody = request.body }
    outgoing.setValue("countersign", forHTTPHeaderField: "User-Agent")
    for header in request.headers { outgoing.setValue(header.value, forHTTPHeaderField: header.name) }
    return outgoing
}

extension URLSessionConfiguration {
    fileprivate static var forgetful: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        return configuration
    }
}

/// One reply as it comes in. Its session calls it from one queue, one call after the other.
private final class Reply: NSObject, URLSessionDataDelegate, @unchecked Sendable {
    private let largest: Int
    private var response: HTTPURLResponse?
    private var body = Data()
    private var ended: CheckedContinuation<Result<HttpResponse, PlatformError>, Never>?

    init(largest: Int) { self.largest = largest }

    func of(_ task: URLSessionDataTask) async -> Result<HttpResponse, PlatformError> {
        await withCheckedContinuation { continuation in
            ended = continuation
            task.resume()
        }
    }

    func urlSession(
        _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection _: HTTPURLResponse,
        newRequest _: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _: URLSession, dataTask _: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        self.response = response as? HTTPURLResponse
        completionHandler(.allow)
    }

    func urlSession(_: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        // One byte more than is wanted shows the core that there was more.
        body.append(data.prefix(largest + 1 - body.count))
        if body.count > largest {
            end()
            dataTask.cancel()
        }
    }

    func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: Error?) {
        response = response ?? task.response as? HTTPURLResponse
        end(error)
    }

    private func end(_ error: Error? = nil) {
        defer { ended = nil }
        guard error == nil, let response else {
            ended?.resume(returning: .failure(failure((error as? URLError)?.code)))
            return
        }
        let headers = response.allHeaderFields.map { HttpHeader(name: "\($0.key)", value: "\($0.value)") }
        let status = UInt16(clamping: response.statusCode)
        ended?.resume(returning: .success(HttpResponse(status: status, headers: headers, body: body)))
    }
}

/// Offline and Tls promise that nothing was sent; whatever is not sure is a timeout.
func failure(_ code: URLError.Code?) -> PlatformError {
    switch code {
    case .callIsActive, .cannotConnectToHost, .cannotFindHost, .dataNotAllowed, .dnsLookupFailed,
        .internationalRoamingOff, .notConnectedToInternet:
        .Offline
    case .appTransportSecurityRequiresSecureConnection, .clientCertificateRejected,
        .clientCertificateRequired, .secureConnectionFailed, .serverCertificateHasBadDate,
        .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .serverCertificateUntrusted:
        .Tls
    case .badURL, .unsupportedURL: .Unavailable
    default: .Timeout
    }
}
