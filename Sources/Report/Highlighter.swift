/// Colours program text.  It reads any text: what is no Python is shown as it stands.
public enum Highlighter {
    private enum Class: String { case keyword = "k", string = "s", comment = "c", number = "n", builtin = "b", definition = "f", decorator = "d" }

    private static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from",
        "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]
    private static let builtins: Set<String> = [
        "abs", "all", "any", "bool", "dict", "enumerate", "filter", "float", "format", "getattr", "hasattr", "int", "isinstance", "iter", "len", "list", "map", "max",
        "min", "next", "print", "range", "repr", "reversed", "round", "self", "set", "setattr", "sorted", "str", "sum", "super", "tuple", "type", "zip",
    ]

    /// The text as HTML, one `<span class="l">` for each line, which the style sheet numbers.
    static func html(_ source: String, marked: Set<Int> = []) -> String {
        var text = source
        if text.hasSuffix("\n") { text.removeLast() }
        return lines(text).enumerated().map { number, line in
            "<span class=\"l\(marked.contains(number) ? " marked" : "")\">\(line)\n</span>"
        }.joined()
    }

    /// Each line of Python as HTML.
    public static func lines(_ source: String) -> [String] {
        var result: [String] = []
        var line = ""
        for (kind, text) in tokens(source) {
            for (index, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { result.append(line); line = "" }
                if part.isEmpty { continue }
                let escaped = HTML.escaped(String(part))
                line += kind.map { "<span class=\"\($0.rawValue)\">\(escaped)</span>" } ?? escaped
            }
        }
        result.append(line)
        return result
    }

    private static func tokens(_ source: String) -> [(Class?, String)] {
        let text = Array(source.unicodeScalars)
        var result: [(Class?, String)] = []
        var plain = String.UnicodeScalarView()
        var index = 0
        var previous = ""
        func piece(_ from: Int, _ to: Int) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: text[from..<min(to, text.count)])
            return String(view)
        }
        func add(_ kind: Class?, _ to: Int) {
            if !plain.isEmpty { result.append((nil, String(plain))); plain = String.UnicodeScalarView() }
            result.append((kind, piece(index, to)))
            index = to
        }
        while index < text.count {
            let scalar = text[index]
            if scalar == "#" {
                var end = index
                while end < text.count, text[end] != "\n" { end += 1 }
                add(.comment, end)
            } else if scalar == "\"" || scalar == "'" {
                add(.string, endOfString(text, index))
            } else if isWord(scalar), !(scalar.properties.numericType != nil) {
                var end = index
                while end < text.count, isWord(text[end]) { end += 1 }
                let word = piece(index, end)
                let isPrefix = end - index <= 2 && end < text.count && (text[end] == "\"" || text[end] == "'")
                    && word.lowercased().unicodeScalars.allSatisfy { "rbfu".unicodeScalars.contains($0) }
                if isPrefix { add(.string, endOfString(text, end)) }
                else if previous == "def" || previous == "class" { add(.definition, end) }
                else if keywords.contains(word), previous != "." { add(.keyword, end) }
                else if builtins.contains(word), previous != "." { add(.builtin, end) }
                else { plain.append(contentsOf: text[index..<end]); index = end }
                previous = word
                continue
            } else if scalar.properties.numericType != nil, scalar.isASCII {
                var end = index
                while end < text.count, isWord(text[end]) || text[end] == "."
                    || (text[end] == "-" || text[end] == "+") && end > index && (text[end - 1] == "e" || text[end - 1] == "E") && text[index] != "0" { end += 1 }
                add(.number, end)
            } else if scalar == "@", plain.isEmpty || plain.last == "\n" || plain.last == " " {
                var end = index + 1
                while end < text.count, isWord(text[end]) || text[end] == "." { end += 1 }
                if end > index + 1 { add(.decorator, end) } else { plain.append(scalar); index += 1 }
            } else {
                plain.append(scalar)
                index += 1
            }
            if scalar != " " { previous = String(scalar) }
        }
        if !plain.isEmpty { result.append((nil, String(plain))) }
        return result
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// The place behind a string that starts with a quote at `start`; a string that is never closed ends with its line.
    private static func endOfString(_ text: [Unicode.Scalar], _ start: Int) -> Int {
        let quote = text[start]
        let triple = start + 2 < text.count && text[start + 1] == quote && text[start + 2] == quote
        var index = start + (triple ? 3 : 1)
        while index < text.count {
            if text[index] == "\\" { index += 2; continue }
            if text[index] == quote {
                if !triple { return index + 1 }
                if index + 2 < text.count, text[index + 1] == quote, text[index + 2] == quote { return index + 3 }
            }
            if !triple, text[index] == "\n" { return index }
            index += 1
        }
        return min(index, text.count)
    }
}
