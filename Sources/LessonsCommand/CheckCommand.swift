import ArgumentParser
import Foundation
import LessonModel
import Report

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check lessons as an author does: they parse, their links resolve, they run, and their solutions pass their tests.",
        discussion: "Without a lesson, the whole course is checked.\n\nExample:\n  lessons check 03-conv")

    @Argument(help: ArgumentHelp("Ids of lessons, or paths to .md files.", valueName: "lesson"))
    var names: [String] = []
    @Option(help: ArgumentHelp("The folder with datasets.", valueName: "dir"))
    var data: String?
    @OptionGroup var place: LessonsOptions
    @OptionGroup var limits: LimitOptions

    func run() throws {
        let files = names.isEmpty ? try place.curriculum().files.map(LessonsOptions.short) : try names.map(place.file)
        if files.isEmpty { throw Wrong(description: "the folder has no lessons") }
        var status = Status.held
        for file in files {
            let lesson: Lesson
            do {
                lesson = try LessonParser.read(file)
            } catch let error as LessonError {
                Console.write("\(error)\n")
                status = RunCommand.worse(status, Status.wrong)
                continue
            }
            for warning in lesson.warnings { Console.write("\(warning)\n") }
            if !lesson.warnings.isEmpty { status = RunCommand.worse(status, Status.wrong) }
            for leak in Release.leaks(of: lesson) {
                Console.write("\(leak)\n")
                status = RunCommand.worse(status, Status.wrong)
            }
            var console = ConsoleReport(lesson: lesson, terminal: Console.terminal()) { Console.write($0) }
            console.begin()
            let record = try Engine.runner().run(lesson, options: RunOptions(limits: limits.limits, dataFolder: data)) { console.take($0) }
            console.end(record)
            if let limit = record.limit {
                Console.write("limit: \(limit.kind.rawValue)\n")
                status = RunCommand.worse(status, Status.limit)
            } else if !record.succeeded {
                status = RunCommand.worse(status, Status.failed)
            }
            try checkStarters(lesson, &status)
        }
        if status != Status.held { throw ExitCode(status) }
    }

    /// A starter that passes a test shows that the test asks for nothing.
    private func checkStarters(_ lesson: Lesson, _ status: inout Int32) throws {
        guard lesson.exercises.contains(where: { !lesson.cells[$0.cell].solutions.isEmpty }) else { return }
        let record = try Engine.runner().run(lesson, options: RunOptions(limits: limits.limits, timings: false, dataFolder: data, solutions: false)) { _ in }
        for exercise in lesson.exercises where !lesson.cells[exercise.cell].solutions.isEmpty && !exercise.tests.isEmpty {
            let passes = exercise.tests.allSatisfy { test in record.cells.first { $0.index == test.cell }?.status == .passed }
            guard passes else { continue }
            Console.write("\(lesson.file):\(exercise.line): error: the starter of \"\(exercise.id)\" passes all its tests; write tests that need the solution\n")
            status = RunCommand.worse(status, Status.failed)
        }
    }
}
