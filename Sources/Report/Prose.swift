import Foundation
public import LessonModel

/// Renders a Markdown tree.  Cells, and whatever else a page knows more about, come from its hooks.
public struct Prose {
    var lesson: Lesson
    /// The HTML for the cell that starts on a line.
    var cell: (Int) -> String? = { _ in nil }
    /// The `href` for a file beside the lesson, or `nil` to show the link's text only.
    var link: (_ path: String, _ anchor: String?) -> String? = Prose.reportLink
    /// An element that wraps the part of the text below a heading: its opening and closing tag.
    var section: (Int) -> (open: String, close: String, level: Int)? = { _ in nil }

    /// - Parameter lesson: gives the pictures and the anchors of headings.
    public init(lesson: Lesson) {
        self.lesson = lesson
    }

    /// - Parameter link: the `href` for a link to a file beside the lesson.
    public init(lesson: Lesson, link: @escaping (_ path: String, _ anchor: String?) -> String?) {
        self.lesson = lesson
        self.link = link
    }

    /// Lessons beside each other have their reports beside each other.
    public static func reportLink(_ path: String, _ anchor: String?) -> String? {
        guard let inside = LinkTarget.inside(path), inside.hasSuffix(".md") else { return nil }
        return inside.dropLast(3) + ".html" + (anchor.map { "#" + $0 } ?? "")
    }

    private static let callouts: [String: (name: String, title: String)] = [
        "note": ("note", "Note"), "tip": ("tip", "Tip"), "hint": ("tip", "Hint"), "important": ("important", "Important"), "seealso": ("note", "See also"),
        "attention": ("warning", "Attention"), "warning": ("warning", "Warning"), "caution": ("caution", "Caution"), "danger": ("caution", "Danger"),
        "error": ("caution", "Error"), "admonition": ("note", ""),
    ]

    public func html(_ document: MarkdownDocument) -> String {
        var writer = Writer(prose: self, document: document, level: 0)
        return writer.write()
    }

    /// Walks the nodes in order with a stack of what is still open.
    private struct Writer {
        let prose: Prose
        let document: MarkdownDocument
        /// Directives within directives.
        let level: Int
        var sanitizer = Sanitizer()
        private var output = ""
        private var open: [(end: Int, close: String, keeping: Int)] = []
        private var sections: [(level: Int, close: String)] = []
        private var column = 0
        private var footnotes = 0
        private var skipTo = 0
        private var images: [String: LessonImage] = [:]
        private var anchors: [Int: String] = [:]

        private let words: Words

        init(prose: Prose, document: MarkdownDocument, level: Int) {
            words = Words(prose.lesson.language)
            self.prose = prose
            self.document = document
            self.level = level
            for image in prose.lesson.images { images[image.source] = image }
            for heading in prose.lesson.headings { anchors[heading.line] = heading.anchor }
        }

        mutating func write() -> String {
            let questions = level == 0 ? Question.questions(of: document) : []
            let starts = Set(questions.map(\.nodes.lowerBound)), ends = Set(questions.map(\.nodes.upperBound))
            for index in document.nodes.indices {
                close(before: index)
                if starts.contains(index) { output += "<section class=\"question\" aria-label=\"\(words("Question"))\">\n" }
                if index >= skipTo { enter(index) }
                if ends.contains(index) { output += "</section>\n" }
            }
            close(before: document.nodes.count)
            output += sanitizer.finish()
            while let section = sections.popLast() { output += section.close }
            return output
        }

        private mutating func close(before index: Int) {
            while let last = open.last, last.end <= index {
                output += sanitizer.closeInline(keeping: last.keeping) + last.close
                open.removeLast()
            }
        }

        private mutating func element(_ opening: String, _ closing: String, _ index: Int) {
            output += opening
            // What a lesson's own HTML opens inside an element of ours is closed with it.
            open.append((document.nodes[index].end, closing, sanitizer.open.count))
        }

        private func isTight(_ index: Int) -> Bool {
            let item = document.nodes[index].parent
            guard case .item = document.nodes[item].kind, case .list(_, _, let tight) = document.nodes[document.nodes[item].parent].kind else { return false }
            return tight
        }

        private mutating func enter(_ index: Int) {
            let node = document.nodes[index]
            switch node.kind {
            case .document: break
            case .paragraph:
                if isTight(index) { element("", "", index) } else { element("<p>", "</p>\n", index) }
            case .heading(let level): heading(level, index)
            case .blockQuote: quote(index)
            case .list(let ordered, let start, _):
                let opening = ordered ? (start == 1 ? "<ol>" : "<ol start=\"\(start)\">") : "<ul>"
                element(opening + "\n", ordered ? "</ol>\n" : "</ul>\n", index)
            case .item(let checked):
                guard let checked else { element("<li>", "</li>\n", index); return }
                element("<li class=\"task\"><span role=\"img\" aria-label=\"\(words(checked ? "done" : "open"))\">\(checked ? "☑" : "☐")</span> ", "</li>\n", index)
            case .codeBlock(let info, let text, _, _): code(info, text, node)
            case .htmlBlock(let html): output += sanitizer.clean(html)
            case .thematicBreak: output += "<hr>\n"
            case .table: element("<div class=\"scroll\"><table>\n", "</tbody></table></div>\n", index)
            case .tableRow(let header):
                column = 0
                element(header ? "<thead><tr>" : "<tr>", header ? "</tr></thead><tbody>\n" : "</tr>\n", index)
            case .tableCell: tableCell(index)
            case .footnoteDefinition:
                footnotes += 1
                element("<div class=\"footnote\" id=\"footnote-\(footnotes)\"><span class=\"number\">\(footnotes)</span>", "</div>\n", index)
            case .text(let text): output += Self.text(text)
            case .softBreak: output += "\n"
            case .lineBreak: output += "<br>\n"
            case .code(let text): output += "<code>\(HTML.escaped(text))</code>"
            case .htmlInline(let html): output += sanitizer.clean(html)
            case .emphasis: element("<em>", "</em>", index)
            case .strong: element("<strong>", "</strong>", index)
            case .strikethrough: element("<del>", "</del>", index)
            case .link(let destination, let title): link(destination, title, index)
            case .image(let source, let title): image(source, title, index)
            case .footnoteReference(let name):
                if let number = Int(name) {
                    output += "<sup><a href=\"#footnote-\(number)\" aria-label=\"\(words("Footnote %1", String(number)))\">\(number)</a></sup>"
                }
            case .formula(let tex, let display):
                let math = MathML.element(tex, display: display)
                output += display ? "<span class=\"formula\" tabindex=\"0\">\(math)</span>" : math
            }
        }

        /// Text that only looks like an attribute of an unfinished tag stays text for careless readers of the page, too.
        private static func text(_ text: String) -> String {
            let escaped = HTML.escaped(text)
            guard escaped.utf8.contains(UInt8(ascii: "=")) else { return escaped }
            return escaped.replacing(#/\b([oO][nN][a-zA-Z]+)=/#) { "\($0.output.1)&#61;" }
        }

        private mutating func heading(_ level: Int, _ index: Int) {
            let node = document.nodes[index]
            if node.parent == 0, self.level == 0 {
                while let section = sections.last, section.level >= level {
                    output += sanitizer.finish() + section.close
                    sections.removeLast()
                }
                if let section = prose.section(node.lines.first) {
                    output += section.open
                    sections.append((section.level, section.close))
                }
            }
            let anchor = self.level == 0 ? anchors[node.lines.first] : nil
            let id = anchor.map { " id=\"\(HTML.attribute($0))\"" } ?? ""
            let mark = anchor.map { "<a class=\"anchor\" href=\"#\(HTML.attribute($0))\" aria-label=\"\(words("Link to this section"))\">#</a>" } ?? ""
            element("<h\(level)\(id)>", "\(level > 1 ? mark : "")</h\(level)>\n", index)
        }

        /// A quote, or a callout when it begins with `[!NOTE]` and its like.
        private mutating func quote(_ index: Int) {
            let first = index + 1
            if first < document.nodes[index].end, case .paragraph = document.nodes[first].kind {
                var text = ""
                var next = first + 1
                while next < document.nodes[first].end, case .text(let part) = document.nodes[next].kind { text += part; next += 1 }
                let word = text.trimmingCharacters(in: .whitespaces)
                if word.hasPrefix("[!"), word.hasSuffix("]"), let callout = callout(String(word.dropFirst(2).dropLast())) {
                    element(callout, "</aside>\n", index)
                    if next < document.nodes[first].end, document.nodes[next].kind == .softBreak { next += 1 }
                    if next >= document.nodes[first].end {
                        skipTo = document.nodes[first].end
                    } else {
                        element("<p>", "</p>\n", first)
                        skipTo = next
                    }
                    return
                }
            }
            element("<blockquote>\n", "</blockquote>\n", index)
        }

        private func callout(_ word: String, title: String? = nil) -> String? {
            guard let (name, standard) = Prose.callouts[word.lowercased()] else { return nil }
            let text = title.flatMap { $0.isEmpty ? nil : $0 } ?? words(standard)
            return "<aside class=\"callout \(name)\">\n<p class=\"callout-title\">\(HTML.escaped(text))</p>\n"
        }

        private mutating func code(_ info: String, _ text: String, _ node: MarkdownNode) {
            if info.hasPrefix("{"), let brace = info.firstIndex(of: "}") {
                let name = String(info[info.index(after: info.startIndex)..<brace])
                let argument = info[info.index(after: brace)...].trimmingCharacters(in: .whitespaces)
                if name == "code-cell" {
                    output += prose.cell(node.lines.first) ?? ""
                } else if name == "math" {
                    output += "<p><span class=\"formula\" tabindex=\"0\">\(MathML.element(text.trimmingCharacters(in: .whitespacesAndNewlines), display: true))</span></p>\n"
                } else if let callout = callout(name, title: argument), level < 3 {
                    var writer = Writer(prose: prose, document: MarkdownReader.read(text, firstLine: node.lines.first + 1), level: level + 1)
                    output += callout + writer.write() + "</aside>\n"
                }
                return
            }
            let language = info.prefix { $0.isLetter || $0.isNumber }.lowercased()
            let body = ["python", "py", "python3", "pycon"].contains(language) ? Highlighter.lines(text.hasSuffix("\n") ? String(text.dropLast()) : text).joined(separator: "\n")
                : HTML.content(text)
            output += "<pre class=\"code\" tabindex=\"0\"><code>\(body)</code></pre>\n"
        }

        private mutating func tableCell(_ index: Int) {
            let row = document.nodes[index].parent
            var name = "td"
            if case .tableRow(true) = document.nodes[row].kind { name = "th" }
            var style = ""
            if case .table(let alignments) = document.nodes[document.nodes[row].parent].kind, alignments.indices.contains(column) {
                switch alignments[column] {
                case .none: break
                case .left: style = " class=\"left\""
                case .center: style = " class=\"center\""
                case .right: style = " class=\"right\""
                }
            }
            column += 1
            element("<\(name)\(style)\(name == "th" ? " scope=\"col\"" : "")>", "</\(name)>", index)
        }

        private mutating func link(_ destination: String, _ title: String, _ index: Int) {
            let help = title.isEmpty ? "" : " title=\"\(HTML.attribute(title))\""
            switch LinkTarget(destination) {
            case .external(let url): element("<a href=\"\(HTML.attribute(url))\"\(help) rel=\"noopener noreferrer\">", "</a>", index)
            case .anchor(let name): element("<a href=\"#\(HTML.attribute(name))\"\(help)>", "</a>", index)
            case .file(let path, let anchor):
                if let target = prose.link(path, anchor) { element("<a href=\"\(HTML.attribute(target))\"\(help)>", "</a>", index) } else { element("", "", index) }
            case .refused: element("", "", index)
            }
        }

        private mutating func image(_ source: String, _ title: String, _ index: Int) {
            let alt = document.plainText(of: index)
            skipTo = document.nodes[index].end
            guard let image = images[source] else {
                output += "<span class=\"missing\">[\(HTML.escaped(alt.isEmpty ? "image" : alt))]</span>"
                return
            }
            let help = title.isEmpty ? "" : " title=\"\(HTML.attribute(title))\""
            output += "<img src=\"data:\(image.mediaType);base64,\(image.bytes.base64EncodedString())\" alt=\"\(HTML.attribute(alt))\"\(help)>"
        }
    }
}
