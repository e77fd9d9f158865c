public import LessonModel
import Foundation

/// How a report is made.
public struct ReportOptions: Hashable, Sendable {
    /// Who reads the page.
    public enum Audience: Hashable, Sendable {
        /// Sees solutions and hidden tests, folded.
        case author
        /// Sees neither.
        case student
    }

    public var audience: Audience
    /// Show times.
    public var timings: Bool

    public init(audience: Audience = .author, timings: Bool = true) {
        self.audience = audience
        self.timings = timings
    }
}

/// The report of one lesson's run as one HTML file that needs nothing else.
public enum ReportPage {
    public static func html(_ lesson: Lesson, _ record: RunRecord, options: ReportOptions = ReportOptions()) throws -> String {
        let main = main(lesson, record, options: options)
        let body = LessonBody(lesson: lesson, record: record, options: options)
        return try PageTemplate.page(title: lesson.title, description: body.description, contents: body.contents, main: main, language: lesson.language)
    }

    /// The content of `<main>`.
    public static func main(_ lesson: Lesson, _ record: RunRecord, options: ReportOptions = ReportOptions()) -> String {
        let body = LessonBody(lesson: lesson, record: record, options: options)
        return body.html
    }
}

/// The parts of a lesson's page: heading, summary, text with cells.
public struct LessonBody {
    /// A line of the table of contents.
    public struct Entry: Hashable, Sendable {
        public var level: Int
        public var text: String
        public var anchor: String

        /// For templates.
        public var values: [String: Any] { ["level": level, "text": text, "anchor": anchor] }
    }

    let lesson: Lesson
    let record: RunRecord
    let options: ReportOptions
    let head: String?
    let link: (_ path: String, _ anchor: String?) -> String?

    /// - Parameters:
    ///   - head: what stands below the first heading; without it the summary of the run.
    ///   - link: the `href` for a link to a file beside the lesson, or `nil` to show the link's text only.
    public init(lesson: Lesson, record: RunRecord, options: ReportOptions = ReportOptions(), head: String? = nil,
                link: @escaping (_ path: String, _ anchor: String?) -> String? = Prose.reportLink) {
        self.lesson = lesson
        self.record = record
        self.options = options
        self.head = head
        self.link = link
    }

    /// One cell with what it produced, to stand by itself.
    public func cell(_ index: Int) -> String { CellPart(lesson: lesson, record: record, options: options, isAlone: true).html(index) }

    /// Text with cells.
    public var html: String {
        let summary = head ?? self.summary
        let document = MarkdownReader.read(lesson.markdown)
        let cells = CellPart(lesson: lesson, record: record, options: options)
        var starts: [Int: Int] = [:]
        for cell in lesson.cells { starts[cell.lines.first] = cell.index }
        let sections = exerciseSections
        var prose = Prose(lesson: lesson)
        prose.cell = { line in starts[line].map(cells.html) }
        prose.section = { sections[$0] }
        prose.link = link
        let text = prose.html(document)
        // The first heading is the page's; what the run gave stands below it.
        if lesson.headings.first?.level == 1, let end = text.range(of: "</h1>\n") {
            return String(text[..<end.upperBound]) + summary + String(text[end.upperBound...])
        }
        return "<h1>\(HTML.escaped(lesson.title))</h1>\n" + summary + text
    }

    /// A section around each heading that an exercise stands below.
    private var exerciseSections: [Int: (open: String, close: String, level: Int)] {
        var sections: [Int: (open: String, close: String, level: Int)] = [:]
        for exercise in lesson.exercises {
            guard let heading = lesson.headings.last(where: { $0.line < exercise.line }), heading.level > 1 else { continue }
            sections[heading.line] = ("<section class=\"exercise-section\">\n", "</section>\n", heading.level)
        }
        return sections
    }

    /// The first paragraph in plain text, for search engines and previews of links.
    var description: String? {
        let document = MarkdownReader.read(lesson.markdown)
        guard let first = document.nodes.indices.first(where: { document.nodes[$0].kind == .paragraph }) else { return nil }
        let text = document.plainText(of: first)
        // What looks like an attribute with a script is kept out of attributes altogether.
        if text.contains(#/\bon[a-z]+=/#.ignoresCase()) { return nil }
        return text.count <= 300 ? text : text.prefix(300).prefix { $0 != "\n" } + "…"
    }

    /// The table of contents.
    public var contents: [Entry] {
        lesson.headings.filter { (2...3).contains($0.level) }.map { Entry(level: $0.level, text: $0.text, anchor: $0.anchor) }
    }

    // MARK: - Summary

    /// The facts of the run in a box.
    public var summary: String {
        let ran = record.cells.filter { $0.status == .passed || $0.status == .failed || $0.status == .limit }.count
        let assertions = record.assertions
        let failedAssertions = assertions.filter { !$0.passed }.count
        let passedAssertions = assertions.reduce(0) { $0 + ($1.passed ? $1.count : 0) }
        let words = Words(lesson.language)
        var facts: [(String, String)] = [("Cells", words("%1 of %2 run", String(ran), String(record.cells.count)))]
        if !assertions.isEmpty {
            facts.append(("Assertions", failedAssertions == 0 ? words("%1 passed", Number.grouped(passedAssertions))
                          : words("%1 passed, %2 failed", Number.grouped(passedAssertions), String(failedAssertions))))
        }
        if !lesson.exercises.isEmpty { facts.append(("Exercises", lesson.settings.student ? String(lesson.exercises.count) : "\(lesson.exercises.count), \(CellPart.points(lesson.points, words))")) }
        if let seconds = record.seconds, options.timings { facts.append(("Time", Number.duration(seconds))) }
        facts.append(("Seed", String(record.seed)))
        facts.append(("Kernels", words(record.kernels.rawValue)))
        let state: String
        if record.succeeded {
            state = "<p class=\"verdict passed\"><span aria-hidden=\"true\">✓</span> \(words("Everything held"))</p>"
        } else {
            let links = record.cells.filter { $0.status == .failed || $0.status == .limit }
                .map { "<a href=\"#cell-\($0.index + 1)\">\(words("cell %1", String($0.index + 1)))</a>" }
            let unrun = record.cells.filter { $0.status == .notRun }.count
            var text = links.isEmpty ? words(record.kernelsAgree ? "Not everything was run" : "Kernels disagree") : words("Something failed: %1", links.joined(separator: ", "))
            if unrun > 0 { text = unrun == 1 ? words("%1; 1 cell not run", text) : words("%1; %2 cells not run", text, String(unrun)) }
            state = "<p class=\"verdict failed\"><span aria-hidden=\"true\">✗</span> \(text)</p>"
        }
        let list = facts.map { "<div><dt>\(words($0.0))</dt><dd>\(HTML.escaped($0.1))</dd></div>" }.joined()
        return "<section class=\"summary\(record.succeeded ? "" : " failed")\" aria-label=\"\(words("Summary of the run"))\">\n\(state)\n<dl>\(list)</dl>\n</section>\n"
    }
}
