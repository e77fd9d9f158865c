internal import Foundation

/// Feedback pages for students, and the page of the class.  A student's page has nothing of anybody else.
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

    public init(_ gradebook: Gradebook, missing: [String]) {
        results = gradebook.results
        self.missing = missing
    }

    public func pages() -> [Page] {
        var pages = [Page(name: "index.html", title: "\(results.first?.lesson ?? ""): the class", main: Self.style + classPage())]
        for result in results { pages.append(Page(name: Self.file(result), title: "\(result.lesson): \(result.submission)", main: Self.style + feedback(result))) }
        return pages
    }

    private static func file(_ result: GradeResult) -> String { (result.submission == "index" ? "index-student" : result.submission) + ".html" }
    private static func text(_ text: String) -> String { ResultFormats.escaped(text).replacing("&#10;", with: "<br>").replacing("&#9;", with: " ") }
    private static func number(_ value: Double) -> String { Gradebook.number(value) }

    private static let style = """
    <style>
    .score{font-size:1.6rem;font-weight:650;margin:.2rem 0 1rem}
    .meter{display:inline-block;width:9rem;height:.7rem;border-radius:.35rem;background:color-mix(in srgb,currentColor 14%,transparent);overflow:hidden;vertical-align:middle}
    .meter i{display:block;height:100%;background:#2e8b57}
    .judged{list-style:none;padding:0}
    .judged>li{border-left:.3rem solid #2e8b57;padding:.45rem .9rem;margin:.6rem 0;background:color-mix(in srgb,currentColor 4%,transparent);border-radius:0 .4rem .4rem 0}
    .judged>li.wrong{border-color:#c2452d}
    .judged p{margin:.3rem 0}
    .judged .points{float:right;font-variant-numeric:tabular-nums}
    .hint{font-style:italic}
    .hint::before{content:"→ "}
    .grades td,.grades th{padding:.3rem .7rem;text-align:left;font-variant-numeric:tabular-nums}
    .grades{border-collapse:collapse}
    .grades tr+tr td{border-top:1px solid color-mix(in srgb,currentColor 14%,transparent)}
    .bars{display:block;max-width:40rem;width:100%;height:auto}
    .scroll{overflow-x:auto}
    </style>

    """

    // MARK: one student

    private func feedback(_ result: GradeResult) -> String {
        var html = "<h1>\(Self.text(result.lesson))</h1>\n<p>\(Self.text(result.submission))</p>\n<p class=\"score\">\(Self.number(result.score)) of \(Self.number(result.maxScore)) points</p>\n"
        if let message = result.message { html += "<p><strong>\(Self.text(message))</strong></p>\n" }
        for exercise in result.exercises {
            html += "<h2>\(Self.text(exercise.id)) <small>\(Self.number(exercise.score)) of \(Self.number(exercise.maxScore))</small></h2>\n"
            if let message = exercise.message { html += "<p><strong>\(Self.text(message))</strong></p>\n" }
            html += "<ul class=\"judged\">\n"
            for test in exercise.tests {
                html += "<li\(test.passed ? "" : " class=\"wrong\"")><span class=\"points\">\(Self.number(test.score)) / \(Self.number(test.points))</span><strong>\(test.passed ? "passed" : "not yet"): \(Self.text(test.id))</strong>"
                if !test.message.isEmpty { html += "<p>\(Self.text(test.message))</p>" }
                if let diagnosis = test.diagnosis { html += "<p class=\"hint\">\(Self.text(diagnosis))</p>" }
                html += "</li>\n"
            }
            html += "</ul>\n"
        }
        return html
    }

    // MARK: the class

    private func classPage() -> String {
        let graded = results.filter { $0.status != .error }
        let scores = results.map(\.score).sorted()
        let most = results.map(\.maxScore).max() ?? 0
        let mean = scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
        let median = scores.isEmpty ? 0 : (scores[(scores.count - 1) / 2] + scores[scores.count / 2]) / 2
        var html = "<h1>\(Self.text(results.first?.lesson ?? "")): the class</h1>\n"
        html += "<p>\(results.count) submissions, \(results.count - graded.count) of them not readable; mean \(Self.number(mean)), median \(Self.number(median)) of \(Self.number(most)) points.</p>\n"
        html += distribution(scores, most) + tests() + clusters() + pairs()
        if !missing.isEmpty { html += "<h2>Not submitted</h2>\n<p>\(missing.map(Self.text).joined(separator: "; "))</p>\n" }
        html += "<h2>All submissions</h2>\n<div class=\"scroll\"><table class=\"grades\"><tr><th>submission</th><th>score</th><th></th><th>remarks</th></tr>\n"
        for result in results {
            let share = result.maxScore > 0 ? Int((100 * result.score / result.maxScore).rounded()) : 0
            let remarks = ([result.message] + result.exercises.map(\.message)).compactMap { $0 }.joined(separator: "; ")
            let link = Self.file(result).addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? ""
            html += "<tr><td><a href=\"\(ResultFormats.escaped(link))\">\(Self.text(result.submission))</a></td><td>\(Self.number(result.score))</td>"
                + "<td><span class=\"meter\"><i style=\"width:\(share)%\"></i></span></td><td>\(Self.text(remarks))</td></tr>\n"
        }
        return html + "</table></div>\n"
    }

    private func distribution(_ scores: [Double], _ most: Double) -> String {
        guard most > 0, !scores.isEmpty else { return "" }
        let bins = most == most.rounded() && most <= 20 ? Int(most) + 1 : 11
        var counts = [Int](repeating: 0, count: bins)
        for score in scores { counts[max(0, min(bins - 1, Int((score / most * Double(bins - 1)).rounded())))] += 1 }
        let tallest = Double(counts.max() ?? 1), width = 600.0 / Double(bins)
        var svg = "<h2>Scores</h2>\n<svg class=\"bars\" viewBox=\"0 0 600 190\" role=\"img\" aria-label=\"How many submissions have which score\" fill=\"currentColor\" font-size=\"13\" text-anchor=\"middle\">\n"
        for (index, count) in counts.enumerated() {
            let height = 130 * Double(count) / max(1, tallest), x = Double(index) * width
            svg += String(format: "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"#3f7fbf\"/>", x + 2, 155 - height, width - 4, height)
            if count > 0 { svg += String(format: "<text x=\"%.1f\" y=\"%.1f\">%d</text>", x + width / 2, 149 - height, count) }
            svg += String(format: "<text x=\"%.1f\" y=\"175\">", x + width / 2) + Self.number((most * Double(index) / Double(bins - 1) * 10).rounded() / 10) + "</text>\n"
        }
        return svg + "</svg>\n"
    }

    private func tests() -> String {
        var order: [(exercise: String, test: String)] = []
        var passed: [String: Int] = [:], all: [String: Int] = [:]
        for result in results {
            for exercise in result.exercises {
                for test in exercise.tests {
                    let key = exercise.id + "\0" + test.id
                    if all[key] == nil { order.append((exercise.id, test.id)) }
                    all[key, default: 0] += 1
                    if test.passed { passed[key, default: 0] += 1 }
                }
            }
        }
        var html = "<h2>Tests</h2>\n<div class=\"scroll\"><table class=\"grades\"><tr><th>exercise</th><th>test</th><th>passed</th><th></th></tr>\n"
        for (exercise, test) in order {
            let key = exercise + "\0" + test
            let share = 100 * Double(passed[key] ?? 0) / Double(max(1, all[key] ?? 1))
            html += "<tr><td>\(Self.text(exercise))</td><td>\(Self.text(test))</td><td>\(Int(share.rounded())) %</td><td><span class=\"meter\"><i style=\"width:\(Int(share.rounded()))%\"></i></span></td></tr>\n"
        }
        return html + "</table></div>\n"
    }

    /// Submissions whose functions gave the same wrong results.
    private func clusters() -> String {
        var groups: [String: [(submission: String, text: String)]] = [:]
        for result in results {
            for exercise in result.exercises where exercise.score < exercise.maxScore {
                guard let fingerprint = exercise.fingerprint else { continue }
                let test = exercise.tests.first { !$0.passed }
                groups[exercise.id + "\0" + fingerprint, default: []].append((result.submission, test?.diagnosis ?? test?.message ?? ""))
            }
        }
        let shared = groups.filter { $0.value.count > 1 }.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(20)
        if shared.isEmpty { return "" }
        var html = "<h2>The same wrong results</h2>\n<div class=\"scroll\"><table class=\"grades\"><tr><th>exercise</th><th>how many</th><th>what it looks like</th><th>submissions</th></tr>\n"
        for (key, members) in shared {
            let names = members.prefix(12).map { Self.text($0.submission) }.joined(separator: ", ") + (members.count > 12 ? ", …" : "")
            html += "<tr><td>\(Self.text(String(key.prefix { $0 != "\0" })))</td><td>\(members.count)</td><td>\(Self.text(members.first?.text ?? ""))</td><td>\(names)</td></tr>\n"
        }
        return html + "</table></div>\n"
    }

    /// Programs that share most of their parts, beside what most of the class shares.
    private func pairs() -> String {
        var html = ""
        let exercises = Set(results.flatMap { $0.exercises.map(\.id) }).sorted()
        for id in exercises {
            var programs: [(name: String, parts: Set<UInt32>)] = []
            for result in results { if let shape = result.exercises.first(where: { $0.id == id })?.shape { programs.append((result.submission, Set(shape))) } }
            guard programs.count > 2 else { continue }
            var counts: [UInt32: Int] = [:]
            for program in programs { for part in program.parts { counts[part, default: 0] += 1 } }
            // What many have comes from the lesson, or from there being one way only.
            let common = Set(counts.filter { $0.value > max(3, programs.count / 5) }.keys)
            let own = programs.map { ($0.name, $0.parts.subtracting(common)) }
            var holders: [UInt32: [Int]] = [:]
            for (index, program) in own.enumerated() { for part in program.1 { holders[part, default: []].append(index) } }
            var shared: [Int: Int] = [:]
            for (_, list) in holders where list.count > 1 {
                for a in list { for b in list where a < b { shared[a * own.count + b, default: 0] += 1 } }
            }
            let found = shared.compactMap { key, count -> (String, String, Int, Int)? in
                let (a, b) = (own[key / own.count], own[key % own.count])
                let smaller = min(a.1.count, b.1.count)
                guard count >= 6, count * 10 >= smaller * 8 else { return nil }
                return (a.0, b.0, count, 100 * count / max(1, smaller))
            }.sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }.prefix(20)
            if found.isEmpty { continue }
            html += "<h2>Very similar programs: \(Self.text(id))</h2>\n<p>Names, comments and layout do not count, nor what many in the class wrote alike. This is a reason to look, not a proof.</p>\n"
                + "<div class=\"scroll\"><table class=\"grades\"><tr><th>submissions</th><th>shared parts</th><th>of the shorter one</th></tr>\n"
            for (a, b, count, share) in found { html += "<tr><td>\(Self.text(a)) – \(Self.text(b))</td><td>\(count)</td><td>\(share) %</td></tr>\n" }
            html += "</table></div>\n"
        }
        return html
    }
}
