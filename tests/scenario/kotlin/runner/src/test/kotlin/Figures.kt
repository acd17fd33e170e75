import org.countersign.core.Authenticator
import org.countersign.core.AuthenticatorException
import org.countersign.core.Config
import org.countersign.core.Input
import org.countersign.core.KeyKind
import org.countersign.core.Keys
import org.countersign.core.Step
import org.countersign.core.Unlock
import org.countersign.core.Verification
import org.countersign.core.display
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import java.io.File

/** How many of the shortest calls are measured as one. */
private const val CALLS = 200

/**
 * What the core takes from Kotlin, beside crates/mobile/examples/figures.rs: `cargo xtask bench languages`. It
 * asserts nothing about time, and is no part of the tests.
 */
class Figures {
    private val folder = System.getenv("FIGURES_FOLDER")

    @Test
    fun measure() {
        // As a program that has run for a while: the first calls are translated meanwhile.
        repeat(20_000) { display("Contoso", 64U) }
        figure("call", 100) { repeat(CALLS) { display("Contoso", 64U) } }
        figure("open and unlock", 20) { unlocked(100).close() }
        for (accounts in listOf(10, 100, 1_000)) {
            unlocked(accounts).use { phone ->
                assertEquals(accounts, phone.home(NOW).accounts.size)
                figure("home with $accounts", 50) { phone.home(NOW) }
            }
        }
        unlocked(10).use(::memory)
    }

    private fun unlocked(accounts: Int): Authenticator {
        val phone = Authenticator.open(Config("$folder/$accounts", Verification.CREDENTIAL, "linux", false), OpenKeys)
        val step = phone.unlock(Unlock.Phone, NOW) as Step.Unwrap
        phone.resume(step.exchange, Input.Unwrapped(step.wrapped), NOW)
        return phone
    }

    /** The median. */
    private fun figure(name: String, times: Int, work: () -> Unit) {
        val taken = List(times) {
            val begin = System.nanoTime()
            work()
            (System.nanoTime() - begin) / 1e3
        }
        println("figure $name ${taken.sorted()[times / 2] / if (name == "call") CALLS else 1}")
    }

    /** What is held after a tenth of a million calls, and after all of them. */
    private fun memory(phone: Authenticator) {
        val held = mutableListOf<String>()
        for (turn in 1..1_000) {
            repeat(990) { display("Contoso", 64U) }
            repeat(5) {
                phone.home(NOW)
                runCatching { phone.remove("unknown", NOW) }.exceptionOrNull() as AuthenticatorException.NotFound
            }
            if (turn == 100 || turn == 1_000) held += resident()
        }
        println("memory ${held.joinToString(" ")}")
    }

    private fun resident() = File("/proc/self/status").readLines().first { it.startsWith("VmRSS:") }.filter { it.isDigit() }
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
