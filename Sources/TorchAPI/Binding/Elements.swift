internal import Language

// Buffers of lists and tuples are valid only as long as the object lives; these copies live by themselves.

extension TupleObject {
    var array: [Value] { withExtendedLifetime(self) { Array(values) } }
}

extension ListObject {
    var array: [Value] { withExtendedLifetime(self) { Array(values) } }
}

extension Value {
    /// The elements of a tuple; none for anything else.
    var tupleElements: [Value] { tuple?.array ?? [] }
}

extension Interpreter {
    /// All elements of an iterable.
    func elements(of iterable: Value) throws -> [Value] { try list(from: iterable).array }
}
