internal import Language

/// `hashlib`.
enum HashModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("hashlib", doc: "Digests of messages.")
        for algorithm in DigestAlgorithm.allCases {
            module.function(algorithm.rawValue + "(string=<none>, *, usedforsecurity=True)", doc: "Returns a \(algorithm.rawValue) hash object; optionally initialized with a string") { interpreter, arguments in
                let made = HashObject(algorithm)
                if !arguments[0].isUndefined { try made.update(arguments[0], interpreter) }
                return .object(made)
            }
        }
        module.function("new(name, data=<none>, /)", doc: "Return a new hashing object using the named algorithm.") { interpreter, arguments in
            guard let name = arguments[0].string else { throw interpreter.typeError("name must be a string") }
            guard let algorithm = DigestAlgorithm(rawValue: name.text) else { throw interpreter.valueError("unsupported hash type " + name.text) }
            let made = HashObject(algorithm)
            if !arguments[1].isUndefined { try made.update(arguments[1], interpreter) }
            return .object(made)
        }
        module.value("algorithms_guaranteed", .object(TupleObject(DigestAlgorithm.allCases.map { Value($0.rawValue) })))
        return module
    }
}

/// The algorithms of `hashlib` that the dialect has.
enum DigestAlgorithm: String, CaseIterable {
    case md5, sha1, sha224, sha256, sha512

    var size: Int {
        switch self {
        case .md5: return 16
        case .sha1: return 20
        case .sha224: return 28
        case .sha256: return 32
        case .sha512: return 64
        }
    }

    func digest(_ message: [UInt8]) -> [UInt8] {
        switch self {
        case .md5: return MD5.digest(message)
        case .sha1: return SHA1.digest(message)
        case .sha224: return SHA256.digest(message, is224: true)
        case .sha256: return SHA256.digest(message)
        case .sha512: return SHA512.digest(message)
        }
    }
}

/// A message that is being hashed; it is kept until its digest is asked for.
final class HashObject: Object {
    let algorithm: DigestAlgorithm
    private var message: [UInt8] = []

    init(_ algorithm: DigestAlgorithm) {
        self.algorithm = algorithm
        super.init(.other, Self.type.reference)
    }

    func update(_ value: Value, _ interpreter: Interpreter) throws {
        if value.string != nil { throw interpreter.typeError("Strings must be encoded before hashing") }
        guard let bytes = try Bytes.array(value, interpreter) else { throw interpreter.typeError("object supporting the buffer API required") }
        try interpreter.reserve(bytes: bytes.count)
        message += bytes
    }

    private func digest(_ interpreter: Interpreter) throws -> [UInt8] {
        try interpreter.charge(work: message.count &* 4)
        return algorithm.digest(message)
    }

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<\(algorithm.rawValue) _hashlib.HASH object @ \(interpreter.address(self))>".utf8)
    }

    static let type: TypeObject = {
        let type = TypeObject.native("HASH", module: "_hashlib", base: Types.object, specials: [.repr], isSubclassable: false)
        _ = type.namedWithModule()
        func method(_ signature: String, _ body: @escaping (HashObject, Arguments, Interpreter) throws -> Value) {
            type.method(signature) { interpreter, arguments in
                guard let object = arguments[0].object as? HashObject else { return .none }
                return try body(object, arguments, interpreter)
            }
        }
        method("update(self, obj, /)") { object, arguments, interpreter in
            try object.update(arguments[1], interpreter)
            return .none
        }
        method("digest(self, /)") { object, _, interpreter in try Bytes.make(object.digest(interpreter), interpreter) }
        method("hexdigest(self, /)") { object, _, interpreter in
            let digits = Array("0123456789abcdef".utf8)
            return .object(StringObject(utf8: try object.digest(interpreter).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }))
        }
        method("copy(self, /)") { object, _, _ in
            let copy = HashObject(object.algorithm)
            copy.message = object.message
            return .object(copy)
        }
        type.attribute("name") { _, object in Value((object as? HashObject)?.algorithm.rawValue ?? "") }
        type.attribute("digest_size") { _, object in .int((object as? HashObject)?.algorithm.size ?? 0) }
        type.attribute("block_size") { _, object in .int((object as? HashObject)?.algorithm == .sha512 ? 128 : 64) }
        return type
    }()
}
