internal import Syntax

/// Whether a statement or expression contains a `yield` of the function it stands in.
enum YieldFinder {
    static func contains(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .expression(let value): return contains(value)
        case .assign(let targets, let value): return targets.contains(where: contains) || contains(value)
        case .augmentedAssign(let target, _, _, let value): return contains(target) || contains(value)
        case .annotatedAssign(let target, _, let value, _): return contains(target) || (value.map(contains) ?? false)
        case .return(let value): return value.map(contains) ?? false
        case .delete(let targets): return targets.contains(where: contains)
        case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom, .importStar: return false
        case .if(let test, let then, let otherwise): return contains(test) || then.contains(where: contains) || otherwise.contains(where: contains)
        case .while(let test, let body, let otherwise): return contains(test) || body.contains(where: contains) || otherwise.contains(where: contains)
        case .for(let target, let iterable, let body, let otherwise):
            return contains(target) || contains(iterable) || body.contains(where: contains) || otherwise.contains(where: contains)
        case .try(let body, let handlers, let otherwise, let finally, _):
            return body.contains(where: contains) || handlers.contains { ($0.type.map(contains) ?? false) || $0.body.contains(where: contains) }
                || otherwise.contains(where: contains) || finally.contains(where: contains)
        case .with(let items, let body):
            return items.contains { contains($0.context) || ($0.target.map(contains) ?? false) } || body.contains(where: contains)
        case .raise(let exception, let cause): return (exception.map(contains) ?? false) || (cause.map(contains) ?? false)
        case .assert(let test, let message): return contains(test) || (message.map(contains) ?? false)
        case .function(let definition):
            return definition.decorators.contains(where: contains) || definition.parameters.all.contains { $0.defaultValue.map(contains) ?? false }
        case .class(let definition): return definition.decorators.contains(where: contains) || definition.arguments.contains { contains($0.value) }
        case .match(let subject, let cases):
            return contains(subject) || cases.contains { ($0.guardTest.map(contains) ?? false) || $0.body.contains(where: contains) }
        }
    }

    static func contains(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .yield, .yieldFrom: return true
        // A generator expression and a comprehension have their own rules; only their first iterable stands here, and a `yield` in it is rare
        // enough to be evaluated as part of the whole.
        case .constant, .name, .lambda: return false
        case .comprehension(_, let tree), .generator(let tree, _): return tree.clauses.first.map { contains($0.iterable) } ?? false
        case .formatted(let parts): return parts.contains { contains($0) }
        case .tuple(let elements), .list(let elements), .set(let elements), .and(let elements), .or(let elements): return elements.contains(where: contains)
        case .dict(let entries): return entries.contains { ($0.key.map(contains) ?? false) || contains($0.value) }
        case .unary(_, let operand): return contains(operand)
        case .binary(_, let left, let right, _): return contains(left) || contains(right)
        case .compare(let first, let rest): return contains(first) || rest.contains { contains($0.operand) }
        case .call(let function, let arguments): return contains(function) || arguments.contains { contains($0.value) }
        case .conditional(let test, let then, let otherwise): return contains(test) || contains(then) || contains(otherwise)
        case .attribute(let object, _, _): return contains(object)
        case .subscript(let object, let index): return contains(object) || contains(index)
        case .slice(let lower, let upper, let step): return (lower.map(contains) ?? false) || (upper.map(contains) ?? false) || (step.map(contains) ?? false)
        case .starred(let inner), .named(_, let inner): return contains(inner)
        }
    }

    private static func contains(_ part: FormatPart) -> Bool {
        guard case .value(let value, _, let specification) = part.kind else { return false }
        return contains(value) || (specification?.contains { contains($0) } ?? false)
    }
}

/// Taking expressions apart at their `yield`s.
extension Compiler {
    /// The expression with every `yield` inside replaced by what a slot holds; `body` gets the instructions that fill the slots.
    private func extracted(_ tree: Expression, _ body: GeneratorBodyBuilder) -> ExpressionNode {
        guard YieldFinder.contains(tree) else { return expression(tree) }
        let span = tree.span
        switch tree.kind {
        case .yield(let value):
            let node = value.map { extracted($0, body) }
            let result = newSlot()
            body.yield(span, node, result: result)
            return SlotNode(span, result)
        case .yieldFrom(let value):
            let node = extracted(value, body)
            let result = newSlot()
            body.run(YieldFromNode(span, node, state: newSlot(), result: result))
            return SlotNode(span, result)
        case .tuple(let elements) where !elements.contains(where: \.isStarred): return TupleNode(span, extractedAll(elements, body))
        case .list(let elements) where !elements.contains(where: \.isStarred): return ListNode(span, extractedAll(elements, body))
        case .set(let elements) where !elements.contains(where: \.isStarred): return SetNode(span, extractedAll(elements, body))
        case .tuple(let elements), .list(let elements), .set(let elements):
            let nodes = extractedAll(elements, body)
            let kind: SpreadDisplayNode.Kind
            if case .tuple = tree.kind { kind = .tuple } else if case .list = tree.kind { kind = .list } else { kind = .set }
            return SpreadDisplayNode(span, kind, zip(nodes, elements).map { ($0, $1.isStarred) })
        case .dict(let entries):
            let flat = entries.flatMap { entry in (entry.key.map { [$0] } ?? []) + [entry.value] }
            var nodes = extractedAll(flat, body)[...]
            return DictNode(span, entries.map { entry in (entry.key == nil ? nil : nodes.removeFirst(), nodes.removeFirst()) })
        case .unary(let operation, let operand):
            let node = extracted(operand, body)
            switch operation {
            case .not: return NotNode(span, node)
            case .negative: return UnaryNode(span, .negative, node)
            case .positive: return UnaryNode(span, .positive, node)
            case .invert: return UnaryNode(span, .invert, node)
            }
        case .binary(let operation, let left, let right, _):
            let nodes = extractedAll([left, right], body)
            return binary(span, operation, nodes[0], nodes[1])
        case .compare(let first, let rest):
            let nodes = extractedAll([first] + rest.map(\.operand), body)
            return compare(span, nodes[0], zip(rest, nodes.dropFirst()).map { ($0.operation, $1) })
        case .call(let function, let arguments):
            let nodes = extractedAll([function] + arguments.map(\.value), body)
            let parts = zip(arguments, nodes.dropFirst()).map { argument, node -> SpreadCallNode.Part in
                switch argument {
                case .positional: return .positional(node)
                case .starred: return .starred(node)
                case .keyword(let name, _, _): return .keyword(.interned(name), node)
                case .doubleStarred: return .doubleStarred(node)
                }
            }
            return SpreadCallNode(span, nodes[0], parts)
        case .attribute(let object, let name, _): return AttributeNode(span, extracted(object, body), .interned(mangled(name)))
        case .subscript(let object, let index):
            let nodes = extractedAll([object, index], body)
            return SubscriptNode(span, nodes[0], nodes[1])
        case .slice(let lower, let upper, let step):
            let given = [lower, upper, step]
            var nodes = extractedAll(given.compactMap { $0 }, body)[...]
            let parts = given.map { $0 == nil ? nil : nodes.removeFirst() }
            return SliceNode(span, parts[0], parts[1], parts[2])
        case .starred(let inner): return extracted(inner, body)
        case .named(let name, let value): return named(span, name, extracted(value, body))
        case .conditional(let test, let then, let otherwise):
            let condition = extracted(test, body)
            let result = newSlot()
            let other = body.label(), end = body.label()
            body.branch(condition, unlessTrue: other)
            store(then, in: result, body)
            body.jump(end)
            body.place(other)
            store(otherwise, in: result, body)
            body.place(end)
            return SlotNode(span, result)
        case .and(let operands), .or(let operands):
            var isAnd = false
            if case .and = tree.kind { isAnd = true }
            let result = newSlot()
            logical(operands[...], isAnd, result, body)
            return SlotNode(span, result)
        case .formatted(let parts):
            // Each value is formatted where it stands, so the pieces are values of slots.
            return FormattedNode(span, parts.map { part in
                switch part.kind {
                case .text(let bytes): return .text(bytes)
                case .value(let value, let conversion, let specification):
                    let node = extracted(value, body)
                    let slot = newSlot()
                    body.store(node, in: slot)
                    let nested = specification.map { expression(Expression(span, .formatted($0))) }
                    return .value(SlotNode(value.span, slot), conversion: conversion?.asciiValue, specification: nested)
                }
            })
        default: return expression(tree)
        }
    }

    /// Operands from left to right: those before the last one with a `yield` go into slots, so that they are evaluated before it.
    private func extractedAll(_ trees: [Expression], _ body: GeneratorBodyBuilder) -> [ExpressionNode] {
        let last = trees.lastIndex(where: YieldFinder.contains) ?? -1
        return trees.enumerated().map { index, tree in
            let node = extracted(tree, body)
            if index >= last || node is ConstantNode || node is SlotNode { return node }
            let slot = newSlot()
            body.store(node, in: slot)
            return SlotNode(tree.span, slot)
        }
    }

    /// Evaluates an expression into a slot.
    private func store(_ tree: Expression, in slot: Int, _ body: GeneratorBodyBuilder) { body.store(extracted(tree, body), in: slot) }

    /// `a and b and c` into a slot: the next operand is evaluated only if the slot's value does not decide.
    private func logical(_ operands: ArraySlice<Expression>, _ isAnd: Bool, _ slot: Int, _ body: GeneratorBodyBuilder) {
        let end = body.label()
        for (index, operand) in zip(operands.indices, operands) {
            store(operand, in: slot, body)
            if index == operands.endIndex - 1 { break }
            // Looks at the slot without emptying it.
            let peek = BoundLocalNode(operand.span, slot)
            body.branch(isAnd ? peek : NotNode(operand.span, peek), unlessTrue: end)
        }
        body.place(end)
    }

    /// A suite of a generator with a `yield` in it.
    func generatorBody(_ span: Span, _ emit: (GeneratorBodyBuilder) -> Void) -> GeneratorBodyNode {
        let body = GeneratorBodyBuilder()
        emit(body)
        return body.node(span, state: newSlot())
    }

    func emit(_ statements: [Statement], _ body: GeneratorBodyBuilder) {
        for statement in statements {
            if YieldFinder.contains(statement) { emit(statement, body) } else { body.run(plain(statement)) }
        }
    }

    /// The instructions of a statement with a `yield` somewhere.
    private func emit(_ tree: Statement, _ body: GeneratorBodyBuilder) {
        let span = tree.span
        switch tree.kind {
        case .expression(let value):
            if case .yield(let inner) = value.kind { return body.yield(value.span, inner.map { extracted($0, body) }, result: -1) }
            if case .yieldFrom(let inner) = value.kind { return body.run(YieldFromNode(value.span, extracted(inner, body), state: newSlot(), result: -1)) }
            body.run(ExpressionStatementNode(extracted(value, body)))
        case .assign(let targets, let value):
            let node = extracted(value, body)
            body.run(MultipleAssignNode(span, targets.map(target), node))
        case .augmentedAssign(let tree, let operation, _, let value): emitAugmented(span, tree, BinaryOperation(operation), value, body)
        case .annotatedAssign(let tree, _, let value, _):
            guard let value else { return }
            let node = extracted(value, body)
            body.run(AssignNode(span, target(tree), node))
        case .return(let value): body.run(ReturnNode(span, value.map { extracted($0, body) }))
        case .if(let test, let then, let otherwise):
            let other = body.label(), end = body.label()
            body.branch(extracted(test, body), unlessTrue: other)
            emit(then, body)
            body.jump(end)
            body.place(other)
            emit(otherwise, body)
            body.place(end)
        case .while(let test, let statements, let otherwise):
            body.whileLoop(test: { extracted(test, body) }, body: { emit(statements, body) }, otherwise: { emit(otherwise, body) })
        case .for(let each, let iterable, let statements, let otherwise):
            let node = extracted(iterable, body)
            body.forLoop(span, target(each), node, slot: newSlot(), body: { emit(statements, body) }, otherwise: { emit(otherwise, body) })
        case .try(let statements, let handlers, let otherwise, let finally, _):
            body.run(ResumableTryNode(span, block(statements), handlers.map(handler), otherwise.isEmpty ? nil : block(otherwise), finally.isEmpty ? nil : block(finally), code,
                                      slots: (newSlot(), newSlot(), newSlot(), newSlot(), newSlot())))
        case .with(let items, let statements): emitWith(span, items[...], statements, body)
        case .raise(let exception, let cause):
            let node = exception.map { extracted($0, body) }
            body.run(RaiseNode(span, node, cause.map(expression)))
        case .assert(let test, let message):
            let node = extracted(test, body)
            body.run(AssertNode(span, node, message.map(expression), nil, code, failure: Self.comparisonPlace(test) ?? span))
        case .match(let subject, let cases):
            let node = extracted(subject, body)
            let all = cases.map { MatchNode.Case(pattern: pattern($0.pattern), test: $0.guardTest.map(expression), body: block($0.body)) }
            body.run(MatchNode(span, node, all, state: newSlot()))
        default: body.run(plain(tree))
        }
    }

    private func emitAugmented(_ span: Span, _ tree: Expression, _ operation: BinaryOperation, _ value: Expression, _ body: GeneratorBodyBuilder) {
        switch tree.kind {
        case .name(let name):
            let old = newSlot()
            body.store(read(name), in: old)
            let node = extracted(value, body)
            body.run(AugmentedNameNode(span, operation, SlotNode(span, old), write(name), node))
        case .attribute(let object, let name, _):
            let owner = newSlot()
            body.store(expression(object), in: owner)
            let node = extracted(value, body)
            body.run(AugmentedAttributeNode(span, operation, SlotNode(span, owner), .interned(mangled(name)), tree.span, node))
        case .subscript(let object, let index):
            let slots = (newSlot(), newSlot())
            body.store(expression(object), in: slots.0)
            body.store(expression(index), in: slots.1)
            let node = extracted(value, body)
            let target = SubscriptTarget(tree.span, SlotNode(object.span, slots.0), SlotNode(index.span, slots.1))
            body.run(AugmentedSubscriptNode(span, operation, target, node))
        default: break
        }
    }

    /// `with a, b:` is `with a:` around `with b:`.
    private func emitWith(_ span: Span, _ items: ArraySlice<(context: Expression, target: Expression?)>, _ statements: [Statement], _ body: GeneratorBodyBuilder) {
        guard let item = items.first else { return emit(statements, body) }
        let context = extracted(item.context, body)
        let rest = items.dropFirst()
        let inner = rest.isEmpty ? block(statements) : generatorBody(span) { emitWith(span, rest, statements, $0) }
        body.run(ResumableWithNode(span, context, item.target.map(target), inner, code, manager: newSlot(), exit: newSlot()))
    }
}
