/// One executed cell: a fence of kind `{code-cell} python`.
public struct Cell: Codable, Hashable, Sendable {
    /// What the cell is for.
    public enum Role: String, Codable, Sendable {
        case ordinary, exercise, test
    }

    /// The position among the lesson's cells, counted from 0.
    public var index: Int
    /// The value of `:label:`; exercises have one.
    public var label: String?
    /// The tags as they were written, in their order.
    public var tags: [String]
    public var role: Role
    /// The exercise that the cell is (`role == .exercise`) or belongs to (`role == .test`).
    public var exercise: String?
    /// The program text, without the option lines, ending with a line end unless it is empty.
    public var source: String
    /// The line of the file on which `source` starts.
    public var sourceLine: Int
    /// The fences and everything between them.
    public var lines: LineRange
    /// The option lines between the opening fence and `source` (`:label:`, `:tags:`, a YAML block), as written.
    public var options: [CellOption]
    /// The parts of the file between `BEGIN SOLUTION` and `END SOLUTION`, the marker lines included.
    public var solutions: [LineRange]
    /// The parts between `BEGIN HIDDEN TESTS` and `END HIDDEN TESTS`, the marker lines included.
    public var hiddenTests: [LineRange]
    /// Points of a test.
    public var points: Double
    /// What the program text must not contain, from `forbid-…` tags.
    public var forbidden: [String]
    /// What the program text must contain, from `require-…` tags.
    public var required: [String]

    public init(
        index: Int, label: String? = nil, tags: [String] = [], role: Role = .ordinary, exercise: String? = nil, source: String, sourceLine: Int,
        lines: LineRange, options: [CellOption] = [], solutions: [LineRange] = [], hiddenTests: [LineRange] = [], points: Double = 0,
        forbidden: [String] = [], required: [String] = []
    ) {
        self.index = index
        self.label = label
        self.tags = tags
        self.role = role
        self.exercise = exercise
        self.source = source
        self.sourceLine = sourceLine
        self.lines = lines
        self.options = options
        self.solutions = solutions
        self.hiddenTests = hiddenTests
        self.points = points
        self.forbidden = forbidden
        self.required = required
    }

    public func has(_ tag: CellTag) -> Bool { tags.contains(tag.rawValue) }

    /// The cell must end with an uncaught exception, and later cells run all the same.
    public var raisesException: Bool { has(.raisesException) }
    /// The cell is shown and not run.
    public var isSkipped: Bool { has(.skipExecution) }
    /// The test is not shown to students.
    public var isHidden: Bool { has(.hidden) }
}

/// Tags without a parameter.
public enum CellTag: String, Codable, CaseIterable, Sendable {
    case exercise, test, hidden
    case raisesException = "raises-exception"
    case skipExecution = "skip-execution"
    case removeCell = "remove-cell"
    case removeInput = "remove-input"
    case removeOutput = "remove-output"
    case removeStdout = "remove-stdout"
    case removeStderr = "remove-stderr"
    case hideCell = "hide-cell"
    case hideInput = "hide-input"
    case hideOutput = "hide-output"
    /// What the cell shows is stepped through.
    case steps
    /// The graph of the first `backward()` is drawn.
    case graph
}

/// An option line of a cell.
public struct CellOption: Codable, Hashable, Sendable {
    public var key: String
    public var value: String
    public var line: Int

    public init(key: String, value: String, line: Int) {
        self.key = key
        self.value = value
        self.line = line
    }
}

/// An exercise: a cell that the student writes, the tests that judge it, and hints.
public struct Exercise: Codable, Hashable, Sendable {
    /// The label of its cell.
    public var id: String
    /// The nearest heading above the cell, without a leading "Exercise:" and without the points.
    public var title: String
    /// The index of its cell.
    public var cell: Int
    /// The line of its cell's opening fence.
    public var line: Int
    public var tests: [ExerciseTest]
    public var hints: [Hint]

    public init(id: String, title: String, cell: Int, line: Int, tests: [ExerciseTest] = [], hints: [Hint] = []) {
        self.id = id
        self.title = title
        self.cell = cell
        self.line = line
        self.tests = tests
        self.hints = hints
    }

    /// The sum of the points of its tests.
    public var points: Double { tests.reduce(0) { $0 + $1.points } }
}

/// A cell whose assertions judge an exercise.
public struct ExerciseTest: Codable, Hashable, Sendable {
    /// The label of its cell, or `EXERCISE-test-N`.
    public var id: String
    public var cell: Int
    public var points: Double
    public var hidden: Bool

    public init(id: String, cell: Int, points: Double, hidden: Bool) {
        self.id = id
        self.cell = cell
        self.points = points
        self.hidden = hidden
    }
}

/// A folded hint: `<details>` with a `<summary>` below an exercise.
public struct Hint: Codable, Hashable, Sendable {
    public var title: String
    /// Markdown.
    public var text: String
    public var lines: LineRange

    public init(title: String, text: String, lines: LineRange) {
        self.title = title
        self.text = text
        self.lines = lines
    }
}
