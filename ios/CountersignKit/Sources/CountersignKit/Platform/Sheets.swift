import CountersignCore
import Foundation

/// What asks the person: the phone's own sheet for a fingerprint, a face, or the code of the phone.
public protocol Sheets: Sendable {
    /// Whether the phone has a lock, without which nobody can be asked.
    func canAsk() async -> Bool

    /// Signs with a key that needs the person: ECDSA with SHA-256, in DER.
    func sign(key: String, message: Data, purpose: SignPurpose) async throws(PlatformError) -> Data

    /// Unwraps with a key that needs the person.
    func unwrap(key: String, wrapped: Data, purpose: SignPurpose) async throws(PlatformError) -> Data
}
