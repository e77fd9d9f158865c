internal import Runner

/// Pairs of programs of one exercise that share most of their trees, beside what many in the class wrote alike.
struct SimilarPrograms {
    struct Program {
        var submission: String
        var text: String
        /// The line of the submitted file on which it starts.
        var line: Int
    }

    struct Pair {
        var first: Program
        var second: Program
        /// Of what is the smaller program's own, in hundredths.
        var share: Int
        /// Nodes of the trees that both have.
        var weight: Int
        /// Lines of each program, from 1, on which shared parts stand.
        var firstLines: Set<Int>
        var secondLines: Set<Int>
    }

    private struct Candidate {
        var program: Program
        /// By their hashes: weight and lines.
        var parts: [UInt64: (weight: Int, lines: Set<Int>)]
        var weight: Int { parts.values.reduce(0) { $0 + $1.weight } }
    }

    /// Of the smaller program, in hundredths.
    private static let leastShare = 80
    /// Nodes: less is too little to say anything.
    private static let leastWeight = 40
    /// Lines of each program: in a line or two, people write the same.
    private static let leastLines = 4
    private static let most = 20

    /// - Returns: the pairs, the most similar first.
    static func pairs(_ results: [GradeResult], exercise: String) -> [Pair] {
        var candidates: [Candidate] = []
        for result in results {
            guard let answer = result.exercises.first(where: { $0.id == exercise }), let text = answer.program, let tree = ProgramParts(text) else { continue }
            var parts: [UInt64: (weight: Int, lines: Set<Int>)] = [:]
            for part in tree.parts { parts[part.hash, default: (part.weight, [])].lines.formUnion(part.lines.count <= 400 ? Set(part.lines) : []) }
            candidates.append(Candidate(program: Program(submission: result.submission, text: text, line: answer.line ?? 1), parts: parts))
        }
        guard candidates.count > 2 else { return [] }
        // What many have comes from the lesson, or from there being one good way.
        var holders: [UInt64: [Int]] = [:]
        for (index, candidate) in candidates.enumerated() { for hash in candidate.parts.keys { holders[hash, default: []].append(index) } }
        let common = max(3, candidates.count / 10)
        for (hash, list) in holders where list.count > common { for index in list { candidates[index].parts[hash] = nil } }
        var shared: [Int: Int] = [:]
        for (hash, list) in holders where list.count > 1 && list.count <= common {
            for a in list { for b in list where a < b { shared[a * candidates.count + b, default: 0] += candidates[a].parts[hash]?.weight ?? 0 } }
        }
        let weights = candidates.map(\.weight)
        var found: [Pair] = []
        for (key, weight) in shared {
            let (a, b) = (key / candidates.count, key % candidates.count)
            let share = 100 * weight / max(1, min(weights[a], weights[b]))
            guard weight >= leastWeight, share >= leastShare else { continue }
            let one = pair(candidates[a], candidates[b], share: min(100, share), weight: weight)
            if min(one.firstLines.count, one.secondLines.count) >= leastLines { found.append(one) }
        }
        found.sort { ($1.share, $1.weight, $0.first.submission, $0.second.submission) < ($0.share, $0.weight, $1.first.submission, $1.second.submission) }
        return Array(found.prefix(most))
    }

    private static func pair(_ a: Candidate, _ b: Candidate, share: Int, weight: Int) -> Pair {
        var result = Pair(first: a.program, second: b.program, share: share, weight: weight, firstLines: [], secondLines: [])
        for (hash, part) in a.parts {
            guard let other = b.parts[hash] else { continue }
            result.firstLines.formUnion(part.lines)
            result.secondLines.formUnion(other.lines)
        }
        return result
    }
}
