import CountersignCore
import CountersignKit
import UIKit

/// What this phone gives the core, and keeps for the drawing.
@MainActor
enum Device {
    static var platform: Platform {
        Platform(
            config: Config(
                directory: vault.path(percentEncoded: false), verification: .credential, platform: "ios",
                allowLoopback: false),
            // The model, never the owner's name.
            deviceName: UIDevice.current.model,
            keys: SecureEnclaveKeys(),
            transport: URLSessionTransport(),
            sheets: PersonSheets(),
            clock: SystemClock(),
            exports: ExportFolder(in: URL.temporaryDirectory))
    }

    /// In this app's own container, never in a shared one; readable for refreshing and refusing once the
    /// phone was unlocked after a restart; and, with all that is in the folder above, not in backups. Where
    /// the system refuses one of these the vault cannot be made there, and the core says so.
    private static var vault: URL {
        var own = URL.applicationSupportDirectory.appending(path: "Private", directoryHint: .isDirectory)
        let protection = [FileAttributeKey.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication]
        try? FileManager.default.createDirectory(at: own, withIntermediateDirectories: true, attributes: protection)
        var values = URLResourceValues()
        values.isExcludedFromBackup = true
        try? own.setResourceValues(values)
        return own.appending(path: "Vault", directoryHint: .isDirectory)
    }

    /// Keys outlive an app that was deleted or emptied, and open nothing without its data. The mark does too,
    /// and would make new data look older than it was.
    static func forgetKeys() { try? Keychain.deleteAll() }

    static var version: String {
        Bundle.main.object(forInfoDictionaryKey: "CFBundleShortVersionString") as? String ?? ""
    }

    /// What the person has chosen of the drawing.
    static var preferences: Preferences {
        get {
            let stored = UserDefaults.standard.data(forKey: "preferences")
            return stored.flatMap { try? JSONDecoder().decode(Preferences.self, from: $0) } ?? Preferences()
        }
        set { UserDefaults.standard.set(try? JSONEncoder().encode(newValue), forKey: "preferences") }
    }
}
