import CountersignCore
import CountersignKit
import Foundation
import LocalAuthentication

/// The system's sheet for Face ID, Touch ID or the phone's passcode, anew for every signature: nothing is
/// signed by an answer that was given for something else.
struct PersonSheets: Sheets {
    func canAsk() async -> Bool {
        LAContext().canEvaluatePolicy(.deviceOwnerAuthentication, error: nil)
    }

    func sign(key: String, message: Data, purpose: SignPurpose) async throws(PlatformError) -> Data {
        try await asked(purpose) { context throws(PlatformError) in
            try Keychain.key(key, context).signature(of: message)
        }
    }

    func unwrap(key: String, wrapped: Data, purpose: SignPurpose) async throws(PlatformError) -> Data {
        try await asked(purpose) { context throws(PlatformError) in
            try Keychain.key(key, context).unwrapped(wrapped)
        }
    }

    /// The Keychain shows the sheet and waits for the person, on a thread that may wait.
    private func asked(
        _ purpose: SignPurpose, _ work: @escaping @Sendable (LAContext) throws(PlatformError) -> Data
    ) async throws(PlatformError) -> Data {
        let answer: Result<Data, PlatformError> = await withCheckedContinuation { waiting in
            DispatchQueue.global(qos: .userInitiated).async {
                let context = LAContext()
                context.localizedReason = words.reason(for: purpose)
                waiting.resume(returning: Result { () throws(PlatformError) in try work(context) })
                context.invalidate()
            }
        }
        return try answer.get()
    }
}
