extension SliceObject {
    static func makeType() {
        let type = TypeObject.native(
            "slice", base: Types.object,
            doc: "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
            specials: [.repr, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual], isSubclassable: false,
            make: { _, arguments, interpreter in
                try interpreter.expectPositional(arguments, "slice", 1, 3)
                if arguments.count == 1 { return .object(SliceObject(.none, arguments[0], .none)) }
                return .object(SliceObject(arguments[0], arguments[1], arguments.count == 3 ? arguments[2] : .none))
            })
        Types.slice = type.reference
        type.constant("__hash__", .none)
        type.attribute("start") { _, object in (object as? SliceObject)?.start ?? .none }
        type.attribute("stop") { _, object in (object as? SliceObject)?.stop ?? .none }
        type.attribute("step") { _, object in (object as? SliceObject)?.step ?? .none }
        type.method("indices(self, length, /)", doc: "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\nindices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices.") { interpreter, arguments in
            guard let slice = arguments[0].object(.slice, SliceObject.self) else { return .none }
            let length = try interpreter.machineInt(arguments[1])
            if length < 0 { throw interpreter.valueError("length should not be negative") }
            let (start, stop, step, _) = try slice.indices(length, interpreter)
            return .object(TupleObject([.int(start), .int(stop), .int(step)]))
        }
    }
}

extension CellObject {
    static func makeType() {
        let type = TypeObject.native(
            "cell", base: Types.object, specials: [.repr, .less, .lessOrEqual, .equal, .notEqual, .greater, .greaterOrEqual], isSubclassable: false,
            make: { _, arguments, interpreter in
                try interpreter.expectPositional(arguments, "cell", 0, 1)
                return .object(CellObject(arguments.count == 1 ? arguments[0] : .undefined))
            })
        Types.cell = type.reference
        type.constant("__hash__", .none)
        type.attribute("cell_contents", set: { _, object, value in (object as? CellObject)?.value = value }, get: { interpreter, object in
            guard let cell = object as? CellObject, !cell.value.isUndefined else { throw interpreter.valueError("Cell is empty") }
            return cell.value
        })
    }
}
