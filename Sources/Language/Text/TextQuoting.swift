/// `repr` and `ascii` of strings and bytes.
public enum TextQuoting {
    private static let hex = Array("0123456789abcdef".utf8)

    /// `repr(text)`: in single quotes, or in double quotes if it contains single ones only.
    public static func repr(_ text: UTF8Buffer) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count &+ 2)
        appendRepr(text, to: &result)
        return result
    }

    public static func repr(_ text: String) -> String {
        CodePoint.withUTF8(text) { String(decoding: repr($0), as: UTF8.self) }
    }

    public static func appendRepr(_ text: UTF8Buffer, asciiOnly: Bool = false, to result: inout [UInt8]) {
        let quote = quote(text)
        result.append(quote)
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            if byte < 0x7F && byte >= 0x20 {
                if byte == quote || byte == 0x5C { result.append(0x5C) }
                result.append(byte)
                offset &+= 1
                continue
            }
            let start = offset
            let scalar = CodePoint.next(text, &offset)
            switch scalar {
            case 0x0A: result.append(ascii: "\\n")
            case 0x0D: result.append(ascii: "\\r")
            case 0x09: result.append(ascii: "\\t")
            case _ where scalar >= 0x80 && !asciiOnly && UnicodeText.isPrintable(scalar):
                result.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<offset]))
            default: appendEscape(scalar, to: &result)
            }
        }
        result.append(quote)
    }

    /// `\x0b`, `\u2028` or `\U0001f600`.
    static func appendEscape(_ scalar: UInt32, to result: inout [UInt8]) {
        let (letter, digits): (UInt8, UInt32) = scalar < 0x100 ? (0x78, 2) : scalar < 0x10000 ? (0x75, 4) : (0x55, 8)
        result.append(0x5C)
        result.append(letter)
        for place in (0..<digits).reversed() { result.append(hex[Int(scalar >> (4 &* place) & 15)]) }
    }

    private static func quote(_ text: UTF8Buffer) -> UInt8 {
        var single = false
        for byte in text {
            if byte == 0x22 { return 0x27 }
            if byte == 0x27 { single = true }
        }
        return single ? 0x22 : 0x27
    }

    /// `ascii(text)`.
    public static func ascii(_ text: UTF8Buffer) -> [UInt8] {
        var result: [UInt8] = []
        appendRepr(text, asciiOnly: true, to: &result)
        return result
    }

    /// What `ascii` makes of a repr: everything that is not ASCII escaped, no quotes added.
    public static func asciiEscaped(_ text: UTF8Buffer) -> [UInt8] {
        var result: [UInt8] = []
        var offset = 0
        while offset < text.count {
            let scalar = CodePoint.next(text, &offset)
            if scalar < 0x80 { result.append(UInt8(scalar)) } else { appendEscape(scalar, to: &result) }
        }
        return result
    }

    /// `repr(bytes)`: `b'…'`.
    public static func reprOfBytes(_ bytes: UTF8Buffer) -> [UInt8] {
        let quote = quote(bytes)
        var result: [UInt8] = [0x62, quote]
        for byte in bytes {
            switch byte {
            case 0x09: result.append(ascii: "\\t")
            case 0x0A: result.append(ascii: "\\n")
            case 0x0D: result.append(ascii: "\\r")
            case quote, 0x5C:
                result.append(0x5C)
                result.append(byte)
            case 0x20..<0x7F: result.append(byte)
            default: appendEscape(UInt32(byte), to: &result)
            }
        }
        result.append(quote)
        return result
    }
}
