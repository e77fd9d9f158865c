extension Interpreter {
    // MARK: length and items

    /// `len(value)`
    public func length(_ value: Value) throws -> Int {
        guard case .object(let object) = value else { throw typeError("object of type '\(value.typeName)' has no len()") }
        switch object.kind {
        case .instance, .type, .exception: break
        default: return try object.nativeLength(self)
        }
        guard let method = object.type.special(.length) else { throw typeError("object of type '\(object.type.name)' has no len()") }
        if method.isSlotWrapper(.length) { return try object.nativeLength(self) }
        let result = try callSpecial(method, value)
        guard let number = try indexOrNil(result) else { throw typeError("'\(result.typeName)' object cannot be interpreted as an integer") }
        guard case .int(let length) = number else { throw overflowError("cannot fit 'int' into an index-sized integer") }
        if length < 0 { throw valueError("__len__() should return >= 0") }
        return length
    }

    /// `value[index]`
    public func getItem(_ value: Value, _ index: Value) throws -> Value {
        guard case .object(let object) = value else { throw typeError("'\(value.typeName)' object is not subscriptable") }
        switch object.kind {
        case .type: return try typeItem(unsafeDowncast(object, to: TypeObject.self), index)
        case .instance, .exception: break
        default: return try object.nativeItem(index, self)
        }
        guard let method = object.type.special(.getItem) else { throw typeError("'\(object.type.name)' object is not subscriptable") }
        if method.isSlotWrapper(.getItem) { return try object.nativeItem(index, self) }
        return try callSpecial(method, value, index)
    }

    private func typeItem(_ type: TypeObject, _ index: Value) throws -> Value {
        if let method = type.type.special(.getItem) { return try callSpecial(method, .object(type), index) }
        if let method = try typeAttribute(type, Special.classGetItem.interned) { return try call1(method, index) }
        if type.reference == Types.type { return GenericAliasObject.make(.object(type), index) }
        throw typeError("type '\(type.name)' is not subscriptable")
    }

    /// `value[index] = new`
    public func setItem(_ value: Value, _ index: Value, _ new: Value) throws {
        guard case .object(let object) = value else { throw typeError("'\(value.typeName)' object does not support item assignment") }
        switch object.kind {
        case .instance, .type, .exception: break
        default: return try object.nativeSetItem(index, new, self)
        }
        guard let method = object.type.special(.setItem) else {
            // A class with one half of the protocol lacks the other by name.
            if let other = object.type.special(.deleteItem), !other.isSlotWrapper(.deleteItem) { throw attributeError("__setitem__") }
            throw typeError("'\(object.type.name)' object does not support item assignment")
        }
        if method.isSlotWrapper(.setItem) { return try object.nativeSetItem(index, new, self) }
        _ = try callSpecial(method, value, index, new)
    }

    /// `del value[index]`
    public func deleteItem(_ value: Value, _ index: Value) throws {
        guard case .object(let object) = value else { throw noItemDeletion(value.typeObject, index) }
        switch object.kind {
        case .instance, .type, .exception: break
        default: return try object.nativeDeleteItem(index, self)
        }
        guard let method = object.type.special(.deleteItem) else {
            if let other = object.type.special(.setItem), !other.isSlotWrapper(.setItem) { throw attributeError("__delitem__") }
            throw noItemDeletion(object.type, index)
        }
        if method.isSlotWrapper(.deleteItem) { return try object.nativeDeleteItem(index, self) }
        _ = try callSpecial(method, value, index)
    }

    /// The error of `del` on an object that keeps its items.  CPython words it in two ways: one is that of sequences (all classes of a program count as such) asked with an index.
    func noItemDeletion(_ type: TypeObject, _ index: Value) -> PythonError {
        let isBig = if case .object(let object) = index { object.kind == .bigInt } else { false }
        let isSequence = !type.isBuiltin || type.special(.length) != nil || type.special(.contains) != nil
        if isSequence, isBig { return indexError("cannot fit 'int' into an index-sized integer") }
        return typeError("'\(type.name)' object \(isSequence && typeHasIndex(index) ? "doesn't" : "does not") support item deletion")
    }

    private func typeHasIndex(_ value: Value) -> Bool {
        switch value {
        case .int, .bool: return true
        case .object(let object): return object.kind == .bigInt || object.type.special(.index) != nil
        default: return false
        }
    }

    /// `element in container`
    public func contains(_ container: Value, _ element: Value) throws -> Bool {
        guard case .object(let object) = container else { throw typeError("argument of type '\(container.typeName)' is not iterable") }
        switch object.kind {
        case .instance, .type, .exception: break
        case .generator, .iterator: return try isIn(container, element)
        case .other where object.type.special(.contains) == nil && object.type.special(.iterator) != nil: return try isIn(container, element)
        default: return try object.nativeContains(element, self)
        }
        let type = object.type
        if let method = type.special(.contains) {
            if method.isSlotWrapper(.contains) { return try object.nativeContains(element, self) }
            return try isTrue(callSpecial(method, container, element))
        }
        if type.isDisabled(.contains) { throw typeError("'\(type.name)' object is not a container") }
        if type.special(.iterator) == nil, type.special(.getItem) == nil { throw typeError("argument of type '\(type.name)' is not iterable") }
        return try isIn(container, element)
    }

    private func isIn(_ container: Value, _ element: Value) throws -> Bool {
        var found = false
        try forEach(in: container) { item in
            found = try isEqual(item, element)
            return !found
        }
        return found
    }

    // MARK: iteration

    /// `iter(value)`
    public func iterator(_ value: Value) throws -> Value {
        guard case .object(let object) = value else { throw typeError("'\(value.typeName)' object is not iterable") }
        switch object.kind {
        case .instance, .type, .exception: break
        case .generator, .iterator: return value
        default: return try object.nativeIterator(self)
        }
        let type = object.type
        if let method = type.special(.iterator) {
            if method.isSlotWrapper(.iterator) { return try object.nativeIterator(self) }
            let result = try callSpecial(method, value)
            if result.object(.generator, Object.self) == nil, result.object(.iterator, Object.self) == nil, result.typeObject.special(.next) == nil {
                throw typeError("iter() returned non-iterator of type '\(result.typeName)'")
            }
            return result
        }
        if !type.isDisabled(.iterator), type.special(.getItem) != nil, !(object is DictObject) { return .object(SequenceIterator(value)) }
        throw typeError("'\(type.name)' object is not iterable")
    }

    /// `next(iterator)`; nil at the end.
    @inline(__always)
    public func next(_ iterator: Value) throws -> Value? {
        guard case .object(let object) = iterator else { throw typeError("'\(iterator.typeName)' object is not an iterator") }
        switch object.kind {
        case .iterator: return try unsafeDowncast(object, to: IteratorObject.self).next(self)
        case .generator: return try unsafeDowncast(object, to: GeneratorObject.self).next(self)
        default: return try nextOther(object)
        }
    }

    @inline(never)
    private func nextOther(_ object: Object) throws -> Value? {
        guard let method = object.type.special(.next) else { throw typeError("'\(object.type.name)' object is not an iterator") }
        if method.isSlotWrapper(.next) { return try object.nativeNext(self) }
        do {
            return try callSpecial(method, .object(object))
        } catch let error as PythonError where isException(error, "StopIteration") {
            return nil
        }
    }

    /// Calls `body` with the elements, until it returns false.  Lists are read by index, so they may change meanwhile.
    public func forEach(in iterable: Value, _ body: (Value) throws -> Bool) throws {
        if case .object(let object) = iterable {
            switch object.kind {
            case .list:
                let list = unsafeDowncast(object, to: ListObject.self)
                var index = 0
                while index < list.count {
                    if try !body(list[index]) { return }
                    index &+= 1
                }
                return try charge(work: index)
            case .tuple:
                let tuple = unsafeDowncast(object, to: TupleObject.self)
                for index in 0..<tuple.count { if try !body(tuple[index]) { return } }
                return try charge(work: tuple.count)
            default: break
            }
        }
        let iterator = try self.iterator(iterable)
        while let element = try next(iterator) {
            try tick()
            if try !body(element) { return }
        }
    }

    /// The same where `quick` takes most elements itself, without an error and without running code of a program: a generator hands them over without
    /// stopping at every `yield`.  Those that it refuses (false) go to `body`.
    func forEach(in iterable: Value, quick: (Value) -> Bool, _ body: (Value) throws -> Bool) throws {
        guard let generator = iterable.object(.generator, GeneratorObject.self) else { return try forEach(in: iterable) { try quick($0) || body($0) } }
        while let element = try generator.next(self, quick) {
            try tick()
            if try !body(element) { return }
        }
    }

    /// All elements of an iterable, in a new list.
    public func list(from iterable: Value) throws -> ListObject {
        if case .object(let object) = iterable {
            if object.kind == .list {
                let list = unsafeDowncast(object, to: ListObject.self)
                try reserve(count: list.count, size: 16)
                try charge(work: list.count)
                return ListObject(copying: list.base, count: list.count)
            }
            if object.kind == .tuple {
                let tuple = unsafeDowncast(object, to: TupleObject.self)
                try reserve(count: tuple.count, size: 16)
                try charge(work: tuple.count)
                return ListObject(copying: tuple.base, count: tuple.count)
            }
        }
        let result = ListObject()
        try extend(result, with: iterable)
        return result
    }

    /// Appends all elements of an iterable.
    public func extend(_ list: ListObject, with iterable: Value) throws {
        if try extendDirectly(list, with: iterable) { return }
        try reserveElements(ofLong: iterable)
        var counted = 0
        try forEach(in: iterable, quick: { element in
            if counted & 1023 == 1023 { return false }
            counted &+= 1
            list.append(element)
            return true
        }, { element in
            counted &+= 1
            if counted & 1023 == 0 { try reserve(bytes: 16 &* 1024) }
            list.append(element)
            return true
        })
    }

    /// All elements of an iterable as a tuple; an exact tuple itself.
    public func tuple(from iterable: Value) throws -> TupleObject {
        if let tuple = iterable.object(.tuple, TupleObject.self) { return tuple }
        let list = try self.list(from: iterable)
        return TupleObject(copying: list.base, count: list.count)
    }

    // MARK: text

    /// `repr(value)`, appended to `text`.
    public func appendRepr(_ value: Value, to text: inout [UInt8]) throws {
        switch value {
        case .undefined: text.append(contentsOf: "<undefined>".utf8)
        case .none: text.append(contentsOf: "None".utf8)
        case .bool(let flag): text.append(contentsOf: (flag ? "True" : "False").utf8)
        case .int(let number): text.append(contentsOf: IntegerText.decimal(number))
        case .float(let number): FloatText.appendRepr(number, to: &text)
        case .object(let object):
            switch object.kind {
            case .instance, .type, .exception: break
            default: return try withDepth("while getting the repr of an object") { try object.nativeRepr(into: &text, self) }
            }
            let method = object.type.special(.repr)
            if let method, !method.isSlotWrapper(.repr) {
                let result = try callSpecial(method, value)
                guard let string = result.string else { throw typeError("__repr__ returned non-string (type \(result.typeName))") }
                text.append(contentsOf: string.utf8)
                return
            }
            try withDepth("while getting the repr of an object") { try object.nativeRepr(into: &text, self) }
        }
    }

    /// `repr(value)`
    public func repr(_ value: Value) throws -> StringObject {
        var text: [UInt8] = []
        try appendRepr(value, to: &text)
        return StringObject(utf8: text)
    }

    public func reprText(_ value: Value) throws -> String { try repr(value).text }

    /// `str(value)`
    public func string(_ value: Value) throws -> StringObject {
        if case .int(let number) = value { return StringObject(decimal: number) }
        guard case .object(let object) = value else { return try repr(value) }
        switch object.kind {
        case .string: return unsafeDowncast(object, to: StringObject.self)
        case .instance, .type, .exception: break
        default: return try object.nativeString(self)
        }
        guard let method = object.type.special(.string) else { return try repr(value) }
        if method.isSlotWrapper(.string) { return try object.nativeString(self) }
        let result = try callSpecial(method, value)
        guard let string = result.string else { throw typeError("__str__ returned non-string (type \(result.typeName))") }
        return string
    }

    /// `format(value, specification)`
    public func format(_ value: Value, _ specification: StringObject) throws -> StringObject {
        switch value {
        case .object(let object):
            if let method = object.type.special(.format), !method.isSlotWrapper(.format) {
                let result = try callSpecial(method, value, .object(specification))
                guard let string = result.string else { throw typeError("__format__ must return a str, not \(result.typeName)") }
                return string
            }
            return try object.nativeFormat(specification, self)
        default:
            if specification.byteCount == 0 { return try string(value) }
            return try Numbers.format(value, specification, self)
        }
    }

    func defaultFormat(_ object: Object, _ specification: StringObject) throws -> StringObject {
        if specification.byteCount > 0 { throw typeError("unsupported format string passed to \(object.type.name).__format__") }
        return try string(.object(object))
    }

    /// `<module.Name object at 0x…>`
    func appendDefaultRepr(_ object: Object, to text: inout [UInt8]) {
        let type = object.type
        let module = typeModuleName(type)
        let name = module == "builtins" ? type.qualifiedName : module + "." + type.qualifiedName
        text.append(contentsOf: "<\(name) object at \(address(object))>".utf8)
    }

    public func typeModuleName(_ type: TypeObject) -> String {
        if type.isBuiltin { return type.moduleName }
        return type.namespace[Names.module]?.string?.text ?? type.moduleName
    }

    /// An address as CPython shows it.
    public func address(_ object: Object) -> String {
        let digits = String(UInt(bitPattern: Unmanaged.passUnretained(object).toOpaque()), radix: 16)
        return "0x" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }

    public func address(_ value: Value) -> String { value.object.map(address) ?? "0x000000000000" }
}

/// Iterates over an object that only has `__getitem__`.
final class SequenceIterator: IteratorObject {
    @exclusivity(unchecked) private var sequence: Value?
    @exclusivity(unchecked) private var index = 0

    init(_ sequence: Value) {
        self.sequence = sequence
        super.init(Types.sequenceIterator)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        guard let sequence else { return nil }
        do {
            let value = try interpreter.getItem(sequence, .int(index))
            index &+= 1
            return value
        } catch let error as PythonError where interpreter.isException(error, "IndexError") || interpreter.isException(error, "StopIteration") {
            self.sequence = nil
            return nil
        }
    }
}
