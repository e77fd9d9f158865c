#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The memory that a tensor and its views share.
public final class Storage {
    /// The first byte, aligned to 64 bytes when large.
    public let pointer: UnsafeMutableRawPointer
    public let byteCount: Int
    /// How often the memory was written to in place; gradients check it.
    public var version = 0
    private let budget: MemoryBudget

    /// Memory for `count` elements; its bytes are charged first.  The contents are undefined unless `zeroed`.
    init(count: Int, itemSize: Int, zeroed: Bool = false) throws {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: itemSize)
        let runtime = TensorRuntime.current
        if overflow || bytes < 0 { throw TensorError.memoryLimit(requested: .max, limit: runtime.memory.limit) }
        try runtime.memory.charge(bytes)
        do { try runtime.charge(work: count) } catch {
            runtime.memory.release(bytes)
            throw error
        }
        let allocated: UnsafeMutableRawPointer?
        if zeroed {
            allocated = calloc(max(bytes, 8), 1)
        } else if bytes >= 4096 {
            var aligned: UnsafeMutableRawPointer?
            allocated = posix_memalign(&aligned, 64, bytes) == 0 ? aligned : nil
        } else {
            allocated = malloc(max(bytes, 8))
        }
        guard let allocated else {
            runtime.memory.release(bytes)
            throw TensorError.memoryLimit(requested: bytes, limit: runtime.memory.limit)
        }
        pointer = allocated
        byteCount = bytes
        budget = runtime.memory
    }

    deinit {
        free(pointer)
        budget.release(byteCount)
    }
}
