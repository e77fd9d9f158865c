import ArgumentParser
import Foundation
import Grading
import LessonModel
import Report

/// `lessons grade` and `lessons grade merge`.
struct GradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grade", abstract: "Grade submissions of a lesson, and make gradebooks of the results.",
        discussion: """
        Each submission becomes DIR/ID.json; merge makes tables and pages of such files.

        Examples:
          lessons grade 03-conv submissions/ --out results --jobs 2
          lessons grade 03-conv export.zip --out results --resume
          lessons grade merge results --csv grades.csv --html class
        """,
        subcommands: [GradeRunCommand.self, GradeMergeCommand.self], defaultSubcommand: GradeRunCommand.self)
}

struct GradeRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Grade files and folders of .md, .ipynb and .py, and zip exports of Canvas and Moodle.",
        discussion: """
        The student's id is the name of the file or folder, or what --id-pattern finds in the path.  No submission can spoil the result of another, and none can reach
        a file or the network.

        Example:
          lessons grade 03-conv submissions/ --out results --jobs 2 --resume
        """)

    @Argument(help: ArgumentHelp("The id of a lesson, or the path to its .md file: the master with solutions and hidden tests.", valueName: "lesson"))
    var name: String
    @Argument(help: ArgumentHelp("Files, folders of files, folders of folders, or zip archives.", valueName: "submission"))
    var submissions: [String] = []
    @Option(help: ArgumentHelp("The folder for the results.", valueName: "dir"))
    var out: String = "results"
    @Option(help: ArgumentHelp("Processes that grade at the same time.", valueName: "n"))
    var jobs = 1
    @Option(help: ArgumentHelp("Grade one part of N only (I from 0), or auto: what the scheduler says.", valueName: "i/n"))
    var shard: String?
    @Flag(help: "Keep results whose lesson, submission and limits are the same.")
    var resume = false
    @Option(help: ArgumentHelp("A regular expression that finds the student's id in the path: its group \"id\", its first group, or all of it.", valueName: "regex"))
    var idPattern: String?
    @Option(help: ArgumentHelp("All that is named is the work of this one student; the file with the lesson's name goes before others.", valueName: "id"))
    var student: String?
    @Option(help: ArgumentHelp("Which attempt of the student this is: a number, or Gradescope's submission_metadata.json.  A lesson may allow so many (attempts: in its front matter).", valueName: "n"))
    var attempt: String?
    @Option(help: ArgumentHelp("Write the results in other formats, too: gradescope, classroom50, prairielearn, junit; several with commas.", valueName: "formats"))
    var format: String?
    @Option(help: ArgumentHelp("The folder with datasets.", valueName: "dir"))
    var data: String?
    @Flag(help: ArgumentHelp("Show what native code in a worker could do, instead of grading.", visibility: .hidden))
    var attempts = false
    @Flag(help: "Say at the end how long it took and what it needed.")
    var statistics = false
    @OptionGroup var place: LessonsOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        if !(1...512).contains(jobs) { throw ValidationError("--jobs must be between 1 and 512.") }
        if student != nil, shard != nil { throw ValidationError("--student and --shard do not go together.") }
        if submissions.isEmpty, !attempts { throw ValidationError("Name the files or folders to grade.") }
        for format in formats where !ResultFormats.names.contains(format) && format != "native" {
            throw ValidationError("--format \(format) is not known; there are native, \(ResultFormats.names.joined(separator: ", ")).")
        }
    }

    private var formats: [String] { (format ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }

    func run() throws {
        let lesson = try LessonParser.read(try place.file(name))
        if lesson.exercises.isEmpty { throw Wrong(description: "\(lesson.file) has no exercise to grade") }
        if lesson.settings.student { throw Wrong(description: "\(lesson.file) is the students' version, without hidden tests; name the master") }
        var options = Grader.Options()
        options.limits = limits.limits
        options.jobs = jobs
        options.dataFolder = data
        options.resume = resume
        options.attempt = try attempt.map(Self.number)
        let folder = URL(fileURLWithPath: out)
        if attempts { return try Self.showAttempts(Grader(lesson, folder: folder, options: options)) }
        let (found, part) = try find(lesson)
        let log = GradeLog(folder: folder, shard: part)
        options.log = { log.write($0) }
        let grader = Grader(lesson, folder: folder, options: options)
        grader.warn = { Console.write("\($0)\n") }
        let start = Date()
        let terminal = Console.terminal()
        let line = ProgressLine(start: start, width: terminal.width, unicode: terminal.unicode, colour: terminal.colour)
        if terminal.live { Console.write("running the lesson…") }
        if terminal.live { grader.progress = { done, total, result in line.show(done, total, result.submission) } }
        let interruption = Interruption { signal in
            grader.stop()
            if terminal.live { Console.write("\r\u{1B}[Kfinishing what is in hand; once more (\(signal)) stops at once\n") }
        }
        log.write(GradeLog.Entry(event: "begin", lesson: lesson.id, count: found.count))
        let summary: Grader.Summary
        do {
            summary = try grader.grade(found)
        } catch let error as Grader.LessonFails {
            throw Wrong(description: error.description)
        }
        log.write(GradeLog.Entry(event: "end", lesson: lesson.id, seconds: Date().timeIntervalSince(start), count: found.count - summary.left))
        if terminal.live { Console.write("\r\u{1B}[K") }
        let results = found.compactMap { try? GradeResult(json: Data(contentsOf: folder.appendingPathComponent($0.id + ".json"))) }
        if summary.left == 0 {
            for format in formats where format != "native" {
                for file in try ResultFormats.files(format, results, lesson: lesson, isSingle: student != nil) { _ = try Files.write(file.data, named: file.name, in: folder.appendingPathComponent(format)) }
            }
        }
        report(found.count, summary, Date().timeIntervalSince(start))
        if let signal = interruption.received {
            Console.write("stopped; the same command with --resume goes on\n")
            throw ExitCode(128 + signal)
        }
        if terminal.live { Console.write(ClassSummary(results).terminal(width: terminal.width, colour: terminal.colour, unicode: terminal.unicode)) }
        if summary.crashed > 0 { throw ExitCode(Status.ours) }
        if results.contains(where: { $0.status == .error }) { throw ExitCode(Status.failed) }
    }

    /// The submissions, or the part of them that is this shard's.
    private func find(_ lesson: Lesson) throws -> ([Submission], Shard?) {
        var finder: SubmissionFinder
        do { finder = try SubmissionFinder(pattern: idPattern) } catch { throw Wrong(description: "--id-pattern is no regular expression: \(error.localizedDescription)") }
        finder.warn = { Console.write("\($0)\n") }
        if let student { return (finder.find(submissions, lesson: lesson.id, student: student), nil) }
        let found = finder.find(submissions, lesson: lesson.id, attempts: lesson.settings.attempts)
        guard let shard else { return (found, nil) }
        do {
            let part = try Shard(shard, environment: ProcessInfo.processInfo.environment)
            return (found.filter { part.contains($0.id) }, part)
        } catch let wrong as Shard.Wrong {
            throw Wrong(description: wrong.description)
        }
    }

    private func report(_ count: Int, _ summary: Grader.Summary, _ seconds: Double) {
        var words = [count == 1 ? "1 submission" : "\(count) submissions", "\(summary.graded) graded"]
        if summary.limited > 0 { words.append("\(summary.limited) stopped by a limit") }
        if summary.unreadable > 0 { words.append("\(summary.unreadable) not readable") }
        if summary.crashed > 0 { words.append("\(summary.crashed) ended unexpectedly") }
        if summary.kept > 0 { words.append("\(summary.kept) kept") }
        if summary.left > 0 { words.append("\(summary.left) left") }
        Console.write(words.joined(separator: ", ") + "\n")
        if statistics { Console.write(String(format: "%.1f s, at most %d MB in a process\n", seconds, summary.residentBytes >> 20)) }
    }

    private static func showAttempts(_ grader: Grader) throws {
        for (what, number) in try grader.attempts().sorted(by: { $0.key < $1.key }) {
            Console.write("\(what): \(number == 0 ? "possible" : "refused (\(String(cString: strerror(number))))")\n", to: .standardOutput)
        }
    }

    /// A number, or a file of Gradescope's with the attempts before this one.
    private static func number(_ text: String) throws -> Int {
        if let number = Int(text), number > 0 { return number }
        guard let data = FileManager.default.contents(atPath: text) else { throw Wrong(description: "--attempt \(text): write a number from 1, or the path to submission_metadata.json") }
        guard let whole = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else { throw Wrong(description: "\(text) is no JSON") }
        return 1 + ((whole["previous_submissions"] as? [Any])?.count ?? 0)
    }
}

struct GradeMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Make a gradebook of result files; their order does not matter.",
        discussion: """
        The same submission graded twice by the same program must have given the same bytes; of different ones the newest counts.

        Example:
          lessons grade merge results --csv grades.csv --canvas filled.csv --roster canvas-export.csv --html class
        """)

    @Argument(help: ArgumentHelp("Folders with result files.", valueName: "dir"))
    var folders: [String]
    @Option(help: ArgumentHelp("A table with a row for each student.", valueName: "file"))
    var csv: String?
    @Option(help: ArgumentHelp("Canvas's gradebook: the export named by --roster with the scores filled in.", valueName: "file"))
    var canvas: String?
    @Option(help: ArgumentHelp("A CSV file with the students of the class, such as Canvas's export.", valueName: "file"))
    var roster: String?
    @Option(help: ArgumentHelp("JUnit XML, for continuous integration.", valueName: "file"))
    var junit: String?
    @Option(help: ArgumentHelp("A results.json of Gradescope for each student.", valueName: "dir"))
    var gradescope: String?
    @Option(help: ArgumentHelp("A result.json of Classroom 50 for each student.", valueName: "dir"))
    var classroom50: String?
    @Option(help: ArgumentHelp("A results.json of PrairieLearn for each student.", valueName: "dir"))
    var prairielearn: String?
    @Option(help: ArgumentHelp("Feedback pages and the class page.", valueName: "dir"))
    var html: String?

    @Option(help: ArgumentHelp("An SQLite gradebook, to which all results are added; what it has already stays.", valueName: "file"))
    var database: String?

    func validate() throws {
        if canvas != nil, roster == nil { throw ValidationError("--canvas needs --roster: the export of Canvas that is to be filled in.") }
    }

    func run() throws {
        let gradebook: Gradebook
        do { gradebook = try Gradebook(folders: folders) } catch let wrong as Gradebook.Wrong { throw Wrong(description: wrong.description) }
        for note in gradebook.notes { Console.write("\(note)\n") }
        var students: Roster?
        if let roster {
            guard let data = FileManager.default.contents(atPath: roster) else { throw Wrong(description: "\(roster) cannot be read") }
            do { students = try Roster(String(decoding: data, as: UTF8.self)) } catch let wrong as Roster.Wrong { throw Wrong(description: "\(roster): \(wrong.description)") }
        }
        let missing = students.map { gradebook.missing(from: $0) } ?? []
        for name in missing { Console.write("not submitted: \(name)\n") }
        func write(_ text: String, _ file: String) throws { try Files.replace(URL(fileURLWithPath: file), with: Data(text.utf8)) }
        if let csv { try write(gradebook.csv(missing: missing), csv) }
        if let canvas, let students { try write(gradebook.canvas(students), canvas) }
        if let junit { try write(ResultFormats.junit(gradebook.results), junit) }
        // Files are named after students: of several lessons each has a folder of its own.
        for lesson in gradebook.lessons {
            let part = gradebook.part(lesson)
            func place(_ folder: String) -> URL { gradebook.lessons.count == 1 ? URL(fileURLWithPath: folder) : URL(fileURLWithPath: folder).appendingPathComponent(lesson) }
            for (format, folder) in [("gradescope", gradescope), ("classroom50", classroom50), ("prairielearn", prairielearn)] {
                guard let folder else { continue }
                for file in try ResultFormats.files(format, part.results, lesson: nil) { _ = try Files.write(file.data, named: file.name, in: place(folder)) }
            }
            guard let html else { continue }
            for page in ClassPages(part, missing: students.map { part.missing(from: $0) } ?? [], code: Highlighter.lines).pages() {
                _ = try Files.write(Data(try ThemedPage.html(title: page.title, main: page.main).utf8), named: page.name, in: place(html))
            }
        }
        if let database {
            do {
                for change in try GradebookDatabase(path: database).add(gradebook.all) {
                    Console.write("\(change.lesson), \(change.submission): \(Gradebook.number(change.before)) points before, \(Gradebook.number(change.after)) now\n")
                }
            } catch let error as GradebookDatabase.Failure { throw Wrong(description: "\(database): \(error)") }
        }
        if csv == nil, canvas == nil, junit == nil, gradescope == nil, classroom50 == nil, prairielearn == nil, html == nil, database == nil {
            Console.write(gradebook.csv(missing: missing), to: .standardOutput)
        }
    }
}
