extension Builtins {
    nonisolated(unsafe) static let sequenceFunctions: [NativeFunction] = [
        NativeFunction("len(obj, /)", doc: "Return the number of items in a container.") { interpreter, arguments in .int(try interpreter.length(arguments[0])) },
        NativeFunction("all(iterable, /)", doc: "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.") { interpreter, arguments in
            var result = true
            try interpreter.forEach(in: arguments[0], quick: { if case .bool(let flag) = $0 { return flag } else { return false } }, { item in
                result = try interpreter.isTrue(item)
                return result
            })
            return .bool(result)
        },
        NativeFunction("any(iterable, /)", doc: "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.") { interpreter, arguments in
            var result = false
            try interpreter.forEach(in: arguments[0], quick: { if case .bool(let flag) = $0 { return !flag } else { return false } }, { item in
                result = try interpreter.isTrue(item)
                return !result
            })
            return .bool(result)
        },
        NativeFunction(raw: "sorted", doc: "Return a new list containing all items from the iterable in ascending order.\n\n"
            + "A custom key function can be supplied to customize the sort order, and the\nreverse flag can be set to request the result in descending order.") { interpreter, arguments in
            guard arguments.count == 1 else { throw interpreter.typeError("sorted expected 1 argument, got \(arguments.count)") }
            let list = try interpreter.list(from: arguments[0])
            guard let sort = Types.list.object.lookup(.interned("sort")) else { return .object(list) }
            _ = try interpreter.call(sort, receiver: .object(list), arguments.dropFirst())
            return .object(list)
        },
    ]

    /// Where the function `len` stands: nodes that know what it does compare with it.
    nonisolated(unsafe) static let lengthAddress = UnsafeMutableRawPointer(Unmanaged.passUnretained(sequenceFunctions[0]).toOpaque())

    nonisolated(unsafe) static let iterationFunctions: [NativeFunction] = [
        NativeFunction("iter(object, sentinel=<none>, /)", doc: "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object.  In the first form, the argument must\n"
            + "supply its own iterator, or be a sequence.\nIn the second form, the callable is called until it returns the sentinel.") { interpreter, arguments in
            if arguments[1].isUndefined { return try interpreter.iterator(arguments[0]) }
            guard interpreter.isCallable(arguments[0]) else { throw interpreter.typeError("iter(v, w): v must be callable") }
            return .object(CallableIterator(arguments[0], sentinel: arguments[1]))
        },
        NativeFunction("next(iterator, default=<none>, /)", doc: "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\n"
            + "is exhausted, it is returned instead of raising StopIteration.") { interpreter, arguments in
            let fallback = arguments[1]
            guard case .object(let object) = arguments[0] else { throw interpreter.typeError("'\(arguments[0].typeName)' object is not an iterator") }
            switch object.kind {
            case .iterator: if let value = try object.nativeNext(interpreter) { return value }
            case .generator:
                if let value = try object.nativeNext(interpreter) { return value }
                if fallback.isUndefined { throw interpreter.stopIteration(interpreter.generatorResult(object)) }
            default:
                // The StopIteration that a program's `__next__` raises goes on as it is.
                guard let method = object.type.special(.next), !method.isSlotWrapper(.next) else {
                    if let value = try interpreter.next(arguments[0]) { return value }
                    break
                }
                do {
                    return try interpreter.callSpecial(method, arguments[0])
                } catch let error as PythonError where !fallback.isUndefined && interpreter.isException(error, "StopIteration") {
                    return fallback
                }
            }
            if fallback.isUndefined { throw interpreter.stopIteration() }
            return fallback
        },
    ]
}
