import Foundation
import Testing

/// The program as its users meet it: words, exit statuses, what goes to which stream.
@Suite(.serialized) struct CommandTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let binary: URL = {
        if let path = ProcessInfo.processInfo.environment["LESSONS_BINARY"] { return URL(fileURLWithPath: path) }
        return (Bundle.main.executableURL ?? root).deletingLastPathComponent().appendingPathComponent("lessons")
    }()

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("lessons-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appendingPathComponent("Lessons"), withIntermediateDirectories: true)
    }

    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let files = ["out", "err"].map { folder.appendingPathComponent($0) }
        files.forEach { _ = FileManager.default.createFile(atPath: $0.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return (process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus, texts[0], texts[1])
    }

    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }

    @Test func newListReleaseExport() throws {
        let made = try run(["new", "04-pool", "--title", "Pooling"])
        #expect(made.status == 0 && made.output == "Lessons/04-pool.md\n" && made.errors.isEmpty)
        #expect(try run(["new", "04-pool", "--title", "Again"]).status == 2)
        #expect(try run(["new", "../x", "--title", "Outside"]).status == 2)
        let list = try run(["list"])
        #expect(list.status == 0 && list.output == "04-pool  Pooling  (1 exercise, 2 points)\n")
        let json = try run(["list", "--json"])
        let entries = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
        #expect(entries?.first?["id"] as? String == "04-pool" && entries?.first?["exercises"] as? Int == 1)
        let student = try run(["release", "04-pool"])
        #expect(student.status == 0 && student.output.contains("NotImplementedError") && !student.output.contains("SOLUTION") && !student.output.contains("other shapes"))
        #expect(try run(["release", "04-pool", "--output", "Lessons/04-pool.md"]).status == 2)
        #expect(try run(["export", "04-pool", "--to", "ipynb", "--output", "a.ipynb"]).status == 0)
        let back = try run(["import", "a.ipynb"])
        let original = try String(contentsOf: folder.appendingPathComponent("Lessons/04-pool.md"), encoding: .utf8)
        #expect(back.status == 0 && back.output == original)
        #expect(try run(["export", "04-pool", "--to", "pdf"]).status == 2)
    }

    /// A device that is replaced by a file is missed by every program of the machine.
    @Test func pipesAndLinksStayWhatTheyAre() throws {
        #expect(try run(["new", "05-x", "--title", "X"]).status == 0)
        let pipe = folder.appendingPathComponent("pipe").path, link = folder.appendingPathComponent("link").path
        #expect(mkfifo(pipe, 0o600) == 0)
        let reader = Process()
        reader.executableURL = URL(fileURLWithPath: "/bin/sh")
        reader.arguments = ["-c", "cat '\(pipe)' > '\(folder.path)/copy.md'"]
        try reader.run()
        #expect(try run(["release", "05-x", "--output", "pipe"]).status == 0)
        reader.waitUntilExit()
        try write("real.md", "")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.md")
        #expect(try run(["release", "05-x", "--output", "link"]).status == 0)
        let student = try run(["release", "05-x"]).output
        for name in ["copy.md", "real.md"] { #expect(try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) == student) }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real.md")
        #expect(try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType != .typeRegular)
    }

    /// What is handed out must run where it is unpacked.
    @Test func releaseTakesPicturesAlong() throws {
        #expect(try run(["new", "04-pool", "--title", "Pooling"]).status == 0)
        let lessons = folder.appendingPathComponent("Lessons"), file = lessons.appendingPathComponent("04-pool.md")
        try FileManager.default.createDirectory(at: lessons.appendingPathComponent("images"), withIntermediateDirectories: true)
        try Data("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8).write(to: lessons.appendingPathComponent("images/a b.svg"))
        try (String(contentsOf: file, encoding: .utf8) + "\n![a square](images/a%20b.svg)\n").write(to: file, atomically: true, encoding: .utf8)
        #expect(try run(["release", "04-pool", "--output", "student/04-pool.md"]).status == 0)
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("student/images/a b.svg").path))
        #expect(try run(["list", "--lessons", "student"]).status == 0)
    }

    @Test func checkSaysWhatItFound() throws {
        #expect(try run(["new", "04-pool", "--title", "Pool: a"]).status == 0)
        let clean = try run(["check", "--all", "--json"])
        let results = try #require(JSONSerialization.jsonObject(with: Data(clean.output.utf8)) as? [[String: Any]])
        #expect(clean.status == 0 && results.count == 1 && results[0]["lesson"] as? String == "04-pool" && results[0]["mutants"] as? Int ?? 0 > 3 && (results[0]["failures"] as? [Any])?.isEmpty == true, "\(clean.errors)")
        // A translation beside it, with another program, is listed and found.
        let original = try String(contentsOf: folder.appendingPathComponent("Lessons/04-pool.md"), encoding: .utf8)
        try write("Lessons/04-pool.zh.md", original.replacing("arange(6.0)", with: "arange(8.0)[:6]"))
        #expect(try run(["list"]).output.contains("04-pool.zh"))
        let different = try run(["check", "04-pool.zh"])
        #expect(different.status == 2 && different.errors.contains("04-pool.zh.md:") && different.errors.contains("the program differs"))
        // A test that asks for too little.
        try write("Lessons/04-pool.md", original.replacing("assert sum_of_squares(values) == values.numel(), \"wrong for other shapes\"", with: "pass").replacing("torch.tensor([1.0, 2.0])) == 5", with: "torch.tensor([2.0, 0.0])) == 4"))
        let weak = try run(["check", "04-pool", "--jobs", "2"])
        #expect(weak.status == 1 && weak.errors.contains("the tests of \"sum-of-squares\" pass with \"*\" for \"**\""), "\(weak.errors)")
        #expect(try run(["check", "--all", "04-pool"]).status == 2 && run(["check", "--jobs", "0"]).status == 2)
    }

    @Test func wrongCommandsHaveStatusTwo() throws {
        try write("Lessons/03-conv.md", "# Convolution\n")
        let unknown = try run(["run", "03-cnov"])
        #expect(unknown.status == 2 && unknown.output.isEmpty && unknown.errors.contains("did you mean") && unknown.errors.contains("03-conv"))
        for arguments in [["run"], ["run", "--all", "03-conv"], ["fly"], ["run", "03-conv", "--kernels", "quick"], ["run", "03-conv", "--max-steps", "-1"], ["exec"], ["run", "Lessons/none.md"], ["run", "./Lessons/"]] {
            let result = try run(arguments)
            #expect(result.status == 2, "\(arguments): \(result)")
            #expect(result.output.isEmpty && !result.errors.isEmpty)
        }
    }

    @Test func aBrokenLessonIsToldWithItsLines() throws {
        try write("Lessons/bad.md", "# T\n\n```{code-cell} python\n:tags: [exersise]\n```\n\n```{raw}\n```\n")
        let result = try run(["run", "bad"])
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.errors == "Lessons/bad.md:4: error: unknown tag \"exersise\"; write \"exercise\"\n" + (result.errors.split(separator: "\n").dropFirst().joined(separator: "\n")) + "\n")
        #expect(result.errors.contains("Lessons/bad.md:7: error: unknown directive \"raw\""))
        let list = try run(["list"])
        #expect(list.status == 2 && list.errors.contains("bad.md:4"))
    }

    @Test func helpNamesEverythingWithAnExample() throws {
        let all = try run(["--help"])
        #expect(all.status == 0 && all.errors.isEmpty)
        for command in ["list", "run", "exec", "check", "new", "release", "export", "import", "site"] {
            #expect(all.output.contains(command))
            let help = try run([command, "--help"])
            #expect(help.status == 0 && help.output.contains("Example"), "\(command)")
        }
        #expect(try run(["--version"]).output.hasPrefix("0."))
        for shell in ["bash", "zsh", "fish"] { #expect(try run(["--generate-completion-script", shell]).output.contains("lessons")) }
    }

    @Test func lessonsAreFoundElsewhere() throws {
        try FileManager.default.createDirectory(at: folder.appendingPathComponent("course"), withIntermediateDirectories: true)
        try write("course/a.md", "# A\n")
        #expect(try run(["list", "--lessons", "course"]).output == "a  A\n")
        #expect(try run(["list"], environment: ["LESSONS_DIR": "course"]).output == "a  A\n")
        #expect(try run(["list", "--lessons", "none"]).status == 2)
    }
}
