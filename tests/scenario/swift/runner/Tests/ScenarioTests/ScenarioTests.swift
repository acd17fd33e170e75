import Foundation
import Testing

/// The scenario from Swift, against the real library and the service that `cargo xtask` started.
@Suite(.serialized)
struct ScenarioTests {
    @Test func everyChapter() throws {
        let file = URL(fileURLWithPath: #filePath)
        let folder = (1...5).reduce(file) { path, _ in path.deletingLastPathComponent() }
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: directory) }
        let environment = ProcessInfo.processInfo.environment
        let service = Service(
            pages: try #require(environment["SCENARIO_PAGES"]),
            apiKey: try #require(environment["SCENARIO_API_KEY"]))
        let story = Story(folder: folder, directory: directory, service: service)
        let text = try Data(contentsOf: folder.appendingPathComponent("scenario.json"))
        let chapters = try JSONDecoder().decode(JSON.self, from: text)["chapters"]?.array ?? []
        var passed = 0
        for chapter in chapters where play(chapter, story) { passed += 1 }
        print("swift: \(passed) passed, \(chapters.count - passed) failed")
        #expect(!chapters.isEmpty)
    }

    private func play(_ chapter: JSON, _ story: Story) -> Bool {
        for (number, step) in (chapter["steps"]?.array ?? []).enumerated() {
            do {
                try story.play(step, at: chapter["at"] ?? .null)
            } catch {
                let names = ["call", "function", "service", "file", "hold", "fault"]
                let call = names.compactMap { step[$0]?.string }.first ?? ""
                Issue.record("\(chapter["name"]?.string ?? ""): step \(number + 1), \(call): \(error)")
                return false
            }
        }
        return true
    }
}
