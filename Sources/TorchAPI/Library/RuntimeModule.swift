internal import Language
internal import Tensors

/// The module `torch._runtime`: what the library's part in the language needs from Swift.
enum RuntimeModule {
    static func make() -> ModuleObject {
        let module = ModuleObject("torch._runtime")
        func add(_ signature: String, _ body: @escaping NativeFunction.Body) {
            let function = NativeFunction(signature) { interpreter, arguments in
                do { return try body(interpreter, arguments) } catch { throw interpreter.raised(error) }
            }
            module.namespace[function.name] = .object(function)
        }
        modules(add)
        optimizers(add)
        functions(add)
        module.isFrozen = true
        module.lazyAttribute = { name, interpreter in TorchSession.of(interpreter)?.functions[name.text].map { .object($0) } }
        return module
    }

    private typealias Add = (String, @escaping NativeFunction.Body) -> Void

    private static func modules(_ add: Add) {
        add("module_call(module, forward, args, kwargs, /)") { interpreter, arguments in
            let values = arguments[2].tupleElements
            var all = values
            var names: [StringObject]?
            if let keywords = arguments[3].dict, keywords.count > 0 {
                var given: [StringObject] = []
                for (key, value) in keywords.items {
                    guard let name = key.string else { throw interpreter.typeError("keywords must be strings") }
                    given.append(name.interned)
                    all.append(value)
                }
                names = given
            }
            guard let observer = TorchSession.of(interpreter)?.observer else { return try interpreter.call(arguments[1], all, names: names) }
            let name = arguments[0].typeName
            observer.moduleCallBegan(arguments[0], className: name, arguments: all, interpreter)
            let result: Value
            do {
                result = try interpreter.call(arguments[1], all, names: names)
            } catch {
                observer.moduleCallFailed(arguments[0], className: name, interpreter)
                throw error
            }
            observer.moduleCallEnded(arguments[0], className: name, result: result, interpreter)
            return result
        }
        add("is_buffer(value, /)") { _, arguments in .bool(arguments[0].object.flatMap(TensorObject.cast).map { $0.isBuffer || $0.typeReference == TorchTypes.uninitializedBuffer } ?? false) }
        add("saved(name, /)") { interpreter, arguments in TorchSession.of(interpreter)?.saved[arguments[0].string?.text ?? ""] ?? .none }
        add("save(name, value, /)") { interpreter, arguments in
            TorchSession.of(interpreter)?.saved[arguments[0].string?.text ?? ""] = arguments[1]
            return .none
        }
    }

    private static func tensor(_ value: Value, _ interpreter: Interpreter) throws -> Tensor {
        guard let tensor = value.object.flatMap(TensorObject.cast)?.tensor else { throw interpreter.typeError("expected Tensor, but got \(value.typeName)") }
        return tensor
    }

    private static func optimizers(_ add: Add) {
        add("optimizer_step(optimizer, /)") { interpreter, arguments in
            TorchSession.of(interpreter)?.observer?.optimizerStep(arguments[0], interpreter)
            return .none
        }
        add("sgd_step(param, grad, velocity, lr, momentum, dampening, weight_decay, nesterov, maximize, /)") { interpreter, arguments in
            let velocity = try arguments[2].isNone ? nil : tensor(arguments[2], interpreter)
            let result = try tensor(arguments[0], interpreter).sgdStep(
                gradient: try tensor(arguments[1], interpreter), velocity: velocity, learningRate: try interpreter.double(arguments[3]), momentum: try interpreter.double(arguments[4]),
                dampening: try interpreter.double(arguments[5]), weightDecay: try interpreter.double(arguments[6]), nesterov: try interpreter.isTrue(arguments[7]),
                maximize: try interpreter.isTrue(arguments[8]))
            return result.map { .object(TensorObject.wrap($0)) } ?? .none
        }
        add("adam_step(param, grad, mean, squares, max_squares, step, lr, beta1, beta2, eps, weight_decay, decoupled, maximize, /)") { interpreter, arguments in
            try tensor(arguments[0], interpreter).adamStep(
                gradient: try tensor(arguments[1], interpreter), mean: try tensor(arguments[2], interpreter), squares: try tensor(arguments[3], interpreter),
                maximumSquares: try arguments[4].isNone ? nil : tensor(arguments[4], interpreter), step: try interpreter.double(arguments[5]),
                learningRate: try interpreter.double(arguments[6]), beta1: try interpreter.double(arguments[7]), beta2: try interpreter.double(arguments[8]),
                epsilon: try interpreter.double(arguments[9]), weightDecay: try interpreter.double(arguments[10]), decoupled: try interpreter.isTrue(arguments[11]),
                maximize: try interpreter.isTrue(arguments[12]))
            return .none
        }
    }

    private static func functions(_ add: Add) {
        add("function_apply(cls, args, /)") { interpreter, arguments in
            guard let type = arguments[0].type else { throw interpreter.typeError("apply() needs a class") }
            return try FunctionContextObject.apply(type, arguments[1].tupleElements, interpreter)
        }
        add("tensor_of_bytes(data, offset, count, /)") { interpreter, arguments in
            let offset = try interpreter.machineInt(arguments[1]), count = try interpreter.machineInt(arguments[2])
            guard let bytes = BytesObject.of(arguments[0])?.bytes else { throw interpreter.typeError("expected bytes, not \(arguments[0].typeName)") }
            guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { throw interpreter.valueError("the bytes end before the tensor does") }
            return .object(TensorObject.wrap(try Tensor(bytes: bytes[offset..<(offset + count)], shape: [count])))
        }
        add("named_result(name, fields, values, /)") { interpreter, arguments in
            let fields = try interpreter.elements(of: arguments[1]).map { $0.string?.text ?? "" }
            let type = ReturnTypes.type(arguments[0].string?.text ?? "", fields)
            return .object(TupleObject(try interpreter.elements(of: arguments[2]), type: type))
        }
        add("rename_gradient(tensor, name, /)") { interpreter, arguments in
            try tensor(arguments[0], interpreter).renameGradient(to: arguments[1].string?.text ?? "")
            return arguments[0]
        }
        add("frame_locals(depth, /)") { interpreter, _ in interpreter.frameLocals() ?? .object(DictObject()) }
        add("kernel_mode(mode=None)") { interpreter, arguments in
            let runtime = TensorRuntime.current
            let before = runtime.kernelMode.rawValue
            if let text = arguments[0].string?.text {
                guard let mode = KernelMode(rawValue: text) else { throw interpreter.valueError("kernel mode must be fast, reference or both") }
                runtime.kernelMode = mode
            }
            return Value(before)
        }
    }
}
