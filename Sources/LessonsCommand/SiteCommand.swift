import ArgumentParser
import Foundation
import LessonModel
import Report

struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "Run every lesson and write the tutorial site: an index, a page for each lesson, search.",
        discussion: """
        The pages work from a disk as from a server.  A lesson that is broken is reported and left out; one that fails is shown as it failed.

        Example:
          lessons site --output site/public --base-url https://example.org/course/
        """)

    @Option(help: ArgumentHelp("The folder for the pages.", valueName: "dir"))
    var output = "site/public"
    @Option(help: ArgumentHelp("The address the site will have, for canonical links and a site map.", valueName: "url"))
    var baseUrl: String?
    @Option(help: ArgumentHelp("The folder with datasets.", valueName: "dir"))
    var data: String?
    @OptionGroup var place: LessonsOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        if let baseUrl, !baseUrl.hasPrefix("https://"), !baseUrl.hasPrefix("http://") { throw ValidationError("--base-url must begin with https:// or http://.") }
    }

    func run() throws {
        let curriculum = try place.curriculum()
        if curriculum.files.isEmpty { throw Wrong(description: "the folder has no lessons") }
        var pages: [SiteBuilder.Page] = []
        var status = Status.held
        for file in curriculum.files.map(LessonsOptions.short) {
            let lesson: Lesson
            do {
                lesson = try LessonParser.read(file)
            } catch let error as LessonError {
                Console.write("\(error)\n")
                status = Status.wrong
                continue
            }
            for warning in lesson.warnings { Console.write("\(warning)\n") }
            var console = ConsoleReport(lesson: lesson, terminal: Console.terminal(), timings: false) { Console.write($0) }
            console.begin()
            let record = try Engine.runner().run(lesson, options: RunOptions(limits: limits.limits, timings: false, dataFolder: data)) { console.take($0) }
            console.end(record)
            if !record.succeeded { status = RunCommand.worse(status, record.limit == nil ? Status.failed : Status.limit) }
            pages.append(SiteBuilder.Page(lesson: lesson, record: record))
        }
        let introduction = try? LessonParser.read(curriculum.folder.appendingPathComponent("README.md").path)
        let site = SiteBuilder(title: introduction?.title ?? "Lessons", introduction: introduction, pages: pages, baseURL: baseUrl)
        for mistake in site.brokenLinks() {
            Console.write("\(mistake)\n")
            status = RunCommand.worse(status, Status.wrong)
        }
        let folder = URL(fileURLWithPath: output)
        for file in try site.files() { _ = try Files.write(Data(file.text.utf8), named: file.name, in: folder) }
        Console.write(LessonsOptions.short(folder.appendingPathComponent("index.html")) + "\n", to: .standardOutput)
        if status != Status.held { throw ExitCode(status) }
    }
}
