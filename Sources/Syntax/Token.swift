/// What a token is; every operator and keyword has a kind of its own, so that the parser compares bytes and not text.
enum TokenKind: UInt8 {
    case endMarker, newline, indent, dedent
    /// The lexer stopped here: its failure is raised when the parser gets this far.
    case failure
    case name, number, string

    // Delimiters and operators.
    case openParenthesis, closeParenthesis, openBracket, closeBracket, openBrace, closeBrace
    case comma, colon, semicolon, dot, ellipsis, arrow, equal, colonEqual, at
    case plus, minus, star, slash, doubleSlash, percent, doubleStar
    case leftShift, rightShift, ampersand, bar, caret, tilde
    case less, lessEqual, doubleEqual, notEqual, greater, greaterEqual
    case plusEqual, minusEqual, starEqual, slashEqual, doubleSlashEqual, percentEqual, atEqual, doubleStarEqual
    case leftShiftEqual, rightShiftEqual, ampersandEqual, barEqual, caretEqual
    /// `$`, `?`, `!`, a back quote, `<>`: no part of the grammar.
    case unknown

    // Keywords.
    case falseKeyword, noneKeyword, trueKeyword, andKeyword, asKeyword, assertKeyword, asyncKeyword, awaitKeyword, breakKeyword, classKeyword
    case continueKeyword, defKeyword, delKeyword, elifKeyword, elseKeyword, exceptKeyword, finallyKeyword, forKeyword, fromKeyword, globalKeyword
    case ifKeyword, importKeyword, inKeyword, isKeyword, lambdaKeyword, nonlocalKeyword, notKeyword, orKeyword, passKeyword, raiseKeyword
    case returnKeyword, tryKeyword, whileKeyword, withKeyword, yieldKeyword

    static let keywords: [String: TokenKind] = [
        "False": .falseKeyword, "None": .noneKeyword, "True": .trueKeyword, "and": .andKeyword, "as": .asKeyword, "assert": .assertKeyword,
        "async": .asyncKeyword, "await": .awaitKeyword, "break": .breakKeyword, "class": .classKeyword, "continue": .continueKeyword,
        "def": .defKeyword, "del": .delKeyword, "elif": .elifKeyword, "else": .elseKeyword, "except": .exceptKeyword, "finally": .finallyKeyword,
        "for": .forKeyword, "from": .fromKeyword, "global": .globalKeyword, "if": .ifKeyword, "import": .importKeyword, "in": .inKeyword,
        "is": .isKeyword, "lambda": .lambdaKeyword, "nonlocal": .nonlocalKeyword, "not": .notKeyword, "or": .orKeyword, "pass": .passKeyword,
        "raise": .raiseKeyword, "return": .returnKeyword, "try": .tryKeyword, "while": .whileKeyword, "with": .withKeyword, "yield": .yieldKeyword,
    ]

    /// Whether an expression may begin with it.
    var beginsExpression: Bool {
        switch self {
        case .name, .number, .string, .openParenthesis, .openBracket, .openBrace, .ellipsis, .plus, .minus, .tilde, .falseKeyword, .noneKeyword,
             .trueKeyword, .awaitKeyword, .lambdaKeyword, .notKeyword:
            return true
        default:
            return false
        }
    }
}

struct Token {
    var kind: TokenKind
    /// Brackets open after this token.
    var level: UInt8
    var start: Int32
    var end: Int32
    /// Of a name: its index in `TokenStream.names`.
    var name: Int32

    var span: Span { Span(Int(start), Int(end)) }
}

/// All tokens of a text.  Where the text has a mistake the last token is `.failure` and `failure` says what is wrong.
struct TokenStream {
    var tokens: [Token] = []
    var names: [String] = []
    var failure: SyntaxFailure?
    /// The failure is a bracket left open at the end of the text.
    var isUnclosed = false
    /// The failure is only reported if the parser gets as far; others explain failures of the parser before them.
    var isQuiet = false
    /// The innermost bracket that was open where the lexer stopped.
    var openBracket: (byte: UInt8, position: Int)?
}
