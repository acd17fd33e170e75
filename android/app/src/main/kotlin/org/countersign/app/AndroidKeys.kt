package org.countersign.app

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import org.countersign.core.KeyKind
import org.countersign.core.Keys
import org.countersign.core.PlatformException
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyFactory
import java.security.KeyPairGenerator
import java.security.KeyStore
import java.security.PrivateKey
import java.security.ProviderException
import java.security.PublicKey
import java.security.Signature
import java.security.UnrecoverableKeyException
import java.security.interfaces.ECPublicKey
import java.security.spec.ECGenParameterSpec
import java.security.spec.MGF1ParameterSpec
import java.security.spec.RSAKeyGenParameterSpec
import java.security.spec.X509EncodedKeySpec
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.OAEPParameterSpec
import javax.crypto.spec.PSource

/** Keys in the phone's own hardware: they can be used here, and copied nowhere. */
class AndroidKeys(
    /** Holds one number, outside the vault's directory and outside of backups. */
    private val markFile: File,
    /** Whether the phone has a screen lock. */
    private val screenLock: () -> Boolean,
) : Keys {
    private val store by lazy { KeyStore.getInstance(PROVIDER).apply { load(null) } }

    override fun generate(alias: String, kind: KeyKind, needsPerson: Boolean): ByteArray = secured {
        if (needsPerson && !screenLock()) throw PlatformException.NoScreenLock()
        // Below, no sheet of the system can vouch for a single use of a key.
        if (needsPerson && Build.VERSION.SDK_INT < Build.VERSION_CODES.P) throw PlatformException.Unavailable()
        try {
            make(KeySpec(alias, kind, needsPerson, strongBox = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P))
        } catch (_: StrongBoxUnavailableException) {
            make(KeySpec(alias, kind, needsPerson, strongBox = false))
        }
    }

    private fun make(spec: KeySpec): ByteArray {
        if (spec.algorithm == KeyProperties.KEY_ALGORITHM_AES) {
            KeyGenerator.getInstance(spec.algorithm, PROVIDER).apply { init(spec.parameters()) }.generateKey()
            return byteArrayOf()
        }
        val generator = KeyPairGenerator.getInstance(spec.algorithm, PROVIDER).apply { initialize(spec.parameters()) }
        val public = generator.generateKeyPair().public
        return when (spec.kind) {
            KeyKind.P256 -> (public as ECPublicKey).point()
            KeyKind.RSA -> public.pkcs1()
            KeyKind.WRAP -> byteArrayOf()
        }
    }

    override fun sign(alias: String, message: ByteArray): ByteArray = secured {
        signature(alias).run {
            update(message)
            sign()
        }
    }

    /** Ready to sign; of a key that needs the person only once they have agreed. */
    internal fun signature(alias: String): Signature {
        val key = privateKey(alias)
        val algorithm = if (key.algorithm == KeyProperties.KEY_ALGORITHM_EC) "SHA256withECDSA" else "SHA256withRSA"
        return Signature.getInstance(algorithm).apply { initSign(key) }
    }

    /** Ready to unwrap what was wrapped with a key that needs the person, once they have agreed. */
    internal fun unwrapping(alias: String): Cipher = Cipher.getInstance(OAEP).apply { init(Cipher.DECRYPT_MODE, privateKey(alias), OAEP_PARAMETERS) }

    private fun privateKey(alias: String) = key(alias) as PrivateKey

    private fun key(alias: String) = store.getKey(alias, null) ?: throw PlatformException.KeyInvalidated()

    override fun delete(alias: String) = secured { store.deleteEntry(alias) }

    // A secret key would ask for the person when it wraps, too; a public one does not.
    override fun wrap(alias: String, bytes: ByteArray): ByteArray = secured {
        val key = key(alias)
        if (key is SecretKey) {
            val cipher = Cipher.getInstance(GCM).apply { init(Cipher.ENCRYPT_MODE, key) }
            cipher.iv + cipher.doFinal(bytes)
        } else {
            val public = store.getCertificate(alias).publicKey
            // A copy that is not bound to the keystore, which would ask for the person.
            val free = KeyFactory.getInstance(public.algorithm).generatePublic(X509EncodedKeySpec(public.encoded))
            Cipher.getInstance(OAEP).apply { init(Cipher.ENCRYPT_MODE, free, OAEP_PARAMETERS) }.doFinal(bytes)
        }
    }

    override fun unwrap(alias: String, wrapped: ByteArray): ByteArray = secured {
        val iv = GCMParameterSpec(TAG_BITS, wrapped, 0, IV_BYTES)
        val cipher = Cipher.getInstance(GCM).apply { init(Cipher.DECRYPT_MODE, key(alias), iv) }
        cipher.doFinal(wrapped, IV_BYTES, wrapped.size - IV_BYTES)
    }

    override fun mark(): ULong = secured { if (markFile.exists()) markFile.readText().toULong() else 0u }

    // Moved into its place, so that a power cut leaves the old number or the new one.
    override fun setMark(mark: ULong) = secured {
        val fresh = File(markFile.path + ".new")
        fresh.outputStream().use {
            it.write(mark.toString().encodeToByteArray())
            it.fd.sync()
        }
        if (!fresh.renameTo(markFile)) throw PlatformException.Unavailable()
    }

    /** Deletes every key of the app. */
    fun deleteAll() = secured { store.aliases().toList().forEach(store::deleteEntry) }
}

/** What is asked of the keystore for one key. */
private class KeySpec(val alias: String, val kind: KeyKind, val needsPerson: Boolean, private val strongBox: Boolean) {
    val algorithm = when (kind) {
        KeyKind.P256 -> KeyProperties.KEY_ALGORITHM_EC
        KeyKind.RSA -> KeyProperties.KEY_ALGORITHM_RSA
        KeyKind.WRAP -> if (needsPerson) KeyProperties.KEY_ALGORITHM_RSA else KeyProperties.KEY_ALGORITHM_AES
    }

    fun parameters(): KeyGenParameterSpec {
        val signs = kind != KeyKind.WRAP
        val purposes = if (signs) KeyProperties.PURPOSE_SIGN else KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val builder = KeyGenParameterSpec.Builder(alias, purposes)
        when (algorithm) {
            KeyProperties.KEY_ALGORITHM_EC -> builder.setAlgorithmParameterSpec(ECGenParameterSpec("secp256r1")).setDigests(KeyProperties.DIGEST_SHA256)
            KeyProperties.KEY_ALGORITHM_AES ->
                builder.setKeySize(AES_BITS).setBlockModes(KeyProperties.BLOCK_MODE_GCM).setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            else -> builder.rsa(signs)
        }
        if (needsPerson) builder.forThePerson()
        // StrongBox has no RSA keys of 3072 bits (Keymaster 4).
        if (strongBox && kind != KeyKind.RSA && Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) builder.setIsStrongBoxBacked(true)
        return builder.build()
    }

    private fun KeyGenParameterSpec.Builder.rsa(signs: Boolean) {
        val bits = if (signs) RSA_SIGNING_BITS else RSA_WRAPPING_BITS
        setAlgorithmParameterSpec(RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4))
        if (signs) {
            setDigests(KeyProperties.DIGEST_SHA256).setSignaturePaddings(KeyProperties.SIGNATURE_PADDING_RSA_PKCS1)
        } else {
            setDigests(KeyProperties.DIGEST_SHA256, KeyProperties.DIGEST_SHA1).setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_RSA_OAEP)
        }
    }

    private fun KeyGenParameterSpec.Builder.forThePerson() {
        setUserAuthenticationRequired(true)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            setUserAuthenticationParameters(0, KeyProperties.AUTH_BIOMETRIC_STRONG or KeyProperties.AUTH_DEVICE_CREDENTIAL)
        } else {
            setInvalidatedByBiometricEnrollment(true)
        }
    }
}

/** 0x04, X, Y (SEC 1 §2.3.3). */
private fun ECPublicKey.point(): ByteArray {
    val padded = { number: ByteArray -> number.takeLast(COORDINATE_BYTES).let { List<Byte>(COORDINATE_BYTES - it.size) { 0 } + it } }
    return byteArrayOf(UNCOMPRESSED) + padded(w.affineX.toByteArray()) + padded(w.affineY.toByteArray())
}

/** The key itself (RFC 8017 §A.1.1), without the name of its algorithm around it: of this size that is always as long. */
private fun PublicKey.pkcs1(): ByteArray = encoded.copyOfRange(RSA_3072_HEADER_BYTES, encoded.size)

/** What the keystore throws, as what the core understands. */
internal inline fun <T> secured(work: () -> T): T = try {
    work()
} catch (_: KeyPermanentlyInvalidatedException) {
    throw PlatformException.KeyInvalidated()
} catch (_: UnrecoverableKeyException) {
    throw PlatformException.KeyInvalidated()
} catch (_: GeneralSecurityException) {
    throw PlatformException.Unavailable()
} catch (_: IOException) {
    throw PlatformException.Unavailable()
} catch (error: StrongBoxUnavailableException) {
    throw error
} catch (_: ProviderException) {
    throw PlatformException.Unavailable()
}

private const val PROVIDER = "AndroidKeyStore"
private const val GCM = "AES/GCM/NoPadding"
private const val OAEP = "RSA/ECB/OAEPWithSHA-256AndMGF1Padding"

// The keystore takes SHA-1 for the mask, where others take SHA-256 for both.
private val OAEP_PARAMETERS = OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT)
private const val AES_BITS = 256
private const val IV_BYTES = 12
private const val TAG_BITS = 128
private const val RSA_SIGNING_BITS = 3072
private const val RSA_WRAPPING_BITS = 2048
private const val RSA_3072_HEADER_BYTES = 24
private const val COORDINATE_BYTES = 32
private const val UNCOMPRESSED: Byte = 4
