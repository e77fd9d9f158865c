import Foundation
import LessonModel
import Report
import Site
import Syntax
import Testing

struct SiteTests {
    static func lesson(_ name: String, _ text: String, translation: String? = nil) throws -> CourseLesson {
        let lesson = try LessonParser.parse(Array(text.utf8), file: "Lessons/\(name).md")
        let cells = lesson.cells.map { CellRecord(index: $0.index, status: .passed) }
        return CourseLesson(lesson: lesson, record: RunRecord(lesson: lesson.id, engine: "test", seed: 0, cells: cells), translation: translation)
    }

    static let conv = """
    # Convolution

    A window slides over a picture. It builds on [tensors](01-tensors.md).

    After this lesson you can

    - write `corr2d` with two loops;
    - predict $n$.

    ## One window

    ```{code-cell} python
    import torch
    import torch.nn.functional as F
    from torch import nn
    layer = nn.Conv2d(1, 1, 3)
    F.conv2d(torch.zeros(1, 1, 3, 3), layer.weight).sum()
    ```

    ### Exercise: double (2 points)

    ```{code-cell} python
    :label: double
    :tags: [exercise]

    def double(x):
        # BEGIN SOLUTION
        return x + x + 0 * len("the solution")
        # END SOLUTION
    ```

    <details>
    <summary>Hint</summary>

    Add.

    </details>

    ```{code-cell} python
    :label: double-hidden
    :tags: [test, hidden, remove-cell, points-2]

    assert double(21) == 42, "a hidden sentence"
    ```

    """

    static let tensors = "# Tensors & <views>\n\nGrids of numbers; see [one window](03-conv.md#one-window).\n\n## 形状 and \"quotes\" </script>\n\nText.\n"
    static let chinese = "# 卷积\n\n卷积核在图像上滑动。见[张量](01-tensors.md)。\n\n## 填充与步幅\n\n填充之后，输出与输入一样大。\n"

    static let reference = [
        ReferenceEntry(place: "torch", name: "zeros", kind: .function, signatures: ["zeros(int[] size)"], summary: "Zeros.", example: ReferenceEntry.Example(program: "torch.zeros(2)", output: "tensor([0., 0.])")),
        ReferenceEntry(place: "torch.Tensor", name: "sum", kind: .method, signatures: ["sum()"], summary: "The <sum>."),
        ReferenceEntry(place: "torch.nn", name: "Conv2d", kind: .type, signatures: ["Conv2d(in_channels, out_channels)"], summary: "Windows."),
        ReferenceEntry(place: "torch.nn.functional", name: "conv2d", kind: .function, signatures: ["conv2d(Tensor input, Tensor weight)"], summary: "Cross-correlation."),
    ]

    static func course(teacher: Bool = false, base: String? = nil) throws -> Course {
        let introduction = try LessonParser.parse(Array("# A course\n\nSee [the first](01-tensors.md).\n\n## More\n\nText.\n".utf8), file: "Lessons/README.md")
        return Course(title: "A course", introduction: introduction, lessons: [
            try lesson("01-tensors", tensors), try lesson("03-conv", conv), try lesson("03-conv.zh", "---\noptions:\n  lesson:\n    format: 1\n    id: 03-conv\n---\n" + chinese, translation: "zh"),
        ], reference: reference, isTeachers: teacher, baseURL: base)
    }

    static func text(_ course: Course) throws -> [String: String] {
        Dictionary(try SiteBuilder(course).files().map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func everyLinkResolvesAndPagesAreAccessible() throws {
        let files = try SiteBuilder(try Self.course(base: "https://example.org/course")).files()
        #expect(PageCheck(files).problems == [])
        let broken = [SiteFile(path: "a.html", bytes: Array("<html><img><h3></h3><a href=\"b.html\">b</a><a href=\"#x\">x</a><table><tr><td>1</td></tr></table>".utf8))]
        #expect(PageCheck(broken).problems.count >= 7, "the check itself sees mistakes")
    }

    @Test func pagesOfALesson() throws {
        let files = try Self.text(try Self.course())
        let page = files["lessons/03-conv.html"] ?? "", chinese = files["lessons/03-conv.zh.html"] ?? ""
        #expect(page.contains("rel=\"prev\" href=\"01-tensors.html\""))
        #expect(page.contains("<strong>Builds on</strong> <a href=\"01-tensors.html\">Tensors &amp; &lt;views&gt;</a>"))
        #expect(page.contains("href=\"03-conv.zh.html\" hreflang=\"zh\""))
        #expect(chinese.contains("<html lang=\"zh\">") && chinese.contains("href=\"03-conv.html\" hreflang=\"en\"") && chinese.contains("上一课"))
        #expect(files["contents.html"]?.contains("<li>write <code>corr2d</code> with two loops</li>") == true)
        #expect(files["lessons/01-tensors.html"]?.contains("href=\"03-conv.html#one-window\"") == true)
        #expect(files["sitemap.xml"] == nil)
    }

    @Test func solutionsAndHiddenTestsAreForTeachers() throws {
        let secret = ["the solution", "a hidden sentence"]
        for (path, text) in try Self.text(try Self.course()) {
            for part in secret { #expect(!text.contains(part), "\(path) shows \(part)") }
        }
        let teachers = try Self.text(try Self.course(teacher: true))
        for path in ["lessons/03-conv.html", "downloads/03-conv.md", "downloads/03-conv.py", "downloads/03-conv.ipynb"] {
            for part in secret { #expect(teachers[path]?.contains(part) == true, "\(path) lacks \(part)") }
        }
        #expect(teachers["lessons/03-conv.html"]?.contains("Teacher's edition") == true)
    }

    @Test func theSearchIndexHoldsSections() throws {
        let index = try Self.text(try Self.course())["assets/search-index.js"] ?? ""
        #expect(index.contains("{\"u\":\"lessons/03-conv.zh.html#填充与步幅\",\"t\":\"卷积\",\"h\":\"填充与步幅\""))
        #expect(index.contains("\"u\":\"api/torch.nn.html#Conv2d\""))
        #expect(!index.contains("</script>"))
    }

    @Test func namesAreFoundWhereTheyAreUsed() throws {
        let names = try Self.text(try Self.course())["names.html"] ?? ""
        for name in ["torch.nn.Conv2d", "torch.nn.functional.conv2d", "torch.zeros", "torch.Tensor.sum"] { #expect(names.contains("id=\"\(name)\""), "\(name)") }
        #expect(names.contains("<a href=\"lessons/03-conv.html#one-window\">03 · One window</a>"))
        #expect(try Self.text(try Self.course())["api/torch.html"]?.contains("tensor([0., 0.])") == true)
    }

    @Test func addressesForServers() throws {
        let files = try Self.text(try Self.course(base: "https://example.org/course"))
        #expect(files["sitemap.xml"]?.contains("<loc>https://example.org/course/lessons/03-conv.zh.html</loc>") == true)
        #expect(files["index.html"]?.contains("<link rel=\"canonical\" href=\"https://example.org/course/\">") == true)
        #expect(files["lessons/03-conv.html"]?.contains("content=\"https://example.org/course/lessons/03-conv.html\"") == true)
    }

    @Test func mistakesOfACourse() throws {
        let lessons = [
            try Self.lesson("01-a", "# A\n\n[gone](02-gone.md), [no heading](01-b.md#nowhere), [web](https://example.org).\n\nA [text][label] and a note[^1], `[code][label]`.\n"),
            try Self.lesson("01-b", "# B\n\n- see [A][a]\n\n[a]: 01-a.md\n"),
            try Self.lesson("01-c", "---\noptions:\n  lesson:\n    format: 1\n    id: 01-A\n---\n# C\n"),
        ]
        let found = SiteBuilder.mistakes(in: lessons)
        #expect(found.map { "\($0.file):\($0.line): \($0.message)" } == [
            "Lessons/01-c.md:5: the id \"01-A\" is already the one of Lessons/01-a.md",
            "Lessons/01-a.md:3: the link leads to nothing on the site: 02-gone.md",
            "Lessons/01-a.md:3: 01-b.md has no heading #nowhere",
            "Lessons/01-a.md:5: the reference [label] is not defined",
            "Lessons/01-a.md:5: the reference [^1] is not defined",
        ])
    }

    @Test func aCourseReplacesFilesOfTheTheme() throws {
        var course = try Self.course()
        course.theme = Theme.standard.overridden(by: ["style.css": Array("body { color: red }".utf8), "extra.png": [1, 2], "search.mustache": Array("<h1>{{heading}}!</h1>".utf8)])
        let files = try Self.text(course)
        #expect(files["assets/style.css"] == "body { color: red }")
        #expect(files["assets/extra.png"] != nil && files["assets/page.mustache"] == nil)
        #expect(files["search.html"]?.contains("<h1>Search!</h1>") == true)
        course.theme = Theme.standard.overridden(by: ["search.mustache": Array("{{#open}}".utf8)])
        #expect(throws: Theme.Broken.self) { try SiteBuilder(course).files() }
    }

    @Test func namesInAProgram() {
        let uses = NameUses(of: "import torch.nn as nn, os\nfrom torch.optim import (SGD, Adam as A)\nx = nn.Linear(2, 3)(y).sum().item()\nraise E from nn.e\n")
        #expect(uses.imports == ["nn": "torch.nn", "os": "os", "SGD": "torch.optim.SGD", "A": "torch.optim.Adam"])
        #expect(uses.names.map { $0.parts.joined(separator: ".") + ($0.isAttribute ? "!" : "") } == ["x", "nn.Linear", "y", "sum!", "item!", "E", "nn.e"])
        #expect(uses.names.map(\.line) == [3, 3, 3, 3, 3, 4, 4])
        #expect(NameUses(of: "a.b = 'unclosed\n(").names.first?.parts == ["a", "b"])
    }

    @Test func theSameCourseGivesTheSameBytes() throws {
        let first = try SiteBuilder(try Self.course()).files(), second = try SiteBuilder(try Self.course()).files()
        #expect(first.map(\.path) == second.map(\.path))
        #expect(zip(first, second).allSatisfy { $0.bytes == $1.bytes })
    }
}
