internal import CSandbox
internal import CRuntime
internal import LessonModel

/// Other programs in place of an exercise, with its tests, run from the state that the lesson has reached there; nothing that they do stays.
struct Trial: Codable, Hashable {
    struct Part: Codable, Hashable {
        var program: WorkerRequest.Program
        /// It decides; other parts only have to be there.
        var isTest: Bool
    }

    /// The index of the cell in whose place it runs.
    var place: Int
    var parts: [Part]
    /// The exercise as it is: later trials at this place may take ten times as long.
    var isControl = false

    /// An exercise with another program, the cells between it and its last test that belong to no other exercise, and its tests.
    init(_ exercise: Exercise, in lesson: Lesson, source: String, isControl: Bool = false) {
        place = exercise.cell
        self.isControl = isControl
        let tests = Set(exercise.tests.map(\.cell))
        let last = tests.max() ?? exercise.cell
        parts = lesson.cells.filter { cell in
            cell.index == exercise.cell || tests.contains(cell.index) || cell.role == .ordinary && !cell.isSkipped && (exercise.cell...max(exercise.cell, last)).contains(cell.index)
        }.map { cell in
            let text = cell.index == exercise.cell ? source : cell.source
            return Part(program: WorkerRequest.Program(cell: cell.index, source: text, line: cell.sourceLine, raisesException: cell.raisesException), isTest: tests.contains(cell.index))
        }
    }
}

/// How a trial ended.
enum TrialOutcome: String, Codable, Hashable {
    /// All tests passed.
    case passed
    /// A test failed.
    case failed
    /// It took far longer than the exercise as it is.
    case limit
    /// Its process ended.
    case crashed
    /// The lesson did not get there, or the system starts no copy of a process.
    case notTried
}

/// Runs trials in copies of this process: a copy has all that the lesson has computed, and leaves nothing behind.
struct TrialRunner {
    let trials: [(number: Int, trial: Trial)]
    let send: (WorkerMessage) -> Void
    /// Runs a program of a copy; returns whether it did what it should.
    let run: (WorkerRequest.Program) -> Bool
    /// Makes the limits of a copy: steps and seconds.  0: none.
    let limit: (_ steps: Int, _ seconds: Double) -> Void
    let steps: () -> Int

    /// All trials at a place.
    func runAll(at place: Int) {
        // Until the exercise as it is has been run.
        var budget = (steps: 0, seconds: 60.0)
        for (number, trial) in trials where trial.place == place {
            var result: Int64 = 0
            let start = crt_seconds()
            let status = Self.inCopy(seconds: budget.seconds + 5, &result) { result in
                limit(budget.steps, budget.seconds)
                let before = steps()
                let passes = passes(trial)
                result = Int64(clamping: steps() - before)
                return passes
            }
            let outcome: TrialOutcome
            switch status {
            case 0: outcome = .passed
            case 1: outcome = .failed
            case Self.endOfTime: outcome = .limit
            case -1: outcome = .notTried
            default: outcome = .crashed
            }
            if trial.isControl, outcome == .passed { budget = (Int(clamping: result) * 10 + 1_000_000, max(1, (crt_seconds() - start) * 10)) }
            send(.tried(trial: number, outcome: outcome))
        }
    }

    private func passes(_ trial: Trial) -> Bool {
        for part in trial.parts where !run(part.program) && part.isTest { return false }
        return true
    }

    /// SIGALRM, by which a copy ends when its time is over.
    private static let endOfTime: Int32 = 256 + 14

    /// Runs `body` in a copy of this process that is ended after `seconds`.
    ///
    /// - Returns: 0 if `body` returned true, 1 if not, 256 and the signal that ended it, or -1 if there was no copy.
    private static func inCopy(seconds: Double, _ result: inout Int64, _ body: (inout Int64) -> Bool) -> Int32 {
        withoutActuallyEscaping(body) { body in
            var body = body
            return withUnsafeMutablePointer(to: &body) { pointer in
                csb_in_copy({ context, result in
                    guard let body = context?.assumingMemoryBound(to: ((inout Int64) -> Bool).self).pointee, let result else { return 3 }
                    return body(&result.pointee) ? 0 : 1
                }, pointer, seconds, &result)
            }
        }
    }
}
