package org.countersign.app

import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.os.Build
import android.os.Handler
import android.os.Looper
import android.os.PersistableBundle

/** Copies codes so that keyboards and other devices leave them alone, and takes them away again. */
class Clipboard(context: Context) {
    private val manager = context.service<ClipboardManager>()
    private val handler = Handler(Looper.getMainLooper())

    fun copy(code: String, seconds: Int) {
        val clip = ClipData.newPlainText(LABEL, code)
        clip.description.extras = PersistableBundle().apply { putBoolean(SENSITIVE, true) }
        manager.setPrimaryClip(clip)
        handler.removeCallbacksAndMessages(null)
        handler.postDelayed(::clear, seconds * 1000L)
    }

    /** While another app is in front nobody tells us what is on the clipboard: then it is cleared to be safe. */
    private fun clear() {
        val label = manager.primaryClipDescription?.label
        if (label != null && label != LABEL) return
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) manager.clearPrimaryClip() else manager.setPrimaryClip(ClipData.newPlainText("", ""))
    }

    private companion object {
        const val LABEL = "countersign"

        /** `ClipDescription.EXTRA_IS_SENSITIVE`, which older systems heed under this name as well. */
        const val SENSITIVE = "android.content.extra.IS_SENSITIVE"
    }
}
