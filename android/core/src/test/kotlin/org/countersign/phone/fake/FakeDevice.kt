package org.countersign.phone.fake

import org.countersign.phone.Device
import org.countersign.phone.Permission
import org.countersign.phone.PickedFile
import org.countersign.phone.Picture
import org.countersign.phone.Preferences
import org.countersign.phone.SystemPage
import java.io.File
import java.io.InputStream
import java.nio.file.Files

/** A device that remembers what was asked of it. */
class FakeDevice : Device {
    override val name = "Pixel 9"
    override var screenLock = true
    override var camera = Permission.ALLOWED
    override var notifications = Permission.ALLOWED
    override var privateFolder: File = Files.createTempDirectory("countersign-device").toFile().apply { deleteOnExit() }
    override var preferences = Preferences()

    /** What the system answers when it asks the person. */
    var answer = Permission.ALLOWED
    var picture: Picture? = null
    var file: PickedFile? = null
    var saves = true
    var offered = 0
    val copied = mutableListOf<Pair<String, Int>>()
    val opened = mutableListOf<SystemPage>()
    val saved = mutableMapOf<String, ByteArray>()
    var erased: () -> Unit = {}

    override suspend fun allowCamera() = answer.also { camera = it }

    override suspend fun allowNotifications() = answer.also { notifications = it }

    override fun copy(code: String, seconds: Int) {
        copied += code to seconds
    }

    override fun open(page: SystemPage) {
        opened += page
    }

    override suspend fun pickPicture() = picture

    override suspend fun pickFile() = file

    override suspend fun save(name: String, open: () -> InputStream): Boolean {
        offered += 1
        if (saves) saved[name] = open().use { it.readBytes() }
        return saves
    }

    override fun erase() = erased()
}
