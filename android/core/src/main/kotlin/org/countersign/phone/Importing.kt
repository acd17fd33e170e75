package org.countersign.phone

import org.countersign.core.Choice
import org.countersign.core.Import

/** Accounts from the file of another app. */
internal class Importing(private val desk: Desk) {
    private var picked: PickedFile? = null

    private fun put(stage: ImportStage) = desk.change<Screen.Import> { Screen.Import(stage) }

    fun pick() = desk.launch {
        val file = desk.outside { desk.device.pickFile() } ?: return@launch
        picked = file
        read(file, null, ImportStage::Begin)
    }

    fun give(password: String) {
        val locked = desk.seen<Screen.Import>()?.stage as? ImportStage.Locked ?: return
        read(picked ?: return, password) { locked.copy(sentence = it) }
    }

    private fun read(file: PickedFile, password: String?, failed: (Sentence) -> ImportStage) = desk.launchAlone({ put(failed(it)) }) {
        put(ImportStage.Working)
        put(
            when (val import = desk.call { openImport(file.bytes, password, it) }) {
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
            picked = null
            put(ImportStage.Ended(added, preview.found.skipped))
        }
    }
}
