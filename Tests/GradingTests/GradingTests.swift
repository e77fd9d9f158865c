import Foundation
import LessonModel
import Testing
@testable import Grading

/// Whole gradings with the program as it was built: what earns points and what does not.
struct GradingTests {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    static func files(_ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: fixtures.appendingPathComponent(folder).path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { fixtures.appendingPathComponent(folder).appendingPathComponent($0).path }
    }

    /// The program beside the tests.
    static var program: String? {
        let folder = Bundle.main.bundleURL.path.hasSuffix(".xctest") ? Bundle.main.bundleURL.deletingLastPathComponent() : Bundle.main.bundleURL
        let candidates = [ProcessInfo.processInfo.environment["LESSONS_BINARY"] ?? "", folder.appendingPathComponent("lessons").path, URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("lessons").path]
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private func grade(_ lesson: String, _ paths: [String], jobs: Int = 1, resume: Bool = false, in folder: URL) throws -> (results: [GradeResult], summary: Grader.Summary) {
        var options = Grader.Options()
        options.jobs = jobs
        options.resume = resume
        options.limits = Limits(steps: 300_000, seconds: 20)
        options.executable = try #require(Self.program, "the program lessons is not beside the tests")
        let lesson = try LessonParser.read(lesson)
        let grader = Grader(lesson, folder: folder, options: options)
        let found = try SubmissionFinder().find(paths, lesson: lesson.id)
        let summary = try grader.grade(found)
        return (try found.map { try GradeResult(json: Data(contentsOf: folder.appendingPathComponent($0.id + ".json"))) }, summary)
    }

    private func temporary() -> URL { FileManager.default.temporaryDirectory.appendingPathComponent("grading-\(UUID().uuidString)") }

    private static func needsCareful(_ path: String) -> Bool { (try? String(contentsOfFile: path, encoding: .utf8))?.contains("needs: careful-check") ?? false }

    @Test(arguments: files("exercise"))
    func onlyWorkEarnsPoints(exercise: String) throws {
        let folder = temporary()
        defer { try? FileManager.default.removeItem(at: folder) }
        // They are graded in the order of their names, right and wrong mixed: each could spoil the next.
        let all = Self.files("unearned") + Self.files("earned")
        let earned = Set(Self.files("earned").map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent })
        let careless = Set(all.filter(Self.needsCareful).map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent })
        let (results, _) = try grade(exercise, all, jobs: 2, in: folder)
        #expect(results.count == all.count)
        for result in results {
            if careless.contains(result.submission), !exercise.contains("careful") { continue }
            #expect(result.score == (earned.contains(result.submission) ? 10 : 0), "\(result.submission): \(result.score)")
            #expect(result.maxScore == 10)
        }
    }

    @Test func theSameBytesEachTime() throws {
        let exercise = try #require(Self.files("exercise").first)
        let (first, second) = (temporary(), temporary())
        defer { for folder in [first, second] { try? FileManager.default.removeItem(at: folder) } }
        let files = Self.files("earned") + Self.files("unearned").prefix(12)
        _ = try grade(exercise, files, jobs: 1, in: first)
        _ = try grade(exercise, files.reversed(), jobs: 2, in: second)
        for name in try FileManager.default.contentsOfDirectory(atPath: first.path) {
            #expect(FileManager.default.contentsEqual(atPath: first.appendingPathComponent(name).path, andPath: second.appendingPathComponent(name).path), "\(name)")
        }
        let again = try grade(exercise, files, resume: true, in: first)
        #expect(again.summary.kept == files.count)
    }

    @Test func nativeCodeReachesNothing() throws {
        let exercise = try #require(Self.files("exercise").first)
        var options = Grader.Options()
        options.executable = try #require(Self.program)
        let attempts = try Grader(try LessonParser.read(exercise), folder: temporary(), options: options).attempts()
        #expect(attempts.count >= 7)
        for (what, number) in attempts { #expect(number != 0, "\(what) was possible") }
    }

    @Test func brokenFilesGetResults() throws {
        let exercise = try #require(Self.files("exercise").first)
        let (folder, inputs) = (temporary(), temporary())
        defer { for folder in [folder, inputs] { try? FileManager.default.removeItem(at: folder) } }
        try FileManager.default.createDirectory(at: inputs, withIntermediateDirectories: true)
        try Data([0xFF, 0xFE, 0x00]).write(to: inputs.appendingPathComponent("latin.py"))
        try Data("{".utf8).write(to: inputs.appendingPathComponent("torn.ipynb"))
        let (results, summary) = try grade(exercise, [inputs.path, inputs.path + "/absent.md"], in: folder)
        #expect(results.map(\.status) == [.error, .error, .error] && summary.unreadable == 3)
        #expect(results.allSatisfy { $0.message?.isEmpty == false && $0.score == 0 && $0.maxScore == 10 })
    }
}

struct DigestTests {
    @Test func knownDigests() {
        #expect(SHA256.hexadecimal(Array("".utf8)) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SHA256.hexadecimal(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
