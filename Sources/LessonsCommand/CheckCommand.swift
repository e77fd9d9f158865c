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
    @Option(help: ArgumentHelp("Try N wrong changes of each solution; its tests should fail for each.", valueName: "n"))
    var mutants = 6
    @OptionGroup var place: LessonsOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        if !(0...1000).contains(mutants) { throw ValidationError("--mutants must be between 0 and 1000.") }
    }

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
            try checkRoundTrip(lesson, &status)
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
            guard record.succeeded else { continue }
            try checkStarters(lesson, &status)
            try checkMutants(lesson)
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

    /// A lesson must come back from a notebook as it was.
    private func checkRoundTrip(_ lesson: Lesson, _ status: inout Int32) throws {
        let again = try Notebook.markdown(from: Notebook.export(lesson))
        guard again != lesson.text else { return }
        let pairs = zip(lesson.text.split(separator: "\n", omittingEmptySubsequences: false), again.split(separator: "\n", omittingEmptySubsequences: false))
        let line = (pairs.enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0) + 1
        Console.write("\(lesson.file):\(line): error: this changes on its way through a notebook; separate cells and text by one empty line, and options and code too\n")
        status = RunCommand.worse(status, Status.wrong)
    }

    /// Mutants that pass are told and no more: some make no difference, which only a person can see.
    private func checkMutants(_ lesson: Lesson) throws {
        for exercise in lesson.exercises where !exercise.tests.isEmpty {
            let (part, own) = lesson.part(for: exercise)
            for mutant in Mutant.mutants(of: lesson.cells[exercise.cell], count: mutants) {
                var changed = part
                changed.cells[own.cell].source = mutant.source
                var options = RunOptions(limits: limits.limits, timings: false, dataFolder: data)
                options.limits.seconds = options.limits.seconds ?? 20
                let record = try Engine.runner().run(changed, options: options) { _ in }
                let passes = own.tests.allSatisfy { test in record.cells.first { $0.index == test.cell }?.status == .passed }
                if passes {
                    Console.write("\(lesson.file):\(mutant.line): note: the tests of \"\(exercise.id)\" pass with \(mutant.change) in this line; is something not tested?\n")
                }
            }
        }
    }
}
