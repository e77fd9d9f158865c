internal import Language
internal import Tensors

/// The memory that a tensor and its views share, as an object.
final class StorageObject: Object {
    private let tensor: Tensor
    private let isTyped: Bool

    init(_ tensor: Tensor, isTyped: Bool) {
        self.tensor = tensor
        self.isTyped = isTyped
        super.init(.other, TorchTypes.storage)
    }

    private var count: Int { isTyped ? tensor.storageByteCount / tensor.dtype.itemSize : tensor.storageByteCount }

    override func nativeLength(_ interpreter: Interpreter) throws -> Int { count }

    override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        let place = try interpreter.machineIndex(index)
        let whole = try tensor.wholeStorage()
        guard isTyped, place >= -count, place < count else { throw interpreter.indexError("index \(place) out of range for storage of size \(count)") }
        return Scalars.value(try whole.select(0, place).item())
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        if isTyped {
            for scalar in try tensor.wholeStorage().scalars() { text.append(contentsOf: " \(try interpreter.reprText(Scalars.value(scalar)))\n".utf8) }
            text.append(contentsOf: "[torch.storage.TypedStorage(dtype=torch.\(tensor.dtype.name), device=cpu) of size \(count)]".utf8)
        } else {
            text.append(contentsOf: "[torch.storage.UntypedStorage(device=cpu) of size \(count)]".utf8)
        }
    }

    static func makeType() -> TypeObject {
        let type = TypeObject.native("UntypedStorage", module: "torch.storage", base: Types.object, specials: [.repr, .length, .getItem], isSubclassable: false)
        func own(_ value: Value) -> StorageObject? { value.object as? StorageObject }
        type.method("data_ptr(self)") { _, arguments in .int(own(arguments[0])?.tensor.storageAddress ?? 0) }
        type.method("nbytes(self)") { _, arguments in .int(own(arguments[0])?.tensor.storageByteCount ?? 0) }
        type.method("size(self)") { _, arguments in .int(own(arguments[0])?.count ?? 0) }
        type.method("element_size(self)") { _, arguments in .int(own(arguments[0]).map { $0.isTyped ? $0.tensor.dtype.itemSize : 1 } ?? 1) }
        type.method("tolist(self)") { interpreter, arguments in
            guard let storage = own(arguments[0]) else { return .none }
            try interpreter.reserve(count: storage.count, size: 16)
            return .object(ListObject(try storage.tensor.wholeStorage().scalars().map(Scalars.value)))
        }
        return type
    }
}
