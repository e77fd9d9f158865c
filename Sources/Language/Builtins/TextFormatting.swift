extension Interpreter {
    // MARK: text of one value

    /// Appends `str(value)`.
    @inline(__always)
    public func appendString(_ value: Value, to text: inout [UInt8]) throws {
        switch value {
        case .int(let number): IntegerText.append(number, to: &text)
        case .float(let number): FloatText.appendRepr(number, to: &text)
        case .object(let object) where object.kind == .string: text.append(contentsOf: unsafeDowncast(object, to: StringObject.self).utf8)
        default: try appendOther(value, to: &text)
        }
    }

    @inline(never)
    private func appendOther(_ value: Value, to text: inout [UInt8]) throws {
        let string = try string(value)
        withExtendedLifetime(string) { text.append(contentsOf: string.utf8) }
    }

    /// `str`, `repr` or `ascii` of a value: the conversion is `s`, `r` or `a`.
    func converted(_ value: Value, _ conversion: UInt8) throws -> StringObject {
        switch conversion {
        case 0x73: return try string(value)
        case 0x61:
            let text = try repr(value)
            return text.isASCII ? text : StringObject(utf8: TextQuoting.asciiEscaped(text.utf8))
        default: return try repr(value)
        }
    }

    /// `ascii(value)`
    public func ascii(_ value: Value) throws -> StringObject { try converted(value, 0x61) }

    // MARK: replacement fields

    /// `{value!conversion:specification}` of an f-string, appended to `text`.
    ///
    /// - Parameter conversion: `s`, `r`, `a`, or nil.
    public func formatValue(_ value: Value, conversion: UInt8?, specification: StringObject, into text: inout [UInt8]) throws {
        if let conversion {
            let string = try converted(value, conversion)
            return try withExtendedLifetime(string) {
                if specification.byteCount == 0 { return text.append(contentsOf: string.utf8) }
                try appendFormat(.object(string), specification, to: &text)
            }
        }
        if specification.byteCount == 0 {
            switch value {
            case .int(let number): return IntegerText.append(number, to: &text)
            case .float(let number): return FloatText.appendRepr(number, to: &text)
            case .object(let object) where object.kind == .string: return text.append(contentsOf: unsafeDowncast(object, to: StringObject.self).utf8)
            default: break
            }
        }
        try appendFormat(value, specification, to: &text)
    }

    /// Appends `format(value, specification)`.
    func appendFormat(_ value: Value, _ specification: StringObject, to text: inout [UInt8]) throws {
        if try appendBuiltin(value, specification.utf8, to: &text) { return }
        let string = try format(value, specification)
        withExtendedLifetime(string) { text.append(contentsOf: string.utf8) }
    }

    /// The same if the value is a plain number or str; false otherwise.
    private func appendBuiltin(_ value: Value, _ specification: UTF8Buffer, to text: inout [UInt8]) throws -> Bool {
        switch value {
        case .int(let number):
            if specification.isEmpty {
                IntegerText.append(number, to: &text)
            } else if let simple = SimpleSpecification(specification), simple.append(number, to: &text) {
                try reserve(bytes: simple.width)
            } else {
                text.append(contentsOf: try Formatting.integer(number, specification: specification) { try self.reserve(bytes: $0) })
            }
        case .float(let number):
            if specification.isEmpty {
                FloatText.appendRepr(number, to: &text)
            } else if let simple = SimpleSpecification(specification), simple.append(number, to: &text) {
                try reserve(bytes: simple.width)
            } else {
                text.append(contentsOf: try Formatting.float(number, specification: specification) { try self.reserve(bytes: $0) })
            }
        case .object(let object) where object.kind == .string:
            let string = unsafeDowncast(object, to: StringObject.self)
            if specification.isEmpty {
                text.append(contentsOf: string.utf8)
            } else if let simple = SimpleSpecification(specification), simple.append(string, to: &text) {
                try reserve(bytes: simple.width)
            } else {
                text.append(contentsOf: try Formatting.string(string.utf8, specification: specification) { try self.reserve(bytes: $0) })
            }
        default: return false
        }
        return true
    }

    // MARK: str.format

    /// `template.format(*values, **keywords)`
    func formatTemplate(_ template: StringObject, _ arguments: Arguments) throws -> StringObject {
        try formatTemplate(template) { index in
            guard index < arguments.count else { throw self.indexError("Replacement index \(index) out of range for positional args tuple") }
            return arguments[index]
        } keyword: { name in
            if let names = arguments.names {
                let first = arguments.count
                for (offset, known) in names.enumerated() where known.byteCount == name.count && known.utf8.elementsEqual(name) { return arguments.base[first &+ offset] }
            }
            throw self.keyError(.object(StringObject(utf8: name)))
        }
    }

    /// `template.format_map(mapping)`
    func formatTemplate(_ template: StringObject, mapping: Value) throws -> StringObject {
        try formatTemplate(template) { _ in
            throw self.valueError("Format string contains positional fields")
        } keyword: { name in
            try self.getItem(mapping, .object(StringObject(utf8: name)))
        }
    }

    private func formatTemplate(
        _ template: StringObject, positional: @escaping (Int) throws -> Value, keyword: @escaping (UTF8Buffer) throws -> Value
    ) throws -> StringObject {
        let operations = FormatTemplate.Operations<Value>(
            positional: positional, keyword: keyword,
            attribute: { value, name in try self.getAttribute(value, StringObject(utf8: name)) },
            itemAtIndex: { value, index in try self.getItem(value, .int(index)) },
            itemForKey: { value, name in try self.getItem(value, .object(StringObject(utf8: name))) },
            convert: { value, conversion in .object(try self.converted(value, conversion)) },
            format: { value, specification, text in
                if try self.appendBuiltin(value, specification, to: &text) { return }
                let string = try self.format(value, StringObject(utf8: specification))
                withExtendedLifetime(string) { text.append(contentsOf: string.utf8) }
            })
        return try withExtendedLifetime(template) { StringObject(utf8: try FormatTemplate.render(template.utf8, operations)) }
    }
}

extension StringMethods {
    static func addFormatting(to type: TypeObject) {
        type.rawMethod("format", doc: "Return a formatted version of the string, using substitutions from the arguments, which braces in it name.") { interpreter, arguments in
            guard arguments.count > 0, let template = arguments[0].string else {
                let found = arguments.count > 0 ? arguments[0].typeName : "object"
                throw interpreter.typeError("descriptor 'format' for 'str' objects doesn't apply to a '\(found)' object")
            }
            return .object(try interpreter.formatTemplate(template, arguments.dropFirst()))
        }
        type.method("format_map(self, mapping, /)", doc: "Return a formatted version of the string, using substitutions from mapping.") { interpreter, arguments in
            .object(try interpreter.formatTemplate(receiver(arguments), mapping: arguments[1]))
        }
    }
}

/// The specifications that programs use all the time, `[<>^][0][width][,][.precision][type]`, rendered without objects in between.
struct SimpleSpecification {
    /// `<`, `>`, `^`, or 0.
    private var align: UInt8 = 0
    private var zero = false
    private(set) var width = 0
    private var comma = false
    private var precision = -1
    private var type: UInt8 = 0

    /// nil: it is none of these.
    init?(_ text: UTF8Buffer) {
        var index = 0
        let count = text.count
        if index < count, text[index] == 0x3C || text[index] == 0x3E || text[index] == 0x5E {
            align = text[index]
            index &+= 1
        }
        if index < count, text[index] == 0x30 {
            zero = true
            index &+= 1
        }
        while index < count, text[index] &- 0x30 < 10 {
            width = width &* 10 &+ Int(text[index] &- 0x30)
            if width > 4096 { return nil }
            index &+= 1
        }
        if index < count, text[index] == 0x2C {
            comma = true
            index &+= 1
        }
        if index < count, text[index] == 0x2E {
            index &+= 1
            precision = 0
            let first = index
            while index < count, text[index] &- 0x30 < 10 {
                precision = precision &* 10 &+ Int(text[index] &- 0x30)
                if precision > 64 { return nil }
                index &+= 1
            }
            if index == first { return nil }
        }
        if index < count {
            type = text[index]
            index &+= 1
        }
        if index != count { return nil }
    }

    /// Puts what stands behind `start` into a field of the width.
    private func pad(_ text: inout [UInt8], from start: Int, length: Int, defaultAlign: UInt8) {
        let missing = width &- length
        if missing <= 0 { return }
        let side = align == 0 ? defaultAlign : align
        let left = side == 0x3E ? missing : side == 0x5E ? missing / 2 : 0
        if left > 0 {
            let end = text.count
            text.append(0x20, times: left)
            text.withUnsafeMutableBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                (base + start + left).update(from: base + start, count: end &- start)
                (base + start).update(repeating: 0x20, count: left)
            }
        }
        text.append(0x20, times: missing &- left)
    }

    /// Appends an int; false: this needs the general way.
    func append(_ number: Int, to text: inout [UInt8]) -> Bool {
        if type == 0x66, precision >= 0 { return append(Double(number), to: &text) }
        guard type == 0x64 || type == 0, precision < 0, !comma, !zero else { return false }
        let start = text.count
        IntegerText.append(number, to: &text)
        pad(&text, from: start, length: text.count &- start, defaultAlign: 0x3E)
        return true
    }

    /// Appends a float.
    func append(_ number: Double, to text: inout [UInt8]) -> Bool {
        guard type == 0x66, precision >= 0, !comma, !zero, number.isFinite else { return false }
        let start = text.count
        FloatDigits.appendFixed(number, precision: precision, to: &text)
        pad(&text, from: start, length: text.count &- start, defaultAlign: 0x3E)
        return true
    }

    /// Appends a str.
    func append(_ string: StringObject, to text: inout [UInt8]) -> Bool {
        guard type == 0x73 || type == 0, !comma, !zero, precision < 0 else { return false }
        let start = text.count
        text.append(contentsOf: string.utf8)
        pad(&text, from: start, length: string.count, defaultAlign: 0x3C)
        return true
    }
}
