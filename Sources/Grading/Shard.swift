/// A part of the submissions, for one of several processes.
public struct Shard: Hashable, Sendable {
    /// From 0.
    public var index: Int
    public var count: Int

    public struct Wrong: Error, CustomStringConvertible { public var description: String }

    /// - Parameters:
    ///   - text: `I/N` with I from 0, or `auto`: what the scheduler says in the environment.
    public init(_ text: String, environment: [String: String]) throws {
        if text == "auto" {
            self = try Self.automatic(environment)
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let index = parts[0], let count = parts[1], count > 0, (0..<count).contains(index) else {
            throw Wrong(description: "--shard \(text): write I/N with I from 0 to N-1, such as 0/8, or auto")
        }
        self.index = index
        self.count = count
    }

    private init(_ index: Int?, _ count: Int?, _ name: String) throws {
        guard let index, let count, count > 0, (0..<count).contains(index) else { throw Wrong(description: "--shard auto: \(name) and the number of shards do not fit") }
        self.index = index
        self.count = count
    }

    private static func automatic(_ environment: [String: String]) throws -> Shard {
        func number(_ name: String) -> Int? { environment[name].flatMap { Int($0) } }
        if let task = number("SLURM_ARRAY_TASK_ID") {
            let (index, overflow) = task.subtractingReportingOverflow(number("SLURM_ARRAY_TASK_MIN") ?? 0)
            return try Shard(overflow ? nil : index, number("SLURM_ARRAY_TASK_COUNT"), "SLURM_ARRAY_TASK_ID")
        }
        if let index = number("JOB_COMPLETION_INDEX") { return try Shard(index, number("LESSONS_SHARDS"), "JOB_COMPLETION_INDEX") }
        if let index = number("CI_NODE_INDEX") { return try Shard(index &- 1, number("CI_NODE_TOTAL"), "CI_NODE_INDEX") }
        if let text = environment["LESSONS_SHARD"], text != "auto" { return try Shard(text, environment: [:]) }
        throw Wrong(description: "--shard auto: no scheduler says which shard this is; set LESSONS_SHARD=I/N")
    }

    /// Whether a submission belongs to this part; that does not depend on the other submissions.
    public func contains(_ id: String) -> Bool {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(hash % UInt64(count)) == index
    }
}
