import Foundation
import LessonModel
import Report
import Testing

/// Pages made from hostile lessons and hostile output: what must not be in them, and what must.
struct HostilePageTests {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

    static func names(_ folder: String, _ ending: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: fixtures.appendingPathComponent(folder).path)) ?? [])
            .filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }

    static func passed(_ lesson: Lesson, _ events: [Event] = []) -> RunRecord {
        RunRecord(lesson: lesson.id, engine: "test", seed: 0, cells: lesson.cells.map { CellRecord(index: $0.index, status: .passed) }, events: events)
    }

    struct Rule: Decodable {
        var has: [String]?
        var lacks: [String]?
    }

    /// Results of cells belong to a runner's tests.
    static let fromRunning: Set<String> = ["last 42", "as announced"]

    @Test(arguments: names("lessons", ".md")) func lessonPages(name: String) throws {
        let file = Self.fixtures.appendingPathComponent("lessons/\(name)")
        let expect = try String(contentsOf: file.appendingPathExtension("expect"), encoding: .utf8)
        guard let lesson = try? LessonParser.read(file.appendingPathExtension("md").path) else { return }
        let page = try ReportPage.html(lesson, Self.passed(lesson))
        try Self.checkStructure(page, name)
        guard let json = expect.firstMatch(of: #/renders (\{.*\})/#) else { return }
        let rule = try JSONDecoder().decode(Rule.self, from: Data(json.output.1.utf8))
        let lower = page.lowercased(), plain = page.replacing(#/<\/?(strong|em|code|span)[^>]*>/#, with: "")
        for text in rule.lacks ?? [] where lower.contains(text.lowercased()) { Issue.record("\(name): page has \(text)") }
        for text in rule.has ?? [] where !Self.fromRunning.contains(text) {
            let found = plain.contains(text) || plain.contains(HTMLText.escaped(text))
            #expect(found, "\(name): page lacks \(text)")
        }
    }

    /// Each program of `Fixtures/escape` printed text that must appear as text; here its own source is the text, with the control characters that it prints.
    @Test(arguments: names("escape", ".py")) func printedText(name: String) throws {
        let source = try String(contentsOf: Self.fixtures.appendingPathComponent("escape/\(name).py"), encoding: .utf8)
        let lesson = try LessonParser.parse(Array("# Escape\n\n```{code-cell} python\n\(source)\n```\n".utf8), file: "escape.md")
        var printed = source
        for (written, meant) in [("\\x1b", "\u{1B}"), ("\\x07", "\u{07}"), ("\\x9b", "\u{9B}"), ("\\n", "\n"), ("\\u202e", "\u{202E}")] { printed = printed.replacing(written, with: meant) }
        let rows = [ShapeTable.Row(depth: 0, path: printed, type: printed, inputs: [[1]], outputs: [[1]], parameters: 0, trainable: 0)]
        let events: [Event] = [
            Event(cell: 0, .text(TextOutput(stream: .stdout, text: printed))), Event(cell: 0, .text(TextOutput(stream: .stderr, text: printed))),
            Event(cell: 0, .display(Display(plain: printed))), Event(cell: 0, .shapeTable(ShapeTable(name: printed, rows: rows, parameters: 0, trainable: 0, multiplyAdds: 0))),
            Event(cell: 0, .assertion(Assertion(source: printed, passed: false, message: printed, detail: .init(summary: printed, actual: printed, expected: printed)))),
            Event(cell: 0, .curve(Curve(name: printed, points: [.init(step: 0, value: .nan), .init(step: 1, value: 2), .init(step: 2, value: .infinity)]))),
            Event(cell: 0, .figure(Figure(alt: printed, title: printed, panels: [.init(title: printed, xLabel: printed, legend: true, marks: [
                .series(.init(label: printed, x: [0, 1], y: [1, 2])), .series(.init(kind: .bars, label: printed, x: [0], y: [1], names: [printed])),
            ])]))),
            Event(cell: 0, .figure(Figure(alt: printed, svg: "<svg onload=alert(1)><script>alert(1)</script></svg>"))),
            Event(cell: 0, .display(Display(plain: printed, html: "<table onclick='alert(1)'><tr><td>\(HTMLText.escaped(printed))</td></tr></table><script>alert(1)</script>"))),
            Event(cell: 0, .exception(ExceptionReport(type: "ValueError", message: printed, traceback: printed, notes: [printed], help: [printed]))),
            Event(cell: 0, .kernelComparison(KernelComparison(rows: [.init(operation: printed, shapes: printed, fastSeconds: 1, referenceSeconds: 2, largestDifference: 0,
                                                                           largestRelativeDifference: 0, agrees: true)]))),
        ]
        let page = try ReportPage.html(lesson, Self.passed(lesson, events))
        try Self.checkStructure(page, name)
        for line in source.split(separator: "\n") where line.hasPrefix("# html-") || line.hasPrefix("# terminal-") {
            guard let colon = line.firstIndex(of: ":"), let text = try? JSONDecoder().decode(String.self, from: Data(line[line.index(after: colon)...].utf8)) else { continue }
            let found = page.contains(text)
            if line.hasPrefix("# html-lacks"), found { Issue.record("\(name): page has \(text)") }
            if line.hasPrefix("# html-has"), !found { Issue.record("\(name): page lacks \(text)") }
        }
        var terminal = ""
        var console = ConsoleReport(lesson: lesson, terminal: Terminal(width: 80, colour: false)) { terminal += $0 }
        console.begin()
        console.take(.started(cell: 0))
        for event in events { console.take(.event(event)) }
        console.take(.finished(CellRecord(index: 0, status: .failed)))
        let control = terminal.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E }
        #expect(!control, "\(name): control characters reach the terminal")
    }

    /// One element of each kind of the frame, no way to load or run anything of a lesson's, well-formed SVG and MathML.
    static func checkStructure(_ page: String, _ name: String) throws {
        for tag in ["<main", "</main>", "<head>", "</head>", "<body>", "</body>", "<style>", "</style>", "<script>", "</script>"] {
            let count = page.components(separatedBy: tag).count - 1
            #expect(count == 1, "\(name): \(tag) must appear once")
        }
        let handler = page.firstMatch(of: #/<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*\son[a-z]+\s*=/#).map { String($0.output.suffix(200)) }
        #expect(handler == nil, "\(name): an event handler")
        let loading = page.firstMatch(of: #/<[a-z][^<>]*(src|href)="(?!data:image\/|#|https?:\/\/|mailto:|[^":]*")/#).map { String($0.output.0.suffix(200)) }
        #expect(loading == nil, "\(name): a link that loads")
        let control = page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }
        #expect(!control, "\(name): a control character")
        for (open, close) in [("<svg", "</svg>"), ("<math", "</math>")] {
            var rest = page[...]
            while let start = rest.range(of: open), let end = rest.range(of: close, range: start.upperBound..<rest.endIndex) {
                let element = String(rest[start.lowerBound..<end.upperBound])
                if let problem = XML.problem(element.replacing("&#x2061;", with: "")) { Issue.record("\(name): \(problem) in \(element.prefix(300))"); return }
                rest = rest[end.upperBound...]
            }
        }
    }
}

enum HTMLText {
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}

/// A small check that XML is well formed: tags nest, attributes are quoted and not repeated, references are known.
enum XML {
    static func problem(_ text: String) -> String? {
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            if let bad = badReference(rest[..<start]) { return bad }
            guard let end = endOfTag(rest, start) else { return "an unclosed tag" }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return "</\(tag.dropFirst())> closes nothing" }
                continue
            }
            let body = tag.hasSuffix("/") ? tag.dropLast() : tag
            let name = body.prefix { !$0.isWhitespace }
            guard name.wholeMatch(of: #/[A-Za-z][A-Za-z0-9:-]*/#) != nil else { return "a tag named \(name.prefix(20))" }
            let attributes = body.dropFirst(name.count)
            guard attributes.wholeMatch(of: #/(?:\s+[A-Za-z][A-Za-z0-9:-]*="[^"<]*")*\s*/#) != nil else { return "attributes \(attributes.prefix(80))" }
            let names = attributes.matches(of: #/\s([A-Za-z][A-Za-z0-9:-]*)="/#).map { String($0.output.1) }
            guard Set(names).count == names.count else { return "an attribute twice in \(tag.prefix(60))" }
            if let bad = badReference(attributes) { return bad }
            if !tag.hasSuffix("/") { open.append(name) }
        }
        return open.isEmpty ? badReference(rest) : "<\(open.last ?? "")> is never closed"
    }

    private static func endOfTag(_ text: Substring, _ start: Substring.Index) -> Substring.Index? {
        var quoted = false
        var index = start
        while index < text.endIndex {
            if text[index] == "\"" { quoted.toggle() }
            if text[index] == ">", !quoted { return index }
            index = text.index(after: index)
        }
        return nil
    }

    private static func badReference(_ text: Substring) -> String? {
        let cleaned = text.replacing(#/&(amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);/#, with: "")
        return cleaned.contains("&") ? "a bare & in \(text.prefix(60))" : nil
    }
}
