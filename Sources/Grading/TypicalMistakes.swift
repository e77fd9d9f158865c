internal import LessonModel
internal import Runner

/// Wrong versions of a solution that students hand in again and again.
///
/// What students are told has no words of the solution in it: only names that the exercise itself gives, and what is wrong.
struct TypicalMistakes {
    struct Change {
        var source: String
        var text: String
    }

    private static let most = 100

    private let cell: Cell
    private let lines: [String]
    private var all: [Change] = []
    /// Parameters that are numbers, by their defaults or their names, with the value at which they do nothing.
    private var numbers: [(name: String, neutral: String)] = []

    /// The changes of an exercise's solution, the most typical first.
    static func changes(of cell: Cell) -> [Change] {
        var mistakes = TypicalMistakes(cell)
        for index in mistakes.lines.indices { mistakes.signature(index) }
        for index in mistakes.lines.indices { mistakes.line(index) }
        mistakes.everywhere()
        for mutant in Mutant.mutants(of: cell, count: 20) { mistakes.add(mutant.source, slip(mutant.change)) }
        return Array(mistakes.all.prefix(most))
    }

    private init(_ cell: Cell) {
        self.cell = cell
        lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private mutating func add(_ source: String, _ text: String) {
        if source != cell.source, !all.contains(where: { $0.source == source }) { all.append(Change(source: source, text: text)) }
    }

    private mutating func replace(_ index: Int, with new: [String], _ text: String) {
        add((Array(lines[..<index]) + new + Array(lines[(index + 1)...])).joined(separator: "\n"), text)
    }

    private static func indent(_ line: String) -> String { String(line.prefix { $0 == " " || $0 == "\t" }) }

    // MARK: parameters

    /// A function on one line: what becomes of its parameters.
    private mutating func signature(_ index: Int) {
        let line = lines[index]
        let code = line.drop { $0 == " " || $0 == "\t" }
        guard code.hasPrefix("def "), let open = code.firstIndex(of: "("), let close = code.lastIndex(of: ")"), code.hasSuffix(":"), open < close else { return }
        let inner = Self.indent(line) + "    "
        var tensors: [String] = []
        for parameter in code[code.index(after: open)..<close].split(separator: ",") {
            let text = parameter.drop { $0 == " " }
            let name = String(text.prefix { $0 == "_" || $0.isLetter || $0.isNumber })
            if name.isEmpty || name == "self" { continue }
            let value = text.split(separator: "=").dropFirst().first.map { $0.split(separator: " ").joined() }
            let isZero = name.hasPrefix("pad"), isOne = name == "stride" || name == "dilation"
            if let value, Double(value) != nil {
                numbers.append((name, value))
            } else if isZero || isOne {
                numbers.append((name, isZero ? "0" : "1"))
            } else if value == nil {
                tensors.append(name)
            }
        }
        let turns = cell.source.contains("flip")
        for (name, neutral) in numbers { replace(index, with: [line, "\(inner)\(name) = \(neutral)"], "`\(name)` makes no difference: it is not used, or not everywhere") }
        for name in tensors {
            replace(index, with: [line, "\(inner)\(name) = \(name).flip(list(range(\(name).dim())))"],
                    turns ? "`\(name)` is used as it is; the order along its axes is to be reversed" : "`\(name)` is flipped: that is the mathematical convolution, not the cross-correlation")
            replace(index, with: [line, "\(inner)\(name) = \(name).t()"], "`\(name)` is used transposed")
            replace(index, with: [line, "\(inner)\(name) = torch.ones_like(\(name))"], "the values of `\(name)` are not used")
            replace(index, with: [line, "\(inner)\(name) = \(name).abs()"], "the signs of `\(name)` are lost")
        }
        if tensors.count >= 2 { replace(index, with: [line, "\(inner)\(tensors[0]), \(tensors[1]) = \(tensors[1]), \(tensors[0])"], "`\(tensors[0])` and `\(tensors[1])` are exchanged") }
    }

    // MARK: one line

    private mutating func line(_ index: Int) {
        let line = lines[index]
        let indent = Self.indent(line)
        let code = String(line.dropFirst(indent.count))
        if code.hasPrefix("return "), !indent.isEmpty { result(index, indent, String(code.dropFirst(7))) }
        func change(_ new: String, _ text: String) { replace(index, with: [indent + new], text) }
        // Loops that end too early or begin too late.
        if let range = line.firstRange(of: "range("), let close = line[range.upperBound...].lastIndex(of: ")") {
            let inner = line[range.upperBound..<close]
            replace(index, with: ["\(line[..<range.upperBound])\(inner) - 1\(line[close...])"], "a loop ends one turn too early: the last elements stay as they were")
            replace(index, with: ["\(line[..<range.upperBound])1, \(inner)\(line[close...])"], "a loop begins one turn too late: the first elements stay as they were")
            replace(index, with: ["\(line[..<range.upperBound])\(inner) + 1\(line[close...])"], "a loop makes one turn too many")
        }
        change(code.replacing(" + 1", with: ""), "a size or a place is one too small: is a `+ 1` missing?")
        change(code.replacing(" - 1", with: ""), "a size or a place is one too large: is a `- 1` missing?")
        change(code.replacing(".T", with: "").replacing(".t()", with: ""), "a transposition is missing")
        if let turn = code.firstMatch(of: #/\.flip\(([^()]*)\)/#) {
            func turned(_ text: String) -> String { code.replacing(turn.0, with: text) }
            change(turned(""), "nothing is reversed or turned")
            change(turned(".t()"), "it is transposed; instead, the order along its axes is to be reversed")
            let axes = turn.1.split(separator: ",")
            if axes.count > 1 { for axis in axes { change(turned(".flip(\(axis.drop { $0 == " " }))"), "only one of the axes is reversed") } }
        }
        change(code.replacing(#/padding\s*=\s*[A-Za-z_0-9]+/#, with: "padding=0"), "the padding is missing")
        change(code.replacing(#/stride\s*=\s*[A-Za-z_0-9]+/#, with: "stride=1"), "the stride is not used")
        change(code.replacing(" * ", with: " @ "), "`@` (matrix product) is used where `*` (element by element) is needed")
        change(code.replacing(" @ ", with: " * "), "`*` (element by element) is used where `@` (matrix product) is needed")
        // Sizes in the wrong order: `h, w = K.shape`.
        if let pair = code.wholeMatch(of: #/(\w+), (\w+) = (.*\.shape.*)/#) { change("\(pair.2), \(pair.1) = \(pair.3)", "height and width have changed places") }
    }

    /// What is returned, and where.
    private mutating func result(_ index: Int, _ indent: String, _ value: String) {
        replace(index, with: [indent + "pass"], "the result is computed but not returned: is there a `return`?")
        if !value.contains(",") || value.hasSuffix(")") {
            replace(index, with: ["\(indent)return (\(value)).t()"], "the result is transposed: rows and columns are exchanged")
            replace(index, with: ["\(indent)return (\(value)).double()"], "the result has the type float64 instead of float32")
            replace(index, with: ["\(indent)return (\(value)).long()"], "the result is rounded to whole numbers")
            replace(index, with: ["\(indent)return (\(value)).mean()"], "the result is averaged to one number")
            replace(index, with: ["\(indent)return (\(value)).sum()"], "the result is summed up to one number")
        }
        for depth in 1...2 {
            replace(index, with: [indent + String(repeating: "    ", count: depth) + "return " + value], "`return` stands inside a loop: it ends before all is done")
        }
    }

    // MARK: all lines

    private mutating func everywhere() {
        let source = cell.source
        add(source.replacing(" + 1", with: ""), "a size or a place is one too small: is a `+ 1` missing?")
        add(source.replacing(" - 1", with: ""), "a size or a place is one too large: is a `- 1` missing?")
        for (name, _) in numbers {
            add(source.replacing("2 * \(name)", with: name), "`\(name)` counts once where it counts for both sides")
            add(source.replacing(" * \(name)", with: "").replacing("\(name) * ", with: ""), "`\(name)` is left out of a product: a place or a size does not grow with it")
            add(source.replacing(" // \(name)", with: ""), "`\(name)` is left out of a division: a size does not shrink with it")
            add(source.replacing(" + \(name)", with: "").replacing("\(name) + ", with: ""), "`\(name)` is left out of a sum")
        }
    }

    /// What a small change of the solution is called.
    static func slip(_ change: String) -> String {
        if let parts = change.wholeMatch(of: #/"(.*)" for "(.*)"/#) {
            let (wrong, right) = (String(parts.1), String(parts.2))
            let isNumber = { (text: String) in !text.isEmpty && text.allSatisfy { $0.isNumber || $0 == "." } }
            let isOperator = { (text: String) in ["and", "or", "in", "not in", "is", "is not"].contains(text) || !text.isEmpty && text.count <= 3 && text.allSatisfy { "+-*/%@<>=!&|".contains($0) } }
            if isNumber(wrong), isNumber(right) { return "a number in the program is off by one" }
            if isOperator(wrong), isOperator(right) { return "`\(wrong)` stands where `\(right)` is needed" }
            if wrong == "-(\(right))" { return "the sign of the result is wrong" }
            if wrong.hasPrefix("not ("), wrong.hasSuffix(")") { return "a condition is the wrong way round" }
            if wrong == "None" { return "the result is not returned" }
            if wrong == right + " + 1" || wrong == right + " - 1" { return "a loop makes one turn too many, or one too few" }
            if wrong.contains(", ") { return "two values have changed places" }
            return "a function or a name is used where a similar one is needed"
        }
        if change.hasPrefix("without \""), change.contains("="), !change.contains(" = "), !change.contains("+="), !change.contains("-="), !change.contains("*=") { return "an option of a call is missing" }
        return change.hasPrefix("without the first turn") ? "the first turn of a loop is left out" : "a step is missing"
    }
}
