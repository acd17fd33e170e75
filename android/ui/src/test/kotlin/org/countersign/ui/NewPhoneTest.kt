package org.countersign.ui

import androidx.compose.ui.graphics.toAwtImage
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performScrollTo
import org.countersign.core.Choice
import org.countersign.core.PlatformException
import org.countersign.core.Scan
import org.countersign.phone.HttpTransport
import org.countersign.phone.MoveStage
import org.countersign.phone.PhoneAction
import org.countersign.phone.PhoneState
import org.countersign.phone.PickedFile
import org.countersign.phone.Place
import org.countersign.phone.Screen
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.TestPhone
import org.countersign.phone.fake.frame
import java.io.File
import java.nio.file.Files
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

/** The accounts of one phone come to another, by what is drawn on one and seen by the other's camera. */
@OptIn(ExperimentalTestApi::class)
class NewPhoneTest {
    private val folder: File = Files.createTempDirectory("countersign-new-phone").toFile()
    private val http = HttpTransport(allowLoopback = true)
    private val old = TestPhone(File(folder, "old"), transport = http)
    private val new = TestPhone(File(folder, "new"), transport = { throw PlatformException.Offline() })

    @AfterTest
    fun close() {
        old.close()
        new.close()
        folder.deleteRecursively()
    }

    private fun TestPhone.addByLink() {
        act(PhoneAction.Link("otpauth://totp/Fabrikam:grace?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Fabrikam"))
        awaitScreen<Screen.Card>()
        act(PhoneAction.Add(Choice.KeepBoth))
        awaitScreen<Screen.AddedAccounts>()
        act(PhoneAction.Go(Place.HOME))
    }

    /** What the camera of the other phone sees of the code that is drawn. */
    private fun ComposeUiTest.drawnCode(name: String = "QR code for the camera of your other phone"): PhoneAction.Frame {
        val code = onNodeWithContentDescription(name, substring = true)
        code.performScrollTo()
        return frame(code.captureToImage().toAwtImage(), LARGE)
    }

    @Test
    fun allAccountsMoveAndWhatApprovesIsNamed() = Service(folder).use { service ->
        showing(PhoneState()) { shown ->
            val atOld = Person(this, shown, old)
            val atNew = Person(this, shown, new)
            atOld.begin()
            atOld.pair(service)
            old.addByLink()
            atNew.touch("I have an old phone")
            atNew.touch("Use my phone’s lock")
            atNew.awaits("On the new phone: show this QR code")
            val introduction = drawnCode()
            val code = (new.awaitScreen<Screen.Move>().stage as MoveStage.Show).receiving.code

            atOld.openMenu()
            atOld.touch("Settings")
            atOld.touch("Move to a new phone")
            atOld.touch("This is the old phone")
            atOld.awaits("scan the QR code that the new phone shows")
            while ((old.state.screen as? Screen.Move)?.stage == MoveStage.Scan) old.act(introduction)
            atOld.awaits("Do both phones show")
            assertTrue(atOld.sees(code))
            atOld.touch("Continue")
            atOld.awaits("hold the new phone over these changing QR codes")
            atNew.touch("Continue")
            while ((new.state.screen as? Screen.Move)?.stage is MoveStage.Receive) {
                atOld.until("the next code") { true }
                mainClock.advanceTimeBy(200)
                new.act(drawnCode())
            }
            atNew.awaits("Fabrikam")
            assertTrue(new.state.home!!.accounts.isEmpty())
            atNew.touch("Add 2 accounts")
            atNew.awaits("2 accounts moved.")
            assertTrue(atNew.sees("To approve on the new phone: pair it"))
            atNew.touch("Done")
            assertEquals(setOf("ada", "grace"), new.state.home!!.accounts.map { it.name }.toSet())
            atOld.touch("Done")
            atOld.awaits("Fabrikam")
            val codes = { phone: TestPhone -> phone.state.home!!.accounts.map { it.code }.toSet() }
            atNew.until("the same codes") { codes(old) == codes(new) }
        }
    }

    @Test
    fun accountsOfAnotherAppComeByItsFile() = using(new) {
        begin()
        touch("Import from another app")
        val file = File(System.getProperty("countersign.root"), "tests/imports/aegis-encrypted.json")
        new.device.file = PickedFile(file.name, file.readBytes())
        touch("Pick the export file")
        awaits("Aegis")
        new.act(PhoneAction.GivePassword("correct horse"))
        awaits("accounts found")
        until("the end of the call") { !new.state.busy }
        touch("Import")
        awaits("Delete it when you no longer need it.")
        touch("Done")
        awaits("Contoso")
    }

    @Test
    fun aKeyIsShownOnlyToWhoeverUnlocksAgain() = using(new) { test ->
        begin()
        new.addByLink()
        val account = new.state.home!!.accounts.single().id
        new.clock.pass(seconds = 120)
        new.act(PhoneAction.OpenAccount(account))
        new.sheets.refusal = PlatformException.Cancelled()
        touch("Show as a QR code")
        awaits("Whoever sees this QR code can make your codes.")
        touch("Show as a QR code")
        awaits("Show that it is you: unlock the app again.")
        assertFalse(sees("QR code with the key"))
        until("the end of the call") { !new.state.busy }
        new.sheets.refusal = null
        touch("Unlock")
        val drawn = { test.onAllNodes(hasContentDescription("QR code with the key", substring = true)).fetchSemanticsNodes() }
        until("the code") { drawn().isNotEmpty() }
        old.begin(null)
        old.act(PhoneAction.Go(Place.ADD))
        val frame = test.drawnCode("QR code with the key")
        while (old.state.screen is Screen.Camera) old.act(frame)
        assertEquals("grace", (old.awaitScreen<Screen.Card>().scanned.scan as Scan.Account).account.name)
    }

    private companion object {
        const val LARGE = 620
    }
}
