internal import BigInt

extension Interpreter {
    // MARK: truth, equality, hash

    /// `bool(value)`
    @inline(__always)
    public func isTrue(_ value: Value) throws -> Bool {
        switch value {
        case .bool(let flag): return flag
        case .none, .undefined: return false
        case .int(let number): return number != 0
        case .float(let number): return number != 0
        case .object(let object): return try truth(of: object)
        }
    }

    @inline(never)
    private func truth(of object: Object) throws -> Bool {
        switch object.kind {
        case .instance, .type, .exception: break
        default: return try object.nativeTruth(self)
        }
        if let method = object.type.special(.bool) {
            if method.isSlotWrapper(.bool) { return try object.nativeTruth(self) }
            let result = try callSpecial(method, .object(object))
            guard case .bool(let flag) = result else { throw typeError("__bool__ should return bool, returned \(result.typeName)") }
            return flag
        }
        if object.type.special(.length) != nil { return try length(.object(object)) != 0 }
        return true
    }

    /// `a == b` as a bool: identical, or equal by `__eq__`.
    public func isEqual(_ a: Value, _ b: Value) throws -> Bool {
        if a.isIdentical(to: b), !isNotANumber(a) { return true }
        switch (a, b) {
        case (.int(let x), .int(let y)): return x == y
        case (.float(let x), .float(let y)): return x == y
        case (.object(let x), .object(let y)) where x.kind == .string && y.kind == .string:
            return unsafeDowncast(x, to: StringObject.self).hasSameText(as: unsafeDowncast(y, to: StringObject.self))
        default: return try isTrue(compare(.equal, a, b))
        }
    }

    /// A float that is not a number is in a container where it is the same object; here floats have no identity, so equal bits are.
    private func isNotANumber(_ value: Value) -> Bool { false }

    /// `hash(value)`
    public func hash(_ value: Value) throws -> Int {
        switch value {
        case .undefined, .none: return 0x6e6f6e65
        case .bool(let flag): return flag ? 1 : 0
        case .int(let number): return Hashing.integer(number)
        case .float(let number): return Hashing.float(number)
        case .object(let object):
            if object.kind == .string { return unsafeDowncast(object, to: StringObject.self).hash }
            return try hash(of: object)
        }
    }

    private func hash(of object: Object) throws -> Int {
        let type = object.type
        guard let method = type.special(.hash) else { throw typeError("unhashable type: '\(type.name)'") }
        if method.isSlotWrapper(.hash) { return try object.nativeHash(self) }
        let result = try callSpecial(method, .object(object))
        switch result {
        case .int(let number): return number == -1 ? -2 : number
        case .bool(let flag): return flag ? 1 : 0
        default:
            if let big = result.object(.bigInt, BigIntObject.self) { return Hashing.integer(big.value) }
            throw typeError("__hash__ method should return an integer")
        }
    }

    /// A hash from the place in memory.
    public static func identityHash(_ object: Object) -> Int {
        let address = Int(bitPattern: Unmanaged.passUnretained(object).toOpaque())
        return Int(bitPattern: UInt(bitPattern: address) >> 4 | UInt(bitPattern: address) << 60)
    }

    // MARK: comparison

    /// `a < b` and so on.
    public func compare(_ operation: ComparisonOperation, _ a: Value, _ b: Value) throws -> Value {
        switch (a, b) {
        case (.int(let x), .int(let y)): return .bool(Self.holds(operation, x, y))
        case (.float(let x), .float(let y)): return .bool(Self.holds(operation, x, y))
        default: return try compareObjects(operation, a, b)
        }
    }

    @inline(__always)
    static func holds<T: Comparable>(_ operation: ComparisonOperation, _ x: T, _ y: T) -> Bool {
        switch operation {
        case .less: return x < y
        case .lessOrEqual: return x <= y
        case .equal: return x == y
        case .notEqual: return x != y
        case .greater: return x > y
        case .greaterOrEqual: return x >= y
        }
    }

    @inline(never)
    private func compareObjects(_ operation: ComparisonOperation, _ a: Value, _ b: Value) throws -> Value {
        let typeA = a.typeRef, typeB = b.typeRef
        var triedB = false
        if typeA != typeB, case .object(let object) = b, typeB.object.isSubclass(of: typeA.object) {
            let result = try compareOnce(operation.reflected, .object(object), a)
            if !result.isNotImplemented { return result }
            triedB = true
        }
        let first = try compareOnce(operation, a, b)
        if !first.isNotImplemented { return first }
        return triedB ? try incomparable(operation, a, b) : try compareReflected(operation, a, b)
    }

    /// The comparison after the first operand did not know it.
    @inline(never)
    func compareReflected(_ operation: ComparisonOperation, _ a: Value, _ b: Value) throws -> Value {
        let second = try compareOnce(operation.reflected, b, a)
        return second.isNotImplemented ? try incomparable(operation, a, b) : second
    }

    /// What is left when neither side knew the comparison.
    private func incomparable(_ operation: ComparisonOperation, _ a: Value, _ b: Value) throws -> Value {
        switch operation {
        case .equal: return .bool(a.isIdentical(to: b))
        case .notEqual: return .bool(!a.isIdentical(to: b))
        default:
            throw typeError("'\(Self.symbol(operation))' not supported between instances of '\(a.typeName)' and '\(b.typeName)'")
        }
    }

    /// One side's answer.
    private func compareOnce(_ operation: ComparisonOperation, _ a: Value, _ b: Value) throws -> Value {
        guard case .object(let object) = a else { return try Numbers.compare(operation, a, b, self) }
        switch object.kind {
        case .instance, .type, .exception:
            let special = Special.comparison(operation)
            if let method = object.type.special(special) {
                if !method.isSlotWrapper(special) { return try callSpecial(method, a, b) }
                if operation == .notEqual, method.object(.native, NativeFunction.self)?.owner == Types.object { return try notEqualFromEqual(object, b) }
                return try withDepth("in comparison") { try object.nativeCompare(operation, b, self) }
            }
            return .notImplemented
        case .string, .tensor: return try object.nativeCompare(operation, b, self)
        default: return try withDepth("in comparison") { try object.nativeCompare(operation, b, self) }
        }
    }

    /// `object.__ne__`: the opposite of what the object's `__eq__` says.
    func notEqualFromEqual(_ object: Object, _ other: Value) throws -> Value {
        guard let method = object.type.special(.equal) else { return .notImplemented }
        let result = method.isSlotWrapper(.equal) ? try object.nativeCompare(.equal, other, self) : try callSpecial(method, .object(object), other)
        return result.isNotImplemented ? result : .bool(try !isTrue(result))
    }

    static func symbol(_ operation: ComparisonOperation) -> String {
        switch operation {
        case .less: return "<"
        case .lessOrEqual: return "<="
        case .equal: return "=="
        case .notEqual: return "!="
        case .greater: return ">"
        case .greaterOrEqual: return ">="
        }
    }

    // MARK: binary operations

    /// `a ∘ b`
    public func binary(_ operation: BinaryOperation, _ a: Value, _ b: Value) throws -> Value {
        if operation == .add, let text = try sum(a, b) { return text }
        if let result = try Numbers.binary(operation, a, b, self) { return result }
        let result = try binaryOrNotImplemented(operation, a, b)
        if result.isNotImplemented { return try repeated(operation, a, b) ?? { throw unsupported(Self.symbol(operation), operation, a, b) }() }
        return result
    }

    /// `a ∘ b` where `function` is what the class of `a` says of it.  Nil: the class of `b` may have to be asked first.
    @inline(__always)
    func binary(_ operation: BinaryOperation, by function: FunctionObject, _ a: Value, _ b: Value) throws -> Value? {
        if case .object(let other) = b, other.typeRef != a.typeRef {
            switch other.kind {
            case .instance, .exception, .other, .tensor, .type: return nil
            default: break
            }
        }
        let result = try call2(.object(function), a, b)
        return result.isNotImplemented ? try binaryReflected(operation, a, b) : result
    }

    /// The operation after the first operand did not know it.
    @inline(never)
    private func binaryReflected(_ operation: BinaryOperation, _ a: Value, _ b: Value) throws -> Value {
        let result = a.typeRef == b.typeRef ? .notImplemented : try binaryOnce(operation, b, a, reflected: true)
        if result.isNotImplemented { throw unsupported(Self.symbol(operation), operation, a, b) }
        return result
    }

    /// A sequence times something with `__index__` whose own multiplication knew no sequences; nil for all else.
    @inline(never)
    private func repeated(_ operation: BinaryOperation, _ a: Value, _ b: Value) throws -> Value? {
        guard operation == .multiply, case .object(let object) = a, case .object(let other) = b, other.kind == .instance else { return nil }
        switch object.kind {
        case .string, .bytes, .list, .tuple:
            guard other.type.special(.index) != nil, let times = try indexOrNil(b) else { return nil }
            return try object.nativeBinary(.multiply, times, reflected: false, self)
        default: return nil
        }
    }

    /// What is left when neither side knew the operation: CPython's sentence, with the symbol as the program wrote it.
    @inline(never)
    private func unsupported(_ symbol: String, _ operation: BinaryOperation, _ a: Value, _ b: Value) -> any Error {
        if let error = sequenceError(operation, a, b) { return error }
        var shown = symbol
        if operation == .power, symbol == "**" { shown = "** or pow()" }
        if operation == .divmod { shown = "divmod()" }
        return typeError("unsupported operand type(s) for \(shown): '\(a.typeName)' and '\(b.typeName)'")
    }

    private func binaryOrNotImplemented(_ operation: BinaryOperation, _ a: Value, _ b: Value) throws -> Value {
        let typeA = a.typeRef, typeB = b.typeRef
        var triedB = false
        if typeA != typeB, case .object = b, typeB.object.isSubclass(of: typeA.object) {
            // A subclass that brings its own reflected method goes first.
            let special = Special.reflected(operation)
            let own = typeB.object.special(special), inherited = typeA.object.special(special)
            if let own, !(inherited.map { $0.isIdentical(to: own) } ?? false) {
                let result = try binaryOnce(operation, b, a, reflected: true)
                if !result.isNotImplemented { return result }
                triedB = true
            }
        }
        let first = try binaryOnce(operation, a, b, reflected: false)
        if !first.isNotImplemented { return first }
        if !triedB, typeA != typeB || b.object?.kind == .other { return try binaryOnce(operation, b, a, reflected: true) }
        return first
    }

    /// One side's answer.
    private func binaryOnce(_ operation: BinaryOperation, _ a: Value, _ b: Value, reflected: Bool) throws -> Value {
        guard case .object(let object) = a else { return .notImplemented }
        switch object.kind {
        case .instance, .type, .exception:
            let special = reflected ? Special.reflected(operation) : Special.binary(operation)
            guard let method = object.type.special(special) else { return .notImplemented }
            if method.isSlotWrapper(special) { return try object.nativeBinary(operation, b, reflected: reflected, self) }
            return try callSpecial(method, a, b)
        default: return try object.nativeBinary(operation, b, reflected: reflected, self)
        }
    }

    /// `a + b` of two texts; nil for anything else.
    @inline(__always)
    private func sum(_ a: Value, _ b: Value) throws -> Value? {
        guard case .object(let x) = a, x.kind == .string, case .object(let y) = b, y.kind == .string else { return nil }
        return .object(try unsafeDowncast(x, to: StringObject.self).concatenated(unsafeDowncast(y, to: StringObject.self), self))
    }

    /// `a ∘= b`: the new value.
    public func inPlace(_ operation: BinaryOperation, _ a: Value, _ b: Value) throws -> Value {
        if operation == .add, let text = try sum(a, b) { return text }
        if let result = try Numbers.binary(operation, a, b, self) { return result }
        if case .object(let object) = a {
            switch object.kind {
            case .instance, .type, .exception:
                let special = Special.inPlace(operation)
                if let method = object.type.special(special) {
                    let result = method.isSlotWrapper(special) ? try object.nativeInPlace(operation, b, self) : try callSpecial(method, a, b)
                    if !result.isNotImplemented { return result }
                }
            default:
                let result = try object.nativeInPlace(operation, b, self)
                if !result.isNotImplemented { return result }
            }
        }
        let result = try binaryOrNotImplemented(operation, a, b)
        if result.isNotImplemented { return try repeated(operation, a, b) ?? { throw unsupported(Self.symbol(operation) + "=", operation, a, b) }() }
        return result
    }

    static func symbol(_ operation: BinaryOperation) -> String {
        switch operation {
        case .add: return "+"
        case .subtract: return "-"
        case .multiply: return "*"
        case .matrixMultiply: return "@"
        case .trueDivide: return "/"
        case .floorDivide: return "//"
        case .remainder: return "%"
        case .power: return "**"
        case .leftShift: return "<<"
        case .rightShift: return ">>"
        case .and: return "&"
        case .or: return "|"
        case .xor: return "^"
        case .divmod: return "divmod"
        }
    }

    // MARK: unary operations

    /// `-a`, `+a`, `~a`, `abs(a)`
    public func unary(_ operation: UnaryOperation, _ a: Value) throws -> Value {
        if let result = try Numbers.unary(operation, a, self) { return result }
        if case .object(let object) = a {
            let special: Special = operation == .negative ? .negative : operation == .positive ? .positive : operation == .invert ? .invert : .absolute
            switch object.kind {
            case .instance, .type, .exception:
                if let method = object.type.special(special) {
                    if !method.isSlotWrapper(special) { return try callSpecial(method, a) }
                    if let result = try object.nativeUnary(operation, self) { return result }
                }
            default: if let result = try object.nativeUnary(operation, self) { return result }
            }
        }
        switch operation {
        case .absolute: throw typeError("bad operand type for abs(): '\(a.typeName)'")
        default: throw typeError("bad operand type for unary \(operation == .negative ? "-" : operation == .positive ? "+" : "~"): '\(a.typeName)'")
        }
    }

    // MARK: conversions

    /// `operator.index(value)`: an exact int (`.int` or `BigIntObject`).
    public func index(_ value: Value) throws -> Value {
        if let result = try indexOrNil(value) { return result }
        throw typeError("'\(value.typeName)' object cannot be interpreted as an integer")
    }

    /// The same, nil for what is no integer.
    public func indexOrNil(_ value: Value) throws -> Value? {
        switch value {
        case .int: return value
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .object(let object):
            if object.kind == .bigInt { return value }
            switch object.kind {
            case .instance, .exception:
                // An int is its own index, whatever its class says.
                if let number = (object as? NumberObject)?.value, number.isInteger { return try indexOrNil(number) }
                guard let method = object.type.special(.index) else { return nil }
                if method.isSlotWrapper(.index) { return try object.nativeIndex(self) }
                let result = try callSpecial(method, value)
                switch result {
                case .int: return result
                case .bool(let flag): return .int(flag ? 1 : 0)
                default:
                    if result.object(.bigInt, BigIntObject.self) != nil { return result }
                    throw typeError("__index__ returned non-int (type \(result.typeName))")
                }
            default: return try object.nativeIndex(self)
            }
        default: return nil
        }
    }

    /// An index as a machine word; one that does not fit is an IndexError as CPython words it.  `original` is what `value` was made from.
    public func machineIndex(_ value: Value, of original: Value? = nil) throws -> Int {
        if case .int(let number) = value { return number }
        switch try index(value) {
        case .int(let number): return number
        default: throw indexError("cannot fit '\((original ?? value).typeName)' into an index-sized integer")
        }
    }

    /// An int argument as a machine word; one that does not fit is an OverflowError.
    public func machineInt(_ value: Value) throws -> Int {
        if case .int(let number) = value { return number }
        switch try index(value) {
        case .int(let number): return number
        default: throw overflowError("Python int too large to convert to C ssize_t")
        }
    }

    /// A bound of a slice: ints that do not fit become the nearest machine word.
    public func clampedIndex(_ value: Value, _ message: String) throws -> Int {
        if case .int(let number) = value { return number }
        guard let result = try indexOrNil(value) else { throw typeError(message) }
        if case .int(let number) = result { return number }
        return result.object(.bigInt, BigIntObject.self).map { $0.value.sign == .minus ? Int.min : Int.max } ?? 0
    }

    /// A number as a Double, as functions on floats take it.
    public func double(_ value: Value) throws -> Double {
        switch value {
        case .float(let number): return number
        case .int(let number): return Double(number)
        case .bool(let flag): return flag ? 1 : 0
        case .object(let object):
            switch object.kind {
            case .instance, .exception:
                if let method = object.type.special(.float) {
                    if !method.isSlotWrapper(.float) {
                        let result = try callSpecial(method, value)
                        if case .float(let number) = result { return number }
                        if let number = (result.object as? NumberObject)?.value, case .float(let double) = number { return double }
                        throw typeError("\(object.type.name).__float__ returned non-float (type \(result.typeName))")
                    }
                    if let number = try object.nativeFloat(self) { return number }
                }
                if object.type.special(.index) != nil { return try double(index(value)) }
            default: if let number = try object.nativeFloat(self) { return number }
            }
        default: break
        }
        throw typeError("must be real number, not \(value.typeName)")
    }
}

extension Value {
    /// Whether it is an exact int or a bool.
    var isInteger: Bool {
        switch self {
        case .int, .bool: return true
        default: return object?.kind == .bigInt
        }
    }

    /// The name of the class as messages about arguments give it: None stands for its own class.
    public var argumentTypeName: String { isNone ? "None" : typeName }

    /// Whether a special method is the interpreter's own operation.
    @inline(__always)
    func isSlotWrapper(_ special: Special) -> Bool {
        guard case .object(let object) = self, object.kind == .native else { return false }
        return unsafeDowncast(object, to: NativeFunction.self).special == special
    }
}
