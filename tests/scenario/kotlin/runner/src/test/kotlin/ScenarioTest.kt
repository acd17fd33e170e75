import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.io.TempDir
import java.io.File

/** The scenario from Kotlin, against the real library and the service that `cargo xtask` started. */
class ScenarioTest {
    @TestFactory
    fun chapters(@TempDir directory: File): List<DynamicTest> {
        val folder = File(System.getProperty("countersign.scenario"))
        val story = Story(folder, directory, System.getenv("SCENARIO_PAGES"), System.getenv("SCENARIO_API_KEY"))
        val chapters = ObjectMapper().readTree(File(folder, "scenario.json")).get("chapters")
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
            val call = listOf("call", "function", "service", "file", "fault").firstNotNullOf { step.get(it) }
            throw AssertionError("step $number, $call: $error", error)
        }
    }
}
