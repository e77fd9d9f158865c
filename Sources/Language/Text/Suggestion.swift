/// "Did you mean": the edit distance and the limits by which CPython picks a name to suggest.
public enum Suggestion {
    private static let moveCost = 2
    private static let caseCost = 1
    private static let maximumCandidates = 750
    private static let maximumLength = 40

    private static func cost(_ a: UInt8, _ b: UInt8) -> Int {
        if a & 31 != b & 31 { return moveCost }
        if a == b { return 0 }
        let lowerA = a &- 0x41 < 26 ? a + 32 : a
        let lowerB = b &- 0x41 < 26 ? b + 32 : b
        return lowerA == lowerB ? caseCost : moveCost
    }

    /// The Levenshtein distance in which a move costs 2 and a change of case 1; above `maximum`: `maximum + 1`.
    public static func distance(_ a: [UInt8], _ b: [UInt8], maximum: Int) -> Int {
        if a == b { return 0 }
        var a = a[...]
        var b = b[...]
        while let x = a.first, let y = b.first, x == y {
            a.removeFirst()
            b.removeFirst()
        }
        while let x = a.last, let y = b.last, x == y {
            a.removeLast()
            b.removeLast()
        }
        if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
        if a.count > maximumLength || b.count > maximumLength { return maximum + 1 }
        if b.count < a.count { swap(&a, &b) }
        if (b.count - a.count) * moveCost > maximum { return maximum + 1 }
        var row = (0..<a.count).map { ($0 + 1) * moveCost }
        var result = 0
        for (bIndex, bByte) in b.enumerated() {
            var diagonal = bIndex * moveCost
            result = diagonal
            var minimum = Int.max
            for (index, aByte) in a.enumerated() {
                let substitute = diagonal + cost(bByte, aByte)
                diagonal = row[index]
                let insertOrDelete = min(result, diagonal) + moveCost
                result = min(insertOrDelete, substitute)
                row[index] = result
                minimum = min(minimum, result)
            }
            if minimum > maximum { return maximum + 1 }
        }
        return result
    }

    /// The candidate that CPython would suggest for `name`, if any.
    public static func best(for name: String, among candidates: some Collection<String>) -> String? {
        guard candidates.count < maximumCandidates else { return nil }
        let wanted = Array(name.utf8)
        var best: String?
        var bestDistance = Int.max
        for candidate in candidates {
            let bytes = Array(candidate.utf8)
            if bytes == wanted { continue }
            // No more than a third of the characters may change.
            var maximum = (wanted.count + bytes.count + 3) * moveCost / 6
            maximum = min(maximum, bestDistance - 1)
            let distance = distance(wanted, bytes, maximum: maximum)
            if distance > maximum { continue }
            if best == nil || distance < bestDistance {
                best = candidate
                bestDistance = distance
            }
        }
        return best
    }
}
