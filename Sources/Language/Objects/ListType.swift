extension ListObject {
    static func makeType() {
        let type = Bootstrap.complete(
            Types.list,
            doc: "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.",
            specials: [.repr, .length, .getItem, .setItem, .deleteItem, .contains, .iterator, .reversed, .add, .multiply, .rmultiply, .iadd, .imultiply,
                       .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual],
            initialize: { value, arguments, interpreter in
                try interpreter.expectPositional(arguments, "list", 0, 1)
                guard let list = value.list else { return }
                if list.count > 0 { list.removeAll() }
                if arguments.count == 1 { try interpreter.extend(list, with: arguments[0]) }
            },
            make: { type, _, _ in .object(ListObject(type: type.reference)) })
        type.constant("__hash__", .none)
        addMethods(type)
        type.quick("append", 1...1) { object, value, _, interpreter in
            try unsafeDowncast(object, to: ListObject.self).append(value, interpreter)
            return .none
        }
        type.quick("pop", 0...1) { object, index, _, interpreter in try unsafeDowncast(object, to: ListObject.self).pop(index, interpreter) }
        type.makeSubscriptable()
    }

    /// The object of a method; the binding of arguments has checked its class.
    @inline(__always)
    private static func own(_ arguments: Arguments, _ interpreter: Interpreter) throws -> ListObject {
        guard let list = arguments[0].list else { throw interpreter.typeError("descriptor requires a 'list' object but received a '\(arguments[0].typeName)'") }
        return list
    }

    /// `pop(index)`; `.undefined`: the last one.
    private func pop(_ position: Value, _ interpreter: Interpreter) throws -> Value {
        var index = -1
        if case .undefined = position {} else { index = try interpreter.machineInt(position) }
        if count == 0 { throw interpreter.indexError("pop from empty list") }
        if index < 0 { index = index &+ count }
        if index < 0 || index >= count { throw interpreter.indexError("pop index out of range") }
        if index == count &- 1 { return removeLast() }
        try interpreter.charge(work: count &- index)
        return remove(at: index)
    }

    private static func addMethods(_ type: TypeObject) {
        type.method("append(self, object, /)", doc: "Append object to the end of the list.") { interpreter, arguments in
            try own(arguments, interpreter).append(arguments[1], interpreter)
            return .none
        }
        type.method("extend(self, iterable, /)", doc: "Extend list by appending elements from the iterable.") { interpreter, arguments in
            try interpreter.extend(own(arguments, interpreter), with: arguments[1])
            return .none
        }
        type.method("insert(self, index, object, /)", doc: "Insert object before index.") { interpreter, arguments in
            let list = try own(arguments, interpreter)
            var index = try interpreter.machineInt(arguments[1])
            if index < 0 { index = max(0, index &+ list.count) }
            index = min(index, list.count)
            try interpreter.charge(work: list.count &- index)
            list.insert(arguments[2], at: index)
            return .none
        }
        type.method("pop(self, index=-1, /)", doc: "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.") { interpreter, arguments in
            try own(arguments, interpreter).pop(arguments[1], interpreter)
        }
        type.method("remove(self, value, /)", doc: "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.") { interpreter, arguments in
            let list = try own(arguments, interpreter)
            guard let index = try list.firstIndex(of: arguments[1], interpreter), index < list.count else {
                throw interpreter.valueError("list.remove(x): x not in list")
            }
            try interpreter.charge(work: list.count)
            _ = list.remove(at: index)
            return .none
        }
        type.method("clear(self, /)", doc: "Remove all items from list.") { interpreter, arguments in
            try own(arguments, interpreter).removeAll()
            return .none
        }
        type.method("copy(self, /)", doc: "Return a shallow copy of the list.") { interpreter, arguments in
            let list = try own(arguments, interpreter)
            try interpreter.reserve(count: list.count, size: 16)
            try interpreter.charge(work: list.count)
            return .object(ListObject(copying: list.base, count: list.count))
        }
        type.method("reverse(self, /)", doc: "Reverse *IN PLACE*.") { interpreter, arguments in
            let list = try own(arguments, interpreter)
            try interpreter.charge(work: list.count)
            list.reverse()
            return .none
        }
        type.method("count(self, value, /)", doc: "Return number of occurrences of value.") { interpreter, arguments in
            .int(try own(arguments, interpreter).occurrences(of: arguments[1], interpreter))
        }
        type.method("index(self, value, start=0, stop=9223372036854775807, /)",
                    doc: "Return first index of value.\n\nRaises ValueError if the value is not present.") { interpreter, arguments in
            let list = try own(arguments, interpreter)
            let start = try interpreter.searchBound(arguments[2], list.count), stop = try interpreter.searchBound(arguments[3], list.count)
            guard let index = try list.firstIndex(of: arguments[1], from: start, to: stop, interpreter) else {
                throw interpreter.valueError("\(try interpreter.reprText(arguments[1])) is not in list")
            }
            return .int(index)
        }
        type.method("sort(self, /, *, key=None, reverse=False)",
                    doc: "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.") { interpreter, arguments in
            guard let flag = Int32(exactly: try interpreter.machineInt(arguments[2])) else { throw interpreter.overflowError("Python int too large to convert to C int") }
            let reverse = flag != 0
            try interpreter.sort(own(arguments, interpreter), key: arguments[1], reverse: reverse)
            return .none
        }
    }
}
