// What the app's views use of ios/App/Platform, whose own files need Apple's frameworks.
import CountersignCore
import CountersignKit
import SwiftUI

let words = Words(.english)
enum Announcing { static func say(_ t: String) {} }
enum Clipboard { static func put(_ t: String, seconds: UInt32) {} }
struct Camera: Drawn {
    let lit: Bool
    let found: ([String]) -> Void
    static var hasLight: Bool { false }
    static var permission: Permission { .none }
    @MainActor static func ask(_ p: Phone) {}
}
enum Notifications { @MainActor static func ask(_ p: Phone) {} }
enum Device {
    static func forgetKeys() {}
    static var version: String { "" }
}
struct GroupedField: Drawn {
    let name: String
    let hint: String
    let size: Int
    @Binding var text: String
}
struct SaveFileButton: Drawn {
    let title: String
    let file: Data
}
struct MoveFileButton: Drawn {
    let title: String
    let file: URL
}
struct PickFileButton: Drawn { let title: String }
struct SaveJournalButton: Drawn {}
struct PicturePicker: Drawn { let title: String }
struct SystemSettingsButton: Drawn {}
extension View {
    func announced(_ t: String) -> some View { self }
    func after(_ w: Duration, of v: some Equatable = 0, _ a: @escaping @MainActor () -> Void) -> some View { self }
    func keepsScreenOn(_ b: Bool) -> some View { self }
}
