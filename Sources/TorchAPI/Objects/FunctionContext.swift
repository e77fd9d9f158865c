internal import Language
internal import Tensors

/// `ctx` of a custom function: an operation of the graph, with attributes of the program's own.
final class FunctionContextObject: Object, GradientNodeHolder {
    /// The node; nil while `forward` runs, and when nothing is recorded.  The node holds the context.
    weak var gradientNode: GradientNode?
    var needsInputGrad: [Bool]
    var toSave: [Tensor?] = []
    var nonDifferentiable: [Tensor] = []
    var dirty: [Tensor] = []
    var materializeGrads = true

    init(_ type: TypeRef, needsInputGrad: [Bool]) {
        self.needsInputGrad = needsInputGrad
        super.init(.instance, type)
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<torch.autograd.function.\(type.name) object at \(interpreter.address(self))>".utf8)
    }

    /// Which saved values are tensors; absent ones stay None.
    private var savedPattern: [Bool] = []

    /// Hands the saved tensors over to the node, which notices later writes to them.
    func attach(_ node: GradientNode) {
        gradientNode = node
        savedPattern = toSave.map { $0 != nil }
        Autograd.save(toSave.compactMap { $0 }, in: node)
        toSave = []
    }

    func savedTensors() throws -> [Tensor?] {
        guard let node = gradientNode else { return toSave }
        var tensors = try Autograd.savedTensors(node)[...]
        if tensors.isEmpty, savedPattern.contains(true) {
            throw TensorError(.runtimeError, "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). "
                + "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through "
                + "the graph a second time or if you need to access saved tensors after calling backward.")
        }
        return savedPattern.map { $0 ? tensors.popFirst() : nil }
    }

    nonisolated(unsafe) private static var base: TypeRef?
    nonisolated(unsafe) private static var types: [ObjectIdentifier: TypeRef] = [:]

    /// The class of contexts of a function class (`MyFnBackward`).
    static func type(of function: TypeObject) -> TypeRef {
        if let known = types[ObjectIdentifier(function)] { return known }
        let type = TypeObject.native(function.name + "Backward", module: "torch.autograd.function", base: baseType, specials: [.repr, .hash], hasAttributes: true, isSubclassable: false)
        types[ObjectIdentifier(function)] = type.reference
        return type.reference
    }

    private static var baseType: TypeRef {
        if let base { return base }
        let type = TypeObject.native("FunctionCtx", module: "torch.autograd.function", base: TorchTypes.node, hasAttributes: true)
        func own(_ value: Value) -> FunctionContextObject? { value.object as? FunctionContextObject }
        func tensors(_ value: Value, _ interpreter: Interpreter, _ what: String) throws -> [Tensor?] {
            try value.tupleElements.map { element in
                if element.isNone { return nil }
                guard let tensor = element.object.flatMap(TensorObject.cast)?.tensor else {
                    throw interpreter.typeError("\(what) can only save variables, but argument \(0) is of type \(element.typeName)")
                }
                return tensor
            }
        }
        type.method("save_for_backward(self, *tensors)", doc: "Keeps tensors for backward, as ctx.saved_tensors.") { interpreter, arguments in
            own(arguments[0])?.toSave = try tensors(arguments[1], interpreter, "save_for_backward")
            return .none
        }
        type.method("save_for_forward(self, *tensors)") { _, _ in .none }
        type.method("mark_dirty(self, *tensors)") { interpreter, arguments in
            own(arguments[0])?.dirty = try tensors(arguments[1], interpreter, "mark_dirty").compactMap { $0 }
            return .none
        }
        type.method("mark_non_differentiable(self, *tensors)") { interpreter, arguments in
            own(arguments[0])?.nonDifferentiable = try tensors(arguments[1], interpreter, "mark_non_differentiable").compactMap { $0 }
            return .none
        }
        type.method("set_materialize_grads(self, value)") { interpreter, arguments in
            own(arguments[0])?.materializeGrads = try interpreter.isTrue(arguments[1])
            return .none
        }
        type.attribute("saved_tensors") { interpreter, object in
            do {
                guard let context = object as? FunctionContextObject else { return .none }
                return .object(TupleObject(try context.savedTensors().map { $0.map { .object(TensorObject.wrap($0)) } ?? .none }))
            } catch {
                throw interpreter.raised(error)
            }
        }
        type.attribute("needs_input_grad") { _, object in .object(TupleObject(((object as? FunctionContextObject)?.needsInputGrad ?? []).map { .bool($0) })) }
        base = type.reference
        return type.reference
    }

    // MARK: calls

    /// `Function.apply(…)` of the class `function`.
    static func apply(_ function: TypeObject, _ arguments: [Value], _ interpreter: Interpreter) throws -> Value {
        let inputs = arguments.map { $0.object.flatMap(TensorObject.cast)?.tensor }
        let context = FunctionContextObject(type(of: function), needsInputGrad: inputs.map { $0?.requiresGrad ?? false })
        let cls = Value.object(function)
        let setup = try interpreter.getAttribute(cls, "setup_context")
        let isSeparate = try !interpreter.getAttribute(.object(TorchLibrary.functionClass(interpreter)), "setup_context").isIdentical(to: setup)
        let forward = try interpreter.getAttribute(cls, "forward")
        let result = try withoutGradients {
            let output = try interpreter.call(forward, isSeparate ? arguments : [.object(context)] + arguments)
            if isSeparate { _ = try interpreter.call(setup, .object(context), .object(TupleObject(arguments)), output) }
            return output
        }
        let isSingle = result.tuple == nil
        let values = isSingle ? [result] : result.tupleElements
        var outputs: [Tensor] = [], places: [Int] = []
        for (index, value) in values.enumerated() {
            if let tensor = value.object.flatMap(TensorObject.cast)?.tensor {
                outputs.append(tensor)
                places.append(index)
            }
        }
        let constant = Set(outputs.indices.filter { index in context.nonDifferentiable.contains { $0 === outputs[index] } })
        let name = context.type.name
        let tensors: [Tensor] = inputs.compactMap { $0 }
        let results = Autograd.custom(name, inputs: tensors, outputs: outputs, nonDifferentiable: constant,
                                      materializeGrads: context.materializeGrads, attachment: context) { [weak context] _, gradients in
            guard let context else { return [] }
            return try context.backward(function, gradients, inputs: inputs.map { $0 != nil }, outputs: places, of: values.count, interpreter)
        }
        if let node = results.lazy.compactMap(\.gradientNode).first, node.attachment === context { context.attach(node) }
        for (index, tensor) in results.enumerated() where context.dirty.contains(where: { $0 === outputs[index] }) { tensor.markAsWritten() }
        var wrapped = values
        for (index, place) in places.enumerated() { wrapped[place] = .object(TensorObject.wrap(results[index])) }
        return isSingle ? wrapped[0] : .object(TupleObject(wrapped))
    }

    /// Calls the class's `backward` and puts its results into the order of the tensors among the inputs.
    private func backward(_ function: TypeObject, _ gradients: [Tensor?], inputs: [Bool], outputs: [Int], of count: Int, _ interpreter: Interpreter) throws -> [Tensor?] {
        var given = [Value](repeating: .none, count: count)
        for (index, place) in outputs.enumerated() where index < gradients.count { given[place] = gradients[index].map { .object(TensorObject.wrap($0)) } ?? .none }
        let backward = try interpreter.getAttribute(.object(function), "backward")
        let result = try interpreter.call(backward, [.object(self)] + given)
        var values = result.tuple?.array ?? [result]
        while values.count > inputs.count, let last = values.last, last.isNone { values.removeLast() }
        if values.count != inputs.count {
            throw interpreter.runtimeError("function \(type.name) returned an incorrect number of gradients (expected \(inputs.count), got \(values.count))")
        }
        var results: [Tensor?] = []
        for (index, isTensor) in inputs.enumerated() {
            let value = values[index]
            if !isTensor {
                if !value.isNone {
                    throw interpreter.runtimeError("function \(type.name) returned a gradient different than None at position \(index + 1), but the corresponding forward input was not a Variable")
                }
                continue
            }
            if value.isNone { results.append(nil); continue }
            guard let tensor = value.object.flatMap(TensorObject.cast)?.tensor else {
                throw interpreter.typeError("expected Variable or None (got \(value.typeName))")
            }
            results.append(tensor)
        }
        return results
    }
}
