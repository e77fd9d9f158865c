/// Which attribute stands in which field.  Objects of one class that got the same attributes in the same order share a shape; nodes
/// remember shape and field of their last object.
final class Shape {
    let type: TypeRef
    let names: [StringObject]
    /// How many fields to allocate.
    let capacity: Int
    /// The object keeps its attributes in a dict (field 0), since a program asked for its `__dict__` or deleted one.
    let isDictionary: Bool
    private var transitions: [ObjectIdentifier: Shape] = [:]
    private lazy var table: [ObjectIdentifier: Int] = Dictionary(uniqueKeysWithValues: names.enumerated().map { (ObjectIdentifier($1), $0) })

    init(type: TypeRef, names: [StringObject] = [], isDictionary: Bool = false) {
        self.type = type
        self.names = names
        self.isDictionary = isDictionary
        var size = 4
        while size < names.count { size &*= 2 }
        capacity = size
        // Shapes live as long as their class: for ever.
        _ = Unmanaged.passRetained(self)
    }

    var count: Int { isDictionary ? 1 : names.count }

    /// The field of an interned name, or -1.
    func field(_ name: StringObject) -> Int {
        if names.count > 8 { return table[ObjectIdentifier(name)] ?? -1 }
        for index in names.indices where names[index] === name { return index }
        return -1
    }

    /// The shape with one more attribute.
    func adding(_ name: StringObject) -> Shape {
        if let known = transitions[ObjectIdentifier(name)] { return known }
        let made = Shape(type: type, names: names + [name])
        transitions[ObjectIdentifier(name)] = made
        return made
    }
}

extension Object {
    /// The attribute's value in the object itself.
    @inline(__always)
    public final func ownAttribute(_ name: StringObject) -> Value? {
        guard let shape = shape?.takeUnretainedValue(), let fields else { return nil }
        if shape.isDictionary {
            guard case .object(let object) = fields[0] else { return nil }
            return unsafeDowncast(object, to: DictObject.self)[name]
        }
        let field = shape.field(name)
        return field < 0 ? nil : fields[field]
    }

    /// Sets an attribute of the object itself.
    final func setOwnAttribute(_ name: StringObject, _ value: Value) {
        let shape = self.shape?.takeUnretainedValue() ?? type.rootShape
        if shape.isDictionary {
            if let fields, case .object(let object) = fields[0] { unsafeDowncast(object, to: DictObject.self)[name] = value }
            return
        }
        let field = shape.field(name)
        if field >= 0, let fields {
            fields[field] = value
            return
        }
        if shape.names.count >= 4096 {
            // An object used as a dict.
            attributeDictionary()[name] = value
            return
        }
        addOwnAttribute(shape, shape.adding(name), value)
    }

    /// Goes from one shape to its follower with one more attribute.
    @inline(__always)
    final func addOwnAttribute(_ old: Shape, _ new: Shape, _ value: Value) {
        if let fields {
            if new.capacity != old.capacity {
                let larger = UnsafeMutablePointer<Value>.allocate(capacity: new.capacity)
                larger.moveInitialize(from: fields, count: old.count)
                fields.deallocate()
                self.fields = larger
            }
        } else {
            fields = .allocate(capacity: new.capacity)
        }
        guard let fields else { return }
        (fields + old.count).initialize(to: value)
        shape = Unmanaged.passUnretained(new)
    }

    /// Removes an attribute of the object itself; false if there is none.
    final func removeOwnAttribute(_ name: StringObject) -> Bool {
        guard ownAttribute(name) != nil else { return false }
        attributeDictionary()[name] = nil
        return true
    }

    /// The object's `__dict__`; from now on its attributes live there.
    final func attributeDictionary() -> DictObject {
        if let shape = shape?.takeUnretainedValue(), let fields {
            if shape.isDictionary, case .object(let object) = fields[0] { return unsafeDowncast(object, to: DictObject.self) }
            let dictionary = DictObject(capacity: shape.count)
            for (index, name) in shape.names.enumerated() { dictionary[name] = fields[index] }
            fields.deinitialize(count: shape.count)
            fields.initialize(to: .object(dictionary))
            self.shape = Unmanaged.passUnretained(type.dictionaryShape)
            return dictionary
        }
        let dictionary = DictObject()
        let fields = UnsafeMutablePointer<Value>.allocate(capacity: 4)
        fields.initialize(to: .object(dictionary))
        self.fields = fields
        shape = Unmanaged.passUnretained(type.dictionaryShape)
        return dictionary
    }

    /// Makes the object one of another class with the same layout.
    public final func become(_ new: TypeRef) {
        if fields != nil {
            _ = attributeDictionary()
            shape = Unmanaged.passUnretained(new.object.dictionaryShape)
        }
        typeRef = new
    }

    /// Replaces `__dict__`.
    final func setAttributeDictionary(_ dictionary: DictObject) {
        _ = attributeDictionary()
        fields?[0] = .object(dictionary)
    }

    /// Names and values of the attributes in the object itself, in order.
    final var ownAttributes: [(name: Value, value: Value)] {
        guard let shape = shape?.takeUnretainedValue(), let fields else { return [] }
        if shape.isDictionary {
            guard case .object(let object) = fields[0] else { return [] }
            return unsafeDowncast(object, to: DictObject.self).items.map { ($0.key, $0.value) }
        }
        return shape.names.enumerated().map { (.object($1), fields[$0]) }
    }
}
