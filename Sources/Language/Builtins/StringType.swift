extension Bootstrap {
    static func makeStringTypes() {
        Types.asciiIterator = plain("str_ascii_iterator", specials: [.iterator, .next]).reference
        Types.stringIterator = plain("str_iterator", specials: [.iterator, .next]).reference
        Types.reversedString = plain("reversed", specials: [.iterator, .next]).reference
        makeString()
        makeBytesTypes()
    }

    private static func makeString() {
        let type = complete(
            Types.string,
            doc: "str(object='') -> str\nstr(bytes[, encoding[, errors]]) -> str\n\nThe text of an object, or the text that bytes encode.",
            specials: [.repr, .string, .format, .hash, .length, .getItem, .contains, .iterator, .add, .multiply, .rmultiply, .remainder, .rremainder,
                       .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual],
            make: StringMethods.make
        )
        addMappings(type)
        addProperties(type)
        StringMethods.addSearching(to: type)
        StringMethods.addSplitting(to: type)
        StringMethods.addBuilding(to: type)
        StringMethods.addTranslating(to: type)
        StringMethods.addFormatting(to: type)
    }

    /// Methods that map the text as a whole.
    private static func addMappings(_ type: TypeObject) {
        let mappings: [(String, String, (UTF8Buffer) -> [UInt8])] = [
            ("upper", "Return a copy of the string converted to uppercase.", UnicodeCase.upper),
            ("lower", "Return a copy of the string converted to lowercase.", UnicodeCase.lower),
            ("casefold", "Return a version of the string suitable for caseless comparisons.", UnicodeCase.casefold),
            ("capitalize", "Return a capitalized version of the string: its first character in upper case, the rest in lower case.", UnicodeCase.capitalize),
            ("title", "Return a version of the string where each word is titlecased.", UnicodeCase.title),
            ("swapcase", "Convert uppercase characters to lowercase and lowercase characters to uppercase.", UnicodeCase.swapcase),
        ]
        for (name, doc, mapping) in mappings {
            type.method("\(name)(self, /)", doc: doc) { interpreter, arguments in
                let text = StringMethods.receiver(arguments)
                try interpreter.reserve(bytes: text.byteCount)
                try interpreter.charge(work: text.byteCount >> (text.isASCII ? 4 : 0))
                return .object(StringObject(utf8: mapping(text.utf8)))
            }
        }
    }

    /// Methods that ask whether all of the text has a property.
    private static func addProperties(_ type: TypeObject) {
        let properties: [(String, String, (UTF8Buffer) -> Bool)] = [
            ("isalpha", "Return True if the string is an alphabetic string, False otherwise.", { UnicodeCase.all($0, UnicodeText.isAlphabetic) }),
            ("isalnum", "Return True if the string is an alpha-numeric string, False otherwise.", { UnicodeCase.all($0, UnicodeText.isAlphanumeric) }),
            ("isdigit", "Return True if the string is a digit string, False otherwise.", { UnicodeCase.all($0, UnicodeText.isDigit) }),
            ("isdecimal", "Return True if the string is a decimal string, False otherwise.", { UnicodeCase.all($0, UnicodeText.isDecimal) }),
            ("isnumeric", "Return True if the string is a numeric string, False otherwise.", { UnicodeCase.all($0, UnicodeText.isNumeric) }),
            ("isspace", "Return True if the string is a whitespace string, False otherwise.", { UnicodeCase.all($0, UnicodeText.isSpace) }),
            ("islower", "Return True if the string is a lowercase string, False otherwise.", UnicodeCase.isLower),
            ("isupper", "Return True if the string is an uppercase string, False otherwise.", UnicodeCase.isUpper),
            ("istitle", "Return True if the string is a title-cased string, False otherwise.", UnicodeCase.isTitle),
            ("isidentifier", "Return True if the string is a valid identifier, False otherwise.", UnicodeCase.isIdentifier),
            ("isprintable", "Return True if all characters are printable in repr() or the string is empty.", UnicodeCase.isPrintable),
            ("isascii", "Return True if all characters in the string are ASCII, False otherwise.", CodePoint.isASCII),
        ]
        for (name, doc, property) in properties {
            // The answers for texts of one ASCII character, a bit each.
            let single = (UInt8(0)..<128).reduce(into: SIMD2<UInt64>(repeating: 0)) { bits, byte in
                if withUnsafePointer(to: byte, { property(UTF8Buffer(start: $0, count: 1)) }) { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
            }
            type.method("\(name)(self, /)", doc: doc) { interpreter, arguments in
                let text = StringMethods.receiver(arguments)
                try interpreter.charge(work: text.byteCount >> (text.isASCII ? 2 : 0))
                return .bool(property(text.utf8))
            }
            type.quick(name, 0...0) { object, _, _, interpreter in
                let text = unsafeDowncast(object, to: StringObject.self)
                if text.byteCount == 1 {
                    let byte = text.bytes[0]
                    return .bool((byte < 64 ? single.x : single.y) >> UInt64(byte & 63) & 1 != 0)
                }
                try interpreter.charge(work: text.byteCount >> (text.isASCII ? 2 : 0))
                return .bool(property(text.utf8))
            }
        }
    }
}

/// The methods of str.
enum StringMethods {
    /// The str that a method was called on.
    @inline(__always)
    static func receiver(_ arguments: Arguments) -> StringObject { arguments[0].string ?? .empty }

    /// An argument that must be a str.
    @inline(__always)
    static func text(_ value: Value, _ interpreter: Interpreter, _ message: (String) -> String = { "must be str, not \($0)" }) throws -> StringObject {
        if let text = value.string { return text }
        let sentence = message(value.typeName)
        throw interpreter.typeError(sentence.contains("() argument") ? message(value.argumentTypeName) : sentence)
    }

    /// `str(…)`
    static func make(_ type: TypeObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let text = try makeText(type, arguments, interpreter)
        if type === Types.string.object { return .object(text) }
        try interpreter.reserve(bytes: text.byteCount)
        return .object(StringObject(utf8: text.utf8, type: type.reference))
    }

    private static func makeText(_ type: TypeObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> StringObject {
        if arguments.names == nil {
            if arguments.count == 0 { return .empty }
            if arguments.count == 1 { return try interpreter.string(arguments[0]) }
        }
        if arguments.total > 3 { throw interpreter.typeError("str() takes at most 3 arguments (\(arguments.total) given)") }
        var values: [Value] = [.undefined, .undefined, .undefined]
        for index in 0..<arguments.count { values[index] = arguments[index] }
        let names = ["object", "encoding", "errors"]
        for (name, value) in arguments.keywords {
            guard let index = names.firstIndex(where: { name == $0 }) else { throw interpreter.typeError("'\(name.text)' is an invalid keyword argument for str()") }
            if !values[index].isUndefined { throw interpreter.typeError("argument for str() given by name ('\(name.text)') and position (\(index + 1))") }
            values[index] = value
        }
        for index in 1...2 where !values[index].isUndefined && values[index].string == nil {
            throw interpreter.typeError("str() argument '\(names[index])' must be str, not \(values[index].typeName)")
        }
        if values[0].isUndefined { return .empty }
        if values[1].isUndefined, values[2].isUndefined { return try interpreter.string(values[0]) }
        if values[0].string != nil { throw interpreter.typeError("decoding str is not supported") }
        guard let bytes = BytesObject.of(values[0]) else {
            throw interpreter.typeError("decoding to str: need a bytes-like object, \(values[0].typeName) found")
        }
        return try interpreter.decode(bytes, values[1].string, values[2].string)
    }
}
