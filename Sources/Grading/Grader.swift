public import Foundation
internal import Glibc
public import LessonModel
internal import Runner

/// Grades submissions of one lesson, each in processes that are copies of one that has run the lesson so far.
public final class Grader {
    public struct Options: Sendable {
        public var limits = Limits()
        public var jobs = 1
        public var dataFolder: String?
        public var resume = false
        /// Which attempt of the student this is; nil where the submissions themselves show it.
        public var attempt: Int?
        /// Called with what is worth a line in the log: anything that is not the same in each run.
        public var log: (@Sendable (GradeLog.Entry) -> Void)?
        /// The program with the hidden command `grade-worker`.
        public var executable = OwnProgram.current

        public init() {}
    }

    /// The lesson cannot be used for grading: its own program fails.
    public struct LessonFails: Error, CustomStringConvertible { public var description: String }

    /// What one submission may use where neither the command nor the lesson says it.
    public static let strict = Limits(steps: 50_000_000, seconds: 10, memory: 1024, output: 1 << 20)
    /// Megabytes: where nobody names a limit, it is so many, or what the lesson holds, four times what its own solutions need, and `spareMemory`, if that is more.
    static let leastMemory = 160
    static let spareMemory = 128

    public let lesson: Lesson
    private let options: Options
    private let folder: URL
    private let plan: GradingPlan
    private let lessonHash: String
    private let limitsKey: String
    private let isMemoryNamed: Bool
    /// Is told what the author should know.
    public var warn: (String) -> Void = { _ in }
    /// Is told after each submission: how many are done, of how many, and the result.
    public var progress: (Int, Int, GradeResult) -> Void = { _, _, _ in }

    private var references: [Reference] = []
    private let lock = NSLock()
    private var next = 0
    private var done = 0
    private var failure: (any Error)?
    private var isStopping = false
    /// The limit of memory for submissions; 0: the plan's.
    private var memory = 0
    private var counts = Summary()

    /// How a batch went.
    public struct Summary: Sendable {
        public var graded = 0, limited = 0, unreadable = 0, kept = 0
        /// Submissions that were not graded because `stop` was called.
        public var left = 0
        /// Submissions whose process ended twice without a word.
        public var crashed = 0
        /// The largest number of bytes that a process had in memory.
        public var residentBytes = 0
    }

    /// - Parameters:
    ///   - folder: where result files go.
    public init(_ lesson: Lesson, folder: URL, options: Options) {
        self.lesson = lesson
        self.folder = folder
        self.options = options
        let limits = options.limits.completed(with: lesson.settings.limits).completed(with: Self.strict)
        lessonHash = SHA256.hexadecimal(Array(lesson.text.utf8))
        isMemoryNamed = options.limits.completed(with: lesson.settings.limits).memory != nil
        let memory = isMemoryNamed ? "\(limits.memory ?? 0)" : "auto"
        limitsKey = "steps=\(limits.steps ?? 0),seconds=\(limits.seconds ?? 0),memory=\(memory),output=\(limits.output ?? 0)"
        plan = Self.plan(lesson, limits, options.dataFolder, lessonHash)
    }

    private static func plan(_ lesson: Lesson, _ limits: Limits, _ data: String?, _ hash: String) -> GradingPlan {
        var above: [GradingPlan.Program] = []
        var exercises: [GradingPlan.Exercise] = []
        func program(_ cell: Cell) -> GradingPlan.Program { GradingPlan.Program(source: cell.source, line: cell.sourceLine, raisesException: cell.raisesException) }
        for cell in lesson.cells where !cell.isSkipped {
            switch cell.role {
            case .ordinary: above.append(program(cell))
            case .test: break
            case .exercise:
                guard let exercise = lesson.exercises.first(where: { $0.cell == cell.index }) else { break }
                let tests = exercise.tests.map { test in
                    // Known only to who has the master: its digest depends on the hidden tests themselves.
                    let seed = SHA256.digest(Array("\(hash)/\(exercise.id)/\(test.id)".utf8)).prefix(7).reduce(0) { $0 << 8 | Int($1) }
                    return GradingPlan.Test(program: program(lesson.cells[test.cell]), hidden: test.hidden || !lesson.cells[test.cell].hiddenTests.isEmpty, seed: seed)
                }
                exercises.append(GradingPlan.Exercise(above: above, master: program(cell), starter: StudentVersion.starter(of: cell), tests: tests, forbidden: cell.forbidden, required: cell.required))
                above = [program(cell)]
            }
        }
        let name = lesson.file.split(separator: "/").last.map(String.init) ?? lesson.id
        return GradingPlan(file: name, seed: lesson.settings.seed, limits: limits, dataFolder: data, exercises: exercises)
    }

    /// The lesson's exercises in the order of the plan.
    private var exercises: [Exercise] {
        lesson.cells.filter { $0.role == .exercise && !$0.isSkipped }.compactMap { cell in lesson.exercises.first { $0.cell == cell.index } }
    }

    // MARK: running

    /// Grades all submissions and writes a file for each.
    ///
    /// - Throws: `LessonFails`, or what keeps results from being written.
    public func grade(_ submissions: [Submission]) throws -> Summary {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        next = 0
        done = 0
        counts = Summary()
        sweep(submissions)
        let waiting = submissions.filter { submission in
            guard options.resume, isKept(submission) else { return true }
            counts.kept += 1
            done += 1
            return false
        }
        if waiting.isEmpty { return counts }
        // One worker learns what the lesson's own solution does, before the others start.
        let group = DispatchGroup()
        let jobs = max(1, min(options.jobs, waiting.count))
        let ready = DispatchSemaphore(value: 0)
        for job in 0..<jobs {
            group.enter()
            // A worker ends with the thread that started it.
            let thread = Thread { [self] in
                defer { group.leave() }
                defer { ready.signal() }
                do {
                    var process: GradingProcess? = try GradingProcess(plan, executable: options.executable)
                    if job == 0 {
                        if let process { references = try learn(process) }
                    } else {
                        ready.wait()
                    }
                    ready.signal()
                    while let submission = take(waiting) {
                        let start = DispatchTime.now()
                        let result = try result(submission, &process)
                        try write(result, seconds: Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9, total: submissions.count)
                    }
                } catch {
                    fail(error)
                }
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
        group.wait()
        if let failure { throw failure }
        counts.left = waiting.count - min(next, waiting.count)
        return counts
    }

    private func take(_ waiting: [Submission]) -> Submission? {
        lock.lock()
        defer { lock.unlock() }
        guard failure == nil, !isStopping, next < waiting.count else { return nil }
        next += 1
        return waiting[next - 1]
    }

    /// Lets the submissions in hand be finished and takes no others.  May be called from any thread.
    public func stop() {
        lock.lock()
        isStopping = true
        lock.unlock()
    }

    private func fail(_ error: any Error) {
        lock.lock()
        if failure == nil { failure = error }
        lock.unlock()
    }

    private func learn(_ process: GradingProcess) throws -> [Reference] {
        var found: [Reference] = []
        for (index, exercise) in exercises.enumerated() {
            do {
                let reference = try Reference(lesson, exercise, index, process)
                if let message = reference.complaint { warn(message) }
                found.append(reference)
            } catch let error as GradingProcess.Failure {
                throw LessonFails(description: "\(lesson.file): \(error)")
            }
        }
        if !isMemoryNamed {
            let needed = found.map { $0.lessonBytes >> 20 + 4 * ($0.ownBytes >> 20) + Self.spareMemory }.max() ?? 0
            memory = min(Self.strict.memory ?? 0, max(Self.leastMemory, needed))
        }
        return found
    }

    /// Removes what a grader that was killed left of the files of these submissions.
    private func sweep(_ submissions: [Submission]) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let own = Set(submissions.map(\.id))
        for name in names where name.hasPrefix(".") && name.hasSuffix(".tmp") {
            let parts = name.dropFirst().dropLast(4)
            guard let dot = parts.lastIndex(of: "."), own.contains(String(parts[..<dot])), Int(parts[parts.index(after: dot)...]) != nil else { continue }
            try? FileManager.default.removeItem(atPath: folder.appendingPathComponent(name).path)
        }
    }

    // MARK: one submission

    private func hash(_ submission: Submission) -> String {
        switch submission.content {
        case .success(let bytes): SHA256.hexadecimal(bytes)
        case .failure: SHA256.hexadecimal([UInt8]())
        }
    }

    private func url(_ submission: Submission) -> URL { folder.appendingPathComponent(submission.id + ".json") }

    private func isKept(_ submission: Submission) -> Bool {
        guard let data = FileManager.default.contents(atPath: url(submission).path), let result = try? GradeResult(json: data) else { return false }
        return result.key == GradeResult.Key(lessonHash: lessonHash, submissionHash: hash(submission), engine: LessonRunner.engine, limits: limitsKey)
    }

    private func result(_ submission: Submission, _ process: inout GradingProcess?) throws -> GradeResult {
        var result = GradeResult(
            lesson: lesson.id, title: lesson.title, submission: submission.id, status: .graded, message: nil, score: 0, maxScore: lesson.points, exercises: [], engine: LessonRunner.engine,
            lessonHash: lessonHash, submissionHash: hash(submission), limits: limitsKey, steps: 0, peakBytes: 0)
        let cells: [SubmittedCell]
        switch submission.content.flatMap({ SubmittedCells.read($0, path: submission.path) }) {
        case .success(let read): cells = read
        case .failure(let unreadable):
            result.status = .error
            result.message = unreadable.message
            result.exercises = exercises.map { Assessment.untouched(lesson, $0, message: nil) }
            return result
        }
        if let attempt = options.attempt ?? submission.attempt, let most = lesson.settings.attempts, attempt > most {
            result.message = "attempt \(attempt) is not counted: this lesson allows \(most)"
            result.exercises = exercises.map { Assessment.untouched(lesson, $0, message: nil) }
            return result
        }
        let matching = CellMatching(lesson, cells)
        for (index, exercise) in exercises.enumerated() {
            guard let answer = matching.answer(to: exercise) else {
                result.exercises.append(Assessment.untouched(lesson, exercise, message: "the submission has no cell for this exercise"))
                continue
            }
            let (outcome, remark) = try judge(answer, index, &process)
            if outcome.limit == nil || outcome.limit == "steps" || outcome.limit == "output" { result.steps += outcome.steps }
            result.peakBytes = max(result.peakBytes, outcome.limit == "memory" || outcome.limit == "seconds" ? 0 : outcome.peakBytes)
            lock.lock()
            counts.residentBytes = max(counts.residentBytes, outcome.residentBytes)
            lock.unlock()
            if let limit = outcome.limit {
                result.status = .limit
                result.message = "stopped by the limit of \(limit)"
            }
            if outcome.crash != nil {
                result.status = .error
                result.message = Self.crashed
            }
            result.exercises.append(Assessment.exercise(lesson, exercise, answer, outcome, references[index], remark: remark))
        }
        result.score = result.exercises.reduce(0) { $0 + $1.score }
        return result
    }

    private static let crashed = "the process that ran it ended unexpectedly, twice"

    /// Judges an answer; where its cell does not run to its end, its imports and definitions alone: a line below a function does not take the points for it.
    ///
    /// - Returns: the outcome, and why the rest was left out.
    private func judge(_ answer: CellMatching.Answer, _ exercise: Int, _ process: inout GradingProcess?) throws -> (ExerciseOutcome, remark: GradingFailure?) {
        var task = GradingTask(source: answer.source, ruled: answer.ruled, line: answer.line, copiesInputs: references[exercise].copiesInputs, memory: memory)
        let outcome = try judgeWithInputs(task, exercise, &process)
        guard let definitions = answer.definitions, outcome.tests.isEmpty, outcome.crash == nil, let failure = outcome.failure, failure.origin != .ours else { return (outcome, nil) }
        (task.source, task.imports) = (definitions, answer.imports)
        let second = try judgeWithInputs(task, exercise, &process)
        return second.failure == nil && second.crash == nil ? (second, failure) : (outcome, nil)
    }

    /// A program that changes its inputs is judged with the tests' own tensors, too: a test that looks at them must see it.
    private func judgeWithInputs(_ task: GradingTask, _ exercise: Int, _ process: inout GradingProcess?) throws -> ExerciseOutcome {
        var outcome = try judge(task, exercise, &process)
        guard task.copiesInputs, outcome.tests.contains(where: { $0.passed && $0.calls.contains(where: \.changesInputs) }) else { return outcome }
        var bare = task
        bare.copiesInputs = false
        let other = try judge(bare, exercise, &process)
        for index in outcome.tests.indices {
            guard let test = other.tests.first(where: { $0.index == outcome.tests[index].index }), !test.passed else { continue }
            outcome.tests[index] = test
        }
        return outcome
    }

    /// A worker that is gone is replaced; a program during which it goes twice is marked.
    private func judge(_ task: GradingTask, _ exercise: Int, _ process: inout GradingProcess?) throws -> ExerciseOutcome {
        var last = ExerciseOutcome()
        last.crash = -1
        for attempt in 0..<2 {
            do {
                if process == nil { process = try GradingProcess(plan, executable: options.executable) }
                if let outcome = try process?.judge(task, exercise: exercise) {
                    if let text = outcome.lessonFailure { throw LessonFails(description: text) }
                    last = outcome
                    if outcome.crash == nil { return outcome }
                }
            } catch let error as GradingProcess.Failure {
                process = nil
                if attempt == 1, last.crash == -1, last.tests.isEmpty, !isAlive { throw error }
            }
        }
        // Killed twice: the system had no memory for it.
        if last.crash == Int(SIGKILL) { (last.crash, last.limit) = (nil, "memory") }
        return last
    }

    /// Whether a new worker can do anything at all.
    private var isAlive: Bool {
        guard let process = try? GradingProcess(plan, executable: options.executable) else { return false }
        return (try? process.judge(GradingTask(source: "pass\n"), exercise: 0)) != nil
    }

    private func write(_ result: GradeResult, seconds: Double, total: Int) throws {
        let data = try result.json()
        let target = folder.appendingPathComponent(result.submission + ".json")
        let temporary = folder.appendingPathComponent(".\(result.submission).\(getpid()).tmp")
        try data.write(to: temporary)
        guard rename(temporary.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        lock.lock()
        done += 1
        switch result.status {
        case .graded: counts.graded += 1
        case .limit: counts.limited += 1
        case .error: if result.message == Self.crashed { counts.crashed += 1 } else { counts.unreadable += 1 }
        }
        progress(done, total, result)
        lock.unlock()
        options.log?(GradeLog.Entry(event: "graded", lesson: lesson.id, submission: result.submission, status: result.status.rawValue, score: result.score, seconds: seconds))
    }

    // MARK: the sandbox

    /// What code in a worker could do: for each attempt 0 if it succeeded, else the error number.
    public func attempts() throws -> [String: Int32] {
        let process = try GradingProcess(plan, executable: options.executable)
        return try process.judge(GradingTask(source: "", attempts: true), exercise: 0).attempts ?? [:]
    }
}
