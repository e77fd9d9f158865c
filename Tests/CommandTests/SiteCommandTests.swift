import Foundation
import Testing

/// `lessons site`: what it writes, what it refuses, what it does again.
@Suite(.serialized) struct SiteCommandTests {
    let place: CommandTests
    let environment: [String: String]

    init() throws {
        place = try CommandTests()
        environment = ["XDG_CACHE_HOME": place.folder.appendingPathComponent("cache").path]
    }

    func site(_ arguments: [String] = []) throws -> (status: Int32, output: String, errors: String) {
        try place.run(["site", "--output", "made", "--jobs", "2"] + arguments, environment: environment)
    }

    func text(_ path: String) -> String? { try? String(contentsOf: place.folder.appendingPathComponent(path), encoding: .utf8) }

    @Test func aFolderBecomesASite() throws {
        try place.write("Lessons/01-a.md", "# First\n\nText.\n\n## Part\n\n```{code-cell} python\nimport torch\nprint(torch.ones(2).sum())\n```\n")
        try place.write("Lessons/02-b.md", "# Second\n\nAfter [the first](01-a.md#part).\n")
        let first = try site()
        #expect(first.status == 0 && first.output == "made/index.html\n", "\(first)")
        #expect(text("made/lessons/01-a.html")?.contains("tensor(2.)") == true)
        #expect(text("made/lessons/02-b.html")?.contains("href=\"01-a.html#part\"") == true)
        #expect(text("made/api/torch.html")?.contains("tensor([[1, 2, 3],") == true, "examples are run")
        #expect(text("made/names.html")?.contains("01 · Part") == true)
        // Again: nothing is run, nothing written.
        let again = try site()
        #expect(again.status == 0 && again.errors == "nothing changed\n" && again.output == "made/index.html\n")
        // One lesson changes: the other is not run, and the page of a lesson that is gone goes.
        try FileManager.default.removeItem(at: place.folder.appendingPathComponent("Lessons/02-b.md"))
        try place.write("Lessons/03-c.md", "# Third\n\n```{code-cell} python\nprint(6 * 7)\n```\n")
        let changed = try site()
        #expect(changed.status == 0 && changed.errors.contains("03-c.md") && !changed.errors.contains("01-a.md"), "\(changed)")
        #expect(text("made/lessons/02-b.html") == nil && text("made/lessons/03-c.html")?.contains("42") == true)
    }

    @Test func aLessonThatFailsDoesNotStopTheOthers() throws {
        try place.write("Lessons/01-a.md", "# First\n\n```{code-cell} python\nassert 1 == 2, \"one is not two\"\n```\n")
        try place.write("Lessons/02-b.md", "# Second\n\n```{code-cell} python\nprint(\"still here\")\n```\n")
        for _ in 0..<2 {
            let result = try site()
            #expect(result.status == 1 && result.errors.contains("one is not two"), "\(result)")
        }
        #expect(text("made/lessons/01-a.html")?.contains("Something failed") == true)
        #expect(text("made/lessons/02-b.html")?.contains("still here") == true)
    }

    @Test func mistakesStopItBeforeAnythingIsWritten() throws {
        try place.write("Lessons/01-a.md", "# A\n\n[gone](09-none.md) ![no picture](none.png)\n")
        try place.write("Lessons/02-b.md", "---\noptions:\n  lesson:\n    format: 1\n    id: 01-a\n---\n# B\n\n[text][nowhere]\n")
        let result = try site()
        #expect(result.status == 2 && result.output.isEmpty)
        for part in ["Lessons/01-a.md:3: error: image not found", "Lessons/02-b.md:9: error: the reference [nowhere] is not defined"] {
            #expect(result.errors.contains(part), "\(result.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: place.folder.appendingPathComponent("made").path))
        try place.write("Lessons/01-a.md", "# A\n\n[gone](09-none.md)\n")
        let second = try site()
        #expect(second.status == 2 && second.errors.contains("Lessons/01-a.md:3: error: the link leads nowhere"), "\(second.errors)")
        #expect(second.errors.contains("Lessons/02-b.md:5: error: the id \"01-a\" is already the one of Lessons/01-a.md"), "\(second.errors)")
    }

    @Test func aForeignFolderIsLeftAlone() throws {
        try place.write("Lessons/01-a.md", "# A\n")
        try FileManager.default.createDirectory(at: place.folder.appendingPathComponent("made"), withIntermediateDirectories: true)
        try place.write("made/index.html", "mine")
        let refused = try site()
        #expect(refused.status == 2 && refused.errors.contains("--force"))
        #expect(text("made/index.html") == "mine")
        #expect(try site(["--force"]).status == 0)
        #expect(text("made/index.html") != "mine")
        #expect(try site(["--base-url", "ftp://x"]).status == 2)
    }

    @Test func aCourseHasItsOwnLook() throws {
        try place.write("Lessons/01-a.md", "# A\n")
        try FileManager.default.createDirectory(at: place.folder.appendingPathComponent("site/theme"), withIntermediateDirectories: true)
        try place.write("site/theme/style.css", "body { color: green }")
        #expect(try site().status == 0)
        #expect(text("made/assets/style.css") == "body { color: green }")
        try place.write("site/theme/page.mustache", "{{#never closed}}")
        let broken = try site()
        #expect(broken.status == 2 && broken.errors.contains("page.mustache"), "\(broken)")
    }
}
