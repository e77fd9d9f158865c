internal import Language
internal import Tensors

/// Where an operation can be found.
struct Places: OptionSet {
    let rawValue: Int
    /// `torch.name`
    static let torch = Places(rawValue: 1)
    /// `Tensor.name`
    static let method = Places(rawValue: 2)
    /// `Tensor.name_` and `torch.name_`: writes to its first argument.
    static let inPlace = Places(rawValue: 4)
    /// `torch.nn.functional.name`
    static let functional = Places(rawValue: 8)
    /// `torch.linalg.name`
    static let linalg = Places(rawValue: 16)
    /// `torch.special.name`
    static let special = Places(rawValue: 32)
    /// `torch.name(…, out=tensor)`
    static let out = Places(rawValue: 64)
    /// Understood, but not shown in messages.
    static let hidden = Places(rawValue: 128)
    /// `torch.nn.init`'s and the library's own use (`torch._runtime`).
    static let runtime = Places(rawValue: 256)
    /// Most operations: `torch.name`, with `out=`, and `Tensor.name`.
    static let both: Places = [.torch, .method, .out]
    static let all: Places = [.torch, .method, .inPlace, .out]
}

/// What an operation's closure may return.
protocol OperationResult {
    func value(_ interpreter: Interpreter) throws -> Value
}

extension Value: OperationResult { func value(_ interpreter: Interpreter) -> Value { self } }
extension Bool: OperationResult { func value(_ interpreter: Interpreter) -> Value { .bool(self) } }
extension Int: OperationResult { func value(_ interpreter: Interpreter) -> Value { .int(self) } }
extension Double: OperationResult { func value(_ interpreter: Interpreter) -> Value { .float(self) } }
extension Tensor: OperationResult {
    @inline(__always)
    func value(_ interpreter: Interpreter) -> Value { .object(TensorObject.wrap(self)) }
}
extension Array: OperationResult where Element == Tensor {
    /// A tuple, as most operations with several results return.
    func value(_ interpreter: Interpreter) -> Value { .object(TupleObject(map { .object(TensorObject.wrap($0)) })) }
}

/// All operations, by place and name.  Filled once for the process by the files in `Tables/`.
final class OperationTable {
    nonisolated(unsafe) static let shared: OperationTable = {
        let table = OperationTable()
        CreationTable.declare(table)
        PointwiseTable.declare(table)
        ArithmeticTable.declare(table)
        ComplexTable.declare(table)
        ReductionTable.declare(table)
        ShapeTable.declare(table)
        IndexingTable.declare(table)
        MatrixTable.declare(table)
        LinearAlgebraTable.declare(table)
        RandomTable.declare(table)
        ActivationTable.declare(table)
        LayerTable.declare(table)
        LossTable.declare(table)
        TensorMethodTable.declare(table)
        return table
    }()

    var functions: [String: OperationGroup] = [:]
    var methods: [String: OperationGroup] = [:]
    var functionals: [String: OperationGroup] = [:]
    var linalg: [String: OperationGroup] = [:]
    var special: [String: OperationGroup] = [:]
    var runtime: [String: OperationGroup] = [:]

    private func add(_ schema: String, _ name: String, _ path: ReferenceWritableKeyPath<OperationTable, [String: OperationGroup]>, isMethod: Bool, _ places: Places,
                     _ summary: String, _ body: @escaping Overload.Body) {
        let group: OperationGroup
        if let known = self[keyPath: path][name] {
            group = known
        } else {
            group = OperationGroup(name, isMethod: isMethod, summary: summary)
            self[keyPath: path][name] = group
        }
        group.add(Overload(schema, isMethod: isMethod, hasOut: places.contains(.out) && !isMethod, isHidden: places.contains(.hidden), body))
    }

    /// Declares an operation.  Overloads of one name are tried in the order of declaration.
    func add<R: OperationResult>(_ schema: String, _ places: Places, _ summary: String, _ body: @escaping (OperationCall) throws -> R) {
        let name = OperationTable.name(schema)
        let value: Overload.Body = { call in try body(call).value(call.interpreter) }
        let gradient = GradientNames.ofOperations[name]
        let own: Overload.Body = gradient.map { gradient in { call in GradientNames.rename(try value(call), to: gradient, call) } } ?? value
        let isTyped = ExtendedTypes.typed.contains(name)
        let plain: Overload.Body = { call in ExtendedTypes.areInUse || (isTyped && ExtendedTypes.isNamed(in: call)) ? try ExtendedTypes.run(name, call, own) : try own(call) }
        if places.contains(.torch) {
            add(schema, name, \.functions, isMethod: false, places, summary, places.contains(.out) ? OperationTable.withOut(name, plain) : plain)
        }
        let others = places.subtracting(.out)
        if places.contains(.method) { add(schema, name, \.methods, isMethod: true, others, summary, plain) }
        if places.contains(.functional) { add(schema, name, \.functionals, isMethod: false, others, summary, plain) }
        if places.contains(.linalg) { add(schema, name, \.linalg, isMethod: false, others, summary, plain) }
        if places.contains(.special) { add(schema, name, \.special, isMethod: false, others, summary, plain) }
        if places.contains(.runtime) { add(schema, name, \.runtime, isMethod: false, others, summary, plain) }
    }

    /// Declares an operation on a first tensor; `.inPlace` adds the version that writes to it.
    func on(_ schema: String, _ places: Places, _ summary: String, _ body: @escaping (Tensor, OperationCall) throws -> Tensor) {
        add(schema, places, summary) { call in try body(try call.tensor(0), call) }
        guard places.contains(.inPlace) else { return }
        writing(schema, summary, places.subtracting(.out)) { tensor, call in try tensor.applyInPlace { try body($0, call) } }
    }

    /// Declares the version in place of an operation whose schema is given without the underscore.
    func writing(_ schema: String, _ summary: String, _ places: Places = [], _ body: @escaping (Tensor, OperationCall) throws -> Tensor) {
        let name = OperationTable.name(schema) + "_"
        let written = name + schema.dropFirst(name.utf8.count - 1)
        let own: Overload.Body = { call in try body(try call.tensor(0), call).value(call.interpreter) }
        let plain: Overload.Body = { call in ExtendedTypes.areInUse ? try ExtendedTypes.run(name, call, own) : try own(call) }
        add(written, name, \.methods, isMethod: true, places, summary, plain)
        add(written, name, \.functions, isMethod: false, places, summary, plain)
    }

    /// Declares a function of one tensor, `torch.name(input)`, `tensor.name()` and `tensor.name_()`.
    func map(_ name: String, _ summary: String, _ body: @escaping (Tensor) throws -> Tensor) { map(name, .all, summary, body) }

    func map(_ name: String, _ places: Places, _ summary: String, _ body: @escaping (Tensor) throws -> Tensor) {
        on("\(name)(Tensor input)", places, summary) { tensor, _ in try body(tensor) }
        if methods[name]?.overloads.count == 1 { plain(name, body) }
    }

    /// Declares what a method of tensors makes of one without arguments: the same as its overloads, without a look through them.
    func plain(_ name: String, _ body: @escaping (Tensor) throws -> Tensor) { methods[name]?.plain = body }

    /// Another name for what has been declared.
    func alias(_ name: String, _ original: String) {
        if let group = functions[original] { functions[name] = OperationTable.renamed(group, name) }
        if let group = methods[original] { methods[name] = OperationTable.renamed(group, name) }
        if let group = methods[original + "_"] { methods[name + "_"] = OperationTable.renamed(group, name + "_") }
        if let group = functions[original + "_"] { functions[name + "_"] = OperationTable.renamed(group, name + "_") }
    }

    /// Moves a function of `torch.nn.functional` to the name by which it is found; `__name__` stays.
    func nameFunctional(_ own: String, _ name: String) { functionals[name] = functionals.removeValue(forKey: own) }

    /// Makes a function of `torch` known to another module.
    func share(_ name: String, as other: String? = nil, _ path: ReferenceWritableKeyPath<OperationTable, [String: OperationGroup]>) {
        if let group = functions[name] { self[keyPath: path][other ?? name] = OperationTable.renamed(group, other ?? name) }
    }

    private static func renamed(_ group: OperationGroup, _ name: String) -> OperationGroup {
        let result = OperationGroup(name, isMethod: group.isMethod, summary: group.summary)
        for overload in group.overloads {
            let schema = name + overload.schema.drop { $0 != "(" }
            result.add(Overload(schema, isMethod: group.isMethod, hasOut: overload.hasOut, isHidden: overload.isHidden, overload.body))
        }
        return result
    }

    private static func name(_ schema: String) -> String { String(schema.prefix { $0 != "(" && $0 != "|" }) }

    /// Writes the result to the tensor passed as `out`, if there is one.
    private static func withOut(_ name: String, _ body: @escaping Overload.Body) -> Overload.Body {
        { call in
            let index = call.signature.outIndex
            guard index >= 0, index < call.given, !call.isSpread, let target = call[index].object.flatMap(TensorObject.cast) else { return try body(call) }
            return try OutArgument.write(name, call, target, body)
        }
    }
}

/// `out=`: results that are written to a tensor of the program.
enum OutArgument {
    static func write(_ name: String, _ call: OperationCall, _ target: TensorObject, _ body: Overload.Body) throws -> Value {
        let runtime = TensorRuntime.current
        if runtime.gradEnabled {
            var isRecording = target.tensor.requiresGrad
            for index in 0..<call.given {
                if let tensor = call[index].object.flatMap(TensorObject.cast)?.tensor, tensor.requiresGrad { isRecording = true }
            }
            if isRecording {
                throw TensorError(.runtimeError, "\(name)(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.")
            }
        }
        guard let result = try body(call).object.flatMap(TensorObject.cast)?.tensor else { return .object(target) }
        let tensor = target.tensor
        if !canCast(result.dtype, tensor.dtype) {
            throw TensorError(.runtimeError, "result type \(result.dtype.scalarName) can't be cast to the desired output type \(tensor.dtype.scalarName)")
        }
        if result.shape == tensor.shape {
            _ = try tensor.copy_(result)
        } else {
            target.replace(try result.dtype == tensor.dtype ? result : result.to(tensor.dtype))
        }
        return .object(target)
    }

    private static func canCast(_ type: DType, _ other: DType) -> Bool {
        if type.isComplex && !other.isComplex { return false }
        if type.isFloatingPoint && !other.isDifferentiable { return false }
        return type == .bool || other != .bool
    }
}
