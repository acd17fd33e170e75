import CountersignCore

/// Carries one request to a service. The core decides what is sent where.
public protocol Transport: Sendable {
    /// Sends a request as it is and gives whatever reply came: a status of 400 or more is a reply too.
    /// Redirects are not followed.
    func send(_ request: HttpRequest) async throws(PlatformError) -> HttpResponse
}
