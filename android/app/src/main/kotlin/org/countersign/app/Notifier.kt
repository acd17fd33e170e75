package org.countersign.app

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.graphics.drawable.Icon
import org.countersign.phone.Announcement
import org.countersign.phone.AnnouncementKind
import org.countersign.ui.words.Words

/** Says that somebody asks. It names nothing on a locked screen, and never approves. */
class Notifier(private val context: Context, private val open: Class<*>, private val words: () -> Words) {
    private val manager = context.service<NotificationManager>()

    /** Shows all that there is to say, and takes away what there was. */
    fun show(announcements: List<Announcement>) {
        channels()
        val wanted = announcements.map { it.tag }.toSet()
        manager.activeNotifications.filter { it.id == REQUEST && it.tag !in wanted }.forEach { manager.cancel(it.tag, it.id) }
        announcements.forEach { manager.notify(it.tag, REQUEST, notification(it)) }
    }

    /** After Refuse on a notification. */
    fun refused(account: String, told: Boolean) {
        channels()
        val said = if (told) words().notifyRefused else words().notifyRefuseFailed
        val builder = builder(QUIET, account).setContentTitle(said).setVisibility(Notification.VISIBILITY_PUBLIC)
        manager.notify(account, REQUEST, builder.build())
    }

    private fun notification(announcement: Announcement): Notification {
        val burst = announcement.kind == AnnouncementKind.BURST
        val title = if (burst) words().notifyBurstTitle else words().notifyRequestTitle
        val public = if (burst) words().notifyBurstBody else words().notifyRequestPublic
        val body = if (burst) public else announcement.name?.let(words()::notifyRequestBody) ?: public
        val channel = if (announcement.kind == AnnouncementKind.QUIET) QUIET else REQUESTS
        val locked = builder(channel, announcement.account).setContentTitle(title).setContentText(public).build()
        val builder = builder(channel, announcement.account).setContentTitle(title).setContentText(body)
            .setVisibility(Notification.VISIBILITY_PRIVATE).setPublicVersion(locked)
            .addAction(action(words().notifyRequestOpen, opening(announcement.account)))
        val account = announcement.account
        if (announcement.kind == AnnouncementKind.REQUEST && account != null) builder.addAction(action(words().notifyRequestRefuse, refusing(account)))
        return builder.build()
    }

    private fun builder(channel: String, account: String?) = Notification.Builder(context, channel)
        .setSmallIcon(android.R.drawable.ic_lock_idle_lock)
        .setContentIntent(opening(account))
        .setCategory(Notification.CATEGORY_MESSAGE)
        .setOnlyAlertOnce(true)
        .setAutoCancel(true)
        .setLocalOnly(true)

    private fun action(title: String, intent: PendingIntent) =
        Notification.Action.Builder(Icon.createWithResource(context, android.R.drawable.ic_lock_idle_lock), title, intent).build()

    private fun opening(account: String?): PendingIntent {
        val intent = Intent(context, open).setAction(Front.OPEN_REQUESTS).putExtra(Front.ACCOUNT, account)
            .addFlags(Intent.FLAG_ACTIVITY_NEW_TASK or Intent.FLAG_ACTIVITY_SINGLE_TOP)
        return PendingIntent.getActivity(context, account.hashCode(), intent, FLAGS)
    }

    private fun refusing(account: String): PendingIntent {
        val intent = Intent(context, RefuseReceiver::class.java).setAction(account).putExtra(Front.ACCOUNT, account)
        return PendingIntent.getBroadcast(context, account.hashCode(), intent, FLAGS)
    }

    private fun channels() = manager.createNotificationChannels(
        listOf(
            NotificationChannel(REQUESTS, words().notifyChannelRequests, NotificationManager.IMPORTANCE_HIGH),
            NotificationChannel(QUIET, words().notifyChannelQuiet, NotificationManager.IMPORTANCE_LOW),
        ),
    )

    private val Announcement.tag get() = account ?: "any"

    companion object {
        const val REQUESTS = "requests"
        const val QUIET = "quiet"
        const val REQUEST = 1
        private const val FLAGS = PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT
    }
}
