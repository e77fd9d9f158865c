import Foundation
import LessonModel
import Testing
@testable import Grading

/// What students are told about mistakes that many make, and what the batch as a whole does.
struct MistakeTests {
    static let lesson = """
    ---
    options:
      lesson:
        format: 1
        id: strides
        attempts: 2
    ---
    # Strides

    ```{code-cell} python
    import torch
    import torch.nn.functional as F
    from torch import nn
    ```

    ## Exercise: padding by hand (6 points)

    ```{code-cell} python
    :label: strided
    :tags: [exercise]

    def strided(X, K, padding=0, stride=1):
        # BEGIN SOLUTION
        h, w = K.shape
        P = torch.zeros(X.shape[0] + 2 * padding, X.shape[1] + 2 * padding)
        P[padding:padding + X.shape[0], padding:padding + X.shape[1]] = X
        Y = torch.zeros((P.shape[0] - h) // stride + 1, (P.shape[1] - w) // stride + 1)
        for i in range(Y.shape[0]):
            for j in range(Y.shape[1]):
                Y[i, j] = (P[i * stride:i * stride + h, j * stride:j * stride + w] * K).sum()
        return Y
        # END SOLUTION
    ```

    ```{code-cell} python
    :tags: [test, points-2]

    assert strided(torch.arange(20.0).reshape(4, 5), torch.ones(3, 2), 1, 2).shape == (2, 3), "sizes"
    ```

    ```{code-cell} python
    :tags: [test, hidden, points-4, remove-cell]

    for h, w, kh, kw, p, s in [(5, 7, 2, 3, 0, 1), (6, 4, 3, 3, 1, 2), (7, 9, 1, 4, 2, 3)]:
        A, B = torch.randn(h, w), torch.randn(kh, kw)
        assert torch.allclose(strided(A, B, p, s), F.conv2d(A[None, None], B[None, None], padding=p, stride=s)[0, 0], atol=1e-5), "values"
    ```
    """

    static let right = """
    def strided(X, K, padding=0, stride=1):
        h, w = K.shape
        P = F.pad(X, (padding, padding, padding, padding))
        Y = torch.zeros((P.shape[0] - h) // stride + 1, (P.shape[1] - w) // stride + 1)
        for i in range(Y.shape[0]):
            for j in range(Y.shape[1]):
                Y[i, j] = (P[i * stride:i * stride + h, j * stride:j * stride + w] * K).sum()
        return Y

    """

    /// A change of the right program, and words of what its author is told.
    static let mistakes: [(wrong: String, right: String, told: String)] = [
        ("    Y", "    return Y", "returns None"), ("return Y.t()", "return Y", "rows and columns are exchanged"), ("return Y.double()", "return Y", "float64"), ("return Y.tolist()", "return Y", "returns a list"),
        ("(0, 0, 0, 0)", "(padding, padding, padding, padding)", "`padding` makes no difference"), ("(padding, 0, padding, 0)", "(padding, padding, padding, padding)", "`padding` counts once"),
        (" // stride", " // stride + 1", "`+ 1` missing"), ("w, h = K.shape", "h, w = K.shape", "height and width have changed places"), ("        return Y", "    return Y", "inside a loop"),
        ("range(Y.shape[0] - 1)", "range(Y.shape[0])", "one turn too early"), ("range(1, Y.shape[1])", "range(Y.shape[1])", "one turn too late"), ("* K.flip(0, 1))", "* K)", "`K` is flipped"),
        ("X.mul_(2)\n    h, w =", "h, w =", "changes a tensor"), ("raise NotImplementedError()", "h, w = K.shape", "not written yet"),
    ]

    private func grade(_ sources: [String], attempt: Int? = nil, steps: Int = 300_000) throws -> [GradeResult] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mistakes-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = Grader.Options()
        options.limits = Limits(steps: steps, seconds: 20)
        options.attempt = attempt
        options.executable = try #require(GradingTests.program, "the program lessons is not beside the tests")
        let lesson = try LessonParser.parse(Array(Self.lesson.utf8), file: "strides.md")
        let submissions = sources.enumerated().map { Submission(id: "s\($0.offset)", path: "s\($0.offset).py", content: .success(Array($0.element.utf8))) }
        _ = try Grader(lesson, folder: folder, options: options).grade(submissions)
        return try submissions.map { try GradeResult(json: Data(contentsOf: folder.appendingPathComponent($0.id + ".json"))) }
    }

    @Test func typicalMistakesAreNamed() throws {
        let sources = Self.mistakes.map { Self.right.replacing($0.right, with: $0.wrong) }
        let results = try grade([Self.right] + sources)
        #expect(results[0].score == 6)
        for (result, mistake) in zip(results.dropFirst(), Self.mistakes) {
            let told = result.exercises[0].tests.map { "\($0.message) \($0.diagnosis ?? "")" }.joined(separator: "; ")
            #expect(result.score < 6 && told.contains(mistake.told), "\(mistake.wrong): \(told)")
            // Nothing of the hidden test's own text.
            #expect(!told.contains("randn") && !told.contains("allclose"))
        }
    }

    @Test func whatTheLessonImportedNeedsNoImport() throws {
        let results = try grade([Self.right, "from torch.nn.functional import pad\n" + Self.right.replacing("F.pad", with: "pad"), "import a_library_that_is_not_here\n" + Self.right, Self.right + "\nprint(strided(my_picture, K))\n"])
        #expect(results.map(\.score) == [6, 6, 6, 6])
        #expect(results[3].exercises[0].message?.contains("my_picture") == true)
    }

    @Test func theLibraryIsSealed() throws {
        let change = "class Own:\n    pass\nsetattr(Own, 'extra', 1)\nsetattr(nn.Module, 'extra', 1)\n"
        let result = try grade([change + Self.right, "torch.allclose = lambda *a, **k: True\n" + Self.right.replacing("return Y", with: "return Y + 1")])
        #expect(result[0].exercises[0].message?.contains("cannot set 'extra' attribute of immutable type 'Module'") == true)
        #expect(result[1].score == 2)
    }

    @Test func attemptsAreCounted() throws {
        let results = try grade([Self.right], attempt: 2) + grade([Self.right], attempt: 3)
        #expect(results.map(\.score) == [6, 0] && results[1].message == "attempt 3 is not counted: this lesson allows 2")
    }

    @Test func attemptsInAFolder() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("attempts-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["ada_7_71_strides.py", "ada_7_72_strides-1.py", "ada_7_80_strides-2.py", "ada_7_81_strides-10.py", "bob.md", "bob.ipynb"] { try Data(name.utf8).write(to: folder.appendingPathComponent(name)) }
        func chosen(_ attempts: Int?) throws -> [String] {
            try SubmissionFinder().find([folder.path], lesson: "strides", attempts: attempts).map { "\(($0.path as NSString).lastPathComponent) \($0.attempt ?? 0)" }
        }
        #expect(try chosen(nil) == ["ada_7_81_strides-10.py 4", "bob.ipynb 2"])
        #expect(try chosen(2) == ["ada_7_72_strides-1.py 2", "bob.ipynb 2"])
    }

    /// SIGTERM as a cluster sends it: what is in hand is finished, and the same command goes on later to the same bytes.
    @Test func anInterruptedBatchGoesOn() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("interrupted-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let inputs = folder.appendingPathComponent("in")
        try FileManager.default.createDirectory(at: inputs, withIntermediateDirectories: true)
        try Data(Self.lesson.utf8).write(to: folder.appendingPathComponent("strides.md"))
        for number in 0..<60 { try Data("def strided(X, K, padding=0, stride=1):\n    for i in range(\(200_000 + number)):\n        i + i\n    return X\n".utf8).write(to: inputs.appendingPathComponent("s\(number).py")) }
        let program = try #require(GradingTests.program)
        func start(_ out: String) throws -> Process {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = ["grade", folder.path + "/strides.md", inputs.path, "--out", folder.path + "/" + out, "--resume"]
            process.standardError = FileHandle.nullDevice
            try process.run()
            return process
        }
        func files(_ out: String) -> [String: Data] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + out)) ?? []
            return Dictionary(uniqueKeysWithValues: names.filter { !$0.hasSuffix(".ndjson") }.map { ($0, FileManager.default.contents(atPath: folder.path + "/\(out)/\($0)") ?? Data()) })
        }
        let stopped = try start("stopped")
        for _ in 0..<2_000 where files("stopped").count < 3 { usleep(10_000) }
        stopped.terminate()
        stopped.waitUntilExit()
        let first = files("stopped")
        #expect(stopped.terminationReason == .exit && stopped.terminationStatus == 143)
        #expect(first.count < 60 && first.keys.allSatisfy { !$0.hasPrefix(".") && $0.hasSuffix(".json") })
        for out in ["stopped", "whole"] {
            let process = try start(out)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        #expect(files("whole").count == 60 && files("whole") == files("stopped"))
        let log = String(decoding: FileManager.default.contents(atPath: folder.path + "/stopped/log.ndjson") ?? Data(), as: UTF8.self).split(separator: "\n")
        #expect(log.count == 60 + 4 && log.allSatisfy { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) is [String: Any] })
    }
}
