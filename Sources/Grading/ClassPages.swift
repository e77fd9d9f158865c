internal import Foundation

/// Feedback pages for students, and the page of the class for the teacher.  A student's page has nothing of anybody else.
public struct ClassPages {
    public struct Page {
        /// The file, such as `alice.html`; the class page is `index.html`.
        public var name: String
        public var title: String
        /// The inside of the page.
        public var main: String
    }

    private let results: [GradeResult]
    private let missing: [String]
    private let notes: [String]
    private let code: (String) -> [String]
    private let summary: ClassSummary

    /// - Parameters:
    ///   - missing: students of the roster without a submission.
    ///   - code: the lines of a program as HTML; nil: in one colour.
    public init(_ gradebook: Gradebook, missing: [String], code: ((String) -> [String])? = nil) {
        results = gradebook.results
        notes = gradebook.notes
        self.missing = missing
        self.code = code ?? { $0.split(separator: "\n", omittingEmptySubsequences: false).map { ResultFormats.escaped(String($0)) } }
        summary = ClassSummary(gradebook.results)
    }

    public func pages() -> [Page] {
        var pages = [Page(name: "index.html", title: "\(summary.title): the class", main: PageText.style + classPage())]
        for result in results {
            let page = FeedbackPage(result: result, code: code)
            pages.append(Page(name: Self.file(result), title: page.title, main: PageText.style + page.main))
        }
        return pages
    }

    private static func file(_ result: GradeResult) -> String { (result.submission == "index" ? "index-student" : result.submission) + ".html" }

    private static func link(_ result: GradeResult) -> String {
        let address = file(result).addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
        // A colon would make the first part a scheme.
        return "<a href=\"./\(PageText.text(address))\">\(PageText.text(result.submission))</a>"
    }

    private func names(_ submissions: [String], most: Int = 30) -> String {
        let known = Dictionary(results.map { ($0.submission, $0) }) { first, _ in first }
        return submissions.prefix(most).map { known[$0].map(Self.link) ?? PageText.text($0) }.joined(separator: ", ") + (submissions.count > most ? ", and \(submissions.count - most) more" : "")
    }

    // MARK: the class

    private func classPage() -> String {
        var html = "<header class=\"grade-head\">\n<p class=\"eyebrow\">The class</p>\n<h1>\(PageText.text(summary.title))</h1>\n</header>\n"
        if summary.count == 0 { return html + "<p>There are no results yet.</p>\n" }
        html += figures() + distribution() + tests() + clusters() + pairs()
        if !missing.isEmpty { html += "<h2>Not submitted</h2>\n<p>\(missing.map(PageText.text).joined(separator: "; "))</p>\n" }
        if !notes.isEmpty { html += "<h2>Submitted more than once</h2>\n<ul>\n" + notes.map { "<li>\(PageText.text($0))</li>\n" }.joined() + "</ul>\n" }
        return html + all()
    }

    private func figures() -> String {
        func figure(_ name: String, _ value: String, _ more: String = "") -> String {
            "<div><dt>\(name)</dt><dd>\(value)\(more.isEmpty ? "" : " <small>\(more)</small>")</dd></div>\n"
        }
        let full = results.count { $0.maxScore > 0 && $0.score >= $0.maxScore }
        var html = "<dl class=\"figures\">\n" + figure("Submissions", "\(summary.count)")
        html += figure("Mean", ClassSummary.decimal(summary.mean), "of \(PageText.number(summary.points))") + figure("Median", PageText.number(summary.median), "of \(PageText.number(summary.points))")
        html += figure("All points", "\(full)")
        if summary.limited > 0 { html += figure("Hit a limit", "\(summary.limited)") }
        if summary.unreadable > 0 { html += figure("Not readable", "\(summary.unreadable)") }
        if !missing.isEmpty { html += figure("Not submitted", "\(missing.count)") }
        return html + "</dl>\n"
    }

    private func distribution() -> String {
        let most = summary.points, scores = summary.scores
        guard most > 0, !scores.isEmpty else { return "" }
        let isWhole = most == most.rounded() && most <= 20 && scores.allSatisfy { $0 == $0.rounded() }
        let bins = isWhole ? Int(most) + 1 : 11
        var counts = [Int](repeating: 0, count: bins)
        for score in scores { counts[max(0, min(bins - 1, Int((score / most * Double(bins - 1)).rounded())))] += 1 }
        let tallest = Double(counts.max() ?? 1), width = 640.0 / Double(bins)
        let words = counts.enumerated().filter { $0.element > 0 }.map { "\(PageText.number((most * Double($0.offset) / Double(bins - 1) * 10).rounded() / 10)) points: \($0.element)" }.joined(separator: "; ")
        var svg = "<h2>Scores</h2>\n<svg class=\"bars\" viewBox=\"0 0 640 190\" role=\"img\" aria-label=\"How many submissions have which score. \(PageText.text(words))\">\n"
        for (index, count) in counts.enumerated() {
            let height = 130 * Double(count) / max(1, tallest), x = Double(index) * width
            if count > 0 {
                svg += String(format: "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>", x + width * 0.12, 155 - height, width * 0.76, height)
                svg += String(format: "<text x=\"%.1f\" y=\"%.1f\">%d</text>", x + width / 2, 149 - height, count)
            }
            svg += String(format: "<text class=\"tick\" x=\"%.1f\" y=\"175\">", x + width / 2) + PageText.number((most * Double(index) / Double(bins - 1) * 10).rounded() / 10) + "</text>\n"
        }
        return svg + "<line x1=\"0\" x2=\"640\" y1=\"155.5\" y2=\"155.5\"/></svg>\n<p class=\"note\">Points along the bottom, submissions above.</p>\n"
    }

    private func tests() -> String {
        var html = "<h2>Exercises and tests</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Exercises and tests\"><table class=\"grades\">\n"
            + "<thead><tr><th scope=\"col\">Exercise or test</th><th scope=\"col\" class=\"right few\">Points</th><th scope=\"col\">Passed</th><th scope=\"col\" class=\"right\"></th></tr></thead>\n<tbody>\n"
        for row in summary.exercises {
            let share = row.points > 0 ? row.mean / row.points : 0
            html += "<tr class=\"head\"><th scope=\"row\" class=\"wide\">\(PageText.prose(PageText.sentence(row.title)))</th><td class=\"right few\">\(PageText.number(row.points))</td><td>"
                + PageText.meter(share, label: "mean \(ClassSummary.decimal(row.mean))", style: share < 0.5 ? "low" : "") + "</td><td class=\"right\">mean\u{A0}\(ClassSummary.decimal(row.mean))</td></tr>\n"
            for test in row.tests {
                let share = Double(test.passed) / Double(max(1, test.count))
                html += "<tr><td class=\"part\"><code>\(PageText.text(test.id))</code>\(test.isHidden ? " <span class=\"badge\">hidden</span>" : "")</td><td class=\"right few\">\(PageText.number(test.points))</td><td>"
                    + PageText.meter(share, label: "\(test.passed) of \(test.count) passed", style: share < 0.5 ? "low" : "") + "</td><td class=\"right\">\(test.passed) of \(test.count)</td></tr>\n"
            }
        }
        return html + "</tbody></table></div>\n"
    }

    private func clusters() -> String {
        let shown = summary.clusters.prefix(20)
        if shown.isEmpty { return "" }
        var html = "<h2>What went wrong in the same way</h2>\n<p class=\"note\">Submissions whose functions gave the same wrong results, or that were told the same.</p>\n<ol class=\"clusters\">\n"
        for cluster in shown {
            let text = cluster.text.isEmpty ? "Other wrong results" : PageText.sentence(cluster.text)
            html += "<li><span class=\"many\">\(cluster.members.count)</span><div><p><strong>\(PageText.text(cluster.exercise))</strong> · \(PageText.prose(text))</p><p class=\"names\">\(names(cluster.members, most: 12))</p></div></li>\n"
        }
        return html + "</ol>\n"
    }

    private func pairs() -> String {
        var html = ""
        for exercise in summary.exercises {
            let pairs = SimilarPrograms.pairs(results, exercise: exercise.id)
            if !pairs.isEmpty { html += "<h3>\(PageText.prose(PageText.sentence(exercise.title)))</h3>\n" }
            for pair in pairs {
                html += "<details>\n<summary>\(PageText.text(pair.first.submission)) and \(PageText.text(pair.second.submission)): \(pair.share) % of the shorter one</summary>\n<div class=\"side\">\n"
                for (program, lines) in [(pair.first, pair.firstLines), (pair.second, pair.secondLines)] {
                    let marked = Set(lines.map { $0 + program.line - 1 })
                    html += "<div><h4>\(PageText.text(program.submission))</h4>\n\(PageText.program(code(program.text), from: program.line, marked: marked))</div>\n"
                }
                html += "</div>\n</details>\n"
            }
        }
        if html.isEmpty { return "" }
        return "<h2>Very similar programs</h2>\n<p class=\"note\">Compared by their syntax trees: names, comments, layout and the order of statements do not count, nor does what many in the class wrote alike. "
            + "Marked lines have parts that only few share. This is a reason to look, not a proof.</p>\n" + html
    }

    private func all() -> String {
        var html = "<h2>All submissions</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"All submissions\"><table class=\"grades\">\n"
            + "<thead><tr><th scope=\"col\">Submission</th><th scope=\"col\" class=\"right\">Points</th><th scope=\"col\"></th><th scope=\"col\">Remarks</th></tr></thead>\n<tbody>\n"
        for result in results {
            let share = result.maxScore > 0 ? result.score / result.maxScore : 0
            let remarks = ([result.message] + result.exercises.map { exercise in exercise.message.map { "\(exercise.id): \($0)" } }).compactMap { $0 }.joined(separator: "; ")
            html += "<tr><th scope=\"row\" class=\"wide\">\(Self.link(result))</th><td class=\"right\">\(PageText.number(result.score))</td><td>"
                + PageText.meter(share, label: "\(PageText.number(result.score)) of \(PageText.number(result.maxScore))", style: share < 0.5 ? "low" : "")
                + "</td><td class=\"wide\">\(PageText.prose(remarks.count > 200 ? String(remarks.prefix(199)) + "…" : remarks))</td></tr>\n"
        }
        return html + "</tbody></table></div>\n"
    }
}
