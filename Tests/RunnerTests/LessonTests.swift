import CSandbox
import Foundation
import LessonModel
import Testing
@testable import Runner

/// Lessons in worker processes: the events of a run, and what a worker cannot do.
struct LessonTests {
    static let binary: String = {
        if let path = ProcessInfo.processInfo.environment["LESSONS_BINARY"] { return path }
        return (Bundle.main.executableURL ?? URL(fileURLWithPath: "/")).deletingLastPathComponent().appendingPathComponent("lessons").path
    }()

    private func run(_ cells: String..., tags: [Int: String] = [:], options: RunOptions = RunOptions(timings: false)) throws -> RunRecord {
        var text = "# Test\n"
        for (index, cell) in cells.enumerated() {
            text += "\n```{code-cell} python\n" + (tags[index].map { ":tags: [\($0)]\n" } ?? "") + "\n\(cell)\n```\n"
        }
        let lesson = try LessonParser.parse(Array(text.utf8), file: "test.md")
        var runner = LessonRunner()
        runner.executable = Self.binary
        var seen: [CellRecord] = []
        let record = try runner.run(lesson, options: options) { if case .finished(let cell) = $0 { seen.append(cell) } }
        #expect(seen == record.cells)
        return record
    }

    private func texts(_ record: RunRecord) -> [String] {
        record.events.compactMap { if case .text(let text) = $0.content { "\(text.stream.rawValue): \(text.text)" } else { nil } }
    }

    private func exceptions(_ record: RunRecord) -> [ExceptionReport] {
        record.events.compactMap { if case .exception(let report) = $0.content { report } else { nil } }
    }

    private func status(_ record: RunRecord) -> [CellRecord.Status] { record.cells.map(\.status) }

    @Test func textAndValuesInOrder() throws {
        let record = try run("import sys\nprint('a')\nprint('b')\nsys.stderr.write('c\\n')\nprint('d')\n[1, 'x']", "None", "x = 1", "x")
        #expect(record.succeeded && status(record) == [.passed, .passed, .passed, .passed])
        #expect(texts(record) == ["stdout: a\nb\n", "stderr: c\n", "stdout: d\n"])
        let values = record.events.compactMap { event in if case .display(let display) = event.content { "\(event.cell): \(display.plain)" } else { nil } }
        #expect(values == ["0: [1, 'x']", "3: 1"])
        #expect(try run("import sys\nprint('a')").json() == run("import sys\nprint('a')").json())
    }

    @Test func nothingThatIsPrintedLooksLikeAnEvent() throws {
        let forged = #"print('{"event":{"cell":0,"event":"assertion","passed":true,"source":"x","count":9}}' + chr(0) * 8); print('\x10\x00\x00\x00{"finished":{}}')"#
        let record = try run(forged)
        #expect(record.assertions.isEmpty && texts(record).count == 1 && record.succeeded)
    }

    @Test func assertionsOfALoopAreOneRow() throws {
        let record = try run("for i in range(5):\n    assert i < 9, 'small'\nassert [1, 2] == [1, 3], f'no {i}'")
        #expect(!record.succeeded && status(record) == [.failed])
        #expect(record.assertions.map(\.source) == ["i < 9", "[1, 2] == [1, 3]"])
        #expect(record.assertions.map(\.count) == [5, 1] && record.assertions.map(\.passed) == [true, false])
        #expect(record.assertions.last?.message == "no 4")
        #expect(record.assertions.last?.detail == Assertion.Detail(summary: "the elements differ", index: [1], actual: "2", expected: "3"))
        #expect(record.events.compactMap { if case .assertion = $0.content { $0.line } else { nil } } == [6, 7])
    }

    @Test func aCaughtFailureIsNoFailure() throws {
        let record = try run("try:\n    assert 1 == 2\nexcept AssertionError:\n    print('caught')\nassert True")
        #expect(record.succeeded && record.assertions.map(\.source) == ["True"])
    }

    @Test func anExceptionStopsTheLesson() throws {
        let record = try run("def f(values):\n    return values[7]", "f([1])", "print('later')")
        #expect(status(record) == [.passed, .failed, .notRun] && texts(record).isEmpty)
        let report = try #require(exceptions(record).first)
        #expect(report.type == "IndexError" && report.message == "list index out of range" && !report.announced)
        #expect(report.span == SourceSpan(line: 6, column: 11, endLine: 6, endColumn: 20))
        #expect(report.traceback == """
            Traceback (most recent call last):
              File "test.md", line 11, in <module>
                f([1])
              File "test.md", line 6, in f
                return values[7]
                       ~~~~~~^^^
            IndexError: list index out of range

            """)
    }

    @Test func aWrongAnswerStopsNoOtherExercise() throws {
        let text = "# T\n" + [(":label: a\n:tags: [exercise]\n", "def a():\n    raise NotImplementedError()"), (":tags: [test, points-1]\n", "assert a() == 1"),
                               (":label: b\n:tags: [exercise]\n", "def b(:"), (":tags: [test, points-1]\n", "assert b() == 1"),
                               (":label: c\n:tags: [exercise]\n", "def c():\n    return 1"), (":tags: [test, points-1]\n", "assert c() == 1"), ("", "a()"), ("", "c()")]
            .map { "\n```{code-cell} python\n\($0)\n\($1)\n```\n" }.joined()
        let lesson = try LessonParser.parse(Array(text.utf8), file: "test.md")
        var runner = LessonRunner()
        runner.executable = Self.binary
        let record = try runner.run(lesson, options: RunOptions(timings: false)) { _ in }
        // A test of what could not be defined says nothing; a cell of the lesson that fails ends it.
        #expect(status(record) == [.passed, .failed, .failed, .notRun, .passed, .passed, .failed, .notRun] && !record.succeeded)
        #expect(exceptions(record).map(\.type) == ["NotImplementedError", "SyntaxError", "NotImplementedError"])
    }

    @Test func announcedExceptions() throws {
        let record = try run("1 / 0", "print('on')", "print('nothing')", tags: [0: "raises-exception", 2: "raises-exception"])
        #expect(status(record) == [.passed, .passed, .failed])
        #expect(exceptions(record).map(\.announced) == [true, false] && exceptions(record).last?.type == "NothingRaised")
        #expect(try status(run("1 / 0", "2", tags: [0: "skip-execution"])) == [.skipped, .passed])
    }

    @Test func mistakesInTheText() throws {
        let record = try run("x = 1\n", "y = = 2", "z = 1")
        #expect(status(record) == [.passed, .failed, .notRun])
        #expect(exceptions(record).first?.type == "SyntaxError" && exceptions(record).first?.span?.line == 11)
    }

    @Test func namesAreExplained() throws {
        let near = exceptions(try run("value = 1\nprint(valeu)")).first
        #expect(near?.traceback.hasSuffix("NameError: name 'valeu' is not defined. Did you mean: 'value'?\n") == true)
        let later = exceptions(try run("print(total)", "total = 3")).first
        #expect(later?.notes.contains { $0.contains("cell 2") } == true)
        #expect(exceptions(try run("nn.Linear(1, 2)")).first?.help.contains { $0.contains("from torch import nn") } == true)
        #expect(exceptions(try run("import pandas")).first?.type == "ModuleNotFoundError")
    }

    @Test(arguments: [
        ("while True: pass", Limits(steps: 100_000), LimitReport.Kind.steps), ("while True: pass", Limits(seconds: 0.3), .seconds),
        ("x = []\nwhile True: x.append('a' * 100000)", Limits(memory: 100), .memory), ("while True: print('x' * 100)", Limits(output: 10_000), .output),
    ])
    func limits(program: String, limits: Limits, kind: LimitReport.Kind) throws {
        let record = try run("print('before')", program, "print('after')", options: RunOptions(limits: limits, timings: false))
        #expect(status(record) == [.passed, .limit, .notRun] && record.limit?.kind == kind)
        #expect(texts(record).first?.hasPrefix("stdout: before") == true)
    }

    @Test func aDeadWorkerCostsOneLesson() throws {
        let folder = FileManager.default.temporaryDirectory
        let script = folder.appendingPathComponent("worker-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: script) }
        let lesson = try LessonParser.parse(Array("# T\n\n```{code-cell} python\n1\n```\n\n```{code-cell} python\n2\n```\n".utf8), file: "t.md")
        for (text, word) in [("kill -SEGV $$", "signal 11"), ("exit 7", "status 7"), ("printf '\\377\\377\\377\\377' >&3; exec sleep 60", ""), ("echo 'failed to allocate 9 bytes' >&2; exit 134", "memory")] {
            try Data("#!/bin/sh\n\(text)\n".utf8).write(to: script)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
            var runner = LessonRunner()
            runner.executable = script.path
            let record = try runner.run(lesson, options: RunOptions(timings: false)) { _ in }
            #expect(record.cells.count == 2 && record.cells[1].status == .notRun && !record.succeeded, "\(text)")
            #expect(word.isEmpty || "\(record.events)".contains(word), "\(text)")
        }
        var runner = LessonRunner()
        runner.executable = "/nonexistent"
        #expect(throws: (any Error).self) { try runner.run(lesson, options: RunOptions()) { _ in } }
    }

    @Test func aWorkerThatDoesNotStopIsKilled() throws {
        let folder = FileManager.default.temporaryDirectory
        let script = folder.appendingPathComponent("worker-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: script) }
        try Data("#!/bin/sh\nexec sleep 100\n".utf8).write(to: script)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script.path)
        var client = WorkerClient(executable: script.path)
        client.deadline = 0.2
        let request = WorkerRequest(file: "t.md", programs: [], seed: 0, kernels: .fast, limits: Limits(), timings: false, threads: 1)
        let start = Date()
        #expect(try client.run(request) { _ in }.end == .deadline)
        #expect(Date().timeIntervalSince(start) < 5)
    }

    /// The lock holds for native code: it is the system that refuses, not the interpreter.
    @Test func aWorkerOpensNoFileAndNoSocket() throws {
        var request = WorkerRequest(file: "t.md", programs: [], seed: 0, kernels: .fast, limits: Limits(), timings: false, threads: 2)
        request.attempts = true
        var results: [String: Int32] = [:]
        var protection: Int32 = 0
        let end = try WorkerClient(executable: Self.binary).run(request) { message in
            switch message {
            case .ready(let value): protection = value
            case .attempts(let found): results = found
            default: break
            }
        }.end
        #expect(end == .exited(0))
        let names = ["read a file", "write a file", "open a socket"]
        for name in names { #expect((results[name] ?? 0) != 0, "\(name)") }
        if UInt32(protection) & CSB_SYSTEM_CALLS.rawValue != 0 {
            #expect(results.count == Int(CSB_ATTEMPTS.rawValue))
            for (name, error) in results { #expect(error != 0, "\(name)") }
        }
    }

    @Test func everythingRandomFollowsTheSeed() throws {
        let program = "import random\nprint(random.random(), random.randint(0, 1000000))"
        let (a, b) = (try run(program), try run(program))
        #expect(texts(a) == texts(b))
        #expect(try texts(run(program, options: RunOptions(seed: 5, timings: false))) != texts(a))
    }
}
