extension StringMethods {
    /// The parts of a text as a list.
    private static func list(_ own: StringObject, _ ranges: [Range<Int>], _ interpreter: Interpreter) throws -> Value {
        try interpreter.reserve(count: ranges.count, size: 128)
        try interpreter.charge(work: own.byteCount >> 3 &+ ranges.count)
        let result = ListObject(capacity: ranges.count)
        for range in ranges { result.append(.object(own.part(range))) }
        return .object(result)
    }

    private static func split(_ arguments: Arguments, _ interpreter: Interpreter, backwards: Bool) throws -> Value {
        let own = receiver(arguments)
        let limit = try interpreter.machineInt(arguments[2])
        if arguments[1].isNone {
            return try list(own, backwards ? TextSplitting.rsplit(own.utf8, limit: limit) : TextSplitting.split(own.utf8, limit: limit), interpreter)
        }
        let separator = try text(arguments[1], interpreter) { "must be str or None, not \($0)" }
        if separator.byteCount == 0 { throw interpreter.valueError("empty separator") }
        let ranges = backwards
            ? TextSplitting.rsplit(own.utf8, separator: separator.utf8, limit: limit)
            : TextSplitting.split(own.utf8, separator: separator.utf8, limit: limit)
        return try list(own, ranges, interpreter)
    }

    private static func partition(_ arguments: Arguments, _ interpreter: Interpreter, backwards: Bool) throws -> Value {
        let own = receiver(arguments)
        let separator = try text(arguments[1], interpreter)
        if separator.byteCount == 0 { throw interpreter.valueError("empty separator") }
        try interpreter.charge(work: own.byteCount >> 3)
        let found = backwards ? TextSearch.rfind(separator.utf8, in: own.utf8) : TextSearch.find(separator.utf8, in: own.utf8)
        let empty = Value.object(StringObject.empty)
        guard let found else { return .object(TupleObject(backwards ? [empty, empty, .object(own.exact)] : [.object(own.exact), empty, empty])) }
        return .object(TupleObject([
            .object(own.part(0..<found)), .object(separator.exact), .object(own.part((found &+ separator.byteCount)..<own.byteCount)),
        ]))
    }

    private static func strip(_ arguments: Arguments, _ name: String, _ side: TextSplitting.Side, _ interpreter: Interpreter) throws -> Value {
        let own = receiver(arguments)
        if arguments[1].isNone { return .object(own.part(TextSplitting.strip(own.utf8, side))) }
        let characters = try text(arguments[1], interpreter) { _ in "\(name) arg must be None or str" }
        try interpreter.charge(work: own.byteCount >> 3 &+ characters.byteCount)
        return .object(own.part(TextSplitting.strip(own.utf8, characters: characters.utf8, side)))
    }

    static func addSplitting(to type: TypeObject) {
        type.method("split(self, /, sep=None, maxsplit=-1)", doc: "Return a list of the substrings in the string, using sep (None: whitespace) as the separator.") { interpreter, arguments in
            try split(arguments, interpreter, backwards: false)
        }
        type.method("rsplit(self, /, sep=None, maxsplit=-1)", doc: "Return a list of the substrings in the string, split from the end.") { interpreter, arguments in
            try split(arguments, interpreter, backwards: true)
        }
        type.method("splitlines(self, /, keepends=False)", doc: "Return a list of the lines in the string, breaking at line boundaries.") { interpreter, arguments in
            let own = receiver(arguments)
            let keeps = try interpreter.isTrue(interpreter.index(arguments[1]))
            return try list(own, TextSplitting.splitLines(own.utf8, keepEnds: keeps), interpreter)
        }
        type.method("partition(self, sep, /)", doc: "Partition the string into three parts: before the first separator, the separator, after it.") { interpreter, arguments in
            try partition(arguments, interpreter, backwards: false)
        }
        type.method("rpartition(self, sep, /)", doc: "Partition the string into three parts: before the last separator, the separator, after it.") { interpreter, arguments in
            try partition(arguments, interpreter, backwards: true)
        }
        let sides: [(String, TextSplitting.Side, String)] = [("strip", .both, "leading and trailing"), ("lstrip", .left, "leading"), ("rstrip", .right, "trailing")]
        for (name, side, which) in sides {
            type.method("\(name)(self, chars=None, /)", doc: "Return a copy of the string with \(which) whitespace (or the given characters) removed.") { interpreter, arguments in
                try strip(arguments, name, side, interpreter)
            }
        }
    }
}
