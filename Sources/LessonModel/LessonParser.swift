public import Foundation

/// Makes a `Lesson` from a Markdown file, and reports all mistakes of the file at once.
public struct LessonParser {
    private let file: String
    private let folder: URL?
    private var mistakes: [Mistake] = []
    private var lesson: Lesson
    private var document = MarkdownDocument(nodes: [])
    private var anchors = AnchorMaker()

    /// Larger files are refused.
    public static let longest = 16 << 20
    /// Lists and quotes may nest this deep.
    public static let deepest = 40

    /// Reads the file at `path`.
    ///
    /// - Throws: `LessonError` with every mistake that was found.
    public static func read(_ path: String) throws -> Lesson {
        let url = URL(fileURLWithPath: path)
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LessonError(mistakes: [Mistake(file: path, line: 1, message: "the file cannot be read", remedy: "check its name and its permissions")])
        }
        return try parse([UInt8](data), file: path, folder: url.deletingLastPathComponent())
    }

    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - file: its path, for messages and for the id of a lesson that names none.
    ///   - folder: where pictures and linked files are looked for; `nil` checks none of them.
    public static func parse(_ bytes: [UInt8], file: String, folder: URL? = nil) throws -> Lesson {
        var parser = LessonParser(file: file, folder: folder)
        if let text = parser.decode(bytes) { parser.parse(text) }
        let sorted = parser.mistakes.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
        if sorted.contains(where: { $0.severity == .error }) { throw LessonError(mistakes: sorted) }
        parser.lesson.warnings = sorted
        return parser.lesson
    }

    private init(file: String, folder: URL?) {
        self.file = file
        self.folder = folder
        let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        let id = String(String.UnicodeScalarView(name.unicodeScalars.map {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0) ? $0 : "-"
        }))
        lesson = Lesson(id: Lesson.isID(id) ? id : "lesson", title: name, file: file)
    }

    private mutating func error(_ line: Int, _ message: String, _ remedy: String?) {
        mistakes.append(Mistake(file: file, line: line, message: message, remedy: remedy))
    }

    private mutating func warn(_ line: Int, _ message: String, _ remedy: String?) {
        mistakes.append(Mistake(severity: .warning, file: file, line: line, message: message, remedy: remedy))
    }

    /// Calls `body` with a closure that takes mistakes.
    private mutating func collecting<Result>(_ body: (@escaping (Int, String, String?) -> Void) -> Result) -> Result {
        let box = MistakeBox()
        let result = body { box.list.append(($0, $1, $2)) }
        for (line, message, remedy) in box.list { error(line, message, remedy) }
        return result
    }

    // MARK: - Text

    private mutating func decode(_ bytes: [UInt8]) -> String? {
        if bytes.count > Self.longest {
            error(1, "the file is larger than \(Self.longest >> 20) MB", "split the lesson")
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            error(Self.lineOfInvalidByte(bytes), "the file is not UTF-8", "save it as UTF-8")
            return nil
        }
        var clean = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        if clean.utf8.contains(0x0D) { clean = clean.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
        return clean
    }

    private static func lineOfInvalidByte(_ bytes: [UInt8]) -> Int {
        // The longest valid beginning ends where decoding first puts a replacement that is not in the file.
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { return line }
            line += 1
        }
        return 1
    }

    private mutating func parse(_ text: String) {
        lesson.text = text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            error(1, "the lesson is empty", "write a title (\"# …\") and some text")
            return
        }
        guard let extent = FrontMatter.extent(lines) else {
            error(1, "front matter is never closed", "write \"---\" on a line of its own below it")
            return
        }
        lesson.frontMatterLines = extent
        var title: String?
        if extent > 0 {
            let yaml = lines[1..<(extent - 1)].joined(separator: "\n")
            let front = collecting { FrontMatter.read(yaml, report: $0) }
            lesson.settings = front.settings
            title = front.title
            if let id = front.id { lesson.id = id }
            if let language = front.settings.language { lesson.language = language }
        }
        translate()
        document = MarkdownReader.read(lesson.markdown)
        guard checkDepth() else { return }
        walk()
        if let title = title ?? lesson.headings.first(where: { $0.level == 1 })?.text, !title.trimmed.isEmpty { lesson.title = title.trimmed }
        connectTests()
        connectHints()
        checkLabels()
        checkLinks()
    }

    /// `03-conv.zh.md` is the Chinese version of `03-conv`, whatever its front matter calls it.
    private mutating func translate() {
        let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        guard let language = LanguageTag.split(name).language else { return }
        lesson.language = language
        let original = lesson.id.hasSuffix("." + language) ? String(lesson.id.dropLast(language.count + 1)) : lesson.id
        lesson.original = original
        lesson.id = original + "." + language
    }

    private mutating func checkDepth() -> Bool {
        var depths = [Int](repeating: 0, count: document.nodes.count)
        for (index, node) in document.nodes.enumerated().dropFirst() {
            var depth = depths[node.parent]
            switch node.kind {
            case .list, .blockQuote: depth += 1
            default: break
            }
            depths[index] = depth
            guard depth > Self.deepest else { continue }
            var outermost = index
            while document.nodes[outermost].parent != 0 { outermost = document.nodes[outermost].parent }
            let name = if case .blockQuote = document.nodes[outermost].kind { "quotes" } else { "lists" }
            error(document.nodes[outermost].lines.first, "\(name) are nested too deeply", "use at most \(Self.deepest) levels")
            return false
        }
        return true
    }

    // MARK: - Blocks

    private mutating func walk() {
        for (index, node) in document.nodes.enumerated() {
            switch node.kind {
            case .heading(let level):
                let text = document.plainText(of: index)
                lesson.headings.append(Heading(level: level, text: text, anchor: anchors.anchor(for: text), line: node.lines.first))
            case .codeBlock(let info, let text, true, let closed):
                if !closed, node.parent == 0 {
                    error(node.lines.first, "this code fence is never closed", "write a closing fence below it")
                } else {
                    readFence(info, text, node)
                }
            default: break
            }
        }
    }

    /// Directives whose body is text.
    public static let admonitions = ["note", "tip", "hint", "important", "seealso", "attention", "caution", "warning", "danger", "error", "admonition"]
    static let gates = ["exercise-start", "exercise-end", "solution-start", "solution-end"]

    private mutating func readFence(_ info: String, _ text: String, _ node: MarkdownNode) {
        guard info.hasPrefix("{"), let brace = info.firstIndex(of: "}") else { return }
        let name = String(info[info.index(after: info.startIndex)..<brace])
        let argument = info[info.index(after: brace)...].trimmed
        if name == "code-cell" {
            guard node.parent == 0 else {
                error(node.lines.first, "a code cell may not stand inside a quote or a list", "begin its fence at the left edge")
                return
            }
            if !["", "python", "python3", "ipython3", "ipython"].contains(argument) {
                error(node.lines.first, "cells are written in Python, not in \"\(argument)\"", "write \"{code-cell} python\"")
            }
            readCell(text, node.lines)
        } else if name == "include" || name == "literalinclude" {
            error(node.lines.first, "a lesson may not include other files", "write the text itself")
        } else if !Self.admonitions.contains(name), !Self.gates.contains(name), name != "math" {
            let known = ["code-cell", "math"] + Self.admonitions + Self.gates
            error(node.lines.first, "unknown directive \"\(name)\"", Suggestion.phrase(name, among: known) ?? "the directives are \(known.joined(separator: ", "))")
        }
    }

    private mutating func readCell(_ text: String, _ lines: LineRange) {
        let index = lesson.cells.count
        let (cell, labelLine) = collecting { report in
            var reader = CellReader(report: report)
            let cell = reader.read(text, index: index, lines: lines)
            return (cell, reader.labelLine)
        }
        var complete = cell
        if cell.role == .exercise {
            if let label = cell.label {
                complete.exercise = label
                lesson.exercises.append(Exercise(id: label, title: exerciseTitle(label), cell: index, line: lines.first))
            } else if labelLine == nil {
                error(lines.first, "an exercise needs a label", "write \":label: name\" below the fence")
            }
        }
        if cell.isHidden, !cell.has(.removeCell) {
            warn(lines.first, "a hidden test without the tag \"remove-cell\" is shown by other tools", "add \"remove-cell\" to its tags")
        }
        lesson.cells.append(complete)
    }

    /// The nearest heading, as "corr2d" for "Exercise: corr2d (5 points)".
    private func exerciseTitle(_ label: String) -> String {
        guard var title = lesson.headings.last?.text else { return label }
        for word in ["Exercise:", "Exercise"] where title.hasPrefix(word) {
            title = String(title.dropFirst(word.count))
            break
        }
        if title.hasSuffix("points)") || title.hasSuffix("point)"), let open = title.lastIndex(of: "(") { title = String(title[..<open]) }
        title = title.trimmed
        return title.isEmpty ? label : title
    }

    // MARK: - Connections

    private func labelLine(_ cell: Cell) -> Int { cell.options.first { $0.key == "label" || $0.key == "name" }?.line ?? cell.lines.first }

    private mutating func connectTests() {
        let names = lesson.exercises.map(\.id)
        for index in lesson.cells.indices where lesson.cells[index].role == .test {
            let cell = lesson.cells[index]
            let owner: Int?
            if let name = cell.exercise {
                owner = lesson.exercises.firstIndex { $0.id == name }
                if owner == nil {
                    let line = cell.options.first { $0.key.hasPrefix("tag") }?.line ?? cell.lines.first
                    error(line, "there is no exercise \"\(name)\"", Suggestion.phrase(name, among: names) ?? "write the label of an exercise behind \"for-\"")
                }
            } else {
                owner = lesson.exercises.lastIndex { $0.cell < index }
                if owner == nil {
                    let name = cell.label.map { "test \"\($0)\"" } ?? "this test"
                    error(labelLine(cell), "\(name) belongs to no exercise", "put it below a cell with the tag \"exercise\", or write the tag \"for-LABEL\"")
                }
            }
            guard let owner else { continue }
            lesson.cells[index].exercise = lesson.exercises[owner].id
            let number = lesson.exercises[owner].tests.count + 1
            lesson.exercises[owner].tests.append(
                ExerciseTest(id: cell.label ?? "\(lesson.exercises[owner].id)-test-\(number)", cell: index, points: cell.points, hidden: cell.isHidden))
        }
        for exercise in lesson.exercises where exercise.tests.isEmpty && !lesson.settings.student {
            error(labelLine(lesson.cells[exercise.cell]), "exercise \"\(exercise.id)\" has no tests", "add a cell with the tags \"test\" and \"points-1\" below it")
        }
    }

    /// `<details>` below an exercise and before the next heading are its hints.
    private mutating func connectHints() {
        let lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false)
        var open: (title: String, first: Int)?
        for index in document.children(of: 0) {
            let node = document.nodes[index]
            guard case .htmlBlock(let html) = node.kind else { continue }
            if html.lowercased().contains("<details") {
                open = (Self.summary(html), node.lines.first)
            }
            guard let start = open, let close = html.range(of: "</details>", options: .caseInsensitive) else { continue }
            open = nil
            guard let owner = lesson.exercises.lastIndex(where: { $0.line < start.first }),
                  !lesson.headings.contains(where: { $0.line > lesson.exercises[owner].line && $0.line < start.first })
            else { continue }
            let last = min(node.lines.first + html[..<close.lowerBound].filter { $0 == "\n" }.count, lines.count)
            var text = lines[(start.first - 1)..<last].joined(separator: "\n")
            if let end = text.range(of: "</summary>", options: .caseInsensitive) { text = String(text[end.upperBound...]) }
            if let end = text.range(of: "</details>", options: [.caseInsensitive, .backwards]) { text = String(text[..<end.lowerBound]) }
            lesson.exercises[owner].hints.append(
                Hint(title: start.title, text: text.trimmingCharacters(in: .whitespacesAndNewlines), lines: LineRange(start.first, last)))
        }
        if let open { error(open.first, "this <details> is never closed", "write \"</details>\" on a line of its own, between empty lines") }
    }

    private static func summary(_ html: String) -> String {
        guard let open = html.range(of: "<summary>", options: .caseInsensitive),
              let close = html.range(of: "</summary>", options: .caseInsensitive, range: open.upperBound..<html.endIndex)
        else { return "Hint" }
        return html[open.upperBound..<close.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private mutating func checkLabels() {
        var lines: [String: Int] = [:]
        for cell in lesson.cells {
            guard let label = cell.label else { continue }
            if let first = lines[label] {
                error(labelLine(cell), "the label \"\(label)\" is used twice (first on line \(first))", "give each cell a label of its own")
            } else {
                lines[label] = labelLine(cell)
            }
        }
    }

    // MARK: - Links and pictures

    private mutating func checkLinks() {
        var names = Set(lesson.headings.map(\.anchor))
        names.formUnion(lesson.cells.compactMap(\.label))
        for node in document.nodes {
            switch node.kind {
            case .link(let destination, _): checkLink(destination, node.lines.first, names)
            case .image(let source, _): readImage(source, node.lines.first)
            default: break
            }
        }
    }

    private mutating func checkLink(_ destination: String, _ line: Int, _ names: Set<String>) {
        switch LinkTarget(destination) {
        case .external: break
        case .refused: warn(line, "the link \"\(destination.prefix(80))\" is not followed", "link to a web address, a heading or a file beside the lesson")
        case .anchor(let name):
            if !name.isEmpty, !names.contains(name) {
                warn(line, "the link leads nowhere: no heading #\(name)", names.count < 500 ? Suggestion.phrase(name, among: names.sorted()) : nil)
            }
        case .file(let path, _):
            guard let folder, !path.isEmpty else { return }
            guard let inside = LinkTarget.inside(path) else {
                warn(line, "the link leads outside the lessons", "link to a file beside the lesson")
                return
            }
            if path.contains("\0") || inside.utf8.count > 1000 || !FileManager.default.fileExists(atPath: folder.appendingPathComponent(inside).path) {
                warn(line, "the link leads nowhere: \(inside.prefix(120))", "check the file's name")
            }
        }
    }

    static let mediaTypes = ["png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml"]
    static let largestImage = 8 << 20

    private mutating func readImage(_ source: String, _ line: Int) {
        guard !lesson.images.contains(where: { $0.source == source }) else { return }
        guard case .file(let path, _) = LinkTarget(source) else {
            error(line, "the image \"\(source.prefix(80))\" is not beside the lesson", "put the file into the lesson's folder")
            return
        }
        guard let folder else { return }
        guard let inside = LinkTarget.inside(path) else {
            error(line, "the image lies outside the lesson folder", "put the file into the lesson's folder")
            return
        }
        let shown = String(inside.unicodeScalars.prefix(120).map { $0.value < 0x20 ? "?" : Character($0) })
        let url = folder.appendingPathComponent(inside)
        guard !path.contains("\0"), !inside.isEmpty, inside.utf8.count <= 1000,
              let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path),
              attributes[.type] as? FileAttributeType == .typeRegular
        else {
            error(line, "image not found: \(shown)", "check the file's name")
            return
        }
        guard url.resolvingSymlinksInPath().path.hasPrefix(folder.resolvingSymlinksInPath().path + "/") else {
            error(line, "the image lies outside the lesson folder", "put the file into the lesson's folder")
            return
        }
        guard let type = Self.mediaTypes[url.pathExtension.lowercased()] else {
            error(line, "\(shown) is not a picture that browsers show", "use one of \(Self.mediaTypes.keys.sorted().joined(separator: ", "))")
            return
        }
        guard (attributes[.size] as? Int ?? 0) <= Self.largestImage, let data = FileManager.default.contents(atPath: url.path) else {
            error(line, "\(shown) is larger than \(Self.largestImage >> 20) MB", "make the picture smaller")
            return
        }
        lesson.images.append(LessonImage(source: source, mediaType: type, bytes: data))
    }
}

/// What a closure that cannot change a parser has reported.
private final class MistakeBox {
    var list: [(Int, String, String?)] = []
}
