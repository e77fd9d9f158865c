// TeX's mathematics to MathML: what lessons on deep learning need, as presentation MathML that browsers draw by themselves.  Nothing fails: a command that
// is not known is shown as it was written, and braces that do not match are taken as they come.

/// Turns formulas into MathML.
public enum MathML {
    /// A `<math>` element; the TeX source stands in it as an annotation.
    public static func element(_ tex: String, display: Bool) -> String {
        var parser = MathParser(tex, display: display)
        let body = parser.formula()
        let mode = display ? " display=\"block\"" : ""
        return "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"\(mode)><semantics><mrow>\(body)</mrow>"
            + "<annotation encoding=\"application/x-tex\">\(HTML.escaped(tex))</annotation></semantics></math>"
    }
}

enum MathToken: Equatable {
    case command(String)
    case character(Character)
    case number(String)
    case open, close, superscript, `subscript`, align, newline, space
}

struct MathParser {
    private var tokens: [MathToken] = []
    private var position = 0
    private let display: Bool
    private var depth = 0
    private var alphabet: MathSymbols.Alphabet?

    static let deepest = 48

    init(_ tex: String, display: Bool) {
        self.display = display
        tokens = Self.tokenize(tex)
    }

    private static func tokenize(_ tex: String) -> [MathToken] {
        var tokens: [MathToken] = []
        let text = Array(tex)
        var index = 0
        while index < text.count {
            let character = text[index]
            index += 1
            switch character {
            case "\\":
                guard index < text.count else { tokens.append(.character("\\")); break }
                if text[index].isASCII, text[index].isLetter {
                    let start = index
                    while index < text.count, text[index].isASCII, text[index].isLetter { index += 1 }
                    if index < text.count, text[index] == "*" , ["operatorname", "tag"].contains(String(text[start..<index])) { index += 1 }
                    tokens.append(.command(String(text[start..<(text[index - 1] == "*" ? index - 1 : index)])))
                    // Spaces behind a command only end its name.
                    while index < text.count, text[index].isWhitespace { index += 1 }
                } else if text[index] == "\\" {
                    index += 1
                    tokens.append(.newline)
                } else {
                    tokens.append(.command(String(text[index])))
                    index += 1
                }
            case "{": tokens.append(.open)
            case "}": tokens.append(.close)
            case "^": tokens.append(.superscript)
            case "_": tokens.append(.subscript)
            case "&": tokens.append(.align)
            case "%":
                while index < text.count, !text[index].isNewline { index += 1 }
            case "~": tokens.append(.command(" "))
            case _ where character.isWhitespace: tokens.append(.space)
            case _ where character.isASCII && character.isNumber:
                var number = String(character)
                while index < text.count {
                    let next = text[index]
                    let goesOn = next.isASCII && next.isNumber
                        || (next == "." && index + 1 < text.count && text[index + 1].isASCII && text[index + 1].isNumber)
                    guard goesOn else { break }
                    number.append(next)
                    index += 1
                }
                tokens.append(.number(number))
            default: tokens.append(.character(character))
            }
        }
        return tokens
    }

    // MARK: - Rows

    /// Why a row ends.
    private enum Ending { case nothing, brace, bracket, right, environment }

    /// A piece of a row: its MathML, whether scripts go below and above it, and whether it is the name of a function.
    private struct Atom {
        var xml: String
        var limits = false
        var isFunction = false
    }

    private var current: MathToken? { position < tokens.count ? tokens[position] : nil }

    mutating func formula() -> String {
        var result = ""
        while position < tokens.count {
            result += rows(until: .nothing)
            // A closing brace or an \end without its opening.
            if position < tokens.count { position += 1 }
        }
        return result
    }

    /// A row, or an array of rows when the formula has line breaks of its own.
    private mutating func rows(until ending: Ending) -> String {
        var lines: [[String]] = [[row(until: ending)]]
        while let token = current, token == .newline || token == .align, ending != .brace {
            position += 1
            if token == .newline { skipSpacing(); lines.append([row(until: ending)]) } else { lines[lines.count - 1].append(row(until: ending)) }
        }
        if lines.count == 1, lines[0].count == 1 { return lines[0][0] }
        return table(lines, alignment: .relations)
    }

    private mutating func row(until ending: Ending) -> String {
        guard depth < Self.deepest else { return rest(until: ending) }
        depth += 1
        defer { depth -= 1 }
        let outer = alphabet
        defer { alphabet = outer }
        var atoms: [Atom] = []
        loop: while let token = current {
            switch token {
            case .close: break loop
            case .newline, .align: break loop
            case .command("right") where ending == .right, .command("middle") where ending == .right, .command("end"): break loop
            case .character("]") where ending == .bracket: break loop
            case .space: position += 1
            case .superscript, .subscript:
                let base = atoms.popLast() ?? Atom(xml: "<mrow></mrow>")
                atoms.append(scripts(on: base))
            case .character("'"):
                let base = atoms.popLast() ?? Atom(xml: "<mrow></mrow>")
                atoms.append(scripts(on: base))
            case .command("limits"), .command("nolimits"):
                position += 1
                if var base = atoms.popLast() { base.limits = token == .command("limits"); atoms.append(base) }
            case .character("-"), .character("+"), .command("pm"), .command("mp"):
                let sign = atom()
                let last = atoms.last { !$0.xml.isEmpty && !$0.xml.hasPrefix("<mspace") }
                atoms.append(last.map(Self.expectsTerm) == true ? Atom(xml: sign.xml.replacing("<mo>", with: "<mo form=\"prefix\">")) : sign)
            case .command(let name) where MathSymbols.alphabets[name] != nil && (name == "rm" || name == "bf"):
                position += 1
                alphabet = MathSymbols.alphabets[name]
            default: atoms.append(atom())
            }
        }
        return Self.joined(atoms)
    }

    /// Whether a sign behind it belongs to what follows: a minus, no difference.
    private static func expectsTerm(_ atom: Atom) -> Bool {
        if atom.isFunction { return true }
        guard atom.xml.hasPrefix("<mo"), let start = atom.xml.firstIndex(of: ">"), let end = atom.xml.lastIndex(of: "<"), start < end else { return false }
        return MathSymbols.beforeTerms.contains(String(atom.xml[atom.xml.index(after: start)..<end]))
    }

    /// TeX's thin spaces around the names of functions: `\ln x`, `2 \ln x`, but not `\ln(x)` and `-\ln x`.
    private static func joined(_ atoms: [Atom]) -> String {
        var result = ""
        var last: Atom?
        for atom in atoms where !atom.xml.isEmpty {
            if let last, last.isFunction || atom.isFunction, isTerm(last) || last.isFunction, isTerm(atom) || atom.isFunction {
                result += "<mspace width=\"0.1667em\"/>"
            }
            result += atom.xml
            last = atom
        }
        return result
    }

    private static func isTerm(_ atom: Atom) -> Bool { !["<mo", "<mspace", "<mrow><mo", "<mtext"].contains { atom.xml.hasPrefix($0 + ">") || atom.xml.hasPrefix($0 + " ") } }

    /// What nests too deeply is shown as text.
    private mutating func rest(until ending: Ending) -> String {
        var text = ""
        var open = 0
        while let token = current {
            if open == 0, token == .close || token == .newline || token == .align || token == .command("end") || token == .command("right") { break }
            if token == .open { open += 1 }
            if token == .close { open -= 1 }
            text += Self.source(token)
            position += 1
        }
        return "<mtext>\(HTML.escaped(text))</mtext>"
    }

    static func source(_ token: MathToken) -> String {
        switch token {
        case .command(let name): "\\\(name)"
        case .character(let character): String(character)
        case .number(let number): number
        case .open: "{"
        case .close: "}"
        case .superscript: "^"
        case .subscript: "_"
        case .align: "&"
        case .newline: "\\\\"
        case .space: " "
        }
    }

    private mutating func scripts(on base: Atom) -> Atom {
        var lower: String?
        var upper = ""
        while let token = current {
            if token == .space { position += 1; continue }
            if token == .subscript, lower == nil { position += 1; lower = argument() }
            else if token == .superscript { position += 1; upper += argument() }
            else if token == .character("'") { position += 1; upper += "<mo>′</mo>" }
            else { break }
        }
        let above = upper.isEmpty ? nil : "<mrow>\(upper)</mrow>"
        let stacked = base.limits && display
        func scripted(_ xml: String) -> Atom { Atom(xml: xml, isFunction: base.isFunction) }
        switch (lower, above) {
        case (let low?, let high?):
            let name = stacked ? "munderover" : "msubsup"
            return scripted("<\(name)>\(wrapped(base.xml))\(wrapped(low))\(high)</\(name)>")
        case (let low?, nil):
            let name = stacked ? "munder" : "msub"
            return scripted("<\(name)>\(wrapped(base.xml))\(wrapped(low))</\(name)>")
        case (nil, let high?):
            let name = stacked ? "mover" : "msup"
            return scripted("<\(name)>\(wrapped(base.xml))\(high)</\(name)>")
        case (nil, nil):
            // A script sign that nothing follows.
            if current == .subscript { position += 1 }
            return base
        }
    }

    private func wrapped(_ xml: String) -> String { "<mrow>\(xml)</mrow>" }

    /// One argument: a group in braces, or a single atom.
    private mutating func argument() -> String {
        while current == .space { position += 1 }
        guard let token = current else { return "" }
        switch token {
        case .close, .align, .newline, .superscript, .subscript: return ""
        case .number(let number) where number.count > 1:
            // Without braces TeX takes one digit.
            tokens[position] = .number(String(number.dropFirst()))
            return "<mn>\(number.prefix(1))</mn>"
        default: return atom().xml
        }
    }

    private mutating func optionalArgument() -> String? {
        while current == .space { position += 1 }
        guard current == .character("[") else { return nil }
        position += 1
        let body = row(until: .bracket)
        if current == .character("]") { position += 1 }
        return body
    }

    /// The source text of a group, for `\text` and names.
    private mutating func rawArgument() -> String {
        while current == .space { position += 1 }
        guard current == .open else {
            guard let token = current, token != .close else { return "" }
            position += 1
            return Self.source(token)
        }
        position += 1
        var text = ""
        var open = 1
        while let token = current {
            position += 1
            if token == .open { open += 1 }
            if token == .close { open -= 1; if open == 0 { break } }
            if case .command(let name) = token, let mark = name.first, name.count == 1, !mark.isLetter { text += name == "," ? " " : name } else { text += Self.source(token) }
        }
        return text
    }

    /// A line break may carry a distance: `\\[2pt]`.
    private mutating func skipSpacing() {
        guard current == .character("[") else { return }
        var index = position + 1
        while index < tokens.count, index - position < 12, tokens[index] != .character("]") { index += 1 }
        if index < tokens.count, tokens[index] == .character("]"), index - position < 12 { position = index + 1 }
    }

    // MARK: - Atoms

    private mutating func atom() -> Atom {
        guard let token = current else { return Atom(xml: "") }
        position += 1
        // Commands take their arguments by recursion; what nests too deeply is shown as text.
        guard depth < Self.deepest else { return Atom(xml: "<mtext>\(HTML.escaped(Self.source(token)))</mtext>") }
        depth += 1
        defer { depth -= 1 }
        switch token {
        case .open:
            let body = rows(until: .brace)
            if current == .close { position += 1 }
            return Atom(xml: "<mrow>\(body)</mrow>")
        case .number(let number): return Atom(xml: "<mn>\(alphabet.map { name in number.map { MathSymbols.letter($0, in: name) }.joined() } ?? number)</mn>")
        case .character(let character): return Atom(xml: single(character))
        case .command(let name): return command(name)
        default: return Atom(xml: "<mtext>\(HTML.escaped(Self.source(token)))</mtext>")
        }
    }

    private func single(_ character: Character) -> String {
        if character.isLetter { return identifier(String(character)) }
        switch character {
        case "-": return "<mo>−</mo>"
        case "*": return "<mo>∗</mo>"
        case "/": return "<mo lspace=\"0\" rspace=\"0\">/</mo>"
        case "(", ")", "[", "]", "|": return "<mo stretchy=\"false\">\(character)</mo>"
        case ",", ";": return "<mo separator=\"true\">\(character)</mo>"
        case "\"", "&", "<", ">": return "<mo>\(HTML.escaped(String(character)))</mo>"
        default: return "<mo>\(HTML.escaped(String(character)))</mo>"
        }
    }

    private func identifier(_ text: String) -> String {
        switch alphabet {
        case nil, .italic: return "<mi>\(HTML.escaped(text))</mi>"
        case .upright: return "<mi mathvariant=\"normal\">\(HTML.escaped(text))</mi>"
        case let name?: return "<mi>\(HTML.escaped(text.map { MathSymbols.letter($0, in: name) }.joined()))</mi>"
        }
    }

    private mutating func command(_ name: String) -> Atom {
        if let text = MathSymbols.identifiers[name] { return Atom(xml: identifier(text)) }
        if let text = MathSymbols.upright[name] { return Atom(xml: "<mi mathvariant=\"normal\">\(alphabet == .bold || alphabet == .boldItalic ? MathSymbols.letter(Character(text), in: .bold) : text)</mi>") }
        if let text = MathSymbols.operators[name] { return Atom(xml: "<mo>\(HTML.escaped(text))</mo>") }
        if let (text, limits) = MathSymbols.large[name] { return Atom(xml: "<mo>\(text)</mo>", limits: limits) }
        if MathSymbols.functions.contains(name) { return Atom(xml: "<mi>\(name)</mi><mo>&#x2061;</mo>", isFunction: true) }
        if MathSymbols.limitFunctions.contains(name) { return Atom(xml: "<mi>\(name)</mi>", limits: true, isFunction: true) }
        if let text = MathSymbols.delimiters[name] { return Atom(xml: "<mo stretchy=\"false\">\(HTML.escaped(text))</mo>") }
        if let width = MathSymbols.spaces[name] { return Atom(xml: "<mspace width=\"\(width)\"/>") }
        if let (text, stretches) = MathSymbols.accents[name] {
            return Atom(xml: "<mover accent=\"true\">\(wrapped(argument()))<mo stretchy=\"\(stretches)\">\(text)</mo></mover>", limits: name == "overbrace")
        }
        if let text = MathSymbols.lowerAccents[name] {
            return Atom(xml: "<munder accentunder=\"true\">\(wrapped(argument()))<mo stretchy=\"true\">\(text)</mo></munder>", limits: name == "underbrace")
        }
        if let letters = MathSymbols.alphabets[name] {
            let outer = alphabet
            alphabet = letters
            defer { alphabet = outer }
            return Atom(xml: wrapped(argument()))
        }
        return construction(name)
    }

    private mutating func construction(_ name: String) -> Atom {
        switch name {
        case "frac", "dfrac", "tfrac", "cfrac":
            let (upper, lower) = (argument(), argument())
            let style = name == "dfrac" ? " displaystyle=\"true\"" : name == "tfrac" ? " displaystyle=\"false\"" : ""
            return Atom(xml: "<mstyle\(style)><mfrac>\(wrapped(upper))\(wrapped(lower))</mfrac></mstyle>")
        case "binom", "dbinom", "tbinom":
            let (upper, lower) = (argument(), argument())
            return Atom(xml: "<mrow><mo>(</mo><mfrac linethickness=\"0\">\(wrapped(upper))\(wrapped(lower))</mfrac><mo>)</mo></mrow>")
        case "sqrt":
            if let degree = optionalArgument() { return Atom(xml: "<mroot>\(wrapped(argument()))\(wrapped(degree))</mroot>") }
            return Atom(xml: "<msqrt>\(argument())</msqrt>")
        case "text", "mbox", "textrm", "textnormal", "textsf", "texttt", "hbox":
            return Atom(xml: "<mtext>\(HTML.escaped(Self.spaced(rawArgument())))</mtext>")
        case "textbf": return Atom(xml: "<mtext style=\"font-weight:bold\">\(HTML.escaped(Self.spaced(rawArgument())))</mtext>")
        case "textit", "emph": return Atom(xml: "<mtext style=\"font-style:italic\">\(HTML.escaped(Self.spaced(rawArgument())))</mtext>")
        case "operatorname": return Atom(xml: "<mi mathvariant=\"normal\">\(HTML.escaped(rawArgument()))</mi><mo>&#x2061;</mo>", limits: true, isFunction: true)
        case "overset", "stackrel":
            let (upper, base) = (argument(), argument())
            return Atom(xml: "<mover>\(wrapped(base))\(wrapped(upper))</mover>")
        case "underset":
            let (lower, base) = (argument(), argument())
            return Atom(xml: "<munder>\(wrapped(base))\(wrapped(lower))</munder>")
        case "phantom": return Atom(xml: "<mphantom>\(argument())</mphantom>")
        case "boxed": return Atom(xml: "<mrow style=\"border:1px solid;padding:.25em\">\(argument())</mrow>")
        case "not": return Atom(xml: "<mrow>\(negated(argument()))</mrow>")
        case "pmod": return Atom(xml: "<mspace width=\"1em\"/><mo>(</mo><mi>mod</mi><mspace width=\"0.33em\"/>\(argument())<mo>)</mo>")
        case "tag": return Atom(xml: "<mspace width=\"2em\"/><mtext>(\(HTML.escaped(rawArgument())))</mtext>")
        case "hspace", "hskip", "label": _ = rawArgument(); return Atom(xml: "")
        case "displaystyle", "textstyle", "scriptstyle", "nonumber", "notag", "allowbreak", "hline", "left.", "right.": return Atom(xml: "")
        case "#", "$", "%", "&", "_": return Atom(xml: "<mo>\(HTML.escaped(name))</mo>")
        case "left": return fenced()
        case "begin": return environment()
        case "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm", "Bigm":
            let size = name.hasPrefix("Bigg") ? "3em" : name.hasPrefix("bigg") ? "2.4em" : name.hasPrefix("Big") ? "1.8em" : "1.2em"
            return Atom(xml: "<mo minsize=\"\(size)\" maxsize=\"\(size)\">\(HTML.escaped(delimiter()))</mo>")
        default: return Atom(xml: "<mtext>\\\(HTML.escaped(name))</mtext>")
        }
    }

    /// MathML drops spaces at the ends of a text.
    private static func spaced(_ text: String) -> String {
        var text = text
        if text.hasPrefix(" ") { text = "\u{A0}" + text.dropFirst() }
        if text.hasSuffix(" ") { text = text.dropLast() + "\u{A0}" }
        return text
    }

    private func negated(_ xml: String) -> String {
        let known = ["<mo>=</mo>": "<mo>≠</mo>", "<mo>∈</mo>": "<mo>∉</mo>", "<mo>⊂</mo>": "<mo>⊄</mo>", "<mo>≡</mo>": "<mo>≢</mo>", "<mo>∼</mo>": "<mo>≁</mo>"]
        return known[xml] ?? xml + "<mo>\u{338}</mo>"
    }

    private mutating func delimiter() -> String {
        while current == .space { position += 1 }
        guard let token = current else { return "" }
        switch token {
        case .character(let character):
            position += 1
            return character == "." ? "" : character == "<" ? "⟨" : character == ">" ? "⟩" : String(character)
        case .command(let name):
            position += 1
            return MathSymbols.delimiters[name] ?? "\\\(name)"
        default: return ""
        }
    }

    private mutating func fenced() -> Atom {
        var xml = "<mo fence=\"true\" form=\"prefix\">\(HTML.escaped(delimiter()))</mo>"
        while true {
            xml += "<mrow>\(rows(until: .right))</mrow>"
            guard current == .command("middle") else { break }
            position += 1
            xml += "<mo fence=\"true\" stretchy=\"true\">\(HTML.escaped(delimiter()))</mo>"
        }
        if current == .command("right") {
            position += 1
            xml += "<mo fence=\"true\" form=\"postfix\">\(HTML.escaped(delimiter()))</mo>"
        }
        return Atom(xml: "<mrow>\(xml)</mrow>")
    }

    // MARK: - Environments

    private enum Columns { case centred, relations, left }

    private mutating func environment() -> Atom {
        let name = rawArgument()
        let plain = name.hasSuffix("*") ? String(name.dropLast()) : name
        var columns = Columns.centred
        var (open, close) = ("", "")
        switch plain {
        case "pmatrix": (open, close) = ("(", ")")
        case "bmatrix": (open, close) = ("[", "]")
        case "Bmatrix": (open, close) = ("{", "}")
        case "vmatrix": (open, close) = ("|", "|")
        case "Vmatrix": (open, close) = ("‖", "‖")
        case "cases": (open, columns) = ("{", .left)
        case "aligned", "align", "split", "eqnarray", "alignat": columns = .relations
        case "array": _ = rawArgument()
        case "matrix", "smallmatrix", "gathered", "gather", "equation", "multline": break
        default: return Atom(xml: "<mtext>\\begin{\(HTML.escaped(name))}</mtext>")
        }
        var lines: [[String]] = [[row(until: .environment)]]
        while let token = current {
            if token == .align { position += 1; lines[lines.count - 1].append(row(until: .environment)) }
            else if token == .newline { position += 1; skipSpacing(); lines.append([row(until: .environment)]) }
            else if token == .command("end") { position += 1; _ = rawArgument(); break }
            else { position += 1 }          // a brace or \right that belongs to nothing
        }
        if let last = lines.last, last.count == 1, last[0].isEmpty, lines.count > 1 { lines.removeLast() }
        let body = table(lines, alignment: columns)
        guard !open.isEmpty || !close.isEmpty else { return Atom(xml: body) }
        return Atom(xml: "<mrow><mo fence=\"true\" form=\"prefix\">\(open)</mo>\(body)"
            + (close.isEmpty ? "" : "<mo fence=\"true\" form=\"postfix\">\(close)</mo>") + "</mrow>")
    }

    /// MathML Core aligns cells by CSS; the classes stand in the style sheet.
    private func table(_ lines: [[String]], alignment: Columns) -> String {
        let name = switch alignment {
        case .centred: "centred"
        case .relations: "relations"
        case .left: "cases"
        }
        let style = alignment == .relations ? " displaystyle=\"true\"" : ""
        let rows = lines.map { cells in "<mtr>" + cells.map { "<mtd>\($0)</mtd>" }.joined() + "</mtr>" }.joined()
        return "<mtable class=\"\(name)\"\(style)>\(rows)</mtable>"
    }
}
