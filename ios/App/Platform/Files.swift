import CountersignKit
import SwiftUI
import UniformTypeIdentifiers

/// Saves a new backup where the person wants it, and gives the phone what can be read there afterwards.
struct SaveFileButton: View {
    @Environment(Phone.self) private var phone
    let title: String
    let file: Data
    @State private var isSaving = false

    var body: some View {
        ActionButton(title, isMain: true) { isSaving = true }
            .fileExporter(
                isPresented: $isSaving, document: SavedFile(data: file), contentType: .data,
                defaultFilename: "Countersign.backup"
            ) { phone.read($0, else: .unwritable) }
    }
}

/// Moves the file of an export to where the person wants it. It leaves this phone's folder either way.
struct MoveFileButton: View {
    @Environment(Phone.self) private var phone
    let title: String
    let file: URL
    @State private var isMoving = false

    var body: some View {
        ActionButton(title, isMain: true) { isMoving = true }
            .fileMover(isPresented: $isMoving, file: file) { moved in
                phone.act(.exportMoved((try? moved.get()) != nil))
            }
    }
}

/// Lets the person pick the file of a backup or of another app.
struct PickFileButton: View {
    @Environment(Phone.self) private var phone
    let title: String
    @State private var isPicking = false

    var body: some View {
        ActionButton(title, isMain: true) { isPicking = true }
            .fileImporter(isPresented: $isPicking, allowedContentTypes: [.data]) { phone.read($0, else: .unreadable) }
    }
}

/// Saves what was decided, for the help desk.
struct SaveJournalButton: View {
    @Environment(Phone.self) private var phone
    @State private var file = Data()
    @State private var isSaving = false

    var body: some View {
        ActionButton(words.journalShare) {
            Task {
                guard let journal = await phone.exportedJournal() else { return }
                (file, isSaving) = (Data(journal.utf8), true)
            }
        }
        .fileExporter(
            isPresented: $isSaving, document: SavedFile(data: file), contentType: .json,
            defaultFilename: "Countersign.json"
        ) { _ in }
    }
}

struct SavedFile: FileDocument {
    static let readableContentTypes = [UTType.data, .json]
    let data: Data

    init(data: Data) { self.data = data }

    init(configuration: ReadConfiguration) { data = configuration.file.regularFileContents ?? Data() }

    func fileWrapper(configuration: WriteConfiguration) -> FileWrapper { FileWrapper(regularFileWithContents: data) }
}

extension Phone {
    /// More than any backup has, in bytes. A longer file is cut, and the core says that it is damaged.
    private static let longestFile = 32 << 20

    fileprivate func read(_ picked: Result<URL, any Error>, else trouble: FileTrouble) {
        guard case .success(let url) = picked else { return act(.fileFailed(trouble)) }
        let isLent = url.startAccessingSecurityScopedResource()
        defer { if isLent { url.stopAccessingSecurityScopedResource() } }
        let data = try? FileHandle(forReadingFrom: url).read(upToCount: Self.longestFile)
        act(data.map(PhoneAction.fileRead) ?? .fileFailed(trouble))
    }
}
