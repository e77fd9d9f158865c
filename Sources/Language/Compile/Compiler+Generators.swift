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
    /// The expression with every `yield` inside replaced by what a slot holds; `before` gets the statements that fill the slots.
    private func extracted(_ tree: Expression, _ before: inout [StatementNode]) -> ExpressionNode {
        guard YieldFinder.contains(tree) else { return expression(tree) }
        let span = tree.span
        switch tree.kind {
        case .yield(let value):
            let node = value.map { extracted($0, &before) }
            let result = newSlot()
            before.append(YieldNode(span, node, state: newSlot(), result: result))
            return SlotNode(span, result)
        case .yieldFrom(let value):
            let node = extracted(value, &before)
            let result = newSlot()
            before.append(YieldFromNode(span, node, state: newSlot(), result: result))
            return SlotNode(span, result)
        case .tuple(let elements) where !elements.contains(where: \.isStarred): return TupleNode(span, extractedAll(elements, &before))
        case .list(let elements) where !elements.contains(where: \.isStarred): return ListNode(span, extractedAll(elements, &before))
        case .set(let elements) where !elements.contains(where: \.isStarred): return SetNode(span, extractedAll(elements, &before))
        case .tuple(let elements), .list(let elements), .set(let elements):
            let nodes = extractedAll(elements, &before)
            let kind: SpreadDisplayNode.Kind
            if case .tuple = tree.kind { kind = .tuple } else if case .list = tree.kind { kind = .list } else { kind = .set }
            return SpreadDisplayNode(span, kind, zip(nodes, elements).map { ($0, $1.isStarred) })
        case .dict(let entries):
            let flat = entries.flatMap { entry in (entry.key.map { [$0] } ?? []) + [entry.value] }
            var nodes = extractedAll(flat, &before)[...]
            return DictNode(span, entries.map { entry in (entry.key == nil ? nil : nodes.removeFirst(), nodes.removeFirst()) })
        case .unary(let operation, let operand):
            let node = extracted(operand, &before)
            switch operation {
            case .not: return NotNode(span, node)
            case .negative: return UnaryNode(span, .negative, node)
            case .positive: return UnaryNode(span, .positive, node)
            case .invert: return UnaryNode(span, .invert, node)
            }
        case .binary(let operation, let left, let right, _):
            let nodes = extractedAll([left, right], &before)
            return binary(span, operation, nodes[0], nodes[1])
        case .compare(let first, let rest):
            let nodes = extractedAll([first] + rest.map(\.operand), &before)
            return compare(span, nodes[0], zip(rest, nodes.dropFirst()).map { ($0.operation, $1) })
        case .call(let function, let arguments):
            let nodes = extractedAll([function] + arguments.map(\.value), &before)
            let parts = zip(arguments, nodes.dropFirst()).map { argument, node -> SpreadCallNode.Part in
                switch argument {
                case .positional: return .positional(node)
                case .starred: return .starred(node)
                case .keyword(let name, _, _): return .keyword(.interned(name), node)
                case .doubleStarred: return .doubleStarred(node)
                }
            }
            return SpreadCallNode(span, nodes[0], parts)
        case .attribute(let object, let name, _): return AttributeNode(span, extracted(object, &before), .interned(mangled(name)))
        case .subscript(let object, let index):
            let nodes = extractedAll([object, index], &before)
            return SubscriptNode(span, nodes[0], nodes[1])
        case .slice(let lower, let upper, let step):
            let given = [lower, upper, step]
            var nodes = extractedAll(given.compactMap { $0 }, &before)[...]
            let parts = given.map { $0 == nil ? nil : nodes.removeFirst() }
            return SliceNode(span, parts[0], parts[1], parts[2])
        case .starred(let inner): return extracted(inner, &before)
        case .named(let name, let value): return NamedNode(span, write(name), extracted(value, &before))
        case .conditional(let test, let then, let otherwise):
            let condition = extracted(test, &before)
            let result = newSlot()
            before.append(ResumableIfNode(span, condition, storing(then, in: result), storing(otherwise, in: result), state: newSlot()))
            return SlotNode(span, result)
        case .and(let operands), .or(let operands):
            var isAnd = false
            if case .and = tree.kind { isAnd = true }
            let result = newSlot()
            before.append(logical(span, operands[...], isAnd, result))
            return SlotNode(span, result)
        case .formatted(let parts):
            // Each value is formatted where it stands, so the pieces are values of slots.
            return FormattedNode(span, parts.map { part in
                switch part.kind {
                case .text(let bytes): return .text(bytes)
                case .value(let value, let conversion, let specification):
                    let node = extracted(value, &before)
                    let slot = newSlot()
                    before.append(StoreSlotNode(slot, node))
                    let nested = specification.map { expression(Expression(span, .formatted($0))) }
                    return .value(SlotNode(value.span, slot), conversion: conversion?.asciiValue, specification: nested)
                }
            })
        default: return expression(tree)
        }
    }

    /// Operands from left to right: those before the last one with a `yield` go into slots, so that they are evaluated before it.
    private func extractedAll(_ trees: [Expression], _ before: inout [StatementNode]) -> [ExpressionNode] {
        let last = trees.lastIndex(where: YieldFinder.contains) ?? -1
        return trees.enumerated().map { index, tree in
            let node = extracted(tree, &before)
            if index >= last || node is ConstantNode || node is SlotNode { return node }
            let slot = newSlot()
            before.append(StoreSlotNode(slot, node))
            return SlotNode(tree.span, slot)
        }
    }

    /// A statement that evaluates an expression into a slot.
    private func storing(_ tree: Expression, in slot: Int) -> StatementNode {
        var before: [StatementNode] = []
        let node = extracted(tree, &before)
        before.append(StoreSlotNode(slot, node))
        return before.count == 1 ? before[0] : ResumableBlockNode(tree.span, before, state: newSlot())
    }

    /// `a and b and c` into a slot: the next operand is evaluated only if the slot's value does not decide.
    private func logical(_ span: Span, _ operands: ArraySlice<Expression>, _ isAnd: Bool, _ slot: Int) -> StatementNode {
        guard let first = operands.first else { return PassNode(span) }
        let store = storing(first, in: slot)
        let rest = operands.dropFirst()
        if rest.isEmpty { return store }
        // Looks at the slot without emptying it.
        let peek = BoundLocalNode(first.span, slot)
        let test: ExpressionNode = isAnd ? peek : NotNode(first.span, peek)
        return ResumableBlockNode(span, [store, ResumableIfNode(span, test, logical(span, rest, isAnd, slot), nil, state: newSlot())], state: newSlot())
    }

    private func sequence(_ span: Span, _ before: [StatementNode], _ last: StatementNode) -> StatementNode {
        before.isEmpty ? last : ResumableBlockNode(span, before + [last], state: newSlot())
    }

    /// A statement with a `yield` somewhere.
    func resumable(_ tree: Statement) -> StatementNode {
        let span = tree.span
        var before: [StatementNode] = []
        switch tree.kind {
        case .expression(let value):
            if case .yield(let inner) = value.kind, inner.map({ !YieldFinder.contains($0) }) ?? true {
                return YieldNode(value.span, inner.map(expression), state: newSlot(), result: -1)
            }
            if case .yieldFrom(let inner) = value.kind, !YieldFinder.contains(inner) {
                return YieldFromNode(value.span, expression(inner), state: newSlot(), result: -1)
            }
            let node = extracted(value, &before)
            return sequence(span, before, ExpressionStatementNode(node))
        case .assign(let targets, let value):
            let node = extracted(value, &before)
            return sequence(span, before, MultipleAssignNode(span, targets.map(target), node))
        case .augmentedAssign(let tree, let operation, _, let value):
            switch tree.kind {
            case .name(let name):
                let old = newSlot()
                before.append(StoreSlotNode(old, read(name)))
                let node = extracted(value, &before)
                return sequence(span, before, AugmentedNameNode(span, BinaryOperation(operation), SlotNode(span, old), write(name), node))
            case .attribute(let object, let name, _):
                let owner = newSlot()
                before.append(StoreSlotNode(owner, expression(object)))
                let node = extracted(value, &before)
                return sequence(span, before, AugmentedAttributeNode(span, BinaryOperation(operation), SlotNode(span, owner), .interned(mangled(name)), tree.span, node))
            case .subscript(let object, let index):
                let slots = (newSlot(), newSlot())
                before.append(StoreSlotNode(slots.0, expression(object)))
                before.append(StoreSlotNode(slots.1, expression(index)))
                let node = extracted(value, &before)
                let target = SubscriptTarget(tree.span, SlotNode(object.span, slots.0), SlotNode(index.span, slots.1))
                return sequence(span, before, AugmentedSubscriptNode(span, BinaryOperation(operation), target, node))
            default: return PassNode(span)
            }
        case .annotatedAssign(let tree, _, let value, _):
            guard let value else { return PassNode(span) }
            let node = extracted(value, &before)
            return sequence(span, before, AssignNode(span, target(tree), node))
        case .return(let value):
            let node = value.map { extracted($0, &before) }
            return sequence(span, before, ReturnNode(span, node))
        case .if(let test, let then, let otherwise):
            let node = extracted(test, &before)
            return sequence(span, before, ResumableIfNode(span, node, block(then), otherwise.isEmpty ? nil : block(otherwise), state: newSlot()))
        case .while(let test, let body, let otherwise):
            let node = extracted(test, &before)
            let first = before.isEmpty ? nil : ResumableBlockNode(span, before, state: newSlot())
            return ResumableWhileNode(span, before: first, node, block(body), otherwise.isEmpty ? nil : block(otherwise), state: newSlot())
        case .for(let each, let iterable, let body, let otherwise):
            let node = extracted(iterable, &before)
            return sequence(span, before, ResumableForNode(span, target(each), node, block(body), otherwise.isEmpty ? nil : block(otherwise), state: newSlot()))
        case .try(let body, let handlers, let otherwise, let finally, _):
            return ResumableTryNode(span, block(body), handlers.map(handler), otherwise.isEmpty ? nil : block(otherwise), finally.isEmpty ? nil : block(finally), code,
                                    slots: (newSlot(), newSlot(), newSlot(), newSlot(), newSlot()))
        case .with(let items, let body):
            var node = block(body)
            for item in items.reversed() {
                var first: [StatementNode] = []
                let context = extracted(item.context, &first)
                node = sequence(span, first, ResumableWithNode(span, context, item.target.map(target), node, code, manager: newSlot(), exit: newSlot()))
            }
            return node
        case .raise(let exception, let cause):
            let node = exception.map { extracted($0, &before) }
            return sequence(span, before, RaiseNode(span, node, cause.map(expression)))
        case .assert(let test, let message):
            let node = extracted(test, &before)
            return sequence(span, before, AssertNode(span, node, message.map(expression), nil, code, failure: Self.comparisonPlace(test) ?? span))
        case .match(let subject, let cases):
            let node = extracted(subject, &before)
            let all = cases.map { MatchNode.Case(pattern: pattern($0.pattern), test: $0.guardTest.map(expression), body: block($0.body)) }
            return sequence(span, before, MatchNode(span, node, all, state: newSlot()))
        default: return plain(tree)
        }
    }
}
