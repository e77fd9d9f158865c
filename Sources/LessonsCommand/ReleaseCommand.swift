import ArgumentParser
import Foundation
import LessonModel

struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Write the student's version of a lesson: no solutions, no hidden tests.",
        discussion: "Nothing is written when something hidden would be in it.  Pictures of the lesson are put beside the file.\n\nExample:\n  lessons release 03-conv --output student/03-conv.md")

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
}
