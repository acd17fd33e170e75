package org.countersign.phone.fake

import org.countersign.core.KeyKind
import org.countersign.core.Keys
import org.countersign.core.PlatformException
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.Signature
import java.security.interfaces.ECPublicKey
import java.security.spec.ECGenParameterSpec
import java.util.concurrent.ConcurrentHashMap

/** The keys of a phone, in memory. */
class SoftwareKeys : Keys {
    private val signing = ConcurrentHashMap<String, KeyPair>()

    // What is wrapped stays in this process; outside there is only its number.
    private val wrapped = ConcurrentHashMap<String, MutableList<ByteArray>>()
    private var kept = 0UL

    /** Aliases of keys that sign or unwrap only for the person. */
    val personal: MutableSet<String> = ConcurrentHashMap.newKeySet()

    override fun generate(alias: String, kind: KeyKind, needsPerson: Boolean): ByteArray {
        if (needsPerson) personal += alias
        return when (kind) {
            KeyKind.P256 -> {
                val generator = KeyPairGenerator.getInstance("EC").apply { initialize(ECGenParameterSpec("secp256r1")) }
                val pair = generator.generateKeyPair().also { signing[alias] = it }
                val point = (pair.public as ECPublicKey).w
                byteArrayOf(4) + padded(point.affineX.toByteArray()) + padded(point.affineY.toByteArray())
            }
            KeyKind.RSA -> throw PlatformException.Unavailable()
            KeyKind.WRAP -> byteArrayOf().also { wrapped[alias] = mutableListOf() }
        }
    }

    override fun sign(alias: String, message: ByteArray): ByteArray {
        val pair = signing[alias] ?: throw PlatformException.KeyInvalidated()
        return Signature.getInstance("SHA256withECDSA").run {
            initSign(pair.private)
            update(message)
            sign()
        }
    }

    override fun delete(alias: String) {
        signing.remove(alias)
        wrapped.remove(alias)
    }

    override fun wrap(alias: String, bytes: ByteArray): ByteArray {
        val kept = wrapped[alias] ?: throw PlatformException.KeyInvalidated()
        kept += bytes
        return byteArrayOf((kept.size - 1).toByte())
    }

    override fun unwrap(alias: String, wrapped: ByteArray): ByteArray =
        this.wrapped[alias]?.getOrNull(wrapped.single().toInt()) ?: throw PlatformException.KeyInvalidated()

    override fun mark() = kept

    override fun setMark(mark: ULong) {
        kept = mark
    }

    /** 32 bytes, big-endian. */
    private fun padded(number: ByteArray): ByteArray = number.takeLast(32).toByteArray().let { ByteArray(32 - it.size) + it }
}
