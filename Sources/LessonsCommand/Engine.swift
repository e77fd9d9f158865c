import LessonModel
import Runner

/// The one place where commands meet the engine.
enum Engine {
    static func runner() throws -> any LessonRunning { LessonRunner { Console.write($0) } }

    /// Runs a program file (`-`: standard input) with its output as ours.
    ///
    /// - Returns: the exit status.
    static func execute(_ file: String, limits: Limits, kernels: KernelChoice, data: String?) -> Int32 {
        Execution.run(file: file, limits: limits, kernels: kernels, data: data)
    }
}
