extension DictObject {
    @inline(__always)
    func item(_ key: Value, _ interpreter: Interpreter) throws -> Value {
        let position = try find(key, interpreter)
        return position >= 0 ? entries[position].value : try missing(key, interpreter)
    }

    /// What a key that is not there gives: `__missing__` of a subclass, or KeyError.
    @inline(never)
    public func missing(_ key: Value, _ interpreter: Interpreter) throws -> Value {
        if kind != .dict, let method = type.special(.missing) { return try interpreter.callSpecial(method, .object(self), key) }
        throw interpreter.keyError(key)
    }

    func appendRepr(to text: inout [UInt8], _ interpreter: Interpreter) throws {
        try interpreter.guardingRepr(self, running: "{...}", to: &text) { text in
            text.append("{")
            var position = 0, isFirst = true
            while position < used {
                let key = entries[position].key, value = entries[position].value
                position &+= 1
                if key.isUndefined { continue }
                if !isFirst { text.append(", ") }
                isFirst = false
                try interpreter.tick()
                try interpreter.appendRepr(key, to: &text)
                text.append(": ")
                try interpreter.appendRepr(value, to: &text)
            }
            text.append("}")
        }
    }

    func isEqual(to other: DictObject, _ interpreter: Interpreter) throws -> Bool {
        if self === other { return true }
        if count != other.count { return false }
        var position = 0
        while position < used {
            let entry = entries[position]
            position &+= 1
            if entry.key.isUndefined { continue }
            let found = try other.position(of: entry.key, hash: entry.hash, interpreter)
            if found < 0 { return false }
            if try !interpreter.isEqual(other.entries[found].value, entry.value) { return false }
        }
        try interpreter.charge(work: position &* 2)
        return true
    }

    // MARK: merging

    /// `self | other`: a new dict.
    func merged(with other: Value, _ interpreter: Interpreter) throws -> Value {
        let result = try copied(interpreter)
        try result.update(with: other, interpreter)
        return .object(result)
    }

    /// `copy()`, charged.
    func copied(_ interpreter: Interpreter) throws -> DictObject {
        try interpreter.reserve(count: count, size: 48)
        try interpreter.charge(work: count)
        return copy()
    }

    /// `update(other)`: a mapping, or an iterable of pairs.
    public func update(with other: Value, _ interpreter: Interpreter) throws {
        if let dict = other.dict, dict.kind == .dict || dict.type.special(.iterator)?.isSlotWrapper(.iterator) ?? true {
            return try merge(dict, interpreter)
        }
        if other.object(.list, Object.self) == nil, other.object(.tuple, Object.self) == nil,
           let keys = try interpreter.attributeOrNil(other, Self.keysName) {
            try interpreter.forEach(in: interpreter.call(keys)) { key in
                try set(key, interpreter.getItem(other, key), interpreter)
                return true
            }
            return
        }
        try addPairs(other, interpreter)
    }

    private static let keysName = StringObject.interned("keys")

    /// Sets all entries of another dict.
    public func merge(_ other: DictObject, _ interpreter: Interpreter) throws {
        if other === self { return }
        try interpreter.charge(work: other.count)
        var position = 0
        let version = other.layoutVersion
        while position < other.used {
            let entry = other.entries[position]
            position &+= 1
            if entry.key.isUndefined { continue }
            if count == 0 {
                try add(entry.key, entry.value, hash: entry.hash, interpreter)
            } else {
                try set(entry.key, entry.value, hash: entry.hash, interpreter)
            }
            if version != other.layoutVersion { throw interpreter.runtimeError("dict mutated during update") }
        }
    }

    private func addPairs(_ pairs: Value, _ interpreter: Interpreter) throws {
        var number = 0
        try interpreter.forEach(in: pairs) { element in
            let key: Value, value: Value, size: Int
            if let tuple = element.object(.tuple, TupleObject.self) {
                size = tuple.count
                key = size == 2 ? tuple[0] : .none
                value = size == 2 ? tuple[1] : .none
            } else {
                let list: ListObject
                if let own = element.object(.list, ListObject.self) {
                    list = own
                } else {
                    let iterator: Value
                    do {
                        iterator = try interpreter.iterator(element)
                    } catch let error as PythonError where interpreter.isException(error, "TypeError") {
                        throw interpreter.typeError("cannot convert dictionary update sequence element #\(number) to a sequence")
                    }
                    list = try interpreter.list(from: iterator)
                }
                size = list.count
                key = size == 2 ? list[0] : .none
                value = size == 2 ? list[1] : .none
            }
            if size != 2 { throw interpreter.valueError("dictionary update sequence element #\(number) has length \(size); 2 is required") }
            try set(key, value, interpreter)
            number &+= 1
            return true
        }
    }

    /// What `dict(…)` and `update(…)` have in common: at most one positional argument, then keywords.
    func update(_ arguments: Arguments, _ name: String, _ interpreter: Interpreter) throws {
        let given = arguments.count
        if given > 1 { throw interpreter.typeError("\(name) expected at most 1 argument, got \(given)") }
        if given == 1 { try update(with: arguments[0], interpreter) }
        guard let names = arguments.names else { return }
        for (index, name) in names.enumerated() { try set(.object(name), arguments.base[given + index], interpreter) }
    }
}
