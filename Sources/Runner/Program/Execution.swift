internal import Glibc
internal import Kernels
internal import Language
public import LessonModel
internal import Syntax

/// `lessons exec`: a plain program, run in this process.
public enum Execution {
    /// The statuses of the command line.
    private enum Status {
        static let held: Int32 = 0, failed: Int32 = 1, wrong: Int32 = 2, ours: Int32 = 3, limit: Int32 = 4
    }

    /// Runs a program file (`-`: standard input).  What it prints goes to standard output, an uncaught exception as CPython's traceback to standard error.
    ///
    /// - Returns: the exit status.
    public static func run(file: String, limits: Limits, kernels: LessonModel.KernelChoice, data: String? = nil) -> Int32 {
        let source: SourceText
        if file == "-" {
            source = SourceText(name: "<stdin>", utf8: Descriptors.readAll(STDIN_FILENO))
        } else {
            switch Descriptors.contents(of: file) {
            case .success(let bytes): source = SourceText(name: file, utf8: bytes)
            case .failure(let error):
                OutputBuffer.write("lessons: \(file) cannot be read: \(error)\n", to: STDERR_FILENO)
                return Status.wrong
            }
        }
        Kernels.threadCount = Session.machineThreads
        var status = Status.ours
        let ran = LargeStack.run { status = execute(source, limits, kernels, data) }
        if !ran { OutputBuffer.write("lessons: the system gives no memory for a stack\n", to: STDERR_FILENO) }
        return status
    }

    private static func execute(_ source: SourceText, _ limits: Limits, _ kernels: LessonModel.KernelChoice, _ data: String?) -> Int32 {
        let output = OutputBuffer(descriptor: STDOUT_FILENO)
        let session = Session(limits: limits, kernels: kernels)
        let interpreter = session.interpreter
        interpreter.writeOutput = { output.write($0) }
        interpreter.flushOutput = { output.flush() }
        interpreter.writeErrors = { text in
            output.flush()
            OutputBuffer.write(text, to: STDERR_FILENO)
        }
        var folder: DataFolder??
        RuntimeFunctions(data: { name in
            // Most programs read no dataset: the folder is looked for when one does.
            if folder == nil { folder = .some(DataFolder(data)) }
            return folder??.bytes(name)
        }, notice: { text in
            output.flush()
            OutputBuffer.write("note: \(text)\n", to: STDERR_FILENO)
        }).install(interpreter)
        let lines = LineReader(descriptor: STDIN_FILENO)
        interpreter.readLine = {
            output.flush()
            return lines.next()
        }
        func say(_ text: String) {
            output.flush()
            OutputBuffer.write(Self.bounded(text), to: STDERR_FILENO)
        }
        let status: Int32
        do {
            try interpreter.run(source)
            status = Status.held
        } catch {
            switch Ending(error, interpreter) {
            case .exit(let code, let message):
                if let message { say(message + "\n") }
                status = code
            case .exception(_, let traceback):
                say(traceback)
                status = Status.failed
            case .syntax(let failure):
                say(failure.report + "\n")
                status = Status.failed
            case .limit(let kind):
                say("limit: \(kind.rawValue)\n")
                status = Status.limit
            case .ours(let text):
                say("lessons: \(text)\n")
                status = Status.ours
            }
        }
        output.flush()
        // The process ends: taking its values apart one by one would only cost time.
        _ = Unmanaged.passRetained(interpreter)
        return status
    }
}

extension Execution {
    private static let longestLine = 8192, longestText = 1 << 18

    /// The report of an error, without the middle of lines and of the text that no reader gets through.
    static func bounded(_ text: String) -> String {
        guard text.utf8.count > longestLine else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
            guard line.utf8.count > longestLine else { return line }
            return line.prefix(longestLine / 4) + " … " + line.suffix(longestLine / 16)
        }
        let all = lines.joined(separator: "\n")
        guard all.utf8.count > longestText else { return all }
        return String(all.prefix(longestText / 4)) + "\n…\n" + String(all.suffix(longestText / 8))
    }
}

/// Why a program ended before its end.
enum Ending {
    /// `sys.exit`, with the text that it asks to be shown.
    case exit(Int32, String?)
    /// With the traceback as CPython prints it.
    case exception(ExceptionObject, String)
    case syntax(SyntaxFailure)
    case limit(LimitReached.Kind)
    /// A mistake of ours.
    case ours(String)

    init(_ error: any Error, _ interpreter: Interpreter) {
        switch interpreter.raised(error) {
        case let error as PythonError:
            if interpreter.isException(error, "SystemExit") {
                self = Self.exit(error.exception, interpreter)
            } else {
                self = Ending.describing(error.exception, interpreter)
            }
        case let limit as LimitReached: self = .limit(limit.kind)
        case let exit as ExitRequest: self = .exit(exit.status, nil)
        case let failure as SyntaxFailure: self = .syntax(failure)
        case let other: self = .ours("\(other)")
        }
    }

    private static func exit(_ exception: ExceptionObject, _ interpreter: Interpreter) -> Ending {
        let arguments = exception.arguments
        guard arguments.count > 0 else { return .exit(0, nil) }
        let code = arguments.count == 1 ? arguments[0] : .object(arguments)
        switch code {
        case .none: return .exit(0, nil)
        case .bool(let flag): return .exit(flag ? 1 : 0, nil)
        case .int(let number): return .exit(Int32(truncatingIfNeeded: number & 0xFF), nil)
        default: return .exit(1, (try? interpreter.string(code))?.text ?? "")
        }
    }

    /// Making the text of an exception may run code of the program, which a limit may stop.
    private static func describing(_ exception: ExceptionObject, _ interpreter: Interpreter) -> Ending {
        .exception(exception, interpreter.tracebackText(exception))
    }
}
