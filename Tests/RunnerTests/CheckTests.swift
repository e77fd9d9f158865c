import Foundation
import LessonModel
import Testing
@testable import Runner

/// `lessons check`: what it finds, and what it leaves alone.
struct CheckTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func check(_ text: String, name: String = "01-a.md", mutants: Int = 100) throws -> CheckResult {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        var runner = LessonRunner()
        runner.executable = LessonTests.binary
        return try LessonCheck(runner: runner, options: RunOptions(timings: false), mutants: mutants).check(file.path).result
    }

    private func told(_ result: CheckResult) -> [String] { (result.mistakes + result.failures).map { "\($0.line): \($0.message)" } }

    /// A lesson with one exercise; the solution's lines and the tests' lines are given.
    private func lesson(_ solution: String, _ tests: String, tags: String = "exercise", more: String = "") -> String {
        """
        # A

        ```{code-cell} python
        scale = 3
        values = [1, 2, 3]
        ```

        ## Exercise: f

        ```{code-cell} python
        :label: f
        :tags: [\(tags)]

        def f(n, k=1):
            # BEGIN SOLUTION
        \(solution.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
            # END SOLUTION
        ```

        ```{code-cell} python
        :tags: [test, points-1]

        \(tests)
        ```
        \(more)
        """
    }

    // MARK: mutants

    private func mutants(_ body: String) throws -> [String] {
        let text = lesson(body, "assert f(1)")
        let lesson = try LessonParser.parse(Array(text.utf8), file: "a.md")
        return Mutant.mutants(of: lesson.cells[1]).map(\.change)
    }

    @Test func changesOfASolution() throws {
        #expect(try mutants("return n * 2 + k") == ["\"-(n * 2 + k)\" for \"n * 2 + k\"", "\"None\" for \"n * 2 + k\"", "\"+\" for \"*\"", "\"3\" for \"2\"", "\"1\" for \"2\"", "\"-\" for \"+\""])
        let loop = try mutants("total = 0\nfor i in range(n):\n    if i <= 3 and not k:\n        total += i\nreturn total")
        for wanted in ["\"n + 1\" for \"n\"", "\"n - 1\" for \"n\"", "\"<\" for \"<=\"", "\"or\" for \"and\"", "\"False\" for \"i <= 3 and not k\"", "without \"total += i\"", "\"-=\" for \"+=\"", "\"(k)\" for \"not k\""] {
            #expect(loop.contains(wanted) || loop.contains(wanted.replacing("-=", with: "-")), "\(wanted) in \(loop)")
        }
        let calls = try mutants("x = g(n, k, dim=1)\nx = x.sum()\nreturn x, k")
        for wanted in ["without \"dim=1\"", "\"mean\" for \"sum\"", "without \"x = x.sum()\"", "\"k, x\" for \"x, k\""] { #expect(calls.contains(wanted), "\(wanted) in \(calls)") }
        // Words, errors and what is outside the solution are left alone; equal texts appear once.
        #expect(try mutants("raise ValueError(f'no {n + 1}')") == ["without \"raise ValueError(f'no {n + 1}')\""])
        #expect(try mutants("'''The 1 + 1.'''\nreturn 'a + b'  # 1 + 1") == ["\"None\" for \"'a + b'\""])
    }

    @Test func everyMutantIsAProgramOfItsOwn() throws {
        let text = lesson("h = n + 2 * k\nif h < 0:\n    return 0\nreturn (h - k) // 2 + 1", "assert f(1)")
        let cell = try LessonParser.parse(Array(text.utf8), file: "a.md").cells[1]
        let all = Mutant.mutants(of: cell)
        #expect(Set(all.map(\.source)).count == all.count && all.count > 15 && !all.contains { $0.source == cell.source })
        #expect(all.allSatisfy { $0.source.hasPrefix("def f(n, k=1):\n    # BEGIN SOLUTION\n") && (16...19).contains($0.line) })
        #expect(Mutant.mutants(of: cell, count: 5).count == 5 && Mutant.mutants(of: cell, count: 0).isEmpty)
    }

    @Test func aSurvivorIsToldUnlessItIsExplained() throws {
        let weak = "assert f(3, 2) == 12\nassert f(0) == 1"
        let plain = try check(lesson("if n < 0:\n    return 0\nreturn n * 2 * k + (1 if n == 0 else 0)", weak))
        #expect(plain.mutants > 10 && plain.failures.contains { $0.line == 16 && $0.message.hasPrefix("the tests of \"f\" pass with") }, "\(told(plain))")
        let strong = "for n in (-2, -1, 0, 1, 2, 5):\n    for k in (1, 2, 3):\n        assert f(n, k) == (0 if n < 0 else n * 2 * k + (n == 0)), 'wrong'\nassert f(4) == 8 and type(f(0)) is int and type(f(-1)) is int"
        let explained = try check(lesson("if n < 0:  # mutant: an n of 0 gives 0 on both ways, but for the 1\n    return 0\nreturn n * 2 * k + (1 if n == 0 else 0)", strong))
        #expect(explained.failures.map(\.message) == ["every change of this line is caught; there is nothing to explain"], "\(told(explained))")
        let clean = try check(lesson("if n < 0:\n    return 0\nreturn n * 2 * k + (1 if n == 0 else 0)", strong))
        #expect(clean.isClean && clean.mutants > 10 && clean.explained == 0, "\(told(clean))")
        let needed = try check(lesson("# mutant: \"<=\" for \"<\": both give 0 there\nif n < 0:\n    return 0\nreturn n * 2 * k", strong.replacing(" + (n == 0)", with: "")))
        #expect(needed.isClean && needed.explained == 1, "\(told(needed))")
    }

    @Test func trialsSeeTheStateAndChangeNothing() throws {
        let text = lesson("values.append(n)\nreturn sum(values) * scale", "before = list(values)\nassert f(4) == 30, values\nassert values == before + [4]",
                          more: "\n```{code-cell} python\nprint(values)\n```\n")
        let result = try check(text)
        #expect(result.isClean, "\(told(result))")
    }

    @Test func endlessMutantsAreCaught() throws {
        let result = try check(lesson("i = 0\nwhile i < n:\n    i += 1\nreturn i", "assert f(3) == 3 and f(0) == 0 and f(7) == 7"))
        #expect(result.isClean && result.mutants >= 5, "\(told(result))")
    }

    // MARK: exercises

    @Test func startersMustFailAndSolutionsPass() throws {
        let empty = try check(lesson("return 1", "assert f"), mutants: 0)
        #expect(told(empty) == ["10: the starter of \"f\" passes all its tests"])
        let wrong = try check(lesson("return 1", "assert f(1) == 2, 'two'"))
        #expect(told(wrong) == ["23: cell 3 failed"] && wrong.limit == nil)
        let without = try check("# A\n\n```{code-cell} python\n:label: f\n:tags: [exercise]\n\ndef f():\n    raise NotImplementedError()\n```\n\n```{code-cell} python\n:tags: [test, points-1]\n\nassert f\n```\n")
        #expect(told(without) == ["3: exercise \"f\" has no solution"])
    }

    @Test func testsMayNotNeedAnotherExercise() throws {
        let second = "\n```{code-cell} python\n:label: g\n:tags: [exercise]\n\ndef g(n):\n    # BEGIN SOLUTION\n    return n + 1\n    # END SOLUTION\n```\n\n"
            + "```{code-cell} python\n:tags: [test, points-1]\n\nassert g(1) == 2 and f(1) == 1\n```\n\n```{code-cell} python\n:tags: [test, points-1, for-f]\n\nassert f(g(1)) == 2\n```\n"
        let result = try check(lesson("return n", "assert f(3) == 3", more: second), mutants: 0)
        #expect(told(result) == ["10: the tests of \"f\" need another exercise"])
    }

    @Test func solutionsObeyTheirRules() throws {
        let result = try check(lesson("return sum(n for n in range(n))", "assert f(3) == 3", tags: "exercise, forbid-sum, require-while"), mutants: 0)
        #expect(result.mistakes.map(\.message).sorted() == ["the solution of \"f\" does not use \"while\", which a tag requires", "the solution of \"f\" uses \"sum\", which a tag forbids"])
        #expect(result.mistakes.contains { $0.line == 16 })
    }

    // MARK: files

    @Test func limitsAndMistakesOfTheFile() throws {
        let broken = try check("# A\n\n```{code-cell} python\n:tags: [exersise]\n\nx = 1\n```\n")
        #expect(broken.lesson == nil && broken.mistakes.first?.line == 4)
        let endless = try check("---\noptions:\n  lesson:\n    steps: 100000\n---\n\n# A\n\n```{code-cell} python\nwhile True:\n    pass\n```\n")
        #expect(endless.limit == .steps && told(endless) == ["10: a limit stopped the lesson here"])
        let spaced = try check("# A\n\n\n\n```{code-cell} python\nx = 1\n```\n")
        #expect(told(spaced) == ["3: Jupytext would write this line in another way"])
    }

    @Test func linksToHeadingsOfOtherLessons() throws {
        try Data("# B\n\n## The size\n".utf8).write(to: folder.appendingPathComponent("02-b.md"))
        let result = try check("# A\n\n[one](02-b.md#the-size), [two](02-b.md#the-sise), [three](03-c.md), [four](#nowhere)\n")
        #expect(result.mistakes.map(\.message).sorted() == [
            "the link leads nowhere: 02-b.md has no heading #the-sise", "the link leads nowhere: 03-c.md", "the link leads nowhere: no heading #nowhere",
        ])
        #expect(result.mistakes.contains { $0.remedy == "write #the-size" })
    }

    @Test func translationsHaveTheCellsOfTheirOriginal() throws {
        let original = lesson("return n  # the same", "assert f(3) == 3, 'the same number'")
        try Data(original.utf8).write(to: folder.appendingPathComponent("01-a.md"))
        let good = original.replacing("# A\n", with: "# 甲\n").replacing("# the same", with: "# 一样").replacing("'the same number'", with: "'同一个数'")
        #expect(try check(good, name: "01-a.zh.md").isClean)
        func told(_ change: (String, String)) throws -> [String] { self.told(try check(good.replacing(change.0, with: change.1), name: "01-a.zh.md", mutants: 0)) }
        #expect(try told(("scale = 3", "scale = 4")) == ["4: the program differs from line 4 of 01-a.md: \"4\" stands for \"3\""])
        #expect(try told(("points-1", "points-2")) == ["21: the tags differ from those of line 21 of 01-a.md"])
        #expect(try told(("\n```{code-cell} python\nscale = 3\nvalues = [1, 2, 3]\n```\n", "")).first?.contains("label") == true)
        #expect(try self.told(check(good, name: "01-b.zh.md")) == ["1: there is no 01-b.md that this translates"])
    }

    // MARK: words of a program

    @Test func cellsInTwoLanguages() throws {
        func differs(_ a: String, _ b: String) throws -> Bool {
            func cell(_ text: String) throws -> Cell { try LessonParser.parse(Array("# A\n\n```{code-cell} python\n\(text)\n```\n".utf8), file: "a.md").cells[0] }
            return Translation.difference(try cell(a), try cell(b)) != nil
        }
        #expect(try !differs("x = 1  # 一\n", "x = 1  # one\n") && !differs("print('结果', x)", "print('结果', x)") && !differs("print(f'{x} 个')", "print(f'{x} of them')"))
        #expect(try differs("print(f'{y} 个')", "print(f'{x} of them')") && differs("mode = '最大'", "mode = 'max'") && differs("if x:\n    y = 1\n    z = 2", "if x:\n    y = 1\nz = 2") && differs("x = 1", "x = 1\ny = 2"))
    }
}
