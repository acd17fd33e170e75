package org.countersign.app

import android.app.Activity
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import kotlinx.coroutines.CompletableDeferred

/**
 * What is being asked of the person by screens of the system. It outlives an activity: turning the phone makes a new one,
 * and the answer comes to that.
 */
class Questions {
    private var last = 0
    private val permissions = mutableMapOf<Int, CompletableDeferred<Boolean>>()
    private val results = mutableMapOf<Int, CompletableDeferred<Uri?>>()

    /** Whether the app may; at once where the system has been asked too often and asks no more. */
    suspend fun permission(activity: Activity, permission: String): Boolean {
        if (activity.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED) return true
        val answer = CompletableDeferred<Boolean>()
        val number = next().also { permissions[it] = answer }
        activity.requestPermissions(arrayOf(permission), number)
        return answer.await()
    }

    fun permissionAnswered(number: Int, granted: IntArray) {
        permissions.remove(number)?.complete(granted.firstOrNull() == PackageManager.PERMISSION_GRANTED)
    }

    /** What another app's screen gives; none where the person picked nothing. */
    suspend fun result(activity: Activity, intent: Intent): Uri? {
        val answer = CompletableDeferred<Uri?>()
        val number = next().also { results[it] = answer }
        @Suppress("DEPRECATION")
        activity.startActivityForResult(intent, number)
        return answer.await()
    }

    fun resultCame(number: Int, result: Int, data: Intent?) {
        results.remove(number)?.complete(data?.data.takeIf { result == Activity.RESULT_OK })
    }

    // Request codes have 16 bits.
    private fun next(): Int {
        last = last % Short.MAX_VALUE + 1
        return last
    }
}
