internal import Language
internal import Tensors

/// An object that stands for an operation in the graph of gradients (`grad_fn`).
protocol GradientNodeHolder: Object {
    var gradientNode: GradientNode? { get }
}

/// `tensor.grad_fn`
final class GradientNodeObject: Object, GradientNodeHolder {
    let node: GradientNode
    var gradientNode: GradientNode? { node }

    private init(_ node: GradientNode) {
        self.node = node
        super.init(.other, GradientNodeObject.type(node.name))
        node.wrapper = self
    }

    deinit { if node.wrapper === self { node.wrapper = nil } }

    /// The object of a node: of a function that a program wrote, its context.
    static func value(_ node: GradientNode?) -> Value {
        guard let node else { return .none }
        if let context = node.attachment as? FunctionContextObject { return .object(context) }
        if let known = node.wrapper as? GradientNodeObject { return .object(known) }
        return .object(GradientNodeObject(node))
    }

    nonisolated(unsafe) private static var types: [String: TypeRef] = [:]

    private static func type(_ name: String) -> TypeRef {
        if let known = types[name] { return known }
        let type = TypeObject.native(name, module: "builtins", base: TorchTypes.node, specials: [.repr, .hash], isSubclassable: false)
        types[name] = type.reference
        return type.reference
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<\(node.name) object at \(interpreter.address(self))>".utf8)
    }

    static func makeBaseType() -> TypeObject {
        let type = TypeObject.native("Node", module: "torch.autograd.graph", base: Types.object, doc: "An operation in the graph of gradients.")
        func node(_ object: Object) -> GradientNode? { (object as? any GradientNodeHolder)?.gradientNode }
        type.method("name(self)") { _, arguments in Value(arguments[0].object.flatMap(node)?.name ?? arguments[0].typeName) }
        type.attribute("next_functions", doc: "The operations that gradients go on to.") { _, object in
            guard let node = node(object) else { return .object(TupleObject.empty) }
            return .object(TupleObject(node.edges.map { edge in
                .object(TupleObject([GradientNodeObject.value(edge.node), .int(edge.node == nil ? 0 : edge.index)]))
            }))
        }
        type.attribute("variable") { interpreter, object in
            guard let leaf = (node(object) as? AccumulateGrad)?.leaf else {
                throw interpreter.attributeError("'\(object.type.name)' object has no attribute 'variable'")
            }
            return .object(TensorObject.wrap(leaf))
        }
        type.attribute("metadata") { _, _ in .object(DictObject()) }
        type.method("__call__(self, *gradients)") { interpreter, arguments in
            guard let node = arguments[0].object.flatMap(node), let given = arguments[1].tuple else { return .none }
            let results = try node.apply(given.array.map { $0.object.flatMap(TensorObject.cast)?.tensor })
            let values = results.map { $0.map { Value.object(TensorObject.wrap($0)) } ?? .none }
            return values.count == 1 ? values[0] : .object(TupleObject(values))
        }
        return type
    }
}

/// What `register_hook` returns.
final class HookHandleObject: Object {
    private let takeAway: () -> Void
    let id: Int
    nonisolated(unsafe) private static var nextId = 0

    init(_ takeAway: @escaping () -> Void) {
        self.takeAway = takeAway
        id = HookHandleObject.nextId
        HookHandleObject.nextId += 1
        super.init(.other, TorchTypes.hookHandle)
    }

    static func makeType() -> TypeObject {
        let type = TypeObject.native("RemovableHandle", module: "torch.utils.hooks", base: Types.object, doc: "Takes a hook away.")
        type.method("remove(self)") { _, arguments in
            (arguments[0].object as? HookHandleObject)?.takeAway()
            return .none
        }
        type.method("__enter__(self)") { _, arguments in arguments[0] }
        type.method("__exit__(self, kind, error, traceback)") { _, arguments in
            (arguments[0].object as? HookHandleObject)?.takeAway()
            return .none
        }
        type.attribute("id") { _, object in .int((object as? HookHandleObject)?.id ?? 0) }
        return type
    }
}

/// `torch.no_grad()` and its like: with statements and decorators.
final class GradModeObject: Object {
    enum Mode: String, CaseIterable {
        case noGrad = "no_grad", enableGrad = "enable_grad", setGradEnabled = "set_grad_enabled", inferenceMode = "inference_mode"
    }

    let mode: Mode
    let isOn: Bool
    /// What held before each `with` that is open; of `set_grad_enabled`, before it was made.
    @exclusivity(unchecked) private var before: [(grad: Bool, inference: Bool)] = []

    private init(_ mode: Mode, _ isOn: Bool, _ type: TypeRef) {
        self.mode = mode
        self.isOn = isOn
        super.init(.instance, type)
        if mode == .setGradEnabled { enter() }
    }

    private func enter() {
        let runtime = TensorRuntime.current
        before.append((runtime.gradEnabled, runtime.inferenceMode))
        switch mode {
        case .noGrad: runtime.gradEnabled = false
        case .enableGrad: runtime.gradEnabled = true
        case .setGradEnabled: runtime.gradEnabled = isOn
        case .inferenceMode:
            runtime.inferenceMode = isOn
            if isOn { runtime.gradEnabled = false }
        }
    }

    private func leave() {
        guard let state = before.popLast() else { return }
        TensorRuntime.current.gradEnabled = state.grad
        TensorRuntime.current.inferenceMode = state.inference
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        if mode == .setGradEnabled { text.append(contentsOf: "torch.autograd.grad_mode.set_grad_enabled(mode=\(isOn ? "True" : "False"))".utf8) }
        else { text.append(contentsOf: "<torch.autograd.grad_mode.\(mode.rawValue) object at \(interpreter.address(self))>".utf8) }
    }

    static func makeType(_ mode: Mode) -> TypeObject {
        let name = mode.rawValue
        let type = TypeObject.native(name, module: "torch.autograd.grad_mode", base: Types.object, doc: documentation(mode), specials: [.repr], hasAttributes: true) { type, arguments, interpreter in
            var given = arguments.count > 0 ? arguments[0] : arguments.keyword("mode") ?? arguments.keyword("orig_func") ?? .undefined
            if mode == .setGradEnabled {
                guard !given.isUndefined else { throw interpreter.typeError("set_grad_enabled.__init__() missing 1 required positional argument: 'mode'") }
                guard case .bool(let flag) = given else { throw interpreter.typeError("set_grad_enabled(): argument 'enabled' (position 1) must be bool, not \(given.typeName)") }
                return .object(GradModeObject(mode, flag, type.reference))
            }
            var isOn = true
            if case .bool(let flag) = given, mode == .inferenceMode {
                isOn = flag
                given = .undefined
            }
            let object = GradModeObject(mode, isOn, type.reference)
            if given.isUndefined || given.isNone { return .object(object) }
            return try decorated(.object(object), given, interpreter)
        }
        type.method("__enter__(self)") { _, arguments in
            if let object = arguments[0].object as? GradModeObject, object.mode != .setGradEnabled { object.enter() }
            return .none
        }
        type.method("__exit__(self, kind, error, traceback)") { _, arguments in
            (arguments[0].object as? GradModeObject)?.leave()
            return .none
        }
        type.method("__call__(self, function)") { interpreter, arguments in
            if let object = arguments[0].object as? GradModeObject, object.mode == .setGradEnabled { object.leave() }
            return try decorated(arguments[0], arguments[1], interpreter)
        }
        type.method("clone(self)") { _, arguments in
            guard let object = arguments[0].object as? GradModeObject else { return .none }
            return .object(GradModeObject(object.mode, object.isOn, object.typeReference))
        }
        return type
    }

    private static func documentation(_ mode: Mode) -> String {
        switch mode {
        case .noGrad: return "Within it, operations do not record gradients."
        case .enableGrad: return "Within it, operations record gradients."
        case .setGradEnabled: return "Switches the recording of gradients on or off."
        case .inferenceMode: return "Within it, tensors are made that never take part in recording."
        }
    }

    private static func decorated(_ mode: Value, _ function: Value, _ interpreter: Interpreter) throws -> Value {
        let module = try TorchLibrary.module("torch.autograd._decorate", interpreter)
        return try interpreter.call2(try interpreter.getAttribute(.object(module), "decorated"), mode, function)
    }
}

extension Object {
    /// The class of the object as a reference.
    var typeReference: TypeRef { type.reference }
}
