internal import Syntax

/// What an attribute's node remembers of the last object: its shape, the class's version, and where the value is.  Everything is compared
/// by address, so that looking costs no reference counting.
struct AttributeCache {
    private var shape: UnsafeMutableRawPointer?
    private var versionCell: UnsafePointer<UInt>?
    private var version: UInt = 0
    /// The field of the object; -1: a class attribute.
    private(set) var field = -1
    /// A class attribute that is read as it is.
    private(set) var classValue = Value.undefined
    /// A property's function.
    private(set) var getter = Value.undefined

    @inline(__always)
    func fits(_ target: Object) -> Bool {
        guard let shape, let versionCell, target.shape?.toOpaque() == shape else { return false }
        return versionCell.pointee == version
    }

    /// Remembers how `name` is found in objects like `target`, if a field or a plain class attribute is all there is to it.
    @inline(never)
    mutating func remember(_ target: Object, _ name: StringObject) {
        guard target.kind == .instance || target.kind == .exception, let pointer = target.shape else { return }
        let shape = pointer.takeUnretainedValue()
        if shape.isDictionary || target is SuperObject { return }
        let type = target.type
        if let method = type.special(.getAttribute), !method.isSlotWrapper(.getAttribute) { return }
        let found = type.lookup(name)
        let slot = shape.field(name)
        var getter = Value.undefined, classValue = Value.undefined
        if slot >= 0 {
            if let found, found.mayBeDataDescriptor { return }
        } else {
            guard let found else { return }
            if case .object(let object) = found {
                switch object.kind {
                case .instance, .other:
                    // A property is called directly unless the class catches its errors.
                    guard let property = object as? PropertyObject, !property.getter.isNone, !property.overrides(.get), type.special(.getAttr) == nil else { return }
                    getter = property.getter
                case .function, .native, .type: return
                default: classValue = found
                }
            } else {
                classValue = found
            }
        }
        self.shape = pointer.toOpaque()
        versionCell = UnsafePointer(type.versionCell)
        version = type.version
        field = slot
        self.getter = getter
        self.classValue = classValue
    }
}

/// What a node remembers of a module's variable.
struct ModuleCache {
    private var module: UnsafeMutableRawPointer?
    private var namespace: Unmanaged<DictObject>?
    private var version: UInt = 0
    private var position = 0

    @inline(__always)
    func value(_ target: Object) -> Value? {
        guard let module, let namespace, module == Unmanaged.passUnretained(target).toOpaque() else { return nil }
        return namespace._withUnsafeGuaranteedRef { $0.layoutVersion == version ? $0.value(at: position) : nil }
    }

    @inline(never)
    mutating func remember(_ target: Object, _ name: StringObject) {
        guard target.kind == .module, target.typeRef == Types.module else { return }
        let found = unsafeDowncast(target, to: ModuleObject.self)
        let place = found.namespace.position(of: name)
        guard place >= 0 else { return }
        // Retained for good, so that no other object can come to stand at the address.
        module = Unmanaged.passRetained(target).toOpaque()
        namespace = Unmanaged.passRetained(found.namespace)
        version = found.namespace.layoutVersion
        position = place
    }
}

/// What a node remembers of a class's plain attribute (`Class.counter`).
struct TypeCache {
    private var type: UnsafeMutableRawPointer?
    private var versionCell: UnsafePointer<UInt>?
    private var version: UInt = 0
    private var found = Value.undefined

    @inline(__always)
    func value(_ target: Object) -> Value? {
        guard let type, let versionCell, type == Unmanaged.passUnretained(target).toOpaque(), versionCell.pointee == version else { return nil }
        return found
    }

    @inline(never)
    mutating func remember(_ target: Object, _ name: StringObject, _ result: Value) {
        guard target.kind == .type, target.typeRef == Types.type else { return }
        let type = unsafeDowncast(target, to: TypeObject.self)
        // Only what stands in the class as it is read, and only where `type` itself has no say.
        guard let plain = type.lookup(name), plain.isIdentical(to: result), Types.type.object.lookup(name) == nil else { return }
        self.type = Unmanaged.passUnretained(target).toOpaque()
        versionCell = UnsafePointer(type.versionCell)
        version = type.version
        found = result
    }
}

/// What a node remembers of a computed attribute of exceptions (`error.args`) and tensors (`x.shape`).
struct ComputedCache {
    private var type: UnsafeRawPointer?
    private var versionCell: UnsafePointer<UInt>?
    private var version: UInt = 0
    private var attribute: GetSetObject?

    @inline(__always)
    func attribute(_ target: Object) -> GetSetObject? {
        guard let versionCell, target.typeRef.address == type, versionCell.pointee == version else { return nil }
        return attribute
    }

    mutating func remember(_ target: Object, _ name: StringObject) {
        guard target.kind == .exception || target.kind == .tensor || target.kind == .instance else { return }
        let found = target.type
        if let method = found.special(.getAttribute), !method.isSlotWrapper(.getAttribute) { return }
        guard found.special(.getAttr) == nil, let computed = found.lookup(name)?.object as? GetSetObject else { return }
        type = target.typeRef.address
        versionCell = UnsafePointer(found.versionCell)
        version = found.version
        attribute = computed
    }
}

/// `object.name`
final class AttributeNode: ExpressionNode {
    let object: ExpressionNode
    let name: StringObject
    /// The slot of a local variable as object, read in place; -1: another expression.
    private let slot: Int
    @exclusivity(unchecked) private var cache = AttributeCache()
    /// The one before: many places see objects of two classes.
    @exclusivity(unchecked) private var older = AttributeCache()
    @exclusivity(unchecked) private var module = ModuleCache()
    @exclusivity(unchecked) private var typeCache = TypeCache()
    @exclusivity(unchecked) private var computed = ComputedCache()

    init(_ span: Span, _ object: ExpressionNode, _ name: StringObject) {
        self.object = object
        self.name = name
        slot = object.localSlot ?? -1
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if slot >= 0, let target = (frame.slots + slot).unmanaged, let place = target._withUnsafeGuaranteedRef({ self.place($0) }) { return place.copied }
        return try read(object.evaluate(frame, interpreter), interpreter)
    }

    /// Where the object keeps the attribute, if the cache knows.
    @inline(__always)
    func place(_ target: Object) -> UnsafeMutablePointer<Value>? {
        guard let fields = target.fields else { return nil }
        if cache.field >= 0, cache.fits(target) { return fields + cache.field }
        if older.field >= 0, older.fits(target) { return fields + older.field }
        return nil
    }

    override var isNumeric: Bool { slot >= 0 }
    override func number(_ frame: Frame) -> Number {
        guard let target = (frame.slots + slot).unmanaged, let place = target._withUnsafeGuaranteedRef({ self.place($0) }) else { return .none }
        return Number(place)
    }

    /// Where the object keeps the attribute, if reading and assigning it are plain.
    @inline(__always)
    func place(_ object: Object, for target: AttributeTarget) -> UnsafeMutablePointer<Value>? {
        guard let place = self.place(object), target.place(object) == place else { return nil }
        return place
    }

    override var canPeek: Bool { slot >= 0 }
    override func peek(_ frame: Frame) -> Unmanaged<Object>? {
        guard slot >= 0, let target = (frame.slots + slot).unmanaged else { return nil }
        return target._withUnsafeGuaranteedRef { self.place($0) }?.unmanaged
    }

    /// The attribute of a value.
    @inline(__always)
    func read(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        if case .object(let target) = value {
            if let place = self.place(target) { return place.copied }
            if cache.fits(target) { return try known(cache, value, interpreter) }
            if older.fits(target) { return try known(older, value, interpreter) }
            if let attribute = computed.attribute(target) {
                do { return try attribute.get(interpreter, target) } catch { throw interpreter.located(error, span) }
            }
            if let found = module.value(target) ?? typeCache.value(target) { return found }
        }
        return try find(value, interpreter)
    }

    /// What the cache says of an attribute of the class.
    @inline(__always)
    private func known(_ cache: AttributeCache, _ value: Value, _ interpreter: Interpreter) throws -> Value {
        if case .undefined = cache.getter { return cache.classValue }
        do { return try interpreter.call1(cache.getter, value) } catch { throw interpreter.located(error, span) }
    }

    @inline(never)
    private func find(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        if case .object(let target) = value {
            older = cache
            cache.remember(target, name)
        }
        do {
            let result = try interpreter.getAttribute(value, name)
            if case .object(let target) = value {
                module.remember(target, name)
                typeCache.remember(target, name, result)
                computed.remember(target, name)
            }
            return result
        } catch { throw interpreter.located(error, span) }
    }
}

extension Value {
    /// Whether a class attribute could go before an object's own.
    var mayBeDataDescriptor: Bool {
        guard case .object(let object) = self else { return false }
        switch object.kind {
        case .instance, .other: return true
        default: return false
        }
    }
}

/// `object.name = …`
final class AttributeTarget: TargetNode {
    let object: ExpressionNode
    let name: StringObject
    private let slot: Int
    private struct Cache {
        var shape: UnsafeMutableRawPointer?
        var field = -1
        /// The shape after the attribute was added; nil: it is there already.
        var nextShape: Unmanaged<Shape>?
        var versionCell: UnsafePointer<UInt>?
        var version: UInt = 0
    }
    @exclusivity(unchecked) private var cache = Cache()
    @exclusivity(unchecked) private var older = Cache()

    init(_ span: Span, _ object: ExpressionNode, _ name: StringObject) {
        self.object = object
        self.name = name
        slot = object.localSlot ?? -1
        super.init(span)
    }

    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {
        if slot >= 0, let target = (frame.slots + slot).unmanaged, target._withUnsafeGuaranteedRef({ put(value, $0) }) { return }
        try assign(value, to: object.evaluate(frame, interpreter), interpreter)
    }

    /// Assigns as the cache says; false if it does not fit.
    @inline(__always)
    func put(_ value: Value, _ target: Object) -> Bool { put(value, target, cache) || put(value, target, older) }

    @inline(__always)
    private func put(_ value: Value, _ target: Object, _ cache: Cache) -> Bool {
        guard let shape = target.shape, shape.toOpaque() == cache.shape, let versionCell = cache.versionCell, versionCell.pointee == cache.version else { return false }
        if let nextShape = cache.nextShape {
            shape._withUnsafeGuaranteedRef { old in nextShape._withUnsafeGuaranteedRef { target.addOwnAttribute(old, $0, value) } }
        } else if let fields = target.fields {
            (fields + cache.field).replace(with: value)
        }
        return true
    }

    /// Where the object keeps the attribute, if an assignment to it is plain; nil: not known, or it is new.
    @inline(__always)
    func place(_ target: Object) -> UnsafeMutablePointer<Value>? {
        guard let shape = target.shape?.toOpaque(), let fields = target.fields else { return nil }
        if shape == cache.shape, cache.nextShape == nil, let versionCell = cache.versionCell, versionCell.pointee == cache.version { return fields + cache.field }
        if shape == older.shape, older.nextShape == nil, let versionCell = older.versionCell, versionCell.pointee == older.version { return fields + older.field }
        return nil
    }

    func assign(_ value: Value, to owner: Value, _ interpreter: Interpreter) throws {
        if case .object(let target) = owner, put(value, target) || putOther(value, target) { return }
        do { try interpreter.setAttribute(owner, name, value) } catch { throw interpreter.located(error, span) }
    }

    @inline(never)
    private func putOther(_ value: Value, _ target: Object) -> Bool {
        older = cache
        return remember(target) && put(value, target)
    }

    override func delete(_ frame: Frame, _ interpreter: Interpreter) throws {
        let owner = try object.evaluate(frame, interpreter)
        do { try interpreter.setAttribute(owner, name, .undefined) } catch { throw interpreter.located(error, span) }
    }

    /// Whether a plain assignment is all that happens in objects like `target`; if so, remembers where.
    @inline(never)
    private func remember(_ target: Object) -> Bool {
        guard target.kind == .instance || target.kind == .exception, name !== Names.className, name !== Names.dict else { return false }
        let type = target.type
        guard type.hasAttributes, type.slots.map({ $0.contains(name.text) }) ?? true, !type.isBuiltin else { return false }
        if let method = type.special(.setAttr), !method.isSlotWrapper(.setAttr) { return false }
        if let found = type.lookup(name), found.mayBeDataDescriptor { return false }
        if target.shape == nil {
            // The first attribute: from now on the object has the class's first shape.
            target.fields = .allocate(capacity: type.rootShape.capacity)
            target.shape = Unmanaged.passUnretained(type.rootShape)
        }
        guard let shape = target.shape?.takeUnretainedValue(), !shape.isDictionary, shape.names.count < 4096 else { return false }
        let field = shape.field(name)
        cache = Cache(shape: Unmanaged.passUnretained(shape).toOpaque(), field: field, nextShape: field >= 0 ? nil : .passUnretained(shape.adding(name)),
                      versionCell: UnsafePointer(type.versionCell), version: type.version)
        return true
    }
}

/// `value.__class__.__mro__` and the like: the way from a value to all classes of the interpreter.  It is open for classes of the program and for exceptions.
final class ClassWalkNode: ExpressionNode {
    static let names: Set<String> = ["__mro__", "__bases__", "__base__"]

    let object: ExpressionNode
    let name: StringObject
    init(_ span: Span, _ object: ExpressionNode, _ name: StringObject) {
        self.object = object
        self.name = name
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let value = try object.evaluate(frame, interpreter)
        do {
            if let type = value.type, type.isBuiltin, !type.isSubclass(of: Types.baseException.object) {
                throw interpreter.attributeError("type object '\(type.name)' has no attribute '\(name.text)' here: \(RefusedNames.order)")
            }
            return try interpreter.getAttribute(value, name)
        } catch { throw interpreter.located(error, span) }
    }
}
