// LessonModel: what a lesson is and what its run produced, as plain data.  The reader (`LessonParser`) makes a `Lesson` from a Markdown file, a
// runner makes a `RunRecord` from a lesson, and reports, sites and graders read both.  Nothing here knows an interpreter or a tensor.

public import Foundation

/// Lines of a file, counted from 1, both ends included.
public struct LineRange: Codable, Hashable, Sendable {
    public var first: Int
    public var last: Int

    public init(_ first: Int, _ last: Int) {
        self.first = first
        self.last = max(first, last)
    }

    public func contains(_ line: Int) -> Bool { first <= line && line <= last }
}

/// One lesson: the text of a Markdown file, and the cells and exercises found in it.
///
/// Every line number is a line of the `.md` file, counted from 1 with the front matter included.
public struct Lesson: Codable, Hashable, Sendable {
    /// The name by which commands call the lesson, such as `03-conv`; letters, digits, `.`, `_` and `-`.
    public var id: String
    public var title: String
    /// The path as it was given to the reader; it stands in messages.
    public var file: String
    public var settings: LessonSettings
    /// The whole file with `\n` line ends, front matter included.
    public var text: String
    /// The number of lines of front matter, its two rules included; 0 without front matter.
    public var frontMatterLines: Int
    /// The executed cells in the order of the file.
    public var cells: [Cell]
    /// The exercises in the order of the file.
    public var exercises: [Exercise]
    /// The headings in the order of the file.
    public var headings: [Heading]
    /// The pictures that the text shows, read from beside the file.
    public var images: [LessonImage]
    /// What will not work, though the lesson can be used.
    public var warnings: [Mistake]
    /// The language of the text, as HTML names it: `en`, `zh`, `pt-BR`.
    public var language: String
    /// The id of the lesson that this one translates; the id of a translation is that with `.LANGUAGE`.
    public var original: String?

    public init(
        id: String, title: String, file: String, settings: LessonSettings = LessonSettings(), text: String = "", frontMatterLines: Int = 0,
        cells: [Cell] = [], exercises: [Exercise] = [], headings: [Heading] = [], images: [LessonImage] = [], warnings: [Mistake] = [],
        language: String = "en", original: String? = nil
    ) {
        self.language = language
        self.original = original
        self.id = id
        self.title = title
        self.file = file
        self.settings = settings
        self.text = text
        self.frontMatterLines = frontMatterLines
        self.cells = cells
        self.exercises = exercises
        self.headings = headings
        self.images = images
        self.warnings = warnings
    }

    /// The text with the lines of the front matter emptied, so that lines keep their numbers.
    public var markdown: String {
        guard frontMatterLines > 0 else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return String(repeating: "\n", count: min(frontMatterLines, lines.count)) + lines.dropFirst(frontMatterLines).joined(separator: "\n")
    }

    /// The sum of the points of all tests.
    public var points: Double { exercises.reduce(0) { $0 + $1.points } }

    public func exercise(_ id: String) -> Exercise? { exercises.first { $0.id == id } }

    /// What one exercise needs: the ordinary cells above its last test, its own cell and its tests, numbered anew.
    ///
    /// - Returns: the part of the lesson, and the exercise with the numbers of its cells in that part.
    public func part(for exercise: Exercise) -> (lesson: Lesson, exercise: Exercise) {
        let own = Set(exercise.tests.map(\.cell) + [exercise.cell])
        let last = own.max() ?? exercise.cell
        var part = self
        part.cells = cells.filter { $0.index <= last && ($0.role == .ordinary || own.contains($0.index)) }
        var numbers: [Int: Int] = [:]
        for index in part.cells.indices {
            numbers[part.cells[index].index] = index
            part.cells[index].index = index
        }
        var moved = exercise
        moved.cell = numbers[exercise.cell] ?? 0
        for index in moved.tests.indices { moved.tests[index].cell = numbers[moved.tests[index].cell] ?? 0 }
        part.exercises = [moved]
        return (part, moved)
    }
}

/// The block `options: lesson:` of the front matter.
public struct LessonSettings: Codable, Hashable, Sendable {
    /// The version of the lesson format.
    public var format: Int
    /// The seed of the generator before the first cell.
    public var seed: Int
    /// Limits that the lesson asks for; a command line may only tighten or, for the author's own runs, replace them.
    public var limits: Limits
    /// How often a student may hand in the lesson; nil: as often as they like.
    public var attempts: Int?
    /// Names of datasets that the lesson reads.
    public var data: [String]
    /// The student's version: exercises may stand without the tests that were taken out.
    public var student: Bool
    /// The language of a lesson whose file's name does not say it.
    public var language: String?

    public init(format: Int = 1, seed: Int = 0, limits: Limits = Limits(), attempts: Int? = nil, data: [String] = [], student: Bool = false, language: String? = nil) {
        self.attempts = attempts
        self.language = language
        self.format = format
        self.seed = seed
        self.limits = limits
        self.data = data
        self.student = student
    }
}

/// Limits of a run; `nil` leaves the choice to the one who runs it, 0 means no limit.
public struct Limits: Codable, Hashable, Sendable {
    /// Interpreter steps.
    public var steps: Int?
    /// Seconds of wall clock.
    public var seconds: Double?
    /// Megabytes (2²⁰ bytes) of values and tensors.
    public var memory: Int?
    /// Bytes of printed output.
    public var output: Int?

    public init(steps: Int? = nil, seconds: Double? = nil, memory: Int? = nil, output: Int? = nil) {
        self.steps = steps
        self.seconds = seconds
        self.memory = memory
        self.output = output
    }

    /// These limits, with those of `other` where this one leaves the choice.
    public func completed(with other: Limits) -> Limits {
        Limits(steps: steps ?? other.steps, seconds: seconds ?? other.seconds, memory: memory ?? other.memory, output: output ?? other.output)
    }
}

/// A heading of the lesson's text.
public struct Heading: Codable, Hashable, Sendable {
    /// 1 to 6.
    public var level: Int
    /// The text without markup.
    public var text: String
    /// The anchor: unique in the lesson.
    public var anchor: String
    public var line: Int

    public init(level: Int, text: String, anchor: String, line: Int) {
        self.level = level
        self.text = text
        self.anchor = anchor
        self.line = line
    }
}

/// A picture file that a lesson shows.
public struct LessonImage: Codable, Hashable, Sendable {
    /// The path as the text has it.
    public var source: String
    /// Such as `image/png`.
    public var mediaType: String
    public var bytes: Data

    public init(source: String, mediaType: String, bytes: Data) {
        self.source = source
        self.mediaType = mediaType
        self.bytes = bytes
    }
}
