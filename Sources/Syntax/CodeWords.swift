/// The words of a program without comments and layout: for comparing two programs.
public enum CodeWords {
    public struct Word: Hashable, Sendable {
        public let text: String
        public let isString: Bool
        /// From 1.
        public let line: Int
    }

    /// The words up to the end or to the first thing that is no Python.  An indentation counts as a word, whatever its width.
    public static func words(of text: String) -> [Word] {
        let source = SourceText(name: "<cell>", text: text)
        return Lexer.tokens(of: source).tokens.compactMap { token in
            let line = source.line(at: Int(token.start))
            switch token.kind {
            case .endMarker, .failure, .newline: return nil
            case .indent: return Word(text: "→", isString: false, line: line)
            case .dedent: return Word(text: "←", isString: false, line: line)
            default: return Word(text: source.text(of: token.span), isString: token.kind == .string, line: line)
            }
        }
    }
}
