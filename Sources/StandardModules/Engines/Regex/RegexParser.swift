internal import Language

/// Reads a pattern in CPython 3.11's syntax; mistakes are told in its words, with its positions.
struct RegexParser {
    let pattern: [UInt32]
    let isText: Bool
    var flags: RegexFlags
    var groupCount = 1
    var groupNames: [(name: String, index: Int)] = []
    /// Widths of closed groups.
    var groupWidths: [Int: (Int, Int)] = [:]
    /// Groups that existed when the outermost lookbehind began.
    var lookbehindGroups: Int?
    /// Places of references to groups by number in conditions.
    var conditionPositions: [(group: Int, position: Int)] = []
    /// The next token: a code point, or a backslash with the code point behind it.
    private var token: [UInt32] = []
    private var index = 0

    static let maximumNesting = 200
    static let maximumGroups = 2_147_483_647 / 2

    init(_ pattern: [UInt32], flags: RegexFlags, isText: Bool) throws {
        self.pattern = pattern
        self.flags = flags
        self.isText = isText
        try advance()
    }

    // MARK: tokens

    var atEnd: Bool { token.isEmpty }
    var next: UInt32? { token.count == 1 ? token[0] : nil }
    var position: Int { index - token.count }

    mutating func advance() throws {
        guard index < pattern.count else {
            token = []
            return
        }
        if pattern[index] == 0x5C {
            guard index + 1 < pattern.count else {
                throw RegexError("bad escape (end of pattern)", pattern: pattern, position: pattern.count - 1)
            }
            token = [0x5C, pattern[index + 1]]
            index += 2
        } else {
            token = [pattern[index]]
            index += 1
        }
    }

    mutating func take() throws -> [UInt32] {
        let taken = token
        try advance()
        return taken
    }

    mutating func match(_ character: Unicode.Scalar) throws -> Bool {
        guard next == character.value else { return false }
        try advance()
        return true
    }

    mutating func seek(_ position: Int) throws {
        index = position
        try advance()
    }

    mutating func takeWhile(_ count: Int, _ isWanted: (UInt32) -> Bool) throws -> [UInt32] {
        var result: [UInt32] = []
        while result.count < count, let character = next, isWanted(character) {
            result.append(character)
            try advance()
        }
        return result
    }

    mutating func takeUntil(_ terminator: Unicode.Scalar, _ what: String) throws -> [UInt32] {
        var result: [UInt32] = []
        while true {
            let taken = try take()
            if taken.isEmpty {
                if result.isEmpty { throw error("missing " + what) }
                throw error("missing \(terminator), unterminated name", result.count)
            }
            if taken == [terminator.value] {
                if result.isEmpty { throw error("missing " + what, 1) }
                return result
            }
            result += taken
        }
    }

    func error(_ text: String, _ offset: Int = 0) -> RegexError {
        RegexError(text, pattern: pattern, position: position - offset)
    }

    static func text(_ scalars: [UInt32]) -> String { String(decoding: CodePoint.utf8(scalars), as: UTF8.self) }

    // MARK: grammar

    /// The whole pattern.
    mutating func parse() throws -> RegexNode {
        let node = try parseAlternatives(verbose: flags.contains(.verbose), nested: 0)
        if isText {
            if flags.contains(.locale) { throw RegexError("cannot use LOCALE flag with a str pattern", kind: .value) }
            if flags.contains([.ascii, .unicode]) { throw RegexError("ASCII and UNICODE flags are incompatible", kind: .value) }
            if !flags.contains(.ascii) { flags.insert(.unicode) }
        } else {
            if flags.contains(.unicode) { throw RegexError("cannot use UNICODE flag with a bytes pattern", kind: .value) }
            if flags.contains([.ascii, .locale]) { throw RegexError("ASCII and LOCALE flags are incompatible", kind: .value) }
        }
        if !atEnd { throw error("unbalanced parenthesis") }
        for (group, position) in conditionPositions where group >= groupCount {
            throw RegexError("invalid group reference \(group)", pattern: pattern, position: position)
        }
        return node
    }

    mutating func parseAlternatives(verbose: Bool, nested: Int) throws -> RegexNode {
        if nested > Self.maximumNesting { throw RegexError("maximum recursion depth exceeded", kind: .recursion) }
        var verbose = verbose
        var items: [RegexNode] = []
        repeat {
            items.append(.sequence(try parseSequence(verbose: verbose, nested: nested + 1, first: nested == 0 && items.isEmpty)))
            if nested == 0 { verbose = flags.contains(.verbose) }
        } while try match("|")
        return items.count == 1 ? items[0] : .branch(items)
    }

    mutating func parseSequence(verbose: Bool, nested: Int, first: Bool = false) throws -> [RegexNode] {
        var verbose = verbose
        var items: [RegexNode] = []
        while !atEnd {
            if next == 0x7C || next == 0x29 { break }
            let this = try take()
            if verbose, this.count == 1 {
                if [0x20, 0x09, 0x0A, 0x0D, 0x0B, 0x0C].contains(this[0]) { continue }
                if this[0] == 0x23 {
                    while !atEnd, try take() != [0x0A] {}
                    continue
                }
            }
            if this[0] == 0x5C {
                items.append(try parseEscape(this))
                continue
            }
            switch this[0] {
            case 0x5B: items.append(try parseSet())
            case 0x2E: items.append(.any)
            case 0x5E: items.append(.position(.beginning))
            case 0x24: items.append(.position(.end))
            case 0x2A, 0x2B, 0x3F, 0x7B: try parseRepetition(this[0], &items)
            case 0x28:
                let start = position - 1
                switch try parseGroup(start, verbose: &verbose, nested: nested, allowsGlobalFlags: first && items.isEmpty) {
                case .node(let node): items.append(node)
                case .nothing: break
                }
            default: items.append(.literal(this[0]))
            }
        }
        return items
    }

    private mutating func parseRepetition(_ character: UInt32, _ items: inout [RegexNode]) throws {
        let here = position
        var least = 0
        var most = RegexNode.unbounded
        switch character {
        case 0x3F: most = 1
        case 0x2A: break
        case 0x2B: least = 1
        default:
            if next == 0x7D {
                items.append(.literal(character))
                return
            }
            let isDigit: (UInt32) -> Bool = { $0 &- 0x30 < 10 }
            let low = try takeWhile(Int.max, isDigit)
            let high = try match(",") ? takeWhile(Int.max, isDigit) : low
            guard try match("}") else {
                items.append(.literal(character))
                try seek(here)
                return
            }
            if !low.isEmpty { least = try repetitionNumber(low) }
            if !high.isEmpty {
                most = try repetitionNumber(high)
                if most < least { throw error("min repeat greater than max repeat", position - here) }
            }
        }
        guard let item = items.last, !item.isPosition else { throw error("nothing to repeat", position - here + 1) }
        if item.isRepetition { throw error("multiple repeat", position - here + 1) }
        let kind: RegexRepeatKind = try match("?") ? .lazy : try match("+") ? .possessive : .greedy
        items[items.count - 1] = .repetition(item, min: least, max: most, kind)
    }

    private func repetitionNumber(_ digits: [UInt32]) throws -> Int {
        var value = 0
        for digit in digits {
            value = value * 10 + Int(digit &- 0x30)
            if value >= RegexNode.unbounded { throw RegexError("the repetition number is too large", kind: .overflow) }
        }
        return value
    }

    private mutating func parseSet() throws -> RegexNode {
        let here = position - 1
        var items: [RegexSetItem] = []
        let negated = try match("^")
        while true {
            let this = try take()
            if this.isEmpty { throw error("unterminated character set", position - here) }
            if this == [0x5D] && !items.isEmpty { break }
            let (low, shown) = try setElement(this)
            guard try match("-") else {
                items.append(low)
                continue
            }
            let that = try take()
            if that.isEmpty { throw error("unterminated character set", position - here) }
            if that == [0x5D] {
                items.append(low)
                items.append(.range(0x2D, 0x2D))
                break
            }
            let (high, highShown) = try setElement(that)
            guard case .range(let first, _) = low, case .range(let last, _) = high, first <= last else {
                throw error("bad character range \(Self.text(shown))-\(Self.text(highShown))", shown.count + 1 + highShown.count)
            }
            items.append(.range(first, last))
        }
        if items.count == 1, case .range(let low, let high) = items[0], low == high, !negated { return .literal(low) }
        return .set(items, negated: negated)
    }

    /// One element and its text as the error message of a bad range shows it.
    private mutating func setElement(_ this: [UInt32]) throws -> (RegexSetItem, [UInt32]) {
        guard this[0] == 0x5C else { return (.range(this[0], this[0]), this) }
        switch this[1] {
        case 0x62: return (.range(8, 8), this)
        default:
            if let value = Self.controlEscape(this[1]) { return (.range(value, value), this) }
            if let category = Self.category(this[1]) { return (.category(category), this) }
        }
        if let (value, _) = try characterEscape(this) { return (.range(value, value), this) }
        if this[1] &- 0x30 < 8 {
            let more = try takeWhile(2) { $0 &- 0x30 < 8 }
            let value = ([this[1]] + more).reduce(0) { $0 * 8 + ($1 - 0x30) }
            let escape = this + more
            if value > 0o377 { throw error("octal escape value \(Self.text(escape)) outside of range 0-0o377", escape.count) }
            return (.range(value, value), this)
        }
        if this[1] < 0x80, UnicodeText.isAlphanumeric(this[1]) { throw error("bad escape \(Self.text(this))", this.count) }
        return (.range(this[1], this[1]), this)
    }

    // MARK: escapes

    static func controlEscape(_ letter: UInt32) -> UInt32? {
        switch letter {
        case 0x61: return 7
        case 0x66: return 12
        case 0x6E: return 10
        case 0x72: return 13
        case 0x74: return 9
        case 0x76: return 11
        case 0x5C: return 0x5C
        default: return nil
        }
    }

    private static func category(_ letter: UInt32) -> RegexCategory? {
        switch letter {
        case 0x64: return .digit
        case 0x44: return .notDigit
        case 0x73: return .space
        case 0x53: return .notSpace
        case 0x77: return .word
        case 0x57: return .notWord
        default: return nil
        }
    }

    /// `\xhh`, `\uhhhh`, `\Uhhhhhhhh`, `\N{name}`; nil for other escapes.
    private mutating func characterEscape(_ this: [UInt32]) throws -> (UInt32, [UInt32])? {
        let isHex: (UInt32) -> Bool = { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }
        let count: Int
        switch this[1] {
        case 0x78: count = 2
        case 0x75 where isText: count = 4
        case 0x55 where isText: count = 8
        case 0x4E where isText:
            guard try match("{") else { throw error("missing {") }
            let name = try takeUntil("}", "character name")
            guard let value = UnicodeText.lookup(Self.text(name)) else {
                throw error("undefined character name \(TextQuoting.repr(Self.text(name)))", name.count + 4)
            }
            return (value, this)
        default: return nil
        }
        let digits = try takeWhile(count, isHex)
        let escape = this + digits
        if digits.count != count { throw error("incomplete escape \(Self.text(escape))", escape.count) }
        let value = digits.reduce(0 as UInt32) { $0 << 4 | ($1 < 0x40 ? $1 &- 0x30 : ($1 | 0x20) &- 0x57) }
        if value > 0x10FFFF { throw error("bad escape \(Self.text(escape))", escape.count) }
        return (value, escape)
    }

    private mutating func parseEscape(_ this: [UInt32]) throws -> RegexNode {
        let letter = this[1]
        switch letter {
        case 0x41: return .position(.beginningOfString)
        case 0x5A: return .position(.endOfString)
        case 0x62: return .position(.boundary)
        case 0x42: return .position(.notBoundary)
        default: break
        }
        if let category = Self.category(letter) { return .set([.category(category)], negated: false) }
        if let value = Self.controlEscape(letter) { return .literal(value) }
        if let (value, _) = try characterEscape(this) { return .literal(value) }
        if letter == 0x30 {
            let more = try takeWhile(2) { $0 &- 0x30 < 8 }
            return .literal(more.reduce(0) { $0 * 8 + ($1 - 0x30) })
        }
        if letter &- 0x30 < 10 {
            var escape = this
            if let digit = next, digit &- 0x30 < 10 {
                escape += try take()
                if escape[1] < 0x38, escape[2] < 0x38, let third = next, third &- 0x30 < 8 {
                    escape += try take()
                    let value = escape[1...].reduce(0) { $0 * 8 + ($1 - 0x30) }
                    if value > 0o377 { throw error("octal escape value \(Self.text(escape)) outside of range 0-0o377", escape.count) }
                    return .literal(value)
                }
            }
            let group = Int(escape[1...].reduce(0) { $0 * 10 + ($1 - 0x30) })
            guard group < groupCount else { throw error("invalid group reference \(group)", escape.count - 1) }
            if groupWidths[group] == nil { throw error("cannot refer to an open group", escape.count) }
            try checkLookbehind(group)
            return .backreference(group)
        }
        if letter < 0x80, UnicodeText.isAlphabetic(letter) { throw error("bad escape \(Self.text(this))", this.count) }
        return .literal(letter)
    }

    func checkLookbehind(_ group: Int) throws {
        guard let lookbehindGroups else { return }
        if group >= groupCount || groupWidths[group] == nil { throw error("cannot refer to an open group") }
        if group >= lookbehindGroups { throw error("cannot refer to group defined in the same lookbehind subpattern") }
    }
}

extension String {
    /// Without spaces at the ends: `int()` allows them.
    var trimmingSpaces: String {
        var view = unicodeScalars[...]
        while let first = view.first, UnicodeText.isSpace(first.value) { view.removeFirst() }
        while let last = view.last, UnicodeText.isSpace(last.value) { view.removeLast() }
        return String(String.UnicodeScalarView(view))
    }
}
