package org.countersign.app

import android.app.Activity
import android.content.Context
import android.os.Handler
import android.os.Looper
import android.os.SystemClock
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import org.countersign.core.Config
import org.countersign.core.Keys
import org.countersign.core.Moment
import org.countersign.core.Verification
import org.countersign.phone.Device
import org.countersign.phone.HttpTransport
import org.countersign.phone.Phone
import org.countersign.phone.Sheets
import org.countersign.phone.Transport
import org.countersign.ui.words.Language
import org.countersign.ui.words.Words
import java.io.File
import java.util.concurrent.Executor

/** What lives as long as the process: one phone, whatever activities come and go. */
class Parts(
    private val context: Context,
    val open: Class<out Activity>,
    keys: Keys,
    transport: Transport,
    sheets: Sheets,
    device: Device,
    allowLoopback: Boolean,
    val questions: Questions,
    main: Executor,
) {
    val scope = CoroutineScope(SupervisorJob() + main.asCoroutineDispatcher())
    val phone = Phone(config(context, allowLoopback), keys, transport, sheets, device, ::now, scope)
    val notifier = Notifier(context, open) { words(context) }

    /** An application that has them. */
    interface Owner {
        val parts: Parts
    }

    companion object {
        /** Those of a real phone. `activity`: the one that is seen. */
        fun live(context: Context, open: Class<out Activity>, activity: () -> Activity?): Parts {
            val main = Executor(Handler(Looper.getMainLooper())::post)
            val questions = Questions()
            lateinit var device: AndroidDevice
            val keys = AndroidKeys(File(context.noBackupFilesDir, "mark")) { device.screenLock }
            val erase = {
                vault(context).deleteRecursively()
                keys.deleteAll()
            }
            device = AndroidDevice(context, questions, Clipboard(context), erase, activity)
            val sheets = BiometricSheets(keys, main, { words(context) }, activity)
            return Parts(context, open, keys, HttpTransport(allowLoopback = false), sheets, device, false, questions, main)
        }

        private fun config(context: Context, allowLoopback: Boolean) =
            Config(vault(context).path, Verification.CREDENTIAL, "android", allowLoopback)

        /** Never in a backup, whatever the manifest says. */
        private fun vault(context: Context) = File(context.noBackupFilesDir, "vault")

        private fun now() = Moment(System.currentTimeMillis(), SystemClock.elapsedRealtime())

        fun words(context: Context) = Words(Language.of(context.resources.configuration.locales[0].toLanguageTag()))
    }
}
