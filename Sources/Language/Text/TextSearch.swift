internal import Glibc

/// Finding and replacing: all positions are byte offsets.
///
/// UTF-8 synchronises itself, so a match of whole code points is a match of their bytes.
public enum TextSearch {
    /// The first occurrence of `needle` at or behind `start`; its end must not lie behind `end`.
    public static func find(_ needle: UTF8Buffer, in text: UTF8Buffer, from start: Int = 0, to end: Int? = nil) -> Int? {
        let end = min(end ?? text.count, text.count)
        guard start >= 0, start <= end, end &- start >= needle.count else { return nil }
        guard let pattern = needle.baseAddress, needle.count > 0 else { return start }
        guard let base = text.baseAddress else { return nil }
        if needle.count == 1 {
            guard let found = memchr(base + start, Int32(pattern[0]), end &- start) else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
        // Look for the first byte and compare; when that has compared too much in vain, the prefix function bounds the rest.
        let length = needle.count
        let last = end &- length
        var position = start
        var wasted = 0
        while position <= last {
            guard let candidate = memchr(base + position, Int32(pattern[0]), last &- position &+ 1) else { return nil }
            position = UnsafeRawPointer(candidate) - UnsafeRawPointer(base)
            var matched = 1
            while matched < length && base[position &+ matched] == pattern[matched] { matched &+= 1 }
            if matched == length { return position }
            position &+= 1
            wasted &+= matched
            if wasted > 1024 &+ 4 &* (position &- start) { return findByPrefixFunction(pattern, length, base, position, end) }
        }
        return nil
    }

    private static func prefixFunction(_ pattern: (Int) -> UInt8, _ length: Int) -> [Int] {
        var table = [Int](repeating: 0, count: length)
        var matched = 0
        for index in 1..<length {
            while matched > 0 && pattern(index) != pattern(matched) { matched = table[matched &- 1] }
            if pattern(index) == pattern(matched) { matched &+= 1 }
            table[index] = matched
        }
        return table
    }

    private static func findByPrefixFunction(_ pattern: UnsafePointer<UInt8>, _ length: Int, _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        let table = prefixFunction({ pattern[$0] }, length)
        var matched = 0
        for index in start..<max(start, end) {
            while matched > 0 && base[index] != pattern[matched] { matched = table[matched &- 1] }
            if base[index] == pattern[matched] { matched &+= 1 }
            if matched == length { return index &+ 1 &- length }
        }
        return nil
    }

    /// The last occurrence.
    public static func rfind(_ needle: UTF8Buffer, in text: UTF8Buffer, from start: Int = 0, to end: Int? = nil) -> Int? {
        let end = min(end ?? text.count, text.count)
        guard start >= 0, start <= end, end &- start >= needle.count else { return nil }
        guard let pattern = needle.baseAddress, needle.count > 0 else { return end }
        guard let base = text.baseAddress else { return nil }
        let length = needle.count
        if length == 1 {
            var index = end &- 1
            while index >= start && base[index] != pattern[0] { index &-= 1 }
            return index >= start ? index : nil
        }
        let failure = prefixFunction({ pattern[length &- 1 &- $0] }, length)
        var matched = 0
        var index = end &- 1
        while index >= start {
            while matched > 0 && base[index] != pattern[length &- 1 &- matched] { matched = failure[matched &- 1] }
            if base[index] == pattern[length &- 1 &- matched] { matched &+= 1 }
            if matched == length { return index }
            index &-= 1
        }
        return nil
    }

    /// How often `needle` occurs without overlap; an empty one stands between all code points.
    public static func count(_ needle: UTF8Buffer, in text: UTF8Buffer, from start: Int = 0, to end: Int? = nil) -> Int {
        let end = min(end ?? text.count, text.count)
        guard start >= 0, start <= end else { return 0 }
        if needle.isEmpty { return CodePoint.count(UnsafeBufferPointer(rebasing: text[start..<end])) &+ 1 }
        var count = 0
        var position = start
        while let found = find(needle, in: text, from: position, to: end) {
            count &+= 1
            position = found &+ needle.count
        }
        return count
    }

    /// `text.replace(old, new, limit)`; a negative limit is none.  nil if nothing is replaced.
    ///
    /// - Parameter charge: is given the size of the result before it is made.
    public static func replace(_ old: UTF8Buffer, with new: UTF8Buffer, in text: UTF8Buffer, limit: Int = -1, charge: (Int) throws -> Void = { _ in }) throws -> [UInt8]? {
        let available = limit == 0 ? 0 : count(old, in: text)
        let times = limit < 0 ? available : min(limit, available)
        if times == 0 { return nil }
        let (growth, overflow) = times.multipliedReportingOverflow(by: new.count)
        guard !overflow, growth < Int.max / 2 else { throw TextError.memory() }
        let total = text.count &- times &* old.count &+ growth
        try charge(total)
        var result: [UInt8] = []
        result.reserveCapacity(total)
        var position = 0
        if old.isEmpty {
            for _ in 0..<times {
                result.append(contentsOf: new)
                if position < text.count {
                    let next = min(text.count, position &+ CodePoint.width(lead: text[position]))
                    result.append(contentsOf: UnsafeBufferPointer(rebasing: text[position..<next]))
                    position = next
                }
            }
        } else {
            for _ in 0..<times {
                guard let found = find(old, in: text, from: position) else { break }
                result.append(contentsOf: UnsafeBufferPointer(rebasing: text[position..<found]))
                result.append(contentsOf: new)
                position = found &+ old.count
            }
        }
        result.append(contentsOf: UnsafeBufferPointer(rebasing: text[position...]))
        return result
    }

    /// Whether `text` has `part` at the byte offset.
    public static func matches(_ part: UTF8Buffer, in text: UTF8Buffer, at offset: Int) -> Bool {
        guard offset >= 0, text.count &- offset >= part.count else { return false }
        guard let base = text.baseAddress, let other = part.baseAddress, part.count > 0 else { return true }
        return memcmp(base + offset, other, part.count) == 0
    }

    /// -1, 0 or 1 in the order of code points.  UTF-8 keeps that order.
    public static func compare(_ a: UTF8Buffer, _ b: UTF8Buffer) -> Int {
        let common = min(a.count, b.count)
        if common > 0, let left = a.baseAddress, let right = b.baseAddress {
            let order = memcmp(left, right, common)
            if order != 0 { return order < 0 ? -1 : 1 }
        }
        return a.count < b.count ? -1 : a.count > b.count ? 1 : 0
    }
}
