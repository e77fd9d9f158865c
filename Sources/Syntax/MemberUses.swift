/// Finds attributes of a name in a text, without parsing it.
public enum MemberUses {
    /// Every `name.member` of the text with its line.  What stands in strings and comments does not count.
    public static func find(of name: String, in source: SourceText) -> [(member: String, line: Int)] {
        let stream = Lexer.tokens(of: source)
        let tokens = stream.tokens
        var uses: [(member: String, line: Int)] = []
        for index in tokens.indices.dropLast(2) where tokens[index].kind == .name && tokens[index + 1].kind == .dot && tokens[index + 2].kind == .name {
            if index > 0, tokens[index - 1].kind == .dot { continue }
            guard stream.names[Int(tokens[index].name)] == name else { continue }
            uses.append((stream.names[Int(tokens[index + 2].name)], source.line(at: Int(tokens[index].start))))
        }
        return uses
    }
}
