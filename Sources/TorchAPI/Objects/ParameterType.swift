internal import Language
internal import Tensors

/// `torch.nn.Parameter` and its uninitialised relatives.
enum ParameterType {
    static func make(base: TypeRef) -> TypeObject {
        let documentation = "A tensor that a module counts among its parameters; it requires a gradient unless told otherwise."
        let type = TypeObject.native("Parameter", module: "torch.nn.parameter", base: base, doc: documentation, hasAttributes: true) { type, arguments, interpreter in
            if arguments.count > 2 { throw interpreter.typeError("Parameter.__new__() takes from 1 to 3 positional arguments but \(arguments.count + 1) were given") }
            var data = arguments.count > 0 ? arguments[0] : Value.undefined
            var requiresGrad = arguments.count > 1 ? arguments[1] : Value.bool(true)
            for (name, value) in arguments.keywords {
                switch name.text {
                case "data": data = value
                case "requires_grad": requiresGrad = value
                default: throw interpreter.typeError("Parameter.__new__() got an unexpected keyword argument '\(name.text)'")
                }
            }
            let tensor: Tensor
            if data.isUndefined || data.isNone {
                tensor = try Tensor.empty([0])
            } else {
                guard let given = data.object.flatMap(TensorObject.cast)?.tensor else {
                    throw interpreter.attributeError("'\(data.typeName)' object has no attribute 'detach'")
                }
                tensor = given.detach()
            }
            do {
                if try interpreter.isTrue(requiresGrad) { try OperationCall.require(tensor) }
            } catch {
                throw interpreter.raised(error)
            }
            return .object(TensorObject(tensor, type: type.reference))
        }
        type.method("__deepcopy__(self, memo)") { interpreter, arguments in try TensorType.deepCopy(arguments[0], arguments[1], interpreter) }
        return type
    }

    /// `torch.nn.Buffer`: a plain tensor to look at, but a module files it among its buffers.
    static func makeBuffer(base: TypeRef) -> TypeObject {
        TypeObject.native("Buffer", module: "torch.nn.parameter", base: base, doc: "A tensor that a module counts among its buffers.", hasAttributes: true) { _, arguments, _ in
            let data = arguments.count > 0 ? arguments[0] : arguments.keyword("data") ?? .none
            let tensor = try data.object.flatMap(TensorObject.cast)?.tensor.detach() ?? Tensor.empty([0])
            let object = TensorObject.wrap(tensor)
            object.isBuffer = true
            return .object(object)
        }
    }

    /// A parameter or buffer that gets its shape later, from `materialize`.
    static func makeUninitialized(_ name: String, base: TypeRef) -> TypeObject {
        let isParameter = name == "UninitializedParameter"
        let type = TypeObject.native(name, module: "torch.nn.parameter", base: base, doc: "A tensor whose shape is not known yet.", hasAttributes: true) { type, arguments, interpreter in
            let dtype = (arguments.keyword("dtype")?.object as? DTypeObject)?.dtype ?? TensorRuntime.current.defaultDType
            var requiresGrad = isParameter
            if let flag = arguments.keyword("requires_grad") ?? (arguments.count > 0 ? arguments[0] : nil) { requiresGrad = try interpreter.isTrue(flag) }
            let tensor = try Tensor.empty([0], dtype: dtype)
            if requiresGrad { try tensor.requiresGrad_(true) }
            let object = TensorObject(tensor, type: type.reference)
            object.uninitialized = TensorObject.Uninitialized(dtype: dtype, requiresGrad: requiresGrad)
            return .object(object)
        }
        type.method("materialize(self, shape, device=None, dtype=None)", doc: "Gives the tensor its shape; the values are undefined.") { interpreter, arguments in
            guard let object = arguments[0].object.flatMap(TensorObject.cast), let state = object.uninitialized else { return .none }
            var shape: [Int] = []
            for value in try interpreter.elements(of: arguments[1]) { shape.append(try interpreter.machineInt(value)) }
            let dtype = (arguments[3].object as? DTypeObject)?.dtype ?? state.dtype
            do {
                object.replace(try Tensor.empty(shape, dtype: dtype))
                object.uninitialized = nil
                object.become(isParameter ? TorchTypes.parameter : TorchTypes.tensor)
            } catch {
                throw interpreter.raised(error)
            }
            return .none
        }
        type.attribute("shape") { interpreter, object in
            guard let tensor = TensorObject.cast(object), tensor.uninitialized != nil else { return TensorObject.cast(object).map { SizeType.value($0.tensor.shape) } ?? .none }
            throw interpreter.runtimeError("Can't access the shape of an uninitialized parameter or buffer. This error usually happens in `load_state_dict` when trying to load "
                + "an uninitialized parameter into an initialized one. Call `forward` to initialize the parameters before accessing their attributes.")
        }
        return type
    }
}
