public import BigInt

/// Hash values equal to CPython's on a 64-bit machine: numbers that are equal have equal hashes, whatever their types.
public enum Hashing {
    /// The prime 2^61 − 1, modulo which numbers are hashed.
    static let modulus: UInt64 = (1 << 61) - 1

    /// `hash(value)`.
    @inlinable
    public static func integer(_ value: Int) -> Int {
        let prime: UInt = (1 << 61) - 1
        let magnitude = value.magnitude
        let reduced = magnitude < prime ? magnitude : magnitude % prime
        let signed = value < 0 ? -Int(reduced) : Int(reduced)
        return signed == -1 ? -2 : signed
    }

    public static func integer(_ value: BigInt) -> Int {
        var hash: UInt64 = 0
        // 2^64 is 8 modulo the prime.
        for word in value.magnitude.words.reversed() {
            hash = UInt64(truncatingIfNeeded: (UInt128(hash) * 8 + UInt128(word)) % UInt128(modulus))
        }
        let signed = value.sign == .minus ? -Int(hash) : Int(hash)
        return signed == -1 ? -2 : signed
    }

    /// `hash(value)`; NaN, whose hash is that of the object's identity, gives 0.
    public static func float(_ value: Double) -> Int {
        if value.magnitude < 1e18, let whole = Int(exactly: value) { return integer(whole) }
        if value.isInfinite { return value > 0 ? 314159 : -314159 }
        if value.isNaN { return 0 }
        let (mantissa, exponent) = FloatArithmetic.parts(value.magnitude)
        // Multiplying by 2^k modulo 2^61 − 1 is a rotation by k of 61 bits.
        let rotation = UInt64(((exponent % 61) + 61) % 61)
        let reduced = mantissa % modulus
        let rotated = (reduced << rotation & modulus) | reduced >> (61 - rotation)
        let hash = rotated == modulus ? 0 : Int(rotated)
        let signed = value < 0 ? -hash : hash
        return signed == -1 ? -2 : signed
    }

    /// The hash of a fraction: numerator × denominator⁻¹ modulo the prime.
    public static func fraction(numerator: BigInt, denominator: BigInt) -> Int {
        let prime = BigInt(modulus)
        let residue = denominator.magnitude % BigUInt(modulus)
        var hash: Int
        if residue.isZero {
            hash = 314159
        } else {
            let inverse = residue.power(BigUInt(modulus) - 2, modulus: BigUInt(modulus))
            hash = Int(truncatingIfNeeded: (numerator.magnitude * inverse) % prime.magnitude)
        }
        if numerator.sign == .minus { hash = -hash }
        return hash == -1 ? -2 : hash
    }

    /// Combines the hashes of a tuple's elements (the lanes of xxHash).
    public struct Tuple {
        @usableFromInline var accumulator: UInt64 = 2_870_177_450_012_600_261
        @usableFromInline var count: UInt64 = 0

        @inlinable public init() {}

        @inlinable public mutating func combine(_ hash: Int) {
            accumulator = accumulator &+ UInt64(bitPattern: Int64(hash)) &* 14_029_467_366_897_019_727
            accumulator = accumulator << 31 | accumulator >> 33
            accumulator = accumulator &* 11_400_714_785_074_694_791
            count &+= 1
        }

        @inlinable public var value: Int {
            let result = accumulator &+ (count ^ (2_870_177_450_012_600_261 ^ 3_527_539))
            return result == .max ? 1_546_275_796 : Int(truncatingIfNeeded: result)
        }
    }

    /// Combines the hashes of a frozenset's elements; the order does not matter.
    public struct FrozenSet {
        var accumulator: UInt64 = 0
        var count: UInt64 = 0

        public init() {}

        public mutating func combine(_ hash: Int) {
            let hash = UInt64(bitPattern: Int64(hash))
            accumulator ^= ((hash ^ 89_869_747) ^ (hash << 16)) &* 3_644_798_167
            count &+= 1
        }

        public var value: Int {
            var hash = accumulator ^ ((count &+ 1) &* 1_927_868_237)
            hash ^= (hash >> 11) ^ (hash >> 25)
            hash = hash &* 69069 &+ 907_133_923
            return hash == .max ? 590_923_713 : Int(truncatingIfNeeded: hash)
        }
    }

    /// A hash of bytes: SipHash-1-3 with a fixed key, so that runs repeat.
    public static func bytes(_ bytes: UTF8Buffer) -> Int {
        var v0: UInt64 = 0x736f_6d65_7073_6575, v1: UInt64 = 0x646f_7261_6e64_6f6d
        var v2: UInt64 = 0x6c79_6765_6e65_7261, v3: UInt64 = 0x7465_6462_7974_6573
        @inline(__always) func round() {
            v0 = v0 &+ v1
            v2 = v2 &+ v3
            v1 = (v1 << 13 | v1 >> 51) ^ v0
            v3 = (v3 << 16 | v3 >> 48) ^ v2
            v0 = v0 << 32 | v0 >> 32
            v2 = v2 &+ v1
            v0 = v0 &+ v3
            v1 = (v1 << 17 | v1 >> 47) ^ v2
            v3 = (v3 << 21 | v3 >> 43) ^ v0
            v2 = v2 << 32 | v2 >> 32
        }
        var offset = 0
        if let base = bytes.baseAddress {
            let raw = UnsafeRawPointer(base)
            while offset &+ 8 <= bytes.count {
                let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                v3 ^= word
                round()
                v0 ^= word
                offset &+= 8
            }
        }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        var shift: UInt64 = 0
        while offset < bytes.count {
            last |= UInt64(bytes[offset]) << shift
            shift &+= 8
            offset &+= 1
        }
        v3 ^= last
        round()
        v0 ^= last
        v2 ^= 0xFF
        round()
        round()
        round()
        let hash = Int(truncatingIfNeeded: v0 ^ v1 ^ v2 ^ v3)
        return hash == -1 ? -2 : hash
    }
}
