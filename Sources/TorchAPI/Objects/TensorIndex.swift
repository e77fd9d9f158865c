internal import Language
internal import Tensors

/// Subscripts of the language as those of the tensor library.
enum TensorIndex {
    static func items(_ index: Value, _ interpreter: Interpreter) throws -> [IndexItem] {
        if let object = index.object, object.kind == .tuple {
            let tuple = unsafeDowncast(object, to: TupleObject.self)
            var items: [IndexItem] = []
            items.reserveCapacity(tuple.count)
            for value in tuple.array { items.append(try item(value, interpreter)) }
            return items
        }
        // A list of lists, slices or tensors stands for a tuple, as it did in NumPy.
        if let list = index.list, list.count < 32 {
            let values = list.array
            if values.contains(where: isIndexPart) { return try values.map { try item($0, interpreter) } }
        }
        return [try item(index, interpreter)]
    }

    private static func isIndexPart(_ value: Value) -> Bool {
        switch value {
        case .none: return true
        case .object(let object): return object.kind == .slice || value.isEllipsis || Parameter.isSequence(object) || TensorObject.cast(object).map { $0.tensor.rank > 0 } ?? false
        default: return false
        }
    }

    private static func item(_ value: Value, _ interpreter: Interpreter) throws -> IndexItem {
        switch value {
        case .int(let number): return .integer(number)
        case .none: return .newAxis
        case .bool(let flag): return .bool(flag)
        case .object(let object):
            if object.kind == .slice { return try slice(unsafeDowncast(object, to: SliceObject.self), interpreter) }
            if let tensor = TensorObject.cast(object)?.tensor { return .tensor(tensor) }
            if value.isEllipsis { return .ellipsis }
            if let array = try NumpyValues.tensor(object, interpreter) { return .tensor(array) }
            if value.list != nil || value.tuple != nil || object.kind == .range { return .tensor(try sequence(value, interpreter)) }
            if object.kind == .string { throw interpreter.typeError("new(): invalid data type 'str'") }
            if object.kind == .instance, let number = try interpreter.indexOrNil(value), case .int(let position) = number { return .integer(position) }
        default: break
        }
        throw interpreter.indexError("only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got \(value.typeName))")
    }

    /// A list of numbers, truth values or tensors as an index tensor; an empty one selects nothing.
    private static func sequence(_ value: Value, _ interpreter: Interpreter) throws -> Tensor {
        let tensor = try TensorData.tensor(value, dtype: nil, interpreter)
        return tensor.count == 0 ? try tensor.to(.int64) : tensor
    }

    private static func slice(_ slice: SliceObject, _ interpreter: Interpreter) throws -> IndexItem {
        func bound(_ value: Value) throws -> Int? {
            switch value {
            case .none: return nil
            case .int(let number): return number
            default: return try interpreter.clampedIndex(value, "slice indices must be integers or None or have an __index__ method")
            }
        }
        return .slice(try bound(slice.start), try bound(slice.stop), try bound(slice.step) ?? 1)
    }
}
