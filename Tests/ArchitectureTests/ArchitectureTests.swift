import Foundation
import Testing

/// The layering, read from the sources: which target may import which, and where no file or socket can be opened.
struct ArchitectureTests {
    /// What each target may import beside itself and the Swift standard library.
    static let allowed: [String: Set<String>] = [
        "Kernels": ["COpenBLAS", "CVectorMath", "Darwin", "Glibc", "Dispatch", "Synchronization"],
        "Tensors": ["Kernels", "CRuntime", "CVectorMath", "Darwin", "Glibc", "Synchronization"],
        "Syntax": ["Glibc"],
        "Language": ["Syntax", "CRuntime", "BigInt", "Glibc", "Synchronization"],
        "StandardModules": ["Language", "Syntax", "BigInt", "Glibc", "Synchronization"],
        "TorchAPI": ["Tensors", "Language", "Syntax", "CLibrary", "Kernels", "BigInt", "Glibc", "Synchronization"],
        "LessonModel": ["CCMark", "Yams", "Foundation"],
        "Runner": [
            "CSandbox", "CRuntime", "Syntax", "Language", "StandardModules", "TorchAPI", "Tensors", "Kernels", "LessonModel", "Foundation", "FoundationNetworking", "Glibc",
            "Synchronization",
        ],
        "Report": ["CCMark", "Syntax", "LessonModel", "Mustache", "Foundation"],
        "Site": ["Syntax", "LessonModel", "Report", "Foundation"],
        "Grading": ["CSQLite", "LessonModel", "Runner", "Foundation", "Glibc"],
        "LessonsCommand": ["LessonModel", "Runner", "Report", "Site", "Grading", "ArgumentParser", "Dispatch", "Foundation", "Glibc"],
    ]

    /// Targets that a student's program reaches: their code can open no file and no socket.
    static let sealed = ["Kernels", "Tensors", "Syntax", "Language", "StandardModules", "TorchAPI"]

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func swiftFiles(of target: String) -> [URL] {
        let folder = root.appendingPathComponent("Sources").appendingPathComponent(target)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
    }

    static func imports(in text: String) -> [String] {
        // Text of the language, in raw literals of several lines, has imports of its own.
        var isQuoted = false
        return text.split(separator: "\n").compactMap { line in
            if isQuoted {
                isQuoted = !line.hasPrefix("\"\"\"#")
                return nil
            }
            if line.hasSuffix("#\"\"\"") {
                isQuoted = true
                return nil
            }
            var words = line.split(separator: " ").map(String.init)
            while let first = words.first, first.hasPrefix("@") || ["public", "internal", "private", "fileprivate", "package"].contains(first) {
                words.removeFirst()
            }
            guard words.first == "import", words.count >= 2 else { return nil }
            let kinds: Set<String> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let module = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
            return module.split(separator: ".").first.map(String.init)
        }
    }

    @Test(arguments: allowed.keys.sorted())
    func importsFollowTheLayers(target: String) throws {
        let files = Self.swiftFiles(of: target)
        #expect(!files.isEmpty, "no sources of \(target) found")
        for file in files {
            for module in Self.imports(in: try String(contentsOf: file, encoding: .utf8)) {
                #expect(Self.allowed[target, default: []].contains(module), "\(target)/\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    /// Modules in the language are part of the binary: the index must name each of them, and nothing else.
    @Test func theIndexOfTheLibraryIsComplete() throws {
        let folder = Self.root.appendingPathComponent("Sources/CLibrary")
        let index = try String(contentsOf: folder.appendingPathComponent("Index.inc"), encoding: .utf8)
        let named = Set(index.split(separator: "\n").filter { $0.hasPrefix("#embed") }.compactMap { $0.split(separator: "\"").dropFirst().first.map(String.init) })
        let files = FileManager.default.enumerator(at: folder.appendingPathComponent("Library"), includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        let present = Set(files.filter { $0.pathExtension == "py" }.map { String($0.path.dropFirst(folder.path.count + 1)) })
        #expect(named == present, "run Sources/CLibrary/make-index.sh")
    }

    /// Glibc is there for mathematics, clocks and threads; these names would open the sandbox.
    @Test(arguments: sealed)
    func sealedTargetsOpenNothing(target: String) throws {
        let forbidden = try NSRegularExpression(pattern: #"(?<![\w.])(fopen|open|openat|creat|socket|connect|bind|execv|execve|execvp|posix_spawn|fork|popen|system|dlopen|unlink|rename)\s*\("#)
        for file in Self.swiftFiles(of: target) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for (number, line) in text.components(separatedBy: "\n").enumerated() {
                let code = line.trimmingCharacters(in: .whitespaces)
                if code.hasPrefix("//") || code.hasPrefix("*") || code.contains("func ") || !text.contains("import Glibc") { continue }
                let range = NSRange(code.startIndex..., in: code)
                #expect(forbidden.firstMatch(in: code, range: range) == nil, "\(target)/\(file.lastPathComponent):\(number + 1) calls \(code)")
            }
        }
    }

    @Test func everyTargetIsListed() throws {
        let sources = try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("Sources").path)
        let swift = sources.filter { !Self.swiftFiles(of: $0).isEmpty }
        #expect(Set(swift) == Set(Self.allowed.keys))
    }
}
