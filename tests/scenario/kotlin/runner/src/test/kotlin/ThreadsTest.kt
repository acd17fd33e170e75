import com.sun.jna.Native
import org.countersign.core.Authenticator
import org.countersign.core.AuthenticatorException
import org.countersign.core.Choice
import org.countersign.core.Config
import org.countersign.core.Keys
import org.countersign.core.Moment
import org.countersign.core.Unlock
import org.countersign.core.Verification
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletableFuture.supplyAsync
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit.MINUTES

const val ACCOUNT = "otpauth://totp/Contoso:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso&digits=8"
const val PASSCODE = "correct horse battery"
val NOW = Moment(59_000, 59_000)

/** One object in many threads, and what may happen to it and to its keys meanwhile. */
class ThreadsTest {
    @TempDir lateinit var directory: File
    private val pool = Executors.newCachedThreadPool()

    @Test
    fun `one object serves many threads`() {
        val phone = phone(SoftwareKeys(false))
        val account = phone.home(NOW).accounts.single().id
        val threads = List(8) { number ->
            async {
                repeat(50) { turn ->
                    phone.rename(account, "$number.$turn")
                    assertEquals(listOf(account), phone.search("contoso", NOW))
                    assertEquals("94287082", phone.home(NOW).accounts.single().code)
                    assertFalse(phone.lockView(NOW).locked)
                    assertThrows<AuthenticatorException.NotFound> { phone.remove("unknown", NOW) }
                }
            }
        }
        threads.forEach { it.get(1, MINUTES) }
        assertTrue(phone.home(NOW).accounts.single().nickname!!.endsWith(".49"))
    }

    @Test
    fun `slow keys stop nobody else, and a call ends although its object is closed`() {
        val keys = BlockingKeys()
        val phone = phone(keys)
        keys.block()
        val slow = async { phone.setPasscode("another horse battery") }
        keys.entered.await()
        repeat(20) { assertEquals("94287082", async { phone.home(NOW) }.get(1, MINUTES).accounts.single().code) }
        phone.close()
        assertFalse(slow.isDone)
        keys.goOn.countDown()
        slow.get(1, MINUTES)
        assertThrows<IllegalStateException> { phone.home(NOW) }
        phone.close()

        Authenticator.open(config(), keys).use {
            it.unlock(Unlock.Passcode("another horse battery"), NOW)
            assertEquals("94287082", it.home(NOW).accounts.single().code)
        }
    }

    // Calls that overlap one that is running are still served; the last of them frees the object.
    @Test
    fun `an object closed under many threads gives each call a result or the error for that`() {
        val phone = phone(SoftwareKeys(false))
        val running = CountDownLatch(8)
        val threads = List(8) {
            async {
                running.countDown()
                repeat(100) {
                    val result = runCatching { phone.home(NOW).accounts.single().code }
                    val error = result.exceptionOrNull()
                    if (error == null) assertEquals("94287082", result.getOrNull()) else assertDestroyed(error)
                }
            }
        }
        running.await()
        phone.close()
        threads.forEach { it.get(1, MINUTES) }
        assertDestroyed(assertThrows<Throwable> { phone.home(NOW) })
        Authenticator.open(config(), SoftwareKeys(false)).close()
    }

    @Test
    fun `a lock in the middle of a call is told`() {
        val keys = BlockingKeys()
        val phone = phone(keys)
        keys.block()
        val slow = async { phone.setPasscode("another horse battery") }
        keys.entered.await()
        phone.lock()
        keys.goOn.countDown()
        val error = assertThrows<ExecutionException> { slow.get(1, MINUTES) }
        assertTrue(error.cause is AuthenticatorException.Locked, "${error.cause}")
    }

    @Test
    fun `an Error thrown by the keys ends the call and nothing else`() {
        val seen = CompletableFuture<Throwable>()
        Native.setCallbackExceptionHandler { _, error -> seen.complete(error) }
        val sound = SoftwareKeys(true)
        var broken = true
        val keys = object : Keys by sound {
            override fun wrap(alias: String, bytes: ByteArray) = if (broken) throw StackOverflowError() else sound.wrap(alias, bytes)
        }
        assertThrows<AuthenticatorException.Unavailable> { Authenticator.create(config(), keys, null) }
        assertTrue(seen.get(1, MINUTES) is StackOverflowError)
        broken = false
        Authenticator.create(config(), keys, null).use { assertTrue(it.lockView(NOW).locked) }
    }

    private fun assertDestroyed(error: Throwable) {
        assertTrue(error is IllegalStateException && error.message!!.contains("destroyed"), "$error")
    }

    private fun config() = Config(File(directory, "vault").path, Verification.CREDENTIAL, "linux", false)

    private fun phone(keys: Keys): Authenticator {
        val phone = Authenticator.create(config(), keys, PASSCODE)
        phone.unlock(Unlock.Passcode(PASSCODE), NOW)
        phone.add(phone.scan(ACCOUNT, NOW).ticket, Choice.KeepBoth, NOW)
        return phone
    }

    private fun <T> async(work: () -> T): CompletableFuture<T> = supplyAsync(work, pool)
}

/** Keys that wrap nothing before they are let. */
private class BlockingKeys(private val sound: SoftwareKeys = SoftwareKeys(true)) : Keys by sound {
    var entered = CountDownLatch(0)
    var goOn = CountDownLatch(0)

    fun block() {
        entered = CountDownLatch(1)
        goOn = CountDownLatch(1)
    }

    override fun wrap(alias: String, bytes: ByteArray): ByteArray {
        entered.countDown()
        check(goOn.await(1, MINUTES))
        return sound.wrap(alias, bytes)
    }
}
