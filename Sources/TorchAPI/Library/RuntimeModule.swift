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
        func raw(_ name: String, _ body: @escaping NativeFunction.Body) {
            module.namespace[name] = .object(NativeFunction(raw: name, role: .method, body))
        }
        modules(add, raw)
        optimizers(add)
        functions(add)
        module.isFrozen = true
        module.lazyAttribute = { name, interpreter in TorchSession.of(interpreter)?.functions[name.text].map { .object($0) } }
        return module
    }

    private typealias Add = (String, @escaping NativeFunction.Body) -> Void

    /// Names of `Module` that are read here.
    private enum ModuleNames {
        static let hasHooks = StringObject.interned("_has_hooks")
        static let callWithHooks = StringObject.interned("_call_with_hooks")
        static let forward = StringObject.interned("forward")
        static let file = StringObject.interned("_file")
        static let registries = ["_parameters", "_modules", "_buffers"].map { StringObject.interned($0) }
    }

    /// Calls `forward` of the first argument with the others, and tells the observer.
    private static func forward(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        guard let observer = TorchSession.of(interpreter)?.observer else { return try forwardAlone(arguments, interpreter) }
        let name = arguments[0].typeName
        observer.moduleCallBegan(arguments[0], className: name, arguments: Array(UnsafeBufferPointer(start: arguments.memory, count: arguments.total).dropFirst()), interpreter)
        let result: Value
        do {
            result = try forwardAlone(arguments, interpreter)
        } catch {
            observer.moduleCallFailed(arguments[0], className: name, interpreter)
            throw error
        }
        observer.moduleCallEnded(arguments[0], className: name, result: result, interpreter)
        return result
    }

    private static func forwardAlone(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        // Usually a function of the class, which takes the module as its first argument.
        if let module = arguments[0].object, case .object(let function)? = module.type.lookup(ModuleNames.forward), function.kind == .function,
           module.ownAttribute(ModuleNames.forward) == nil {
            return try interpreter.call(.object(function), arguments)
        }
        return try interpreter.call(try interpreter.getAttribute(arguments[0], ModuleNames.forward), arguments.dropFirst())
    }

    /// Whether a value is filed in a module's registries: a parameter, a buffer or a module.
    private static func isFiled(_ value: Value) -> Bool {
        guard let object = value.object else { return false }
        if let tensor = TensorObject.cast(object) {
            return tensor.isBuffer || (object.kind != .tensor && object.type.isSubclass(of: TorchTypes.parameter.object)) || object.typeReference == TorchTypes.uninitializedBuffer
        }
        // Only `Module` and its subclasses have the method that files.
        return object.kind == .instance && object.type.lookup(ModuleNames.file) != nil
    }

    private static func modules(_ add: Add, _ raw: Add) {
        raw("module_call") { interpreter, arguments in
            guard arguments.count > 0 else { throw interpreter.typeError("unbound method Module.__call__() needs an argument") }
            if let hooks = try interpreter.plainAttribute(arguments[0], ModuleNames.hasHooks), case .bool(true) = hooks {
                let keywords = DictObject()
                for (name, value) in arguments.keywords { keywords[name] = value }
                return try interpreter.callMethod(arguments[0], ModuleNames.callWithHooks, [.object(TupleObject(arguments.positional.dropFirst())), .object(keywords)])
            }
            return try forward(arguments, interpreter)
        }
        raw("forward_call") { interpreter, arguments in
            guard arguments.count > 0 else { throw interpreter.typeError("forward_call() needs a module") }
            return try forward(arguments, interpreter)
        }
        raw("module_setattr") { interpreter, arguments in
            guard arguments.total == 3, arguments.names == nil, let name = arguments[1].string?.interned else {
                throw interpreter.typeError("expected 2 arguments, got \(max(0, arguments.total - 1))")
            }
            var isSpecial = isFiled(arguments[2])
            for registry in ModuleNames.registries where !isSpecial {
                if let known = try interpreter.plainAttribute(arguments[0], registry)?.dict, known[name] != nil { isSpecial = true }
            }
            if isSpecial { return try interpreter.callMethod(arguments[0], ModuleNames.file, [arguments[1], arguments[2]]) }
            try interpreter.setPlainAttribute(arguments[0], name, arguments[2])
            return .none
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
