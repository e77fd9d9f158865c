import CRuntime
import Foundation

// Looks for inputs that stop the interpreter itself.
//
//     CrashFuzz --seed 1 --count 2000000 [--jobs 2] [--share 20] [--out DIR] FOLDER…
//     CrashFuzz show SEED NUMBER FOLDER…          prints one input
//     CrashFuzz worker SEED FIRST LAST SHARE PROGRESS FOLDER…
//
// The folders hold the programs (`.py`) whose pieces are mutated.  Each job is a process of its own; when one dies or hangs, its parent names the input, writes it to
// DIR and goes on behind it.  Exit status: 0 when nothing was found.

setvbuf(stdout, nil, _IOLBF, 0)
var words = Array(CommandLine.arguments.dropFirst())

if words.first == "show", words.count > 3, let seed = UInt64(words[1]), let number = Int(words[2]) {
    FileHandle.standardOutput.write(Data(Corpus(folders: Array(words[3...])).input(seed, number)))
    exit(0)
}

if words.first == "worker", words.count > 6, let seed = UInt64(words[1]), let first = Int(words[2]), let last = Int(words[3]), let share = Int(words[4]), let progress = Progress(path: words[5]) {
    let worker = Worker(Corpus(folders: Array(words[6...])), seed: seed, progress: progress, share: max(1, share))
    let body = { worker.work(first..<last) }
    withoutActuallyEscaping(body) { body in
        var body = body
        withUnsafeMutablePointer(to: &body) { pointer in
            _ = crt_run_on_large_stack(1 << 28, 1 << 20, { $0?.assumingMemoryBound(to: (() -> Void).self).pointee() }, pointer)
        }
    }
    print("\(worker.parsed) \(worker.executed)")
    exit(0)
}

/// One job: the part of the inputs from `next` to `last`, and the process that works on it.
final class Job {
    let index: Int
    var next: Int
    let last: Int
    var process: Process?
    var output: Pipe?
    let progress: Progress
    let path: String
    var seen = -1
    var since = Date()
    init?(_ index: Int, _ range: Range<Int>, folder: String) {
        self.index = index
        next = range.lowerBound
        last = range.upperBound
        path = folder + "/progress\(index)"
        guard let progress = Progress(path: path) else { return nil }
        self.progress = progress
    }
}

struct Options {
    var seed: UInt64 = 1
    var count = 100_000
    var jobs = 2
    var share = 20
    var out = NSTemporaryDirectory() + "crash-fuzz"
    var folders: [String] = []

    init(_ words: [String]) {
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "--seed": seed = rest.popFirst().flatMap { UInt64($0) } ?? seed
            case "--count": count = rest.popFirst().flatMap { Int($0) } ?? count
            case "--jobs": jobs = max(1, rest.popFirst().flatMap { Int($0) } ?? jobs)
            case "--share": share = max(1, rest.popFirst().flatMap { Int($0) } ?? share)
            case "--out": out = rest.popFirst() ?? out
            default: folders.append(word)
            }
        }
    }
}

let options = Options(words)
let corpus = Corpus(folders: options.folders)
guard !corpus.programs.isEmpty else {
    print("no programs in \(options.folders)")
    exit(2)
}
try FileManager.default.createDirectory(atPath: options.out, withIntermediateDirectories: true)
var found = 0, parsed = 0, executed = 0

func start(_ job: Job) throws {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["worker", "\(options.seed)", "\(job.next)", "\(job.last)", "\(options.share)", job.path] + options.folders
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    job.progress.input = job.next
    job.since = Date()
    try process.run()
    job.process = process
    job.output = pipe
}

func report(_ job: Job, _ what: String) {
    found += 1
    let number = job.progress.input
    let file = options.out + "/input-\(options.seed)-\(number).py"
    FileManager.default.createFile(atPath: file, contents: Data(corpus.input(options.seed, number)))
    print("input \(number) (seed \(options.seed)): \(what); \(file)")
}

let portion = (options.count + options.jobs - 1) / options.jobs
var jobs = (0..<options.jobs).compactMap { Job($0, ($0 * portion)..<min(options.count, ($0 + 1) * portion), folder: options.out) }
for job in jobs { try start(job) }
while !jobs.isEmpty {
    usleep(100_000)
    for job in jobs {
        guard let process = job.process else { continue }
        if process.isRunning {
            let input = job.progress.input
            if input != job.seen { (job.seen, job.since) = (input, Date()) }
            guard Date().timeIntervalSince(job.since) > 60 else { continue }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            report(job, "no end after 60 s")
        } else if process.terminationReason == .exit, process.terminationStatus == 0 {
            let numbers = String(decoding: job.output?.fileHandleForReading.readDataToEndOfFile() ?? Data(), as: UTF8.self).split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
            if numbers.count == 2 { (parsed, executed) = (parsed + numbers[0], executed + numbers[1]) }
            jobs.removeAll { $0 === job }
            continue
        } else {
            report(job, "ended by \(process.terminationReason == .uncaughtSignal ? "signal" : "status") \(process.terminationStatus)")
        }
        job.next = job.progress.input + 1
        if job.next < job.last { try start(job) } else { jobs.removeAll { $0 === job } }
    }
}
print("\(options.count) inputs of seed \(options.seed): \(parsed) were programs, \(executed) of them ran; \(found) stopped the process")
exit(found == 0 ? 0 : 1)
