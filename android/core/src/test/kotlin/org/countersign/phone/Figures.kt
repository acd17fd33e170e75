package org.countersign.phone

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.countersign.core.Config
import org.countersign.core.KeyKind
import org.countersign.core.Keys
import org.countersign.core.Moment
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import org.countersign.core.Verification
import org.countersign.phone.fake.FakeDevice
import org.junit.jupiter.api.Test
import java.util.concurrent.Executors
import kotlin.test.assertEquals

private const val TURNS = 40

/** Below what a person takes for at once. */
private const val GOAL_MICROSECONDS = 150_000

/**
 * How long it takes from nothing to the first state with codes that is ready to be drawn: `cargo xtask bench android`. It
 * asserts nothing about time, and is no part of the tests.
 */
class Figures {
    private val folder = System.getenv("FIGURES_FOLDER")
    private val thread = Executors.newSingleThreadExecutor { Thread(it).apply { isDaemon = true } }.asCoroutineDispatcher()

    @Test
    fun measure() {
        println()
        for (accounts in listOf(100, 1_000)) {
            val taken = List(TURNS) { firstState(accounts) }
            if (accounts == 100) figure("the first of all, with the loading of classes, $accounts accounts", taken.first(), "")
            val median = taken.drop(TURNS / 2).sorted()[TURNS / 4]
            figure("open, unlock, first state with $accounts accounts", median, ",\"goal_us\":$GOAL_MICROSECONDS")
        }
    }

    private fun figure(what: String, microseconds: Double, goal: String) =
        println("figure {\"what\":\"$what\",\"us\":$microseconds$goal}")

    /** A new core each time, as when the app is started. */
    private fun firstState(accounts: Int): Double {
        val scope = CoroutineScope(SupervisorJob() + thread)
        val config = Config("$folder/$accounts", Verification.CREDENTIAL, "android", allowLoopback = false)
        val begin = System.nanoTime()
        val state = runBlocking(thread) {
            val phone = Phone(config, OpenKeys, { throw PlatformException.Offline() }, Willing, FakeDevice(), { NOW }, scope)
            phone.state.first { it.screen is Screen.Lock }
            phone.act(PhoneAction.UnlockByPhone)
            phone.state.first { it.screen is Screen.Home }
        }
        val taken = (System.nanoTime() - begin) / 1e3
        assertEquals(accounts, state.home!!.accounts.count { it.code != null })
        scope.cancel()
        return taken
    }

    private companion object {
        val NOW = Moment(59_000, 59_000)
    }
}

/** A person who agrees at once. */
private object Willing : Sheets {
    override suspend fun sign(key: String, message: ByteArray, purpose: SignPurpose) = ByteArray(0)

    override suspend fun unwrap(key: String, wrapped: ByteArray, purpose: SignPurpose) = wrapped
}

/** Keys that cost nothing: what they wrap is left as it is. */
private object OpenKeys : Keys {
    override fun generate(alias: String, kind: KeyKind, needsPerson: Boolean) = ByteArray(if (kind == KeyKind.P256) 65 else 0) { 4 }

    override fun sign(alias: String, message: ByteArray) = ByteArray(0)

    override fun delete(alias: String) = Unit

    override fun wrap(alias: String, bytes: ByteArray) = bytes

    override fun unwrap(alias: String, wrapped: ByteArray) = wrapped

    override fun mark() = 0UL

    override fun setMark(mark: ULong) = Unit
}
