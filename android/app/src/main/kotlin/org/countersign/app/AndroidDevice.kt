package org.countersign.app

import android.Manifest
import android.app.Activity
import android.app.KeyguardManager
import android.app.NotificationManager
import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import android.provider.OpenableColumns
import android.provider.Settings
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import okio.buffer
import okio.source
import org.countersign.phone.Device
import org.countersign.phone.Permission
import org.countersign.phone.PickedFile
import org.countersign.phone.Picture
import org.countersign.phone.Preferences
import org.countersign.phone.Reach
import org.countersign.phone.SystemPage
import java.io.File
import java.io.IOException
import java.io.InputStream

/** What the phone does beside keys, sheets and the network. */
class AndroidDevice(
    private val context: Context,
    private val questions: Questions,
    private val clipboard: Clipboard,
    private val erasing: () -> Unit,
    private val activity: () -> Activity?,
) : Device {
    private val kept = context.getSharedPreferences("preferences", Context.MODE_PRIVATE)
    override val name: String get() = Build.MODEL
    override val screenLock get() = context.service<KeyguardManager>().isDeviceSecure

    override val camera
        get() = if (context.packageManager.hasSystemFeature(PackageManager.FEATURE_CAMERA_ANY)) permission(Manifest.permission.CAMERA) else Permission.NONE

    override val notifications: Permission
        get() {
            val manager = context.service<NotificationManager>()
            return when {
                Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU -> permission(Manifest.permission.POST_NOTIFICATIONS)
                manager.areNotificationsEnabled() -> Permission.ALLOWED
                else -> Permission.DENIED
            }
        }

    private fun permission(name: String) = when {
        context.checkSelfPermission(name) == PackageManager.PERMISSION_GRANTED -> Permission.ALLOWED
        kept.getBoolean(name, false) -> Permission.DENIED
        else -> Permission.NOT_ASKED
    }

    override suspend fun allowCamera() = allow(Manifest.permission.CAMERA).let { camera }

    override suspend fun allowNotifications(): Permission {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) allow(Manifest.permission.POST_NOTIFICATIONS)
        return notifications
    }

    private suspend fun allow(permission: String) {
        val activity = activity() ?: return
        questions.permission(activity, permission)
        kept.edit().putBoolean(permission, true).apply()
    }

    override var preferences: Preferences
        get() = Preferences(
            alwaysNextCode = kept.getBoolean("next_code", false),
            announceEnd = kept.getBoolean("announce_end", false),
            reach = Reach.entries.getOrElse(kept.getInt("reach", 0)) { Reach.AUTO },
            withoutNotifications = kept.getBoolean("without_notifications", false),
        )
        set(value) = kept.edit()
            .putBoolean("next_code", value.alwaysNextCode)
            .putBoolean("announce_end", value.announceEnd)
            .putInt("reach", value.reach.ordinal)
            .putBoolean("without_notifications", value.withoutNotifications)
            .apply()

    override fun copy(code: String, seconds: Int) = clipboard.copy(code, seconds)

    override fun open(page: SystemPage) {
        val app = Uri.fromParts("package", context.packageName, null)
        val intent = when (page) {
            SystemPage.APP -> Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, app)
            SystemPage.LANGUAGE -> languages(app)
            SystemPage.NOTIFICATIONS -> Intent(Settings.ACTION_APP_NOTIFICATION_SETTINGS).putExtra(Settings.EXTRA_APP_PACKAGE, context.packageName)
            SystemPage.SCREEN_LOCK -> Intent(Settings.ACTION_SECURITY_SETTINGS)
            SystemPage.TIME -> Intent(Settings.ACTION_DATE_SETTINGS)
        }
        try {
            context.startActivity(intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
        } catch (_: ActivityNotFoundException) {
            // Some makers leave a page out; the first page of the settings is everywhere.
            context.startActivity(Intent(Settings.ACTION_SETTINGS).addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
        }
    }

    private fun languages(app: Uri) = when {
        Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU -> Intent(Settings.ACTION_APP_LOCALE_SETTINGS, app)
        else -> Intent(Settings.ACTION_LOCALE_SETTINGS)
    }

    override suspend fun pickPicture(): Picture? = pick("image/*")?.let { uri ->
        withContext(Dispatchers.IO) { readPicture { context.contentResolver.openInputStream(uri) } }
    }

    override suspend fun pickFile(): PickedFile? = pick("*/*")?.let { uri ->
        withContext(Dispatchers.IO) {
            val bytes = try {
                context.contentResolver.openInputStream(uri)?.source()?.buffer()?.use {
                    it.request(LARGEST_FILE + 1)
                    it.buffer.readByteArray(minOf(it.buffer.size, LARGEST_FILE + 1))
                }
            } catch (_: IOException) {
                null
            }
            PickedFile(nameOf(uri), bytes ?: byteArrayOf())
        }
    }

    private suspend fun pick(type: String): Uri? {
        val intent = Intent(Intent.ACTION_OPEN_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType(type)
        return activity()?.let { questions.result(it, intent) }
    }

    private fun nameOf(uri: Uri): String =
        context.contentResolver.query(uri, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)?.use {
            if (it.moveToFirst()) it.getString(0) else null
        }.orEmpty()

    override val privateFolder get() = File(context.noBackupFilesDir, "handed-over").apply { mkdir() }

    override suspend fun save(name: String, open: () -> InputStream): Boolean {
        val intent = Intent(Intent.ACTION_CREATE_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE)
            .setType("application/octet-stream").putExtra(Intent.EXTRA_TITLE, name)
        val uri = activity()?.let { questions.result(it, intent) } ?: return false
        return withContext(Dispatchers.IO) {
            try {
                context.contentResolver.openOutputStream(uri, "wt")?.use { to -> open().use { it.copyTo(to) } } != null
            } catch (_: IOException) {
                false
            }
        }
    }

    override fun erase() = erasing()

    private companion object {
        /** Far more than a backup of ten thousand accounts has; the core refuses what is longer than it reads. */
        const val LARGEST_FILE = 64L * 1024 * 1024
    }
}
