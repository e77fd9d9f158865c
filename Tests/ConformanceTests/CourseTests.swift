import Foundation
import Testing

/// The lessons of the course print what CPython and PyTorch print, cell for cell.  `Tests/Fixtures/course` says how that was recorded.
@Suite(.serialized) struct CourseTests {
    private struct Expected: Decodable {
        var out: String
        var error: String?
        var trained: Bool?
    }

    private struct Record: Decodable {
        struct Event: Decodable {
            var cell: Int?
            var event: String
            var stream: String?
            var text: String?
            var plain: String?
            var type: String?
            var message: String?
        }

        var cells: [Cell]
        var events: [Event]

        struct Cell: Decodable { var status: String }
    }

    private static let project = ConformanceTests.root.deletingLastPathComponent().deletingLastPathComponent()
    private static let fixtures = project.appendingPathComponent("Tests/Fixtures/course")

    static let lessons = ((try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? [])
        .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()

    /// A lesson without recorded output would be checked by nobody.
    @Test func everyLessonIsRecorded() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.project.appendingPathComponent("Lessons").path)
        let names = files.filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { String($0.dropLast(3)) }.sorted()
        #expect(names == Self.lessons)
    }

    @Test(arguments: lessons) func cellsPrintWhatPyTorchPrints(lesson: String) throws {
        let expected = try JSONDecoder().decode([Expected].self, from: Data(contentsOf: Self.fixtures.appendingPathComponent("\(lesson).json")))
        let record = try Self.run(lesson)
        try #require(record.cells.count == expected.count, "\(lesson) has other cells than were recorded")
        for (index, want) in expected.enumerated() {
            let events = record.events.filter { $0.cell == index }
            let output = events.map { event in
                switch event.event {
                case "text": return event.stream == "stdout" ? event.text ?? "" : ""
                case "display": return (event.plain ?? "") + "\n"
                default: return ""
                }
            }.joined()
            let error = events.first { $0.event == "exception" }.map { "\($0.type ?? ""): \($0.message ?? "")" }?.split(separator: "\n").first.map(String.init)
            #expect(error == want.error, "\(lesson), cell \(index + 1)")
            #expect(
                want.trained == true ? Self.resembles(want.out, output) : ConformanceTests.agrees(want.out, output),
                "\(lesson), cell \(index + 1): \(ConformanceTests.firstDifference(want.out, output))")
        }
    }

    /// Runs a lesson in an empty folder, so that no data files are found and the built-in digits are used.
    private static func run(_ lesson: String) throws -> Record {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let process = Process()
        process.executableURL = ConformanceTests.binary
        process.arguments = ["run", project.appendingPathComponent("Lessons/\(lesson).md").path, "--json", "--no-timings", "--output", folder.path]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0, "\(lesson) does not hold")
        return try JSONDecoder().decode(Record.self, from: Data(contentsOf: folder.appendingPathComponent("\(lesson).json")))
    }

    /// The same words, and numbers that are close: what a training gives depends on the last bits of sums, whose order differs between processors.
    private static func resembles(_ expected: String, _ actual: String) -> Bool {
        if expected == actual { return true }
        let number = #/\d+(?:\.\d+)?/#
        let words = { (text: String) in text.replacing(number, with: "#").split(whereSeparator: \.isWhitespace) }
        guard words(expected) == words(actual) else { return false }
        return zip(expected.matches(of: number), actual.matches(of: number)).allSatisfy { pair in
            guard let a = Double(String(pair.0.output)), let b = Double(String(pair.1.output)) else { return false }
            // Shares of a few hundred pictures move by a few of them, counts by as many; losses of a diverging training by some percent.
            return abs(a - b) <= max(pair.0.output.contains(".") ? 0.04 : 15, 0.05 * abs(a))
        }
    }
}
