extension Bootstrap {
    /// `bytes` and `bytearray`.
    static func makeBytesTypes() {
        Types.bytesIterator = plain("bytes_iterator", specials: [.iterator, .next]).reference
        Types.bytearrayIterator = plain("bytearray_iterator", specials: [.iterator, .next]).reference
        let specials: [Special] = [.repr, .length, .getItem, .contains, .iterator, .add, .multiply, .rmultiply, .remainder,
                                   .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual]
        let bytes = TypeObject.native(
            "bytes", base: Types.object, doc: "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(int) -> bytes of that many zeros",
            specials: specials + [.hash],
            make: { type, arguments, interpreter in
                .object(BytesObject(try BytesMethods.make("bytes", arguments, interpreter), type: type.reference))
            })
        Types.bytes = bytes.reference
        let bytearray = TypeObject.native(
            "bytearray", base: Types.object, doc: "bytearray(iterable_of_ints) -> bytearray\n\nA mutable sequence of bytes.",
            specials: specials + [.setItem, .deleteItem, .iadd, .imultiply],
            initialize: { value, arguments, interpreter in
                guard let object = BytesObject.of(value) else { return }
                object.bytes = try BytesMethods.make("bytearray", arguments, interpreter)
            },
            make: { type, _, _ in .object(BytesObject([], type: type.reference)) }
        )
        bytearray.setOwn(Special.hash.interned, .none)
        Types.bytearray = bytearray.reference
        for type in [bytes, bytearray] {
            BytesMethods.addSearching(to: type)
            BytesMethods.addSplitting(to: type)
            BytesMethods.addText(to: type)
            BytesMethods.addWords(to: type)
            BytesMethods.addTables(to: type)
        }
        BytesMethods.addChanging(to: bytearray)
    }
}

/// The methods of bytes and bytearray.
enum BytesMethods {
    @inline(__always)
    static func receiver(_ arguments: Arguments) -> BytesObject { BytesObject.of(arguments[0]) ?? BytesObject([]) }

    /// An argument that must be bytes or a bytearray.
    static func bytes(_ value: Value, _ interpreter: Interpreter) throws -> [UInt8] {
        guard let object = BytesObject.of(value) else { throw interpreter.typeError("a bytes-like object is required, not '\(value.typeName)'") }
        return object.bytes
    }

    /// `bytes(…)`, `bytearray(…)`
    static func make(_ name: String, _ arguments: Arguments, _ interpreter: Interpreter) throws -> [UInt8] {
        if arguments.total > 3 { throw interpreter.typeError("\(name)() takes at most 3 arguments (\(arguments.total) given)") }
        var values: [Value] = [.undefined, .undefined, .undefined]
        for index in 0..<arguments.count { values[index] = arguments[index] }
        let names = ["source", "encoding", "errors"]
        for (keyword, value) in arguments.keywords {
            guard let index = names.firstIndex(where: { keyword == $0 }) else { throw interpreter.typeError("'\(keyword.text)' is an invalid keyword argument for \(name)()") }
            if !values[index].isUndefined { throw interpreter.typeError("argument for \(name)() given by name ('\(keyword.text)') and position (\(index + 1))") }
            values[index] = value
        }
        for index in 1...2 where !values[index].isUndefined && values[index].string == nil {
            throw interpreter.typeError("\(name)() argument '\(names[index])' must be str, not \(values[index].typeName)")
        }
        let source = values[0]
        let hasEncoding = !values[1].isUndefined || !values[2].isUndefined
        if source.isUndefined {
            if hasEncoding { throw interpreter.typeError("\(values[1].isUndefined ? "errors" : "encoding") without a string argument") }
            return []
        }
        if let text = source.string {
            if values[1].isUndefined { throw interpreter.typeError("string argument without an encoding") }
            return try interpreter.encode(text, values[1].string, values[2].string)
        }
        if hasEncoding { throw interpreter.typeError("\(values[1].isUndefined ? "errors" : "encoding") without a string argument") }
        if BytesObject.of(source) == nil, source.object?.type.special(.bytes) == nil, let number = try interpreter.indexOrNil(source) {
            guard case .int(let count) = number else { throw interpreter.overflowError("cannot fit 'int' into an index-sized integer") }
            if count < 0 { throw interpreter.valueError("negative count") }
            try interpreter.reserve(bytes: count)
            return [UInt8](repeating: 0, count: count)
        }
        return try interpreter.byteArray(from: source)
    }

    // MARK: text

    static func addText(to type: TypeObject) {
        type.method("decode(self, /, encoding='utf-8', errors='strict')", doc: "Decode the bytes using the codec registered for encoding.") { interpreter, arguments in
            guard let encoding = arguments[1].string else { throw interpreter.typeError("decode() argument 'encoding' must be str, not \(arguments[1].typeName)") }
            guard let errors = arguments[2].string else { throw interpreter.typeError("decode() argument 'errors' must be str, not \(arguments[2].typeName)") }
            return .object(try interpreter.decode(receiver(arguments), encoding, errors))
        }
        type.method("hex(self, /, sep=<unrepresentable>, bytes_per_sep=1)", doc: "Create a string of hexadecimal numbers from the bytes.") { interpreter, arguments in
            .object(StringObject(utf8: try hex(receiver(arguments).bytes, arguments[1], arguments[2], interpreter)))
        }
        type.classMethod("fromhex(cls, string, /)", doc: "Create bytes from a string of hexadecimal numbers; spaces between them are skipped.") { interpreter, arguments in
            guard let text = arguments[1].string else { throw interpreter.typeError("fromhex() argument must be str, not \(arguments[1].typeName)") }
            let value = try parseHex(text, interpreter)
            guard let type = arguments[0].type, type !== Types.bytes.object else { return .object(BytesObject(value)) }
            if type === Types.bytearray.object { return .object(BytesObject(value, type: Types.bytearray)) }
            return try interpreter.call1(.object(type), .object(BytesObject(value)))
        }
        let mappings: [(String, (UInt8) -> UInt8)] = [
            ("upper", { $0 &- 0x61 < 26 ? $0 &- 0x20 : $0 }), ("lower", { $0 &- 0x41 < 26 ? $0 &+ 0x20 : $0 }),
            ("swapcase", { ($0 | 0x20) &- 0x61 < 26 ? $0 ^ 0x20 : $0 }),
        ]
        func wordCase(_ name: String, doc: String, _ isNewWord: @escaping (_ index: Int, _ before: UInt8) -> Bool) {
            type.method("\(name)(self, /)", doc: doc) { interpreter, arguments in
                let own = receiver(arguments)
                try interpreter.reserve(bytes: own.bytes.count)
                var before: UInt8 = 0x20
                return .object(own.like(own.bytes.enumerated().map { index, byte in
                    defer { before = byte }
                    guard (byte | 0x20) &- 0x61 < 26 else { return byte }
                    return isNewWord(index, before) ? byte & 0xDF : byte | 0x20
                }))
            }
        }
        wordCase("title", doc: "Return a titlecased version of B, i.e. ASCII words start with uppercase characters, all remaining cased characters have lowercase.") { _, before in
            (before | 0x20) &- 0x61 >= 26
        }
        wordCase("capitalize", doc: "Return a copy of B with only its first character capitalized (ASCII) and the rest lower-cased.") { index, _ in index == 0 }
        type.method("istitle(self, /)", doc: "Return True if B is a titlecased string and there is at least one character in B, False otherwise.") { _, arguments in
            var before: UInt8 = 0x20, hasLetter = false
            for byte in receiver(arguments).bytes {
                if (byte | 0x20) &- 0x61 < 26 {
                    if (byte & 0x20 == 0) != ((before | 0x20) &- 0x61 >= 26) { return .bool(false) }
                    hasLetter = true
                }
                before = byte
            }
            return .bool(hasLetter)
        }
        for (name, mapping) in mappings {
            type.method("\(name)(self, /)", doc: "Return a copy with ASCII characters in the other case.") { interpreter, arguments in
                let own = receiver(arguments)
                try interpreter.reserve(bytes: own.bytes.count)
                return .object(own.like(own.bytes.map(mapping)))
            }
        }
        let properties: [(String, (UInt8) -> Bool)] = [
            ("isdigit", { $0 &- 0x30 < 10 }), ("isalpha", { ($0 | 0x20) &- 0x61 < 26 }),
            ("isalnum", { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 }), ("isspace", isSpace),
        ]
        for (name, property) in properties {
            type.method("\(name)(self, /)", doc: "Return True if there is at least one byte and all bytes are of the kind.") { _, arguments in
                let own = receiver(arguments).bytes
                return .bool(!own.isEmpty && own.allSatisfy(property))
            }
        }
        type.method("isascii(self, /)", doc: "Return True if all bytes are ASCII.") { _, arguments in .bool(receiver(arguments).bytes.allSatisfy { $0 < 0x80 }) }
        type.method("isupper(self, /)", doc: "Return True if there is an uppercase and no lowercase ASCII letter.") { _, arguments in
            let own = receiver(arguments).bytes
            return .bool(own.contains { $0 &- 0x41 < 26 } && !own.contains { $0 &- 0x61 < 26 })
        }
        type.method("islower(self, /)", doc: "Return True if there is a lowercase and no uppercase ASCII letter.") { _, arguments in
            let own = receiver(arguments).bytes
            return .bool(own.contains { $0 &- 0x61 < 26 } && !own.contains { $0 &- 0x41 < 26 })
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

    private static func hex(_ bytes: [UInt8], _ separator: Value, _ group: Value, _ interpreter: Interpreter) throws -> [UInt8] {
        try interpreter.reserve(count: bytes.count, size: 3)
        var mark: UInt8 = 0
        var size = 0
        if !separator.isUndefined {
            guard let text = separator.string?.array ?? BytesObject.of(separator)?.bytes else { throw interpreter.typeError("sep must be str or bytes.") }
            if text.count != 1 { throw interpreter.valueError("sep must be length 1.") }
            if text[0] >= 0x80 { throw interpreter.valueError("sep must be ASCII.") }
            mark = text[0]
            size = try interpreter.machineInt(group)
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count &* 3)
        let count = bytes.count
        let step = Int(clamping: size.magnitude)
        for (index, byte) in bytes.enumerated() {
            // Groups are counted from the end, or from the beginning if the size is negative.
            if step > 0, index > 0, (size > 0 ? count &- index : index) % step == 0 { result.append(mark) }
            for digit in [byte >> 4, byte & 15] { result.append(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit) }
        }
        return result
    }

    private static func parseHex(_ text: StringObject, _ interpreter: Interpreter) throws -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        let scalars = CodePoint.array(text.utf8)
        func digit(_ position: Int) -> UInt8? {
            guard position < scalars.count, scalars[position] < 128, let value = Character(UnicodeScalar(UInt8(scalars[position]))).hexDigitValue else { return nil }
            return UInt8(value)
        }
        while index < scalars.count {
            if scalars[index] < 128, isSpace(UInt8(scalars[index])) {
                index += 1
                continue
            }
            guard let high = digit(index) else { throw interpreter.valueError("non-hexadecimal number found in fromhex() arg at position \(index)") }
            guard let low = digit(index + 1) else { throw interpreter.valueError("non-hexadecimal number found in fromhex() arg at position \(index + 1)") }
            result.append(high << 4 | low)
            index += 2
        }
        return result
    }
}
