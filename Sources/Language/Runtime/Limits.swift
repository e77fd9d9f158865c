internal import CRuntime

extension Interpreter {
    /// How many steps pass between looks at the clock and the heap.
    private static let interval = 8192

    func beginLimits() {
        nextCheck = steps &+ 1
        deadline = limits.seconds > 0 ? crt_seconds() + limits.seconds : .infinity
        // Before the first look at the heap nothing is known to fit.
        baseBytes = Int.max
        nextPoll = 0
    }

    /// Counts one step: a loop turn or a call.
    @inline(__always)
    public func tick() throws {
        steps &+= 1
        if steps >= nextCheck { try check() }
    }

    /// Counts the work of a native function: elements touched.
    @inline(__always)
    public func charge(work: Int) throws {
        steps &+= work >> 4
        if steps >= nextCheck { try check() }
    }

    @inline(never)
    func check() throws {
        if let limit = pendingLimit { throw limit }
        if limits.steps > 0, steps >= limits.steps { throw LimitReached(.steps) }
        var next = steps &+ Self.interval
        if limits.steps > 0 { next = min(next, limits.steps) }
        nextCheck = next
        if deadline.isFinite, crt_seconds() > deadline { throw LimitReached(.seconds) }
        if limits.memory > 0 { try pollMemory() }
    }

    /// Looks at the heap.  Counting its bytes takes the longer the more gaps it has, so at most a twentieth of the time goes into it.
    private func pollMemory() throws {
        let start = crt_seconds()
        if start < nextPoll { return }
        let bytes = measureHeap()
        let end = crt_seconds()
        nextPoll = end + (end - start) * 20
        if bytes > limits.memory { throw LimitReached(.memory) }
    }

    private func measureHeap() -> Int {
        unpolledBytes = 0
        let bytes = Int(crt_allocated_bytes())
        baseBytes = bytes
        if bytes > peakBytes { peakBytes = bytes }
        return bytes
    }

    /// Asks for memory before it is allocated.  Small amounts are found when the heap is looked at.
    public func reserve(bytes: Int) throws {
        if bytes < 0 { throw memoryError() }
        if limits.memory <= 0 {
            // Without a limit, what no machine has is still refused.
            if bytes > 1 << 42 { throw memoryError() }
            return
        }
        unpolledBytes &+= bytes
        if unpolledBytes < 1 << 20 { return }
        // What was in use at the last look and all that was asked for since: while that fits, there is no need to look.
        let most = baseBytes.addingReportingOverflow(unpolledBytes)
        if !most.overflow, most.partialValue <= limits.memory, unpolledBytes < limits.memory >> 3 { return }
        let used = measureHeap()
        let (sum, overflow) = used.addingReportingOverflow(bytes)
        if overflow || sum > limits.memory { throw LimitReached(.memory) }
        if sum > peakBytes { peakBytes = sum }
    }

    /// `count` elements of `size` bytes.
    public func reserve(count: Int, size: Int) throws {
        let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
        if overflow { throw memoryError() }
        try reserve(bytes: bytes)
    }

    /// Writes to standard output.
    public func print(_ text: UTF8Buffer) throws {
        outputBytes &+= text.count
        if limits.output > 0, outputBytes > limits.output {
            let room = max(0, text.count - (outputBytes - limits.output))
            writeOutput(UnsafeBufferPointer(rebasing: text[..<room]))
            throw LimitReached(.output)
        }
        writeOutput(text)
        try charge(work: text.count)
    }

    public func print(_ text: [UInt8]) throws { try text.withUnsafeBufferPointer { try print($0) } }
}
