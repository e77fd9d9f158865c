extension Bootstrap {
    // MARK: OSError

    /// Error numbers of Linux that have classes of their own.
    private static let classOfNumber: [Int: String] = [
        1: "PermissionError", 2: "FileNotFoundError", 3: "ProcessLookupError", 4: "InterruptedError", 10: "ChildProcessError", 11: "BlockingIOError",
        13: "PermissionError", 17: "FileExistsError", 20: "NotADirectoryError", 21: "IsADirectoryError", 32: "BrokenPipeError", 103: "ConnectionAbortedError",
        104: "ConnectionResetError", 108: "BrokenPipeError", 110: "TimeoutError", 111: "ConnectionRefusedError", 114: "BlockingIOError", 115: "BlockingIOError",
    ]

    static func addSystemErrorMembers() {
        let type = exceptionType("OSError")
        for name in ["errno", "strerror", "filename", "filename2"] { detail(type, name) }
        /// `errno, strerror, filename, winerror, filename2`: what the arguments mean, and `args` without the file names.
        func store(_ exception: ExceptionObject, _ arguments: Arguments) {
            let count = arguments.count
            guard (2...5).contains(count) else { return exception.setArguments(arguments) }
            exception.setDetail("errno", arguments[0])
            exception.setDetail("strerror", arguments[1])
            if count >= 3, !arguments[2].isNone {
                exception.setDetail("filename", arguments[2])
                if count >= 5, !arguments[4].isNone { exception.setDetail("filename2", arguments[4]) }
                exception.arguments = TupleObject(copying: arguments.base, count: 2)
            } else {
                exception.setArguments(arguments)
            }
        }
        ExceptionTypes.setConstructor(type, make: { type, arguments, interpreter in
            var made = type
            if type.reference == ExceptionTypes.named("OSError"), arguments.count >= 2, case .int(let number) = arguments[0], let name = classOfNumber[number] {
                made = exceptionType(name)
            }
            let exception = ExceptionObject(made.reference, TupleObject.of(arguments))
            store(exception, arguments)
            return .object(exception)
        }, initialize: { receiver, arguments, interpreter in
            guard let exception = receiver.object as? ExceptionObject else { return }
            if arguments.names != nil { throw interpreter.typeError("\(exception.type.name)() takes no keyword arguments") }
            // `__new__` has read them already, except where a class passes others on.
            if exception.details == nil || !(2...5).contains(arguments.count) || exception.details?["errno"].map({ !$0.isIdentical(to: arguments[0]) }) ?? true {
                store(exception, arguments)
            }
        })
        for (name, base) in ExceptionTypes.hierarchy where name != "OSError" && exceptionType(base).isSubclass(of: type) { exceptionType(name).layout = type.layout }
        type.namespace["characters_written"] = nil
    }

    // MARK: SyntaxError

    static func addSyntaxErrorMembers() {
        let type = exceptionType("SyntaxError")
        detail(type, "msg") { $0.arguments.count > 0 ? $0.arguments[0] : .none }
        let places = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
        for name in places { detail(type, name) }
        detail(type, "print_file_and_line")
        ExceptionTypes.setConstructor(type, initialize: { receiver, arguments, interpreter in
            guard let exception = receiver.object as? ExceptionObject else { return }
            if arguments.names != nil { throw interpreter.typeError("\(exception.type.name)() takes no keyword arguments") }
            exception.setArguments(arguments)
            guard arguments.count == 2 else { return }
            let place = try interpreter.tuple(from: arguments[1])
            if place.count < 4 { throw interpreter.typeError("function takes at least 4 arguments (\(place.count) given)") }
            if place.count > 6 { throw interpreter.typeError("function takes at most 6 arguments (\(place.count) given)") }
            if place.count == 5 { throw interpreter.typeError("end_offset must be provided when end_lineno is provided") }
            for (index, name) in places.enumerated() where index < place.count { exception.setDetail(name, place[index]) }
        })
        for name in ["IndentationError", "TabError"] { ExceptionTypes.shareConstructor(name, "SyntaxError") }
    }

    // MARK: UnicodeError

    static func addUnicodeErrorMembers() {
        func make(_ name: String, _ attributes: [String], _ kinds: [String]) {
            let type = exceptionType(name)
            for (index, attribute) in attributes.enumerated() {
                detail(type, attribute) { $0.arguments.count == attributes.count ? $0.arguments[index] : .none }
            }
            ExceptionTypes.setConstructor(type, initialize: { receiver, arguments, interpreter in
                guard let exception = receiver.object as? ExceptionObject else { return }
                if arguments.names != nil { throw interpreter.typeError("\(exception.type.name)() takes no keyword arguments") }
                guard arguments.count == attributes.count else { throw interpreter.typeError("function takes exactly \(attributes.count) arguments (\(arguments.count) given)") }
                for (index, kind) in kinds.enumerated() {
                    switch kind {
                    case "str": if arguments[index].string == nil { throw interpreter.typeError("argument \(index + 1) must be str, not \(arguments[index].typeName)") }
                    case "int": _ = try interpreter.index(arguments[index])
                    default:
                        if arguments[index].string != nil || arguments[index].object == nil {
                            throw interpreter.typeError("a bytes-like object is required, not '\(arguments[index].typeName)'")
                        }
                    }
                }
                exception.setArguments(arguments)
            })
        }
        make("UnicodeDecodeError", ["encoding", "object", "start", "end", "reason"], ["str", "bytes", "int", "int", "str"])
        make("UnicodeEncodeError", ["encoding", "object", "start", "end", "reason"], ["str", "str", "int", "int", "str"])
        make("UnicodeTranslateError", ["object", "start", "end", "reason"], ["str", "int", "int", "str"])
    }
}

extension ExceptionText {
    /// `[Errno 2] No such file or directory: 'name'`
    static func systemError(_ exception: ExceptionObject, _ interpreter: Interpreter) throws -> StringObject? {
        guard let number = exception.details?["errno"], let reason = exception.details?["strerror"] else { return nil }
        var text = Array("[Errno ".utf8)
        text.append(contentsOf: try interpreter.string(number).array)
        text.append(contentsOf: "] ".utf8)
        text.append(contentsOf: try interpreter.string(reason).array)
        if let name = exception.details?["filename"], !name.isNone {
            text.append(contentsOf: ": ".utf8)
            try interpreter.appendRepr(name, to: &text)
            if let second = exception.details?["filename2"], !second.isNone {
                text.append(contentsOf: " -> ".utf8)
                try interpreter.appendRepr(second, to: &text)
            }
        }
        return StringObject(utf8: text)
    }

    /// `message (file, line 3)`
    static func syntaxError(_ exception: ExceptionObject, _ interpreter: Interpreter) throws -> StringObject? {
        guard exception.arguments.count > 0 || exception.details?["msg"] != nil else { return nil }
        let message = try interpreter.string(exception.details?["msg"] ?? exception.arguments[0])
        var place: [String] = []
        if let name = exception.details?["filename"]?.string?.text { place.append(String(name.split(separator: "/").last ?? Substring(name))) }
        if case .int(let line)? = exception.details?["lineno"] { place.append("line \(line)") }
        return place.isEmpty ? message : StringObject(utf8: message.array + Array(" (\(place.joined(separator: ", ")))".utf8))
    }

    /// `'ascii' codec can't encode character '\xe9' in position 0: reason`
    static func unicodeError(_ exception: ExceptionObject, _ type: TypeObject, _ interpreter: Interpreter) throws -> StringObject? {
        func belongs(_ name: String) -> Bool { type.isSubclass(of: ExceptionTypes.named(name).object) }
        let isDecoding = belongs("UnicodeDecodeError"), isTranslating = belongs("UnicodeTranslateError")
        guard isDecoding || isTranslating || belongs("UnicodeEncodeError") else { return nil }
        let arguments = exception.arguments
        let first = isTranslating ? 0 : 1
        guard arguments.count == first + 4 else { return nil }
        func current(_ name: String, _ index: Int) -> Value { exception.details?[name] ?? arguments[index] }
        guard case .int(let start) = current("start", first + 1), case .int(let end) = current("end", first + 2) else { return nil }
        let reason = try interpreter.string(current("reason", first + 3)).text
        let object = current("object", first)
        var what = isTranslating ? "can't translate" : "'\(try interpreter.string(current("encoding", 0)).text)' codec can't \(isDecoding ? "decode" : "encode")"
        // One unit is shown, more are counted.
        if start >= 0, end == start &+ 1 {
            let length = try interpreter.length(object)
            if start < length {
                let unit = try interpreter.getItem(object, .int(start))
                if isDecoding, case .int(let byte) = unit {
                    let digits = String(byte, radix: 16)
                    what += " byte 0x\(digits.count < 2 ? "0" + digits : digits) in position \(start): \(reason)"
                    return StringObject(what)
                }
                if let character = unit.string {
                    var offset = 0
                    let code = withExtendedLifetime(character) { character.byteCount > 0 ? CodePoint.next(character.utf8, &offset) : 0 }
                    let digits = String(code, radix: 16)
                    let width = code < 0x100 ? 2 : code < 0x1_0000 ? 4 : 8
                    let letter = code < 0x100 ? "x" : code < 0x1_0000 ? "u" : "U"
                    what += " character '\\\(letter)\(String(repeating: "0", count: max(0, width - digits.count)))\(digits)' in position \(start): \(reason)"
                    return StringObject(what)
                }
            }
        }
        what += " \(isDecoding ? "bytes" : "characters") in position \(start)-\(end &- 1): \(reason)"
        return StringObject(what)
    }
}
