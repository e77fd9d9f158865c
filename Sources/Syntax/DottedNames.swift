/// A name with its attributes as a program has it, such as `nn.Linear`, or attributes of something else, such as `.sum` behind a call.
public struct DottedName: Equatable, Sendable {
    public let parts: [String]
    /// From 1.
    public let line: Int
    /// It follows a dot: `parts` are attributes of an expression.
    public let isAttribute: Bool
}

/// The names of a program, read from its tokens: a text with a mistake gives what stands before it.
public struct NameUses: Sendable {
    /// What imports make known: the name in the program, and the module or attribute it stands for.
    public private(set) var imports: [String: String] = [:]
    public private(set) var names: [DottedName] = []

    public init(of text: String) {
        let source = SourceText(name: "<names>", text: text)
        let stream = Lexer.tokens(of: source)
        var reader = Reader(source: source, stream: stream)
        reader.read()
        imports = reader.imports
        names = reader.names
    }

    private struct Reader {
        let source: SourceText
        let stream: TokenStream
        var imports: [String: String] = [:]
        var names: [DottedName] = []
        private var index = 0

        init(source: SourceText, stream: TokenStream) {
            self.source = source
            self.stream = stream
        }

        private func kind(_ offset: Int = 0) -> TokenKind {
            let place = index + offset
            return stream.tokens.indices.contains(place) ? stream.tokens[place].kind : .endMarker
        }

        private var name: String {
            let number = Int(stream.tokens[index].name)
            return stream.names.indices.contains(number) ? stream.names[number] : ""
        }

        /// Reads `a.b.c` at a name.
        private mutating func dotted() -> [String] {
            var parts = [name]
            index += 1
            while kind() == .dot, kind(1) == .name {
                index += 1
                parts.append(name)
                index += 1
            }
            return parts
        }

        mutating func read() {
            while index < stream.tokens.count {
                let before = index == 0 ? TokenKind.newline : kind(-1)
                let beginsStatement = [.newline, .indent, .dedent, .semicolon, .colon].contains(before)
                switch kind() {
                case .importKeyword where beginsStatement: readImport()
                case .fromKeyword where beginsStatement: readFrom()
                case .name:
                    let line = source.line(at: Int(stream.tokens[index].start))
                    let isAttribute = before == .dot
                    names.append(DottedName(parts: dotted(), line: line, isAttribute: isAttribute))
                default: index += 1
                }
            }
        }

        private mutating func readImport() {
            index += 1
            while kind() == .name {
                let parts = dotted()
                if kind() == .asKeyword, kind(1) == .name {
                    index += 1
                    imports[name] = parts.joined(separator: ".")
                    index += 1
                } else {
                    imports[parts[0]] = parts[0]
                }
                guard kind() == .comma else { return }
                index += 1
            }
        }

        private mutating func readFrom() {
            index += 1
            guard kind() == .name else { return }
            let module = dotted().joined(separator: ".")
            guard kind() == .importKeyword else { return }
            index += 1
            if kind() == .openParenthesis { index += 1 }
            while kind() == .name {
                let original = name
                var known = original
                index += 1
                if kind() == .asKeyword, kind(1) == .name {
                    index += 1
                    known = name
                    index += 1
                }
                imports[known] = module + "." + original
                guard kind() == .comma else { return }
                index += 1
            }
        }
    }
}
