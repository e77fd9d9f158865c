internal import Language

/// `_json`: what `json` is made of.
enum JSONModule {
    /// `json.JSONDecodeError`
    private static let errorType: TypeObject = TypeObject.native(
        "JSONDecodeError", module: "json.decoder", base: ExceptionTypes.named("ValueError"), doc: "Subclass of ValueError with the following additional properties: msg, doc, pos, lineno, colno.",
        hasAttributes: true,
        initialize: { object, arguments, interpreter in
            guard let exception = object.object as? ExceptionObject else { return }
            guard arguments.count == 3, let document = arguments[1].string, case .int(let position) = arguments[2] else {
                throw interpreter.typeError("JSONDecodeError.__init__() missing required arguments: 'msg', 'doc', and 'pos'")
            }
            let before = document.text.unicodeScalars.prefix(max(0, position))
            let line = before.reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
            let column = before.reversed().prefix { $0 != "\n" }.count + 1
            try fill(exception, arguments[0], arguments[1], position, line, column, interpreter)
        },
        make: { type, arguments, _ in .object(ExceptionObject(type.reference, TupleObject(arguments.positional))) })

    private static func fill(_ exception: ExceptionObject, _ text: Value, _ document: Value, _ position: Int, _ line: Int, _ column: Int, _ interpreter: Interpreter) throws {
        exception.arguments = TupleObject([Value("\(try interpreter.string(text).text): line \(line) column \(column) (char \(position))")])
        let attributes: [(String, Value)] = [("msg", text), ("doc", document), ("pos", .int(position)), ("lineno", .int(line)), ("colno", .int(column))]
        for (name, value) in attributes { try interpreter.setAttribute(.object(exception), .interned(name), value) }
    }

    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_json")
        module.types(errorType)
        module.function("encode(o, skipkeys, ensure_ascii, allow_nan, indent, item_separator, key_separator, sort_keys, default, check_circular, /)") { interpreter, arguments in
            var encoder = Encoder(interpreter, arguments: arguments)
            try encoder.append(arguments[0])
            return .object(StringObject(utf8: encoder.text))
        }
        module.function("decode(s, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, strict, start, /)") { interpreter, arguments in
            guard let text = arguments[0].string else { throw interpreter.typeError("first argument must be a string, not \(arguments[0].typeName)") }
            return try decode(text, arguments, interpreter)
        }
        return module
    }

    // MARK: decoding

    /// A container that is still open.
    private enum Open {
        case array(ListObject)
        case object(DictObject)
        /// Keys with their values, for `object_pairs_hook`.
        case pairs(ListObject)
    }

    private static func decode(_ text: StringObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let objectHook = arguments[1], parseFloat = arguments[2], parseInt = arguments[3], parseConstant = arguments[4], pairsHook = arguments[5]
        var open: [Open] = []
        var keys: [StringObject] = []
        var result = Value.none
        let bytes = text.utf8
        func piece(_ range: Range<Int>) -> Value { .object(StringObject(utf8: UTF8Buffer(rebasing: bytes[range]))) }
        func add(_ value: Value) {
            switch open.last {
            case .array(let list): list.append(value)
            case .object(let dict): if let key = keys.popLast() { dict[key] = value }
            case .pairs(let list): if let key = keys.popLast() { list.append(.object(TupleObject([.object(key), value]))) }
            case nil: result = value
            }
        }
        func handle(_ event: JSONEvent) throws {
            switch event {
            case .null: add(.none)
            case .bool(let flag): add(.bool(flag))
            case .integer(let range):
                if !parseInt.isNone { return add(try interpreter.call1(parseInt, piece(range))) }
                add(Value(try NumberParsing.integer(UTF8Buffer(rebasing: bytes[range]))))
            case .float(let range):
                if !parseFloat.isNone { return add(try interpreter.call1(parseFloat, piece(range))) }
                add(.float(try NumberParsing.float(UTF8Buffer(rebasing: bytes[range]))))
            case .constant(let number):
                if parseConstant.isNone { return add(.float(number)) }
                add(try interpreter.call1(parseConstant, Value(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")))
            case .string(let string): add(.object(StringObject(utf8: string)))
            case .key(let key): keys.append(StringObject(utf8: key))
            case .startArray: open.append(.array(ListObject()))
            case .startObject: open.append(pairsHook.isNone ? .object(DictObject()) : .pairs(ListObject()))
            case .endArray, .endObject:
                switch open.popLast() {
                case .array(let list): add(.object(list))
                case .object(let dict): add(objectHook.isNone ? .object(dict) : try interpreter.call1(objectHook, .object(dict)))
                case .pairs(let list): add(try interpreter.call1(pairsHook, .object(list)))
                case nil: break
                }
            }
        }
        try interpreter.reserve(count: text.byteCount, size: 4)
        try interpreter.charge(work: text.byteCount)
        do {
            let decoding = JSONDecoding(bytes, strict: try interpreter.isTrue(arguments[6]))
            if arguments[7].isNone {
                try decoding.decode(handle)
                return withExtendedLifetime(text) { result }
            }
            // `raw_decode`: one value, and where it ends.
            let start = offset(of: try interpreter.machineInt(arguments[7]), in: bytes)
            let end = try decoding.decodeValue(from: start, handle)
            let position = CodePoint.count(UTF8Buffer(rebasing: bytes[..<end]))
            return withExtendedLifetime(text) { .object(TupleObject([result, .int(position)])) }
        } catch let error as JSONDecodingError {
            let exception = ExceptionObject(errorType.reference, TupleObject.empty)
            try fill(exception, Value(error.text), .object(text), error.position, error.line, error.column, interpreter)
            throw PythonError(exception)
        }
    }

    /// The byte offset of a code point.
    private static func offset(of position: Int, in bytes: UTF8Buffer) -> Int {
        var offset = 0
        var left = max(0, position)
        while left > 0, offset < bytes.count {
            _ = CodePoint.next(bytes, &offset)
            left -= 1
        }
        return offset
    }

    // MARK: encoding

    private struct Encoder {
        let interpreter: Interpreter
        let skipsKeys: Bool
        let asciiOnly: Bool
        let allowsNaN: Bool
        /// The text of one level of indentation; nil: everything in one line.
        let indent: [UInt8]?
        let itemSeparator: [UInt8]
        let keySeparator: [UInt8]
        let sortsKeys: Bool
        let fallback: Value
        let checksCircles: Bool
        var text: [UInt8] = []
        private var level = 0
        private var open: [ObjectIdentifier] = []

        init(_ interpreter: Interpreter, arguments: Arguments) {
            self.interpreter = interpreter
            func flag(_ index: Int) -> Bool { (try? interpreter.isTrue(arguments[index])) ?? false }
            skipsKeys = flag(1)
            asciiOnly = flag(2)
            allowsNaN = flag(3)
            switch arguments[4] {
            case .none: indent = nil
            case .int(let count): indent = [UInt8](repeating: 0x20, count: min(max(0, count), 1000))
            default: indent = arguments[4].string?.array
            }
            itemSeparator = arguments[5].string?.array ?? []
            keySeparator = arguments[6].string?.array ?? []
            sortsKeys = flag(7)
            fallback = arguments[8]
            checksCircles = flag(9)
        }

        private mutating func newline() throws {
            guard let indent else { return }
            text.append(0x0A)
            try interpreter.charge(work: level &* indent.count)
            for _ in 0..<level { text.append(contentsOf: indent) }
        }

        mutating func append(_ value: Value) throws {
            switch value {
            case .none, .undefined: text.append(contentsOf: "null".utf8)
            case .bool(let flag): text.append(contentsOf: (flag ? "true" : "false").utf8)
            case .int(let number): text.append(contentsOf: IntegerText.decimal(number))
            case .float(let number): try JSONEncoding.appendFloat(number, allowNaN: allowsNaN, to: &text)
            case .object(let object):
                if let string = value.string {
                    withExtendedLifetime(string) { JSONEncoding.appendString(string.utf8, asciiOnly: asciiOnly, to: &text) }
                } else if let big = value.object(.bigInt, BigIntObject.self) {
                    text.append(contentsOf: try IntegerText.decimal(big.value))
                } else if let number = (object as? NumberObject)?.value {
                    try append(number)
                } else if let list = value.list {
                    try appendArray(object, count: { list.count }, { list[$0] })
                } else if let tuple = value.tuple {
                    try appendArray(object, count: { tuple.count }, { tuple[$0] })
                } else if let dict = value.dict {
                    try appendObject(dict)
                } else {
                    let entered = try enter(object)
                    defer { if entered { open.removeLast() } }
                    let replaced = try interpreter.call1(fallback, value)
                    try nested { try $0.append(replaced) }
                }
            }
        }

        /// Notes that a container is being written; false where nobody looks.
        private mutating func enter(_ object: Object) throws -> Bool {
            guard checksCircles else { return false }
            if open.contains(ObjectIdentifier(object)) { throw interpreter.valueError("Circular reference detected") }
            open.append(ObjectIdentifier(object))
            return true
        }

        private mutating func nested(_ body: (inout Encoder) throws -> Void) throws {
            try interpreter.withDepth("while encoding a JSON object") { try body(&self) }
        }

        private mutating func appendArray(_ object: Object, count: () -> Int, _ element: (Int) -> Value) throws {
            if count() == 0 {
                text.append(contentsOf: "[]".utf8)
                return
            }
            let entered = try enter(object)
            defer { if entered { open.removeLast() } }
            text.append(0x5B)
            level += 1
            var index = 0
            while index < count() {
                if index > 0 { text.append(contentsOf: itemSeparator) }
                try newline()
                let value = element(index)
                if case .object = value { try nested { try $0.append(value) } } else { try append(value) }
                index += 1
                try interpreter.tick()
            }
            level -= 1
            try newline()
            text.append(0x5D)
        }

        private mutating func appendObject(_ dict: DictObject) throws {
            if dict.count == 0 {
                text.append(contentsOf: "{}".utf8)
                return
            }
            let entered = try enter(dict)
            defer { if entered { open.removeLast() } }
            var items = dict.items
            if sortsKeys, let sorted = interpreter.builtins.namespace["sorted"] {
                let pairs = ListObject(items.map { .object(TupleObject([$0.key, $0.value])) })
                let ordered = try interpreter.list(from: interpreter.call1(sorted, .object(pairs)))
                items = ordered.array.compactMap { pair in pair.tuple.map { (key: $0[0], value: $0[1]) } }
            }
            text.append(0x7B)
            level += 1
            var isFirst = true
            for (key, value) in items {
                try interpreter.tick()
                guard let name = try keyText(key) else { continue }
                if !isFirst { text.append(contentsOf: itemSeparator) }
                isFirst = false
                try newline()
                name.withUnsafeBufferPointer { JSONEncoding.appendString($0, asciiOnly: asciiOnly, to: &text) }
                text.append(contentsOf: keySeparator)
                if case .object = value { try nested { try $0.append(value) } } else { try append(value) }
            }
            level -= 1
            if !isFirst { try newline() }
            text.append(0x7D)
        }

        /// The text of a key; nil for one that is left out.
        private func keyText(_ key: Value) throws -> [UInt8]? {
            switch key {
            case .none: return Array("null".utf8)
            case .bool(let flag): return Array((flag ? "true" : "false").utf8)
            case .int(let number): return IntegerText.decimal(number)
            case .float(let number):
                var result: [UInt8] = []
                try JSONEncoding.appendFloat(number, allowNaN: allowsNaN, to: &result)
                return result
            default: break
            }
            if let string = key.string { return string.array }
            if let big = key.object(.bigInt, BigIntObject.self) { return try IntegerText.decimal(big.value) }
            if let number = (key.object as? NumberObject)?.value { return try keyText(number) }
            if skipsKeys { return nil }
            throw interpreter.typeError("keys must be str, int, float, bool or None, not \(key.typeName)")
        }
    }
}
