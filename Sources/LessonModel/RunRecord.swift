public import Foundation

/// All that a run of a lesson produced.  Without timings, two runs of the same lesson give equal records.
public struct RunRecord: Codable, Hashable, Sendable {
    public static let currentFormat = "lessons/run/v1"

    public var format: String
    /// The lesson's id.
    public var lesson: String
    /// The SHA-256 of the lesson's file, as 64 hexadecimal digits, where the runner computed it.
    public var lessonHash: String?
    /// The name and version of the program that ran it.
    public var engine: String
    public var seed: Int
    public var kernels: KernelChoice
    /// One for each cell of the lesson.
    public var cells: [CellRecord]
    /// In the order in which they happened.
    public var events: [Event]
    /// Seconds of the whole run; `nil` in a run without timings.
    public var seconds: Double?

    public init(
        lesson: String, lessonHash: String? = nil, engine: String, seed: Int, kernels: KernelChoice = .fast, cells: [CellRecord] = [], events: [Event] = [],
        seconds: Double? = nil
    ) {
        self.format = Self.currentFormat
        self.lesson = lesson
        self.lessonHash = lessonHash
        self.engine = engine
        self.seed = seed
        self.kernels = kernels
        self.cells = cells
        self.events = events
        self.seconds = seconds
    }

    public func events(of cell: Int) -> [Event] { events.filter { $0.cell == cell } }

    public var assertions: [Assertion] {
        events.compactMap { if case .assertion(let assertion) = $0.content { assertion } else { nil } }
    }

    /// Everything held: no cell failed, no assertion failed, no kernels disagreed.
    public var succeeded: Bool { failedCells == 0 && cells.allSatisfy { $0.status != .notRun } && kernelsAgree }

    public var failedCells: Int { cells.filter { $0.status == .failed || $0.status == .limit }.count }

    public var kernelsAgree: Bool {
        events.allSatisfy { event in
            if case .kernelComparison(let table) = event.content { table.rows.allSatisfy(\.agrees) } else { true }
        }
    }

    /// The limit that stopped the run.
    public var limit: LimitReport? {
        for event in events { if case .limit(let report) = event.content { return report } }
        return nil
    }

    /// The record as JSON with sorted keys and a line end at its end; numbers that JSON lacks are the strings `NaN`, `Infinity` and `-Infinity`.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return try encoder.encode(self) + Data("\n".utf8)
    }

    public init(json: Data) throws {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        self = try decoder.decode(RunRecord.self, from: json)
    }
}

/// Which kernels compute convolutions, poolings and matrix products.
public enum KernelChoice: String, Codable, CaseIterable, Sendable {
    case fast, reference, both
}

/// How a cell ended.
public struct CellRecord: Codable, Hashable, Sendable {
    public enum Status: String, Codable, Sendable {
        /// It ran to its end, or raised what it announced.
        case passed
        /// An uncaught exception, a failed assertion, a rule of the exercise that was broken, or kernels that disagree.
        case failed
        /// A limit stopped it.
        case limit
        /// An earlier cell failed, or the exercise that this cell tests.
        case notRun
        /// The tag `skip-execution`.
        case skipped
    }

    public var index: Int
    public var status: Status
    /// `nil` in a run without timings.
    public var seconds: Double?
    /// Interpreter steps.
    public var steps: Int

    public init(index: Int, status: Status, seconds: Double? = nil, steps: Int = 0) {
        self.index = index
        self.status = status
        self.seconds = seconds
        self.steps = steps
    }
}
