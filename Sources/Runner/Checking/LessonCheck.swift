public import LessonModel
internal import Foundation

/// What is wrong with a lesson, as an author wants to know it.
public struct CheckResult: Codable, Sendable {
    public var file: String
    /// The lesson's id; nil for a file that is no lesson.
    public var lesson: String?
    /// What is wrong with the file.
    public var mistakes: [Mistake] = []
    /// What went wrong while it ran.
    public var failures: [Mistake] = []
    /// The limit that stopped it.
    public var limit: LimitReport.Kind?
    public var cells = 0
    public var exercises = 0
    /// Wrong changes of solutions that were tried, and those among them that pass but are explained.
    public var mutants = 0
    public var explained = 0
    /// Seconds that its cells took on one processor.
    public var seconds: Double?

    public var isClean: Bool { mistakes.isEmpty && failures.isEmpty && limit == nil }

    init(file: String) { self.file = file }
}

/// Checks lessons: the file, a run, and for every exercise its solution, its starter and wrong changes of its solution against its tests.
public struct LessonCheck {
    private let runner: LessonRunner
    private let options: RunOptions
    private let mutants: Int

    /// What a lesson may take where it names no limit of its own, on one processor.
    public static let longest = 20.0

    /// - Parameter mutants: at most so many wrong changes of each solution are tried; 0: none.
    public init(runner: LessonRunner, options: RunOptions, mutants: Int) {
        self.runner = runner
        self.options = options
        self.mutants = mutants
    }

    /// - Parameter progress: is told of the lesson and of its run.
    /// - Returns: the result; for a lesson that was run also the lesson and the record.
    public func check(_ file: String, progress: (Lesson, RunProgress) -> Void = { _, _ in }) throws -> (result: CheckResult, run: (lesson: Lesson, record: RunRecord)?) {
        var result = CheckResult(file: file)
        let lesson: Lesson
        do {
            lesson = try LessonParser.read(file)
        } catch let error as LessonError {
            result.mistakes = error.mistakes
            return (result, nil)
        }
        result.lesson = lesson.id
        result.cells = lesson.cells.count
        result.exercises = lesson.exercises.count
        result.mistakes = try FileCheck(lesson).mistakes()
        let plans = lesson.exercises.filter { !$0.tests.isEmpty && !lesson.cells[$0.cell].solutions.isEmpty }
            // A translation has the programs of its original.
            .map { Plan($0, in: lesson, mutants: lesson.original == nil ? mutants : 0) }
        let run = try runner.run(lesson, options: options, trials: plans.flatMap(\.trials)) { progress(lesson, $0) }
        result.limit = run.record.limit?.kind
        result.seconds = run.processorSeconds
        result.failures = failures(run, lesson)
        var next = 0
        for plan in plans {
            judge(plan, Array(run.outcomes[next..<next + plan.trials.count]), lesson, &result)
            next += plan.trials.count
        }
        result.failures.sort { $0.line < $1.line }
        return (result, (lesson, run.record))
    }

    /// What is tried for one exercise.
    private struct Plan {
        let exercise: Exercise
        let mutants: [Mutant]
        /// The exercise as it is, its starter, its mutants.
        let trials: [Trial]

        init(_ exercise: Exercise, in lesson: Lesson, mutants count: Int) {
            let cell = lesson.cells[exercise.cell]
            self.exercise = exercise
            mutants = Mutant.mutants(of: cell, count: count)
            trials = [Trial(exercise, in: lesson, source: cell.source, isControl: true), Trial(exercise, in: lesson, source: StudentVersion.starter(of: cell))]
                + mutants.map { Trial(exercise, in: lesson, source: $0.source) }
        }
    }

    private func failures(_ run: LessonRunner.TriedRun, _ lesson: Lesson) -> [Mistake] {
        var list: [Mistake] = []
        for record in run.record.cells where record.status == .failed || record.status == .limit {
            guard let cell = lesson.cells.first(where: { $0.index == record.index }) else { continue }
            let line = run.record.events(of: record.index).compactMap { event -> Int? in
                switch event.content {
                case .exception(let report): report.span?.line ?? event.line
                case .assertion(let assertion) where !assertion.passed: event.line
                case .limit: event.line
                default: nil
                }
            }.first ?? cell.sourceLine
            list.append(Mistake(file: lesson.file, line: line, message: record.status == .limit ? CheckTexts.stopped : CheckTexts.cellFailed(record.index + 1), remedy: nil))
        }
        let allowed = lesson.settings.limits.seconds ?? Self.longest
        if let seconds = run.processorSeconds, seconds > allowed { list.append(Mistake(file: lesson.file, line: 1, message: CheckTexts.slow(seconds, allowed), remedy: CheckTexts.slowRemedy)) }
        return list
    }

    private func judge(_ plan: Plan, _ outcomes: [TrialOutcome], _ lesson: Lesson, _ result: inout CheckResult) {
        let exercise = plan.exercise, cell = lesson.cells[exercise.cell]
        guard outcomes.count >= 2, outcomes[0] != .notTried else { return }
        if outcomes[0] != .passed {
            // Where the whole run fails already, that is the thing to say.
            if result.failures.isEmpty { result.failures.append(Mistake(file: lesson.file, line: exercise.line, message: CheckTexts.dependent(exercise.id), remedy: CheckTexts.dependentRemedy)) }
            return
        }
        if outcomes[1] == .passed { result.failures.append(Mistake(file: lesson.file, line: exercise.line, message: CheckTexts.starterPasses(exercise.id), remedy: CheckTexts.starterRemedy)) }
        var used: Set<Int> = []
        for (mutant, outcome) in zip(plan.mutants, outcomes.dropFirst(2)) where outcome != .notTried {
            result.mutants += 1
            guard outcome == .passed else { continue }
            if let reason = mutant.reason(in: cell) {
                used.insert(reason.line)
                result.explained += 1
            } else {
                result.failures.append(Mistake(file: lesson.file, line: mutant.line, message: CheckTexts.survivor(exercise.id, mutant.change), remedy: CheckTexts.survivorRemedy))
            }
        }
        guard !plan.mutants.isEmpty, plan.mutants.count < mutants else { return }
        for line in Mutant.explanations(in: cell) where !used.contains(line) {
            result.failures.append(Mistake(severity: .warning, file: lesson.file, line: line, message: CheckTexts.needless, remedy: CheckTexts.needlessRemedy))
        }
    }
}
