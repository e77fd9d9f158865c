public import LessonModel
internal import Syntax

/// A small wrong change of a solution.  Good tests fail for each of them; one that passes shows what the tests do not ask for, or a change that makes no
/// difference: that only a person can tell.
public struct Mutant: Hashable {
    /// The line of the lesson's file.
    public var line: Int
    /// Such as `"<=" for "<"`.
    public var change: String
    /// The program text of the whole cell.
    public var source: String

    /// The mutants of the parts of an exercise between `BEGIN SOLUTION` and `END SOLUTION`, in the order of their lines.
    ///
    /// - Parameter count: at most so many, spread over the solution.
    public static func mutants(of cell: Cell, count: Int = .max) -> [Mutant] {
        let text = SourceText(name: "<exercise>", text: cell.source)
        guard count > 0, let module = try? Front.parse(text) else { return [] }
        var changes = MutantChanges(text)
        changes.walk(module.body)
        let bytes = text.utf8
        var seen: Set<String> = [cell.source]
        let all = changes.list.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }.compactMap { change -> Mutant? in
            let line = cell.sourceLine + text.line(at: Int(change.span.start)) - 1
            guard cell.solutions.contains(where: { $0.contains(line) }) else { return nil }
            let (start, end) = (Int(change.span.start), Int(change.span.end))
            guard 0 <= start, start <= end, end <= bytes.count else { return nil }
            let source = String(decoding: bytes[..<start], as: UTF8.self) + change.replacement + String(decoding: bytes[end...], as: UTF8.self)
            guard seen.insert(source).inserted else { return nil }
            let words = change.words ?? "\"\(shortened(change.replacement))\" for \"\(shortened(String(decoding: bytes[start..<end], as: UTF8.self)))\""
            return Mutant(line: line, change: words, source: source)
        }
        return all.count <= count ? all : (0..<count).map { all[$0 * all.count / count] }
    }

    static func shortened(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 40 ? line.prefix(39) + "…" : line
    }

    /// The reason that a comment of the solution gives: `# mutant: …` on the line of the change, or on a line of its own above it.
    ///
    /// A comment that begins with a quotation mark or with "without" explains only the change that it names.
    func reason(in cell: Cell) -> (line: Int, text: String)? {
        let lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false)
        for candidate in [line, line - 1] {
            let index = candidate - cell.sourceLine
            guard lines.indices.contains(index), let text = Self.explanation(lines[index]) else { continue }
            if candidate != line, !lines[index].drop(while: \.isWhitespace).hasPrefix("#") { continue }
            let namesAChange = text.hasPrefix("\"") || text.hasPrefix("without ")
            if !namesAChange || text.hasPrefix(change) { return (candidate, text) }
        }
        return nil
    }

    /// The lines of a cell that explain mutants.
    static func explanations(in cell: Cell) -> [Int] {
        cell.source.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { explanation($0.element) == nil ? nil : cell.sourceLine + $0.offset }
    }

    private static func explanation(_ line: Substring) -> String? {
        guard let found = line.firstMatch(of: #/#\s*mutant:\s*(\S.*)$/#) else { return nil }
        return String(found.1)
    }
}

/// Collects changes of a program: where, and what stands there instead.
private struct MutantChanges {
    struct Change {
        var span: Span
        var replacement: String
        var words: String?
    }

    private let text: SourceText
    private(set) var list: [Change] = []

    init(_ text: SourceText) { self.text = text }

    mutating func walk(_ body: [Statement]) {
        var assigned: Set<String> = []
        TreeNode.walk(body) { node in
            switch node {
            case .statement(let statement):
                change(statement, &assigned)
                // The words of an error are not what tests ask for.
                if case .raise = statement.kind { return false }
            case .expression(let expression):
                if case .formatted = expression.kind { return false }
                change(expression)
            }
            return true
        }
    }

    private mutating func add(_ span: Span, _ replacement: String, _ words: String? = nil) { list.append(Change(span: span, replacement: replacement, words: words)) }

    private func written(_ expression: Expression) -> String { text.text(of: expression.span) }

    private mutating func leaveOut(_ statement: Statement) {
        add(statement.span, "pass", "without \"\(Mutant.shortened(text.text(of: statement.span)))\"")
    }

    // MARK: statements

    private mutating func change(_ statement: Statement, _ assigned: inout Set<String>) {
        switch statement.kind {
        case .expression(let value):
            // Documentation is no behaviour.
            if case .constant = value.kind { return }
            leaveOut(statement)
        case .assign(let targets, _):
            // A name that was never assigned would only give a NameError; leaving a second assignment out keeps the first value.
            var isNew = false
            for target in targets { if case .name(let reference) = target.kind, assigned.insert(reference.identifier).inserted { isNew = true } }
            let isTuple = targets.contains { if case .tuple = $0.kind { true } else { false } }
            if !isNew, !isTuple { leaveOut(statement) }
        case .augmentedAssign(_, let operation, let span, _):
            leaveOut(statement)
            if let other = Self.operators[operation] { replace(operation.rawValue + "=", with: other.rawValue + "=", in: span) }
        case .return(let value?):
            switch value.kind {
            case .compare, .and, .or, .unary(.not, _): add(value.span, "not (\(written(value)))")
            case .tuple(let items) where items.count == 2:
                add(value.span, "(\(written(items[1]))), (\(written(items[0])))", "\"\(Mutant.shortened(written(items[1]) + ", " + written(items[0])))\" for \"\(Mutant.shortened(written(value)))\"")
            // Numbers are changed as numbers.
            case .constant: break
            case .tuple, .list, .dict, .set, .formatted, .comprehension: break
            default: add(value.span, "-(\(written(value)))")
            }
            if case .constant(.none) = value.kind { break }
            add(value.span, "None")
        case .if(let test, _, _):
            add(test.span, "not (\(written(test)))")
            add(test.span, "False")
        case .break, .continue: add(statement.span, "pass")
        case .delete, .raise: leaveOut(statement)
        case .for(_, let iterable, _, _):
            if case .call = iterable.kind { break }
            add(iterable.span, "list(\(written(iterable)))[1:]", "without the first turn of the loop")
        default: break
        }
    }

    // MARK: expressions

    private static let operators: [Expression.BinaryOperator: Expression.BinaryOperator] = [
        .add: .subtract, .subtract: .add, .multiply: .add, .trueDivide: .multiply, .floorDivide: .trueDivide, .remainder: .floorDivide, .power: .multiply, .matrixMultiply: .multiply,
        .bitAnd: .bitOr, .bitOr: .bitAnd, .leftShift: .rightShift, .rightShift: .leftShift,
    ]
    private static let comparisons: [Expression.Comparison: Expression.Comparison] = [
        .less: .lessOrEqual, .lessOrEqual: .less, .greater: .greaterOrEqual, .greaterOrEqual: .greater, .equal: .notEqual, .notEqual: .equal, .is: .isNot, .isNot: .is, .in: .notIn,
        .notIn: .in,
    ]
    private static let names = [
        "min": "max", "max": "min", "sum": "mean", "mean": "sum", "any": "all", "all": "any", "argmax": "argmin", "argmin": "argmax", "zeros": "ones", "ones": "zeros", "zeros_like": "ones_like",
        "ones_like": "zeros_like", "maximum": "minimum", "minimum": "maximum", "floor": "ceil", "ceil": "floor", "sin": "cos", "cos": "sin",
    ]
    /// Functions whose first two arguments may change places.
    private static let symmetric: Set<String> = ["max", "min", "maximum", "minimum", "equal", "allclose", "isclose", "add", "mul", "multiply", "eq", "logical_and", "logical_or", "gcd", "hypot", "dot"]

    private mutating func change(_ expression: Expression) {
        switch expression.kind {
        case .constant(let constant): change(constant, expression.span)
        case .unary(.negative, let operand): add(expression.span, "(\(written(operand)))")
        case .unary(.not, let operand): add(expression.span, "(\(written(operand)))")
        case .binary(let operation, _, _, let span): if let other = Self.operators[operation] { replace(operation.rawValue, with: other.rawValue, in: span) }
        case .and(let parts): between(parts, "and", "or")
        case .or(let parts): between(parts, "or", "and")
        case .compare(let first, let rest):
            var before = first
            for part in rest {
                if let other = Self.comparisons[part.operation] { between([before, part.operand], part.operation.rawValue, other.rawValue) }
                before = part.operand
            }
        case .conditional(let test, _, _): add(test.span, "not (\(written(test)))")
        case .attribute(_, let name, let span): if let other = Self.names[name] { add(span, other) }
        case .name(let reference):
            if ["min", "max", "any", "all"].contains(reference.identifier), case .global = reference.binding, let other = Self.names[reference.identifier] { add(expression.span, other) }
        case .call(let function, let arguments): change(call: expression, function, arguments)
        default: break
        }
    }

    private mutating func change(_ constant: Expression.Constant, _ span: Span) {
        switch constant {
        case .true: add(span, "False")
        case .false: add(span, "True")
        case .int(let number) where (0..<1_000_000).contains(number):
            add(span, String(number + 1))
            if number > 0 { add(span, String(number - 1)) }
        case .float(let number) where number.isFinite && number.magnitude < 1e6: add(span, "\(number + 1)")
        default: break
        }
    }

    private mutating func change(call: Expression, _ function: Expression, _ arguments: [Argument]) {
        let name: String? = switch function.kind {
        case .name(let reference): reference.identifier
        case .attribute(_, let name, _): name
        default: nil
        }
        var positional: [Expression] = []
        for argument in arguments { if case .positional(let value) = argument { positional.append(value) } }
        if name == "range", let stop = positional.count > 1 ? positional[1] : positional.first {
            if case .constant = stop.kind {} else {
                add(stop.span, "\(written(stop)) + 1")
                add(stop.span, "\(written(stop)) - 1")
            }
        }
        if positional.count == arguments.count, positional.count >= 2, name != "range", !Self.symmetric.contains(name ?? "") {
            let (a, b) = (positional[0], positional[1])
            if written(a) != written(b) {
                add(Span(Int(a.span.start), Int(b.span.end)), "\(written(b)), \(written(a))", "\"\(Mutant.shortened(written(b) + ", " + written(a)))\" for \"\(Mutant.shortened(written(a) + ", " + written(b)))\"")
            }
        }
        // An option left out, with the comma before it.
        for (index, argument) in arguments.enumerated() {
            guard case .keyword(let name, _, let value) = argument, index > 0 else { continue }
            add(Span(Int(arguments[index - 1].value.span.end), Int(value.span.end)), "", "without \"\(name)=\(Mutant.shortened(written(value)))\"")
        }
    }

    // MARK: places

    /// Replaces an operator inside a span that may hold more than it.
    private mutating func replace(_ operation: String, with other: String, in span: Span) {
        let part = text.text(of: span)
        guard let range = part.firstRange(of: operation) else { return }
        let start = Int(span.start) + part[..<range.lowerBound].utf8.count
        add(Span(start, start + operation.utf8.count), other)
    }

    /// Replaces the words between two neighbours of a list of operands.
    private mutating func between(_ operands: [Expression], _ operation: String, _ other: String) {
        for (left, right) in zip(operands, operands.dropFirst()) where left.span.end < right.span.start {
            replace(operation, with: other, in: Span(Int(left.span.end), Int(right.span.start)))
        }
    }
}
