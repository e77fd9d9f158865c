extension StringMethods {
    static func addBuilding(to type: TypeObject) {
        type.method("join(self, iterable, /)", doc: "Concatenate any number of strings, with this string between them.") { interpreter, arguments in
            .object(try interpreter.join(receiver(arguments), arguments[1]))
        }
        type.method("center(self, width, fillchar=' ', /)", doc: "Return a centered string of length width.") { interpreter, arguments in
            try padded(arguments, interpreter) { TextSplitting.centering(length: $0, width: $1) }
        }
        type.method("ljust(self, width, fillchar=' ', /)", doc: "Return a left-justified string of length width.") { interpreter, arguments in
            try padded(arguments, interpreter) { (0, $1 &- $0) }
        }
        type.method("rjust(self, width, fillchar=' ', /)", doc: "Return a right-justified string of length width.") { interpreter, arguments in
            try padded(arguments, interpreter) { ($1 &- $0, 0) }
        }
        type.method("zfill(self, width, /)", doc: "Pad a numeric string with zeros on the left, to fill a field of the given width.") { interpreter, arguments in
            let own = receiver(arguments)
            let width = try interpreter.machineInt(arguments[1])
            if width <= own.count { return .object(own.exact) }
            try interpreter.reserve(bytes: width)
            return .object(StringObject(utf8: TextSplitting.zeroFilled(own.utf8, width: width)))
        }
        type.method("expandtabs(self, /, tabsize=8)", doc: "Return a copy where all tab characters are expanded using spaces.") { interpreter, arguments in
            let size = try interpreter.machineInt(arguments[1])
            guard size <= Int(Int32.max), size >= Int(Int32.min) else { throw interpreter.overflowError("Python int too large to convert to C int") }
            return .object(StringObject(utf8: try TextSplitting.expandTabs(receiver(arguments).utf8, size: size) { try interpreter.reserve(bytes: $0) }))
        }
        type.method("encode(self, /, encoding='utf-8', errors='strict')", doc: "Encode the string using the codec registered for encoding.") { interpreter, arguments in
            let encoding = try text(arguments[1], interpreter) { "encode() argument 'encoding' must be str, not \($0)" }
            let errors = try text(arguments[2], interpreter) { "encode() argument 'errors' must be str, not \($0)" }
            return .object(BytesObject(try interpreter.encode(receiver(arguments), encoding, errors)))
        }
    }

    /// The text with fill characters around it; `sides` gives how many for a length and a width above it.
    private static func padded(_ arguments: Arguments, _ interpreter: Interpreter, _ sides: (Int, Int) -> (left: Int, right: Int)) throws -> Value {
        let own = receiver(arguments)
        let width = try interpreter.machineInt(arguments[1])
        let fill = try text(arguments[2], interpreter) { "The fill character must be a unicode character, not \($0)" }
        if fill.count != 1 { throw interpreter.typeError("The fill character must be exactly one character long") }
        if width <= own.count { return .object(own.exact) }
        try interpreter.reserve(count: width &- own.count, size: fill.byteCount)
        let (left, right) = sides(own.count, width)
        var offset = 0
        return .object(StringObject(utf8: TextSplitting.padded(own.utf8, left: left, right: right, fill: CodePoint.next(fill.utf8, &offset))))
    }
}

extension Interpreter {
    /// `separator.join(iterable)`: measures first, then copies into one allocation.
    public func join(_ separator: StringObject, _ iterable: Value) throws -> StringObject {
        if let list = iterable.object(.list, ListObject.self) { return try join(separator, list.unsafeValues) }
        if let tuple = iterable.object(.tuple, TupleObject.self) { return try join(separator, tuple.unsafeValues) }
        guard canIterate(iterable) else { throw typeError("can only join an iterable") }
        let list = try list(from: iterable)
        return try withExtendedLifetime(list) { try join(separator, list.unsafeValues) }
    }

    private func canIterate(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        switch object.kind {
        case .string, .bytes, .list, .tuple, .dict, .set, .frozenset, .range, .generator, .iterator: return true
        default: return object.type.special(.iterator) != nil || object.type.special(.getItem) != nil
        }
    }

    /// Nothing of a program runs meanwhile, so the values stay as they are.
    private func join(_ separator: StringObject, _ values: UnsafeBufferPointer<Value>) throws -> StringObject {
        if values.count == 0 { return .empty }
        if values.count == 1, let only = values[0].object(.string, StringObject.self) { return only }
        var byteCount = separator.byteCount.multipliedReportingOverflow(by: values.count &- 1).partialValue
        var count = separator.count.multipliedReportingOverflow(by: values.count &- 1).partialValue
        for index in 0..<values.count {
            guard let text = values[index].string else {
                throw typeError("sequence item \(index): expected str instance, \(values[index].typeName) found")
            }
            byteCount &+= text.byteCount
            count &+= text.count
        }
        try reserve(bytes: byteCount)
        try charge(work: values.count &+ byteCount >> 4)
        let joined = SmallMemory.take(byteCount, UInt8.self)
        var target = joined
        for index in 0..<values.count {
            if index > 0, separator.byteCount > 0 {
                target.initialize(from: separator.bytes, count: separator.byteCount)
                target += separator.byteCount
            }
            guard let text = values[index].string else { continue }
            target.initialize(from: text.bytes, count: text.byteCount)
            target += text.byteCount
        }
        return StringObject(adopting: joined, byteCount: byteCount, count: count)
    }
}
