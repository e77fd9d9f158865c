import ArgumentParser
import Foundation
import LessonModel

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Write the student's version of a lesson: no solutions, no hidden tests.",
        discussion: "Nothing is written when something hidden would be in it.\n\nExample:\n  lessons release 03-conv --output student/03-conv.md")

    @Argument(help: ArgumentHelp("The id of a lesson, or the path to a .md file.", valueName: "lesson"))
    var name: String
    @Option(help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?
    @OptionGroup var place: LessonsOptions

    func run() throws {
        let lesson = try LessonParser.read(try place.file(name))
        let text = try Release.studentVersion(of: lesson)
        guard let output else {
            Console.write(text, to: .standardOutput)
            return
        }
        if URL(fileURLWithPath: output).resolvingSymlinksInPath() == URL(fileURLWithPath: lesson.file).resolvingSymlinksInPath() {
            throw Wrong(description: "\(output) is the lesson itself; name another file")
        }
        try Files.replace(URL(fileURLWithPath: output), with: Data(text.utf8))
    }
}
