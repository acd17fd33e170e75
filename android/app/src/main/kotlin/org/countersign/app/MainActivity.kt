package org.countersign.app

import android.content.Intent
import android.os.Bundle
import android.view.MotionEvent
import androidx.activity.ComponentActivity
import androidx.activity.OnBackPressedCallback
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import org.countersign.phone.PhoneAction
import org.countersign.ui.CountersignApp

/** The one activity: what is drawn is a function of the phone's state. */
class MainActivity : ComponentActivity() {
    private val app get() = application as CountersignApplication
    private val parts get() = app.parts
    private lateinit var front: Front
    private var following: Job? = null

    override fun onCreate(savedInstanceState: Bundle?) {
        enableEdgeToEdge()
        super.onCreate(savedInstanceState)
        app.isSeen(this)
        front = Front(this, parts.phone, parts.scope)
        front.created(intent, again = savedInstanceState != null)
        follow()
        setContent {
            val state by parts.phone.state.collectAsState()
            CountersignApp(state, surroundings(state, parts.phone::act), parts.phone::act)
        }
    }

    /** The system shows where back leads, as long as it leads somewhere in the app. */
    private fun follow() {
        val back = object : OnBackPressedCallback(false) {
            override fun handleOnBackPressed() = parts.phone.act(PhoneAction.Back)
        }
        onBackPressedDispatcher.addCallback(this, back)
        following = parts.scope.launch { parts.phone.state.collect { back.isEnabled = it.screens.size > 1 } }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        front.came(intent)
    }

    override fun onStart() {
        super.onStart()
        app.isSeen(this)
        front.started()
    }

    override fun onStop() {
        front.stopped()
        super.onStop()
    }

    override fun onDestroy() {
        following?.cancel()
        front.destroyed()
        super.onDestroy()
    }

    override fun dispatchTouchEvent(event: MotionEvent) = front.isObscured(event) || super.dispatchTouchEvent(event)

    @Suppress("OVERRIDE_DEPRECATION", "DEPRECATION")
    override fun onRequestPermissionsResult(requestCode: Int, permissions: Array<String>, grantResults: IntArray) {
        super.onRequestPermissionsResult(requestCode, permissions, grantResults)
        parts.questions.permissionAnswered(requestCode, grantResults)
    }

    @Suppress("OVERRIDE_DEPRECATION", "DEPRECATION")
    override fun onActivityResult(requestCode: Int, resultCode: Int, data: Intent?) {
        super.onActivityResult(requestCode, resultCode, data)
        parts.questions.resultCame(requestCode, resultCode, data)
    }
}
