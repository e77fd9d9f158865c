/// Near names for a name that does not exist.
public enum Suggestion {
    /// The names that differ from `name` by few letters, or that continue or contain it, nearest first; at most `count`.
    public static func near(_ name: String, among names: [String], count: Int = 3) -> [String] {
        let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
        let limit = max(1, wanted.count / 3)
        let rated: [(distance: Int, name: String)] = names.compactMap { candidate in
            let letters = Array(candidate.lowercased().unicodeScalars.prefix(64))
            let distance = editDistance(wanted, letters)
            if distance <= limit { return (distance, candidate) }
            // "conv" for "03-conv".
            if wanted.count >= 3, candidate.lowercased().contains(name.lowercased()) { return (limit + 1, candidate) }
            return nil
        }
        return rated.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(count).map(\.name)
    }

    /// Insertions, deletions, replacements and exchanges of neighbours that turn one text into the other.
    static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var older = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in 1...a.count {
            var current = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                let replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                current[j] = min(replaced, previous[j] + 1, current[j - 1] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { current[j] = min(current[j], older[j - 2] + 1) }
            }
            older = previous
            previous = current
        }
        return previous[b.count]
    }

    /// "; did you mean …?" or nothing.
    static func phrase(_ name: String, among names: [String]) -> String? {
        let near = near(name, among: names, count: 2)
        return near.isEmpty ? nil : "write " + near.map { "\"\($0)\"" }.joined(separator: " or ")
    }
}
