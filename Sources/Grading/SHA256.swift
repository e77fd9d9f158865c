/// The digest of FIPS 180-4, by which lessons and submissions are recognised.
public enum SHA256 {
    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = primes(64).map { fraction(of: $0, root: 3) }
    /// Of the square roots of the first eight.
    private static let start: [UInt32] = primes(8).map { fraction(of: $0, root: 2) }

    private static func primes(_ count: Int) -> [UInt64] {
        var found: [UInt64] = []
        var next: UInt64 = 2
        while found.count < count {
            if !found.contains(where: { next % $0 == 0 }) { found.append(next) }
            next += 1
        }
        return found
    }

    /// ⌊2³² · root⌋ mod 2³², by bisection in whole numbers: the largest r with r^n ≤ prime · 2^(32n).
    private static func fraction(of prime: UInt64, root: Int) -> UInt32 {
        var low: UInt64 = 0, high: UInt64 = 1 << 37
        while high - low > 1 {
            let middle = (low + high) / 2
            if isAtMost(middle, prime, root) { low = middle } else { high = middle }
        }
        return UInt32(truncatingIfNeeded: low)
    }

    private static func isAtMost(_ value: UInt64, _ prime: UInt64, _ root: Int) -> Bool {
        // Words of 32 bits, the least significant first.
        var product: [UInt64] = [value & 0xFFFF_FFFF, value >> 32]
        for _ in 1..<root {
            var next = [UInt64](repeating: 0, count: product.count + 2)
            for (i, a) in product.enumerated() {
                var carry: UInt64 = 0
                for (j, b) in [value & 0xFFFF_FFFF, value >> 32].enumerated() {
                    let sum = next[i + j] + a * b + carry
                    next[i + j] = sum & 0xFFFF_FFFF
                    carry = sum >> 32
                }
                next[i + 2] += carry
            }
            product = next
        }
        let bound = [UInt64](repeating: 0, count: root) + [prime]
        let length = max(product.count, bound.count)
        for index in stride(from: length - 1, through: 0, by: -1) {
            let (a, b) = (index < product.count ? product[index] : 0, index < bound.count ? bound[index] : 0)
            if a != b { return a < b }
        }
        return true
    }

    /// 64 hexadecimal digits.
    public static func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(digest(bytes).flatMap { byte in [digits[Int(byte >> 4)], digits[Int(byte & 15)]] })
    }

    public static func digest(_ message: some Collection<UInt8>) -> [UInt8] {
        var bytes = Array(message)
        let bits = UInt64(bytes.count) &* 8
        bytes.append(0x80)
        while bytes.count % 64 != 56 { bytes.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(bits >> UInt64(shift) & 255)) }
        var state = start
        var w = [UInt32](repeating: 0, count: 64)
        func turned(_ x: UInt32, _ n: UInt32) -> UInt32 { x >> n | x << (32 - n) }
        for block in stride(from: 0, to: bytes.count, by: 64) {
            for i in 0..<16 { w[i] = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[block + 4 * i + $1]) } }
            for i in 16..<64 {
                let a = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3
                let b = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10
                w[i] = w[i - 16] &+ a &+ w[i - 7] &+ b
            }
            var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7])
            for i in 0..<64 {
                let first = h &+ (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) &+ (e & f ^ ~e & g) &+ constants[i] &+ w[i]
                let second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ (a & b ^ a & c ^ b & c)
                (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
            }
            for (i, value) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= value }
        }
        return state.flatMap { word in stride(from: 24, through: 0, by: -8).map { UInt8(word >> UInt32($0) & 255) } }
    }
}
