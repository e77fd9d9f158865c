internal import Kernels

/// A source of random numbers: mt19937 seeded and consumed as PyTorch does on the CPU.
public final class Generator {
    private static let stateCount = 624
    /// The seed of a generator that was given none.
    public static let defaultSeed: UInt64 = 67_280_421_310_721

    private let state = UnsafeMutablePointer<UInt32>.allocate(capacity: 624)
    private let words = UnsafeMutablePointer<UInt32>.allocate(capacity: 624)
    private var position = 624
    private var seed: UInt64
    private var cachedNormal: Double?
    /// What an embedding layer keeps with a generator (the program's object for it).
    public weak var wrapper: AnyObject?

    public init(seed: UInt64 = Generator.defaultSeed) {
        self.seed = seed
        state.initialize(repeating: 0, count: 624)
        words.initialize(repeating: 0, count: 624)
        manualSeed(seed)
    }

    deinit {
        state.deallocate()
        words.deallocate()
    }

    /// A generator with a seed that differs from run to run.
    static func seededFromEnvironment() -> Generator {
        var random = SystemRandomNumberGenerator()
        return Generator(seed: random.next())
    }

    /// Starts the stream of `seed` (its low 32 bits) and forgets the cached normal number.
    public func manualSeed(_ seed: UInt64) {
        self.seed = seed
        state[0] = UInt32(truncatingIfNeeded: seed)
        for j in 1..<Generator.stateCount {
            let previous = state[j - 1]
            state[j] = 1_812_433_253 &* (previous ^ (previous >> 30)) &+ UInt32(truncatingIfNeeded: j)
        }
        position = Generator.stateCount
        cachedNormal = nil
    }

    public var initialSeed: UInt64 { seed }

    /// Takes a new seed from the system and returns it.
    public func seedRandomly() -> UInt64 {
        var random = SystemRandomNumberGenerator()
        manualSeed(random.next())
        return seed
    }

    /// 32 random bits.
    @inline(__always)
    public func next32() -> UInt32 {
        if position >= Generator.stateCount { twist() }
        let word = words[position]
        position &+= 1
        return word
    }

    @inline(never)
    private func twist() {
        Kernels.mersenneTwist(state)
        Kernels.mersenneTemper(state, count: Generator.stateCount, into: words)
        position = 0
    }

    /// 64 random bits, the first word in the high half.
    @inline(__always)
    public func next64() -> UInt64 {
        let high = UInt64(next32())
        return high << 32 | UInt64(next32())
    }

    /// `count` words.
    func fill(_ target: UnsafeMutablePointer<UInt32>, count: Int) {
        var done = 0
        while done < count {
            if position >= Generator.stateCount { twist() }
            let n = min(count - done, Generator.stateCount - position)
            (target + done).update(from: words + position, count: n)
            position += n
            done += n
        }
    }

    /// A number of [0, 1) with 24 bits.
    @inline(__always)
    func uniform24() -> Float { Float(next32() & 0xff_ffff) * 0x1p-24 }

    /// A number of [0, 1) with 53 bits.
    @inline(__always)
    func uniform53() -> Double { Double(next64() & 0x1f_ffff_ffff_ffff) * 0x1p-53 }

    /// One normal number by Box and Muller; its partner waits for the next call.
    func normal() -> Double {
        if let value = cachedNormal {
            cachedNormal = nil
            return value
        }
        let u1 = uniform53(), u2 = uniform53()
        let radius = NumberText.squareRoot(-2 * NumberText.log1p(-u2))
        let angle = 2 * Double.pi * u1
        cachedNormal = radius * NumberText.sin(angle)
        return radius * NumberText.cos(angle)
    }

    /// An integer of low..<high.
    @inline(__always)
    func integer(_ low: Int, range: UInt64) -> Int {
        let bits = range >= 1 << 28 ? next64() % range : UInt64(next32()) % range
        return low &+ Int(truncatingIfNeeded: bits)
    }

    // MARK: state

    /// The state as PyTorch stores it: 5056 bytes.
    public func stateBytes() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(5056)
        func append(_ value: UInt64, _ n: Int) { for k in 0..<n { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * k))) } }
        append(seed, 8)
        append(UInt64(Generator.stateCount - min(position, Generator.stateCount) + (position >= Generator.stateCount ? 1 : 1)), 4)
        append(1, 4)
        append(UInt64(position), 8)
        for j in 0..<Generator.stateCount { append(UInt64(state[j]), 8) }
        append((cachedNormal ?? 0).bitPattern, 8)
        append(0, 8)
        append(0, 8)
        append(cachedNormal == nil ? 0 : 1, 4)
        append(0, 4)
        append(0, 8)
        return bytes
    }

    /// Restores what ``stateBytes()`` gave.
    public func setState(_ bytes: [UInt8]) throws {
        if bytes.count != 5056 {
            throw TensorError.runtime("Expected a CPUGeneratorImplState of size 5056 but found the input RNG state size to be \(bytes.count)")
        }
        func read(_ at: Int, _ n: Int) -> UInt64 {
            var value: UInt64 = 0
            for k in 0..<n { value |= UInt64(bytes[at + k]) << UInt64(8 * k) }
            return value
        }
        seed = read(0, 8)
        let place = read(16, 8)
        if place > 624 { throw TensorError.runtime("Invalid mt19937 state") }
        for j in 0..<Generator.stateCount { state[j] = UInt32(truncatingIfNeeded: read(24 + 8 * j, 8)) }
        position = Int(place)
        if position < Generator.stateCount { Kernels.mersenneTemper(state, count: Generator.stateCount, into: words) }
        let tail = 24 + 8 * Generator.stateCount
        cachedNormal = read(tail + 24, 4) == 0 ? nil : Double(bitPattern: read(tail, 8))
    }
}
