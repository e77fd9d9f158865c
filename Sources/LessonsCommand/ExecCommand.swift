import ArgumentParser
import LessonModel

/// The help of `exec`.  The command itself is begun before the argument parser: a program of one line should not wait for it.
struct ExecCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exec", abstract: "Run a plain program: its output is our output, an uncaught error is a traceback on standard error.",
        discussion: """
        "-" reads the program from standard input.

        Example:
          lessons exec train.py --max-seconds 60
        """)

    @Argument(help: ArgumentHelp("A program, or - for standard input.", valueName: "file"))
    var file: String
    @Option(help: ArgumentHelp("The folder with datasets.", valueName: "dir"))
    var data: String?
    @Option(help: ArgumentHelp("Which kernels compute convolutions, poolings and matrix products: fast, reference, or both and compare.", valueName: "choice"))
    var kernels = KernelChoice.fast
    @OptionGroup var limits: LimitOptions

    func run() throws {
        throw ExitCode(Engine.execute(file, limits: limits.limits, kernels: kernels, data: data))
    }

    /// Runs `exec FILE` with at most limits behind or before it; `nil` when the argument parser must look at the command.
    static func quick(_ arguments: [String]) -> Int32? {
        guard arguments.first == "exec" else { return nil }
        var limits = Limits()
        var file: String?
        var rest = arguments.dropFirst()
        while let word = rest.popFirst() {
            guard word.hasPrefix("-"), word != "-" else {
                if file != nil { return nil }
                file = word
                continue
            }
            guard let value = rest.popFirst() else { return nil }
            switch word {
            case "--max-steps": guard let number = Int(value), number >= 0 else { return nil }; limits.steps = number
            case "--max-seconds": guard let number = Double(value), number >= 0, number.isFinite else { return nil }; limits.seconds = number
            case "--max-memory": guard let number = Int(value), number >= 0 else { return nil }; limits.memory = number
            case "--max-output": guard let number = Int(value), number >= 0 else { return nil }; limits.output = number
            default: return nil
            }
        }
        return file.map { Engine.execute($0, limits: limits, kernels: .fast, data: nil) }
    }
}
