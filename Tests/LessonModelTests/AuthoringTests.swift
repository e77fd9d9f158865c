import Foundation
import Testing
@testable import LessonModel

/// What authors rely on: translations, questions, and a text that Jupytext leaves as it is.
struct AuthoringTests {
    private static func parse(_ text: String, file: String = "03-conv.md") throws -> Lesson { try LessonParser.parse(Array(text.utf8), file: file) }

    // MARK: translations

    @Test func aFileNameSaysTheLanguage() throws {
        let text = "---\noptions:\n  lesson:\n    id: 03-conv\n---\n\n# 卷积\n"
        let chinese = try Self.parse(text, file: "Lessons/03-conv.zh.md")
        #expect(chinese.id == "03-conv.zh" && chinese.original == "03-conv" && chinese.language == "zh")
        let again = try Self.parse(text.replacing("id: 03-conv", with: "id: 03-conv.zh"), file: "03-conv.zh.md")
        #expect(again.id == "03-conv.zh" && again.original == "03-conv")
        let other = try Self.parse("# T\n", file: "01-a.pt-BR.md")
        #expect(other.language == "pt-BR" && other.id == "01-a.pt-BR")
        let plain = try Self.parse("# T\n", file: "v1.2-notes.md")
        #expect(plain.language == "en" && plain.original == nil && plain.id == "v1.2-notes")
        let named = try Self.parse("---\noptions:\n  lesson:\n    language: zh\n---\n\n# T\n")
        #expect(named.language == "zh" && named.original == nil && named.id == "03-conv")
        #expect(throws: LessonError.self) { try Self.parse("---\noptions:\n  lesson:\n    language: Klingon\n---\n\n# T\n") }
    }

    @Test func languageCodes() {
        #expect(["en", "zh", "zh-Hant", "pt-BR"].allSatisfy(LanguageTag.isKnown))
        #expect(["", "conv", "xx", "EN", "zh-", "zh-a", "zh-Hant-TW-x", "2"].allSatisfy { !LanguageTag.isKnown($0) })
        #expect(LanguageTag.split(".zh").language == nil && LanguageTag.split("a.zh").base == "a")
    }

    // MARK: questions

    private func questions(_ text: String) -> [ClosedRange<Int>] {
        Question.questions(of: MarkdownReader.read(text)).map { $0.lines.first...$0.lines.last }
    }

    @Test func questionsAreFramedWithTheirAnswers() {
        let answer = "<details>\n<summary>Answer</summary>\n\nZero.\n\n</details>\n"
        #expect(questions("**Predict first.** What?\n\n\(answer)") == [1...8])
        #expect(questions("**先猜。** 是什么？\n\n- 一\n- 二\n\n<details>\n<summary>答案</summary>\n\n零\n\n</details>\n") == [1...11])
        #expect(questions("**A?**\n\n<details><summary> answer </summary>B</details>\n\nText.\n\n**C?**\n\n\(answer)").count == 2)
        // No bold beginning, another heading or cell between, another summary, an answer that never ends.
        #expect(questions("Predict.\n\n\(answer)").isEmpty)
        #expect(questions("**Predict.**\n\n## Next\n\n\(answer)").isEmpty)
        #expect(questions("**Predict.**\n\n```{code-cell} python\nx = 1\n```\n\n\(answer)").isEmpty)
        #expect(questions("**Predict.**\n\n<details>\n<summary>Hint 1</summary>\n\nx\n\n</details>\n\n\(answer)").isEmpty)
        #expect(questions("**Predict.**\n\n<details>\n<summary>Answer</summary>\n\nx\n").isEmpty)
        #expect(questions("").isEmpty)
    }

    // MARK: Jupytext

    private static let stable = """
        ---
        jupytext:
          text_representation:
            extension: .md
            format_name: myst
            format_version: 0.13
        kernelspec:
          display_name: Python 3
          language: python
          name: python3
        options:
          lesson:
            data: [mnist]
            format: 1
            id: t
            seconds: 20.5
        title: '3: the "shape"'
        ---

        # 卷积

        Text.

        ```{code-cell} python
        :label: a
        :tags: [exercise, forbid-F.conv2d, require-@]

        x = 1

        y = 2
        ```

        ````{code-cell} python
        text = '''
        ```
        '''
        ````

        ```{code-cell} python

        :this: is no option
        ```

        The end.

        """

    @Test func whatJupytextLeavesAsItIs() throws {
        // The text went through Jupytext 1.19, to a notebook and back, unchanged.
        let lesson = try Self.parse(Self.stable)
        #expect(JupytextForm.difference(of: lesson) == nil)
        let template = try Self.parse(LessonTemplate.text(id: "04-pool", title: "Pool: \"max\" <b>_x_</b>"))
        #expect(JupytextForm.difference(of: template) == nil && template.title == "Pool: \"max\" <b>_x_</b>")
    }

    @Test(arguments: [
        // Keys out of order, quotes without need, a number in another form, a list over several lines.
        ("title: '3: the \"shape\"'\n", "title: '3: the \"shape\"'\nauthor: A\n", 4), ("name: python3", "name: \"python3\"", 10), ("format_version: 0.13", "format_version: 0.130", 6), ("format: 1\n", "format: 0b1\n", 14),
        // Empty lines: two between text and cell, none, one at the end of a cell.
        ("Text.\n\n", "Text.\n\n\n", 24), ("Text.\n\n", "Text.\n", 23), ("y = 2\n", "y = 2\n\n", 31),
        // Options in another order, without an empty line below, with other spaces.
        (":label: a\n:tags: [exercise, forbid-F.conv2d, require-@]\n", ":tags: [exercise, forbid-F.conv2d, require-@]\n:label: a\n", 25), ("require-@]\n\n", "require-@]\n", 27), ("[exercise, forbid", "[exercise,forbid", 26),
        // Another fence, another name of the language, a break between cells of text, a page break.
        ("````{code-cell} python\ntext = '''\n```\n'''\n````", "`````{code-cell} python\ntext = '''\n```\n'''\n`````", 33), ("```{code-cell} python\n\n:this", "```{code-cell}\n\n:this", 39),
        ("Text.\n", "Text. \n", 22), ("The end.\n", "The end.\n\n\n", 45), ("x = 1\n", "x = 1\u{0C}\n", 28),
    ])
    func whatJupytextWouldChange(_ change: (from: String, to: String, line: Int)) throws {
        let text = Self.stable.replacing(change.from, with: change.to)
        #expect(text != Self.stable)
        guard let lesson = try? Self.parse(text) else { return }
        let difference = try #require(JupytextForm.difference(of: lesson), "\(change.to)")
        #expect(abs(difference.line - change.line) <= 1, "\(change.to): \(difference)")
    }

    @Test func yamlAsPythonWritesIt() {
        func text(_ value: String) -> String { YAMLForm.scalar(value, isPlain: false) }
        #expect(text("Convolution from first principles") == "Convolution from first principles" && text("卷积") == "卷积")
        #expect(text("a: b") == "'a: b'" && text("it's: so") == "'it''s: so'" && text("yes") == "'yes'" && text("12") == "'12'" && text("") == "''" && text("- x") == "'- x'" && text("#1") == "'#1'")
        #expect(YAMLForm.list(["exercise", "points-1.5", "a,b", "yes"]) == "[exercise, points-1.5, 'a,b', true]")
        #expect(YAMLForm.scalar("1_000", isPlain: true) == "1000" && YAMLForm.scalar("on", isPlain: true) == "true" && YAMLForm.scalar("2.50", isPlain: true) == "2.5")
        let long = YAMLForm.folded(String(repeating: "word ", count: 20) + "end", after: 7)
        #expect(long.contains("\n  ") && long.split(separator: "\n").allSatisfy { $0.count <= 90 })
    }
}
