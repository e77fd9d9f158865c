internal import BigInt

/// The words of a large int's magnitude, least first; read only, and valid as long as its owner lives.
struct Words {
    let base: UnsafePointer<UInt>
    /// No leading zeros: the last word is not 0 (none for the number 0).
    let count: Int
    let isNegative: Bool

    /// Whether the magnitude is less than that of `other`.
    func precedes(_ other: Words) -> Bool {
        if count != other.count { return count < other.count }
        var index = count &- 1
        while index >= 0 {
            if base[index] != other.base[index] { return base[index] < other.base[index] }
            index &-= 1
        }
        return false
    }
}

/// Sums, differences and short products of ints on their words, into memory that becomes the result's own.
enum WordArithmetic {
    /// Up to how many words the shorter factor may have; longer ones are split, which `BigInt` does.
    static let longestFactor = 32

    /// `a + b`, or `a - b` if `negated`.
    static func sum(_ a: Words, _ b: Words, negated: Bool) -> Value {
        let isNegativeB = b.isNegative != negated
        if a.isNegative == isNegativeB {
            return a.count >= b.count ? add(a, b, a.isNegative) : add(b, a, a.isNegative)
        }
        return a.precedes(b) ? subtract(b, a, isNegativeB) : subtract(a, b, a.isNegative)
    }

    /// The sum of magnitudes; `a` is not shorter.
    private static func add(_ a: Words, _ b: Words, _ isNegative: Bool) -> Value {
        let result = UnsafeMutablePointer<UInt>.allocate(capacity: a.count &+ 1)
        var carry: UInt = 0
        var index = 0
        while index < b.count {
            let (sum, first) = a.base[index].addingReportingOverflow(b.base[index])
            let (total, second) = sum.addingReportingOverflow(carry)
            result[index] = total
            carry = first || second ? 1 : 0
            index &+= 1
        }
        while index < a.count {
            let (total, overflow) = a.base[index].addingReportingOverflow(carry)
            result[index] = total
            carry = overflow ? 1 : 0
            index &+= 1
        }
        result[index] = carry
        return BigIntObject.value(adopting: result, count: index &+ 1, isNegative)
    }

    /// The difference of magnitudes; `a` is not less.
    private static func subtract(_ a: Words, _ b: Words, _ isNegative: Bool) -> Value {
        let result = UnsafeMutablePointer<UInt>.allocate(capacity: max(1, a.count))
        var borrow: UInt = 0
        var index = 0
        while index < b.count {
            let (difference, first) = a.base[index].subtractingReportingOverflow(b.base[index])
            let (total, second) = difference.subtractingReportingOverflow(borrow)
            result[index] = total
            borrow = first || second ? 1 : 0
            index &+= 1
        }
        while index < a.count {
            let (total, overflow) = a.base[index].subtractingReportingOverflow(borrow)
            result[index] = total
            borrow = overflow ? 1 : 0
            index &+= 1
        }
        return BigIntObject.value(adopting: result, count: a.count, isNegative)
    }

    /// `a * b`, word by word.
    static func product(_ a: Words, _ b: Words) -> Value {
        let count = a.count &+ b.count
        let result = UnsafeMutablePointer<UInt>.allocate(capacity: max(1, count))
        result.initialize(repeating: 0, count: max(1, count))
        var row = 0
        while row < b.count {
            let factor = b.base[row]
            var carry: UInt = 0
            var index = 0
            while index < a.count {
                let (high, low) = a.base[index].multipliedFullWidth(by: factor)
                let (sum, first) = low.addingReportingOverflow(carry)
                let (total, second) = sum.addingReportingOverflow(result[row &+ index])
                result[row &+ index] = total
                carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
                index &+= 1
            }
            result[row &+ a.count] = carry
            row &+= 1
        }
        return BigIntObject.value(adopting: result, count: count, a.isNegative != b.isNegative)
    }

    /// Runs `body` with the words of an int of any size; nil for what is no int.
    @inline(__always)
    static func withWords<R>(_ value: Value, _ body: (Words) throws -> R) rethrows -> R? {
        switch value {
        case .int(let number):
            return try withUnsafePointer(to: number.magnitude) { try body(Words(base: $0, count: number == 0 ? 0 : 1, isNegative: number < 0)) }
        case .object(let object):
            guard object.kind == .bigInt else { return nil }
            let big = unsafeDowncast(object, to: BigIntObject.self)
            defer { withExtendedLifetime(big) {} }
            return try body(big.words)
        default: return nil
        }
    }
}

extension Numbers {
    /// The usual operations on ints of which at least one is large; nil: the general way has to be taken.
    static func words(_ operation: BinaryOperation, _ a: Value, _ b: Value, _ interpreter: Interpreter) throws -> Value? {
        guard operation == .add || operation == .subtract || operation == .multiply else { return nil }
        return try WordArithmetic.withWords(a) { x -> Value? in
            try WordArithmetic.withWords(b) { y -> Value? in
                if operation == .multiply {
                    guard min(x.count, y.count) <= WordArithmetic.longestFactor else { return nil }
                    try interpreter.charge(multiplying: x.count, by: y.count)
                    return WordArithmetic.product(x, y)
                }
                let count = x.count &+ y.count
                if count > 64 {
                    try interpreter.reserve(bytes: count &* 8)
                    try interpreter.charge(work: count)
                }
                return WordArithmetic.sum(x, y, negated: operation == .subtract)
            } ?? nil
        } ?? nil
    }
}
