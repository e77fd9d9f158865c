import ArgumentParser
import Foundation
import LessonModel
import Report
import Runner

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check lessons as an author does: they parse, their links resolve, they run, and their tests tell solutions from mistakes.",
        discussion: """
        Without a lesson, the whole course is checked.  Solutions must pass their tests; starters and small wrong changes of solutions must fail them.
        docs/writing-lessons.md says all that is asked.

        Examples:
          lessons check 03-conv
          lessons check --all --json
        """)

    @Argument(help: ArgumentHelp("Ids of lessons, or paths to .md files.", valueName: "lesson"))
    var names: [String] = []
    @Flag(help: "Check every lesson of the course.")
    var all = false
    @Flag(help: "Write the findings as JSON to standard output.")
    var json = false
    @Option(help: ArgumentHelp("The folder with datasets.", valueName: "dir"))
    var data: String?
    @Option(help: ArgumentHelp("Try at most N wrong changes of each solution.", valueName: "n"))
    var mutants = 80
    @Option(help: ArgumentHelp("Check N lessons at the same time (default: as many as there are processors).", valueName: "n"))
    var jobs: Int?
    @OptionGroup var place: LessonsOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        if !(0...1000).contains(mutants) { throw ValidationError("--mutants must be between 0 and 1000.") }
        if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs must be between 1 and 64.") }
        if !names.isEmpty, all { throw ValidationError("Use --all without naming lessons.") }
    }

    func run() throws {
        let files = names.isEmpty ? try place.curriculum().files.map(LessonsOptions.short) : try names.map(place.file)
        if files.isEmpty { throw Wrong(description: "the folder has no lessons") }
        let check = LessonCheck(runner: LessonRunner { Console.write($0) }, options: RunOptions(limits: limits.limits, dataFolder: data), mutants: mutants)
        let terminal = Console.terminal()
        var status = Status.held
        var results: [CheckResult] = []
        let work = WorkInOrder(files.count) { place -> (result: CheckResult, text: String) in
            // A run is shown when something in it failed.
            var text = ""
            var console: ConsoleReport?
            let (result, run) = try check.check(files[place]) { lesson, progress in
                if console == nil {
                    console = ConsoleReport(lesson: lesson, terminal: Terminal(width: terminal.width, colour: terminal.colour, unicode: terminal.unicode)) { text += $0 }
                    console?.begin()
                }
                console?.take(progress)
            }
            if let run, !run.record.succeeded { console?.end(run.record) } else { text = "" }
            return (result, text)
        }
        try work.run(jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount) { done in
            let result = done.result
            Console.write(done.text + Self.report(result, terminal))
            results.append(result)
            if !result.failures.isEmpty { status = RunCommand.worse(status, Status.failed) }
            if let limit = result.limit {
                Console.write("limit: \(limit.rawValue)\n")
                status = RunCommand.worse(status, Status.limit)
            }
            if !result.mistakes.isEmpty { status = RunCommand.worse(status, Status.wrong) }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Console.write(String(decoding: try encoder.encode(results), as: UTF8.self) + "\n", to: .standardOutput)
        }
        if status != Status.held { throw ExitCode(status) }
    }

    private static func report(_ result: CheckResult, _ terminal: Terminal) -> String {
        let findings = (result.mistakes + result.failures).sorted { $0.line < $1.line }.map { "\($0)\n" }.joined()
        let mark = result.isClean ? (terminal.unicode ? "✓" : "ok") : (terminal.unicode ? "✗" : "FAILED")
        guard let lesson = result.lesson else { return findings + "\(mark) \(result.file)\n" }
        var facts = ["\(result.cells) cells"]
        if let seconds = result.seconds { facts.append("\(String(format: "%.1f", seconds)) s") }
        if result.exercises > 0 { facts.append("\(result.exercises) \(result.exercises == 1 ? "exercise" : "exercises")") }
        if result.mutants > 0 { facts.append("\(result.mutants) wrong changes tried" + (result.explained > 0 ? ", \(result.explained) explained" : "")) }
        return findings + "\(mark) \(lesson)  \(facts.joined(separator: ", "))\n"
    }
}

/// Work on the places of a list by several threads, with the results taken in order as soon as they are there.
final class WorkInOrder<Output>: @unchecked Sendable {
    private let condition = NSCondition()
    private let count: Int
    private let work: (Int) throws -> Output
    private var next = 0
    private var results: [Int: Result<Output, any Error>] = [:]

    /// - Parameters:
    ///   - count: the work is done for 0 to `count` − 1.
    ///   - work: is called on any thread.
    init(_ count: Int, work: @escaping (Int) throws -> Output) {
        self.count = count
        self.work = work
    }

    /// Does all the work on at most `jobs` threads.
    func run(jobs: Int, take: (Output) -> Void) throws {
        for _ in 0..<max(0, min(jobs, count)) {
            let thread = Thread { [self] in while doOne() {} }
            thread.stackSize = 8 << 20
            thread.start()
        }
        for place in 0..<count { take(try result(place).get()) }
    }

    private func doOne() -> Bool {
        condition.lock()
        let place = next
        next += 1
        condition.unlock()
        guard place < count else { return false }
        let result = Result { try work(place) }
        condition.lock()
        results[place] = result
        condition.broadcast()
        condition.unlock()
        return true
    }

    private func result(_ place: Int) -> Result<Output, any Error> {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let result = results.removeValue(forKey: place) { return result }
            condition.wait()
        }
    }
}
