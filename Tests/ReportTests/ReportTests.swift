import Foundation
import LessonModel
import Report
import Testing

struct ReportTests {
    @Test func demoIsComplete() throws {
        let lesson = try Demo.lesson()
        let page = try ReportPage.html(lesson, Demo.record(lesson))
        if let path = ProcessInfo.processInfo.environment["REPORT_DEMO"] { try page.write(toFile: path, atomically: true, encoding: .utf8) }
        #expect(page.contains("<math") && page.contains("<svg") && page.contains("class=\"shapes\""))
    }

    /// Only the content of `<main>` is compared: style and script may change without a test.  `RECORD=1` writes the file anew and fails.
    @Test func demoLooksAsRecorded() throws {
        let lesson = try Demo.lesson()
        let main = ReportPage.main(lesson, Demo.record(lesson))
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/demo.html")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try main.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent)")
        }
        let (expected, actual) = (try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n"), main.components(separatedBy: "\n"))
        for (number, pair) in zip(expected, actual).enumerated() where pair.0 != pair.1 {
            Issue.record("line \(number + 1): expected \(pair.0.prefix(200)), got \(pair.1.prefix(200))")
            return
        }
        #expect(expected.count == actual.count)
    }

    /// Another activation is no other network, and the same layer with the same shapes is one row.
    @Test func shapeTablesSayThingsOnce() throws {
        let lesson = try LessonParser.parse(Array("# T\n\n```{code-cell} python\n1\n```\n".utf8), file: "t.md")
        func net(_ activation: String, _ features: Int) -> ShapeTable {
            ShapeTable(name: "net", rows: [
                .init(depth: 0, path: "", type: "Sequential", inputs: [[4, 2]], outputs: [[4, features]], parameters: 3 * features, trainable: 3 * features),
                .init(depth: 1, path: "0", type: "Linear", inputs: [[4, 2]], outputs: [[4, features]], parameters: 3 * features, trainable: 3 * features, multiplyAdds: 8 * features),
                .init(depth: 1, path: "1", type: activation, inputs: [[4, features]], outputs: [[4, features]], parameters: 0, trainable: 0),
            ], parameters: 3 * features, trainable: 3 * features, multiplyAdds: 8 * features)
        }
        let pool = ShapeTable(name: "pool", rows: [.init(depth: 0, path: "", type: "MaxPool2d", inputs: [[1, 1, 4, 4]], outputs: [[1, 1, 2, 2], [1, 1, 2, 2]], parameters: 0, trainable: 0)],
                              parameters: 0, trainable: 0, multiplyAdds: 0)
        func page(_ tables: [ShapeTable]) -> String {
            ReportPage.main(lesson, RunRecord(lesson: lesson.id, engine: "test", seed: 0, cells: [CellRecord(index: 0, status: .passed)], events: tables.map { Event(cell: 0, .shapeTable($0)) }))
        }
        func folded(_ tables: [ShapeTable]) -> Int { page(tables).components(separatedBy: "<details class=\"folded measured\">").count - 1 }
        #expect(folded([net("ReLU", 8), net("Identity", 8)]) == 1 && folded([net("ReLU", 8), net("ReLU", 9)]) == 0 && folded([net("ReLU", 8), net("ReLU", 9), net("ReLU", 7)]) == 1)
        let pools = page([pool, pool])
        #expect(pools.components(separatedBy: "MaxPool2d").count == 2 && pools.contains("(1, 1, 2, 2),<br>(1, 1, 2, 2)") && !pools.contains(">Parameters<"))
    }

    @Test func pagesAreAFunctionOfTheirInput() throws {
        let lesson = try Demo.lesson()
        let again = try RunRecord(json: Demo.record(lesson).json())
        #expect(again == Demo.record(lesson))
        let pages = try [ReportPage.html(lesson, Demo.record(lesson)), ReportPage.html(lesson, again)]
        let equal = pages[0] == pages[1]
        #expect(equal)
    }

    @Test func studentsSeeNeitherSolutionsNorHiddenTests() throws {
        let lesson = try Demo.lesson()
        let page = ReportPage.main(lesson, Demo.record(lesson), options: ReportOptions(audience: .student))
        let solution = page.contains("(n + <span"), hidden = page.contains("window does not fit"), starter = page.contains("YOUR CODE HERE"), visible = page.contains("out-size-examples")
        #expect(!solution && !hidden && starter && visible)
    }

    @Test func timesCanBeLeftOut() throws {
        let lesson = try Demo.lesson()
        var record = Demo.record(lesson)
        let page = ReportPage.main(lesson, record, options: ReportOptions(timings: false))
        record.seconds = nil
        for index in record.cells.indices { record.cells[index].seconds = nil }
        let equal = page == ReportPage.main(lesson, record, options: ReportOptions(timings: false))
        #expect(equal)
    }

    @Test func terminalReport() throws {
        let lesson = try Demo.lesson(), record = Demo.record(lesson)
        func shown(_ terminal: Terminal) -> String {
            var text = ""
            var console = ConsoleReport(lesson: lesson, terminal: terminal) { text += $0 }
            console.begin()
            for cell in record.cells {
                console.take(.started(cell: cell.index))
                for event in record.events(of: cell.index) { console.take(.event(event)) }
                console.take(.finished(cell))
            }
            console.end(record)
            return text
        }
        let plain = shown(Terminal(width: 90, unicode: false))
        let ours = plain.unicodeScalars.contains { "✓✗│─→…µ".unicodeScalars.contains($0) }
        #expect(!ours, "only ASCII of our own where the locale has no more")
        #expect(plain.contains("demo.md:") && plain.contains("^^^^") && plain.contains("FAILED") && plain.contains("features Sequential") && plain.contains("203.0"))
        for width in [60, 100] {
            let wide = shown(Terminal(width: width)).split(separator: "\n").filter { $0.unicodeScalars.count > width }
            #expect(wide.isEmpty, "wider than \(width): \(wide.first ?? "")")
        }
        #expect(shown(Terminal(colour: true)).contains("\u{1B}[32m") && !shown(Terminal()).contains("\u{1B}"))
    }
}
