internal import Language

/// A str or bytes that is being searched.
struct RegexText {
    let value: Value
    let subject: RegexSubject

    /// A part as a str or bytes.
    func part(_ range: Range<Int>, _ interpreter: Interpreter) throws -> Value {
        if range.lowerBound == 0, range.upperBound == subject.count { return value }
        if value.string != nil { return .object(StringObject(utf8: subject.utf8(range))) }
        return try Bytes.make(subject.utf8(range), interpreter)
    }
}

/// A compiled pattern.
final class RegexPatternObject: Object {
    let regex: Regex
    let pattern: Value
    /// The text that was searched last: programs go through long texts step by step.
    private var last: (text: StringObject, subject: RegexSubject)?

    init(_ regex: Regex, _ pattern: Value) {
        self.regex = regex
        self.pattern = pattern
        super.init(.other, Self.type.reference)
    }

    func text(_ value: Value, _ interpreter: Interpreter) throws -> RegexText {
        if let string = value.string {
            if !regex.isText { throw interpreter.typeError("cannot use a bytes pattern on a string-like object") }
            if let last, last.text === string { return RegexText(value: value, subject: last.subject) }
            try interpreter.charge(work: string.byteCount >> 3)
            let subject = withExtendedLifetime(string) { RegexSubject(utf8: string.utf8) }
            if string.byteCount > 128 { last = (string, subject) }
            return RegexText(value: value, subject: subject)
        }
        if let bytes = try Bytes.array(value, interpreter) {
            if regex.isText { throw interpreter.typeError("cannot use a string pattern on a bytes-like object") }
            return RegexText(value: value, subject: RegexSubject(bytes: bytes))
        }
        throw interpreter.typeError("expected string or bytes-like object, got '\(value.typeName)'")
    }

    static func budget(_ interpreter: Interpreter) -> RegexBudget {
        { steps, bytes in
            if bytes > 1 << 16 { try interpreter.reserve(bytes: bytes) }
            // The matcher's steps are cheaper than those of a program.
            try interpreter.charge(work: steps &* 2)
        }
    }

    // MARK: operations

    func match(_ text: RegexText, from start: Int, to end: Int, _ mode: Regex.Mode, _ interpreter: Interpreter) throws -> Value {
        let start = min(max(start, 0), text.subject.count), end = min(max(end, 0), text.subject.count)
        guard let match = try regex.firstMatch(in: text.subject, from: start, to: end, mode: mode, budget: Self.budget(interpreter)) else { return .none }
        return .object(RegexMatchObject(self, text, match, start, end))
    }

    /// What `findall` gives for a match: the match, its group, or its groups.
    private func found(_ match: RegexMatch, _ text: RegexText, _ interpreter: Interpreter) throws -> Value {
        func group(_ index: Int) throws -> Value {
            if let range = match.range(index) { return try text.part(range, interpreter) }
            return text.value.string != nil ? .object(StringObject.empty) : try Bytes.make([], interpreter)
        }
        if regex.groupCount == 0 { return try group(0) }
        if regex.groupCount == 1 { return try group(1) }
        return .object(TupleObject(try (1...regex.groupCount).map(group)))
    }

    func findAll(_ text: RegexText, from start: Int, to end: Int, _ interpreter: Interpreter) throws -> Value {
        let result = ListObject()
        try regex.forEachMatch(in: text.subject, from: min(max(start, 0), text.subject.count), to: max(0, end), budget: Self.budget(interpreter)) { match in
            result.append(try found(match, text, interpreter))
            if result.count & 1023 == 0 { try interpreter.reserve(bytes: 64 << 10) }
            return true
        }
        return .object(result)
    }

    func split(_ text: RegexText, limit: Int, _ interpreter: Interpreter) throws -> Value {
        let parts = try regex.split(text.subject, limit: limit, budget: Self.budget(interpreter))
        try interpreter.reserve(count: parts.count, size: 64)
        return .object(ListObject(try parts.map { try $0.map { try text.part($0, interpreter) } ?? .none }))
    }

    /// `sub` and `subn`.
    func substitute(_ replacement: Value, in text: RegexText, limit: Int, _ interpreter: Interpreter) throws -> (text: Value, count: Int) {
        let write = try writer(replacement, text, interpreter)
        var result: (text: [UInt8], count: Int) = ([], 0)
        if limit < 0 { return (text.value, 0) }
        result = try regex.substitute(in: text.subject, limit: limit, budget: Self.budget(interpreter)) { match, bytes in
            let before = bytes.count
            try write(match, &bytes)
            if bytes.count &- before > 64 { try interpreter.reserve(bytes: bytes.count &- before) }
        }
        if result.count == 0 { return (text.value, 0) }
        return (text.value.string != nil ? .object(StringObject(utf8: result.text)) : try Bytes.make(result.text, interpreter), result.count)
    }

    /// Appends the replacement of a match.
    private func writer(_ replacement: Value, _ text: RegexText, _ interpreter: Interpreter) throws -> (RegexMatch, inout [UInt8]) throws -> Void {
        let isText = regex.isText
        func bytes(_ value: Value) throws -> [UInt8]? {
            if isText { return value.string?.array }
            return try Bytes.array(value, interpreter)
        }
        if let literal = try bytes(replacement) {
            if !literal.contains(0x5C) { return { _, result in result.append(contentsOf: literal) } }
            let template = try ReModule.converting(interpreter, replacement) { try RegexTemplate(utf8: literal, regex: regex) }
            return { template.append($0, text.subject, to: &$1) }
        }
        let isOther = try replacement.string != nil || Bytes.array(replacement, interpreter) != nil
        if isOther {
            throw interpreter.typeError("sequence item 0: expected \(isText ? "str instance" : "a bytes-like object"), \(replacement.typeName) found")
        }
        if replacement.typeObject.special(.call) == nil, replacement.object?.kind != .function, replacement.object?.kind != .native, replacement.object?.kind != .boundMethod {
            throw interpreter.typeError("decoding to str: need a bytes-like object, \(replacement.typeName) found")
        }
        return { [self] match, result in
            let value = try interpreter.call1(replacement, .object(RegexMatchObject(self, text, match, 0, text.subject.count)))
            if let part = try bytes(value) {
                result.append(contentsOf: part)
            } else if !value.isNone {
                throw interpreter.typeError("sequence item \(match.range.lowerBound == 0 ? 0 : 1): expected \(isText ? "str instance" : "a bytes-like object"), \(value.typeName) found")
            }
        }
    }

    // MARK: the object

    override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "re.compile(".utf8)
        let shown = try interpreter.repr(pattern)
        let limited = withExtendedLifetime(shown) { CodePoint.utf8(CodePoint.array(shown.utf8).prefix(200)) }
        text.append(contentsOf: limited)
        var flags = regex.flags
        if regex.isText, flags.isDisjoint(with: [.locale, .ascii]) { flags.remove(.unicode) }
        let ordered = RegexFlagType.names.filter { flags.contains($0.flag) }.sorted { $0.flag.rawValue < $1.flag.rawValue }
        if !ordered.isEmpty { text.append(contentsOf: (", " + ordered.map { "re." + $0.name }.joined(separator: "|")).utf8) }
        text.append(0x29)
    }

    override func nativeHash(_ interpreter: Interpreter) throws -> Int { try interpreter.hash(pattern) ^ regex.flags.rawValue }

    override func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual, let other = other.object as? RegexPatternObject else { return .notImplemented }
        let same = regex.flags == other.regex.flags && regex.isText == other.regex.isText && regex.pattern == other.regex.pattern
        return .bool(same == (operation == .equal))
    }

    static let type: TypeObject = {
        let type = TypeObject.native("Pattern", module: "re", base: Types.object, doc: "Compiled regular expression object.", specials: [.repr, .hash, .equal, .notEqual],
                                     isSubclassable: false)
        _ = type.namedWithModule()
        func method(_ signature: String, _ body: @escaping (RegexPatternObject, Arguments, Interpreter) throws -> Value) {
            type.method(signature) { interpreter, arguments in
                guard let pattern = arguments[0].object as? RegexPatternObject else { return .none }
                return try body(pattern, arguments, interpreter)
            }
        }
        let modes: [(String, Regex.Mode)] = [("match", .match), ("fullmatch", .fullMatch), ("search", .search)]
        for (name, mode) in modes {
            method(name + "(self, /, string, pos=0, endpos=9223372036854775807)") { pattern, arguments, interpreter in
                let text = try pattern.text(arguments[1], interpreter)
                return try pattern.match(text, from: interpreter.machineInt(arguments[2]), to: interpreter.machineInt(arguments[3]), mode, interpreter)
            }
        }
        method("findall(self, /, string, pos=0, endpos=9223372036854775807)") { pattern, arguments, interpreter in
            try pattern.findAll(pattern.text(arguments[1], interpreter), from: interpreter.machineInt(arguments[2]), to: interpreter.machineInt(arguments[3]), interpreter)
        }
        method("finditer(self, /, string, pos=0, endpos=9223372036854775807)") { pattern, arguments, interpreter in
            .object(RegexMatchIterator(pattern, try pattern.text(arguments[1], interpreter), from: try interpreter.machineInt(arguments[2]), to: try interpreter.machineInt(arguments[3])))
        }
        method("split(self, /, string, maxsplit=0)") { pattern, arguments, interpreter in
            try pattern.split(pattern.text(arguments[1], interpreter), limit: interpreter.machineInt(arguments[2]), interpreter)
        }
        method("sub(self, /, repl, string, count=0)") { pattern, arguments, interpreter in
            try pattern.substitute(arguments[1], in: pattern.text(arguments[2], interpreter), limit: interpreter.machineInt(arguments[3]), interpreter).text
        }
        method("subn(self, /, repl, string, count=0)") { pattern, arguments, interpreter in
            let (text, count) = try pattern.substitute(arguments[1], in: pattern.text(arguments[2], interpreter), limit: interpreter.machineInt(arguments[3]), interpreter)
            return .object(TupleObject([text, .int(count)]))
        }
        method("__copy__(self, /)") { pattern, _, _ in .object(pattern) }
        method("__deepcopy__(self, memo, /)") { pattern, _, _ in .object(pattern) }
        func attribute(_ name: String, _ get: @escaping (RegexPatternObject) -> Value) {
            type.attribute(name) { _, object in (object as? RegexPatternObject).map(get) ?? .none }
        }
        attribute("pattern") { $0.pattern }
        attribute("flags") { .int($0.regex.flags.rawValue) }
        attribute("groups") { .int($0.regex.groupCount) }
        attribute("groupindex") { pattern in
            let names = DictObject()
            for (name, index) in pattern.regex.groupNames { names[name] = .int(index) }
            return .object(MappingProxyObject(.object(names)))
        }
        return type
    }()
}

/// `finditer(…)`
final class RegexMatchIterator: IteratorObject {
    private let pattern: RegexPatternObject
    private let text: RegexText
    private let start: Int
    private let end: Int
    private var position: Int
    private var nonEmptyAt: Int?
    private var isDone = false

    private static let type = TypeObject.native("callable_iterator", base: Types.object, specials: [.iterator, .next], isSubclassable: false)

    init(_ pattern: RegexPatternObject, _ text: RegexText, from start: Int, to end: Int) {
        self.pattern = pattern
        self.text = text
        self.start = min(max(start, 0), text.subject.count)
        self.end = min(max(end, 0), text.subject.count)
        position = self.start
        super.init(Self.type.reference)
    }

    override func next(_ interpreter: Interpreter) throws -> Value? {
        if isDone { return nil }
        guard let match = try pattern.regex.firstMatch(in: text.subject, from: position, to: end, nonEmptyAt: nonEmptyAt, budget: RegexPatternObject.budget(interpreter)) else {
            isDone = true
            return nil
        }
        position = match.range.upperBound
        nonEmptyAt = match.range.isEmpty ? position : nil
        return .object(RegexMatchObject(pattern, text, match, start, end))
    }
}
