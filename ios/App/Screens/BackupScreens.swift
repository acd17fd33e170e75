import CountersignCore
import CountersignKit
import SwiftUI

struct BackupScreen: View {
    @Environment(Phone.self) private var phone
    let stage: FileStage

    var body: some View {
        Page(title: words.backupTitle) {
            Text(words.backupWhat)
            Text(words.backupNotIncluded)
        }
    }
}

struct RehearseScreen: View {
    let stage: FileStage

    var body: some View {
        Page(title: words.rehearseTitle) { Text(words.rehearseBody) }
    }
}

struct RestoreScreen: View {
    let stage: FileStage

    var body: some View {
        Page(title: words.restoreTitle) { Text(words.backupNotIncluded) }
    }
}
