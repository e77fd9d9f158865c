extension StringMethods {
    static func addTranslating(to type: TypeObject) {
        type.method("translate(self, table, /)", doc: "Replace each character in the string using the given translation table.") { interpreter, arguments in
            .object(try translate(receiver(arguments), arguments[1], interpreter))
        }
        type.staticMethod("maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)", doc: "Return a translation table usable for str.translate().") { interpreter, arguments in
            .object(try makeTable(arguments[0], arguments[1], arguments[2], interpreter))
        }
    }

    private static func makeTable(_ x: Value, _ y: Value, _ z: Value, _ interpreter: Interpreter) throws -> DictObject {
        let table = DictObject()
        if y.isUndefined {
            guard let source = x.dict else { throw interpreter.typeError("if you give only one argument to maketrans it must be a dict") }
            for (key, value) in source.items {
                if let text = key.string {
                    if text.count != 1 { throw interpreter.valueError("string keys in translate table must be of length 1") }
                    var offset = 0
                    try table.set(.int(Int(CodePoint.next(text.utf8, &offset))), value, interpreter)
                } else {
                    guard Numbers.bigInteger(key) != nil else { throw interpreter.typeError("keys in translate table must be strings or integers") }
                    try table.set(key, value, interpreter)
                }
            }
            return table
        }
        guard let from = x.string else {
            throw interpreter.typeError("first maketrans argument must be a string if there is a second argument")
        }
        let to = try text(y, interpreter) { "maketrans() argument 2 must be str, not \($0)" }
        if from.count != to.count { throw interpreter.valueError("the first two maketrans arguments must have equal length") }
        let keys = CodePoint.array(from.utf8), values = CodePoint.array(to.utf8)
        for (key, value) in zip(keys, values) { try table.set(.int(Int(key)), .int(Int(value)), interpreter) }
        if !z.isUndefined {
            let removed = try text(z, interpreter) { "maketrans() argument 3 must be str, not \($0)" }
            for key in CodePoint.array(removed.utf8) { try table.set(.int(Int(key)), .none, interpreter) }
        }
        return table
    }

    private static func translate(_ own: StringObject, _ table: Value, _ interpreter: Interpreter) throws -> StringObject {
        var result: [UInt8] = []
        result.reserveCapacity(own.byteCount)
        // What the table says about ASCII characters is asked once: the bytes of each, nil until then.
        var known = [[UInt8]?](repeating: nil, count: 128)
        let bytes = own.utf8
        var offset = 0
        while offset < bytes.count {
            if result.count & 0xFFF == 0xFFF {
                try interpreter.tick()
                try interpreter.reserve(bytes: 0x1000)
            }
            let scalar = CodePoint.next(bytes, &offset)
            if scalar < 128 {
                let index = Int(scalar)
                if let replacement = known[index] {
                    result.append(contentsOf: replacement)
                    continue
                }
                let replacement = try replacement(scalar, table, interpreter)
                known[index] = replacement
                result.append(contentsOf: replacement)
            } else {
                result.append(contentsOf: try replacement(scalar, table, interpreter))
            }
        }
        return withExtendedLifetime(own) { StringObject(utf8: result) }
    }

    /// What the table says about a code point.
    private static func replacement(_ scalar: UInt32, _ table: Value, _ interpreter: Interpreter) throws -> [UInt8] {
        let key = Value.int(Int(scalar))
        var found: Value?
        if let dict = table.object(.dict, DictObject.self) {
            found = try dict.get(key, interpreter)
        } else {
            do {
                found = try interpreter.getItem(table, key)
            } catch let error as PythonError where interpreter.isException(error, "LookupError") {
                found = nil
            }
        }
        guard let found else { return CodePoint.utf8([scalar]) }
        if found.isNone { return [] }
        if let text = found.string { return text.array }
        guard let number = Numbers.plain(found), Numbers.bigInteger(number) != nil else {
            throw interpreter.typeError("character mapping must return integer, None or str")
        }
        guard case .int(let code) = number, code >= 0, code < 0x110000 else { throw interpreter.valueError("character mapping must be in range(0x110000)") }
        return CodePoint.utf8([UInt32(code)])
    }
}
