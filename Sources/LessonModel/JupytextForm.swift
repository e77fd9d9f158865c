import Yams

/// A lesson's text as Jupytext writes it when the file has been a notebook: where the two differ, saving from Jupyter would change the file.
public enum JupytextForm {
    /// A line that Jupytext would write in another way.
    public struct Difference: Hashable, Sendable {
        public var line: Int
        /// What Jupytext would write, several lines where it would need them; nil where the file would end.
        public var wanted: String?
    }

    /// - Returns: the first difference in the front matter and in each cell; where these are as they should be, the first one in the whole file.  None: the file survives byte for byte.
    public static func differences(of lesson: Lesson) -> [Difference] {
        let lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var list: [Difference] = []
        /// Compares lines of the file with what they should be.
        func compare(_ first: Int, _ own: ArraySlice<String>, _ text: String) {
            let wanted = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard let offset = (0..<max(own.count, wanted.count)).first(where: { $0 >= own.count || $0 >= wanted.count || own[own.startIndex + $0] != wanted[$0] }) else { return }
            // Options that take more lines than they had belong together.
            let extra = max(0, wanted.count - own.count)
            list.append(Difference(line: min(first + offset, first + max(0, own.count - 1)), wanted: offset < wanted.count ? wanted[offset...min(offset + extra, wanted.count - 1)].joined(separator: "\n") : nil))
        }
        if lesson.frontMatterLines > 2, lesson.frontMatterLines <= lines.count {
            let inside = lines[1..<(lesson.frontMatterLines - 1)]
            compare(2, inside, String(YAMLForm.block(inside.joined(separator: "\n")).dropLast()))
        }
        let language = language(of: lesson, lines)
        for cell in lesson.cells where cell.lines.first >= 1 && cell.lines.last <= lines.count {
            compare(cell.lines.first, lines[(cell.lines.first - 1)..<cell.lines.last], self.cell(cell, language))
        }
        return list.isEmpty ? difference(of: lesson).map { [$0] } ?? [] : list
    }

    /// - Returns: the first difference of the whole file; nil where it survives byte for byte.
    static func difference(of lesson: Lesson) -> Difference? {
        // Python ends lines at these, too.
        for (index, line) in lesson.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where line.unicodeScalars.contains(where: { (0x0B...0x0C).contains($0.value) || (0x1C...0x1E).contains($0.value) || [0x85, 0x2028, 0x2029].contains($0.value) }) {
            return Difference(line: index + 1, wanted: "no character that ends a line in Python")
        }
        let own = lesson.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let other = written(lesson).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in 0..<max(own.count, other.count) {
            let wanted = other.indices.contains(index) ? other[index] : nil
            if own.indices.contains(index), own[index] == wanted { continue }
            return Difference(line: min(index + 1, own.count), wanted: wanted)
        }
        return nil
    }

    /// The text that Jupytext writes for the notebook that it read from the lesson.
    static func written(_ lesson: Lesson) -> String {
        let lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var blocks: [Block] = []
        var text = ""
        if lesson.frontMatterLines > 1 {
            text = "---\n" + YAMLForm.block(lines[1..<max(1, lesson.frontMatterLines - 1)].joined(separator: "\n")) + "---\n"
        }
        func prose(_ from: Int, _ to: Int) {
            guard from < to else { return }
            // A line "+++" ends a cell of text.
            let isBreak: (String) -> Bool = { $0.hasPrefix("+++") && $0.dropFirst(3).allSatisfy(\.isWhitespace) }
            for part in lines[from..<to].split(omittingEmptySubsequences: false, whereSeparator: isBreak) {
                var block = part[...]
                while let first = block.first, first.isEmpty { block = block.dropFirst() }
                while let last = block.last, last.allSatisfy(\.isWhitespace) { block = block.dropLast() }
                guard var last = block.last else { continue }
                while last.last?.isWhitespace == true { last.removeLast() }
                if blocks.last?.isProse == true { blocks.append(Block(text: "+++", isProse: false)) }
                blocks.append(Block(text: (Array(block.dropLast()) + [last]).joined(separator: "\n"), isProse: true))
            }
        }
        var next = lesson.frontMatterLines
        let language = language(of: lesson, lines)
        for cell in lesson.cells where cell.lines.first >= 1 && cell.lines.last <= lines.count {
            prose(next, cell.lines.first - 1)
            blocks.append(Block(text: self.cell(cell, language), isProse: false))
            next = cell.lines.last
        }
        prose(next, lines.count)
        for block in blocks { text += "\n" + block.text + "\n" }
        if lesson.frontMatterLines <= 1, text.hasPrefix("\n") { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text + "\n"
    }

    private struct Block {
        var text: String
        var isProse: Bool
    }

    /// The name of the language that the first fence with one gives; all get it.
    private static func language(of lesson: Lesson, _ lines: [String]) -> String? {
        for cell in lesson.cells where lines.indices.contains(cell.lines.first - 1) {
            if let name = language(of: lines[cell.lines.first - 1]) { return name }
        }
        return nil
    }

    private static func language(of fence: String) -> String? {
        guard let brace = fence.firstIndex(of: "}") else { return nil }
        let name = fence[fence.index(after: brace)...].trimmed
        return name.isEmpty ? nil : name
    }

    private static func cell(_ cell: Cell, _ language: String?) -> String {
        var source = cell.source
        if source.hasSuffix("\n") { source.removeLast() }
        var longest = 0
        for line in source.split(separator: "\n", omittingEmptySubsequences: true) as [Substring] { longest = max(longest, line.prefix(while: { $0 == "`" }).count) }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        var text = fence + "{code-cell}" + (language.map { " " + $0 } ?? "") + "\n"
        var yaml: [String] = []
        for option in cell.options.sorted(by: { $0.key < $1.key }) {
            let value = option.key.hasPrefix("tag") ? YAMLForm.list(cell.tags) : YAMLForm.scalar(option.value, isPlain: true)
            yaml.append(option.key + ": " + YAMLForm.folded(value, after: option.key.utf8.count + 2))
        }
        if !yaml.isEmpty {
            let isCompact = yaml.allSatisfy { !$0.contains("\n") }
            if isCompact {
                for line in yaml { text += ":" + line + "\n" }
                text += "\n"
            } else {
                text += "---\n" + yaml.joined(separator: "\n") + "\n---\n"
            }
        } else if source.hasPrefix("---") || source.hasPrefix(":") {
            text += "\n"
        }
        return text + source + (source.hasSuffix("\n") ? "" : "\n") + fence
    }
}

/// YAML as PyYAML writes it: block mappings with sorted keys, lists in one line, quotes only where they are needed, lines of at most 80 characters where a space allows it.
enum YAMLForm {
    private static let width = 80

    /// A block; text that is no mapping comes back as it is.
    static func block(_ yaml: String) -> String {
        guard let root = try? Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot(), case .mapping(let mapping) = root else { return yaml + "\n" }
        return lines(mapping, indent: 0).map { $0 + "\n" }.joined()
    }

    private static func lines(_ mapping: Node.Mapping, indent: Int) -> [String] {
        guard indent < 64 else { return [] }
        let margin = String(repeating: " ", count: indent)
        return mapping.map { (key: $0.scalar?.string ?? "", value: $1) }.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
            let head = margin + scalar(key, isPlain: true) + ":"
            switch value {
            case .mapping(let inner): return inner.isEmpty ? [head + " {}"] : [head] + lines(inner, indent: indent + 2)
            case .sequence(let items): return (head + " " + folded(list(items.map { scalar($0) }, isWritten: true), after: head.count + 1, indent: indent + 2)).split(separator: "\n").map(String.init)
            case .scalar(let one): return (head + " " + folded(scalar(one.string, isPlain: one.style == .plain || one.style == .any), after: head.count + 1, indent: indent + 2)).split(separator: "\n").map(String.init)
            default: return [head]
            }
        }
    }

    private static func scalar(_ node: Node) -> String {
        guard let one = node.scalar else { return "" }
        return scalar(one.string, isPlain: one.style == .plain || one.style == .any, isInList: true)
    }

    static func list(_ items: [String], isWritten: Bool = false) -> String { "[" + (isWritten ? items : items.map { scalar($0, isPlain: true, isInList: true) }).joined(separator: ", ") + "]" }

    /// A line that is broken at the first space behind the margin, as PyYAML breaks it.
    static func folded(_ text: String, after column: Int, indent: Int = 2) -> String {
        var result = "", position = column
        for character in text {
            if character == " ", position > width {
                result += "\n" + String(repeating: " ", count: indent)
                position = indent
            } else {
                result.append(character)
                position += 1
            }
        }
        return result
    }

    /// - Parameters:
    ///   - isPlain: it stands without quotes in the file, so that it may be a number or a truth.
    ///   - isInList: it is an item of a list in one line.
    static func scalar(_ text: String, isPlain: Bool, isInList: Bool = false) -> String {
        let typed = typed(text)
        if isPlain, let typed { return typed }
        if typed == nil, canBePlain(text), !isInList || !text.contains(where: { ",?[]{}".contains($0) }) { return text }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n").replacing("\t", with: "\\t") + "\""
        }
        return "'" + text.replacing("'", with: "''") + "'"
    }

    /// What YAML 1.1 reads as something other than text, as Python writes it again.
    private static func typed(_ text: String) -> String? {
        switch text.lowercased() {
        case "true", "yes", "on": return "true"
        case "false", "no", "off": return "false"
        case "", "~", "null": return "null"
        default: break
        }
        if ["=", "<<"].contains(text) { return text }
        // Hexadecimal numbers and those to the base of 60.
        if text.hasPrefix("0x"), let number = Int(text.dropFirst(2).replacing("_", with: ""), radix: 16) { return String(number) }
        if text.wholeMatch(of: #/\d{1,6}(?::[0-5]?\d){1,3}/#) != nil { return String(text.split(separator: ":").reduce(0) { $0 * 60 + (Int($1) ?? 0) }) }
        if text.wholeMatch(of: #/\d{4}-\d\d-\d\d/#) != nil { return text }
        let digits = text.replacing("_", with: "")
        if let number = Int(digits), digits.count < 19 {
            // A leading zero makes it octal.
            let unsigned = digits.drop { $0 == "-" || $0 == "+" }
            if unsigned.count > 1, unsigned.first == "0" { return Int(unsigned, radix: 8).map { String(digits.first == "-" ? -$0 : $0) } }
            return String(number)
        }
        guard digits.contains("."), let first = digits.first, first.isNumber || first == "-" || first == "+" || first == ".", digits.allSatisfy({ $0.isNumber || "+-.eE".contains($0) }),
              let number = Double(digits) else { return nil }
        return "\(number)"
    }

    /// Whether a text may stand without quotes, in a list too.
    private static func canBePlain(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last, !first.isWhitespace, !last.isWhitespace, !text.contains(where: \.isNewline) else { return false }
        if text.hasPrefix("---") || text.hasPrefix("...") { return false }
        if "#,[]{}&*!|>'\"%@`".contains(first) { return false }
        if "?:-".contains(first), text.count == 1 || text.dropFirst().first == " " { return false }
        if text.contains(": ") || text.hasSuffix(":") || text.contains(" #") { return false }
        return true
    }
}
