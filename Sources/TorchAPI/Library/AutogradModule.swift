internal import Language
internal import Tensors

/// The module `torch.autograd`.
enum AutogradModule {
    static func make() -> ModuleObject {
        let module = ModuleObject("torch.autograd", doc: "Gradients.")
        module.namespace["__path__"] = .object(ListObject())
        module.namespace["backward"] = .object(NativeFunction(
            "backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, grad_variables=None, inputs=None)", doc: "Adds to the gradients of the leaves that the tensors depend on.") { interpreter, arguments in
            let given = arguments[1].isNone ? [] : arguments[1].object.flatMap(TensorObject.cast) != nil ? [arguments[1]] : try interpreter.elements(of: arguments[1])
            return try AutogradFunctions.backward(try AutogradFunctions.tensors(arguments[0], interpreter), given, arguments[2], arguments[3], arguments[5], interpreter)
        })
        module.namespace["grad"] = .object(NativeFunction(
            "grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, is_grads_batched=False, allow_unused=None, materialize_grads=False)",
            doc: "The gradients of outputs with respect to inputs.") { interpreter, arguments in try AutogradFunctions.gradients(arguments, interpreter) })
        for (name, type) in TorchTypes.gradMode { module.namespace[name] = .object(type.object) }
        module.isFrozen = true
        module.lazyAttribute = { name, interpreter in
            switch name.text {
            case "Function": return .object(try TorchLibrary.functionClass(interpreter))
            case "Variable": return try interpreter.getAttribute(.object(try TorchLibrary.module("torch.autograd.variable", interpreter)), "Variable")
            case "functional", "function", "grad_mode", "variable", "graph", "gradcheck", "profiler":
                return try name.text == "gradcheck"
                    ? interpreter.getAttribute(.object(try TorchLibrary.module("torch.autograd.functional", interpreter)), "gradcheck")
                    : .object(try TorchLibrary.module("torch.autograd." + name.text, interpreter))
            case "set_detect_anomaly", "detect_anomaly":
                return try interpreter.getAttribute(.object(try TorchLibrary.module("torch.autograd.grad_mode", interpreter)), name)
            default: return nil
            }
        }
        return module
    }
}

/// The module `torch.linalg`.
enum LinearAlgebraModule {
    static func make() -> ModuleObject {
        let module = TorchLibrary.table("torch.linalg", \.linalg, doc: "Linear algebra.", scripted: ScriptedFunctions.linalg)
        let error = TypeObject.native("_LinAlgError", module: "torch._C", base: ExceptionTypes.named("RuntimeError"))
        module.namespace["LinAlgError"] = .object(error)
        return module
    }
}

/// The module `torch.nn.functional`.
enum FunctionalModule {
    static func make() -> ModuleObject {
        let module = ModuleObject("torch.nn.functional", doc: "The functions behind the layers.")
        module.isFrozen = true
        module.lazyNames = { Array(OperationTable.shared.functionals.keys) }
        module.lazyAttribute = { name, interpreter in
            if let group = OperationTable.shared.functionals[name.text] { return .object(group.function(owner: nil)) }
            return try interpreter.attributeOrNil(.object(try TorchLibrary.module("torch.nn._functions", interpreter)), name)
        }
        return module
    }
}
