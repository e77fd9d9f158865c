import Testing
@testable import Runner

/// Rules of exercises on the tree of the program.
struct StaticRuleTests {
    private func forbidden(_ name: String, _ source: String, context: [String] = ["import torch\nfrom torch import nn\nimport torch.nn.functional as F\n"]) -> Int? {
        StaticRules.breaches(in: source, line: 10, forbidden: [name], required: [], context: context).first?.line
    }

    private func isUsed(_ name: String, _ source: String) -> Bool { StaticRules.breaches(in: source, line: 1, forbidden: [], required: [name]).isEmpty }

    @Test(arguments: [
        "F.conv2d(x, k)", "torch.nn.functional.conv2d(x, k)", "nn.functional.conv2d(x, k)", "torch.conv2d(x, k)", "from torch.nn.functional import conv2d as c\nc(x, k)",
        "from torch.nn import functional\nfunctional.conv2d(x, k)", "import torch.nn.functional\ntorch.nn.functional.conv2d", "G = F\nG.conv2d(x, k)", "f = F.conv2d", "getattr(F, 'conv2d')(x, k)",
        "from torch.nn.functional import *\nconv2d(x, k)", "def f(F2=F):\n    import torch.nn.functional as A\n    return A.conv2d(x, k)", "[F.conv2d for _ in x]", "f'{F.conv2d(x, k)}'",
        "class A:\n    f = F.conv2d", "lambda: F.conv2d", "def f(F):\n    return F.conv2d(x)", "match x:\n    case 1 if F.conv2d: pass",
    ])
    func oneFunctionUnderManyNames(_ source: String) {
        #expect(forbidden("F.conv2d", source) != nil, "\(source)")
    }

    @Test(arguments: [
        "# F.conv2d\nx = 'F.conv2d'", "F.conv3d(x)", "conv2d = 3", "nn.Conv2d(1, 1, 3)", "x.conv2d_transposed", "def conv2d(x): return x\nconv2d(3)", "", "def (",
        "class A:\n    def conv2d(self): return self.conv2d",
    ])
    func whatIsNoUse(_ source: String) {
        #expect(forbidden("F.conv2d", source) == nil, "\(source)")
    }

    @Test func theLineIsThatOfTheFile() {
        #expect(forbidden("F.conv2d", "x = 1\ny = (\n    F.conv2d(x))\n") == 12)
        #expect(forbidden("for", "x = 1\nfor i in x:\n    pass\n") == 11)
    }

    @Test func methodsAndFunctionsOfTheLibraryAreOne() {
        #expect(forbidden("torch.matmul", "x.matmul(y)") != nil && forbidden("F.softmax", "scores.softmax(1)") != nil && forbidden("torch.permute", "x.permute(1, 0)") != nil)
        #expect(forbidden("nn.Linear", "x.Linear(1)") == nil && forbidden("torch.matmul", "self.matmul(y)") == nil)
        #expect(forbidden("sum", "x.sum()") != nil && forbidden("sum", "sum(x)") != nil && forbidden("sum", "torch.sum(x)") != nil)
        #expect(forbidden("sum", "def f(x):\n    sum = 0\n    for y in x:\n        sum += y\n    return sum") == nil)
    }

    private static let words: [(String, String)] = [
        ("for", "for i in x: pass"), ("while", "while x: pass"), ("loop", "[i for i in x]"), ("loop", "while x: pass"), ("comprehension", "sum(i for i in x)"), ("if", "a if b else c"), ("if", "[i for i in x if i]"),
        ("lambda", "f = lambda: 1"), ("import", "import math"), ("try", "try:\n    pass\nexcept E:\n    pass"), ("recursion", "def f(n):\n    return f(n - 1)"),
        ("recursion", "class A:\n    def f(self):\n        return self.f()"), ("@", "a @ b"), ("@", "a @= b"), ("**", "a ** 2"), ("==", "a == b"), ("in", "a in b"), ("and", "a and b"), ("not", "not a"), ("yield", "def f():\n    yield 1"),
    ]

    @Test func statementsAndOperators() {
        for (name, source) in Self.words {
            #expect(forbidden(name, source) != nil && isUsed(name, source), "\(name): \(source)")
            #expect(forbidden(name, "x = 1") == nil && !isUsed(name, "x = 1"))
        }
    }

    @Test func requiredThings() {
        let breaches = StaticRules.breaches(in: "y = F.relu(x)", line: 7, forbidden: ["while"], required: ["F.conv2d", "F.relu", "for"])
        #expect(breaches.map(\.name) == ["F.conv2d", "for"] && breaches.allSatisfy { $0.kind == .missing && $0.line == 7 })
        #expect(breaches.first?.message == "this exercise is to be solved with `F.conv2d`")
    }

    @Test func deepProgramsAreNoTrap() {
        let deep = String(repeating: "(", count: 150) + "F.conv2d" + String(repeating: ")", count: 150)
        #expect(forbidden("F.conv2d", deep) != nil)
        // Too deep for the parser: no program, so no breach; running it says why.
        #expect(forbidden("F.conv2d", "x = " + String(repeating: "1 + (", count: 20_000) + "F.conv2d") == nil)
    }
}
