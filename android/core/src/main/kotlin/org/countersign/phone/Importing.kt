package org.countersign.phone

import org.countersign.core.Choice
import org.countersign.core.Import

/** Accounts from the file of another app. */
internal class Importing(private val desk: Desk) {
    /** One that is under a password. What lies open is not kept. */
    private var locked: PickedFile? = null

    private fun put(stage: ImportStage) = desk.change<Screen.Import> { Screen.Import(stage) }

    fun pick() = desk.launch {
        val file = desk.outside { desk.device.pickFile() } ?: return@launch
        read(file, null, ImportStage::Begin)
    }

    fun give(password: String) {
        val stage = desk.seen<Screen.Import>()?.stage as? ImportStage.Locked ?: return
        read(locked ?: return, password) { stage.copy(sentence = it) }
    }

    private fun read(file: PickedFile, password: String?, failed: (Sentence) -> ImportStage) = desk.launchAlone({ put(failed(it)) }) {
        put(ImportStage.Working)
        val import = desk.call { openImport(file.bytes, password, it) }
        locked = file.takeIf { import is Import.Locked }
        put(
            when (import) {
                is Import.Locked -> ImportStage.Locked(file.name, import.app)
                is Import.Opened -> ImportStage.Preview(import.found)
            },
        )
    }

    fun bring(choice: Choice) {
        val preview = desk.seen<Screen.Import>()?.stage as? ImportStage.Preview ?: return
        desk.launchAlone({ put(preview.copy(sentence = it)) }) {
            put(ImportStage.Working)
            val added = desk.call { add(preview.found.ticket, choice, it) }
            desk.read()
            put(ImportStage.Ended(added, preview.found.skipped))
        }
    }
}
