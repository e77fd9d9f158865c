/// A parsed specification of the format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
public struct FormatSpecification: Equatable, Sendable {
    public enum Grouping: UInt8, Sendable { case none, comma, underscore }

    /// A code point.
    public var fill: UInt32 = 0x20
    /// `<`, `>`, `=` or `^`.
    public var align: UInt8
    public var hasExplicitAlign = false
    /// `+`, `-`, a space, or 0 for none.
    public var sign: UInt8 = 0
    public var noNegativeZero = false
    public var alternate = false
    /// -1 if none is given.
    public var width = -1
    public var grouping = Grouping.none
    /// -1 if none is given.
    public var precision = -1
    /// The presentation type, a code point; 0 for none.
    public var type: UInt32

    /// - Parameters:
    ///   - text: the specification, UTF-8.
    ///   - defaultType: the presentation type if none is given: `s` for str, `d` for int, 0 for float.
    ///   - defaultAlign: `<` for str, `>` for numbers.
    ///   - typeName: the type of the object that is formatted, for messages.
    /// - Throws: `TextError` (ValueError) with CPython's message.
    public init(_ text: UTF8Buffer, defaultType: UInt8, defaultAlign: UInt8, typeName: String) throws {
        align = defaultAlign
        type = UInt32(defaultType)
        let spec = Scalars(text)
        let end = spec.count
        var position = 0
        var fillIsGiven = false
        if end >= 2, Self.isAlignment(spec[1]) {
            fill = spec[0]
            align = UInt8(truncatingIfNeeded: spec[1])
            fillIsGiven = true
            hasExplicitAlign = true
            position = 2
        } else if end >= 1, Self.isAlignment(spec[0]) {
            align = UInt8(truncatingIfNeeded: spec[0])
            hasExplicitAlign = true
            position = 1
        }
        if position < end, spec[position] == 0x20 || spec[position] == 0x2B || spec[position] == 0x2D {
            sign = UInt8(truncatingIfNeeded: spec[position])
            position += 1
        }
        if position < end, spec[position] == 0x7A {
            noNegativeZero = true
            position += 1
        }
        if position < end, spec[position] == 0x23 {
            alternate = true
            position += 1
        }
        if !fillIsGiven, position < end, spec[position] == 0x30 {
            fill = 0x30
            if !hasExplicitAlign && defaultAlign == 0x3E { align = 0x3D }
            position += 1
        }
        let widthStart = position
        let widthValue = try Self.integer(spec, &position)
        if position > widthStart { width = widthValue }
        if position < end, spec[position] == 0x2C {
            grouping = .comma
            position += 1
        }
        if position < end, spec[position] == 0x5F {
            if grouping != .none { throw TextError.value("Cannot specify both ',' and '_'.") }
            grouping = .underscore
            position += 1
        }
        if position < end, spec[position] == 0x2C, grouping == .underscore {
            throw TextError.value("Cannot specify both ',' and '_'.")
        }
        if position < end, spec[position] == 0x2E {
            position += 1
            let start = position
            let value = try Self.integer(spec, &position)
            if position == start { throw TextError.value("Format specifier missing precision") }
            precision = value
        }
        if end - position > 1 {
            throw TextError.value("Invalid format specifier '\(String(decoding: text, as: UTF8.self))' for object of type '\(typeName)'")
        }
        if position < end { type = spec[position] }
        if grouping != .none {
            switch type {
            case 0x64, 0x65, 0x66, 0x67, 0x45, 0x47, 0x25, 0x46, 0: break
            case _ where grouping == .underscore && [0x62, 0x6F, 0x78, 0x58].contains(type): break
            default: throw TextError.value("Cannot specify '\(grouping == .comma ? "," : "_")' with \(Self.quoted(type)).")
            }
        }
    }

    /// Bytes that the result may have beyond the plain text: to be charged before rendering.
    public var cost: Int {
        let (sum, overflow) = max(0, width).addingReportingOverflow(max(0, precision))
        return overflow ? Int.max : sum
    }

    /// The code points of a specification; nearly always its bytes.
    private struct Scalars {
        private let bytes: UTF8Buffer
        private let wide: [UInt32]?
        let count: Int

        init(_ text: UTF8Buffer) {
            bytes = text
            wide = CodePoint.isASCII(text) ? nil : CodePoint.array(text)
            count = wide?.count ?? text.count
        }

        subscript(index: Int) -> UInt32 { wide?[index] ?? UInt32(bytes[index]) }
    }

    private static func isAlignment(_ scalar: UInt32) -> Bool { scalar == 0x3C || scalar == 0x3E || scalar == 0x3D || scalar == 0x5E }

    private static func integer(_ spec: Scalars, _ position: inout Int) throws -> Int {
        var value = 0
        while position < spec.count {
            guard let digit = UnicodeText.decimalValue(spec[position]) else { break }
            let (product, over1) = value.multipliedReportingOverflow(by: 10)
            let (sum, over2) = product.addingReportingOverflow(digit)
            if over1 || over2 { throw TextError.value("Too many decimal digits in format string") }
            value = sum
            position += 1
        }
        return value
    }

    private static func quoted(_ type: UInt32) -> String {
        type > 32 && type < 128 ? "'\(Character(Unicode.Scalar(UInt8(type))))'" : "'\\x\(String(type, radix: 16))'"
    }

    /// "Unknown format code 'q' for object of type 'int'".
    func unknownType(_ typeName: String) -> TextError {
        .value("Unknown format code \(Self.quoted(type)) for object of type '\(typeName)'")
    }

    /// Appends `count` fill characters.
    func appendFill(_ count: Int, to result: inout [UInt8]) {
        if count <= 0 { return }
        if fill < 0x80 {
            result.append(UInt8(fill), times: count)
        } else {
            let bytes = CodePoint.utf8([fill])
            result.reserveCapacity(result.count &+ bytes.count &* count)
            for _ in 0..<count { result.append(contentsOf: bytes) }
        }
    }

    /// Fill characters before and after a text of `length` code points.
    func padding(_ length: Int) -> (left: Int, right: Int) {
        let total = max(0, width &- length)
        switch align {
        case 0x3E: return (total, 0)
        case 0x5E: return (total / 2, total &- total / 2)
        default: return (0, total)
        }
    }
}
