import Foundation
import Testing

/// Generated programs: a short run of what `make fuzz` does at length.
@Suite(.serialized) struct FuzzTests {
    static let folder = ConformanceTests.root.deletingLastPathComponent().appendingPathComponent("Fuzz")

    /// What the programs of a file printed, program by program, without addresses and without the folder of the file.
    static func parts(_ text: String) -> [Substring] {
        let settled = text.replacing(#/ at 0x[0-9a-f]+/#, with: " at 0x").replacing(#/File "[^"]*\//#, with: "File \"")
        return ("\n" + settled).split(separator: "\n# ", omittingEmptySubsequences: false)
    }

    /// `recorded.py` holds 200 programs that `generate.py` wrote, `recorded.out` what CPython 3.11 printed.
    @Test func generatedProgramsPrintWhatTheyPrintInCPython() throws {
        let program = Self.folder.appendingPathComponent("recorded.py")
        let expected = Self.parts(try String(contentsOf: program.deletingPathExtension().appendingPathExtension("out"), encoding: .utf8))
        let result = try ConformanceTests.run(program)
        #expect(result.status == 0, "\(result.errors)")
        let printed = Self.parts(result.output)
        #expect(printed.count == expected.count && expected.count == 201)
        for (ours, theirs) in zip(printed, expected) where ours != theirs { Issue.record("a program prints \(ours.debugDescription), in CPython \(theirs.debugDescription)") }
    }

    /// Calls of PyTorch's operations with generated arguments: each may raise, and may reach a limit (status 4).
    @Test(arguments: [11, 12, 13, 14]) func operationsRaiseInsteadOfStopping(seed: Int) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).py")
        defer { try? FileManager.default.removeItem(at: file) }
        let operations = try String(contentsOf: Self.folder.appendingPathComponent("operations.py"), encoding: .utf8)
        try Data("SEED, COUNT, TRACE = \(seed), 500, True\n\(operations)".utf8).write(to: file)
        let result = try ConformanceTests.run(file)
        #expect(result.status == 0 || result.status == 4, "\(result.errors.suffix(400))")
    }

    /// Mutated programs, in processes of their own.
    @Test func mutatedProgramsDoNotStopTheInterpreter() throws {
        let out = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: out) }
        let process = Process(), pipe = Pipe()
        process.executableURL = Bundle.main.executableURL!.deletingLastPathComponent().appendingPathComponent("CrashFuzz")
        process.arguments = ["--seed", "7", "--count", "3000", "--share", "5", "--jobs", "2", "--out", out.path, ConformanceTests.root.path, Self.folder.path]
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && text.contains("0 stopped the process"), "\(text)")
    }
}
