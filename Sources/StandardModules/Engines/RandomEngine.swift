public import BigInt
internal import Glibc
public import Language

/// CPython's `random.Random`: a Mersenne Twister (MT19937, Matsumoto and Nishimura 1998) and the distributions on top of it,
/// drawing numbers in the same order.
public struct RandomEngine: Sendable {
    private var state: [UInt32]
    private var index: Int
    /// The second value of the pair that `gauss` makes.
    public var gaussNext: Double?

    private static let size = 624

    /// The generator that has been seeded with `seed`.
    public init(seed: BigInt) {
        state = []
        index = 0
        self.seed(seed)
    }

    // MARK: seeding

    /// `seed(int)`: the sign does not count.
    public mutating func seed(_ value: BigInt) {
        var key: [UInt32] = []
        for word in value.magnitude.words {
            key.append(UInt32(truncatingIfNeeded: word))
            key.append(UInt32(truncatingIfNeeded: word >> 32))
        }
        while key.count > 1 && key.last == 0 { key.removeLast() }
        if key.isEmpty { key = [0] }
        initialize(key)
        gaussNext = nil
    }

    /// `seed(float)`.
    public mutating func seed(_ value: Double) { seed(BigInt(UInt(bitPattern: Hashing.float(value)))) }

    /// `seed(str)` (its UTF-8) and `seed(bytes)`: the bytes with their SHA-512 behind them are one big-endian number.
    public mutating func seed(_ bytes: [UInt8]) {
        let reversed = Array((bytes + SHA512.digest(bytes)).reversed())
        seed(IntegerArithmetic.integer(littleEndian: reversed, signed: false))
    }

    private mutating func initialize(_ key: [UInt32]) {
        state = [UInt32](repeating: 0, count: Self.size)
        state[0] = 19_650_218
        for i in 1..<Self.size { state[i] = 1_812_433_253 &* (state[i - 1] ^ state[i - 1] >> 30) &+ UInt32(i) }
        var i = 1
        var j = 0
        for _ in 0..<max(Self.size, key.count) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) &* 1_664_525) &+ key[j] &+ UInt32(truncatingIfNeeded: j)
            i += 1
            j += 1
            if i >= Self.size {
                state[0] = state[Self.size - 1]
                i = 1
            }
            if j >= key.count { j = 0 }
        }
        for _ in 0..<(Self.size - 1) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) &* 1_566_083_941) &- UInt32(i)
            i += 1
            if i >= Self.size {
                state[0] = state[Self.size - 1]
                i = 1
            }
        }
        state[0] = 0x8000_0000
        index = Self.size
    }

    /// The 624 words and the index, as `getstate()[1]`.
    public var words: [UInt32] { state + [UInt32(index)] }

    /// Takes over the words of `getstate()`; false if they are not 624 words and an index.
    public mutating func restore(words: [UInt32]) -> Bool {
        guard words.count == Self.size + 1, words[Self.size] <= UInt32(Self.size) else { return false }
        state = Array(words.dropLast())
        index = Int(words[Self.size])
        return true
    }

    // MARK: raw numbers

    /// The next 32 bits.
    public mutating func next32() -> UInt32 {
        if index >= Self.size { twist() }
        var value = state[index]
        index += 1
        value ^= value >> 11
        value ^= value << 7 & 0x9D2C_5680
        value ^= value << 15 & 0xEFC6_0000
        return value ^ value >> 18
    }

    private mutating func twist() {
        let size = Self.size
        state.withUnsafeMutableBufferPointer { state in
            @inline(__always) func mix(_ upper: UInt32, _ lower: UInt32) -> UInt32 {
                let value = upper & 0x8000_0000 | lower & 0x7FFF_FFFF
                return value >> 1 ^ (lower & 1 == 1 ? 0x9908_B0DF : 0)
            }
            for i in 0..<(size - 397) { state[i] = state[i + 397] ^ mix(state[i], state[i + 1]) }
            for i in (size - 397)..<(size - 1) { state[i] = state[i + 397 - size] ^ mix(state[i], state[i + 1]) }
            state[size - 1] = state[396] ^ mix(state[size - 1], state[0])
        }
        index = 0
    }

    /// `random()`: 53 bits, in [0, 1).
    public mutating func random() -> Double {
        let a = next32() >> 5
        let b = next32() >> 6
        return (Double(a) * 67_108_864 + Double(b)) * (1 / 9_007_199_254_740_992)
    }

    /// `getrandbits(count)` for a count of at most 63.
    mutating func bits(_ count: Int) -> Int {
        if count <= 0 { return 0 }
        if count <= 32 { return Int(next32() >> UInt32(32 - count)) }
        let low = Int(next32())
        return low | Int(next32() >> UInt32(64 - count)) << 32
    }

    /// `getrandbits(count)`, count ≥ 0 (charged by the caller).
    public mutating func randomBits(_ count: Int) -> IntegerValue {
        if count <= 62 { return .small(bits(count)) }
        let words = (count - 1) / 32 + 1
        var result = [UInt](repeating: 0, count: (words + 1) / 2)
        for word in 0..<words {
            var value = next32()
            let left = count - word * 32
            if left < 32 { value >>= UInt32(32 - left) }
            result[word / 2] |= UInt(value) << UInt(word % 2 * 32)
        }
        return IntegerValue(BigInt(BigUInt(words: result)))
    }

    /// A number below `limit` (≥ 1) by rejection.
    public mutating func below(_ limit: Int) -> Int {
        let count = Int.bitWidth - limit.leadingZeroBitCount
        var value = bits(count)
        while value >= limit { value = bits(count) }
        return value
    }

    public mutating func below(_ limit: BigInt) -> BigInt {
        let count = limit.magnitude.bitWidth
        var value = randomBits(count).asBigInt
        while value >= limit { value = randomBits(count).asBigInt }
        return value
    }

    // MARK: integers and sequences

    /// `randrange(start, stop, step)`.
    ///
    /// - Throws: ValueError.
    public mutating func range(_ start: BigInt, _ stop: BigInt, _ step: BigInt = 1) throws -> BigInt {
        let width = stop - start
        if step == 1 {
            if width <= 0 { throw TextError.value("empty range for randrange() (\(start), \(stop), \(width))") }
            return start + below(width)
        }
        if step.isZero { throw TextError.value("zero step for randrange()") }
        let count = try IntegerArithmetic.floorDivide(width + step + (step.signum() > 0 ? -1 : 1), step)
        if count <= 0 { throw TextError.value("empty range for randrange()") }
        return start + step * below(count)
    }

    /// `randrange(start, stop)` of machine ints.
    public mutating func range(_ start: Int, _ stop: Int) throws -> Int? {
        let (width, overflow) = stop.subtractingReportingOverflow(start)
        if overflow { return nil }
        if width <= 0 { throw TextError.value("empty range for randrange() (\(start), \(stop), \(width))") }
        return start &+ below(width)
    }

    /// The exchanges that `shuffle` makes in a list of `count` elements.
    public mutating func shuffle(count: Int, swap: (Int, Int) -> Void) {
        guard count > 1 else { return }
        for index in (1..<count).reversed() { swap(index, below(index + 1)) }
    }

    /// The indices that `sample` takes from a population of `population` elements; 0 ≤ count ≤ population.
    public mutating func sample(population: Int, count: Int) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(count)
        var setSize = 21.0
        if count > 5 { setSize += pow(4, ceil(log(Double(count) * 3) / log(4))) }
        if Double(population) <= setSize {
            var pool = Array(0..<population)
            for index in 0..<count {
                let chosen = below(population - index)
                result.append(pool[chosen])
                pool[chosen] = pool[population - index - 1]
            }
        } else {
            var selected = Set<Int>()
            for _ in 0..<count {
                var chosen = below(population)
                while !selected.insert(chosen).inserted { chosen = below(population) }
                result.append(chosen)
            }
        }
        return result
    }

    // MARK: distributions

    private static let twoPi = 2 * Double.pi
    private static let normalConstant = 4 * exp(-0.5) / 2.0.squareRoot()
    private static let gammaConstant = 1 + log(4.5)
    private static let log4 = log(4.0)

    public mutating func uniform(_ a: Double, _ b: Double) -> Double { a + (b - a) * random() }

    public mutating func triangular(_ low: Double, _ high: Double, mode: Double?) -> Double {
        var u = random()
        var c = 0.5
        if let mode {
            if high - low == 0 { return low }
            c = (mode - low) / (high - low)
        }
        var (low, high) = (low, high)
        if u > c {
            u = 1 - u
            c = 1 - c
            swap(&low, &high)
        }
        return low + (high - low) * (u * c).squareRoot()
    }

    public mutating func gauss(_ mean: Double, _ deviation: Double) -> Double {
        var z: Double
        if let next = gaussNext {
            z = next
            gaussNext = nil
        } else {
            let angle = random() * Self.twoPi
            let radius = (-2 * log(1 - random())).squareRoot()
            z = cos(angle) * radius
            gaussNext = sin(angle) * radius
        }
        return mean + z * deviation
    }

    public mutating func normalVariate(_ mean: Double, _ deviation: Double) -> Double {
        while true {
            let u1 = random()
            let u2 = 1 - random()
            let z = Self.normalConstant * (u1 - 0.5) / u2
            if z * z / 4 <= -log(u2) { return mean + z * deviation }
        }
    }

    /// `lambda` is not 0.
    public mutating func exponentialVariate(_ lambda: Double) -> Double { -log(1 - random()) / lambda }

    public mutating func vonMisesVariate(_ mean: Double, _ kappa: Double) throws -> Double {
        if kappa <= 1e-6 { return Self.twoPi * random() }
        let s = 0.5 / kappa
        let r = s + (1 + s * s).squareRoot()
        var z: Double
        while true {
            z = cos(Double.pi * random())
            let d = z / (r + z)
            let u = random()
            if u < 1 - d * d || u <= (1 - d) * exp(d) { break }
        }
        let q = 1 / r
        let f = (q + z) / (1 + q * z)
        return try FloatArithmetic.modulo(random() > 0.5 ? mean + acos(f) : mean - acos(f), Self.twoPi)
    }

    /// - Throws: ValueError "gammavariate: alpha and beta must be > 0.0".
    public mutating func gammaVariate(_ alpha: Double, _ beta: Double) throws -> Double {
        if alpha <= 0 || beta <= 0 { throw TextError.value("gammavariate: alpha and beta must be > 0.0") }
        if alpha > 1 {
            // Cheng (1977).
            let inverse = (2 * alpha - 1).squareRoot()
            let b = alpha - Self.log4
            let c = alpha + inverse
            while true {
                let u1 = random()
                if !(1e-7 < u1 && u1 < 0.9999999) { continue }
                let u2 = 1 - random()
                let v = log(u1 / (1 - u1)) / inverse
                let x = alpha * exp(v)
                let z = u1 * u1 * u2
                let r = b + c * v - x
                if r + Self.gammaConstant - 4.5 * z >= 0 || r >= log(z) { return x * beta }
            }
        }
        if alpha == 1 { return -log(1 - random()) * beta }
        // Ahrens and Dieter (1974), algorithm GS.
        let e = 2.718281828459045
        while true {
            let u = random()
            let b = (e + alpha) / e
            let p = b * u
            let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
            let u1 = random()
            if p > 1 ? u1 <= pow(x, alpha - 1) : u1 <= exp(-x) { return x * beta }
        }
    }

    public mutating func betaVariate(_ alpha: Double, _ beta: Double) throws -> Double {
        let y = try gammaVariate(alpha, 1)
        return y == 0 ? 0 : y / (y + (try gammaVariate(beta, 1)))
    }

    /// `alpha` is not 0.
    public mutating func paretoVariate(_ alpha: Double) -> Double { pow(1 - random(), -1 / alpha) }

    /// `beta` is not 0.
    public mutating func weibullVariate(_ alpha: Double, _ beta: Double) -> Double { alpha * pow(-log(1 - random()), 1 / beta) }
}
