import COpenBLAS
import CVectorMath

extension Kernels {
    /// How many threads (the caller's included) large operations use.  Set it before work starts; results do not depend
    /// on it.
    nonisolated(unsafe) public static var threadCount = 1

    /// Loads what is otherwise loaded at the first use (the matrix library), for processes that lose the right to open
    /// files or start threads later.  Returns whether the matrix library was found; without it products use loops of our own.
    @discardableResult
    public static func prepare() -> Bool {
        parallel(threadCount) { _ in }
        return cblas_shim_available() != 0
    }

    /// Lets the process keep freed buffers for the next ones of their size; for processes that run tensor programs.
    public static func keepFreedMemory() { cvm_keep_freed_memory() }

    /// Calls `body` for every unit of `0..<count`, on several threads when there is more than one unit.
    @inline(__always)
    static func parallel(_ count: Int, _ body: (Int) -> Void) {
        if count <= 1 || threadCount <= 1 {
            var unit = 0
            while unit < count { body(unit); unit &+= 1 }
            return
        }
        runParallel(count, body)
    }

    @inline(never)
    private static func runParallel(_ count: Int, _ body: (Int) -> Void) {
        withoutActuallyEscaping(body) { escapable in
            withUnsafePointer(to: escapable) { pointer in
                cvm_parallel(count, threadCount, { context, unit in
                    guard let context else { return }
                    context.assumingMemoryBound(to: ((Int) -> Void).self).pointee(unit)
                }, UnsafeMutableRawPointer(mutating: pointer))
            }
        }
    }

    /// Cuts `0..<count` into pieces of `grain` and calls `body` for each, in parallel.  The cut depends on `count` and
    /// `grain` only.
    @inline(__always)
    static func parallel(_ count: Int, grain: Int, _ body: (Range<Int>) -> Void) {
        if count <= 0 { return }
        if count <= grain || threadCount <= 1 {
            body(0..<count)
            return
        }
        let pieces = (count &+ grain &- 1) / grain
        parallel(pieces) { piece in
            let start = piece &* grain
            body(start..<min(start &+ grain, count))
        }
    }

    /// A grain near `grain` that cuts `count` elements into a multiple of four pieces of whole cache lines, so that two or four threads
    /// end together.
    @inline(__always)
    static func evenGrain(_ count: Int, _ grain: Int) -> Int {
        let pieces = (count &+ grain &- 1) / grain
        if pieces < 4 { return grain }
        let even = (pieces &+ 3) & ~3
        return ((count &+ even &- 1) / even &+ 63) & ~63
    }

    /// A buffer of this thread, 64-byte aligned, valid until the same slot is asked for again on this thread.
    @inline(__always)
    static func workspace<T>(_ slot: Workspace, _ count: Int, of type: T.Type = T.self) -> UnsafeMutablePointer<T> {
        guard let memory = cvm_workspace(slot.rawValue, max(count, 1) &* MemoryLayout<T>.stride) else {
            fatalError("out of memory for a workspace of \(count) elements")
        }
        return memory.bindMemory(to: T.self, capacity: max(count, 1))
    }

    /// Who uses a thread's buffers; two users that can be active at the same time have different slots.
    enum Workspace: Int32 {
        case columns = 0, packedLeft = 1, packedRight = 2, partial = 3, staging = 4, order = 5, gates = 6, transposed = 7
    }
}

/// Work below this many simple element operations stays on one thread.
let elementGrain = 32768
