package org.countersign.app

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.StrongBoxUnavailableException
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.KeyPairGeneratorSpi
import java.security.KeyStoreSpi
import java.security.PrivateKey
import java.security.Provider
import java.security.PublicKey
import java.security.SecureRandom
import java.security.UnrecoverableKeyException
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGenerator
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey

/** A keystore in memory under Android's name. It remembers what was asked of each key. */
object KeystoreDouble : Provider("AndroidKeyStore", "1.0", "for tests") {
    val secrets = mutableMapOf<String, Key>()
    val publics = mutableMapOf<String, PublicKey>()
    val asked = mutableListOf<KeyGenParameterSpec>()

    /** Keys that a new fingerprint has made useless. */
    val invalidated = mutableSetOf<String>()
    var hasStrongBox = true

    init {
        put("KeyStore.AndroidKeyStore", Store::class.java.name)
        put("KeyPairGenerator.EC", EcPairs::class.java.name)
        put("KeyPairGenerator.RSA", RsaPairs::class.java.name)
        put("KeyGenerator.AES", Secrets::class.java.name)
    }

    fun forget() {
        secrets.clear()
        publics.clear()
        asked.clear()
        invalidated.clear()
        hasStrongBox = true
    }

    private fun note(spec: KeyGenParameterSpec) {
        asked += spec
        if (spec.isStrongBoxBacked && !hasStrongBox) throw StrongBoxUnavailableException()
    }

    abstract class Pairs(private val algorithm: String) : KeyPairGeneratorSpi() {
        private lateinit var spec: KeyGenParameterSpec

        override fun initialize(spec: AlgorithmParameterSpec, random: SecureRandom?) {
            this.spec = spec as KeyGenParameterSpec
        }

        override fun initialize(size: Int, random: SecureRandom?) = throw UnsupportedOperationException()

        override fun generateKeyPair(): KeyPair {
            note(spec)
            val pair = KeyPairGenerator.getInstance(algorithm).apply { initialize(spec.algorithmParameterSpec) }.generateKeyPair()
            secrets[spec.keystoreAlias] = pair.private
            publics[spec.keystoreAlias] = pair.public
            return pair
        }
    }

    class EcPairs : Pairs("EC")

    class RsaPairs : Pairs("RSA")

    class Secrets : KeyGeneratorSpi() {
        private lateinit var spec: KeyGenParameterSpec

        override fun engineInit(spec: AlgorithmParameterSpec, random: SecureRandom?) {
            this.spec = spec as KeyGenParameterSpec
        }

        override fun engineInit(random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineInit(size: Int, random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineGenerateKey(): SecretKey {
            note(spec)
            val key = KeyGenerator.getInstance("AES", "SunJCE").apply { init(spec.keySize) }.generateKey()
            secrets[spec.keystoreAlias] = key
            return key
        }
    }

    /** Only its public key is ever asked for. */
    private class Bare(private val key: PublicKey) : Certificate("bare") {
        override fun getEncoded(): ByteArray = key.encoded

        override fun verify(key: PublicKey?) = Unit

        override fun verify(key: PublicKey?, provider: String?) = Unit

        override fun toString() = "bare"

        override fun getPublicKey() = key
    }

    class Store : KeyStoreSpi() {
        override fun engineGetKey(alias: String, password: CharArray?): Key? =
            if (alias in invalidated) throw UnrecoverableKeyException() else secrets[alias]

        override fun engineGetCertificate(alias: String): Certificate? = publics[alias]?.let(::Bare)

        override fun engineDeleteEntry(alias: String) {
            secrets.remove(alias)
            publics.remove(alias)
        }

        override fun engineAliases(): Enumeration<String> = Collections.enumeration(secrets.keys.toList())

        override fun engineLoad(stream: InputStream?, password: CharArray?) = Unit

        override fun engineContainsAlias(alias: String) = alias in secrets

        override fun engineSize() = secrets.size

        override fun engineIsKeyEntry(alias: String) = alias in secrets

        override fun engineIsCertificateEntry(alias: String) = false

        override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

        override fun engineGetCreationDate(alias: String): Date? = null

        override fun engineGetCertificateAlias(certificate: Certificate?): String? = null

        override fun engineSetKeyEntry(alias: String, key: Key?, password: CharArray?, chain: Array<out Certificate>?) = Unit

        override fun engineSetKeyEntry(alias: String, key: ByteArray?, chain: Array<out Certificate>?) = Unit

        override fun engineSetCertificateEntry(alias: String, certificate: Certificate?) = Unit

        override fun engineStore(stream: OutputStream?, password: CharArray?) = Unit
    }
}
