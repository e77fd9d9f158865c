extension SetObject {
    static func makeTypes() {
        let shared: [Special] = [.repr, .length, .contains, .iterator, .and, .or, .xor, .subtract, .rand, .ror, .rxor, .rsubtract,
                                 .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual]
        let set = TypeObject.native(
            "set", base: Types.object,
            doc: "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique elements.",
            specials: shared + [.iand, .ior, .ixor, .isubtract],
            initialize: { value, arguments, interpreter in
                try interpreter.expectPositional(arguments, "set", 0, 1)
                guard let set = value.anySet else { return }
                if set.filled > 0 { set.removeAll() }
                if arguments.count == 1 { try set.update(with: arguments[0], interpreter) }
            },
            make: { type, _, _ in .object(SetObject(type: type.reference)) })
        let frozenset = TypeObject.native(
            "frozenset", base: Types.object,
            doc: "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nBuild an immutable unordered collection of unique elements.",
            specials: shared + [.hash],
            make: { type, arguments, interpreter in
                // A subclass may give its own `__init__` keywords.
                if type.isBuiltin { try interpreter.expectPositional(arguments, "frozenset", 0, 1) }
                if arguments.count > 1 { throw interpreter.typeError("frozenset expected at most 1 argument, got \(arguments.count)") }
                if arguments.count == 0 { return .object(SetObject(isFrozen: true, type: type.reference)) }
                if type.isBuiltin, arguments[0].object(.frozenset, SetObject.self) != nil { return arguments[0] }
                return .object(try SetObject.make(from: arguments[0], isFrozen: true, type: type.reference, interpreter))
            })
        Types.set = set.reference
        Types.frozenset = frozenset.reference
        set.constant("__hash__", .none)
        for type in [set, frozenset] {
            addAlgebra(type)
            type.makeSubscriptable()
        }
        addChanges(set)
    }

    @inline(__always)
    private static func own(_ arguments: Arguments, _ interpreter: Interpreter) throws -> SetObject {
        guard let set = arguments[0].anySet else { throw interpreter.typeError("descriptor requires a 'set' object but received a '\(arguments[0].typeName)'") }
        return set
    }

    private static func addAlgebra(_ type: TypeObject) {
        type.method("copy(self, /)", doc: "Return a shallow copy of a set.") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            return set.kind == .frozenset ? .object(set) : .object(try set.copy(interpreter))
        }
        type.method("union(self, *others)", doc: "Return the union of sets as a new set.\n\n(i.e. all elements that are in either set.)") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            let result = try set.copy(interpreter)
            try forEachArgument(arguments) { other in
                if other.object !== set { try result.update(with: other, interpreter) }
            }
            return .object(result)
        }
        type.method("intersection(self, *others)",
                    doc: "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)") { interpreter, arguments in
            .object(try own(arguments, interpreter).intersection(all: arguments, interpreter))
        }
        type.method("difference(self, *others)",
                    doc: "Return the difference of two or more sets as a new set.\n\n(i.e. all elements that are in this set but not the others.)") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            var result: SetObject?
            try forEachArgument(arguments) { other in
                if let result { try result.subtract(other, interpreter) } else { result = try set.difference(other, interpreter) }
            }
            return .object(try result ?? set.copy(interpreter))
        }
        type.method("symmetric_difference(self, other, /)",
                    doc: "Return the symmetric difference of two sets as a new set.\n\n(i.e. all elements that are in exactly one of the sets.)") { interpreter, arguments in
            .object(try own(arguments, interpreter).symmetricDifference(arguments[1], interpreter))
        }
        type.method("isdisjoint(self, other, /)", doc: "Return True if two sets have a null intersection.") { interpreter, arguments in
            .bool(try own(arguments, interpreter).isDisjoint(with: arguments[1], interpreter))
        }
        type.method("issubset(self, other, /)", doc: "Report whether another set contains this set.") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            if let other = arguments[1].anySet { return .bool(try set.isSubset(of: other, interpreter)) }
            return .bool(try set.intersection(arguments[1], interpreter).count == set.count)
        }
        type.method("issuperset(self, other, /)", doc: "Report whether this set contains another set.") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            if let other = arguments[1].anySet { return .bool(try other.isSubset(of: set, interpreter)) }
            var result = true
            try interpreter.forEach(in: arguments[1]) { element in
                result = try set.contains(element, interpreter)
                return result
            }
            return .bool(result)
        }
    }

    private static func forEachArgument(_ arguments: Arguments, _ body: (Value) throws -> Void) throws {
        guard let others = arguments[1].object(.tuple, TupleObject.self) else { return }
        for other in others.values { try body(other) }
    }

    private func intersection(all arguments: Arguments, _ interpreter: Interpreter) throws -> SetObject {
        var result: SetObject?
        try Self.forEachArgument(arguments) { other in result = try (result ?? self).intersection(other, interpreter) }
        return try result ?? copy(interpreter)
    }

    private static func addChanges(_ type: TypeObject) {
        type.method("add(self, object, /)", doc: "Add an element to a set.\n\nThis has no effect if the element is already present.") { interpreter, arguments in
            _ = try own(arguments, interpreter).add(arguments[1], interpreter)
            return .none
        }
        type.method("discard(self, object, /)", doc: "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            try set.remove(arguments[1], hash: set.searchHash(arguments[1], interpreter), interpreter)
            return .none
        }
        type.method("remove(self, object, /)",
                    doc: "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            if try !set.remove(arguments[1], hash: set.searchHash(arguments[1], interpreter), interpreter) { throw interpreter.keyError(arguments[1]) }
            return .none
        }
        type.method("pop(self, /)", doc: "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty.") { interpreter, arguments in
            guard let value = try own(arguments, interpreter).pop() else { throw interpreter.keyError(Value("pop from an empty set")) }
            return value
        }
        type.method("clear(self, /)", doc: "Remove all elements from this set.") { interpreter, arguments in
            try own(arguments, interpreter).removeAll()
            return .none
        }
        type.method("update(self, *others)", doc: "Update a set with the union of itself and others.") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            try forEachArgument(arguments) { try set.update(with: $0, interpreter) }
            return .none
        }
        type.method("intersection_update(self, *others)", doc: "Update a set with the intersection of itself and another.") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            set.exchange(with: try set.intersection(all: arguments, interpreter))
            return .none
        }
        type.method("difference_update(self, *others)", doc: "Remove all elements of another set from this set.") { interpreter, arguments in
            let set = try own(arguments, interpreter)
            try forEachArgument(arguments) { try set.subtract($0, interpreter) }
            return .none
        }
        type.method("symmetric_difference_update(self, other, /)",
                    doc: "Update a set with the symmetric difference of itself and another.") { interpreter, arguments in
            try own(arguments, interpreter).formSymmetricDifference(arguments[1], interpreter)
            return .none
        }
    }
}
