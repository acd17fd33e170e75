import org.countersign.core.KeyKind
import org.countersign.core.Keys
import java.util.concurrent.ConcurrentHashMap

/** What a function of the keys does in the place of its work. */
sealed interface Fault {
    data class CallBack(val call: () -> Unit) : Fault

    /** So many zeros; as a number, none or the largest. */
    data class Give(val bytes: Int) : Fault

    data object Throw : Fault
}

/** Keys of which a step can say that one of their functions fails as no interface declares. */
class FaultyKeys(val sound: SoftwareKeys) : Keys {
    val faults = ConcurrentHashMap<String, Fault>()

    override fun generate(alias: String, kind: KeyKind, needsPerson: Boolean): ByteArray {
        val work = { sound.generate(alias, kind, needsPerson) }
        // Nothing is asked of what a key that wraps gives.
        return if (kind == KeyKind.WRAP) work() else through("generate", ::ByteArray, work)
    }

    override fun sign(alias: String, message: ByteArray) = through("sign", ::ByteArray) { sound.sign(alias, message) }

    override fun delete(alias: String) = through("delete", {}) { sound.delete(alias) }

    override fun wrap(alias: String, bytes: ByteArray) = through("wrap", ::ByteArray) { sound.wrap(alias, bytes) }

    override fun unwrap(alias: String, wrapped: ByteArray) = through("unwrap", ::ByteArray) { sound.unwrap(alias, wrapped) }

    override fun mark() = through("mark", { if (it == 0) 0UL else ULong.MAX_VALUE }) { sound.mark() }

    override fun setMark(mark: ULong) = through("set_mark", {}) { sound.setMark(mark) }

    private fun <T> through(function: String, given: (Int) -> T, work: () -> T): T = when (val fault = faults[function]) {
        null -> work()
        is Fault.CallBack -> fault.call().let { work() }
        is Fault.Give -> given(fault.bytes)
        Fault.Throw -> error("no interface declares this")
    }
}
