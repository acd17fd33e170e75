package org.countersign.phone

import org.countersign.core.Exported
import java.time.Instant
import java.time.ZoneId

/** Keys that leave without a lock: as a file, or one account as a QR code. The core asks for the person before. */
internal class Exporting(private val desk: Desk) {
    private fun put(stage: ExportStage) = desk.change<Screen.Export> { Screen.Export(stage) }

    /** What a process left behind that did not live to delete it. */
    fun clear() {
        desk.device.privateFolder.listFiles()?.forEach { it.delete() }
    }

    fun export() = desk.launchVerified(PhoneAction.Export, { put(ExportStage.Begin(it)) }) {
        put(ExportStage.Working)
        var end: ExportStage = ExportStage.Begin()
        try {
            handOver()?.let { end = ExportStage.Ended(it) }
        } finally {
            put(end)
        }
    }

    /** The core writes where nobody else reads; from there it is copied to where the person wants it, and deleted. */
    private suspend fun handOver(): Exported? {
        clear()
        val file = desk.device.privateFolder.resolve("countersign-${today()}.txt")
        try {
            val exported = desk.call { export(file.path, it) }
            return exported.takeIf { desk.outside { desk.device.save(file.name, file::inputStream) } }
        } finally {
            clear()
        }
    }

    private fun today() = Instant.ofEpochMilli(desk.clock.now().unixMs).atZone(ZoneId.systemDefault()).toLocalDate()

    fun showCode(account: String) =
        desk.launchVerified(PhoneAction.ShowCode(account), { why -> desk.change<Screen.AccountCode> { it.copy(sentence = why) } }) {
            val code = desk.call { exportCode(account, it) }
            desk.change<Screen.AccountCode> { if (it.account == account) it.copy(code = code, sentence = null) else it }
        }
}
