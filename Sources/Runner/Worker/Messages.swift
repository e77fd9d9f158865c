internal import Foundation
internal import LessonModel

/// What a worker is asked to do.  Everything that it will ever learn: it opens no file afterwards.
struct WorkerRequest: Codable {
    struct Program: Codable, Hashable {
        /// The index of the cell in the lesson.
        var cell: Int
        var source: String
        /// The line of the lesson's file on which the source starts.
        var line: Int
        var raisesException = false
        var isSkipped = false
        /// The graph of the first backward pass is drawn.
        var drawsGraph = false
        /// The cell of the exercise that this one is or tests.
        var exercise: Int?
    }

    /// What tracebacks call the source.
    var file: String
    var programs: [Program]
    var seed: Int
    var kernels: KernelChoice
    var limits: Limits
    var timings: Bool
    /// Threads of the kernels.
    var threads: Int
    /// Bytes of address space beyond what the worker has when it starts; 0: no limit.
    var addressSpace = 0
    /// Other programs in place of exercises.
    var trials: [Trial] = []
    /// Instead of running programs: try what the lock must prevent.
    var attempts = false
}

/// What a worker says, frame by frame.
enum WorkerMessage: Codable {
    /// The set of `csb_protection` that is in force.
    case ready(protection: Int32)
    case started(cell: Int)
    case event(Event)
    /// Asks for the bytes of a dataset's file; the answer is a frame with the byte 1 and them, or with the byte 0.
    case data(name: String)
    case finished(CellRecord)
    /// A trial, by its place in the request, has ended.
    case tried(trial: Int, outcome: TrialOutcome)
    /// The worker has nothing more to say.
    case ended(WorkerEnd)
    /// The error number of each attempt, 0 if it could be done.
    case attempts([String: Int32])
}

struct WorkerEnd: Codable {
    var steps: Int
    var peakBytes: Int
    /// Seconds that the cells took of all processors together.
    var processorSeconds: Double
}

/// Frames on a pipe: four bytes with the length, the least significant first, then JSON.
///
/// A program's own output never gets here but as a string inside a frame, so nothing that it prints can look like a message.
enum Frames {
    /// Longer frames are refused: nothing that a worker has to say is that long.
    static let maximalLength = 256 << 20

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return encoder
    }()

    private static let decoder: JSONDecoder = {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
        return decoder
    }()

    static func frame<T: Encodable>(_ value: T) throws -> [UInt8] {
        frame(of: try encoder.encode(value))
    }

    /// A frame around bytes.
    static func frame(of body: some Collection<UInt8>) -> [UInt8] {
        let length = UInt32(clamping: body.count)
        return [UInt8(length & 0xFF), UInt8(length >> 8 & 0xFF), UInt8(length >> 16 & 0xFF), UInt8(length >> 24)] + body
    }

    static func decode<T: Decodable>(_ type: T.Type, from body: some DataProtocol) throws -> T { try decoder.decode(type, from: Data(body)) }

    /// Cuts a stream of bytes into the bodies of frames.
    struct Reader {
        private var pending: [UInt8] = []
        private var position = 0
        /// A frame said that it is longer than any may be; nothing after it can be read.
        private(set) var isBroken = false

        mutating func append(_ bytes: [UInt8]) {
            if position > 0, position == pending.count || position > 1 << 20 {
                pending.removeFirst(position)
                position = 0
            }
            if !isBroken { pending += bytes }
        }

        /// The body of the next whole frame.
        mutating func next() -> ArraySlice<UInt8>? {
            guard !isBroken, pending.count - position >= 4 else { return nil }
            var length = 0
            for index in 0..<4 { length |= Int(pending[position + index]) << (8 * index) }
            guard length <= Frames.maximalLength else {
                isBroken = true
                return nil
            }
            guard pending.count - position - 4 >= length else { return nil }
            defer { position += 4 + length }
            return pending[position + 4..<position + 4 + length]
        }

        /// Whether part of a frame is left.
        var isEmpty: Bool { position == pending.count }
    }
}
