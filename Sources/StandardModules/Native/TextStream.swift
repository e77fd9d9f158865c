internal import Language

/// `sys.stdin`, `sys.stdout` and `sys.stderr`.
final class TextStream: Object {
    enum Role: String { case input = "<stdin>", output = "<stdout>", errors = "<stderr>" }

    let role: Role

    init(_ role: Role) {
        self.role = role
        super.init(.other, Self.type.reference)
    }

    static let type: TypeObject = {
        let type = TypeObject.native("TextIOWrapper", module: "_io", base: Types.object, specials: [.iterator, .next], isSubclassable: false)
        func stream(_ value: Value) -> TextStream? { value.object as? TextStream }
        func operation(_ interpreter: Interpreter, _ message: String) -> any Error { interpreter.make("OSError", message) }
        type.method("write(self, text, /)", doc: "Write string to stream.\nReturns the number of characters written (which is always equal to\nthe length of the string).") { interpreter, arguments in
            guard let text = arguments[1].string else { throw interpreter.typeError("write() argument must be str, not \(arguments[1].typeName)") }
            guard let stream = stream(arguments[0]), stream.role != .input else { throw operation(interpreter, "not writable") }
            try stream.write(text, interpreter)
            return .int(text.count)
        }
        type.method("writelines(self, lines, /)") { interpreter, arguments in
            guard let stream = stream(arguments[0]), stream.role != .input else { throw operation(interpreter, "not writable") }
            try interpreter.forEach(in: arguments[1]) { line in
                guard let text = line.string else { throw interpreter.typeError("write() argument must be str, not \(line.typeName)") }
                try stream.write(text, interpreter)
                return true
            }
            return .none
        }
        type.method("flush(self, /)") { _, _ in .none }
        type.method("close(self, /)") { _, _ in .none }
        type.method("isatty(self, /)") { _, _ in .bool(false) }
        type.method("readable(self, /)") { _, arguments in .bool(stream(arguments[0])?.role == .input) }
        type.method("writable(self, /)") { _, arguments in .bool(stream(arguments[0])?.role != .input) }
        type.method("seekable(self, /)") { _, _ in .bool(false) }
        type.method("fileno(self, /)") { interpreter, _ in throw operation(interpreter, "this stream has no file descriptor: the dialect has no files") }
        type.method("reconfigure(self, /, **options)") { _, _ in .none }
        type.method("readline(self, size=-1, /)") { interpreter, arguments in
            guard let stream = stream(arguments[0]), stream.role == .input else { throw operation(interpreter, "not readable") }
            return .object(StringObject(utf8: interpreter.readLine?() ?? []))
        }
        type.method("read(self, size=-1, /)") { interpreter, arguments in
            guard let stream = stream(arguments[0]), stream.role == .input else { throw operation(interpreter, "not readable") }
            var text: [UInt8] = []
            while let line = interpreter.readLine?() {
                try interpreter.tick()
                try interpreter.reserve(bytes: line.count)
                text.append(contentsOf: line)
            }
            return .object(StringObject(utf8: text))
        }
        type.method("readlines(self, hint=-1, /)") { interpreter, arguments in
            guard let stream = stream(arguments[0]), stream.role == .input else { throw operation(interpreter, "not readable") }
            return .object(try interpreter.list(from: arguments[0]))
        }
        type.method("__enter__(self, /)") { _, arguments in arguments[0] }
        type.method("__exit__(self, *details)") { _, _ in .none }
        type.attribute("name") { _, object in Value((object as? TextStream)?.role.rawValue ?? "") }
        type.attribute("mode") { _, object in Value((object as? TextStream)?.role == .input ? "r" : "w") }
        type.attribute("encoding") { _, _ in Value("utf-8") }
        type.attribute("errors") { _, object in Value((object as? TextStream)?.role == .errors ? "backslashreplace" : "strict") }
        type.attribute("closed") { _, _ in .bool(false) }
        type.attribute("newlines") { _, _ in .none }
        type.attribute("line_buffering") { _, _ in .bool(false) }
        return type
    }()

    private func write(_ text: StringObject, _ interpreter: Interpreter) throws {
        try withExtendedLifetime(text) {
            if role == .errors { try interpreter.printErrors(text.utf8) } else { try interpreter.print(text.utf8) }
        }
    }

    override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(self) }

    override func nativeNext(_ interpreter: Interpreter) throws -> Value? {
        guard role == .input else { throw interpreter.make("OSError", "not readable") }
        guard let line = interpreter.readLine?() else { return nil }
        return .object(StringObject(utf8: line))
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<_io.TextIOWrapper name='\(role.rawValue)' mode='\(role == .input ? "r" : "w")' encoding='utf-8'>".utf8)
    }
}
