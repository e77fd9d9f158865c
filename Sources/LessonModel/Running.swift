/// What a run of a lesson is asked for.
public struct RunOptions: Hashable, Sendable {
    /// Replaces the lesson's own seed.
    public var seed: Int?
    public var kernels: KernelChoice
    /// Limits of the command line; they go before the lesson's.
    public var limits: Limits
    /// Record seconds.
    public var timings: Bool
    /// The folder with datasets.
    public var dataFolder: String?
    /// Run the solutions of exercises (the author's file as it is) rather than the starters.
    public var solutions: Bool

    public init(
        seed: Int? = nil, kernels: KernelChoice = .fast, limits: Limits = Limits(), timings: Bool = true, dataFolder: String? = nil, solutions: Bool = true
    ) {
        self.seed = seed
        self.kernels = kernels
        self.limits = limits
        self.timings = timings
        self.dataFolder = dataFolder
        self.solutions = solutions
    }
}

/// What happens while a lesson runs, for whoever shows progress.
public enum RunProgress: Sendable {
    case started(cell: Int)
    case event(Event)
    case finished(CellRecord)
}

/// Runs lessons.  Errors are those of the machinery; whatever the lesson's program does is in the record.
public protocol LessonRunning {
    func run(_ lesson: Lesson, options: RunOptions, progress: (RunProgress) -> Void) throws -> RunRecord
}
