@testable import Language
import BigInt

/// Runs expressions that were recorded as operations on a stack, without the compiler: what is tested is what values do.
///
/// Operations stand between spaces: `i5` an int, `f` a float by its bits in hexadecimal, `s` and `y` text and bytes in hexadecimal, `N` `T` `F` `E`
/// None, True, False and an ellipsis, `n` the name of a class, `[2` `(2` `{2` a list, tuple, dict of the topmost values, `:` a slice of three,
/// `.name` an attribute, `c2` or `c2,key` a call, `b`, `u`, `=` an operation by number, `@` an item, `!r` a formatted value with its conversion.
struct PostfixProgram {
    let interpreter: Interpreter
    private var stack: [Value] = []

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    mutating func run(_ program: String) throws -> Value {
        stack = []
        for step in program.split(separator: " ") {
            let rest = String(step.dropFirst())
            switch step.first {
            case "i": stack.append(Value(IntegerValue(BigInt(rest) ?? 0)))
            case "f": stack.append(.float(Double(bitPattern: UInt64(rest, radix: 16) ?? 0)))
            case "j": stack.append(.object(ComplexObject(0, Double(bitPattern: UInt64(rest, radix: 16) ?? 0))))
            case "s": stack.append(.object(StringObject(utf8: bytes(rest))))
            case "y": stack.append(.object(BytesObject(bytes(rest))))
            case "N": stack.append(.none)
            case "T": stack.append(.bool(true))
            case "F": stack.append(.bool(false))
            case "n": stack.append(try named(rest))
            case "[": stack.append(.object(ListObject(take(rest))))
            case "(": stack.append(.object(TupleObject(take(rest))))
            case "{":
                let dictionary = DictObject()
                let items = take(String((Int(rest) ?? 0) * 2))
                for index in stride(from: 0, to: items.count, by: 2) { try dictionary.set(items[index], items[index + 1], interpreter) }
                stack.append(.object(dictionary))
            case ":":
                let parts = take("3")
                stack.append(.object(SliceObject(parts[0], parts[1], parts[2])))
            case ".": stack.append(try interpreter.getAttribute(take("1")[0], rest))
            case "c":
                let parts = rest.split(separator: ",").map(String.init)
                let arguments = take(parts[0])
                try call(take("1")[0], arguments, parts.dropFirst().map { StringObject.interned($0) })
            case "b":
                let operands = take("2")
                stack.append(try interpreter.binary(BinaryOperation.allCases[Int(rest) ?? 0], operands[0], operands[1]))
            case "u": stack.append(try interpreter.unary(UnaryOperation.allCases[Int(rest) ?? 0], take("1")[0]))
            case "=":
                let operands = take("2")
                if rest == "in" {
                    stack.append(.bool(try interpreter.contains(operands[1], operands[0])))
                } else {
                    stack.append(try interpreter.compare(ComparisonOperation.allCases[Int(rest) ?? 0], operands[0], operands[1]))
                }
            case "@":
                let operands = take("2")
                stack.append(try interpreter.getItem(operands[0], operands[1]))
            case "!":
                let operands = take("2")
                var text: [UInt8] = []
                try interpreter.formatValue(operands[0], conversion: rest.utf8.first, specification: operands[1].string ?? .empty, into: &text)
                stack.append(.object(StringObject(utf8: text)))
            default: throw interpreter.runtimeError("unknown operation \(step)")
            }
        }
        return stack[0]
    }

    private mutating func take(_ count: String) -> [Value] {
        let number = Int(count) ?? 0
        defer { stack.removeLast(number) }
        return Array(stack.suffix(number))
    }

    private func bytes(_ digits: String) -> [UInt8] {
        let digits = Array(digits)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16) ?? 0 }
    }

    private func named(_ name: String) throws -> Value {
        switch name {
        case "int": return .object(Types.int.object)
        case "bool": return .object(Types.bool.object)
        case "float": return .object(Types.float.object)
        case "complex": return .object(Types.complex.object)
        case "str": return .object(Types.string.object)
        case "bytes": return .object(Types.bytes.object)
        case "bytearray": return .object(Types.bytearray.object)
        case "Int": return .object(Self.subclass("Int", Types.int))
        case "Float": return .object(Self.subclass("Float", Types.float))
        case "Str": return .object(Self.subclass("Str", Types.string))
        default: return function(name).map { Value.object($0) } ?? .undefined
        }
    }

    /// Builtin functions as far as they only pass on what values do.
    private func function(_ name: String) -> NativeFunction? {
        switch name {
        case "repr": return NativeFunction("repr(x, /)") { .object(try $0.repr($1[0])) }
        case "ascii": return NativeFunction("ascii(x, /)") { .object(try $0.ascii($1[0])) }
        case "len": return NativeFunction("len(x, /)") { .int(try $0.length($1[0])) }
        case "hash": return NativeFunction("hash(x, /)") { .int(try $0.hash($1[0])) }
        case "abs": return NativeFunction("abs(x, /)") { try $0.unary(.absolute, $1[0]) }
        case "divmod": return NativeFunction("divmod(x, y, /)") { try $0.binary(.divmod, $1[0], $1[1]) }
        case "list": return NativeFunction("list(x, /)") { .object(try $0.list(from: $1[0])) }
        case "round": return NativeFunction("round(number, ndigits=None)") { try Numbers.round($1[0], $1[1], $0) ?? .undefined }
        case "pow": return NativeFunction("pow(base, exp, mod)") { try Numbers.power($1[0], $1[1], modulus: $1[2], $0) ?? .undefined }
        case "format": return NativeFunction("format(value, spec='', /)") { .object(try $0.format($1[0], $1[1].string ?? .empty)) }
        default: return nil
        }
    }

    nonisolated(unsafe) private static var subclasses: [String: TypeObject] = [:]

    /// A class as `class Int(int): pass` makes it.
    private static func subclass(_ name: String, _ base: TypeRef) -> TypeObject {
        if let known = subclasses[name] { return known }
        let type = TypeObject(name: name, module: "__main__", bases: [base.object], metaclass: Types.type, layout: base.object.layout, isBuiltin: false,
                              hasAttributes: true, isSubclassable: true)
        type.order = [type] + base.object.order
        type.setOwn(StringObject.interned("__module__"), Value("__main__"))
        subclasses[name] = type
        return type
    }

    private mutating func call(_ callee: Value, _ arguments: [Value], _ names: [StringObject]) throws {
        guard let type = callee.type else {
            stack.append(try interpreter.call(callee, arguments, names: names.isEmpty ? nil : names))
            return
        }
        let base = UnsafeMutablePointer<Value>.allocate(capacity: max(1, arguments.count))
        base.initialize(from: arguments, count: arguments.count)
        defer { base.deinitialize(count: arguments.count); base.deallocate() }
        let bound = Arguments(base, arguments.count, names.isEmpty ? nil : names)
        let object = try type.layout.make(type, bound, interpreter)
        if let initialize = type.layout.initialize { try initialize(object, bound, interpreter) }
        stack.append(object)
    }

    /// `repr`, with containers of exact classes laid out here.
    func repr(_ value: Value) throws -> [UInt8] {
        if let list = value.object(.list, ListObject.self) { return try [0x5B] + joined(Array(list.values)) + [0x5D] }
        if let tuple = value.object(.tuple, TupleObject.self) { return try [0x28] + joined(Array(tuple.values)) + (tuple.count == 1 ? [0x2C, 0x29] : [0x29]) }
        if let dictionary = value.object(.dict, DictObject.self) {
            var parts: [[UInt8]] = []
            for item in dictionary.items { parts.append(try repr(item.key) + [0x3A, 0x20] + repr(item.value)) }
            return [0x7B] + Array(parts.joined(separator: [0x2C, 0x20])) + [0x7D]
        }
        var text: [UInt8] = []
        try interpreter.appendRepr(value, to: &text)
        return text
    }

    private func joined(_ values: [Value]) throws -> [UInt8] { Array(try values.map { try repr($0) }.joined(separator: [0x2C, 0x20])) }
}
