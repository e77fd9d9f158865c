public import Syntax

/// What a function's `__code__` shows.
public final class CodeObject: Object {
    public let code: Code

    init(_ code: Code) {
        self.code = code
        super.init(.other, Types.code)
    }

    override public func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<code object \(code.name) at \(interpreter.address(self)), file \"\(code.source.name)\", line \(code.firstLine)>".utf8)
    }
    override public func nativeHash(_ interpreter: Interpreter) throws -> Int { ObjectIdentifier(code).hashValue }
    override public func nativeCompare(_ operation: ComparisonOperation, _ other: Value, _ interpreter: Interpreter) throws -> Value {
        guard operation == .equal || operation == .notEqual, let other = other.object as? CodeObject else { return .notImplemented }
        return .bool((code === other.code) == (operation == .equal))
    }
}

/// One line of a traceback: `tb_frame`.
public final class FrameObject: Object {
    public let entry: TracebackEntry

    init(_ entry: TracebackEntry) {
        self.entry = entry
        super.init(.other, Types.frame)
    }

    override public func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<frame at \(interpreter.address(self)), file '\(entry.code.source.name)', line \(entry.line), code \(entry.code.name)>".utf8)
    }
}

/// `__traceback__`: the places an exception passed, from the outermost one.
public final class TracebackObject: Object {
    public let entry: TracebackEntry
    @exclusivity(unchecked) public var next: TracebackObject?

    init(_ entry: TracebackEntry, next: TracebackObject?) {
        self.entry = entry
        self.next = next
        super.init(.other, Types.traceback)
    }

    /// The entries from here on, innermost first, as an exception holds them.
    var entries: [TracebackEntry] {
        var result: [TracebackEntry] = []
        var link: TracebackObject? = self
        while let each = link, result.count < 4096 {
            result.append(each.entry)
            link = each.next
        }
        return result.reversed()
    }

    /// The chain for an exception's entries; nil if there are none.
    static func chain(_ entries: [TracebackEntry]) -> TracebackObject? {
        var result: TracebackObject?
        for entry in entries where !entry.code.source.isLibrary { result = TracebackObject(entry, next: result) }
        return result
    }
}

extension Interpreter {
    /// `__traceback__` of an exception.
    public func tracebackValue(_ exception: ExceptionObject) -> Value { TracebackObject.chain(exception.traceback).map { .object($0) } ?? .none }
}

extension Bootstrap {
    static func makeCodeTypes() {
        makeCodeType()
        let frame = plain("frame", specials: [.repr])
        Types.frame = frame.reference
        frame.computed("f_code", of: FrameObject.self) { .object(CodeObject($1.entry.code)) }
        frame.computed("f_lineno", of: FrameObject.self) { .int($1.entry.line) }
        frame.computed("f_globals", of: FrameObject.self) { interpreter, _ in .object(interpreter.mainModule.namespace) }
        frame.computed("f_locals", of: FrameObject.self) { _, _ in .object(DictObject()) }
        frame.computed("f_builtins", of: FrameObject.self) { interpreter, _ in .object(interpreter.builtins.namespace) }
        frame.computed("f_back", of: FrameObject.self) { _, _ in .none }
        frame.computed("f_lasti", of: FrameObject.self) { .int(Int($1.entry.span.start)) }

        let traceback = plain("traceback")
        Types.traceback = traceback.reference
        traceback.computed("tb_lineno", of: TracebackObject.self) { .int($1.entry.line) }
        traceback.computed("tb_frame", of: TracebackObject.self) { .object(FrameObject($1.entry)) }
        traceback.computed("tb_lasti", of: TracebackObject.self) { .int(Int($1.entry.span.start)) }
        traceback.computed("tb_next", of: TracebackObject.self, set: { interpreter, traceback, new in
            if new.isNone { traceback.next = nil; return }
            guard let next = new.object as? TracebackObject else { throw interpreter.typeError("expected traceback object, got '\(new.typeName)'") }
            var link: TracebackObject? = next
            while let each = link {
                if each === traceback { throw interpreter.valueError("traceback loop detected") }
                link = each.next
            }
            traceback.next = next
        }, get: { $1.next.map { .object($0) } ?? .none })

        let cell = plain("cell")
        Types.cell = cell.reference
        cell.computed("cell_contents", of: CellObject.self, set: { $1.value = $2 }, get: { interpreter, cell in
            if cell.value.isUndefined { throw interpreter.valueError("Cell is empty") }
            return cell.value
        })
    }

    private static func makeCodeType() {
        let type = plain("code", specials: [.repr, .hash, .equal, .notEqual])
        Types.code = type.reference
        func names(_ list: [String]) -> Value { .object(TupleObject(list.map { .object(StringObject.interned($0)) })) }
        func member(_ name: String, _ get: @escaping (Code) -> Value) {
            type.attribute(name) { _, object in (object as? CodeObject).map { get($0.code) } ?? .none }
        }
        member("co_name", { Value($0.name) })
        member("co_qualname", { Value($0.qualifiedName) })
        member("co_filename", { Value($0.source.name) })
        member("co_firstlineno", { .int($0.firstLine) })
        member("co_argcount", { .int($0.positionalCount) })
        member("co_posonlyargcount", { .int($0.positionalOnlyCount) })
        member("co_kwonlyargcount", { .int($0.keywordOnlyCount) })
        member("co_varnames", { names($0.localNames) })
        member("co_nlocals", { .int($0.localNames.count) })
        member("co_freevars", { names($0.freeNames) })
        member("co_cellvars", { code in names(code.cellSlots.compactMap { $0 < code.slotNames.count ? code.slotNames[$0] : nil }) })
        member("co_consts", { code in .object(TupleObject([code.documentation.map { .object($0) } ?? .none])) })
        member("co_flags", { .int($0.flags) })
    }
}

extension Code {
    /// `co_varnames`: parameters, then the other variables of the function's own that no inner function shares.
    var localNames: [String] {
        var result = parameterNames.map(\.text)
        for (name, binding) in variables {
            if case .local = binding, !result.contains(name) { result.append(name) }
        }
        return result
    }

    /// `co_flags`: the bits of optimised, new locals, `*args`, `**kwargs`, nested and generator.
    var flags: Int { 3 | (hasVariadic ? 4 : 0) | (hasVariadicKeywords ? 8 : 0) | (freeNames.isEmpty ? 0 : 16) | (isGenerator ? 32 : 0) }
}
