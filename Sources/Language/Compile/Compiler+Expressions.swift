internal import BigInt
internal import Syntax

extension Compiler {
    func expression(_ tree: Expression) -> ExpressionNode {
        let span = tree.span
        switch tree.kind {
        case .constant(let constant): return ConstantNode(span, value(of: constant))
        case .name(let name): return read(name)
        case .formatted(let parts): return FormattedNode(span, formatParts(parts))
        case .tuple(let elements):
            if elements.contains(where: \.isStarred) { return spread(span, .tuple, elements) }
            if elements.isEmpty { return ConstantNode(span, .object(TupleObject.empty)) }
            let nodes = elements.map(expression)
            // A tuple of constants is one.
            if nodes.allSatisfy({ $0 is ConstantNode }) { return ConstantNode(span, .object(TupleObject(nodes.compactMap { ($0 as? ConstantNode)?.value }))) }
            return TupleNode(span, nodes)
        case .list(let elements):
            if elements.contains(where: \.isStarred) { return spread(span, .list, elements) }
            return ListNode(span, elements.map(expression))
        case .set(let elements):
            if elements.contains(where: \.isStarred) { return spread(span, .set, elements) }
            return SetNode(span, elements.map(expression))
        case .dict(let entries): return DictNode(span, entries.map { ($0.key.map(expression), expression($0.value)) })
        case .unary(let operation, let operand): return unary(span, operation, expression(operand))
        case .binary(let operation, let left, let right, _): return binary(span, operation, expression(left), expression(right))
        case .and(let operands): return LogicalNode(span, isAnd: true, operands.map(expression))
        case .or(let operands): return LogicalNode(span, isAnd: false, operands.map(expression))
        case .compare(let first, let rest): return compare(span, expression(first), rest.map { ($0.operation, expression($0.operand)) })
        case .call(let function, let arguments): return call(span, function, arguments)
        case .conditional(let test, let then, let otherwise): return ConditionalNode(span, expression(test), expression(then), expression(otherwise))
        case .lambda(let definition): return function(definition, span)
        case .attribute(let object, let name, let nameSpan):
            if ClassWalkNode.names.contains(name), !source.isLibrary, case .attribute(_, "__class__", _) = object.kind {
                return ClassWalkNode(place(span, name: nameSpan), expression(object), .interned(name))
            }
            return AttributeNode(place(span, name: nameSpan), expression(object), .interned(mangled(name)))
        case .subscript(let object, let index):
            if case .slice(let lower, let upper, nil) = index.kind { return SliceItemNode(span, expression(object), lower.map(expression), upper.map(expression)) }
            return SubscriptNode(span, expression(object), expression(index))
        case .slice(let lower, let upper, let step): return SliceNode(span, lower.map(expression), upper.map(expression), step.map(expression))
        case .starred(let inner): return expression(inner)
        case .named(let name, let value): return named(span, name, expression(value))
        case .comprehension(let kind, let comprehension): return self.comprehension(span, kind, comprehension)
        case .generator(let comprehension, let scope): return generator(span, comprehension, scope)
        // Taken out of expressions by `Compiler+Generators`.
        case .yield, .yieldFrom: return ConstantNode(span, .none)
        }
    }

    func value(of constant: Expression.Constant) -> Value {
        switch constant {
        case .none: return .none
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .ellipsis: return .ellipsis
        case .int(let number): return .int(number)
        case .bigInt(let digits, let radix): return BigInt(digits, radix: radix).map { Value(IntegerValue($0)) } ?? .int(0)
        case .float(let number): return .float(number)
        case .imaginary(let number): return .object(ComplexObject(0, number))
        case .string(let bytes):
            let string = StringObject(utf8: bytes)
            // Short strings are often keys and names.
            return .object(bytes.count <= 40 ? string.interned : string)
        case .bytes(let bytes): return .object(BytesObject(bytes))
        }
    }

    private func formatParts(_ parts: [FormatPart]) -> [FormattedNode.Part] {
        parts.map { part in
            switch part.kind {
            case .text(let bytes): return .text(bytes)
            case .value(let value, let conversion, let specification):
                return .value(expression(value), conversion: conversion?.asciiValue, specification: specification.map { nested in
                    let inner = formatParts(nested)
                    if inner.count == 1, case .text(let bytes) = inner[0] { return ConstantNode(value.span, .object(StringObject(utf8: bytes))) }
                    return FormattedNode(value.span, inner)
                })
            }
        }
    }

    private func spread(_ span: Span, _ kind: SpreadDisplayNode.Kind, _ elements: [Expression]) -> ExpressionNode {
        SpreadDisplayNode(span, kind, elements.map { (expression($0), $0.isStarred) })
    }

    private func unary(_ span: Span, _ operation: Expression.UnaryOperator, _ operand: ExpressionNode) -> ExpressionNode {
        switch operation {
        case .not: return NotNode(span, operand)
        case .negative:
            if let constant = operand as? ConstantNode {
                if case .int(let number) = constant.value, number != Int.min { return ConstantNode(span, .int(-number)) }
                if case .float(let number) = constant.value { return ConstantNode(span, .float(-number)) }
            }
            return UnaryNode(span, .negative, operand)
        case .positive: return UnaryNode(span, .positive, operand)
        case .invert: return UnaryNode(span, .invert, operand)
        }
    }

    func binary(_ span: Span, _ operation: Expression.BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode) -> ExpressionNode {
        switch operation {
        case .add: return AddNode(span, .add, left, right)
        case .subtract: return SubtractNode(span, .subtract, left, right)
        case .multiply: return RepeatedElementNode(span, left, right) ?? MultiplyNode(span, .multiply, left, right)
        case .trueDivide: return TrueDivideNode(span, .trueDivide, left, right)
        case .floorDivide: return FloorDivideNode(span, .floorDivide, left, right)
        case .remainder: return RemainderNode(span, .remainder, left, right)
        case .power: return PowerNode(span, .power, left, right)
        case .bitAnd, .bitOr, .bitXor, .leftShift, .rightShift: return BitsNode(span, BinaryOperation(operation), left, right)
        case .matrixMultiply: return BinaryNode(span, .matrixMultiply, left, right)
        }
    }

    func compare(_ span: Span, _ first: ExpressionNode, _ rest: [(Expression.Comparison, ExpressionNode)]) -> ExpressionNode {
        guard rest.count == 1 else { return CompareChainNode(span, [first] + rest.map(\.1), rest.map(\.0)) }
        let (operation, second) = rest[0]
        switch operation {
        case .is: return IdentityNode(span, negated: false, first, second)
        case .isNot: return IdentityNode(span, negated: true, first, second)
        case .in: return ContainsNode(span, negated: false, first, second)
        case .notIn: return ContainsNode(span, negated: true, first, second)
        default:
            guard let comparison = ComparisonOperation(operation) else { return first }
            return TupleCompareNode(span, comparison, first, second) ?? CompareNode(span, comparison, first, second)
        }
    }

    // MARK: calls

    /// Functions that may look at the frame of their caller.
    private static let frameReaders: Set<String> = ["super", "locals", "globals", "vars", "dir", "type", "__import__"]

    func call(_ span: Span, _ function: Expression, _ arguments: [Argument]) -> ExpressionNode {
        let node = plainCall(span, function, arguments)
        if case .name(let name) = function.kind, Self.frameReaders.contains(name.identifier) { return FrameCallNode(node, code, globals, namespaceSlot) }
        // A method of libraries that keeps the arguments of its caller as attributes.
        if case .attribute(_, let name, _) = function.kind, name == "save_hyperparameters" { return FrameCallNode(node, code, globals, namespaceSlot) }
        return node
    }

    /// Where an attribute stands on a later line than its object, tracebacks show the attribute.
    func place(_ span: Span, name: Span) -> Span {
        source.line(at: Int(span.start)) == source.line(at: Int(name.start)) ? span : Span(Int(name.start), Int(span.end))
    }

    private func plainCall(_ span: Span, _ function: Expression, _ arguments: [Argument]) -> ExpressionNode {
        var values: [ExpressionNode] = []
        var names: [StringObject] = []
        var isSpread = false
        for argument in arguments {
            switch argument {
            case .positional(let value):
                if !names.isEmpty { isSpread = true }
                values.append(expression(value))
            case .keyword(let name, _, let value):
                names.append(.interned(name))
                values.append(expression(value))
            case .starred, .doubleStarred: isSpread = true
            }
        }
        if isSpread {
            let parts = arguments.map { argument -> SpreadCallNode.Part in
                switch argument {
                case .positional(let value): return .positional(expression(value))
                case .starred(let value): return .starred(expression(value))
                case .keyword(let name, _, let value): return .keyword(.interned(name), expression(value))
                case .doubleStarred(let value): return .doubleStarred(expression(value))
                }
            }
            return SpreadCallNode(span, expression(function), parts)
        }
        if case .attribute(let object, let name, let nameSpan) = function.kind {
            let node = MethodCallNode(place(span, name: nameSpan), expression(object), .interned(mangled(name)), place(function.span, name: nameSpan), values, names.isEmpty ? nil : names)
            if case .call(let callee, let inner) = object.kind, inner.isEmpty, case .name(let called) = callee.kind, called.identifier == "super",
               let function = read(called) as? GlobalNode {
                return SuperCallNode(node, function, .interned(mangled(name)), values, names.isEmpty ? nil : names, code)
            }
            guard isObserved, Interpreter.observedMethods.contains(name) else { return ElementCallNode(node) ?? node }
            return ObservedCallNode(node, receiver: source.text(of: object.span), code)
        }
        if names.isEmpty { return CallNode(span, expression(function), values) }
        return KeywordCallNode(span, expression(function), values, names)
    }

    // MARK: comprehensions

    private func comprehension(_ span: Span, _ kind: Expression.ComprehensionKind, _ tree: Comprehension) -> ExpressionNode {
        let clauses = tree.clauses.map { clause -> ComprehensionNode.Clause in
            ComprehensionNode.Clause(target(clause.target), expression(clause.iterable), clause.conditions.map(expression))
        }
        let kind: ComprehensionNode.Kind = kind == .list ? .list : kind == .set ? .set : .dict
        return ComprehensionNode(span, kind, expression(tree.element), tree.value.map(expression), clauses, slots: tree.slots, cellSlots: tree.cellSlots, code)
    }

    /// A generator expression: a generator whose first iterable is evaluated here.
    private func generator(_ span: Span, _ tree: Comprehension, _ scope: Scope) -> ExpressionNode {
        let made = codeObject("<genexpr>", scope, nil, nil, line: span) { compiler in compiler.expressionBody(span, tree) }
        // The slot after the variables holds the first iterator.
        made.frameSize = made.slotCount + 1
        return GeneratorExpressionNode(span, made, globals, scope.freeSources, expression(tree.clauses[0].iterable))
    }

    private func expressionBody(_ span: Span, _ tree: Comprehension) -> StatementNode {
        let first = code.slotCount
        return generatorBody(span) { body in
            func level(_ index: Int) {
                if index == tree.clauses.count { return body.yield(tree.element.span, expression(tree.element), result: -1) }
                let clause = tree.clauses[index]
                let iterable = index == 0 ? SlotNode(clause.iterable.span, first) : expression(clause.iterable)
                body.forLoop(span, target(clause.target), iterable, slot: newSlot(), body: {
                    let end = body.label()
                    for condition in clause.conditions { body.branch(expression(condition), unlessTrue: end) }
                    level(index + 1)
                    body.place(end)
                }, otherwise: {})
            }
            level(0)
        }
    }
}

/// `(x for x in y)`
final class GeneratorExpressionNode: ExpressionNode {
    let code: Code
    let globals: DictObject
    let freeSources: [Binding]
    let iterable: ExpressionNode
    init(_ span: Span, _ code: Code, _ globals: DictObject, _ freeSources: [Binding], _ iterable: ExpressionNode) {
        self.code = code
        self.globals = globals
        self.freeSources = freeSources
        self.iterable = iterable
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let value = try iterable.evaluate(frame, interpreter)
        let iterator: Value
        do { iterator = try interpreter.iterator(value) } catch { throw interpreter.located(error, span) }
        if let compile = code.compileBody {
            code.compileBody = nil
            try compile(code)
        }
        let function = FunctionObject(code, globals: globals, closure: interpreter.closure(freeSources, frame), defaults: [], keywordDefaults: [])
        let generator = GeneratorObject(function, size: code.frameSize, interpreter: interpreter)
        for slot in code.cellSlots { generator.frame[slot] = .object(CellObject(.undefined)) }
        generator.frame[code.slotCount] = iterator
        return .object(generator)
    }
}

extension Expression {
    var isStarred: Bool { if case .starred = kind { return true } else { return false } }
}

extension ExpressionNode {
    /// The slot of a local variable that the node reads.
    var localSlot: Int? { (self as? BoundLocalNode)?.slot ?? (self as? LocalNode)?.slot }
}
