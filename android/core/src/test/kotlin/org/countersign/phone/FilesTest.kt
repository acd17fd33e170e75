package org.countersign.phone

import org.countersign.core.Choice
import org.countersign.core.PlatformException
import org.countersign.phone.fake.TestPhone
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

private const val PASSWORD = "four or five unrelated words"

/** Backups from one phone to another, with the real core. */
class FilesTest {
    @TempDir lateinit var directory: File

    private fun phone(name: String) = TestPhone(File(directory, name), transport = { throw PlatformException.Offline() })

    private fun TestPhone.addByLink() {
        act(PhoneAction.Link("otpauth://totp/Contoso:ada?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso"))
        awaitScreen<Screen.Card>()
        act(PhoneAction.Add(Choice.KeepBoth))
        awaitScreen<Screen.AddedAccounts>()
        act(PhoneAction.Go(Place.HOME))
    }

    private fun TestPhone.idle() = await("the end of the call") { !it.busy }

    private fun backup(): ByteArray = phone("old").use { phone ->
        phone.begin()
        phone.addByLink()
        phone.act(PhoneAction.Go(Place.BACKUP))
        phone.act(PhoneAction.GivePassword("short"))
        phone.awaitScreen<Screen.Backup> { (it.stage as? FileStage.Ended)?.sentence?.key == "error.backup_password_short" }
        phone.idle()
        phone.device.saves = false
        phone.act(PhoneAction.GivePassword(PASSWORD))
        phone.awaitScreen<Screen.Backup> { it.stage == FileStage.Begin }
        phone.idle()
        phone.device.saves = true
        phone.act(PhoneAction.GivePassword(PASSWORD))
        val ended = phone.awaitScreen<Screen.Backup> { it.stage is FileStage.Ended }.stage as FileStage.Ended
        assertEquals(FileStage.Ended(Sentence("backup.verified", "count" to 1L), 1, 1), ended)
        phone.device.saved.values.single()
    }

    @Test
    fun aBackupIsMadeRehearsedAndRestoredOnANewPhone() {
        val file = PickedFile("old.backup", backup())
        phone("new").use { phone ->
            phone.awaitScreen<Screen.Onboarding>()
            phone.act(PhoneAction.Go(Place.RESTORE))
            phone.awaitScreen<Screen.ChooseLock>()
            phone.act(PhoneAction.Begin(null))
            phone.awaitScreen<Screen.Restore>()
            phone.device.file = file
            phone.act(PhoneAction.PickFile)
            phone.awaitScreen<Screen.Restore> { it.stage == FileStage.Picked("old.backup") }
            phone.act(PhoneAction.GivePassword("$PASSWORD, but not those"))
            phone.awaitScreen<Screen.Restore> { it.stage == FileStage.Picked("old.backup", Sentence("error.backup_password")) }
            phone.idle()
            phone.act(PhoneAction.GivePassword(PASSWORD))
            val preview = phone.awaitScreen<Screen.Restore> { it.stage is FileStage.Preview }.stage as FileStage.Preview
            assertEquals(listOf(1, 0, 0), listOf(preview.fresh, preview.same, preview.changed))
            phone.idle()
            phone.act(PhoneAction.Bring(Choice.KeepBoth))
            phone.awaitScreen<Screen.Restore> { (it.stage as? FileStage.Ended)?.sentence?.key == "restore.done" }
            assertNotNull(phone.state.home!!.accounts.single().code)

            phone.idle()
            phone.act(PhoneAction.Go(Place.REHEARSE))
            phone.act(PhoneAction.PickFile)
            phone.awaitScreen<Screen.Rehearse> { it.stage is FileStage.Picked }
            phone.act(PhoneAction.GivePassword(PASSWORD))
            val rehearsed = phone.awaitScreen<Screen.Rehearse> { it.stage is FileStage.Ended }.stage as FileStage.Ended
            assertEquals(Sentence("rehearse.ok", "good" to 1L, "total" to 1L), rehearsed.sentence)
        }
    }

    @Test
    fun anotherFileIsSaidToBeNone() = phone("new").use { phone ->
        phone.begin(null)
        phone.device.file = PickedFile("picture.png", ByteArray(5000) { 3 })
        phone.act(PhoneAction.Go(Place.RESTORE))
        phone.awaitScreen<Screen.Restore>()
        phone.act(PhoneAction.PickFile)
        phone.awaitScreen<Screen.Restore> { it.stage is FileStage.Picked }
        phone.act(PhoneAction.GivePassword(PASSWORD))
        val stage = phone.awaitScreen<Screen.Restore> { (it.stage as? FileStage.Picked)?.sentence != null }.stage
        assertEquals(FileStage.Picked("picture.png", Sentence("error.backup_foreign")), stage)
        assertTrue(phone.state.home!!.accounts.isEmpty())
    }
}
