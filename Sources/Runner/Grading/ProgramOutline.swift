internal import Syntax

/// The statements at the left edge of a program, as far as it can be read: a part that is no program does not hide the others.
public struct ProgramOutline {
    public enum Kind: Hashable, Sendable {
        /// `import …`, `from … import …`
        case imports
        /// A function, a class, or a name for a value that needs no call.
        case definition
        case other
        /// No program.
        case broken
    }

    public struct Piece: Hashable, Sendable {
        public var kind: Kind
        /// The names that it gives values.
        public var names: [String]
        /// Whole lines, with the comments and decorators above, ending with a line end.
        public var text: String
        /// The first of them, from 1.
        public var line: Int
    }

    public private(set) var pieces: [Piece] = []
    /// Whether all of it is a program.
    public private(set) var isWhole = true

    public init(_ source: String) {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        if read(source, lines, offset: 0) { return }
        isWhole = false
        // Each line at the left edge may begin a statement; what does not parse takes the following ones in until it does, or stays broken.
        var start = 0
        while start < lines.count {
            var end = start + 1
            while end < lines.count, !Self.begins(lines[end]) { end += 1 }
            let chunk = lines[start..<end]
            if !read(chunk.joined(separator: "\n") + "\n", chunk, offset: start) {
                pieces.append(Piece(kind: .broken, names: TextNames.defined(chunk.joined(separator: "\n")), text: chunk.joined(separator: "\n") + "\n", line: start + 1))
            }
            start = end
        }
    }

    private static func begins(_ line: Substring) -> Bool {
        guard let first = line.first else { return false }
        return !first.isWhitespace && !")]}#".contains(first) && !["else:", "elif ", "except", "finally:"].contains { line.hasPrefix($0) }
    }

    /// - Returns: whether the text is a program.
    private mutating func read(_ text: String, _ lines: some RandomAccessCollection<Substring>, offset: Int) -> Bool {
        let source = SourceText(name: "<submission>", text: text)
        guard let module = try? Front.parse(source) else { return false }
        let all = Array(lines)
        var done = 0
        for statement in module.body {
            let last = min(all.count, max(done, source.line(at: max(0, Int(statement.span.end) - 1))))
            let names = TopLevelNames(statement).defined
            if last == done, var piece = pieces.last {
                // Two statements on one line.
                piece.names += names
                piece.kind = piece.kind == Self.kind(statement) ? piece.kind : .other
                pieces[pieces.count - 1] = piece
                continue
            }
            pieces.append(Piece(kind: Self.kind(statement), names: names, text: all[done..<last].map { $0 + "\n" }.joined(), line: offset + done + 1))
            done = last
        }
        return true
    }

    private static func kind(_ statement: Statement) -> Kind {
        switch statement.kind {
        case .import, .importFrom, .importStar: return .imports
        case .function, .class: return .definition
        case .assign(let targets, _):
            // A value that needs no call cannot fail or take long.
            var isPlain = targets.allSatisfy { if case .name = $0.kind { true } else { false } }
            TreeNode.walk([statement]) { node in
                guard case .expression(let expression) = node else { return isPlain }
                switch expression.kind {
                case .constant, .name, .tuple, .list, .unary: break
                case .lambda: return false
                default: isPlain = false
                }
                return isPlain
            }
            return isPlain ? .definition : .other
        default: return .other
        }
    }
}

/// Names in texts that may be no programs.
public enum TextNames {
    /// The words of a program.
    public static func words(in source: String) -> Set<String> {
        Set(source.split { !($0 == "_" || $0.isLetter || $0.isNumber) }.map(String.init))
    }

    /// The names that stand at the left edge behind `def` and `class`, or before a single `=`.
    public static func defined(_ source: String) -> [String] {
        var names: [String] = []
        for line in source.split(separator: "\n") {
            guard let first = line.first, first == "_" || first.isLetter else { continue }
            let words = line.split(separator: " ", maxSplits: 2)
            if let keyword = words.first, keyword == "def" || keyword == "class", words.count > 1 {
                names.append(String(words[1].prefix { $0 == "_" || $0.isLetter || $0.isNumber }))
            } else if let equals = line.firstIndex(of: "="), line[line.index(after: equals)...].first != "=" {
                let left = line[..<equals]
                if left.allSatisfy({ $0 == "_" || $0 == "," || $0 == " " || $0.isLetter || $0.isNumber }) {
                    names += left.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
                }
            }
        }
        return names
    }
}
