import Foundation
import LessonModel
import Testing
@testable import Grading

/// Zip archives that are written, and the autograder in one.
struct ArchiveTests {
    private static func noise(_ count: Int, _ mask: UInt8) -> [UInt8] {
        var state: UInt64 = 1
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33) & mask
        }
    }

    static let samples: [[UInt8]] = [
        [], [7], Array("hello, hello, hello, hello".utf8), [UInt8](repeating: 0, count: 200_000), noise(100_000, 255), noise(130_000, 3),
        // The second half repeats what lies further back than a match can reach.
        noise(40_000, 255) + noise(40_000, 255), (0..<1_000).flatMap { Array("line \($0)\n".utf8) },
    ]

    @Test(arguments: samples.indices)
    func whatIsPackedComesBack(index: Int) throws {
        let sample = Self.samples[index]
        var zip = ZipWriter()
        zip.add("a/b.bin", sample, isProgram: true)
        zip.add("é.txt", Array("x".utf8))
        let bytes = zip.finished()
        let archive = try ZipArchive(bytes)
        #expect(archive.entries.map(\.name) == ["a/b.bin", "é.txt"])
        #expect(try archive.contents(of: archive.entries[0]) == sample && archive.contents(of: archive.entries[1]) == [0x78])
        #expect(bytes.count < sample.count + 400, "packing makes nothing larger")
        if Set(sample).count <= 4, sample.count > 1_000 { #expect(bytes.count < sample.count / 3) }
    }

    @Test func knownChecksum() { #expect(ZipWriter.checksum(Array("123456789".utf8)) == 0xCBF4_3926) }

    @Test func anAutograderHasEverything() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("autograder-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func file(_ name: String) throws -> String {
            try Data(name.utf8).write(to: folder.appendingPathComponent(name))
            return folder.appendingPathComponent(name).path
        }
        let lesson = try LessonParser.parse(Array(SubmissionTests.lesson.utf8), file: "course/two.md")
        let (program, libraries) = (try file("program"), try [file("ld-linux-test.so.2"), file("libx.so.1")])
        let archive = try ZipArchive(try Autograder.archive(lesson, program: program, libraries: libraries))
        #expect(archive.entries.map(\.name) == ["setup.sh", "run_autograder", "lesson/two.md", "bin/lessons", "lib/ld-linux-test.so.2", "lib/libx.so.1"])
        let script = String(decoding: try archive.contents(of: archive.entries[1]), as: UTF8.self)
        #expect(script.hasPrefix("#!/bin/sh\n") && script.contains("lib/ld-linux-test.so.2\" \"$source/bin/lessons\" grade") && script.contains("lesson/two.md"))
        #expect(throws: Autograder.Failure.self) { try Autograder.archive(lesson, program: program, libraries: [libraries[1]]) }
        #expect(throws: Autograder.Failure.self) { try Autograder.archive(lesson, program: folder.path + "/absent", libraries: libraries) }
        let odd = try LessonParser.parse(Array(SubmissionTests.lesson.utf8), file: "two$(x).md")
        #expect(throws: Autograder.Failure.self) { try Autograder.archive(odd, program: program, libraries: libraries) }
    }
}
