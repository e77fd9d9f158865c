public import Foundation

/// The result file of one submission.
public struct GradeResult: Codable, Hashable, Sendable {
    public static let currentFormat = "lessons/result/v1"

    public enum Status: String, Codable, Sendable {
        case graded
        /// Some exercise was stopped by a limit.
        case limit
        /// The submission could not be read, or the process that judged it ended twice.
        case error
    }

    public struct Test: Codable, Hashable, Sendable {
        public var id: String
        public var points: Double
        public var score: Double
        public var passed: Bool
        public var hidden: Bool
        public var message: String
        /// What may be behind it, in a sentence.
        public var diagnosis: String?
    }

    public struct Exercise: Codable, Hashable, Sendable {
        public var id: String
        /// The heading of the exercise.
        public var title: String?
        public var score: Double
        public var maxScore: Double
        public var tests: [Test]
        /// What is wrong with the exercise as a whole.
        public var message: String?
        /// Equal for submissions whose functions gave the same results in all tests; absent where nothing was recorded.
        public var fingerprint: String?
        /// What the student wrote, where it is not too long.
        public var program: String?
        /// The line of the submitted file on which it starts; in notebooks lines count within the cell.
        public var line: Int?

        enum CodingKeys: String, CodingKey {
            case id, title, score, tests, message, fingerprint, program, line
            case maxScore = "max_score"
        }
    }

    public var format = Self.currentFormat
    public var lesson: String
    /// The title of the lesson.
    public var title: String?
    public var submission: String
    public var status: Status
    public var message: String?
    public var score: Double
    public var maxScore: Double
    public var exercises: [Exercise]
    public var engine: String
    public var lessonHash: String
    public var submissionHash: String
    /// A digest of the limits: results under other limits are other results.
    public var limits: String
    /// Interpreter steps; those of exercises that the clock or memory stopped are left out, since they differ from run to run.
    public var steps: Int
    public var peakBytes: Int

    enum CodingKeys: String, CodingKey {
        case format, lesson, title, submission, status, message, score, exercises, engine, limits, steps
        case maxScore = "max_score", lessonHash = "lesson_sha256", submissionHash = "submission_sha256", peakBytes = "peak_bytes"
    }

    /// With sorted keys and a line end at the end: the same result is the same bytes.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    public init(json: Data) throws { self = try JSONDecoder().decode(GradeResult.self, from: json) }

    /// What a result depends on beside the program that graded it.
    struct Key: Hashable {
        var lessonHash: String, submissionHash: String, engine: String, limits: String
    }

    var key: Key { Key(lessonHash: lessonHash, submissionHash: submissionHash, engine: engine, limits: limits) }

    init(
        lesson: String, title: String? = nil, submission: String, status: Status, message: String?, score: Double, maxScore: Double, exercises: [Exercise], engine: String, lessonHash: String,
        submissionHash: String, limits: String, steps: Int, peakBytes: Int
    ) {
        self.lesson = lesson
        self.title = title
        self.submission = submission
        self.status = status
        self.message = message
        self.score = score
        self.maxScore = maxScore
        self.exercises = exercises
        self.engine = engine
        self.lessonHash = lessonHash
        self.submissionHash = submissionHash
        self.limits = limits
        self.steps = steps
        self.peakBytes = peakBytes
    }
}
