package org.countersign.phone.fake

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import java.io.File
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

/** The real sign-in service as a child process, and its calls for relying parties. */
class Service(directory: File) : AutoCloseable {
    private val process = ProcessBuilder(
        File(System.getProperty("countersign.target"), "debug/countersign-service").path,
        "--demo",
        "--database",
        File(directory, "service.sqlite").path,
    ).redirectError(File(directory, "service.log")).apply { environment()["RUST_LOG"] = "error" }.start()
    private val ready: JsonNode = JSON.readTree(process.inputStream.bufferedReader().readLine())
    private val client = HttpClient.newHttpClient()
    val pages: String = ready.get("pages").textValue().trimEnd('/')

    fun openPairing(user: String): JsonNode = post("pairings", mapOf("user" to mapOf("id" to user, "name" to user)))

    /** What its page shows as a PNG picture. */
    fun picture(pairing: JsonNode): ByteArray =
        client.send(request("pairings/${pairing.get("id").textValue()}/qr.png").GET().build(), HttpResponse.BodyHandlers.ofByteArray()).body()

    fun pairing(id: String): JsonNode = get("pairings/$id")

    fun openSignIn(user: String, app: String = "Webmail"): JsonNode = post("sign-ins", mapOf("user" to user, "app" to app))

    fun signIn(id: String): JsonNode = get("sign-ins/$id")

    fun acceptsCode(user: String, code: String): Boolean =
        post("codes/verify", mapOf("user" to user, "code" to code)).get("valid").booleanValue()

    private fun get(path: String) = call(request(path).GET())

    private fun post(path: String, body: Any) =
        call(request(path).POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))))

    private fun request(path: String) = HttpRequest.newBuilder(URI("$pages/api/v1/$path"))
        .header("authorization", "Bearer ${ready.get("api_key").textValue()}")
        .header("content-type", "application/json")

    private fun call(request: HttpRequest.Builder): JsonNode {
        val response = client.send(request.build(), HttpResponse.BodyHandlers.ofString())
        check(response.statusCode() in 200..299) { "the service answered ${response.statusCode()}" }
        return JSON.readTree(response.body())
    }

    override fun close() {
        process.destroyForcibly().waitFor()
    }

    private companion object {
        val JSON = ObjectMapper()
    }
}

fun JsonNode.text(name: String): String = get(name).textValue()
