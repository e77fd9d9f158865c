internal import CSandbox
internal import Glibc
internal import Kernels
internal import Language
internal import LessonModel
internal import Syntax

/// A process that judges programs: it runs the lesson up to each exercise once, and every submission in a copy of itself from there.
///
/// Descriptors: 0 the plan; for exercise k, 4 + 2k tasks and 5 + 2k outcomes; 2 what the system says about a crash.  The copies that run submissions have none of
/// them: an outcome leaves through memory that they share with the process that waits for them.
public enum GradingWorker {
    static func tasks(_ exercise: Int) -> Int32 { Int32(4 + 2 * exercise) }
    static func outcomes(_ exercise: Int) -> Int32 { Int32(5 + 2 * exercise) }
    /// Bytes for the outcome of one program.
    static let sharedSize = 4 << 20

    /// Runs as a worker.  Returns the exit status.
    public static func run() -> Int32 {
        csb_die_with_parent()
        var reader = Frames.Reader()
        var plan: GradingPlan?
        while plan == nil {
            if let body = reader.next() {
                guard let read = try? Frames.decode(GradingPlan.self, from: body) else { return 2 }
                plan = read
            } else if let bytes = Descriptors.read(STDIN_FILENO) {
                reader.append(bytes)
            } else {
                OutputBuffer.write("this is no plan; grading workers are started by `lessons grade`\n", to: STDERR_FILENO)
                return 2
            }
        }
        guard let plan else { return 2 }
        // A copy has one thread only, so there must be no others to miss.
        Kernels.threadCount = 1
        Kernels.prepare()
        var status: Int32 = 3
        let ran = LargeStack.run(256 << 20) { status = GradingServer(plan).run() }
        if !ran { OutputBuffer.write("the system gives no memory for a stack\n", to: STDERR_FILENO) }
        return status
    }
}

/// Runs the lesson, and leaves a copy of the process behind at every exercise that answers its tasks.
final class GradingServer {
    private let plan: GradingPlan
    private let session: Session
    private var files: [String: [UInt8]?] = [:]
    private let folder: DataFolder?
    private var interpreter: Interpreter { session.interpreter }
    /// Where a copy waits: the exercise.
    private var exercise = 0
    private var lessonFailure: String?

    init(_ plan: GradingPlan) {
        self.plan = plan
        folder = DataFolder(plan.dataFolder)
        session = Session(limits: Limits(steps: 0, seconds: 0, memory: plan.limits.memory, output: 0), kernels: plan.kernels, seed: plan.seed)
        RuntimeFunctions(data: { [unowned self] in data($0) }).install(interpreter)
        session.seed(plan.seed)
        // A lesson that needs a library is served faster when its first import is shared.
        _ = try? interpreter.importModule("torch.nn")
    }

    /// What the lesson itself read is there for submissions, too; they read nothing else.
    private func data(_ name: String) -> [UInt8]? {
        if let known = files[name] { return known }
        let bytes = folder?.bytes(name)
        files[name] = bytes
        return bytes
    }

    func run() -> Int32 {
        for index in plan.exercises.indices {
            advance(plan.exercises[index].above)
            exercise = index
            let started = csb_start_copy({ context in
                guard let context else { return 3 }
                return Unmanaged<GradingServer>.fromOpaque(context).takeUnretainedValue().serve()
            }, Unmanaged.passUnretained(self).toOpaque())
            if started != 0 {
                OutputBuffer.write("the system starts no process: \(SystemError(number: errno))\n", to: STDERR_FILENO)
                return 3
            }
        }
        // The copies hear the end of their tasks only if nobody else keeps a descriptor.
        for index in plan.exercises.indices {
            close(GradingWorker.tasks(index))
            close(GradingWorker.outcomes(index))
        }
        csb_wait_for_copies()
        return 0
    }

    private func advance(_ programs: [GradingPlan.Program]) {
        for program in programs where lessonFailure == nil {
            do {
                _ = try interpreter.runCell(Judge.text(plan.file, program.source, program.line))
                if program.raisesException { lessonFailure = "\(plan.file):\(program.line): the cell raises no exception" }
            } catch {
                if program.raisesException, case .exception = Ending(error, interpreter) { continue }
                switch Ending(error, interpreter) {
                case .exception(_, let traceback): lessonFailure = "\(plan.file):\(program.line): the lesson's cell fails: \(traceback.split(separator: "\n").last ?? "")"
                case .syntax(let failure): lessonFailure = "\(plan.file):\(failure.line): \(failure.message)"
                case .limit(let kind): lessonFailure = "\(plan.file):\(program.line): the lesson's cell reaches the limit of \(kind.rawValue)"
                default: lessonFailure = "\(plan.file):\(program.line): the lesson's cell does not end as a cell"
                }
            }
        }
    }

    /// In a copy: answers the tasks of one exercise until there are no more.
    private func serve() -> Int32 {
        for index in plan.exercises.indices where index != exercise {
            close(GradingWorker.tasks(index))
            close(GradingWorker.outcomes(index))
        }
        guard let shared = csb_shared_memory(UInt64(GradingWorker.sharedSize)) else { return 3 }
        let judge = Judge(plan, exercise, session, shared)
        if lessonFailure == nil { judge.prepare() }
        var reader = Frames.Reader()
        while true {
            guard let body = reader.next() else {
                guard let bytes = Descriptors.read(GradingWorker.tasks(exercise)) else { return 0 }
                reader.append(bytes)
                continue
            }
            var outcome = ExerciseOutcome()
            if let lessonFailure { outcome.lessonFailure = lessonFailure } else { outcome = judge.judge(Array(body)) }
            guard let frame = try? Frames.frame(outcome) else { return 3 }
            frame.withUnsafeBufferPointer { OutputBuffer.write($0, to: GradingWorker.outcomes(exercise)) }
        }
    }
}
