import Foundation
import LessonModel
import Testing

/// Lesson files that are broken or hostile, each with what must come of it in a file `.expect` beside it.
struct HostileLessonTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/lessons")

    static let names: [String] = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()

    /// Cells that raise are a runner's matter; to the reader these files are lessons.
    static let failAtRun: Set<String> = ["cell_raises", "crlf_error_line"]

    @Test func fixturesAreThere() { #expect(Self.names.count > 60) }

    @Test(arguments: names) func endsAsExpected(name: String) throws {
        let expect = try String(contentsOf: Self.folder.appendingPathComponent(name + ".expect"), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        let mayRender = expect.hasSuffix("[or renders]"), mayFail = expect.hasSuffix("[or error]")
        do {
            _ = try LessonParser.read(Self.folder.appendingPathComponent(name + ".md").path)
            #expect(!expect.hasPrefix("error") || mayRender || Self.failAtRun.contains(name), "\(name) must be refused: \(expect)")
        } catch let error as LessonError {
            #expect(expect.hasPrefix("error") || mayFail, "\(name): \(error)")
            if expect.hasPrefix("error"), let place = expect.firstMatch(of: #/\(([^():]+):(\d+)\)/#) {
                let line = Int(place.output.2)
                #expect(error.mistakes.contains { $0.line == line && $0.severity == .error }, "\(name): must name line \(line ?? 0): \(error)")
            }
            #expect(error.mistakes.allSatisfy { !$0.message.isEmpty && $0.file.hasSuffix(name + ".md") })
        }
    }

    static let large: [(name: String, text: String, refused: Bool?)] = [
        ("blank lines", "# One million empty lines\n" + String(repeating: "\n", count: 1_000_000) + "end\n", false),
        ("brackets", "# B\n\n" + ["[", "[a](", "![", "[a]["].map { String(repeating: $0, count: 60_000) }.joined(separator: "\n\n") + "\n\nafter\n", false),
        ("entities", "# E\n\n" + ["&amp", "&#", "&#x1"].map { String(repeating: $0, count: 60_000) }.joined(separator: " ") + "\n", false),
        ("fences", "# F\n\n" + String(repeating: "```\n", count: 50_001), true),
        ("front matter", "---\ntitle: L\n" + (0..<220_000).map { "key\($0): some value\n" }.joined() + "---\n\n# Text\n", nil),
        ("equal headings", "# H\n\n" + String(repeating: "## Same\n\n", count: 20_000), false),
        ("nested lists", "# L\n\n" + (0..<1_500).map { String(repeating: "  ", count: $0) + "- item\n" }.joined(), true),
        ("nested quotes", "# Q\n\n" + String(repeating: "> ", count: 20_000) + "text\n", true),
        ("references", "# R\n\n" + (0..<50_000).map { "[r\($0)]: https://example.org/\($0)\n" }.joined() + "\n" + (0..<50_000).map { "[r\($0)] " }.joined() + "\n", false),
        ("aliases", "---\na: &a [" + String(repeating: "x, ", count: 10_000) + "x]\nb: [" + String(repeating: "*a, ", count: 10_000) + "*a]\n---\n\n# T\n", true),
        ("nested YAML", "---\na: " + String(repeating: "[", count: 30_000) + String(repeating: "]", count: 30_000) + "\n---\n\n# T\n", true),
        ("dollars", "# D\n\n" + String(repeating: "$", count: 100_000) + "\n\n" + String(repeating: "$a ", count: 60_000) + "\n\n" + String(repeating: "`$`` ", count: 30_000) + "\n", false),
        ("long line", "# W\n\n" + String(repeating: "word ", count: 400_000) + "\n\nafter\n", false),
    ]

    @Test(arguments: large.indices) func largeFilesAreReadInSeconds(index: Int) {
        let (name, text, refused) = Self.large[index]
        let start = ContinuousClock.now
        let failed: Bool
        do { _ = try LessonParser.parse(Array(text.utf8), file: "large.md"); failed = false } catch { failed = true }
        #expect(refused == nil || failed == refused, "\(name)")
        #expect(ContinuousClock.now - start < .seconds(20), "\(name) took too long")
    }
}
