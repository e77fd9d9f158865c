/// What lookups in a class and its bases found lately: one place for every remainder of a name's address.  Interned names, which stay where they are, are kept.
struct LookupCache: ~Copyable {
    private struct Entry {
        var name: UnsafeRawPointer?
        /// `.undefined`: no class of the order has it.
        var value: Value
    }

    private static let count = 64
    private var entries: UnsafeMutablePointer<Entry>?

    deinit {
        entries?.deinitialize(count: Self.count)
        entries?.deallocate()
    }

    @inline(__always)
    private static func place(_ name: StringObject) -> (name: UnsafeRawPointer, index: Int) {
        let address = UnsafeRawPointer(Unmanaged.passUnretained(name).toOpaque())
        let bits = UInt(bitPattern: address)
        return (address, Int(bitPattern: (bits >> 4 ^ bits >> 10) & UInt(count - 1)))
    }

    /// What was found; nil: not known.
    @inline(__always)
    func found(_ name: StringObject) -> Value? {
        guard let entries else { return nil }
        let (address, index) = Self.place(name)
        return entries[index].name == address ? entries[index].value : nil
    }

    mutating func remember(_ name: StringObject, _ value: Value) {
        let entries: UnsafeMutablePointer<Entry>
        if let known = self.entries { entries = known } else {
            entries = .allocate(capacity: Self.count)
            entries.initialize(repeating: Entry(name: nil, value: .undefined), count: Self.count)
            self.entries = entries
        }
        let (address, index) = Self.place(name)
        // The value that goes may run a program's code; by then the new one stands here.
        let old = entries[index]
        entries[index] = Entry(name: address, value: value)
        withExtendedLifetime(old) {}
    }

    mutating func forget(_ name: StringObject) {
        guard let entries else { return }
        let (address, index) = Self.place(name)
        guard entries[index].name == address else { return }
        let old = entries[index]
        entries[index] = Entry(name: nil, value: .undefined)
        withExtendedLifetime(old) {}
    }

    mutating func removeAll() {
        guard let old = entries else { return }
        entries = nil
        old.deinitialize(count: Self.count)
        old.deallocate()
    }
}
