internal import Language
internal import Tensors

/// `torch.Generator`
final class GeneratorObject: Object {
    let generator: Tensors.Generator

    init(_ generator: Tensors.Generator) {
        self.generator = generator
        super.init(.other, TorchTypes.generator)
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<torch._C.Generator object at \(interpreter.address(self))>".utf8)
    }

    /// A seed: any int, whose low 64 bits count.
    static func seed(_ value: Value, _ interpreter: Interpreter) throws -> UInt64 {
        switch value {
        case .int(let number): return UInt64(bitPattern: Int64(number))
        case .bool(let flag): return flag ? 1 : 0
        case .float(let number): return UInt64(bitPattern: Int64(Scalar.float(number).integer))
        default: break
        }
        if let tensor = value.object.flatMap(TensorObject.cast)?.tensor { return UInt64(bitPattern: Int64(try tensor.item().integer)) }
        let converted = try interpreter.call1(.object(Types.int.object), value)
        if case .int(let number) = converted { return UInt64(bitPattern: Int64(number)) }
        // An int of 64 bits without a sign is a seed, too.
        let wrapped = try interpreter.binary(.subtract, converted, .int(Int.max))
        if case .int(let number) = wrapped, number > 0, number <= Int.max { return UInt64(Int.max) &+ UInt64(number) }
        throw interpreter.valueError("Overflow when unpacking long long")
    }

    static func stateTensor(_ generator: Tensors.Generator) throws -> Tensor { try Tensor(bytes: generator.stateBytes(), shape: [5056]) }

    static func setState(_ generator: Tensors.Generator, _ value: Value, _ interpreter: Interpreter) throws {
        guard let tensor = value.object.flatMap(TensorObject.cast)?.tensor, tensor.dtype == .uint8 else {
            throw interpreter.typeError("expected a torch.ByteTensor, but got \(value.typeName)")
        }
        try generator.setState(tensor.integers().map { UInt8(truncatingIfNeeded: $0) })
    }

    /// A seed as an int of the language, which may need more than 63 bits.
    static func value(_ seed: UInt64, _ interpreter: Interpreter) throws -> Value {
        if seed <= UInt64(Int.max) { return .int(Int(seed)) }
        // 2·(seed / 2) + the lowest bit, in whole numbers of any size
        return try interpreter.binary(.add, try interpreter.binary(.multiply, .int(Int(seed >> 1)), .int(2)), .int(Int(seed & 1)))
    }

    static func makeType() -> TypeObject {
        let type = TypeObject.native("torch._C.Generator", module: "torch._C", base: Types.object, doc: "A source of random numbers.", specials: [.repr], isSubclassable: false) { _, arguments, interpreter in
            if let device = arguments.count > 0 ? arguments[0] : arguments.keyword("device") { try DeviceObject.check(device, interpreter) }
            return .object(GeneratorObject(Tensors.Generator()))
        }
        func own(_ value: Value) throws -> GeneratorObject {
            guard let object = value.object as? GeneratorObject else { throw TensorError(.typeError, "expected a torch.Generator") }
            return object
        }
        type.method("manual_seed(self, seed)", doc: "Starts the stream of a seed.") { interpreter, arguments in
            try own(arguments[0]).generator.manualSeed(try seed(arguments[1], interpreter))
            return arguments[0]
        }
        type.method("seed(self)", doc: "Takes a new seed from the system and returns it.") { interpreter, arguments in
            try value(try own(arguments[0]).generator.seedRandomly(), interpreter)
        }
        type.method("initial_seed(self)") { interpreter, arguments in try value(try own(arguments[0]).generator.initialSeed, interpreter) }
        type.method("get_state(self)") { _, arguments in .object(TensorObject.wrap(try stateTensor(try own(arguments[0]).generator))) }
        type.method("set_state(self, new_state)") { interpreter, arguments in
            try setState(try own(arguments[0]).generator, arguments[1], interpreter)
            return arguments[0]
        }
        type.attribute("device") { _, _ in .object(DeviceObject.cpu) }
        return type
    }
}
