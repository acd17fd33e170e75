package org.countersign.app

import android.app.Notification
import android.app.NotificationManager
import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.content.ComponentName
import org.countersign.phone.Announcement
import org.countersign.phone.AnnouncementKind
import org.countersign.phone.PairingStage
import org.countersign.phone.PhoneAction
import org.countersign.phone.Place
import org.countersign.phone.Screen
import org.countersign.phone.fake.Service
import org.countersign.phone.fake.text
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.util.ReflectionHelpers
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], application = TestApplication::class)
class NotifierTest {
    @get:Rule val folder = TemporaryFolder()
    private val app get() = RuntimeEnvironment.getApplication() as TestApplication
    private val manager get() = app.service<NotificationManager>()
    private val shown get() = manager.activeNotifications.map { it.notification }

    private val Notification.title get() = extras.getCharSequence(Notification.EXTRA_TITLE).toString()
    private val Notification.body get() = extras.getCharSequence(Notification.EXTRA_TEXT)?.toString()
    private val Notification.actionTitles get() = actions.orEmpty().map { it.title.toString() }

    private fun request(name: String? = "ada", kind: AnnouncementKind = AnnouncementKind.REQUEST) = Announcement(kind, "id-of-ada", name)

    @Test
    fun aLockedScreenNamesNothingAndNothingApproves() {
        app.parts.notifier.show(listOf(request()))
        val notification = shown.single()
        assertEquals("Sign-in request", notification.title)
        assertTrue(notification.body!!.contains("ada"))
        assertEquals(Notification.VISIBILITY_PRIVATE, notification.visibility)
        val public = assertNotNull(notification.publicVersion)
        assertEquals("Open Countersign to answer", public.body)
        assertFalse(public.extras.toString().contains("ada"))
        assertEquals(listOf("Open", "Refuse"), notification.actionTitles)
        assertTrue(notification.actions.all { it.remoteInputs.isNullOrEmpty() })
    }

    @Test
    fun aBurstOnlyOpensAndAQuietOneMakesNoSound() {
        app.parts.notifier.show(listOf(request(kind = AnnouncementKind.BURST)))
        assertEquals(listOf("Open"), shown.single().actionTitles)
        assertEquals("Many sign-in requests", shown.single().title)
        app.parts.notifier.show(listOf(request(kind = AnnouncementKind.QUIET)))
        val channel = manager.getNotificationChannel(shown.single().channelId)
        assertEquals(NotificationManager.IMPORTANCE_LOW, channel.importance)
        assertEquals(listOf("Open"), shown.single().actionTitles)
        app.parts.notifier.show(emptyList())
        assertEquals(emptyList(), shown)
    }

    @Test
    fun theSystemLooksFromTimeToTimeWhenThereIsANetwork() {
        RefreshJob.schedule(app)
        RefreshJob.schedule(app)
        val job = app.service<JobScheduler>().allPendingJobs.single()
        assertTrue(job.isPeriodic && job.isPersisted)
        assertEquals(15 * 60_000L, job.intervalMillis)
        assertEquals(ComponentName(app, RefreshJob::class.java), job.service)
    }

    /** From the service's request to its refusal, while the app is locked and nobody looks at it. */
    @Test
    fun aRequestIsAnnouncedByTheJobAndRefusedFromTheNotification() {
        Service(folder.root).use { service ->
            app.begin()
            app.pair(service)
            app.phone.act(PhoneAction.LockNow)
            app.awaitScreen<Screen.Lock>()
            val signIn = service.openSignIn("ada")
            // The system alone can make the parameters of a job; the job only hands them back.
            val parameters = ReflectionHelpers.newInstance(JobParameters::class.java)
            Robolectric.setupService(RefreshJob::class.java).onStartJob(parameters)
            waitUntil { shown.isNotEmpty() }
            assertEquals("Open Countersign to answer", shown.single().body)
            val refuse = shown.single().actions.single { it.title == "Refuse" }.actionIntent
            val receiver = RefuseReceiver()
            receiver.onReceive(app, shadowOf(refuse).savedIntent)
            waitUntil { shown.singleOrNull()?.title == "Refused" }
            assertEquals("denied", service.signIn(signIn.text("id")).text("state"))
            app.awaitScreen<Screen.Lock>()
        }
    }

    @Test
    fun openOnANotificationLeadsToTheRequestAfterTheUnlock() {
        Service(folder.root).use { service ->
            app.begin()
            app.pair(service)
            val account = app.state.home!!.accounts.single().id
            service.openSignIn("ada")
            app.await("the request") { it.home?.prompts.orEmpty().any { prompt -> !prompt.expired } }
            app.die()
            app.awaitScreen<Screen.Lock>()
            app.parts.notifier.show(listOf(Announcement(AnnouncementKind.REQUEST, account, null)))
            val open = shadowOf(shown.single().contentIntent).savedIntent
            Robolectric.buildActivity(BareActivity::class.java, open).setup()
            app.phone.act(PhoneAction.UnlockByPhone)
            assertEquals("Webmail", app.awaitScreen<Screen.Prompt>().request.app)
        }
    }

    private fun waitUntil(wanted: () -> Boolean) = app.await("the notification") { wanted() }
}
