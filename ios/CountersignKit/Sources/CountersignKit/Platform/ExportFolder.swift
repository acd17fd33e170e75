import CountersignCore
import Foundation

/// Where an export stays until the system has moved it away: in the app's own temporary folder, which is in no
/// backup, and readable only while the phone is unlocked.
public struct ExportFolder: Sendable {
    private let folder: URL

    public init(in temporary: URL) { folder = temporary.appendingPathComponent("Export", isDirectory: true) }

    /// The name of a file that is not there yet. What an earlier one left is deleted.
    func newFile() throws(AuthenticatorError) -> URL {
        clear()
        #if os(iOS)
            let attributes = [FileAttributeKey.protectionKey: FileProtectionType.complete]
        #else
            let attributes: [FileAttributeKey: Any] = [:]
        #endif
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: attributes)
        } catch {
            throw .FileUnwritable
        }
        return folder.appendingPathComponent("Countersign.txt")
    }

    /// Deletes whatever is there.
    func clear() { try? FileManager.default.removeItem(at: folder) }
}
