/// Something that happened while a lesson ran, at one place of the lesson.
public struct Event: Codable, Hashable, Sendable {
    /// The index of the cell.
    public var cell: Int
    /// The line of the file that caused it, where one line did.
    public var line: Int?
    public var content: Content

    public init(cell: Int, line: Int? = nil, _ content: Content) {
        self.cell = cell
        self.line = line
        self.content = content
    }

    public enum Content: Hashable, Sendable {
        /// Printed text.
        case text(TextOutput)
        /// The value of a cell's last expression.
        case display(Display)
        /// The layers that a call of a module went through.
        case shapeTable(ShapeTable)
        /// An `assert` statement that was reached.
        case assertion(Assertion)
        /// A series of values over the steps of a loop.
        case curve(Curve)
        /// A picture or plot.
        case figure(Figure)
        /// Optimised and reference kernels, compared.
        case kernelComparison(KernelComparison)
        /// An exception that nothing caught.
        case exception(ExceptionReport)
        /// A limit that stopped the cell.
        case limit(LimitReport)
        /// What the cell cost.
        case timing(Timing)
    }

    // The content's fields stand beside `cell`, `line` and `event`, so that the record reads well as JSON.
    private enum CodingKeys: String, CodingKey { case cell, line, event }
    private enum Kind: String, Codable {
        case text, display, shapeTable, assertion, curve, figure, kernelComparison, exception, limit, timing
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        cell = try container.decode(Int.self, forKey: .cell)
        line = try container.decodeIfPresent(Int.self, forKey: .line)
        switch try container.decode(Kind.self, forKey: .event) {
        case .text: content = .text(try TextOutput(from: decoder))
        case .display: content = .display(try Display(from: decoder))
        case .shapeTable: content = .shapeTable(try ShapeTable(from: decoder))
        case .assertion: content = .assertion(try Assertion(from: decoder))
        case .curve: content = .curve(try Curve(from: decoder))
        case .figure: content = .figure(try Figure(from: decoder))
        case .kernelComparison: content = .kernelComparison(try KernelComparison(from: decoder))
        case .exception: content = .exception(try ExceptionReport(from: decoder))
        case .limit: content = .limit(try LimitReport(from: decoder))
        case .timing: content = .timing(try Timing(from: decoder))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(cell, forKey: .cell)
        try container.encodeIfPresent(line, forKey: .line)
        let kind: Kind
        switch content {
        case .text(let value): kind = .text; try value.encode(to: encoder)
        case .display(let value): kind = .display; try value.encode(to: encoder)
        case .shapeTable(let value): kind = .shapeTable; try value.encode(to: encoder)
        case .assertion(let value): kind = .assertion; try value.encode(to: encoder)
        case .curve(let value): kind = .curve; try value.encode(to: encoder)
        case .figure(let value): kind = .figure; try value.encode(to: encoder)
        case .kernelComparison(let value): kind = .kernelComparison; try value.encode(to: encoder)
        case .exception(let value): kind = .exception; try value.encode(to: encoder)
        case .limit(let value): kind = .limit; try value.encode(to: encoder)
        case .timing(let value): kind = .timing; try value.encode(to: encoder)
        }
        try container.encode(kind, forKey: .event)
    }
}

public struct TextOutput: Codable, Hashable, Sendable {
    public enum Stream: String, Codable, Sendable { case stdout, stderr }
    public var stream: Stream
    public var text: String

    public init(stream: Stream, text: String) {
        self.stream = stream
        self.text = text
    }
}

/// The value of a cell's last expression.
public struct Display: Codable, Hashable, Sendable {
    /// Its `repr`.
    public var plain: String
    public var html: String?
    public var svg: String?

    public init(plain: String, html: String? = nil, svg: String? = nil) {
        self.plain = plain
        self.html = html
        self.svg = svg
    }
}

/// The layers that one call of a module went through, in the order of the calls.
public struct ShapeTable: Codable, Hashable, Sendable {
    public struct Row: Codable, Hashable, Sendable {
        /// 0 for the module that was called, 1 for its children, …
        public var depth: Int
        /// The path from the module that was called, such as `features.0`; empty for itself.
        public var path: String
        /// The class name.
        public var type: String
        /// One shape for each tensor that went in.
        public var inputs: [[Int]]
        /// One shape for each tensor that came out; empty when the call failed.
        public var outputs: [[Int]]
        /// All parameters of the module, those of its children included.
        public var parameters: Int
        /// The parameters among them that require a gradient.
        public var trainable: Int
        /// Multiplications with an addition, for the whole batch; `nil` for a module that only calls others.
        public var multiplyAdds: Int?
        /// Height and width (or length) of the part of the network's input that one output value depends on; `nil` where it has no meaning.
        public var receptiveField: [Int]?
        /// The call raised an exception here.
        public var failed: Bool
        /// How many calls of the module with these shapes the row stands for.
        public var calls: Int
        /// The module had a row before: its parameters are counted there.
        public var again: Bool

        public init(
            depth: Int, path: String, type: String, inputs: [[Int]], outputs: [[Int]], parameters: Int, trainable: Int, multiplyAdds: Int? = nil,
            receptiveField: [Int]? = nil, failed: Bool = false, calls: Int = 1, again: Bool = false
        ) {
            self.depth = depth
            self.path = path
            self.type = type
            self.inputs = inputs
            self.outputs = outputs
            self.parameters = parameters
            self.trainable = trainable
            self.multiplyAdds = multiplyAdds
            self.receptiveField = receptiveField
            self.failed = failed
            self.calls = calls
            self.again = again
        }
    }

    /// The variable that holds the module, or its class name.
    public var name: String
    public var rows: [Row]
    /// Sums over the whole module, shared parameters counted once.
    public var parameters: Int
    public var trainable: Int
    public var multiplyAdds: Int

    public init(name: String, rows: [Row], parameters: Int, trainable: Int, multiplyAdds: Int) {
        self.name = name
        self.rows = rows
        self.parameters = parameters
        self.trainable = trainable
        self.multiplyAdds = multiplyAdds
    }
}

/// One `assert` statement.  A statement in a loop gives one event: it failed, or it passed `count` times.
public struct Assertion: Codable, Hashable, Sendable {
    /// The condition as it stands in the lesson.
    public var source: String
    public var passed: Bool
    /// How often it was reached.
    public var count: Int
    /// The second operand of the statement, as text; only known when it failed.
    public var message: String?
    public var detail: Detail?

    /// Why two values differ.
    public struct Detail: Codable, Hashable, Sendable {
        /// One sentence: "shapes differ", "4 of 6 values differ", …
        public var summary: String
        /// The first differing index of two tensors of the same shape.
        public var index: [Int]?
        /// What the left side was (at `index`).
        public var actual: String?
        /// What the right side was (at `index`).
        public var expected: String?

        public init(summary: String, index: [Int]? = nil, actual: String? = nil, expected: String? = nil) {
            self.summary = summary
            self.index = index
            self.actual = actual
            self.expected = expected
        }
    }

    public init(source: String, passed: Bool, count: Int = 1, message: String? = nil, detail: Detail? = nil) {
        self.source = source
        self.passed = passed
        self.count = count
        self.message = message
        self.detail = detail
    }
}

/// Named values over the steps of a loop.
public struct Curve: Codable, Hashable, Sendable {
    public struct Point: Codable, Hashable, Sendable {
        public var step: Double
        public var value: Double

        public init(step: Double, value: Double) {
            self.step = step
            self.value = value
        }
    }

    public var name: String
    /// At most `maximalCount`, in the order of the steps.
    public var points: [Point]
    /// How many values there were before they were thinned.
    public var total: Int
    public var xLabel: String
    public var yLabel: String?
    /// Curves with the same group are drawn into one picture.
    public var group: String?

    public static let maximalCount = 1000

    public init(name: String, points: [Point], total: Int? = nil, xLabel: String = "step", yLabel: String? = nil, group: String? = nil) {
        self.name = name
        self.points = points
        self.total = total ?? points.count
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.group = group
    }
}

/// Times and differences of the optimised and the reference kernels.
public struct KernelComparison: Codable, Hashable, Sendable {
    public struct Row: Codable, Hashable, Sendable {
        /// Such as `conv2d`.
        public var operation: String
        /// Such as `(1, 1, 48, 48) * (1, 1, 5, 5)`.
        public var shapes: String
        /// The line of the lesson that called it.
        public var line: Int?
        /// How many calls the row stands for.
        public var calls: Int
        /// Seconds of one call; `nil` in a run without timings.
        public var fastSeconds: Double?
        public var referenceSeconds: Double?
        public var largestDifference: Double
        public var largestRelativeDifference: Double
        public var agrees: Bool
        /// The reference kernel was not run, because it would take too long; the differences and `agrees` say nothing then.
        public var skipped: Bool

        public init(
            operation: String, shapes: String, line: Int? = nil, calls: Int = 1, fastSeconds: Double?, referenceSeconds: Double?, largestDifference: Double,
            largestRelativeDifference: Double, agrees: Bool, skipped: Bool = false
        ) {
            self.operation = operation
            self.shapes = shapes
            self.line = line
            self.calls = calls
            self.fastSeconds = fastSeconds
            self.referenceSeconds = referenceSeconds
            self.largestDifference = largestDifference
            self.largestRelativeDifference = largestRelativeDifference
            self.agrees = agrees
            self.skipped = skipped
        }

        /// How many times faster the optimised kernel is.
        public var ratio: Double? {
            guard let fastSeconds, let referenceSeconds, fastSeconds > 0 else { return nil }
            return referenceSeconds / fastSeconds
        }
    }

    public var rows: [Row]
    /// The largest relative difference that counts as agreement.
    public var tolerance: Double

    public init(rows: [Row], tolerance: Double = 1e-4) {
        self.rows = rows
        self.tolerance = tolerance
    }
}

/// An exception that nothing caught, as CPython prints it and as a teacher would explain it.
public struct ExceptionReport: Codable, Hashable, Sendable {
    /// The class name, such as `RuntimeError`.
    public var type: String
    /// `str(exception)`.
    public var message: String
    /// The whole traceback as CPython prints it, `Traceback (most recent call last):` included.
    public var traceback: String
    /// The cell announced it by the tag `raises-exception`.
    public var announced: Bool
    /// The place in the lesson's own text.
    public var span: SourceSpan?
    /// Explanations, most important first.
    public var notes: [String]
    /// What to write instead.
    public var help: [String]
    /// The layers up to the one that refused its input.
    public var layers: ShapeTable?

    public init(
        type: String, message: String, traceback: String, announced: Bool = false, span: SourceSpan? = nil, notes: [String] = [], help: [String] = [],
        layers: ShapeTable? = nil
    ) {
        self.type = type
        self.message = message
        self.traceback = traceback
        self.announced = announced
        self.span = span
        self.notes = notes
        self.help = help
        self.layers = layers
    }
}

/// A place in the lesson's file: lines from 1, columns from 0 in Unicode scalars, the last column excluded.
public struct SourceSpan: Codable, Hashable, Sendable {
    public var line: Int
    public var column: Int
    public var endLine: Int
    public var endColumn: Int

    public init(line: Int, column: Int, endLine: Int, endColumn: Int) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }
}

public struct LimitReport: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable { case steps, seconds, memory, output }
    public var kind: Kind
    /// What stopped, in a sentence.
    public var message: String

    public init(kind: Kind, message: String) {
        self.kind = kind
        self.message = message
    }
}

public struct Timing: Codable, Hashable, Sendable {
    /// `nil` in a run without timings.
    public var seconds: Double?
    /// Interpreter steps.
    public var steps: Int

    public init(seconds: Double?, steps: Int) {
        self.seconds = seconds
        self.steps = steps
    }
}
