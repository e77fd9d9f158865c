internal import Language

/// `_string`: the pieces of templates, for `string`.
enum StringModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("_string")
        module.function("template_pieces(text, /)") { interpreter, arguments in
            guard let text = arguments[0].string else { throw interpreter.typeError("expected string or bytes-like object, got '\(arguments[0].typeName)'") }
            return withExtendedLifetime(text) { .object(ListObject(templatePieces(text.utf8))) }
        }
        module.function("format_pieces(text, /)") { interpreter, arguments in
            guard let text = arguments[0].string else { throw interpreter.typeError("expected str, got \(arguments[0].typeName)") }
            return try withExtendedLifetime(text) { .object(ListObject(try formatPieces(text.utf8))) }
        }
        return module
    }

    private static func part(_ bytes: UTF8Buffer, _ range: Range<Int>) -> Value { .object(StringObject(utf8: UTF8Buffer(rebasing: bytes[range]))) }

    /// Kind, text, and the placeholder as it stands, of every piece of a `string.Template`.
    private static func templatePieces(_ text: UTF8Buffer) -> [Value] {
        DollarTemplate.parse(text).map { piece in
            switch piece {
            case .literal(let range): return .object(TupleObject([Value("literal"), part(text, range), Value("")]))
            case .dollar: return .object(TupleObject([Value("literal"), Value("$"), Value("$$")]))
            case .name(let name, let placeholder): return .object(TupleObject([Value("name"), part(text, name), part(text, placeholder)]))
            case .invalid(let offset): return .object(TupleObject([Value("invalid"), Value(DollarTemplate.invalidPlaceholder(text, at: offset).message), Value("$")]))
            }
        }
    }

    /// What `string.Formatter.parse` gives: literal text with the name, specification and conversion of the field behind it.
    private static func formatPieces(_ text: UTF8Buffer) throws -> [Value] {
        var parser = FormatTemplate.Parser(text)
        var result: [Value] = []
        var literal: Value?
        while let piece = try parser.next() {
            switch piece {
            case .literal(let range):
                if let literal { result.append(.object(TupleObject([literal, .none, .none, .none]))) }
                literal = part(text, range)
            case .field(let field):
                let conversion = field.conversion.map { Value.object(StringObject.character($0)) } ?? .none
                result.append(.object(TupleObject([literal ?? Value(""), part(text, field.name), part(text, field.specification), conversion])))
                literal = nil
            }
        }
        if let literal { result.append(.object(TupleObject([literal, .none, .none, .none]))) }
        return result
    }
}
