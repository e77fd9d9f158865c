import ArgumentParser
import Foundation
import LessonModel
import Report

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show the lessons of the course in order.",
        discussion: "Example:\n  lessons list --json")

    @Flag(help: "Write a JSON list to standard output.")
    var json = false
    @OptionGroup var place: LessonsOptions

    private struct Entry: Codable {
        var id: String
        var title: String
        var file: String
        var exercises: Int
        var points: Double
        var language: String
        /// The id of the lesson that it translates.
        var original: String?
    }

    func run() throws {
        let curriculum = try place.curriculum()
        var entries: [Entry] = []
        var mistakes: [Mistake] = []
        for file in curriculum.files {
            do {
                let lesson = try LessonParser.read(LessonsOptions.short(file))
                entries.append(Entry(id: lesson.id, title: lesson.title, file: lesson.file, exercises: lesson.exercises.count, points: lesson.points, language: lesson.language, original: lesson.original))
            } catch let error as LessonError {
                mistakes += error.mistakes
            }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Console.write(String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n", to: .standardOutput)
        } else {
            let width = entries.map(\.id.count).max() ?? 0
            for entry in entries {
                let work = entry.exercises == 0 ? "" : "  (\(entry.exercises) \(entry.exercises == 1 ? "exercise" : "exercises"), \(entry.points.formatted()) points)"
                Console.write("\(entry.id.padding(toLength: width, withPad: " ", startingAt: 0))  \(entry.title)\(work)\n", to: .standardOutput)
            }
        }
        for mistake in mistakes { Console.write("\(mistake)\n") }
        if !mistakes.isEmpty { throw ExitCode(Status.wrong) }
    }
}
