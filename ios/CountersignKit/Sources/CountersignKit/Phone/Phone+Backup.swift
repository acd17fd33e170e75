import CountersignCore
import Foundation

/// One file for the day on which the phone is gone.
extension Phone {
    func fileFailed(_ trouble: FileTrouble) {
        newPassword = nil
        setStage(.begin(.note(.file(trouble))))
        setImport(.begin(.note(.file(trouble))))
    }

    func backUp(_ password: String) async {
        guard case .backup(.begin) = state.screen else { return }
        setStage(.working)
        do {
            let file = try await core.call { try $0.backup(password: password, now: $1) }
            newPassword = password
            setStage(.made(file))
        } catch {
            setStage(.begin(.error(error)))
        }
    }

    /// A new backup counts once what was written was opened again.
    func fileRead(_ file: Data) async {
        switch state.screen {
        case .backup(.made):
            let password = newPassword ?? ""
            newPassword = nil
            await open(file, password) { .begin($0) }
        case .rehearse(.begin), .rehearse(.picked), .restore(.begin), .restore(.picked):
            setStage(.picked(file, nil))
        case .importing(.begin), .importing(.locked): await openImport(file, nil)
        default: break
        }
    }

    func openPicked(_ password: String) async {
        switch state.screen {
        case .rehearse(.picked(let file, _)), .restore(.picked(let file, _)):
            await open(file, password) { .picked(file, $0) }
        default: break
        }
    }

    private func open(_ file: Data, _ password: String, orElse failed: (Sentence) -> FileStage) async {
        setStage(.working)
        do {
            let backup = try await core.call { try $0.openBackup(file: file, password: password, now: $1) }
            await read()
            setStage(.opened(backup))
        } catch {
            setStage(failed(.error(error)))
        }
    }

    func restore(_ choice: Choice) async {
        guard case .restore(.opened(let backup)) = state.screen else { return }
        setStage(.working)
        do {
            let added = try await core.call { try $0.add(ticket: backup.ticket, choice: choice, now: $1) }
            await read()
            setStage(.restored(backup, added))
        } catch {
            setStage(.begin(.error(error)))
        }
    }

    /// Of the file's screen in front, unless the person has left it.
    private func setStage(_ stage: FileStage) {
        switch state.screen {
        case .backup: replace(.backup(stage))
        case .rehearse: replace(.rehearse(stage))
        case .restore: replace(.restore(stage))
        default: break
        }
    }
}
