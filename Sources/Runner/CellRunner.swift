internal import CRuntime
internal import Language
internal import LessonModel
internal import Syntax
internal import TorchAPI

/// Runs the cells of a lesson in one namespace and says what happens, event by event.
final class CellRunner {
    private let request: WorkerRequest
    private let session: Session
    private let recorder: EventRecorder
    private let send: (WorkerMessage) -> Void
    /// Closed in a copy of this process, which has nothing to say.
    private let messages: MessageGate
    private var processorSeconds = 0.0
    private var secondsOfTrials = 0.0
    private var interpreter: Interpreter { session.interpreter }

    init(_ request: WorkerRequest, _ session: Session, data: @escaping (String) -> [UInt8]? = { _ in nil }, send: @escaping (WorkerMessage) -> Void) {
        self.request = request
        self.session = session
        let messages = MessageGate()
        self.messages = messages
        self.send = { if messages.isOpen { send($0) } }
        recorder = EventRecorder(session, file: request.file, timings: request.timings) { if messages.isOpen { send(.event($0)) } }
        let recorder = recorder
        let interpreter = session.interpreter
        interpreter.writeOutput = { recorder.write(.stdout, $0) }
        interpreter.writeErrors = { recorder.write(.stderr, $0) }
        interpreter.readLine = { nil }
        interpreter.observer = recorder
        session.torch.observer = recorder
        RuntimeFunctions(data: data, figure: { recorder.figure($0) }, notice: { recorder.notice($0) }, scalar: { recorder.logged($0, $1, step: $2) }, isInteractive: true).install(interpreter)
        session.seed(request.seed)
    }

    /// Runs all cells; after one that fails, the others are named as not run.  An answer that is wrong stops nothing but the tests of an exercise that raised
    /// an error itself: who left the first exercise for later wants to know about the second.
    func run() -> WorkerEnd {
        var hasStopped = false
        var brokenExercises: Set<Int> = []
        let start = crt_seconds()
        let trials = TrialRunner(trials: request.trials.enumerated().map { ($0.offset, $0.element) }, send: send, run: { [unowned self] in run($0).status == .passed },
                                 limit: { [unowned self] in limitCopy(steps: $0, seconds: $1) }, steps: { [unowned self] in interpreter.steps })
        for program in request.programs {
            if hasStopped || program.isSkipped || program.exercise.map(brokenExercises.contains) == true {
                send(.finished(CellRecord(index: program.cell, status: program.isSkipped ? .skipped : .notRun)))
                continue
            }
            if request.trials.contains(where: { $0.place == program.cell }) {
                let begin = crt_seconds()
                trials.runAll(at: program.cell)
                secondsOfTrials += crt_seconds() - begin
                // The clock of the lesson stood still.
                if let seconds = request.limits.seconds, seconds > 0 { interpreter.limits.seconds = max(0.1, seconds - (crt_seconds() - start - secondsOfTrials)) }
            }
            send(.started(cell: program.cell))
            let processor = crt_processor_seconds()
            let record = run(program)
            processorSeconds += crt_processor_seconds() - processor
            send(.finished(record))
            if record.status == .failed, let exercise = program.exercise {
                if exercise == program.cell { brokenExercises.insert(exercise) }
            } else if record.status != .passed {
                hasStopped = true
            }
        }
        return WorkerEnd(steps: interpreter.steps, peakBytes: interpreter.peakBytes, processorSeconds: processorSeconds)
    }

    /// In a copy of the process: nothing is said, and limits of its own hold.
    private func limitCopy(steps: Int, seconds: Double) {
        messages.isOpen = false
        var limits = interpreter.limits
        if steps > 0 { limits.steps = interpreter.steps &+ steps }
        limits.seconds = seconds
        interpreter.limits = limits
    }

    private func run(_ program: WorkerRequest.Program) -> CellRecord {
        recorder.begin(program.cell, drawsGraph: program.drawsGraph)
        let start = crt_seconds(), stepsBefore = interpreter.steps
        var ending: Ending?
        do {
            if let value = try interpreter.runCell(source(program)), !value.isNone { try recorder.display(value) }
            try showFigures()
        } catch {
            ending = Ending(error, interpreter)
        }
        let seconds = crt_seconds() - start, steps = interpreter.steps - stepsBefore
        var status = CellRecord.Status.passed
        var last: (line: Int?, content: Event.Content)?
        switch ending {
        case nil:
            if program.raisesException {
                status = .failed
                last = (program.line, .exception(TeachingTexts.nothingRaised))
            }
        case .limit(let kind):
            status = .limit
            last = (interpreter.place?.line ?? program.line, .limit(LimitReport(kind: LimitReport.Kind(kind), message: TeachingTexts.limit(kind, interpreter))))
        case .ours(let text):
            status = .failed
            last = (nil, .exception(ExceptionReport(type: "InternalError", message: text, traceback: "", notes: [TeachingTexts.ours])))
        case .exit(let code, let message):
            if !program.raisesException { status = .failed }
            last = (interpreter.place?.line, .exception(TeachingTexts.exit(code, message, announced: program.raisesException)))
        case .exception(let exception, let traceback):
            if !program.raisesException { status = .failed }
            var report = ExceptionReports.report(exception, traceback, recorder, interpreter, cells: request, cell: program.cell)
            report.announced = program.raisesException
            last = (report.span?.line, .exception(report))
        case .syntax(let failure):
            if !program.raisesException { status = .failed }
            var report = ExceptionReports.report(failure)
            report.announced = program.raisesException
            last = (failure.line, .exception(report))
        }
        let failure: ExceptionObject? = if case .exception(let exception, _)? = ending { exception } else { nil }
        let holds = recorder.end(failedBy: status == .failed ? failure : nil)
        if !holds, status == .passed { status = .failed }
        if let last { recorder.send(last.content, line: last.line) }
        recorder.send(.timing(Timing(seconds: request.timings ? seconds : nil, steps: steps)))
        return CellRecord(index: program.cell, status: status, seconds: request.timings ? seconds : nil, steps: steps)
    }

    /// Figures that are still open at the end of a cell are shown, as in a notebook.
    private func showFigures() throws {
        guard let pyplot = interpreter.modules["matplotlib.pyplot"], let show = pyplot.namespace["_show_all"] else { return }
        _ = try interpreter.call(show)
    }

    /// The source with empty lines before it, so that every line has the number that it has in the lesson.
    private func source(_ program: WorkerRequest.Program) -> SourceText {
        SourceText(name: request.file, utf8: [UInt8](repeating: 0x0A, count: max(0, program.line - 1)) + Array(program.source.utf8))
    }
}

/// Whether messages are passed on.
private final class MessageGate {
    var isOpen = true
}

extension LimitReport.Kind {
    init(_ kind: LimitReached.Kind) {
        switch kind {
        case .steps: self = .steps
        case .seconds: self = .seconds
        case .memory: self = .memory
        case .output: self = .output
        }
    }
}
