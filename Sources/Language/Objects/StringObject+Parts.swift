extension StringObject {
    // MARK: code points and bytes

    /// The byte offset of the code point at `index`, which lies in 0...count.
    @inline(__always)
    func byteOffset(_ index: Int) -> Int { isASCII ? index : wideOffset(index) }

    @inline(never)
    private func wideOffset(_ index: Int) -> Int {
        if index >= count { return byteCount }
        var offset = 0
        var remaining = index
        if count > 128, byteCount <= Int(UInt32.max) {
            offset = Int(findLandmarks()[index >> 6])
            remaining = index & 63
        }
        while remaining > 0 {
            offset &+= CodePoint.width(lead: bytes[offset])
            remaining &-= 1
        }
        return offset
    }

    private func findLandmarks() -> UnsafeMutablePointer<UInt32> {
        if let known = landmarks { return known }
        let made = UnsafeMutablePointer<UInt32>.allocate(capacity: count >> 6 &+ 1)
        var offset = 0
        for index in 0..<count {
            if index & 63 == 0 { (made + index >> 6).initialize(to: UInt32(truncatingIfNeeded: offset)) }
            offset &+= CodePoint.width(lead: bytes[offset])
        }
        landmarks = made
        return made
    }

    /// How many code points lie in a range of bytes that begins and ends between code points.
    @inline(__always)
    func codePoints(in range: Range<Int>) -> Int {
        isASCII ? range.count : CodePoint.count(UTF8Buffer(rebasing: utf8[range]))
    }

    /// The text of a range of bytes that begins and ends between code points; the object itself if that is all of it.
    func part(_ range: Range<Int>) -> StringObject {
        if range.count == byteCount, kind == .string { return self }
        if range.isEmpty { return .empty }
        if range.count == 1 { return .character(UInt32(bytes[range.lowerBound])) }
        return copy(range, count: codePoints(in: range))
    }

    /// A new string of a range of bytes with so many code points.
    func copy(_ range: Range<Int>, count: Int) -> StringObject {
        let copied = SmallMemory.take(range.count, UInt8.self)
        copied.initialize(from: bytes + range.lowerBound, count: range.count)
        return StringObject(adopting: copied, byteCount: range.count, count: count)
    }

    /// The text itself as an exact str.
    var exact: StringObject { kind == .string ? self : copy(0..<byteCount, count: count) }

    // MARK: appending

    /// `self + other`.  A text that grows piece by piece gets memory to spare, which its followers share: what a text sees of it never changes.
    func appending(_ other: StringObject) -> StringObject {
        let total = byteCount &+ other.byteCount
        if let storage, storage.used == byteCount, storage.capacity >= total {
            (storage.bytes + byteCount).initialize(from: other.bytes, count: other.byteCount)
            storage.used = total
            return StringObject(sharing: storage, byteCount: total, count: count &+ other.count)
        }
        if byteCount >= 128, byteCount >= other.byteCount {
            // Long texts are worth it as soon as they are appended to again.
            let spare = storage == nil ? total >> 3 : total
            let shared = TextStorage(capacity: total &+ spare)
            shared.bytes.initialize(from: bytes, count: byteCount)
            (shared.bytes + byteCount).initialize(from: other.bytes, count: other.byteCount)
            shared.used = total
            return StringObject(sharing: shared, byteCount: total, count: count &+ other.count)
        }
        let joined = SmallMemory.take(total, UInt8.self)
        joined.initialize(from: bytes, count: byteCount)
        (joined + byteCount).initialize(from: other.bytes, count: other.byteCount)
        return StringObject(adopting: joined, byteCount: total, count: count &+ other.count)
    }
}

/// Memory of texts that grew from each other by appending.
final class TextStorage {
    let bytes: UnsafeMutablePointer<UInt8>
    let capacity: Int
    /// Bytes that belong to the longest of the texts.
    @exclusivity(unchecked) var used = 0

    init(capacity: Int) {
        bytes = .allocate(capacity: max(1, capacity))
        self.capacity = capacity
    }

    deinit { bytes.deallocate() }
}
