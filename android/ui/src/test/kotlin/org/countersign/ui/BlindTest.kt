package org.countersign.ui

import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.v2.runDesktopComposeUiTest
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancel
import org.countersign.core.Config
import org.countersign.core.Moment
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import org.countersign.core.Verification
import org.countersign.phone.Device
import org.countersign.phone.Permission
import org.countersign.phone.Phone
import org.countersign.phone.Preferences
import org.countersign.phone.Sheets
import org.countersign.phone.SystemPage
import org.countersign.phone.fake.SoftwareKeys
import org.countersign.ui.parts.spelled
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.io.InputStream
import java.util.Locale
import kotlin.test.AfterTest
import kotlin.test.Test
import kotlin.test.assertEquals

/** The first day of a person who sees nothing: the real phone behind the screens, found by name alone. */
@OptIn(ExperimentalTestApi::class)
class BlindTest {
    @TempDir
    lateinit var folder: File
    private val scope = CoroutineScope(Dispatchers.Unconfined)
    private val now = Moment(RealPhone.NOW_MS, 1_000_000)

    @AfterTest
    fun close() = scope.cancel()

    @Test
    fun anAccountIsAddedByTypingAndItsCodeIsRead() = runDesktopComposeUiTest(WIDTH, HEIGHT) {
        val config = Config(folder.path, Verification.CREDENTIAL, "android", allowLoopback = false)
        val offline = { throw PlatformException.Offline() }
        val phone = Phone(config, SoftwareKeys(), { offline() }, Nobody, PlainDevice, { now }, scope, Dispatchers.Unconfined)
        val surroundings = Surroundings(Locale.ENGLISH, false, { now.monotonicMs }, {}, assisted = true, font = Fonts.roboto)
        setContent {
            val state by phone.state.collectAsState()
            CountersignApp(state, surroundings, phone::act)
        }
        press("Add your first account")
        type("New passcode", PASSCODE)
        type("New passcode again", PASSCODE)
        press("Continue")
        press("Add account")
        press("Type it in")
        type("Service", "Contoso")
        type("Account", "ann@contoso.example")
        type("Setup key (secret key)", "gezd gnbv gy3t qojq gezd gnbv gy3t qojq")
        press("Continue")
        press("Add this account")
        press("Done")
        val row = onNode(hasText("\u2068Contoso\u2069")).fetchSemanticsNode().config
        val code = requireNotNull(
            phone.state.value.home!!
                .accounts
                .single()
                .code,
        )
        assertEquals(listOf("Code \u2068${spelled(code)}\u2069"), row[SemanticsProperties.ContentDescription])
    }

    private fun ComposeUiTest.press(name: String) {
        onNodeWithText(name).performClick()
        waitForIdle()
    }

    private fun ComposeUiTest.type(field: String, text: String) {
        onNode(hasContentDescription(field) and hasSetTextAction()).performScrollTo().performTextInput(text)
        waitForIdle()
    }

    private object Nobody : Sheets {
        override suspend fun sign(key: String, message: ByteArray, purpose: SignPurpose) = throw PlatformException.Cancelled()

        override suspend fun unwrap(key: String, wrapped: ByteArray, purpose: SignPurpose) = throw PlatformException.Cancelled()
    }

    /** Without a screen lock, a camera or anything to pick from. */
    private object PlainDevice : Device {
        override val name = "Pixel 9"
        override val screenLock = false
        override val camera = Permission.NONE
        override val notifications = Permission.NONE
        override val privateFolder = File("nothing is here")
        override var preferences = Preferences()

        override suspend fun allowCamera() = camera

        override suspend fun allowNotifications() = notifications

        override fun copy(code: String, seconds: Int) = Unit

        override fun open(page: SystemPage) = Unit

        override suspend fun pickPicture() = null

        override suspend fun pickFile() = null

        override suspend fun save(name: String, open: () -> InputStream) = false

        override fun erase() = Unit
    }

    private companion object {
        const val PASSCODE = "correct horse battery"
    }
}
