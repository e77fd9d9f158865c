internal import Language
internal import Tensors

/// A tensor of the language.  Its Swift side is `tensor`, which knows its object, so the same tensor is always the same object.
final class TensorObject: Object {
    @exclusivity(unchecked) private(set) var tensor: Tensor
    /// A parameter or buffer whose shape is not known yet.
    @exclusivity(unchecked) var uninitialized: Uninitialized?
    /// Made by `torch.nn.Buffer`: a module files it among its buffers.
    @exclusivity(unchecked) var isBuffer = false

    /// What an uninitialised parameter will be.
    struct Uninitialized {
        var dtype: DType
        var requiresGrad: Bool
    }

    init(_ tensor: Tensor, type: TypeRef = TorchTypes.tensor) {
        self.tensor = tensor
        super.init(type == TorchTypes.tensor ? .tensor : .instance, type)
        tensor.wrapper = address
    }

    deinit { if tensor.wrapper == address { tensor.wrapper = nil } }

    private var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// The object of a tensor.
    @inline(__always)
    static func wrap(_ tensor: Tensor) -> TensorObject {
        if let known = tensor.wrapper { return Unmanaged<TensorObject>.fromOpaque(known)._withUnsafeGuaranteedRef { $0 } }
        return TensorObject(tensor)
    }

    /// The object as a tensor, of any class; nil if it is none.
    @inline(__always)
    static func cast(_ object: Object) -> TensorObject? {
        if object.kind == .tensor { return unsafeDowncast(object, to: TensorObject.self) }
        return object.kind == .instance && Swift.type(of: object) == TensorObject.self ? unsafeDowncast(object, to: TensorObject.self) : nil
    }

    /// Makes the object stand for another tensor (`x.data = …`, `out=`, `resize_`).  It keeps `requires_grad` and a gradient that fits.
    func replace(_ new: Tensor, keepsHistory: Bool = false) {
        let old = tensor
        if new === old { return }
        var next = new
        if new.wrapper != nil || (new.requiresGrad && !keepsHistory) { next = new.detach() }
        if old.wrapper == address { old.wrapper = nil }
        if old.requiresGrad, old.isLeaf, next.dtype.isDifferentiable { _ = try? next.requiresGrad_(true) }
        if let gradient = old.grad, gradient.shape == next.shape, gradient.dtype == next.dtype { try? next.setGrad(gradient) }
        tensor = next
        next.wrapper = address
    }

    // MARK: text

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        if uninitialized != nil {
            text.append(contentsOf: "<\(type.name)>".utf8)
            return
        }
        try interpreter.charge(work: min(tensor.count, 1000) &* 16)
        text.append(contentsOf: tensor.pythonRepr(isParameter: type.isSubclass(of: TorchTypes.parameter.object)).utf8)
    }

    /// A tensor without dimensions is formatted as its number.
    override func nativeFormat(_ specification: StringObject, _ interpreter: Interpreter) throws -> StringObject {
        if tensor.rank == 0, kind == .tensor { return try interpreter.format(Scalars.value(try tensor.item()), specification) }
        if specification.byteCount > 0 { throw interpreter.typeError("unsupported format string passed to \(type.name).__format__") }
        return try interpreter.string(.object(self))
    }

    // MARK: operators

    override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        do {
            let result: Tensor?
            switch other {
            case .object(let object):
                if object.kind == .tensor || TensorObject.cast(object) != nil {
                    let second = unsafeDowncast(object, to: TensorObject.self).tensor
                    result = reflected ? try TensorObject.apply(operation, second, tensor) : try TensorObject.apply(operation, tensor, second)
                } else if let array = try NumpyValues.tensor(object, interpreter), !reflected {
                    result = try TensorObject.apply(operation, tensor, array)
                } else {
                    guard Parameter.isNumber(object), let scalar = try Scalars.scalar(other, interpreter) else { return .notImplemented }
                    result = reflected ? try TensorObject.applyReflected(operation, scalar, tensor) : try TensorObject.apply(operation, tensor, scalar)
                }
            case .int(let number):
                result = reflected ? try TensorObject.applyReflected(operation, .int(number), tensor) : try TensorObject.apply(operation, tensor, .int(number))
            case .float(let number):
                result = reflected ? try TensorObject.applyReflected(operation, .float(number), tensor) : try TensorObject.apply(operation, tensor, .float(number))
            case .bool(let flag):
                result = reflected ? try TensorObject.applyReflected(operation, .bool(flag), tensor) : try TensorObject.apply(operation, tensor, .bool(flag))
            default: return .notImplemented
            }
            guard let result else { return .notImplemented }
            return .object(TensorObject.wrap(result))
        } catch {
            throw interpreter.raised(error)
        }
    }

    override func nativeInPlace(_ operation: BinaryOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        let operand: OperationCall.Operand
        if let second = other.object.flatMap(TensorObject.cast) {
            operand = .tensor(second.tensor)
        } else if let array = try NumpyValues.tensor(other.object, interpreter) {
            operand = .tensor(array)
        } else if let scalar = try Scalars.scalar(other, interpreter) {
            operand = .scalar(scalar)
        } else {
            return .notImplemented
        }
        return try raising(interpreter) { try TensorObject.applyInPlace(operation, tensor, operand) == nil ? .notImplemented : .object(self) }
    }

    override func nativeUnary(_ operation: UnaryOperation, _ interpreter: Interpreter) throws -> Value? {
        try raising(interpreter) {
            switch operation {
            case .negative: return .object(TensorObject.wrap(try tensor.neg()))
            case .positive: return .object(TensorObject.wrap(try tensor.positive()))
            case .absolute: return .object(TensorObject.wrap(try tensor.abs()))
            case .invert:
                if tensor.dtype.isDifferentiable { throw interpreter.typeError("~ (operator.invert) is only implemented on integer and Boolean-type tensors") }
                return .object(TensorObject.wrap(try tensor.bitwiseNot()))
            }
        }
    }

    override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        do {
            if case .object(let object) = other {
                if let second = TensorObject.cast(object) { return .object(TensorObject.wrap(try TensorObject.compare(operation, tensor, second.tensor))) }
                if let array = try NumpyValues.tensor(object, interpreter) { return .object(TensorObject.wrap(try TensorObject.compare(operation, tensor, array))) }
            }
            guard let scalar = try Scalars.scalar(other, interpreter) else { return .notImplemented }
            return .object(TensorObject.wrap(try TensorObject.compare(operation, tensor, scalar)))
        } catch {
            throw interpreter.raised(error)
        }
    }

    override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        if let view = TensorObject.withViewParts(index, { tensor.quickView($0) }) { return .object(TensorObject(view)) }
        do {
            return .object(TensorObject.wrap(try tensor.index(try TensorIndex.items(index, interpreter))))
        } catch {
            throw interpreter.raised(error)
        }
    }

    override func nativeItem(_ index: SubscriptValues, _ interpreter: Interpreter) throws -> Value {
        if let view = TensorObject.withViewParts(index, { tensor.quickView($0) }) { return .object(TensorObject(view)) }
        return try nativeItem(index.tuple, interpreter)
    }

    override func nativeElement(_ index: SubscriptValues, _ interpreter: Interpreter) throws -> Value? {
        TensorObject.withViewParts(index) { tensor.quickItem($0).map(Scalars.value) }
    }

    override func nativeSetItem(_ index: SubscriptValues, _ value: Value, _ interpreter: Interpreter) throws {
        if TensorObject.withViewParts(index, { quickSet($0, value) }) != nil { return }
        try nativeSetItem(index.tuple, value, interpreter)
    }

    override func nativeSetItem(_ index: Value, _ value: Value, _ interpreter: Interpreter) throws {
        if TensorObject.withViewParts(index, { quickSet($0, value) }) != nil { return }
        do {
            let items = try TensorIndex.items(index, interpreter)
            if let source = value.object.flatMap(TensorObject.cast) { return try tensor.setIndex(items, source.tensor) }
            if let array = try NumpyValues.tensor(value.object, interpreter) { return try tensor.setIndex(items, array) }
            if let scalar = try Scalars.scalar(value, interpreter) { return try tensor.setIndex(items, scalar) }
            throw interpreter.typeError("can't assign a \(value.typeName) to a \(tensor.dtype.tensorTypeName)")
        } catch {
            throw interpreter.raised(error)
        }
    }

    // MARK: conversions

    /// Runs `body` and turns errors of the tensor library into exceptions.
    @inline(__always)
    func raising<R>(_ interpreter: Interpreter, _ body: () throws -> R) throws -> R {
        do { return try body() } catch { throw interpreter.raised(error) }
    }

    override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { try raising(interpreter) { try tensor.isTrue() } }

    override func nativeFloat(_ interpreter: Interpreter) throws -> Double? { try raising(interpreter) { try tensor.convertedItem().double } }

    override func nativeInt(_ interpreter: Interpreter) throws -> Value? {
        switch try raising(interpreter, { try tensor.convertedItem() }) {
        case .float(let number): return try interpreter.call1(.object(Types.int.object), .float(number))
        case let scalar: return .int(scalar.integer)
        }
    }

    override func nativeIndex(_ interpreter: Interpreter) throws -> Value? { .int(try raising(interpreter) { try tensor.indexValue() }) }

    // MARK: containers

    override func nativeLength(_ interpreter: Interpreter) throws -> Int { try raising(interpreter) { try tensor.length() } }

    override func nativeIterator(_ interpreter: Interpreter) throws -> Value {
        if tensor.rank == 0 { throw interpreter.typeError("iteration over a 0-d tensor") }
        return .object(TensorIterator(try raising(interpreter) { try tensor.unbind(0) }))
    }

    override func nativeReversed(_ interpreter: Interpreter) throws -> Value {
        if tensor.rank == 0 { return .object(self) }
        return .object(TensorObject.wrap(try raising(interpreter) { try tensor.flip([0]) }))
    }

    override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool {
        try raising(interpreter) {
            if let other = value.object.flatMap(TensorObject.cast) { return try tensor.eq(other.tensor).any().isTrue() }
            if let scalar = try Scalars.scalar(value, interpreter) { return try tensor.eq(scalar).any().isTrue() }
            throw interpreter.runtimeError("Tensor.__contains__ only supports Tensor or scalar, but you passed in a \(try interpreter.reprText(.object(value.typeObject))).")
        }
    }
}

/// Walks over the first dimension.
final class TensorIterator: IteratorObject {
    private let parts: [Tensor]
    @exclusivity(unchecked) private var index = 0

    init(_ parts: [Tensor]) {
        self.parts = parts
        super.init(TorchTypes.iterator)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        guard index < parts.count else { return nil }
        defer { index &+= 1 }
        return .object(TensorObject.wrap(parts[index]))
    }

    override func lengthHint(_ interpreter: Interpreter) -> Int? { parts.count - index }
}
