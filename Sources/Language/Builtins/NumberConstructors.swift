/// `int(…)`, `float(…)` and `complex(…)`.
enum NumberConstructors {
    // MARK: int

    /// `int(x)`, `int(text, base)`.
    static func int(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let count = arguments.count
        if arguments.names == nil {
            if count == 0 { return .int(0) }
            if count == 1 { return try integer(from: arguments[0], interpreter) }
        }
        if arguments.total > 2 { throw interpreter.typeError("int() takes at most 2 arguments (\(arguments.total) given)") }
        var base = count == 2 ? arguments[1] : .undefined
        for (name, value) in arguments.keywords {
            guard name == "base" else { throw interpreter.typeError("'\(name.text)' is an invalid keyword argument for int()") }
            if count == 2 { throw interpreter.typeError("argument for int() given by name ('base') and position (2)") }
            base = value
        }
        if count == 0 { throw interpreter.typeError("int() missing string argument") }
        let radix = try interpreter.clampedIndex(base, "'\(base.typeName)' object cannot be interpreted as an integer")
        if radix != 0, radix < 2 || radix > 36 { throw interpreter.valueError("int() base must be >= 2 and <= 36, or 0") }
        let source = arguments[0]
        if let text = source.string { return Value(try NumberParsing.integer(text.utf8, base: radix, quoted: shown(source, interpreter))) }
        if let bytes = BytesObject.of(source) { return try integer(bytes, radix) }
        throw interpreter.typeError("int() can't convert non-string with explicit base")
    }

    private static func integer(_ bytes: BytesObject, _ radix: Int) throws -> Value {
        try bytes.bytes.withUnsafeBufferPointer { buffer in
            Value(try NumberParsing.integer(buffer, base: radix) { String(decoding: TextQuoting.reprOfBytes(buffer), as: UTF8.self) })
        }
    }

    /// What an error shows of a text: its own `repr()`, which a subclass may define.
    private static func shown(_ value: Value, _ interpreter: Interpreter) -> () throws -> String {
        { try interpreter.repr(value).text }
    }

    /// `int(value)` of one argument.
    static func integer(from value: Value, _ interpreter: Interpreter) throws -> Value {
        switch value {
        case .int: return value
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .float(let number):
            if number.magnitude < 1e18 { return .int(Int(number)) }
            return Value(try FloatArithmetic.integer(number))
        case .object(let object):
            if object.kind == .bigInt { return value }
            if let text = value.string, object.kind == .string { return try integer(text) }
            if let result = try byProtocol(value, object, interpreter) { return result }
            if let text = value.string { return Value(try NumberParsing.integer(text.utf8, quoted: shown(value, interpreter))) }
            if let bytes = BytesObject.of(value) { return try integer(bytes, 10) }
        default: break
        }
        throw interpreter.typeError("int() argument must be a string, a bytes-like object or a real number, not '\(value.typeName)'")
    }

    private static func integer(_ text: StringObject) throws -> Value {
        // The usual case: at most 18 digits after a sign.
        let bytes = text.utf8
        if bytes.count > 0, bytes.count <= 18 {
            var index = bytes[0] == 0x2D || bytes[0] == 0x2B ? 1 : 0
            var number = 0
            let first = index
            while index < bytes.count, bytes[index] &- 0x30 < 10 {
                number = number &* 10 &+ Int(bytes[index] &- 0x30)
                index &+= 1
            }
            if index == bytes.count, index > first { return .int(bytes[0] == 0x2D ? -number : number) }
        }
        return Value(try NumberParsing.integer(bytes))
    }

    /// `__int__`, `__index__` or `__trunc__` of an object; nil if it has none.
    private static func byProtocol(_ value: Value, _ object: Object, _ interpreter: Interpreter) throws -> Value? {
        let type = object.type
        switch object.kind {
        case .instance, .exception, .type: break
        default: return try object.nativeInt(interpreter) ?? object.nativeIndex(interpreter) ?? truncated(value, type, interpreter)
        }
        if let method = type.special(.int) {
            if method.isSlotWrapper(.int) { return try object.nativeInt(interpreter) }
            let result = try interpreter.callSpecial(method, value)
            guard let number = exactInteger(result) else { throw interpreter.typeError("__int__ returned non-int (type \(result.typeName))") }
            return number
        }
        if type.special(.index) != nil { return try interpreter.index(value) }
        return try truncated(value, type, interpreter)
    }

    private static func truncated(_ value: Value, _ type: TypeObject, _ interpreter: Interpreter) throws -> Value? {
        guard let method = type.special(.trunc) else { return nil }
        let result = try interpreter.callSpecial(method, value)
        if let number = exactInteger(result) { return number }
        if let number = try interpreter.indexOrNil(result) { return number }
        throw interpreter.typeError("__trunc__ returned non-Integral (type \(result.typeName))")
    }

    /// An int of any class as an exact one; nil for anything else.
    private static func exactInteger(_ value: Value) -> Value? {
        guard let number = Numbers.plain(value) else { return nil }
        if case .float = number { return nil }
        return number
    }

    // MARK: float

    /// `float(value)` of one argument.
    static func double(_ value: Value, _ interpreter: Interpreter) throws -> Double {
        switch value {
        case .float(let number): return number
        case .int(let number): return Double(number)
        case .bool(let flag): return flag ? 1 : 0
        case .object(let object):
            if object.kind == .string { return try NumberParsing.float(unsafeDowncast(object, to: StringObject.self).utf8) }
            let type = object.type
            switch object.kind {
            case .instance, .exception, .type:
                if let method = type.special(.float) {
                    if method.isSlotWrapper(.float), let number = try object.nativeFloat(interpreter) { return number }
                    let result = try interpreter.callSpecial(method, value)
                    if case .float(let number) = Numbers.plain(result) { return number }
                    throw interpreter.typeError("\(type.name).__float__ returned non-float (type \(result.typeName))")
                }
                if type.special(.index) != nil { return try interpreter.double(interpreter.index(value)) }
            default:
                if let number = try object.nativeFloat(interpreter) { return number }
                if let index = try object.nativeIndex(interpreter) { return try interpreter.double(index) }
            }
            let quoted = shown(value, interpreter)
            if let text = value.string { return try NumberParsing.float(text.utf8, quoted: quoted) }
            if let bytes = BytesObject.of(value) { return try bytes.bytes.withUnsafeBufferPointer { try NumberParsing.float($0, quoted: quoted) } }
        default: break
        }
        throw interpreter.typeError("float() argument must be a string or a real number, not '\(value.typeName)'")
    }

    // MARK: complex

    /// `complex(real, imag)`, `complex(text)`.
    static func complex(_ type: TypeObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if arguments.total > 2 { throw interpreter.typeError("complex() takes at most 2 arguments (\(arguments.total) given)") }
        var real = arguments.count > 0 ? arguments[0] : .undefined, imaginary = arguments.count > 1 ? arguments[1] : .undefined
        for (name, value) in arguments.keywords {
            switch name.text {
            case "real" where real.isUndefined: real = value
            case "imag" where imaginary.isUndefined: imaginary = value
            case "real", "imag":
                throw interpreter.typeError("argument for complex() given by name ('\(name.text)') and position (\(name == "real" ? 1 : 2))")
            default: throw interpreter.typeError("'\(name.text)' is an invalid keyword argument for complex()")
            }
        }
        if let text = real.string {
            if !imaginary.isUndefined { throw interpreter.typeError("complex() can't take second arg if first is a string") }
            guard let number = try ComplexArithmetic.parse(text.utf8) else { throw interpreter.valueError("complex() arg is a malformed string") }
            return .object(ComplexObject(number.real, number.imaginary, type: type.reference))
        }
        if imaginary.string != nil { throw interpreter.typeError("complex() second arg can't be a string") }
        var first: ComplexArithmetic.Number = (0, 0), second: ComplexArithmetic.Number = (0, 0)
        if !real.isUndefined {
            guard let number = try number(real, interpreter) else {
                throw interpreter.typeError("complex() first argument must be a string or a number, not '\(real.typeName)'")
            }
            first = number
        }
        if !imaginary.isUndefined {
            guard let number = try ComplexObject.number(imaginary) ?? byFloat(imaginary, interpreter) else {
                throw interpreter.typeError("complex() second argument must be a number, not '\(imaginary.typeName)'")
            }
            second = number
        }
        // real + imag*1j, without turning signs of zeros around.
        var result = first
        let imaginaryIsComplex = imaginary.object is ComplexObject
        if imaginaryIsComplex { result.real -= second.imaginary }
        if !imaginary.isUndefined {
            result.imaginary = real.object is ComplexObject ? first.imaginary + second.real : second.real
        }
        return .object(ComplexObject(result.real, result.imaginary, type: type.reference))
    }

    private static func number(_ value: Value, _ interpreter: Interpreter) throws -> ComplexArithmetic.Number? {
        if let object = value.object, object.kind == .instance, !(object is NumberObject), let method = object.type.special(.complex) {
            let result = try interpreter.callSpecial(method, value)
            guard let number = result.object as? ComplexObject else {
                throw interpreter.typeError("__complex__ returned non-complex (type \(result.typeName))")
            }
            return (number.real, number.imaginary)
        }
        return try ComplexObject.number(value) ?? byFloat(value, interpreter)
    }

    private static func byFloat(_ value: Value, _ interpreter: Interpreter) throws -> ComplexArithmetic.Number? {
        guard let object = value.object, object.type.special(.float) != nil || object.type.special(.index) != nil else { return nil }
        return (try interpreter.double(value), 0)
    }
}

extension Interpreter {
    /// `int(value)`
    public func integer(from value: Value) throws -> Value { try NumberConstructors.integer(from: value, self) }

    /// `float(value)`
    public func float(from value: Value) throws -> Double { try NumberConstructors.double(value, self) }
}
