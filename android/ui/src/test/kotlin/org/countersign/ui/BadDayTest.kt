package org.countersign.ui

import androidx.compose.ui.test.ExperimentalTestApi
import org.countersign.core.PlatformException
import org.countersign.phone.HttpTransport
import org.countersign.phone.Permission
import org.countersign.phone.PhoneAction
import org.countersign.phone.SystemPage
import org.countersign.phone.Transport
import org.countersign.phone.fake.FakeDevice
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.SoftwareKeys
import org.countersign.phone.fake.TestPhone
import org.countersign.phone.fake.text
import org.junit.jupiter.api.Assumptions.assumeTrue
import java.io.File
import java.nio.file.Files
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** What goes wrong outside the app, as a person sees it: each says what is, what to do, and that nothing was lost. */
@OptIn(ExperimentalTestApi::class)
class BadDayTest {
    private val folder: File = Files.createTempDirectory("countersign-bad-day").toFile()
    private val device = FakeDevice()
    private val keys = SoftwareKeys()
    private val offline = Transport { throw PlatformException.Offline() }

    @AfterTest
    fun clear() {
        folder.deleteRecursively()
    }

    private fun phone(transport: Transport = offline) = TestPhone(File(folder, "phone"), keys, device, transport)

    /** Over the real service, which can be reached as long as `reached` says so. */
    private fun withService(reached: () -> Boolean = { true }, use: Person.(Service, TestPhone) -> Unit) = Service(folder).use { service ->
        val http = HttpTransport(allowLoopback = true)
        phone { if (reached()) http.send(it) else throw PlatformException.Offline() }.use { phone ->
            using(phone) {
                begin()
                pair(service)
                use(service, phone)
            }
        }
    }

    private fun Person.link(phone: TestPhone, name: String) {
        phone.act(PhoneAction.Link("otpauth://totp/Contoso:$name?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso"))
        awaits("An account for codes")
    }

    @Test
    fun aCameraThatIsDeniedTwiceLeavesTheOtherWaysOpen() = phone().use { phone ->
        device.camera = Permission.NOT_ASKED
        device.answer = Permission.DENIED
        using(phone) {
            begin()
            touch("Add account")
            awaits("The camera reads QR codes only.")
            repeat(2) {
                phone.act(PhoneAction.AllowCamera)
                awaits("The camera is not allowed.")
            }
            touch("Open settings")
            assertEquals(listOf(SystemPage.APP), device.opened)
            touch("Pick a picture")
            touch("Type it in")
            awaits("Setup key")
        }
    }

    @Test
    fun aPhoneWithoutACameraSaysSo() = phone().use { phone ->
        device.camera = Permission.NONE
        using(phone) {
            begin()
            touch("Add account")
            awaits("No camera was found.")
            touch("Type it in")
            awaits("Setup key")
        }
    }

    @Test
    fun withoutAScreenLockCodesWorkByAPasscode() = phone().use { phone ->
        device.screenLock = false
        using(phone) {
            touch("Add your first account")
            awaits("This phone has no screen lock")
            awaits("Codes work without it.")
            touch("Open settings")
            assertEquals(listOf(SystemPage.SCREEN_LOCK), device.opened)
        }
    }

    @Test
    fun aKeyThatIsGoneStillRefuses() = withService { service, phone ->
        val signIn = service.openSignIn("ada")
        touch("1 sign-in request is waiting")
        phone.sheets.refusal = PlatformException.KeyInvalidated()
        type(signIn.text("number"))
        touch("Approve")
        awaits("Approving is switched off on this phone")
        assertEquals("pending", service.signIn(signIn.text("id")).text("state"))
        assertNotNull(phone.state.home!!.accounts.single().code)
        touch("Refuse")
        touch("Done")
        assertEquals("denied", service.signIn(signIn.text("id")).text("state"))
    }

    @Test
    fun twoLinksAtOnceAreLookedAtOneByOne() = phone().use { phone ->
        using(phone) {
            begin()
            phone.act(PhoneAction.LockNow)
            awaits("Unlock")
            for (name in listOf("ada", "grace")) phone.act(PhoneAction.Link("otpauth://totp/$name?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"))
            phone.await("both") { it.lock?.links == 2u }
            touch("Unlock")
            awaits("1 link is waiting to be looked at")
            assertTrue(phone.state.home!!.accounts.isEmpty())
            touch("Scan another")
            until("the other") { !sees("is waiting to be looked at") && sees("An account for codes") }
        }
    }

    @Test
    fun aHostileNameStaysInItsPlace() = phone().use { phone ->
        using(phone) {
            begin()
            link(phone, (1..20).joinToString("%0A") { "%E2%80%AEgnorw%20$it" })
            assertTrue(sees("\u2068Contoso\u2069"))
            assertFalse(sees("\u202E"))
            touch("Add this account")
            touch("Done")
            assertFalse(sees("\u202E"))
        }
    }

    @Test
    fun aServiceThatIsDownLeavesTheCodes() {
        var reached = true
        withService({ reached }) { _, phone ->
            reached = false
            phone.act(PhoneAction.Refresh)
            awaits("No internet connection. Codes still work.")
            assertNotNull(phone.state.home!!.accounts.single().code)
        }
    }

    @Test
    fun aClockThatIsAnHourWrongIsSaid() = withService { _, phone ->
        phone.clock.aheadSeconds = 3600
        phone.act(PhoneAction.Refresh)
        touch("This phone’s clock may be off")
        awaits("seconds ahead")
    }

    @Test
    fun aFullDiskIsSaidAndAddingWorksOnceThereIsRoom() {
        val disk = File(folder, "disk").apply { mkdir() }
        val mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.path)
        assumeTrue(mounted || System.getenv("CI") == "true", "only root can make a small disk")
        try {
            TestPhone(File(disk, "phone"), keys, device, offline).use { phone ->
                using(phone) {
                    begin()
                    val filler = File(disk, "filler")
                    runCatching { filler.outputStream().use { out -> while (true) out.write(ByteArray(512)) } }
                    link(phone, "ada")
                    touch("Add this account")
                    awaits("The phone’s storage is full. Nothing was changed.")
                    filler.delete()
                    touch("Add this account")
                    touch("Done")
                    assertEquals(1, phone.state.home!!.accounts.size)
                }
            }
        } finally {
            run("umount", "-l", disk.path)
        }
    }

    private fun run(vararg command: String) = ProcessBuilder(*command).start().waitFor() == 0
}
