internal import BigInt

/// Arithmetic of bool, int and float.  Operands that are objects of a program's subclasses are no numbers here: they are asked first
/// (`NumberObject`).
public enum Numbers {
    // MARK: binary operations

    /// `a ∘ b`; nil if an operand is no number, or the numbers have no such operation.
    ///
    /// - Throws: ZeroDivisionError, OverflowError, ValueError as CPython words them, and what a limit throws.
    public static func binary(_ operation: BinaryOperation, _ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value? {
        switch (a, b) {
        case (.int(let x), .int(let y)): return try integers(operation, x, y, interpreter)
        case (.float(let x), .float(let y)): return try floats(operation, x, y)
        case (.float(let x), .int(let y)): return try floats(operation, x, Double(y))
        case (.int(let x), .float(let y)): return try floats(operation, Double(x), y)
        case (.object(let x), _) where x.kind != .bigInt: return nil
        case (_, .object(let y)) where y.kind != .bigInt: return nil
        default: return try mixed(operation, a, b, interpreter)
        }
    }

    @inline(__always)
    private static func integers(_ operation: BinaryOperation, _ x: Int, _ y: Int, _ interpreter: Interpreter) throws -> Value? {
        switch operation {
        case .add:
            let (sum, overflow) = x.addingReportingOverflow(y)
            return overflow ? .object(BigIntObject(wide: Int128(x) + Int128(y))) : .int(sum)
        case .subtract:
            let (difference, overflow) = x.subtractingReportingOverflow(y)
            return overflow ? .object(BigIntObject(wide: Int128(x) - Int128(y))) : .int(difference)
        case .multiply:
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            return overflow ? .object(BigIntObject(wide: Int128(x) * Int128(y))) : .int(product)
        case .trueDivide: return .float(try FloatArithmetic.trueDivide(x, y))
        case .floorDivide: return try IntegerArithmetic.floorDivide(x, y).map { .int($0) } ?? large(BigInt(x) / BigInt(y))
        case .remainder: return .int(try IntegerArithmetic.modulo(x, y))
        case .power: return try power(x, y, interpreter)
        case .leftShift:
            if y >= 0, y < 63 {
                let shifted = x << y
                if shifted >> y == x { return .int(shifted) }
            }
            return try shift(BigInt(x), left: BigInt(y), interpreter)
        case .rightShift:
            if y < 0 { throw TextError.value("negative shift count") }
            return .int(x >> min(y, 63))
        case .and: return .int(x & y)
        case .or: return .int(x | y)
        case .xor: return .int(x ^ y)
        case .divmod:
            let quotient = try IntegerArithmetic.floorDivide(x, y).map { Value.int($0) } ?? large(BigInt(x) / BigInt(y))
            return .object(TupleObject([quotient, .int(try IntegerArithmetic.modulo(x, y))]))
        case .matrixMultiply: return nil
        }
    }

    @inline(__always)
    private static func floats(_ operation: BinaryOperation, _ x: Double, _ y: Double) throws -> Value? {
        switch operation {
        case .add: return .float(x + y)
        case .subtract: return .float(x - y)
        case .multiply: return .float(x * y)
        case .trueDivide:
            if y == 0 { throw TextError.zeroDivision("float division by zero") }
            return .float(x / y)
        case .floorDivide: return .float(try FloatArithmetic.floorDivide(x, y))
        case .remainder: return .float(try FloatArithmetic.modulo(x, y))
        case .power: return try power(x, y)
        case .divmod:
            let (quotient, remainder) = try FloatArithmetic.divmod(x, y)
            return .object(TupleObject([.float(quotient), .float(remainder)]))
        default: return nil
        }
    }

    /// Bools, and ints of which one at least does not fit a machine word.
    @inline(never)
    private static func mixed(_ operation: BinaryOperation, _ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value? {
        if case .bool(let x) = a, case .bool(let y) = b {
            switch operation {
            case .and: return .bool(x && y)
            case .or: return .bool(x || y)
            case .xor: return .bool(x != y)
            default: break
            }
        }
        if let x = wide(a), let y = wide(b), let result = wides(operation, x, y) { return result }
        if let result = try words(operation, a, b, interpreter) { return result }
        guard let x = Operand(exact: a), let y = Operand(exact: b) else { return nil }
        switch (x, y) {
        case (.int(let x), .int(let y)): return try integers(operation, x, y, interpreter)
        case (.float(let x), .float(let y)): return try floats(operation, x, y)
        case (.float(let x), .int(let y)): return try floats(operation, x, Double(y))
        case (.int(let x), .float(let y)): return try floats(operation, Double(x), y)
        case (.float(let x), .big(let y)): return hasFloats(operation) ? try floats(operation, x, FloatArithmetic.double(y)) : nil
        case (.big(let x), .float(let y)): return hasFloats(operation) ? try floats(operation, FloatArithmetic.double(x), y) : nil
        case (.big(let x), .big(let y)): return try bigs(operation, x, y, interpreter)
        case (.int(let x), .big(let y)): return try bigs(operation, BigInt(x), y, interpreter)
        case (.big(let x), .int(let y)): return try bigs(operation, x, BigInt(y), interpreter)
        }
    }

    /// An int that two machine words hold.
    @inline(__always)
    private static func wide(_ value: Value) -> Int128? {
        if case .int(let number) = value { return Int128(number) }
        guard case .object(let object) = value, object.kind == .bigInt else { return nil }
        let wide = unsafeDowncast(object, to: BigIntObject.self).wide
        return wide == 0 ? nil : wide
    }

    /// The usual operations on two words; nil: the result needs more, or there is an error to be told.
    @inline(__always)
    private static func wides(_ operation: BinaryOperation, _ x: Int128, _ y: Int128) -> Value? {
        let result: (partialValue: Int128, overflow: Bool)
        switch operation {
        case .add: result = x.addingReportingOverflow(y)
        case .subtract: result = x.subtractingReportingOverflow(y)
        case .multiply:
            // Factors of one word have a product that needs no check.
            if x >= 0, y >= 0, x >> 64 == 0, y >> 64 == 0 {
                let (high, low) = UInt64(truncatingIfNeeded: x).multipliedFullWidth(by: UInt64(truncatingIfNeeded: y))
                if high >> 63 != 0 { return nil }
                result = (Int128(high) << 64 | Int128(low), false)
            } else {
                result = x.multipliedReportingOverflow(by: y)
            }
        // Powers of two: the low bits, also of a negative number.
        case .remainder where y > 0 && y & (y - 1) == 0: result = (x & (y - 1), false)
        case .remainder where y > 0:
            let rest = x % y
            result = (rest < 0 ? rest + y : rest, false)
        case .floorDivide where y > 0:
            let (quotient, rest) = x.quotientAndRemainder(dividingBy: y)
            result = (rest < 0 ? quotient - 1 : quotient, false)
        case .rightShift where y >= 0 && y < 127: result = (x >> y, false)
        case .and: result = (x & y, false)
        case .or: result = (x | y, false)
        case .xor: result = (x ^ y, false)
        default: return nil
        }
        if result.overflow { return nil }
        if let small = Int(exactly: result.partialValue) { return .int(small) }
        return .object(BigIntObject(wide: result.partialValue))
    }

    private static func hasFloats(_ operation: BinaryOperation) -> Bool {
        switch operation {
        case .matrixMultiply, .leftShift, .rightShift, .and, .or, .xor: return false
        default: return true
        }
    }

    private static func bigs(_ operation: BinaryOperation, _ x: BigInt, _ y: BigInt, _ interpreter: Interpreter) throws -> Value? {
        switch operation {
        case .add, .subtract, .and, .or, .xor:
            let words = x.magnitude.words.count &+ y.magnitude.words.count
            if words > 64 {
                try interpreter.reserve(bytes: words &* 8)
                try interpreter.charge(work: words)
            }
            switch operation {
            case .add: return integer(x + y)
            case .subtract: return integer(x - y)
            case .and: return integer(IntegerArithmetic.and(x, y))
            case .or: return integer(IntegerArithmetic.or(x, y))
            default: return integer(IntegerArithmetic.xor(x, y))
            }
        case .multiply:
            try interpreter.charge(multiplying: x.magnitude.words.count, by: y.magnitude.words.count)
            return integer(x * y)
        case .trueDivide:
            try chargeDivision(x, y, interpreter)
            return .float(try FloatArithmetic.trueDivide(x, y))
        case .floorDivide:
            try chargeDivision(x, y, interpreter)
            return integer(try IntegerArithmetic.floorDivide(x, y))
        case .remainder:
            try chargeDivision(x, y, interpreter)
            return integer(try IntegerArithmetic.modulo(x, y))
        case .divmod:
            try chargeDivision(x, y, interpreter)
            let (quotient, remainder) = try IntegerArithmetic.divmod(x, y)
            return .object(TupleObject([integer(quotient), integer(remainder)]))
        case .power: return try power(x, y, interpreter)
        case .leftShift: return try shift(x, left: y, interpreter)
        case .rightShift:
            try interpreter.charge(work: x.magnitude.words.count)
            return integer(try IntegerArithmetic.shiftRight(x, y))
        case .matrixMultiply: return nil
        }
    }

    private static func chargeDivision(_ x: BigInt, _ y: BigInt, _ interpreter: Interpreter) throws {
        try interpreter.charge(dividing: x.magnitude.words.count, by: y.magnitude.words.count)
    }

    private static func shift(_ x: BigInt, left y: BigInt, _ interpreter: Interpreter) throws -> Value {
        integer(try IntegerArithmetic.shiftLeft(x, y) { bytes in
            try interpreter.reserve(bytes: bytes)
            try interpreter.charge(work: bytes >> 3)
        })
    }

    // MARK: powers

    private static func power(_ x: Int, _ y: Int, _ interpreter: Interpreter) throws -> Value? {
        if y < 0 { return try power(Double(x), Double(y)) }
        if let result = IntegerArithmetic.power(x, y) { return .int(result) }
        return try power(BigInt(x), BigInt(y), interpreter)
    }

    private static func power(_ x: BigInt, _ y: BigInt, _ interpreter: Interpreter) throws -> Value? {
        if y.sign == .minus, !y.isZero { return try power(FloatArithmetic.double(x), FloatArithmetic.double(y)) }
        let result = try IntegerArithmetic.power(x, y, reserve: interpreter.reserve(bytes:)) { try interpreter.charge(multiplying: $0, by: $1) }
        return integer(result)
    }

    private static func power(_ x: Double, _ y: Double) throws -> Value {
        if let result = try FloatArithmetic.power(x, y) { return .float(result) }
        let (real, imaginary) = try ComplexArithmetic.power((x, 0), (y, 0))
        return .object(ComplexObject(real, imaginary))
    }

    /// `pow(base, exponent, modulus)` of ints; nil if one of them is no int.
    public static func power(_ base: Value, _ exponent: Value, modulus: Value, _ interpreter: Interpreter) throws -> Value? {
        guard let base = bigInteger(base), let exponent = bigInteger(exponent), let modulus = bigInteger(modulus) else { return nil }
        let words = modulus.magnitude.words.count
        if exponent.sign == .minus { try interpreter.charge(euclid: max(words, base.magnitude.words.count)) }
        try interpreter.charge(dividing: base.magnitude.words.count, by: words)
        return integer(try IntegerArithmetic.power(base, exponent, modulus: modulus) {
            try interpreter.tick()
            try interpreter.charge(multiplying: words, by: words)
            try interpreter.charge(dividing: 2 &* words, by: words)
        })
    }

    // MARK: unary operations

    /// `-a`, `+a`, `~a`, `abs(a)`; nil if it is no number, or the number has no such operation.
    public static func unary(_ operation: UnaryOperation, _ a: Value, _ interpreter: Interpreter) throws -> Value? {
        switch a {
        case .int(let x): return integer(operation, x)
        case .bool(let flag): return integer(operation, flag ? 1 : 0)
        case .float(let x):
            switch operation {
            case .negative: return .float(-x)
            case .positive: return a
            case .absolute: return .float(x.magnitude)
            case .invert: return nil
            }
        case .object(let object):
            guard object.kind == .bigInt else { return nil }
            let x = unsafeDowncast(object, to: BigIntObject.self).value
            switch operation {
            case .negative: return integer(-x)
            case .positive: return a
            case .absolute: return integer(BigInt(x.magnitude))
            case .invert: return integer(-x - 1)
            }
        default: return nil
        }
    }

    private static func integer(_ operation: UnaryOperation, _ x: Int) -> Value {
        switch operation {
        case .negative: return x == .min ? large(-BigInt(x)) : .int(-x)
        case .positive: return .int(x)
        case .invert: return .int(~x)
        case .absolute: return x == .min ? large(-BigInt(x)) : .int(abs(x))
        }
    }

    // MARK: comparison

    /// `a < b` and so on, exact between ints and floats; `.notImplemented` if one is no number.
    public static func compare(_ operation: ComparisonOperation, _ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value {
        guard let x = Operand(a), let y = Operand(b) else { return .notImplemented }
        switch (x, y) {
        case (.int(let x), .int(let y)): return .bool(Interpreter.holds(operation, x, y))
        case (.float(let x), .float(let y)): return .bool(Interpreter.holds(operation, x, y))
        case (.big(let x), .big(let y)): return .bool(Interpreter.holds(operation, x, y))
        // What does not fit a machine word lies beyond all that do.
        case (.big(let x), .int): return .bool(Interpreter.holds(operation, x.sign == .minus ? -1 : 1, 0))
        case (.int, .big(let y)): return .bool(Interpreter.holds(operation, 0, y.sign == .minus ? -1 : 1))
        case (.float(let x), .int(let y)): return holds(operation, FloatArithmetic.compare(x, y))
        case (.float(let x), .big(let y)): return holds(operation, FloatArithmetic.compare(x, y))
        case (.int(let x), .float(let y)): return holds(operation, FloatArithmetic.compare(y, x).map { -$0 })
        case (.big(let x), .float(let y)): return holds(operation, FloatArithmetic.compare(y, x).map { -$0 })
        }
    }

    /// The answer from the order of two numbers; nil: one of them is NaN.
    private static func holds(_ operation: ComparisonOperation, _ order: Int?) -> Value {
        guard let order else { return .bool(operation == .notEqual) }
        return .bool(Interpreter.holds(operation, order, 0))
    }

    // MARK: formatting and rounding

    /// `format(value, specification)` of None, bool, int and float.
    public static func format(_ value: Value, _ specification: StringObject, _ interpreter: Interpreter) throws -> StringObject {
        if specification.byteCount == 0 { return try interpreter.string(value) }
        return .init(utf8: try format(value, specification.utf8, typeName: value.typeName, interpreter))
    }

    /// The same for an exact number, with the name of the class for messages.
    static func format(_ value: Value, _ specification: UTF8Buffer, typeName: String, _ interpreter: Interpreter) throws -> [UInt8] {
        let charge: (Int) throws -> Void = { try interpreter.reserve(bytes: $0) }
        switch Operand(exact: value) {
        case .int(let number): return try Formatting.integer(number, specification: specification, typeName: typeName, charge: charge)
        case .big(let number): return try Formatting.integer(number, specification: specification, typeName: typeName, charge: charge)
        case .float(let number): return try Formatting.float(number, specification: specification, typeName: typeName, charge: charge)
        case nil: throw interpreter.typeError("unsupported format string passed to \(typeName).__format__")
        }
    }

    /// `round(value, digits)` of an int or float; digits None or `.undefined`: to an int.  nil if `value` is no number.
    public static func round(_ value: Value, _ digits: Value = .none, _ interpreter: Interpreter) throws -> Value? {
        guard let number = Operand(value) else { return nil }
        let isAbsent = digits.isNone || digits.isUndefined
        switch number {
        case .float(let number):
            if isAbsent { return Value(try FloatArithmetic.round(number)) }
            let places = try interpreter.clampedIndex(digits, "'\(digits.typeName)' object cannot be interpreted as an integer")
            return .float(try FloatArithmetic.round(number, digits: places))
        case .int(let number):
            if isAbsent { return .int(number) }
            guard let places = try places(digits, interpreter) else { return .int(number) }
            return integer(try IntegerArithmetic.round(BigInt(number), places: places))
        case .big(let number):
            if isAbsent { return integer(number) }
            guard let places = try places(digits, interpreter) else { return integer(number) }
            let words = number.magnitude.words.count
            // Ten to the places has 3.33 bits a place, and it divides the number.
            if places / 20 < words { try interpreter.charge(dividing: words &+ places / 10, by: places / 20 &+ 1) }
            return integer(try IntegerArithmetic.round(number, places: places))
        }
    }

    /// How many places before the point are rounded away; nil: none.
    private static func places(_ digits: Value, _ interpreter: Interpreter) throws -> Int? {
        let number = try interpreter.clampedIndex(digits, "'\(digits.typeName)' object cannot be interpreted as an integer")
        return number >= 0 ? nil : Int(clamping: number.magnitude)
    }

    // MARK: ints of any size

    /// An int as a value: a machine word where it fits.
    static func integer(_ value: BigInt) -> Value {
        if let small = Int(exactly: value) { return .int(small) }
        return .object(BigIntObject(value))
    }

    /// An int that is known not to fit a machine word.
    @inline(never)
    private static func large(_ value: BigInt) -> Value { .object(BigIntObject(value)) }

    /// An int (bool, big, or of a program's subclass) as a BigInt; nil for anything else.
    static func bigInteger(_ value: Value) -> BigInt? {
        switch Operand(value) {
        case .int(let number): return BigInt(number)
        case .big(let number): return number
        default: return nil
        }
    }

    /// The plain number that a number of any class holds: `.int`, `.float`, or a `BigIntObject`; nil for what is no number.
    static func plain(_ value: Value) -> Value? {
        switch value {
        case .int, .float: return value
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .object(let object):
            if object.kind == .bigInt { return value }
            return object.kind == .instance ? (object as? NumberObject).flatMap { plain($0.value) } : nil
        default: return nil
        }
    }

    /// An operand whose kind is known.
    enum Operand {
        case int(Int), big(BigInt), float(Double)

        /// A number of a built-in class.
        @inline(__always)
        init?(exact value: Value) {
            switch value {
            case .int(let number): self = .int(number)
            case .float(let number): self = .float(number)
            case .bool(let flag): self = .int(flag ? 1 : 0)
            case .object(let object):
                guard object.kind == .bigInt else { return nil }
                self = .big(unsafeDowncast(object, to: BigIntObject.self).value)
            default: return nil
            }
        }

        /// A number of any class.
        init?(_ value: Value) {
            if let exact = Operand(exact: value) { self = exact; return }
            guard let plain = Numbers.plain(value), let exact = Operand(exact: plain) else { return nil }
            self = exact
        }
    }
}
