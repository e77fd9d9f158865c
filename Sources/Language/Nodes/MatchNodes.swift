internal import Syntax

/// A pattern of `match`.
class PatternNode {
    let span: Span
    init(_ span: Span) { self.span = span }
    /// Whether the value fits; names are bound as they are met (CPython binds them when the whole pattern fits; see `MatchNode`).
    func matches(_ value: Value, _ bound: inout [(TargetNode, Value)], _ frame: Frame, _ interpreter: Interpreter) throws -> Bool { true }
}

final class ValuePattern: PatternNode {
    let expected: ExpressionNode
    let byIdentity: Bool
    init(_ span: Span, _ expected: ExpressionNode, byIdentity: Bool) {
        self.expected = expected
        self.byIdentity = byIdentity
        super.init(span)
    }
    override func matches(_ value: Value, _ bound: inout [(TargetNode, Value)], _ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        let other = try expected.evaluate(frame, interpreter)
        if byIdentity { return value.isIdentical(to: other) }
        do { return try interpreter.isTrue(interpreter.compare(ComparisonOperation.equal, value, other)) } catch { throw interpreter.located(error, span) }
    }
}

/// `name`, `_`
final class CapturePattern: PatternNode {
    let target: TargetNode?
    init(_ span: Span, _ target: TargetNode?) {
        self.target = target
        super.init(span)
    }
    override func matches(_ value: Value, _ bound: inout [(TargetNode, Value)], _ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        if let target { bound.append((target, value)) }
        return true
    }
}

final class SequencePattern: PatternNode {
    let patterns: [PatternNode]
    /// The position of `*rest`, and where it goes.
    let star: Int?
    let starTarget: TargetNode?
    init(_ span: Span, _ patterns: [PatternNode], star: Int?, starTarget: TargetNode?) {
        self.patterns = patterns
        self.star = star
        self.starTarget = starTarget
        super.init(span)
    }
    override func matches(_ value: Value, _ bound: inout [(TargetNode, Value)], _ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        guard try interpreter.isSequence(value) else { return false }
        do {
            let count = try interpreter.length(value)
            let fixed = star == nil ? patterns.count : patterns.count - 1
            if star == nil ? count != fixed : count < fixed { return false }
            for (index, pattern) in patterns.enumerated() {
                if index == star {
                    if let starTarget {
                        let rest = ListObject()
                        for position in index..<(count - (patterns.count - 1 - index)) {
                            try interpreter.tick()
                            try rest.append(interpreter.getItem(value, .int(position)), interpreter)
                        }
                        bound.append((starTarget, .object(rest)))
                    }
                    continue
                }
                let position = star.map { index > $0 } ?? false ? count - (patterns.count - index) : index
                if try !pattern.matches(interpreter.getItem(value, .int(position)), &bound, frame, interpreter) { return false }
            }
            return true
        } catch { throw interpreter.located(error, span) }
    }
}

final class MappingPattern: PatternNode {
    let entries: [(key: ExpressionNode, value: PatternNode)]
    let rest: TargetNode?
    init(_ span: Span, _ entries: [(key: ExpressionNode, value: PatternNode)], rest: TargetNode?) {
        self.entries = entries
        self.rest = rest
        super.init(span)
    }
    override func matches(_ value: Value, _ bound: inout [(TargetNode, Value)], _ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        guard value.dict != nil || value.typeObject.lookup(.interned("__mapping__")) != nil else { return false }
        do {
            var keys: [Value] = []
            for (key, pattern) in entries {
                let name = try key.evaluate(frame, interpreter)
                keys.append(name)
                let found: Value
                if let dictionary = value.dict {
                    guard let item = try dictionary.get(name, interpreter) else { return false }
                    found = item
                } else {
                    guard try interpreter.contains(value, name) else { return false }
                    found = try interpreter.getItem(value, name)
                }
                if try !pattern.matches(found, &bound, frame, interpreter) { return false }
            }
            if let rest, let dictionary = value.dict {
                let left = dictionary.copy()
                for key in keys { _ = try left.remove(key, interpreter) }
                bound.append((rest, .object(left)))
            }
            return true
        } catch { throw interpreter.located(error, span) }
    }
}

final class ClassPattern: PatternNode {
    let type: ExpressionNode
    let positional: [PatternNode]
    let keywords: [(name: StringObject, pattern: PatternNode)]
    init(_ span: Span, _ type: ExpressionNode, _ positional: [PatternNode], _ keywords: [(name: StringObject, pattern: PatternNode)]) {
        self.type = type
        self.positional = positional
        self.keywords = keywords
        super.init(span)
    }
    override func matches(_ value: Value, _ bound: inout [(TargetNode, Value)], _ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        let expected = try type.evaluate(frame, interpreter)
        do {
            guard let expectedType = expected.type else { throw interpreter.typeError("called match pattern must be a type") }
            guard try interpreter.isInstance(value, expected) else { return false }
            if !positional.isEmpty {
                let names = try interpreter.attributeOrNil(expected, Names.matchArgs)
                if names == nil, Self.matchesItself(expectedType) {
                    if positional.count > 1 { throw interpreter.typeError("\(expectedType.name)() accepts 1 positional sub-pattern (\(positional.count) given)") }
                    if try !positional[0].matches(value, &bound, frame, interpreter) { return false }
                } else {
                    let tuple = try names.map { names in
                        guard let tuple = names.tuple else { throw interpreter.typeError("\(expectedType.name).__match_args__ must be a tuple (got \(names.typeName))") }
                        return tuple
                    } ?? TupleObject.empty
                    if positional.count > tuple.count {
                        throw interpreter.typeError("\(expectedType.name)() accepts \(tuple.count) positional sub-pattern\(tuple.count == 1 ? "" : "s") (\(positional.count) given)")
                    }
                    for (index, pattern) in positional.enumerated() {
                        guard let name = tuple[index].string else { throw interpreter.typeError("__match_args__ elements must be strings (got \(tuple[index].typeName))") }
                        guard let item = try interpreter.attributeOrNil(value, name) else { return false }
                        if try !pattern.matches(item, &bound, frame, interpreter) { return false }
                    }
                }
            }
            for (name, pattern) in keywords {
                guard let item = try interpreter.attributeOrNil(value, name) else { return false }
                if try !pattern.matches(item, &bound, frame, interpreter) { return false }
            }
            return true
        } catch { throw interpreter.located(error, span) }
    }

    /// Classes for which `case int(x)` matches the object itself.
    private static func matchesItself(_ type: TypeObject) -> Bool {
        let names: Set<String> = ["bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"]
        return type.order.contains { $0.isBuiltin && names.contains($0.name) }
    }
}

final class OrPattern: PatternNode {
    let alternatives: [PatternNode]
    init(_ span: Span, _ alternatives: [PatternNode]) {
        self.alternatives = alternatives
        super.init(span)
    }
    override func matches(_ value: Value, _ bound: inout [(TargetNode, Value)], _ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        let count = bound.count
        for alternative in alternatives {
            if try alternative.matches(value, &bound, frame, interpreter) { return true }
            bound.removeLast(bound.count - count)
        }
        return false
    }
}

final class AsPattern: PatternNode {
    let pattern: PatternNode
    let target: TargetNode
    init(_ span: Span, _ pattern: PatternNode, _ target: TargetNode) {
        self.pattern = pattern
        self.target = target
        super.init(span)
    }
    override func matches(_ value: Value, _ bound: inout [(TargetNode, Value)], _ frame: Frame, _ interpreter: Interpreter) throws -> Bool {
        guard try pattern.matches(value, &bound, frame, interpreter) else { return false }
        bound.append((target, value))
        return true
    }
}

final class MatchNode: StatementNode {
    struct Case {
        let pattern: PatternNode
        let test: ExpressionNode?
        let body: StatementNode
    }
    let subject: ExpressionNode
    let cases: [Case]
    /// In a generator: the slot that remembers which case runs; -1 elsewhere.
    let state: Int
    init(_ span: Span, _ subject: ExpressionNode, _ cases: [Case], state: Int = -1) {
        self.subject = subject
        self.cases = cases
        self.state = state
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        var chosen = -1
        if state >= 0, case .int(let reached) = frame.slots[state] {
            chosen = reached
            frame[state] = .undefined
        } else {
            let value = try subject.evaluate(frame, interpreter)
            for (index, each) in cases.enumerated() {
                var bound: [(TargetNode, Value)] = []
                guard try each.pattern.matches(value, &bound, frame, interpreter) else { continue }
                for (target, item) in bound { try target.assign(item, frame, interpreter) }
                if let test = each.test, try !test.isTrue(frame, interpreter) { continue }
                chosen = index
                break
            }
        }
        if chosen < 0 { return .normal }
        let completion = try cases[chosen].body.execute(frame, interpreter)
        if completion == .yielded, state >= 0 { frame[state] = .int(chosen) }
        return completion
    }
}

extension Interpreter {
    /// Whether a sequence pattern looks at the value: lists, tuples, ranges and classes that say they are sequences; no text.
    func isSequence(_ value: Value) throws -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .list, .tuple, .range: return true
        case .string, .bytes, .dict, .set, .frozenset: return false
        default: break
        }
        if object is ListObject || object is TupleObject || object is LongRange { return true }
        return object.type.lookup(.interned("__sequence__")) != nil
    }
}
