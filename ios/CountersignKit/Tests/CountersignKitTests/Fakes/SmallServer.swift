import Foundation

/// A server on this device that says the same bytes to everyone, and keeps what it was sent.
final class SmallServer: Sendable {
    let port: UInt16
    let heard = Box<[String]>([])
    private let socket: Int32

    /// `closes`: whether the end of the bytes is the end of the connection; else it stays silent.
    init(_ says: String, closes: Bool = true) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        (address.sin_family, address.sin_addr.s_addr) = (sa_family_t(AF_INET), inet_addr("127.0.0.1"))
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socket
        port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, length)
                listen(socket, 16)
                getsockname(socket, $0, &length)
            }
            return UInt16(bigEndian: pointer.pointee.sin_port)
        }
        let heard = heard
        Thread.detachNewThread {
            while case let connection = accept(socket, nil, nil), connection >= 0 {
                var bytes = [UInt8](repeating: 0, count: 4096)
                let count = read(connection, &bytes, bytes.count)
                heard.value.append(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
                _ = Array(says.utf8).withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                if closes { close(connection) }
            }
        }
    }

    deinit { shutdown(socket, Int32(SHUT_RDWR)) }
}
