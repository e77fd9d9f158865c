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
            return stream.output
        }
    }

    /// The unpacked bytes of a deflate stream without a header, as zip archives have them.
    ///
    /// - Parameter limit: the largest size of the result.
    public static func inflate(_ bytes: ArraySlice<UInt8>, limit: Int) throws -> [UInt8] {
        try bytes.withUnsafeBufferPointer { buffer in
            var stream = Stream(input: buffer, limit: limit)
            try stream.run()
            return stream.output
        }
    }

    /// A table of Huffman codes: how many codes there are of each length, and the symbols in the order of their codes.
    private struct Codes {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int]

        init(lengths: ArraySlice<Int>) throws {
            symbols = [Int](repeating: 0, count: lengths.count)
            for length in lengths { counts[length] += 1 }
            counts[0] = 0
            var left = 1
            for length in 1...15 {
                left = left << 1 - counts[length]
                if left < 0 { throw Failure.damaged }
            }
            var offsets = [Int](repeating: 0, count: 17)
            for length in 1...15 { offsets[length + 1] = offsets[length] + counts[length] }
            for (symbol, length) in lengths.enumerated() where length != 0 {
                symbols[offsets[length]] = symbol
                offsets[length] += 1
            }
        }
    }

    private struct Stream {
        let input: UnsafeBufferPointer<UInt8>
        let limit: Int
        var position = 0
        var bits: UInt64 = 0
        var bitCount = 0
        var output: [UInt8] = []

        init(input: UnsafeBufferPointer<UInt8>, limit: Int) {
            self.input = input
            self.limit = limit
            output.reserveCapacity(min(limit, input.count * 4))
        }

        mutating func take(_ count: Int) throws -> Int {
            while bitCount < count {
                guard position < input.count else { throw Failure.damaged }
                bits |= UInt64(input[position]) << UInt64(bitCount)
                position += 1
                bitCount += 8
            }
            let value = Int(bits & (1 << UInt64(count) - 1))
            bits >>= UInt64(count)
            bitCount -= count
            return value
        }

        mutating func decode(_ codes: Codes) throws -> Int {
            var code = 0, first = 0, index = 0
            for length in 1...15 {
                code |= try take(1)
                let count = codes.counts[length]
                if code - count < first { return codes.symbols[index + code - first] }
                index += count
                first = (first + count) << 1
                code <<= 1
            }
            throw Failure.damaged
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
            bits = 0
            bitCount = 0
            guard position + 4 <= input.count else { throw Failure.damaged }
            let length = Int(input[position]) | Int(input[position + 1]) << 8
            guard length ^ 0xFFFF == Int(input[position + 2]) | Int(input[position + 3]) << 8 else { throw Failure.damaged }
            position += 4
            guard position + length <= input.count else { throw Failure.damaged }
            if output.count + length > limit { throw Failure.tooLarge }
            output.append(contentsOf: input[position..<position + length])
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
                    if output.count >= limit { throw Failure.tooLarge }
                    output.append(UInt8(symbol))
                    continue
                }
                if symbol == 256 { return }
                guard symbol - 257 < Self.lengthBase.count else { throw Failure.damaged }
                let length = Self.lengthBase[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
                let place = try decode(distances)
                guard place < Self.distanceBase.count else { throw Failure.damaged }
                let distance = Self.distanceBase[place] + (try take(Self.distanceBits[place]))
                guard distance <= output.count else { throw Failure.damaged }
                if output.count + length > limit { throw Failure.tooLarge }
                for _ in 0..<length { output.append(output[output.count - distance]) }
            }
        }
    }
}
