internal import Language

/// A mistake in a pattern or in a replacement template: the data of `re.error`.
public struct RegexError: Error, Equatable, Sendable {
    public enum Kind: Sendable {
        /// `re.error`, ValueError, OverflowError, IndexError, RecursionError.
        case pattern, value, overflow, index, recursion
    }

    public let kind: Kind
    /// Without the position.
    public let text: String
    /// Code points before the mistake; nil if it has no place.
    public let position: Int?
    public let line: Int
    public let column: Int

    init(_ text: String, kind: Kind = .pattern) {
        self.kind = kind
        self.text = text
        position = nil
        line = 0
        column = 0
    }

    init(_ text: String, pattern: [UInt32], position: Int) {
        kind = .pattern
        self.text = text
        self.position = position
        let before = pattern.prefix(max(0, position))
        line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        column = position - (before.lastIndex(of: 0x0A) ?? -1)
        hasLines = pattern.contains(0x0A)
    }

    private var hasLines = false

    /// "nothing to repeat at position 0", with line and column if the pattern has several lines.
    public var message: String {
        guard let position else { return text }
        return "\(text) at position \(position)" + (hasLines ? " (line \(line), column \(column))" : "")
    }
}

/// `re.IGNORECASE` and so on, with CPython's values.
public struct RegexFlags: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let template = RegexFlags(rawValue: 1)
    public static let ignoreCase = RegexFlags(rawValue: 2)
    public static let locale = RegexFlags(rawValue: 4)
    public static let multiline = RegexFlags(rawValue: 8)
    public static let dotAll = RegexFlags(rawValue: 16)
    public static let unicode = RegexFlags(rawValue: 32)
    public static let verbose = RegexFlags(rawValue: 64)
    public static let debug = RegexFlags(rawValue: 128)
    public static let ascii = RegexFlags(rawValue: 256)
    static let types: RegexFlags = [.ascii, .locale, .unicode]
}

/// `\d`, `\s`, `\w` and their complements.
enum RegexCategory: UInt8, Sendable {
    case digit, notDigit, space, notSpace, word, notWord

    func contains(_ scalar: UInt32, ascii: Bool) -> Bool {
        switch self {
        case .digit: return ascii ? scalar &- 0x30 < 10 : UnicodeText.isDecimal(scalar)
        case .notDigit: return !RegexCategory.digit.contains(scalar, ascii: ascii)
        case .space: return ascii ? scalar == 0x20 || scalar &- 9 < 5 : UnicodeText.isSpace(scalar)
        case .notSpace: return !RegexCategory.space.contains(scalar, ascii: ascii)
        case .word: return ascii ? scalar < 0x80 && UnicodeText.isWord(scalar) : UnicodeText.isWord(scalar)
        case .notWord: return !RegexCategory.word.contains(scalar, ascii: ascii)
        }
    }
}

enum RegexPosition: UInt8, Sendable {
    /// `^`, `\A`, `$`, `\Z`, `\b`, `\B`; the compiler turns the first and third into the multi-line forms.
    case beginning, beginningOfString, end, endOfString, boundary, notBoundary
    case beginningOfLine, endOfLine
}

enum RegexSetItem: Equatable, Sendable {
    case range(UInt32, UInt32)
    case category(RegexCategory)
}

enum RegexRepeatKind: Sendable { case greedy, lazy, possessive }

indirect enum RegexNode: Sendable {
    case literal(UInt32)
    case any
    case set([RegexSetItem], negated: Bool)
    case sequence([RegexNode])
    case branch([RegexNode])
    case repetition(RegexNode, min: Int, max: Int, RegexRepeatKind)
    case group(Int?, add: RegexFlags, remove: RegexFlags, RegexNode)
    case atomic(RegexNode)
    case backreference(Int)
    case conditional(Int, yes: RegexNode, no: RegexNode?)
    case look(ahead: Bool, negated: Bool, RegexNode)
    case position(RegexPosition)

    static let unbounded = 4_294_967_295

    var isRepetition: Bool { if case .repetition = self { return true } else { return false } }
    var isPosition: Bool { if case .position = self { return true } else { return false } }

    /// The fewest and most characters that a match has.
    func width(groups: [Int: (Int, Int)]) -> (Int, Int) {
        switch self {
        case .literal, .any, .set: return (1, 1)
        case .sequence(let nodes):
            var low = 0
            var high = 0
            for node in nodes {
                let width = node.width(groups: groups)
                low = min(low + width.0, Self.unbounded)
                high = min(high + width.1, Self.unbounded)
            }
            return (low, high)
        case .branch(let nodes):
            var low = Self.unbounded
            var high = 0
            for node in nodes {
                let width = node.width(groups: groups)
                low = min(low, width.0)
                high = max(high, width.1)
            }
            return (low, high)
        case .repetition(let node, let least, let most, _):
            let width = node.width(groups: groups)
            let low = width.0.multipliedReportingOverflow(by: least)
            let high = width.1.multipliedReportingOverflow(by: most)
            return (low.overflow ? Self.unbounded : min(low.partialValue, Self.unbounded),
                    high.overflow ? Self.unbounded : min(high.partialValue, Self.unbounded))
        case .group(_, _, _, let node), .atomic(let node): return node.width(groups: groups)
        case .backreference(let index): return groups[index] ?? (0, Self.unbounded)
        case .conditional(_, let yes, let no):
            let first = yes.width(groups: groups)
            guard let second = no?.width(groups: groups) else { return (0, first.1) }
            return (min(first.0, second.0), max(first.1, second.1))
        case .look, .position: return (0, 0)
        }
    }
}
