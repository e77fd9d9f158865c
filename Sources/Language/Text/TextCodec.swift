/// A failed conversion between text and bytes: the data of UnicodeEncodeError and UnicodeDecodeError.
public struct CodecError: Error, Equatable, Sendable {
    public let isEncoding: Bool
    public let encoding: String
    /// Code points when encoding, bytes when decoding.
    public let start: Int
    public let end: Int
    public let reason: String
    /// The code point or byte at `start`.
    public let offender: UInt32

    /// "'ascii' codec can't encode character '\xe9' in position 1: ordinal not in range(128)".
    public var message: String {
        let single = end == start + 1
        if isEncoding {
            let position = single ? "\(start)" : "\(start)-\(end - 1)"
            if !single { return "'\(encoding)' codec can't encode characters in position \(position): \(reason)" }
            var shown: [UInt8] = []
            TextQuoting.appendEscape(offender, to: &shown)
            return "'\(encoding)' codec can't encode character '\(String(decoding: shown, as: UTF8.self))' in position \(position): \(reason)"
        }
        if single {
            let hex = String(offender, radix: 16)
            return "'\(encoding)' codec can't decode byte 0x\(hex.count < 2 ? "0" : "")\(hex) in position \(start): \(reason)"
        }
        return "'\(encoding)' codec can't decode bytes in position \(start)-\(end - 1): \(reason)"
    }
}

/// `str.encode` and `bytes.decode` for the encodings that programs use: UTF-8, ASCII, Latin-1, UTF-16.
public enum TextCodec {
    public enum Encoding: String, Sendable {
        case utf8 = "utf-8", ascii, latin1 = "latin-1", utf16 = "utf-16", utf16LittleEndian = "utf-16-le", utf16BigEndian = "utf-16-be"
        case utf8WithMark = "utf-8-sig"

        /// - Throws: LookupError "unknown encoding: …".
        public init(name: String) throws {
            var key = ""
            for scalar in name.unicodeScalars {
                switch scalar {
                case "-", "_", " ": if !key.hasSuffix("_") { key.append("_") }
                default: key.unicodeScalars.append(scalar.value &- 0x41 < 26 ? UnicodeScalar(UInt8(scalar.value) + 0x20) : scalar)
                }
            }
            switch key {
            case "utf_8", "utf8", "u8", "utf", "cp65001": self = .utf8
            case "ascii", "us_ascii", "646", "ansi_x3.4_1968": self = .ascii
            case "latin_1", "latin1", "latin", "l1", "iso_8859_1", "iso8859_1", "8859", "cp819": self = .latin1
            case "utf_16", "utf16", "u16": self = .utf16
            case "utf_16_le", "utf_16le": self = .utf16LittleEndian
            case "utf_16_be", "utf_16be": self = .utf16BigEndian
            case "utf_8_sig": self = .utf8WithMark
            default: throw TextError(.lookupError, "unknown encoding: \(name)")
            }
        }

        /// As error messages spell it.
        var nameInErrors: String {
            switch self {
            case .utf8WithMark: return "utf-8"
            case .utf16LittleEndian: return "utf-16-le"
            default: return rawValue
            }
        }
    }

    public enum Handler: String, Sendable {
        case strict, ignore, replace, backslashreplace, xmlcharrefreplace, namereplace, surrogateescape, surrogatepass
    }

    /// Looked up when an error occurs, as CPython does.
    private static func handler(_ name: String) throws -> Handler {
        guard let handler = Handler(rawValue: name) else { throw TextError(.lookupError, "unknown error handler name '\(name)'") }
        return handler
    }

    // MARK: encode

    /// `text.encode(encoding, errors)`.
    ///
    /// - Throws: `CodecError`, or LookupError for an unknown handler.
    public static func encode(_ text: UTF8Buffer, _ encoding: Encoding = .utf8, errors: String = "strict") throws -> [UInt8] {
        if CodePoint.isASCII(text) && [.utf8, .ascii, .latin1].contains(encoding) { return Array(text) }
        let scalars = CodePoint.array(text)
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        switch encoding {
        case .utf8WithMark: result = [0xEF, 0xBB, 0xBF]
        case .utf16: result = [0xFF, 0xFE]
        default: break
        }
        let limit: UInt32 = encoding == .ascii ? 0x80 : encoding == .latin1 ? 0x100 : 0x110000
        func isBad(_ scalar: UInt32) -> Bool { scalar >= limit || limit > 0x100 && (0xD800...0xDFFF).contains(scalar) }
        func put(_ scalar: UInt32) {
            switch encoding {
            case .utf8, .utf8WithMark: CodePoint.append(scalar, to: &result)
            case .ascii, .latin1: result.append(UInt8(truncatingIfNeeded: scalar))
            default:
                let units: [UInt32] = scalar < 0x10000 ? [scalar] : [0xD7C0 + (scalar >> 10), 0xDC00 | scalar & 0x3FF]
                for unit in units {
                    let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
                    result.append(contentsOf: encoding == .utf16BigEndian ? [high, low] : [low, high])
                }
            }
        }
        var index = 0
        while index < scalars.count {
            if !isBad(scalars[index]) {
                put(scalars[index])
                index += 1
                continue
            }
            var end = index + 1
            while end < scalars.count && isBad(scalars[end]) { end += 1 }
            let reason = limit == 0x80 ? "ordinal not in range(128)" : limit == 0x100 ? "ordinal not in range(256)" : "surrogates not allowed"
            let error = CodecError(isEncoding: true, encoding: encoding.nameInErrors, start: index, end: end, reason: reason, offender: scalars[index])
            let handler = try handler(errors)
            for scalar in scalars[index..<end] {
                switch handler {
                case .strict: throw error
                case .ignore: break
                case .replace: put(0x3F)
                case .xmlcharrefreplace: for byte in "&#\(scalar);".utf8 { put(UInt32(byte)) }
                case .backslashreplace:
                    var escape: [UInt8] = []
                    TextQuoting.appendEscape(scalar, to: &escape)
                    for byte in escape { put(UInt32(byte)) }
                case .namereplace:
                    var escape: [UInt8] = []
                    if let name = UnicodeText.name(scalar) { escape = Array("\\N{\(name)}".utf8) } else { TextQuoting.appendEscape(scalar, to: &escape) }
                    for byte in escape { put(UInt32(byte)) }
                case .surrogateescape:
                    guard (0xDC80...0xDCFF).contains(scalar) else { throw error }
                    result.append(UInt8(truncatingIfNeeded: scalar & 0xFF))
                case .surrogatepass:
                    guard (0xD800...0xDFFF).contains(scalar), limit > 0x100 else { throw error }
                    put(scalar)
                }
            }
            index = end
        }
        return result
    }

    // MARK: decode

    /// `bytes.decode(encoding, errors)`: the UTF-8 of the text.
    ///
    /// - Throws: `CodecError`, or LookupError for an unknown handler.
    public static func decode(_ bytes: UTF8Buffer, _ encoding: Encoding = .utf8, errors: String = "strict") throws -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        func fail(_ encodingName: String, _ start: Int, _ end: Int, _ reason: String) throws {
            let error = CodecError(isEncoding: false, encoding: encodingName, start: start, end: end, reason: reason, offender: UInt32(bytes[start]))
            switch try handler(errors) {
            case .ignore: break
            case .replace: CodePoint.append(0xFFFD, to: &result)
            case .backslashreplace: for byte in bytes[start..<end] { TextQuoting.appendEscape(UInt32(byte), to: &result) }
            case .surrogateescape:
                for byte in bytes[start..<end] {
                    if byte < 0x80 { throw error }
                    CodePoint.append(0xDC00 + UInt32(byte), to: &result)
                }
            case .xmlcharrefreplace, .namereplace:
                throw TextError.type("don't know how to handle UnicodeDecodeError in error callback")
            case .strict, .surrogatepass: throw error
            }
        }
        switch encoding {
        case .latin1:
            for byte in bytes { CodePoint.append(UInt32(byte), to: &result) }
        case .ascii:
            for (index, byte) in bytes.enumerated() {
                if byte < 0x80 { result.append(byte) } else { try fail("ascii", index, index + 1, "ordinal not in range(128)") }
            }
        case .utf8, .utf8WithMark:
            var offset = encoding == .utf8WithMark && bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
            while offset < bytes.count {
                if bytes[offset] < 0x80 {
                    result.append(bytes[offset])
                    offset += 1
                    continue
                }
                let (width, problem) = utf8Sequence(bytes, offset)
                if let problem {
                    let isSurrogate = errors == "surrogatepass" && offset + 2 < bytes.count && bytes[offset] == 0xED && bytes[offset + 1] & 0xE0 == 0xA0 && bytes[offset + 2] & 0xC0 == 0x80
                    if isSurrogate {
                        result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[offset..<(offset + 3)]))
                        offset += 3
                        continue
                    }
                    try fail("utf-8", offset, offset + width, problem)
                } else {
                    result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[offset..<(offset + width)]))
                }
                offset += width
            }
        case .utf16, .utf16LittleEndian, .utf16BigEndian:
            try decodeUTF16(bytes, encoding, { CodePoint.append($0, to: &result) }, fail)
        }
        return result
    }

    /// The bytes of the sequence at `offset`, or of its longest valid beginning and what is wrong behind it.
    private static func utf8Sequence(_ bytes: UTF8Buffer, _ offset: Int) -> (width: Int, problem: String?) {
        let lead = bytes[offset]
        let needed = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        if needed == 0 { return (1, "invalid start byte") }
        for index in 1..<needed {
            guard offset + index < bytes.count else { return (index, "unexpected end of data") }
            let byte = bytes[offset + index]
            var valid = byte & 0xC0 == 0x80
            if index == 1 {
                switch lead {
                case 0xE0: valid = valid && byte >= 0xA0
                case 0xED: valid = valid && byte < 0xA0
                case 0xF0: valid = valid && byte >= 0x90
                case 0xF4: valid = valid && byte < 0x90
                default: break
                }
            }
            if !valid { return (index, "invalid continuation byte") }
        }
        return (needed, nil)
    }

    private static func decodeUTF16(_ bytes: UTF8Buffer, _ encoding: Encoding, _ put: (UInt32) -> Void,
                                    _ fail: (String, Int, Int, String) throws -> Void) throws {
        var offset = 0
        var bigEndian = encoding == .utf16BigEndian
        if encoding == .utf16, bytes.count >= 2 {
            if bytes[0] == 0xFF && bytes[1] == 0xFE { offset = 2 } else if bytes[0] == 0xFE && bytes[1] == 0xFF {
                offset = 2
                bigEndian = true
            }
        }
        let name = bigEndian ? "utf-16-be" : "utf-16-le"
        func unit(_ at: Int) -> UInt32 {
            let (first, second) = (UInt32(bytes[at]), UInt32(bytes[at + 1]))
            return bigEndian ? first << 8 | second : second << 8 | first
        }
        while offset < bytes.count {
            guard offset + 1 < bytes.count else {
                try fail(name, offset, bytes.count, "truncated data")
                return
            }
            let high = unit(offset)
            if !(0xD800...0xDFFF).contains(high) {
                put(high)
                offset += 2
            } else if high >= 0xDC00 {
                try fail(name, offset, offset + 2, "illegal encoding")
                offset += 2
            } else if offset + 3 >= bytes.count {
                try fail(name, offset, bytes.count, "unexpected end of data")
                return
            } else {
                let low = unit(offset + 2)
                if (0xDC00...0xDFFF).contains(low) {
                    put(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
                    offset += 4
                } else {
                    try fail(name, offset, offset + 2, "illegal UTF-16 surrogate")
                    offset += 2
                }
            }
        }
    }
}
