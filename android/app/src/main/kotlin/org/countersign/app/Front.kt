package org.countersign.app

import android.app.Activity
import android.content.Intent
import android.os.Build
import android.view.MotionEvent
import android.view.WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.launch
import org.countersign.core.Privacy
import org.countersign.phone.Phone
import org.countersign.phone.PhoneAction
import org.countersign.phone.showsKeys
import org.countersign.phone.staysOn

/** What an activity does for the phone, whatever draws in it: its window, its links, its coming and going. */
class Front(private val activity: Activity, private val phone: Phone, private val scope: CoroutineScope) {
    private var watching: Job? = null

    /** The strictest, until the vault says what the person chose. */
    fun created(intent: Intent, again: Boolean) {
        guard(null, keys = false)
        watching = scope.launch {
            launch { phone.state.map { it.lock?.privacy to it.screen.showsKeys }.distinctUntilChanged().collect { (privacy, keys) -> guard(privacy, keys) } }
            phone.state.map { it.screen.staysOn }.distinctUntilChanged().collect(::stayOn)
        }
        // The system hands the same link to each new activity, and to one that is taken from the list of recent apps.
        val old = again || intent.flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0
        if (!old) came(intent)
    }

    fun came(intent: Intent) {
        when (intent.action) {
            Intent.ACTION_VIEW -> intent.dataString?.let { phone.act(PhoneAction.Link(it)) }
            OPEN_REQUESTS -> phone.act(PhoneAction.OpenRequests(intent.getStringExtra(ACCOUNT)))
        }
    }

    fun started() = phone.act(PhoneAction.Foreground)

    /** Turning the phone is not leaving. */
    fun stopped() {
        if (!activity.isChangingConfigurations) phone.act(PhoneAction.Background)
    }

    fun destroyed() {
        watching?.cancel()
    }

    /** Whether a touch came through another app's window: it counts for nothing. */
    fun isObscured(event: MotionEvent): Boolean {
        val obscured = event.flags and (MotionEvent.FLAG_WINDOW_IS_OBSCURED or MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED) != 0
        val refused = obscured && phone.state.value.lock?.privacy?.refuseObscuredTouches != false
        if (refused != phone.state.value.obscured) phone.act(PhoneAction.Obscured(refused))
        return refused
    }

    private fun stayOn(on: Boolean) = activity.window.run { if (on) addFlags(FLAG_KEEP_SCREEN_ON) else clearFlags(FLAG_KEEP_SCREEN_ON) }

    /** Keys are pictured by nobody, whatever the person chose for codes. */
    private fun guard(privacy: Privacy?, keys: Boolean) {
        val window = activity.window
        val secret = keys || privacy?.chosen?.allowScreenshots != true
        if (secret) window.addFlags(FLAG_SECURE) else window.clearFlags(FLAG_SECURE)
        val refuse = privacy?.refuseObscuredTouches != false
        window.decorView.filterTouchesWhenObscured = refuse
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) window.setHideOverlayWindows(refuse)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) activity.setRecentsScreenshotEnabled(privacy?.coverInRecents == false)
    }

    companion object {
        const val OPEN_REQUESTS = "org.countersign.app.OPEN_REQUESTS"
        const val ACCOUNT = "account"
    }
}
