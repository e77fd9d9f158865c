/// The way from text to tree.
public enum Front {
    /// Parses and resolves a program, a module of the library or a cell of a notebook.
    public static func parse(_ source: SourceText) throws -> Module {
        var parser = Parser(source, Lexer.tokens(of: source))
        let body = try parser.run { parser in try parser.statements(until: .endMarker) }
        let module = Module(source: source, body: body, documentation: Parser.documentation(body), scope: Scope(.module, "<module>", qualifiedName: "<module>"))
        try Resolver.resolve(module)
        return module
    }
}
