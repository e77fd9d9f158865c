internal import CRuntime

/// Memory of texts and containers, most of which are small: see `crt_take_block`.
enum SmallMemory {
    /// Room for `count` values, not initialized.
    @inline(__always)
    static func take<T>(_ count: Int, _ type: T.Type = T.self) -> UnsafeMutablePointer<T> {
        unsafeBitCast(crt_take_block(UInt64(truncatingIfNeeded: count &* MemoryLayout<T>.stride)), to: UnsafeMutablePointer<T>.self)
    }

    /// Gives back what was taken for as many values.
    @inline(__always)
    static func give<T>(_ memory: UnsafeMutablePointer<T>, _ count: Int) {
        crt_give_block(memory, UInt64(truncatingIfNeeded: count &* MemoryLayout<T>.stride))
    }
}
