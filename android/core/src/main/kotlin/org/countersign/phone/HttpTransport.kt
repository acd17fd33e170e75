package org.countersign.phone

import kotlinx.coroutines.suspendCancellableCoroutine
import okhttp3.Call
import okhttp3.Callback
import okhttp3.ConnectionSpec
import okhttp3.CookieJar
import okhttp3.EventListener
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import okhttp3.Response
import org.countersign.core.HttpHeader
import org.countersign.core.HttpMethod
import org.countersign.core.HttpRequest
import org.countersign.core.HttpResponse
import org.countersign.core.PlatformException
import java.io.IOException
import java.util.concurrent.TimeUnit
import javax.net.ssl.SSLHandshakeException
import javax.net.ssl.SSLPeerUnverifiedException
import kotlin.coroutines.resumeWithException

private const val CONNECT_MS = 5_000L
private const val USER_AGENT = "countersign"

/** A client without memory: no cookies, no cache, no redirects. */
class HttpTransport(allowLoopback: Boolean) : Transport {
    private val client = OkHttpClient.Builder()
        .cache(null)
        .connectionSpecs(listOfNotNull(ConnectionSpec.RESTRICTED_TLS, ConnectionSpec.CLEARTEXT.takeIf { allowLoopback }))
        .cookieJar(CookieJar.NO_COOKIES)
        .dns(PublicDns(allowLoopback))
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .build()

    override suspend fun send(request: HttpRequest): HttpResponse {
        val outgoing = try {
            request.outgoing()
        } catch (_: IllegalArgumentException) {
            throw PlatformException.Unavailable()
        }
        val patience = request.timeoutMs.toLong()
        val progress = Progress()
        val call = client.newBuilder()
            .callTimeout(patience, TimeUnit.MILLISECONDS)
            .connectTimeout(minOf(CONNECT_MS, patience), TimeUnit.MILLISECONDS)
            .readTimeout(patience, TimeUnit.MILLISECONDS)
            .eventListener(progress)
            .build().newCall(outgoing)
        return call.reply(request.largestReply.toLong(), progress)
    }
}

private fun HttpRequest.outgoing(): Request {
    val builder = Request.Builder().url(url)
    // OkHttp counts the body itself.
    headers.filterNot { it.name.equals("content-length", ignoreCase = true) }.forEach { builder.addHeader(it.name, it.value) }
    builder.header("user-agent", USER_AGENT)
    return when (method) {
        HttpMethod.GET -> builder.get()
        HttpMethod.POST -> builder.post(body.toRequestBody())
    }.build()
}

private suspend fun Call.reply(largest: Long, progress: Progress): HttpResponse = suspendCancellableCoroutine { waiting ->
    waiting.invokeOnCancellation { cancel() }
    enqueue(object : Callback {
        override fun onFailure(call: Call, e: IOException) = waiting.resumeWithException(progress.failure(e))

        override fun onResponse(call: Call, response: Response) {
            val reply = try {
                response.use { it.incoming(largest) }
            } catch (error: IOException) {
                return onFailure(call, error)
            }
            waiting.resume(reply) { _, _, _ -> }
        }
    })
}

/** One byte more than is wanted shows the core that there was more. */
private fun Response.incoming(largest: Long): HttpResponse {
    val source = body.source()
    source.request(largest + 1)
    val bytes = source.buffer.readByteArray(minOf(largest + 1, source.buffer.size))
    return HttpResponse(code.toUShort(), headers.map { (name, value) -> HttpHeader(name, value) }, bytes)
}

/** How far a call came, since only that tells whether the service can have heard of it. */
private class Progress : EventListener() {
    @Volatile private var sending = false

    override fun requestHeadersStart(call: Call) {
        sending = true
    }

    /** Offline and Tls promise that nothing was sent; whatever is not sure is a timeout. */
    fun failure(error: IOException): PlatformException = when {
        sending -> PlatformException.Timeout()
        error is SSLHandshakeException || error is SSLPeerUnverifiedException || error is PrivateAddressException -> PlatformException.Tls()
        else -> PlatformException.Offline()
    }
}
