package org.countersign.app

import android.Manifest
import android.app.Activity
import android.app.KeyguardManager
import android.content.ClipData
import android.content.ClipboardManager
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Looper
import android.provider.Settings
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import org.countersign.phone.Permission
import org.countersign.phone.Preferences
import org.countersign.phone.Reach
import org.countersign.phone.SystemPage
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.io.ByteArrayOutputStream
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], manifest = Config.NONE)
class AndroidDeviceTest {
    private val context = RuntimeEnvironment.getApplication()
    private val questions = Questions()
    private val activity = Robolectric.buildActivity(Activity::class.java).setup().get()
    private val device = AndroidDevice(context, questions, Clipboard(context), {}) { activity }
    private val clipboard get() = context.service<ClipboardManager>()

    private fun pass(seconds: Long) = shadowOf(Looper.getMainLooper()).idleFor(Duration.ofSeconds(seconds))

    @Test
    fun aCopiedCodeIsMarkedAsSensitiveAndTakenAwayAgain() {
        device.copy("123456", 30)
        val clip = clipboard.primaryClip!!
        assertEquals("123456", clip.getItemAt(0).text.toString())
        assertTrue(clip.description.extras.getBoolean("android.content.extra.IS_SENSITIVE"))
        pass(20)
        device.copy("654321", 30)
        pass(20)
        assertTrue(clipboard.hasPrimaryClip())
        pass(11)
        assertFalse(clipboard.hasPrimaryClip())
    }

    @Test
    fun whatThePersonCopiedMeanwhileStays() {
        device.copy("123456", 30)
        clipboard.setPrimaryClip(ClipData.newPlainText("shopping", "milk"))
        pass(31)
        assertEquals("milk", clipboard.primaryClip!!.getItemAt(0).text.toString())
    }

    @Test
    fun aCameraThatIsRefusedTwiceStaysRefusedAndOneThatIsNotThereIsSaidToBe() {
        shadowOf(context.packageManager).setSystemFeature(PackageManager.FEATURE_CAMERA_ANY, false)
        assertEquals(Permission.NONE, device.camera)
        shadowOf(context.packageManager).setSystemFeature(PackageManager.FEATURE_CAMERA_ANY, true)
        assertEquals(Permission.NOT_ASKED, device.camera)
        repeat(2) {
            val answer = CoroutineScope(Dispatchers.Unconfined).async { device.allowCamera() }
            val asked = shadowOf(activity).lastRequestedPermission
            assertEquals(listOf(Manifest.permission.CAMERA), asked.requestedPermissions.toList())
            questions.permissionAnswered(asked.requestCode, intArrayOf(PackageManager.PERMISSION_DENIED))
            assertTrue(answer.isCompleted)
            assertEquals(Permission.DENIED, device.camera)
        }
        device.open(SystemPage.APP)
        assertEquals(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, shadowOf(context).nextStartedActivity.action)
    }

    @Test
    fun aFileGoesWhereThePersonWantsItAndNothingElseKeepsIt() {
        val place = Uri.parse("content://documents/keys")
        val written = ByteArrayOutputStream()
        shadowOf(context.contentResolver).registerOutputStream(place, written)
        val saved = CoroutineScope(Dispatchers.Unconfined).async { device.save("keys.txt", "otpauth"::byteInputStream) }
        val asked = shadowOf(activity).nextStartedActivityForResult
        assertEquals(Intent.ACTION_CREATE_DOCUMENT, asked.intent.action)
        assertEquals("keys.txt", asked.intent.getStringExtra(Intent.EXTRA_TITLE))
        questions.resultCame(asked.requestCode, Activity.RESULT_OK, Intent().setData(place))
        assertTrue(runBlocking { saved.await() })
        assertEquals("otpauth", written.toString())
        assertEquals(context.noBackupFilesDir, device.privateFolder.parentFile)
        assertEquals(emptyList(), device.privateFolder.list()!!.toList())
    }

    @Test
    fun theScreenLockIsThatOfThePhone() {
        assertFalse(device.screenLock)
        shadowOf(context.service<KeyguardManager>()).setIsDeviceSecure(true)
        assertTrue(device.screenLock)
    }

    @Test
    fun whatThePersonPrefersIsKept() {
        val preferences = Preferences(alwaysNextCode = true, announceEnd = true, reach = Reach.LEFT, withoutNotifications = true)
        device.preferences = preferences
        assertEquals(preferences, AndroidDevice(context, questions, Clipboard(context), {}) { null }.preferences)
    }
}
