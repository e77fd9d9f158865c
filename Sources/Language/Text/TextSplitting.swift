/// Splitting, stripping, padding.  Parts are ranges of bytes of the text.
public enum TextSplitting {
    /// `text.split(None, limit)`: at runs of white space; a negative limit is none.
    public static func split(_ text: UTF8Buffer, limit: Int = -1) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var remaining = limit < 0 ? Int.max : limit
        var offset = skipSpaces(text, 0)
        while offset < text.count {
            if remaining == 0 {
                parts.append(offset..<text.count)
                break
            }
            remaining &-= 1
            let start = offset
            var end = text.count
            while offset < text.count {
                let before = offset
                if UnicodeText.isSpace(CodePoint.next(text, &offset)) {
                    end = before
                    break
                }
            }
            parts.append(start..<end)
            if end == text.count { break }
            offset = skipSpaces(text, offset)
        }
        return parts
    }

    /// `text.rsplit(None, limit)`.
    public static func rsplit(_ text: UTF8Buffer, limit: Int = -1) -> [Range<Int>] {
        if limit < 0 { return split(text) }
        var parts: [Range<Int>] = []
        var remaining = limit
        var end = strippedEnd(text, from: 0)
        while end > 0 {
            if remaining == 0 {
                parts.append(0..<end)
                break
            }
            remaining &-= 1
            var start = end
            while start > 0 {
                var before = start
                if UnicodeText.isSpace(CodePoint.previous(text, &before)) { break }
                start = before
            }
            parts.append(start..<end)
            end = strippedEnd(UnsafeBufferPointer(rebasing: text[..<start]), from: 0)
        }
        parts.reverse()
        return parts
    }

    /// `text.split(separator, limit)` for a separator that is not empty ("empty separator" is the caller's error).
    public static func split(_ text: UTF8Buffer, separator: UTF8Buffer, limit: Int = -1) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var remaining = limit < 0 ? Int.max : limit
        var start = 0
        while remaining > 0, !separator.isEmpty, let found = TextSearch.find(separator, in: text, from: start) {
            parts.append(start..<found)
            start = found &+ separator.count
            remaining &-= 1
        }
        parts.append(start..<text.count)
        return parts
    }

    /// `text.rsplit(separator, limit)`.
    public static func rsplit(_ text: UTF8Buffer, separator: UTF8Buffer, limit: Int = -1) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var remaining = limit < 0 ? Int.max : limit
        var end = text.count
        while remaining > 0, !separator.isEmpty, let found = TextSearch.rfind(separator, in: text, from: 0, to: end) {
            parts.append((found &+ separator.count)..<end)
            end = found
            remaining &-= 1
        }
        parts.append(0..<end)
        parts.reverse()
        return parts
    }

    /// `text.splitlines(keepends)`.
    public static func splitLines(_ text: UTF8Buffer, keepEnds: Bool = false) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var offset = 0
        while offset < text.count {
            let end = offset
            let scalar = CodePoint.next(text, &offset)
            guard UnicodeText.isLineBreak(scalar) else { continue }
            if scalar == 0x0D && offset < text.count && text[offset] == 0x0A { offset &+= 1 }
            lines.append(start..<(keepEnds ? offset : end))
            start = offset
        }
        if start < text.count { lines.append(start..<text.count) }
        return lines
    }

    // MARK: strip

    public enum Side { case both, left, right }

    /// `text.strip()`, `lstrip`, `rstrip`: the range that stays.  Without `characters`: white space.
    public static func strip(_ text: UTF8Buffer, characters: UTF8Buffer? = nil, _ side: Side = .both) -> Range<Int> {
        if let characters {
            let set = CodePoint.array(characters)
            return strip(text, side) { set.contains($0) }
        }
        return strip(text, side, UnicodeText.isSpace)
    }

    @inline(__always)
    private static func strip(_ text: UTF8Buffer, _ side: Side, _ isStripped: (UInt32) -> Bool) -> Range<Int> {
        var start = 0
        var end = text.count
        if side != .right {
            while start < end {
                var next = start
                if !isStripped(CodePoint.next(text, &next)) { break }
                start = next
            }
        }
        if side != .left {
            while end > start {
                var before = end
                if !isStripped(CodePoint.previous(text, &before)) { break }
                end = before
            }
        }
        return start..<end
    }

    private static func skipSpaces(_ text: UTF8Buffer, _ offset: Int) -> Int {
        var offset = offset
        while offset < text.count {
            var next = offset
            if !UnicodeText.isSpace(CodePoint.next(text, &next)) { break }
            offset = next
        }
        return offset
    }

    private static func strippedEnd(_ text: UTF8Buffer, from start: Int) -> Int {
        var end = text.count
        while end > start {
            var before = end
            if !UnicodeText.isSpace(CodePoint.previous(text, &before)) { break }
            end = before
        }
        return end
    }

    // MARK: padding (widths are in code points and have been charged by the caller)

    /// `text.expandtabs(size)`.
    public static func expandTabs(_ text: UTF8Buffer, size: Int, charge: (Int) throws -> Void = { _ in }) throws -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var column = 0
        for byte in text {
            if byte == 0x09 {
                if size > 0 {
                    let spaces = size &- column % size
                    try charge(spaces)
                    result.append(0x20, times: spaces)
                    column &+= spaces
                }
            } else {
                result.append(byte)
                if byte == 0x0A || byte == 0x0D { column = 0 } else if byte & 0xC0 != 0x80 { column &+= 1 }
            }
        }
        return result
    }

    /// `text` between `left` and `right` copies of `fill`.
    public static func padded(_ text: UTF8Buffer, left: Int, right: Int, fill: UInt32) -> [UInt8] {
        var result: [UInt8] = []
        let unit = CodePoint.utf8([fill])
        result.reserveCapacity(text.count &+ (left &+ right) &* unit.count)
        for _ in 0..<max(0, left) { result.append(contentsOf: unit) }
        result.append(contentsOf: text)
        for _ in 0..<max(0, right) { result.append(contentsOf: unit) }
        return result
    }

    /// Fill characters left and right for `text.center(width)`: an odd one goes left if the width is odd.
    public static func centering(length: Int, width: Int) -> (left: Int, right: Int) {
        let total = max(0, width &- length)
        let left = total / 2 &+ (total & width & 1)
        return (left, total &- left)
    }

    /// `text.zfill(width)`: zeros behind the sign.
    public static func zeroFilled(_ text: UTF8Buffer, width: Int) -> [UInt8] {
        let zeros = max(0, width &- CodePoint.count(text))
        var result: [UInt8] = []
        var body = text[...]
        if zeros > 0, let first = text.first, first == 0x2B || first == 0x2D {
            result.append(first)
            body = text[1...]
        }
        result.append(0x30, times: zeros)
        result.append(contentsOf: body)
        return result
    }
}
