import Foundation
import LessonModel
import Report
import Testing

/// Pages of lessons that are large in one way or another are made in seconds.
struct LargePageTests {
    static let large: [(name: String, text: String)] = [
        ("blank lines", "# B\n" + String(repeating: "\n", count: 200_000) + "end\n"),
        ("brackets", "# B\n\n" + ["[", "[a](", "![", "[a]["].map { String(repeating: $0, count: 20_000) }.joined(separator: "\n\n") + "\n\nafter\n"),
        ("entities", "# E\n\n" + ["&amp", "&#", "&#x1"].map { String(repeating: $0, count: 20_000) }.joined(separator: " ") + "\n"),
        ("equal headings", "# H\n\n" + String(repeating: "## Same\n\n", count: 4_000)),
        ("references", "# R\n\n" + (0..<5_000).map { "[r\($0)]: https://example.org/\($0)\n" }.joined() + "\n" + (0..<5_000).map { "[r\($0)] " }.joined() + "\n"),
        ("nested HTML", "# N\n\n" + String(repeating: "<div onclick=\"alert(1)\">", count: 10_000) + "text\n\n" + String(repeating: "<details><summary>s</summary>", count: 3_000) + "\n\nafter </details>\n"),
        ("long word", "# W\n\n" + String(repeating: "x", count: 500_000) + "\n\nafter\n"),
        ("long line", "# W\n\n" + String(repeating: "word ", count: 100_000) + "\n\nafter\n"),
        ("dollars", "# D\n\n" + String(repeating: "$a$ ", count: 5_000) + "\n"),
    ]

    @Test(arguments: large.indices) func pagesInSeconds(index: Int) throws {
        let (name, text) = Self.large[index]
        let start = ContinuousClock.now
        guard let lesson = try? LessonParser.parse(Array(text.utf8), file: "large.md") else { return }
        let page = try ReportPage.html(lesson, HostilePageTests.passed(lesson))
        #expect(page.hasSuffix("</html>\n"))
        #expect(ContinuousClock.now - start < .seconds(20), "\(name) took \(ContinuousClock.now - start)")
    }

    @Test func longOutput() throws {
        let lesson = try LessonParser.parse(Array("# O\n\n```{code-cell} python\nprint()\n```\n".utf8), file: "o.md")
        let text = (0..<20_000).map { "\($0)\n" }.joined() + String(repeating: "x", count: 200_000) + "\n" + (0..<2_000).map { "\r\($0)%" }.joined()
        let curve = Curve(name: "loss", points: (0..<1000).map { .init(step: Double($0), value: 1 / Double($0 + 1)) }, total: 100_000)
        let events: [Event] = (0..<2_000).map { _ in Event(cell: 0, .text(TextOutput(stream: .stdout, text: "a\n"))) } + [Event(cell: 0, .text(TextOutput(stream: .stdout, text: text))), Event(cell: 0, .curve(curve))]
        let start = ContinuousClock.now
        let page = try ReportPage.html(lesson, HostilePageTests.passed(lesson, events))
        #expect(ContinuousClock.now - start < .seconds(20))
        let held = [page.contains("1999%"), !page.contains("1998%"), page.contains("1,000 of 100,000 values are drawn")]
        #expect(held == [true, true, true])
    }
}
