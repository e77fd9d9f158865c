import Foundation
import LessonModel
import Report
import Testing

struct SiteTests {
    static func page(_ name: String, _ text: String) throws -> SiteBuilder.Page {
        let lesson = try LessonParser.parse(Array(text.utf8), file: "Lessons/\(name).md")
        return SiteBuilder.Page(lesson: lesson, record: HostilePageTests.passed(lesson))
    }

    static func builder() throws -> SiteBuilder {
        let demo = try Demo.lesson()
        return SiteBuilder(title: "A course", pages: [
            SiteBuilder.Page(lesson: demo, record: Demo.record(demo)),
            try page("04-pool", "# 池化层\n\n卷积之后，<script>alert(1)</script> 取窗口中的最大值。See [convolution](demo.md#one-window-one-number), [nothing](05-none.md), [no heading](demo.md#nowhere).\n\n## 平均池化\n\nText </script> here.\n"),
        ], baseURL: "https://example.org/course")
    }

    @Test func filesOfTheSite() throws {
        let files = try Self.builder().files()
        #expect(files.map(\.name) == ["index.html", "search.html", "demo.html", "04-pool.html", "sitemap.xml"])
        let text = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
        if let path = ProcessInfo.processInfo.environment["SITE_DEMO"] {
            for file in files { try file.text.write(toFile: path + "/" + file.name, atomically: true, encoding: .utf8) }
        }
        let index = text["index.html"] ?? "", pool = text["04-pool.html"] ?? "", demo = text["demo.html"] ?? "", search = text["search.html"] ?? ""
        let held = [
            index.contains("href=\"demo.html\""), index.contains("池化层"), pool.contains("href=\"demo.html#one-window-one-number\""), !pool.contains("05-none"),
            demo.contains("rel=\"next\" href=\"04-pool.html\""), pool.contains("rel=\"prev\" href=\"demo.html\""), search.contains("取窗口中的最大值"), search.contains("04-pool.html#平均池化"),
            pool.contains("<link rel=\"canonical\" href=\"https://example.org/course/04-pool.html\">"), !demo.contains("window does not fit"), !search.contains("window does not fit"),
            !search.contains("(n + 2 * padding - k) // stride"), !search.contains("Text </script> here"), text["sitemap.xml"]?.contains("https://example.org/course/demo.html") == true,
        ]
        #expect(held.allSatisfy { $0 }, "\(held)")
    }

    @Test func brokenLinksAreFound() throws {
        let mistakes = try Self.builder().brokenLinks()
        #expect(mistakes.map(\.line) == [3, 3])
        #expect(mistakes.map(\.message) == ["the link leads to nothing on the site: 05-none.md", "demo.md has no heading #nowhere"])
    }
}
