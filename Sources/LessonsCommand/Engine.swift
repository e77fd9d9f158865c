import LessonModel

/// The one place where commands meet the engine.
enum Engine {
    static func runner() throws -> any LessonRunning {
        throw Wrong(description: "this build has no interpreter")
    }

    /// Runs a program file (`-`: standard input) with its output as ours.
    ///
    /// - Returns: the exit status.
    static func execute(_ file: String, limits: Limits, kernels: KernelChoice, data: String?) -> Int32 {
        Console.write("lessons: this build has no interpreter\n")
        return Status.ours
    }
}
