import LessonModel

/// Finds what would not work on a site: links that lead nowhere, references without a definition, two lessons of one name.
struct SiteLinks {
    let map: SiteMap

    init(_ map: SiteMap) {
        self.map = map
    }

    func mistakes() -> [Mistake] {
        var mistakes = repeated()
        for lesson in map.lessons { mistakes += broken(lesson) }
        return mistakes
    }

    private func repeated() -> [Mistake] {
        var seen: [String: CourseLesson] = [:]
        var mistakes: [Mistake] = []
        for lesson in map.lessons {
            // Names that differ in the size of letters only are one file on some machines.
            let name = lesson.stem.lowercased()
            guard let first = seen[name] else {
                seen[name] = lesson
                continue
            }
            mistakes.append(Mistake(file: lesson.lesson.file, line: Self.lineOfId(lesson.lesson), message: "the id \"\(lesson.lesson.id)\" is already the one of \(first.lesson.file)",
                                    remedy: "give one of them another id"))
        }
        return mistakes
    }

    private static func lineOfId(_ lesson: Lesson) -> Int {
        let lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false).prefix(lesson.frontMatterLines)
        return (lines.firstIndex { $0.drop { $0 == " " }.hasPrefix("id:") } ?? 0) + 1
    }

    private func broken(_ course: CourseLesson) -> [Mistake] {
        let lesson = course.lesson
        let document = MarkdownReader.read(lesson.markdown)
        var mistakes: [Mistake] = []
        func add(_ line: Int, _ message: String, _ remedy: String?) { mistakes.append(Mistake(file: lesson.file, line: line, message: message, remedy: remedy)) }
        for (index, node) in document.nodes.enumerated() {
            switch node.kind {
            case .link(let destination, _):
                guard case .file(let path, let anchor) = LinkTarget(destination) else { continue }
                guard let target = map.lesson(path, language: course.translation) else {
                    add(node.lines.first, "the link leads to nothing on the site: \(path.prefix(100))", "link to a lesson, such as \"\(map.lessons.first?.fileStem ?? "01-tensors").md\"")
                    continue
                }
                if let anchor, !anchor.isEmpty, !target.lesson.headings.contains(where: { $0.anchor == anchor }) {
                    add(node.lines.first, "\(path.prefix(100)) has no heading #\(anchor.prefix(100))", nil)
                }
            case .paragraph, .heading, .tableCell:
                for name in Self.references(document, index) {
                    add(node.lines.first, "the reference [\(name.prefix(80))] is not defined", "write a line \"[\(name.prefix(80))]: address\", or put a backslash before the bracket")
                }
            default: break
            }
        }
        return mistakes
    }

    /// Labels in what reads `[text][label]` or `[^label]` and stayed text, because nothing defines the label.
    private static func references(_ document: MarkdownDocument, _ block: Int) -> [String] {
        var text = "", found: [String] = []
        func take() {
            for match in text.matches(of: #/\[[^\[\]]+\]\[([^\[\]]+)\]|\[(\^[^\[\]\s]+)\]/#) { found.append(String(match.output.1 ?? match.output.2 ?? "")) }
            text = ""
        }
        var index = block + 1
        while index < document.nodes[block].end {
            // The text of a block inside this one is looked at with that block.
            switch document.nodes[index].kind {
            case .text(let part): text += part
            case .softBreak: text += " "
            case .paragraph, .heading, .tableCell:
                take()
                index = document.nodes[index].end
                continue
            default: take()
            }
            index += 1
        }
        take()
        return found
    }
}
