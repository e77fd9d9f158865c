internal import Syntax

extension Compiler {
    /// A suite.
    func block(_ statements: [Statement]) -> StatementNode {
        let hasYield = isGenerator && statements.contains(where: YieldFinder.contains)
        if statements.count == 1, !isObserved, !hasYield { return plain(statements[0]) }
        let span = statements.first.map { first in statements.last.map { first.span.through($0.span) } ?? first.span } ?? Span(0, 0)
        return hasYield ? generatorBody(span) { emit(statements, $0) } : blockNode(span, statements.map(plain))
    }

    func blockNode(_ span: Span, _ nodes: [StatementNode]) -> StatementNode {
        isObserved ? ObservedBlockNode(span, nodes, code) : BlockNode(span, nodes)
    }

    private func optionalBlock(_ statements: [Statement]) -> StatementNode? { statements.isEmpty ? nil : block(statements) }

    /// A statement without `yield`.
    func plain(_ tree: Statement) -> StatementNode {
        let span = tree.span
        switch tree.kind {
        case .expression(let value): return ExpressionStatementNode(expression(value))
        case .assign(let targets, let value): return assign(span, targets, value)
        case .augmentedAssign(let target, let operation, _, let value): return augmented(span, target, operation, value)
        case .annotatedAssign(let target, let annotation, let value, let isSimple): return annotated(span, target, annotation, value, isSimple)
        case .return(let value): return ReturnNode(span, value.map(expression))
        case .delete(let targets): return DeleteNode(span, targets.map(target))
        case .pass, .global, .nonlocal: return PassNode(span)
        case .break: return BreakNode(span)
        case .continue: return ContinueNode(span)
        case .if(let test, let then, let otherwise): return IfNode(span, expression(test), block(then), optionalBlock(otherwise))
        case .while(let test, let body, let otherwise): return WhileNode(span, expression(test), block(body), optionalBlock(otherwise))
        case .for(let each, let iterable, let body, let otherwise):
            return ForNode(span, target(each), expression(iterable), block(body), optionalBlock(otherwise))
        case .try(let body, let handlers, let otherwise, let finally, let isStar):
            return TryNode(span, block(body), handlers.map(handler), optionalBlock(otherwise), optionalBlock(finally), isStar: isStar, code)
        case .with(let items, let body):
            var node = block(body)
            for item in items.reversed() { node = WithNode(span, expression(item.context), item.target.map(target), node, code) }
            return node
        case .raise(let exception, let cause): return RaiseNode(span, exception.map(expression), cause.map(expression))
        case .assert(let test, let message): return assertion(span, test, message)
        case .function(let definition):
            guard let target = definition.target else { return PassNode(span) }
            return DefinitionNode(span, definition.decorators.map(expression), function(definition, span), write(target))
        case .class(let definition):
            return DefinitionNode(span, definition.decorators.map(expression), classNode(definition, span), write(definition.target))
        case .import(let names):
            let nodes = names.map { ImportNode(span, module: $0.module, hasAlias: $0.hasAlias, write($0.target), source) }
            return nodes.count == 1 ? nodes[0] : BlockNode(span, nodes)
        case .importFrom(let module, let level, let names):
            let full = level > 0 ? relative(module, level) : module
            return ImportFromNode(span, module: full, names.map { ($0.name, write($0.target)) })
        case .importStar(let module): return ImportStarNode(span, module: module, globals: globals)
        case .match(let subject, let cases):
            return MatchNode(span, expression(subject), cases.map { MatchNode.Case(pattern: pattern($0.pattern), test: $0.guardTest.map(expression), body: block($0.body)) })
        }
    }

    /// `from . import x` in a package of the library.
    private func relative(_ module: String, _ level: Int) -> String {
        let package = globals["__package__"]?.string?.text ?? globals["__name__"]?.string?.text ?? ""
        let parts = package.split(separator: ".").dropLast(max(0, level - 1))
        return (parts + (module.isEmpty ? [] : [Substring(module)])).joined(separator: ".")
    }

    func handler(_ tree: Statement.Handler) -> TryNode.Handler {
        TryNode.Handler(type: tree.type.map(expression), target: tree.target.map(write), body: block(tree.body))
    }

    private func assertion(_ span: Span, _ test: Expression, _ message: Expression?) -> StatementNode {
        var sides: (ExpressionNode, ExpressionNode, ComparisonOperation)?
        if case .compare(let first, let rest) = test.kind, rest.count == 1, let operation = ComparisonOperation(rest[0].operation) {
            sides = (expression(first), expression(rest[0].operand), operation)
        }
        let node = isObserved && sides == nil ? comparingCall(test) ?? expression(test) : expression(test)
        return AssertNode(span, node, message.map(expression), sides, code, failure: Self.comparisonPlace(test) ?? span)
    }

    /// Where CPython places a failed `assert`: at the comparison that its test ends with, if it has any; at the statement otherwise (nil).
    static func comparisonPlace(_ test: Expression) -> Span? {
        switch test.kind {
        case .compare: return test.span
        case .unary(.not, let operand): return comparisonPlace(operand)
        case .and(let operands), .or(let operands):
            var place: Span?
            for operand in operands { place = comparisonPlace(operand) ?? place }
            return place
        case .conditional(let condition, let value, let otherwise): return comparisonPlace(otherwise) ?? comparisonPlace(value) ?? comparisonPlace(condition)
        default: return nil
        }
    }

    /// A call that compares two values, in a way that keeps them for the observer; nil for any other test.
    private func comparingCall(_ test: Expression) -> ComparingCallNode? {
        guard case .call(let function, let arguments) = test.kind, case .attribute(let object, let name, let nameSpan) = function.kind else { return nil }
        var values: [Expression] = [], names: [StringObject] = []
        for argument in arguments {
            switch argument {
            case .positional(let value) where names.isEmpty: values.append(value)
            case .keyword(let name, _, let value):
                values.append(value)
                names.append(.interned(name))
            default: return nil
            }
        }
        func comparison(_ tree: Expression) -> (left: ExpressionNode, right: ExpressionNode, operation: ComparisonOperation)? {
            guard case .compare(let first, let rest) = tree.kind, rest.count == 1, let operation = ComparisonOperation(rest[0].operation) else { return nil }
            return (expression(first), expression(rest[0].operand), operation)
        }
        let positional = values.count - names.count
        var compared: (left: ExpressionNode, right: ExpressionNode, operation: ComparisonOperation)?
        switch name {
        case "allclose", "equal", "array_equal": guard positional == 1 || positional == 2 else { return nil }
        case "all":
            if values.isEmpty { compared = comparison(object) } else if values.count == 1, positional == 1 { compared = comparison(values[0]) }
            if compared == nil { return nil }
        default: return nil
        }
        return ComparingCallNode(place(test.span, name: nameSpan), expression(object), .interned(mangled(name)), place(object.span.through(nameSpan), name: nameSpan), values.map(expression), names.isEmpty ? nil : names, comparison: compared)
    }

    // MARK: assignments

    private func assign(_ span: Span, _ targets: [Expression], _ value: Expression) -> StatementNode {
        if targets.count > 1 { return MultipleAssignNode(span, targets.map(target), expression(value)) }
        if case .tuple(let names) = targets[0].kind, case .tuple(let values) = value.kind, names.count == values.count, names.count >= 2,
           !names.contains(where: \.isStarred), !values.contains(where: \.isStarred) {
            return ParallelAssignNode(span, names.map(target), values.map(expression))
        }
        let node = target(targets[0])
        if let local = node as? LocalTarget { return AssignLocalNode(span, local.slot, expression(value)) }
        return AssignNode(span, node, expression(value))
    }

    private func augmented(_ span: Span, _ tree: Expression, _ operator: Expression.BinaryOperator, _ value: Expression) -> StatementNode {
        let operation = BinaryOperation(`operator`)
        switch tree.kind {
        case .name(let name):
            let node = write(name)
            let old = read(name)
            let (operand, binds) = bindingExpression(value)
            // In its place only what nothing changes between being read and being written.
            if let local = node as? LocalTarget, !binds { return AugmentedLocalNode(span, operation, local.slot, old, operand) }
            return AugmentedNameNode(span, operation, old, node, operand)
        case .attribute(let object, let name, _):
            return AugmentedAttributeNode(span, operation, expression(object), .interned(mangled(name)), tree.span, expression(value))
        case .subscript(let object, let index):
            return AugmentedSubscriptNode(span, operation, SubscriptTarget(tree.span, expression(object), expression(index)), expression(value))
        default: return PassNode(span)
        }
    }

    private func annotated(_ span: Span, _ tree: Expression, _ annotation: Expression, _ value: Expression?, _ isSimple: Bool) -> StatementNode {
        var nodes: [StatementNode] = []
        if let value { nodes.append(assign(span, [tree], value)) }
        if isSimple, case .name(let name) = tree.kind, scope.kind == .module || scope.kind == .classBody {
            let space: ExpressionNode = namespaceSlot.map { BoundLocalNode(span, $0) } ?? ConstantNode(span, .object(globals))
            nodes.append(AnnotationNode(span, .interned(name.identifier), expression(annotation), namespace: space))
        } else if !isSimple, scope.kind == .module || scope.kind == .classBody {
            nodes.append(ExpressionStatementNode(expression(annotation)))
        }
        return nodes.count == 1 ? nodes[0] : BlockNode(span, nodes)
    }

    // MARK: patterns

    func pattern(_ tree: Pattern) -> PatternNode {
        let span = tree.span
        switch tree.kind {
        case .value(let value): return ValuePattern(span, expression(value), byIdentity: false)
        case .singleton(let constant): return ValuePattern(span, ConstantNode(span, value(of: constant)), byIdentity: true)
        case .wildcard: return CapturePattern(span, nil)
        case .capture(let name): return CapturePattern(span, write(name))
        case .star(let name): return CapturePattern(span, name.map(write))
        case .sequence(let elements):
            var star: Int?
            var starTarget: TargetNode?
            let nodes = elements.enumerated().map { index, element -> PatternNode in
                if case .star(let name) = element.kind {
                    star = index
                    starTarget = name.map(write)
                }
                return pattern(element)
            }
            return SequencePattern(span, nodes, star: star, starTarget: starTarget)
        case .mapping(let entries, let rest): return MappingPattern(span, entries.map { (expression($0.key), pattern($0.value)) }, rest: rest.map(write))
        case .class(let type, let positional, let keywords):
            return ClassPattern(span, expression(type), positional.map(pattern), keywords.map { (.interned($0.name), pattern($0.1)) })
        case .or(let alternatives): return OrPattern(span, alternatives.map(pattern))
        case .as(let inner, let name): return AsPattern(span, pattern(inner), write(name))
        }
    }
}
