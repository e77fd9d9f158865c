internal import Language

/// A match of a pattern.
final class RegexMatchObject: Object {
    let pattern: RegexPatternObject
    let text: RegexText
    let match: RegexMatch
    /// The part that was searched.
    let start: Int
    let end: Int

    init(_ pattern: RegexPatternObject, _ text: RegexText, _ match: RegexMatch, _ start: Int, _ end: Int) {
        self.pattern = pattern
        self.text = text
        self.match = match
        self.start = start
        self.end = end
        super.init(.other, Self.type.reference)
    }

    /// The number of a group from its number or name.
    private func index(_ group: Value, _ interpreter: Interpreter) throws -> Int {
        if case .int(let index) = group, index >= 0, index <= pattern.regex.groupCount { return index }
        if let name = group.string, let index = pattern.regex.group(named: name.text) { return index }
        if let index = try interpreter.indexOrNil(group), case .int(let number) = index, number >= 0, number <= pattern.regex.groupCount { return number }
        throw interpreter.indexError("no such group")
    }

    private func value(_ group: Int, default absent: Value, _ interpreter: Interpreter) throws -> Value {
        guard let range = match.range(group) else { return absent }
        return try text.part(range, interpreter)
    }

    override func nativeItem(_ index: Value, _ interpreter: Interpreter) throws -> Value {
        try value(self.index(index, interpreter), default: .none, interpreter)
    }

    override func nativeRepr(into result: inout [UInt8], _ interpreter: Interpreter) throws {
        result.append(contentsOf: "<re.Match object; span=(\(match.range.lowerBound), \(match.range.upperBound)), match=".utf8)
        let shown = try interpreter.repr(text.part(match.range, interpreter))
        let limited = withExtendedLifetime(shown) { CodePoint.utf8(CodePoint.array(shown.utf8).prefix(50)) }
        result.append(contentsOf: limited)
        result.append(0x3E)
    }

    static let type: TypeObject = {
        let type = TypeObject.native("Match", module: "re", base: Types.object, doc: "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
                                     specials: [.repr, .getItem], isSubclassable: false)
        _ = type.namedWithModule()
        func method(_ signature: String, _ body: @escaping (RegexMatchObject, Arguments, Interpreter) throws -> Value) {
            type.method(signature) { interpreter, arguments in
                guard let match = arguments[0].object as? RegexMatchObject else { return .none }
                return try body(match, arguments, interpreter)
            }
        }
        type.rawMethod("group") { interpreter, arguments in
            guard arguments.count > 0, let match = arguments[0].object as? RegexMatchObject else {
                throw interpreter.typeError("unbound method Match.group() needs an argument")
            }
            if arguments.names != nil { throw interpreter.typeError("Match.group() takes no keyword arguments") }
            if arguments.count == 1 { return try match.value(0, default: .none, interpreter) }
            if arguments.count == 2 { return try match.nativeItem(arguments[1], interpreter) }
            return .object(TupleObject(try arguments.positional.dropFirst().map { try match.nativeItem($0, interpreter) }))
        }
        method("groups(self, /, default=None)") { match, arguments, interpreter in
            .object(TupleObject(try (0..<match.pattern.regex.groupCount).map { try match.value($0 + 1, default: arguments[1], interpreter) }))
        }
        method("groupdict(self, /, default=None)") { match, arguments, interpreter in
            let result = DictObject()
            for (name, index) in match.pattern.regex.groupNames { result[name] = try match.value(index, default: arguments[1], interpreter) }
            return .object(result)
        }
        method("start(self, group=0, /)") { match, arguments, interpreter in .int(match.match.range(try match.index(arguments[1], interpreter))?.lowerBound ?? -1) }
        method("end(self, group=0, /)") { match, arguments, interpreter in .int(match.match.range(try match.index(arguments[1], interpreter))?.upperBound ?? -1) }
        method("span(self, group=0, /)") { match, arguments, interpreter in
            let range = match.match.range(try match.index(arguments[1], interpreter))
            return .object(TupleObject([.int(range?.lowerBound ?? -1), .int(range?.upperBound ?? -1)]))
        }
        method("expand(self, /, template)") { match, arguments, interpreter in
            let regex = match.pattern.regex
            guard let bytes = regex.isText ? arguments[1].string?.array : try Bytes.array(arguments[1], interpreter) else {
                throw interpreter.typeError("decoding to str: need a bytes-like object, \(arguments[1].typeName) found")
            }
            let template = try ReModule.converting(interpreter, arguments[1]) { try RegexTemplate(utf8: bytes, regex: regex) }
            var result: [UInt8] = []
            template.append(match.match, match.text.subject, to: &result)
            return regex.isText ? .object(StringObject(utf8: result)) : try Bytes.make(result, interpreter)
        }
        method("__copy__(self, /)") { match, _, _ in .object(match) }
        method("__deepcopy__(self, memo, /)") { match, _, _ in .object(match) }
        func attribute(_ name: String, _ get: @escaping (RegexMatchObject) -> Value) {
            type.attribute(name) { _, object in (object as? RegexMatchObject).map(get) ?? .none }
        }
        attribute("string") { $0.text.value }
        attribute("re") { .object($0.pattern) }
        attribute("pos") { .int($0.start) }
        attribute("endpos") { .int($0.end) }
        attribute("lastindex") { $0.match.lastIndex.map { .int($0) } ?? .none }
        attribute("lastgroup") { match in
            guard let index = match.match.lastIndex, let group = match.pattern.regex.groupNames.first(where: { $0.index == index }) else { return .none }
            return Value(group.name)
        }
        attribute("regs") { match in
            .object(TupleObject((0...match.pattern.regex.groupCount).map { group in
                let range = match.match.range(group)
                return .object(TupleObject([.int(range?.lowerBound ?? -1), .int(range?.upperBound ?? -1)]))
            }))
        }
        return type
    }()
}
