internal import Syntax

/// `(a, b)`
final class TupleNode: ExpressionNode {
    let elements: NodeList<ExpressionNode>
    init(_ span: Span, _ elements: [ExpressionNode]) {
        self.elements = NodeList(elements)
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let base = interpreter.top
        if base + elements.count > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        do {
            for index in 0..<elements.count { interpreter.pushUnchecked(try elements.with(index) { try $0.evaluate(frame, interpreter) }) }
        } catch {
            interpreter.popTo(base)
            throw error
        }
        let result = TupleObject(moving: base, count: elements.count)
        interpreter.top = base
        return .object(result)
    }
}

/// `[a, b]`
final class ListNode: ExpressionNode {
    let elements: NodeList<ExpressionNode>
    init(_ span: Span, _ elements: [ExpressionNode]) {
        self.elements = NodeList(elements)
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let list = ListObject(capacity: elements.count)
        for index in 0..<elements.count { list.append(try elements.with(index) { try $0.evaluate(frame, interpreter) }) }
        return .object(list)
    }
}

/// A display with `*x` among its elements.
final class SpreadDisplayNode: ExpressionNode {
    enum Kind { case list, tuple, set }
    let kind: Kind
    let elements: [(node: ExpressionNode, isStarred: Bool)]
    init(_ span: Span, _ kind: Kind, _ elements: [(node: ExpressionNode, isStarred: Bool)]) {
        self.kind = kind
        self.elements = elements
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if kind == .set { return try set(frame, interpreter) }
        let list = ListObject()
        for (node, isStarred) in elements {
            let value = try node.evaluate(frame, interpreter)
            if !isStarred {
                list.append(value)
                continue
            }
            do {
                try interpreter.extend(list, with: value)
            } catch let error as PythonError where interpreter.isException(error, "TypeError") && value.typeObject.special(.iterator) == nil
                && value.typeObject.special(.getItem) == nil {
                throw interpreter.located(interpreter.typeError("Value after * must be an iterable, not \(value.typeName)"), span)
            } catch { throw interpreter.located(error, span) }
        }
        return kind == .list ? .object(list) : .object(TupleObject(copying: list.base, count: list.count))
    }

    /// A set takes in what is starred as a whole, as `update` does, which shows in its order.
    private func set(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let set = SetObject()
        for (node, isStarred) in elements {
            let value = try node.evaluate(frame, interpreter)
            do {
                if isStarred { try set.update(with: value, interpreter) } else { _ = try set.add(value, interpreter) }
            } catch { throw interpreter.located(error, span) }
        }
        return .object(set)
    }
}

/// `{a, b}`
final class SetNode: ExpressionNode {
    let elements: [ExpressionNode]
    /// Three or more constants: CPython keeps them as a frozenset, which shows in the order.
    let isConstant: Bool
    init(_ span: Span, _ elements: [ExpressionNode]) {
        self.elements = elements
        isConstant = elements.count > 2 && elements.allSatisfy { $0 is ConstantNode }
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if isConstant {
            do {
                return .object(try SetObject.display(ofConstants: elements.lazy.compactMap { ($0 as? ConstantNode)?.value }, interpreter))
            } catch { throw interpreter.located(error, span) }
        }
        let list = ListObject(capacity: elements.count)
        for element in elements { list.append(try element.evaluate(frame, interpreter)) }
        do { return .object(try interpreter.makeSet(list)) } catch { throw interpreter.located(error, span) }
    }
}

/// `{key: value, **mapping}`
final class DictNode: ExpressionNode {
    /// A mapping to take in, or pairs that are put in together: CPython evaluates up to fifteen of them before it hashes the first key.
    private enum Part {
        case mapping(ExpressionNode)
        case pairs([(key: ExpressionNode, value: ExpressionNode)])
    }
    private let parts: [Part]
    private let capacity: Int

    init(_ span: Span, _ entries: [(key: ExpressionNode?, value: ExpressionNode)]) {
        var parts: [Part] = [], pairs: [(key: ExpressionNode, value: ExpressionNode)] = []
        func close() {
            if pairs.count > 15 { parts += pairs.map { .pairs([$0]) } } else if !pairs.isEmpty { parts.append(.pairs(pairs)) }
            pairs = []
        }
        for (key, value) in entries {
            if let key { pairs.append((key, value)); continue }
            close()
            parts.append(.mapping(value))
        }
        close()
        self.parts = parts
        capacity = entries.count
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let dictionary = DictObject(capacity: capacity)
        for part in parts {
            switch part {
            case .mapping(let node):
                let mapping = try node.evaluate(frame, interpreter)
                do { try merge(mapping, into: dictionary, interpreter) } catch { throw interpreter.located(error, span) }
            case .pairs(let pairs): try add(pairs, to: dictionary, frame, interpreter)
            }
        }
        return .object(dictionary)
    }

    private func add(_ pairs: [(key: ExpressionNode, value: ExpressionNode)], to dictionary: DictObject, _ frame: Frame, _ interpreter: Interpreter) throws {
        let base = interpreter.top
        if base + pairs.count * 2 > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        defer { interpreter.popTo(base) }
        for (key, value) in pairs {
            interpreter.pushUnchecked(try key.evaluate(frame, interpreter))
            interpreter.pushUnchecked(try value.evaluate(frame, interpreter))
        }
        do {
            for index in 0..<pairs.count { try dictionary.set(base[2 * index], base[2 * index + 1], interpreter) }
        } catch { throw interpreter.located(error, span) }
    }

    private func merge(_ mapping: Value, into dictionary: DictObject, _ interpreter: Interpreter) throws {
        if let other = mapping.object(.dict, DictObject.self) {
            for (key, value) in other.items { try dictionary.set(key, value, interpreter) }
            return
        }
        guard let keys = try interpreter.attributeOrNil(mapping, .interned("keys")) else {
            throw interpreter.typeError("'\(mapping.typeName)' object is not a mapping")
        }
        try interpreter.forEach(in: interpreter.call(keys)) { key in
            try dictionary.set(key, interpreter.getItem(mapping, key), interpreter)
            return true
        }
    }
}

/// An f-string.
final class FormattedNode: ExpressionNode {
    enum Part {
        case text([UInt8])
        case value(ExpressionNode, conversion: UInt8?, specification: ExpressionNode?)
    }
    let parts: [Part]
    init(_ span: Span, _ parts: [Part]) {
        self.parts = parts
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        var text: [UInt8] = []
        for part in parts {
            switch part {
            case .text(let bytes): text.append(contentsOf: bytes)
            case .value(let node, let conversion, let specification):
                let value = try node.evaluate(frame, interpreter)
                let format = try specification?.evaluate(frame, interpreter).string ?? StringObject.empty
                do { try interpreter.formatValue(value, conversion: conversion, specification: format, into: &text) } catch { throw interpreter.located(error, span) }
            }
        }
        return .object(StringObject(utf8: text))
    }
}

/// `name := value`
final class NamedNode: ExpressionNode {
    let target: TargetNode
    let value: ExpressionNode
    init(_ span: Span, _ target: TargetNode, _ value: ExpressionNode) {
        self.target = target
        self.value = value
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let result = try value.evaluate(frame, interpreter)
        try target.assign(result, frame, interpreter)
        return result
    }
}

// MARK: comprehensions

/// `[x for x in y if z]` and those of sets and dicts, in the frame around them.
final class ComprehensionNode: ExpressionNode {
    final class Clause {
        let target: Place
        let pair: PlacePair?
        let iterable: ExpressionNode
        let conditions: NodeList<ExpressionNode>
        init(_ target: TargetNode, _ iterable: ExpressionNode, _ conditions: [ExpressionNode]) {
            self.target = Place(target)
            pair = PlacePair(target)
            self.iterable = iterable
            self.conditions = NodeList(conditions)
        }
    }
    enum Kind { case list, set, dict }
    let kind: Kind
    let element: Operand
    let value: Operand?
    let clauses: NodeList<Clause>
    /// Slots of the comprehension's own variables, and those of them that are cells.
    let slots: [Int]
    let cellSlots: [Int]
    /// The function around it: in tracebacks a comprehension is a function inside that one.
    unowned(unsafe) let code: Code

    init(_ span: Span, _ kind: Kind, _ element: ExpressionNode, _ value: ExpressionNode?, _ clauses: [Clause], slots: [Int], cellSlots: [Int], _ code: Code) {
        self.code = code
        self.kind = kind
        self.element = Operand(element)
        self.value = value.map { Operand($0) }
        self.clauses = NodeList(clauses)
        self.slots = slots
        self.cellSlots = cellSlots
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        // The first iterable is evaluated before the comprehension's variables exist.
        let first = try clauses.with(0) { try $0.iterable.evaluate(frame, interpreter) }
        // A comprehension in a loop of the same comprehension (a lambda that calls itself has its own frame): slots are free here.
        for slot in cellSlots { frame[slot] = .object(CellObject(.undefined)) }
        defer { for slot in slots { frame[slot] = .undefined } }
        // What cannot be iterated fails outside, all else inside.
        var source = first
        if case .object(let object) = first, object.kind == .range || object.kind == .list {} else {
            do { source = try interpreter.iterator(first) } catch { throw interpreter.located(error, span) }
        }
        do {
            return try collect(source, frame, interpreter)
        } catch {
            throw leaving(interpreter.located(error, span))
        }
    }

    /// The error leaves what CPython shows as a function of its own.
    @inline(never)
    private func leaving(_ error: any Error) -> any Error {
        if let error = error.python {
            error.exception.leave(code, name: kind == .list ? "<listcomp>" : kind == .set ? "<setcomp>" : "<dictcomp>")
            error.exception.place = span
        }
        return error
    }

    private func collect(_ first: Value, _ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        switch kind {
        case .list, .set:
            let list = ListObject()
            try run(0, first, into: list, frame, interpreter)
            if kind == .list { return .object(list) }
            do { return .object(try interpreter.makeSet(list)) } catch { throw interpreter.located(error, span) }
        case .dict:
            let dictionary = DictObject()
            try run(0, first, into: dictionary, frame, interpreter)
            return .object(dictionary)
        }
    }

    /// Adds the element of the innermost loop's turn to the list or dict that is being made.
    @inline(__always)
    private func add(to result: Object, _ frame: Frame, _ interpreter: Interpreter) throws {
        if kind != .dict {
            let list = unsafeDowncast(result, to: ListObject.self)
            list.append(try element.evaluate(frame, interpreter))
            if list.count & 4095 == 0 { try interpreter.reserve(bytes: 16 * 4096) }
            return
        }
        let key = try element.evaluate(frame, interpreter)
        let item = try value?.evaluate(frame, interpreter) ?? .none
        do { try unsafeDowncast(result, to: DictObject.self).set(key, item, interpreter) } catch { throw interpreter.located(error, element.node.span) }
    }

    /// What one turn of a loop does once its variables are set.
    @inline(__always)
    private func turn(_ clause: Clause, _ level: Int, into result: Object, _ frame: Frame, _ interpreter: Interpreter) throws {
        var index = 0
        while index < clause.conditions.count {
            if try !clause.conditions.with(index, { try $0.isTrue(frame, interpreter) }) { return }
            index &+= 1
        }
        if level == clauses.count &- 1 { return try add(to: result, frame, interpreter) }
        try run(level + 1, clauses.with(level + 1) { try $0.iterable.evaluate(frame, interpreter) }, into: result, frame, interpreter)
    }

    private func run(_ level: Int, _ iterable: Value, into result: Object, _ frame: Frame, _ interpreter: Interpreter) throws {
        try clauses.with(level) { clause in
            @inline(__always) func step(_ item: Value) throws {
                try interpreter.tick()
                try clause.target.assign(item, frame, interpreter)
                try turn(clause, level, into: result, frame, interpreter)
            }
            @inline(__always) func overPairs<Source: PairIterator>(_ source: Source, _ pair: PlacePair) throws {
                while true {
                    let next: (Value, Value)?
                    do { next = try source.nextPair(interpreter) } catch { throw interpreter.located(error, span) }
                    guard let next else { return }
                    try interpreter.tick()
                    try pair.assign(next, frame, interpreter)
                    try turn(clause, level, into: result, frame, interpreter)
                }
            }
            if case .object(let object) = iterable {
                if object.kind == .range {
                    let range = unsafeDowncast(object, to: RangeObject.self)
                    for index in 0..<range.count { try step(.int(range.element(index))) }
                    return
                }
                if object.kind == .list {
                    let list = unsafeDowncast(object, to: ListObject.self)
                    var index = 0
                    while index < list.count {
                        try step(list[index])
                        index &+= 1
                    }
                    return
                }
            }
            let iterator: Value
            do { iterator = try interpreter.iterator(iterable) } catch { throw interpreter.located(error, span) }
            if let pair = clause.pair, case .object(let object) = iterator, object.kind == .iterator {
                if let source = object as? EnumerateIterator { return try overPairs(source, pair) }
                if let source = object as? ZipIterator, source.isPairwise { return try overPairs(source, pair) }
                if let source = object as? DictIterator, source.showsItems { return try overPairs(source, pair) }
            }
            while true {
                let next: Value?
                do { next = try interpreter.next(iterator) } catch { throw interpreter.located(error, span) }
                guard let next else { return }
                try step(next)
            }
        }
    }
}
