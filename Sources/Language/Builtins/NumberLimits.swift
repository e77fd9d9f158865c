internal import CRuntime
internal import Glibc

extension Interpreter {
    /// Counts elementary operations of one computation that cannot be interrupted, before it begins.  One that would last beyond the deadline
    /// is refused at once.
    public func charge(operations: Double) throws {
        guard operations >= 4096 else { return }
        steps &+= Int(min(operations / 16, 1e15))
        if deadline.isFinite, operations > 1e7, crt_seconds() + operations * 2e-9 > deadline { throw LimitReached(.seconds) }
        if steps >= nextCheck { try check() }
    }

    /// Counts the elements that a kernel touches, before it begins.  What would last beyond the deadline even on a fast machine is refused at once.
    public func charge(elements: Int) throws {
        if elements > 1 << 30, deadline.isFinite, crt_seconds() + Double(elements) * 4e-11 > deadline { throw LimitReached(.seconds) }
        try charge(work: elements >> 2)
    }

    /// The same for a product of two ints with so many machine words, and the memory of the result.
    public func charge(multiplying a: Int, by b: Int) throws {
        let small = min(a, b), large = max(a, b)
        if large < 64 || small == 0 { return }
        try reserve(count: small &+ large, size: 8)
        // Long factors are split: each doubling costs three products instead of four.
        let part = Double(min(small, 1024))
        let parts = Double(small) / part
        try charge(operations: part * part * pow(parts, 1.585) * Double(large) / Double(small))
    }

    /// The same for a division of ints with so many machine words.
    public func charge(dividing dividend: Int, by divisor: Int) throws {
        let quotient = dividend &- divisor &+ 1
        if quotient > 0 { try charge(operations: Double(divisor) * Double(quotient) * 2) }
    }

    /// The same for Euclid's algorithm (greatest common divisor, inverse) on ints of so many machine words.
    public func charge(euclid words: Int) throws {
        if words > 8 { try charge(operations: Double(words) * Double(words) * 64) }
    }
}
