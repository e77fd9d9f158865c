/// Packs bytes in the format of RFC 1951: matches of the last 32 KB, in blocks with codes of their own.
struct Deflate {
    private static let window = 32_768
    private static let longestMatch = 258
    /// Older places that are tried for a match.
    private static let chain = 12
    /// Symbols of a block.
    private static let blockSize = 60_000

    private var output: [UInt8] = []
    private var bits: UInt64 = 0
    private var bitCount = 0

    /// - Returns: the packed bytes.
    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        var packer = Deflate()
        packer.output.reserveCapacity(bytes.count / 2 + 64)
        bytes.withUnsafeBufferPointer { packer.run($0) }
        return packer.output
    }

    private mutating func put(_ value: Int, _ count: Int) {
        bits |= UInt64(truncatingIfNeeded: value) << UInt64(bitCount)
        bitCount += count
        while bitCount >= 8 {
            output.append(UInt8(truncatingIfNeeded: bits))
            bits >>= 8
            bitCount -= 8
        }
    }

    // MARK: matches

    /// A literal byte (`distance` 0), or a length with a distance.
    private struct Symbol {
        var value: UInt16
        var distance: UInt16
    }

    private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        var heads = [Int32](repeating: -1, count: 1 << 15)
        var before = [Int32](repeating: -1, count: Self.window)
        var symbols: [Symbol] = []
        symbols.reserveCapacity(Self.blockSize)
        func key(_ at: Int) -> Int { ((Int(bytes[at]) << 10) ^ (Int(bytes[at + 1]) << 5) ^ Int(bytes[at + 2])) & 0x7FFF }
        func enter(_ at: Int) {
            guard at + 2 < bytes.count else { return }
            let place = key(at)
            before[at & (Self.window - 1)] = heads[place]
            heads[place] = Int32(truncatingIfNeeded: at)
        }
        var at = 0
        while at < bytes.count {
            var best = 0, distance = 0
            if at + 2 < bytes.count {
                var candidate = Int(heads[key(at)]), tries = Self.chain
                let most = min(Self.longestMatch, bytes.count - at)
                while candidate >= 0, at - candidate < Self.window, tries > 0 {
                    if best == 0 || at + best < bytes.count && bytes[candidate + best] == bytes[at + best] {
                        var length = 0
                        while length < most, bytes[candidate + length] == bytes[at + length] { length += 1 }
                        if length > best { (best, distance) = (length, at - candidate) }
                        if best >= most { break }
                    }
                    let next = Int(before[candidate & (Self.window - 1)])
                    if next >= candidate { break }
                    candidate = next
                    tries -= 1
                }
            }
            if best >= 3 {
                symbols.append(Symbol(value: UInt16(best), distance: UInt16(truncatingIfNeeded: distance)))
                for place in at..<(at + best) { enter(place) }
                at += best
            } else {
                symbols.append(Symbol(value: UInt16(bytes[at]), distance: 0))
                enter(at)
                at += 1
            }
            if symbols.count >= Self.blockSize {
                block(symbols, isLast: at >= bytes.count)
                symbols.removeAll(keepingCapacity: true)
                if at >= bytes.count { return flush() }
            }
        }
        block(symbols, isLast: true)
        flush()
    }

    private mutating func flush() { if bitCount > 0 { put(0, 8 - bitCount) } }

    // MARK: blocks

    private static let lengths: [(base: Int, extra: Int)] = [
        (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1), (19, 2), (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3),
        (67, 4), (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
    ]
    private static let distances: [(base: Int, extra: Int)] = [
        (1, 0), (2, 0), (3, 0), (4, 0), (5, 1), (7, 1), (9, 2), (13, 2), (17, 3), (25, 3), (33, 4), (49, 4), (65, 5), (97, 5), (129, 6), (193, 6), (257, 7), (385, 7), (513, 8), (769, 8),
        (1025, 9), (1537, 9), (2049, 10), (3073, 10), (4097, 11), (6145, 11), (8193, 12), (12289, 12), (16385, 13), (24577, 13),
    ]
    private static let lengthCodes: [UInt8] = (0...longestMatch).map { length in UInt8(lengths.lastIndex { $0.base <= length } ?? 0) }
    private static func distanceCode(_ distance: Int) -> Int {
        var low = 0, high = distances.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if distances[middle].base <= distance { low = middle } else { high = middle - 1 }
        }
        return low
    }
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private mutating func block(_ symbols: [Symbol], isLast: Bool) {
        var counts = [Int](repeating: 0, count: 286), distanceCounts = [Int](repeating: 0, count: 30)
        for symbol in symbols {
            if symbol.distance == 0 {
                counts[Int(symbol.value)] += 1
            } else {
                counts[257 + Int(Self.lengthCodes[Int(symbol.value)])] += 1
                distanceCounts[Self.distanceCode(Int(symbol.distance))] += 1
            }
        }
        counts[256] = 1
        let widths = Self.widths(counts, most: 15)
        var distanceWidths = Self.widths(distanceCounts, most: 15)
        // One code at least must be there.
        if distanceWidths.allSatisfy({ $0 == 0 }) { distanceWidths[0] = 1 }
        let (codes, distanceCodes) = (Self.codes(widths), Self.codes(distanceWidths))
        let all = widths + distanceWidths
        var widthCounts = [Int](repeating: 0, count: 19)
        for width in all { widthCounts[width] += 1 }
        let widthWidths = Self.widths(widthCounts, most: 7), widthCodes = Self.codes(widthWidths)
        let shown = (Self.order.lastIndex { widthWidths[$0] > 0 } ?? 3) + 1
        put(isLast ? 1 : 0, 1)
        put(2, 2)
        put(286 - 257, 5)
        put(30 - 1, 5)
        put(max(4, shown) - 4, 4)
        for place in Self.order.prefix(max(4, shown)) { put(widthWidths[place], 3) }
        for width in all { put(widthCodes[width], widthWidths[width]) }
        for symbol in symbols {
            if symbol.distance == 0 {
                put(codes[Int(symbol.value)], widths[Int(symbol.value)])
                continue
            }
            let length = Int(Self.lengthCodes[Int(symbol.value)]), distance = Self.distanceCode(Int(symbol.distance))
            put(codes[257 + length], widths[257 + length])
            put(Int(symbol.value) - Self.lengths[length].base, Self.lengths[length].extra)
            put(distanceCodes[distance], distanceWidths[distance])
            put(Int(symbol.distance) - Self.distances[distance].base, Self.distances[distance].extra)
        }
        put(codes[256], widths[256])
    }

    // MARK: codes

    /// The number of bits of each symbol's code.
    static func widths(_ counts: [Int], most: Int) -> [Int] {
        var widths = [Int](repeating: 0, count: counts.count)
        let used = counts.indices.filter { counts[$0] > 0 }
        if used.count <= 1 {
            if let only = used.first { widths[only] = 1 }
            return widths
        }
        // Leaves and inner nodes by weight, two queues that are both sorted.
        let leaves = used.sorted { (counts[$0], $0) < (counts[$1], $1) }
        var weights = leaves.map { counts[$0] }, parents = [Int](repeating: 0, count: leaves.count * 2)
        var leaf = 0, inner = leaves.count
        while weights.count < leaves.count * 2 - 1 {
            func lightest() -> Int {
                if leaf < leaves.count, inner >= weights.count || weights[leaf] <= weights[inner] {
                    leaf += 1
                    return leaf - 1
                }
                inner += 1
                return inner - 1
            }
            let (a, b) = (lightest(), lightest())
            parents[a] = weights.count
            parents[b] = weights.count
            weights.append(weights[a] + weights[b])
        }
        var depths = [Int](repeating: 0, count: weights.count)
        for node in stride(from: weights.count - 2, through: 0, by: -1) { depths[node] = depths[parents[node]] + 1 }
        for (index, symbol) in leaves.enumerated() { widths[symbol] = min(most, depths[index]) }
        // Codes that were cut take room from rarer symbols, which then get longer ones.
        var room = used.reduce(0) { $0 + (1 << (most - widths[$1])) }
        while room > 1 << most {
            guard let symbol = leaves.first(where: { widths[$0] < most }) else { break }
            room -= 1 << (most - widths[symbol] - 1)
            widths[symbol] += 1
        }
        // A code with gaps is no code for most readers.
        while room < 1 << most {
            guard let symbol = leaves.last(where: { widths[$0] > 1 && room + (1 << (most - widths[$0])) <= 1 << most }) else { break }
            room += 1 << (most - widths[symbol])
            widths[symbol] -= 1
        }
        return widths
    }

    /// Codes in the order of RFC 1951, with the bits turned round.
    private static func codes(_ widths: [Int]) -> [Int] {
        var codes = [Int](repeating: 0, count: widths.count)
        var next = 0
        for width in 1...15 {
            next <<= 1
            for symbol in widths.indices where widths[symbol] == width {
                var code = next, turned = 0
                for _ in 0..<width {
                    turned = turned << 1 | code & 1
                    code >>= 1
                }
                codes[symbol] = turned
                next += 1
            }
        }
        return codes
    }
}
