import CountersignCore
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The service that `cargo xtask` started: what a phone sends it, and what a relying party asks.
struct Service {
    let pages: String
    let apiKey: String

    func send(_ request: CountersignCore.HttpRequest) throws -> CountersignCore.HttpResponse {
        guard let url = URL(string: request.url) else { throw Complaint("a step has no address") }
        var sent = URLRequest(url: url, timeoutInterval: Double(request.timeoutMs) / 1000)
        sent.httpMethod = request.method == .get ? "GET" : "POST"
        for header in request.headers { sent.setValue(header.value, forHTTPHeaderField: header.name) }
        if request.method == .post { sent.httpBody = request.body }
        let (response, body) = try loaded(sent)
        let headers = response.allHeaderFields.map { HttpHeader(name: "\($0.key)", value: "\($0.value)") }
        return HttpResponse(status: UInt16(response.statusCode), headers: headers, body: body)
    }

    func ask(_ method: String, _ path: String, _ body: JSON?) throws -> JSON {
        let base = pages.hasSuffix("/") ? String(pages.dropLast()) : pages
        guard let url = URL(string: "\(base)/api/v1/\(path)") else { throw Complaint("no address") }
        var sent = URLRequest(url: url)
        sent.httpMethod = method
        sent.setValue("Bearer \(apiKey)", forHTTPHeaderField: "authorization")
        sent.setValue("application/json", forHTTPHeaderField: "content-type")
        sent.httpBody = try body.map(JSONEncoder().encode)
        let (response, data) = try loaded(sent)
        guard (200..<300).contains(response.statusCode) else {
            throw Complaint("the service answered \(response.statusCode)")
        }
        return try JSONDecoder().decode(JSON.self, from: data)
    }

    private func loaded(_ request: URLRequest) throws -> (HTTPURLResponse, Data) {
        let done = DispatchSemaphore(value: 0)
        let box = Box()
        let task = URLSession.shared.dataTask(with: request) { data, response, error in
            box.result = (response as? HTTPURLResponse, data ?? Data(), error)
            done.signal()
        }
        task.resume()
        done.wait()
        guard let response = box.result.0 else { throw Complaint("no reply: \(String(describing: box.result.2))") }
        return (response, box.result.1)
    }
}

/// Filled by one thread before another is woken to read it.
private final class Box: @unchecked Sendable {
    var result: (HTTPURLResponse?, Data, Error?) = (nil, Data(), nil)
}

/// A reply that stands in the step.
func prepared(_ reply: JSON) throws -> CountersignCore.HttpResponse {
    try HttpResponse(
        status: UInt16(reply["status"]?.number ?? 0), headers: [], body: JSONEncoder().encode(reply["body"] ?? .null))
}
