/// A complex number.
public final class ComplexObject: Object {
    public let real: Double
    public let imaginary: Double

    public init(_ real: Double, _ imaginary: Double, type: TypeRef = Types.complex) {
        self.real = real
        self.imaginary = imaginary
        super.init(type == Types.complex ? .other : .instance, type)
    }

    private var number: ComplexArithmetic.Number { (real, imaginary) }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { ComplexArithmetic.appendRepr(number, to: &text) }

    public override func nativeFormat(_ specification: StringObject, _ interpreter: Interpreter) throws -> StringObject {
        if specification.byteCount == 0 { return try interpreter.string(.object(self)) }
        return StringObject(utf8: try Formatting.complex(number, specification: specification.utf8, typeName: type.name) { try interpreter.reserve(bytes: $0) })
    }

    public override func nativeHash(_ interpreter: Interpreter) throws -> Int {
        let hash = Hashing.float(real) &+ 1_000_003 &* Hashing.float(imaginary)
        return hash == -1 ? -2 : hash
    }

    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { real != 0 || imaginary != 0 }

    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        guard let second = try ComplexObject.number(other) else { return .notImplemented }
        let (a, b) = reflected ? (second, number) : (number, second)
        let result: ComplexArithmetic.Number
        switch operation {
        case .add: result = (a.real + b.real, a.imaginary + b.imaginary)
        case .subtract: result = (a.real - b.real, a.imaginary - b.imaginary)
        case .multiply: result = ComplexArithmetic.multiply(a, b)
        case .trueDivide: result = try ComplexArithmetic.divide(a, b)
        case .power: result = try ComplexArithmetic.power(a, b)
        default: return .notImplemented
        }
        return .object(ComplexObject(result.real, result.imaginary))
    }

    public override func nativeUnary(_ operation: UnaryOperation, _ interpreter: Interpreter) throws -> Value? {
        switch operation {
        case .negative: return .object(ComplexObject(-real, -imaginary))
        case .positive: return .object(typeRef == Types.complex ? self : ComplexObject(real, imaginary))
        case .absolute: return .float(try ComplexArithmetic.absolute(number))
        case .invert: return nil
        }
    }

    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual else { return .notImplemented }
        let isEqual: Bool
        if let second = other.object as? ComplexObject {
            isEqual = real == second.real && imaginary == second.imaginary
        } else {
            // An int is compared exactly.
            let answer = try Numbers.compare(.equal, .float(real), other, interpreter)
            guard case .bool(let sameReal) = answer else { return .notImplemented }
            isEqual = sameReal && imaginary == 0
        }
        return .bool(isEqual == (operation == .equal))
    }

    /// Any number as a complex one; nil for what is none.
    static func number(_ value: Value) throws -> ComplexArithmetic.Number? {
        if let complex = value.object as? ComplexObject { return complex.number }
        switch Numbers.Operand(value) {
        case .int(let number): return (Double(number), 0)
        case .float(let number): return (number, 0)
        case .big(let number): return (try FloatArithmetic.double(number), 0)
        case nil: return nil
        }
    }
}

extension Formatting {
    /// `format(number, specification)` of a complex number: both parts in the same way, the padding around them.
    static func complex(_ number: ComplexArithmetic.Number, specification: UTF8Buffer, typeName: String, charge: (Int) throws -> Void) throws -> [UInt8] {
        let spec = try FormatSpecification(specification, defaultType: 0, defaultAlign: 0x3E, typeName: typeName)
        switch spec.type {
        case 0, 0x65, 0x45, 0x66, 0x46, 0x67, 0x47, 0x6E: break
        default: throw spec.unknownType(typeName)
        }
        if spec.fill == 0x30 { throw TextError.value("Zero padding is not allowed in complex format specifier") }
        if spec.align == 0x3D { throw TextError.value("'=' alignment flag is not allowed in complex format specifier") }
        try charge(spec.cost)
        var body: [UInt8] = []
        var part = spec
        part.width = -1
        let isPlain = spec.type == 0
        let hidesReal = isPlain && number.real == 0 && number.real.sign == .plus
        if isPlain, !hidesReal { body.append(0x28) }
        if !hidesReal { body.append(contentsOf: try complexPart(number.real, part)) }
        if !hidesReal { part.sign = 0x2B }
        body.append(contentsOf: try complexPart(number.imaginary, part))
        body.append(0x6A)
        if isPlain, !hidesReal { body.append(0x29) }
        let (left, right) = spec.padding(body.count)
        var result: [UInt8] = []
        spec.appendFill(left, to: &result)
        result.append(contentsOf: body)
        spec.appendFill(right, to: &result)
        return result
    }

    private static func complexPart(_ value: Double, _ spec: FormatSpecification) throws -> [UInt8] {
        // Unlike a float alone, a whole part without a type shows no `.0`.
        if spec.type == 0 {
            var text: [UInt8] = []
            FloatText.append(value, type: spec.precision < 0 ? 0x72 : 0x67, precision: spec.precision, alternate: spec.alternate, addPointZero: false,
                             noNegativeZero: spec.noNegativeZero, to: &text)
            return grouped(text, spec)
        }
        return try float(value, spec, { _ in })
    }
}
