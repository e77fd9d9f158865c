import Yams

/// Reads the inside of one `{code-cell}` fence: option lines, tags, markers.
struct CellReader {
    let report: (Int, String, String?) -> Void

    private(set) var label: String?
    private(set) var tags: [String] = []
    private(set) var options: [CellOption] = []
    private(set) var labelLine: Int?
    private(set) var tagsLine: Int?

    static let prefixes = ["points-", "for-", "forbid-", "require-"]

    init(report: @escaping (Int, String, String?) -> Void) {
        self.report = report
    }

    /// - Parameters:
    ///   - text: all between the fences.
    ///   - lines: the lines of the fences and what is between them.
    mutating func read(_ text: String, index: Int, lines: LineRange) -> Cell {
        var body = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if body.last == "" { body = body.dropLast() }
        var line = lines.first + 1
        func advance() { body = body.dropFirst(); line += 1 }
        if let first = body.first, first == "---", let end = body.dropFirst().firstIndex(of: "---") {
            readBlock(body[(body.startIndex + 1)..<end].joined(separator: "\n"), line + 1)
            line += end - body.startIndex + 1
            body = body[(end + 1)...]
        } else {
            while let first = body.first, let option = Self.option(first, line) {
                options.append(option)
                take(option.key, option.value, line)
                advance()
            }
        }
        if !options.isEmpty, let first = body.first, first.allSatisfy(\.isWhitespace) { advance() }
        let source = body.isEmpty ? "" : body.joined(separator: "\n") + "\n"
        var cell = Cell(index: index, label: label, tags: tags, source: source, sourceLine: line, lines: lines, options: options)
        cell.solutions = regions("SOLUTION", in: body, from: line)
        cell.hiddenTests = regions("HIDDEN TESTS", in: body, from: line)
        applyTags(to: &cell)
        return cell
    }

    /// `:key: value`
    private static func option(_ line: Substring, _ number: Int) -> CellOption? {
        guard line.first == ":", let colon = line.dropFirst().firstIndex(of: ":") else { return nil }
        let key = line[line.index(after: line.startIndex)..<colon]
        guard let first = key.first, first.isLetter, key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else { return nil }
        return CellOption(key: String(key), value: line[line.index(after: colon)...].trimmed, line: number)
    }

    private mutating func readBlock(_ yaml: String, _ first: Int) {
        if let problem = FrontMatterScanner(yaml).problem {
            report(first + problem.line, problem.message.replacing("front matter", with: "the cell's options"), problem.remedy)
            return
        }
        guard let node = try? Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot(), case .mapping(let mapping) = node else {
            report(first, "the cell's options are not valid YAML", "write \"label: …\" and \"tags: [ … ]\"")
            return
        }
        for (key, value) in mapping {
            let line = first - 1 + (key.mark?.line ?? 1)
            guard let name = key.scalar?.string else { report(line, "an option must be a word", "write \"label: …\""); continue }
            if case .sequence(let list) = value {
                let words = list.compactMap { $0.scalar?.string }
                options.append(CellOption(key: name, value: "[" + words.joined(separator: ", ") + "]", line: line))
                if name == "tags" || name == "tag" { tags += words; tagsLine = line; checkTags(line) } else { take(name, "", line) }
            } else {
                let text = value.scalar?.string ?? ""
                options.append(CellOption(key: name, value: text, line: line))
                take(name, text, line)
            }
        }
    }

    private mutating func take(_ key: String, _ value: String, _ line: Int) {
        switch key {
        case "label", "name":
            if label != nil { report(line, "the cell has two labels", "remove one of them") }
            if value.isEmpty || !value.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) {
                report(line, "\"\(value)\" is not a label", "write letters, digits, \"-\", \"_\" and \".\"")
            } else {
                label = value
            }
            labelLine = line
        case "tags", "tag":
            if tagsLine != nil { report(line, "the cell has two lists of tags", "write one list") }
            tagsLine = line
            guard let list = Self.tagList(value) else {
                report(line, "tags must be a list", "write \":tags: [exercise]\"")
                return
            }
            tags = list
            checkTags(line)
        default:
            report(line, "unknown option \"\(key)\"", Suggestion.phrase(key, among: ["label", "tags"]) ?? "a cell has \":label:\" and \":tags:\"")
        }
    }

    private static func tagList(_ text: String) -> [String]? {
        var inner = text[...]
        if text.hasPrefix("[") {
            guard text.hasSuffix("]"), text.count >= 2 else { return nil }
            inner = text.dropFirst().dropLast()
        }
        var list: [String] = []
        for part in inner.split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\t" }) {
            var word = part
            if let first = word.first, first == "\"" || first == "'" {
                guard word.count >= 2, word.last == first else { return nil }
                word = word.dropFirst().dropLast()
            }
            if word.contains(where: { "\"'[]{}".contains($0) }) { return nil }
            list.append(String(word))
        }
        return list
    }

    private func checkTags(_ line: Int) {
        var seen: Set<String> = []
        for tag in tags {
            if !seen.insert(tag).inserted { report(line, "the tag \"\(tag)\" appears twice", "remove one of them") }
            if CellTag(rawValue: tag) != nil || Self.prefixes.contains(where: { tag.hasPrefix($0) && tag.count > $0.count }) { continue }
            let known = CellTag.allCases.map(\.rawValue) + Self.prefixes.map { $0 + "…" }
            report(line, "unknown tag \"\(tag)\"", Suggestion.phrase(tag, among: known) ?? "the tags are \(known.joined(separator: ", "))")
        }
    }

    private func applyTags(to cell: inout Cell) {
        let line = tagsLine ?? cell.lines.first
        if cell.has(.exercise), cell.has(.test) { report(line, "a cell cannot be an exercise and a test", "keep one of the two tags") }
        if cell.has(.exercise) { cell.role = .exercise } else if cell.has(.test) { cell.role = .test }
        for tag in tags {
            if tag.hasPrefix("points-") { cell.points = points(String(tag.dropFirst(7)), line) }
            if tag.hasPrefix("for-") { cell.exercise = String(tag.dropFirst(4)) }
            if tag.hasPrefix("forbid-") { cell.forbidden.append(String(tag.dropFirst(7))) }
            if tag.hasPrefix("require-") { cell.required.append(String(tag.dropFirst(8))) }
        }
        let hasPoints = tags.contains { $0.hasPrefix("points-") }
        if hasPoints, cell.role != .test { report(line, "points belong to tests", "put the tag on a cell with the tag \"test\"") }
        if cell.isHidden, cell.role != .test { report(line, "only tests can be hidden", "add the tag \"test\", or write \"remove-cell\"") }
        if cell.role != .test, tags.contains(where: { $0.hasPrefix("for-") }) { report(line, "\"for-…\" belongs to tests", "add the tag \"test\"") }
        if cell.role != .exercise, !cell.forbidden.isEmpty || !cell.required.isEmpty {
            report(line, "\"forbid-…\" and \"require-…\" belong to exercises", "put the tag on a cell with the tag \"exercise\"")
        }
        if cell.role != .exercise, let region = cell.solutions.first { report(region.first, "a solution outside an exercise", "add the tag \"exercise\" to the cell") }
        if cell.role != .test, let region = cell.hiddenTests.first { report(region.first, "hidden tests outside a test", "add the tag \"test\" to the cell") }
    }

    private func points(_ text: String, _ line: Int) -> Double {
        guard let value = Double(text), value.isFinite, text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) else {
            report(line, "points must be a number", "write \"points-2\" or \"points-1.5\"")
            return 0
        }
        if value < 0 { report(line, "points must not be negative", "write \"points-\(text.drop { $0 == "-" })\""); return 0 }
        if value > 10_000 { report(line, "points must be at most 10000", "write a smaller number"); return 0 }
        return value
    }

    /// The parts between `# BEGIN NAME` and `# END NAME`; any number of `#`.
    private func regions(_ name: String, in body: ArraySlice<Substring>, from first: Int) -> [LineRange] {
        var regions: [LineRange] = []
        var open: Int?
        for (offset, text) in body.enumerated() {
            let trimmed = text.trimmed
            guard trimmed.hasPrefix("#") else { continue }
            let words = trimmed.drop { $0 == "#" }.trimmed
            let line = first + offset
            if words == "BEGIN \(name)" || words.hasPrefix("BEGIN \(name) ") {
                if let open { report(line, "BEGIN \(name) inside another one (line \(open))", "write \"# END \(name)\" before it") }
                open = line
            } else if words == "END \(name)" {
                if let start = open { regions.append(LineRange(start, line)) }
                else { report(line, "END \(name) without its BEGIN", "write \"# BEGIN \(name)\" before it") }
                open = nil
            }
        }
        if let open { report(open, "BEGIN \(name) without its END", "write \"# END \(name)\" below it") }
        return regions
    }
}

extension StringProtocol {
    /// Without spaces and tabs at both ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" || first == "\r" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text = text.dropLast() }
        return String(text)
    }
}
