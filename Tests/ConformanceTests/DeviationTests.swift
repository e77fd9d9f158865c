import Foundation
import Testing

/// `docs/deviations.md` against the implementation: every row of its tables is shown by a program of `Tests/Deviations`, whose first line names the row
/// (`# row: …`) and which prints or raises what stands beside it.
@Suite(.serialized) struct DeviationTests {
    static let folder = LanguagePageTests.repository.appendingPathComponent("Tests/Deviations")

    static let programs: [URL] = ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? [])
        .filter { $0.pathExtension == "py" }.sorted { $0.path < $1.path }

    /// The first cell of each row.
    static let rows: [String] = {
        let text = (try? String(contentsOf: LanguagePageTests.repository.appendingPathComponent("docs/deviations.md"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| what |") }
            .compactMap { $0.dropFirst(2).components(separatedBy: " | ").first }
    }()

    static func row(of program: URL) -> String? {
        guard let text = try? String(contentsOf: program, encoding: .utf8), let first = text.split(separator: "\n").first, first.hasPrefix("# row: ") else { return nil }
        return String(first.dropFirst(7))
    }

    @Test func everyRowIsShownAndEveryProgramHasARow() {
        let shown = Self.programs.map { Self.row(of: $0) }
        #expect(!Self.rows.isEmpty)
        for row in Self.rows { #expect(shown.contains(row), "no program in Tests/Deviations shows: \(row)") }
        for (program, row) in zip(Self.programs, shown) { #expect(row.map(Self.rows.contains) == true, "\(program.lastPathComponent) names no row of docs/deviations.md") }
    }

    @Test(arguments: programs) func behavesAsDeclared(_ program: URL) throws {
        let result = try ConformanceTests.run(program)
        switch ConformanceTests.expectation(of: program) {
        case .output(let text): #expect(result.status == 0 && result.output == text, "\(result.errors)")
        case .lastErrorLine(let line): #expect(result.status != 0 && ConformanceTests.lastLine(result.errors) == line)
        case nil: Issue.record("\(program.lastPathComponent) has neither .out nor .err beside it")
        }
    }
}
