internal import CRuntime

extension Interpreter {
    /// How many steps pass between looks at the clock and the heap.
    private static let interval = 8192

    func beginLimits() {
        nextCheck = steps &+ 1
        deadline = limits.seconds > 0 ? crt_seconds() + limits.seconds : .infinity
        baseBytes = 0
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

    private func pollMemory() throws {
        unpolledBytes = 0
        let bytes = Int(crt_allocated_bytes())
        if bytes > peakBytes { peakBytes = bytes }
        if bytes > limits.memory { throw LimitReached(.memory) }
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
        unpolledBytes = 0
        let used = Int(crt_allocated_bytes())
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
