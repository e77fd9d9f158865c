public import Foundation

/// Lessons as Jupyter notebooks (nbformat 4.5) and back.  What both sides can say survives: a lesson that was exported and imported again is the same text.
public enum Notebook {
    /// A file that is no notebook.
    public struct Unreadable: Error, CustomStringConvertible {
        public var description: String
    }

    // MARK: - Export

    /// - Parameter nbgrader: adds the metadata by which nbgrader knows solution and test cells.
    public static func export(_ lesson: Lesson, nbgrader: Bool = false) throws -> Data {
        var cells: [[String: Any]] = []
        var ids: Set<String> = []
        for part in parts(of: lesson) {
            switch part {
            case .markdown(let text, let number):
                cells.append(["cell_type": "markdown", "id": unique("md-\(number)", &ids), "metadata": [String: Any](), "source": lines(text)])
            case .cell(let cell):
                var metadata: [String: Any] = [:]
                if !cell.tags.isEmpty { metadata["tags"] = cell.tags }
                if let label = cell.label { metadata["label"] = label; metadata["name"] = label }
                var source = cell.source.hasSuffix("\n") ? String(cell.source.dropLast()) : cell.source
                if nbgrader {
                    let graded = NBGrader.metadata(for: cell, in: lesson, source: source)
                    if let graded { metadata["nbgrader"] = graded }
                    source = NBGrader.source(source)
                }
                cells.append(["cell_type": "code", "id": unique(cell.label ?? "c\(twoDigits(cell.index + 1))", &ids), "metadata": metadata, "source": lines(source),
                              "outputs": [Any](), "execution_count": NSNull()])
            }
        }
        var settings: [String: Any] = ["format": lesson.settings.format, "id": lesson.id, "seed": lesson.settings.seed]
        if let steps = lesson.settings.limits.steps { settings["steps"] = steps }
        if let seconds = lesson.settings.limits.seconds { settings["seconds"] = seconds }
        if let memory = lesson.settings.limits.memory { settings["memory"] = memory }
        if let output = lesson.settings.limits.output { settings["output"] = output }
        if !lesson.settings.data.isEmpty { settings["data"] = lesson.settings.data }
        if lesson.settings.student { settings["student"] = true }
        let metadata: [String: Any] = [
            "kernelspec": ["display_name": "Python 3", "language": "python", "name": "python3"], "language_info": ["name": "python"], "title": lesson.title,
            "options": ["lesson": settings], "lessons": ["front_matter": frontMatter(of: lesson)],
        ]
        let notebook: [String: Any] = ["nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells]
        return try JSONSerialization.data(withJSONObject: notebook, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]) + Data("\n".utf8)
    }

    private enum Part {
        case markdown(String, Int)
        case cell(Cell)
    }

    private static func frontMatter(of lesson: Lesson) -> String {
        guard lesson.frontMatterLines > 2 else { return "" }
        return lesson.text.split(separator: "\n", omittingEmptySubsequences: false)[1..<(lesson.frontMatterLines - 1)].joined(separator: "\n")
    }

    /// Text between cells, without the empty lines at its ends, and cells.
    private static func parts(of lesson: Lesson) -> [Part] {
        let lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false)
        var parts: [Part] = []
        var next = lesson.frontMatterLines
        var number = 0
        func text(_ from: Int, _ to: Int) {
            guard from < to else { return }
            var slice = lines[from..<to]
            while let first = slice.first, first.allSatisfy(\.isWhitespace) { slice = slice.dropFirst() }
            while let last = slice.last, last.allSatisfy(\.isWhitespace) { slice = slice.dropLast() }
            if !slice.isEmpty {
                number += 1
                parts.append(.markdown(slice.joined(separator: "\n"), number))
            }
        }
        for cell in lesson.cells {
            text(next, cell.lines.first - 1)
            parts.append(.cell(cell))
            next = cell.lines.last
        }
        text(next, lines.count)
        return parts
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Cell ids are 1 to 64 characters of `a-zA-Z0-9-_`, each once.
    private static func unique(_ wanted: String, _ taken: inout Set<String>) -> String {
        let base = String(wanted.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" }.prefix(56))
        var id = base.isEmpty ? "cell" : base
        var number = 2
        while taken.contains(id) { id = "\(base)-\(number)"; number += 1 }
        taken.insert(id)
        return id
    }

    /// As nbformat has it: a list of lines, each with its line end but the last.
    private static func lines(_ text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines == [""] { return [] }
        return lines.enumerated().map { $0.offset == lines.count - 1 ? String($0.element) : $0.element + "\n" }.filter { !$0.isEmpty }
    }

    // MARK: - Import

    /// A lesson's Markdown from a notebook.
    public static func markdown(from data: Data) throws -> String {
        guard let notebook = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else { throw Unreadable(description: "this is no notebook: it is not JSON") }
        guard let cells = notebook["cells"] as? [[String: Any]], (notebook["nbformat"] as? Int ?? 0) >= 4 else {
            throw Unreadable(description: "this is no notebook of nbformat 4; save it again with a newer Jupyter")
        }
        let metadata = notebook["metadata"] as? [String: Any] ?? [:]
        var blocks: [String] = []
        for cell in cells {
            let source = text(cell["source"])
            let own = cell["metadata"] as? [String: Any] ?? [:]
            switch cell["cell_type"] as? String {
            case "code": blocks.append(code(source, own, id: cell["id"] as? String))
            case "markdown", "raw": if !source.allSatisfy(\.isWhitespace) { blocks.append(source.trimmingCharacters(in: .newlines)) }
            default: break
            }
        }
        return front(metadata) + blocks.joined(separator: "\n\n") + "\n"
    }

    private static func text(_ source: Any?) -> String {
        if let lines = source as? [Any] { return lines.compactMap { $0 as? String }.joined() }
        return (source as? String) ?? ""
    }

    private static func front(_ metadata: [String: Any]) -> String {
        if let kept = (metadata["lessons"] as? [String: Any])?["front_matter"] as? String { return kept.isEmpty ? "" : "---\n\(kept)\n---\n\n" }
        var lines = ["kernelspec:", "  display_name: Python 3", "  language: python", "  name: python3"]
        if let settings = (metadata["options"] as? [String: Any])?["lesson"] as? [String: Any] {
            lines += ["options:", "  lesson:"]
            for key in FrontMatter.keys {
                guard let value = settings[key] else { continue }
                if let list = value as? [Any] { lines.append("    \(key): [\(list.map { "\($0)" }.joined(separator: ", "))]") }
                else if key == "student" { lines.append("    student: \(value as? Bool == true)") }
                else { lines.append("    \(key): \(value)") }
            }
        }
        if let title = metadata["title"] as? String { lines.append("title: \"\(title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"") }
        return "---\n" + lines.joined(separator: "\n") + "\n---\n\n"
    }

    private static func code(_ source: String, _ metadata: [String: Any], id: String?) -> String {
        var tags = metadata["tags"] as? [String] ?? []
        var label = (metadata["label"] ?? metadata["name"]) as? String
        if let graded = metadata["nbgrader"] as? [String: Any], !tags.contains("exercise"), !tags.contains("test") {
            let (role, points) = NBGrader.role(graded)
            if let role { tags.append(role) }
            if let points { tags.append(points) }
            if label == nil { label = graded["grade_id"] as? String }
        }
        var source = source
        if metadata["nbgrader"] != nil { source = NBGrader.source(source, mark: "# ") }
        var options: [String] = []
        if let label { options.append(":label: \(label)") }
        if !tags.isEmpty { options.append(":tags: [\(tags.joined(separator: ", "))]") }
        let head = options.isEmpty ? "" : options.joined(separator: "\n") + "\n\n"
        let longest = source.split(whereSeparator: \.isNewline).map { (line: Substring) -> Int in line.prefix { $0 == "`" }.count }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence){code-cell} python\n\(head)\(source)\(source.isEmpty || source.hasSuffix("\n") ? "" : "\n")\(fence)"
    }

    // MARK: - Programs

    /// The cells as one program, with the text as comments.
    public static func program(_ lesson: Lesson) -> String {
        var blocks: [String] = []
        for part in parts(of: lesson) {
            switch part {
            case .markdown(let text, _):
                blocks.append("# %% [markdown]\n" + text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n"))
            case .cell(let cell):
                var head = "# %%"
                if let label = cell.label { head += " \(label)" }
                if !cell.tags.isEmpty { head += " tags=[" + cell.tags.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }
                blocks.append(head + "\n" + (cell.source.hasSuffix("\n") ? String(cell.source.dropLast()) : cell.source))
            }
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// A lesson's Markdown from a program with `# %%` lines, or from a plain program as one cell.
    public static func markdown(fromProgram text: String, title: String) -> String {
        var blocks: [String] = []
        var current: [Substring] = []
        var head: Substring?
        func flush() {
            while let last = current.last, last.allSatisfy(\.isWhitespace) { current.removeLast() }
            while let first = current.first, first.allSatisfy(\.isWhitespace) { current.removeFirst() }
            guard !current.isEmpty else { return }
            if let head, head.contains("[markdown]") {
                blocks.append(current.map { $0.hasPrefix("# ") ? $0.dropFirst(2) : $0.hasPrefix("#") ? $0.dropFirst(1) : $0 }.joined(separator: "\n"))
            } else {
                var metadata: [String: Any] = [:]
                if let words = head?.dropFirst(4).trimmed, !words.isEmpty {
                    if let label = words.split(separator: " ").first, !label.hasPrefix("tags="), !label.hasPrefix("[") { metadata["label"] = String(label) }
                    if let open = words.range(of: "tags=["), let close = words[open.upperBound...].firstIndex(of: "]") {
                        metadata["tags"] = words[open.upperBound..<close].split(separator: ",").map { $0.trimmed.replacing("\"", with: "") }
                    }
                }
                blocks.append(code(current.joined(separator: "\n"), metadata, id: nil))
            }
            current = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# %%") { flush(); head = line } else { current.append(line) }
        }
        flush()
        let hasTitle = blocks.first?.hasPrefix("# ") ?? false
        return (hasTitle ? "" : "# \(title)\n\n") + blocks.joined(separator: "\n\n") + "\n"
    }
}
