import Foundation
import Testing

/// Programs of `Tests/Conformance` with the output of CPython and PyTorch beside them: `lessons exec` must print the same.
///
/// `name.out` is the exact standard output of `name.py`; `name.err` the last line of standard error of a program that ends with
/// an uncaught exception.  `open.txt` names the programs whose output still differs: a program there that agrees is a failure, too, so the
/// list says how things stand.
@Suite(.serialized) struct ConformanceTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Conformance")

    /// The release build if it was named, else the one beside the tests.
    static let binary: URL = {
        if let path = ProcessInfo.processInfo.environment["LESSONS_BINARY"] { return URL(fileURLWithPath: path) }
        return Bundle.main.executableURL!.deletingLastPathComponent().appendingPathComponent("lessons")
    }()

    /// Folders below `Conformance` that hold programs, as "language/strings".
    static let areas: [String] = {
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        let programs = files.filter { expectation(of: $0) != nil }
        return Set(programs.map { $0.deletingLastPathComponent().path.dropFirst(root.path.count + 1) }).map(String.init).sorted()
    }()

    enum Expectation { case output(String), lastErrorLine(String) }

    static func expectation(of program: URL) -> Expectation? {
        guard program.pathExtension == "py" else { return nil }
        let base = program.deletingPathExtension()
        if let text = try? String(contentsOf: base.appendingPathExtension("out"), encoding: .utf8) { return .output(text) }
        if let text = try? String(contentsOf: base.appendingPathExtension("err"), encoding: .utf8) { return .lastErrorLine(lastLine(text)) }
        return nil
    }

    static func lastLine(_ text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        return lines.last { !$0.isEmpty } ?? ""
    }

    static func run(_ program: URL) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = binary
        process.arguments = ["exec", program.path]
        process.currentDirectoryURL = program.deletingLastPathComponent()
        process.standardInput = FileHandle.nullDevice
        // Files, not pipes: a program may print more than a pipe holds to either of them.
        let folder = FileManager.default.temporaryDirectory
        let name = UUID().uuidString
        let files = ["out", "err"].map { folder.appendingPathComponent("\(name).\($0)") }
        defer { files.forEach { try? FileManager.default.removeItem(at: $0) } }
        files.forEach { _ = FileManager.default.createFile(atPath: $0.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return (process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus, texts[0], texts[1])
    }

    /// Equal, or equal but for numbers that agree to one unit of their last printed digit or to 1e-4 relative: float sums
    /// depend on the order of the additions, which differs between processors in PyTorch itself.
    static func agrees(_ expected: String, _ actual: String) -> Bool {
        if expected == actual { return true }
        let number = #/[-+]?\d+\.\d*(?:[eE][-+]?\d+)?|[-+]?\d+[eE][-+]?\d+/#
        let shape = { (text: String) in text.replacing(number, with: "#").split(whereSeparator: \.isWhitespace) }
        guard shape(expected) == shape(actual) else { return false }
        return zip(expected.matches(of: number), actual.matches(of: number)).allSatisfy { pair in
            let (text, other) = (String(pair.0.output), String(pair.1.output))
            guard let a = Double(text), let b = Double(other) else { return text == other }
            let parts = text.lowercased().split(separator: "e")
            let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
            let scale = parts.count > 1 ? pow(10, Double(parts[1]) ?? 0) : 1
            return abs(a - b) <= max(1.01 * scale * pow(10, -Double(digits)), 1e-4 * abs(a))
        }
    }

    static let open: Set<String> = {
        let text = (try? String(contentsOf: root.appendingPathComponent("open.txt"), encoding: .utf8)) ?? ""
        return Set(text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
    }()

    @Test func openProgramsExist() {
        for name in Self.open { #expect(FileManager.default.fileExists(atPath: Self.root.appendingPathComponent(name).path), "\(name)") }
    }

    @Test(arguments: areas)
    func programsPrintWhatPyTorchPrints(area: String) throws {
        let folder = Self.root.appendingPathComponent(area)
        let programs = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).sorted { $0.path < $1.path }
        for program in programs {
            guard let expectation = Self.expectation(of: program) else { continue }
            let name = "\(area)/\(program.lastPathComponent)"
            let (status, output, errors) = try Self.run(program)
            if Self.open.contains(name) {
                let agrees: Bool
                switch expectation {
                case .output(let expected): agrees = Self.agrees(expected, output)
                case .lastErrorLine(let expected): agrees = status == 1 && Self.lastLine(errors) == expected
                }
                #expect(!agrees, "\(name) agrees now: take it out of open.txt")
                continue
            }
            switch expectation {
            case .output(let expected):
                #expect(Self.agrees(expected, output), "\(name): \(Self.firstDifference(expected, output)) \(Self.lastLine(errors))")
            case .lastErrorLine(let expected):
                #expect(status == 1, "\(name): exit status \(status)")
                #expect(Self.lastLine(errors) == expected, "\(name)")
            }
        }
    }

    static func firstDifference(_ expected: String, _ actual: String) -> String {
        let (want, got) = (expected.components(separatedBy: "\n"), actual.components(separatedBy: "\n"))
        for index in want.indices where index >= got.count || got[index] != want[index] {
            return "line \(index + 1): expected '\(want[index])', got '\(index < got.count ? got[index] : "nothing more")'"
        }
        return "more lines than expected"
    }
}
