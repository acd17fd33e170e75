import com.fasterxml.jackson.databind.JsonNode
import java.io.File
import java.lang.reflect.InvocationTargetException
import java.math.BigInteger
import kotlin.math.sqrt
import kotlin.reflect.KClass
import kotlin.reflect.KFunction
import kotlin.reflect.KParameter
import kotlin.reflect.KType
import kotlin.reflect.full.memberProperties
import kotlin.reflect.full.primaryConstructor

/** Names without case and underscores: languages spell them as they like. */
fun normal(name: String) = name.replace("_", "").lowercase()

/** A result as plain data: variants as their name under `is`. */
fun described(value: Any?): Any? = when (value) {
    null, Unit -> null
    is Boolean, is String -> value
    is UByte, is UShort, is UInt, is ULong -> BigInteger(value.toString())
    is Number -> BigInteger(value.toString())
    is ByteArray -> value.joinToString("") { "%02x".format(it) }
    is List<*> -> value.map(::described)
    is Enum<*> -> mapOf("is" to normal(value.name))
    else -> fields(value) + if (isVariant(value::class)) mapOf("is" to normal(value::class.simpleName!!)) else mapOf()
}

private fun fields(value: Any): Map<String, Any?> {
    val names = value::class.primaryConstructor?.parameters.orEmpty().mapNotNull { it.name }
    return value::class.memberProperties.filter { it.name in names }.associate { normal(it.name) to described(it.getter.call(value)) }
}

private fun isVariant(type: KClass<*>) = type.java.superclass?.kotlin?.isSealed == true

/** The part of a description at a path such as `accounts.0.code`; `#` counts. */
fun look(value: Any?, path: String): Any? = path.split(".").filter { it.isNotEmpty() }.fold(value) { at, part ->
    when {
        part == "#" -> BigInteger.valueOf((at as List<*>).size.toLong())
        at is List<*> -> at[part.toInt()]
        else -> member(at as Map<*, *>, part)
    }
}

// Names of the library are normal, those of the service are as they are.
private fun member(map: Map<*, *>, name: String): Any? {
    val key = listOf(normal(name), name).firstOrNull { it in map }
    return map[key ?: throw NoSuchElementException("there is no $name in $map")]
}

/** Calls a function with arguments by name, and throws what it throws. */
fun KFunction<*>.invoked(arguments: (KParameter) -> Any?): Any? = try {
    callBy(parameters.associateWith(arguments))
} catch (error: InvocationTargetException) {
    throw error.targetException
}

/** An argument of a type of the library, from JSON. */
fun built(type: KType, value: JsonNode, folder: File): Any? {
    val kind = type.classifier as KClass<*>
    return when {
        value.isNull -> null
        kind == String::class -> value.textValue()
        kind == Boolean::class -> value.booleanValue()
        kind == Long::class -> value.longValue()
        kind == UByte::class -> value.intValue().toUByte()
        kind == UInt::class -> value.longValue().toUInt()
        kind == ULong::class -> value.bigIntegerValue().toString().toULong()
        kind == ByteArray::class -> bytes(value, folder)
        kind.java.isEnum -> kind.java.enumConstants.single { normal((it as Enum<*>).name) == normal(value.textValue()) }
        kind.isSealed -> variant(kind, value, folder)
        else -> kind.primaryConstructor!!.invoked { built(it.type, value.of(it), folder) }
    }
}

private fun variant(kind: KClass<*>, value: JsonNode, folder: File): Any? {
    val name = normal((value.get("is") ?: value).textValue())
    val variant = kind.sealedSubclasses.single { normal(it.simpleName!!) == name }
    return variant.objectInstance
        ?: variant.primaryConstructor!!.invoked { built(it.type, value.of(it), folder) }
}

private fun JsonNode.of(parameter: KParameter): JsonNode =
    properties().single { normal(it.key) == normal(parameter.name!!) }.value

private fun bytes(value: JsonNode, folder: File): ByteArray {
    value.get("file")?.let { return File(folder, it.textValue()).readBytes() }
    value.get("drawn")?.let { return drawn(hex(it.textValue())) }
    return hex(value.get("bytes").textValue())
}

/** The pixels of a QR code: four a module, and four light modules around it. */
private fun drawn(modules: ByteArray): ByteArray {
    val side = sqrt(modules.size.toDouble()).toInt()
    val pixels = (side + 8) * 4
    fun dark(x: Int, y: Int) = x in 0..<side && y in 0..<side && modules[y * side + x] == 1.toByte()
    return ByteArray(pixels * pixels) { if (dark(it % pixels / 4 - 4, it / pixels / 4 - 4)) 0 else -1 }
}

fun hex(text: String) = text.chunked(2).map { it.toInt(16).toByte() }.toByteArray()
