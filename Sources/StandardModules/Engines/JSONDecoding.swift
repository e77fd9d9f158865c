public import Language

/// A mistake in a JSON document: the data of `json.JSONDecodeError`.
public struct JSONDecodingError: Error, Equatable, Sendable {
    /// Without the position.
    public let text: String
    /// Code points before the mistake.
    public let position: Int
    public let line: Int
    public let column: Int

    /// "Expecting value: line 1 column 1 (char 0)".
    public var message: String { "\(text): line \(line) column \(column) (char \(position))" }

    init(_ text: String, _ bytes: UTF8Buffer, _ offset: Int) {
        self.text = text
        let before = UnsafeBufferPointer(rebasing: bytes[..<min(offset, bytes.count)])
        position = CodePoint.count(before)
        line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        if let newline = before.lastIndex(of: 0x0A) {
            column = CodePoint.count(UnsafeBufferPointer(rebasing: before[(newline + 1)...])) + 1
        } else {
            column = position + 1
        }
    }
}

/// What the decoder tells of a document, in order: containers open and close, and values stand between.
public enum JSONEvent: Equatable, Sendable {
    case null
    case bool(Bool)
    /// The text of a number: an int, or a float.
    case integer(Range<Int>)
    case float(Range<Int>)
    /// `NaN`, `Infinity`, `-Infinity`.
    case constant(Double)
    /// UTF-8; a lone surrogate stays one.
    case string([UInt8])
    /// A string that is a key of the open object.
    case key([UInt8])
    case startArray, endArray, startObject, endObject
}

/// Reads JSON as `json.loads` does, with the same mistakes found at the same places; without recursion.
public struct JSONDecoding {
    private let bytes: UTF8Buffer
    private let strict: Bool

    /// - Parameter strict: control characters in strings are mistakes.
    public init(_ bytes: UTF8Buffer, strict: Bool = true) {
        self.bytes = bytes
        self.strict = strict
    }

    private func error(_ text: String, _ offset: Int) -> JSONDecodingError { JSONDecodingError(text, bytes, offset) }

    private func skipSpace(_ offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
        return offset
    }

    /// The whole document.
    ///
    /// - Throws: `JSONDecodingError`, and what `body` throws.
    public func decode(_ body: (JSONEvent) throws -> Void) throws {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
            throw error("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0)
        }
        let end = skipSpace(try decodeValue(from: skipSpace(0), body))
        if end != bytes.count { throw error("Extra data", end) }
    }

    /// One value that begins at the byte offset `start`; the offset behind it.
    ///
    /// - Parameter limit: containers that may be open at a time.
    public func decodeValue(from start: Int, limit: Int = 900, _ body: (JSONEvent) throws -> Void) throws -> Int {
        // True for an object.
        var open: [Bool] = []
        var offset = start
        while true {
            // A value is due.
            guard offset < bytes.count else { throw error("Expecting value", offset) }
            var closed = true
            switch bytes[offset] {
            case 0x22: // "
                let (text, end) = try string(offset + 1)
                try body(.string(text))
                offset = end
            case 0x7B, 0x5B: // { [
                let isObject = bytes[offset] == 0x7B
                if open.count >= limit { throw TextError(.memoryError, "maximum recursion depth exceeded") }
                try body(isObject ? .startObject : .startArray)
                offset = skipSpace(offset + 1)
                if offset < bytes.count, bytes[offset] == (isObject ? 0x7D : 0x5D) {
                    try body(isObject ? .endObject : .endArray)
                    offset += 1
                } else {
                    open.append(isObject)
                    if isObject { offset = try key(offset, "Expecting property name enclosed in double quotes", body) }
                    closed = false
                }
            default: offset = try scalar(offset, body)
            }
            if !closed { continue }
            // The value is complete: what follows it belongs to the container.
            var valueIsDue = false
            while let isObject = open.last, !valueIsDue {
                offset = skipSpace(offset)
                let byte = offset < bytes.count ? bytes[offset] : 0
                if byte == (isObject ? 0x7D : 0x5D) {
                    try body(isObject ? .endObject : .endArray)
                    open.removeLast()
                    offset += 1
                } else if byte == 0x2C {
                    offset = skipSpace(offset + 1)
                    if isObject { offset = try key(offset, "Expecting property name enclosed in double quotes", body) }
                    valueIsDue = true
                } else {
                    throw error("Expecting ',' delimiter", offset)
                }
            }
            if !valueIsDue { return offset }
        }
    }

    private func key(_ offset: Int, _ message: String, _ body: (JSONEvent) throws -> Void) throws -> Int {
        guard offset < bytes.count, bytes[offset] == 0x22 else { throw error(message, offset) }
        let (text, end) = try string(offset + 1)
        try body(.key(text))
        let colon = skipSpace(end)
        guard colon < bytes.count, bytes[colon] == 0x3A else { throw error("Expecting ':' delimiter", colon) }
        return skipSpace(colon + 1)
    }

    private func hasWord(_ word: StaticString, _ offset: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        return offset + count <= bytes.count && bytes[offset..<(offset + count)].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count))
    }

    private func scalar(_ start: Int, _ body: (JSONEvent) throws -> Void) throws -> Int {
        if hasWord("null", start) {
            try body(.null)
            return start + 4
        }
        if hasWord("true", start) {
            try body(.bool(true))
            return start + 4
        }
        if hasWord("false", start) {
            try body(.bool(false))
            return start + 5
        }
        if hasWord("NaN", start) {
            try body(.constant(.nan))
            return start + 3
        }
        if hasWord("Infinity", start) {
            try body(.constant(.infinity))
            return start + 8
        }
        if hasWord("-Infinity", start) {
            try body(.constant(-.infinity))
            return start + 9
        }
        func isDigit(_ at: Int) -> Bool { at < bytes.count && bytes[at] &- 0x30 < 10 }
        var end = start
        if bytes[end] == 0x2D { end += 1 }
        guard isDigit(end) else { throw error("Expecting value", start) }
        if bytes[end] == 0x30 { end += 1 } else { while isDigit(end) { end += 1 } }
        var isFloat = false
        if end < bytes.count, bytes[end] == 0x2E, isDigit(end + 1) {
            isFloat = true
            end += 2
            while isDigit(end) { end += 1 }
        }
        if end < bytes.count, bytes[end] | 0x20 == 0x65 {
            var exponent = end + 1
            if exponent < bytes.count, bytes[exponent] == 0x2B || bytes[exponent] == 0x2D { exponent += 1 }
            if isDigit(exponent) {
                isFloat = true
                end = exponent
                while isDigit(end) { end += 1 }
            }
        }
        try body(isFloat ? .float(start..<end) : .integer(start..<end))
        return end
    }

    /// The text of a string whose opening quote stands before `start`, and the offset behind the closing one.
    private func string(_ start: Int) throws -> ([UInt8], Int) {
        var result: [UInt8] = []
        var offset = start
        while true {
            let from = offset
            while offset < bytes.count, bytes[offset] != 0x22, bytes[offset] != 0x5C, bytes[offset] >= 0x20 { offset += 1 }
            result.append(contentsOf: bytes[from..<offset])
            guard offset < bytes.count else { throw error("Unterminated string starting at", start - 1) }
            let byte = bytes[offset]
            if byte == 0x22 { return (result, offset + 1) }
            if byte < 0x20 {
                if strict { throw error("Invalid control character at", offset) }
                result.append(byte)
                offset += 1
                continue
            }
            offset += 1
            guard offset < bytes.count else { throw error("Unterminated string starting at", start - 1) }
            switch bytes[offset] {
            case 0x22, 0x5C, 0x2F: result.append(bytes[offset])
            case 0x62: result.append(8)
            case 0x66: result.append(12)
            case 0x6E: result.append(10)
            case 0x72: result.append(13)
            case 0x74: result.append(9)
            case 0x75:
                var value = try unicodeEscape(offset)
                offset += 4
                if (0xD800..<0xDC00).contains(value), offset + 2 < bytes.count, bytes[offset + 1] == 0x5C, bytes[offset + 2] == 0x75,
                   let low = try? unicodeEscape(offset + 2), (0xDC00..<0xE000).contains(low) {
                    value = 0x10000 + ((value - 0xD800) << 10 | (low - 0xDC00))
                    offset += 6
                }
                CodePoint.append(value, to: &result)
            default: throw error("Invalid \\escape", offset - 1)
            }
            offset += 1
        }
    }

    /// The four hexadecimal digits behind the `u` at `offset`.
    private func unicodeEscape(_ offset: Int) throws -> UInt32 {
        guard offset + 4 < bytes.count else { throw error("Invalid \\uXXXX escape", offset) }
        var value: UInt32 = 0
        for byte in bytes[(offset + 1)...(offset + 4)] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
            default: throw error("Invalid \\uXXXX escape", offset)
            }
        }
        return value
    }
}

/// Pieces of `json.dumps`.
public enum JSONEncoding {
    /// Appends a string in quotes; with `asciiOnly` everything else is escaped.
    public static func appendString(_ text: UTF8Buffer, asciiOnly: Bool, to result: inout [UInt8]) {
        result.append(0x22)
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            if byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C {
                result.append(byte)
                offset += 1
                continue
            }
            let start = offset
            let scalar = CodePoint.next(text, &offset)
            switch scalar {
            case 0x22: result += [0x5C, 0x22]
            case 0x5C: result += [0x5C, 0x5C]
            case 0x0A: result += [0x5C, 0x6E]
            case 0x0D: result += [0x5C, 0x72]
            case 0x09: result += [0x5C, 0x74]
            case 0x08: result += [0x5C, 0x62]
            case 0x0C: result += [0x5C, 0x66]
            case 0..<0x20: appendEscape(scalar, to: &result)
            case 0x7F where !asciiOnly: result.append(0x7F)
            default:
                if !asciiOnly {
                    result.append(contentsOf: text[start..<offset])
                } else if scalar < 0x10000 {
                    appendEscape(scalar, to: &result)
                } else {
                    appendEscape(0xD7C0 + (scalar >> 10), to: &result)
                    appendEscape(0xDC00 | scalar & 0x3FF, to: &result)
                }
            }
        }
        result.append(0x22)
    }

    private static let hex = Array("0123456789abcdef".utf8)

    private static func appendEscape(_ unit: UInt32, to result: inout [UInt8]) {
        result += [0x5C, 0x75]
        for shift: UInt32 in [12, 8, 4, 0] { result.append(hex[Int(unit >> shift & 15)]) }
    }

    /// Appends a float: `NaN` and `Infinity` as JavaScript spells them.
    ///
    /// - Throws: ValueError "Out of range float values are not JSON compliant" unless `allowNaN`.
    public static func appendFloat(_ value: Double, allowNaN: Bool, to result: inout [UInt8]) throws {
        if value.isFinite {
            FloatText.appendRepr(value, to: &result)
            return
        }
        if !allowNaN { throw TextError.value("Out of range float values are not JSON compliant") }
        result.append(contentsOf: (value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity").utf8)
    }
}
