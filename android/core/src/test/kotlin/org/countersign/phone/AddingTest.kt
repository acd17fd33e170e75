package org.countersign.phone

import org.countersign.core.AccountType
import org.countersign.core.AddOutcome
import org.countersign.core.Algorithm
import org.countersign.core.Choice
import org.countersign.core.Collision
import org.countersign.core.ManualEntry
import org.countersign.core.PlatformException
import org.countersign.core.Scan
import org.countersign.core.display
import org.countersign.phone.fake.TestPhone
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

private const val SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
private const val LINK = "otpauth://totp/Contoso:ada?secret=$SECRET&issuer=Contoso"

/** Adding accounts and looking after them, against the real core. */
class AddingTest {
    @TempDir lateinit var directory: File
    private lateinit var phone: TestPhone

    @BeforeEach
    fun start() {
        phone = TestPhone(File(directory, "phone"), transport = { throw PlatformException.Offline() }).begin(null)
    }

    @AfterEach
    fun stop() = phone.close()

    private fun entry(issuer: String = "Contoso", name: String = "ada", secret: String = SECRET) =
        ManualEntry(issuer, name, secret, AccountType.TOTP, Algorithm.SHA1, 6u, 30u, 0u)

    private fun type(entry: ManualEntry) {
        phone.act(PhoneAction.Go(Place.MANUAL))
        phone.act(PhoneAction.TypeEntry(entry))
        phone.act(PhoneAction.ReadTyped)
    }

    private fun add(entry: ManualEntry = entry(), choice: Choice = Choice.KeepBoth): String {
        type(entry)
        phone.awaitScreen<Screen.Card>()
        phone.act(PhoneAction.Add(choice))
        val added = phone.awaitScreen<Screen.AddedAccounts>().added.single()
        phone.act(PhoneAction.Go(Place.HOME))
        return added.id
    }

    @Test
    fun aTypedKeyIsPointedAtAndThenAdded() {
        type(entry(secret = "JBSWY3DPEHPK3PX1"))
        assertEquals(16u, phone.awaitScreen<Screen.Manual> { it.wrong != null }.wrong!!.position)
        phone.act(PhoneAction.TypeEntry(entry()))
        assertEquals(null, phone.awaitScreen<Screen.Manual>().wrong)
        phone.act(PhoneAction.ReadTyped)
        val card = phone.awaitScreen<Screen.Card>()
        assertIs<Scan.Account>(card.scanned.scan)
        phone.act(PhoneAction.Add(Choice.KeepBoth, nickname = "work"))
        assertEquals(AddOutcome.NEW, phone.awaitScreen<Screen.AddedAccounts>().added.single().outcome)
        val account = phone.state.home!!.accounts.single()
        assertEquals("work", account.nickname)
        assertEquals(6, assertNotNull(account.code).length)
    }

    @Test
    fun nothingIsLostWhenAnAccountComesAgain() {
        val first = add()
        type(entry())
        assertEquals(listOf<Collision>(Collision.Same(first)), phone.awaitScreen<Screen.Card>().scanned.collisions)
        phone.act(PhoneAction.Go(Place.HOME))
        type(entry(secret = SECRET.reversed()))
        assertIs<Collision.NewSecret>(phone.awaitScreen<Screen.Card>().scanned.collisions.single())
        phone.act(PhoneAction.Add(Choice.Replace(first)))
        phone.awaitScreen<Screen.AddedAccounts>()
        assertNotNull(phone.state.home!!.accounts.single().previous)
    }

    @Test
    fun twoLinksAtOnceWaitAndAreLookedAtOneByOne() {
        phone.act(PhoneAction.LockNow)
        phone.awaitScreen<Screen.Lock>()
        phone.act(PhoneAction.Link(LINK))
        phone.act(PhoneAction.Link(LINK.replace("ada", "grace")))
        phone.act(PhoneAction.Link(LINK))
        phone.await("the links") { it.lock?.links == 2u }
        phone.act(PhoneAction.UnlockByPhone)
        val last = phone.awaitScreen<Screen.Card>()
        assertEquals(1, last.more)
        assertEquals(0, phone.state.home!!.accounts.size)
        phone.act(PhoneAction.Again)
        phone.awaitScreen<Screen.Card> { it.scanned.ticket != last.scanned.ticket && it.more == 0 }
    }

    @Test
    fun whatTheLockTookIsSaid() {
        type(entry())
        phone.awaitScreen<Screen.Card>()
        phone.act(PhoneAction.LockNow)
        phone.awaitScreen<Screen.Lock>()
        phone.await("the sentence") { it.said?.sentence == Sentence("add.ticket_gone") }
    }

    @Test
    fun aTextOfTwentyLinesThatTurnDirectionsIsCleanedByTheCore() {
        val hostile = (1..20).joinToString("%0A") { "%E2%80%AEgnorw%20$it" }
        phone.act(PhoneAction.Link("otpauth://totp/$hostile?secret=$SECRET&issuer=Contoso"))
        val account = (phone.awaitScreen<Screen.Card>().scanned.scan as Scan.Account).account
        val shown = display(account.name, 40u)
        assertTrue(shown.length <= 42 && shown.none { it == '\u202e' || it == '\n' }, shown)
    }

    @Test
    fun cameraAndPictureSayWhatIsMissing() {
        phone.device.camera = Permission.NOT_ASKED
        phone.device.answer = Permission.DENIED
        phone.act(PhoneAction.Go(Place.ADD))
        phone.awaitScreen<Screen.Camera>()
        assertEquals(Permission.NOT_ASKED, phone.state.camera)
        repeat(2) {
            phone.act(PhoneAction.AllowCamera)
            phone.await("the refusal") { it.camera == Permission.DENIED }
        }
        phone.act(PhoneAction.OpenSystem(SystemPage.APP))
        assertEquals(listOf(SystemPage.APP), phone.device.opened)
        for ((picture, key) in listOf(
            Picture.TooLarge to "add.picture.too_large",
            Picture.Unreadable to "add.picture.unreadable",
            Picture.Luma(ByteArray(10_000), 100, 100) to "add.picture.none",
        )) {
            phone.device.picture = picture
            phone.act(PhoneAction.PickPicture)
            phone.awaitScreen<Screen.Camera> { it.sentence == Sentence(key) }
        }
        phone.device.camera = Permission.NONE
        phone.act(PhoneAction.Go(Place.HOME))
        phone.act(PhoneAction.Go(Place.ADD))
        phone.await("no camera") { it.camera == Permission.NONE }
    }

    @Test
    fun accountsAreFoundRenamedMovedRemovedAndBroughtBack() {
        val ada = add()
        val grace = add(entry(name = "grace"))
        phone.act(PhoneAction.Search("GRACE"))
        phone.awaitScreen<Screen.Home> { it.found == setOf(grace) }
        phone.act(PhoneAction.Search(""))
        phone.awaitScreen<Screen.Home> { it.found == null }
        phone.act(PhoneAction.Rename(ada, "mine"))
        phone.await("the name") { state -> state.home!!.accounts.any { it.nickname == "mine" } }
        phone.act(PhoneAction.Move(grace, -1))
        phone.await("the order") { state -> state.home!!.accounts.map { it.id } == listOf(grace, ada) }
        phone.act(PhoneAction.Move(grace, -1))
        phone.act(PhoneAction.Favourite(ada, true))
        phone.await("the favourite") { state -> state.home!!.accounts.first().id == ada }
        phone.act(PhoneAction.AskRemove(ada))
        phone.act(PhoneAction.Remove(ada, everywhere = false))
        val said = phone.await("the undo") { it.said?.undo != null }.said!!
        assertEquals(listOf(ada), phone.state.removed.map { it.id })
        phone.act(said.undo!!)
        phone.await("the account") { state -> state.home!!.accounts.size == 2 && state.removed.isEmpty() }
    }

    @Test
    fun aFullDiskLosesNothingAndSaysSo() {
        val disk = File(directory, "disk").apply { mkdir() }
        val mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.path)
        assumeTrue(mounted || System.getenv("CI") == "true", "only root can make a small disk")
        try {
            TestPhone(File(disk, "phone"), transport = { throw PlatformException.Offline() }).use { small ->
                small.begin(null)
                val filler = File(disk, "filler")
                runCatching { filler.outputStream().use { out -> while (true) out.write(ByteArray(512)) } }
                small.act(PhoneAction.Link(LINK))
                small.awaitScreen<Screen.Card>()
                small.act(PhoneAction.Add(Choice.KeepBoth))
                small.awaitScreen<Screen.Card> { it.sentence == Sentence("error.storage_full") }
                assertEquals(0, small.state.home!!.accounts.size)
                filler.delete()
            }
        } finally {
            run("umount", "-l", disk.path)
        }
    }

    private fun run(vararg command: String) = ProcessBuilder(*command).start().waitFor() == 0
}
