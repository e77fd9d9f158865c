/// The escapes of string and bytes literals.
struct StringDecoder {
    /// What is wrong, in CPython's words.
    struct Fault: Error { let message: String }

    let bytes: UnsafeBufferPointer<UInt8>
    let isRaw: Bool
    let isBytes: Bool

    /// Appends the value of the stretch of source text from `start` to `end`.
    func decode(_ start: Int, _ end: Int, into result: inout [UInt8]) throws {
        var at = start
        // CPython counts positions in a copy in which every other letter than ASCII takes ten bytes.
        var position = 0
        while at < end {
            let byte = bytes[at]
            if byte == 0x0D {
                result.append(0x0A)
                at += at + 1 < end && bytes[at + 1] == 0x0A ? 2 : 1
                position += 1
            } else if byte == 0x5C, !isRaw {
                try escape(&at, end, &position, &result)
            } else {
                result.append(byte)
                if byte < 0x80 { position += 1 } else if byte >= 0xC0 { position += 10 }
                at += 1
            }
        }
    }

    private func escape(_ at: inout Int, _ end: Int, _ position: inout Int, _ result: inout [UInt8]) throws {
        let first = position
        at += 1
        position += 1
        guard at < end else { throw Fault(message: SyntaxMessages.trailingBackslash(first)) }
        let byte = bytes[at]
        if byte >= 0x80 {
            result.append(0x5C)
            position += 5
            return
        }
        at += 1
        position += 1
        switch byte {
        case 0x0A: break
        case 0x0D: if at < end, bytes[at] == 0x0A { at += 1 }
        case 0x5C, 0x27, 0x22: result.append(byte)
        case 0x61: result.append(7)
        case 0x62: result.append(8)
        case 0x66: result.append(12)
        case 0x6E: result.append(10)
        case 0x72: result.append(13)
        case 0x74: result.append(9)
        case 0x76: result.append(11)
        case 0x30...0x37:
            var value = UInt32(byte - 0x30)
            for _ in 0..<2 where at < end && bytes[at] >= 0x30 && bytes[at] < 0x38 {
                value = value << 3 | UInt32(bytes[at] - 0x30)
                at += 1
                position += 1
            }
            append(value, &result)
        case 0x78: try hexadecimal(2, SyntaxMessages.truncatedX, first, &at, end, &position, &result)
        case 0x75 where !isBytes: try hexadecimal(4, SyntaxMessages.truncatedU, first, &at, end, &position, &result)
        case 0x55 where !isBytes: try hexadecimal(8, SyntaxMessages.truncatedLongU, first, &at, end, &position, &result)
        case 0x4E where !isBytes: try named(first, &at, end, &position, &result)
        default:
            result.append(0x5C)
            result.append(byte)
        }
    }

    private func hexadecimal(_ length: Int, _ message: String, _ first: Int, _ at: inout Int, _ end: Int, _ position: inout Int, _ result: inout [UInt8]) throws {
        var value: UInt32 = 0
        for _ in 0..<length {
            guard at < end, Lexer.isHexDigit(bytes[at]) else {
                throw Fault(message: isBytes ? SyntaxMessages.badBytesEscape(first) : SyntaxMessages.badEscape(first, position - 1, message))
            }
            let byte = bytes[at]
            value = value << 4 | UInt32(byte < 0x3A ? byte - 0x30 : (byte | 0x20) - 0x57)
            at += 1
            position += 1
        }
        if value > 0x10FFFF { throw Fault(message: SyntaxMessages.badEscape(first, position - 1, SyntaxMessages.illegalCharacter)) }
        append(value, &result)
    }

    /// `\N{name}`
    private func named(_ first: Int, _ at: inout Int, _ end: Int, _ position: inout Int, _ result: inout [UInt8]) throws {
        guard at < end, bytes[at] == 0x7B else { throw Fault(message: SyntaxMessages.badEscape(first, position - 1, SyntaxMessages.malformedName)) }
        at += 1
        position += 1
        let start = at
        while at < end, bytes[at] != 0x7D {
            position += bytes[at] < 0x80 ? 1 : bytes[at] >= 0xC0 ? 10 : 0
            at += 1
        }
        guard at < end, at > start else { throw Fault(message: SyntaxMessages.badEscape(first, position - 1, SyntaxMessages.malformedName)) }
        let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
        at += 1
        position += 1
        guard let character = Self.character(named: name) else {
            throw Fault(message: SyntaxMessages.badEscape(first, position - 1, SyntaxMessages.unknownName))
        }
        append(character.value, &result)
    }

    /// The standard library knows the name of a character, not the character of a name: look at them all.  Rare enough.
    private static func character(named name: String) -> Unicode.Scalar? {
        let wanted = name.uppercased()
        for range in [0x20...0x2FFFF, 0xE0000...0xE01FF] as [ClosedRange<UInt32>] {
            for value in range {
                guard let character = Unicode.Scalar(value) else { continue }
                let properties = character.properties
                if properties.name == wanted || properties.nameAlias == wanted { return character }
            }
        }
        return nil
    }

    /// As UTF-8, or as one byte; halves of surrogate pairs get three bytes.
    private func append(_ value: UInt32, _ result: inout [UInt8]) {
        if isBytes || value < 0x80 {
            result.append(UInt8(truncatingIfNeeded: value))
        } else if value < 0x800 {
            result.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            result.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else if value < 0x10000 {
            result.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            result.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            result.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else {
            result.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
            result.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            result.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            result.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        }
    }
}
