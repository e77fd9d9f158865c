internal import Foundation
internal import Language
internal import LessonModel

/// What the library's modules may ask of whoever runs the program: functions of `torch._runtime`.
struct RuntimeFunctions {
    /// The bytes of a dataset's file by its name.
    var data: (String) -> [UInt8]?
    /// A picture that the program drew.
    var figure: (Figure) -> Void = { _ in }
    /// Something that the reader should know, such as that a dataset is missing.
    var notice: (String) -> Void = { _ in }
    /// A value that the program logs under a name, at a step if it says one.
    var scalar: (String, Double, Double?) -> Void = { _, _, _ in }
    /// The values of cells are shown.
    var isInteractive = false

    /// Adds the functions to the module as soon as somebody imports it.
    func install(_ interpreter: Interpreter) {
        let finders = interpreter.moduleFinders
        interpreter.moduleFinders.insert({ name, interpreter in
            guard name == "torch._runtime" else { return nil }
            for find in finders {
                guard let module = try find(name, interpreter) else { continue }
                add(to: module)
                return module
            }
            return nil
        }, at: 0)
    }

    private func add(to module: ModuleObject) {
        func function(_ signature: String, _ body: @escaping NativeFunction.Body) {
            let function = NativeFunction(signature) { try body($0, $1) }
            if module.namespace[function.name] == nil { module.namespace[function.name] = .object(function) }
        }
        let (data, figure, notice, scalar, isInteractive) = (data, figure, notice, scalar, isInteractive)
        function("data_file(name, /)") { interpreter, arguments in
            guard let name = arguments[0].string else { throw interpreter.typeError("a name of a file must be str, not \(arguments[0].typeName)") }
            guard let bytes = data(name.text) else { return .none }
            try interpreter.reserve(bytes: bytes.count)
            try interpreter.charge(work: bytes.count)
            return .object(BytesObject(bytes))
        }
        function("gunzip(data, /)") { interpreter, arguments in
            guard let packed = arguments[0].object as? BytesObject else { throw interpreter.typeError("a bytes-like object is required, not '\(arguments[0].typeName)'") }
            let limit = interpreter.limits.memory > 0 ? interpreter.limits.memory : 1 << 31
            do {
                let bytes = try Inflate.gunzip(packed.bytes, limit: limit)
                try interpreter.reserve(bytes: bytes.count)
                try interpreter.charge(work: bytes.count)
                return .object(BytesObject(bytes))
            } catch Inflate.Failure.tooLarge {
                throw LimitReached(.memory)
            } catch Inflate.Failure.damaged {
                throw interpreter.make("OSError", "Not a gzipped file")
            }
        }
        function("figure(data, /)") { interpreter, arguments in
            var json: [UInt8] = []
            try append(arguments[0], to: &json, interpreter, depth: 0)
            let decoder = JSONDecoder()
            decoder.nonConformingFloatDecodingStrategy = .convertFromString(positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
            do {
                figure(try decoder.decode(Figure.self, from: Data(json)))
            } catch {
                throw interpreter.valueError("the figure cannot be drawn: \(error)")
            }
            return .none
        }
        function("notice(text, /)") { interpreter, arguments in
            notice(try interpreter.string(arguments[0]).text)
            return .none
        }
        function("scalar(tag, value, step=None, /)") { interpreter, arguments in
            let name = String(try interpreter.string(arguments[0]).text.prefix(80))
            scalar(name, try interpreter.double(arguments[1]), arguments[2].isNone ? nil : try interpreter.double(arguments[2]))
            return .none
        }
        function("interactive()") { _, _ in .bool(isInteractive) }
    }

    /// A value as JSON: dicts, lists, tuples, strings and numbers.
    private func append(_ value: Value, to json: inout [UInt8], _ interpreter: Interpreter, depth: Int) throws {
        try interpreter.tick()
        guard depth < 32, json.count < 1 << 28 else { throw interpreter.valueError("the figure is too large") }
        switch value {
        case .none: json += "null".utf8
        case .bool(let flag): json += (flag ? "true" : "false").utf8
        case .int(let number): json += String(number).utf8
        case .float(let number): json += (number.isFinite ? "\(number)" : number.isNaN ? "\"NaN\"" : number > 0 ? "\"Infinity\"" : "\"-Infinity\"").utf8
        default:
            if let text = value.string {
                json += Self.quoted(text.text)
            } else if let dict = value.dict {
                json.append(0x7B)
                for (index, item) in dict.items.enumerated() {
                    if index > 0 { json.append(0x2C) }
                    json += Self.quoted(try interpreter.string(item.key).text)
                    json.append(0x3A)
                    try append(item.value, to: &json, interpreter, depth: depth + 1)
                }
                json.append(0x7D)
            } else {
                json.append(0x5B)
                var isFirst = true
                try interpreter.forEach(in: value) { item in
                    if !isFirst { json.append(0x2C) }
                    isFirst = false
                    try append(item, to: &json, interpreter, depth: depth + 1)
                    return true
                }
                json.append(0x5D)
            }
        }
    }

    private static func quoted(_ text: String) -> [UInt8] {
        var result: [UInt8] = [0x22]
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: result += [0x5C, byte]
            case 0..<0x20: result += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: result.append(byte)
            }
        }
        result.append(0x22)
        return result
    }
}
