package org.countersign.ui

import org.countersign.core.KeyKind
import org.countersign.core.Keys

/** Keys that keep nothing secret: what is wrapped is what comes out. Nothing here signs. */
class FakeKeys : Keys {
    private var mark = 0UL

    override fun generate(alias: String, kind: KeyKind, needsPerson: Boolean) = byteArrayOf()

    override fun sign(alias: String, message: ByteArray): ByteArray = error("Nothing is signed here.")

    override fun delete(alias: String) = Unit

    override fun wrap(alias: String, bytes: ByteArray) = bytes

    override fun unwrap(alias: String, wrapped: ByteArray) = wrapped

    override fun mark() = mark

    override fun setMark(mark: ULong) {
        this.mark = mark
    }
}
