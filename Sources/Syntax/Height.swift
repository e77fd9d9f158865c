// How high a tree is: one more than the highest of its parts.

extension Expression.Kind {
    var height: Int32 {
        switch self {
        case .constant, .name: return 1
        case .formatted(let parts): return 1 + parts.height
        case .tuple(let elements), .list(let elements), .set(let elements), .and(let elements), .or(let elements):
            return 1 + elements.height
        case .dict(let items): return 1 + items.reduce(0) { max($0, $1.key?.height ?? 0, $1.value.height) }
        case .unary(_, let value), .attribute(let value, _, _), .starred(let value), .yieldFrom(let value), .named(_, let value): return 1 + value.height
        case .binary(_, let left, let right, _), .subscript(let left, let right): return 1 + max(left.height, right.height)
        case .compare(let left, let rest): return 1 + rest.reduce(left.height) { max($0, $1.operand.height) }
        case .call(let callee, let arguments): return 1 + arguments.reduce(callee.height) { max($0, $1.value.height) }
        case .conditional(let test, let then, let otherwise): return 1 + max(test.height, then.height, otherwise.height)
        case .lambda(let definition): return 1 + max(definition.parameters.height, definition.body.first?.returnedHeight ?? 0)
        case .slice(let lower, let upper, let step): return 1 + max(lower?.height ?? 0, upper?.height ?? 0, step?.height ?? 0)
        case .comprehension(_, let comprehension), .generator(let comprehension, _): return 1 + comprehension.height
        case .yield(let value): return 1 + (value?.height ?? 0)
        }
    }
}

extension Array where Element == Expression {
    fileprivate var height: Int32 {
        var highest: Int32 = 0
        for element in self where element.height > highest { highest = element.height }
        return highest
    }
}

extension Array where Element == FormatPart {
    fileprivate var height: Int32 {
        reduce(0) { highest, part in
            guard case .value(let value, _, let specification) = part.kind else { return highest }
            return Swift.max(highest, value.height, specification?.height ?? 0)
        }
    }
}

extension Comprehension {
    fileprivate var height: Int32 {
        clauses.reduce(max(element.height, value?.height ?? 0)) { highest, clause in
            clause.conditions.reduce(max(highest, clause.target.height, clause.iterable.height)) { max($0, $1.height) }
        }
    }
}

extension Parameters {
    fileprivate var height: Int32 { all.reduce(0) { max($0, $1.defaultValue?.height ?? 0, $1.annotation?.height ?? 0) } }
}

extension Statement {
    /// Of a lambda's only statement.
    fileprivate var returnedHeight: Int32 {
        if case .return(let value) = kind { return value?.height ?? 0 }
        return 0
    }
}
