import Runner
import Testing
@testable import Grading

/// Programs as syntax trees: what is alike, and what of a broken one is left.
struct SimilarityTests {
    static let original = """
    def strided(X, K, padding, stride):
        # the sizes first
        height, width = K.shape
        large = F.pad(X, (padding, padding, padding, padding))
        rows = (large.shape[0] - height) // stride + 1
        values = []
        for row in range(rows):
            line = [float((large[row:row + height, c:c + width] * K).sum()) for c in range(0, 9, stride)]
            values.append(line)
        return torch.tensor(values)

    """
    /// Other names, another comment, the statements in another order, sums turned around.
    static let copied = """
    def strided(img, ker, p, s):
        a, b = ker.shape
        out = []
        big = F.pad(img, (p, p, p, p))
        n = 1 + (big.shape[0] - a) // s
        for i in range(n):
            r = [float((big[i:a + i, j:b + j] * ker).sum()) for j in range(0, 9, s)]  # my own idea
            out.append(r)
        return torch.tensor(out)

    """
    static let other = """
    def strided(X, K, padding, stride):
        Y = torch.zeros(3, 3)
        i = 0
        while i < 3:
            for j in range(3):
                window = X.narrow(0, i, 2).narrow(1, j, 2)
                Y[i, j] = torch.dot(window.flatten(), K.flatten())
            i += 1
        return Y

    """

    private func results(_ programs: [String]) -> [GradeResult] {
        programs.enumerated().map { index, program in
            let exercise = GradeResult.Exercise(id: "e", score: 0, maxScore: 1, tests: [], message: nil, fingerprint: nil, program: program, line: 10)
            return GradeResult(lesson: "l", submission: "s\(index)", status: .graded, message: nil, score: 0, maxScore: 1, exercises: [exercise], engine: "e", lessonHash: "l", submissionHash: "\(index)",
                               limits: "", steps: 0, peakBytes: 0)
        }
    }

    @Test func renamedAndRearrangedCopiesAreFound() throws {
        let pairs = SimilarPrograms.pairs(results([Self.original, Self.other, Self.copied, "def strided(\n"]), exercise: "e")
        #expect(pairs.map { [$0.first.submission, $0.second.submission] } == [["s0", "s2"]])
        let pair = try #require(pairs.first)
        #expect(pair.share >= 80 && pair.firstLines.isSuperset(of: [3, 4, 8]) && pair.secondLines.isSuperset(of: [2, 4, 7]))
    }

    @Test func whatAllWroteIsNoCopy() {
        #expect(SimilarPrograms.pairs(results(Array(repeating: Self.original, count: 12)), exercise: "e").isEmpty)
        #expect(SimilarPrograms.pairs(results([Self.other, Self.original, "def f(x):\n    return x\n", "def g(y):\n    return y\n"]), exercise: "e").isEmpty)
    }

    @Test func numbersAndLibraryNamesCount() throws {
        func hashes(_ text: String) throws -> Set<UInt64> { Set(try #require(ProgramParts(text)).parts.map(\.hash)) }
        #expect(try hashes("def f(a):\n    return a.sum() + 2\n") == hashes("def f(b):\n    return 2 + b.sum()\n"))
        #expect(try hashes("def f(a):\n    return a.sum() + 2\n") != hashes("def f(a):\n    return a.sum() + 3\n"))
        #expect(try hashes("def f(a):\n    return a.sum() + 2\n") != hashes("def f(a):\n    return a.mean() + 2\n"))
        #expect(try hashes("def f(a, b):\n    return a.dot(b) - a\n") != hashes("def f(a, b):\n    return a - a.dot(b)\n"))
        #expect(ProgramParts("def f(:\n") == nil)
    }

    @Test func aBrokenPartHidesNoOther() {
        let outline = ProgramOutline("import torch\nx = (1\ndef f(a):\n    return a\nprint(f(2))\ny = 3\n")
        #expect(!outline.isWhole)
        #expect(outline.pieces.map(\.kind) == [.imports, .broken, .definition, .other, .definition])
        #expect(outline.pieces.map(\.names) == [[], ["x"], ["f"], [], ["y"]] && outline.pieces.map(\.line) == [1, 2, 3, 5, 6])
        #expect(ProgramOutline("@a\ndef f():\n    pass\n# end\nb = g()\n").pieces.map(\.kind) == [.definition, .other])
        #expect(ProgramOutline("").pieces.isEmpty && ProgramOutline("").isWhole)
    }
}
