internal import Language
internal import Tensors

/// The arguments of one call of an operation, in the order of its parameters.  Absent ones read as their defaults.
struct OperationCall {
    let base: UnsafeMutablePointer<Value>
    /// How many arguments stand at `base`.
    let given: Int
    unowned(unsafe) let signature: OperationSignature
    unowned(unsafe) let interpreter: Interpreter
    /// The arguments from `spreadIndex` on are the elements of one list (`x.view(2, 3)`).
    let isSpread: Bool

    @inline(__always)
    init(_ base: UnsafeMutablePointer<Value>, _ given: Int, _ signature: OperationSignature, _ interpreter: Interpreter, isSpread: Bool = false) {
        self.base = base
        self.given = given
        self.signature = signature
        self.interpreter = interpreter
        self.isSpread = isSpread
    }

    @inline(__always)
    subscript(index: Int) -> Value {
        if isSpread { return index < signature.spreadIndex ? base[index] : signature.defaults[index] }
        if index < given {
            let value = base[index]
            if case .undefined = value { return signature.defaults[index] }
            return value
        }
        return signature.defaults[index]
    }

    private func name(_ index: Int) -> String { signature.parameters[index].name.text }

    /// Whether the argument was passed and is not None.
    @inline(__always)
    func has(_ index: Int) -> Bool {
        switch self[index] {
        case .none, .undefined: return false
        default: return true
        }
    }

    // MARK: tensors

    @inline(__always)
    func tensor(_ index: Int) throws -> Tensor {
        if case .object(let object) = self[index], object.kind == .tensor { return unsafeDowncast(object, to: TensorObject.self).tensor }
        return try otherTensor(index)
    }

    @inline(never)
    private func otherTensor(_ index: Int) throws -> Tensor {
        let value = self[index]
        if let object = value.object, let tensor = TensorObject.cast(object)?.tensor { return tensor }
        if let scalar = try scalarOrNil(value) { return try Tensor.scalar(scalar) }
        throw interpreter.typeError("argument '\(name(index))' must be Tensor, not \(value.typeName)")
    }

    @inline(__always)
    func tensorOrNil(_ index: Int) throws -> Tensor? { has(index) ? try tensor(index) : nil }

    /// A tensor or a number.
    enum Operand {
        case tensor(Tensor)
        case scalar(Scalar)
    }

    @inline(__always)
    func operand(_ index: Int) throws -> Operand {
        switch self[index] {
        case .int(let number): return .scalar(.int(number))
        case .float(let number): return .scalar(.float(number))
        case .bool(let flag): return .scalar(.bool(flag))
        case .object(let object) where object.kind == .tensor: return .tensor(unsafeDowncast(object, to: TensorObject.self).tensor)
        case .object(let object):
            if let tensor = TensorObject.cast(object)?.tensor { return .tensor(tensor) }
            return .scalar(try scalar(index))
        default: return .tensor(try tensor(index))
        }
    }

    /// A tensor; a number becomes one without dimensions.
    func operandTensor(_ index: Int) throws -> Tensor {
        switch try operand(index) {
        case .tensor(let tensor): return tensor
        case .scalar(let scalar): return try Tensor.scalar(scalar)
        }
    }

    func tensors(_ index: Int) throws -> [Tensor] { try tensors(of: self[index], index) }

    func tensors(of value: Value, _ index: Int) throws -> [Tensor] {
        let elements: UnsafeBufferPointer<Value>
        if let list = value.list { elements = list.unsafeValues } else if let tuple = value.tuple { elements = tuple.unsafeValues } else { return [] }
        var result: [Tensor] = []
        result.reserveCapacity(elements.count)
        for (position, element) in elements.enumerated() {
            guard let object = element.object, let tensor = TensorObject.cast(object)?.tensor else {
                throw interpreter.typeError("expected Tensor as element \(position) in argument \(index), but got \(element.typeName)")
            }
            result.append(tensor)
        }
        return result
    }

    // MARK: numbers

    @inline(__always)
    func scalar(_ index: Int) throws -> Scalar {
        switch self[index] {
        case .int(let number): return .int(number)
        case .float(let number): return .float(number)
        case .bool(let flag): return .bool(flag)
        default:
            guard let scalar = try scalarOrNil(self[index]) else {
                throw interpreter.typeError("argument '\(name(index))' must be Number, not \(self[index].typeName)")
            }
            return scalar
        }
    }

    func scalarOrNil(_ index: Int) throws -> Scalar? { has(index) ? try scalar(index) : nil }

    private func scalarOrNil(_ value: Value) throws -> Scalar? { try Scalars.scalar(value, interpreter) }

    @inline(__always)
    func int(_ index: Int) throws -> Int {
        if case .int(let number) = self[index] { return number }
        return try Scalars.int(self[index], interpreter)
    }

    func intOrNil(_ index: Int) throws -> Int? { has(index) ? try int(index) : nil }

    @inline(__always)
    func double(_ index: Int) throws -> Double {
        switch self[index] {
        case .float(let number): return number
        case .int(let number): return Double(number)
        default: return try interpreter.double(self[index])
        }
    }

    func doubleOrNil(_ index: Int) throws -> Double? { has(index) ? try double(index) : nil }

    @inline(__always)
    func bool(_ index: Int) -> Bool { if case .bool(let flag) = self[index] { return flag } else { return false } }
    func boolOrNil(_ index: Int) -> Bool? { if case .bool(let flag) = self[index] { return flag } else { return nil } }

    // MARK: lists

    /// A list of ints; one number stands for a list with one.
    func ints(_ index: Int) throws -> [Int] {
        if isSpread, index == signature.spreadIndex { return try ints(UnsafeBufferPointer(start: base + index, count: given - index), index) }
        let value = self[index]
        switch value {
        case .int(let number): return [number]
        case .none, .undefined: return []
        case .object(let object):
            if object.kind == .tuple { return try ints(unsafeDowncast(object, to: TupleObject.self).unsafeValues, index) }
            if let list = value.list { return try ints(list.unsafeValues, index) }
            if let tuple = value.tuple { return try ints(tuple.unsafeValues, index) }
        default: break
        }
        return [try Scalars.int(value, interpreter)]
    }

    private func ints(_ values: UnsafeBufferPointer<Value>, _ index: Int) throws -> [Int] {
        let count = values.count
        return try [Int](unsafeUninitializedCapacity: count) { buffer, initialized in
            for position in 0..<count {
                switch values[position] {
                case .int(let number): buffer[position] = number
                case let value where Parameter.isIndex(value): buffer[position] = try Scalars.int(value, interpreter)
                case let value:
                    throw interpreter.typeError("\(signature.function)(): argument '\(name(index))' failed to unpack the object at pos \(position + 1) with error "
                        + "\"type must be tuple of ints,but got \(value.typeName)\"")
                }
            }
            initialized = count
        }
    }

    func intsOrNil(_ index: Int) throws -> [Int]? { (isSpread && index == signature.spreadIndex) || has(index) ? try ints(index) : nil }

    func doubles(_ index: Int) throws -> [Double] {
        let value = self[index]
        if let list = value.list { return try list.array.map { try interpreter.double($0) } }
        if let tuple = value.tuple { return try tuple.array.map { try interpreter.double($0) } }
        return [try interpreter.double(value)]
    }

    func doublesOrNil(_ index: Int) throws -> [Double]? { has(index) ? try doubles(index) : nil }

    // MARK: others

    func string(_ index: Int) -> String { self[index].string?.text ?? "" }
    func stringOrNil(_ index: Int) -> String? { self[index].string?.text }

    func dtype(_ index: Int) throws -> DType? {
        guard let object = self[index].object else { return nil }
        if let dtype = object as? DTypeObject { return try dtype.usable(interpreter) }
        if object === Types.float.object { return .float64 }
        if object === Types.int.object { return .int64 }
        return object === Types.bool.object ? .bool : nil
    }

    func generator(_ index: Int) -> Tensors.Generator? { (self[index].object as? GeneratorObject)?.generator }

    /// Makes a tensor with the options of a factory function, whose `dtype` is parameter `first`, followed by layout, device, pin_memory,
    /// requires_grad.
    func factory(_ first: Int, _ make: (DType?) throws -> Tensor) throws -> Tensor {
        if given <= first { return try make(nil) }
        try DeviceObject.check(self[first + 2], interpreter)
        let tensor = try make(try dtype(first))
        if bool(first + 4) { try OperationCall.require(tensor) }
        return tensor
    }

    /// Makes a new tensor require a gradient.
    static func require(_ tensor: Tensor) throws {
        if !tensor.dtype.isDifferentiable { throw TensorError(.runtimeError, "Only Tensors of floating point and complex dtype can require gradients") }
        try tensor.requiresGrad_(true)
    }
}

/// Numbers of the language as those of the tensor library.
enum Scalars {
    /// A number, or a tensor with one element; nil for anything else.
    static func scalar(_ value: Value, _ interpreter: Interpreter) throws -> Scalar? {
        switch value {
        case .int(let number): return .int(number)
        case .float(let number): return .float(number)
        case .bool(let flag): return .bool(flag)
        case .object(let object):
            if let tensor = TensorObject.cast(object)?.tensor { return try tensor.item() }
            if object.kind == .bigInt { throw interpreter.valueError("Overflow when unpacking long long") }
            if let number = object as? NumberObject, !NumpyValues.isNumber(object) { return try scalar(number.value, interpreter) }
            if let number = object as? ComplexObject {
                ExtendedTypes.areInUse = true
                return .complex(number.real, number.imaginary)
            }
            return try NumpyValues.scalar(object, interpreter)
        default: return nil
        }
    }

    static func int(_ value: Value, _ interpreter: Interpreter) throws -> Int {
        if let tensor = value.object.flatMap(TensorObject.cast)?.tensor { return try tensor.item().integer }
        if value.object?.kind == .bigInt { throw interpreter.valueError("Overflow when unpacking long long") }
        return try interpreter.machineInt(value)
    }

    @inline(__always)
    static func value(_ scalar: Scalar) -> Value {
        switch scalar {
        case .bool(let flag): return .bool(flag)
        case .int(let number): return .int(number)
        case .float(let number): return .float(number)
        case .complex(let real, let imaginary): return .object(ComplexObject(real, imaginary))
        }
    }
}
