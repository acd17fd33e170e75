package org.countersign.phone

import com.sun.net.httpserver.HttpsConfigurator
import com.sun.net.httpserver.HttpsServer
import kotlinx.coroutines.runBlocking
import org.countersign.core.HttpMethod
import org.countersign.core.HttpRequest
import org.countersign.core.PlatformException
import org.countersign.phone.fake.TestPhone
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.net.InetAddress
import java.net.InetSocketAddress
import java.security.KeyStore
import java.util.concurrent.atomic.AtomicInteger
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

private const val STORE_PASSWORD = "only for this test"

/** A service whose certificate nobody vouches for, over real sockets: it hears nothing of what was to be sent. */
class TlsTest {
    @TempDir lateinit var directory: File
    private val heard = AtomicInteger()
    private val server by lazy { selfSigned() }
    private val origin get() = "https://localhost:${server.address.port}"

    @AfterEach
    fun stop() = server.stop(0)

    private fun selfSigned(): HttpsServer {
        val file = File(directory, "service.p12")
        val keytool = File(System.getProperty("java.home"), "bin/keytool").path
        val make = listOf(
            keytool, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost",
            "-storetype", "PKCS12", "-storepass", STORE_PASSWORD, "-keystore", file.path,
        )
        assertEquals(0, ProcessBuilder(make).redirectErrorStream(true).redirectOutput(File(directory, "keytool.log")).start().waitFor())
        val store = KeyStore.getInstance(file, STORE_PASSWORD.toCharArray())
        val keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm()).apply { init(store, STORE_PASSWORD.toCharArray()) }
        val tls = SSLContext.getInstance("TLS").apply { init(keys.keyManagers, null, null) }
        return HttpsServer.create(InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0).apply {
            httpsConfigurator = HttpsConfigurator(tls)
            createContext("/") { exchange ->
                heard.incrementAndGet()
                exchange.use { it.sendResponseHeaders(200, -1) }
            }
            start()
        }
    }

    @Test
    fun itsCertificateIsRefusedBeforeAnythingIsSent() {
        val request = HttpRequest(HttpMethod.GET, "$origin/secret-path", emptyList(), byteArrayOf(), 20_000u, 100u)
        assertFailsWith<PlatformException.Tls> { runBlocking { HttpTransport(allowLoopback = true).send(request) } }
        assertEquals(0, heard.get())
    }

    @Test
    fun thePersonIsToldWhoseConnectionIsNotSafe() = TestPhone(File(directory, "phone")).begin(null).use { phone ->
        val secrets = "code=0123456789ABCDEFGHJKMNPQR8&key=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
        phone.act(PhoneAction.Link("$origin/countersign/pair#v=1&$secrets"))
        phone.awaitScreen<Screen.Pairing>()
        phone.act(PhoneAction.Pair)
        phone.act(PhoneAction.Pair)
        val failed = phone.awaitScreen<Screen.Pairing> { it.stage is PairingStage.Failed }.stage as PairingStage.Failed
        assertEquals(Sentence("error.tls", "host" to "localhost:${server.address.port}"), failed.sentence)
        assertEquals(0, heard.get())
        assertTrue(phone.state.home!!.accounts.isEmpty())
    }
}
