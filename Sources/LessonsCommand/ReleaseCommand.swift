import ArgumentParser
import Foundation
import LessonModel

/// What students get.
enum ReleaseFormat: String, ExpressibleByArgument, CaseIterable {
    case md, ipynb, py
}

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Write the student's version of a lesson: no solutions, no hidden tests.",
        discussion: """
        Nothing is written when something hidden would be in it.  Pictures of the lesson are put beside the file.

        Examples:
          lessons release 03-conv --output student/03-conv.md
          lessons release 03-conv --output student/03-conv.ipynb
        """)

    @Argument(help: ArgumentHelp("The id of a lesson, or the path to a .md file.", valueName: "lesson"))
    var name: String
    @Option(help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
    var output: String?
    @Option(help: ArgumentHelp("The format: md, ipynb or py (default: what the file's name ends with, else md).", valueName: "format"))
    var to: ReleaseFormat?
    @OptionGroup var place: LessonsOptions

    func run() throws {
        let lesson = try LessonParser.read(try place.file(name))
        let format = to ?? output.flatMap { ReleaseFormat(rawValue: URL(fileURLWithPath: $0).pathExtension.lowercased()) } ?? .md
        let text = try Self.text(lesson, format)
        guard let output else {
            Console.write(text, to: .standardOutput)
            return
        }
        let target = URL(fileURLWithPath: output), original = URL(fileURLWithPath: lesson.file)
        if target.resolvingSymlinksInPath() == original.resolvingSymlinksInPath() {
            throw Wrong(description: "\(output) is the lesson itself; name another file")
        }
        let folder = target.deletingLastPathComponent()
        try Files.write(Data(text.utf8), named: target.lastPathComponent, in: folder)
        // Without its pictures the file would not run elsewhere.
        guard folder.resolvingSymlinksInPath() != original.deletingLastPathComponent().resolvingSymlinksInPath() else { return }
        for image in lesson.images {
            guard case .file(let path, _) = LinkTarget(image.source), let inside = LinkTarget.inside(path) else { continue }
            let place = folder.appendingPathComponent(inside)
            try Files.write(image.bytes, named: place.lastPathComponent, in: place.deletingLastPathComponent())
        }
    }

    /// All formats are made of the Markdown that was found to have nothing hidden.
    private static func text(_ lesson: Lesson, _ format: ReleaseFormat) throws -> String {
        let markdown = try Release.studentVersion(of: lesson)
        if format == .md { return markdown }
        let released = try LessonParser.parse(Array(markdown.utf8), file: lesson.file)
        return format == .py ? Notebook.program(released) : String(decoding: try Notebook.export(released), as: UTF8.self)
    }
}
