internal import Language
internal import Tensors

/// The classes of the library that are written in Swift.  They are made once for the process.
enum TorchTypes {
    nonisolated(unsafe) private(set) static var tensor = Types.object
    nonisolated(unsafe) private(set) static var parameter = Types.object
    nonisolated(unsafe) private(set) static var uninitializedParameter = Types.object
    nonisolated(unsafe) private(set) static var uninitializedBuffer = Types.object
    nonisolated(unsafe) private(set) static var buffer = Types.object
    nonisolated(unsafe) private(set) static var iterator = Types.object
    nonisolated(unsafe) private(set) static var size = Types.object
    nonisolated(unsafe) private(set) static var dtype = Types.object
    nonisolated(unsafe) private(set) static var device = Types.object
    nonisolated(unsafe) private(set) static var layout = Types.object
    nonisolated(unsafe) private(set) static var memoryFormat = Types.object
    nonisolated(unsafe) private(set) static var generator = Types.object
    nonisolated(unsafe) private(set) static var storage = Types.object
    nonisolated(unsafe) private(set) static var finfo = Types.object
    nonisolated(unsafe) private(set) static var iinfo = Types.object
    nonisolated(unsafe) private(set) static var node = Types.object
    nonisolated(unsafe) private(set) static var gradMode: [String: TypeRef] = [:]
    nonisolated(unsafe) private(set) static var hookHandle = Types.object
    nonisolated(unsafe) private static var isDone = false

    /// Makes the classes; the built-in ones of the language must exist.
    static func make() {
        if isDone { return }
        isDone = true
        size = SizeType.make().reference
        dtype = DTypeObject.makeType().reference
        device = DeviceObject.makeType().reference
        layout = LayoutObject.makeType().reference
        memoryFormat = MemoryFormatObject.makeType().reference
        generator = GeneratorObject.makeType().reference
        storage = StorageObject.makeType().reference
        finfo = NumberInfoObject.makeType("finfo", isFloat: true).reference
        iinfo = NumberInfoObject.makeType("iinfo", isFloat: false).reference
        iterator = TypeObject.native("tensor_iterator", module: "torch", base: Types.object, specials: [.iterator, .next], isSubclassable: false).reference
        node = GradientNodeObject.makeBaseType().reference
        hookHandle = HookHandleObject.makeType().reference
        let tensorType = TensorType.make()
        tensor = tensorType.reference
        TensorType.addMembers(tensorType)
        parameter = ParameterType.make(base: tensor).reference
        uninitializedParameter = ParameterType.makeUninitialized("UninitializedParameter", base: parameter).reference
        buffer = ParameterType.makeBuffer(base: tensor).reference
        uninitializedBuffer = ParameterType.makeUninitialized("UninitializedBuffer", base: tensor).reference
        for mode in GradModeObject.Mode.allCases { gradMode[mode.rawValue] = GradModeObject.makeType(mode).reference }
    }
}
