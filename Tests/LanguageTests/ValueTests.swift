import Foundation
@testable import Language
import Testing

/// What CPython answers to expressions on numbers, text and bytes, and what the built-in classes answer here.
@Suite(.serialized)
struct ValueTests {
    static func interpreter() -> Interpreter {
        let interpreter = Interpreter()
        MissingTypes.complete()
        return interpreter
    }

    /// Lines of `expression`, its operations, and the repr of the result or `Class: message`, between tabs; `\n`, `\t` and `\\` stand for themselves.
    static func cases(_ name: String) throws -> [(line: Int, source: String, program: String, expected: String)] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name).txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").enumerated().map { index, line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return (index + 1, fields[0], fields[1], fields[2])
        }
    }

    @Test(arguments: ["numbers", "strings", "bytes", "formatting"])
    func answersAreThoseOfCPython(name: String) throws {
        let interpreter = Self.interpreter()
        var program = PostfixProgram(interpreter)
        var failures = 0
        for test in try Self.cases(name) {
            let answer: String
            do {
                answer = String(decoding: try program.repr(program.run(test.program)), as: UTF8.self)
            } catch {
                answer = message(interpreter.raised(error))
            }
            if answer != test.expected {
                failures += 1
                if failures <= 60 { Issue.record("\(name):\(test.line) \(test.source)\n  expected \(test.expected)\n  got      \(answer)") }
            }
        }
        #expect(failures == 0)
    }

    private func message(_ error: any Error) -> String {
        guard let error = error as? PythonError else { return "\(error)" }
        let exception = error.exception
        if let text = exception.unicodeMessage { return "\(exception.type.name): \(text)" }
        let argument = exception.arguments.count > 0 ? exception.arguments[0] : .none
        if exception.type.name == "KeyError", let text = argument.string { return "KeyError: '\(text.text)'" }
        return "\(exception.type.name): \(argument.string?.text ?? "")"
    }
}

/// Classes that other parts of the language make; the tests of values need their names only.
enum MissingTypes {
    static func complete() {
        func define(_ reference: inout TypeRef, _ name: String) {
            if reference == TypeRef(nil) { reference = TypeObject.native(name, base: Types.object).reference }
        }
        define(&Types.none, "NoneType")
        define(&Types.notImplemented, "NotImplementedType")
        define(&Types.ellipsis, "ellipsis")
        define(&Types.boundMethod, "method")
        define(&Types.boundNative, "builtin_function_or_method")
        define(&Types.slice, "slice")
        define(&Types.sequenceIterator, "iterator")
        if ExceptionTypes.byName.isEmpty {
            define(&Types.baseException, "BaseException")
            ExceptionTypes.byName["BaseException"] = Types.baseException
            for (name, base) in ExceptionTypes.hierarchy {
                ExceptionTypes.byName[name] = TypeObject.native(name, base: ExceptionTypes.byName[base] ?? Types.baseException).reference
            }
        }
    }
}
