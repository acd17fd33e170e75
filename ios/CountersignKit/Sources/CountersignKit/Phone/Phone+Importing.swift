import CountersignCore
import Foundation

/// Accounts of another app, from the file that it exported.
extension Phone {
    func openImport(_ file: Data, _ password: String?) async {
        let app: ImportApp? = if case .importing(.locked(_, let app, _)) = state.screen { app } else { nil }
        setImport(.working)
        do {
            let found = try await core.call { try $0.openImport(file: file, password: password, now: $1) }
            switch found {
            case .locked(let app): setImport(.locked(file, app, nil))
            case .opened(let found): setImport(.opened(found, nil))
            }
        } catch {
            // A password is typed once more; another file is picked.
            if let app, error == .ImportPassword || error == .Unavailable {
                setImport(.locked(file, app, .error(error)))
            } else {
                setImport(.begin(.error(error)))
            }
        }
    }

    func openImport(_ password: String) async {
        guard case .importing(.locked(let file, _, _)) = state.screen else { return }
        await openImport(file, password)
    }

    func addImported(_ choice: Choice) async {
        guard case .importing(.opened(let found, _)) = state.screen else { return }
        setImport(.working)
        do {
            let added = try await core.call { try $0.add(ticket: found.ticket, choice: choice, now: $1) }
            await read()
            setImport(.added(found, added))
        } catch {
            setImport(error == .ExpiredTicket ? .begin(.error(error)) : .opened(found, .error(error)))
        }
    }

    /// Unless the person has left the screen.
    func setImport(_ stage: ImportStage) {
        if case .importing = state.screen { replace(.importing(stage)) }
    }
}
