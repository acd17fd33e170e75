package org.countersign.phone

import org.countersign.core.AddOutcome
import org.countersign.core.Choice
import org.countersign.core.PlatformException
import org.countersign.phone.fake.TestPhone
import org.countersign.phone.fake.frame
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue

private const val LINK = "otpauth://totp/Contoso:ada?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso"

/** All accounts from one phone to another, each with the real core, over what their cameras see. */
class MovingTest {
    @TempDir lateinit var directory: File
    private lateinit var old: TestPhone
    private lateinit var new: TestPhone

    @BeforeEach
    fun start() {
        old = phone("old")
        new = phone("new")
        for (name in listOf("ada", "grace")) {
            old.act(PhoneAction.Link(LINK.replace("ada", name)))
            old.awaitScreen<Screen.Card>()
            old.act(PhoneAction.Add(Choice.KeepBoth))
            old.awaitScreen<Screen.AddedAccounts>()
            old.act(PhoneAction.Go(Place.HOME))
        }
    }

    @AfterEach
    fun stop() {
        old.close()
        new.close()
    }

    private fun phone(name: String) = TestPhone(File(directory, name), transport = { throw PlatformException.Offline() }).begin(null)

    private inline fun <reified S : MoveStage> TestPhone.awaitStage(): S = awaitScreen<Screen.Move> { it.stage is S }.stage as S

    private inline fun <reified S : MoveStage> TestPhone.seesUntil(frames: List<PhoneAction.Frame>): S {
        val end = System.nanoTime() + 60_000_000_000
        while ((state.screen as? Screen.Move)?.stage !is S) {
            check(System.nanoTime() < end) { "${state.screen}" }
            for (frame in frames) {
                act(frame)
                // The next frame comes when this one was read.
                Thread.sleep(20)
            }
        }
        return awaitStage()
    }

    private fun compare(): Pair<MoveStage.Show, MoveStage.Compare> {
        new.act(PhoneAction.Go(Place.RECEIVE))
        val shown = new.awaitStage<MoveStage.Show>()
        old.act(PhoneAction.Go(Place.SEND))
        return shown to old.seesUntil<MoveStage.Compare>(listOf(frame(shown.receiving.qr)))
    }

    @Test
    fun whatTheOldPhoneShowsArrivesOnTheNewOne() {
        val (shown, compared) = compare()
        assertEquals(shown.receiving.code, compared.sending.code)
        new.act(PhoneAction.Same)
        new.awaitStage<MoveStage.Receive>()
        old.act(PhoneAction.Same)
        val parts = old.awaitStage<MoveStage.Parts>().parts
        val preview = new.seesUntil<MoveStage.Preview>(parts.map { frame(it) })
        assertEquals(listOf("ada", "grace"), preview.arrived.accounts.map { it.account.name })
        assertTrue(new.state.home!!.accounts.isEmpty())
        new.act(PhoneAction.Bring(Choice.KeepBoth))
        val ended = new.awaitStage<MoveStage.Ended>()
        assertEquals(listOf(AddOutcome.NEW, AddOutcome.NEW), ended.added.map { it.outcome })
        assertEquals(emptyList(), ended.pairAgain)
        assertEquals(old.state.home!!.accounts.map { it.name }, new.state.home!!.accounts.map { it.name })
    }

    @Test
    fun whoeverUnlockedTheOldPhoneLongAgoIsAskedBeforeItShowsAnything() {
        compare()
        old.clock.pass(seconds = 120)
        old.sheets.refusal = PlatformException.Cancelled()
        old.act(PhoneAction.Same)
        old.awaitScreen<Screen.Verify> { it.sentence == Sentence("error.cancelled") }
        old.await("the end of the call") { !it.busy }
        old.sheets.refusal = null
        old.act(PhoneAction.UnlockByPhone)
        old.awaitStage<MoveStage.Parts>()
    }

    @Test
    fun aMoveThatIsLeftHasEnded() {
        compare()
        old.act(PhoneAction.Back)
        old.act(PhoneAction.Go(Place.HOME))
        new.act(PhoneAction.Back)
        new.awaitScreen<Screen.Home>()
        new.act(PhoneAction.Go(Place.RECEIVE))
        new.awaitStage<MoveStage.Show>()
        new.act(PhoneAction.LockNow)
        new.awaitScreen<Screen.Lock>()
    }
}
