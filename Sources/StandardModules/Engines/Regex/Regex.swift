internal import Glibc
public import Language

/// The text that patterns are matched against: positions are code points (bytes for `bytes`).
public final class RegexSubject: Sendable {
    enum Storage: Sendable {
        case bytes([UInt8])
        case scalars([UInt32])
    }

    let storage: Storage
    public let count: Int

    /// A text from its UTF-8.
    public init(utf8: UTF8Buffer) {
        if CodePoint.isASCII(utf8) {
            storage = .bytes(Array(utf8))
            count = utf8.count
        } else {
            let scalars = CodePoint.array(utf8)
            storage = .scalars(scalars)
            count = scalars.count
        }
    }

    /// Bytes, each of which is a character.
    public init(bytes: [UInt8]) {
        storage = .bytes(bytes)
        count = bytes.count
    }

    public init(_ text: String) {
        let scalars = text.unicodeScalars.map { $0.value }
        storage = scalars.count == text.utf8.count ? .bytes(Array(text.utf8)) : .scalars(scalars)
        count = scalars.count
    }

    /// The UTF-8 (the bytes) of a part; the range is clamped.
    public func utf8(_ range: Range<Int>) -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        switch storage {
        case .bytes(let bytes): return Array(bytes[range])
        case .scalars(let scalars): return CodePoint.utf8(scalars[range])
        }
    }
}

/// A match: where it is and where its groups are.
public struct RegexMatch: Equatable, Sendable {
    /// Start and end of every group, group 0 first; -1 for a group that has not matched.
    public let spans: [Int]
    /// The group that was closed last, if any.
    public let lastIndex: Int?

    public var range: Range<Int> { spans[0]..<spans[1] }

    /// The range of a group, if it has matched.
    public func range(_ group: Int) -> Range<Int>? {
        guard group >= 0, group * 2 + 1 < spans.count, spans[group * 2] >= 0, spans[group * 2 + 1] >= spans[group * 2] else { return nil }
        return spans[group * 2]..<spans[group * 2 + 1]
    }
}

/// A compiled pattern of Python's `re`.
public final class Regex: @unchecked Sendable {
    public enum Mode: Sendable { case search, match, fullMatch }

    /// The pattern's UTF-8 (its bytes).
    public let pattern: [UInt8]
    public let isText: Bool
    /// As `pattern.flags` shows them: with inline ones, and UNICODE for text.
    public let flags: RegexFlags
    /// Groups without group 0.
    public let groupCount: Int
    public let groupNames: [(name: String, index: Int)]

    private let code: [RegexInstruction]
    private let sets: [RegexCharacterSet]
    private let firsts: [RegexFirst]
    private let registerCount: Int
    private let first: RegexFirst
    private let prefix: [UInt32]
    private let isAnchored: Bool

    /// Compiles a pattern.
    ///
    /// - Throws: `RegexError`.
    public init(utf8 pattern: [UInt8], flags: RegexFlags = [], isText: Bool = true) throws {
        self.pattern = pattern
        self.isText = isText
        let scalars = isText ? pattern.withUnsafeBufferPointer(CodePoint.array) : pattern.map { UInt32($0) }
        var parser = try RegexParser(scalars, flags: flags, isText: isText)
        let tree = try parser.parse()
        self.flags = parser.flags
        groupCount = parser.groupCount - 1
        groupNames = parser.groupNames
        var compiler = RegexCompiler(groupCount: parser.groupCount, groupWidths: parser.groupWidths, isText: isText)
        try compiler.compile(tree, flags: parser.flags)
        first = compiler.first(tree, parser.flags)
        prefix = RegexCompiler.literalPrefix(tree, flags: parser.flags)
        code = compiler.code
        sets = compiler.sets
        firsts = compiler.firsts
        registerCount = compiler.registerCount
        isAnchored = code.first.map { $0.operation == .beginningOfString } ?? false
    }

    public convenience init(_ pattern: String, flags: RegexFlags = []) throws {
        try self.init(utf8: Array(pattern.utf8), flags: flags)
    }

    /// The index of a named group.
    public func group(named name: String) -> Int? { groupNames.first { $0.name == name }?.index }

    /// The first match.
    ///
    /// - Parameters:
    ///   - start, end: the part to search, clamped; the text before `start` can still be looked at.
    ///   - nonEmptyAt: a match at this position must not be empty (the position where the previous match ended).
    ///   - budget: may end the search by throwing.
    public func firstMatch(in subject: RegexSubject, from start: Int = 0, to end: Int? = nil, mode: Mode = .search, nonEmptyAt: Int? = nil,
                           budget: @escaping RegexBudget = { _, _ in }) throws -> RegexMatch? {
        let end = max(0, min(end ?? subject.count, subject.count))
        let start = max(0, start)
        if start > end { return nil }
        switch subject.storage {
        case .bytes(let bytes): return try bytes.withUnsafeBufferPointer { try search($0, start, end, mode, nonEmptyAt, budget) }
        case .scalars(let scalars): return try scalars.withUnsafeBufferPointer { try search($0, start, end, mode, nonEmptyAt, budget) }
        }
    }

    /// All matches from left to right, as `finditer` finds them, until `body` says stop.
    public func forEachMatch(in subject: RegexSubject, from start: Int = 0, to end: Int? = nil, budget: @escaping RegexBudget = { _, _ in },
                             _ body: (RegexMatch) throws -> Bool) throws {
        var position = start
        var nonEmptyAt: Int?
        while let match = try firstMatch(in: subject, from: position, to: end, nonEmptyAt: nonEmptyAt, budget: budget) {
            if try !body(match) { return }
            position = match.range.upperBound
            nonEmptyAt = match.range.isEmpty ? position : nil
        }
    }

    private func search<Unit: FixedWidthInteger & UnsignedInteger>(_ subject: UnsafeBufferPointer<Unit>, _ start: Int, _ end: Int, _ mode: Mode, _ nonEmptyAt: Int?,
                                                                   _ budget: @escaping RegexBudget) throws -> RegexMatch? {
        try code.withUnsafeBufferPointer { code in
            try sets.withUnsafeBufferPointer { sets in
                try firsts.withUnsafeBufferPointer { firsts in
                    // The pointers of empty arrays are never followed.
                    guard let program = code.baseAddress else { return nil }
                    let raw = UnsafeRawPointer(program)
                    var matcher = RegexMatcher<Unit>(code: program, sets: sets.baseAddress ?? raw.assumingMemoryBound(to: RegexCharacterSet.self),
                                                     firsts: firsts.baseAddress ?? raw.assumingMemoryBound(to: RegexFirst.self),
                                                     registerCount: registerCount, subject: subject, end: end, budget: budget)
                    return try search(&matcher, subject, start, end, mode, nonEmptyAt)
                }
            }
        }
    }

    private func search<Unit: FixedWidthInteger & UnsignedInteger>(_ matcher: inout RegexMatcher<Unit>, _ subject: UnsafeBufferPointer<Unit>, _ start: Int, _ end: Int,
                                                                   _ mode: Mode, _ nonEmptyAt: Int?) throws -> RegexMatch? {
        var position = start
        while position <= end {
            if mode == .search {
                let next = skip(subject, position, end)
                guard let next else { break }
                try matcher.skipped(next &- position)
                position = next
            }
            if let matchEnd = try matcher.match(at: position, full: mode == .fullMatch, nonEmpty: nonEmptyAt == position) {
                try matcher.settle()
                var spans = [position, matchEnd]
                spans.reserveCapacity(groupCount * 2 + 2)
                for register in 0..<(groupCount * 2) { spans.append(matcher.registers[register + 2]) }
                // A group that is open at the end has a beginning only.
                for group in stride(from: 2, to: spans.count, by: 2) where spans[group] < 0 || spans[group + 1] < spans[group] {
                    spans[group] = -1
                    spans[group + 1] = -1
                }
                return RegexMatch(spans: spans, lastIndex: matcher.lastIndex < 0 ? nil : matcher.lastIndex)
            }
            if mode != .search || isAnchored { break }
            position &+= 1
        }
        try matcher.settle()
        return nil
    }

    /// The next place from `position` on where a match can begin.
    private func skip<Unit: FixedWidthInteger & UnsignedInteger>(_ subject: UnsafeBufferPointer<Unit>, _ position: Int, _ end: Int) -> Int? {
        if first.isNullable { return position }
        var position = position
        if let character = prefix.first, character < 0x80, Unit.bitWidth == 8 {
            guard position < end, let base = subject.baseAddress,
                  let found = memchr(UnsafeRawPointer(base) + position, Int32(bitPattern: character), end &- position) else { return nil }
            return UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
        while position < end {
            if first.allows(UInt32(truncatingIfNeeded: subject[position])) { return position }
            position &+= 1
        }
        return nil
    }
}
