internal import Language

/// `_operator`: operators as functions.
enum OperatorModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_operator")
        addArithmetic(to: module)
        addSequences(to: module)
        module.types(ItemGetter.type, AttributeGetter.type, MethodCaller.type)
        return module
    }

    private static func addArithmetic(to module: ModuleObject) {
        let comparisons: [(String, ComparisonOperation, String)] = [
            ("lt", .less, "<"), ("le", .lessOrEqual, "<="), ("eq", .equal, "=="), ("ne", .notEqual, "!="), ("ge", .greaterOrEqual, ">="), ("gt", .greater, ">"),
        ]
        for (name, operation, symbol) in comparisons {
            module.function(name + "(a, b, /)", doc: "Same as a \(symbol) b.") { interpreter, arguments in try interpreter.compare(operation, arguments[0], arguments[1]) }
        }
        let binaries: [(String, BinaryOperation, String)] = [
            ("add", .add, "+"), ("sub", .subtract, "-"), ("mul", .multiply, "*"), ("matmul", .matrixMultiply, "@"), ("truediv", .trueDivide, "/"),
            ("floordiv", .floorDivide, "//"), ("mod", .remainder, "%"), ("pow", .power, "**"), ("lshift", .leftShift, "<<"), ("rshift", .rightShift, ">>"),
            ("and_", .and, "&"), ("or_", .or, "|"), ("xor", .xor, "^"),
        ]
        for (name, operation, symbol) in binaries {
            module.function(name + "(a, b, /)", doc: "Same as a \(symbol) b.") { interpreter, arguments in try interpreter.binary(operation, arguments[0], arguments[1]) }
            let inPlace = "i" + (name.hasSuffix("_") ? String(name.dropLast()) : name)
            module.function(inPlace + "(a, b, /)", doc: "Same as a \(symbol)= b.") { interpreter, arguments in try interpreter.inPlace(operation, arguments[0], arguments[1]) }
        }
        let unaries: [(String, UnaryOperation, String)] = [("neg", .negative, "-a"), ("pos", .positive, "+a"), ("inv", .invert, "~a"), ("invert", .invert, "~a"), ("abs", .absolute, "abs(a)")]
        for (name, operation, text) in unaries {
            module.function(name + "(a, /)", doc: "Same as \(text).") { interpreter, arguments in try interpreter.unary(operation, arguments[0]) }
        }
        module.function("not_(a, /)", doc: "Same as not a.") { .bool(try !$0.isTrue($1[0])) }
        module.function("truth(a, /)", doc: "Return True if a is true, False otherwise.") { .bool(try $0.isTrue($1[0])) }
        module.function("is_(a, b, /)", doc: "Same as a is b.") { .bool($1[0].isIdentical(to: $1[1])) }
        module.function("is_not(a, b, /)", doc: "Same as a is not b.") { .bool(!$1[0].isIdentical(to: $1[1])) }
        module.function("index(a, /)", doc: "Same as a.__index__()") { try $0.index($1[0]) }
    }

    private static func addSequences(to module: ModuleObject) {
        module.function("contains(a, b, /)", doc: "Same as b in a (note reversed operands).") { .bool(try $0.contains($1[0], $1[1])) }
        module.function("getitem(a, b, /)", doc: "Same as a[b].") { try $0.getItem($1[0], $1[1]) }
        module.function("setitem(a, b, c, /)", doc: "Same as a[b] = c.") { interpreter, arguments in
            try interpreter.setItem(arguments[0], arguments[1], arguments[2])
            return .none
        }
        module.function("delitem(a, b, /)", doc: "Same as del a[b].") { interpreter, arguments in
            try interpreter.deleteItem(arguments[0], arguments[1])
            return .none
        }
        for (name, isInPlace) in [("concat", false), ("iconcat", true)] {
            module.function(name + "(a, b, /)", doc: "Same as a \(isInPlace ? "+=" : "+") b, for a and b sequences.") { interpreter, arguments in
                if arguments[0].typeObject.special(.getItem) == nil { throw interpreter.typeError("'\(arguments[0].typeName)' object can't be concatenated") }
                return isInPlace ? try interpreter.inPlace(.add, arguments[0], arguments[1]) : try interpreter.binary(.add, arguments[0], arguments[1])
            }
        }
        module.function("countOf(a, b, /)", doc: "Return the number of items in a which are, or which equal, b.") { interpreter, arguments in
            var count = 0
            try interpreter.forEach(in: arguments[0]) { item in
                if try interpreter.isEqual(item, arguments[1]) { count += 1 }
                return true
            }
            return .int(count)
        }
        module.function("indexOf(a, b, /)", doc: "Return the first index of b in a.") { interpreter, arguments in
            var position = 0
            var found = false
            try interpreter.forEach(in: arguments[0]) { item in
                found = try interpreter.isEqual(item, arguments[1])
                if !found { position += 1 }
                return !found
            }
            if !found { throw interpreter.valueError("sequence.index(x): x not in sequence") }
            return .int(position)
        }
        module.function("length_hint(obj, default=0, /)", doc: "Return an estimate of the number of items in obj.") { interpreter, arguments in
            guard case .int = arguments[1] else { throw interpreter.typeError("'\(arguments[1].typeName)' object cannot be interpreted as an integer") }
            if arguments[0].typeObject.special(.length) != nil { return .int(try interpreter.length(arguments[0])) }
            if let iterator = arguments[0].object as? IteratorObject, let hint = iterator.lengthHint(interpreter) { return .int(hint) }
            if let method = arguments[0].typeObject.special(.lengthHint) {
                let hint = try interpreter.callSpecial(method, arguments[0])
                if !hint.isNotImplemented { return hint }
            }
            return arguments[1]
        }
        module.rawFunction("call", doc: "Same as obj(*args, **kwargs).") { interpreter, arguments in
            guard arguments.count > 0 else { throw interpreter.typeError("call expected at least 1 argument, got 0") }
            return try interpreter.forward(arguments.dropFirst(), to: arguments[0])
        }
    }
}

/// `operator.itemgetter(item, …)`
final class ItemGetter: Object {
    private let items: [Value]

    private init(_ items: [Value]) {
        self.items = items
        super.init(.other, Self.type.reference)
    }

    override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if arguments.names != nil { throw interpreter.typeError("itemgetter() takes no keyword arguments") }
        if arguments.total != 1 { throw interpreter.typeError("itemgetter expected 1 argument, got \(arguments.total)") }
        let object = arguments[0]
        if items.count == 1 {
            if case .int(let index) = items[0], index >= 0 {
                if let tuple = object.object(.tuple, TupleObject.self), index < tuple.count { return tuple[index] }
                if let list = object.object(.list, ListObject.self), index < list.count { return list[index] }
            }
            return try interpreter.getItem(object, items[0])
        }
        return .object(TupleObject(try items.map { try interpreter.getItem(object, $0) }))
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "operator.itemgetter(".utf8)
        for (index, item) in items.enumerated() {
            if index > 0 { text.append(contentsOf: ", ".utf8) }
            try interpreter.appendRepr(item, to: &text)
        }
        text.append(0x29)
    }

    static let type = TypeObject.native(
        "itemgetter", module: "operator", base: Types.object,
        doc: "itemgetter(item, ...) --> itemgetter object\n\nReturn a callable object that fetches the given item(s) from its operand.", specials: [.call, .repr], isSubclassable: false,
        make: { _, arguments, interpreter in
        if arguments.names != nil { throw interpreter.typeError("itemgetter() takes no keyword arguments") }
        if arguments.count == 0 { throw interpreter.typeError("itemgetter expected 1 argument, got 0") }
        return .object(ItemGetter(Array(arguments.positional)))
    }).namedWithModule()
}

/// `operator.attrgetter('name.name', …)`
final class AttributeGetter: Object {
    private let names: [Value]
    private let paths: [[StringObject]]

    private init(_ names: [Value], _ paths: [[StringObject]]) {
        self.names = names
        self.paths = paths
        super.init(.other, Self.type.reference)
    }

    private func follow(_ path: [StringObject], _ object: Value, _ interpreter: Interpreter) throws -> Value {
        var value = object
        for name in path { value = try interpreter.getAttribute(value, name) }
        return value
    }

    override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if arguments.names != nil { throw interpreter.typeError("attrgetter() takes no keyword arguments") }
        if arguments.total != 1 { throw interpreter.typeError("attrgetter expected 1 argument, got \(arguments.total)") }
        if paths.count == 1 { return try follow(paths[0], arguments[0], interpreter) }
        return .object(TupleObject(try paths.map { try follow($0, arguments[0], interpreter) }))
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "operator.attrgetter(".utf8)
        for (index, name) in names.enumerated() {
            if index > 0 { text.append(contentsOf: ", ".utf8) }
            try interpreter.appendRepr(name, to: &text)
        }
        text.append(0x29)
    }

    static let type = TypeObject.native(
        "attrgetter", module: "operator", base: Types.object,
        doc: "attrgetter(attr, ...) --> attrgetter object\n\nReturn a callable object that fetches the given attribute(s) from its operand.", specials: [.call, .repr], isSubclassable: false,
        make: { _, arguments, interpreter in
        if arguments.names != nil { throw interpreter.typeError("attrgetter() takes no keyword arguments") }
        if arguments.count == 0 { throw interpreter.typeError("attrgetter expected 1 argument, got 0") }
        var paths: [[StringObject]] = []
        for name in arguments.positional {
            guard let text = name.string?.text else { throw interpreter.typeError("attribute name must be a string") }
            paths.append(text.split(separator: ".", omittingEmptySubsequences: false).map { .interned(String($0)) })
        }
        return .object(AttributeGetter(Array(arguments.positional), paths))
    }).namedWithModule()
}

/// `operator.methodcaller('name', …)`
final class MethodCaller: Object {
    private let name: StringObject
    private let values: [Value]
    private let keywords: [StringObject]?

    private init(_ name: StringObject, _ values: [Value], _ keywords: [StringObject]?) {
        self.name = name
        self.values = values
        self.keywords = keywords
        super.init(.other, Self.type.reference)
    }

    override func nativeCall(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if arguments.names != nil { throw interpreter.typeError("methodcaller() takes no keyword arguments") }
        if arguments.total != 1 { throw interpreter.typeError("methodcaller expected 1 argument, got \(arguments.total)") }
        return try interpreter.call(interpreter.getAttribute(arguments[0], name), values, names: keywords)
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "operator.methodcaller(".utf8)
        try interpreter.appendRepr(.object(name), to: &text)
        let first = values.count - (keywords?.count ?? 0)
        for (index, value) in values.enumerated() {
            text.append(contentsOf: ", ".utf8)
            if index >= first, let keywords { text.append(contentsOf: (keywords[index - first].text + "=").utf8) }
            try interpreter.appendRepr(value, to: &text)
        }
        text.append(0x29)
    }

    static let type = TypeObject.native(
        "methodcaller", module: "operator", base: Types.object,
        doc: "methodcaller(name, ...) --> methodcaller object\n\nReturn a callable object that calls the given method on its operand.", specials: [.call, .repr], isSubclassable: false,
        make: { _, arguments, interpreter in
        guard arguments.count >= 1 else { throw interpreter.typeError("methodcaller needs at least one argument, the method name") }
        guard let name = arguments[0].string else { throw interpreter.typeError("method name must be a string") }
        return .object(MethodCaller(name.interned, Array(arguments.all.dropFirst()), arguments.names))
    }).namedWithModule()
}
