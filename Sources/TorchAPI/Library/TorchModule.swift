internal import Language
internal import Tensors

/// The module `torch`.  Names are made when they are first used.
enum TorchModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("torch", doc: "Tensors, their operations and gradients.")
        module.namespace["__version__"] = Value(TorchLibrary.version)
        module.namespace["__path__"] = .object(ListObject())
        module.namespace["__package__"] = Value("torch")
        module.isFrozen = true
        module.lazyAttribute = { name, interpreter in try attribute(name.text, interpreter) }
        module.lazyNames = { names }
        return module
    }

    private static let names: [String] = {
        let others = Array(ScriptedFunctions.torch.keys) + ["Tensor", "Size", "dtype", "device", "layout", "memory_format", "Generator", "finfo", "iinfo", "no_grad", "enable_grad", "set_grad_enabled",
                      "inference_mode", "pi", "e", "inf", "nan", "newaxis", "strided", "default_generator", "float", "double", "half", "short", "int", "long"]
        return Set(Array(OperationTable.shared.functions.keys) + submodules + scripted.keys + TorchFunctions.names + others + DTypeObject.names).sorted()
    }()

    /// Modules in the library that are attributes of `torch` without an import of their own.
    private static let submodules: Set<String> = ["nn", "optim", "autograd", "utils", "linalg", "special", "cuda", "backends", "testing", "random", "version", "jit", "distributions",
                                                  "serialization", "return_types", "mps", "hub", "amp", "func", "_runtime", "fft"]
    /// Functions that are written in the language, and where.
    private static let scripted: [String: String] = ["save": "torch.serialization", "load": "torch.serialization", "compile": "torch._functions", "vmap": "torch._functions",
                                                      "combinations": "torch._functions", "Event": "torch._functions", "Stream": "torch._functions",
                                                      "broadcast_shapes": "torch._functions", "gradient": "torch._functions"]

    private static func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
        if let group = OperationTable.shared.functions[name] { return .object(group.function(owner: nil)) }
        if let dtype = DTypeObject.named(name) { return .object(dtype) }
        if let constant = constant(name) { return constant }
        if let type = type(name) { return .object(type.object) }
        if submodules.contains(name) { return .object(try TorchLibrary.module("torch." + name, interpreter)) }
        if let place = scripted[name] { return try interpreter.attributeOrNil(.object(try TorchLibrary.module(place, interpreter)), .interned(name)) }
        if let place = ScriptedFunctions.torch[name] { return try place.value(interpreter) }
        return TorchFunctions.function(name).map { .object($0) }
    }

    private static func constant(_ name: String) -> Value? {
        switch name {
        case "pi": return .float(Double.pi)
        case "e": return .float(2.718281828459045)
        case "inf": return .float(.infinity)
        case "nan": return .float(.nan)
        case "newaxis": return .some(.none)
        case "strided": return .object(LayoutObject.strided)
        case "sparse_coo": return .object(LayoutObject.sparse)
        case "default_generator": return .object(defaultGenerator())
        default: return MemoryFormatObject.all.first { $0.name == name }.map { .object($0) }
        }
    }

    /// The object of the run's generator.
    static func defaultGenerator() -> GeneratorObject {
        let generator = TensorRuntime.current.defaultGenerator
        if let known = generator.wrapper as? GeneratorObject { return known }
        let object = GeneratorObject(generator)
        generator.wrapper = object
        return object
    }

    private static func type(_ name: String) -> TypeRef? {
        switch name {
        case "Tensor": return TorchTypes.tensor
        case "Size": return TorchTypes.size
        case "dtype": return TorchTypes.dtype
        case "device": return TorchTypes.device
        case "layout": return TorchTypes.layout
        case "memory_format": return TorchTypes.memoryFormat
        case "Generator": return TorchTypes.generator
        case "finfo": return TorchTypes.finfo
        case "iinfo": return TorchTypes.iinfo
        default: break
        }
        if let mode = TorchTypes.gradMode[name] { return mode }
        if let dtype = DType.allCases.first(where: { $0.scalarName + "Tensor" == name }) { return LegacyTypes.type(dtype) }
        return nil
    }
}

/// `torch.FloatTensor` and its like: functions that make tensors of one type, under the name of a class.
enum LegacyTypes {
    nonisolated(unsafe) private static var types: [DType: TypeRef] = [:]

    static func type(_ dtype: DType) -> TypeRef {
        if let known = types[dtype] { return known }
        let type = TypeObject.native(dtype.scalarName + "Tensor", module: "torch", base: Types.object, isSubclassable: false) { _, arguments, interpreter in
            try TensorType.legacy(TorchTypes.tensor.object, arguments, dtype, interpreter)
        }
        types[dtype] = type.reference
        return type.reference
    }
}
