#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// What stands before the bytes of a `Storage`.
public struct StorageHeader {
    /// The first byte, aligned to 64 bytes when large.
    public let pointer: UnsafeMutableRawPointer
    public let byteCount: Int
    /// How often the memory was written to in place; gradients check it.
    public var version = 0
    let budget: MemoryBudget
    /// Whether the bytes stand in memory of their own, not behind the header.
    let isOutside: Bool
}

/// The memory that a tensor and its views share.  A few bytes stand in the object itself, so that a small result is one allocation.
public final class Storage: ManagedBuffer<StorageHeader, UInt64> {
    /// The largest number of bytes that stand in the object.
    private static let inside = 128

    public var pointer: UnsafeMutableRawPointer { @inline(__always) get { header.pointer } }
    public var byteCount: Int { @inline(__always) get { header.byteCount } }
    public var version: Int {
        @inline(__always) get { header.version }
        @inline(__always) set { header.version = newValue }
    }

    /// Memory for `count` elements; its bytes are charged first.  The contents are undefined unless `zeroed`.
    static func make(count: Int, itemSize: Int, zeroed: Bool = false) throws -> Storage {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: itemSize)
        return try TensorRuntime.withCurrent { runtime in
            if overflow || bytes < 0 { throw TensorError.memoryLimit(requested: .max, limit: runtime.memory.limit) }
            try runtime.memory.charge(bytes)
            do { try runtime.charge(work: count) } catch {
                runtime.memory.release(bytes)
                throw error
            }
            if bytes <= inside {
                let words = (bytes &+ 7) / 8
                let made = Storage.create(minimumCapacity: max(words, 1)) { buffer in
                    buffer.withUnsafeMutablePointerToElements { elements in
                        if zeroed { elements.initialize(repeating: 0, count: words) }
                        return StorageHeader(pointer: UnsafeMutableRawPointer(elements), byteCount: bytes, budget: runtime.memory, isOutside: false)
                    }
                }
                return unsafeDowncast(made, to: Storage.self)
            }
            let allocated: UnsafeMutableRawPointer?
            if zeroed {
                allocated = calloc(bytes, 1)
            } else if bytes >= 4096 {
                var aligned: UnsafeMutableRawPointer?
                allocated = posix_memalign(&aligned, 64, bytes) == 0 ? aligned : nil
            } else {
                allocated = malloc(bytes)
            }
            guard let allocated else {
                runtime.memory.release(bytes)
                throw TensorError.memoryLimit(requested: bytes, limit: runtime.memory.limit)
            }
            let made = Storage.create(minimumCapacity: 0) { _ in
                StorageHeader(pointer: allocated, byteCount: bytes, budget: runtime.memory, isOutside: true)
            }
            return unsafeDowncast(made, to: Storage.self)
        }
    }

    deinit {
        if header.isOutside { free(header.pointer) }
        header.budget.release(header.byteCount)
    }
}
