internal import BigInt

extension Interpreter {
    /// `template % values`
    public func percentFormat(_ template: StringObject, _ values: Value) throws -> StringObject {
        var result: [UInt8] = []
        result.reserveCapacity(template.byteCount &+ 16)
        try withExtendedLifetime(template) { try percentFormat(template.utf8, values, isBytes: false, to: &result) }
        return StringObject(utf8: result)
    }

    /// `template % values` of bytes.
    func percentFormat(bytes template: BytesObject, _ values: Value) throws -> [UInt8] {
        var result: [UInt8] = []
        let bytes = template.bytes
        try bytes.withUnsafeBufferPointer { try percentFormat($0, values, isBytes: true, to: &result) }
        return result
    }

    private func percentFormat(_ template: UTF8Buffer, _ values: Value, isBytes: Bool, to result: inout [UInt8]) throws {
        var parser = PercentFormat(template)
        var operands = PercentOperands(values)
        while let piece = try parser.next() {
            switch piece {
            case .literal(let range): result.append(contentsOf: UTF8Buffer(rebasing: template[range]))
            case .conversion(let conversion) where conversion.isPercentSign: result.append(0x25)
            case .conversion(var conversion):
                if let range = conversion.key {
                    let name = UTF8Buffer(rebasing: template[range])
                    try operands.select(isBytes ? .object(BytesObject(Array(name))) : .object(StringObject(utf8: name)), self)
                }
                if conversion.width == .star { conversion.setWidth(try machineInt(operands.star(self))) }
                if conversion.precision == .star {
                    let precision = try machineInt(operands.star(self))
                    guard precision <= Int(Int32.max), precision >= Int(Int32.min) else { throw overflowError("Python int too large to convert to C int") }
                    conversion.setPrecision(precision)
                }
                let operand = try operands.next(self)
                try reserve(bytes: conversion.cost)
                try append(operand, conversion, isBytes: isBytes, to: &result)
            }
        }
        if operands.isLeft { throw typeError("not all arguments converted during \(isBytes ? "bytes" : "string") formatting") }
    }

    /// One converted operand.
    private func append(_ operand: Value, _ conversion: PercentFormat.Conversion, isBytes: Bool, to result: inout [UInt8]) throws {
        let isPlain = conversion.width == .none && conversion.precision == .none
        switch conversion.type {
        case 0x73, 0x72, 0x61, 0x62:
            if isBytes, conversion.type == 0x73 || conversion.type == 0x62 {
                guard let bytes = BytesObject.of(operand) else {
                    throw typeError("%b requires a bytes-like object, or an object that implements __bytes__, not '\(operand.typeName)'")
                }
                result.append(contentsOf: bytes.bytes.withUnsafeBufferPointer { PercentFormat.render(conversion, text: $0) })
                return
            }
            if conversion.type == 0x62 { throw conversion.unsupported }
            if isPlain, conversion.type == 0x73 { return try appendString(operand, to: &result) }
            if isPlain, conversion.type == 0x72, !isBytes { return try appendRepr(operand, to: &result) }
            let text = try converted(operand, isBytes ? 0x61 : UInt8(truncatingIfNeeded: conversion.type))
            result.append(contentsOf: PercentFormat.render(conversion, text: text.utf8))
        case 0x63: try appendCharacter(operand, conversion, isBytes: isBytes, to: &result)
        case 0x64, 0x69, 0x75:
            let isBare = isPlain && !conversion.showsSign && !conversion.blankSign
            if case .int(let number) = operand, isBare { return IntegerText.append(number, to: &result) }
            result.append(contentsOf: try renderInteger(try decimalOperand(operand, conversion), conversion))
        case 0x6F, 0x78, 0x58:
            guard let number = try indexOrNil(operand) else {
                throw typeError("%\(letter(conversion)) format: an integer is required, not \(operand.typeName)")
            }
            result.append(contentsOf: try renderInteger(number, conversion))
        case 0x65, 0x45, 0x66, 0x46, 0x67, 0x47:
            let number = try percentDouble(operand)
            if case .value(let precision) = conversion.precision, precision > Int(Int32.max) { throw valueError("precision too big") }
            result.append(contentsOf: PercentFormat.render(conversion, float: number))
        default: throw conversion.unsupported
        }
    }

    private func percentDouble(_ operand: Value) throws -> Double {
        if case .float(let number) = operand { return number }
        return try double(operand)
    }

    private func letter(_ conversion: PercentFormat.Conversion) -> String { String(UnicodeScalar(UInt8(truncatingIfNeeded: conversion.type))) }

    private func renderInteger(_ number: Value, _ conversion: PercentFormat.Conversion) throws -> [UInt8] {
        if case .int(let small) = number { return try PercentFormat.render(conversion, integer: small) }
        return try PercentFormat.render(conversion, integer: Numbers.bigInteger(number) ?? 0)
    }

    /// What `%d` shows of an operand: ints as they are, other numbers cut to ints.
    private func decimalOperand(_ operand: Value, _ conversion: PercentFormat.Conversion) throws -> Value {
        let wrong = { self.typeError("%\(self.letter(conversion)) format: a real number is required, not \(operand.typeName)") }
        switch operand {
        case .int, .bool, .float: return try integer(from: operand)
        case .object(let object):
            if object.kind == .bigInt { return operand }
            // Text is no number, though int() reads it.
            let type = object.type
            if operand.string != nil || BytesObject.of(operand) != nil || object is ComplexObject { throw wrong() }
            if object.kind == .instance, type.special(.int) == nil, type.special(.index) == nil, type.special(.float) == nil { throw wrong() }
            do {
                return try integer(from: operand)
            } catch let error as PythonError where isException(error, "TypeError") {
                throw wrong()
            }
        default: throw wrong()
        }
    }

    private func appendCharacter(_ operand: Value, _ conversion: PercentFormat.Conversion, isBytes: Bool, to result: inout [UInt8]) throws {
        if isBytes {
            if let bytes = BytesObject.of(operand), bytes.bytes.count == 1 {
                result.append(contentsOf: bytes.bytes.withUnsafeBufferPointer { PercentFormat.render(conversion, text: $0) })
                return
            }
            guard let number = try indexOrNil(operand) else { throw typeError("%c requires an integer in range(256) or a single byte") }
            guard case .int(let code) = number, code >= 0, code < 256 else { throw overflowError("%c arg not in range(256)") }
            result.append(contentsOf: [UInt8(code)].withUnsafeBufferPointer { PercentFormat.render(conversion, text: $0) })
            return
        }
        if let text = operand.string {
            if text.count != 1 { throw typeError("%c requires int or char") }
            result.append(contentsOf: PercentFormat.render(conversion, text: text.utf8))
            return
        }
        guard let number = try indexOrNil(operand) else { throw typeError("%c requires int or char") }
        guard case .int(let code) = number, code >= 0, code < 0x110000 else { throw overflowError("%c arg not in range(0x110000)") }
        result.append(contentsOf: CodePoint.utf8([UInt32(code)]).withUnsafeBufferPointer { PercentFormat.render(conversion, text: $0) })
    }
}

/// What stands right of the `%`: a tuple's elements, one value, or a mapping whose values conversions name.
private struct PercentOperands {
    private let values: Value
    private let tuple: TupleObject?
    /// The one value that is next, if `tuple` does not say.
    private var single: Value
    private var position = 0
    private var isSingle: Bool
    private let isMapping: Bool

    init(_ values: Value) {
        self.values = values
        tuple = values.tuple
        isSingle = tuple == nil
        single = values
        isMapping = tuple == nil && values.string == nil && Self.hasItems(values)
    }

    private static func hasItems(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .dict, .list, .range, .bytes: return true
        default: return object.type.special(.getItem) != nil
        }
    }

    /// `%(key)…`: the mapping's value is the next operand, and the only one.
    mutating func select(_ key: Value, _ interpreter: Interpreter) throws {
        guard isMapping else { throw interpreter.typeError("format requires a mapping") }
        single = try interpreter.getItem(values, key)
        isSingle = true
        position = 0
    }

    mutating func next(_ interpreter: Interpreter) throws -> Value {
        if isSingle {
            if position == 0 {
                position = 1
                return single
            }
        } else if let tuple, position < tuple.count {
            position &+= 1
            return tuple[position &- 1]
        }
        throw interpreter.typeError("not enough arguments for format string")
    }

    mutating func star(_ interpreter: Interpreter) throws -> Value {
        let value = try next(interpreter)
        guard Numbers.bigInteger(value) != nil else { throw interpreter.typeError("* wants int") }
        return value
    }

    /// Whether operands are left that no conversion took.
    var isLeft: Bool {
        if isMapping { return false }
        if isSingle { return position == 0 }
        return position < (tuple?.count ?? 0)
    }
}
