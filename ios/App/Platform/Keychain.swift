import CountersignCore
import Foundation
import LocalAuthentication
import Security

/// The Keychain of this phone: private keys by their aliases, and the mark.
enum Keychain {
    /// Makes a private key: P-256 in the Secure Enclave; RSA, which that does not have, in the Keychain.
    static func makeKey(_ alias: String, _ kind: KeyKind, needsPerson: Bool) throws(PlatformError) -> SecKey {
        // A key of the person goes with the phone's passcode. Any other works after the first unlocking
        // since a restart, so that refreshing and refusing work while the phone is locked.
        let accessible =
            needsPerson
            ? kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly : kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
        var flags: SecAccessControlCreateFlags = kind == .rsa ? [] : .privateKeyUsage
        if needsPerson { flags.insert(.userPresence) }
        let access = try checked { SecAccessControlCreateWithFlags(nil, accessible, flags, &$0) }
        let kept: [CFString: Any] = [
            kSecAttrIsPermanent: true,
            kSecAttrApplicationTag: Data(alias.utf8),
            kSecAttrAccessControl: access,
        ]
        let attributes: [CFString: Any] =
            switch kind {
            case .p256, .wrap:
                [
                    kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom, kSecAttrKeySizeInBits: 256,
                    kSecAttrTokenID: kSecAttrTokenIDSecureEnclave, kSecPrivateKeyAttrs: kept,
                ]
            case .rsa:
                [kSecAttrKeyType: kSecAttrKeyTypeRSA, kSecAttrKeySizeInBits: 3072, kSecPrivateKeyAttrs: kept]
            }
        return try checked { SecKeyCreateRandomKey(attributes as CFDictionary, &$0) }
    }

    /// Finds a private key. What is done with it asks for the person through `context`.
    static func key(_ alias: String, _ context: LAContext) throws(PlatformError) -> SecKey {
        // What is asked for by class and reference is of this type.
        try find(query(alias), [kSecReturnRef: true, kSecUseAuthenticationContext: context]) as! SecKey
    }

    static func deleteKey(_ alias: String) throws(PlatformError) { try delete(query(alias)) }

    /// Deletes every key and the mark.
    static func deleteAll() throws(PlatformError) {
        try delete([kSecClass: kSecClassKey])
        try delete(mark)
    }

    /// The number kept outside of the vault's directory and of backups.
    static func readMark() throws(PlatformError) -> UInt64 {
        do {
            let data = try find(mark, [kSecReturnData: true]) as? Data
            return (data ?? Data()).reduce(0) { $0 << 8 | UInt64($1) }
        } catch .KeyInvalidated {
            return 0
        }
    }

    static func writeMark(_ number: UInt64) throws(PlatformError) {
        let value = [kSecValueData: withUnsafeBytes(of: number.bigEndian) { Data($0) }]
        var status = SecItemUpdate(mark as CFDictionary, value as CFDictionary)
        if status == errSecItemNotFound {
            var item = mark.merging(value) { $1 }
            item[kSecAttrAccessible] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
            status = SecItemAdd(item as CFDictionary, nil)
        }
        guard status == errSecSuccess else { throw PlatformError(status) }
    }

    private static var mark: [CFString: Any] {
        [kSecClass: kSecClassGenericPassword, kSecAttrService: "mark", kSecAttrAccount: "vault"]
    }

    private static func query(_ alias: String) -> [CFString: Any] {
        [
            kSecClass: kSecClassKey, kSecAttrKeyClass: kSecAttrKeyClassPrivate,
            kSecAttrApplicationTag: Data(alias.utf8),
        ]
    }

    private static func find(_ query: [CFString: Any], _ wanted: [CFString: Any]) throws(PlatformError) -> CFTypeRef {
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query.merging(wanted) { $1 } as CFDictionary, &found)
        guard status == errSecSuccess, let found else { throw PlatformError(status) }
        return found
    }

    private static func delete(_ query: [CFString: Any]) throws(PlatformError) {
        let status = SecItemDelete(query as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw PlatformError(status) }
    }
}

/// What a function of the Keychain gives, or the error that it leaves.
func checked<Value>(_ work: (inout Unmanaged<CFError>?) -> Value?) throws(PlatformError) -> Value {
    var error: Unmanaged<CFError>?
    guard let value = work(&error) else { throw PlatformError(error?.takeRetainedValue()) }
    return value
}

extension PlatformError {
    fileprivate init(_ status: OSStatus) {
        switch status {
        case errSecItemNotFound: self = .KeyInvalidated
        case errSecAuthFailed, errSecUserCanceled: self = .Cancelled
        default: self = .Unavailable
        }
    }

    fileprivate init(_ error: (any Error)?) {
        switch (error as? LAError)?.code {
        case .passcodeNotSet: self = .NoScreenLock
        case .appCancel, .authenticationFailed, .systemCancel, .userCancel, .userFallback: self = .Cancelled
        case .some: self = .Unavailable
        case .none: self.init(OSStatus((error as NSError?)?.code ?? 0))
        }
    }
}
