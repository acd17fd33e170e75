package org.countersign.phone

import org.countersign.core.Home
import org.countersign.core.LastBackup
import org.countersign.core.LockView
import org.countersign.core.Moment
import org.countersign.core.RemovedAccount
import org.countersign.core.SignPurpose

/** All that is drawn at one moment. */
data class PhoneState(
    /** Where the person is. The last screen is seen; going back shows the one before. */
    val screens: List<Screen> = listOf(Screen.Starting),
    /** The core's first screen, for everything that shows accounts and requests; none while locked. */
    val home: Home? = null,
    /** How the app opens, and what other eyes may see; none before there is a vault. */
    val lock: LockView? = null,
    /** What was removed and can be brought back, the last one first. */
    val removed: List<RemovedAccount> = emptyList(),
    /** The backup that was made and opened last; none where there is none, and while locked. */
    val lastBackup: LastBackup? = null,
    /** When `home` was read: a ring of time left begins here. */
    val readAt: Moment = Moment(0, 0),
    /** Said once at the bottom, until the person or the next sentence puts it away. */
    val said: Said? = null,
    /** What the person is asked for by a sheet of the system that lies over everything. */
    val sheet: SignPurpose? = null,
    /** Whether the app is waiting for a slow call, so that nothing can be pressed twice. */
    val busy: Boolean = false,
    /** Whether another app's window lies over ours, so that touches count for nothing. */
    val obscured: Boolean = false,
    /** What the system allows. */
    val camera: Permission = Permission.NOT_ASKED,
    val notifications: Permission = Permission.NOT_ASKED,
    /** What the person has chosen of the drawing. */
    val preferences: Preferences = Preferences(),
) {
    val screen get() = screens.last()
}

/** A sentence at the bottom, with the undo that may stand beside it. */
data class Said(val sentence: Sentence, val undo: PhoneAction? = null)

/** What the system lets the app use. */
enum class Permission { ALLOWED, DENIED, NONE, NOT_ASKED }

/** On which side the main buttons stand. */
enum class Reach { AUTO, LEFT, RIGHT }

/** What the person has chosen of the drawing alone; the core knows nothing of it. */
data class Preferences(
    val alwaysNextCode: Boolean = false,
    val announceEnd: Boolean = false,
    val reach: Reach = Reach.AUTO,
    /** Whether the notice that notifications are off was put away. */
    val withoutNotifications: Boolean = false,
)
