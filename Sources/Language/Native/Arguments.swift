/// The arguments of a call: positional values, then the values of keywords, in consecutive memory (usually of the interpreter's value stack).
/// They are alive for as long as the call runs.
public struct Arguments {
    @usableFromInline let base: UnsafeMutablePointer<Value>
    /// Positional arguments and keywords together.
    public let total: Int
    /// The keywords' names; nil without keywords.
    public let names: [StringObject]?

    @inlinable public init(_ base: UnsafeMutablePointer<Value>, _ total: Int, _ names: [StringObject]? = nil) {
        self.base = base
        self.total = total
        self.names = names
    }

    /// The number of positional arguments.
    @inlinable public var count: Int { names == nil ? total : total &- keywordCount }
    @usableFromInline var keywordCount: Int { names?.count ?? 0 }

    /// An argument by position; of a native function with a signature, the parameter's value (`.undefined`: absent, no default).
    @inlinable public subscript(index: Int) -> Value { base[index] }

    /// Where the values stand: positional ones, then those of keywords.
    @inlinable public var memory: UnsafeMutablePointer<Value> { base }

    /// The positional arguments.
    public var positional: UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: base, count: count) }

    /// Keywords with their values.
    public var keywords: [(name: StringObject, value: Value)] {
        guard let names else { return [] }
        let first = count
        return names.enumerated().map { ($1, base[first + $0]) }
    }

    public func keyword(_ name: String) -> Value? { keywords.first { $0.name == name }?.value }

    /// The same without the first positional argument (there must be one).
    public func dropFirst() -> Arguments { Arguments(base + 1, total - 1, names) }
}
