public import BigInt
internal import Glibc
public import Language

/// What CPython's `math` computes itself instead of leaving it to the C library.
public enum MathEngine {
    public static let domainError = TextError.value("math domain error")
    public static let rangeError = TextError.overflow("math range error")

    /// The rule for functions of one float: NaN from a number is a domain error, infinity from a finite number is a range
    /// error if the function can overflow, else a domain error.
    @inline(__always)
    public static func checked(_ argument: Double, _ result: Double, canOverflow: Bool) throws -> Double {
        if result.isFinite { return result }
        if result.isNaN && !argument.isNaN { throw domainError }
        if result.isInfinite && argument.isFinite { throw canOverflow ? rangeError : domainError }
        return result
    }

    /// `math.exp`.
    public static func exponential(_ x: Double) throws -> Double { try checked(x, exp(x), canOverflow: true) }

    // MARK: sums and norms

    /// `math.fsum`: the exact sum, rounded once (Shewchuk 1997).
    public struct Sum {
        private var partials: [Double] = []
        private var special = 0.0
        private var infinities = 0.0
        private var hasSpecial = false

        public init() {}

        /// - Throws: OverflowError "intermediate overflow in fsum".
        public mutating func add(_ value: Double) throws {
            var x = value
            var kept = 0
            for index in partials.indices {
                var y = partials[index]
                if x.magnitude < y.magnitude { swap(&x, &y) }
                let high = x + y
                let low = y - (high - x)
                if low != 0 {
                    partials[kept] = low
                    kept += 1
                }
                x = high
            }
            partials.removeSubrange(kept...)
            if x == 0 { return }
            if x.isFinite {
                partials.append(x)
                return
            }
            if value.isFinite { throw TextError.overflow("intermediate overflow in fsum") }
            if value.isInfinite { infinities += value }
            special += value
            hasSpecial = true
            partials.removeAll(keepingCapacity: true)
        }

        /// - Throws: ValueError "-inf + inf in fsum".
        public func total() throws -> Double {
            if hasSpecial {
                if infinities.isNaN { throw TextError.value("-inf + inf in fsum") }
                return special
            }
            guard var high = partials.last else { return 0 }
            var index = partials.count - 1
            var low = 0.0
            while index > 0 {
                let x = high
                index -= 1
                let y = partials[index]
                high = x + y
                low = y - (high - x)
                if low != 0 { break }
            }
            // Round half to even across all the partials, not only the first two.
            if index > 0, (low < 0 && partials[index - 1] < 0) || (low > 0 && partials[index - 1] > 0) {
                let y = low * 2
                let x = high + y
                if y == x - high { high = x }
            }
            return high
        }
    }

    /// The Euclidean norm, accurate to within an ulp: `hypot` and `dist` of any number of coordinates.
    public static func norm(_ coordinates: [Double]) -> Double {
        var largest = 0.0
        var foundNaN = false
        let values = coordinates.map { value -> Double in
            let magnitude = value.magnitude
            if magnitude.isNaN { foundNaN = true }
            if magnitude > largest { largest = magnitude }
            return magnitude
        }
        if largest.isInfinite { return largest }
        if foundNaN { return .nan }
        if largest == 0 || values.count <= 1 { return largest }
        var sum = 1.0
        var part1 = 0.0, part2 = 0.0, part3 = 0.0
        func split(_ x: Double) -> (Double, Double) {
            let t = x * 134_217_729
            let high = t - (t - x)
            return (high, x - high)
        }
        let exponent = Int(largest.exponent) + 1
        guard exponent >= -1023 else {
            for value in values {
                let x = value / largest
                let square = x * x
                let old = sum
                sum += square
                part1 += (old - sum) + square
            }
            return largest * (sum - 1 + part1).squareRoot()
        }
        let scale = scalbn(1.0, Int32(-exponent))
        for value in values {
            let (high, low) = split(value * scale)
            var x = high * high
            var old = sum
            sum += x
            part1 += (old - sum) + x
            x = 2 * high * low
            old = sum
            sum += x
            part2 += (old - sum) + x
            part3 += low * low
        }
        // One Newton step with the square of the estimate taken exactly.
        let estimate = (sum - 1 + (part1 + part2 + part3)).squareRoot()
        let (high, low) = split(estimate)
        var x = -high * high
        var old = sum
        sum += x
        part1 += (old - sum) + x
        x = -2 * high * low
        old = sum
        sum += x
        part2 += (old - sum) + x
        x = -low * low
        old = sum
        sum += x
        part3 += (old - sum) + x
        x = sum - 1 + (part1 + part2 + part3)
        return (estimate + x / (2 * estimate)) / scale
    }

    // MARK: gamma (Lanczos' approximation with g = 6.0246…, N = 13)

    private static let lanczosG = 6.024680040776729583740234375
    private static let lanczosGMinusHalf = 5.524680040776729583740234375
    private static let numerator: [Double] = [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ]
    private static let denominator: [Double] = [
        0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
    ]

    private static func lanczosSum(_ x: Double) -> Double {
        var top = 0.0
        var bottom = 0.0
        if x < 5 {
            for index in numerator.indices.reversed() {
                top = top * x + numerator[index]
                bottom = bottom * x + denominator[index]
            }
        } else {
            for index in numerator.indices {
                top = top / x + numerator[index]
                bottom = bottom / x + denominator[index]
            }
        }
        return top / bottom
    }

    private static func sinPi(_ x: Double) -> Double {
        let y = fmod(x.magnitude, 2)
        let r: Double
        switch Int((2 * y).rounded()) {
        case 0: r = sin(Double.pi * y)
        case 1: r = cos(Double.pi * (y - 0.5))
        case 2: r = sin(Double.pi * (1 - y))
        case 3: r = -cos(Double.pi * (y - 1.5))
        default: r = sin(Double.pi * (y - 2))
        }
        return copysign(1, x) * r
    }

    private static let factorials: [Double] = (1...23).reduce(into: [1.0]) { $0.append(($0.last ?? 1) * Double($1)) }

    /// `math.gamma`.
    public static func gamma(_ x: Double) throws -> Double {
        if !x.isFinite {
            if x.isNaN || x > 0 { return x }
            throw domainError
        }
        if x == 0 { throw domainError }
        if x == x.rounded(.down) {
            if x < 0 { throw domainError }
            if x <= 23 { return factorials[Int(x) - 1] }
        }
        let magnitude = x.magnitude
        if magnitude < 1e-20 {
            let result = 1 / x
            if result.isInfinite { throw rangeError }
            return result
        }
        if magnitude > 200 {
            if x < 0 { return 0 / sinPi(x) }
            throw rangeError
        }
        let y = magnitude + lanczosGMinusHalf
        var z = magnitude > lanczosGMinusHalf ? (y - magnitude) - lanczosGMinusHalf : (y - lanczosGMinusHalf) - magnitude
        z = z * lanczosG / y
        var result: Double
        if x < 0 {
            result = -Double.pi / sinPi(magnitude) / magnitude * exp(y) / lanczosSum(magnitude)
            result -= z * result
            if magnitude < 140 { result /= pow(y, magnitude - 0.5) } else {
                let root = pow(y, magnitude / 2 - 0.25)
                result /= root
                result /= root
            }
        } else {
            result = lanczosSum(magnitude) / exp(y)
            result += z * result
            if magnitude < 140 { result *= pow(y, magnitude - 0.5) } else {
                let root = pow(y, magnitude / 2 - 0.25)
                result *= root
                result *= root
            }
        }
        if result.isInfinite { throw rangeError }
        return result
    }

    /// `math.lgamma`.
    public static func logGamma(_ x: Double) throws -> Double {
        if !x.isFinite { return x.isNaN ? x : .infinity }
        if x == x.rounded(.down) && x <= 2 {
            if x <= 0 { throw domainError }
            return 0
        }
        let magnitude = x.magnitude
        if magnitude < 1e-20 { return -log(magnitude) }
        var result = log(lanczosSum(magnitude)) - lanczosG
        result += (magnitude - 0.5) * (log(magnitude + lanczosG - 0.5) - 1)
        if x < 0 { result = 1.144729885849400174143427351353058711647 - log(sinPi(magnitude).magnitude) - log(magnitude) - result }
        if result.isInfinite { throw rangeError }
        return result
    }

    // MARK: two floats

    /// `math.pow`.
    public static func power(_ x: Double, _ y: Double) throws -> Double {
        if x.isFinite && y.isFinite {
            let result = pow(x, y)
            if result.isNaN { throw domainError }
            if result.isInfinite { throw x == 0 ? domainError : rangeError }
            return result
        }
        return pow(x, y)
    }

    /// `math.fmod`.
    public static func remainderOfC(_ x: Double, _ y: Double) throws -> Double {
        if y.isInfinite && x.isFinite { return x }
        let result = fmod(x, y)
        if result.isNaN && !x.isNaN && !y.isNaN { throw domainError }
        return result
    }

    /// `math.remainder` (IEEE 754).
    public static func remainder(_ x: Double, _ y: Double) throws -> Double {
        let result = Glibc.remainder(x, y)
        if result.isNaN && !x.isNaN && !y.isNaN { throw domainError }
        return result
    }

    /// `math.ldexp`; the exponent is clamped by the caller.
    public static func ldexp(_ x: Double, _ exponent: Int) throws -> Double {
        if x == 0 || !x.isFinite { return x }
        let result = scalbn(x, Int32(clamping: exponent))
        if result.isInfinite { throw rangeError }
        return result
    }

    /// `math.isclose`.
    public static func isClose(_ a: Double, _ b: Double, relative: Double, absolute: Double) throws -> Bool {
        if relative < 0 || absolute < 0 { throw TextError.value("tolerances must be non-negative") }
        if a == b { return true }
        if a.isInfinite || b.isInfinite { return false }
        let difference = (b - a).magnitude
        return difference <= (relative * b).magnitude || difference <= (relative * a).magnitude || difference <= absolute
    }

    /// `math.ulp`.
    public static func ulp(_ x: Double) -> Double {
        if x.isNaN { return x }
        let magnitude = x.magnitude
        if magnitude.isInfinite { return magnitude }
        let above = magnitude.nextUp
        return above.isInfinite ? magnitude - magnitude.nextDown : above - magnitude
    }

    /// The logarithm of a positive int of any size; `log` is the function of floats.
    public static func logarithm(_ value: BigInt, _ log: (Double) -> Double) throws -> Double {
        if value.signum() <= 0 { throw domainError }
        let float = FloatArithmetic.nearest(value)
        if float.isFinite { return log(float) }
        let bits = value.magnitude.bitWidth
        let shift = bits - 64
        let top = FloatArithmetic.nearest(BigInt(value.magnitude >> shift))
        // The mantissa in [0.5, 1), as frexp gives it.
        return log(scalbn(top, -64)) + log(2) * Double(bits)
    }

    // MARK: integers

    /// `math.factorial(n)` for n ≥ 0; `charge` is given the bytes of the result before.
    public static func factorial(_ n: Int, _ charge: Charge) throws -> BigInt {
        if n < 2 { return 1 }
        let bits = Double(n) * log2(Double(n))
        if bits > 1e12 { throw TextError.memory() }
        try charge.bytes(Int(bits / 8))
        return try product(2, n, charge)
    }

    /// What computations on long ints tell before they begin: bytes that they will need, and the machine words of two factors or of dividend and divisor.
    public struct Charge {
        public var bytes: (Int) throws -> Void
        public var multiplication: (Int, Int) throws -> Void
        public var division: (Int, Int) throws -> Void

        public init(bytes: @escaping (Int) throws -> Void = { _ in }, multiplication: @escaping (Int, Int) throws -> Void = { _, _ in },
                    division: @escaping (Int, Int) throws -> Void = { _, _ in }) {
            self.bytes = bytes
            self.multiplication = multiplication
            self.division = division
        }
    }

    /// The product of lower…upper by halves, so that factors of like size meet.
    private static func product(_ lower: Int, _ upper: Int, _ charge: Charge) throws -> BigInt {
        if lower > upper { return 1 }
        if upper - lower < 16 {
            try charge.multiplication(16, 16)
            var result = BigInt(lower)
            var next = lower + 1
            while next <= upper {
                result *= BigInt(next)
                next += 1
            }
            return result
        }
        let middle = lower + (upper - lower) / 2
        let low = try product(lower, middle, charge), high = try product(middle + 1, upper, charge)
        try charge.multiplication(low.magnitude.words.count, high.magnitude.words.count)
        return low * high
    }

    /// `math.perm(n, k)` for n, k ≥ 0.
    public static func permutations(_ n: BigInt, _ k: Int, _ charge: Charge) throws -> BigInt {
        if n < BigInt(k) { return 0 }
        if k == 0 { return 1 }
        let (bits, overflow) = n.magnitude.bitWidth.multipliedReportingOverflow(by: k)
        if overflow || bits > 1 << 40 { throw TextError.memory() }
        try charge.bytes(bits / 8)
        if let small = Int(exactly: n) { return try product(small - k + 1, small, charge) }
        var result = n
        var factor = n
        for _ in 1..<max(1, k) {
            factor -= 1
            try charge.multiplication(result.magnitude.words.count, factor.magnitude.words.count)
            result *= factor
        }
        return result
    }

    /// `math.comb(n, k)` for n, k ≥ 0.
    public static func combinations(_ n: BigInt, _ k: BigInt, _ charge: Charge) throws -> BigInt {
        if k > n { return 0 }
        let least = min(k, n - k)
        guard let count = Int(exactly: least) else { throw TextError.overflow("min(n - k, k) must not exceed 9223372036854775807") }
        if count == 0 { return 1 }
        let ordered = try permutations(n, count, charge), repeats = try product(1, count, charge)
        try charge.division(ordered.magnitude.words.count, repeats.magnitude.words.count)
        return ordered / repeats
    }

    /// `math.isqrt` of n ≥ 0.
    public static func squareRoot(_ n: BigInt) -> BigInt { BigInt(n.magnitude.squareRoot()) }

    public static func greatestCommonDivisor(_ a: BigInt, _ b: BigInt) -> BigInt { BigInt(a.magnitude.greatestCommonDivisor(with: b.magnitude)) }

    public static func leastCommonMultiple(_ a: BigInt, _ b: BigInt) -> BigInt {
        if a.isZero || b.isZero { return 0 }
        let divisor = greatestCommonDivisor(a, b)
        return BigInt((a / divisor * b).magnitude)
    }
}
