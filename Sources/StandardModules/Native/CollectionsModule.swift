internal import Language

/// `_collections`: what `collections` has in native code.
enum CollectionsModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_collections", doc: "High performance data structures.\n- deque:        ordered collection accessible from endpoints only")
        module.namespace["deque"] = .object(DequeObject.typeRef.object)
        return module
    }
}

/// The class `collections.deque`.
enum DequeType {
    static func make() -> TypeObject {
        let signature = NativeFunction("deque(iterable=<unrepresentable>, maxlen=None)") { _, _ in .none }
        let type = TypeObject.native(
            "collections.deque", module: "collections", base: Types.object,
            doc: "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its endpoints.",
            specials: [.repr, .length, .getItem, .setItem, .deleteItem, .contains, .iterator, .reversed, .add, .multiply, .rmultiply, .iadd, .imultiply,
                       .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual],
            initialize: { value, arguments, interpreter in
                guard let deque = value.deque else { return }
                try interpreter.withBound(arguments, to: signature) { bound in
                    deque.limit = try limit(bound[1], interpreter)
                    if deque.count > 0 { deque.removeAll() }
                    if !bound[0].isUndefined { try deque.extend(bound[0], interpreter) }
                }
            },
            make: { type, _, _ in .object(DequeObject(type: type.reference)) })
        type.qualifiedName = "deque"
        type.constant("__hash__", .none)
        type.attribute("maxlen", doc: "maximum size of a deque or None if unbounded") { _, object in
            guard let deque = object as? DequeObject, deque.limit != .max else { return .none }
            return .int(deque.limit)
        }
        addEnds(type)
        addSearch(type)
        addChanges(type)
        return type
    }

    private static func limit(_ value: Value, _ interpreter: Interpreter) throws -> Int {
        if value.isNone { return .max }
        if try interpreter.indexOrNil(value) == nil { throw interpreter.typeError("an integer is required") }
        let limit = try interpreter.machineInt(value)
        if limit < 0 { throw interpreter.valueError("maxlen must be non-negative") }
        return limit
    }

    @inline(__always)
    private static func own(_ arguments: Arguments, _ interpreter: Interpreter) throws -> DequeObject {
        if case .object(let object) = arguments[0], object.typeRef == DequeObject.typeRef { return unsafeDowncast(object, to: DequeObject.self) }
        guard let deque = arguments[0].deque else {
            throw interpreter.typeError("descriptor requires a 'collections.deque' object but received a '\(arguments[0].typeName)'")
        }
        return deque
    }

    private static func addEnds(_ type: TypeObject) {
        type.method("append(self, item, /)", doc: "Add an element to the right side of the deque.") { interpreter, arguments in
            try own(arguments, interpreter).append(arguments[1], interpreter)
            return .none
        }
        type.method("appendleft(self, item, /)", doc: "Add an element to the left side of the deque.") { interpreter, arguments in
            try own(arguments, interpreter).prepend(arguments[1], interpreter)
            return .none
        }
        type.method("pop(self, /)", doc: "Remove and return the rightmost element.") { interpreter, arguments in
            guard let value = try own(arguments, interpreter).popLast() else { throw interpreter.indexError("pop from an empty deque") }
            return value
        }
        type.method("popleft(self, /)", doc: "Remove and return the leftmost element.") { interpreter, arguments in
            guard let value = try own(arguments, interpreter).popFirst() else { throw interpreter.indexError("pop from an empty deque") }
            return value
        }
        type.method("extend(self, iterable, /)", doc: "Extend the right side of the deque with elements from the iterable.") { interpreter, arguments in
            try own(arguments, interpreter).extend(arguments[1], interpreter)
            return .none
        }
        type.method("extendleft(self, iterable, /)", doc: "Extend the left side of the deque with elements from the iterable.") { interpreter, arguments in
            try own(arguments, interpreter).extend(arguments[1], atFront: true, interpreter)
            return .none
        }
    }

    /// A bound of `index`, moved into 0...count.
    private static func bound(_ value: Value, _ count: Int, _ interpreter: Interpreter) throws -> Int {
        let index = try interpreter.clampedIndex(value, "slice indices must be integers or have an __index__ method")
        return index < 0 ? max(0, index &+ count) : index
    }

    private static func addSearch(_ type: TypeObject) {
        type.method("count(self, value, /)", doc: "D.count(value) -- return number of occurrences of value") { interpreter, arguments in
            let deque = try own(arguments, interpreter)
            let version = deque.version
            var result = 0, index = 0
            while index < deque.count {
                if try interpreter.isEqual(deque[index], arguments[1]) { result &+= 1 }
                if version != deque.version { throw interpreter.runtimeError("deque mutated during iteration") }
                index &+= 1
            }
            try interpreter.charge(work: index)
            return .int(result)
        }
        type.method("index(self, value, start=0, stop=9223372036854775807, /)",
                    doc: "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is not present.") { interpreter, arguments in
            let deque = try own(arguments, interpreter)
            let start = try bound(arguments[2], deque.count, interpreter), stop = try bound(arguments[3], deque.count, interpreter)
            guard let index = try deque.firstIndex(of: arguments[1], from: start, to: stop, interpreter) else {
                throw interpreter.valueError("\(try interpreter.reprText(arguments[1])) is not in deque")
            }
            return .int(index)
        }
        for name in ["copy", "__copy__"] {
            type.method(name + "(self, /)", doc: "Return a shallow copy of a deque.") { interpreter, arguments in
                let deque = try own(arguments, interpreter)
                if deque.kind == .other { return .object(try deque.copy(interpreter)) }
                // A subclass makes its own copies.
                let own = Value.object(deque.type)
                return try deque.limit == .max ? interpreter.call(own, arguments[0]) : interpreter.call(own, arguments[0], .int(deque.limit))
            }
        }
    }

    private static func addChanges(_ type: TypeObject) {
        type.method("clear(self, /)", doc: "Remove all elements from the deque.") { interpreter, arguments in
            try own(arguments, interpreter).removeAll()
            return .none
        }
        type.method("insert(self, index, object, /)", doc: "D.insert(index, object) -- insert object before index") { interpreter, arguments in
            let deque = try own(arguments, interpreter)
            var index = try interpreter.machineInt(arguments[1])
            if deque.count == deque.limit { throw interpreter.indexError("deque already at its maximum size") }
            if index < 0 { index = max(0, index &+ deque.count) }
            try interpreter.charge(work: deque.count)
            try deque.insert(arguments[2], at: min(index, deque.count), interpreter)
            return .none
        }
        type.method("remove(self, value, /)", doc: "D.remove(value) -- remove first occurrence of value.") { interpreter, arguments in
            let deque = try own(arguments, interpreter)
            guard let index = try deque.firstIndex(of: arguments[1], interpreter) else { throw interpreter.valueError("\(try interpreter.reprText(arguments[1])) is not in deque") }
            try interpreter.charge(work: deque.count)
            _ = deque.remove(at: index)
            return .none
        }
        type.method("reverse(self, /)", doc: "D.reverse() -- reverse *IN PLACE*") { interpreter, arguments in
            let deque = try own(arguments, interpreter)
            try interpreter.charge(work: deque.count)
            deque.reverse()
            return .none
        }
        type.method("rotate(self, n=1, /)", doc: "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.") { interpreter, arguments in
            try own(arguments, interpreter).rotate(interpreter.machineInt(arguments[1]), interpreter)
            return .none
        }
        type.makeSubscriptable()
    }
}
