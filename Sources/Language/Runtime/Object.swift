internal import CRuntime

/// An object: what a `Value` refers to.
///
/// Every class of Swift below it is the layout of one or more classes of the language.  Operations that the layout itself knows are the
/// `native…` methods; a class declares which of them its program may see (`__len__`, `__add__`, …) when it is made (`TypeObject.native`).
/// A subclass written in the language is asked first.
open class Object {
    /// What fast paths look at.  All kinds but `instance` and `other` name exactly one class of the language and one class of Swift;
    /// an object of a subclass of `list` has kind `instance`, so its overridden methods are found.
    public enum Kind: UInt8 {
        /// An object of a class that a program defined (its Swift class may be that of a built-in base).
        case instance
        case string, bytes, list, tuple, dict, set, frozenset, range, slice, bigInt
        case function, native, boundMethod, type, module, cell
        case generator, iterator, exception
        /// Another layout of this or another target.
        case other
        /// A tensor (known here by its number only).
        case tensor
    }

    public final let kind: Kind
    @exclusivity(unchecked) public internal(set) final var typeRef: TypeRef
    /// Names of the attributes in `fields`; none for an object without attributes.
    @exclusivity(unchecked) final var shape: Unmanaged<Shape>?
    @exclusivity(unchecked) final var fields: UnsafeMutablePointer<Value>?

    public init(_ kind: Kind, _ type: TypeRef) {
        self.kind = kind
        typeRef = type
        shape = nil
        fields = nil
    }

    deinit {
        if let fields, let shape {
            let shape = shape._withUnsafeGuaranteedRef { ($0.count, $0.capacity) }
            Release.values(fields, count: shape.0)
            fields.deallocate()
        }
    }

    public final var type: TypeObject { typeRef.object }

    // What a layout can do by itself.  `self` stands for the first operand; nil and `.notImplemented` say that the other operand may know.

    /// `repr(self)`, appended to `text` (UTF-8).
    open func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { interpreter.appendDefaultRepr(self, to: &text) }
    /// `str(self)`
    open func nativeString(_ interpreter: Interpreter) throws -> StringObject { try interpreter.repr(.object(self)) }
    /// `format(self, specification)`
    open func nativeFormat(_ specification: StringObject, _ interpreter: Interpreter) throws -> StringObject {
        try interpreter.defaultFormat(self, specification)
    }
    /// `hash(self)`
    open func nativeHash(_ interpreter: Interpreter) throws -> Int { Interpreter.identityHash(self) }
    /// `bool(self)`
    open func nativeTruth(_ interpreter: Interpreter) throws -> Bool { true }
    /// `len(self)`
    open func nativeLength(_ interpreter: Interpreter) throws -> Int { throw interpreter.typeError("object of type '\(type.name)' has no len()") }
    /// `self[index]`
    open func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        throw interpreter.typeError("'\(type.name)' object is not subscriptable")
    }
    /// `self[index] = value`
    open func nativeSetItem(_ index: Value, _ value: Value, _ interpreter: Interpreter) throws {
        throw interpreter.typeError("'\(type.name)' object does not support item assignment")
    }
    /// The same for subscripts whose parts were written out; called for tensors only.
    open func nativeItem(_ index: SubscriptValues, _ interpreter: Interpreter) throws -> Value { try nativeItem(index.tuple, interpreter) }
    /// `self[index].item()` without an object between; nil: to be done in two steps.
    open func nativeElement(_ index: SubscriptValues, _ interpreter: Interpreter) throws -> Value? { nil }
    open func nativeSetItem(_ index: SubscriptValues, _ value: Value, _ interpreter: Interpreter) throws { try nativeSetItem(index.tuple, value, interpreter) }
    /// `del self[index]`
    open func nativeDeleteItem(_ index: Value, _ interpreter: Interpreter) throws {
        throw interpreter.noItemDeletion(type, index)
    }
    /// `value in self`
    open func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool {
        throw interpreter.typeError("argument of type '\(type.name)' is not iterable")
    }
    /// `iter(self)`
    open func nativeIterator(_ interpreter: Interpreter) throws -> Value {
        throw interpreter.typeError("'\(type.name)' object is not iterable")
    }
    /// `next(self)`; nil at the end.
    open func nativeNext(_ interpreter: Interpreter) throws -> Value? {
        throw interpreter.typeError("'\(type.name)' object is not an iterator")
    }
    /// `reversed(self)`
    open func nativeReversed(_ interpreter: Interpreter) throws -> Value {
        throw interpreter.typeError("'\(type.name)' object is not reversible")
    }
    /// `self(…)`
    open func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        throw interpreter.typeError("'\(type.name)' object is not callable")
    }
    /// `self ∘ other`, or `other ∘ self` if `reflected`.
    open func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        .notImplemented
    }
    /// `self ∘= other`
    open func nativeInPlace(_ operation: BinaryOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value { .notImplemented }
    /// `-self`, `+self`, `~self`, `abs(self)`; nil if there is none.
    open func nativeUnary(_ operation: UnaryOperation, _ interpreter: Interpreter) throws -> Value? { nil }
    /// `self < other` and so on.
    open func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        switch operation {
        case .equal: if case .object(let object) = other, object === self { return .bool(true) }
        case .notEqual: if case .object(let object) = other, object === self { return .bool(false) }
        default: break
        }
        return .notImplemented
    }
    /// `operator.index(self)`, `int(self)`, `float(self)`; nil if it is no number.
    open func nativeIndex(_ interpreter: Interpreter) throws -> Value? { nil }
    open func nativeInt(_ interpreter: Interpreter) throws -> Value? { nil }
    open func nativeFloat(_ interpreter: Interpreter) throws -> Double? { nil }
    /// An attribute that the layout itself knows, before the class is asked (modules, classes, `super`).
    open func nativeAttribute(_ name: StringObject, _ interpreter: Interpreter) throws -> Value? { nil }
    /// Whether the layout took the assignment (`.undefined`: the deletion) of an attribute.
    open func nativeSetAttribute(_ name: StringObject, _ value: Value, _ interpreter: Interpreter) throws -> Bool { false }
}

public enum BinaryOperation: UInt8, CaseIterable, Sendable {
    case add, subtract, multiply, matrixMultiply, trueDivide, floorDivide, remainder, power, leftShift, rightShift, and, or, xor, divmod
}

public enum UnaryOperation: UInt8, CaseIterable, Sendable { case negative, positive, invert, absolute }

public enum ComparisonOperation: UInt8, CaseIterable, Sendable {
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual

    /// The operation with its operands exchanged.
    public var reflected: ComparisonOperation {
        switch self {
        case .less: return .greater
        case .lessOrEqual: return .greaterOrEqual
        case .greater: return .less
        case .greaterOrEqual: return .lessOrEqual
        case .equal, .notEqual: return self
        }
    }
}

extension UnsafeMutablePointer where Pointee == Value {
    /// Takes `count` values out of memory; what is no object costs a comparison and no call.
    @inline(__always)
    func release(_ count: Int) {
        var index = 0
        while index < count {
            if (self + index).isObject { (self + index).deinitialize(count: 1) }
            index &+= 1
        }
    }
}

/// Releases the children of containers without deep recursion: below a certain depth they wait in a queue.
public enum Release {
    static let limit: Int32 = 200

    /// Takes the values out of memory that goes away.
    @inline(__always)
    public static func values(_ start: UnsafeMutablePointer<Value>, count: Int) {
        if count == 0 { return }
        let depth = crt_release_depth_get()
        if depth >= limit { defer_(start, count: count); return }
        crt_release_depth_set(depth &+ 1)
        start.release(count)
        crt_release_depth_set(depth)
        if depth == 0, crt_release_queue_get() != nil { drain() }
    }

    /// The same for one value that is about to be dropped.
    @inline(__always)
    public static func value(_ value: inout Value) {
        guard case .object = value else { return }
        withUnsafeMutablePointer(to: &value) { pointer in
            values(pointer, count: 1)
            pointer.initialize(to: .undefined)
        }
    }

    private final class Chunk {
        var values: [Value]
        init(_ values: [Value]) { self.values = values }
    }

    private final class Queue { var waiting: [Value] = [] }

    @inline(never)
    private static func defer_(_ start: UnsafeMutablePointer<Value>, count: Int) {
        let queue: Queue
        if let pointer = crt_release_queue_get() {
            queue = Unmanaged<Queue>.fromOpaque(pointer).takeUnretainedValue()
        } else {
            queue = Queue()
            crt_release_queue_set(Unmanaged.passRetained(queue).toOpaque())
        }
        for index in 0..<count {
            let value = (start + index).move()
            if case .object = value { queue.waiting.append(value) }
        }
    }

    @inline(never)
    private static func drain() {
        guard let pointer = crt_release_queue_get() else { return }
        let queue = Unmanaged<Queue>.fromOpaque(pointer).takeUnretainedValue()
        crt_release_depth_set(1)
        while !queue.waiting.isEmpty {
            let portion = queue.waiting
            queue.waiting = []
            _ = consume portion
        }
        crt_release_depth_set(0)
    }
}
