internal import Language
internal import Tensors

/// `torch.autograd.backward` and `torch.autograd.grad`.
enum AutogradFunctions {
    /// Tensors of an argument that may be one tensor or a sequence of them.
    static func tensors(_ value: Value, _ interpreter: Interpreter) throws -> [Tensor] {
        if let tensor = value.object.flatMap(TensorObject.cast)?.tensor { return [tensor] }
        return try interpreter.elements(of: value).map { element in
            guard let tensor = element.object.flatMap(TensorObject.cast)?.tensor else {
                throw interpreter.typeError("expected Tensor, but got \(element.typeName)")
            }
            return tensor
        }
    }

    static func optionalTensors(_ value: Value, _ interpreter: Interpreter) throws -> [Tensor?] {
        if value.isNone || value.isUndefined { return [] }
        if let tensor = value.object.flatMap(TensorObject.cast)?.tensor { return [tensor] }
        return try interpreter.elements(of: value).map { element in
            if element.isNone { return nil }
            guard let tensor = element.object.flatMap(TensorObject.cast)?.tensor else {
                throw interpreter.typeError("gradients can be either Tensors or None, but got \(element.typeName)")
            }
            return tensor
        }
    }

    static func backward(_ roots: [Tensor], _ gradients: [Value], _ retainGraph: Value, _ createGraph: Value, _ inputs: Value, _ interpreter: Interpreter) throws -> Value {
        do {
            let given: [Tensor?] = try gradients.map { value in
                if value.isNone { return nil }
                guard let tensor = value.object.flatMap(TensorObject.cast)?.tensor else {
                    throw interpreter.typeError("gradients can be either Tensors or None, but got \(value.typeName)")
                }
                return tensor
            }
            let retain = retainGraph.isNone || retainGraph.isUndefined ? nil : try interpreter.isTrue(retainGraph)
            let create = createGraph.isUndefined ? false : try interpreter.isTrue(createGraph)
            let wanted = inputs.isNone || inputs.isUndefined ? nil : try tensors(inputs, interpreter)
            if let wanted, wanted.isEmpty { throw interpreter.runtimeError("`inputs` argument to `backward()` cannot be empty.") }
            try Autograd.backward(roots, gradients: given, retainGraph: retain, createGraph: create, inputs: wanted)
            if let first = roots.first { TorchSession.of(interpreter)?.observer?.backward(of: first, interpreter) }
            return .none
        } catch {
            throw interpreter.raised(error)
        }
    }

    /// The gradients for each slice of the given gradients, stacked; `body` gets a slice and whether it is the last.
    private static func batched(_ given: [Tensor?], _ body: ([Tensor?], Bool) throws -> [Tensor?]) throws -> [Tensor?] {
        let count = given.lazy.compactMap { $0?.shape.first }.first ?? 0
        var parts: [[Tensor?]] = []
        for index in 0..<count { parts.append(try body(try given.map { try $0?.select(0, index) }, index == count - 1)) }
        guard let first = parts.first else { return [] }
        return try first.indices.map { place in
            let column = parts.compactMap { $0[place] }
            return column.count == parts.count ? try Tensor.stack(column) : nil
        }
    }

    /// `grad(outputs, inputs, grad_outputs, retain_graph, create_graph, is_grads_batched, allow_unused, materialize_grads)`
    static func gradients(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        do {
            let outputs = try tensors(arguments[0], interpreter), inputs = try tensors(arguments[1], interpreter)
            let given = try optionalTensors(arguments[2], interpreter)
            let retain = arguments[3].isNone ? nil : try interpreter.isTrue(arguments[3])
            let materialize = try interpreter.isTrue(arguments[7])
            let allowUnused = arguments[6].isNone ? materialize : try interpreter.isTrue(arguments[6])
            let create = try interpreter.isTrue(arguments[4])
            func results(_ gradients: [Tensor?], retain: Bool?) throws -> [Tensor?] {
                try Autograd.gradients(of: outputs, withRespectTo: inputs, gradients: gradients, retainGraph: retain, createGraph: create, allowUnused: allowUnused, materialize: materialize)
            }
            let results = try interpreter.isTrue(arguments[5]) ? batched(given) { try results($0, retain: $1 ? retain : true) } : results(given, retain: retain)
            return .object(TupleObject(results.map { $0.map { .object(TensorObject.wrap($0)) } ?? .none }))
        } catch {
            throw interpreter.raised(error)
        }
    }
}
