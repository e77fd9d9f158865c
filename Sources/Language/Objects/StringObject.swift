/// A str: UTF-8 bytes with the code point as the unit (lone surrogates as three bytes each).
public final class StringObject: Object {
    /// Followed by no terminator.
    @usableFromInline let bytes: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) public private(set) final var byteCount: Int
    /// The number of code points: `len(self)`.
    @exclusivity(unchecked) public private(set) final var count: Int
    @exclusivity(unchecked) private var cachedHash = 0
    /// The only object with this text among all interned ones; comparing two interned strings costs one pointer.
    @exclusivity(unchecked) public private(set) var isInterned = false
    /// The byte offset of every 64th code point of a long text that is not ASCII; made when an index is first asked for.
    @exclusivity(unchecked) var landmarks: UnsafeMutablePointer<UInt32>?
    /// The memory that the text shares with the texts it was made from by appending; nil: `bytes` is its own.
    let storage: TextStorage?

    /// Takes over `bytes`, which was taken from `SmallMemory` with room for `byteCount`.
    init(adopting bytes: UnsafeMutablePointer<UInt8>, byteCount: Int, count: Int, type: TypeRef = Types.string) {
        self.bytes = bytes
        self.byteCount = byteCount
        self.count = count
        storage = nil
        super.init(type == Types.string ? .string : .instance, type)
    }

    /// The first `byteCount` bytes of a shared memory.
    init(sharing storage: TextStorage, byteCount: Int, count: Int) {
        bytes = storage.bytes
        self.byteCount = byteCount
        self.count = count
        self.storage = storage
        super.init(.string, Types.string)
    }

    public convenience init(utf8 source: UTF8Buffer, type: TypeRef = Types.string) {
        let bytes = SmallMemory.take(source.count, UInt8.self)
        if let base = source.baseAddress { bytes.initialize(from: base, count: source.count) }
        self.init(adopting: bytes, byteCount: source.count, count: CodePoint.count(source), type: type)
    }

    public convenience init(utf8 source: [UInt8], type: TypeRef = Types.string) {
        let bytes = SmallMemory.take(source.count, UInt8.self)
        let count = source.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { bytes.initialize(from: base, count: buffer.count) }
            return CodePoint.count(buffer)
        }
        self.init(adopting: bytes, byteCount: source.count, count: count, type: type)
    }

    public convenience init(_ text: String, type: TypeRef = Types.string) {
        var text = text
        let (bytes, byteCount, count) = text.withUTF8 { source in
            let bytes = SmallMemory.take(source.count, UInt8.self)
            if let base = source.baseAddress { bytes.initialize(from: base, count: source.count) }
            return (bytes, source.count, CodePoint.count(source))
        }
        self.init(adopting: bytes, byteCount: byteCount, count: count, type: type)
    }

    /// The decimal digits of a machine int.
    convenience init(decimal value: Int) {
        var rest = value.magnitude
        var size = value < 0 ? 2 : 1
        while rest >= 10 {
            rest /= 10
            size &+= 1
        }
        let bytes = SmallMemory.take(size, UInt8.self)
        if value < 0 { bytes[0] = 0x2D }
        rest = value.magnitude
        var index = size &- 1
        repeat {
            bytes[index] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
            index &-= 1
        } while rest > 0
        self.init(adopting: bytes, byteCount: size, count: size)
    }

    /// A machine int with a base of two, eight or sixteen, as `bin`, `oct` and `hex` write it: `-0x1f`.
    convenience init(_ value: Int, bitsOfDigit: Int, prefix: UInt8) {
        let magnitude = UInt64(value.magnitude)
        let digits = max(1, (64 &- magnitude.leadingZeroBitCount &+ bitsOfDigit &- 1) / bitsOfDigit)
        let size = digits &+ (value < 0 ? 3 : 2)
        let bytes = SmallMemory.take(size, UInt8.self)
        if value < 0 { bytes[0] = 0x2D }
        bytes[size &- digits &- 2] = 0x30
        bytes[size &- digits &- 1] = prefix
        var rest = magnitude
        for index in stride(from: size &- 1, through: size &- digits, by: -1) {
            let digit = UInt8(truncatingIfNeeded: rest & (1 << UInt64(bitsOfDigit) &- 1))
            bytes[index] = digit < 10 ? 0x30 &+ digit : 0x57 &+ digit
            rest >>= UInt64(bitsOfDigit)
        }
        self.init(adopting: bytes, byteCount: size, count: size)
    }

    /// Appends to a text that grew from others (`storage`) and that nobody else refers to, in its place; false: a new text has to be made.
    @inline(__always)
    func grow(by other: StringObject) -> Bool {
        guard let storage, storage.used == byteCount, storage.capacity &- byteCount >= other.byteCount, !isInterned, landmarks == nil else { return false }
        (bytes + byteCount).initialize(from: other.bytes, count: other.byteCount)
        byteCount &+= other.byteCount
        count &+= other.count
        storage.used = byteCount
        cachedHash = 0
        return true
    }

    deinit {
        if storage == nil { SmallMemory.give(bytes, byteCount) }
        landmarks?.deallocate()
    }

    /// The bytes, valid as long as the object lives: keep the object in a variable that is used after the last use of the buffer.
    @inlinable public var utf8: UTF8Buffer { UTF8Buffer(start: bytes, count: byteCount) }
    public var array: [UInt8] { Array(utf8) }
    /// As a Swift string; lone surrogates become U+FFFD.
    public var text: String { String(decoding: utf8, as: UTF8.self) }
    @inlinable public var isASCII: Bool { count == byteCount }

    public var hash: Int {
        @inline(__always) get {
            if cachedHash != 0 { return cachedHash }
            return computeHash()
        }
    }

    @inline(never)
    private func computeHash() -> Int {
        let value = Hashing.bytes(utf8)
        cachedHash = value == 0 ? 1 : value
        return cachedHash
    }

    @inline(__always)
    public func hasSameText(as other: StringObject) -> Bool {
        if self === other { return true }
        if byteCount != other.byteCount { return false }
        if isInterned, other.isInterned { return false }
        return compareBytes(other)
    }

    @inline(never)
    private func compareBytes(_ other: StringObject) -> Bool {
        let a = UnsafeRawPointer(bytes), b = UnsafeRawPointer(other.bytes)
        var offset = 0
        while offset &+ 8 <= byteCount {
            if a.loadUnaligned(fromByteOffset: offset, as: UInt64.self) != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { return false }
            offset &+= 8
        }
        while offset < byteCount {
            if bytes[offset] != other.bytes[offset] { return false }
            offset &+= 1
        }
        return true
    }

    public static func == (object: StringObject, text: String) -> Bool { object.text == text }

    // MARK: interning

    private struct Key: Hashable {
        let object: StringObject
        func hash(into hasher: inout Hasher) { hasher.combine(object.hash) }
        static func == (a: Key, b: Key) -> Bool { a.object.byteCount == b.object.byteCount && a.object.compareBytes(b.object) }
    }

    nonisolated(unsafe) private static var interned: Set<Key> = []

    /// The interned string with this text.
    public var interned: StringObject {
        if isInterned { return self }
        if let index = Self.interned.firstIndex(of: Key(object: self)) { return Self.interned[index].object }
        let object = kind == .string ? self : StringObject(utf8: utf8)
        object.isInterned = true
        Self.interned.insert(Key(object: object))
        return object
    }

    public static func interned(_ text: String) -> StringObject { StringObject(text).interned }

    // MARK: often used strings

    public static let empty = StringObject("").interned

    /// One-character strings of Latin-1, shared; made when the first is asked for.
    nonisolated(unsafe) private static var characters: UnsafeMutablePointer<StringObject>?

    @inline(never)
    private static func makeCharacters() -> UnsafeMutablePointer<StringObject> {
        let made = UnsafeMutablePointer<StringObject>.allocate(capacity: 256)
        for code in 0..<256 {
            var bytes: [UInt8] = []
            CodePoint.append(UInt32(code), to: &bytes)
            (made + code).initialize(to: StringObject(utf8: bytes).interned)
        }
        characters = made
        return made
    }

    /// The string of one code point.
    @inline(__always)
    public static func character(_ code: UInt32) -> StringObject { code < 256 ? (characters ?? makeCharacters())[Int(code)] : wideCharacter(code) }

    @inline(never)
    private static func wideCharacter(_ code: UInt32) -> StringObject {
        var bytes: [UInt8] = []
        CodePoint.append(code, to: &bytes)
        return StringObject(utf8: bytes)
    }

    // MARK: protocols; those that need more than a line are in StringObject+Protocols.swift

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws { TextQuoting.appendRepr(utf8, to: &text) }
    public override func nativeString(_ interpreter: Interpreter) throws -> StringObject { exact }
    public override func nativeFormat(_ specification: StringObject, _ interpreter: Interpreter) throws -> StringObject {
        if specification.byteCount == 0 { return try interpreter.string(.object(self)) }
        return StringObject(utf8: try Formatting.string(utf8, specification: specification.utf8, typeName: type.name) { try interpreter.reserve(bytes: $0) })
    }
    public override func nativeHash(_ interpreter: Interpreter) throws -> Int { hash }
    public override func nativeTruth(_ interpreter: Interpreter) throws -> Bool { byteCount > 0 }
    public override func nativeLength(_ interpreter: Interpreter) throws -> Int { count }
    public override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value { try item(index, interpreter) }
    public override func nativeContains(_ value: Value, _ interpreter: Interpreter) throws -> Bool { try contains(value, interpreter) }
    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(StringIterator(self)) }
    public override func nativeReversed(_ interpreter: Interpreter) throws -> Value { .object(ReversedStringIterator(self)) }
    public override func nativeBinary(_ operation: BinaryOperation, _ other: Value, reflected: Bool, _ interpreter: Interpreter) throws -> Value {
        try combined(operation, other, reflected: reflected, interpreter)
    }
    public override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        compared(operation, other)
    }
}
