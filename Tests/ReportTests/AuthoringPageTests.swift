import Foundation
import LessonModel
import Testing
@testable import Report

/// Questions, steps, graphs, drawings on pictures, and pages in another language.
struct AuthoringPageTests {
    private static let text = #"""
        ---
        title: Steps
        options:
          lesson:
            format: 1
            id: steps
        ---

        # Steps

        **Predict first.** What is $1 - 1 + 0$?

        - more than 0
        - exactly 0

        <details>
        <summary>Answer</summary>

        Zero.

        </details>

        ```{code-cell} python
        :tags: [steps, hide-input]

        walk(X)
        ```

        ```{code-cell} python
        :tags: [steps]

        count()
        ```

        ```{code-cell} python
        :tags: [graph]

        loss.backward()
        ```
        """#

    private static func lesson(file: String = "steps.md") throws -> Lesson { try LessonParser.parse(Array(text.utf8), file: file) }

    private static func record(_ lesson: Lesson) -> RunRecord {
        var events: [Event] = []
        func print(_ cell: Int, _ text: String) { events.append(Event(cell: cell, .text(TextOutput(stream: .stdout, text: text)))) }
        for place in 0..<3 {
            print(0, "place \(place): sum \(place * place)\n")
            let image = Figure.Image(height: 2, width: 3, values: [0, 1, 2, 3, 4, 5], lowest: 0, highest: 5)
            let x = Double(place)
            let frame = Figure.Series(x: [x - 0.5, x + 0.5, x + 0.5, x - 0.5, x - 0.5], y: [-0.5, -0.5, 0.5, 0.5, -0.5], color: "1")
            events.append(Event(cell: 0, .figure(Figure(alt: "The window at \(place)", panels: [
                .init(title: "input", axes: false, marks: [.image(image), .series(frame), .text(.init(text: "<\(place)>", x: x, y: 0)), .text(.init(text: "!", x: 0, y: 1, side: "left", height: "top", color: "#aa3300"))]),
            ]))))
        }
        print(0, "the end\n")
        events.append(Event(cell: 0, .curve(Curve(name: "sum", points: [.init(step: 0, value: 0), .init(step: 1, value: 1)], xLabel: "step"))))
        print(1, "\n\none\nfirst\n\n\ntwo <b>\n \nthree")
        events.append(Event(cell: 1, .text(TextOutput(stream: .stderr, text: "careful\n"))))
        let graph = Figure.Graph(nodes: [
            .init(kind: .result, lines: ["AddBackward0", "loss = 39"]), .init(kind: .operation, lines: ["PowBackward0"]), .init(kind: .operation, lines: ["MulBackward0"]),
            .init(kind: .leaf, lines: ["w = 3", "grad 25"]), .init(kind: .leaf, lines: ["b <1>"]),
        ], edges: [.init(from: 1, to: 0), .init(from: 2, to: 0), .init(from: 3, to: 1), .init(from: 3, to: 2), .init(from: 4, to: 2), .init(from: 4, to: 0)], total: 9)
        events.append(Event(cell: 2, .figure(Figure(alt: "Graph of the backward pass", graph: graph))))
        return RunRecord(lesson: lesson.id, engine: "lessons 0.1", seed: 0, cells: lesson.cells.map { CellRecord(index: $0.index, status: .passed) }, events: events)
    }

    private func compare(_ main: String, _ name: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try main.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)")
        }
        let (expected, actual) = (try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n"), main.components(separatedBy: "\n"))
        for (number, pair) in zip(expected, actual).enumerated() where pair.0 != pair.1 {
            Issue.record("line \(number + 1): expected \(pair.0.prefix(200)), got \(pair.1.prefix(200))")
            return
        }
        #expect(expected.count == actual.count)
    }

    @Test func pageAsRecorded() throws {
        let lesson = try Self.lesson()
        try compare(ReportPage.main(lesson, Self.record(lesson)), "authoring.html")
        let chinese = try Self.lesson(file: "steps.zh.md")
        try compare(ReportPage.main(chinese, Self.record(chinese)), "authoring.zh.html")
    }

    @Test func framesOfACell() throws {
        let lesson = try Self.lesson(), record = Self.record(lesson)
        let pictures = StepsPart(record.events(of: 0))
        #expect(pictures.frames.map(\.text) == ["place 0: sum 0", "place 1: sum 1", "place 2: sum 4"] && pictures.frames.allSatisfy { $0.figure != nil })
        // What is printed at the end stays; a curve of numbers that only count the steps does not.
        #expect(pictures.rest.count == 1)
        let texts = StepsPart(record.events(of: 1))
        #expect(texts.frames.map(\.text) == ["one\nfirst", "two <b>", "three"] && texts.rest.count == 1)
        // One figure at the end of printed steps stands below them.
        let printed = StepsPart(record.events(of: 1) + [Event(cell: 1, .figure(Figure(alt: "all")))])
        #expect(printed.frames.count == 3 && printed.rest.count == 2)
        let single = [Event(cell: 0, .text(TextOutput(stream: .stdout, text: "a\nb\n")))]
        #expect(StepsPart(single).frames.isEmpty && StepsPart(single).rest == single && StepsPart([]).frames.isEmpty)
    }

    @Test func everyFrameCanBeReadWithoutScript() throws {
        let lesson = try Self.lesson()
        let main = ReportPage.main(lesson, Self.record(lesson))
        // The controls wait for the script; no frame does.
        #expect(main.contains("<div class=\"step-controls\" hidden>") && main.matches(of: #/<li><span class="step-number">/#).count == 6 && !main.contains("<li hidden"))
        #expect(main.contains("two &lt;b&gt;") && main.contains("&lt;0&gt;") && !main.contains("two <b>"))
    }

    @Test func questionsAreFramed() throws {
        let lesson = try Self.lesson()
        let main = ReportPage.main(lesson, Self.record(lesson))
        let frame = try #require(main.firstMatch(of: #/(?s)<section class="question".*?</section>/#)).output
        #expect(frame.contains("Predict first.") && frame.contains("exactly 0") && frame.contains("<summary>Answer</summary>") && frame.contains("Zero.") && frame.hasSuffix("</details>\n</section>"))
        #expect(!main.contains("<details open"))
    }

    @Test func hostileGraphs() {
        // Edges to nowhere, to themselves, in a circle; no nodes at all; many of them.
        let nodes = (0..<4).map { Figure.Graph.Node(kind: .operation, lines: ["<n\($0)>"]) }
        let circle = GraphDrawing(Figure.Graph(nodes: nodes, edges: [.init(from: 0, to: 1), .init(from: 1, to: 2), .init(from: 2, to: 0), .init(from: 3, to: 3), .init(from: 9, to: -1)])).svg(alt: "\"<")
        #expect(circle.matches(of: #/<rect/#).count == 4 && circle.contains("&lt;n0&gt;") && circle.contains("aria-label=\"&quot;&lt;\""))
        #expect(GraphDrawing(Figure.Graph(nodes: [], edges: [])).svg(alt: "").contains("<svg"))
        let many = (0..<5000).map { Figure.Graph.Node(kind: .leaf, lines: [String(repeating: "x", count: $0)]) }
        let large = GraphDrawing(Figure.Graph(nodes: many, edges: (1..<5000).map { .init(from: $0, to: $0 - 1) })).svg(alt: "")
        #expect(large.matches(of: #/<rect/#).count == GraphDrawing.maximalNodes && large.utf8.count < 200_000)
    }

    // MARK: words

    @Test func wordsInTheLanguageOfThePage() throws {
        let chinese = Words("zh-Hant")
        #expect(chinese("Everything held") == "全部成立" && chinese("%1 of %2 run", "3", "4") == "4 个中已运行 3 个" && chinese("no such words %1", "x") == "no such words x")
        #expect(Words("fr")("Everything held") == "Everything held")
        let page = try ReportPage.html(Self.lesson(file: "steps.zh.md"), Self.record(Self.lesson(file: "steps.zh.md")))
        #expect(page.contains("<html lang=\"zh\">") && page.contains("全部成立") && page.contains("单元 1") && !page.contains("Everything held") && !page.contains(">Skip to"))
        #expect(try ReportPage.html(Self.lesson(), Self.record(Self.lesson())).contains("<html lang=\"en\">"))
    }

    /// A translation has the places of its English text, and every text that a page asks for is in the table.
    @Test func theTableIsComplete() throws {
        func places(_ text: String) -> Set<String> { Set(text.matches(of: #/%\d/#).map { String($0.output) }) }
        for (language, table) in Words.tables { for (english, other) in table { #expect(places(english).isSuperset(of: places(other)) && !other.isEmpty, "\(language): \(english)") } }
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Report")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        var asked = 0
        for file in files where file.lastPathComponent != "Words.swift" {
            for found in try String(contentsOf: file, encoding: .utf8).matches(of: #/\bwords\("([^"\\]+)"/#) {
                asked += 1
                for (language, table) in Words.tables { #expect(table[String(found.output.1)] != nil, "\(language) lacks \"\(found.output.1)\" of \(file.lastPathComponent)") }
            }
        }
        #expect(asked > 30)
    }
}
