/// What of its entries a view or an iterator of a dict shows.
public enum DictPart { case keys, values, items }

/// `dict.keys()`, `dict.values()`, `dict.items()`.
public final class DictView: Object {
    public let dict: DictObject
    public let part: DictPart

    public init(_ dict: DictObject, _ part: DictPart) {
        self.dict = dict
        self.part = part
        super.init(.other, Self.type(part, isOrdered: dict.kind != .dict && dict.type.order.contains { $0.name == "OrderedDict" && $0.namespace[Names.module]?.string?.text == "collections" }))
    }

    /// Views of an `OrderedDict` are called by other names (`odict_keys`).
    private static func type(_ part: DictPart, isOrdered: Bool) -> TypeRef {
        switch part {
        case .keys: return isOrdered ? Types.orderedKeys : Types.dictKeys
        case .values: return isOrdered ? Types.orderedValues : Types.dictValues
        case .items: return isOrdered ? Types.orderedItems : Types.dictItems
        }
    }

    public override func nativeLength(_ interpreter: Interpreter) throws -> Int { dict.count }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { dict.count != 0 }
    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(DictIterator(dict, part)) }
    public override func nativeReversed(_ interpreter: Interpreter) throws -> Value { .object(DictReverseIterator(dict, part)) }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        try interpreter.guardingRepr(self, running: "...", to: &text) { text in
            text.append(contentsOf: (type.name + "(").utf8)
            try interpreter.appendRepr(.object(interpreter.list(from: .object(self))), to: &text)
            text.append(")")
        }
    }

    /// `value in self`; views of values are searched by the interpreter.
    public override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool {
        switch part {
        case .keys: return try dict.find(value, interpreter) >= 0
        case .items:
            guard let pair = value.tuple, pair.count == 2 else { return false }
            let position = try dict.find(pair[0], interpreter)
            return try position >= 0 && interpreter.isEqual(dict.value(at: position), pair[1])
        case .values: return false
        }
    }

    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        if part == .values { return .notImplemented }
        let left = reflected ? other : .object(self), right = reflected ? .object(self) : other
        switch operation {
        case .and: return .object(try Self.intersection(self, other, interpreter))
        case .or:
            let result = try Self.set(from: left, interpreter)
            try result.update(with: right, interpreter)
            return .object(result)
        case .subtract:
            let result = try Self.set(from: left, interpreter)
            try result.subtract(right, interpreter)
            return .object(result)
        case .xor:
            if let a = left.dictView, let b = right.dictView, a.part == .items, b.part == .items { return .object(try Self.itemsDifference(a.dict, b.dict, interpreter)) }
            let result = try Self.set(from: left, interpreter)
            try result.formSymmetricDifference(right, interpreter)
            return .object(result)
        default: return .notImplemented
        }
    }

    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        if part == .values { return try super.nativeCompare(operation, other, interpreter) }
        let size: Int
        if let set = other.anySet {
            size = set.count
        } else if let view = other.dictView, view.part != .values {
            size = view.dict.count
        } else {
            return .notImplemented
        }
        let own = Value.object(self)
        switch operation {
        case .equal: return .bool(try dict.count == size && Self.all(of: own, areIn: other, interpreter))
        case .notEqual: return .bool(try !(dict.count == size && Self.all(of: own, areIn: other, interpreter)))
        case .less: return .bool(try dict.count < size && Self.all(of: own, areIn: other, interpreter))
        case .lessOrEqual: return .bool(try dict.count <= size && Self.all(of: own, areIn: other, interpreter))
        case .greater: return .bool(try dict.count > size && Self.all(of: other, areIn: own, interpreter))
        case .greaterOrEqual: return .bool(try dict.count >= size && Self.all(of: other, areIn: own, interpreter))
        }
    }

    private static func all(of a: Value, areIn b: Value, _ interpreter: Interpreter) throws -> Bool {
        var result = true
        try interpreter.forEach(in: a) { element in
            result = try interpreter.contains(b, element)
            return result
        }
        return result
    }

    // MARK: set operations; results have the order in which CPython builds them

    private static func set(from value: Value, _ interpreter: Interpreter) throws -> SetObject {
        // The keys of a dict go into the set all at once.
        if let view = value.dictView, view.part == .keys, view.dict.kind == .dict { return try SetObject.make(from: .object(view.dict), interpreter) }
        return try SetObject.make(from: value, interpreter)
    }

    private static func intersection(_ view: DictView, _ other: Value, _ interpreter: Interpreter) throws -> SetObject {
        if let set = other.object(.set, SetObject.self), view.dict.count <= set.count { return try set.intersection(.object(view), interpreter) }
        var view = view, other = other
        if let second = other.dictView, second.part != .values, second.dict.count > view.dict.count {
            other = .object(view)
            view = second
        }
        let result = SetObject()
        try interpreter.forEach(in: other) { element in
            if try view.nativeContains(element, interpreter) { _ = try result.add(element, interpreter) }
            return true
        }
        return result
    }

    private static func itemsDifference(_ a: DictObject, _ b: DictObject, _ interpreter: Interpreter) throws -> SetObject {
        let small = a.count > b.count ? b : a, large = a.count > b.count ? a : b
        let rest = try small.copied(interpreter), result = SetObject()
        try interpreter.forEach(in: .object(DictView(large, .items))) { pair in
            guard let tuple = pair.object(.tuple, TupleObject.self), tuple.count == 2 else { return true }
            let position = try rest.find(tuple[0], interpreter)
            if try position >= 0 && interpreter.isEqual(rest.value(at: position), tuple[1]) {
                _ = try rest.remove(tuple[0], interpreter)
            } else {
                _ = try result.add(pair, interpreter)
            }
            return true
        }
        try result.update(with: .object(DictView(rest, .items)), interpreter)
        return result
    }

    /// `isdisjoint(other)`
    private func isDisjoint(_ other: Value, _ interpreter: Interpreter) throws -> Bool {
        if let view = other.dictView, view === self { return dict.count == 0 }
        var first = Value.object(self), second = other
        if let set = other.anySet {
            if set.count > dict.count { swap(&first, &second) }
        } else if let view = other.dictView, view.part != .values, view.dict.count > dict.count {
            swap(&first, &second)
        }
        var result = true
        try interpreter.forEach(in: second) { element in
            result = try !interpreter.contains(first, element)
            return result
        }
        return result
    }

    static func makeTypes() {
        func view(_ name: String, _ specials: [Special]) -> TypeObject {
            let type = Bootstrap.plain(name, specials: [.repr, .length, .iterator, .reversed] + specials)
            type.attribute("mapping", doc: "dictionary that this view refers to") { _, object in (object as? DictView).map { .object($0.dict) } ?? .none }
            return type
        }
        let setLike: [Special] = [.contains, .and, .or, .xor, .subtract, .rand, .ror, .rxor, .rsubtract, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual]
        let keys = view("dict_keys", setLike), items = view("dict_items", setLike)
        Types.dictKeys = keys.reference
        Types.dictItems = items.reference
        let values = view("dict_values", [])
        Types.dictValues = values.reference
        func ordered(_ name: String, _ base: TypeObject) -> TypeRef { TypeObject.native(name, base: base.reference, isSubclassable: false).reference }
        Types.orderedKeys = ordered("odict_keys", keys)
        Types.orderedValues = ordered("odict_values", values)
        Types.orderedItems = ordered("odict_items", items)
        for type in [keys, items] {
            type.constant("__hash__", .none)
            type.method("isdisjoint(self, other, /)", doc: "Return True if the view and the given iterable have a null intersection.") { interpreter, arguments in
                guard let view = arguments[0].dictView else { return .none }
                return .bool(try view.isDisjoint(arguments[1], interpreter))
            }
        }
    }
}

extension Types {
    nonisolated(unsafe) public internal(set) static var dictKeys = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var dictValues = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var dictItems = TypeRef(nil)
    nonisolated(unsafe) static var orderedKeys = TypeRef(nil)
    nonisolated(unsafe) static var orderedValues = TypeRef(nil)
    nonisolated(unsafe) static var orderedItems = TypeRef(nil)
}

extension Value {
    var dictView: DictView? {
        guard case .object(let object) = self, object.kind == .other else { return nil }
        let type = object.typeRef
        let isView = type == Types.dictKeys || type == Types.dictItems || type == Types.dictValues
        return isView || type == Types.orderedKeys || type == Types.orderedItems || type == Types.orderedValues ? unsafeDowncast(object, to: DictView.self) : nil
    }
}
