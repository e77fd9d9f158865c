internal import Foundation
internal import LessonModel
internal import Runner

/// What the lesson's own solution of an exercise does in its tests, and what typical mistakes in its place do.
struct Reference {
    /// A wrong solution with a name.
    struct Mistake {
        var tests: [TestOutcome]
        /// What a student is told.
        var text: String
    }

    private(set) var tests: [TestOutcome] = []
    private(set) var copiesInputs = true
    /// Bytes of tensors that the solution needs, with those of the lesson.
    private(set) var peakBytes = 0
    private(set) var mistakes: [Mistake] = []
    /// What the author should know.
    private(set) var complaint: String?

    init(_ lesson: Lesson, _ exercise: Exercise, _ index: Int, _ process: GradingProcess) throws {
        let cell = lesson.cells[exercise.cell]
        var outcome = try process.judge(GradingTask(source: cell.source, line: cell.sourceLine), exercise: index)
        if let text = outcome.lessonFailure { throw GradingProcess.Failure(description: text) }
        func holds(_ outcome: ExerciseOutcome) -> Bool { outcome.failure == nil && outcome.tests.count == exercise.tests.count && outcome.tests.allSatisfy(\.passed) }
        // An exercise may be about changing what it is given.
        if !holds(outcome) || outcome.tests.contains(where: { $0.calls.contains(where: \.changesInputs) }) {
            let plain = try process.judge(GradingTask(source: cell.source, line: cell.sourceLine, copiesInputs: false), exercise: index)
            if holds(plain) {
                outcome = plain
                copiesInputs = false
            }
        }
        tests = outcome.tests
        peakBytes = outcome.peakBytes
        guard holds(outcome) else {
            if !cell.solutions.isEmpty { complaint = "\(lesson.file):\(exercise.line): the solution of \"\(exercise.id)\" does not pass its own tests; \"lessons check\" says more" }
            return
        }
        let steps = max(200_000, outcome.steps * 20)
        for change in TypicalMistakes.changes(of: cell) {
            let wrong = try process.judge(GradingTask(source: change.source, line: cell.sourceLine, copiesInputs: copiesInputs, steps: steps), exercise: index)
            guard wrong.limit == nil, wrong.crash == nil, wrong.failure == nil, !holds(wrong) else { continue }
            mistakes.append(Mistake(tests: wrong.tests, text: change.text))
        }
    }

    /// The mistake that gives the same results as these in a test that failed.
    func mistake(like test: TestOutcome) -> String? {
        guard !test.calls.isEmpty else { return nil }
        return mistakes.first { mistake in
            guard let other = mistake.tests.first(where: { $0.index == test.index }), !other.passed else { return false }
            return other.calls == test.calls
        }?.text
    }
}

/// Wrong versions of a solution that students hand in again and again.
enum TypicalMistakes {
    struct Change {
        var source: String
        var text: String
    }

    private static let most = 60

    /// What a small change of the solution is called, without words of the solution.
    static func slip(_ change: String) -> String {
        if let parts = change.wholeMatch(of: #/"(.*)" for "(.*)"/#) {
            let (wrong, right) = (String(parts.1), String(parts.2))
            let isNumber = { (text: String) in !text.isEmpty && text.allSatisfy { $0.isNumber || $0 == "." } }
            let isOperator = { (text: String) in ["and", "or", "in", "not in", "is", "is not"].contains(text) || !text.isEmpty && text.count <= 3 && text.allSatisfy { "+-*/%@<>=!&|".contains($0) } }
            if isNumber(wrong), isNumber(right) { return "a number in the program is off by one" }
            if isOperator(wrong), isOperator(right) { return "`\(wrong)` stands where `\(right)` is needed" }
            if wrong == "-(\(right))" { return "the sign of the result is wrong" }
            if wrong.hasPrefix("not ("), wrong.hasSuffix(")") { return "a condition is the wrong way round" }
            if wrong == "None" { return "the result is not returned" }
            if wrong == right + " + 1" || wrong == right + " - 1" { return "a loop makes one turn too many, or one too few" }
            if wrong.contains(", ") { return "two values have changed places" }
            return "a function or a name is used where a similar one is needed"
        }
        if change.hasPrefix("without \""), change.contains("=") , !change.contains(" = "), !change.contains("+="), !change.contains("-="), !change.contains("*=") { return "an option of a call is missing" }
        return change.hasPrefix("without the first turn") ? "the first turn of a loop is left out" : "a step is missing"
    }

    private static func trimmed(_ text: String) -> String { String(text.drop { $0 == " " || $0 == "\t" }) }

    static func changes(of cell: Cell) -> [Change] {
        var all: [Change] = []
        let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        func add(_ lines: [String], _ text: String) {
            let source = lines.joined(separator: "\n")
            if source != cell.source, !all.contains(where: { $0.source == source }) { all.append(Change(source: source, text: text)) }
        }
        for (index, line) in lines.enumerated() {
            let code = line.drop { $0 == " " || $0 == "\t" }
            let indent = String(line.prefix(line.count - code.count))
            func replaced(_ text: String, _ more: [String] = []) -> [String] { Array(lines[..<index]) + [indent + text] + more + Array(lines[(index + 1)...]) }
            if code.hasPrefix("return "), indent.count > 0 {
                let value = String(code.dropFirst(7))
                add(replaced("pass"), "the result is computed but not returned: is there a `return`?")
                if !value.contains(",") || value.hasSuffix(")") {
                    add(replaced("return (\(value)).t()"), "the result is transposed: rows and columns are exchanged")
                    add(replaced("return (\(value)).double()"), "the result has the type float64 instead of float32")
                    add(replaced("return (\(value)).long()"), "the result is rounded to whole numbers")
                    add(replaced("return (\(value)).mean()"), "the result is averaged to one number")
                    add(replaced("return (\(value)).sum()"), "the result is summed up to one number")
                }
                add(Array(lines[..<index]) + [indent + "    " + code] + Array(lines[(index + 1)...]), "`return` stands inside the loop: it ends after the first turn")
            }
            // Parameters of a function on one line.
            if code.hasPrefix("def "), let open = code.firstIndex(of: "("), let close = code.lastIndex(of: ")"), code.hasSuffix(":"), open < close {
                let names = code[code.index(after: open)..<close].split(separator: ",").map { parameter -> String in
                    let name = parameter.drop { $0 == " " }
                    return String(name.prefix { $0 == "_" || $0.isLetter || $0.isNumber })
                }.filter { !$0.isEmpty && $0 != "self" }
                let inner = indent + "    "
                for name in names {
                    add(replaced(String(code), ["\(inner)\(name) = \(name).flip(list(range(\(name).dim())))"]), "`\(name)` is flipped: that is the mathematical convolution, not the cross-correlation")
                    add(replaced(String(code), ["\(inner)\(name) = \(name).t()"]), "`\(name)` is used transposed")
                    add(replaced(String(code), ["\(inner)\(name) = torch.ones_like(\(name))"]), "the values of `\(name)` are not used")
                    add(replaced(String(code), ["\(inner)\(name) = \(name).abs()"]), "the signs of `\(name)` are lost")
                }
                if names.count >= 2 { add(replaced(String(code), ["\(inner)\(names[0]), \(names[1]) = \(names[1]), \(names[0])"]), "`\(names[0])` and `\(names[1])` are exchanged") }
            }
            // Loops that end too early or begin too late, sizes that are off by one.
            if let range = line.range(of: "range("), let close = line[range.upperBound...].lastIndex(of: ")") {
                let inner = line[range.upperBound..<close]
                add(replaced(Self.trimmed("\(line[..<range.upperBound])\(inner) - 1\(line[close...])")), "a loop ends one turn too early: the last elements stay as they were")
                add(replaced(Self.trimmed("\(line[..<range.upperBound])1, \(inner)\(line[close...])")), "a loop begins one turn too late: the first elements stay as they were")
            }
            if line.contains(" + 1") { add(replaced(String(code).replacing(" + 1", with: "")), "a size or a place is one too small: is a `+ 1` missing?") }
            if line.contains(" - 1") { add(replaced(String(code).replacing(" - 1", with: "")), "a size or a place is one too large: is a `- 1` missing?") }
            if line.contains(".T") || line.contains(".t()") { add(replaced(String(code).replacing(".T", with: "").replacing(".t()", with: "")), "a transposition is missing") }
            if line.contains("padding") { add(replaced(String(code).replacing(#/padding\s*=\s*[A-Za-z_0-9]+/#, with: "padding=0")), "the padding is missing") }
            if line.contains("stride") { add(replaced(String(code).replacing(#/stride\s*=\s*[A-Za-z_0-9]+/#, with: "stride=1")), "the stride is not used") }
            if line.contains(" * ") { add(replaced(String(code).replacing(" * ", with: " @ ")), "`@` (matrix product) is used where `*` (element by element) is needed") }
            if line.contains(" @ ") { add(replaced(String(code).replacing(" @ ", with: " * ")), "`*` (element by element) is used where `@` (matrix product) is needed") }
        }
        for mutant in Mutant.mutants(of: cell, count: 20) {
            let source = mutant.source
            if !all.contains(where: { $0.source == source }) { all.append(Change(source: source, text: slip(mutant.change))) }
        }
        return Array(all.prefix(most))
    }
}
