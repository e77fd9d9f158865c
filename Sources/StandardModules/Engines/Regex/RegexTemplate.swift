public import Language

/// A replacement text for `sub` and `expand`: literal text and references to groups.
public struct RegexTemplate: Sendable {
    enum Piece: Equatable, Sendable {
        /// UTF-8, or the bytes of a `bytes` template.
        case literal([UInt8])
        case group(Int)
    }

    let pieces: [Piece]

    /// The literal text if there are no references.
    public var literal: [UInt8]? {
        if pieces.isEmpty { return [] }
        if pieces.count == 1, case .literal(let bytes) = pieces[0] { return bytes }
        return nil
    }

    /// - Throws: `RegexError`; its kind is `.index` for an unknown group name.
    public init(utf8 text: [UInt8], regex: Regex) throws {
        let isText = regex.isText
        let template = isText ? text.withUnsafeBufferPointer(CodePoint.array) : text.map { UInt32($0) }
        var pieces: [Piece] = []
        var literal: [UInt32] = []
        var index = 0
        func show(_ scalars: ArraySlice<UInt32>) -> String { RegexParser.text(Array(scalars)) }
        func flush() {
            if literal.isEmpty { return }
            pieces.append(.literal(isText ? CodePoint.utf8(literal) : literal.map { UInt8(truncatingIfNeeded: $0) }))
            literal = []
        }
        func reference(_ group: Int, _ position: Int) throws {
            if group > regex.groupCount { throw RegexError("invalid group reference \(group)", pattern: template, position: position) }
            flush()
            pieces.append(.group(group))
        }
        func octal(_ at: Int) -> Bool { at < template.count && template[at] &- 0x30 < 8 }
        while index < template.count {
            let character = template[index]
            index += 1
            guard character == 0x5C else {
                literal.append(character)
                continue
            }
            let start = index - 1
            guard index < template.count else { throw RegexError("bad escape (end of pattern)", pattern: template, position: start) }
            let letter = template[index]
            index += 1
            if letter == 0x67 {
                guard index < template.count, template[index] == 0x3C else { throw RegexError("missing <", pattern: template, position: index) }
                index += 1
                let nameStart = index
                while index < template.count && template[index] != 0x3E { index += 1 }
                let name = template[nameStart..<index]
                if name.isEmpty { throw RegexError("missing group name", pattern: template, position: nameStart) }
                guard index < template.count else { throw RegexError("missing >, unterminated name", pattern: template, position: nameStart) }
                index += 1
                if CodePoint.utf8(name).withUnsafeBufferPointer(UnicodeCase.isIdentifier) {
                    guard let group = regex.group(named: show(name)) else {
                        throw RegexError("unknown group name \(TextQuoting.repr(show(name)))", kind: .index)
                    }
                    try reference(group, nameStart)
                } else {
                    guard let group = Int(show(name).trimmingSpaces), group >= 0 else {
                        throw RegexError("bad character in group name \(TextQuoting.repr(show(name)))", pattern: template, position: nameStart)
                    }
                    try reference(group, nameStart)
                }
            } else if letter == 0x30 {
                var value: UInt32 = 0
                for _ in 0..<2 where octal(index) {
                    value = value * 8 + template[index] - 0x30
                    index += 1
                }
                literal.append(value & 0xFF)
            } else if letter &- 0x30 < 10 {
                if index < template.count, template[index] &- 0x30 < 10 {
                    if letter < 0x38, octal(index), octal(index + 1) {
                        index += 2
                        let value = template[(start + 1)..<index].reduce(0) { $0 * 8 + ($1 - 0x30) }
                        if value > 0o377 {
                            throw RegexError("octal escape value \(show(template[start..<index])) outside of range 0-0o377", pattern: template, position: start)
                        }
                        literal.append(value)
                        continue
                    }
                    index += 1
                }
                try reference(Int(template[(start + 1)..<index].reduce(0) { $0 * 10 + ($1 - 0x30) }), start + 1)
            } else if letter == 0x62 {
                literal.append(8)
            } else if let value = RegexParser.controlEscape(letter) {
                literal.append(value)
            } else if letter < 0x80, UnicodeText.isAlphabetic(letter) {
                throw RegexError("bad escape \(show(template[start..<index]))", pattern: template, position: start)
            } else {
                literal += [0x5C, letter]
            }
        }
        flush()
        self.pieces = pieces
    }

    /// Appends the text for one match; groups that have not matched are empty.
    public func append(_ match: RegexMatch, _ subject: RegexSubject, to result: inout [UInt8]) {
        for piece in pieces {
            switch piece {
            case .literal(let bytes): result.append(contentsOf: bytes)
            case .group(let group): if let range = match.range(group) { result.append(contentsOf: subject.utf8(range)) }
            }
        }
    }
}

extension Regex {
    /// `pattern.sub(template, subject, count)`: the new text and how many matches were replaced.
    ///
    /// - Parameter replacement: appends the replacement of a match.
    public func substitute(in subject: RegexSubject, limit: Int = 0, budget: @escaping RegexBudget = { _, _ in },
                           _ replacement: (RegexMatch, inout [UInt8]) throws -> Void) throws -> (text: [UInt8], count: Int) {
        var result: [UInt8] = []
        var last = 0
        var count = 0
        try forEachMatch(in: subject, budget: budget) { match in
            result.append(contentsOf: subject.utf8(last..<max(last, match.range.lowerBound)))
            try replacement(match, &result)
            last = match.range.upperBound
            count += 1
            return limit <= 0 || count < limit
        }
        result.append(contentsOf: subject.utf8(last..<subject.count))
        return (result, count)
    }

    /// `pattern.split(subject, limit)`: the parts with the groups of every separator between them; nil for a group that has not matched.
    public func split(_ subject: RegexSubject, limit: Int = 0, budget: @escaping RegexBudget = { _, _ in }) throws -> [Range<Int>?] {
        var parts: [Range<Int>?] = []
        var last = 0
        var count = 0
        if limit >= 0 {
            try forEachMatch(in: subject, budget: budget) { match in
                parts.append(last..<max(last, match.range.lowerBound))
                for group in 0..<groupCount { parts.append(match.range(group + 1)) }
                last = match.range.upperBound
                count += 1
                return limit == 0 || count < limit
            }
        }
        parts.append(last..<subject.count)
        return parts
    }

    /// `re.escape(text)`.
    public static func escape(_ text: UTF8Buffer) -> [UInt8] {
        let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{0B}\u{0C}".utf8)
        var result: [UInt8] = []
        for byte in text {
            if special.contains(byte) { result.append(0x5C) }
            result.append(byte)
        }
        return result
    }
}
