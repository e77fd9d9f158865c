extension Interpreter {
    /// The elements of anything that can be iterated, in an array of their own: it stays valid when the list goes.
    public func elements(of value: Value) throws -> [Value] {
        let list = try list(from: value)
        return withExtendedLifetime(list) { Array(list.values) }
    }
}
