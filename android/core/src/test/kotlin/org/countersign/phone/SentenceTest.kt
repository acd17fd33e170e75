package org.countersign.phone

import com.fasterxml.jackson.databind.ObjectMapper
import org.countersign.core.AuthenticatorException
import org.countersign.core.Failure
import org.countersign.core.Problem
import org.junit.jupiter.api.Test
import java.io.File
import kotlin.reflect.KClass
import kotlin.reflect.full.primaryConstructor
import kotlin.test.assertEquals
import kotlin.test.assertTrue

class SentenceTest {
    private val root = File(System.getProperty("countersign.root"))
    private val words = ObjectMapper().readTree(File(root, "words.json"))

    private fun check(sentence: Sentence) {
        val word = words.get(sentence.key)
        assertTrue(word != null, "${sentence.key} has no words")
        val english = word.get("en").textValue()
        val plural = Regex("""^\{(\w+), plural""").find(english)?.groupValues?.get(1)
        val wanted = Regex("""\{(\w+)\}""").findAll(english).map { it.groupValues[1] }.filterNot { it in ONES }.toSet() + listOfNotNull(plural)
        assertTrue(sentence.places.keys.containsAll(wanted), "${sentence.key} wants $wanted, not ${sentence.places.keys}")
    }

    private fun <T : Any> variants(of: KClass<T>): List<T> = of.sealedSubclasses.map { kind ->
        kind.objectInstance ?: kind.primaryConstructor!!.let { make ->
            make.callBy(make.parameters.associateWith { if (it.type.isMarkedNullable) null else 6u })
        }
    }

    @Test
    fun everyErrorFailureAndProblemHasItsWords() {
        val errors = variants(AuthenticatorException::class)
        assertTrue(errors.size > 20)
        errors.forEach { check(it.sentence()) }
        Failure.entries.forEach { check(it.sentence("contoso.example")) }
        variants(Problem::class).forEach { check(it.sentence()) }
        check(Problem.TooManyRequests(7u).sentence())
    }

    @Test
    fun aFailureNamesTheHostOnlyWhereTheSentenceDoes() {
        assertEquals(Sentence("error.tls", "host" to "a.example"), Failure.TLS.sentence("a.example"))
        assertEquals(Sentence("error.offline"), Failure.OFFLINE.sentence("a.example"))
        assertEquals(Sentence("error.number_length", "count" to 6L), AuthenticatorException.NumberLength(6u).sentence())
    }

    @Test
    fun everySentenceThatTheCodeNamesIsThere() {
        val sources = File(root, "android/core/src/main").walk().filter { it.extension == "kt" }
        val keys = sources.flatMap { file -> Regex("""Sentence\("([a-z_.]+)"""").findAll(file.readText()).map { it.groupValues[1] } }.toSet()
        assertTrue(keys.size > 15, "only $keys")
        assertEquals(emptySet(), keys.filterNot { words.has(it) }.toSet())
    }

    private companion object {
        /** What stands inside a plural form. */
        val ONES = setOf("one", "other")
    }
}
