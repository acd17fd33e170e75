package org.countersign.app

import android.security.keystore.KeyProperties
import org.countersign.core.KeyKind
import org.countersign.core.PlatformException
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import java.io.File
import java.math.BigInteger
import java.security.KeyFactory
import java.security.Security
import java.security.Signature
import java.security.spec.RSAPublicKeySpec
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue

/** What is asked of Android's keystore, and what comes of it. The keystore itself is a double: Robolectric has none. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [35], manifest = Config.NONE)
class AndroidKeysTest {
    @get:Rule val folder = TemporaryFolder()
    private var screenLock = true
    private lateinit var keys: AndroidKeys
    private val message = "message".encodeToByteArray()

    @Before
    fun start() {
        KeystoreDouble.forget()
        // The last one: nobody gets it who does not ask for it by name.
        Security.addProvider(KeystoreDouble)
        keys = AndroidKeys(File(folder.root, "mark")) { screenLock }
    }

    @After
    fun stop() = Security.removeProvider(KeystoreDouble.name)

    @Test
    fun aKeyForThePersonAsksThemEachTimeInTheSafestHardware() {
        val public = keys.generate("approve", KeyKind.P256, needsPerson = true)
        assertEquals(65, public.size)
        assertEquals(4, public[0])
        val asked = KeystoreDouble.asked.single()
        assertTrue(asked.isStrongBoxBacked && asked.isUserAuthenticationRequired)
        assertEquals(0, asked.userAuthenticationValidityDurationSeconds)
        assertEquals(KeyProperties.AUTH_BIOMETRIC_STRONG or KeyProperties.AUTH_DEVICE_CREDENTIAL, asked.userAuthenticationType)
        assertEquals(KeyProperties.PURPOSE_SIGN, asked.purposes)
        assertContentEquals(arrayOf(KeyProperties.DIGEST_SHA256), asked.digests)
    }

    @Test
    fun withoutStrongBoxTheOtherHardwareIsTaken() {
        KeystoreDouble.hasStrongBox = false
        keys.generate("quiet", KeyKind.P256, needsPerson = false)
        assertEquals(listOf(true, false), KeystoreDouble.asked.map { it.isStrongBoxBacked })
        assertFalse(KeystoreDouble.asked.last().isUserAuthenticationRequired)
        val signature = keys.sign("quiet", message)
        assertTrue(verifies("SHA256withECDSA", "quiet", signature))
    }

    @Test
    fun aPublicKeyOfRsaIsTheKeyAlone() {
        val public = keys.generate("token", KeyKind.RSA, needsPerson = false)
        assertFalse(KeystoreDouble.asked.single().isStrongBoxBacked)
        // SEQUENCE, then the modulus as an INTEGER of 385 bytes with its leading zero (RFC 8017 §A.1.1).
        assertContentEquals(byteArrayOf(0x30, 0x82.toByte(), 0x01, 0x8a.toByte(), 0x02, 0x82.toByte(), 0x01, 0x81.toByte(), 0), public.copyOf(9))
        val modulus = BigInteger(1, public.copyOfRange(9, 9 + 384))
        val key = KeyFactory.getInstance("RSA").generatePublic(RSAPublicKeySpec(modulus, BigInteger.valueOf(65_537)))
        assertEquals(KeystoreDouble.publics["token"], key)
        assertTrue(verifies("SHA256withRSA", "token", keys.sign("token", message)))
    }

    @Test
    fun whatIsWrappedIsUnwrappedHereAndDiffersEachTime() {
        assertEquals(0, keys.generate("device", KeyKind.WRAP, needsPerson = false).size)
        val wrapped = keys.wrap("device", message)
        assertFalse(wrapped.contentEquals(keys.wrap("device", message)))
        assertContentEquals(message, keys.unwrap("device", wrapped))
        assertFailsWith<PlatformException.Unavailable> { keys.unwrap("device", wrapped.also { it[it.size - 1] = (it.last() + 1).toByte() }) }
    }

    @Test
    fun wrappingForThePersonNeedsNobodyAndUnwrappingDoes() {
        keys.generate("strong", KeyKind.WRAP, needsPerson = true)
        assertTrue(KeystoreDouble.asked.single().isUserAuthenticationRequired)
        val wrapped = keys.wrap("strong", message)
        assertContentEquals(message, keys.unwrapping("strong").doFinal(wrapped))
    }

    @Test
    fun withoutAScreenLockNobodyCanBeAskedFor() {
        screenLock = false
        assertFailsWith<PlatformException.NoScreenLock> { keys.generate("approve", KeyKind.P256, needsPerson = true) }
        keys.generate("quiet", KeyKind.P256, needsPerson = false)
        assertEquals(1, KeystoreDouble.asked.size)
    }

    @Test
    fun aKeyThatIsGoneOrUselessSaysSo() {
        assertFailsWith<PlatformException.KeyInvalidated> { keys.sign("never made", message) }
        keys.generate("approve", KeyKind.P256, needsPerson = true)
        KeystoreDouble.invalidated += "approve"
        assertFailsWith<PlatformException.KeyInvalidated> { keys.sign("approve", message) }
        keys.delete("approve")
        keys.delete("approve")
        keys.generate("other", KeyKind.P256, needsPerson = false)
        keys.deleteAll()
        assertEquals(emptySet(), KeystoreDouble.secrets.keys)
    }

    @Test
    fun theMarkOutlivesTheObject() {
        assertEquals(0u, keys.mark())
        keys.setMark(ULong.MAX_VALUE)
        keys.setMark(7u)
        assertEquals(7u, AndroidKeys(File(folder.root, "mark")) { true }.mark())
        assertEquals(listOf("mark"), folder.root.list()!!.toList())
    }

    private fun verifies(algorithm: String, alias: String, signature: ByteArray) = Signature.getInstance(algorithm).run {
        initVerify(KeystoreDouble.publics[alias])
        update(message)
        verify(signature)
    }
}
