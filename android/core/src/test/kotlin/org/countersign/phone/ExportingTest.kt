package org.countersign.phone

import org.countersign.core.Choice
import org.countersign.core.JournalAction
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import org.countersign.phone.fake.PASSCODE
import org.countersign.phone.fake.TestPhone
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertTrue

/** Keys that leave the phone, with the real core. */
class ExportingTest {
    @TempDir lateinit var directory: File
    private lateinit var phone: TestPhone

    @BeforeEach
    fun start() {
        phone = TestPhone(File(directory, "phone"), transport = { throw PlatformException.Offline() }).begin()
        phone.device.privateFolder = File(directory, "private").apply { mkdir() }
        phone.act(PhoneAction.Link("otpauth://totp/Contoso:ada?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso"))
        phone.awaitScreen<Screen.Card>()
        phone.act(PhoneAction.Add(Choice.KeepBoth))
        phone.awaitScreen<Screen.AddedAccounts>()
        phone.act(PhoneAction.Go(Place.HOME))
    }

    @AfterEach
    fun stop() = phone.close()

    private val leftOver get() = phone.device.privateFolder.list()!!.toList()

    private fun ended() = phone.awaitScreen<Screen.Export> { it.stage is ExportStage.Ended }.stage as ExportStage.Ended

    @Test
    fun aFileIsWrittenForWhoeverHasJustUnlockedAndItsDraftDeleted() {
        phone.act(PhoneAction.Go(Place.EXPORT))
        phone.act(PhoneAction.Export)
        assertEquals(1u, ended().exported.count)
        val (name, bytes) = phone.device.saved.entries.single()
        assertTrue(name.startsWith("countersign-") && name.endsWith(".txt"), name)
        assertTrue(bytes.decodeToString().startsWith("otpauth://totp/"))
        assertEquals(emptyList(), leftOver)
        phone.act(PhoneAction.Go(Place.JOURNAL))
        assertIs<JournalAction.Export>(phone.awaitScreen<Screen.Journal>().entries.first().action)
    }

    @Test
    fun whoeverUnlockedLongAgoIsAskedAgainByTheLockOrThePasscode() {
        phone.clock.pass(seconds = 120)
        phone.act(PhoneAction.Go(Place.EXPORT))
        val asked = phone.sheets.asked.size
        phone.sheets.refusal = PlatformException.Cancelled()
        phone.act(PhoneAction.Export)
        phone.awaitScreen<Screen.Verify> { it.sentence == Sentence("error.cancelled") }
        phone.await("the end of the call") { !it.busy }
        assertEquals(SignPurpose.UNLOCK, phone.sheets.asked[asked])
        assertTrue(phone.device.saved.isEmpty())
        phone.act(PhoneAction.UnlockByPasscode("not the passcode"))
        phone.awaitScreen<Screen.Verify> { it.sentence == Sentence("error.wrong_passcode") }
        phone.await("the end of the call") { !it.busy }
        phone.act(PhoneAction.UnlockByPasscode(PASSCODE))
        ended()
        assertEquals(1, phone.device.saved.size)

        phone.clock.pass(seconds = 120)
        phone.sheets.refusal = null
        val account = phone.state.home!!.accounts.single().id
        phone.act(PhoneAction.AskCode(account))
        phone.act(PhoneAction.ShowCode(account))
        assertTrue(phone.awaitScreen<Screen.AccountCode> { it.code != null }.code!!.side > 0u)
    }

    @Test
    fun whoeverTurnsBackHasExportedNothing() {
        phone.clock.pass(seconds = 120)
        phone.sheets.refusal = PlatformException.Cancelled()
        phone.act(PhoneAction.Go(Place.EXPORT))
        phone.act(PhoneAction.Export)
        phone.awaitScreen<Screen.Verify> { it.sentence != null }
        phone.await("the end of the call") { !it.busy }
        phone.act(PhoneAction.Back)
        assertEquals(ExportStage.Begin(), phone.awaitScreen<Screen.Export>().stage)
        phone.act(PhoneAction.LockNow)
        phone.awaitScreen<Screen.Lock>()
        phone.act(PhoneAction.UnlockByPasscode(PASSCODE))
        phone.awaitScreen<Screen.Home>()
        assertTrue(phone.device.saved.isEmpty())
    }

    @Test
    fun nothingIsLeftWhereItIsNotSavedOrTheProcessEnded() {
        phone.device.saves = false
        phone.act(PhoneAction.Go(Place.EXPORT))
        phone.act(PhoneAction.Export)
        phone.await("the end of the call") { it.screen == Screen.Export(ExportStage.Begin()) && phone.device.offered == 1 }
        assertEquals(emptyList(), leftOver)
        File(phone.device.privateFolder, "countersign-2026-01-01.txt").writeText("otpauth://totp/a?secret=A")
        phone.close()
        phone = TestPhone(phone.directory, phone.keys, phone.device, { throw PlatformException.Offline() })
        phone.awaitScreen<Screen.Lock>()
        assertEquals(emptyList(), leftOver)
    }
}
