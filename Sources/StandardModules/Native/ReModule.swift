internal import Language

/// `re`.
enum ReModule {
    /// Patterns that were compiled for the functions of the module.
    private final class Cache {
        struct Key: Hashable {
            let pattern: [UInt8]
            let flags: Int
            let isText: Bool
        }
        var patterns: [Key: RegexPatternObject] = [:]
    }

    /// `re.error`
    private static let errorType: TypeObject = TypeObject.native(
        "error", module: "re", base: ExceptionTypes.named("Exception"), doc: "Exception raised for invalid regular expressions.", hasAttributes: true,
        initialize: { object, arguments, interpreter in
            guard arguments.count >= 1, let exception = object.object as? ExceptionObject else {
                throw interpreter.typeError("error.__init__() missing 1 required positional argument: 'msg'")
            }
            let pattern = arguments.count > 1 ? arguments[1] : arguments.keyword("pattern") ?? .none
            let position = arguments.count > 2 ? arguments[2] : arguments.keyword("pos") ?? .none
            var message = try interpreter.string(arguments[0]).text
            var line = Value.none, column = Value.none
            if case .int(let offset) = position, let text = pattern.string?.text {
                let before = text.unicodeScalars.prefix(max(0, offset))
                let lines = before.reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
                let tail = before.reversed().prefix { $0 != "\n" }.count
                line = .int(lines)
                column = .int(tail + 1)
                message += " at position \(offset)"
                if text.unicodeScalars.contains("\n") { message += " (line \(lines), column \(tail + 1))" }
            }
            exception.arguments = TupleObject([Value(message)])
            try set(exception, [("msg", arguments[0]), ("pattern", pattern), ("pos", position), ("lineno", line), ("colno", column)], interpreter)
        },
        make: { type, arguments, _ in .object(ExceptionObject(type.reference, TupleObject(arguments.positional))) })

    private static func set(_ exception: ExceptionObject, _ attributes: [(String, Value)], _ interpreter: Interpreter) throws {
        for (name, value) in attributes { try interpreter.setAttribute(.object(exception), .interned(name), value) }
    }

    /// Runs `body`; mistakes in patterns become exceptions of the language.
    static func converting<R>(_ interpreter: Interpreter, _ pattern: Value, _ body: () throws -> R) throws -> R {
        do {
            return try body()
        } catch let error as RegexError {
            switch error.kind {
            case .value: throw interpreter.valueError(error.message)
            case .overflow: throw interpreter.overflowError(error.message)
            case .index: throw interpreter.indexError(error.message)
            case .recursion: throw interpreter.recursionError(error.message)
            case .pattern:
                let exception = ExceptionObject(errorType.reference, TupleObject([Value(error.message)]))
                try set(exception, [
                    ("msg", Value(error.text)), ("pattern", pattern), ("pos", error.position.map { .int($0) } ?? .none),
                    ("lineno", error.position == nil ? .none : .int(error.line)), ("colno", error.position == nil ? .none : .int(error.column)),
                ], interpreter)
                throw PythonError(exception)
            }
        }
    }

    private static func flags(_ value: Value, _ interpreter: Interpreter) throws -> Int {
        if case .int(let flags) = value { return flags }
        guard let index = try interpreter.indexOrNil(value), case .int(let flags) = index else {
            throw interpreter.typeError("unsupported operand type(s) for &: '\(value.typeName)' and 'RegexFlag'")
        }
        return flags
    }

    private static func pattern(_ value: Value, _ flagsValue: Value, _ cache: Cache, _ interpreter: Interpreter) throws -> RegexPatternObject {
        let flags = try flags(flagsValue, interpreter)
        if let pattern = value.object as? RegexPatternObject {
            if flags != 0 { throw interpreter.valueError("cannot process flags argument with a compiled pattern") }
            return pattern
        }
        let isText = value.string != nil
        guard let bytes = isText ? value.string?.array : try Bytes.array(value, interpreter) else {
            throw interpreter.typeError("first argument must be string or compiled pattern")
        }
        let key = Cache.Key(pattern: bytes, flags: flags, isText: isText)
        if let known = cache.patterns[key] { return known }
        try interpreter.charge(work: bytes.count &* 16)
        let regex = try converting(interpreter, value) { try Regex(utf8: bytes, flags: RegexFlags(rawValue: flags), isText: isText) }
        let made = RegexPatternObject(regex, value)
        if cache.patterns.count >= 512 { cache.patterns.removeAll() }
        cache.patterns[key] = made
        return made
    }

    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("re", doc: "Support for regular expressions (RE).")
        let cache = Cache()
        module.function("compile(pattern, flags=0)", doc: "Compile a regular expression pattern, returning a Pattern object.") { .object(try pattern($1[0], $1[1], cache, $0)) }
        let modes: [(String, Regex.Mode, String)] = [
            ("match", .match, "Try to apply the pattern at the start of the string, returning\na Match object, or None if no match was found."),
            ("fullmatch", .fullMatch, "Try to apply the pattern to all of the string, returning\na Match object, or None if no match was found."),
            ("search", .search, "Scan through string looking for a match to the pattern, returning\na Match object, or None if no match was found."),
        ]
        for (name, mode, doc) in modes {
            module.function(name + "(pattern, string, flags=0)", doc: doc) { interpreter, arguments in
                let pattern = try pattern(arguments[0], arguments[2], cache, interpreter)
                return try pattern.match(pattern.text(arguments[1], interpreter), from: 0, to: Int.max, mode, interpreter)
            }
        }
        module.function("findall(pattern, string, flags=0)", doc: "Return a list of all non-overlapping matches in the string.") { interpreter, arguments in
            let pattern = try pattern(arguments[0], arguments[2], cache, interpreter)
            return try pattern.findAll(pattern.text(arguments[1], interpreter), from: 0, to: Int.max, interpreter)
        }
        module.function("finditer(pattern, string, flags=0)", doc: "Return an iterator over all non-overlapping matches in the\nstring.  For each match, the iterator returns a Match object.") { interpreter, arguments in
            let pattern = try pattern(arguments[0], arguments[2], cache, interpreter)
            return .object(RegexMatchIterator(pattern, try pattern.text(arguments[1], interpreter), from: 0, to: Int.max))
        }
        module.function("split(pattern, string, maxsplit=0, flags=0)", doc: "Split the source string by the occurrences of the pattern,\nreturning a list containing the resulting substrings.") { interpreter, arguments in
            let pattern = try pattern(arguments[0], arguments[3], cache, interpreter)
            return try pattern.split(pattern.text(arguments[1], interpreter), limit: interpreter.machineInt(arguments[2]), interpreter)
        }
        module.function("sub(pattern, repl, string, count=0, flags=0)", doc: "Return the string obtained by replacing the leftmost\nnon-overlapping occurrences of the pattern in string by the\nreplacement repl.") { interpreter, arguments in
            let pattern = try pattern(arguments[0], arguments[4], cache, interpreter)
            return try pattern.substitute(arguments[1], in: pattern.text(arguments[2], interpreter), limit: interpreter.machineInt(arguments[3]), interpreter).text
        }
        module.function("subn(pattern, repl, string, count=0, flags=0)", doc: "Return a 2-tuple containing (new_string, number).") { interpreter, arguments in
            let pattern = try pattern(arguments[0], arguments[4], cache, interpreter)
            let (text, count) = try pattern.substitute(arguments[1], in: pattern.text(arguments[2], interpreter), limit: interpreter.machineInt(arguments[3]), interpreter)
            return .object(TupleObject([text, .int(count)]))
        }
        module.function("escape(pattern)", doc: "Escape special characters in a string.") { interpreter, arguments in
            if let string = arguments[0].string { return .object(StringObject(utf8: withExtendedLifetime(string) { Regex.escape(string.utf8) })) }
            guard let bytes = try Bytes.array(arguments[0], interpreter) else {
                throw interpreter.typeError("decoding to str: need a bytes-like object, \(arguments[0].typeName) found")
            }
            return try Bytes.make(bytes.withUnsafeBufferPointer(Regex.escape), interpreter)
        }
        module.function("purge()", doc: "Clear the regular expression caches") { _, _ in
            cache.patterns.removeAll()
            return .none
        }
        module.types(RegexPatternObject.type, RegexMatchObject.type, RegexFlagType.type, errorType)
        module.value("NOFLAG", RegexFlagType.make(0))
        for (name, short, flag) in RegexFlagType.names {
            module.value(name, RegexFlagType.make(flag.rawValue))
            if let short { module.value(short, RegexFlagType.make(flag.rawValue)) }
        }
        return module
    }
}
