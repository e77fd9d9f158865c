internal import Language
internal import Tensors

/// `tensor.to(…)` and `tensor.type(…)`.
enum Conversion {
    private static let forms = [
        "(torch.device device = None, torch.dtype dtype = None, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)",
        "(torch.dtype dtype, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)",
        "(Tensor tensor, bool non_blocking = False, bool copy = False, *, torch.memory_format memory_format = None)",
    ]

    static func to(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        guard let object = arguments.count > 0 ? arguments[0].object.flatMap(TensorObject.cast) : nil else {
            throw interpreter.typeError("unbound method TensorBase.to() needs an argument")
        }
        var dtype: DType?
        var copies = false
        var flags = 0
        var format: String?
        for index in 1..<max(1, arguments.count) {
            let value = arguments[index]
            if let other = value.object.flatMap(TensorObject.cast), index == 1 { dtype = other.tensor.dtype }
            else if let type = value.object as? DTypeObject, index <= 2 { dtype = try type.usable(interpreter) }
            else if case .bool(let flag) = value, index > 1 {
                flags += 1
                if flags == 2 { copies = flag }
            } else if value.isNone { continue }
            else if index == 1, value.string != nil || value.object is DeviceObject { try DeviceObject.check(value, interpreter) }
            else if index == 1, case .int = value { try DeviceObject.check(value, interpreter) }
            else { throw mismatch(arguments, interpreter) }
        }
        for (name, value) in arguments.keywords {
            switch name.text {
            case "dtype" where value.object is DTypeObject: dtype = try (value.object as? DTypeObject)?.usable(interpreter)
            case "dtype" where value.isNone, "device" where value.isNone: break
            case "device" where value.string != nil || value.object is DeviceObject: try DeviceObject.check(value, interpreter)
            case "other": dtype = value.object.flatMap(TensorObject.cast)?.tensor.dtype
            case "copy": copies = try interpreter.isTrue(value)
            case "memory_format": format = (value.object as? MemoryFormatObject)?.name
            case "non_blocking": break
            default: throw mismatch(arguments, interpreter)
            }
        }
        let tensor = object.tensor
        if let format, format.hasPrefix("channels_last") {
            let typed = try dtype.map { try tensor.to($0) } ?? tensor
            return .object(TensorObject.wrap(try typed.channelsLast(rank: format == "channels_last" ? 4 : 5)))
        }
        guard let dtype, dtype != tensor.dtype else { return .object(copies ? TensorObject.wrap(try tensor.clone()) : object) }
        return .object(TensorObject.wrap(try tensor.to(dtype, copy: copies)))
    }

    private static func mismatch(_ arguments: Arguments, _ interpreter: Interpreter) -> any Error {
        var text = "("
        for value in arguments.positional.dropFirst() { text += value.typeName + ", " }
        for (name, value) in arguments.keywords.reversed() { text += "\(name.text)=\(value.typeName), " }
        if arguments.count > 1 { text.removeLast(2) }
        text += ")"
        return interpreter.typeError("to() received an invalid combination of arguments - got \(text), but expected one of:\n" + forms.map { " * \($0)\n" }.joined())
    }

    static func type(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        guard let tensor = arguments.count > 0 ? arguments[0].object.flatMap(TensorObject.cast)?.tensor : nil else {
            throw interpreter.typeError("unbound method TensorBase.type() needs an argument")
        }
        let given = arguments.count > 1 ? arguments[1] : arguments.keyword("dtype") ?? .none
        if given.isNone { return Value(tensor.dtype.tensorTypeName) }
        let dtype: DType
        if let object = given.object as? DTypeObject { dtype = try object.usable(interpreter) }
        else if let text = given.string?.text, let named = DType.allCases.first(where: { $0.tensorTypeName == text }) { dtype = named }
        else if let named = DType.allCases.first(where: { given.type?.name == "\($0.scalarName)Tensor" }) { dtype = named }
        else { throw interpreter.valueError("invalid type: \(try interpreter.reprText(given))") }
        return .object(TensorObject.wrap(try tensor.to(dtype)))
    }
}
