public import Foundation
internal import Glibc

/// The log of gradings beside the results: when, where and how long.  Results have none of that, so that they are the same each time.
public final class GradeLog: @unchecked Sendable {
    public struct Entry: Encodable, Sendable {
        var event: String
        var lesson: String
        var submission: String?
        var status: String?
        var score: Double?
        var seconds: Double?
        /// Of all submissions of a run.
        var count: Int?

        public init(event: String, lesson: String, submission: String? = nil, status: String? = nil, score: Double? = nil, seconds: Double? = nil, count: Int? = nil) {
            self.event = event
            self.lesson = lesson
            self.submission = submission
            self.status = status
            self.score = score
            self.seconds = seconds
            self.count = count
        }
    }

    private struct Line: Encodable {
        var time: String
        var host: String
        var process: Int32
        var entry: Entry

        func encode(to encoder: any Encoder) throws {
            try entry.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(time, forKey: .time)
            try container.encode(host, forKey: .host)
            try container.encode(process, forKey: .process)
        }

        enum Key: CodingKey { case time, host, process }
    }

    private let descriptor: Int32
    private let host: String

    /// Appends to `log.ndjson` in the folder; each shard has a file of its own, because appending is not atomic on every file system.  A log that cannot be written is left out.
    public init(folder: URL, shard: Shard?) {
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let name = shard.map { "log-\($0.index)-of-\($0.count).ndjson" } ?? "log.ndjson"
        var bytes = [UInt8](repeating: 0, count: 256)
        let isKnown = bytes.withUnsafeMutableBytes { space in space.bindMemory(to: CChar.self).baseAddress.map { gethostname($0, 255) == 0 } ?? false }
        host = isKnown ? String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) : ""
        descriptor = open(folder.appendingPathComponent(name).path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// One line, written at once.
    public func write(_ entry: Entry) {
        guard descriptor >= 0 else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = Line(time: Date().ISO8601Format(), host: host, process: getpid(), entry: entry)
        guard let data = try? encoder.encode(line) else { return }
        _ = Array(data + Data("\n".utf8)).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}
