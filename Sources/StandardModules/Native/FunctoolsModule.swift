internal import Language

/// `_functools`: what of `functools` must be fast.
enum FunctoolsModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_functools")
        module.types(PartialObject.type, CachedFunction.type)
        module.function("reduce(function, iterable, initial=<absent>, /)", doc: "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.") { interpreter, arguments in
            let function = arguments[0]
            var result = arguments[2]
            let iterator: Value
            do { iterator = try interpreter.iterator(arguments[1]) } catch where interpreter.isException(error, "TypeError") {
                throw interpreter.typeError("reduce() arg 2 must support iteration")
            }
            while let element = try interpreter.next(iterator) {
                try interpreter.tick()
                result = result.isUndefined ? element : try interpreter.call2(function, result, element)
            }
            if result.isUndefined { throw interpreter.typeError("reduce() of empty iterable with no initial value") }
            return result
        }
        module.function("cmp_to_key(mycmp)", doc: "Convert a cmp= function into a key= function.") { _, arguments in
            .object(ComparisonKey(arguments[0], .undefined))
        }
        module.function("lru_cache(maxsize=128, typed=False)", doc: "Least-recently-used cache decorator.") { interpreter, arguments in
            let typed = try interpreter.isTrue(arguments[1])
            var limit: Int?
            if let size = try interpreter.indexOrNil(arguments[0]) {
                if case .int(let number) = size { limit = max(0, number) } else { limit = Int.max }
            } else if !arguments[0].isNone {
                guard isCallable(arguments[0]) else { throw interpreter.typeError("Expected first argument to be an integer, a callable, or None") }
                return try CachedFunction.make(arguments[0], limit: 128, typed: false, interpreter)
            }
            return .object(NativeFunction("decorating_function(user_function)") { interpreter, arguments in
                try CachedFunction.make(arguments[0], limit: limit, typed: typed, interpreter)
            })
        }
        module.function("cache(user_function, /)", doc: "Simple lightweight unbounded cache.  Sometimes called \"memoize\".") { interpreter, arguments in
            try CachedFunction.make(arguments[0], limit: nil, typed: false, interpreter)
        }
        return module
    }

    static func isCallable(_ value: Value) -> Bool {
        switch value.object?.kind {
        case nil: return false
        case .function, .native, .boundMethod, .type: return true
        default: return value.typeObject.special(.call) != nil
        }
    }
}

/// `functools.partial(func, …)`
final class PartialObject: Object {
    let function: Value
    let positional: TupleObject
    let keywords: DictObject

    init(_ function: Value, _ positional: TupleObject, _ keywords: DictObject, type: TypeRef) {
        self.function = function
        self.positional = positional
        self.keywords = keywords
        super.init(type == Self.type.reference ? .other : .instance, type)
    }

    override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let own = positional.count
        let given = arguments.all
        if keywords.count == 0 {
            return try interpreter.call(function, count: own &+ given.count, names: arguments.names) { base in
                for index in 0..<own { base[index] = positional[index] }
                for index in 0..<given.count { base[own &+ index] = given[index] }
            }
        }
        var names: [StringObject] = []
        var values: [Value] = []
        for (name, value) in keywords.items {
            guard let name = name.string else { throw interpreter.typeError("keywords must be strings") }
            names.append(name)
            values.append(value)
        }
        for (name, value) in arguments.keywords {
            if let index = names.firstIndex(where: { $0.hasSameText(as: name) }) {
                values[index] = value
            } else {
                names.append(name)
                values.append(value)
            }
        }
        let count = arguments.count
        return try interpreter.call(function, count: own &+ count &+ values.count, names: names) { base in
            for index in 0..<own { base[index] = positional[index] }
            for index in 0..<count { base[own &+ index] = given[index] }
            for index in values.indices { base[own &+ count &+ index] = values[index] }
        }
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: (type === Self.type ? "functools.partial" : type.qualifiedName).utf8)
        text.append(0x28)
        try interpreter.appendRepr(function, to: &text)
        for index in 0..<positional.count {
            text.append(contentsOf: ", ".utf8)
            try interpreter.appendRepr(positional[index], to: &text)
        }
        for (name, value) in keywords.items {
            text.append(contentsOf: ", ".utf8)
            text.append(contentsOf: try interpreter.string(name).array)
            text.append(0x3D)
            try interpreter.appendRepr(value, to: &text)
        }
        text.append(0x29)
    }

    static let type: TypeObject = {
        let type = TypeObject.native(
            "partial", module: "functools", base: Types.object,
            doc: "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n", specials: [.call, .repr], hasAttributes: true,
            initialize: { _, _, _ in },
            make: { type, arguments, interpreter in
                guard arguments.count >= 1 else { throw interpreter.typeError("type 'partial' takes at least one argument") }
                guard FunctoolsModule.isCallable(arguments[0]) else { throw interpreter.typeError("the first argument must be callable") }
                var function = arguments[0]
                var positional = Array(arguments.positional.dropFirst())
                let keywords: DictObject
                if let inner = function.object as? PartialObject, inner.type === type {
                    function = inner.function
                    positional = inner.positional.values + positional
                    keywords = inner.keywords.copy()
                } else {
                    keywords = DictObject()
                }
                for (name, value) in arguments.keywords { keywords[name] = value }
                return .object(PartialObject(function, TupleObject(positional), keywords, type: type.reference))
            })
        _ = type.namedWithModule()
        type.attribute("func", doc: "function object to use in future partial calls") { _, object in (object as? PartialObject)?.function ?? .none }
        type.attribute("args", doc: "tuple of arguments to future partial calls") { _, object in (object as? PartialObject).map { .object($0.positional) } ?? .none }
        type.attribute("keywords", doc: "dictionary of keyword arguments to future partial calls") { _, object in (object as? PartialObject).map { .object($0.keywords) } ?? .none }
        return type
    }()
}

/// An object of `cmp_to_key`: without a value it makes those with one.
final class ComparisonKey: Object {
    let comparison: Value
    let value: Value

    init(_ comparison: Value, _ value: Value) {
        self.comparison = comparison
        self.value = value
        super.init(.other, Self.type.reference)
    }

    override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if arguments.total != 1 { throw interpreter.typeError("K() takes exactly 1 argument (\(arguments.total) given)") }
        return .object(ComparisonKey(comparison, arguments[0]))
    }

    override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard let other = other.object as? ComparisonKey else { throw interpreter.typeError("other argument must be K instance") }
        let order = try interpreter.call2(comparison, value, other.value)
        return try interpreter.compare(operation, order, .int(0))
    }

    override func nativeHash(_ interpreter: Interpreter) throws -> Int { throw interpreter.typeError("unhashable type: 'functools.KeyWrapper'") }

    static let type: TypeObject = {
        let type = TypeObject.native("KeyWrapper", module: "functools", base: Types.object,
                                     specials: [.call, .hash, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual], isSubclassable: false)
        _ = type.namedWithModule()
        type.attribute("obj") { interpreter, object in
            guard let key = object as? ComparisonKey, !key.value.isUndefined else { throw interpreter.attributeError("obj") }
            return key.value
        }
        return type
    }()
}
