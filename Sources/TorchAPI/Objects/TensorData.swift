internal import Language
internal import Tensors

/// Reads the data of `torch.tensor(data)`: numbers in nested sequences.
enum TensorData {
    /// - Parameter dtype: nil: the type follows from the numbers.
    static func tensor(_ data: Value, dtype: DType?, _ interpreter: Interpreter) throws -> Tensor {
        if let tensor = data.object.flatMap(TensorObject.cast)?.tensor {
            let copy = try tensor.detach().clone()
            return try dtype.map { try copy.to($0) } ?? copy
        }
        if let array = try NumpyValues.tensor(data.object, interpreter) {
            let copy = try array.detach().clone()
            return try dtype.map { try copy.to($0) } ?? copy
        }
        if let object = data.object, let number = try NumpyValues.scalar(object, interpreter) {
            return try Tensor.scalar(number, dtype: try dtype ?? NumpyValues.dtype(object, interpreter) ?? TensorRuntime.current.defaultDType)
        }
        if data.string != nil { throw interpreter.typeError("new(): invalid data type 'str'") }
        var shape: [Int] = []
        try measure(data, &shape, interpreter)
        var reader = Reader(shape: shape, interpreter: interpreter)
        var count = 1
        for size in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            if overflow { throw interpreter.memoryError() }
            count = product
        }
        try interpreter.reserve(count: count, size: 24)
        reader.scalars.reserveCapacity(count)
        try reader.read(data, 0)
        try interpreter.charge(work: count)
        let type: DType
        if let dtype {
            type = dtype
            if !dtype.isDifferentiable, dtype != .bool { try checkRange(reader.scalars, dtype, interpreter) }
        } else {
            let plain = reader.tensorType == nil ? (reader.scalars.isEmpty ? nil : Tensor.inferredType(of: reader.scalars)) : reader.numberType
            if let own = reader.tensorType { type = plain.map { own.promoted(with: $0) } ?? own } else { type = plain ?? TensorRuntime.current.defaultDType }
        }
        return try Tensor(reader.scalars, shape: shape, dtype: type)
    }

    private static func checkRange(_ scalars: [Scalar], _ dtype: DType, _ interpreter: Interpreter) throws {
        let bits = dtype.itemSize * 8
        for scalar in scalars {
            let fits: Bool
            switch scalar {
            case .bool: fits = true
            case .complex(_, let imaginary) where imaginary != 0: fits = false
            case .complex: fits = true
            case .int(let number): fits = bits == 64 || (dtype == .uint8 ? number >= -255 && number <= 255 : number >= -(1 << (bits - 1)) && number < 1 << (bits - 1))
            case .float(let number):
                let limit = dtype == .uint8 ? 256.0 : Double(sign: .plus, exponent: bits - 1, significand: 1)
                fits = number > -limit - 1 && number < limit
            }
            if !fits { throw interpreter.runtimeError("value cannot be converted to type \(dtype.cName == "long" ? "int64" : dtype.name) without overflow") }
        }
    }

    /// The elements of a sequence; nil if the value is none.
    private static func elements(_ value: Value, _ interpreter: Interpreter) throws -> ListObject? {
        if let list = value.list { return list }
        guard case .object(let object) = value else { return nil }
        if value.tuple != nil || object.kind == .range { return try interpreter.list(from: value) }
        if object.kind == .bytes { return try interpreter.list(from: value) }
        if object.kind == .instance, TensorObject.cast(object) == nil, object.type.special(.length) != nil, object.type.special(.getItem) != nil, value.dict == nil {
            return try interpreter.list(from: value)
        }
        return nil
    }

    /// The shape, from the first element at each depth.
    private static func measure(_ data: Value, _ shape: inout [Int], _ interpreter: Interpreter) throws {
        var value = data
        while true {
            if value.string != nil { throw interpreter.valueError("too many dimensions 'str'") }
            guard let list = try elements(value, interpreter) else { return }
            shape.append(list.count)
            if shape.count > 128 { throw interpreter.valueError("too many dimensions 'list'") }
            guard list.count > 0 else { return }
            value = list[0]
        }
    }

    private struct Reader {
        let shape: [Int]
        let interpreter: Interpreter
        var scalars: [Scalar] = []
        /// The type that tensors among the elements promote to.
        var tensorType: DType?
        /// The type that plain numbers among the elements promote to.
        var numberType: DType?

        mutating func read(_ value: Value, _ depth: Int) throws {
            if tensorType != nil { note(value) }
            switch value {
            case .int(let number) where depth == shape.count: scalars.append(.int(number))
            case .float(let number) where depth == shape.count: scalars.append(.float(number))
            case .bool(let flag) where depth == shape.count: scalars.append(.bool(flag))
            default: try readOther(value, depth)
            }
        }

        /// Numbers after a tensor.
        private mutating func note(_ value: Value) {
            let type: DType
            switch value {
            case .int: type = .int64
            case .float: type = TensorRuntime.current.defaultDType
            case .bool: type = .bool
            default: return
            }
            numberType = numberType?.promoted(with: type) ?? type
        }

        private mutating func readOther(_ value: Value, _ depth: Int) throws {
            if let tensor = value.object.flatMap(TensorObject.cast)?.tensor {
                guard tensor.count == 1, depth == shape.count else {
                    if tensor.dtype.isDifferentiable { throw interpreter.valueError("only one element tensors can be converted to Python scalars") }
                    throw interpreter.typeError("only integer tensors of a single element can be converted to an index")
                }
                if tensorType == nil, !scalars.isEmpty { numberType = Tensor.inferredType(of: scalars) }
                tensorType = tensorType?.promoted(with: tensor.dtype) ?? tensor.dtype
                scalars += tensor.scalars()
                return
            }
            if value.string != nil || value.object?.kind == .bytes { throw interpreter.typeError("new(): invalid data type '\(value.typeName)'") }
            if let array = try NumpyValues.tensor(value.object, interpreter) {
                if tensorType == nil, !scalars.isEmpty { numberType = Tensor.inferredType(of: scalars) }
                tensorType = tensorType?.promoted(with: array.dtype) ?? array.dtype
            }
            let list = try TensorData.elements(value, interpreter)
            guard depth < shape.count else {
                if let scalar = try Scalars.scalar(value, interpreter) { scalars.append(scalar); return }
                if list == nil { throw interpreter.runtimeError("Could not infer dtype of \(value.typeName)") }
                if scalars.contains(where: \.isFloat) { throw interpreter.typeError("must be real number, not \(value.typeName)") }
                throw interpreter.typeError("'\(value.typeName)' object cannot be interpreted as an integer")
            }
            guard let list else {
                if try Scalars.scalar(value, interpreter) != nil { throw interpreter.typeError("not a sequence") }
                throw interpreter.runtimeError("Could not infer dtype of \(value.typeName)")
            }
            if list.count != shape[depth] {
                throw interpreter.valueError("expected sequence of length \(shape[depth]) at dim \(depth) (got \(list.count))")
            }
            var index = 0
            while index < list.count {
                try read(list[index], depth + 1)
                index &+= 1
            }
        }
    }
}
