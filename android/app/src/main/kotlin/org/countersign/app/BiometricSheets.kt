package org.countersign.app

import android.app.Activity
import android.hardware.biometrics.BiometricManager.Authenticators
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import androidx.annotation.RequiresApi
import kotlinx.coroutines.suspendCancellableCoroutine
import org.countersign.core.PlatformException
import org.countersign.core.SignPurpose
import org.countersign.phone.Sheets
import org.countersign.ui.words.Words
import java.util.concurrent.Executor
import kotlin.coroutines.resume
import kotlin.coroutines.resumeWithException

/** Asks for the person by the system's own sheet. The keystore itself sees that they agreed, for this one use of the key. */
class BiometricSheets(
    private val keys: AndroidKeys,
    private val executor: Executor,
    private val words: () -> Words,
    private val activity: () -> Activity?,
) : Sheets {
    override suspend fun sign(key: String, message: ByteArray, purpose: SignPurpose): ByteArray {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) throw PlatformException.Unavailable()
        val signature = secured { keys.signature(key) }
        ask(BiometricPrompt.CryptoObject(signature), purpose)
        return secured {
            signature.update(message)
            signature.sign()
        }
    }

    override suspend fun unwrap(key: String, wrapped: ByteArray, purpose: SignPurpose): ByteArray {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) throw PlatformException.Unavailable()
        val cipher = secured { keys.unwrapping(key) }
        ask(BiometricPrompt.CryptoObject(cipher), purpose)
        return secured { cipher.doFinal(wrapped) }
    }

    @RequiresApi(Build.VERSION_CODES.P)
    private suspend fun ask(crypto: BiometricPrompt.CryptoObject, purpose: SignPurpose) {
        val activity = activity() ?: throw PlatformException.Cancelled()
        suspendCancellableCoroutine { waiting ->
            val signal = CancellationSignal()
            waiting.invokeOnCancellation { signal.cancel() }
            // Some phones answer twice, by a button and by an error.
            val fail = { why: PlatformException -> if (waiting.isActive) waiting.resumeWithException(why) }
            val answer = object : BiometricPrompt.AuthenticationCallback() {
                override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) = waiting.resume(Unit)

                override fun onAuthenticationError(code: Int, text: CharSequence) = fail(failure(code))
            }
            val builder = BiometricPrompt.Builder(activity).setTitle(title(purpose))
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
                builder.setAllowedAuthenticators(Authenticators.BIOMETRIC_STRONG or Authenticators.DEVICE_CREDENTIAL)
            } else {
                builder.setNegativeButton(words().commonCancel, executor) { _, _ -> fail(PlatformException.Cancelled()) }
            }
            builder.build().authenticate(crypto, signal, executor, answer)
        }
    }

    private fun title(purpose: SignPurpose) = when (purpose) {
        SignPurpose.APPROVE -> words().promptSheetTitle
        SignPurpose.PAIR -> words().pairConfirmPerson
        SignPurpose.UNLOCK -> words().lockReason
        SignPurpose.UNPAIR -> words().accountRemoveTitle
    }
}

/** What the sheet says of itself, as what the core understands. */
internal fun failure(code: Int): PlatformException = when (code) {
    BiometricPrompt.BIOMETRIC_ERROR_NO_BIOMETRICS, BiometricPrompt.BIOMETRIC_ERROR_NO_DEVICE_CREDENTIAL -> PlatformException.NoScreenLock()
    BiometricPrompt.BIOMETRIC_ERROR_HW_NOT_PRESENT, BiometricPrompt.BIOMETRIC_ERROR_HW_UNAVAILABLE -> PlatformException.Unavailable()
    else -> PlatformException.Cancelled()
}
