internal import Syntax

/// A program as a set of parts of its syntax tree, by which similar programs are found.
///
/// The program's own names count as one and the same, comments and layout are no part of a tree, and the order of statements and of the operands of `+` and `*` is left
/// out: renaming and rearranging change nothing.
public struct ProgramParts {
    /// A part of the tree: equal for equal parts.
    public struct Part {
        public var hash: UInt64
        /// Nodes of the tree below and with it.
        public var weight: Int
        /// The lines of the program on which it stands, from 1.
        public var lines: ClosedRange<Int>
    }

    public private(set) var parts: [Part] = []
    private let source: SourceText
    /// Names that the program gives values at its left edge.
    private var own: Set<String> = []
    /// Smaller parts are in every program.
    private static let smallest = 4
    private static let most = 5_000

    /// - Returns: nil for a text that is no program.
    public init?(_ program: String) {
        source = SourceText(name: "<submission>", text: program)
        guard let module = try? Front.parse(source) else { return nil }
        var names = TopLevelNames()
        for statement in module.body { names.read(statement) }
        own = Set(names.defined)
        for statement in module.body { _ = take(statement) }
    }

    private typealias Sum = (hash: UInt64, weight: Int)

    private mutating func note(_ sum: Sum, _ span: Span) {
        guard sum.weight >= Self.smallest, parts.count < Self.most else { return }
        let first = source.line(at: Int(span.start))
        parts.append(Part(hash: sum.hash, weight: sum.weight, lines: first...max(first, source.line(at: max(0, Int(span.end) - 1)))))
    }

    // MARK: hashes

    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private static func joined(_ tag: String, _ parts: [Sum], isOrdered: Bool = true) -> Sum {
        var result: Sum = (hash(tag), 1)
        for part in isOrdered ? parts : parts.sorted(by: { $0.hash < $1.hash }) {
            result.hash = (result.hash ^ part.hash) &* 0x9E37_79B9_7F4A_7C15
            result.hash ^= result.hash >> 29
            result.weight += part.weight
        }
        return result
    }

    // MARK: statements

    private mutating func take(_ statement: Statement) -> Sum {
        // A text on a line of its own is a comment.
        if case .expression(let value) = statement.kind, case .constant(.string) = value.kind { return (0, 0) }
        var header: [Sum] = [], body: [Sum] = []
        for child in TreeNode.statement(statement).children {
            switch child {
            case .expression(let value): header.append(take(value))
            case .statement(let inner):
                let sum = take(inner)
                if sum.weight > 0 { body.append(sum) }
            }
        }
        let head = Self.joined(Self.word(statement), header)
        if body.isEmpty {
            note(head, statement.span)
            return head
        }
        // The head of a loop is a part of its own, so that a changed body does not hide it.
        let line = source.line(at: Int(statement.span.start))
        if head.weight >= Self.smallest { parts.append(Part(hash: head.hash, weight: head.weight, lines: line...line)) }
        let whole = Self.joined("block", [head] + [Self.joined("body", body, isOrdered: false)])
        note(whole, statement.span)
        return whole
    }

    private static func word(_ statement: Statement) -> String {
        switch statement.kind {
        case .expression: "expression"
        case .assign: "="
        case .augmentedAssign(_, let operation, _, _): operation.rawValue + "="
        case .annotatedAssign: "="
        case .return: "return"
        case .delete: "del"
        case .pass: "pass"
        case .break: "break"
        case .continue: "continue"
        case .if: "if"
        case .while: "while"
        case .for: "for"
        case .try: "try"
        case .with: "with"
        case .raise: "raise"
        case .assert: "assert"
        case .function: "def"
        case .class: "class"
        case .global, .nonlocal: "global"
        case .import, .importFrom, .importStar: "import"
        case .match: "match"
        }
    }

    // MARK: expressions

    private mutating func take(_ expression: Expression) -> Sum {
        let sum: Sum
        switch expression.kind {
        case .constant: return (Self.hash(source.text(of: expression.span)), 1)
        case .name(let reference):
            let isOwn = switch reference.binding { case .global: own.contains(reference.identifier); default: true }
            return (Self.hash(isOwn ? "name" : reference.identifier), 1)
        case .attribute(let value, let name, _): sum = Self.joined("." + name, [take(value)])
        case .binary(let operation, let left, let right, _):
            let sides = [take(left), take(right)]
            sum = Self.joined(operation.rawValue, sides, isOrdered: operation != .add && operation != .multiply)
        case .unary(let operation, let operand): sum = Self.joined("unary \(operation)", [take(operand)])
        case .compare(let first, let rest):
            var sides = [take(first)]
            for (_, operand) in rest { sides.append(take(operand)) }
            sum = Self.joined(rest.map(\.operation.rawValue).joined(separator: " "), sides)
        case .call(let function, let arguments):
            var sums = [take(function)]
            for argument in arguments {
                if case .keyword(let name, _, let value) = argument { sums.append(Self.joined(name + "=", [take(value)])) } else { sums.append(take(argument.value)) }
            }
            sum = Self.joined("call", sums)
        default: sum = others(expression)
        }
        note(sum, expression.span)
        return sum
    }

    private mutating func others(_ expression: Expression) -> Sum {
        var sums: [Sum] = []
        for child in TreeNode.expression(expression).children {
            switch child {
            case .expression(let value): sums.append(take(value))
            case .statement(let statement): sums.append(take(statement))
            }
        }
        return Self.joined(Self.word(expression), sums)
    }

    private static func word(_ expression: Expression) -> String {
        switch expression.kind {
        case .tuple: "tuple"
        case .list: "list"
        case .set: "set"
        case .dict: "dict"
        case .and: "and"
        case .or: "or"
        case .conditional: "if else"
        case .lambda: "lambda"
        case .subscript: "[]"
        case .slice(let lower, let upper, let step): "\(lower == nil ? "" : "a"):\(upper == nil ? "" : "b"):\(step == nil ? "" : "c")"
        case .starred: "*"
        case .named: ":="
        case .formatted: "f"
        case .comprehension(let kind, _): "\(kind) comprehension"
        case .generator: "generator"
        case .yield, .yieldFrom: "yield"
        default: "expression"
        }
    }
}
