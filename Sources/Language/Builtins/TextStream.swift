/// `sys.stdout`, `sys.stderr` and `sys.stdin`: what the interpreter's own channels look like to a program.
public final class TextStreamObject: Object {
    public enum Channel: String { case output = "<stdout>", errors = "<stderr>", input = "<stdin>" }
    public let channel: Channel

    private static let shared: TypeObject = {
        let type = TypeObject.native("TextIOWrapper", module: "_io", base: Types.object, doc: "A stream of text.", specials: [.repr, .iterator, .next], isSubclassable: false)
        func stream(_ value: Value) -> TextStreamObject? { value.object as? TextStreamObject }
        type.method("write(self, text, /)") { interpreter, arguments in
            guard let text = arguments[1].string else { throw interpreter.typeError("write() argument must be str, not \(arguments[1].argumentTypeName)") }
            try stream(arguments[0])?.write(text.utf8, interpreter)
            return .int(text.count)
        }
        type.method("writelines(self, lines, /)") { interpreter, arguments in
            try interpreter.forEach(in: arguments[1]) { line in
                guard let text = line.string else { throw interpreter.typeError("write() argument must be str, not \(line.argumentTypeName)") }
                try stream(arguments[0])?.write(text.utf8, interpreter)
                return true
            }
            return .none
        }
        type.method("flush(self, /)") { interpreter, arguments in
            if stream(arguments[0])?.channel == .output { interpreter.flushOutput() }
            return .none
        }
        type.method("isatty(self, /)") { _, _ in .bool(false) }
        type.method("readable(self, /)") { _, arguments in .bool(stream(arguments[0])?.channel == .input) }
        type.method("writable(self, /)") { _, arguments in .bool(stream(arguments[0])?.channel != .input) }
        type.method("readline(self, size=-1, /)") { interpreter, arguments in
            .object(try stream(arguments[0])?.readLine(interpreter) ?? .empty)
        }
        type.method("read(self, size=-1, /)") { interpreter, arguments in
            var bytes: [UInt8] = []
            while let line = try stream(arguments[0])?.readLine(interpreter) {
                try interpreter.reserve(bytes: line.byteCount)
                bytes.append(contentsOf: line.array)
            }
            return .object(StringObject(utf8: bytes))
        }
        type.method("readlines(self, hint=-1, /)") { interpreter, arguments in
            let lines = ListObject()
            while let line = try stream(arguments[0])?.readLine(interpreter) {
                try interpreter.reserve(bytes: line.byteCount)
                lines.append(.object(line))
            }
            return .object(lines)
        }
        type.attribute("name") { _, object in Value((object as? TextStreamObject)?.channel.rawValue ?? "") }
        type.attribute("encoding") { _, _ in Value("utf-8") }
        type.attribute("errors") { _, object in Value((object as? TextStreamObject)?.channel == .errors ? "backslashreplace" : "strict") }
        type.attribute("mode") { _, object in Value((object as? TextStreamObject)?.channel == .input ? "r" : "w") }
        type.attribute("closed") { _, _ in .bool(false) }
        return type
    }()

    public init(_ channel: Channel) {
        self.channel = channel
        super.init(.other, Self.shared.reference)
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<_io.TextIOWrapper name='\(channel.rawValue)' mode='\(channel == .input ? "r" : "w")' encoding='utf-8'>".utf8)
    }
    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(self) }
    public override func nativeNext(_ interpreter: Interpreter) throws -> Value? { try readLine(interpreter).map { .object($0) } }

    func write(_ bytes: UTF8Buffer, _ interpreter: Interpreter) throws {
        switch channel {
        case .output: try interpreter.print(bytes)
        case .errors: try interpreter.printError(bytes)
        case .input: throw interpreter.make("OSError", "not writable")
        }
    }

    func write(_ bytes: [UInt8], _ interpreter: Interpreter) throws { try bytes.withUnsafeBufferPointer { try write($0, interpreter) } }

    /// A line with its end; nil at the end of the input.
    private func readLine(_ interpreter: Interpreter) throws -> StringObject? {
        guard channel == .input else { throw interpreter.make("OSError", "not readable") }
        try interpreter.tick()
        guard let line = interpreter.readLine?(), !line.isEmpty else { return nil }
        return StringObject(utf8: try line.withUnsafeBufferPointer { try TextCodec.decode($0, errors: "replace") })
    }
}

extension Interpreter {
    /// Writes to standard error; counts as output.
    public func printError(_ text: UTF8Buffer) throws {
        outputBytes &+= text.count
        if limits.output > 0, outputBytes > limits.output { throw LimitReached(.output) }
        writeErrors(text)
        try charge(work: text.count)
    }
}
