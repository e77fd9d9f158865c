import Foundation
import Language
import Syntax
import Testing

/// What CPython answers to expressions on numbers, text and bytes, and what they give here.
struct ValueTests {
    /// Lines of an expression and of the repr of its value, or `Class: message` of its error, between them a tab.
    static func cases(_ name: String) throws -> [(line: Int, source: String, expected: String)] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name).txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").enumerated().compactMap { index, line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return fields.count == 2 ? (index + 1, fields[0], fields[1]) : nil
        }
    }

    @Test(arguments: ["numbers", "strings", "bytes", "formatting"])
    func answersAreThoseOfCPython(name: String) throws {
        let interpreter = Interpreter()
        let classes = "class Int(int): pass\nclass Float(float): pass\nclass Str(str): pass\n"
        try interpreter.run(SourceText(name: "classes", utf8: Array(classes.utf8)))
        for test in try Self.cases(name) {
            let program = "try:\n    answer = repr(\(test.source))\nexcept Exception as error:\n    answer = f'{type(error).__name__}: {error}'\nanswer\n"
            let value = try interpreter.runCell(SourceText(name: name, utf8: Array(program.utf8)))
            let answer = value?.string?.text
            #expect(answer == test.expected, "\(name), line \(test.line): \(test.source)")
        }
    }
}
