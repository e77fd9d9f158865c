internal import Language
internal import Tensors

/// The class `torch.Tensor`: its operations, attributes and the methods that need more than the tensor library.
enum TensorType {
    private static let operators: [Special] = [
        .repr, .format, .hash, .bool, .length, .getItem, .setItem, .contains, .iterator, .reversed, .index, .int, .float,
        .negative, .positive, .invert, .absolute,
        .add, .subtract, .multiply, .matrixMultiply, .trueDivide, .floorDivide, .remainder, .power, .leftShift, .rightShift, .and, .or, .xor,
        .radd, .rsubtract, .rmultiply, .rmatrixMultiply, .rtrueDivide, .rfloorDivide, .rremainder, .rpower, .rleftShift, .rrightShift, .rand, .ror, .rxor,
        .iadd, .isubtract, .imultiply, .itrueDivide, .ifloorDivide, .iremainder, .ipower, .ileftShift, .irightShift, .iand, .ior, .ixor,
        .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual,
    ]

    static func make() -> TypeObject {
        TypeObject.native("Tensor", module: "torch", base: Types.object, doc: "A multi-dimensional array of numbers of one type.", specials: operators,
                          hasAttributes: true) { type, arguments, interpreter in
            try legacy(type, arguments, TensorRuntime.current.defaultDType, interpreter)
        }
    }

    /// `torch.Tensor(2, 3)`, `torch.Tensor([1, 2])`: sizes or data, always of one type.
    static func legacy(_ type: TypeObject, _ arguments: Arguments, _ dtype: DType, _ interpreter: Interpreter) throws -> Value {
        do {
            let tensor: Tensor
            if arguments.count == 1, let given = arguments[0].object, TensorObject.cast(given) != nil || !(arguments[0].isTorchSize) && Parameter.isSequence(given) || given.kind == .string || NumpyValues.isArray(given) {
                if let source = TensorObject.cast(given)?.tensor {
                    tensor = try source.detach().to(dtype)
                } else {
                    tensor = try TensorData.tensor(arguments[0], dtype: dtype, interpreter)
                }
            } else {
                var shape: [Int] = []
                if arguments.count == 1, let size = arguments[0].tuple {
                    for value in size.array { shape.append(try interpreter.machineInt(value)) }
                } else {
                    for value in arguments.positional {
                        guard Parameter.isIndex(value) else {
                            throw interpreter.typeError("new(): data must be a sequence (got \(value.typeName))")
                        }
                        shape.append(try Scalars.int(value, interpreter))
                    }
                    if arguments.count == 0 { shape = [0] }
                }
                tensor = try Tensor.empty(shape, dtype: dtype)
            }
            return .object(TensorObject(tensor.wrapper == nil ? tensor : tensor.detach(), type: type.reference == TorchTypes.tensor ? TorchTypes.tensor : type.reference))
        } catch {
            throw interpreter.raised(error)
        }
    }

    static func addMembers(_ type: TypeObject) {
        for group in OperationTable.shared.methods.values {
            type.constant(group.name, .object(group.function(owner: type.reference)))
        }
        for (name, place) in ScriptedFunctions.methods {
            type.rawMethod(name) { interpreter, arguments in
                guard let function = try place.value(interpreter) else { return .none }
                return try interpreter.call(function, Array(arguments.positional) + arguments.keywords.map(\.value), names: arguments.names == nil ? nil : arguments.keywords.map(\.name))
            }
        }
        addAttributes(type)
        addMethods(type)
    }

    private static func addAttributes(_ type: TypeObject) {
        func get(_ name: String, doc: String = "", _ body: @escaping (Tensor) throws -> Value) {
            type.attribute(name, doc: doc) { interpreter, object in
                guard let tensor = TensorObject.cast(object)?.tensor else { return .none }
                do { return try body(tensor) } catch { throw interpreter.raised(error) }
            }
        }
        func tensor(_ tensor: Tensor) -> Value { .object(TensorObject.wrap(tensor)) }
        get("shape", doc: "The sizes of the dimensions.") { SizeType.value($0.shape) }
        get("dtype", doc: "The type of the elements.") { DTypeObject.value($0.dtype) }
        get("device") { _ in .object(DeviceObject.cpu) }
        get("layout") { _ in .object(LayoutObject.strided) }
        get("ndim", doc: "The number of dimensions.") { .int($0.rank) }
        get("itemsize") { .int($0.dtype.itemSize) }
        get("nbytes") { .int($0.count &* $0.dtype.itemSize) }
        get("T", doc: "The tensor with its dimensions reversed.") { tensor(try $0.reversedDimensions()) }
        get("mT", doc: "The tensor with its last two dimensions exchanged.") { tensor(try $0.matrixTranspose()) }
        get("H") { tensor(try $0.matrixTranspose().conj()) }
        get("mH") { tensor(try $0.matrixTranspose().conj()) }
        get("real", doc: "The real part.") { tensor(try $0.realPart()) }
        get("imag", doc: "The imaginary part.") { tensor(try $0.imaginaryPart()) }
        get("grad_fn", doc: "The operation that made the tensor.") { tensor in
            try tensor.checkHistory()
            return GradientNodeObject.value(tensor.gradientNode)
        }
        get("is_leaf") { tensor in
            try tensor.checkHistory()
            return .bool(tensor.isLeaf)
        }
        get("retains_grad") { .bool($0.retainsGrad) }
        get("output_nr") { .int($0.outputNumber) }
        get("_version") { .int($0.version) }
        get("_base") { $0.viewBase.map(tensor) ?? .none }
        get("is_cpu") { _ in .bool(true) }
        for name in ["is_cuda", "is_sparse", "is_quantized", "is_meta", "is_mps", "is_xpu", "is_mkldnn", "is_nested", "is_sparse_csr"] { get(name) { _ in .bool(false) } }
        type.attribute("requires_grad", doc: "Whether gradients are computed for the tensor.", set: { interpreter, object, value in
            guard let tensor = TensorObject.cast(object)?.tensor, case .bool(let flag) = value else { throw interpreter.runtimeError("requires_grad must be a bool") }
            // the attribute and the method say it differently
            if flag && !tensor.dtype.isDifferentiable { throw interpreter.runtimeError("only Tensors of floating point and complex dtype can require gradients") }
            do { try tensor.requiresGrad_(flag) } catch { throw interpreter.raised(error) }
        }) { _, object in .bool(TensorObject.cast(object)?.tensor.requiresGrad ?? false) }
        type.attribute("grad", doc: "The gradient that backward() has added up.", set: { interpreter, object, value in
            guard let tensor = TensorObject.cast(object)?.tensor else { return }
            do {
                if value.isNone || value.isUndefined { return try tensor.setGrad(nil) }
                guard let gradient = value.object.flatMap(TensorObject.cast)?.tensor else {
                    throw interpreter.typeError("assigned grad expected to be a Tensor or None but got grad of type \(value.typeName)")
                }
                try tensor.setGrad(gradient)
            } catch {
                throw interpreter.raised(error)
            }
        }) { _, object in TensorObject.cast(object)?.tensor.grad.map(tensor) ?? .none }
        type.attribute("data", doc: "The same numbers without history.", set: { interpreter, object, value in
            guard let source = value.object.flatMap(TensorObject.cast)?.tensor else {
                throw interpreter.typeError("Variable data has to be a tensor, but got \(value.typeName)")
            }
            TensorObject.cast(object)?.replace(source.detach())
        }) { _, object in (TensorObject.cast(object)?.tensor.data).map(tensor) ?? .none }
        type.constant("__array_priority__", .int(1000))
    }

    private static func addMethods(_ type: TypeObject) {
        func own(_ value: Value) throws -> TensorObject {
            guard let tensor = value.object.flatMap(TensorObject.cast) else { throw TensorError(.typeError, "expected a Tensor") }
            return tensor
        }
        type.method("item(self, /)", doc: "The number in a tensor with one element.") { interpreter, arguments in
            do { return Scalars.value(try own(arguments[0]).tensor.item()) } catch { throw interpreter.raised(error) }
        }
        type.quick("item", 0...0) { object, _, _, interpreter in
            do { return Scalars.value(try unsafeDowncast(object, to: TensorObject.self).tensor.item()) } catch { throw interpreter.raised(error) }
        }
        type.method("tolist(self, /)", doc: "The numbers in nested lists.") { interpreter, arguments in
            let tensor = try own(arguments[0]).tensor
            try interpreter.charge(work: tensor.count)
            try interpreter.reserve(count: tensor.count, size: 16)
            var scalars = tensor.scalars()[...]
            return list(tensor.shape[...], &scalars)
        }
        type.method("numpy(self, *, force=False)", doc: "The numbers as a NumPy array.") { interpreter, arguments in
            let object = try own(arguments[0])
            if object.tensor.requiresGrad, !(try interpreter.isTrue(arguments[1])) {
                throw interpreter.runtimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
            }
            let convert = try interpreter.getAttribute(.object(try TorchLibrary.module("numpy", interpreter)), "_from_tensor")
            return try interpreter.call1(convert, .object(TensorObject.wrap(object.tensor.requiresGrad ? object.tensor.detach() : object.tensor)))
        }
        type.method("__deepcopy__(self, memo)") { interpreter, arguments in try deepCopy(arguments[0], arguments[1], interpreter) }
        type.method("__copy__(self)") { interpreter, arguments in .object(TensorObject.wrap(try own(arguments[0]).tensor.detach())) }
        type.method("__dir__(self)") { interpreter, arguments in
            let names = type.order.flatMap { $0.namespace.items.map(\.key) }
            return try interpreter.call1(try interpreter.getAttribute(.object(interpreter.builtins), "sorted"), .object(ListObject(names)))
        }
        type.method("register_hook(self, hook)", doc: "Calls `hook` with the gradient whenever it is computed.") { interpreter, arguments in
            let hook = arguments[1]
            do {
                let remove = try own(arguments[0]).tensor.registerHook { gradient in
                    let result = try interpreter.call1(hook, .object(TensorObject.wrap(gradient)))
                    if result.isNone { return nil }
                    guard let tensor = result.object.flatMap(TensorObject.cast)?.tensor else { throw interpreter.typeError("hooks should return a Tensor or None, not \(result.typeName)") }
                    return tensor
                }
                return .object(HookHandleObject(remove))
            } catch {
                throw interpreter.raised(error)
            }
        }
        type.method("register_post_accumulate_grad_hook(self, hook)") { interpreter, arguments in
            let hook = arguments[1]
            do {
                let remove = try own(arguments[0]).tensor.registerPostAccumulateGradHook { _ = try interpreter.call1(hook, .object(TensorObject.wrap($0))) }
                return .object(HookHandleObject(remove))
            } catch {
                throw interpreter.raised(error)
            }
        }
        type.method("backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)", doc: "Computes the gradients of the leaves that the tensor depends on.") { interpreter, arguments in
            try AutogradFunctions.backward([try own(arguments[0]).tensor], arguments[1].isNone ? [] : [arguments[1]], arguments[2], arguments[3], arguments[4], interpreter)
        }
        type.rawMethod("to", doc: "The tensor with another type (or on another device).") { interpreter, arguments in
            do { return try Conversion.to(arguments, interpreter) } catch { throw interpreter.raised(error) }
        }
        type.rawMethod("type", doc: "The type's name, or the tensor with another type.") { interpreter, arguments in
            do { return try Conversion.type(arguments, interpreter) } catch { throw interpreter.raised(error) }
        }
        type.method("cuda(self, device=None, non_blocking=False)") { interpreter, _ in throw interpreter.make("AssertionError", "Torch not compiled with CUDA enabled") }
    }

    static func list(_ shape: ArraySlice<Int>, _ scalars: inout ArraySlice<Scalar>) -> Value {
        guard let size = shape.first else { return scalars.popFirst().map(Scalars.value) ?? .none }
        let result = ListObject(capacity: size)
        for _ in 0..<size { result.append(list(shape.dropFirst(), &scalars)) }
        return .object(result)
    }

    /// `copy.deepcopy(tensor)`
    static func deepCopy(_ value: Value, _ memo: Value, _ interpreter: Interpreter) throws -> Value {
        guard let object = value.object.flatMap(TensorObject.cast) else { return value }
        let key = Value.int(Int(bitPattern: Unmanaged.passUnretained(object).toOpaque()))
        if let known = try memo.dict?.get(key, interpreter) { return known }
        if !object.tensor.isLeaf {
            throw interpreter.runtimeError("Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting to deepcopy a module, "
                + "this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001")
        }
        do {
            let copy = try withoutGradients { try object.tensor.detach().clone() }
            if object.tensor.requiresGrad { try copy.requiresGrad_(true) }
            if let gradient = object.tensor.grad { try copy.setGrad(try withoutGradients { try gradient.detach().clone() }) }
            let result = TensorObject(copy, type: object.typeReference)
            result.uninitialized = object.uninitialized
            try memo.dict?.set(key, .object(result), interpreter)
            return .object(result)
        } catch {
            throw interpreter.raised(error)
        }
    }
}

extension Value {
    var isTorchSize: Bool { typeRef == TorchTypes.size }
}
