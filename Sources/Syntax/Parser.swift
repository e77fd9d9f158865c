/// Recursive descent over the tokens, twice if need be.  The first run is quick and only finds out how far the text can be read.  If it cannot
/// be read to its end, a second run looks for known mistakes in the order in which CPython's parser tries its `invalid_…` rules; what
/// it finds first is reported, and if it finds nothing, "invalid syntax" at the token where the first run ended.
struct Parser {
    let source: SourceText
    let tokens: [Token]
    let names: [String]
    let lexerFailure: SyntaxFailure?
    let isUnclosed: Bool
    private let isQuiet: Bool
    private let openBracket: (byte: UInt8, position: Int)?
    var position = 0
    /// The last token that any alternative has looked at.
    var furthest = 0
    /// The second run: alternatives are tried as CPython's parser tries them, back and forth.
    var isSecondRun = false
    /// In the second run: known mistakes are looked for.
    var isDiagnosing = false
    /// Results of the second run: alternatives would otherwise parse the same text again and again, exponentially often.
    var memo: [Int: (expression: Expression?, end: Int)] = [:]
    var nesting = 0
    /// The class whose private names (`__x`) are being mangled, without leading underscores.
    var privateClass: String?
    let matchName: Int32
    let caseName: Int32
    let underscoreName: Int32

    /// No alternative fits here.
    struct Mismatch: Error {}

    enum Rule: Int { case expression, disjunction, bitwiseOr, namedExpression, starExpressions, atom }

    /// How deeply constructs may be nested, so that neither this parser nor a walk over its tree overflows the stack.
    static let deepestNesting = 900
    /// How high a tree of expressions may be; chains such as `a + b + c` grow with every operator.
    static let highestExpression = 2000

    init(_ source: SourceText, _ stream: TokenStream) {
        self.source = source
        tokens = stream.tokens
        names = stream.names
        lexerFailure = stream.failure
        isUnclosed = stream.isUnclosed
        isQuiet = stream.isQuiet
        openBracket = stream.openBracket
        var match: Int32 = -2, caseIndex: Int32 = -2, underscore: Int32 = -2
        for (index, name) in stream.names.enumerated() {
            if name == "match" { match = Int32(index) }
            if name == "case" { caseIndex = Int32(index) }
            if name == "_" { underscore = Int32(index) }
        }
        matchName = match
        caseName = caseIndex
        underscoreName = underscore
    }

    // MARK: Tokens

    @inline(__always) var token: Token { tokens[position] }
    @inline(__always) var kind: TokenKind { tokens[position].kind }
    @inline(__always) var next: TokenKind { position + 1 < tokens.count ? tokens[position + 1].kind : .endMarker }
    var previousSpan: Span { position > 0 ? tokens[position - 1].span : token.span }

    func text(_ token: Token) -> String { token.name >= 0 && Int(token.name) < names.count ? names[Int(token.name)] : source.text(of: token.span) }

    @inline(__always) mutating func accept(_ wanted: TokenKind) -> Bool {
        if tokens[position].kind != wanted { return false }
        position += 1
        return true
    }

    @inline(__always) mutating func expect(_ wanted: TokenKind) throws {
        if tokens[position].kind != wanted { throw mismatch() }
        position += 1
    }

    /// A token without which the text makes no sense, whatever else may follow.
    mutating func force(_ wanted: TokenKind, _ text: String) throws {
        if kind == wanted {
            position += 1
            return
        }
        if kind == .failure { throw mismatch() }
        furthest = max(furthest, position)
        throw fail(SyntaxMessages.expected(text), token.span)
    }

    mutating func expectName() throws -> Token {
        guard kind == .name else { throw mismatch() }
        position += 1
        return tokens[position - 1]
    }

    func span(from start: Int) -> Span { tokens[start].span.through(previousSpan) }

    // MARK: Mistakes

    /// No alternative fits at this token.
    mutating func mismatch() -> any Error {
        furthest = max(furthest, position)
        if kind == .failure, let lexerFailure { return lexerFailure }
        return Mismatch()
    }

    func fail(_ message: String, _ span: Span, _ kind: SyntaxFailure.Kind = .syntaxError) -> SyntaxFailure { SyntaxFailure(kind, message, source, span) }

    /// A failure at the last token that has been looked at.
    func failHere(_ message: String, _ kind: SyntaxFailure.Kind = .syntaxError) -> SyntaxFailure {
        let last = tokens[max(furthest, position)]
        if last.kind == .failure, let lexerFailure { return lexerFailure }
        return fail(message, last.span, kind)
    }

    var tooDeep: SyntaxFailure { fail(SyntaxMessages.recursion, token.span, .recursionError) }

    @inline(__always) mutating func enter() throws {
        nesting += 1
        if nesting > Self.deepestNesting { throw tooDeep }
    }

    @inline(__always) mutating func leave() { nesting -= 1 }

    /// Runs an alternative; if it does not fit, the parser stands where it stood.
    mutating func attempt<T>(_ body: (inout Parser) throws -> T) throws -> T? {
        let start = position, depth = nesting
        do {
            return try body(&self)
        } catch is Mismatch {
            position = start
            nesting = depth
            return nil
        }
    }

    /// An expression of the second run, parsed only once at each place.
    mutating func memoized(_ rule: Rule, _ body: (inout Parser) throws -> Expression) throws -> Expression {
        let key = position << 3 | rule.rawValue
        if let known = memo[key] {
            position = known.end
            guard let expression = known.expression else { throw Mismatch() }
            return expression
        }
        do {
            let expression = try body(&self)
            memo[key] = (expression, position)
            return expression
        } catch is Mismatch {
            // Without the checks a failure says nothing: CPython tries again with them.
            if isDiagnosing { memo[key] = (nil, position) }
            throw Mismatch()
        }
    }

    /// Parses with one run or two.
    mutating func run<T>(_ body: (inout Parser) throws -> T) throws -> T {
        let depth = nesting, outerClass = privateClass
        do {
            return try body(&self)
        } catch is Mismatch {
            let last = furthest
            position = 0
            nesting = depth
            privateClass = outerClass
            isSecondRun = true
            isDiagnosing = true
            do {
                _ = try body(&self)
            } catch is Mismatch {
            } catch let failure as SyntaxFailure {
                let reached = reached(failure)
                throw preferred(reached)
            }
            let failure = general(last)
            throw failure.kind == .indentationError ? failure : preferred(failure)
        } catch let failure as SyntaxFailure {
            let reached = reached(failure)
            throw preferred(reached)
        }
    }

    /// A mistake that was found by looking at the next token, which may be where the lexer stopped.
    private mutating func reached(_ failure: SyntaxFailure) -> SyntaxFailure {
        furthest = max(furthest, position)
        if kind == .failure, let lexerFailure { return lexerFailure }
        return failure
    }

    private func general(_ last: Int) -> SyntaxFailure {
        let token = tokens[last]
        switch token.kind {
        case .failure: return lexerFailure ?? fail(SyntaxMessages.invalidSyntax, token.span)
        case .indent: return fail(SyntaxMessages.unexpectedIndent, token.span, .indentationError)
        case .dedent: return fail(SyntaxMessages.unexpectedUnindent, token.span, .indentationError)
        default: return fail(SyntaxMessages.invalidSyntax, token.span)
        }
    }

    /// Mistakes of the lexer further down are better explanations than what the parser made of it.
    private func preferred(_ failure: SyntaxFailure) -> SyntaxFailure {
        guard let lexerFailure, failure.kind != .recursionError, failure.kind != .memoryError else { return failure }
        if !isUnclosed, !isQuiet || failure.message == lexerFailure.message { return lexerFailure }
        guard let openBracket, source.line(at: Int(tokens[furthest].start)) > source.line(at: openBracket.position) else { return failure }
        return fail(SyntaxMessages.neverClosed(Character(Unicode.Scalar(openBracket.byte))), Span(openBracket.position, openBracket.position))
    }

    // MARK: Nodes

    func make(_ span: Span, _ kind: Expression.Kind) throws -> Expression {
        let expression = Expression(span, kind)
        if expression.height > Self.highestExpression { throw fail(SyntaxMessages.recursion, span, .recursionError) }
        return expression
    }

    /// `__x` within class `C` means `_C__x`.
    func mangled(_ name: String) -> String {
        guard let privateClass, name.utf8.count > 2, name.hasPrefix("__"), !name.hasSuffix("__"), !name.utf8.contains(0x2E) else { return name }
        return "_" + privateClass + name
    }

    @inline(__always) func reference(_ token: Token) -> NameReference {
        let name = text(token)
        return NameReference(privateClass == nil ? name : mangled(name), token.span)
    }
}
