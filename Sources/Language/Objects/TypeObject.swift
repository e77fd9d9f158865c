/// A class of the language.
public final class TypeObject: Object {
    @exclusivity(unchecked) public var name: String
    @exclusivity(unchecked) public var qualifiedName: String
    /// The name in messages: classes of `numpy`, which are written in the language here, have their module before it, as classes written in C have.
    public var shownName: String { isBuiltin || moduleText != "numpy" ? name : "numpy." + name }
    /// `__module__` of a class, as text.
    public var moduleText: String { (isBuiltin ? nil : namespace[Names.module]?.string?.text) ?? moduleName }
    /// `__module__` of a built-in class; a program's class has it in its namespace.
    public let moduleName: String
    @exclusivity(unchecked) public internal(set) var bases: [TypeObject]
    /// The method resolution order, this class first.
    @exclusivity(unchecked) public internal(set) var order: [TypeObject] = []
    /// The class's own attributes.
    public let namespace = DictObject()
    /// Made by Swift code; a program cannot change it.
    public let isBuiltin: Bool
    /// The class belongs to a library that is sealed.
    @exclusivity(unchecked) var isSealed = false
    /// What makes a new object of this class or of a subclass (`__new__` and `__init__` of built-in classes).
    @exclusivity(unchecked) public internal(set) var layout: Layout
    /// Whether objects may have attributes of their own.
    @exclusivity(unchecked) public var hasAttributes: Bool
    /// Whether a program may derive from it.
    public let isSubclassable: Bool
    /// Names from `__slots__` if every class of the order has them; nil: any.
    @exclusivity(unchecked) var slots: Set<String>?
    /// Classes that derive directly from this one.
    @exclusivity(unchecked) private var subclasses: [TypeObject] = []
    /// Changes with every change of the class or of a base.  Nodes compare it.
    public var version: UInt { versionCell.pointee }
    /// Where the version stands: nodes read it without touching the class.
    let versionCell: UnsafeMutablePointer<UInt> = {
        let cell = UnsafeMutablePointer<UInt>.allocate(capacity: 1)
        cell.initialize(to: 1)
        return cell
    }()
    @exclusivity(unchecked) private var cache = LookupCache()
    @exclusivity(unchecked) private var initializer: FunctionObject?
    @exclusivity(unchecked) private var initializerVersion: UInt = 0
    /// The `__init__` of an exception's class; valid as `plainInitializer` is.
    @exclusivity(unchecked) private(set) var layoutInitializer: FunctionObject?
    /// An exception's class without an `__init__` of its own, or whose built-in one has nothing to add; valid as `plainInitializer` is.
    @exclusivity(unchecked) private(set) var isPlainException = false
    /// Plain, and without an `__init__` of its own; valid as `plainInitializer` is.
    @exclusivity(unchecked) private(set) var isBare = false
    @exclusivity(unchecked) private var specials: UnsafeMutablePointer<Value>?
    private(set) lazy var rootShape = Shape(type: TypeRef(self))
    private(set) lazy var dictionaryShape = Shape(type: TypeRef(self), isDictionary: true)
    /// Abstract methods without an implementation (`abc`).
    @exclusivity(unchecked) public internal(set) var abstractMethods: [String] = []
    public internal(set) var documentation: String?
    /// What calling the class with one positional argument does, for classes that programs convert with (`str(x)`); a subclass has none.
    public typealias Conversion = (Value, Interpreter) throws -> Value
    @exclusivity(unchecked) final var conversion: Conversion?
    /// What else a target keeps with a class of its own.
    @exclusivity(unchecked) public var payload: AnyObject?

    /// How objects of a class are laid out: the Swift class that a built-in class names.
    public struct Layout {
        /// The built-in class whose layout it is.
        public let name: String
        /// Makes an object of class `type`.  Arguments are those of the call without the class.
        public let make: (TypeObject, Arguments, Interpreter) throws -> Value
        /// What `__init__` of the built-in class does (nothing for immutable ones); nil for `object.__init__`.
        public let initialize: ((Value, Arguments, Interpreter) throws -> Void)?
        /// Whether a program can make objects of the class; if not, `make` throws.
        public let isMakeable: Bool
        /// The layout is that of `object`: nothing but attributes.
        let isPlain: Bool
        /// The layout is that of `BaseException`: the arguments, and no keywords.
        var isException = false

        public init(name: String, isMakeable: Bool = true, make: @escaping (TypeObject, Arguments, Interpreter) throws -> Value,
                    initialize: ((Value, Arguments, Interpreter) throws -> Void)? = nil) {
            self.name = name
            isPlain = name == "object"
            self.isMakeable = isMakeable
            self.make = make
            self.initialize = initialize
        }
    }

    init(name: String, qualifiedName: String? = nil, module: String, bases: [TypeObject], metaclass: TypeRef, layout: Layout, isBuiltin: Bool,
         hasAttributes: Bool, isSubclassable: Bool) {
        self.name = name
        // a native class whose messages name its module has a name with it; the qualified name has not
        self.qualifiedName = qualifiedName ?? (isBuiltin && name.hasPrefix(module + ".") ? String(name.dropFirst(module.count + 1)) : name)
        moduleName = module
        self.bases = bases
        self.layout = layout
        self.isBuiltin = isBuiltin
        self.hasAttributes = hasAttributes
        self.isSubclassable = isSubclassable
        super.init(metaclass == Types.type ? .type : .type, metaclass)
        for base in bases { base.subclasses.append(self) }
        // Classes live as long as the process; `TypeRef` relies on it.
        _ = Unmanaged.passRetained(self)
    }

    public var reference: TypeRef { TypeRef(self) }

    /// Notes a class that derives directly from this one, where `init` could not.
    func adopt(_ subclass: TypeObject) { subclasses.append(subclass) }

    /// `__subclasses__()`
    public var directSubclasses: [TypeObject] { subclasses }

    public func isSubclass(of other: TypeObject) -> Bool {
        if self === other { return true }
        for type in order where type === other { return true }
        return false
    }

    // MARK: attributes

    /// The attribute as it stands in the first class of the order that has it.
    public func lookup(_ name: StringObject) -> Value? {
        if let known = cache.found(name) { return known.isUndefined ? nil : known }
        return find(name.isInterned ? name : name.interned)
    }

    @inline(never)
    private func find(_ name: StringObject) -> Value? {
        var found: Value?
        for type in order {
            if let value = type.namespace[name] { found = value; break }
        }
        cache.remember(name, found ?? .undefined)
        return found
    }

    /// The class of the order whose own namespace has `name`.
    public func owner(of name: StringObject) -> TypeObject? { order.first { $0.namespace[name] != nil } }

    /// The class's special method, not bound; nil if it has none (or it was set to None).
    @inline(__always)
    public func special(_ special: Special) -> Value? {
        if let specials {
            switch specials[special.rawValue] {
            case .undefined: break
            case .none: return nil
            case let value: return value
            }
        }
        return findSpecial(special)
    }

    @inline(never)
    private func findSpecial(_ special: Special) -> Value? {
        let found = find(special.interned) ?? .none
        let table: UnsafeMutablePointer<Value>
        if let specials {
            table = specials
        } else {
            table = .allocate(capacity: Special.allCases.count)
            table.initialize(repeating: .undefined, count: Special.allCases.count)
            specials = table
        }
        table[special.rawValue] = found
        return found.isNone ? nil : found
    }

    /// Whether the class says `name = None` (`__hash__`, `__iter__`, …).
    public func isDisabled(_ special: Special) -> Bool { find(special.interned)?.isNone ?? false }

    /// Sets (`.undefined`: removes) an attribute of the class itself.  False: there was nothing to remove.
    @discardableResult
    public func setOwn(_ name: StringObject, _ value: Value) -> Bool {
        if value.isUndefined {
            if namespace[name] == nil { return false }
            namespace[name.interned] = nil
        } else {
            namespace[name.interned] = value
        }
        changed(name.interned)
        return true
    }

    /// Forgets what was remembered about the class and all that derive from it.
    ///
    /// - Parameter name: the only attribute that changed; nil: any.
    func changed(_ name: StringObject? = nil) {
        if let name, subclasses.isEmpty { return forget(name) }
        var waiting = [self]
        var seen: Set<ObjectIdentifier> = []
        while let type = waiting.popLast() {
            if !seen.insert(ObjectIdentifier(type)).inserted { continue }
            type.forget(name)
            waiting.append(contentsOf: type.subclasses)
        }
    }

    private func forget(_ name: StringObject?) {
        versionCell.pointee &+= 1
        if let name { cache.forget(name) } else { cache.removeAll() }
        // Special methods begin with an underscore.
        if let name, name.byteCount > 0, name.bytes[0] != 0x5F { return }
        if let specials { for index in 0..<Special.allCases.count { specials[index] = .undefined } }
    }

    /// Takes other bases; classes that derive from this one get their orders anew.
    func setBases(_ new: [TypeObject], order newOrder: [TypeObject]) {
        for base in bases { base.subclasses.removeAll { $0 === self } }
        bases = new
        for base in new { base.subclasses.append(self) }
        order = newOrder
        var waiting = subclasses
        while let type = waiting.popLast() {
            if let order = TypeObject.linearize(type, type.bases) { type.order = order }
            waiting.append(contentsOf: type.subclasses)
        }
        changed()
    }

    // MARK: protocols

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        let module = interpreter.typeModuleName(self)
        text.append(contentsOf: "<class '\(module == "builtins" ? qualifiedName : module + "." + qualifiedName)'>".utf8)
    }

    /// `int | None`
    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        guard operation == .or else { return .notImplemented }
        return try UnionObject.union(.object(self), other, reflected: reflected, interpreter)
    }

    /// The `__init__` of a class whose objects are plain: no `__new__`, metaclass or abstract method has a say.  Nil: it is not so.
    var plainInitializer: FunctionObject? {
        @inline(__always) get {
            if initializerVersion == version { return initializer }
            return findInitializer()
        }
    }

    @inline(never)
    private func findInitializer() -> FunctionObject? {
        initializerVersion = version
        initializer = nil
        layoutInitializer = nil
        isBare = false
        isPlainException = typeRef == Types.type && layout.isException && abstractMethods.isEmpty && !hasOwnNew
            && special(.initialize)?.isSlotWrapper(.initialize) ?? false
        guard typeRef == Types.type, !isBuiltin, abstractMethods.isEmpty else { return nil }
        if hasOwnNew { return nil }
        let own = special(.initialize)?.object(.function, FunctionObject.self)
        if layout.isPlain {
            initializer = own
            isBare = special(.initialize)?.isSlotWrapper(.initialize) ?? false
        } else if isSubclass(of: Types.baseException.object), !isSubclass(of: ExceptionTypes.named("BaseExceptionGroup").object) {
            layoutInitializer = own
        }
        return initializer
    }

    /// Whether a program's `__new__` makes the objects.
    private var hasOwnNew: Bool {
        guard let new = special(.new)?.object as? StaticMethodObject else { return false }
        return new.function.object(.native, NativeFunction.self) == nil
    }

    // MARK: the method resolution order

    /// The C3 linearisation; nil if the bases contradict each other.
    static func linearize(_ type: TypeObject, _ bases: [TypeObject]) -> [TypeObject]? {
        var lists = bases.map { ArraySlice($0.order) } + [ArraySlice(bases)]
        var result = [type]
        while true {
            lists.removeAll { $0.isEmpty }
            if lists.isEmpty { return result }
            guard let next = lists.lazy.compactMap(\.first).first(where: { candidate in !lists.contains { $0.dropFirst().contains { $0 === candidate } } }) else {
                return nil
            }
            result.append(next)
            for index in lists.indices where lists[index].first === next { lists[index].removeFirst() }
        }
    }
}

extension TypeRef {
    init(_ type: TypeObject) { self.init(UnsafeRawPointer(Unmanaged.passUnretained(type).toOpaque())) }
}
