import ArgumentParser
import Foundation
import LessonModel
import Report
import Site

struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "Run every lesson and write the tutorial site: a page for each lesson, contents, index, reference, search.",
        discussion: """
        The pages work from a folder as from a server, below any address.  A mistake in a lesson's file is reported before anything is written; a lesson that fails when it runs is shown
        as it failed, and the exit status is 1.  Lessons that did not change are not run again.  A course's own folder site/theme replaces files of the theme, one by one.

        Examples:
          lessons site
          lessons site --lessons ~/course --output /srv/www/course --base-url https://example.org/course/
        """)

    @Option(help: ArgumentHelp("The folder for the pages.", valueName: "dir"))
    var output = "site/public"
    @Option(help: ArgumentHelp("The address the site will have: adds a site map, canonical links and social cards.", valueName: "url"))
    var baseUrl: String?
    @Flag(help: "The teacher's edition: solutions and hidden tests are shown.")
    var teacher = false
    @Flag(help: "Write into a folder that has other files in it.")
    var force = false
    @Option(help: ArgumentHelp("Lessons that run at the same time (default: one for each processor).", valueName: "n"))
    var jobs: Int?
    @Flag(help: "Run all lessons, also those that did not change.")
    var fresh = false
    @Option(help: ArgumentHelp("The folder with datasets.", valueName: "dir"))
    var data: String?
    @OptionGroup var place: LessonsOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        if let baseUrl, !baseUrl.hasPrefix("https://"), !baseUrl.hasPrefix("http://") { throw ValidationError("--base-url must begin with https:// or http://.") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be between 1 and 256.") }
    }

    func run() throws {
        let sources = try SiteSources(try place.curriculum().folder)
        let mistakes = sources.allMistakes
        if !mistakes.isEmpty {
            for mistake in mistakes { Console.write("\(mistake)\n") }
            Console.write("lessons: nothing was written\n")
            throw ExitCode(Status.wrong)
        }
        let folder = try SiteFolder(URL(fileURLWithPath: output), force: force)
        let runs = SiteRuns(options: RunOptions(limits: limits.limits, timings: false, dataFolder: data), jobs: jobs, cache: fresh ? nil : RunCache())
        let stamp = sources.stamp(runs, options: [baseUrl ?? "", String(teacher)])
        let index = LessonsOptions.short(URL(fileURLWithPath: output).appendingPathComponent("index.html")) + "\n"
        if !fresh, folder.holds(stamp) {
            Console.write("nothing changed\n")
            Console.write(index, to: .standardOutput)
            return
        }
        let (lessons, reference, status) = try runs.run(sources.lessons)
        let course = Course(title: sources.introduction?.title ?? sources.title, introduction: sources.introduction, lessons: lessons, reference: reference, isTeachers: teacher,
                            baseURL: baseUrl, theme: sources.theme)
        let files: [SiteFile]
        do {
            files = try SiteBuilder(course).files()
        } catch let broken as Theme.Broken {
            throw Wrong(description: "\(broken)")
        }
        let written = try folder.write(files, stamp: status == Status.held ? stamp : "")
        let size = files.reduce(0) { $0 + $1.bytes.count }
        Console.write("\(files.count) files, \(size / 1024) KB, \(written) of them changed\n")
        Console.write(index, to: .standardOutput)
        if status != Status.held { throw ExitCode(status) }
    }
}
