import Foundation
import LessonModel
import Testing
@testable import Grading

/// Files of all kinds become cells, and cells become answers.
struct SubmissionTests {
    static let lesson = """
    # Two exercises

    ```{code-cell} python
    import torch
    ```

    ```{code-cell} python
    :label: double
    :tags: [exercise]

    def double(x):
        # BEGIN SOLUTION
        return 2 * x
        # END SOLUTION
    ```

    ```{code-cell} python
    :tags: [test, points-1]

    assert double(2) == 4
    ```

    ```{code-cell} python
    :label: half
    :tags: [exercise]

    def half(x):
        # BEGIN SOLUTION
        return x / 2
        # END SOLUTION
    ```

    ```{code-cell} python
    :tags: [test, hidden, remove-cell, points-2]

    assert half(3) == 1.5
    ```
    """

    private func parsed() throws -> Lesson { try LessonParser.parse(Array(Self.lesson.utf8), file: "two.md") }

    private func cells(_ text: String, _ path: String) throws -> [SubmittedCell] { try SubmittedCells.read(Array(text.utf8), path: path).get() }

    private func answers(_ text: String, _ path: String) throws -> [String?] {
        let lesson = try parsed()
        let matching = CellMatching(lesson, try cells(text, path))
        return lesson.exercises.map { matching.answer(to: $0)?.source.trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    @Test func cellsByLabelInAnyOrder() throws {
        let text = "```{code-cell} python\n:label: half\n\ndef half(x): pass\n```\ntext\n```{code-cell} python\n:label: double\n:tags: [exercise]\n\ndef double(x): return 1\n```\n"
        #expect(try answers(text, "a.md") == ["def double(x): return 1", "def half(x): pass"])
    }

    @Test func cellsByWhatTheyDefine() throws {
        #expect(try answers("# %%\ndef half(x): return 0\n# %%\ndouble = lambda x: x\n", "a.py") == ["double = lambda x: x", "def half(x): return 0"])
    }

    @Test func notebooksByNbgraderID() throws {
        let notebook = #"{"nbformat":4,"cells":[{"cell_type":"code","metadata":{"nbgrader":{"grade_id":"half"}},"source":["a = 1\n","b = 2"]},{"cell_type":"markdown","source":"x"}]}"#
        #expect(try answers(notebook, "a.ipynb") == [nil, "a = 1\nb = 2"])
    }

    @Test func aSplitCellGoesOn() throws {
        let lesson = try LessonParser.parse(Array(Self.lesson.replacing("    return 2 * x\n", with: "    return 2 * x\n    # x\n").utf8), file: "two.md")
        let parts = try cells("# %% double\nimport math\n# %%\ndef double(x):\n    return x\n# %% half\ndef half(x): return 1\n", "a.py")
        let first = CellMatching(lesson, parts).answer(to: lesson.exercises[0])
        #expect(first?.source.contains("import math") == true && first?.source.contains("def double") == true && first?.source.contains("half") == false)
    }

    @Test func helpersOfTheStudentComeAlong() throws {
        let answer = try answers("# %%\ndef helper(x):\n    return x\n# %%\nprint(1)\n# %% double\ndef double(x): return helper(x)\n", "a.py")[0]
        #expect(answer?.hasPrefix("def helper") == true && answer?.contains("print") == false)
    }

    @Test func aBareProgramAnswersEverything() throws {
        #expect(try answers("x = 1\n", "a.py") == ["x = 1", "x = 1"])
    }

    @Test(arguments: [("a.ipynb", "{", "JSON"), ("a.ipynb", "[]", "JSON"), ("a.ipynb", #"{"cells": 5}"#, "list of cells"), ("a.md", "only text", "no code cells"), ("a.py", " \n", "empty"), ("a.py", "a\0b", "null")])
    func whatCannotBeRead(path: String, text: String, message: String) {
        guard case .failure(let unreadable) = SubmittedCells.read(Array(text.utf8), path: path) else {
            Issue.record("\(path) was read")
            return
        }
        #expect(unreadable.message.contains(message))
    }

    @Test func deepJSONIsRefused() {
        let text = "{\"cells\": " + String(repeating: "[", count: 100_000)
        guard case .failure = SubmittedCells.read(Array(text.utf8), path: "a.ipynb") else {
            Issue.record("it was read")
            return
        }
    }

    @Test(arguments: [
        ("x/alice.ipynb", "alice"), ("lovelaceada_1001_555123_03-conv.ipynb", "lovelaceada_1001"), ("lovelaceada_LATE_1001_555123_03-conv-1.ipynb", "lovelaceada_1001"),
        ("a b/../c\u{301}.md", "c\u{301}"), (".md", "_.md"), ("we;ird$.py", "we-ird-"),
    ])
    func idsFromNames(path: String, id: String) throws {
        #expect(try SubmissionFinder().id(of: path, isFolder: false) == id)
    }

    @Test func idsFromMoodleAndPatterns() throws {
        #expect(try SubmissionFinder().id(of: "z/Ada Lovelace_123_assignsubmission_file_", isFolder: true) == "Ada-Lovelace_123")
        #expect(try SubmissionFinder(pattern: #"by-(\w+)/"#).id(of: "z/by-ada/x.md", isFolder: false) == "ada")
        #expect(throws: (any Error).self) { try SubmissionFinder(pattern: "(") }
    }
}

struct ShardTests {
    @Test func everySubmissionIsInOneShard() throws {
        let shards = try (0..<7).map { try Shard("\($0)/7", environment: [:]) }
        for number in 0..<500 { #expect(shards.count(where: { $0.contains("student\(number)") }) == 1) }
    }

    @Test func schedulersSayWhichShardItIs() throws {
        #expect(try Shard("auto", environment: ["SLURM_ARRAY_TASK_ID": "5", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_COUNT": "8"]) == Shard("4/8", environment: [:]))
        #expect(try Shard("auto", environment: ["JOB_COMPLETION_INDEX": "0", "LESSONS_SHARDS": "3"]) == Shard("0/3", environment: [:]))
        #expect(try Shard("auto", environment: ["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "2"]) == Shard("1/2", environment: [:]))
        #expect(try Shard("auto", environment: ["LESSONS_SHARD": "1/4"]) == Shard("1/4", environment: [:]))
    }

    @Test(arguments: ["", "1", "3/3", "-1/3", "a/b", "0/0", "1/2/3", "auto"])
    func whatIsNoShard(text: String) {
        #expect(throws: Shard.Wrong.self) { try Shard(text, environment: [:]) }
    }
}
