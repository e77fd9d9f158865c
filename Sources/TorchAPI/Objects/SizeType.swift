internal import Language
internal import Tensors

/// `torch.Size`: a tuple of ints.
enum SizeType {
    /// A shape as an object of the language.
    static func value(_ shape: [Int]) -> Value { .object(TupleObject(shape.map { Value.int($0) }, type: TorchTypes.size)) }

    static func make() -> TypeObject {
        let type = TypeObject.native("torch.Size", module: "torch", base: Types.tuple, doc: "The sizes of a tensor's dimensions.") { type, arguments, interpreter in
            if arguments.total > 1 { throw interpreter.typeError("Size expected at most 1 argument, got \(arguments.total)") }
            guard arguments.total == 1 else { return .object(TupleObject(EmptyCollection<Value>(), type: type.reference)) }
            if let tensor = arguments[0].object.flatMap(TensorObject.cast)?.tensor { return .object(TupleObject(tensor.integers().map { .int($0) }, type: type.reference)) }
            let items = try interpreter.elements(of: arguments[0])
            for (index, item) in items.enumerated() {
                if case .int = item { continue }
                if try interpreter.indexOrNil(item) == nil {
                    throw interpreter.typeError("torch.Size() takes an iterable of 'int' (item \(index) is '\(item.typeName)')")
                }
            }
            return .object(TupleObject(try items.map { try interpreter.index($0) }, type: type.reference))
        }
        func sized(_ value: Value) -> Value {
            guard let tuple = value.tuple else { return value }
            return .object(TupleObject(tuple.values, type: TorchTypes.size))
        }
        func plain(_ value: Value) -> Value { .object(TupleObject(value.tupleElements)) }
        type.method("__repr__(self, /)") { interpreter, arguments in
            guard let tuple = arguments[0].tuple else { return .none }
            return Value("torch.Size([" + (try tuple.array.map { try interpreter.reprText($0) }).joined(separator: ", ") + "])")
        }
        type.method("numel(self, /)", doc: "The product of the sizes.") { interpreter, arguments in
            var product = 1
            for value in arguments[0].tupleElements { product = product &* (try interpreter.machineInt(value)) }
            return .int(product)
        }
        type.method("__getitem__(self, index, /)") { interpreter, arguments in
            if case .int(let index) = arguments[1], let tuple = arguments[0].tuple {
                let position = index < 0 ? index &+ tuple.count : index
                if position >= 0, position < tuple.count { return tuple[position] }
            }
            return sized(try interpreter.getItem(plain(arguments[0]), arguments[1]))
        }
        type.method("__add__(self, other, /)") { interpreter, arguments in
            guard arguments[1].tuple != nil else {
                throw interpreter.typeError("can only concatenate tuple (not \(arguments[1].typeName)) to torch.Size")
            }
            return sized(try interpreter.binary(.add, plain(arguments[0]), plain(arguments[1])))
        }
        type.method("__radd__(self, other, /)") { interpreter, arguments in
            guard arguments[1].tuple != nil else { return .notImplemented }
            return sized(try interpreter.binary(.add, plain(arguments[1]), plain(arguments[0])))
        }
        type.method("__mul__(self, other, /)") { interpreter, arguments in sized(try interpreter.binary(.multiply, plain(arguments[0]), arguments[1])) }
        type.method("__rmul__(self, other, /)") { interpreter, arguments in sized(try interpreter.binary(.multiply, plain(arguments[0]), arguments[1])) }
        return type
    }

}

/// The tuples with names that operations with several results return (`torch.return_types.max`).
enum ReturnTypes {
    nonisolated(unsafe) private static var types: [String: TypeRef] = [:]

    /// The class `torch.return_types.<name>` with these fields.
    static func type(_ name: String, _ fields: [String]) -> TypeRef {
        if let known = types[name] { return known }
        let type = TypeObject.native("torch.return_types." + name, module: "torch.return_types", base: Types.tuple)
        for (index, field) in fields.enumerated() {
            type.attribute(field) { _, object in Value.object(object).tuple.map { index < $0.count ? $0[index] : .none } ?? .none }
        }
        type.method("__repr__(self, /)") { interpreter, arguments in
            guard let tuple = arguments[0].tuple else { return .none }
            let lines = try fields.enumerated().map { "\($1)=\(try interpreter.reprText(tuple[$0]))" }
            return Value("torch.return_types.\(name)(\n" + lines.joined(separator: ",\n") + ")")
        }
        types[name] = type.reference
        return type.reference
    }

    /// A class that has been used already.
    static func known(_ name: String) -> TypeRef? { types[name] ?? (fields[name].map { type(name, $0) }) }

    private static let fields = Dictionary(uniqueKeysWithValues: ["max", "min", "sort", "topk", "kthvalue", "median", "mode", "cummax", "cummin"].map { ($0, ["values", "indices"]) })

    static func pair(_ name: String, _ result: (values: Tensor, indices: Tensor)) -> Value { make(name, ["values", "indices"], [result.values, result.indices]) }

    static func make(_ name: String, _ fields: [String], _ tensors: [Tensor]) -> Value {
        .object(TupleObject(tensors.map { Value.object(TensorObject.wrap($0)) }, type: type(name, fields)))
    }
}
