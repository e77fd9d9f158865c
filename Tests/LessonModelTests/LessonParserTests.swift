import Foundation
import LessonModel
import Testing

struct LessonParserTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func parse(_ text: String) throws -> Lesson { try LessonParser.parse(Array(text.utf8), file: "Lessons/test.md") }

    static func mistakes(_ text: String) -> [String] {
        do { return try parse(text).warnings.map { "\($0.line) \($0.message)" } } catch let error as LessonError { return error.mistakes.map { "\($0.line) \($0.message)" } } catch { return ["\(error)"] }
    }

    static let exercise = """
        # Title

        ## Exercise: size (3 points)

        ```{code-cell} python
        :label: size
        :tags: [exercise, forbid-F.conv2d, require-for]

        def size(n):
            # BEGIN SOLUTION
            return n * 2 + 1 if n else 0
            # END SOLUTION
        ```

        <details>
        <summary>Hint 1</summary>

        Look at **n**.

        </details>

        ```{code-cell} python
        :label: size-test
        :tags: [test, points-1.5]

        assert size(2) == 5
        ```

        ```{code-cell} python
        :tags: [test, hidden, points-1.5, remove-cell]

        # BEGIN HIDDEN TESTS
        assert size(0) == 0, "the empty case is wrong"
        # END HIDDEN TESTS
        ```

        """

    @Test func everyPartHasItsLines() throws {
        let lesson = try Self.parse(Self.exercise)
        #expect(lesson.title == "Title" && lesson.id == "test" && lesson.points == 3)
        #expect(lesson.headings.map(\.anchor) == ["title", "exercise-size-3-points"])
        let cell = lesson.cells[0]
        #expect(cell.lines == LineRange(5, 13) && cell.sourceLine == 9 && cell.solutions == [LineRange(10, 12)])
        #expect(cell.forbidden == ["F.conv2d"] && cell.required == ["for"] && cell.role == .exercise)
        #expect(cell.source.hasPrefix("def size(n):\n") && cell.source.hasSuffix("# END SOLUTION\n"))
        let exercise = lesson.exercises[0]
        #expect(exercise.title == "size" && exercise.tests.map(\.id) == ["size-test", "size-test-2"] && exercise.tests.map(\.hidden) == [false, true])
        #expect(exercise.hints == [Hint(title: "Hint 1", text: "Look at **n**.", lines: LineRange(15, 20))])
        #expect(StudentVersion.starter(of: cell) == "def size(n):\n    # YOUR CODE HERE\n    raise NotImplementedError()\n")
    }

    @Test func allMistakesAtOnce() {
        let text = """
            ---
            title: T
            options:
              lesson:
                stepz: 3
                seed: x
            ---

            # T

            ```{code-cell} python
            :labl: a
            :tags: [exersise, points-x]
            ```

            ```{code-cell} julia
            # BEGIN SOLUTION
            ```

            ```{nonsense}
            ```

            [nowhere](#nothing) [bad](javascript:alert)
            """
        #expect(Self.mistakes(text) == [
            "5 unknown option \"stepz\"", "6 seed must be a whole number", "12 unknown option \"labl\"", "13 unknown tag \"exersise\"", "13 points must be a number", "13 points belong to tests",
            "16 cells are written in Python, not in \"julia\"", "17 BEGIN SOLUTION without its END", "20 unknown directive \"nonsense\"", "23 the link leads nowhere: no heading #nothing",
            "23 the link \"javascript:alert\" is not followed",
        ])
    }

    @Test func remediesNameTheNearWord() throws {
        do { _ = try Self.parse("```{code-cell} python\n:tags: [exersise]\n```\n") } catch let error as LessonError {
            #expect(error.description == "Lessons/test.md:2: error: unknown tag \"exersise\"; write \"exercise\"")
        }
    }

    @Test func optionsAsYAML() throws {
        let lesson = try Self.parse("# T\n\n```{code-cell} python\n---\nlabel: first\ntags: [hide-input]\n---\nx = 1\n```\n\n```{code-cell}\n:tags: hide-output, skip-execution\nx\n```\n")
        #expect(lesson.cells[0].label == "first" && lesson.cells[0].tags == ["hide-input"] && lesson.cells[0].source == "x = 1\n" && lesson.cells[0].sourceLine == 8)
        #expect(lesson.cells[1].tags == ["hide-output", "skip-execution"] && lesson.cells[1].isSkipped)
    }

    @Test func formulasSurviveMarkdown() {
        func formulas(_ text: String) -> [String] {
            MarkdownReader.read(text).nodes.compactMap { if case .formula(let tex, let display) = $0.kind { (display ? "D:" : "") + tex } else { nil } }
        }
        #expect(formulas("a $x_i * y_i$ and $z_i * w_i$") == ["x_i * y_i", "z_i * w_i"])
        #expect(formulas("$$a\n= b\n- c$$") == ["D:a\n= b\n- c"])
        #expect(formulas("> $$\n> a_b\n> $$") == ["D:\na_b\n"])
        #expect(formulas("costs $5 and $6, `$a$`, \\$b$ c") == [])
        #expect(formulas("| $a|b$ | c |\n|---|---|\n| $d_1$ | $e$ |") == ["a|b", "d_1", "e"])
        #expect(formulas("```\n$$\na\n$$\n```\n\n    $x$") == [])
        let code = MarkdownReader.read("`a` $b$ ``c`$`` $d$").nodes.compactMap { if case .code(let text) = $0.kind { text } else { nil } }
        #expect(code == ["a", "c`$"])
    }

    @Test func theLessonsOfTheCourseHaveNoMistakes() throws {
        let curriculum = try Curriculum(folder: Self.root.appendingPathComponent("Lessons"))
        #expect(!curriculum.files.isEmpty)
        for file in curriculum.files {
            let lesson = try LessonParser.read(file.path)
            #expect(lesson.warnings.isEmpty, "\(lesson.warnings)")
            #expect(Release.leaks(of: lesson).isEmpty, "\(Release.leaks(of: lesson))")
            let again = try Notebook.markdown(from: Notebook.export(lesson))
            #expect(again == lesson.text, "\(lesson.id) changes on its way through a notebook")
            let graded = try Notebook.markdown(from: Notebook.export(lesson, nbgrader: true))
            #expect(graded == lesson.text, "\(lesson.id) changes on its way through nbgrader")
        }
    }

    @Test func unknownLessonsHaveNearNames() throws {
        let curriculum = try Curriculum(folder: Self.root.appendingPathComponent("Lessons"))
        do { _ = try curriculum.file(of: "03-cnov"); Issue.record("there is no such lesson") } catch let unknown as UnknownLesson { #expect(unknown.near.first == "03-conv") }
        #expect(Suggestion.near("conv", among: ["03-conv", "04-pool"]) == ["03-conv"])
    }

    // MARK: - Release

    @Test func studentsGetNoSolution() throws {
        let text = try Release.studentVersion(of: Self.parse(Self.exercise))
        #expect(!text.contains("n * 2") && !text.contains("empty case") && !text.contains("BEGIN") && text.contains("raise NotImplementedError()") && text.contains("size(2) == 5"))
        let released = try Self.parse(text)
        #expect(released.settings.student && released.exercises[0].tests.count == 1)
        #expect(try Release.studentVersion(of: released) == text, "a released lesson is its own student version")
    }

    @Test func leaksAreRefused() throws {
        let hint = Self.exercise.replacing("Look at **n**.", with: "It is `return n * 2 + 1 if n else 0`.")
        let lesson = try Self.parse(hint)
        do { _ = try Release.studentVersion(of: lesson); Issue.record("a leak was released") } catch let error as LessonError {
            #expect(error.mistakes.map(\.line) == [18])
        }
        let test = try Self.parse(Self.exercise.replacing("Look at **n**.", with: "    assert size(0) == 0, \"the empty case is wrong\""))
        #expect(Release.leaks(of: test).map(\.line) == [18])
    }

    // MARK: - Records

    @Test func recordsSurviveJSON() throws {
        let record = RunRecord(lesson: "a", engine: "e", seed: 1, cells: [CellRecord(index: 0, status: .failed, seconds: 0.1)], events: [
            Event(cell: 0, line: 3, .text(TextOutput(stream: .stdout, text: "\u{1B}\0\n"))), Event(cell: 0, .curve(Curve(name: "loss", points: [.init(step: 0, value: .nan), .init(step: 1, value: .infinity)]))),
            Event(cell: 0, .limit(LimitReport(kind: .memory, message: "too much"))), Event(cell: 0, .timing(Timing(seconds: 1, steps: 2))),
        ])
        let again = try RunRecord(json: record.json())
        #expect(try again.json() == record.json())
        #expect(!again.succeeded && again.limit?.kind == .memory && again.failedCells == 1)
        #expect(throws: (any Error).self) { try RunRecord(json: Data("{}".utf8)) }
    }

    @Test func templatesAreLessons() throws {
        let lesson = try LessonParser.parse(Array(LessonTemplate.text(id: "04-pool", title: "Pool: \"max\" <b>_x_</b>").utf8), file: "Lessons/04-pool.md")
        #expect(lesson.id == "04-pool" && lesson.title == "Pool: \"max\" <b>_x_</b>" && lesson.warnings.isEmpty && lesson.points == 2)
        #expect(lesson.headings.first?.text == "Pool: \"max\" <b>_x_</b>")
    }

    @Test func notebooksThatAreNone() {
        for text in ["", "[]", "{\"nbformat\": 3, \"worksheets\": []}", "{\"cells\": 5, \"nbformat\": 4}"] {
            #expect(throws: Notebook.Unreadable.self) { try Notebook.markdown(from: Data(text.utf8)) }
        }
    }

    @Test func theCellsOneExerciseNeeds() throws {
        let first = "```{code-cell} python\na = 1\n```\n\n", other = "```{code-cell} python\n:label: b\n:tags: [exercise]\nb = 1\n```\n\n```{code-cell} python\n:tags: [test, points-1]\nassert b\n```\n\n"
        let lesson = try Self.parse("# T\n\n" + first + other + Self.exercise + first)
        let (part, exercise) = lesson.part(for: lesson.exercises[1])
        #expect(part.cells.map(\.index) == [0, 1, 2, 3] && part.cells[exercise.cell].label == "size" && part.cells[exercise.tests[0].cell].label == "size-test")
        #expect(part.exercises == [exercise] && exercise.tests.map(\.cell) == [2, 3])
    }
}
