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
    /// Bytes of tensors of the lesson, and what the solution needs beside them.
    private(set) var lessonBytes = 0
    private(set) var ownBytes = 0
    private(set) var mistakes: [Mistake] = []
    /// What the author should know.
    private(set) var complaint: String?

    /// What may be spent on the mistakes of an exercise, in about milliseconds.
    private static let work = 4_000
    private static let leastMistakes = 8

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
        lessonBytes = outcome.lessonBytes
        ownBytes = max(0, outcome.peakBytes - outcome.lessonBytes)
        guard holds(outcome) else {
            if !cell.solutions.isEmpty { complaint = "\(lesson.file):\(exercise.line): the solution of \"\(exercise.id)\" does not pass its own tests; \"lessons check\" says more" }
            return
        }
        let steps = max(200_000, outcome.steps * 20)
        // Exercises that train a network take long: of them the most typical mistakes only.  The bound is a count, not a time, so that all machines try the same.
        let work = outcome.steps / 5_000 + outcome.madeBytes >> 20 + 5
        for change in TypicalMistakes.changes(of: cell).prefix(max(Self.leastMistakes, Self.work / work)) {
            let wrong = try process.judge(GradingTask(source: change.source, line: cell.sourceLine, copiesInputs: copiesInputs, steps: steps), exercise: index)
            guard wrong.limit == nil, wrong.crash == nil, wrong.failure == nil, !holds(wrong) else { continue }
            mistakes.append(Mistake(tests: wrong.tests, text: change.text))
        }
    }

    /// The mistake that gives the same results in a test that failed; of several the one that does so in the most tests.
    func mistake(like test: TestOutcome, among tests: [TestOutcome]) -> String? {
        var best: (text: String, count: Int)?
        for mistake in mistakes where mistake.resembles(test) {
            let count = tests.count { !$0.passed && mistake.resembles($0) }
            if count > best?.count ?? 0 { best = (mistake.text, count) }
        }
        return best?.text
    }
}

extension Reference.Mistake {
    /// Whether it fails in this test with the same results.
    fileprivate func resembles(_ test: TestOutcome) -> Bool {
        guard !test.passed, !test.calls.isEmpty, let own = tests.first(where: { $0.index == test.index }), !own.passed, own.calls == test.calls else { return false }
        guard test.calls.contains(where: { $0.kind == "raised" }) else { return true }
        // Programs fail for many reasons: only what the library says about sizes and places is telling.
        guard let failure = test.failure, failure.isNative, ["IndexError", "RuntimeError", "ValueError"].contains(failure.type), failure.message.contains(where: \.isNumber) else { return false }
        return own.failure?.type == failure.type && own.failure?.message == failure.message
    }
}
