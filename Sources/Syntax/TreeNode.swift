/// A statement or an expression: for those that look at every part of a tree.
public enum TreeNode {
    case statement(Statement)
    case expression(Expression)

    public var span: Span {
        switch self {
        case .statement(let statement): return statement.span
        case .expression(let expression): return expression.span
        }
    }

    /// The statements and, for each, all that stands in it, from the outside in and in the order of the text.
    ///
    /// - Parameter visit: is given each node; returns whether to go on into it.
    public static func walk(_ statements: [Statement], _ visit: (TreeNode) throws -> Bool) rethrows {
        var waiting = statements.reversed().map(TreeNode.statement)
        while let node = waiting.popLast() {
            if try visit(node) { waiting += node.children.reversed() }
        }
    }

    /// The parts of a node.
    public var children: [TreeNode] {
        var list = Children()
        switch self {
        case .statement(let statement): list.parts(of: statement)
        case .expression(let expression): list.parts(of: expression)
        }
        return list.nodes
    }

    private struct Children {
        var nodes: [TreeNode] = []

        mutating func add(_ expression: Expression?) { if let expression { nodes.append(.expression(expression)) } }
        mutating func add(_ expressions: [Expression]) { nodes += expressions.map(TreeNode.expression) }
        mutating func add(_ statements: [Statement]) { nodes += statements.map(TreeNode.statement) }
        mutating func add(_ arguments: [Argument]) { nodes += arguments.map { .expression($0.value) } }

        mutating func add(_ parts: [FormatPart]) {
            for part in parts {
                guard case .value(let value, _, let specification) = part.kind else { continue }
                add(value)
                if let specification { add(specification) }
            }
        }

        mutating func add(_ comprehension: Comprehension) {
            add(comprehension.element)
            add(comprehension.value)
            for clause in comprehension.clauses {
                add(clause.target)
                add(clause.iterable)
                add(clause.conditions)
            }
        }

        mutating func add(_ function: FunctionDefinition) {
            add(function.decorators)
            for parameter in function.parameters.all {
                add(parameter.annotation)
                add(parameter.defaultValue)
            }
            add(function.returns)
            add(function.body)
        }

        /// Patterns are no nodes; the expressions in them are.
        mutating func add(_ pattern: Pattern) {
            switch pattern.kind {
            case .value(let value): add(value)
            case .singleton, .wildcard, .capture, .star: break
            case .sequence(let parts), .or(let parts): for part in parts { add(part) }
            case .mapping(let entries, _):
                for entry in entries {
                    add(entry.key)
                    add(entry.value)
                }
            case .class(let name, let positional, let keywords):
                add(name)
                for part in positional { add(part) }
                for keyword in keywords { add(keyword.1) }
            case .as(let inner, _): add(inner)
            }
        }

        mutating func parts(of expression: Expression) {
            switch expression.kind {
            case .constant, .name: break
            case .formatted(let parts): add(parts)
            case .tuple(let items), .list(let items), .set(let items), .and(let items), .or(let items): add(items)
            case .dict(let items):
                for item in items {
                    add(item.key)
                    add(item.value)
                }
            case .unary(_, let operand), .starred(let operand), .yieldFrom(let operand), .named(_, let operand), .attribute(let operand, _, _): add(operand)
            case .binary(_, let left, let right, _):
                add(left)
                add(right)
            case .compare(let first, let rest):
                add(first)
                add(rest.map(\.operand))
            case .call(let function, let arguments):
                add(function)
                add(arguments)
            case .conditional(let test, let then, let otherwise):
                add(then)
                add(test)
                add(otherwise)
            case .lambda(let function): add(function)
            case .subscript(let value, let index):
                add(value)
                add(index)
            case .slice(let lower, let upper, let step):
                add(lower)
                add(upper)
                add(step)
            case .comprehension(_, let comprehension): add(comprehension)
            case .generator(let comprehension, _): add(comprehension)
            case .yield(let value): add(value)
            }
        }

        mutating func parts(of statement: Statement) {
            switch statement.kind {
            case .expression(let value): add(value)
            case .assign(let targets, let value):
                add(targets)
                add(value)
            case .augmentedAssign(let target, _, _, let value):
                add(target)
                add(value)
            case .annotatedAssign(let target, let annotation, let value, _):
                add(target)
                add(annotation)
                add(value)
            case .return(let value): add(value)
            case .delete(let targets): add(targets)
            case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom, .importStar: break
            case .if(let test, let then, let otherwise), .while(let test, let then, let otherwise):
                add(test)
                add(then)
                add(otherwise)
            case .for(let target, let iterable, let body, let otherwise):
                add(target)
                add(iterable)
                add(body)
                add(otherwise)
            case .try(let body, let handlers, let otherwise, let finally, _):
                add(body)
                for handler in handlers {
                    add(handler.type)
                    add(handler.body)
                }
                add(otherwise)
                add(finally)
            case .with(let items, let body):
                for item in items {
                    add(item.context)
                    add(item.target)
                }
                add(body)
            case .raise(let value, let cause):
                add(value)
                add(cause)
            case .assert(let test, let message):
                add(test)
                add(message)
            case .function(let function): add(function)
            case .class(let definition):
                add(definition.decorators)
                add(definition.arguments)
                add(definition.body)
            case .match(let subject, let cases):
                add(subject)
                for item in cases {
                    add(item.pattern)
                    add(item.guardTest)
                    add(item.body)
                }
            }
        }
    }
}
