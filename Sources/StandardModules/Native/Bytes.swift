internal import Language

/// Objects of `bytes` and their like.
enum Bytes {
    /// The bytes of a `bytes` or `bytearray`; nil for anything else.
    static func array(_ value: Value, _ interpreter: Interpreter) throws -> [UInt8]? {
        guard let object = value.object, object.kind != .string else { return nil }
        let type = object.type
        guard object.kind == .bytes || type.isSubclass(of: Types.bytes.object) || type.isSubclass(of: Types.bytearray.object) else { return nil }
        var result: [UInt8] = []
        try interpreter.forEach(in: value) { byte in
            if case .int(let number) = byte { result.append(UInt8(truncatingIfNeeded: number)) }
            return true
        }
        return result
    }

    static func make(_ bytes: [UInt8], _ interpreter: Interpreter) throws -> Value {
        try interpreter.call1(.object(Types.bytes.object), .object(ListObject(bytes.map { .int(Int($0)) })))
    }
}
