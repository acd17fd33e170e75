import CountersignCore
import Foundation
import LocalAuthentication
import Security

/// Keys that nobody can copy off this phone. Nothing here shows anything to the person: a key that needs
/// them answers an error, and is used through `PersonSheets`.
final class SecureEnclaveKeys: Keys {
    func generate(alias: String, kind: KeyKind, needsPerson: Bool) throws -> Data {
        if needsPerson { try requireScreenLock() }
        let key = try Keychain.makeKey(alias, kind, needsPerson: needsPerson)
        if kind == .wrap { return Data() }
        // Of P-256 the point, of RSA the structure of PKCS #1: what the core asks for.
        let half = try publicHalf(of: key)
        return try checked { SecKeyCopyExternalRepresentation(half, &$0) } as Data
    }

    func sign(alias: String, message: Data) throws -> Data {
        try Keychain.key(alias, silent()).signature(of: message)
    }

    func delete(alias: String) throws { try Keychain.deleteKey(alias) }

    /// The public half encrypts, so that wrapping never asks for the person.
    func wrap(alias: String, bytes: Data) throws -> Data {
        let key = try publicHalf(of: Keychain.key(alias, silent()))
        return try checked { SecKeyCreateEncryptedData(key, .wrapping, bytes as CFData, &$0) } as Data
    }

    func unwrap(alias: String, wrapped: Data) throws -> Data {
        try Keychain.key(alias, silent()).unwrapped(wrapped)
    }

    func mark() throws -> UInt64 { try Keychain.readMark() }

    func setMark(mark: UInt64) throws { try Keychain.writeMark(mark) }

    private func silent() -> LAContext {
        let context = LAContext()
        context.interactionNotAllowed = true
        return context
    }

    private func requireScreenLock() throws {
        var error: NSError?
        if LAContext().canEvaluatePolicy(.deviceOwnerAuthentication, error: &error) { return }
        throw error?.code == LAError.passcodeNotSet.rawValue
            ? PlatformError.NoScreenLock : PlatformError.Unavailable
    }

    private func publicHalf(of key: SecKey) throws -> SecKey {
        guard let half = SecKeyCopyPublicKey(key) else { throw PlatformError.Unavailable }
        return half
    }
}

extension SecKeyAlgorithm {
    fileprivate static var wrapping: SecKeyAlgorithm { .eciesEncryptionCofactorVariableIVX963SHA256AESGCM }
}

extension SecKey {
    func signature(of message: Data) throws(PlatformError) -> Data {
        let ecdsa = SecKeyAlgorithm.ecdsaSignatureMessageX962SHA256
        let isElliptic = SecKeyIsAlgorithmSupported(self, .sign, ecdsa)
        let algorithm = isElliptic ? ecdsa : .rsaSignatureMessagePKCS1v15SHA256
        return try checked { SecKeyCreateSignature(self, algorithm, message as CFData, &$0) } as Data
    }

    func unwrapped(_ wrapped: Data) throws(PlatformError) -> Data {
        try checked { SecKeyCreateDecryptedData(self, .wrapping, wrapped as CFData, &$0) } as Data
    }
}
