extension Builtins {
    nonisolated(unsafe) static let inputOutputFunctions: [NativeFunction] = [
        NativeFunction(raw: "print", doc: "Prints the values to a stream, or to sys.stdout by default.\n\n  sep\n    string inserted between values, default a space.\n  end\n"
            + "    string appended after the last value, default a newline.\n  file\n    a file-like object (stream); defaults to the current sys.stdout.\n  flush\n    whether to forcibly flush the stream.") { interpreter, arguments in
            try print(arguments, interpreter)
            return .none
        },
        NativeFunction("input(prompt='', /)", doc: "Read a string from standard input.  The trailing newline is stripped.\n\nThe prompt string, if given, is printed to standard output without a\n"
            + "trailing newline before reading input.") { interpreter, arguments in
            let prompt = try interpreter.string(arguments[0])
            if prompt.byteCount > 0 { try interpreter.writeStandardOutput(prompt) }
            guard var line = interpreter.readLine?() else { throw interpreter.make("EOFError", "EOF when reading a line") }
            if line.last == 0x0A { line.removeLast() }
            if line.last == 0x0D { line.removeLast() }
            return .object(StringObject(utf8: try line.withUnsafeBufferPointer { try TextCodec.decode($0, errors: "replace") }))
        },
    ]

    // MARK: print

    private static func print(_ arguments: Arguments, _ interpreter: Interpreter) throws {
        var separator = Value.none, end = Value.none, file = Value.none, flush = Value.none
        if arguments.names != nil {
            for (name, value) in arguments.keywords {
                switch name.text {
                case "sep": separator = value
                case "end": end = value
                case "file": file = value
                case "flush": flush = value
                default: throw interpreter.typeError("'\(name.text)' is an invalid keyword argument for print()")
                }
            }
        }
        func text(_ value: Value, _ name: String) throws -> StringObject? {
            if value.isNone { return nil }
            guard let text = value.string else { throw interpreter.typeError("\(name) must be None or a string, not \(value.typeName)") }
            return text
        }
        let separatorText = try text(separator, "sep"), endText = try text(end, "end")
        if file.isNone, let redirected = interpreter.redirectedOutput() {
            if redirected.isNone { return }
            file = redirected
        }
        let stream = file.object as? TextStreamObject
        if !file.isNone, stream == nil {
            // A stream of the program's own gets every piece by itself.
            func write(_ piece: StringObject) throws { _ = try interpreter.callMethod(file, .interned("write"), [.object(piece)]) }
            for index in 0..<arguments.count {
                if index > 0 { try write(separatorText ?? .interned(" ")) }
                try write(interpreter.string(arguments[index]))
            }
            try write(endText ?? .interned("\n"))
            if try interpreter.isTrue(flush) { _ = try interpreter.callMethod(file, .interned("flush")) }
            return
        }
        var bytes: [UInt8] = []
        func write() throws {
            if let stream { try stream.write(bytes, interpreter) } else { try interpreter.print(bytes) }
            bytes.removeAll(keepingCapacity: true)
        }
        for index in 0..<arguments.count {
            if index > 0 {
                if let separatorText { bytes.append(contentsOf: separatorText.utf8) } else { bytes.append(0x20) }
            }
            let value = arguments[index]
            if case .object(let object) = value, object.kind != .string {
                // The text of an object may come from a method that prints or fails: what stands before it is out by then.
                if index > 0 { try write() }
            }
            try interpreter.appendString(value, to: &bytes)
        }
        if let endText { bytes.append(contentsOf: endText.utf8) } else { bytes.append(0x0A) }
        // The buffers above belong to values that the call holds.
        try write()
    }
}

extension Interpreter {
    /// The object that a program has put in the place of `sys.stdout`, if it has.
    func redirectedOutput() -> Value? {
        guard let output = modules["sys"]?.namespace["stdout"] else { return nil }
        if let stream = output.object as? TextStreamObject, stream.channel == .output { return nil }
        return output
    }

    /// Writes a text where `print` writes.
    public func writeStandardOutput(_ text: StringObject) throws {
        guard let redirected = redirectedOutput() else { return try withExtendedLifetime(text) { try print(text.utf8) } }
        if redirected.isNone { return }
        _ = try callMethod(redirected, .interned("write"), [.object(text)])
    }
}
