import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.TextNode
import org.countersign.core.Authenticator
import org.countersign.core.AuthenticatorException
import org.countersign.core.Config
import org.countersign.core.HttpHeader
import org.countersign.core.HttpRequest
import org.countersign.core.HttpResponse
import org.countersign.core.Input
import org.countersign.core.Moment
import org.countersign.core.PlatformException
import org.countersign.core.Step
import org.countersign.core.Verification
import java.io.File
import java.math.BigInteger
import java.net.URI
import java.net.http.HttpClient
import java.time.Duration
import kotlin.reflect.KFunction
import kotlin.reflect.KParameter
import kotlin.reflect.full.companionObject
import kotlin.reflect.full.functions
import kotlin.reflect.jvm.kotlinFunction
import java.net.http.HttpRequest as JavaRequest
import java.net.http.HttpResponse.BodyHandlers

/** The state between the steps: phones, their keys, and what was saved. */
class Story(private val folder: File, private val directory: File, private val pages: String, private val apiKey: String) {
    private val client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build()
    private val phones = mutableMapOf<String, Authenticator>()
    private val keys = mutableMapOf<File, FaultyKeys>()
    private val saved = mutableMapOf<String, Any?>("file" to File(directory, "exported.txt").path)
    private var holder: Process? = null
    private val functions = Class.forName("org.countersign.core.CountersignKt").methods.mapNotNull { it.kotlinFunction }

    fun play(step: JsonNode, chapterAt: JsonNode) {
        val at = step.get("at") ?: chapterAt
        repeat(step.get("repeat")?.intValue() ?: 1) {
            val result = when {
                step.has("service") -> askService(step)
                step.has("file") -> return spoil(step)
                step.has("hold") -> return hold(step.get("hold").textValue())
                step.has("fault") -> return setFault(step, at)
                else -> call(step, at)
            }
            step.get("expect")?.properties()?.forEach { (path, expected) -> compare(path, look(result, path), plain(filled(expected))) }
            step.get("save")?.properties()?.forEach { (name, path) -> saved[name] = look(result, path.textValue()) }
            step.get("contains")?.let { check(it.textValue() in result as String) { "there is no $it" } }
        }
    }

    private fun compare(path: String, found: Any?, expected: Any?) {
        val wanted = if (path.split(".").last() == "is") normal(expected as String) else expected
        check(found == wanted) { "${path.ifEmpty { "the result" }} is $found, not $wanted" }
    }

    private fun call(step: JsonNode, at: JsonNode): Any? {
        val expected = step.get("error")
        val result = try {
            carriedOut(called(step, at), step, at)
        } catch (error: AuthenticatorException) {
            if (expected == null) throw IllegalStateException("it threw ${described(error)}", error)
            if (expected.isTextual) compare("is", look(described(error), "is"), expected.textValue())
            expected.properties().forEach { (path, value) -> compare(path, look(described(error), path), plain(value)) }
            return null
        }
        check(expected == null) { "$expected did not come: ${described(result)}" }
        return described(result)
    }

    private fun called(step: JsonNode, at: JsonNode): Any? {
        step.get("function")?.let { name -> return invoked(named(functions, name.textValue()), null, step, at) }
        val name = step.get("call").textValue()
        return when (name) {
            "create", "open" -> make(name, step, at)
            "close" -> phones.remove(on(step))!!.close()
            else -> invoked(named(Authenticator::class.functions, name), phones.getValue(on(step)), step, at)
        }
    }

    private fun make(name: String, step: JsonNode, at: JsonNode) {
        val place = File(directory, step.get("directory").textValue())
        val keys = keysOf(step)
        val loopback = step.get("loopback")?.booleanValue() ?: true
        val config = Config(place.path, Verification.CREDENTIAL, "linux", loopback)
        val function = named(Authenticator::class.companionObject!!.functions, name)
        val phone = invoked(function, Authenticator.Companion, step, at, mapOf("config" to config, "keys" to keys))
        phones[step.get("as").textValue()] = phone as Authenticator
    }

    /** The keys of a directory; they stay when its vault is closed. */
    private fun keysOf(step: JsonNode) = keys.getOrPut(File(directory, step.get("directory").textValue())) {
        FaultyKeys(SoftwareKeys(step.get("keys").textValue() == "phone"))
    }

    private fun setFault(step: JsonNode, at: JsonNode) {
        val function = step.get("fault").textValue()
        keysOf(step).faults.remove(function)
        keysOf(step).faults[function] = when (val does = step.get("does").textValue()) {
            null -> return
            "call_back" -> Fault.CallBack { phones.getValue(on(step)).lockView(moment(at)) }
            "give_nothing" -> Fault.Give(0)
            "give_a_megabyte" -> Fault.Give(1_000_000)
            "throw" -> Fault.Throw
            else -> error("$does is unknown in the step")
        }
    }

    private fun named(functions: Collection<KFunction<*>>, name: String) = functions.single { normal(it.name) == normal(name) }

    private fun invoked(function: KFunction<*>, receiver: Any?, step: JsonNode, at: JsonNode, given: Map<String, Any> = mapOf()) =
        function.invoked {
            when {
                it.kind == KParameter.Kind.INSTANCE -> receiver
                it.name in given -> given[it.name]
                it.name == "now" -> moment(at)
                else -> built(it.type, filledDeep(step.get("with").properties().single { (name, _) -> normal(name) == normal(it.name!!) }.value), folder)
            }
        }

    private fun on(step: JsonNode) = step.get("on")?.textValue() ?: "ada"

    /** What was saved, in the place of its name. */
    private fun filled(value: JsonNode): JsonNode {
        val name = value.takeIf { it.isTextual }?.textValue()?.takeIf { it.startsWith("$") } ?: return value
        if (!name.startsWith("\$other(")) return TextNode(saved.getValue(name.drop(1)) as String)
        val number = saved.getValue(name.drop(7).dropLast(1)) as String
        val other = (number.toBigInteger() + BigInteger.ONE).mod(BigInteger.TEN.pow(number.length))
        return TextNode(other.toString().padStart(number.length, '0'))
    }

    private fun filledDeep(value: JsonNode): JsonNode {
        if (!value.isObject) return filled(value)
        val copy = ObjectMapper().createObjectNode()
        value.properties().forEach { (name, member) -> copy.set<JsonNode>(name, filledDeep(member)) }
        return copy
    }

    private fun carriedOut(result: Any?, how: JsonNode, at: JsonNode): Any? {
        if (how.get("carry_out")?.booleanValue() == false) return result
        if (result is List<*>) return result.map { carriedOut(it, how, at) }
        if (result !is Step) return result
        val phone = phones.getValue(on(how))
        val replies = how.get("replies")?.map(::prepared).orEmpty().iterator()
        var step: Step = result
        while (true) {
            step = when (val it = step) {
                is Step.Done -> return it.event
                is Step.Send -> phone.resume(it.exchange, Input.Response(if (replies.hasNext()) replies.next() else send(it.request)), moment(at))
                is Step.Sign -> phone.resume(it.exchange, byPerson(how) { Input.Signature(holder(it.key).sign(it.key, it.message)) }, moment(at))
                is Step.Unwrap -> phone.resume(it.exchange, byPerson(how) { Input.Unwrapped(holder(it.key).unwrap(it.key, it.wrapped)) }, moment(at))
            }
        }
    }

    private fun byPerson(how: JsonNode, agree: () -> Input): Input {
        if (how.get("person")?.textValue() == "Cancelled") return Input.Failed(PlatformException.Cancelled())
        return agree()
    }

    private fun holder(alias: String) = keys.values.map { it.sound }.first { it.has(alias) }

    /** A reply that stands in the step. */
    private fun prepared(reply: JsonNode) =
        HttpResponse(reply.get("status").intValue().toUShort(), listOf(), reply.get("body").toString().toByteArray())

    private fun send(request: HttpRequest): HttpResponse {
        val java = JavaRequest.newBuilder(URI(request.url)).timeout(Duration.ofMillis(request.timeoutMs.toLong()))
        request.headers.filter { normal(it.name) != "content-length" }.forEach { java.header(it.name, it.value) }
        java.method(request.method.name, JavaRequest.BodyPublishers.ofByteArray(request.body))
        val response = client.send(java.build(), BodyHandlers.ofByteArray())
        val headers = response.headers().map().flatMap { (name, values) -> values.map { HttpHeader(name, it) } }
        return HttpResponse(response.statusCode().toUShort(), headers, response.body())
    }

    private fun askService(step: JsonNode): Any? {
        val (method, path) = step.get("service").textValue().split(" ")
        val filled = path.split("/").joinToString("/") { filled(TextNode(it)).textValue() }
        val body = step.get("body")?.toString().orEmpty()
        val request = JavaRequest.newBuilder(URI("${pages.trimEnd('/')}/api/v1/$filled"))
            .header("authorization", "Bearer $apiKey").header("content-type", "application/json")
            .method(method, JavaRequest.BodyPublishers.ofString(body)).build()
        val response = client.send(request, BodyHandlers.ofString())
        check(response.statusCode() in 200..299) { "the service answered ${response.statusCode()}" }
        return plain(ObjectMapper().readTree(response.body()))
    }

    /** Lets another program be in the middle of writing, or ends it. */
    private fun hold(index: String?) {
        holder?.outputStream?.close()
        holder?.waitFor()
        holder = index?.let { ProcessBuilder("perl", File(folder, "hold.pl").path, File(directory, it).path).start() }
        check(holder?.inputReader()?.readLine().let { it == null || it == "held" }) { "another program cannot write" }
    }

    private fun spoil(step: JsonNode) {
        val file = File(directory, step.get("file").textValue())
        file.parentFile.mkdirs()
        val old = if (file.exists()) file.readBytes() else byteArrayOf()
        val new = hex(step.get("bytes").textValue())
        val at = step.get("at_byte")?.intValue() ?: 0
        file.writeBytes(old.copyOf(maxOf(old.size, at + new.size)).also { new.copyInto(it, at) })
    }
}

fun moment(at: JsonNode): Moment {
    val milliseconds = if (at.isTextual) System.currentTimeMillis() else at.longValue() * 1000
    return Moment(milliseconds, milliseconds)
}

/** JSON as plain data, for comparing. */
fun plain(value: JsonNode): Any? = when {
    value.isNull -> null
    value.isTextual -> value.textValue()
    value.isBoolean -> value.booleanValue()
    value.isIntegralNumber -> value.bigIntegerValue()
    value.isArray -> value.map(::plain)
    else -> value.properties().associate { (name, member) -> name to plain(member) }
}
