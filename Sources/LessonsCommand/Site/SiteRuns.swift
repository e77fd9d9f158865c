import Foundation
import LessonModel
import Report
import Runner
import Site

/// Runs the lessons of a site, several at a time, each in a worker of its own; those that did not change come from the cache.
struct SiteRuns {
    let options: RunOptions
    /// Lessons at a time.
    let jobs: Int
    let cache: RunCache?
    private let surroundings: String

    init(options: RunOptions, jobs: Int?, cache: RunCache?) {
        self.options = options
        self.jobs = jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount)
        self.cache = cache
        var hash = ContentHash()
        hash.add(RunCache.engine)
        hash.add("\(options.limits)")
        Self.addData(options.dataFolder, to: &hash)
        surroundings = hash.text
    }

    /// The contents of a data folder by names, sizes and times: the sets themselves are too large to be read each time.
    private static func addData(_ name: String?, to hash: inout ContentHash) {
        let folder = URL(fileURLWithPath: name ?? ProcessInfo.processInfo.environment["LESSONS_DATA"] ?? "data")
        hash.add(folder.path)
        guard let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.fileSizeKey, .contentModificationDateKey]) else { return }
        var lines: [String] = []
        while let file = walker.nextObject() as? URL, lines.count < 10_000 {
            let values = try? file.resourceValues(forKeys: [.fileSizeKey, .contentModificationDateKey])
            lines.append("\(file.path) \(values?.fileSize ?? 0) \(values?.contentModificationDate?.timeIntervalSince1970 ?? 0)")
        }
        for line in lines.sorted() { hash.add(line) }
    }

    /// Changes with the lesson, the program, the limits and the data.
    func key(of lesson: Lesson) -> String {
        var hash = ContentHash()
        hash.add(surroundings)
        hash.add(lesson.id)
        hash.add(lesson.text)
        for image in lesson.images { hash.add([UInt8](image.bytes)) }
        return hash.text
    }

    /// - Returns: the lessons with their records, the reference, and the exit status that the runs call for.
    func run(_ lessons: [CourseLesson]) throws -> (lessons: [CourseLesson], reference: [ReferenceEntry], status: Int32) {
        var runner = LessonRunner { Console.write($0) }
        runner.threads = max(1, ProcessInfo.processInfo.activeProcessorCount / min(jobs, lessons.count + 1))
        let shared = Results(lessons)
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = jobs
        queue.addOperation { [runner] in
            shared.attempt { shared.reference = try reference(runner) }
        }
        for (index, lesson) in lessons.enumerated() {
            queue.addOperation { [runner] in
                shared.attempt { shared.set(index, try run(lesson.lesson, runner)) }
            }
        }
        queue.waitUntilAllOperationsAreFinished()
        if let error = shared.error { throw error }
        return (shared.lessons, shared.reference, shared.status)
    }

    private func run(_ lesson: Lesson, _ runner: LessonRunner) throws -> RunRecord {
        let key = self.key(of: lesson)
        if let known: RunRecord = cache?.read(key, { try RunRecord(json: $0) }) { return known }
        var said = ""
        var console = ConsoleReport(lesson: lesson, terminal: Terminal(width: 100, unicode: Console.terminal().unicode), timings: false) { said += $0 }
        console.begin()
        let start = Date()
        let record = try runner.run(lesson, options: options) { console.take($0) }
        console.end(record)
        if record.succeeded {
            cache?.write(key, try record.json())
            Console.write("\(lesson.file): \(String(format: "%.1f", Date().timeIntervalSince(start))) s\n")
        } else {
            // All of what `lessons run` would say, in one piece among what other workers say.
            Console.write(said)
            if let limit = record.limit { Console.write("limit: \(limit.kind.rawValue)\n") }
        }
        return record
    }

    private func reference(_ runner: LessonRunner) throws -> [ReferenceEntry] {
        var hash = ContentHash()
        hash.add(RunCache.engine)
        hash.add("reference")
        if let known: [ReferenceEntry] = cache?.read(hash.text, { try JSONDecoder().decode([ReferenceEntry].self, from: $0) }) { return known }
        let entries = try Reference.entries(runner)
        cache?.write(hash.text, try JSONEncoder().encode(entries))
        return entries
    }

    /// What the workers have brought so far.
    private final class Results: @unchecked Sendable {
        private let lock = NSLock()
        private(set) var lessons: [CourseLesson]
        private(set) var status = Status.held
        private(set) var error: (any Error)?
        var reference: [ReferenceEntry] = []

        init(_ lessons: [CourseLesson]) { self.lessons = lessons }

        func set(_ index: Int, _ record: RunRecord) {
            lock.withLock {
                lessons[index].record = record
                if !record.succeeded { status = Status.failed }
            }
        }

        func attempt(_ work: () throws -> Void) {
            do {
                try work()
            } catch {
                lock.withLock { self.error = self.error ?? error }
            }
        }
    }
}
