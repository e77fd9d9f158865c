internal import Language

/// What `lru_cache` makes of a function.
final class CachedFunction: Object {
    let function: Value
    /// How many results are kept; nil: all.
    let limit: Int?
    let typed: Bool
    private var hits = 0
    private var misses = 0
    /// Results by key; with a limit, positions in `entries`.
    private var table = DictObject()

    private struct Entry {
        var key: Value
        var value: Value
        var hash: Int
        var previous: Int
        var next: Int
    }

    /// A ring in the order of use around entry 0, which holds nothing: behind it stands the oldest.
    private var entries: [Entry] = [Entry(key: .undefined, value: .undefined, hash: 0, previous: 0, next: 0)]
    private var free: [Int] = []

    /// Stands between positional arguments and keywords in a key.
    private static let mark = Value.object(TupleObject([.none]))

    private init(_ function: Value, limit: Int?, typed: Bool) {
        self.function = function
        self.limit = limit
        self.typed = typed
        super.init(.instance, Self.type.reference)
    }

    private static let copied = ["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"].map { StringObject.interned($0) }

    /// The cache for a function, with the function's name and text.
    static func make(_ function: Value, limit: Int?, typed: Bool, _ interpreter: Interpreter) throws -> Value {
        guard FunctoolsModule.isCallable(function) else { throw interpreter.typeError("the first argument must be callable") }
        let made = Value.object(CachedFunction(function, limit: limit, typed: typed))
        for name in copied {
            if let value = try interpreter.attributeOrNil(function, name) { try interpreter.setAttribute(made, name, value) }
        }
        if let attributes = try interpreter.attributeOrNil(function, .interned("__dict__"))?.dict {
            for (name, value) in attributes.items { if let name = name.string { try interpreter.setAttribute(made, name, value) } }
        }
        try interpreter.setAttribute(made, .interned("__wrapped__"), function)
        return made
    }

    // MARK: calls

    private func key(_ arguments: Arguments) -> Value {
        if arguments.names == nil, !typed {
            if arguments.total == 1 {
                switch arguments[0] {
                case .int: return arguments[0]
                case .object(let object) where object.kind == .string || object.kind == .bigInt: return arguments[0]
                default: break
                }
            }
            let all = arguments.all
            return .object(TupleObject(all))
        }
        var parts = Array(arguments.positional)
        if arguments.names != nil {
            parts.append(Self.mark)
            for (name, value) in arguments.keywords {
                parts.append(.object(name))
                parts.append(value)
            }
        }
        if typed { parts += arguments.all.map { .object($0.typeObject) } }
        return .object(TupleObject(parts))
    }

    override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if limit == 0 {
            misses &+= 1
            return try interpreter.forward(arguments, to: function)
        }
        let key = key(arguments)
        let hash = try interpreter.hash(key)
        let found = try table.position(of: key, hash: hash, interpreter)
        guard let limit else {
            if found >= 0 {
                hits &+= 1
                return table.value(at: found)
            }
            misses &+= 1
            let result = try interpreter.forward(arguments, to: function)
            // The call may have filled the cache meanwhile.
            let position = try table.position(of: key, hash: hash, interpreter)
            if position >= 0 { table.setValue(result, at: position) } else { table.insert(new: key, result, hash: hash) }
            return result
        }
        if found >= 0, case .int(let slot) = table.value(at: found) {
            hits &+= 1
            unlink(slot)
            link(slot)
            return entries[slot].value
        }
        misses &+= 1
        let result = try interpreter.forward(arguments, to: function)
        if try table.position(of: key, hash: hash, interpreter) >= 0 { return result }
        if table.count >= limit { try dropOldest(interpreter) }
        let slot: Int
        if let reused = free.popLast() {
            slot = reused
            entries[slot] = Entry(key: key, value: result, hash: hash, previous: 0, next: 0)
        } else {
            slot = entries.count
            entries.append(Entry(key: key, value: result, hash: hash, previous: 0, next: 0))
        }
        link(slot)
        table.insert(new: key, .int(slot), hash: hash)
        return result
    }

    private func unlink(_ slot: Int) {
        let (previous, next) = (entries[slot].previous, entries[slot].next)
        entries[previous].next = next
        entries[next].previous = previous
    }

    /// Makes an entry the newest.
    private func link(_ slot: Int) {
        let newest = entries[0].previous
        entries[slot].previous = newest
        entries[slot].next = 0
        entries[newest].next = slot
        entries[0].previous = slot
    }

    private func dropOldest(_ interpreter: Interpreter) throws {
        let oldest = entries[0].next
        if oldest == 0 { return }
        unlink(oldest)
        let position = try table.position(of: entries[oldest].key, hash: entries[oldest].hash, interpreter)
        if position >= 0 { table.remove(at: position) }
        entries[oldest].key = .undefined
        entries[oldest].value = .undefined
        free.append(oldest)
    }

    private func clear() {
        table = DictObject()
        entries.removeSubrange(1...)
        entries[0].previous = 0
        entries[0].next = 0
        free = []
        hits = 0
        misses = 0
    }

    private static let informationType = StructSequence.type("CacheInfo", module: "functools", shownAs: "CacheInfo", fields: ["hits", "misses", "maxsize", "currsize"])

    static let type: TypeObject = {
        let type = TypeObject.native("_lru_cache_wrapper", module: "functools", base: Types.object, specials: [.call], hasAttributes: true, isSubclassable: false)
        _ = type.namedWithModule()
        func method(_ signature: String, _ doc: String, _ body: @escaping (CachedFunction, Arguments) -> Value) {
            type.method(signature, doc: doc) { _, arguments in
                guard let cached = arguments[0].object as? CachedFunction else { return .none }
                return body(cached, arguments)
            }
        }
        method("cache_info(self, /)", "Report cache statistics") { cached, _ in
            StructSequence.make(informationType, [.int(cached.hits), .int(cached.misses), cached.limit.map { .int($0) } ?? .none, .int(cached.table.count)])
        }
        method("cache_clear(self, /)", "Clear the cache and cache statistics") { cached, _ in
            cached.clear()
            return .none
        }
        method("cache_parameters(self, /)", "") { cached, _ in
            let parameters = DictObject()
            parameters["maxsize"] = cached.limit.map { .int($0) } ?? Value.none
            parameters["typed"] = .bool(cached.typed)
            return .object(parameters)
        }
        method("__get__(self, instance, owner=None, /)", "") { cached, arguments in
            arguments[1].isNone ? arguments[0] : .object(BoundMethodObject(arguments[0], arguments[1]))
        }
        method("__copy__(self, /)", "") { cached, _ in .object(cached) }
        method("__deepcopy__(self, memo, /)", "") { cached, _ in .object(cached) }
        return type
    }()
}
