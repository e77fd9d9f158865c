public import LessonModel

/// What a grading worker is told when it starts: the lesson as far as exercises need it.  Everything that it will know of the master.
public struct GradingPlan: Codable, Sendable {
    public struct Program: Codable, Sendable {
        public var source: String
        /// The line of the lesson's file on which the source starts.
        public var line: Int
        public var raisesException: Bool

        public init(source: String, line: Int, raisesException: Bool = false) {
            self.source = source
            self.line = line
            self.raisesException = raisesException
        }
    }

    public struct Test: Codable, Sendable {
        public var program: Program
        public var hidden: Bool
        /// The seed of everything random in a hidden test.
        public var seed: Int

        public init(program: Program, hidden: Bool, seed: Int) {
            self.program = program
            self.hidden = hidden
            self.seed = seed
        }
    }

    public struct Exercise: Codable, Sendable {
        /// The cells of the master between the exercise before and this one, its solutions included: they make the state in which the exercise begins.
        public var above: [Program]
        /// The master's own cell: what it imports the tests may use, what it defines they want from the submission.
        public var master: Program
        /// What students get of that cell: what it imports they may use, also where they hand in the rest only.
        public var starter: String
        public var tests: [Test]
        public var forbidden: [String]
        public var required: [String]

        public init(above: [Program], master: Program, starter: String, tests: [Test], forbidden: [String], required: [String]) {
            self.above = above
            self.master = master
            self.starter = starter
            self.tests = tests
            self.forbidden = forbidden
            self.required = required
        }
    }

    /// What tracebacks call the lesson.
    public var file: String
    public var seed: Int
    public var kernels: KernelChoice
    /// Of one exercise of one submission.
    public var limits: Limits
    public var dataFolder: String?
    public var exercises: [Exercise]

    public init(file: String, seed: Int, kernels: KernelChoice = .fast, limits: Limits, dataFolder: String? = nil, exercises: [Exercise]) {
        self.file = file
        self.seed = seed
        self.kernels = kernels
        self.limits = limits
        self.dataFolder = dataFolder
        self.exercises = exercises
    }
}

/// One program to be judged as the answer to an exercise.
public struct GradingTask: Codable, Sendable {
    public var source: String
    /// Import statements that come before it, each of which may fail.
    public var imports: [String] = []
    /// The part of it that the rules of the exercise are about; nil: all.
    public var ruled: String?
    /// The line of the submitted file on which it starts.
    public var line: Int
    /// Whether functions get copies of the tensors that tests hand them.
    public var copiesInputs: Bool
    /// Fewer steps than the plan's limit; 0: the plan's.
    public var steps: Int
    /// Fewer megabytes than the plan's limit; 0: the plan's.
    public var memory: Int
    /// Instead of running anything: try what the lock must prevent.
    public var attempts: Bool

    public init(source: String, ruled: String? = nil, line: Int = 1, copiesInputs: Bool = true, steps: Int = 0, memory: Int = 0, attempts: Bool = false) {
        self.source = source
        self.ruled = ruled
        self.memory = memory
        self.line = line
        self.copiesInputs = copiesInputs
        self.steps = steps
        self.attempts = attempts
    }
}

/// How a program or a test ended before its end.
public struct GradingFailure: Codable, Hashable, Sendable {
    public enum Origin: String, Codable, Sendable {
        /// An exception of the test's own text: its assertions.
        case test
        /// An exception in the submission.
        case submission
        case syntax
        case limit
        /// `SystemExit` and the like: an attempt to end the judging.
        case exit
        case ours
    }

    public var origin: Origin
    /// The class of the exception, or the word of the limit.
    public var type: String
    public var message: String
    /// The line: of the submission, or of the lesson for `test`.
    public var line: Int?
    /// The condition of the assertion that did not hold.
    public var condition: String?
    /// How the sides of its comparison differ.
    public var detail: Assertion.Detail?
    /// Whether the interpreter or the library raised it, not a `raise` or `assert` of the submission.
    public var isNative = true
}

/// A call of the submission by a test.
public struct CallTrace: Codable, Hashable, Sendable {
    public var function: String
    /// `tensor`, or the class of the result; `raised` if there was none.
    public var kind: String
    public var shape: [Int]?
    public var dtype: String?
    /// A number for the values, equal for results that agree to about three digits.
    public var digest: UInt64
    /// Shapes of the tensors that it was given.
    public var inputs: [[Int]]
    /// It changed a tensor that it was given.
    public var changesInputs: Bool
    /// Coarse values of a tensor, where it has few elements.
    public var values: [Int32]?
}

public struct TestOutcome: Codable, Hashable, Sendable {
    public var index: Int
    /// It ran to its end.
    public var passed: Bool
    public var failure: GradingFailure?
    public var calls: [CallTrace]
    public var callCount: Int
}

/// What a worker says about one program.
public struct ExerciseOutcome: Codable, Hashable, Sendable {
    /// Why the submitted cell itself did not run to its end.
    public var failure: GradingFailure?
    /// Names that the tests want and the cell did not define.
    public var missing: [String] = []
    public var breaches: [String] = []
    /// Of the tests that were reached.
    public var tests: [TestOutcome] = []
    /// The limit that stopped it: `steps`, `seconds`, `memory`, `output`.
    public var limit: String?
    public var steps = 0
    /// The largest number of bytes of tensors, those of the lesson included.
    public var peakBytes = 0
    /// Those of the lesson.
    public var lessonBytes = 0
    /// Bytes of all tensors that were made: with the steps a measure of the work that is the same on every machine.
    public var madeBytes = 0
    /// The signal that ended the process, or -1 for another unexpected end; 9 where the system had no memory left, or somebody ended it.
    public var crash: Int?
    /// Why the lesson itself could not be run so far.
    public var lessonFailure: String?
    /// Bytes that the process had in memory, with the part that it shares.
    public var residentBytes = 0
    public var attempts: [String: Int32]?

    public init() {}
}

/// The parts in which an outcome leaves the process that was judged.
enum OutcomePart: Codable {
    case cell(GradingFailure?, missing: [String], breaches: [String])
    case test(TestOutcome)
    case limit(String)
    case end(steps: Int, peakBytes: Int, lessonBytes: Int, madeBytes: Int)
    case attempts([String: Int32])
}
