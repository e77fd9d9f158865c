/// Unpacks gzip (RFC 1952) and the deflate stream in it (RFC 1951), as data sets come in.
public enum Inflate {
    public enum Failure: Error { case damaged, tooLarge }

    /// The unpacked bytes of a gzip file.
    ///
    /// - Parameter limit: the largest size of the result.
    static func gunzip(_ bytes: [UInt8], limit: Int = 1 << 31) throws -> [UInt8] {
        guard bytes.count >= 18, bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 8 else { throw Failure.damaged }
        let flags = bytes[3]
        var position = 10
        func skipText() throws {
            guard let end = bytes[min(position, bytes.count)...].firstIndex(of: 0) else { throw Failure.damaged }
            position = end + 1
        }
        if flags & 4 != 0 {
            guard bytes.count >= 12 else { throw Failure.damaged }
            position += 2 + Int(bytes[10]) + Int(bytes[11]) << 8
        }
        if flags & 8 != 0 { try skipText() }
        if flags & 16 != 0 { try skipText() }
        if flags & 2 != 0 { position += 2 }
        guard position + 8 <= bytes.count else { throw Failure.damaged }
        return try bytes.withUnsafeBufferPointer { buffer in
            var stream = Stream(input: UnsafeBufferPointer(rebasing: buffer[position..<(buffer.count - 8)]), limit: limit)
            try stream.run()
            return stream.output.array
        }
    }

    /// The unpacked bytes of a deflate stream without a header, as zip archives have them.
    ///
    /// - Parameter limit: the largest size of the result.
    public static func inflate(_ bytes: ArraySlice<UInt8>, limit: Int) throws -> [UInt8] {
        try bytes.withUnsafeBufferPointer { buffer in
            var stream = Stream(input: buffer, limit: limit)
            try stream.run()
            return stream.output.array
        }
    }

    /// A table of Huffman codes: short codes are looked up with the next bits of the input, long ones are counted out, bit by bit.
    private struct Codes {
        /// Bits that one look-up answers for.
        static let width = 10
        /// How many codes there are of each length.
        private var counts = [Int](repeating: 0, count: 16)
        /// The symbols in the order of their codes.
        private var symbols: [UInt16]
        /// For every value of the next bits: symbol · 16 + length of its code; 0 where the code is longer.
        private var quick = [UInt16](repeating: 0, count: 1 << width)

        init(lengths: ArraySlice<Int>) throws {
            symbols = [UInt16](repeating: 0, count: lengths.count)
            for length in lengths { counts[length] += 1 }
            counts[0] = 0
            var left = 1
            for length in 1...15 {
                left = left << 1 - counts[length]
                if left < 0 { throw Failure.damaged }
            }
            var offsets = [Int](repeating: 0, count: 17), codes = [Int](repeating: 0, count: 17)
            for length in 1...15 {
                offsets[length + 1] = offsets[length] + counts[length]
                codes[length + 1] = (codes[length] + counts[length]) << 1
            }
            for (symbol, length) in lengths.enumerated() where length != 0 {
                symbols[offsets[length]] = UInt16(symbol)
                offsets[length] += 1
                let code = codes[length]
                codes[length] += 1
                guard length <= Self.width else { continue }
                // the first bit of a code is the lowest one of the input
                var place = 0
                for bit in 0..<length where code & 1 << bit != 0 { place |= 1 << (length - 1 - bit) }
                while place < quick.count {
                    quick[place] = UInt16(symbol << 4 | length)
                    place += 1 << length
                }
            }
        }

        /// The symbol at the front of `bits` and the length of its code; nil if there is none.
        @inline(__always)
        func symbol(_ bits: UInt64) -> (symbol: Int, length: Int)? {
            let entry = Int(quick[Int(truncatingIfNeeded: bits) & (1 << Self.width - 1)])
            return entry != 0 ? (entry >> 4, entry & 15) : long(bits)
        }

        private func long(_ bits: UInt64) -> (symbol: Int, length: Int)? {
            var code = 0, first = 0, index = 0
            for length in 1...15 {
                code |= Int(bits >> UInt64(length - 1) & 1)
                let count = counts[length]
                if code - count < first { return (Int(symbols[index + code - first]), length) }
                index += count
                first = (first + count) << 1
                code <<= 1
            }
            return nil
        }
    }

    /// The place where bytes are unpacked to; it grows by doubling.
    private final class Output {
        private(set) var count = 0
        private var capacity: Int
        private var bytes: UnsafeMutablePointer<UInt8>
        private let limit: Int

        init(expected: Int, limit: Int) {
            // Never above the limit: it is looked at only when there is no room left.
            capacity = max(0, min(max(1 << 12, expected), limit))
            bytes = .allocate(capacity: capacity)
            self.limit = limit
        }

        deinit { bytes.deallocate() }

        var array: [UInt8] { [UInt8](UnsafeBufferPointer(start: bytes, count: count)) }

        /// Makes room for `more` bytes behind those that are there.
        @inline(__always)
        private func need(_ more: Int) throws {
            if more > capacity - count { try grow(more) }
        }

        private func grow(_ more: Int) throws {
            if more > limit - count { throw Failure.tooLarge }
            let wanted = min(limit, max(capacity * 2, count + more))
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
            larger.update(from: bytes, count: count)
            bytes.deallocate()
            bytes = larger
            capacity = wanted
        }

        @inline(__always)
        func append(_ byte: UInt8) throws {
            try need(1)
            bytes[count] = byte
            count += 1
        }

        func append(_ part: UnsafeBufferPointer<UInt8>) throws {
            try need(part.count)
            if let base = part.baseAddress { (bytes + count).update(from: base, count: part.count) }
            count += part.count
        }

        /// Repeats `length` bytes from `distance` before the end; the two places may overlap, and then the bytes repeat.
        @inline(__always)
        func copy(length: Int, distance: Int) throws {
            guard distance > 0, distance <= count else { throw Failure.damaged }
            try need(length)
            let target = bytes + count, source = target - distance
            for place in 0..<length { target[place] = source[place] }
            count += length
        }
    }

    private struct Stream {
        let input: UnsafeBufferPointer<UInt8>
        let output: Output
        var position = 0
        var bits: UInt64 = 0
        var bitCount = 0

        init(input: UnsafeBufferPointer<UInt8>, limit: Int) {
            self.input = input
            output = Output(expected: input.count * 4, limit: limit)
        }

        /// Reads on until there are at least 56 bits, or the input ends.
        @inline(__always)
        private mutating func fill() {
            while bitCount <= 56, position < input.count {
                bits |= UInt64(input[position]) << UInt64(bitCount)
                position += 1
                bitCount += 8
            }
        }

        @inline(__always)
        private mutating func take(_ count: Int) throws -> Int {
            if bitCount < count { fill() }
            guard bitCount >= count else { throw Failure.damaged }
            let value = Int(bits & (1 << UInt64(count) - 1))
            bits >>= UInt64(count)
            bitCount -= count
            return value
        }

        @inline(__always)
        private mutating func decode(_ codes: Codes) throws -> Int {
            if bitCount < 15 { fill() }
            guard let (symbol, length) = codes.symbol(bits), length <= bitCount else { throw Failure.damaged }
            bits >>= UInt64(length)
            bitCount -= length
            return symbol
        }

        mutating func run() throws {
            while true {
                let isLast = try take(1) == 1
                switch try take(2) {
                case 0: try stored()
                case 1: try compressed(Self.fixed.literals, Self.fixed.distances)
                case 2:
                    let (literals, distances) = try dynamic()
                    try compressed(literals, distances)
                default: throw Failure.damaged
                }
                if isLast { return }
            }
        }

        private mutating func stored() throws {
            // whole bytes that were read ahead go back
            position -= bitCount / 8
            bits = 0
            bitCount = 0
            guard position + 4 <= input.count else { throw Failure.damaged }
            let length = Int(input[position]) | Int(input[position + 1]) << 8
            guard length ^ 0xFFFF == Int(input[position + 2]) | Int(input[position + 3]) << 8 else { throw Failure.damaged }
            position += 4
            guard position + length <= input.count else { throw Failure.damaged }
            try output.append(UnsafeBufferPointer(rebasing: input[position..<position + length]))
            position += length
        }

        private static let fixed: (literals: Codes, distances: Codes) = {
            let lengths = [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8)
            guard let literals = try? Codes(lengths: lengths[...]), let distances = try? Codes(lengths: [Int](repeating: 5, count: 30)[...]) else {
                preconditionFailure("the codes of the standard are complete")
            }
            return (literals, distances)
        }()

        private mutating func dynamic() throws -> (Codes, Codes) {
            let literalCount = try take(5) + 257, distanceCount = try take(5) + 1, codeCount = try take(4) + 4
            guard literalCount <= 286, distanceCount <= 30 else { throw Failure.damaged }
            let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
            var lengths = [Int](repeating: 0, count: 19)
            for index in 0..<codeCount { lengths[order[index]] = try take(3) }
            let codes = try Codes(lengths: lengths[...])
            var all: [Int] = []
            while all.count < literalCount + distanceCount {
                let symbol = try decode(codes)
                if symbol < 16 { all.append(symbol); continue }
                var value = 0
                let count: Int
                switch symbol {
                case 16:
                    guard let last = all.last else { throw Failure.damaged }
                    value = last
                    count = try take(2) + 3
                case 17: count = try take(3) + 3
                default: count = try take(7) + 11
                }
                guard all.count + count <= literalCount + distanceCount else { throw Failure.damaged }
                all += [Int](repeating: value, count: count)
            }
            return (try Codes(lengths: all[..<literalCount]), try Codes(lengths: all[literalCount...]))
        }

        private static let lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
        private static let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
        private static let distanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577]
        private static let distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]

        private mutating func compressed(_ literals: Codes, _ distances: Codes) throws {
            while true {
                let symbol = try decode(literals)
                if symbol < 256 {
                    try output.append(UInt8(symbol))
                    continue
                }
                if symbol == 256 { return }
                guard symbol - 257 < Self.lengthBase.count else { throw Failure.damaged }
                let length = Self.lengthBase[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
                let place = try decode(distances)
                guard place < Self.distanceBase.count else { throw Failure.damaged }
                let distance = Self.distanceBase[place] + (try take(Self.distanceBits[place]))
                try output.copy(length: length, distance: distance)
            }
        }
    }
}
