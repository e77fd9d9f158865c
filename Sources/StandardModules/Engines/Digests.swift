internal import Glibc

/// Hash functions on blocks of 64 bytes: the message is padded with a one bit, zeros, and its length.
private func paddedBlocks(_ message: [UInt8], bigEndian: Bool) -> [UInt8] {
    var padded = message
    padded.append(0x80)
    while padded.count % 64 != 56 { padded.append(0) }
    let bits = UInt64(message.count) << 3
    for index in 0..<8 {
        let shift = UInt64(bigEndian ? 56 - index * 8 : index * 8)
        padded.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    return padded
}

private func rotateLeft(_ value: UInt32, _ count: UInt32) -> UInt32 { value << count | value >> (32 - count) }

/// SHA-256 and SHA-224 (FIPS 180-4).
public enum SHA256 {
    private static let primes: [Int] = (2...311).filter { candidate in !(2..<candidate).contains { candidate % $0 == 0 } }

    /// The first 32 bits of the fraction of a root; doubles have 53, of which at most 3 are before the point.
    private static func fraction(_ value: Double) -> UInt32 { UInt32((value - value.rounded(.down)) * 0x1p32) }

    private static let roundConstants: [UInt32] = primes.map { fraction(cbrt(Double($0))) }
    private static let initial256: [UInt32] = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
    private static let initial224: [UInt32] = [
        0xC105_9ED8, 0x367C_D507, 0x3070_DD17, 0xF70E_5939, 0xFFC0_0B31, 0x6858_1511, 0x64F9_8FA7, 0xBEFA_4FA4,
    ]

    /// The 32 (28) bytes of the digest.
    public static func digest(_ message: [UInt8], is224: Bool = false) -> [UInt8] {
        let padded = paddedBlocks(message, bigEndian: true)
        var state = is224 ? initial224 : initial256
        var words = [UInt32](repeating: 0, count: 64)
        let constants = roundConstants
        for block in stride(from: 0, to: padded.count, by: 64) {
            for index in 0..<16 {
                let at = block + index * 4
                words[index] = UInt32(padded[at]) << 24 | UInt32(padded[at + 1]) << 16 | UInt32(padded[at + 2]) << 8 | UInt32(padded[at + 3])
            }
            for index in 16..<64 {
                let (x, y) = (words[index - 15], words[index - 2])
                let small = rotateLeft(x, 25) ^ rotateLeft(x, 14) ^ x >> 3
                let large = rotateLeft(y, 15) ^ rotateLeft(y, 13) ^ y >> 10
                words[index] = words[index - 16] &+ small &+ words[index - 7] &+ large
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            for index in 0..<64 {
                let sum1 = rotateLeft(e, 26) ^ rotateLeft(e, 21) ^ rotateLeft(e, 7)
                let first = h &+ sum1 &+ (e & f ^ ~e & g) &+ constants[index] &+ words[index]
                let sum0 = rotateLeft(a, 30) ^ rotateLeft(a, 19) ^ rotateLeft(a, 10)
                let second = sum0 &+ (a & b ^ a & c ^ b & c)
                (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
            }
            for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] = state[index] &+ value }
        }
        return state.prefix(is224 ? 7 : 8).flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
    }
}

/// SHA-1 (FIPS 180-4).
public enum SHA1 {
    /// The 20 bytes of the digest.
    public static func digest(_ message: [UInt8]) -> [UInt8] {
        let padded = paddedBlocks(message, bigEndian: true)
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        var words = [UInt32](repeating: 0, count: 80)
        for block in stride(from: 0, to: padded.count, by: 64) {
            for index in 0..<16 {
                let at = block + index * 4
                words[index] = UInt32(padded[at]) << 24 | UInt32(padded[at + 1]) << 16 | UInt32(padded[at + 2]) << 8 | UInt32(padded[at + 3])
            }
            for index in 16..<80 { words[index] = rotateLeft(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1) }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for index in 0..<80 {
                let mixed: UInt32, constant: UInt32
                switch index / 20 {
                case 0: (mixed, constant) = (b & c | ~b & d, 0x5A82_7999)
                case 1: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
                case 2: (mixed, constant) = (b & c | b & d | c & d, 0x8F1B_BCDC)
                default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
                }
                let next = rotateLeft(a, 5) &+ mixed &+ e &+ constant &+ words[index]
                (e, d, c, b, a) = (d, c, rotateLeft(b, 30), a, next)
            }
            for (index, value) in [a, b, c, d, e].enumerated() { state[index] = state[index] &+ value }
        }
        return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
    }
}

/// MD5 (RFC 1321).
public enum MD5 {
    private static let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
    private static let constants: [UInt32] = (0..<64).map { UInt32(abs(sin(Double($0 + 1))) * 0x1p32) }

    /// The 16 bytes of the digest.
    public static func digest(_ message: [UInt8]) -> [UInt8] {
        let padded = paddedBlocks(message, bigEndian: false)
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
        var words = [UInt32](repeating: 0, count: 16)
        for block in stride(from: 0, to: padded.count, by: 64) {
            for index in 0..<16 {
                let at = block + index * 4
                words[index] = UInt32(padded[at]) | UInt32(padded[at + 1]) << 8 | UInt32(padded[at + 2]) << 16 | UInt32(padded[at + 3]) << 24
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            for index in 0..<64 {
                let mixed: UInt32, word: Int
                switch index / 16 {
                case 0: (mixed, word) = (b & c | ~b & d, index)
                case 1: (mixed, word) = (d & b | ~d & c, (5 * index + 1) % 16)
                case 2: (mixed, word) = (b ^ c ^ d, (3 * index + 5) % 16)
                default: (mixed, word) = (c ^ (b | ~d), 7 * index % 16)
                }
                let sum = a &+ mixed &+ constants[index] &+ words[word]
                (a, d, c, b) = (d, c, b, b &+ rotateLeft(sum, shifts[index / 16 * 4 + index % 4]))
            }
            for (index, value) in [a, b, c, d].enumerated() { state[index] = state[index] &+ value }
        }
        return state.flatMap { word in [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
    }
}
