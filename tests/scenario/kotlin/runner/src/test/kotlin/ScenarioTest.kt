import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import org.countersign.core.Authenticator
import org.countersign.core.AuthenticatorException
import org.countersign.core.AuthenticatorInterface
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.io.TempDir
import java.io.File
import kotlin.reflect.full.declaredFunctions

/** The scenario from Kotlin, against the real library and the service that `cargo xtask` started. */
class ScenarioTest {
    private val folder = File(System.getProperty("countersign.scenario"))
    private val scenario = ObjectMapper().readTree(File(folder, "scenario.json"))
    private val chapters = scenario.get("chapters")

    @Test
    fun `every call and every error has a step`() {
        val calls = AuthenticatorInterface::class.declaredFunctions + Authenticator.Companion::class.declaredFunctions
        assertTrue(calls.size > 40)
        assertEquals(setOf<String>(), calls.map { normal(it.name) }.toSet() - inSteps("call"))
        val errors = AuthenticatorException::class.sealedSubclasses.map { normal(it.simpleName!!) }.toSet()
        val elsewhere = scenario.get("errors_elsewhere").properties().map { normal(it.key) }.toSet()
        assertEquals(elsewhere, errors - inSteps("error"))
    }

    private fun inSteps(member: String) = chapters.flatMap { it.get("steps") }.mapNotNull { it.get(member) }
        .map { normal((it.get("is") ?: it).textValue()) }.toSet()

    @TestFactory
    fun chapters(@TempDir directory: File): List<DynamicTest> {
        val story = Story(folder, directory, System.getenv("SCENARIO_PAGES"), System.getenv("SCENARIO_API_KEY"))
        return chapters.map { chapter ->
            DynamicTest.dynamicTest(chapter.get("name").textValue()) {
                chapter.get("steps").forEachIndexed { index, step -> play(story, index + 1, step, chapter.get("at")) }
            }
        }
    }

    private fun play(story: Story, number: Int, step: JsonNode, at: JsonNode) {
        try {
            story.play(step, at)
        } catch (error: Throwable) {
            val call = listOf("call", "function", "service", "file", "hold", "fault").firstNotNullOf { step.get(it) }
            throw AssertionError("step $number, $call: $error", error)
        }
    }
}
