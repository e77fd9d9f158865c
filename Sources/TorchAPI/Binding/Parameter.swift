internal import Language
internal import Tensors

/// What an argument of an operation may be.
enum ParameterKind: UInt8 {
    case tensor
    /// A tensor, or a number in its place (`add(input, 2)`).
    case operand
    case tensors, number, int, float, bool, ints, floats, string, dtype, device, layout, memoryFormat, generator, object
}

/// One parameter of an operation.
struct Parameter {
    let name: StringObject
    let kind: ParameterKind
    /// Of lists with a fixed length (`int[2]`): one number stands for so many.
    let size: Int
    let allowsNone: Bool
    let isOptional: Bool
    let isKeywordOnly: Bool
    let defaultValue: Value
    /// As PyTorch's messages show it: `tuple of ints stride = 1`.
    let text: String

    /// The type's name in PyTorch's messages.
    var typeName: String { Parameter.typeName(kind) }

    static func typeName(_ kind: ParameterKind) -> String {
        switch kind {
        case .tensor, .operand: return "Tensor"
        case .tensors: return "tuple of Tensors"
        case .number: return "Number"
        case .int: return "int"
        case .float: return "float"
        case .bool: return "bool"
        case .ints: return "tuple of ints"
        case .floats: return "tuple of floats"
        case .string: return "str"
        case .dtype: return "torch.dtype"
        case .device: return "torch.device"
        case .layout: return "torch.layout"
        case .memoryFormat: return "torch.memory_format"
        case .generator: return "torch.Generator"
        case .object: return "object"
        }
    }

    /// Whether the parameter takes the value.  Lists are judged by their first element, as PyTorch does.
    @inline(__always)
    func accepts(_ value: Value) -> Bool {
        switch value {
        case .int:
            switch kind {
            case .int, .number, .float, .operand, .object: return true
            case .ints, .floats: return size > 0
            case .device: return true
            default: return false
            }
        case .float:
            switch kind {
            case .float, .number, .operand, .object: return true
            case .floats: return size > 0
            default: return false
            }
        case .bool: return kind == .bool || kind == .number || kind == .operand || kind == .object
        case .none: return allowsNone || kind == .object
        case .undefined: return isOptional
        case .object(let object):
            if object.kind == .tensor, kind == .tensor || kind == .operand { return true }
            return acceptsObject(object)
        }
    }

    @inline(never)
    private func acceptsObject(_ object: Object) -> Bool {
        switch kind {
        case .object: return true
        case .tensor, .operand: return TensorObject.cast(object) != nil || (kind == .operand && Parameter.isNumber(object))
        case .number, .float:
            if let tensor = TensorObject.cast(object)?.tensor { return tensor.rank == 0 && !tensor.requiresGrad }
            return Parameter.isNumber(object)
        case .int: return Parameter.isIndex(object)
        case .bool, .memoryFormat: return kind == .memoryFormat && object is MemoryFormatObject
        case .string: return Value.object(object).string != nil
        case .dtype: return object is DTypeObject || object === Types.float.object || object === Types.int.object || object === Types.bool.object
        case .device: return object is DeviceObject || Value.object(object).string != nil
        case .layout: return object is LayoutObject
        case .generator: return object is GeneratorObject
        case .tensors:
            guard let first = Parameter.first(object) else { return Parameter.isSequence(object) }
            return first.object.flatMap(TensorObject.cast) != nil || (first.object.map(Parameter.isSequence) ?? false)
        case .ints:
            guard let first = Parameter.first(object) else { return Parameter.isSequence(object) || (size > 0 && Parameter.isIndex(object)) }
            return Parameter.isIndex(first)
        case .floats:
            guard let first = Parameter.first(object) else { return Parameter.isSequence(object) || (size > 0 && Parameter.isNumber(object)) }
            switch first {
            case .int, .float: return true
            default: return false
            }
        }
    }

    static func isSequence(_ object: Object) -> Bool { Value.object(object).list != nil || Value.object(object).tuple != nil }

    /// The first element of a list or tuple.
    static func first(_ object: Object) -> Value? {
        if let list = Value.object(object).list { return list.count > 0 ? list[0] : nil }
        if let tuple = Value.object(object).tuple { return tuple.count > 0 ? tuple[0] : nil }
        return nil
    }

    static func isNumber(_ object: Object) -> Bool { object.kind == .bigInt || object is NumberObject || object is ComplexObject || NumpyValues.isNumber(object) }

    /// Whether a value can stand for an int: an int, or a tensor with one integer.
    static func isIndex(_ value: Value) -> Bool {
        switch value {
        case .int: return true
        case .object(let object): return isIndex(object)
        default: return false
        }
    }

    static func isIndex(_ object: Object) -> Bool {
        if let tensor = TensorObject.cast(object)?.tensor { return tensor.rank == 0 && tensor.dtype.isInteger }
        if object.kind == .bigInt { return true }
        if let number = object as? NumberObject, case .int = number.value { return true }
        return object.kind == .instance && object.type.special(.index) != nil
    }
}

/// The parameters of one overload, read from PyTorch's schema text, such as
/// `conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, *, Tensor? out=None)`.
///
/// Types are `Tensor`, `Operand` (a tensor or a number), `Tensor[]`, `Number`, `int`, `float`, `bool`, `int[]`, `int[n]`, `float[]`, `str`,
/// `dtype`, `device`, `layout`, `memory_format`, `Generator`, `object`, each with `?` where None is allowed.  `…factory` stands for the
/// parameters `dtype`, `layout`, `device`, `pin_memory`, `requires_grad` of functions that make tensors.
final class OperationSignature {
    /// The function's name, for messages.
    let function: String
    let parameters: [Parameter]
    /// Positional parameters, and how many of all are required.
    let positionalCount: Int
    let requiredCount: Int
    /// The only positional parameter is a list of ints: it may be passed as several arguments.  Its index, or -1.
    let spreadIndex: Int
    /// The first parameter is the object of the method.
    let isMethod: Bool
    let defaults: UnsafeMutablePointer<Value>
    /// The index of `out`, or -1.
    let outIndex: Int

    init(_ schema: String, isMethod: Bool, hasOut: Bool) {
        // `name|shown(…)`: messages show another name than the one it is found by.
        function = String(schema.prefix { $0 != "(" }.split(separator: "|").last ?? "")
        var inner = schema[...]
        if let open = inner.firstIndex(of: "("), let close = inner.lastIndex(of: ")") { inner = inner[inner.index(after: open)..<close] }
        var parts = OperationSignature.split(inner)
        if let index = parts.firstIndex(of: "…factory") {
            parts.replaceSubrange(index...index, with: OperationSignature.factory(withOut: hasOut))
        } else if hasOut {
            if !parts.contains("*") { parts.append("*") }
            parts.append("Tensor? out=None")
        }
        var result: [Parameter] = []
        var keywordOnly = false
        for part in parts {
            if part == "*" { keywordOnly = true; continue }
            // The object of a method is a tensor, even where a function takes a number.
            let isObject = isMethod && result.isEmpty
            result.append(OperationSignature.parameter(isObject && part.hasPrefix("Operand") ? "Tensor" + part.dropFirst(7) : part, keywordOnly))
        }
        parameters = result
        self.isMethod = isMethod
        positionalCount = result.prefix { !$0.isKeywordOnly }.count
        requiredCount = result.filter { !$0.isOptional }.count
        outIndex = hasOut ? result.firstIndex { $0.name == "out" } ?? -1 : -1
        let own = isMethod ? 1 : 0
        spreadIndex = positionalCount == own + 1 && result[own].kind == .ints && result[own].size == 0 ? own : -1
        defaults = .allocate(capacity: result.count)
        for (index, parameter) in result.enumerated() { (defaults + index).initialize(to: parameter.defaultValue) }
    }

    private static func factory(withOut: Bool) -> [String] {
        (withOut ? ["Tensor? out=None"] : [])
            + ["dtype? dtype=None", "layout? layout=None", "device? device=None", "bool? pin_memory=False", "bool? requires_grad=False"]
    }

    private static func split(_ text: Substring) -> [String] {
        var parts: [String] = [], current = ""
        var depth = 0
        for character in text {
            switch character {
            case "[", "(": depth += 1
            case "]", ")": depth -= 1
            case "," where depth == 0:
                parts.append(current)
                current = ""
                continue
            case " " where current.isEmpty: continue
            default: break
            }
            current.append(character)
        }
        if !current.isEmpty { parts.append(current) }
        return parts
    }

    private static func parameter(_ text: String, _ keywordOnly: Bool) -> Parameter {
        let halves = text.split(separator: "=", maxSplits: 1)
        let words = halves[0].split(separator: " ")
        var type = words[0][...]
        let defaultText = halves.count > 1 ? String(halves[1]) : nil
        var allowsNone = defaultText == "None"
        if type.hasSuffix("?") {
            allowsNone = true
            type = type.dropLast()
        }
        var size = 0
        var isList = false
        if let open = type.firstIndex(of: "["), type.hasSuffix("]") {
            isList = true
            size = Int(type[type.index(after: open)...].dropLast()) ?? 0
            type = type[..<open]
        }
        let kind = self.kind(String(type), isList)
        let name = words.count > 1 ? String(words[1]) : ""
        let shownDefault = defaultText.map { " = " + ($0.hasPrefix("'") ? "\"" + $0.dropFirst().dropLast() + "\"" : $0) } ?? ""
        return Parameter(name: .interned(name), kind: kind, size: size, allowsNone: allowsNone, isOptional: defaultText != nil, isKeywordOnly: keywordOnly,
                         defaultValue: defaultText.map(value) ?? .undefined, text: "\(Parameter.typeName(kind)) \(name)\(shownDefault)")
    }

    private static func kind(_ type: String, _ isList: Bool) -> ParameterKind {
        switch type {
        case "Tensor": return isList ? .tensors : .tensor
        case "Operand": return .operand
        case "Number": return .number
        case "int": return isList ? .ints : .int
        case "float": return isList ? .floats : .float
        case "bool": return .bool
        case "str": return .string
        case "dtype": return .dtype
        case "device": return .device
        case "layout": return .layout
        case "memory_format": return .memoryFormat
        case "Generator": return .generator
        default: return .object
        }
    }

    private static func value(_ text: String) -> Value {
        switch text {
        case "None": return .none
        case "True": return .bool(true)
        case "False": return .bool(false)
        default: break
        }
        if let number = Int(text) { return .int(number) }
        if text.hasPrefix("'") { return Value(String(text.dropFirst().dropLast())) }
        if text.hasPrefix("("), let inner = Optional(text.dropFirst().dropLast()) {
            return .object(TupleObject(inner.split(separator: ",").compactMap { piece in Int(piece.filter { $0 != " " }).map { Value.int($0) } }))
        }
        return Double(text).map { .float($0) } ?? .none
    }

    /// The index of the parameter with a name; NumPy's names for common ones are understood, too.
    func index(of name: StringObject) -> Int? {
        for index in parameters.indices where parameters[index].name.hasSameText(as: name) { return index }
        guard let alias = OperationSignature.aliases[name.text] else { return nil }
        return parameters.firstIndex { $0.name == alias }
    }

    private static let aliases = ["axis": "dim", "keepdims": "keepdim", "x": "input", "a": "input", "x1": "input", "x2": "other"]

    /// The parameters as PyTorch's messages list them, in parts: with `*`, without the object of a method.
    var textParts: [String] {
        var parts: [String] = []
        var keywordOnly = false
        for parameter in parameters.dropFirst(isMethod ? 1 : 0) {
            if parameter.isKeywordOnly, !keywordOnly {
                keywordOnly = true
                parts.append("*")
            }
            parts.append(parameter.text)
        }
        return parts
    }

    var text: String { "(" + textParts.joined(separator: ", ") + ")" }
}
