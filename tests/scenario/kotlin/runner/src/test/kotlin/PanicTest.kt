import org.countersign.core.Authenticator
import org.countersign.core.AuthenticatorException
import org.countersign.core.Choice
import org.countersign.core.Config
import org.countersign.core.InternalException
import org.countersign.core.Unlock
import org.countersign.core.Verification
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir
import java.io.File

private const val WISH = "countersign: panic on demand"

/** A defect of the core arrives as an exception. With the library that panics on demand, which never ships. */
class PanicTest {
    @Test
    fun `a panic is an exception and the vault opens again`(@TempDir directory: File) {
        val config = Config(File(directory, "vault").path, Verification.CREDENTIAL, "linux", false)
        val keys = SoftwareKeys(false)
        val phone = Authenticator.create(config, keys, PASSCODE)
        phone.unlock(Unlock.Passcode(PASSCODE), NOW)
        phone.add(phone.scan(ACCOUNT, NOW).ticket, Choice.KeepBoth, NOW)

        assertEquals(WISH, assertThrows<InternalException> { phone.search(WISH, NOW) }.message)
        assertThrows<AuthenticatorException.Internal> { phone.home(NOW) }
        assertThrows<AuthenticatorException.Internal> { phone.lockView(NOW) }

        val again = Authenticator.open(config, keys)
        again.unlock(Unlock.Passcode(PASSCODE), NOW)
        assertEquals("94287082", again.home(NOW).accounts.single().code)
    }
}
