package org.countersign.app

import android.app.Activity
import android.app.Application
import java.lang.ref.WeakReference

/** The process. */
class CountersignApplication :
    Application(),
    Parts.Owner {
    private var seen = WeakReference<Activity>(null)
    override val parts by lazy { Parts.live(this, MainActivity::class.java) { seen.get() } }

    override fun onCreate() {
        super.onCreate()
        RefreshJob.schedule(this)
    }

    /** The activity over which sheets and questions are shown. */
    fun isSeen(activity: Activity) {
        seen = WeakReference(activity)
    }
}
