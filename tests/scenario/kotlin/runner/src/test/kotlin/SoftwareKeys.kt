import org.countersign.core.KeyKind
import org.countersign.core.Keys
import org.countersign.core.PlatformException
import java.math.BigInteger
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.Signature
import java.security.interfaces.ECPublicKey
import java.security.spec.ECGenParameterSpec
import java.util.concurrent.ConcurrentHashMap

/** Keys in memory. A phone can wrap and keep a mark; elsewhere these are not available. */
class SoftwareKeys(private val isPhone: Boolean) : Keys {
    private val signing = ConcurrentHashMap<String, KeyPair>()

    // What is wrapped stays in this process; outside there is only its number.
    private val wrapped = ConcurrentHashMap<String, MutableList<ByteArray>>()
    private var kept = 0UL

    fun has(alias: String) = signing.containsKey(alias) || wrapped.containsKey(alias)

    override fun generate(alias: String, kind: KeyKind, needsPerson: Boolean): ByteArray = when (kind) {
        KeyKind.P256 -> {
            val generator = KeyPairGenerator.getInstance("EC")
            generator.initialize(ECGenParameterSpec("secp256r1"))
            val pair = generator.generateKeyPair()
            signing[alias] = pair
            val point = (pair.public as ECPublicKey).w
            byteArrayOf(4) + padded(point.affineX) + padded(point.affineY)
        }
        KeyKind.RSA -> {
            val pair = KeyPairGenerator.getInstance("RSA").run {
                initialize(3072)
                generateKeyPair()
            }
            signing[alias] = pair
            // The key itself ends the structure that says of what kind it is (RFC 8017, A.1.1).
            pair.public.encoded.drop(24).toByteArray()
        }
        KeyKind.WRAP -> {
            phoneOnly()
            wrapped[alias] = mutableListOf()
            byteArrayOf()
        }
    }

    override fun sign(alias: String, message: ByteArray): ByteArray {
        val pair = signing[alias] ?: throw PlatformException.KeyInvalidated()
        val algorithm = if (pair.private.algorithm == "RSA") "SHA256withRSA" else "SHA256withECDSA"
        return Signature.getInstance(algorithm).run {
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
        phoneOnly()
        val kept = wrapped[alias] ?: throw PlatformException.KeyInvalidated()
        kept += bytes
        return byteArrayOf((kept.size - 1).toByte())
    }

    override fun unwrap(alias: String, wrapped: ByteArray): ByteArray {
        phoneOnly()
        val kept = this.wrapped[alias]?.getOrNull(wrapped.single().toInt())
        return kept ?: throw PlatformException.KeyInvalidated()
    }

    override fun mark(): ULong {
        phoneOnly()
        return kept
    }

    override fun setMark(mark: ULong) {
        phoneOnly()
        kept = mark
    }

    private fun phoneOnly() {
        if (!isPhone) throw PlatformException.Unavailable()
    }

    /** 32 bytes, big-endian. */
    private fun padded(number: BigInteger): ByteArray {
        val bytes = number.toByteArray().takeLast(32)
        return ByteArray(32 - bytes.size) + bytes
    }
}
