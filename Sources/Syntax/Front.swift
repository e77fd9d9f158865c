/// The way from text to tree.
public enum Front {
    /// What a text may be.
    public enum Mode: Sendable {
        /// Statements: a program, a module, a cell of a notebook.
        case program
        /// One expression, as for `eval`.  The tree is a module whose only statement is that expression.
        case expression
    }

    /// Parses and resolves a text.  Throws a `SyntaxFailure` if it is no program.
    public static func parse(_ source: SourceText, mode: Mode = .program) throws -> Module {
        var parser = Parser(source, Lexer.tokens(of: source))
        let body = try parser.run { parser in
            switch mode {
            case .program: return try parser.statements(until: .endMarker)
            case .expression: return [try parser.onlyExpression()]
            }
        }
        let documentation = mode == .program ? Parser.documentation(body) : nil
        let module = Module(source: source, body: body, documentation: documentation, scope: Scope(.module, "<module>", qualifiedName: "<module>"))
        try Resolver.resolve(module)
        return module
    }
}

extension Parser {
    /// A text that is one expression; white space before it does not matter.
    mutating func onlyExpression() throws -> Statement {
        let isIndented = accept(.indent)
        let value = try starExpressions()
        while accept(.newline) {}
        if isIndented { try expect(.dedent) }
        try expect(.endMarker)
        return Statement(value.span, .expression(value))
    }
}
