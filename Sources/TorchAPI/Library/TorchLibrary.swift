internal import CLibrary
public import Language
internal import Syntax
public import Tensors

/// The library `torch`: native modules, and modules in the language that are part of the binary.
public enum TorchLibrary {
    public static let version = "2.13.0+cpu"

    /// Makes `import torch` and everything below it possible in an interpreter, and its tensors the ones of this thread.
    ///
    /// - Parameters:
    ///   - runtime: the state of tensors for this run.
    ///   - memoryLimit: bytes that living tensors may have; 0: no limit.
    @discardableResult
    public static func install(_ interpreter: Interpreter, runtime: TensorRuntime = TensorRuntime(), memoryLimit: Int = 0) -> TorchSession {
        TorchTypes.make()
        let session = TorchSession(interpreter, runtime)
        if memoryLimit > 0 { runtime.memory.limit = memoryLimit }
        if let seed = interpreter.entropySeed { runtime.defaultGenerator = Tensors.Generator(seed: UInt64(bitPattern: Int64(seed))) }
        runtime.workObserver = { [unowned interpreter] work in try interpreter.charge(elements: work) }
        TensorRuntime.install(runtime)
        interpreter.storage[ObjectIdentifier(TorchSession.self)] = session
        interpreter.errorConverters.append { error, interpreter in exception(error, interpreter) }
        interpreter.moduleFinders.append { name, interpreter in try find(name, interpreter) }
        return session
    }

    /// A failure of the tensor library as an exception of the language.
    private static func exception(_ error: any Error, _ interpreter: Interpreter) -> (any Error)? {
        guard let error = error as? TensorError else { return nil }
        switch error.kind {
        case .memoryLimit: return LimitReached(.memory)
        case .linalgError:
            guard let module = try? module("torch.linalg", interpreter), let type = module.namespace["LinAlgError"]?.type else {
                return interpreter.runtimeError(error.message)
            }
            return interpreter.make(type.reference, [Value(error.message)])
        default: return interpreter.make(error.kind.rawValue, error.message)
        }
    }

    /// A module by its name, imported if it was not yet.
    static func module(_ name: String, _ interpreter: Interpreter) throws -> ModuleObject { try interpreter.importModule(name) }

    /// `torch.autograd.Function`
    static func functionClass(_ interpreter: Interpreter) throws -> Object {
        let value = try interpreter.getAttribute(.object(try module("torch.autograd.function", interpreter)), "Function")
        guard let object = value.object else { throw interpreter.runtimeError("torch.autograd.Function is missing") }
        return object
    }

    // MARK: finding

    private static func find(_ name: String, _ interpreter: Interpreter) throws -> ModuleObject? {
        switch name {
        case "torch": return TorchModule.make(interpreter)
        case "torch._runtime": return RuntimeModule.make()
        case "torch.nn.functional": return FunctionalModule.make()
        case "torch.nn.parameter": return parameters()
        case "torch.autograd": return AutogradModule.make()
        case "torch.linalg": return LinearAlgebraModule.make()
        case "torch.special": return table(name, \.special, scripted: ScriptedFunctions.special)
        case "torch.return_types": return returnTypes()
        default: return try embedded(name, interpreter)
        }
    }

    /// A module of the library that is written in the language.
    private static func embedded(_ name: String, _ interpreter: Interpreter) throws -> ModuleObject? {
        guard let entry = clibrary_find(name) else { return nil }
        let text = Array(UnsafeBufferPointer(start: entry.pointee.text, count: entry.pointee.length))
        return try interpreter.sourceModule(name, SourceText(name: "<\(name)>", utf8: text, isLibrary: true), isPackage: entry.pointee.is_package != 0)
    }

    /// A module whose names are operations.
    static func table(_ name: String, _ path: KeyPath<OperationTable, [String: OperationGroup]>, doc: String? = nil, scripted: [String: ScriptedFunctions.Place] = [:]) -> ModuleObject {
        let module = ModuleObject(name, doc: doc)
        module.isFrozen = true
        module.lazyNames = { Array(OperationTable.shared[keyPath: path].keys) + Array(scripted.keys) }
        module.lazyAttribute = { name, interpreter in
            if let group = OperationTable.shared[keyPath: path][name.text] { return .object(group.function(owner: nil)) }
            return try scripted[name.text]?.value(interpreter)
        }
        return module
    }

    private static func parameters() -> ModuleObject {
        let module = ModuleObject("torch.nn.parameter", doc: "Tensors that modules count among their parameters and buffers.")
        module.namespace["Parameter"] = .object(TorchTypes.parameter.object)
        module.namespace["UninitializedParameter"] = .object(TorchTypes.uninitializedParameter.object)
        module.namespace["UninitializedBuffer"] = .object(TorchTypes.uninitializedBuffer.object)
        module.namespace["Buffer"] = .object(TorchTypes.buffer.object)
        module.isFrozen = true
        return module
    }

    private static func returnTypes() -> ModuleObject {
        let module = ModuleObject("torch.return_types")
        module.isFrozen = true
        module.lazyAttribute = { name, _ in ReturnTypes.known(name.text).map { .object($0.object) } }
        return module
    }
}
