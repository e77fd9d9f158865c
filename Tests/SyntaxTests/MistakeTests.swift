import Foundation
import Syntax
import Testing

/// Programs with mistakes: type, line, column and message as CPython 3.11.7 gives them.
///
/// A line of the fixture is `type|line|offset|message|program`, with `\n`, `\t`, `\\` and `\p` (a bar) in the last two.
struct MistakeTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    struct Mistake {
        let type: String, line: Int, offset: Int, message: String, program: String
    }

    static func unescape(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text.unicodeScalars {
            if isEscaped {
                result.unicodeScalars.append(character == "n" ? "\n" : character == "t" ? "\t" : character == "p" ? "|" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(character)
            }
        }
        return result
    }

    static func mistakes() throws -> [Mistake] {
        let text = try String(contentsOf: folder.appendingPathComponent("Fixtures/mistakes.txt"), encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let fields = line.split(separator: "|", omittingEmptySubsequences: false)
            return try Mistake(
                type: String(fields[0]), line: #require(Int(fields[1])), offset: #require(Int(fields[2])), message: unescape(fields[3]),
                program: unescape(fields[4]))
        }
    }

    @Test func mistakesAreWordedAndPlacedAsCPythonDoes() throws {
        let mistakes = try Self.mistakes()
        #expect(mistakes.count > 250)
        for mistake in mistakes {
            do {
                _ = try Front.parse(SourceText(name: "test", text: mistake.program))
                Issue.record("no failure in \(mistake.program.debugDescription)")
            } catch let failure as SyntaxFailure {
                let place = "in \(mistake.program.debugDescription)"
                #expect(failure.kind.rawValue == mistake.type, "\(place)")
                #expect(failure.message == mistake.message, "\(place)")
                #expect(failure.line == mistake.line, "\(place)")
                #expect(failure.source.column(at: Int(failure.span.start)) + 1 == mistake.offset, "\(place)")
            }
        }
    }

    static func failure(_ text: String) -> SyntaxFailure? {
        do {
            _ = try Front.parse(SourceText(name: "cell", text: text))
            return nil
        } catch { return error as? SyntaxFailure }
    }

    @Test func reportsShowTheLineAndCarets() {
        #expect(Self.failure("if True:\n    f(a b)\n")?.report == """
              File "cell", line 2
                f(a b)
                  ^^^
            SyntaxError: invalid syntax. Perhaps you forgot a comma?
            """)
        #expect(Self.failure("f'{a b}'\n")?.report == """
              File "cell", line 1
                (a b)
                 ^^^
            SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?
            """)
        let long = Self.failure("x = [" + String(repeating: "1, ", count: 100_000) + "2 2]")
        #expect((long?.report.utf8.count ?? .max) < 4000)
    }

    @Test func asynchronousCodeIsRefused() {
        #expect(Self.failure("async def f():\n    pass\n")?.message == "this dialect has no 'async'")
        #expect(Self.failure("x = await y\n")?.message == "this dialect has no 'await'")
    }

    @Test func bytesThatAreNoTextAreRefused() {
        for bytes in [[0x61, 0xFF], [0x61, 0x00, 0x62], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0x22, 0xE9, 0x22]] as [[UInt8]] {
            #expect(throws: SyntaxFailure.self) { try Front.parse(SourceText(name: "test", utf8: bytes)) }
        }
    }

    static let deepPrograms = [
        "x = " + String(repeating: "not ", count: 100_000) + "1", "x = " + String(repeating: "-", count: 200_000) + "1",
        "x = 1" + String(repeating: "**1", count: 100_000), "x = 1" + String(repeating: " + 1", count: 100_000),
        "x = a" + String(repeating: ".b", count: 100_000), "x = a" + String(repeating: "[0]()", count: 100_000),
        "x = " + String(repeating: "1 if a else ", count: 50_000) + "2", "x = " + String(repeating: "lambda: ", count: 50_000) + "2",
        "x = " + String(repeating: "(", count: 199) + "1" + String(repeating: " + 1)", count: 199) + String(repeating: ".b", count: 5000),
        "x = [1" + String(repeating: " for i in a", count: 3000) + "]",
    ]

    @Test func deepTreesEndInAnError() {
        for (index, program) in Self.deepPrograms.enumerated() {
            let kind = Self.failure(program)?.kind
            #expect(kind == .recursionError, "program \(index)")
        }
    }

    @Test func longFlatTreesAreFine() {
        #expect(Self.failure("x = [" + String(repeating: "1, ", count: 50_000) + "2]") == nil)
        #expect(Self.failure(String(repeating: "n = n + 1\n", count: 20_000)) == nil)
        #expect(Self.failure("x = 1" + String(repeating: " + 1", count: 1000)) == nil)
        #expect(Self.failure("x = " + String(repeating: "(", count: 199) + "1" + String(repeating: ")", count: 199)) == nil)
        #expect(Self.failure("if a: pass\n" + String(repeating: "elif a: pass\n", count: 1500)) == nil)
    }
}
