internal import Language

/// Objects of `bytes` and their like.
enum Bytes {
    /// The bytes of a `bytes` or `bytearray`; nil for anything else.
    static func array(_ value: Value, _ interpreter: Interpreter) throws -> [UInt8]? { BytesObject.of(value)?.bytes }

    static func make(_ bytes: [UInt8], _ interpreter: Interpreter) throws -> Value { .object(BytesObject(bytes)) }
}
