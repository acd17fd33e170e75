package org.countersign.app

import android.app.job.JobInfo
import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.app.job.JobService
import android.content.BroadcastReceiver
import android.content.ComponentName
import android.content.Context
import android.content.Intent
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import java.util.concurrent.TimeUnit

private const val REFRESH = 1

/** The system's shortest: more often only a person asks, or the app that is seen. */
private val EVERY_MS = TimeUnit.MINUTES.toMillis(15)

/** Asks the services from time to time while nobody looks at the app. */
class RefreshJob : JobService() {
    private var running: Job? = null

    override fun onStartJob(parameters: JobParameters): Boolean {
        val parts = (application as Parts.Owner).parts
        running = parts.scope.launch {
            parts.notifier.show(parts.phone.lookInBackground())
            jobFinished(parameters, false)
        }
        return true
    }

    /** The network has gone, or the time is over. */
    override fun onStopJob(parameters: JobParameters): Boolean {
        running?.cancel()
        return true
    }

    companion object {
        fun schedule(context: Context) {
            val job = JobInfo.Builder(REFRESH, ComponentName(context, RefreshJob::class.java))
                .setPeriodic(EVERY_MS)
                .setRequiredNetworkType(JobInfo.NETWORK_TYPE_ANY)
                .setPersisted(true)
                .build()
            val scheduler = context.service<JobScheduler>()
            // Scheduling it anew would begin its time anew.
            if (scheduler.getPendingJob(REFRESH) == null) scheduler.schedule(job)
        }
    }
}

/** Refuse on a notification: at once, without opening the app. */
class RefuseReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val account = intent.getStringExtra(Front.ACCOUNT) ?: return
        val parts = (context.applicationContext as Parts.Owner).parts
        val pending = goAsync()
        parts.scope.launch {
            parts.notifier.refused(account, parts.phone.refuseInBackground(account))
            pending?.finish()
        }
    }
}
