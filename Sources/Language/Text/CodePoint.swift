/// Text as the algorithms of this folder take it: the UTF-8 bytes of a Python string, in which a lone surrogate stands as
/// the three bytes its number would have.
public typealias UTF8Buffer = UnsafeBufferPointer<UInt8>

/// Reading and writing single code points.  The bytes are well formed: they come from `str` objects.
public enum CodePoint {
    /// Bytes that the code point beginning with `lead` has.
    @inlinable @inline(__always)
    public static func width(lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

    /// The code point at `offset`, which then stands behind it.  A truncated sequence gives U+FFFD and the end.
    @inlinable
    public static func next(_ bytes: UTF8Buffer, _ offset: inout Int) -> UInt32 {
        let lead = bytes[offset]
        if lead < 0x80 {
            offset &+= 1
            return UInt32(lead)
        }
        let width = width(lead: lead)
        guard offset &+ width <= bytes.count else {
            offset = bytes.count
            return 0xFFFD
        }
        var value = UInt32(lead) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for index in 1..<width { value = value << 6 | UInt32(bytes[offset &+ index] & 0x3F) }
        offset &+= width
        return value
    }

    /// The code point that ends at `offset` (which is above 0); `offset` moves to its beginning.
    @inlinable
    public static func previous(_ bytes: UTF8Buffer, _ offset: inout Int) -> UInt32 {
        offset &-= 1
        while offset > 0 && bytes[offset] & 0xC0 == 0x80 { offset &-= 1 }
        var copy = offset
        return next(bytes, &copy)
    }

    /// Appends a code point (surrogates included) as UTF-8.
    @inlinable
    public static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        if value < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value))
        } else if value < 0x800 {
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else if value < 0x10000 {
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else {
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18 & 0x07))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        }
    }

    /// How many code points the bytes hold.
    @inlinable
    public static func count(_ bytes: UTF8Buffer) -> Int {
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count &+= 1 }
        return count
    }

    /// All code points.
    public static func array(_ bytes: UTF8Buffer) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count { result.append(next(bytes, &offset)) }
        return result
    }

    /// UTF-8 of code points.
    public static func utf8<S: Sequence>(_ scalars: S) -> [UInt8] where S.Element == UInt32 {
        var result: [UInt8] = []
        result.reserveCapacity(scalars.underestimatedCount)
        for scalar in scalars { append(scalar, to: &result) }
        return result
    }

    public static func isASCII(_ bytes: UTF8Buffer) -> Bool {
        guard let base = bytes.baseAddress else { return true }
        let raw = UnsafeRawPointer(base)
        var offset = 0
        while offset &+ 8 <= bytes.count {
            if raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
            offset &+= 8
        }
        while offset < bytes.count {
            if bytes[offset] >= 0x80 { return false }
            offset &+= 1
        }
        return true
    }

    /// `body` on the UTF-8 bytes of a Swift string.
    @inlinable
    public static func withUTF8<R>(_ text: String, _ body: (UTF8Buffer) throws -> R) rethrows -> R {
        var text = text
        return try text.withUTF8(body)
    }

    @inlinable @inline(__always)
    static func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}

extension [UInt8] {
    @inlinable mutating func append(ascii text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inlinable mutating func append(_ text: String) {
        append(contentsOf: text.utf8)
    }

    @inlinable mutating func append(_ byte: UInt8, times count: Int) {
        if count > 0 { append(contentsOf: repeatElement(byte, count: count)) }
    }
}
