internal import Language
internal import LessonModel
internal import Tensors
internal import TorchAPI

/// Where the recorder meets the library's objects: everything is read as a program would read it.
enum TorchBridge {
    /// The tensor behind a value; nil if it is none.
    static func tensor(_ value: Value) -> Tensor? { TorchSession.tensor(of: value) }

    /// The tensors among some values, in lists and tuples too.
    static func tensors(_ values: [Value]) -> [Tensor] {
        var result: [Tensor] = []
        func visit(_ value: Value, _ depth: Int) {
            guard result.count < 16, depth < 4 else { return }
            if let tensor = tensor(value) {
                result.append(tensor)
            } else if let list = value.list {
                for index in 0..<min(list.count, 16) where index < list.count { visit(list[index], depth + 1) }
            } else if let tuple = value.tuple {
                for index in 0..<min(tuple.count, 16) { visit(tuple[index], depth + 1) }
            }
        }
        for value in values { visit(value, 0) }
        return result
    }

    /// Whether a value is a layer or a network.
    static func isModule(_ value: Value) -> Bool {
        guard let type = value.object?.type else { return false }
        return type.order.contains { $0.name == "Module" && $0.namespace["__module__"]?.string?.text.hasPrefix("torch.nn") == true }
    }

    private static let settings = [
        "in_features", "out_features", "in1_features", "in2_features", "in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "groups", "num_features",
        "input_size", "num_embeddings", "hidden_size", "num_layers", "bidirectional", "bias",
    ]

    /// What a module is made of.
    static func facts(_ module: Object, _ interpreter: Interpreter) -> ModuleFacts {
        var facts = ModuleFacts()
        let value = Value.object(module)
        facts.kind = kind(of: module)
        try? interpreter.forEach(in: interpreter.callMethod(value, .interned("named_children"))) { pair in
            if let pair = pair.tuple, pair.count == 2, let name = pair[0].string, let child = pair[1].object { facts.children.append((name.text, child)) }
            return true
        }
        if let parameters = try? interpreter.call(interpreter.getAttribute(value, .interned("parameters")), [.bool(false)]) {
            try? interpreter.forEach(in: parameters) { parameter in
                if let tensor = tensor(parameter) { facts.parameters.append((ObjectIdentifier(tensor), tensor.count, tensor.requiresGrad)) }
                return true
            }
        }
        guard facts.kind != "Module", facts.kind != "Sequential" else { return facts }
        for name in settings {
            guard let setting = try? interpreter.getAttribute(value, .interned(name)) else { continue }
            if let numbers = numbers(setting) { facts.settings[name] = numbers }
        }
        return facts
    }

    private static func numbers(_ value: Value) -> [Int]? {
        switch value {
        case .int(let number): return [number]
        case .bool(let flag): return [flag ? 1 : 0]
        default:
            guard let tuple = value.tuple, tuple.count > 0 else { return nil }
            var numbers: [Int] = []
            for index in 0..<tuple.count {
                guard case .int(let number) = tuple[index] else { return nil }
                numbers.append(number)
            }
            return numbers
        }
    }

    /// The first class of the library among the classes of a module.
    private static func kind(of module: Object) -> String {
        for type in module.type.order {
            if let name = type.namespace["__module__"]?.string?.text, name.hasPrefix("torch.nn") { return type.name }
        }
        return module.type.name
    }
}

extension EventRecorder: TorchObserver {
    func moduleCallBegan(_ module: Value, className: String, arguments: [Value], _ interpreter: Interpreter) {
        guard let object = module.object else { return }
        let tensors = TorchBridge.tensors(arguments)
        shapes.began(object, className, inputs: tensors.map(\.shape), tensors: tensors, line: line)
    }

    func moduleCallEnded(_ module: Value, className: String, result: Value, _ interpreter: Interpreter) {
        let tensors = TorchBridge.tensors([result])
        shapes.ended(outputs: tensors.map(\.shape), tensors: tensors, interpreter)
    }

    func moduleCallFailed(_ module: Value, className: String, _ interpreter: Interpreter) {
        shapes.ended(outputs: nil, tensors: [], interpreter)
    }

    func backward(of tensor: Tensor, _ interpreter: Interpreter) {
        graph.backward(of: tensor)
        guard tensor.count == 1, let value = try? tensor.item() else { return }
        backward(value: value.double)
    }

    func optimizerStep(_ optimizer: Value, _ interpreter: Interpreter) { curves.optimizerStep(optimizer.object) }

    func kernelCompared(_ comparison: Tensors.KernelComparison, _ interpreter: Interpreter) { kernels.take(comparison, line: line) }
}
