internal import Language
internal import Tensors

/// Functions of `torch` that are no operations on tensors: random state, settings, questions.
enum TorchFunctions {
    static func function(_ name: String) -> NativeFunction? { makers[name]?() }

    static var names: [String] { Array(makers.keys) }

    private static let makers: [String: () -> NativeFunction] = {
        var result: [String: () -> NativeFunction] = [:]
        func add(_ signature: String, _ doc: String = "", _ body: @escaping NativeFunction.Body) {
            let name = String(signature.prefix { $0 != "(" })
            result[name] = {
                NativeFunction(signature, doc: doc) { interpreter, arguments in
                    do { return try body(interpreter, arguments) } catch { throw interpreter.raised(error) }
                }
            }
        }
        random(add)
        settings(add)
        questions(add)
        variadic(add)
        return result
    }()

    private typealias Add = (String, String, @escaping NativeFunction.Body) -> Void

    private static func random(_ add: Add) {
        add("manual_seed(seed)", "Starts the random numbers of a seed, and returns the generator.") { interpreter, arguments in
            let generator = TorchModule.defaultGenerator()
            generator.generator.manualSeed(try GeneratorObject.seed(arguments[0], interpreter))
            return .object(generator)
        }
        add("seed()", "Starts random numbers that differ from run to run, and returns their seed.") { interpreter, _ in
            try GeneratorObject.value(TensorRuntime.current.defaultGenerator.seedRandomly(), interpreter)
        }
        add("initial_seed()", "The seed of the random numbers.") { interpreter, _ in
            try GeneratorObject.value(TensorRuntime.current.defaultGenerator.initialSeed, interpreter)
        }
        add("get_rng_state()", "The state of the random numbers as a tensor.") { _, _ in
            .object(TensorObject.wrap(try GeneratorObject.stateTensor(TensorRuntime.current.defaultGenerator)))
        }
        add("set_rng_state(new_state)", "Sets the state of the random numbers.") { interpreter, arguments in
            try GeneratorObject.setState(TensorRuntime.current.defaultGenerator, arguments[0], interpreter)
            return .none
        }
    }

    private static func settings(_ add: Add) {
        add("set_default_dtype(d, /)", "The type of new tensors of floating-point numbers.") { interpreter, arguments in
            guard let object = arguments[0].object as? DTypeObject else {
                throw interpreter.typeError("invalid dtype object: only floating-point types are supported as the default type")
            }
            let dtype = try object.usable(interpreter)
            if !dtype.isFloatingPoint { throw interpreter.typeError("only floating-point types are supported as the default type") }
            TensorRuntime.current.defaultDType = dtype
            return .none
        }
        add("get_default_dtype()", "The type of new tensors of floating-point numbers.") { _, _ in DTypeObject.value(TensorRuntime.current.defaultDType) }
        add("set_default_tensor_type(t, /)", "The type of new tensors of floating-point numbers.") { interpreter, arguments in
            let name = arguments[0].string?.text ?? arguments[0].type.map { "torch." + $0.name } ?? ""
            guard let dtype = DType.allCases.first(where: { $0.tensorTypeName == name }), dtype.isFloatingPoint else {
                throw interpreter.typeError("only floating-point types are supported as the default type")
            }
            TensorRuntime.current.defaultDType = dtype
            return .none
        }
        add("set_default_device(device)", "") { interpreter, arguments in
            try DeviceObject.check(arguments[0], interpreter)
            return .none
        }
        add("get_default_device()", "") { _, _ in .object(DeviceObject.cpu) }
        add("set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)", "How tensors are printed.") { interpreter, arguments in
            var options = TensorRuntime.current.printOptions
            switch arguments[4].string?.text {
            case "default": options = PrintOptions()
            case "short":
                options = PrintOptions()
                (options.precision, options.edgeItems) = (2, 2)
            case "full":
                options = PrintOptions()
                options.threshold = .max
            default: break
            }
            if !arguments[0].isNone { options.precision = max(0, min(100, try interpreter.machineInt(arguments[0]))) }
            if case .float(let number) = arguments[1] { options.threshold = number.isFinite ? Scalar.float(number).integer : .max }
            else if !arguments[1].isNone { options.threshold = try interpreter.machineInt(arguments[1]) }
            if !arguments[2].isNone { options.edgeItems = try interpreter.machineInt(arguments[2]) }
            if !arguments[3].isNone { options.lineWidth = try interpreter.machineInt(arguments[3]) }
            options.scientific = arguments[5].isNone ? nil : try interpreter.isTrue(arguments[5])
            TensorRuntime.current.printOptions = options
            return .none
        }
        for name in ["set_num_threads", "set_num_interop_threads", "set_flush_denormal", "set_warn_always", "set_deterministic_debug_mode", "set_float32_matmul_precision"] {
            add("\(name)(value)", "Without effect: results do not depend on it.") { _, _ in name == "set_flush_denormal" ? .bool(false) : .none }
        }
        add("use_deterministic_algorithms(mode, *, warn_only=False)", "Without effect: all algorithms are deterministic.") { _, _ in .none }
        add("get_float32_matmul_precision()", "") { _, _ in Value("highest") }
        add("set_anomaly_enabled(mode, check_nan=True)", "") { interpreter, arguments in
            TensorRuntime.current.anomalyDetection = try interpreter.isTrue(arguments[0])
            return .none
        }
    }

    private static func questions(_ add: Add) {
        add("is_tensor(obj)", "Whether the object is a tensor.") { _, arguments in .bool(arguments[0].object.flatMap(TensorObject.cast) != nil) }
        add("is_storage(obj)", "") { _, _ in .bool(false) }
        add("is_grad_enabled()", "Whether operations record gradients.") { _, _ in .bool(TensorRuntime.current.gradEnabled) }
        add("is_inference_mode_enabled()", "") { _, _ in .bool(TensorRuntime.current.inferenceMode) }
        add("is_anomaly_enabled()", "") { _, _ in .bool(TensorRuntime.current.anomalyDetection) }
        add("get_num_threads()", "") { _, _ in .int(1) }
        add("get_num_interop_threads()", "") { _, _ in .int(1) }
        add("are_deterministic_algorithms_enabled()", "") { _, _ in .bool(true) }
        add("is_autocast_enabled()", "") { _, _ in .bool(false) }
        add("typename(obj, /)", "The full name of the object's class.") { interpreter, arguments in
            if let tensor = arguments[0].object.flatMap(TensorObject.cast), tensor.kind == .tensor { return Value(tensor.tensor.dtype.tensorTypeName) }
            let type = arguments[0].type ?? arguments[0].typeObject
            let module = interpreter.typeModuleName(type)
            return Value(module == "builtins" ? type.qualifiedName : module + "." + type.qualifiedName)
        }
    }

    /// Functions that take tensors one by one or in a list.
    private static func variadic(_ add: Add) {
        func given(_ value: Value, _ interpreter: Interpreter) throws -> [Tensor] {
            guard let tuple = value.tuple else { return [] }
            if tuple.count == 1, tuple[0].object.flatMap(TensorObject.cast) == nil { return try AutogradFunctions.tensors(tuple[0], interpreter) }
            return try AutogradFunctions.tensors(value, interpreter)
        }
        add("meshgrid(*tensors, indexing=None)", "Grids of coordinates.") { interpreter, arguments in
            let indexing = arguments[1].string?.text ?? "ij"
            if indexing != "ij", indexing != "xy" {
                throw interpreter.runtimeError("torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
            }
            return try Tensor.meshgrid(try given(arguments[0], interpreter), indexing: indexing).value(interpreter)
        }
        add("broadcast_tensors(*tensors)", "Tensors expanded to their common shape.") { interpreter, arguments in
            try Tensor.broadcastTensors(try given(arguments[0], interpreter)).value(interpreter)
        }
        add("cartesian_prod(*tensors)", "All combinations of elements.") { interpreter, arguments in
            let tensors = try given(arguments[0], interpreter)
            if tensors.count == 1 { return .object(TensorObject.wrap(tensors[0])) }
            let grids = try Tensor.meshgrid(tensors)
            return .object(TensorObject.wrap(try Tensor.stack(try grids.map { try $0.reshape([-1]) }, dim: 1)))
        }
        add("block_diag(*tensors)", "Matrices along the diagonal.") { interpreter, arguments in
            let result = try Tensor.blockDiag(try given(arguments[0], interpreter))
            result.renameGradient(to: "BlockDiagBackward0")
            return .object(TensorObject.wrap(result))
        }
        add("chain_matmul(*matrices)", "The product of several matrices.") { interpreter, arguments in
            .object(TensorObject.wrap(try Tensor.chainMatmul(try given(arguments[0], interpreter))))
        }
        add("einsum(*args)", "Sums of products, by Einstein's convention.") { interpreter, arguments in
            guard let tuple = arguments[0].tuple, tuple.count >= 2 else {
                throw interpreter.valueError("einsum(): must specify the equation string and at least one operand, or at least one operand and its subscripts list")
            }
            if tuple[0].string == nil, tuple[0].object.flatMap(TensorObject.cast) != nil {
                // operands and lists of numbers of their dimensions by turns, at last perhaps the one of the result
                func letters(_ value: Value) throws -> String {
                    try (value.list?.array ?? value.tuple?.array ?? []).map { element in
                        if element.object === Value.ellipsis.object { return "..." }
                        let number = try interpreter.machineIndex(element)
                        guard (0..<52).contains(number), let scalar = UnicodeScalar(number < 26 ? 65 + number : 71 + number) else {
                            throw interpreter.valueError("einsum(): subscript in subscript list is not within the valid range [0, 52)")
                        }
                        return String(scalar)
                    }.joined()
                }
                var operands: [Value] = [], texts: [String] = [], place = 0
                while place + 1 < tuple.count {
                    operands.append(tuple[place])
                    texts.append(try letters(tuple[place + 1]))
                    place += 2
                }
                let equation = texts.joined(separator: ",") + (place < tuple.count ? "->" + (try letters(tuple[place])) : "")
                return .object(TensorObject.wrap(try Tensor.einsum(equation, try given(.object(TupleObject(operands)), interpreter))))
            }
            guard let equation = tuple[0].string?.text else { throw interpreter.typeError("einsum(): the equation must be a str, not \(tuple[0].typeName)") }
            let operands = try given(.object(TupleObject(Array(tuple.array.dropFirst()))), interpreter)
            return .object(TensorObject.wrap(try Tensor.einsum(equation, operands)))
        }
    }
}
