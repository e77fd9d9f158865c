/// Small wrong changes of a solution.  Good tests fail for each of them; one that passes shows what the tests do not ask for (or a change that makes no
/// difference: that only a person can tell).
public struct Mutant: Hashable, Sendable {
    /// The line of the lesson's file.
    public var line: Int
    /// Such as `"<=" for "<"`.
    public var change: String
    /// The program text of the whole cell.
    public var source: String

    /// At most `count` mutants, spread over the solution.
    public static func mutants(of cell: Cell, count: Int) -> [Mutant] {
        let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        var all: [Mutant] = []
        for region in cell.solutions {
            for line in region.first...region.last {
                let index = line - cell.sourceLine
                guard lines.indices.contains(index) else { continue }
                for (range, replacement) in changes(in: lines[index]) {
                    var changed = lines
                    let original = text(lines[index][range])
                    changed[index].replaceSubrange(range, with: Array(replacement.unicodeScalars))
                    all.append(Mutant(line: line, change: "\"\(replacement)\" for \"\(original)\"", source: changed.map { text($0[...]) }.joined(separator: "\n")))
                }
            }
        }
        guard all.count > count, count > 0 else { return all }
        return (0..<count).map { all[$0 * all.count / count] }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Longer operators stand before their beginnings.  Those that map to themselves are left alone.
    private static let operators: [(String, String)] = [
        ("**", "**"), ("->", "->"), ("//", "/"), ("<=", "<"), (">=", ">"), ("==", "!="), ("!=", "=="), ("+=", "-="), ("-=", "+="), ("*=", "*="), ("+", "-"), ("-", "+"), ("*", "+"),
        ("<", "<="), (">", ">="), ("@", "*"),
    ]
    private static let words = ["and": "or", "or": "and", "True": "False", "False": "True", "min": "max", "max": "min", "break": "continue"]

    private static func changes(in line: [Unicode.Scalar]) -> [(Range<Int>, String)] {
        var result: [(Range<Int>, String)] = []
        var quote: Unicode.Scalar?
        var index = 0
        func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
        while index < line.count {
            let scalar = line[index]
            if let open = quote {
                if scalar == "\\" { index += 1 } else if scalar == open { quote = nil }
                index += 1
            } else if scalar == "#" {
                break
            } else if scalar == "\"" || scalar == "'" {
                quote = scalar
                index += 1
            } else if isWord(scalar) {
                var end = index
                while end < line.count, isWord(line[end]) || line[end] == "." && line[index].properties.numericType != nil { end += 1 }
                let word = text(line[index..<end])
                if let number = Int(word), number < 1_000_000 { result.append((index..<end, String(number + 1))) }
                else if let other = words[word] { result.append((index..<end, other)) }
                index = end
            } else if let (from, to) = operators.first(where: { line[index...].starts(with: $0.0.unicodeScalars) }) {
                let end = index + from.unicodeScalars.count
                // Unary signs and starred arguments follow a bracket or a comma.
                let before = line[..<index].last { $0 != " " }
                let isBinary = before.map { isWord($0) || $0 == ")" || $0 == "]" } ?? false
                if isBinary, from != to { result.append((index..<end, to)) }
                index = end
            } else {
                index += 1
            }
        }
        return result
    }
}
