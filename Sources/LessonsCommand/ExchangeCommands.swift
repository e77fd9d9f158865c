import ArgumentParser
import Foundation
import Grading
import LessonModel

/// What a lesson can be exported to.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case ipynb, py, nbgrader, gradescope
}

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a lesson as a notebook, as a program, as a notebook for nbgrader, or as an autograder for Gradescope.",
        discussion: """
        The autograder is a zip archive with this program, its libraries and the master lesson: nothing is installed there.

        Examples:
          lessons export 03-conv --to ipynb --output 03-conv.ipynb
          lessons export 03-conv --to gradescope --output 03-conv-autograder.zip
        """)

    @Argument(help: ArgumentHelp("The id of a lesson, or the path to a .md file.", valueName: "lesson"))
    var name: String
    @Option(help: ArgumentHelp("The format: ipynb, py, nbgrader or gradescope.", valueName: "format"))
    var to: ExportFormat
    @Option(help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?
    @OptionGroup var place: LessonsOptions

    func run() throws {
        let lesson = try LessonParser.read(try place.file(name))
        let data: Data
        switch to {
        case .ipynb: data = try Notebook.export(lesson)
        case .nbgrader: data = try Notebook.export(lesson, nbgrader: true)
        case .py: data = Data(Notebook.program(lesson).utf8)
        case .gradescope:
            if lesson.exercises.isEmpty { throw Wrong(description: "\(lesson.file) has no exercise to grade") }
            if lesson.settings.student { throw Wrong(description: "\(lesson.file) is the students' version, without hidden tests; name the master") }
            guard let output else { throw Wrong(description: "name the archive with --output, such as \(lesson.id)-autograder.zip") }
            do { data = Data(try Autograder.archive(lesson)) } catch let failure as Autograder.Failure { throw Wrong(description: failure.description) }
            try Files.replace(URL(fileURLWithPath: output), with: data)
            return
        }
        if let output { try Files.replace(URL(fileURLWithPath: output), with: data) } else { Console.write(String(decoding: data, as: UTF8.self), to: .standardOutput) }
    }
}

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a lesson from a notebook (.ipynb) or a program (.py).",
        discussion: "Example:\n  lessons import 05-lenet.ipynb --output Lessons/05-lenet.md")

    @Argument(help: ArgumentHelp("A notebook or a program.", valueName: "file"))
    var file: String
    @Option(help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw Wrong(description: "\(file) cannot be read") }
        let name = URL(fileURLWithPath: file)
        let text: String
        do {
            switch name.pathExtension.lowercased() {
            case "ipynb": text = try Notebook.markdown(from: data)
            case "py":
                guard let program = String(validating: data, as: UTF8.self) else { throw Wrong(description: "\(file):1: the file is not UTF-8; save it as UTF-8") }
                text = Notebook.markdown(fromProgram: program, title: name.deletingPathExtension().lastPathComponent)
            default: throw Wrong(description: "\(file) is neither .ipynb nor .py")
            }
        } catch let error as Notebook.Unreadable {
            throw Wrong(description: "\(file): \(error)")
        }
        // Mistakes are told now; the text is written all the same, so that they can be corrected in it.
        do { _ = try LessonParser.parse(Array(text.utf8), file: output ?? name.deletingPathExtension().lastPathComponent + ".md") } catch let error as LessonError {
            Console.write("\(error)\n")
        }
        guard let output else { Console.write(text, to: .standardOutput); return }
        if FileManager.default.fileExists(atPath: output) { throw Wrong(description: "\(output) exists already; name another file") }
        try Files.replace(URL(fileURLWithPath: output), with: Data(text.utf8))
    }
}
