/// Any value of the language: what needs no memory of its own, or a reference to an object.
public enum Value {
    /// No value: an unbound variable, an absent argument.  Never seen by a program.
    case undefined
    case none
    case bool(Bool)
    /// An int that fits a machine word; others are `BigIntObject`.
    case int(Int)
    case float(Double)
    case object(Object)
}

extension Value {
    @inlinable public var isUndefined: Bool { if case .undefined = self { return true } else { return false } }
    @inlinable public var isNone: Bool { if case .none = self { return true } else { return false } }

    /// The object, if the value is one.
    @inlinable public var object: Object? { if case .object(let object) = self { return object } else { return nil } }

    /// The object if its kind is `kind`.  Kinds of exact built-in types name one Swift class each.
    @inline(__always) @inlinable
    public func object<T: Object>(_ kind: Object.Kind, _ type: T.Type) -> T? {
        if case .object(let object) = self, object.kind == kind { return unsafeDowncast(object, to: T.self) }
        return nil
    }

    /// A str, of a subclass too.
    public var string: StringObject? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .string { return unsafeDowncast(object, to: StringObject.self) }
        return object.kind == .instance ? object as? StringObject : nil
    }

    /// A list, of a subclass too.
    public var list: ListObject? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .list { return unsafeDowncast(object, to: ListObject.self) }
        return object.kind == .instance ? object as? ListObject : nil
    }

    /// A tuple, of a subclass too.
    public var tuple: TupleObject? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .tuple { return unsafeDowncast(object, to: TupleObject.self) }
        return object.kind == .instance ? object as? TupleObject : nil
    }

    /// A dict, of a subclass too.
    public var dict: DictObject? {
        guard case .object(let object) = self else { return nil }
        if object.kind == .dict { return unsafeDowncast(object, to: DictObject.self) }
        return object.kind == .instance ? object as? DictObject : nil
    }

    /// A class.
    public var type: TypeObject? { object(.type, TypeObject.self) }

    /// Whether both are the same object (`is`).
    @inlinable public func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.undefined, .undefined), (.none, .none): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.int(let a), .int(let b)): return a == b
        case (.float(let a), .float(let b)): return a.bitPattern == b.bitPattern
        case (.object(let a), .object(let b)): return a === b
        default: return false
        }
    }

    /// The class of the value.
    @inlinable public var typeRef: TypeRef {
        switch self {
        case .undefined, .none: return Types.none
        case .bool: return Types.bool
        case .int: return Types.int
        case .float: return Types.float
        case .object(let object): return object.typeRef
        }
    }

    public var typeObject: TypeObject { typeRef.object }

    /// The name of the class, for messages.
    public var typeName: String { typeObject.shownName }

    @inlinable public init(_ object: Object) { self = .object(object) }

    /// A str.
    public init(_ text: String) { self = .object(StringObject(text)) }

    /// An int of any size.
    public init(_ integer: IntegerValue) {
        switch integer {
        case .small(let value): self = .int(value)
        case .big(let value): self = .object(BigIntObject(value))
        }
    }

    public static var notImplemented: Value { .object(Singletons.notImplemented) }
    public static var ellipsis: Value { .object(Singletons.ellipsis) }

    public var isNotImplemented: Bool { if case .object(let object) = self { return object === Singletons.notImplemented } else { return false } }
    public var isEllipsis: Bool { if case .object(let object) = self { return object === Singletons.ellipsis } else { return false } }
}

/// `NotImplemented` and `Ellipsis`.
public final class SingletonObject: Object {
    public let name: String
    init(_ name: String, _ type: TypeRef) {
        self.name = name
        super.init(.other, type)
    }
    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { text.append(contentsOf: name.utf8) }
}

/// How a `Value` lies in memory: eight bytes of payload, then a tag.  Reading both directly spares a copy of the value, which counts a reference where
/// the compiler does not see that there is none.  `ValueLayoutTests` holds the numbers.
enum ValueLayout {
    static let tagOffset = 8
    static let int: UInt8 = 1
    static let float: UInt8 = 2
    static let object: UInt8 = 3
}

extension UnsafeMutablePointer where Pointee == Value {
    @inline(__always)
    var tag: UInt8 { UnsafeRawPointer(self).load(fromByteOffset: ValueLayout.tagOffset, as: UInt8.self) }

    @inline(__always)
    var isObject: Bool { tag == ValueLayout.object }

    /// The payload of an int.
    @inline(__always)
    var int: Int { UnsafeRawPointer(self).load(as: Int.self) }

    /// The payload of a float.
    @inline(__always)
    var float: Double { UnsafeRawPointer(self).load(as: Double.self) }

    /// The object, not counted; nil for other values.
    @inline(__always)
    var unmanaged: Unmanaged<Object>? { isObject ? UnsafeRawPointer(self).load(as: Unmanaged<Object>.self) : nil }

    /// A copy of the value; a number costs no call.
    @inline(__always)
    var copied: Value {
        let tag = self.tag
        if tag == ValueLayout.int { return .int(int) }
        if tag == ValueLayout.float { return .float(float) }
        return pointee
    }

    /// Begins as a copy of another value; what is no object costs no call.
    @inline(__always)
    func initialize(copying source: UnsafeMutablePointer<Value>) {
        if source.isObject {
            initialize(to: source.pointee)
        } else {
            UnsafeMutableRawPointer(self).copyMemory(from: source, byteCount: MemoryLayout<Value>.stride)
        }
    }

    /// Replaces the value; a number that goes costs no call.
    @inline(__always)
    func replace(with value: Value) { if isObject { pointee = value } else { initialize(to: value) } }

    /// Replaces what is no object.
    @inline(__always)
    func store(_ number: Number) {
        switch number {
        case .int(let number): initialize(to: .int(number))
        case .float(let number): initialize(to: .float(number))
        case .none: break
        }
    }

    /// Runs `body` with the object at an index without counting a reference: it stays where it is meanwhile.  Nil: no object stands there.
    @inline(__always)
    func withObject<R>(_ index: Int, _ body: (Object) throws -> R) rethrows -> R? { try (self + index).unmanaged?._withUnsafeGuaranteedRef(body) }
}

enum Singletons {
    static let notImplemented = SingletonObject("NotImplemented", Types.notImplemented)
    static let ellipsis = SingletonObject("Ellipsis", Types.ellipsis)
}
