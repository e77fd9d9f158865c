import ArgumentParser
import Foundation
import LessonModel

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a new lesson, complete enough to run.",
        discussion: "Example:\n  lessons new 04-pooling --title \"Pooling\"")

    @Argument(help: ArgumentHelp("The id: letters, digits, -, _ and .", valueName: "id"))
    var id: String
    @Option(help: ArgumentHelp("The title.", valueName: "title"))
    var title: String
    @OptionGroup var place: LessonsOptions

    func run() throws {
        guard Lesson.isID(id) else { throw Wrong(description: "\"\(id)\" is not a lesson id; write letters, digits, \"-\", \"_\" and \".\", such as 04-pooling") }
        guard !title.allSatisfy(\.isWhitespace), !title.contains(where: \.isNewline) else { throw Wrong(description: "the title must be one line of text") }
        let folder = place.named ?? Curriculum.home(from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
        let target = folder.appendingPathComponent(id + ".md")
        if FileManager.default.fileExists(atPath: target.path) { throw Wrong(description: "\(LessonsOptions.short(target)) exists already; choose another id") }
        let file = try Files.write(Data(LessonTemplate.text(id: id, title: title).utf8), named: id + ".md", in: folder)
        Console.write(LessonsOptions.short(file) + "\n", to: .standardOutput)
    }
}
