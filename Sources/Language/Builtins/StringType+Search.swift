extension StringMethods {
    /// The bytes from code point `start` to `end`, as indices of a slice are understood; nil if the first lies behind the second.
    static func bounds(_ text: StringObject, _ start: Value, _ end: Value, _ interpreter: Interpreter) throws -> (range: Range<Int>, first: Int)? {
        let count = text.count
        var first = 0, last = count
        if case .none = start {} else if !start.isUndefined {
            first = try interpreter.clampedIndex(start, "slice indices must be integers or None or have an __index__ method")
            if first < 0 { first = max(0, first &+ count) }
        }
        if case .none = end {} else if !end.isUndefined {
            last = try interpreter.clampedIndex(end, "slice indices must be integers or None or have an __index__ method")
            if last > count { last = count } else if last < 0 { last = max(0, last &+ count) }
        }
        if first > last { return nil }
        return (text.byteOffset(first)..<text.byteOffset(last), first)
    }

    /// `find` and `rfind`: the index of the code point where `part` begins, or -1.
    private static func find(_ arguments: Arguments, _ interpreter: Interpreter, backwards: Bool) throws -> Int {
        let own = receiver(arguments)
        let bounds = try bounds(own, arguments[2], arguments[3], interpreter), part = try text(arguments[1], interpreter)
        guard let (range, first) = bounds else { return -1 }
        try interpreter.charge(work: range.count >> 3)
        let found = backwards
            ? TextSearch.rfind(part.utf8, in: own.utf8, from: range.lowerBound, to: range.upperBound)
            : TextSearch.find(part.utf8, in: own.utf8, from: range.lowerBound, to: range.upperBound)
        guard let found else { return -1 }
        return first &+ own.codePoints(in: range.lowerBound..<found)
    }

    /// Declares a method `name(sub[, start[, end]])`, whose complaint about a missing argument is its own.
    private static func searching(_ type: TypeObject, _ name: String, doc: String, _ body: @escaping NativeFunction.Body) {
        type.method("\(name)(self, sub=<required>, start=None, end=None, /)", doc: doc) { interpreter, arguments in
            if arguments[1].isUndefined { throw interpreter.typeError("\(name)() takes at least 1 argument (0 given)") }
            return try body(interpreter, arguments)
        }
    }

    static func addSearching(to type: TypeObject) {
        searching(type, "find", doc: "Return the lowest index where sub is found in S[start:end], -1 on failure.") { interpreter, arguments in
            .int(try find(arguments, interpreter, backwards: false))
        }
        searching(type, "rfind", doc: "Return the highest index where sub is found in S[start:end], -1 on failure.") { interpreter, arguments in
            .int(try find(arguments, interpreter, backwards: true))
        }
        searching(type, "index", doc: "Return the lowest index where sub is found in S[start:end]; raises ValueError if it is not found.") { interpreter, arguments in
            let index = try find(arguments, interpreter, backwards: false)
            if index < 0 { throw interpreter.valueError("substring not found") }
            return .int(index)
        }
        searching(type, "rindex", doc: "Return the highest index where sub is found in S[start:end]; raises ValueError if it is not found.") { interpreter, arguments in
            let index = try find(arguments, interpreter, backwards: true)
            if index < 0 { throw interpreter.valueError("substring not found") }
            return .int(index)
        }
        searching(type, "count", doc: "Return the number of non-overlapping occurrences of sub in S[start:end].") { interpreter, arguments in
            let own = receiver(arguments)
            let bounds = try bounds(own, arguments[2], arguments[3], interpreter), part = try text(arguments[1], interpreter)
            guard let (range, _) = bounds else { return .int(0) }
            try interpreter.charge(work: range.count >> 2)
            if part.byteCount == 0 { return .int(own.codePoints(in: range) &+ 1) }
            return .int(TextSearch.count(part.utf8, in: own.utf8, from: range.lowerBound, to: range.upperBound))
        }
        searching(type, "startswith", doc: "Return True if S[start:end] starts with the prefix, or with one of a tuple of prefixes.") { interpreter, arguments in
            .bool(try isAffix(arguments, "startswith", atEnd: false, interpreter))
        }
        searching(type, "endswith", doc: "Return True if S[start:end] ends with the suffix, or with one of a tuple of suffixes.") { interpreter, arguments in
            .bool(try isAffix(arguments, "endswith", atEnd: true, interpreter))
        }
        type.method("removeprefix(self, prefix, /)", doc: "Return the string without the prefix, if it has it.") { interpreter, arguments in
            let own = receiver(arguments)
            let prefix = try text(arguments[1], interpreter) { "removeprefix() argument must be str, not \($0)" }
            let has = matches(prefix, own, 0..<own.byteCount, atEnd: false)
            return .object(has && prefix.byteCount > 0 ? own.part(prefix.byteCount..<own.byteCount) : own.exact)
        }
        type.method("removesuffix(self, suffix, /)", doc: "Return the string without the suffix, if it has it.") { interpreter, arguments in
            let own = receiver(arguments)
            let suffix = try text(arguments[1], interpreter) { "removesuffix() argument must be str, not \($0)" }
            let has = matches(suffix, own, 0..<own.byteCount, atEnd: true)
            return .object(has && suffix.byteCount > 0 ? own.part(0..<(own.byteCount &- suffix.byteCount)) : own.exact)
        }
        type.method("replace(self, old, new, count=-1, /)", doc: "Return a copy with all (or the first count) occurrences of substring old replaced by new.") { interpreter, arguments in
            let own = receiver(arguments)
            let old = try text(arguments[1], interpreter) { "replace() argument 1 must be str, not \($0)" }
            let new = try text(arguments[2], interpreter) { "replace() argument 2 must be str, not \($0)" }
            let limit = try interpreter.machineInt(arguments[3])
            try interpreter.charge(work: own.byteCount >> 3)
            guard let result = try TextSearch.replace(old.utf8, with: new.utf8, in: own.utf8, limit: limit, charge: { size in
                try interpreter.reserve(bytes: size)
                try interpreter.charge(work: size >> 3)
            }) else { return .object(own.exact) }
            return .object(StringObject(utf8: result))
        }
    }

    @inline(__always)
    private static func matches(_ part: StringObject, _ own: StringObject, _ range: Range<Int>, atEnd: Bool) -> Bool {
        if part.byteCount > range.count { return false }
        return TextSearch.matches(part.utf8, in: own.utf8, at: atEnd ? range.upperBound &- part.byteCount : range.lowerBound)
    }

    private static func isAffix(_ arguments: Arguments, _ name: String, atEnd: Bool, _ interpreter: Interpreter) throws -> Bool {
        let own = receiver(arguments)
        let bounds = try bounds(own, arguments[2], arguments[3], interpreter)
        if let part = arguments[1].string {
            guard let bounds else { return false }
            return matches(part, own, bounds.range, atEnd: atEnd)
        }
        guard let parts = arguments[1].tuple else {
            throw interpreter.typeError("\(name) first arg must be str or a tuple of str, not \(arguments[1].typeName)")
        }
        for value in parts.values {
            let part = try text(value, interpreter) { "tuple for \(name) must only contain str, not \($0)" }
            if let bounds, matches(part, own, bounds.range, atEnd: atEnd) { return true }
        }
        return false
    }
}
