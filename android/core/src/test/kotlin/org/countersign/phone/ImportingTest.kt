package org.countersign.phone

import org.countersign.core.AddOutcome
import org.countersign.core.Choice
import org.countersign.core.ImportApp
import org.countersign.core.PlatformException
import org.countersign.phone.fake.TestPhone
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Files of other apps, with the real core. */
class ImportingTest {
    @TempDir lateinit var directory: File

    private fun phone() = TestPhone(directory, transport = { throw PlatformException.Offline() }).begin(null)

    private fun TestPhone.pick(name: String, bytes: ByteArray = File(System.getProperty("countersign.root"), "tests/imports/$name").readBytes()) {
        act(PhoneAction.Go(Place.IMPORT))
        awaitScreen<Screen.Import>()
        device.file = PickedFile(name, bytes)
        act(PhoneAction.PickFile)
    }

    private inline fun <reified S : ImportStage> TestPhone.awaitStage(crossinline wanted: (S) -> Boolean = { true }): S {
        val screen = awaitScreen<Screen.Import> { screen -> (screen.stage as? S)?.let(wanted) == true }
        await("the end of the call") { !it.busy }
        return screen.stage as S
    }

    @Test
    fun aSealedFileAsksForItsPasswordAndTwiceAddsNothing() = phone().use { phone ->
        phone.pick("aegis-encrypted.json")
        assertEquals(ImportStage.Locked("aegis-encrypted.json", ImportApp.AEGIS), phone.awaitStage())
        phone.act(PhoneAction.GivePassword("wrong horse"))
        phone.awaitStage<ImportStage.Locked> { it.sentence == Sentence("error.import_password") }
        phone.act(PhoneAction.GivePassword("correct horse"))
        val found = phone.awaitStage<ImportStage.Preview>().found
        assertEquals(ImportApp.AEGIS, found.app)
        assertTrue(phone.state.home!!.accounts.isEmpty())
        phone.act(PhoneAction.Bring(Choice.KeepBoth))
        val ended = phone.awaitStage<ImportStage.Ended>()
        assertEquals(found.accounts.size, ended.added.size)
        assertEquals(found.skipped, ended.skipped)
        val names = phone.state.home!!.accounts.associate { it.id to it.name }
        assertEquals(found.accounts.map { it.account.name }, ended.added.map { names[it.id] })

        phone.act(PhoneAction.Go(Place.HOME))
        phone.pick("aegis.json")
        phone.awaitStage<ImportStage.Preview>()
        phone.act(PhoneAction.Bring(Choice.KeepBoth))
        assertEquals(setOf(AddOutcome.SAME), phone.awaitStage<ImportStage.Ended>().added.map { it.outcome }.toSet())
    }

    @Test
    fun aFileOfNoKnownAppIsSaidAndAnotherCanBePicked() = phone().use { phone ->
        phone.pick("picture.png", ByteArray(5000) { 3 })
        phone.awaitStage<ImportStage.Begin> { it.sentence == Sentence("error.import_unknown") }
        phone.pick("links.txt")
        val found = phone.awaitStage<ImportStage.Preview>().found
        assertEquals(ImportApp.LINKS, found.app)
        assertEquals(1, found.skipped.size)
    }
}
