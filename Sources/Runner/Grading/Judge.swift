internal import CRuntime
internal import CSandbox
internal import Foundation
internal import Language
internal import LessonModel
internal import Syntax
internal import Tensors
internal import TorchAPI

/// Judges programs as answers to one exercise.  It lives in the process that has the lesson's state before the exercise; `judge` makes a copy for each program.
final class Judge {
    private let plan: GradingPlan
    private let exercise: GradingPlan.Exercise
    private let session: Session
    private let shared: UnsafeMutableRawPointer
    private var interpreter: Interpreter { session.interpreter }
    /// The namespace of the tests: the lesson's names with values that no program can reach.
    private let tests = ModuleObject("__main__")
    private var wanted: [String] = []
    /// Import statements of the cell that students begin with.
    private var given: [String] = []
    private let traces = CallRecorder()
    private let failures = FailureRecorder()
    /// Bytes of address space before the first program.
    private var addressSpace = 1 << 30
    private static let submission = "submission"

    init(_ plan: GradingPlan, _ exercise: Int, _ session: Session, _ shared: UnsafeMutableRawPointer) {
        self.plan = plan
        self.exercise = plan.exercises[exercise]
        self.session = session
        self.shared = shared
    }

    /// The source with empty lines before it, so that its lines have the numbers of the file.
    static func text(_ file: String, _ source: String, _ line: Int) -> SourceText {
        SourceText(name: file, utf8: [UInt8](repeating: 0x0A, count: max(0, min(line, 1 << 20) - 1)) + Array(source.utf8))
    }

    // MARK: once for all programs

    /// Makes the namespace of the tests from the state of the lesson.
    func prepare() {
        var copies = ValueCopies()
        for (name, value) in interpreter.mainModule.namespace.items {
            if let name = name.string { tests.namespace[name.interned] = copies.copy(value) }
        }
        let names = TopLevelNames(exercise.master.source)
        wanted = names.defined
        given = TopLevelNames(exercise.starter).imports
        // What the master's cell imports, the tests may use, whatever a submission imports under these names.
        let lesson = interpreter.mainModule
        interpreter.mainModule = tests
        for statement in names.imports { _ = try? interpreter.runCell(SourceText(name: plan.file, text: statement)) }
        interpreter.mainModule = lesson
        interpreter.sealLibrary()
        addressSpace = Worker.addressSpaceInUse()
    }

    // MARK: one program

    private var task = GradingTask(source: "")
    private var body: [UInt8] = []

    /// Judges a program, given as the JSON of a `GradingTask`, in a copy of this process.
    func judge(_ body: [UInt8]) -> ExerciseOutcome {
        self.body = body
        shared.storeBytes(of: 0, as: Int.self)
        var peak: UInt64 = 0
        // The interpreter looks at its own clock first; this one is for code that does not come back to it.
        let seconds = plan.limits.seconds ?? 0
        let status = csb_run_copy({ context in
            guard let context else { return 3 }
            return Unmanaged<Judge>.fromOpaque(context).takeUnretainedValue().runAsCopy()
        }, Unmanaged.passUnretained(self).toOpaque(), seconds > 0 ? seconds + max(1, seconds / 4) : 0, &peak)
        var outcome = ExerciseOutcome()
        outcome.residentBytes = Int(clamping: peak)
        var hasEnded = false
        var reader = Frames.Reader()
        let length = min(max(0, shared.load(as: Int.self)), GradingWorker.sharedSize - 64)
        reader.append(Array(UnsafeRawBufferPointer(start: shared + 64, count: length)))
        while let frame = reader.next() {
            guard let part = try? Frames.decode(OutcomePart.self, from: frame) else { continue }
            switch part {
            case .cell(let failure, let missing, let breaches): (outcome.failure, outcome.missing, outcome.breaches) = (failure, missing, breaches)
            case .test(let test): outcome.tests.append(test)
            case .limit(let kind): outcome.limit = kind
            case .end(let steps, let peakBytes, let lessonBytes, let madeBytes):
                (outcome.steps, outcome.peakBytes, outcome.lessonBytes, outcome.madeBytes, hasEnded) = (steps, peakBytes, lessonBytes, madeBytes, true)
            case .attempts(let results): outcome.attempts = results
            }
        }
        if status == 0, hasEnded { return outcome }
        switch status {
        case 256 + SIGALRM, 256 + SIGXCPU: outcome.limit = "seconds"
        case 256...: outcome.crash = Int(status) - 256
        default: outcome.crash = -1
        }
        return outcome
    }

    /// Appends a part to the outcome.  The length is stored after the bytes, so that a copy that is killed leaves whole parts only.
    private func say(_ part: OutcomePart) {
        guard let frame = try? Frames.frame(part) else { return }
        let used = shared.load(as: Int.self)
        guard 64 + used + frame.count <= GradingWorker.sharedSize else { return }
        frame.withUnsafeBytes { (shared + 64 + used).copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(shared), byteCount: $0.count) }
        shared.storeBytes(of: used + frame.count, as: Int.self)
    }

    private func runAsCopy() -> Int32 {
        guard let task = try? JSONDecoder().decode(GradingTask.self, from: Data(body)) else { return 3 }
        self.task = task
        lock()
        if task.attempts {
            var results: [String: Int32] = [:]
            for number in 0..<CSB_ATTEMPTS.rawValue {
                let attempt = csb_attempt(rawValue: number)
                results[String(cString: csb_attempt_name(attempt))] = csb_attempt(attempt)
            }
            say(.attempts(results))
            say(.end(steps: 0, peakBytes: 0, lessonBytes: 0, madeBytes: 0))
            return 0
        }
        let begin = interpreter.steps
        var limits = ExecutionLimits(plan.limits)
        let own = task.steps > 0 ? (limits.steps > 0 ? min(limits.steps, task.steps) : task.steps) : limits.steps
        if own > 0 { limits.steps = begin + own }
        if limits.output > 0 { limits.output += interpreter.outputBytes }
        if task.memory > 0 { limits.memory = limits.memory > 0 ? min(limits.memory, task.memory << 20) : task.memory << 20 }
        interpreter.limits = limits
        if limits.memory > 0 { session.tensors.memory.limit = limits.memory }
        session.tensors.memory.restartPeak()
        let lessonBytes = session.tensors.memory.peak, made = session.tensors.memory.total
        run()
        say(.end(steps: interpreter.steps - begin, peakBytes: session.tensors.memory.peak, lessonBytes: lessonBytes,
                 madeBytes: session.tensors.memory.total &- made))
        return 0
    }

    private func lock() {
        var limits = csb_limits()
        let own = task.memory > 0 ? task.memory : plan.limits.memory ?? 0
        if own > 0 {
            // The interpreter counts what it allocates; this is for what it does not count.
            limits.address_space = UInt64(addressSpace + min(own, 1 << 24) << 20 + 64 << 20)
        }
        if let seconds = plan.limits.seconds, seconds > 0, seconds < 1e9 { limits.processor_seconds = UInt64(seconds.rounded(.up)) + 10 }
        _ = csb_lock(limits)
    }

    private func run() {
        let breaches = StaticRules.breaches(in: task.ruled ?? task.source, line: task.line, forbidden: exercise.forbidden, required: exercise.required, context: exercise.above.map(\.source))
        let settings = TensorSettings(session.tensors)
        let random = session.tensors.defaultGenerator.stateBytes()
        // The program gets the lesson's names in a namespace of its own: the lesson's functions keep seeing theirs.
        let own = ModuleObject("__main__")
        for (name, value) in interpreter.mainModule.namespace.items { if let name = name.string { own.namespace[name.interned] = value } }
        interpreter.mainModule = own
        interpreter.modules["__main__"] = own
        interpreter.writeOutput = { _ in }
        interpreter.writeErrors = { _ in }
        interpreter.readLine = { nil }
        for name in wanted where own.namespace[name] != nil { own.namespace[StringObject.interned(name)] = nil }
        for statement in given + task.imports { _ = try? interpreter.runCell(SourceText(name: plan.file, text: statement)) }
        do {
            _ = try interpreter.runCell(Self.text(Self.submission, task.source, task.line))
        } catch {
            let failure = failures.failure(error, interpreter, submission: Self.submission, test: nil)
            say(.cell(failure, missing: [], breaches: breaches.map(\.message)))
            if failure.origin == .limit { say(.limit(failure.type)) }
            return
        }
        let used = Set(exercise.tests.flatMap { TextNames.words(in: $0.program.source) })
        say(.cell(nil, missing: wanted.filter { used.contains($0) && own.namespace[$0] == nil }, breaches: breaches.map(\.message)))
        for name in wanted {
            guard let value = own.namespace[name] else {
                tests.namespace[StringObject.interned(name)] = nil
                continue
            }
            let isFunction = value.object is FunctionObject
            tests.namespace[StringObject.interned(name)] = isFunction ? traces.recording(name, value, copies: task.copiesInputs) : value
        }
        interpreter.mainModule = tests
        interpreter.observer = failures
        for (index, test) in exercise.tests.enumerated() {
            settings.restore(session.tensors)
            if test.hidden { session.seed(test.seed) } else { _ = try? session.tensors.defaultGenerator.setState(random) }
            traces.begin()
            failures.begin("test \(index)")
            var outcome = TestOutcome(index: index, passed: true, failure: nil, calls: [], callCount: 0)
            do {
                _ = try interpreter.runCell(Self.text("test \(index)", test.program.source, test.program.line))
            } catch {
                outcome.passed = false
                outcome.failure = failures.failure(error, interpreter, submission: Self.submission, test: "test \(index)")
            }
            outcome.calls = traces.finish()
            outcome.callCount = traces.count
            say(.test(outcome))
            if outcome.failure?.origin == .limit {
                say(.limit(outcome.failure?.type ?? ""))
                return
            }
        }
    }
}

/// The settings of the tensor library that a program can change.
private struct TensorSettings {
    private let gradEnabled: Bool, inferenceMode: Bool, anomalyDetection: Bool
    private let defaultDType: DType
    private let printOptions: PrintOptions

    init(_ runtime: TensorRuntime) {
        gradEnabled = runtime.gradEnabled
        inferenceMode = runtime.inferenceMode
        anomalyDetection = runtime.anomalyDetection
        defaultDType = runtime.defaultDType
        printOptions = runtime.printOptions
    }

    func restore(_ runtime: TensorRuntime) {
        runtime.gradEnabled = gradEnabled
        runtime.inferenceMode = inferenceMode
        runtime.anomalyDetection = anomalyDetection
        runtime.defaultDType = defaultDType
        runtime.printOptions = printOptions
    }
}
