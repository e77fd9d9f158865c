/// Takes formulas (`$…$`, `$$…$$`) out of a Markdown text before it is parsed, since `_`, `*`, `\` and `|` mean something else in TeX, and puts a
/// mark in the place of each that no Markdown rule touches.  Lines keep their numbers.
///
/// A dollar sign opens a formula when no space follows it, and closes one when no space stands before it and no digit behind it, so that prices
/// stay prices.
struct FormulaScanner {
    struct Formula {
        var text: String
        var display: Bool
        /// The source line by line, dollar signs included, to put back where the mark turns out to stand in code.
        var source: [String]
    }

    // Private-use code points U+E000, U+E001, U+E002 in UTF-8; a text's own are replaced before the scan.
    static let opening: [UInt8] = [0xEE, 0x80, 0x80]
    static let closing: [UInt8] = [0xEE, 0x80, 0x81]
    static let continuing: [UInt8] = [0xEE, 0x80, 0x82]

    private(set) var formulas: [Formula] = []
    private(set) var lines: [[UInt8]]

    init(_ text: String) {
        let cleaned = text.unicodeScalars.contains { (0xE000...0xE002).contains($0.value) || $0.value == 0 }
            ? String(String.UnicodeScalarView(text.unicodeScalars.map { (0xE000...0xE002).contains($0.value) || $0.value == 0 ? "\u{FFFD}" : $0 })) : text
        lines = cleaned.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    }

    var text: [UInt8] { Array(lines.joined(separator: [UInt8(ascii: "\n")])) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Spaces, quote marks: what a container puts before a line's own text.
    private static func prefixLength(_ line: [UInt8]) -> Int {
        line.firstIndex { !isSpace($0) && $0 != UInt8(ascii: ">") } ?? line.count
    }

    // MARK: - Blocks

    /// Takes out formulas that begin a line with `$$`: their lines may look like anything else to Markdown.
    mutating func takeBlocks() {
        let dollars = [UInt8](repeating: UInt8(ascii: "$"), count: 2)
        var fence: (character: UInt8, length: Int)?
        var index = 0
        while index < lines.count {
            let line = lines[index]
            let start = Self.prefixLength(line)
            if let character = line[start...].first, character == UInt8(ascii: "`") || character == UInt8(ascii: "~") {
                let run = line[start...].prefix { $0 == character }.count
                let rest = line[(start + run)...]
                if let open = fence {
                    if open.character == character, run >= open.length, rest.allSatisfy(Self.isSpace) { fence = nil }
                } else if run >= 3, character == UInt8(ascii: "~") || !rest.contains(character) {
                    fence = (character, run)
                }
            } else if fence == nil, line[start...].starts(with: dollars), let last = endOfBlock(from: index, at: start + 2) {
                take(from: index, start, through: last.line, last.column, display: true)
                index = last.line
            }
            index += 1
        }
    }

    /// The place behind the `$$` that closes a block, before the next empty line; only spaces may follow it.
    private func endOfBlock(from first: Int, at column: Int) -> (line: Int, column: Int)? {
        for index in first..<lines.count {
            let line = lines[index]
            let from = index == first ? column : Self.prefixLength(line)
            if from >= line.count, index > first { return nil }
            if let found = Self.find(Array("$$".utf8), in: line, from: from) {
                let behind = found + 2
                return line[behind...].allSatisfy { Self.isSpace($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") } && !(index == first && found == column)
                    ? (index, behind) : nil
            }
        }
        return nil
    }

    private static func find(_ needle: [UInt8], in line: [UInt8], from: Int) -> Int? {
        guard line.count >= needle.count, from <= line.count - needle.count else { return nil }
        var index = from
        while index <= line.count - needle.count {
            if line[index] == UInt8(ascii: "\\") { index += 2; continue }
            if line[index] == needle[0], line[index..<(index + needle.count)].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }

    // MARK: - Inline

    /// Takes formulas out of the lines of one paragraph, heading or table row.
    mutating func takeInline(lines range: ClosedRange<Int>) {
        guard range.lowerBound >= 0, range.upperBound < lines.count else { return }
        var hopeless: Set<Int> = []         // lengths of backtick runs that nothing closes; 0 for `$`, -1 for `$$`
        var line = range.lowerBound
        var column = 0
        while line <= range.upperBound {
            guard column < lines[line].count else { line += 1; column = line <= range.upperBound ? Self.prefixLength(lines[line]) : 0; continue }
            switch lines[line][column] {
            case UInt8(ascii: "\\"):
                column += 2
            case UInt8(ascii: "`"):
                let run = lines[line][column...].prefix { $0 == UInt8(ascii: "`") }.count
                if !hopeless.contains(run), let end = endOfCode(run, line, column + run, through: range.upperBound) {
                    (line, column) = end
                } else {
                    hopeless.insert(run)
                    column += run
                }
            case UInt8(ascii: "$"):
                let display = column + 1 < lines[line].count && lines[line][column + 1] == UInt8(ascii: "$")
                let content = column + (display ? 2 : 1)
                let opens = display || content < lines[line].count && !Self.isSpace(lines[line][content])
                if opens, !hopeless.contains(display ? -1 : 0) {
                    if let end = endOfFormula(display, line, content, through: range.upperBound) {
                        take(from: line, column, through: end.line, end.column, display: display)
                        // The mark took the formula's place; what follows it on the last line stands behind the mark.
                        (line, column) = (end.line, markEnd(end.line, line == end.line ? column : 0))
                        continue
                    }
                    hopeless.insert(display ? -1 : 0)
                }
                column = content
            default:
                column += 1
            }
        }
    }

    private func markEnd(_ line: Int, _ column: Int) -> Int {
        (Self.find(Self.closing, in: lines[line], from: column) ?? lines[line].count - 3) + 3
    }

    private func endOfCode(_ length: Int, _ firstLine: Int, _ firstColumn: Int, through last: Int) -> (Int, Int)? {
        var (line, column) = (firstLine, firstColumn)
        while line <= last {
            guard column < lines[line].count else { line += 1; column = 0; continue }
            if lines[line][column] == UInt8(ascii: "`") {
                let run = lines[line][column...].prefix { $0 == UInt8(ascii: "`") }.count
                column += run
                if run == length { return (line, column) }
            } else {
                column += 1
            }
        }
        return nil
    }

    private func endOfFormula(_ display: Bool, _ firstLine: Int, _ firstColumn: Int, through last: Int) -> (line: Int, column: Int)? {
        var (line, column) = (firstLine, firstColumn)
        while line <= last {
            guard column < lines[line].count else { line += 1; column = 0; continue }
            let byte = lines[line][column]
            if byte == UInt8(ascii: "\\") { column += 2; continue }
            if byte == UInt8(ascii: "$"), !(line == firstLine && column == firstColumn) {
                let next = column + 1 < lines[line].count ? lines[line][column + 1] : 0x20
                if display {
                    if next == UInt8(ascii: "$") { return (line, column + 2) }
                } else {
                    let before = column > 0 ? lines[line][column - 1] : 0x20
                    if !Self.isSpace(before), !(0x30...0x39).contains(next), next != UInt8(ascii: "$") { return (line, column + 1) }
                    return nil
                }
            }
            column += 1
        }
        return nil
    }

    // MARK: - Marks

    private mutating func take(from firstLine: Int, _ firstColumn: Int, through lastLine: Int, _ lastColumn: Int, display: Bool) {
        var source: [[UInt8]] = []
        for line in firstLine...lastLine {
            let from = line == firstLine ? firstColumn : Self.prefixLength(lines[line])
            let to = line == lastLine ? lastColumn : lines[line].count
            source.append(Array(lines[line][min(from, to)..<to]))
        }
        let whole = String(decoding: Array(source.joined(separator: [UInt8(ascii: "\n")])), as: UTF8.self)
        let number = Array("\(formulas.count)".utf8)
        formulas.append(Formula(text: String(whole.dropFirst(display ? 2 : 1).dropLast(display ? 2 : 1)), display: display,
                                source: source.map { String(decoding: $0, as: UTF8.self) }))
        for line in firstLine...lastLine {
            let from = line == firstLine ? firstColumn : Self.prefixLength(lines[line])
            let to = line == lastLine ? lastColumn : lines[line].count
            let mark = line == firstLine ? Self.opening + number + Self.closing
                : Self.continuing + number + Array(":\(line - firstLine)".utf8) + Self.closing
            lines[line].replaceSubrange(min(from, to)..<to, with: mark)
        }
    }

    /// A piece of text between marks, or a mark.
    enum Piece: Equatable {
        case text(String)
        case formula(Int)
        case continuation(Int, line: Int)
    }

    static func hasMark(_ text: String) -> Bool { text.unicodeScalars.contains { $0.value == 0xE000 || $0.value == 0xE002 } }

    static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text.unicodeScalars[...]
        while let start = rest.firstIndex(where: { $0.value == 0xE000 || $0.value == 0xE002 }) {
            guard let end = rest[start...].firstIndex(where: { $0.value == 0xE001 }) else { break }
            if start > rest.startIndex { pieces.append(.text(String(rest[rest.startIndex..<start]))) }
            let numbers = String(rest[rest.index(after: start)..<end]).split(separator: ":").compactMap { Int($0) }
            if numbers.count == 1 { pieces.append(.formula(numbers[0])) }
            if numbers.count == 2 { pieces.append(.continuation(numbers[0], line: numbers[1])) }
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }

    /// The text with every mark replaced by what stood there.
    func restored(_ text: String) -> String {
        guard Self.hasMark(text) else { return text }
        return Self.pieces(of: text).map { piece in
            switch piece {
            case .text(let text): text
            case .formula(let index): formulas.indices.contains(index) ? formulas[index].source.first ?? "" : ""
            case .continuation(let index, let line):
                formulas.indices.contains(index) && formulas[index].source.indices.contains(line) ? formulas[index].source[line] : ""
            }
        }.joined()
    }
}
