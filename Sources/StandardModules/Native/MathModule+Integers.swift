internal import BigInt
internal import Glibc
internal import Language

extension Value {
    /// An exact int of any size as a BigInt.
    var bigInt: BigInt? {
        switch self {
        case .int(let number): return BigInt(number)
        case .bool(let flag): return BigInt(flag ? 1 : 0)
        default: return object(.bigInt, BigIntObject.self)?.value
        }
    }

    init(_ number: BigInt) { self.init(IntegerValue(number)) }
}

extension Interpreter {
    /// `operator.index(value)` as a BigInt.
    func bigIndex(_ value: Value) throws -> BigInt { try index(value).bigInt ?? 0 }

    /// What computations on long ints are charged with.
    var integerCharge: MathEngine.Charge {
        MathEngine.Charge(bytes: { try self.reserve(bytes: $0) }, multiplication: { try self.tick(); try self.charge(multiplying: $0, by: $1) },
                          division: { try self.charge(dividing: $0, by: $1) })
    }

    /// Charges the bytes of a large int before it is made.
    func chargeBytes(_ bytes: Int) throws {
        try reserve(bytes: bytes)
        try charge(work: bytes)
    }
}

extension MathModule {
    static func addIntegerFunctions(to module: ModuleObject) {
        module.function("factorial(n, /)", doc: "Find n!.\n\nRaise a ValueError if x is negative or non-integral.") { interpreter, arguments in
            let index = try interpreter.index(arguments[0])
            guard case .int(let n) = index else {
                if index.object(.bigInt, BigIntObject.self)?.value.sign == .minus { throw interpreter.valueError("factorial() not defined for negative values") }
                throw interpreter.overflowError("factorial() argument should not exceed 9223372036854775807")
            }
            if n < 0 { throw interpreter.valueError("factorial() not defined for negative values") }
            if n <= 20 { return .int((0..<n).reduce(1) { $0 * ($1 + 1) }) }
            return Value(try MathEngine.factorial(n, interpreter.integerCharge))
        }
        module.function("isqrt(n, /)", doc: "Return the integer part of the square root of the input.") { interpreter, arguments in
            let index = try interpreter.index(arguments[0])
            if case .int(let n) = index {
                if n < 0 { throw interpreter.valueError("isqrt() argument must be nonnegative") }
                var root = Int(Double(n).squareRoot())
                while root > 3_037_000_499 || root * root > n { root -= 1 }
                while root < 3_037_000_499, (root + 1) * (root + 1) <= n { root += 1 }
                return .int(root)
            }
            let n = index.bigInt ?? 0
            if n.sign == .minus { throw interpreter.valueError("isqrt() argument must be nonnegative") }
            let words = n.magnitude.words.count
            try interpreter.reserve(count: words, size: 8)
            // Newton's steps, each with a division; their number grows with the length's logarithm.
            try interpreter.charge(operations: Double(words) * Double(words) * Double(Int.bitWidth - words.leadingZeroBitCount))
            return Value(MathEngine.squareRoot(n))
        }
        module.function("comb(n, k, /)", doc: "Number of ways to choose k items from n items without repetition and without order.") { interpreter, arguments in
            let n = try interpreter.bigIndex(arguments[0]), k = try interpreter.bigIndex(arguments[1])
            if n.sign == .minus { throw interpreter.valueError("n must be a non-negative integer") }
            if k.sign == .minus { throw interpreter.valueError("k must be a non-negative integer") }
            return Value(try MathEngine.combinations(n, k, interpreter.integerCharge))
        }
        module.function("perm(n, k=None, /)", doc: "Number of ways to choose k items from n items without repetition and with order.") { interpreter, arguments in
            let n = try interpreter.bigIndex(arguments[0])
            if arguments[1].isNone {
                guard let count = Int(exactly: n) else { throw interpreter.overflowError("factorial() argument should not exceed 9223372036854775807") }
                if count < 0 { throw interpreter.valueError("factorial() not defined for negative values") }
                return Value(try MathEngine.factorial(count, interpreter.integerCharge))
            }
            let k = try interpreter.bigIndex(arguments[1])
            if n.sign == .minus { throw interpreter.valueError("n must be a non-negative integer") }
            if k.sign == .minus { throw interpreter.valueError("k must be a non-negative integer") }
            if k > n { return .int(0) }
            guard let count = Int(exactly: k) else { throw interpreter.overflowError("k must not exceed 9223372036854775807") }
            return Value(try MathEngine.permutations(n, count, interpreter.integerCharge))
        }
        module.function("gcd(*integers)", doc: "Greatest Common Divisor.") { interpreter, arguments in
            guard let integers = arguments[0].tuple else { return .int(0) }
            return try fold(integers, start: 0, interpreter, small: { a, b in
                // The magnitude of the smallest Int is no Int.
                Int(exactly: divisor(a.magnitude, b.magnitude))
            }, big: MathEngine.greatestCommonDivisor)
        }
        module.function("lcm(*integers)", doc: "Least Common Multiple.") { interpreter, arguments in
            guard let integers = arguments[0].tuple else { return .int(1) }
            return try fold(integers, start: 1, interpreter, small: { a, b in
                if a == 0 || b == 0 { return 0 }
                let (product, overflow) = (a.magnitude / divisor(a.magnitude, b.magnitude)).multipliedReportingOverflow(by: b.magnitude)
                return overflow ? nil : Int(exactly: product)
            }, big: MathEngine.leastCommonMultiple)
        }
    }

    private static func divisor(_ a: UInt, _ b: UInt) -> UInt {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }

    /// Combines ints, as machine words while they fit.
    private static func fold(_ integers: TupleObject, start: Int, _ interpreter: Interpreter, small: (Int, Int) -> Int?, big: (BigInt, BigInt) -> BigInt) throws -> Value {
        var result = Value.int(start)
        for index in 0..<integers.count {
            let next = try interpreter.index(integers[index])
            if case .int(let a) = result, case .int(let b) = next, let combined = small(a, b) {
                result = .int(combined)
            } else {
                let a = result.bigInt ?? 0, b = next.bigInt ?? 0
                try interpreter.reserve(bytes: (a.magnitude.bitWidth &+ b.magnitude.bitWidth) / 8)
                try interpreter.charge(euclid: max(a.magnitude.words.count, b.magnitude.words.count))
                result = Value(big(a, b))
            }
        }
        return result
    }

    // MARK: sums and norms

    static func addSums(to module: ModuleObject) {
        module.function("fsum(seq, /)", doc: "Return an accurate floating point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating point arithmetic.") { interpreter, arguments in
            var sum = MathEngine.Sum()
            try interpreter.forEach(in: arguments[0]) { value in
                try sum.add(double(value, interpreter))
                return true
            }
            return .float(try sum.total())
        }
        module.function("prod(iterable, /, *, start=1)", doc: "Calculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1.") { interpreter, arguments in
            var result = arguments[1]
            try interpreter.forEach(in: arguments[0]) { value in
                switch (result, value) {
                case (.int(let a), .int(let b)):
                    let (product, overflow) = a.multipliedReportingOverflow(by: b)
                    result = overflow ? try interpreter.binary(.multiply, result, value) : .int(product)
                case (.float(let a), .float(let b)): result = .float(a * b)
                default: result = try interpreter.binary(.multiply, result, value)
                }
                return true
            }
            return result
        }
        module.function("hypot(*coordinates)", doc: "Multidimensional Euclidean distance from the origin to a point.") { interpreter, arguments in
            guard let coordinates = arguments[0].tuple else { return .float(0) }
            return .float(MathEngine.norm(try coordinates.values.map { try double($0, interpreter) }))
        }
        module.function("dist(p, q, /)", doc: "Return the Euclidean distance between two points p and q.") { interpreter, arguments in
            let p = try interpreter.tuple(from: arguments[0]), q = try interpreter.tuple(from: arguments[1])
            if p.count != q.count { throw interpreter.valueError("both points must have the same number of dimensions") }
            var differences: [Double] = []
            for index in 0..<p.count { differences.append(try double(p[index], interpreter) - double(q[index], interpreter)) }
            return .float(MathEngine.norm(differences))
        }
    }
}
