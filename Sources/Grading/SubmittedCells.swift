internal import Foundation
internal import LessonModel

/// A code cell of a submission.
struct SubmittedCell: Hashable {
    var label: String?
    /// nbgrader's `grade_id`.
    var gradeID: String?
    var source: String
    /// The line of the file on which the source starts; in notebooks lines count within the cell.
    var line: Int
    /// A bare program: it stands for every exercise.
    var isWhole = false
}

/// Reads the code cells of a submission without asking much of it: what cannot be understood is left out.
enum SubmittedCells {
    private static let mostCells = 5000

    static func read(_ bytes: [UInt8], path: String) -> Result<[SubmittedCell], Submission.Unreadable> {
        let name = path.lowercased()
        if name.hasSuffix(".ipynb") { return notebook(bytes) }
        guard let decoded = String(validating: bytes, as: UTF8.self) else { return .failure(.init(message: "the file is not UTF-8")) }
        if bytes.contains(0) { return .failure(.init(message: "the file has null bytes: it is no text")) }
        let text = (decoded.unicodeScalars.first == "\u{FEFF}" ? String(decoded.unicodeScalars.dropFirst()) : decoded).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let cells = name.hasSuffix(".md") ? markdown(text) : program(text)
        if cells.isEmpty { return .failure(.init(message: name.hasSuffix(".md") ? "the file has no code cells" : "the file is empty")) }
        return .success(Array(cells.prefix(mostCells)))
    }

    // MARK: notebooks

    private static func notebook(_ bytes: [UInt8]) -> Result<[SubmittedCell], Submission.Unreadable> {
        guard Self.depth(bytes) < 200, let whole = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            return .failure(.init(message: "the notebook is not JSON; save it again in Jupyter"))
        }
        // nbformat 3 has its cells in worksheets.
        let old = ((whole["worksheets"] as? [Any])?.first as? [String: Any])?["cells"]
        guard let list = (whole["cells"] ?? old) as? [Any] else { return .failure(.init(message: "the notebook has no list of cells")) }
        var cells: [SubmittedCell] = []
        for item in list.prefix(mostCells) {
            guard let cell = item as? [String: Any], cell["cell_type"] as? String == "code" else { continue }
            let metadata = cell["metadata"] as? [String: Any] ?? [:]
            let source = text(cell["source"] ?? cell["input"])
            var label = (metadata["label"] ?? metadata["name"]) as? String
            if label == nil { label = cell["id"] as? String }
            cells.append(SubmittedCell(label: label, gradeID: (metadata["nbgrader"] as? [String: Any])?["grade_id"] as? String, source: withoutMagic(source), line: 1))
        }
        return cells.isEmpty ? .failure(.init(message: "the notebook has no code cells")) : .success(cells)
    }

    private static func text(_ source: Any?) -> String {
        if let lines = source as? [Any] { return lines.compactMap { $0 as? String }.joined() }
        return (source as? String) ?? ""
    }

    /// How deeply brackets nest: a reader of JSON recurses that deep.
    private static func depth(_ bytes: [UInt8]) -> Int {
        var depth = 0, deepest = 0, isText = false, isEscaped = false
        for byte in bytes {
            if isText {
                if isEscaped { isEscaped = false } else if byte == 0x5C { isEscaped = true } else if byte == 0x22 { isText = false }
                continue
            }
            switch byte {
            case 0x22: isText = true
            case 0x5B, 0x7B:
                depth += 1
                deepest = max(deepest, depth)
            case 0x5D, 0x7D: depth -= 1
            default: break
            }
        }
        return deepest
    }

    /// Lines for the notebook itself (`%matplotlib inline`, `!pip …`) are no program.
    private static func withoutMagic(_ source: String) -> String {
        guard source.contains("%") || source.contains("!") else { return source }
        return source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix("%") || line.hasPrefix("!") ? "# \(line)" : String(line)
        }.joined(separator: "\n")
    }

    // MARK: Markdown

    private static func markdown(_ text: String) -> [SubmittedCell] {
        var cells: [SubmittedCell] = []
        var open: (fence: Int, mark: Character, first: Int)?
        var body: [Substring] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let now = open {
                let rest = line.drop { $0 == now.mark }
                if line.count - rest.count >= now.fence, rest.allSatisfy(\.isWhitespace) {
                    if now.first >= 0 { cells.append(cell(body, now.first)) }
                    open = nil
                    body = []
                } else {
                    body.append(line)
                }
                continue
            }
            guard let mark = line.first, mark == "`" || mark == "~" else { continue }
            let rest = line.drop { $0 == mark }
            let length = line.count - rest.count
            guard length >= 3 else { continue }
            let words = rest.split(whereSeparator: \.isWhitespace)
            let isCell = words.first == "{code-cell}" || words == ["python"] || words == ["py"]
            open = (length, mark, isCell ? index + 2 : -1)
        }
        // A fence that is not closed ends with the file.
        if let now = open, now.first >= 0 { cells.append(cell(body, now.first)) }
        return cells
    }

    private static func cell(_ lines: [Substring], _ first: Int) -> SubmittedCell {
        var rest = lines[...]
        var line = first
        var label: String?
        if rest.first == "---", let end = rest.dropFirst().firstIndex(of: "---") {
            for option in rest[1..<end] where option.hasPrefix("label:") || option.hasPrefix("name:") { label = value(option.drop { $0 != ":" }.dropFirst()) }
            line += end + 1
            rest = rest[(end + 1)...]
        } else {
            while let option = rest.first, option.hasPrefix(":"), let colon = option.dropFirst().firstIndex(of: ":") {
                let key = option[option.index(after: option.startIndex)..<colon]
                if key == "label" || key == "name" { label = value(option[option.index(after: colon)...]) }
                rest = rest.dropFirst()
                line += 1
            }
        }
        return SubmittedCell(label: label, gradeID: nil, source: withoutMagic(rest.joined(separator: "\n") + "\n"), line: line)
    }

    private static func value(_ text: Substring) -> String { text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\"'")) }

    // MARK: programs

    private static func program(_ text: String) -> [SubmittedCell] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.contains(where: { $0.hasPrefix("# %%") }) else {
            return text.allSatisfy(\.isWhitespace) ? [] : [SubmittedCell(label: nil, gradeID: nil, source: text, line: 1, isWhole: true)]
        }
        var cells: [SubmittedCell] = []
        var body: [Substring] = []
        var head: Substring = "# %%"
        var first = 1
        func flush() {
            if !head.contains("[markdown]"), !body.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
                let word = head.dropFirst(4).split(separator: " ").first
                let label = word.flatMap { $0.hasPrefix("tags=") || $0.hasPrefix("[") ? nil : String($0) }
                cells.append(SubmittedCell(label: label, gradeID: nil, source: body.joined(separator: "\n") + "\n", line: first))
            }
            body = []
        }
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("# %%") {
                flush()
                head = line
                first = index + 2
            } else {
                body.append(line)
            }
        }
        flush()
        return cells
    }
}
