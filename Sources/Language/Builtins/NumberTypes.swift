internal import BigInt

extension Bootstrap {
    /// Comparison, arithmetic and bit operations that int shows under their special names.
    private static let comparisons: [Special] = [.less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual]
    private static let arithmetic: [Special] = [
        .add, .subtract, .multiply, .trueDivide, .floorDivide, .remainder, .power, .divmod,
        .radd, .rsubtract, .rmultiply, .rtrueDivide, .rfloorDivide, .rremainder, .rpower, .rdivmod,
    ]

    static func makeNumberTypes() {
        makeInt()
        makeBool()
        makeFloat()
        makeComplex()
    }

    // MARK: int and bool

    private static func makeInt() {
        let bits: [Special] = [.leftShift, .rightShift, .and, .or, .xor, .rleftShift, .rrightShift, .rand, .ror, .rxor, .invert]
        let type = TypeObject.native(
            "int", base: Types.object,
            doc: "int([x]) -> integer\nint(x, base=10) -> integer\n\nMake an integer from a number or from text; with base 0, text is read as a literal is.",
            specials: [.repr, .format, .hash, .bool, .int, .float, .index, .negative, .positive, .absolute] + comparisons + arithmetic + bits,
            make: { type, arguments, interpreter in
                let value = try NumberConstructors.int(arguments, interpreter)
                return type === Types.int.object ? value : .object(NumberObject(value, type: type.reference))
            })
        Types.int = type.reference
        addInteger(type)
        type.method("bit_length(self, /)", doc: "Number of bits necessary to represent self in binary.") { interpreter, arguments in
            if case .int(let number) = arguments[0] { return .int(Int.bitWidth - number.magnitude.leadingZeroBitCount) }
            return .int(IntegerArithmetic.bitLength(try big(arguments[0], interpreter)))
        }
        type.method("bit_count(self, /)", doc: "Number of ones in the binary representation of the absolute value of self.") { interpreter, arguments in
            if case .int(let number) = arguments[0] { return .int(number.magnitude.nonzeroBitCount) }
            return .int(IntegerArithmetic.bitCount(try big(arguments[0], interpreter)))
        }
        type.method("as_integer_ratio(self, /)", doc: "Return a pair of integers whose ratio is equal to the int: itself and 1.") { _, arguments in
            .object(TupleObject([Numbers.plain(arguments[0]) ?? .int(0), .int(1)]))
        }
        type.method("to_bytes(self, /, length=1, byteorder='big', *, signed=False)", doc: "Return an array of bytes that represents the integer.") { interpreter, arguments in
            let length = try interpreter.machineInt(arguments[1])
            if length < 0 { throw interpreter.valueError("length argument must be non-negative") }
            let isBig = try isBigEndian(arguments[2], "to_bytes", interpreter)
            try interpreter.reserve(bytes: length)
            var bytes = try IntegerArithmetic.littleEndianBytes(big(arguments[0], interpreter), length: length, signed: interpreter.isTrue(arguments[3]))
            if isBig { bytes.reverse() }
            return .object(BytesObject(bytes))
        }
        type.classMethod("from_bytes(cls, /, bytes, byteorder='big', *, signed=False)", doc: "Return the integer represented by the given array of bytes.") { interpreter, arguments in
            var bytes = try interpreter.byteArray(from: arguments[1])
            if try isBigEndian(arguments[2], "from_bytes", interpreter) { bytes.reverse() }
            let value = Numbers.integer(IntegerArithmetic.integer(littleEndian: bytes, signed: try interpreter.isTrue(arguments[3])))
            guard let type = arguments[0].type, type !== Types.int.object else { return value }
            return try interpreter.call1(.object(type), value)
        }
    }

    private static func isBigEndian(_ order: Value, _ name: String, _ interpreter: Interpreter) throws -> Bool {
        guard let text = order.string else { throw interpreter.typeError("\(name)() argument 'byteorder' must be str, not \(order.argumentTypeName)") }
        if text == "big" { return true }
        if text == "little" { return false }
        throw interpreter.valueError("byteorder must be either 'little' or 'big'")
    }

    private static func big(_ value: Value, _ interpreter: Interpreter) throws -> BigInt { Numbers.bigInteger(value) ?? 0 }

    /// Attributes and methods that treat an int as a fraction or complex number, and rounding.
    private static func addInteger(_ type: TypeObject) {
        func own(_ object: Object) -> Value { Numbers.plain(.object(object)) ?? .int(0) }
        type.attribute("real", doc: "the real part of a complex number") { _, object in own(object) }
        type.attribute("imag", doc: "the imaginary part of a complex number") { _, _ in .int(0) }
        type.attribute("numerator", doc: "the numerator of a rational number in lowest terms") { _, object in own(object) }
        type.attribute("denominator", doc: "the denominator of a rational number in lowest terms") { _, _ in .int(1) }
        for (name, doc) in [("conjugate", "Returns self, the complex conjugate of any int."), ("__trunc__", "Truncating an int returns itself."),
                            ("__floor__", "The floor of an int is itself."), ("__ceil__", "The ceiling of an int is itself.")] {
            type.method("\(name)(self, /)", doc: doc) { _, arguments in Numbers.plain(arguments[0]) ?? .int(0) }
        }
        type.method("__round__(self, ndigits=None, /)", doc: "Rounding an int returns itself; with negative ndigits, the nearest multiple of a power of ten.") { interpreter, arguments in
            try Numbers.round(arguments[0], arguments[1], interpreter) ?? .notImplemented
        }
    }

    private static func makeBool() {
        let type = TypeObject.native(
            "bool", base: Types.int, doc: "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.",
            specials: [.repr, .and, .or, .xor, .rand, .ror, .rxor], isSubclassable: false,
            make: { _, arguments, interpreter in
                if arguments.names != nil { throw interpreter.typeError("bool() takes no keyword arguments") }
                if arguments.count > 1 { throw interpreter.typeError("bool expected at most 1 argument, got \(arguments.count)") }
                return .bool(arguments.count == 1 ? try interpreter.isTrue(arguments[0]) : false)
            })
        Types.bool = type.reference
    }

    // MARK: float

    private static func makeFloat() {
        let type = TypeObject.native(
            "float", base: Types.object, doc: "Convert a string or number to a floating point number, if possible.",
            specials: [.repr, .format, .hash, .bool, .int, .float, .negative, .positive, .absolute] + comparisons + arithmetic,
            make: { type, arguments, interpreter in
                if arguments.names != nil, type === Types.float.object { throw interpreter.typeError("float() takes no keyword arguments") }
                if arguments.count > 1 { throw interpreter.typeError("float expected at most 1 argument, got \(arguments.count)") }
                let value = arguments.count == 0 ? 0 : try NumberConstructors.double(arguments[0], interpreter)
                return type === Types.float.object ? .float(value) : .object(NumberObject(.float(value), type: type.reference))
            })
        Types.float = type.reference
        type.attribute("real", doc: "the real part of a complex number") { _, object in .float(double(.object(object))) }
        type.attribute("imag", doc: "the imaginary part of a complex number") { _, _ in .float(0) }
        type.method("conjugate(self, /)", doc: "Return self, the complex conjugate of any float.") { _, arguments in .float(double(arguments[0])) }
        type.method("is_integer(self, /)", doc: "Return True if the float is an integer.") { _, arguments in
            let number = double(arguments[0])
            return .bool(number.isFinite && number == number.rounded(.down))
        }
        type.method("as_integer_ratio(self, /)", doc: "Return integer ratio: a pair of integers whose ratio is exactly equal to the float.") { _, arguments in
            let (numerator, denominator) = try FloatArithmetic.integerRatio(double(arguments[0]))
            return .object(TupleObject([Numbers.integer(numerator), Numbers.integer(denominator)]))
        }
        type.method("hex(self, /)", doc: "Return a hexadecimal representation of a floating-point number.") { _, arguments in
            Value(FloatHex.hex(double(arguments[0])))
        }
        type.classMethod("fromhex(cls, string, /)", doc: "Create a floating-point number from a hexadecimal string.") { interpreter, arguments in
            guard let text = arguments[1].string else { throw interpreter.typeError("bad argument type for built-in operation") }
            let value = Value.float(try FloatHex.parse(text.utf8))
            guard let type = arguments[0].type, type !== Types.float.object else { return value }
            return try interpreter.call1(.object(type), value)
        }
        type.method("__round__(self, ndigits=None, /)", doc: "Return the Integral closest to x, rounding half toward even; with ndigits, a float.") { interpreter, arguments in
            try Numbers.round(arguments[0], arguments[1], interpreter) ?? .notImplemented
        }
        type.method("__trunc__(self, /)", doc: "Return the Integral closest to x between 0 and x.") { _, arguments in Value(try FloatArithmetic.integer(double(arguments[0]))) }
        type.method("__floor__(self, /)", doc: "Return the floor as an Integral.") { _, arguments in
            Value(try FloatArithmetic.integer(double(arguments[0]).rounded(.down)))
        }
        type.method("__ceil__(self, /)", doc: "Return the ceiling as an Integral.") { _, arguments in
            Value(try FloatArithmetic.integer(double(arguments[0]).rounded(.up)))
        }
    }

    /// The number of a float receiver.
    private static func double(_ value: Value) -> Double {
        if case .float(let number) = value { return number }
        if case .float(let number) = (value.object as? NumberObject)?.value { return number }
        return 0
    }

    // MARK: complex

    private static func makeComplex() {
        let operations: [Special] = [.add, .subtract, .multiply, .trueDivide, .power, .radd, .rsubtract, .rmultiply, .rtrueDivide, .rpower]
        let type = TypeObject.native(
            "complex", base: Types.object, doc: "Create a complex number from a string or numbers.\n\nThis is equivalent to (real + imag*1j) where imag defaults to 0.",
            specials: [.repr, .format, .hash, .bool, .negative, .positive, .absolute, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual] + operations,
            make: { type, arguments, interpreter in
                try NumberConstructors.complex(type, arguments, interpreter)
            })
        Types.complex = type.reference
        type.attribute("real", doc: "the real part of a complex number") { _, object in .float((object as? ComplexObject)?.real ?? 0) }
        type.attribute("imag", doc: "the imaginary part of a complex number") { _, object in .float((object as? ComplexObject)?.imaginary ?? 0) }
        type.method("conjugate(self, /)", doc: "Return the complex conjugate of its argument.") { _, arguments in
            guard let number = arguments[0].object as? ComplexObject else { return .notImplemented }
            return .object(ComplexObject(number.real, -number.imaginary))
        }
        type.method("__complex__(self, /)", doc: "Convert this value to exact type complex.") { _, arguments in
            guard let number = arguments[0].object as? ComplexObject else { return .notImplemented }
            return .object(number.typeRef == Types.complex ? number : ComplexObject(number.real, number.imaginary))
        }
    }
}
