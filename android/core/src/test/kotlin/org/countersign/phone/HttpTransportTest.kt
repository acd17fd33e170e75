package org.countersign.phone

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import kotlinx.coroutines.runBlocking
import org.countersign.core.HttpHeader
import org.countersign.core.HttpMethod
import org.countersign.core.HttpRequest
import org.countersign.core.PlatformException
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import java.io.ByteArrayOutputStream
import java.net.InetAddress
import java.net.InetSocketAddress
import java.net.ServerSocket
import java.net.SocketTimeoutException
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger
import java.util.zip.GZIPOutputStream
import kotlin.concurrent.thread
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class HttpTransportTest {
    private val server = HttpServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0).apply { start() }
    private val base = "http://127.0.0.1:${server.address.port}"
    private val transport = HttpTransport(allowLoopback = true)

    @AfterEach
    fun stop() = server.stop(0)

    private fun answer(path: String, answer: (HttpExchange) -> Unit) {
        server.createContext(path) { it.use(answer) }
    }

    private fun send(url: String, timeoutMs: UInt = 20_000u, largest: UInt = 100u) = runBlocking {
        transport.send(HttpRequest(HttpMethod.POST, url, listOf(HttpHeader("Content-Type", "text/plain")), "ping".encodeToByteArray(), timeoutMs, largest))
    }

    private fun HttpExchange.reply(status: Int, body: ByteArray) {
        sendResponseHeaders(status, body.size.toLong())
        responseBody.write(body)
    }

    @Test
    fun aRequestArrivesAsItIsAndSaysOneNameOnly() {
        var heard = ""
        answer("/a") {
            heard = listOf("user-agent", "content-type", "cookie").joinToString { name -> "${it.requestHeaders[name]}" } + it.requestBody.reader().readText()
            it.responseHeaders.add("Set-Cookie", "a=b")
            it.reply(418, "pong".encodeToByteArray())
        }
        repeat(2) {
            val reply = send("$base/a")
            assertEquals(418u.toUShort(), reply.status)
            assertEquals("pong", reply.body.decodeToString())
            assertEquals("[countersign], [text/plain], nullping", heard)
        }
    }

    @Test
    fun redirectsAreRepliesAndNotFollowed() {
        val asked = AtomicInteger()
        answer("/there") {
            asked.incrementAndGet()
            it.reply(200, byteArrayOf())
        }
        answer("/here") {
            it.responseHeaders.add("Location", "$base/there")
            it.reply(307, byteArrayOf())
        }
        assertEquals(307u.toUShort(), send("$base/here").status)
        assertEquals(0, asked.get())
    }

    @Test
    fun aLongReplyIsCutRightAfterWhatIsWanted() {
        val long = ByteArray(5_000_000) { 'a'.code.toByte() }
        val packed = ByteArrayOutputStream().also { out -> GZIPOutputStream(out).use { it.write(long) } }.toByteArray()
        answer("/long") { exchange -> runCatching { exchange.reply(200, long) } }
        answer("/bomb") { exchange ->
            exchange.responseHeaders.add("Content-Encoding", "gzip")
            exchange.reply(200, packed)
        }
        for (path in listOf("long", "bomb")) assertContentEquals(long.copyOf(101), send("$base/$path").body, path)
    }

    @Test
    fun whatWasSentAndGotNoReplyIsATimeout() {
        val release = CountDownLatch(1)
        answer("/slow") { release.await() }
        assertFailsWith<PlatformException.Timeout> { send("$base/slow", timeoutMs = 300u) }
        release.countDown()
        answer("/broken") {
            it.sendResponseHeaders(200, 50)
            it.responseBody.write(1)
        }
        assertFailsWith<PlatformException.Timeout> { send("$base/broken") }
    }

    @Test
    fun nobodyThereIsOffline() {
        val port = ServerSocket(0).use { it.localPort }
        assertFailsWith<PlatformException.Offline> { send("http://127.0.0.1:$port/") }
        assertFailsWith<PlatformException.Offline> { send("https://nothing.invalid/") }
    }

    @Test
    fun aServiceThatCannotDoTlsHearsNothing() {
        var heard = ByteArray(0)
        ServerSocket(0, 1, InetAddress.getLoopbackAddress()).use { socket ->
            val listener = thread {
                socket.accept().use {
                    it.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".encodeToByteArray())
                    it.shutdownOutput()
                    heard = it.getInputStream().readBytes()
                }
            }
            val error = assertFailsWith<PlatformException> { send("https://127.0.0.1:${socket.localPort}/secret-path") }
            listener.join()
            assertEquals(false, error is PlatformException.Timeout)
            assertEquals(false, heard.decodeToString().contains("secret-path"))
        }
    }

    @Test
    fun plainHttpIsForLoopbackBuildsAlone() {
        assertFailsWith<PlatformException> { runBlocking { HttpTransport(allowLoopback = false).send(get("$base/a")) } }
        assertFailsWith<PlatformException.Unavailable> { runBlocking { transport.send(get("ftp://a.example")) } }
    }

    private fun get(url: String) = HttpRequest(HttpMethod.GET, url, emptyList(), byteArrayOf(), 1000u, 100u)

    @Test
    fun aNameThatLeadsToThisMachineIsNotCalled() {
        ServerSocket(0, 1, InetAddress.getLoopbackAddress()).use { socket ->
            val url = "https://localhost:${socket.localPort}/"
            assertFailsWith<PlatformException.Tls> { runBlocking { HttpTransport(allowLoopback = false).send(get(url)) } }
            socket.soTimeout = 1
            assertFailsWith<SocketTimeoutException> { socket.accept() }
        }
    }
}
