/// A class of the language, without counting a reference: classes live as long as the process.
public struct TypeRef: Equatable, @unchecked Sendable {
    @usableFromInline let address: UnsafeRawPointer?

    @inlinable init(_ address: UnsafeRawPointer?) { self.address = address }


    public var object: TypeObject { unsafeBitCast(address, to: TypeObject.self) }
    @inlinable public static func == (a: TypeRef, b: TypeRef) -> Bool { a.address == b.address }
}

/// The built-in classes.  They are made once (`Bootstrap`), before the first interpreter, and are the same for all interpreters of the
/// process, since a program cannot change them.  They are plain globals so that reading one costs one load.
public enum Types {
    nonisolated(unsafe) public internal(set) static var object = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var type = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var none = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var notImplemented = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var ellipsis = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var bool = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var int = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var float = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var complex = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var string = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var bytes = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var bytearray = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var list = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var tuple = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var dict = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var set = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var frozenset = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var range = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var slice = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var cell = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var function = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var native = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var methodDescriptor = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var slotWrapper = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var boundMethod = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var boundNative = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var methodWrapper = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var mappingProxy = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var getSet = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var property = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var classMethod = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var staticMethod = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var superType = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var module = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var code = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var frame = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var traceback = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var generator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var sequenceIterator = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var baseException = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var union = TypeRef(nil)
    nonisolated(unsafe) public internal(set) static var genericAlias = TypeRef(nil)
}
