import CountersignCore
import Foundation

/// Keys that leave without a lock: as a file, or one account as a QR code.
extension Phone {
    /// The core writes where nobody else reads; from there the system moves it to where the person wants it.
    func export() async {
        guard case .export(.begin) = state.screen else { return }
        await verified(.export) { () async throws(AuthenticatorError) in
            let file = try platform.exports.newFile()
            let exported = try await core.call { try $0.export(file: file.path, now: $1) }
            await read()
            guard case .export = state.screen else { return platform.exports.clear() }
            replace(.export(.made(file, exported)))
        } orElse: {
            platform.exports.clear()
            setExport(.begin($0))
        }
    }

    /// Whatever became of it, nothing of it stays here.
    func exportMoved(_ isSaved: Bool) {
        platform.exports.clear()
        guard case .export(.made(_, let exported)) = state.screen else { return }
        setExport(isSaved ? .ended(exported) : .begin(.note(.file(.unwritable))))
    }

    func showCode(_ account: String) async {
        await verified(.showCode(account: account)) { () async throws(AuthenticatorError) in
            let code = try await core.call { try $0.exportCode(account: account, now: $1) }
            await read()
            if case .accountCode(account, _, _) = state.screen { replace(.accountCode(account, code, nil)) }
        } orElse: {
            if case .accountCode(account, _, _) = state.screen { replace(.accountCode(account, nil, $0)) }
        }
    }

    private func setExport(_ stage: ExportStage) {
        if case .export = state.screen { replace(.export(stage)) }
    }
}
