internal import Foundation
internal import LessonModel
internal import Runner

/// From what happened to points and words for the student.  Hidden program text and values never get into them.
enum Assessment {
    private static let longestProgram = 20_000

    static func untouched(_ lesson: Lesson, _ exercise: Exercise, message: String?) -> GradeResult.Exercise {
        GradeResult.Exercise(id: exercise.id, title: exercise.title.isEmpty ? nil : exercise.title, score: 0, maxScore: exercise.points, tests: exercise.tests.map { test in
            GradeResult.Test(id: test.id, points: test.points, score: 0, passed: false, hidden: test.hidden, message: "not run", diagnosis: nil)
        }, message: message, fingerprint: nil, program: nil, line: nil)
    }

    static func exercise(_ lesson: Lesson, _ exercise: Exercise, _ answer: CellMatching.Answer, _ outcome: ExerciseOutcome, _ reference: Reference,
                         remark: GradingFailure? = nil) -> GradeResult.Exercise {
        var result = untouched(lesson, exercise, message: nil)
        if answer.shown.utf8.count <= longestProgram {
            let empty = answer.shown.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.allSatisfy(\.isWhitespace) }.count
            result.program = answer.shown.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(empty).joined(separator: "\n")
            result.line = answer.shownLine + empty
        }
        var complaints = outcome.breaches
        if let remark { complaints.append("\(own(remark, "outside the definitions")); they were judged without it") }
        let missing = outcome.missing.map { "`\($0)`" }.joined(separator: ", ")
        if let failure = outcome.failure { complaints.append(own(failure, "when the cell itself was run")) }
        if !missing.isEmpty { complaints.append("the cell does not define \(missing)") }
        if outcome.crash != nil { complaints.append("the process that ran it ended unexpectedly, twice; tell your teacher") }
        let isStarter = isAsGiven(answer.shown, lesson.cells[exercise.cell])
        if isStarter { complaints = ["this exercise is still as it was handed out"] }
        for (index, test) in exercise.tests.enumerated() {
            if isStarter {
                result.tests[index].message = "nothing to judge yet"
                continue
            }
            guard let judged = outcome.tests.first(where: { $0.index == index }) else {
                if let limit = outcome.limit { result.tests[index].message = "not run: an earlier step was stopped by the limit of \(limit)" }
                continue
            }
            let isHidden = test.hidden || !lesson.cells[test.cell].hiddenTests.isEmpty
            result.tests[index].passed = judged.passed && outcome.breaches.isEmpty
            result.tests[index].score = result.tests[index].passed ? test.points : 0
            result.tests[index].message = judged.passed ? (outcome.breaches.first ?? "") : message(judged, isHidden: isHidden)
            if !judged.passed { result.tests[index].diagnosis = diagnosis(judged, among: outcome.tests, reference) }
        }
        result.score = result.tests.reduce(0) { $0 + $1.score }
        result.message = complaints.isEmpty ? nil : complaints.joined(separator: "; ")
        result.fingerprint = fingerprint(outcome)
        return result
    }

    /// Whether a program is that of the students' version, spaces and line ends aside.
    private static func isAsGiven(_ program: String, _ cell: Cell) -> Bool {
        func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
        return !cell.solutions.isEmpty && words(program) == words(StudentVersion.starter(of: cell))
    }

    // MARK: messages

    /// An error in the student's own program, where nothing hidden runs.
    private static func own(_ failure: GradingFailure, _ when: String) -> String {
        let place = failure.line.map { " in line \($0)" } ?? ""
        switch failure.origin {
        case .limit: return "stopped by the limit of \(failure.type) \(when)"
        case .exit: return "the program ends itself (SystemExit)\(place) \(when)"
        case .ours: return "a mistake of ours, not of the program: \(failure.message)"
        default: return "\(named(failure))\(place) \(when)"
        }
    }

    private static func named(_ failure: GradingFailure) -> String { failure.message.isEmpty ? failure.type : "\(failure.type): \(failure.message.prefix(300))" }

    private static func message(_ test: TestOutcome, isHidden: Bool) -> String {
        guard let failure = test.failure else { return "" }
        let place = failure.line.map { " (line \($0))" } ?? ""
        switch failure.origin {
        case .limit: return "stopped by the limit of \(failure.type)"
        case .exit: return "the program ends itself (SystemExit) when it is called"
        case .ours: return "a mistake of ours, not of the program: \(failure.message)"
        case .submission, .syntax:
            if failure.type == "NotImplementedError", failure.message.isEmpty { return "not written yet: it still raises NotImplementedError\(place)" }
            // A program could put what it was given into the text of its own exception.
            if isHidden { return failure.isNative ? "\(failure.type): \(masked(failure.message))\(place)" : "\(failure.type)\(place)" }
            return "\(named(failure))\(place)"
        case .test:
            if failure.type != "AssertionError" { return isHidden ? "\(failure.type): \(masked(failure.message))" : named(failure) }
            var text = String(failure.message.prefix(1000))
            if text.isEmpty { text = isHidden ? "a check does not hold" : "does not hold: \(failure.condition ?? "an assertion")" }
            if let detail = failure.detail {
                if isHidden {
                    if detail.summary == "the shapes differ", let actual = detail.actual, let expected = detail.expected, !(text.contains(actual) && text.contains(expected)) { text += " (shapes \(actual) and \(expected))" }
                } else {
                    text += " — \(detail.summary)"
                    if let index = detail.index { text += ", first at [\(index.map(String.init).joined(separator: ", "))]" }
                    if let actual = detail.actual, let expected = detail.expected { text += ": \(actual) and \(expected)" }
                }
            }
            return text
        }
    }

    /// Without texts in quotes, without numbers that have a point, and without the function that complains: they may come from hidden inputs and hidden calls.  Names and sizes stay.
    static func masked(_ message: String) -> String {
        let plain = message.prefix(300).replacing(#/^[A-Za-z_.0-9]+\(\): /#, with: "").replacing(#/\d+\.\d*(e[+-]?\d+)?/#, with: "…")
        return String(plain.replacing(#/'[^']*'|"[^"]*"/#) { match in
            match.output.count <= 42 && match.output.dropFirst().dropLast().allSatisfy { $0 == "_" || $0 == "." || $0.isASCII && $0.isLetter } ? String(match.output) : "'…'"
        }).replacing(#/\[[^\]]*,[^\]]*,[^\]]*,[^\]]*,[^\]]*\]/#, with: "[…]")
    }

    // MARK: diagnosis

    private static func diagnosis(_ test: TestOutcome, among tests: [TestOutcome], _ reference: Reference) -> String? {
        guard let other = reference.tests.first(where: { $0.index == test.index }) else { return nil }
        let pairs = Array(zip(test.calls, other.calls))
        guard let (got, wanted) = pairs.first(where: { $0.0 != $0.1 }) ?? pairs.last else { return nil }
        if got.kind == "NoneType", wanted.kind != "NoneType" { return "`\(got.function)` returns None: is there a `return` at its end?" }
        if got.kind == "generator", wanted.kind != "generator" { return "`\(got.function)` is a generator: `return` the result instead of `yield`" }
        if got.changesInputs, !wanted.changesInputs { return "`\(got.function)` changes a tensor that it was given; work on a copy (`clone()`)" }
        if let text = reference.mistake(like: test, among: tests) { return text }
        if got.kind == "raised" || got.inputs != wanted.inputs { return nil }
        if got.kind != wanted.kind { return wanted.kind == "tensor" ? "`\(got.function)` returns a \(got.kind), not a tensor" : "`\(got.function)` returns a \(got.kind) instead of a \(wanted.kind)" }
        guard let shape = got.shape, let right = wanted.shape else { return nil }
        if shape != right {
            let text = "\(inputs(got))the result has shape \(words(shape)), expected \(words(right))"
            if shape == right.reversed(), shape.count > 1 { return text + ": rows and columns are exchanged" }
            if shape.count == right.count, zip(shape, right).allSatisfy({ abs($0 - $1) <= 1 }) { return text + ": a size is off by one" }
            if shape == got.inputs.first { return text + ": it has the shape of the input" }
            return text
        }
        if let type = got.dtype, let expected = wanted.dtype, type != expected { return "the result has the type \(type), expected \(expected)" }
        // Without inputs there may be more than one right result.
        if !got.inputs.isEmpty, let values = got.values, let expected = wanted.values, values.count == expected.count, let first = values.indices.first(where: { abs(Int(values[$0]) - Int(expected[$0])) > 1 }) {
            if values.allSatisfy({ $0 == 0 }) { return "all values of the result are 0" }
            let count = values.indices.count(where: { abs(Int(values[$0]) - Int(expected[$0])) > 1 })
            return "\(inputs(got))the shape is right, but \(count) of \(values.count) values are wrong, the first at \(index(first, shape))"
        }
        return nil
    }

    private static func inputs(_ call: CallTrace) -> String { call.inputs.isEmpty ? "" : "for inputs of shape \(call.inputs.map(words).joined(separator: " and ")) " }

    private static func words(_ shape: [Int]) -> String { "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")") }

    private static func index(_ flat: Int, _ shape: [Int]) -> String {
        var rest = flat
        let parts = shape.reversed().map { size in
            defer { rest /= max(1, size) }
            return rest % max(1, size)
        }
        return "[" + parts.reversed().map(String.init).joined(separator: ", ") + "]"
    }

    // MARK: clusters

    private static func fingerprint(_ outcome: ExerciseOutcome) -> String? {
        guard outcome.tests.contains(where: { !$0.calls.isEmpty }), outcome.limit == nil, outcome.crash == nil else { return nil }
        var text = ""
        for test in outcome.tests {
            text += "\(test.index):"
            // Programs that fail are alike where they fail in the same way.
            if test.calls.contains(where: { $0.kind == "raised" }), let failure = test.failure { text += "\(failure.origin.rawValue) \(failure.type) \(failure.message);" }
            for call in test.calls { text += "\(call.kind) \(call.shape ?? []) \(call.dtype ?? "") \(call.digest);" }
        }
        return String(SHA256.hexadecimal(Array(text.utf8)).prefix(16))
    }
}
