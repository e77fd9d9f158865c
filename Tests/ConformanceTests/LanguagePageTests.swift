import Foundation
import Testing

/// `docs/language.md` against the implementation: its examples print what stands below them, and its lists are what the language
/// has.  `RECORD=1` rewrites the lists (and fails, so that nobody takes a recording for a test).
@Suite(.serialized) struct LanguagePageTests {
    static let repository = ConformanceTests.root.deletingLastPathComponent().deletingLastPathComponent()
    static let page = repository.appendingPathComponent("docs/language.md")

    /// A program and the text that must come out of it.
    struct Example: CustomTestStringConvertible {
        let line: Int, program: String, output: String
        var testDescription: String { "line \(line)" }
    }

    static let examples: [Example] = {
        guard let text = try? String(contentsOf: page, encoding: .utf8) else { return [] }
        var found: [Example] = [], program: (line: Int, text: String)?, fence: (language: String, lines: [String], start: Int)?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated() {
            if let open = fence {
                guard line == "```" else { fence?.lines.append(line); continue }
                let body = open.lines.map { $0 + "\n" }.joined()
                if open.language == "python" { program = (open.start, body) }
                if open.language == "text", let (start, source) = program { found.append(Example(line: start, program: source, output: body)); program = nil }
                fence = nil
            } else if line.hasPrefix("```") {
                fence = (String(line.dropFirst(3)), [], index + 1)
            }
        }
        return found
    }()

    static func run(_ program: String) throws -> (status: Int32, output: String, errors: String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).py")
        try program.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try ConformanceTests.run(file)
    }

    @Test func hasExamples() { #expect(Self.examples.count >= 5) }

    @Test(arguments: examples) func examplePrintsWhatThePageSays(_ example: Example) throws {
        let result = try Self.run(example.program)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == example.output)
    }

    @Test func listsAreWhatTheLanguageHas() throws {
        let begin = "<!-- made by Tests/Fixtures/language/names.py -->\n", end = "<!-- end -->"
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let first = try #require(text.range(of: begin)), last = try #require(text.range(of: end))
        let result = try ConformanceTests.run(Self.repository.appendingPathComponent("Tests/Fixtures/language/names.py"))
        #expect(result.status == 0, "\(result.errors)")
        let lists = "\n" + result.output + "\n"
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try text.replacingCharacters(in: first.upperBound..<last.lowerBound, with: lists).write(to: Self.page, atomically: true, encoding: .utf8)
            Issue.record("docs/language.md was rewritten")
        } else {
            #expect(text[first.upperBound..<last.lowerBound] == lists, "run the tests with RECORD=1 and look at what changed")
        }
    }
}
