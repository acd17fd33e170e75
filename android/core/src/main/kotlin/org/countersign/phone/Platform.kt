package org.countersign.phone

import org.countersign.core.HttpRequest
import org.countersign.core.HttpResponse
import org.countersign.core.Moment
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import java.io.File
import java.io.InputStream

/** Carries one request to a service; throws a [PlatformException] where there is no reply. */
fun interface Transport {
    suspend fun send(request: HttpRequest): HttpResponse
}

/** Asks the person by a sheet of the system; throws a [PlatformException] where they did not agree. */
interface Sheets {
    suspend fun sign(key: String, message: ByteArray, purpose: SignPurpose): ByteArray

    suspend fun unwrap(key: String, wrapped: ByteArray, purpose: SignPurpose): ByteArray
}

fun interface Clock {
    fun now(): Moment
}

/** What the phone does beside the core and the network. Each may show something of the system. */
interface Device {
    /** Its model, never its owner's name. */
    val name: String

    /** Whether it has a screen lock, so that a person can be asked for. */
    val screenLock: Boolean
    val camera: Permission
    val notifications: Permission
    var preferences: Preferences

    suspend fun allowCamera(): Permission

    suspend fun allowNotifications(): Permission

    /** Copies a code, marked as sensitive, and takes it off the clipboard after some seconds. */
    fun copy(code: String, seconds: Int)

    fun open(page: SystemPage)

    /** A picture that the person picked; none where they picked none. */
    suspend fun pickPicture(): Picture?

    suspend fun pickFile(): PickedFile?

    /** Saves a file where the person wants it, and says whether they did. */
    suspend fun save(name: String, open: () -> InputStream): Boolean

    /** Where the core writes what is copied elsewhere at once: no backup takes it, and no other app reads it. */
    val privateFolder: File

    /** Deletes the vault and every key, and starts over. */
    fun erase()
}

/** What was picked as a picture. */
sealed interface Picture {
    /** One byte of luminance a pixel, rows one after the other. */
    class Luma(val luma: ByteArray, val width: Int, val height: Int) : Picture
    data object TooLarge : Picture
    data object Unreadable : Picture
}

class PickedFile(val name: String, val bytes: ByteArray)
