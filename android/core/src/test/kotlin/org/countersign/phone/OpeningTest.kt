package org.countersign.phone

import kotlinx.coroutines.CompletableDeferred
import org.countersign.core.HttpResponse
import org.countersign.core.LockPolicy
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import org.countersign.phone.fake.PASSCODE
import org.countersign.phone.fake.SoftwareKeys
import org.countersign.phone.fake.TestPhone
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** Opening, locking and leaving, against the real core. */
class OpeningTest {
    @TempDir lateinit var directory: File
    private val offline = Transport { throw PlatformException.Offline() }

    private fun phone(keys: SoftwareKeys = SoftwareKeys()) = TestPhone(directory, keys, transport = offline)

    @Test
    fun theFirstRunMakesAVaultThatThePhonesLockOpens(): Unit = phone().use { phone ->
        phone.awaitScreen<Screen.Onboarding>()
        phone.act(PhoneAction.Go(Place.CHOOSE_LOCK))
        assertTrue(phone.awaitScreen<Screen.ChooseLock>().screenLock)
        phone.act(PhoneAction.Begin(null))
        phone.awaitScreen<Screen.Home>()
        assertEquals(listOf(SignPurpose.UNLOCK), phone.sheets.asked)
        assertEquals(emptyList(), phone.state.home?.accounts)
        assertNull(phone.state.sheet)
    }

    @Test
    fun withoutAScreenLockOrWithAShortPasscodeTheFirstRunSaysWhatToDo(): Unit = phone().use { phone ->
        phone.device.screenLock = false
        phone.awaitScreen<Screen.Onboarding>()
        phone.act(PhoneAction.Go(Place.CHOOSE_LOCK))
        assertEquals(false, phone.awaitScreen<Screen.ChooseLock>().screenLock)
        phone.act(PhoneAction.Begin("short"))
        val why = phone.awaitScreen<Screen.ChooseLock> { it.sentence != null }.sentence
        assertEquals(Sentence("error.passcode_short", "count" to 6L), why)
        phone.beginHere()
    }

    private fun TestPhone.beginHere() {
        act(PhoneAction.Begin(PASSCODE))
        awaitScreen<Screen.Home>()
    }

    @Test
    fun aVaultThatIsThereOpensLocked() {
        val keys = SoftwareKeys()
        phone(keys).use { it.begin() }
        phone(keys).use { phone ->
            phone.awaitScreen<Screen.Lock>()
            assertNull(phone.state.home)
            phone.act(PhoneAction.UnlockByPhone)
            phone.awaitScreen<Screen.Home>()
            assertNotNull(phone.state.home)
        }
    }

    @Test
    fun aWrongPasscodeSaysHowManyTriesAreLeftOnlyAtTheEnd(): Unit = phone().use { phone ->
        phone.begin()
        phone.act(PhoneAction.LockNow)
        phone.awaitScreen<Screen.Lock>()
        val said = (1..10).map {
            phone.act(PhoneAction.UnlockByPasscode("wrong passcode $it"))
            phone.await("the end of the call") { state -> !state.busy }
            phone.awaitScreen<Screen.Lock> { it.sentence != null }.sentence!!
        }
        assertEquals(Sentence("error.wrong_passcode"), said[4])
        assertEquals(Sentence("lock.wrong", "count" to 4L), said[5])
        assertEquals(Sentence("lock.wrong", "count" to 1L), said[8])
        phone.act(PhoneAction.UnlockByPasscode(PASSCODE))
        phone.awaitScreen<Screen.Lock> { it.sentence == Sentence("error.slot_disabled") }
        phone.act(PhoneAction.UnlockByPhone)
        phone.awaitScreen<Screen.Home>()
    }

    @Test
    fun aCancelledSheetAndANewFingerprintLeaveTheOtherWayIn(): Unit = phone().use { phone ->
        phone.begin()
        phone.act(PhoneAction.LockNow)
        phone.awaitScreen<Screen.Lock>()
        phone.await("the end of the call") { !it.busy }
        val refusals = listOf(
            PlatformException.Cancelled() to "error.cancelled",
            PlatformException.KeyInvalidated() to "error.key_invalidated",
            PlatformException.NoScreenLock() to "error.no_screen_lock",
        )
        for ((refusal, key) in refusals) {
            phone.sheets.refusal = refusal
            phone.act(PhoneAction.UnlockByPhone)
            phone.awaitScreen<Screen.Lock> { it.sentence == Sentence(key) }
            phone.await("the end of the call") { !it.busy }
        }
        phone.act(PhoneAction.UnlockByPasscode(PASSCODE))
        phone.awaitScreen<Screen.Home>()
    }

    @Test
    fun leavingLocksAsThePersonChose(): Unit = phone().use { phone ->
        phone.begin()
        phone.act(PhoneAction.LockWhen(LockPolicy.Never))
        phone.await("the policy") { it.lock?.policy == LockPolicy.Never }
        phone.act(PhoneAction.Background)
        phone.act(PhoneAction.Foreground)
        phone.awaitScreen<Screen.Home>()
        phone.act(PhoneAction.LockWhen(LockPolicy.OnBackground))
        phone.await("the policy") { it.lock?.policy == LockPolicy.OnBackground }
        phone.act(PhoneAction.Background)
        phone.awaitScreen<Screen.Lock>()
        assertNull(phone.state.home)
    }

    @Test
    fun aSheetOfTheSystemIsNotLeavingUntilItIsGone(): Unit = phone().use { phone ->
        phone.begin()
        phone.act(PhoneAction.LockNow)
        phone.awaitScreen<Screen.Lock>()
        phone.sheets.hold = CompletableDeferred()
        phone.act(PhoneAction.UnlockByPhone)
        phone.await("the sheet") { it.sheet == SignPurpose.UNLOCK }
        // The system's own screen for its code lies over the app.
        phone.act(PhoneAction.Background)
        phone.act(PhoneAction.Foreground)
        phone.sheets.hold!!.complete(Unit)
        phone.awaitScreen<Screen.Home>()
    }

    @Test
    fun whereNoVaultCanBeTheFirstRunSaysSo() {
        File(directory, "file").writeText("not a directory")
        TestPhone(File(directory, "file"), transport = offline).use { phone ->
            phone.awaitScreen<Screen.Onboarding>()
            phone.act(PhoneAction.Go(Place.CHOOSE_LOCK))
            phone.act(PhoneAction.Begin(null))
            assertEquals(Sentence("error.storage_read_only"), phone.awaitScreen<Screen.ChooseLock> { it.sentence != null }.sentence)
        }
    }

    @Test
    fun aDamagedVaultIsSaidAndOpenedOnceItIsWhole() {
        val keys = SoftwareKeys()
        phone(keys).use { it.begin() }
        val vault = directory.listFiles()!!.single { it.readBytes().decodeToString().startsWith("SQLite format 3") }
        val whole = vault.readBytes()
        vault.writeBytes(ByteArray(2000) { 7 })
        phone(keys).use { phone ->
            assertEquals(Sentence("error.data_foreign"), phone.awaitScreen<Screen.Unopened>().sentence)
            vault.writeBytes(whole)
            phone.act(PhoneAction.Again)
            phone.awaitScreen<Screen.Lock>()
        }
    }

    @Test
    fun nothingIsAskedOfAServiceWhereThereIsNone() {
        val asked = mutableListOf<String>()
        val counting = Transport { request ->
            asked += request.url
            HttpResponse(500u, emptyList(), byteArrayOf())
        }
        TestPhone(directory, transport = counting).use { phone ->
            phone.begin()
            phone.act(PhoneAction.Refresh)
            phone.await("the answer") { it.said?.sentence == Sentence("home.refresh.none") }
        }
        assertEquals(emptyList(), asked)
    }
}
