package org.countersign.phone

import org.countersign.core.Backup
import org.countersign.core.Choice
import org.countersign.core.Collision
import java.time.Instant
import java.time.ZoneId

/** Backups: made, tried and brought back. */
internal class Files(private val desk: Desk) {
    private var picked: PickedFile? = null

    private fun put(stage: FileStage) {
        desk.change<Screen.Backup> { it.copy(stage = stage) }
        desk.change<Screen.Rehearse> { it.copy(stage = stage) }
        desk.change<Screen.Restore> { it.copy(stage = stage) }
    }

    fun pick() = desk.launch {
        val file = desk.outside { desk.device.pickFile() } ?: return@launch
        picked = file
        put(FileStage.Picked(file.name))
    }

    fun give(password: String) {
        val file = picked
        when (desk.state.value.screen) {
            is Screen.Backup -> make(password)
            is Screen.Rehearse -> file?.let { open(it, password) { backup -> rehearsed(backup) } }
            is Screen.Restore -> file?.let { open(it, password) { backup -> preview(backup) } }
            else -> Unit
        }
    }

    /** It counts once it was written and opened again. */
    private fun make(password: String) = desk.launchAlone(failed = { put(FileStage.Ended(it)) }) {
        put(FileStage.Working)
        val bytes = desk.call { backup(password, it) }
        val day = Instant.ofEpochMilli(desk.clock.now().unixMs).atZone(ZoneId.systemDefault()).toLocalDate()
        if (!desk.outside { desk.device.save("countersign-$day.backup", bytes::inputStream) }) return@launchAlone put(FileStage.Begin)
        val backup = desk.call { openBackup(bytes, password, it) }
        desk.read()
        val good = backup.accounts.size
        put(FileStage.Ended(Sentence("backup.verified", "count" to good.toLong()), good, good + backup.lacking.size))
    }

    private fun open(file: PickedFile, password: String, opened: (Backup) -> Unit) =
        desk.launchAlone(failed = { put(FileStage.Picked(file.name, it)) }) {
            put(FileStage.Working)
            val backup = desk.call { openBackup(file.bytes, password, it) }
            desk.read()
            opened(backup)
        }

    private fun rehearsed(backup: Backup) {
        val good = backup.accounts.size
        val total = good + backup.lacking.size
        put(FileStage.Ended(Sentence("rehearse.ok", "good" to good.toLong(), "total" to total.toLong()), good, total))
    }

    private fun preview(backup: Backup) {
        val same = backup.accounts.count { it.collision is Collision.Same }
        val changed = backup.accounts.count { it.collision is Collision.NewSecret }
        put(FileStage.Preview(backup.ticket, backup.accounts.size - same - changed, same, changed))
    }

    fun restore(choice: Choice) {
        val preview = desk.seen<Screen.Restore>()?.stage as? FileStage.Preview ?: return
        desk.launchAlone(failed = { put(FileStage.Ended(it)) }) {
            put(FileStage.Working)
            val added = desk.call { add(preview.ticket, choice, it) }
            desk.read()
            picked = null
            put(FileStage.Ended(Sentence("restore.done", "count" to added.size.toLong()), added.size, added.size))
        }
    }
}
