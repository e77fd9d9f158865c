internal import Language
internal import Tensors

/// `torch.float32` and its like.
final class DTypeObject: Object {
    let name: String
    /// The library's type; nil for types that PyTorch has and this library has not.
    let dtype: DType?
    private let itemSize: Int
    private let isFloat: Bool
    private let isComplex: Bool

    private init(_ name: String, _ dtype: DType?, itemSize: Int, isFloat: Bool, isComplex: Bool = false) {
        self.name = name
        self.dtype = dtype
        self.itemSize = itemSize
        self.isFloat = isFloat
        self.isComplex = isComplex
        super.init(.other, TorchTypes.dtype)
    }

    nonisolated(unsafe) private static let usable: [DTypeObject] = DType.allCases.map { DTypeObject($0.name, $0, itemSize: $0.itemSize, isFloat: $0.isFloatingPoint, isComplex: $0.isComplex) }
    nonisolated(unsafe) private static let others: [DTypeObject] = [
        DTypeObject("uint16", nil, itemSize: 2, isFloat: false), DTypeObject("uint32", nil, itemSize: 4, isFloat: false), DTypeObject("uint64", nil, itemSize: 8, isFloat: false),
    ]
    private static let aliases = ["float": "float32", "double": "float64", "half": "float16", "short": "int16", "int": "int32", "long": "int64",
                                  "cfloat": "complex64", "cdouble": "complex128"]

    static var names: [String] { (usable + others).map(\.name) }

    static func object(_ dtype: DType) -> DTypeObject { usable[Int(dtype.rawValue)] }
    static func value(_ dtype: DType) -> Value { .object(object(dtype)) }

    /// `torch.<name>`, if it is a type.
    static func named(_ name: String) -> DTypeObject? {
        let name = aliases[name] ?? name
        return usable.first { $0.name == name } ?? others.first { $0.name == name }
    }

    /// The library's type, or an error that says what it has.
    func usable(_ interpreter: Interpreter) throws -> DType {
        if let dtype {
            if dtype.isNarrowFloat || dtype.isComplex { ExtendedTypes.areInUse = true }
            return dtype
        }
        throw interpreter.notImplementedError("torch.\(name) tensors are not supported here; use torch.float32 or torch.float64")
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { text.append(contentsOf: "torch.\(name)".utf8) }

    static func makeType() -> TypeObject {
        let type = TypeObject.native("torch.dtype", module: "torch", base: Types.object, doc: "The type of a tensor's elements.", specials: [.repr], isSubclassable: false)
        func own(_ object: Object) -> DTypeObject? { object as? DTypeObject }
        type.attribute("is_floating_point") { _, object in .bool(own(object)?.isFloat ?? false) }
        type.attribute("is_complex") { _, object in .bool(own(object)?.isComplex ?? false) }
        type.attribute("is_signed") { _, object in .bool(own(object).map { $0.name != "bool" && !$0.name.hasPrefix("uint") } ?? false) }
        type.attribute("itemsize") { _, object in .int(own(object)?.itemSize ?? 0) }
        return type
    }
}

/// `torch.device('cpu')`
final class DeviceObject: Object {
    let kindName: String
    let index: Int?

    init(_ kindName: String, _ index: Int?) {
        self.kindName = kindName
        self.index = index
        super.init(.other, TorchTypes.device)
    }

    nonisolated(unsafe) static let cpu = DeviceObject("cpu", nil)

    private static let kinds = ["cpu", "cuda", "ipu", "xpu", "mkldnn", "opengl", "opencl", "ideep", "hip", "ve", "fpga", "maia", "xla", "lazy", "vulkan", "mps", "meta",
                                "hpu", "mtia", "privateuseone"]

    /// Reads `cpu` or `cuda:0`.
    static func parse(_ text: String, _ interpreter: Interpreter) throws -> DeviceObject {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, kinds.contains(String(name)) else {
            throw interpreter.runtimeError("Expected one of \(kinds.joined(separator: ", ")) device type at start of device string: \(text)")
        }
        if parts.count == 1 { return DeviceObject(String(name), nil) }
        guard let index = Int(parts[1]), index >= 0, !(parts[1].hasPrefix("0") && parts[1].utf8.count > 1) else {
            throw interpreter.runtimeError("Invalid device string: '\(text)'")
        }
        return DeviceObject(String(name), index)
    }

    /// Only the CPU has tensors here: others are what they are on a machine without them.
    static func check(_ value: Value, _ interpreter: Interpreter) throws {
        switch value {
        case .none, .undefined: return
        case .int: throw interpreter.runtimeError("Cannot access accelerator device when none is available.")
        default: break
        }
        let device: DeviceObject
        if let known = value.object as? DeviceObject { device = known } else if let text = value.string { device = try parse(text.text, interpreter) } else { return }
        try device.checkAvailable(interpreter)
    }

    func checkAvailable(_ interpreter: Interpreter) throws {
        if kindName == "cpu" { return }
        if kindName == "cuda" { throw interpreter.make("AssertionError", "Torch not compiled with CUDA enabled") }
        if kindName == "mps" { throw interpreter.runtimeError("PyTorch is not linked with support for mps devices") }
        throw interpreter.runtimeError("PyTorch is not linked with support for \(kindName) devices")
    }

    var text: String { index.map { "\(kindName):\($0)" } ?? kindName }

    override func nativeString(_ interpreter: Interpreter) throws -> StringObject { StringObject(text) }
    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "device(type='\(kindName)'\(index.map { ", index=\($0)" } ?? ""))".utf8)
    }
    override func nativeHash(_ interpreter: Interpreter) throws -> Int { StringObject(text).hash }
    override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual, let device = other.object as? DeviceObject else { return .notImplemented }
        return .bool((device.kindName == kindName && device.index == index) == (operation == .equal))
    }

    static func makeType() -> TypeObject {
        let specials: [Special] = [.repr, .string, .hash, .equal, .notEqual]
        let type = TypeObject.native("torch.device", module: "torch", base: Types.object, doc: "Where a tensor's memory is.", specials: specials, isSubclassable: false) { _, arguments, interpreter in
            let count = arguments.count
            let kind = count > 0 ? arguments[0] : arguments.keyword("type") ?? arguments.keyword("device") ?? .undefined
            if let device = kind.object as? DeviceObject { return .object(device) }
            if case .int = kind { throw interpreter.runtimeError("Cannot access accelerator device when none is available.") }
            guard let text = kind.string?.text else {
                throw interpreter.typeError("device(): argument 'type' (position 1) must be str, not \(kind.isUndefined ? "nothing" : kind.typeName)")
            }
            let device = try parse(text, interpreter)
            let index = count > 1 ? arguments[1] : arguments.keyword("index") ?? .none
            if index.isNone { return .object(device) }
            return .object(DeviceObject(device.kindName, try interpreter.machineInt(index)))
        }
        type.attribute("type") { _, object in Value((object as? DeviceObject)?.kindName ?? "") }
        type.attribute("index") { _, object in (object as? DeviceObject)?.index.map { .int($0) } ?? .none }
        return type
    }
}

/// `torch.strided`
final class LayoutObject: Object {
    let name: String
    init(_ name: String) {
        self.name = name
        super.init(.other, TorchTypes.layout)
    }
    nonisolated(unsafe) static let strided = LayoutObject("strided")
    nonisolated(unsafe) static let sparse = LayoutObject("sparse_coo")
    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { text.append(contentsOf: "torch.\(name)".utf8) }
    static func makeType() -> TypeObject { TypeObject.native("torch.layout", module: "torch", base: Types.object, specials: [.repr], isSubclassable: false) }
}

/// `torch.contiguous_format`
final class MemoryFormatObject: Object {
    let name: String
    init(_ name: String) {
        self.name = name
        super.init(.other, TorchTypes.memoryFormat)
    }
    nonisolated(unsafe) static let all = ["contiguous_format", "preserve_format", "channels_last", "channels_last_3d"].map { MemoryFormatObject($0) }
    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { text.append(contentsOf: "torch.\(name)".utf8) }
    static func makeType() -> TypeObject { TypeObject.native("torch.memory_format", module: "torch", base: Types.object, specials: [.repr], isSubclassable: false) }
}

/// `torch.finfo(dtype)` and `torch.iinfo(dtype)`
final class NumberInfoObject: Object {
    let dtype: DType
    init(_ dtype: DType) {
        self.dtype = dtype
        super.init(.other, dtype.isDifferentiable ? TorchTypes.finfo : TorchTypes.iinfo)
    }

    private var largest: Double { dtype.largestFinite }
    private var epsilon: Double {
        switch dtype {
        case .float16: return 0x1p-10
        case .bfloat16: return 0x1p-7
        case .float64, .complex128: return Double.ulpOfOne
        default: return Double(Float.ulpOfOne)
        }
    }
    private var smallest: Double {
        switch dtype {
        case .float16: return 0x1p-14
        case .float64, .complex128: return Double.leastNormalMagnitude
        default: return Double(Float.leastNormalMagnitude)
        }
    }
    private var resolution: Double {
        switch dtype {
        case .float16: return 1e-3
        case .bfloat16: return 1e-2
        case .float64, .complex128: return 1e-15
        default: return 1e-6
        }
    }
    private var minimum: Int { dtype == .uint8 ? 0 : -(1 << (dtype.itemSize * 8 - 2)) * 2 }
    private var maximum: Int { dtype == .uint8 ? 255 : (1 << (dtype.itemSize * 8 - 2)) - 1 + (1 << (dtype.itemSize * 8 - 2)) }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        if dtype.isDifferentiable {
            let g = NumberText.general
            text.append(contentsOf: "finfo(resolution=\(g(resolution)), min=\(g(-largest)), max=\(g(largest)), eps=\(g(epsilon)), smallest_normal=\(g(smallest)), tiny=\(g(smallest)), dtype=\(dtype.partType.name))".utf8)
        } else {
            text.append(contentsOf: "iinfo(min=\(NumberText.general(Double(minimum))), max=\(NumberText.general(Double(maximum))), dtype=\(dtype.name))".utf8)
        }
    }

    static func makeType(_ name: String, isFloat: Bool) -> TypeObject {
        let type = TypeObject.native("torch." + name, module: "torch", base: Types.object, specials: [.repr], isSubclassable: false) { _, arguments, interpreter in
            let given = arguments.count > 0 ? arguments[0] : arguments.keyword("type") ?? arguments.keyword("dtype") ?? .undefined
            let dtype: DType
            if let object = given.object as? DTypeObject { dtype = try object.usable(interpreter) }
            else if given.isUndefined, isFloat { dtype = TensorRuntime.current.defaultDType }
            else { throw interpreter.typeError("\(name)(): argument 'type' (position 1) must be torch.dtype, not \(given.isUndefined ? "nothing" : given.typeName)") }
            if dtype.isDifferentiable != isFloat || dtype == .bool {
                throw interpreter.typeError(isFloat ? "torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'"
                    : dtype == .bool ? "torch.bool is not supported by torch.iinfo" : "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
            }
            return .object(NumberInfoObject(dtype))
        }
        func info(_ name: String, _ get: @escaping (NumberInfoObject) -> Value) {
            type.attribute(name) { _, object in (object as? NumberInfoObject).map(get) ?? .none }
        }
        info("bits") { .int($0.dtype.itemSize * 8) }
        info("dtype") { Value($0.dtype.name) }
        info("max") { isFloat ? .float($0.largest) : .int($0.maximum) }
        info("min") { isFloat ? .float(-$0.largest) : .int($0.minimum) }
        if isFloat {
            info("eps") { .float($0.epsilon) }
            info("tiny") { .float($0.smallest) }
            info("smallest_normal") { .float($0.smallest) }
            info("resolution") { .float($0.resolution) }
        }
        return type
    }
}
