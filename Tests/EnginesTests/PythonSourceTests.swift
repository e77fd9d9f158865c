@testable import StandardModules
import Testing

@Suite struct PythonSourceTests {
    /// Modules that Swift code makes.
    private static let native: Set<String> = [
        "_bisect", "_collections", "_functools", "_heapq", "_inspect", "_json", "_mappings", "_operator", "_string", "_traceback", "abc", "gc", "hashlib",
        "itertools", "math", "random", "re", "struct", "sys", "time",
    ]

    @Test(arguments: PythonSource.names) func modulesImportOnlyWhatExists(_ name: String) throws {
        let source = try #require(PythonSource.module(name))
        #expect(source.hasPrefix("\"\"\""), "a module begins with its docstring")
        for line in source.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 2, words[0] == "import" || (words[0] == "from" && words.contains("import")) else { continue }
            let imported = String(words[1])
            #expect(Self.native.contains(imported) || PythonSource.names.contains(imported), "\(name) imports \(imported)")
        }
    }

    @Test(arguments: PythonSource.names) func allNamesAreDefined(_ name: String) throws {
        let source = try #require(PythonSource.module(name))
        guard let start = source.range(of: "__all__ = [") else { return }
        let list = source[start.upperBound...].prefix { $0 != "]" }
        for exported in list.split(separator: ",").map({ $0.filter { $0.isLetter || $0.isNumber || $0 == "_" } }) where !exported.isEmpty {
            let defined = ["def \(exported)(", "class \(exported)(", "class \(exported):", "\n\(exported) =", "= \(exported) =", ", \(exported)", "\n\(exported),", "import \(exported)"]
            #expect(defined.contains { source.contains($0) }, "\(name) exports \(exported)")
        }
    }

    @Test func unknownModulesHaveNoSource() {
        #expect(PythonSource.module("numpy") == nil)
        #expect(PythonSource.module("") == nil)
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
