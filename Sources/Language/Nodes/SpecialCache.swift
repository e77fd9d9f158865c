/// What a node remembers of a special method of the last object's class, where a function of the program is that method.
struct SpecialCache {
    private var type: UnsafeRawPointer?
    private var versionCell: UnsafePointer<UInt>?
    private var version: UInt = 0
    private var method: FunctionObject?

    /// The function for an object of the class remembered; nil: it has to be looked up.
    @inline(__always)
    func function(_ object: Object) -> FunctionObject? {
        guard let versionCell, object.typeRef.address == type, versionCell.pointee == version else { return nil }
        return method
    }

    @inline(never)
    mutating func remember(_ object: Object, _ special: Special) {
        let found = object.type
        if object.typeRef.address == type, version == found.version { return }
        type = object.typeRef.address
        versionCell = UnsafePointer(found.versionCell)
        version = found.version
        method = found.special(special)?.object(.function, FunctionObject.self)
    }
}
