import LessonModel
import Report

/// What a lesson says of itself before its first section: how it begins, what it builds on, what one can do afterwards.
struct LessonFacts {
    /// The first paragraph, as text.
    private(set) var opening = ""
    /// Paths of lessons that the text before the first section links to.
    private(set) var buildsOn: [String] = []
    /// The items of the first list before the first section, as HTML.
    private(set) var aims: [String] = []
    /// Minutes of reading, with the cells.
    private(set) var minutes = 1

    init(_ lesson: Lesson) {
        let document = MarkdownReader.read(lesson.markdown)
        for index in document.children(of: 0) {
            let node = document.nodes[index]
            if case .heading(let level) = node.kind, level > 1 { break }
            for inner in document.nodes[index..<node.end] {
                if case .link(let destination, _) = inner.kind, case .file(let path, _) = LinkTarget(destination), path.hasSuffix(".md"), !buildsOn.contains(path) { buildsOn.append(path) }
            }
            switch node.kind {
            case .paragraph where opening.isEmpty: opening = document.plainText(of: index)
            case .list where aims.isEmpty: aims = document.children(of: index).map { Self.html(document, $0) }
            default: break
            }
        }
        minutes = Self.minutes(lesson)
    }

    /// Text of an item with its code, emphasis and formulas; nothing else is needed in one line.
    private static func html(_ document: MarkdownDocument, _ item: Int) -> String {
        var result = ""
        for node in document.nodes[item..<document.nodes[item].end] {
            switch node.kind {
            case .text(let text): result += HTML.escaped(text)
            case .code(let text): result += "<code>\(HTML.escaped(text))</code>"
            case .formula(let tex, _): result += MathML.element(tex, display: false)
            case .softBreak, .lineBreak: result += " "
            default: break
            }
        }
        return result.hasSuffix(";") || result.hasSuffix("；") || result.hasSuffix(".") || result.hasSuffix("。") ? String(result.dropLast()) : result
    }

    /// 200 words, 400 Chinese characters or 12 lines of code in a minute.
    private static func minutes(_ lesson: Lesson) -> Int {
        var words = 0, characters = 0, isWord = false
        for scalar in lesson.markdown.unicodeScalars {
            if (0x3400...0x9FFF).contains(scalar.value) {
                characters += 1
                isWord = false
            } else if scalar.properties.isAlphabetic {
                if !isWord { words += 1 }
                isWord = true
            } else {
                isWord = false
            }
        }
        let lines = lesson.cells.filter { !$0.isHidden }.reduce(0) { $0 + $1.source.split(separator: "\n").count }
        return max(1, (words * 2 + characters + lines * 33) / 400)
    }

    static func shortened(_ text: String, _ count: Int) -> String {
        guard text.count > count else { return text }
        let cut = text.prefix(count)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + " …"
    }
}
