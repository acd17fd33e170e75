package org.countersign.app

import android.content.Intent
import android.net.Uri
import android.os.SystemClock
import android.view.MotionEvent
import android.view.WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import kotlinx.coroutines.CompletableDeferred
import org.countersign.core.Choice
import org.countersign.core.LockPolicy
import org.countersign.core.PrivacyChoice
import org.countersign.core.SignPurpose
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.phone.Screen
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue

private const val LINK = "otpauth://totp/Contoso:ada?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Contoso"

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], application = TestApplication::class)
class FrontTest {
    private val app get() = RuntimeEnvironment.getApplication() as TestApplication

    private fun activity(intent: Intent = Intent(Intent.ACTION_MAIN)) = Robolectric.buildActivity(BareActivity::class.java, intent).setup()

    private fun link(text: String) = Intent(Intent.ACTION_VIEW, Uri.parse(text))

    private val BareActivity.isSecret get() = window.attributes.flags and FLAG_SECURE != 0

    @Test
    fun theScreenIsSecretUntilThePersonAllowsPictures() {
        val activity = activity().get()
        assertTrue(activity.isSecret)
        app.begin()
        assertTrue(activity.isSecret)
        app.phone.act(PhoneAction.SetPrivacy(PrivacyChoice(allowScreenshots = true, hideCodes = false)))
        app.await("the choice") { it.lock?.privacy?.chosen?.allowScreenshots == true }
        app.idle()
        assertFalse(activity.isSecret)
        app.phone.act(PhoneAction.SetPrivacy(PrivacyChoice(allowScreenshots = false, hideCodes = true)))
        app.await("the choice") { it.lock?.privacy?.chosen?.allowScreenshots == false }
        app.idle()
        assertTrue(activity.isSecret)
    }

    @Test
    fun aKeyIsPicturedByNobodyEvenWhereCodesMayBe() {
        app.begin()
        app.phone.act(PhoneAction.SetPrivacy(PrivacyChoice(allowScreenshots = true, hideCodes = false)))
        val activity = activity(link(LINK)).get()
        app.awaitScreen<Screen.Card>()
        app.phone.act(PhoneAction.Add(Choice.KeepBoth))
        app.awaitScreen<Screen.AddedAccounts>()
        app.idle()
        assertFalse(activity.isSecret)
        app.phone.act(PhoneAction.AskCode(app.state.home!!.accounts.single().id))
        app.idle()
        assertTrue(activity.isSecret)
        app.phone.act(PhoneAction.Back)
        app.idle()
        assertFalse(activity.isSecret)
    }

    @Test
    fun theScreenStaysOnWhereNobodyTouchesIt() {
        val activity = activity().get()
        app.begin()
        fun staysOn() = app.idle().let { activity.window.attributes.flags and FLAG_KEEP_SCREEN_ON != 0 }
        assertFalse(staysOn())
        app.phone.act(PhoneAction.Go(Place.BIG_CODES))
        assertTrue(staysOn())
        app.phone.act(PhoneAction.Go(Place.HOME))
        assertFalse(staysOn())
        app.phone.act(PhoneAction.Go(Place.SEND))
        assertTrue(staysOn())
    }

    @Test
    fun aTouchThroughAnotherAppsWindowCountsForNothing() {
        val activity = activity().get()
        app.begin()
        assertTrue(activity.window.decorView.filterTouchesWhenObscured)
        fun touch(flags: Int): Boolean {
            val now = SystemClock.uptimeMillis()
            val properties = arrayOf(MotionEvent.PointerProperties().apply { id = 0 })
            val coordinates = arrayOf(MotionEvent.PointerCoords())
            val event = MotionEvent.obtain(now, now, MotionEvent.ACTION_DOWN, 1, properties, coordinates, 0, 0, 1f, 1f, 0, 0, 0, flags)
            return activity.front.isObscured(event)
        }
        assertFalse(touch(0))
        assertTrue(touch(MotionEvent.FLAG_WINDOW_IS_OBSCURED))
        assertTrue(app.state.obscured)
        assertTrue(touch(MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED))
        assertFalse(touch(0))
        assertFalse(app.state.obscured)
    }

    @Test
    fun aLinkWaitsForTheUnlockAndIsReadOnceHoweverOftenThePhoneIsTurned() {
        app.begin()
        app.phone.act(PhoneAction.LockNow)
        app.awaitScreen<Screen.Lock>()
        val activity = activity(link(LINK))
        activity.newIntent(link(LINK.replace("ada", "grace")))
        app.await("both links") { it.lock?.links == 2u }
        activity.recreate()
        app.idle()
        assertEquals(2u, app.await("both links") { it.lock != null }.lock?.links)
        app.phone.act(PhoneAction.UnlockByPhone)
        val card = app.awaitScreen<Screen.Card>()
        assertEquals(1, card.more)
        assertEquals(emptyList(), app.state.home?.accounts)
    }

    @Test
    fun aLinkThatStartsTheProcessOrComesBeforeTheVaultIsNotLost() {
        activity(link(LINK))
        app.begin()
        app.awaitScreen<Screen.Card>()
        app.die()
        activity(link(LINK.replace("ada", "grace")))
        app.await("the link") { it.lock?.links == 1u }
        app.phone.act(PhoneAction.UnlockByPhone)
        app.awaitScreen<Screen.Card>()
    }

    @Test
    fun anActivityOfTheListOfRecentAppsHandsNothingOver() {
        app.begin()
        activity(link(LINK).addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY))
        app.idle()
        app.awaitScreen<Screen.Home>()
        assertEquals(0u, app.state.lock?.links)
    }

    @Test
    fun turningThePhoneDuringTheSheetLosesNothing() {
        app.begin()
        app.phone.act(PhoneAction.LockNow)
        app.awaitScreen<Screen.Lock>()
        val activity = activity()
        val hold = CompletableDeferred<Unit>().also { app.sheets.hold = it }
        app.phone.act(PhoneAction.UnlockByPhone)
        app.await("the sheet") { it.sheet == SignPurpose.UNLOCK }
        activity.recreate()
        app.idle()
        assertEquals(SignPurpose.UNLOCK, app.state.sheet)
        hold.complete(Unit)
        app.awaitScreen<Screen.Home>()
        assertNull(app.state.sheet)
    }

    @Test
    fun turningIsNotLeavingAndLeavingLocks() {
        val activity = activity()
        app.begin()
        app.phone.act(PhoneAction.LockWhen(LockPolicy.OnBackground))
        app.await("the policy") { it.lock?.policy == LockPolicy.OnBackground }
        activity.recreate()
        app.idle()
        app.awaitScreen<Screen.Home>()
        activity.pause().stop()
        app.awaitScreen<Screen.Lock>()
        assertNull(app.state.home)
        activity.start().resume()
        app.awaitScreen<Screen.Lock>()
    }
}
