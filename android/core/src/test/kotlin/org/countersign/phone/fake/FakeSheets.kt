package org.countersign.phone.fake

import kotlinx.coroutines.CompletableDeferred
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import org.countersign.phone.Sheets

/** A person who agrees, unless a test says otherwise. */
class FakeSheets(private val keys: SoftwareKeys) : Sheets {
    /** What the sheet ends with in place of the person's consent. */
    @Volatile var refusal: PlatformException? = null

    /** While there is one, the sheet stays open until it is completed. */
    @Volatile var hold: CompletableDeferred<Unit>? = null
    val asked = mutableListOf<SignPurpose>()

    override suspend fun sign(key: String, message: ByteArray, purpose: SignPurpose): ByteArray {
        ask(purpose)
        return keys.sign(key, message)
    }

    override suspend fun unwrap(key: String, wrapped: ByteArray, purpose: SignPurpose): ByteArray {
        ask(purpose)
        return keys.unwrap(key, wrapped)
    }

    private suspend fun ask(purpose: SignPurpose) {
        asked += purpose
        hold?.await()
        refusal?.let { throw it }
    }
}
