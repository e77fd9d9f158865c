internal import Glibc

/// What `ExpressionNode.number` found: a machine int or a float, or nothing.  It holds no reference, so arithmetic on it is free of counting.
enum Number {
    /// Something else, or not known without running a program: the node has to be evaluated.
    case none
    case int(Int)
    case float(Double)

    @inline(__always)
    init(_ value: Value) {
        if case .int(let number) = value { self = .int(number) } else if case .float(let number) = value { self = .float(number) } else { self = .none }
    }

    /// The number where it stands.
    @inline(__always)
    init(_ place: UnsafeMutablePointer<Value>) {
        let tag = place.tag
        self = tag == ValueLayout.int ? .int(place.int) : tag == ValueLayout.float ? .float(place.float) : .none
    }

    /// Nil for `.none`.
    @inline(__always)
    var value: Value? {
        switch self {
        case .int(let number): return .int(number)
        case .float(let number): return .float(number)
        case .none: return nil
        }
    }

    @inline(__always)
    var isNone: Bool { if case .none = self { return true } else { return false } }
}

/// How often a node tries `number` in vain before it stops trying.
struct Guess {
    private var left: UInt8

    init(_ isPossible: Bool) { left = isPossible ? 30 : 0 }

    /// Whether a try is worth it.
    @inline(__always)
    var isOpen: Bool { left > 0 }

    @inline(__always)
    mutating func missed() { left &-= 1 }
}

/// The usual arithmetic.  `.none` says that the general way has to be taken: another kind of operand, an overflow, an error.
enum Fast {
    @inline(__always) static func add(_ a: Number, _ b: Number) -> Number {
        switch (a, b) {
        case (.int(let x), .int(let y)):
            let (result, overflow) = x.addingReportingOverflow(y)
            return overflow ? .none : .int(result)
        case (.float(let x), .float(let y)): return .float(x + y)
        case (.float(let x), .int(let y)): return .float(x + Double(y))
        case (.int(let x), .float(let y)): return .float(Double(x) + y)
        default: return .none
        }
    }
    @inline(__always) static func subtract(_ a: Number, _ b: Number) -> Number {
        switch (a, b) {
        case (.int(let x), .int(let y)):
            let (result, overflow) = x.subtractingReportingOverflow(y)
            return overflow ? .none : .int(result)
        case (.float(let x), .float(let y)): return .float(x - y)
        case (.float(let x), .int(let y)): return .float(x - Double(y))
        case (.int(let x), .float(let y)): return .float(Double(x) - y)
        default: return .none
        }
    }
    @inline(__always) static func multiply(_ a: Number, _ b: Number) -> Number {
        switch (a, b) {
        case (.int(let x), .int(let y)):
            let (result, overflow) = x.multipliedReportingOverflow(by: y)
            return overflow ? .none : .int(result)
        case (.float(let x), .float(let y)): return .float(x * y)
        case (.float(let x), .int(let y)): return .float(x * Double(y))
        case (.int(let x), .float(let y)): return .float(Double(x) * y)
        default: return .none
        }
    }
    @inline(__always) static func trueDivide(_ a: Number, _ b: Number) -> Number {
        switch (a, b) {
        case (.float(let x), .float(let y)): return y == 0 ? .none : .float(x / y)
        case (.float(let x), .int(let y)): return y == 0 ? .none : .float(x / Double(y))
        case (.int(let x), .float(let y)): return y == 0 ? .none : .float(Double(x) / y)
        // Ints that a float holds exactly.
        case (.int(let x), .int(let y)): return y != 0 && x.magnitude <= 1 << 53 && y.magnitude <= 1 << 53 ? .float(Double(x) / Double(y)) : .none
        default: return .none
        }
    }
    @inline(__always) static func floorDivide(_ a: Number, _ b: Number) -> Number {
        // A positive divisor: no overflow and no error.
        guard case .int(let x) = a, case .int(let y) = b, y > 0 else { return .none }
        if (x | y) >> 32 == 0 { return .int(Int(UInt32(truncatingIfNeeded: x) / UInt32(truncatingIfNeeded: y))) }
        let quotient = x / y
        return .int(x % y < 0 ? quotient &- 1 : quotient)
    }
    @inline(__always) static func remainder(_ a: Number, _ b: Number) -> Number {
        guard case .int(let x) = a, case .int(let y) = b, y > 0 else { return .none }
        if (x | y) >> 32 == 0 { return .int(Int(UInt32(truncatingIfNeeded: x) % UInt32(truncatingIfNeeded: y))) }
        let rest = x % y
        return .int(rest < 0 ? rest &+ y : rest)
    }
    @inline(__always) static func power(_ a: Number, _ b: Number) -> Number {
        // Squares, and powers of positive floats.
        if case .int(let y) = b, y == 2 {
            if case .float(let x) = a {
                let result = pow(x.magnitude, 2)
                return result.isFinite ? .float(result) : .none
            }
            return multiply(a, a)
        }
        guard case .float(let x) = a, case .float(let y) = b, x > 0, x.isFinite, y.isFinite else { return .none }
        let result = pow(x, y)
        return result.isFinite ? .float(result) : .none
    }
    @inline(__always) static func bits(_ operation: BinaryOperation, _ a: Number, _ b: Number) -> Number {
        guard case .int(let x) = a, case .int(let y) = b else { return .none }
        if operation == .and { return .int(x & y) }
        if operation == .or { return .int(x | y) }
        if operation == .xor { return .int(x ^ y) }
        guard y >= 0, y < 63 else { return .none }
        if operation == .rightShift { return .int(x >> y) }
        let shifted = x << y
        return operation == .leftShift && shifted >> y == x ? .int(shifted) : .none
    }

    /// `old ∘= operand`
    @inline(__always)
    static func augment(_ operation: BinaryOperation, _ old: Number, _ operand: Number) -> Number {
        if operation == .add { return add(old, operand) }
        if operation == .subtract { return subtract(old, operand) }
        if operation == .multiply { return multiply(old, operand) }
        return augmentRarely(operation, old, operand)
    }

    @inline(never)
    private static func augmentRarely(_ operation: BinaryOperation, _ old: Number, _ operand: Number) -> Number {
        switch operation {
        case .trueDivide: return trueDivide(old, operand)
        case .floorDivide: return floorDivide(old, operand)
        case .remainder: return remainder(old, operand)
        case .power: return power(old, operand)
        case .and, .or, .xor, .leftShift, .rightShift: return bits(operation, old, operand)
        default: return .none
        }
    }
}

/// A comparison as a set of outcomes: less 1, equal 2, greater 4, none of them (NaN) 8.
struct Outcomes {
    private let set: UInt8

    init(_ operation: ComparisonOperation) {
        switch operation {
        case .less: set = 1
        case .lessOrEqual: set = 3
        case .equal: set = 2
        case .notEqual: set = 13
        case .greater: set = 4
        case .greaterOrEqual: set = 6
        }
    }

    @inline(__always)
    func hold(_ x: Int, _ y: Int) -> Bool { set & (x < y ? 1 : x == y ? 2 : 4) != 0 }

    @inline(__always)
    func hold(_ x: Double, _ y: Double) -> Bool { set & (x < y ? 1 : x == y ? 2 : x > y ? 4 : 8) != 0 }

    /// Nil: to be compared in the general way.
    @inline(__always)
    func hold(_ a: Number, _ b: Number) -> Bool? {
        switch (a, b) {
        case (.int(let x), .int(let y)): return hold(x, y)
        case (.float(let x), .float(let y)): return hold(x, y)
        // Ints that a float holds exactly.
        case (.float(let x), .int(let y)): return y.magnitude <= 1 << 53 ? hold(x, Double(y)) : nil
        case (.int(let x), .float(let y)): return x.magnitude <= 1 << 53 ? hold(Double(x), y) : nil
        default: return nil
        }
    }
}
