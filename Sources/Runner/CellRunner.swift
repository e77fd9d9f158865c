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
    private var interpreter: Interpreter { session.interpreter }

    init(_ request: WorkerRequest, _ session: Session, data: @escaping (String) -> [UInt8]? = { _ in nil }, send: @escaping (WorkerMessage) -> Void) {
        self.request = request
        self.session = session
        self.send = send
        recorder = EventRecorder(session, file: request.file, timings: request.timings) { send(.event($0)) }
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

    /// Runs all cells; after one that fails, the others are named as not run.
    func run() -> WorkerEnd {
        var hasStopped = false
        for program in request.programs {
            if hasStopped || program.isSkipped {
                send(.finished(CellRecord(index: program.cell, status: program.isSkipped ? .skipped : .notRun)))
                continue
            }
            send(.started(cell: program.cell))
            let record = run(program)
            send(.finished(record))
            if record.status != .passed { hasStopped = true }
        }
        return WorkerEnd(steps: interpreter.steps, peakBytes: interpreter.peakBytes)
    }

    private func run(_ program: WorkerRequest.Program) -> CellRecord {
        recorder.begin(program.cell)
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
