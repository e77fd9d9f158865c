internal import Language

/// One step of the matcher.  `a`, `b`, `c` mean what the operation says.
struct RegexInstruction {
    enum Operation: UInt8 {
        /// One character: the code point `a`; one whose lower case is `a`; the set number `a`; any but a newline; any.
        case character, characterIgnoringCase, set, anyButNewline, any
        case beginningOfString, beginningOfLine, endOfString, endBeforeNewline, endOfLine
        /// `a`: ASCII only.
        case boundary, notBoundary
        /// Stores the position in register `a`; at a group's end also the group as the last one.
        case groupStart, groupEnd
        /// Goes on behind it, or at `a` after backtracking; set number `c` (or -1) holds what may follow here.
        case split
        case jump
        /// Repeats the next instruction `a` to `b` times.
        case repeatGreedy, repeatLazy, repeatPossessive
        /// A loop with registers `a` (count) and `a + 1` (position of the last turn).
        case loopStart, loopGreedy, loopLazy
        case atomicStart, atomicEnd
        /// Register `a` keeps the height of the stack, `a + 1` the position; `b` characters back; a negative one goes on at `c`.
        case lookStart, lookEnd, negativeLookStart, negativeLookEnd
        /// Group `a`; `b`: ASCII only.
        case backreference, backreferenceIgnoringCase
        /// Goes to `b` if group `a` has not matched.
        case conditional
        case fail
        case success
    }

    var operation: Operation
    var a = 0
    var b = 0
    var c = 0
    var d = 0
}

/// A set of characters: a table for ASCII, rules for the rest.
struct RegexCharacterSet {
    var low: UInt64 = 0
    var high: UInt64 = 0
    let items: [RegexSetItem]
    let negated: Bool
    let ignoresCase: Bool
    let asciiOnly: Bool

    init(_ items: [RegexSetItem], negated: Bool, ignoresCase: Bool, asciiOnly: Bool) {
        self.items = items
        self.negated = negated
        self.ignoresCase = ignoresCase
        self.asciiOnly = asciiOnly
        for scalar in 0..<128 as Range<UInt32> where matchesByRules(scalar) {
            if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
        }
    }

    @inline(__always)
    func contains(_ scalar: UInt32) -> Bool {
        if scalar < 64 { return low >> UInt64(scalar) & 1 == 1 }
        if scalar < 128 { return high >> UInt64(scalar &- 64) & 1 == 1 }
        return matchesByRules(scalar)
    }

    private func matchesByRules(_ scalar: UInt32) -> Bool { isMember(scalar) != negated }

    private func isMember(_ scalar: UInt32) -> Bool {
        let scalar = ignoresCase ? RegexCase.lower(scalar, ascii: asciiOnly) : scalar
        for item in items {
            switch item {
            case .category(let category): if category.contains(scalar, ascii: asciiOnly) { return true }
            case .range(let first, let last):
                if first <= scalar && scalar <= last { return true }
                if ignoresCase && RegexCase.variants(scalar, ascii: asciiOnly).contains(where: { first <= $0 && $0 <= last }) { return true }
            }
        }
        return false
    }
}

/// Case in patterns: one code point for one, but for the few letters that several share.
enum RegexCase {
    static func lower(_ scalar: UInt32, ascii: Bool) -> UInt32 {
        if ascii { return scalar &- 0x41 < 26 ? scalar &+ 0x20 : scalar }
        return UnicodeCase.simpleLower(scalar)
    }

    /// Lower-case letters that match each other though their lower cases differ.
    static let companions: [UInt32: [UInt32]] = [
        0x69: [0x131], 0x131: [0x69], 0x73: [0x17F], 0x17F: [0x73], 0xB5: [0x3BC], 0x3BC: [0xB5], 0x345: [0x3B9, 0x1FBE], 0x3B9: [0x345, 0x1FBE],
        0x1FBE: [0x345, 0x3B9], 0x390: [0x1FD3], 0x1FD3: [0x390], 0x3B0: [0x1FE3], 0x1FE3: [0x3B0], 0x3B2: [0x3D0], 0x3D0: [0x3B2],
        0x3B5: [0x3F5], 0x3F5: [0x3B5], 0x3B8: [0x3D1], 0x3D1: [0x3B8], 0x3BA: [0x3F0], 0x3F0: [0x3BA], 0x3C0: [0x3D6], 0x3D6: [0x3C0],
        0x3C1: [0x3F1], 0x3F1: [0x3C1], 0x3C2: [0x3C3], 0x3C3: [0x3C2], 0x3C6: [0x3D5], 0x3D5: [0x3C6], 0x1E61: [0x1E9B], 0x1E9B: [0x1E61],
        0x432: [0x1C80], 0x434: [0x1C81], 0x43E: [0x1C82], 0x441: [0x1C83], 0x442: [0x1C84, 0x1C85], 0x44A: [0x1C86], 0x463: [0x1C87],
        0x1C80: [0x432], 0x1C81: [0x434], 0x1C82: [0x43E], 0x1C83: [0x441], 0x1C84: [0x442, 0x1C85], 0x1C85: [0x442, 0x1C84],
        0x1C86: [0x44A], 0x1C87: [0x463], 0x1C88: [0xA64B], 0xA64B: [0x1C88], 0xFB05: [0xFB06], 0xFB06: [0xFB05],
    ]

    /// The characters whose lower case is `lower` or one of its companions.
    static func variants(_ lower: UInt32, ascii: Bool) -> [UInt32] {
        if ascii { return lower &- 0x61 < 26 ? [lower, lower - 0x20] : [lower] }
        var result: [UInt32] = []
        for letter in [lower] + (companions[lower] ?? []) {
            result.append(letter)
            let upper = UnicodeCase.simpleUpper(letter)
            if upper != letter, UnicodeCase.simpleLower(upper) == letter { result.append(upper) }
            let title = UnicodeCase.mapped(letter, .title)
            if title.count == 1, title[0] != letter, title[0] != upper, UnicodeCase.simpleLower(title[0]) == letter { result.append(title[0]) }
            switch letter {
            case 0x69: result.append(0x130)
            case 0x6B: result.append(0x212A)
            case 0xE5: result.append(0x212B)
            case 0x3C9: result.append(0x2126)
            case 0xDF: result.append(0x1E9E)
            case 0x3B8: result.append(0x3F4)
            default: break
            }
        }
        return result
    }
}

/// What a match can begin with: lets the search skip and alternatives be left out without trying them.
struct RegexFirst {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var beyondASCII = false
    /// The pattern may match without reading a character.
    var isNullable = false

    static let anything = RegexFirst(low: .max, high: .max, beyondASCII: true, isNullable: true)

    mutating func formUnion(_ other: RegexFirst) {
        low |= other.low
        high |= other.high
        beyondASCII = beyondASCII || other.beyondASCII
        isNullable = isNullable || other.isNullable
    }

    @inline(__always)
    func allows(_ scalar: UInt32) -> Bool {
        if scalar < 64 { return low >> UInt64(scalar) & 1 == 1 }
        if scalar < 128 { return high >> UInt64(scalar &- 64) & 1 == 1 }
        return beyondASCII
    }

    mutating func insert(_ set: RegexCharacterSet) {
        low |= set.low
        high |= set.high
        beyondASCII = true
    }

    mutating func insert(_ scalar: UInt32) {
        if scalar < 64 { low |= 1 << UInt64(scalar) } else if scalar < 128 { high |= 1 << UInt64(scalar - 64) } else { beyondASCII = true }
    }
}
