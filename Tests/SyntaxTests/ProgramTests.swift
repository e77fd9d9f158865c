import Foundation
import Syntax
import Testing

/// The programs and libraries of the repository, whole and damaged.
struct ProgramTests {
    static let root = MistakeTests.folder.deletingLastPathComponent().deletingLastPathComponent()

    static func programs(in folder: String) -> [URL] {
        let files = FileManager.default.enumerator(at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return files.filter { $0.pathExtension == "py" }.sorted { $0.path < $1.path }
    }

    static let mistakes = ["SyntaxError", "IndentationError", "TabError"]

    /// A program that ends with a mistake of its text has the last line of CPython's message beside it.
    @Test func programsParseOrFailAsCPythonDoes() throws {
        let programs = Self.programs(in: "Tests/Conformance") + Self.programs(in: "Sources/CLibrary/Library")
        #expect(programs.count > 500)
        for program in programs {
            let expected = (try? String(contentsOf: program.deletingPathExtension().appendingPathExtension("err"), encoding: .utf8)) ?? ""
            let last = expected.split(separator: "\n").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
            var actual = ""
            do {
                _ = try Front.parse(SourceText(name: program.path, utf8: [UInt8](Data(contentsOf: program))))
            } catch let failure as SyntaxFailure {
                actual = "\(failure.kind.rawValue): \(failure.message)"
            }
            if Self.mistakes.contains(where: last.hasPrefix) {
                #expect(actual == last, "\(program.lastPathComponent)")
            } else {
                #expect(actual.isEmpty, "\(program.lastPathComponent)")
            }
        }
    }

    private struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    /// Whatever is done to a program, there is a tree or a failure, and a report of it.
    @Test func damagedProgramsEndInATreeOrAFailure() throws {
        var random = Random(state: 311)
        let texts = try Self.programs(in: "Tests/Conformance/language").map { [UInt8](try Data(contentsOf: $0)) }.filter { $0.count < 2500 }
        let pieces = ["(", ")", "[", "]", "{", "}", ":", "=", ":=", "\n", "    ", "\t", "'", "\"\"\"", "f'{", "}'", "\\", "lambda", "if", "else", "for", "*", "**", "match", "\u{FF08}", "0x"]
            .map { Array($0.utf8) } + [[0xFF], [0x00], [0xE2, 0x80]]
        for _ in 0..<1500 {
            var text = try #require(texts.randomElement(using: &random))
            for _ in 0..<Int.random(in: 1...4, using: &random) where !text.isEmpty {
                let place = Int.random(in: 0..<text.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: text.remove(at: place)
                case 1: text.insert(contentsOf: try #require(pieces.randomElement(using: &random)), at: place)
                default: text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...20, using: &random)))
                }
            }
            do {
                _ = try Front.parse(SourceText(name: "test", utf8: text))
            } catch let failure as SyntaxFailure {
                #expect(!failure.report.isEmpty)
            }
        }
    }
}
