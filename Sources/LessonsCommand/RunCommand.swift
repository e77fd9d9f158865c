import ArgumentParser
import Foundation
import LessonModel
import Report

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the cells of lessons and write a report of each.",
        discussion: """
        Progress, shape tables and assertions go to standard error, the paths of the reports to standard output.

        Examples:
          lessons run 03-conv
          lessons run 03-conv --kernels both --output /tmp/reports --open
          lessons run --all --json --no-timings
        """)

    @Argument(help: ArgumentHelp("Ids of lessons, or paths to .md files.", valueName: "lesson"))
    var names: [String] = []
    @Flag(help: "Run every lesson of the course.")
    var all = false
    @Option(help: ArgumentHelp("The folder for the reports.", valueName: "dir"))
    var output = "reports"
    @Flag(help: "Open the report in the browser.")
    var open = false
    @Flag(help: "Write the run record beside the report.")
    var json = false
    @Option(help: ArgumentHelp("The folder with datasets.", valueName: "dir"))
    var data: String?
    @Option(help: ArgumentHelp("Replace the lesson's seed.", valueName: "n"))
    var seed: Int?
    @Option(help: ArgumentHelp("Which kernels compute convolutions, poolings and matrix products: fast, reference, or both and compare.", valueName: "choice"))
    var kernels = KernelChoice.fast
    @Flag(inversion: .prefixedNo, help: "Record times; without them, equal runs give equal bytes.")
    var timings = true
    @OptionGroup var place: LessonsOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        if names.isEmpty, !all { throw ValidationError("Name a lesson, or use --all; \"lessons list\" shows them.") }
        if !names.isEmpty, all { throw ValidationError("Use --all without naming lessons.") }
    }

    func run() throws {
        let files = all ? try place.curriculum().files.map(LessonsOptions.short) : try names.map(place.file)
        if files.isEmpty { throw Wrong(description: "the folder has no lessons") }
        var status = Status.held
        var written: [URL] = []
        for file in files {
            let lesson: Lesson
            do {
                lesson = try LessonParser.read(file)
            } catch let error as LessonError {
                // One broken lesson does not keep the others from being run.
                Console.write("\(error)\n")
                status = Self.worse(status, Status.wrong)
                continue
            }
            for warning in lesson.warnings { Console.write("\(warning)\n") }
            let (record, report) = try Self.run(lesson, options, to: URL(fileURLWithPath: output), json: json)
            written.append(report)
            if let limit = record.limit {
                Console.write("limit: \(limit.kind.rawValue)\n")
                status = Self.worse(status, Status.limit)
            } else if !record.succeeded {
                status = Self.worse(status, Status.failed)
            }
            Console.write(report.path.hasPrefix(FileManager.default.currentDirectoryPath + "/") ? LessonsOptions.short(report) + "\n" : report.path + "\n", to: .standardOutput)
        }
        if open { for report in written.prefix(4) { Browser.open(report) } }
        if status != Status.held { throw ExitCode(status) }
    }

    private var options: RunOptions {
        RunOptions(seed: seed, kernels: kernels, limits: limits.limits, timings: timings, dataFolder: data)
    }

    /// A wrong file goes before a limit, a limit before a failure.
    static func worse(_ a: Int32, _ b: Int32) -> Int32 {
        let order = [Status.held, Status.failed, Status.limit, Status.wrong, Status.ours]
        return (order.firstIndex(of: a) ?? 0) >= (order.firstIndex(of: b) ?? 0) ? a : b
    }

    /// Runs one lesson with its progress on standard error, and writes its report.
    static func run(_ lesson: Lesson, _ options: RunOptions, to folder: URL, json: Bool) throws -> (RunRecord, URL) {
        var console = ConsoleReport(lesson: lesson, terminal: Console.terminal(), timings: options.timings) { Console.write($0) }
        console.begin()
        let record = try Engine.runner().run(lesson, options: options) { console.take($0) }
        console.end(record)
        let page = try ReportPage.html(lesson, record, options: ReportOptions(audience: .author, timings: options.timings))
        let report = try Files.write(Data(page.utf8), named: lesson.id + ".html", in: folder)
        if json { _ = try Files.write(try record.json(), named: lesson.id + ".json", in: folder) }
        return (record, report)
    }
}

/// The program that shows pages.
enum Browser {
    static func open(_ page: URL) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["xdg-open", page.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            Console.write("no program opens pages here; the report is \(page.path)\n")
        }
    }
}
