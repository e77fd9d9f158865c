extension BytesMethods {
    // MARK: searching

    /// Start and end of a search, as indices of a slice are understood; nil if the first lies behind the second.
    private static func bounds(_ count: Int, _ start: Value, _ end: Value, _ interpreter: Interpreter) throws -> Range<Int>? {
        let message = "slice indices must be integers or None or have an __index__ method"
        var first = start.isNone ? 0 : try interpreter.clampedIndex(start, message)
        var last = end.isNone ? count : try interpreter.clampedIndex(end, message)
        if first < 0 { first = max(0, first &+ count) }
        if last > count { last = count } else if last < 0 { last = max(0, last &+ count) }
        return first <= last ? first..<last : nil
    }

    /// What is searched for: bytes, or one byte as an int.
    private static func needle(_ value: Value, _ interpreter: Interpreter) throws -> [UInt8] {
        if let object = BytesObject.of(value) { return object.bytes }
        guard try interpreter.indexOrNil(value) != nil else { throw interpreter.typeError("argument should be integer or bytes-like object, not '\(value.typeName)'") }
        return [try interpreter.byte(value)]
    }

    private static func find(_ arguments: Arguments, _ interpreter: Interpreter, backwards: Bool) throws -> Int {
        let own = receiver(arguments)
        let bounds = try bounds(own.bytes.count, arguments[2], arguments[3], interpreter), part = try needle(arguments[1], interpreter)
        guard let range = bounds else { return -1 }
        try interpreter.charge(work: range.count >> 3)
        if !backwards { return own.find(part, from: range.lowerBound, to: range.upperBound) ?? -1 }
        return own.bytes.withUnsafeBufferPointer { bytes in
            part.withUnsafeBufferPointer { TextSearch.rfind($0, in: bytes, from: range.lowerBound, to: range.upperBound) ?? -1 }
        }
    }

    static func addSearching(to type: TypeObject) {
        for (name, backwards, fails) in [("find", false, false), ("rfind", true, false), ("index", false, true), ("rindex", true, true)] {
            type.method("\(name)(self, sub, start=None, end=None, /)", doc: "Return the \(backwards ? "highest" : "lowest") index where sub is found in B[start:end].") { interpreter, arguments in
                let index = try find(arguments, interpreter, backwards: backwards)
                if fails, index < 0 { throw interpreter.valueError("subsection not found") }
                return .int(index)
            }
        }
        type.method("count(self, sub, start=None, end=None, /)", doc: "Return the number of non-overlapping occurrences of sub in B[start:end].") { interpreter, arguments in
            let own = receiver(arguments).bytes
            let bounds = try bounds(own.count, arguments[2], arguments[3], interpreter), part = try needle(arguments[1], interpreter)
            guard let range = bounds else { return .int(0) }
            try interpreter.charge(work: range.count >> 2)
            if part.isEmpty { return .int(range.count &+ 1) }
            return .int(own.withUnsafeBufferPointer { bytes in
                part.withUnsafeBufferPointer { TextSearch.count($0, in: bytes, from: range.lowerBound, to: range.upperBound) }
            })
        }
        for (name, atEnd) in [("startswith", false), ("endswith", true)] {
            type.method("\(name)(self, affix, start=None, end=None, /)", doc: "Return True if B[start:end] \(atEnd ? "ends" : "starts") with the bytes, or with one of a tuple.") { interpreter, arguments in
                .bool(try isAffix(arguments, name, atEnd: atEnd, interpreter))
            }
        }
        type.method("removeprefix(self, prefix, /)", doc: "Return the bytes without the prefix, if they have it.") { interpreter, arguments in
            let own = receiver(arguments), prefix = try bytes(arguments[1], interpreter)
            return .object(own.like(own.bytes.starts(with: prefix) ? Array(own.bytes.dropFirst(prefix.count)) : own.bytes))
        }
        type.method("removesuffix(self, suffix, /)", doc: "Return the bytes without the suffix, if they have it.") { interpreter, arguments in
            let own = receiver(arguments), suffix = try bytes(arguments[1], interpreter)
            return .object(own.like(own.bytes.reversed().starts(with: suffix.reversed()) ? Array(own.bytes.dropLast(suffix.count)) : own.bytes))
        }
        type.method("replace(self, old, new, count=-1, /)", doc: "Return a copy with all (or the first count) occurrences of old replaced by new.") { interpreter, arguments in
            let old = try bytes(arguments[1], interpreter), new = try bytes(arguments[2], interpreter)
            let limit = try interpreter.machineInt(arguments[3])
            return .object(try replace(receiver(arguments), old, new, limit, interpreter))
        }
    }

    private static func replace(_ own: BytesObject, _ old: [UInt8], _ new: [UInt8], _ limit: Int, _ interpreter: Interpreter) throws -> BytesObject {
        let text = own.bytes
        if old.isEmpty {
            // Between all bytes; the search in texts would look at code points.
            try interpreter.reserve(count: text.count &+ 1, size: new.count &+ 1)
            var result: [UInt8] = []
            var remaining = limit < 0 ? Int.max : limit
            for byte in text {
                if remaining > 0 { result.append(contentsOf: new); remaining &-= 1 }
                result.append(byte)
            }
            if remaining > 0 { result.append(contentsOf: new) }
            return own.like(result)
        }
        let result = try text.withUnsafeBufferPointer { bytes in
            try old.withUnsafeBufferPointer { old in
                try new.withUnsafeBufferPointer { new in
                    try TextSearch.replace(old, with: new, in: bytes, limit: limit) { size in
                        try interpreter.reserve(bytes: size)
                        try interpreter.charge(work: size >> 3)
                    }
                }
            }
        }
        return own.like(result ?? text)
    }

    private static func isAffix(_ arguments: Arguments, _ name: String, atEnd: Bool, _ interpreter: Interpreter) throws -> Bool {
        let own = receiver(arguments).bytes
        let range = try bounds(own.count, arguments[2], arguments[3], interpreter)
        func has(_ part: [UInt8]) -> Bool {
            guard let range, part.count <= range.count else { return false }
            return own[(atEnd ? range.upperBound - part.count : range.lowerBound)...].starts(with: part)
        }
        if let part = BytesObject.of(arguments[1]) { return has(part.bytes) }
        guard let parts = arguments[1].tuple else {
            throw interpreter.typeError("\(name) first arg must be bytes or a tuple of bytes, not \(arguments[1].typeName)")
        }
        for value in parts.values where has(try bytes(value, interpreter)) { return true }
        return false
    }

    // MARK: splitting and joining

    static func addSplitting(to type: TypeObject) {
        type.method("join(self, iterable, /)", doc: "Concatenate any number of bytes objects, with these bytes between them.") { interpreter, arguments in
            let own = receiver(arguments)
            let separator = own.bytes
            let items = try interpreter.list(from: arguments[1])
            var result: [UInt8] = []
            for index in 0..<items.count {
                guard let part = BytesObject.of(items[index]) else {
                    throw interpreter.typeError("sequence item \(index): expected a bytes-like object, \(items[index].typeName) found")
                }
                try interpreter.reserve(bytes: part.bytes.count &+ separator.count)
                if index > 0 { result.append(contentsOf: separator) }
                result.append(contentsOf: part.bytes)
            }
            return .object(own.like(result))
        }
        for (name, backwards) in [("split", false), ("rsplit", true)] {
            type.method("\(name)(self, /, sep=None, maxsplit=-1)", doc: "Return a list of the sections in the bytes, using sep (None: whitespace) as the delimiter.") { interpreter, arguments in
                let own = receiver(arguments)
                let limit = try interpreter.machineInt(arguments[2])
                if arguments[1].isNone { return try list(own, words(own.bytes, limit, backwards: backwards), interpreter) }
                let separator = try bytes(arguments[1], interpreter)
                if separator.isEmpty { throw interpreter.valueError("empty separator") }
                let ranges = own.bytes.withUnsafeBufferPointer { text in
                    separator.withUnsafeBufferPointer {
                        backwards ? TextSplitting.rsplit(text, separator: $0, limit: limit) : TextSplitting.split(text, separator: $0, limit: limit)
                    }
                }
                return try list(own, ranges, interpreter)
            }
        }
        type.method("splitlines(self, /, keepends=False)", doc: "Return a list of the lines in the bytes, breaking at line boundaries.") { interpreter, arguments in
            let own = receiver(arguments)
            return try list(own, lines(own.bytes, keepEnds: interpreter.isTrue(interpreter.index(arguments[1]))), interpreter)
        }
        for (name, backwards) in [("partition", false), ("rpartition", true)] {
            type.method("\(name)(self, sep, /)", doc: "Partition the bytes into three parts: before the separator, the separator, after it.") { interpreter, arguments in
                let own = receiver(arguments), separator = try bytes(arguments[1], interpreter)
                if separator.isEmpty { throw interpreter.valueError("empty separator") }
                let found = own.bytes.withUnsafeBufferPointer { text in
                    separator.withUnsafeBufferPointer { backwards ? TextSearch.rfind($0, in: text) : TextSearch.find($0, in: text) }
                }
                let empty = Value.object(own.like([]))
                guard let found else {
                    let all = Value.object(own.like(own.bytes))
                    return .object(TupleObject(backwards ? [empty, empty, all] : [all, empty, empty]))
                }
                return .object(TupleObject([
                    .object(own.like(Array(own.bytes[..<found]))), own.isMutable ? .object(own.like(separator)) : arguments[1],
                    .object(own.like(Array(own.bytes[(found + separator.count)...]))),
                ]))
            }
        }
        for (name, left, right) in [("strip", true, true), ("lstrip", true, false), ("rstrip", false, true)] {
            type.method("\(name)(self, bytes=None, /)", doc: "Strip bytes contained in the argument (None: ASCII whitespace).") { interpreter, arguments in
                let own = receiver(arguments)
                let set = arguments[1].isNone ? nil : Set(try bytes(arguments[1], interpreter))
                var part = own.bytes[...]
                while left, let first = part.first, set?.contains(first) ?? isSpace(first) { part.removeFirst() }
                while right, let last = part.last, set?.contains(last) ?? isSpace(last) { part.removeLast() }
                return .object(own.like(Array(part)))
            }
        }
        for (name, side) in [("center", 0), ("ljust", 1), ("rjust", 2)] {
            type.method("\(name)(self, width, fillchar=<b' '>, /)", doc: "Return bytes of length width, padded with the fill byte.") { interpreter, arguments in
                let own = receiver(arguments)
                let width = try interpreter.machineInt(arguments[1])
                var fill: UInt8 = 0x20
                if !arguments[2].isUndefined {
                    guard let given = BytesObject.of(arguments[2])?.bytes, given.count == 1 else {
                        throw interpreter.typeError("\(name)() argument 2 must be a byte string of length 1, not \(arguments[2].typeName)")
                    }
                    fill = given[0]
                }
                let missing = max(0, width &- own.bytes.count)
                try interpreter.reserve(bytes: missing)
                let left = side == 1 ? 0 : side == 2 ? missing : TextSplitting.centering(length: own.bytes.count, width: max(width, own.bytes.count)).left
                return .object(own.like([UInt8](repeating: fill, count: left) + own.bytes + [UInt8](repeating: fill, count: missing &- left)))
            }
        }
    }

    private static func list(_ own: BytesObject, _ ranges: [Range<Int>], _ interpreter: Interpreter) throws -> Value {
        try interpreter.reserve(count: ranges.count, size: 128)
        try interpreter.charge(work: own.bytes.count >> 3 &+ ranges.count)
        let bytes = own.bytes
        return .object(ListObject(ranges.map { Value.object(own.like(Array(bytes[$0]))) }))
    }

    /// Runs of bytes between ASCII white space.
    private static func words(_ bytes: [UInt8], _ limit: Int, backwards: Bool) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var remaining = limit < 0 ? Int.max : limit
        var start = 0, end = bytes.count
        while true {
            while start < end, isSpace(backwards ? bytes[end - 1] : bytes[start]) { if backwards { end -= 1 } else { start += 1 } }
            if start == end { break }
            if remaining == 0 {
                parts.append(start..<end)
                break
            }
            remaining -= 1
            var edge = backwards ? end : start
            while backwards ? edge > start && !isSpace(bytes[edge - 1]) : edge < end && !isSpace(bytes[edge]) { edge += backwards ? -1 : 1 }
            parts.append(backwards ? edge..<end : start..<edge)
            if backwards { end = edge } else { start = edge }
        }
        return backwards ? parts.reversed() : parts
    }

    private static func lines(_ bytes: [UInt8], keepEnds: Bool) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0, index = 0
        while index < bytes.count {
            guard bytes[index] == 0x0A || bytes[index] == 0x0D else { index += 1; continue }
            let end = index
            index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
            parts.append(start..<(keepEnds ? index : end))
            start = index
        }
        if start < bytes.count { parts.append(start..<bytes.count) }
        return parts
    }

    // MARK: changing

    static func addChanging(to type: TypeObject) {
        type.method("append(self, item, /)", doc: "Append a single item to the end of the bytearray.") { interpreter, arguments in
            let byte = try interpreter.byte(arguments[1])
            let own = receiver(arguments)
            if own.bytes.count & 0xFFFF == 0xFFFF { try interpreter.reserve(bytes: own.bytes.count) }
            own.bytes.append(byte)
            return .none
        }
        type.method("extend(self, iterable_of_ints, /)", doc: "Append all the items from the iterator or sequence to the end of the bytearray.") { interpreter, arguments in
            let own = receiver(arguments)
            if arguments[1].string != nil { throw interpreter.typeError("expected iterable of integers; got: 'str'") }
            guard let object = arguments[1].object else { throw interpreter.typeError("can't extend bytearray with \(arguments[1].typeName)") }
            let new = try interpreter.byteArray(from: .object(object))
            try interpreter.reserve(bytes: new.count)
            own.bytes.append(contentsOf: new)
            return .none
        }
        type.method("insert(self, index, item, /)", doc: "Insert a single item into the bytearray before the given index.") { interpreter, arguments in
            var index = try interpreter.machineInt(arguments[1])
            let byte = try interpreter.byte(arguments[2])
            let own = receiver(arguments)
            if index < 0 { index = max(0, index &+ own.bytes.count) }
            own.bytes.insert(byte, at: min(index, own.bytes.count))
            return .none
        }
        type.method("pop(self, index=-1, /)", doc: "Remove and return a single item from the bytearray.") { interpreter, arguments in
            var index = try interpreter.machineInt(arguments[1])
            let own = receiver(arguments)
            if own.bytes.isEmpty { throw interpreter.indexError("pop from empty bytearray") }
            if index < 0 { index &+= own.bytes.count }
            guard own.bytes.indices.contains(index) else { throw interpreter.indexError("pop index out of range") }
            return .int(Int(own.bytes.remove(at: index)))
        }
        type.method("remove(self, value, /)", doc: "Remove the first occurrence of a value in the bytearray.") { interpreter, arguments in
            let byte = try interpreter.byte(arguments[1])
            let own = receiver(arguments)
            guard let index = own.bytes.firstIndex(of: byte) else { throw interpreter.valueError("value not found in bytearray") }
            own.bytes.remove(at: index)
            return .none
        }
        type.method("clear(self, /)", doc: "Remove all items from the bytearray.") { _, arguments in
            receiver(arguments).bytes = []
            return .none
        }
        type.method("reverse(self, /)", doc: "Reverse the order of the values in place.") { _, arguments in
            receiver(arguments).bytes.reverse()
            return .none
        }
        type.method("copy(self, /)", doc: "Return a copy.") { _, arguments in .object(BytesObject(receiver(arguments).bytes, type: Types.bytearray)) }
    }
}
