internal import CSandbox
internal import CRuntime
internal import Foundation
internal import Glibc
public import LessonModel

/// Runs lessons, each in a worker process of its own.
public struct LessonRunner: LessonRunning {
    /// The program that has the hidden command `worker`.
    public var executable = OwnProgram.current
    /// Threads of the kernels; 0: those of the machine.
    public var threads = 0
    /// Is told what a user should know about the machine, such as a protection that is missing.
    public var warn: (String) -> Void

    /// The name and version that stand in run records.
    public static let engine = "lessons 0.1.0"

    /// What a user's own lesson may use where neither command nor lesson says it: an hour, and 64 MB of printed text.
    public static let generous = Limits(steps: 0, seconds: 3600, memory: 0, output: 64 << 20)

    public init(warn: @escaping (String) -> Void = { _ in }) { self.warn = warn }

    public func run(_ lesson: Lesson, options: RunOptions, progress: (RunProgress) -> Void) throws -> RunRecord {
        try run(lesson, options: options, trials: [], progress: progress).record
    }

    /// A run with other programs tried in place of its exercises.
    struct TriedRun {
        var record: RunRecord
        /// One for each trial.
        var outcomes: [TrialOutcome]
        /// Seconds of all processors together that the cells took; nil if the run did not come to its end.
        var processorSeconds: Double?
    }

    func run(_ lesson: Lesson, options: RunOptions, trials: [Trial], progress: (RunProgress) -> Void) throws -> TriedRun {
        let start = crt_seconds()
        let seed = options.seed ?? lesson.settings.seed
        let limits = options.limits.completed(with: lesson.settings.limits).completed(with: Self.generous)
        var request = Self.request(lesson, options, seed, limits, threads: threads)
        request.trials = trials
        let log = Log(lesson)
        var client = WorkerClient(executable: executable)
        if let folder = DataFolder(options.dataFolder) { client.data = { folder.bytes($0) } }
        // The worker's own clock stops a program; this one a worker that does not look at it.
        // Trials have limits of their own and take time beside it.
        if let seconds = limits.seconds, seconds > 0 { client.deadline = seconds + max(1, min(seconds / 4, 5)) + Double(trials.count) * 70 }
        let (end, complaint) = try withoutActuallyEscaping(progress) { progress in
            try client.run(request) { message in
                if case .ready(let protection) = message { checkProtection(protection) }
                log.take(message, progress)
            }
        }
        if !log.hasEnded { log.close(with: Self.report(end, complaint, limits), progress) }
        var record = RunRecord(lesson: lesson.id, engine: Self.engine, seed: seed, kernels: options.kernels, cells: log.records, events: log.events)
        if options.timings { record.seconds = crt_seconds() - start }
        return TriedRun(record: record, outcomes: trials.indices.map { log.outcomes[$0] ?? .notTried }, processorSeconds: log.processorSeconds)
    }

    private static func request(_ lesson: Lesson, _ options: RunOptions, _ seed: Int, _ limits: Limits, threads: Int) -> WorkerRequest {
        let programs = lesson.cells.map { cell in
            WorkerRequest.Program(cell: cell.index, source: options.solutions ? cell.source : StudentVersion.starter(of: cell), line: cell.sourceLine,
                                  raisesException: cell.raisesException, isSkipped: cell.isSkipped, drawsGraph: cell.has(.graph))
        }
        let named = lesson.file.split(separator: "/").last.map(String.init)
        var request = WorkerRequest(file: named ?? lesson.id + ".md", programs: programs, seed: seed, kernels: options.kernels, limits: limits, timings: options.timings,
                                    threads: threads > 0 ? threads : Session.machineThreads)
        if let memory = limits.memory, memory > 0 {
            // The interpreter counts what it allocates; the rest is for buffers of libraries.
            request.addressSpace = min(memory, 1 << 24) << 20 + 512 << 20
        } else {
            // Rather an end with a reason than a machine without memory.
            request.addressSpace = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE))) / 4 * 3
        }
        return request
    }

    private func checkProtection(_ protection: Int32) {
        let all = [(CSB_LIMITS, "resource limits"), (CSB_NO_NEW_PRIVILEGES, "no-new-privileges"), (CSB_SYSTEM_CALLS, "a filter of system calls")]
        let missing = all.filter { UInt32(protection) & $0.0.rawValue == 0 }.map(\.1)
        if missing.isEmpty || Self.hasWarned { return }
        Self.hasWarned = true
        warn("note: this system does not grant workers \(missing.joined(separator: " and ")); the interpreter's own limits hold\n")
    }

    nonisolated(unsafe) private static var hasWarned = false

    /// What a worker that did not say its last word ended of.
    private static func report(_ end: WorkerClient.End, _ complaint: String, _ limits: Limits) -> Event.Content {
        func failed(_ message: String) -> Event.Content {
            .exception(ExceptionReport(type: "WorkerError", message: message, traceback: "", notes: ["The process that runs the cells ended. This is a mistake of ours, not of the lesson."]))
        }
        let wantedMemory = complaint.contains("allocat") || complaint.contains("out of memory")
        switch end {
        case .deadline:
            return .limit(LimitReport(kind: .seconds, message: "The lesson ran longer than \((limits.seconds ?? 0).formatted()) seconds and was stopped."))
        case .signalled(let signal):
            if signal == SIGKILL || (signal == SIGABRT || signal == SIGILL || signal == SIGTRAP) && wantedMemory {
                return .limit(LimitReport(kind: .memory, message: memoryMessage(limits)))
            }
            if signal == SIGXCPU { return .limit(LimitReport(kind: .seconds, message: "The lesson used more processor time than it may.")) }
            let name = strsignal(signal).map { String(cString: $0) } ?? "unknown"
            return failed("the worker was ended by signal \(signal) (\(name))\(firstLine(complaint))")
        case .exited(134) where wantedMemory: return .limit(LimitReport(kind: .memory, message: memoryMessage(limits)))
        case .exited(let status): return failed("the worker ended early with status \(status)\(firstLine(complaint))")
        }
    }

    private static func memoryMessage(_ limits: Limits) -> String {
        guard let memory = limits.memory, memory > 0 else { return "The lesson needed more memory than this machine has." }
        return "The lesson needed more than \(memory) MB of memory."
    }

    private static func firstLine(_ text: String) -> String {
        let line = text.split(separator: "\n").first.map { String($0.prefix(300)) } ?? ""
        return line.isEmpty ? "" : ": " + line
    }
}

/// What was heard of a worker so far.
private final class Log {
    private let cells: [Int]
    private(set) var records: [CellRecord] = []
    private(set) var events: [Event] = []
    private(set) var hasEnded = false
    /// Of trials, by their place in the request.
    private(set) var outcomes: [Int: TrialOutcome] = [:]
    private(set) var processorSeconds: Double?
    private var running: Int?
    private let lines: [Int: Int]

    init(_ lesson: Lesson) {
        cells = lesson.cells.map(\.index)
        lines = Dictionary(lesson.cells.map { ($0.index, $0.sourceLine) }) { first, _ in first }
    }

    func take(_ message: WorkerMessage, _ progress: (RunProgress) -> Void) {
        switch message {
        case .ready, .attempts, .data: break
        case .tried(let trial, let outcome): outcomes[trial] = outcome
        case .started(let cell):
            running = cell
            progress(.started(cell: cell))
        case .event(let event):
            events.append(event)
            progress(.event(event))
        case .finished(let record):
            running = nil
            records.append(record)
            progress(.finished(record))
        case .ended(let end):
            hasEnded = true
            processorSeconds = end.processorSeconds
        }
    }

    /// The worker ended in the middle: the running cell ends with `content`, later ones were not run.
    func close(with content: Event.Content, _ progress: (RunProgress) -> Void) {
        let known = Set(records.map(\.index))
        var isLimit = false
        if case .limit = content { isLimit = true }
        var isTold = false
        for cell in cells where !known.contains(cell) {
            if !isTold {
                isTold = true
                if running != cell { progress(.started(cell: cell)) }
                let event = Event(cell: cell, line: lines[cell], content)
                events.append(event)
                progress(.event(event))
                let record = CellRecord(index: cell, status: isLimit ? .limit : .failed)
                records.append(record)
                progress(.finished(record))
            } else {
                let record = CellRecord(index: cell, status: .notRun)
                records.append(record)
                progress(.finished(record))
            }
        }
        hasEnded = true
    }
}
