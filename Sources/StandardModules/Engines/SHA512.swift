internal import BigInt

/// SHA-512 (FIPS 180-4): `random.seed` of a string needs it.
public enum SHA512 {
    private static func isPrime(_ value: Int) -> Bool {
        var divisor = 2
        while divisor * divisor <= value {
            if value % divisor == 0 { return false }
            divisor += 1
        }
        return value > 1
    }

    private static let primes: [Int] = Array((2...409).lazy.filter(isPrime).prefix(80))

    /// The first 64 bits of the fraction of the cube roots of the first 80 primes.
    private static let roundConstants: [UInt64] = primes.map { prime in
        // The integer cube root of prime × 2^192, by bisection.
        let target = BigUInt(prime) << 192
        var low = BigUInt(1) << 64
        var high = BigUInt(1) << 68
        while low + 1 < high {
            let middle = (low + high) >> 1
            if middle * middle * middle <= target { low = middle } else { high = middle }
        }
        return UInt64(truncatingIfNeeded: low)
    }

    /// The first 64 bits of the fraction of the square roots of the first 8 primes.
    private static let initialState: [UInt64] = primes.prefix(8).map { UInt64(truncatingIfNeeded: (BigUInt($0) << 128).squareRoot()) }

    /// The 64 bytes of the digest.
    public static func digest(_ message: [UInt8]) -> [UInt8] {
        var padded = message
        padded.append(0x80)
        while padded.count % 128 != 112 { padded.append(0) }
        padded += [UInt8](repeating: 0, count: 8)
        let bits = UInt64(message.count) << 3
        for shift in stride(from: 56, through: 0, by: -8) { padded.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
        var state = initialState
        var words = [UInt64](repeating: 0, count: 80)
        func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 { value >> count | value << (64 - count) }
        for block in stride(from: 0, to: padded.count, by: 128) {
            for index in 0..<16 {
                words[index] = padded[(block + index * 8)..<(block + index * 8 + 8)].reduce(0) { $0 << 8 | UInt64($1) }
            }
            for index in 16..<80 {
                let (x, y) = (words[index - 15], words[index - 2])
                let small = rotate(x, 1) ^ rotate(x, 8) ^ x >> 7
                let large = rotate(y, 19) ^ rotate(y, 61) ^ y >> 6
                words[index] = words[index - 16] &+ small &+ words[index - 7] &+ large
            }
            var s = state
            for index in 0..<80 {
                let sum1 = rotate(s[4], 14) ^ rotate(s[4], 18) ^ rotate(s[4], 41)
                let choice = s[4] & s[5] ^ ~s[4] & s[6]
                let first = s[7] &+ sum1 &+ choice &+ roundConstants[index] &+ words[index]
                let sum0 = rotate(s[0], 28) ^ rotate(s[0], 34) ^ rotate(s[0], 39)
                let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
                let second = sum0 &+ majority
                s = [first &+ second, s[0], s[1], s[2], s[3] &+ first, s[4], s[5], s[6]]
            }
            for index in 0..<8 { state[index] = state[index] &+ s[index] }
        }
        return state.flatMap { word in stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt64($0)) } }
    }
}
