import Foundation

/// Random numbers that depend on the seed alone (SplitMix64).
struct Dice {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// 0 ..< bound; 0 for an empty range.
    mutating func below(_ bound: Int) -> Int { bound <= 0 ? 0 : Int(next() % UInt64(bound)) }
    mutating func pick<T>(_ items: [T]) -> T { items[below(items.count)] }
    mutating func chance(_ oneIn: Int) -> Bool { below(oneIn) == 0 }
}

/// The programs that inputs are made of, each cut into lines.
struct Corpus {
    let programs: [[[UInt8]]]

    /// Reads every `.py` file below the folders, in the order of their paths.
    init(folders: [String]) {
        var paths: [String] = []
        for folder in folders {
            for name in FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? [] where name.hasSuffix(".py") { paths.append(folder + "/" + name) }
        }
        programs = paths.sorted().compactMap { path in
            guard let data = FileManager.default.contents(atPath: path), !data.isEmpty, data.count < 1 << 20 else { return nil }
            return data.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        }
    }

    /// The input with a number: a piece of a program with a few mutations.  The same seed and number give the same bytes.
    func input(_ seed: UInt64, _ number: Int) -> [UInt8] {
        var dice = Dice(seed &* 0x1_0000_0001 ^ UInt64(number) &* 0xD134_2543_DE82_EF95)
        let program = dice.pick(programs)
        // Whole programs run; pieces from the middle are quick to read.
        let whole = dice.chance(4)
        let start = whole ? 0 : dice.below(program.count), length = whole ? 120 : 1 + dice.below(30)
        var lines = Array(program[start..<min(program.count, start + length)])
        if !whole { Self.unindent(&lines) }
        for _ in 0..<dice.below(3) { changeLines(&lines, &dice) }
        var tokens = Tokens.cut(Array(lines.joined(separator: [0x0A])))
        for _ in 0..<dice.below(5) { changeTokens(&tokens, &dice) }
        var bytes = Array(tokens.joined())
        if dice.chance(3) { for _ in 0..<(1 + dice.below(3)) { changeBytes(&bytes, &dice) } }
        if dice.chance(2) { bytes.append(0x0A) }
        return bytes
    }

    /// A piece from inside a block begins at the margin.
    private static func unindent(_ lines: inout [[UInt8]]) {
        let margin = lines.first { !$0.isEmpty }?.prefix { $0 == 0x20 }.count ?? 0
        for index in lines.indices { lines[index].removeFirst(min(margin, lines[index].prefix { $0 == 0x20 }.count)) }
    }

    // MARK: mutations

    private func changeLines(_ lines: inout [[UInt8]], _ dice: inout Dice) {
        guard !lines.isEmpty else { return }
        let at = dice.below(lines.count)
        switch dice.below(7) {
        case 0: lines.remove(at: at)
        case 1: lines.insert(lines[at], at: dice.below(lines.count))
        case 2: lines.swapAt(at, dice.below(lines.count))
        case 3: lines[at].insert(contentsOf: repeatElement(0x20, count: 1 + dice.below(8)), at: 0)
        case 4: lines[at].removeFirst(min(lines[at].count, lines[at].prefix { $0 == 0x20 }.count))
        case 5:
            let other = dice.pick(programs)
            lines.insert(dice.pick(other), at: at)
        default: lines[at] += Array(dice.pick(["  # c", " \\", ":", ";", ",", " = ", "\t", " if x else y", " for x in y"]).utf8)
        }
    }

    private func changeTokens(_ tokens: inout [[UInt8]], _ dice: inout Dice) {
        guard !tokens.isEmpty else { return }
        let at = dice.below(tokens.count)
        switch dice.below(8) {
        case 0: tokens.remove(at: at)
        case 1: tokens.swapAt(at, dice.below(tokens.count))
        case 2: tokens.insert(tokens[dice.below(tokens.count)], at: at)
        case 3:
            let times = dice.chance(10) ? 300 : 1 + dice.below(4)
            tokens.insert(contentsOf: repeatElement(tokens[at], count: times), at: at)
        case 4, 5: tokens[at] = Array(dice.pick(Tokens.words).utf8)
        case 6: tokens.insert(Array((" " + dice.pick(Tokens.words) + " ").utf8), at: at)
        default:
            // A number or name becomes an extreme value.
            if let index = tokens.indices.first(where: { $0 >= at && (tokens[$0].first.map { Tokens.isWord($0) } ?? false) }) {
                tokens[index] = Array(dice.pick(Tokens.values).utf8)
            }
        }
    }

    private func changeBytes(_ bytes: inout [UInt8], _ dice: inout Dice) {
        guard !bytes.isEmpty else { return }
        let at = dice.below(bytes.count)
        switch dice.below(7) {
        case 0: bytes[at] ^= 1 << UInt8(dice.below(8))
        case 1: bytes[at] = UInt8(dice.below(256))
        case 2: bytes.insert(dice.pick(Array("()[]{}'\"\\\n\t\r\0:,.=#@!~^&|<>-+*/%$?;`\u{7f}".utf8)), at: at)
        case 3: bytes.insert(contentsOf: dice.pick([[0xEF, 0xBB, 0xBF], [0xC3], [0xE2, 0x80, 0xA8], [0xFF], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98, 0x80], [0xC2, 0xA0], [0x0D, 0x0A], [0x0C], [0xE3, 0x80, 0x80]]), at: at)
        case 4: bytes.removeSubrange(at..<min(bytes.count, at + 1 + dice.below(20)))
        case 5:
            let piece = Array(bytes[at..<min(bytes.count, at + 1 + dice.below(40))])
            bytes.insert(contentsOf: piece, at: dice.below(bytes.count))
        default: bytes.removeSubrange(at...)
        }
    }
}

/// Rough tokens: words, runs of blanks, line ends, and single other bytes.
enum Tokens {
    static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte >= 0x80 }

    static func cut(_ bytes: [UInt8]) -> [[UInt8]] {
        var tokens: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            var end = start + 1
            if isWord(bytes[start]) { while end < bytes.count, isWord(bytes[end]) { end += 1 } }
            if bytes[start] == 0x20 { while end < bytes.count, bytes[end] == 0x20 { end += 1 } }
            tokens.append(Array(bytes[start..<end]))
            start = end
        }
        return tokens
    }

    static let words = [
        "if", "else", "elif", "while", "for", "in", "def", "class", "return", "yield", "lambda", "try", "except", "finally", "with", "as", "import", "from", "raise", "assert", "del",
        "global", "nonlocal", "pass", "break", "continue", "and", "or", "not", "is", "match", "case", "async", "await", "print", "self", "x", "y", "super", "None", "True", "_", "...",
        "(", ")", "[", "]", "{", "}", ":", ",", ".", ";", "=", "==", ":=", "->", "**", "*", "@", "+=", "//", "<<", "!=", "f'", "f\"{", "'''", "\"", "rb'", "{x!r:", "*args", "**kw", "!", "\n", "\n    ",
        "__class__", "__dict__", "__init__", "__eq__", "__getattr__", "__slots__", "__add__", "__iter__", "__hash__", "__len__", "sorted", "zip", "map", "iter", "next", "type", "int", "str", "list", "dict",
        "set", "tuple", "bytes", "range", "slice", "len", "sum", "min", "format", "getattr", "setattr", "isinstance", "property", "enumerate", "reversed", "append", "pop", "insert", "update", "sort", "clear",
    ]
    static let values = [
        "0", "-1", "1", "2**63", "-2**63", "2**64", "10**30", "9223372036854775807", "-9223372036854775808", "1e308", "-0.0", "float('nan')", "float('inf')", "1j", "None", "True", "''", "b''",
        "()", "[]", "{}", "set()", "'a' * 70", "'\\ud800'", "'é😀'", "range(3)", "slice(None)", "...", "object()", "int", "type", "print", "len", "(lambda *a, **k: a)", "iter([])", "(i for i in (1, 2))", "[[]]",
        "NotImplemented", "Exception('e')", "ValueError", "'%s %d'", "'{} {0}'", "1_0", "0x_f", "0b1", "1e", "[1] * 5", "{1: 2}", "super", "__name__", "globals()", "1 << 40", "1e-320", "-5", "3.5", "'abc'",
    ]
}
