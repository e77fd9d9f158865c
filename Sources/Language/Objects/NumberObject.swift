public import BigInt

/// An int that does not fit a machine word (one that fits is never a `BigIntObject`).
public final class BigIntObject: Object {
    /// The number if two machine words hold it and it was made as such; 0 otherwise (a number that fits one word is no `BigIntObject`).
    let wide: Int128
    /// The words of the magnitude, least first, if they are known.
    @exclusivity(unchecked) private var base: UnsafeMutablePointer<UInt>?
    @exclusivity(unchecked) private var count = 0
    private let isNegative: Bool
    @exclusivity(unchecked) private var big: Box?

    private final class Box {
        let value: BigInt
        init(_ value: BigInt) { self.value = value }
    }

    public init(_ value: BigInt) {
        big = Box(value)
        var wide: Int128 = 0
        if value.magnitude.bitWidth < 127 {
            for (index, word) in value.magnitude.words.enumerated() where index < 2 { wide |= Int128(word) << (64 * index) }
            if value.sign == .minus { wide = 0 - wide }
        }
        self.wide = wide
        isNegative = value.sign == .minus
        super.init(.bigInt, Types.int)
    }

    /// A number of two words.
    init(wide: Int128) {
        self.wide = wide
        isNegative = wide < 0
        super.init(.bigInt, Types.int)
    }

    /// A number of more than two words, of which the last is not 0.
    private init(adopting base: UnsafeMutablePointer<UInt>, count: Int, _ isNegative: Bool) {
        wide = 0
        self.base = base
        self.count = count
        self.isNegative = isNegative
        super.init(.bigInt, Types.int)
    }

    deinit { base?.deallocate() }

    /// The int whose magnitude `words` holds, which become the object's own or go away; leading zeros are left out.
    static func value(adopting words: UnsafeMutablePointer<UInt>, count: Int, _ isNegative: Bool) -> Value {
        var count = count
        while count > 0, words[count &- 1] == 0 { count &-= 1 }
        if count > 2 || (count == 2 && words[1] >> 63 != 0) { return .object(BigIntObject(adopting: words, count: count, isNegative)) }
        defer { words.deallocate() }
        let magnitude = (count > 1 ? Int128(words[1]) << 64 : 0) | (count > 0 ? Int128(words[0]) : 0)
        let number = isNegative ? 0 - magnitude : magnitude
        if let small = Int(exactly: number) { return .int(small) }
        return .object(BigIntObject(wide: number))
    }

    public var value: BigInt {
        if let big { return big.value }
        let made = wide != 0 ? BigInt(wide) : BigInt(sign: isNegative ? .minus : .plus, magnitude: BigUInt(words: Array(UnsafeBufferPointer(start: base, count: count))))
        big = Box(made)
        return made
    }

    /// Valid as long as the object lives.
    var words: Words {
        if let base { return Words(base: base, count: count, isNegative: isNegative) }
        let made: UnsafeMutablePointer<UInt>
        if wide != 0 {
            made = .allocate(capacity: 2)
            made[0] = UInt(truncatingIfNeeded: wide.magnitude)
            made[1] = UInt(truncatingIfNeeded: wide.magnitude >> 64)
            count = made[1] == 0 ? 1 : 2
        } else {
            let words = value.magnitude.words
            made = .allocate(capacity: max(1, words.count))
            for (index, word) in words.enumerated() { made[index] = word }
            count = words.count
        }
        base = made
        return Words(base: made, count: count, isNegative: isNegative)
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: try IntegerText.decimal(value))
    }
    public override func nativeFormat(_ specification: StringObject, _ interpreter: Interpreter) throws -> StringObject {
        if specification.byteCount == 0 { return try interpreter.string(.object(self)) }
        return StringObject(utf8: try Numbers.format(.object(self), specification.utf8, typeName: "int", interpreter))
    }
    public override func nativeHash(_ interpreter: Interpreter) throws -> Int { Hashing.integer(value) }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { true }
    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        try Numbers.binary(operation, .object(self), other, reflected: reflected, isExactInt: true, interpreter)
    }
    public override func nativeUnary(_ operation: UnaryOperation, _ interpreter: Interpreter) throws -> Value? {
        try Numbers.unary(operation, .object(self), interpreter)
    }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        if case .float = Numbers.plain(other) { return .notImplemented }
        return try Numbers.compare(operation, .object(self), other, interpreter)
    }
    public override func nativeIndex(_ interpreter: Interpreter) throws -> Value? { .object(self) }
    public override func nativeInt(_ interpreter: Interpreter) throws -> Value? { .object(self) }
    public override func nativeFloat(_ interpreter: Interpreter) throws -> Double? { try FloatArithmetic.double(value) }
}

/// An int or float of a subclass that a program defined (`bool` cannot be subclassed), or any number for the time of a call of one of its
/// class's own methods.
///
/// Its operations give plain ints and floats.
public final class NumberObject: Object {
    /// An exact int, float or bool.
    public let value: Value
    public init(_ value: Value, type: TypeRef) {
        self.value = value
        super.init(.instance, type)
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { try interpreter.appendRepr(value, to: &text) }
    public override func nativeFormat(_ specification: StringObject, _ interpreter: Interpreter) throws -> StringObject {
        if specification.byteCount == 0 { return try interpreter.string(.object(self)) }
        return StringObject(utf8: try Numbers.format(value, specification.utf8, typeName: type.name, interpreter))
    }
    public override func nativeHash(_ interpreter: Interpreter) throws -> Int { try interpreter.hash(value) }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { try interpreter.isTrue(value) }
    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        try Numbers.binary(operation, value, other, reflected: reflected, isExactInt: typeRef == Types.int || typeRef == Types.bool, interpreter)
    }
    public override func nativeUnary(_ operation: UnaryOperation, _ interpreter: Interpreter) throws -> Value? { try Numbers.unary(operation, value, interpreter) }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        if typeRef == Types.int || typeRef == Types.bool, case .float = Numbers.plain(other) { return .notImplemented }
        return try Numbers.compare(operation, value, other, interpreter)
    }
    public override func nativeIndex(_ interpreter: Interpreter) throws -> Value? {
        if case .float = value { return nil }
        return Numbers.plain(value)
    }
    public override func nativeInt(_ interpreter: Interpreter) throws -> Value? {
        if case .float(let number) = value { return Value(try FloatArithmetic.integer(number)) }
        return Numbers.plain(value)
    }
    public override func nativeFloat(_ interpreter: Interpreter) throws -> Double? { try interpreter.double(value) }
}

extension Numbers {
    /// `self ∘ other` for an object that holds the number `own`.
    ///
    /// - Parameter isExactInt: int's own method answers `NotImplemented` to a float, whose method then answers.
    static func binary(
        _ operation: BinaryOperation, _ own: Value, _ other: Value, reflected: Bool, isExactInt: Bool, _ interpreter: Interpreter
    ) throws -> Value {
        var right = other
        // A bool stays one: `&`, `|` and `^` of two bools are a bool.
        if case .bool = other {} else {
            guard let number = plain(other) else { return .notImplemented }
            right = number
        }
        if isExactInt, case .float = right { return .notImplemented }
        return try (reflected ? binary(operation, right, own, interpreter) : binary(operation, own, right, interpreter)) ?? .notImplemented
    }
}
