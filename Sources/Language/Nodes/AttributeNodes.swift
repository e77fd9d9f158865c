internal import Syntax

/// `object.name`.  Remembers class, shape and field of the last object, or the class attribute that no field hides.
final class AttributeNode: ExpressionNode {
    let object: ExpressionNode
    let name: StringObject
    @exclusivity(unchecked) private var cachedShape: UnsafeMutableRawPointer?
    @exclusivity(unchecked) private var field = -1
    @exclusivity(unchecked) private var typeObject: TypeObject?
    @exclusivity(unchecked) private var cachedVersion: UInt = 0
    /// A class attribute that is read as it is.
    @exclusivity(unchecked) private var classValue = Value.undefined
    @exclusivity(unchecked) private var getter = Value.undefined
    @exclusivity(unchecked) private var module: ModuleObject?
    @exclusivity(unchecked) private var moduleVersion: UInt = 0
    @exclusivity(unchecked) private var modulePosition = 0

    init(_ span: Span, _ object: ExpressionNode, _ name: StringObject) {
        self.object = object
        self.name = name
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let value = try object.evaluate(frame, interpreter)
        if case .object(let target) = value {
            if let shape = target.shape, shape.toOpaque() == cachedShape, let typeObject, typeObject.version == cachedVersion {
                if field >= 0, let fields = target.fields { return fields[field] }
                if case .undefined = getter { return classValue }
                do { return try interpreter.call1(getter, value) } catch { throw interpreter.located(error, span) }
            }
            if let module, target === module, module.namespace.layoutVersion == moduleVersion { return module.namespace.value(at: modulePosition) }
            remember(target)
        }
        do {
            let result = try interpreter.getAttribute(value, name)
            if case .object(let target) = value, target.kind == .module { remember(module: unsafeDowncast(target, to: ModuleObject.self)) }
            return result
        } catch { throw interpreter.located(error, span) }
    }

    private func remember(module: ModuleObject) {
        let position = module.namespace.position(of: name)
        guard position >= 0 else { return }
        self.module = module
        moduleVersion = module.namespace.layoutVersion
        modulePosition = position
    }

    @inline(never)
    private func remember(_ target: Object) {
        guard target.kind == .instance || target.kind == .exception, let pointer = target.shape, !target.overridesNativeAttribute else { return }
        let shape = pointer.takeUnretainedValue()
        if shape.isDictionary { return }
        let type = target.type
        if let method = type.special(.getAttribute), !method.isSlotWrapper(.getAttribute) { return }
        let found = type.lookup(name)
        let slot = shape.field(name)
        var getter = Value.undefined, classValue = Value.undefined
        if slot >= 0 {
            if let found, found.mayBeDataDescriptor { return }
        } else {
            guard let found else { return }
            switch found {
            case .object(let object):
                if object.kind == .instance || object.kind == .other {
                    // A property is called directly unless the class catches its errors.
                    guard let property = object as? PropertyObject, !property.getter.isNone, type.special(.getAttr) == nil else { return }
                    getter = property.getter
                } else if object.kind == .function || object.kind == .native || object.kind == .type {
                    return
                } else {
                    classValue = found
                }
            default: classValue = found
            }
        }
        cachedShape = pointer.toOpaque()
        field = slot
        typeObject = type
        cachedVersion = type.version
        self.getter = getter
        self.classValue = classValue
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

extension Object {
    /// Whether the layout answers some attributes itself, so that caches by shape do not hold.
    final var overridesNativeAttribute: Bool { self is SuperObject }
}

/// `object.name = …`
final class AttributeTarget: TargetNode {
    let object: ExpressionNode
    let name: StringObject
    @exclusivity(unchecked) private var cachedShape: UnsafeMutableRawPointer?
    @exclusivity(unchecked) private var field = -1
    /// The shape after the attribute was added; nil: it is there already.
    @exclusivity(unchecked) private var nextShape: Shape?
    @exclusivity(unchecked) private var typeObject: TypeObject?
    @exclusivity(unchecked) private var cachedVersion: UInt = 0

    init(_ span: Span, _ object: ExpressionNode, _ name: StringObject) {
        self.object = object
        self.name = name
        super.init(span)
    }

    override func assign(_ value: Value, _ frame: Frame, _ interpreter: Interpreter) throws {
        try assign(value, to: object.evaluate(frame, interpreter), interpreter)
    }

    func assign(_ value: Value, to owner: Value, _ interpreter: Interpreter) throws {
        if case .object(let target) = owner {
            if let shape = target.shape, shape.toOpaque() == cachedShape, let typeObject, typeObject.version == cachedVersion {
                if let nextShape {
                    target.addOwnAttribute(shape.takeUnretainedValue(), nextShape, value)
                } else if let fields = target.fields {
                    fields[field] = value
                }
                return
            }
            if let shape = remember(target) {
                if let nextShape { target.addOwnAttribute(shape, nextShape, value) } else if let fields = target.fields { fields[field] = value }
                return
            }
        }
        do { try interpreter.setAttribute(owner, name, value) } catch { throw interpreter.located(error, span) }
    }

    override func delete(_ frame: Frame, _ interpreter: Interpreter) throws {
        let owner = try object.evaluate(frame, interpreter)
        do { try interpreter.setAttribute(owner, name, .undefined) } catch { throw interpreter.located(error, span) }
    }

    /// The object's shape, if a plain assignment is all that happens.
    @inline(never)
    private func remember(_ target: Object) -> Shape? {
        guard target.kind == .instance || target.kind == .exception else { return nil }
        let type = target.type
        guard type.hasAttributes, type.slots == nil, !type.isBuiltin else { return nil }
        if let method = type.special(.setAttr), !method.isSlotWrapper(.setAttr) { return nil }
        if let found = type.lookup(name), found.mayBeDataDescriptor { return nil }
        if target.shape == nil {
            // The first attribute: from now on the object has the class's first shape.
            target.fields = .allocate(capacity: type.rootShape.capacity)
            target.shape = Unmanaged.passUnretained(type.rootShape)
        }
        guard let shape = target.shape?.takeUnretainedValue(), !shape.isDictionary, shape.names.count < 4096, name !== Names.className, name !== Names.dict else { return nil }
        cachedShape = Unmanaged.passUnretained(shape).toOpaque()
        typeObject = type
        cachedVersion = type.version
        field = shape.field(name)
        nextShape = field >= 0 ? nil : shape.adding(name)
        return shape
    }
}
