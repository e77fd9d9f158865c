import CRuntime
import Foundation
import Language
import StandardModules
import Syntax
import TorchAPI

/// What a worker tells its parent through shared memory: the input that it is at.
struct Progress {
    private let cell: UnsafeMutablePointer<Int>

    /// A file of eight bytes that both processes map.
    init?(path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
        guard descriptor >= 0, ftruncate(descriptor, 8) == 0, let memory = mmap(nil, 8, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED else { return nil }
        close(descriptor)
        cell = memory.bindMemory(to: Int.self, capacity: 1)
    }

    var input: Int {
        get { cell.pointee }
        nonmutating set { cell.pointee = newValue }
    }
}

/// Takes inputs through lexer, parser and resolver; those that are programs are compiled and, some of them, run.
final class Worker {
    private let corpus: Corpus
    private let seed: UInt64
    private let progress: Progress
    /// One of so many programs runs.
    private let share: Int
    private var interpreter: Interpreter?
    private var uses = 0
    private(set) var parsed = 0, executed = 0

    init(_ corpus: Corpus, seed: UInt64, progress: Progress, share: Int) {
        self.corpus = corpus
        self.seed = seed
        self.progress = progress
        self.share = share
    }

    func work(_ numbers: Range<Int>) {
        for number in numbers {
            progress.input = number
            take(corpus.input(seed, number), number)
        }
        progress.input = numbers.upperBound
    }

    func take(_ bytes: [UInt8], _ number: Int) {
        let source = SourceText(name: "input", utf8: bytes)
        do {
            _ = try Front.parse(source)
        } catch {
            if let failure = error as? SyntaxFailure { precondition(!failure.report.isEmpty) }
            return
        }
        parsed += 1
        if number % share == 0 { run(source, number) }
    }

    /// Runs a program in a module of its own with narrow limits, then calls the functions that it left.
    private func run(_ source: SourceText, _ number: Int) {
        executed += 1
        let interpreter = fresh()
        var limits = ExecutionLimits()
        limits.steps = interpreter.steps + 20_000
        limits.seconds = 2
        limits.memory = 400 << 20
        limits.output = interpreter.outputBytes + 1 << 16
        interpreter.limits = limits
        let module = ModuleObject("__main__")
        interpreter.mainModule = module
        interpreter.modules["__main__"] = module
        module.namespace["__builtins__"] = .object(interpreter.builtins)
        attempt(interpreter) { try interpreter.runModule(source: source, in: module) }
        var names: [StringObject] = []
        attempt(interpreter) {
            try interpreter.forEach(in: .object(module.namespace)) { name in
                if let name = name.string { names.append(name) }
                return names.count < 20
            }
        }
        for name in names {
            guard let value = module.namespace[name], value.object?.kind == .function else { continue }
            for arguments in [[], [Value.int(number)], [Value(name.text), .float(0.5)]] { attempt(interpreter) { _ = try interpreter.call(value, arguments) } }
        }
    }

    private func attempt(_ interpreter: Interpreter, _ body: () throws -> Void) {
        do {
            try body()
        } catch let error as PythonError {
            precondition(!interpreter.tracebackText(error.exception).isEmpty)
        } catch {}
    }

    /// An interpreter for a few dozen programs: what one leaves behind is part of the trial.
    private func fresh() -> Interpreter {
        if let interpreter, uses < 40 {
            uses += 1
            return interpreter
        }
        interpreter = nil
        let made = Interpreter()
        made.entropySeed = 1
        StandardModules.install(made)
        _ = TorchLibrary.install(made, memoryLimit: 200 << 20)
        interpreter = made
        uses = 0
        return made
    }
}
