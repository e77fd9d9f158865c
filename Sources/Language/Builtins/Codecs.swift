extension Interpreter {
    /// `text.encode(encoding, errors)`
    ///
    /// - Throws: UnicodeEncodeError, LookupError.
    public func encode(_ text: StringObject, _ encoding: StringObject? = nil, _ errors: StringObject? = nil) throws -> [UInt8] {
        try reserve(bytes: text.byteCount)
        try charge(work: text.byteCount >> 4)
        do {
            return try TextCodec.encode(text.utf8, TextCodec.Encoding(name: encoding?.text ?? "utf-8"), errors: errors?.text ?? "strict")
        } catch let error as CodecError {
            throw unicodeError(error, .object(text))
        }
    }

    /// `bytes.decode(encoding, errors)`
    ///
    /// - Throws: UnicodeDecodeError, LookupError.
    public func decode(_ object: BytesObject, _ encoding: StringObject? = nil, _ errors: StringObject? = nil) throws -> StringObject {
        let bytes = object.bytes
        try reserve(bytes: bytes.count)
        try charge(work: bytes.count >> 4)
        do {
            let encoding = try TextCodec.Encoding(name: encoding?.text ?? "utf-8")
            return StringObject(utf8: try bytes.withUnsafeBufferPointer { try TextCodec.decode($0, encoding, errors: errors?.text ?? "strict") })
        } catch let error as CodecError {
            throw unicodeError(error, .object(object))
        }
    }

    private func unicodeError(_ error: CodecError, _ object: Value) -> PythonError {
        make(ExceptionTypes.named(error.isEncoding ? "UnicodeEncodeError" : "UnicodeDecodeError"),
             [Value(error.encoding), object, .int(error.start), .int(error.end), Value(error.reason)])
    }
}

extension ExceptionObject {
    /// What `str` shows of a UnicodeEncodeError or UnicodeDecodeError; nil if its arguments are not those of one.
    public var unicodeMessage: String? {
        guard arguments.count == 5, let encoding = arguments[0].string, let reason = arguments[4].string, case .int(let start) = arguments[2],
              case .int(let end) = arguments[3] else { return nil }
        let error: CodecError
        if let text = arguments[1].string {
            let offset = text.byteOffset(max(0, min(start, text.count)))
            var position = offset
            let offender = offset < text.byteCount ? CodePoint.next(text.utf8, &position) : 0
            error = CodecError(isEncoding: true, encoding: encoding.text, start: start, end: end, reason: reason.text, offender: offender)
        } else if let bytes = BytesObject.of(arguments[1]) {
            let offender = bytes.bytes.indices.contains(start) ? UInt32(bytes.bytes[start]) : 0
            error = CodecError(isEncoding: false, encoding: encoding.text, start: start, end: end, reason: reason.text, offender: offender)
        } else {
            return nil
        }
        return error.message
    }
}
