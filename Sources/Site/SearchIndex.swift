import LessonModel
import Report

/// The index that the search page reads: a script, because a page opened from a folder may load scripts but no data.
struct SearchIndex {
    /// A part of a page below one heading.
    struct Section: Equatable {
        var address: String
        var page: String
        var heading: String
        var text: String
        var language: String?
    }

    let sections: [Section]

    init(_ site: SiteBuilder) {
        var sections = site.course.lessons.flatMap(Self.sections)
        for entry in site.course.reference where !(entry.name.hasSuffix("_") && site.reference["\(entry.place).\(entry.name.dropLast())"] != nil) {
            if entry.place == "torch.Tensor", entry.example == nil, site.reference["torch." + entry.name] != nil { continue }
            sections.append(Section(address: ReferencePages.address(entry), page: "Reference", heading: entry.fullName, text: entry.summary, language: nil))
        }
        self.sections = sections
    }

    /// The sections of a lesson, without solutions and hidden tests.
    static func sections(of course: CourseLesson) -> [Section] {
        let lesson = course.lesson
        let document = MarkdownReader.read(lesson.markdown)
        let cells = Dictionary(lesson.cells.map { ($0.lines.first, $0) }, uniquingKeysWith: { first, _ in first })
        let headings = Dictionary(lesson.headings.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
        var sections = [Section(address: course.address, page: lesson.title, heading: lesson.title, text: "", language: course.translation)]
        for index in document.children(of: 0) {
            let node = document.nodes[index]
            switch node.kind {
            case .heading:
                guard let heading = headings[node.lines.first] else { continue }
                if heading.level == 1 { continue }
                sections.append(Section(address: course.address + "#" + heading.anchor, page: lesson.title, heading: heading.text, text: "", language: course.translation))
            case .codeBlock(_, let text, _, _):
                let cell = cells[node.lines.first]
                if let cell, cell.isHidden || cell.has(.removeCell) { continue }
                sections[sections.count - 1].text += (cell.map(Self.visible) ?? text) + "\n"
            case .htmlBlock, .thematicBreak: break
            default: sections[sections.count - 1].text += Self.text(document, index)
            }
        }
        return sections
    }

    /// The text of a block, with a space between the blocks inside it.
    private static func text(_ document: MarkdownDocument, _ block: Int) -> String {
        var text = ""
        for node in document.nodes[block..<document.nodes[block].end] {
            switch node.kind {
            case .text(let part), .code(let part): text += part
            case .formula(let formula, _): text += formula
            case .softBreak, .lineBreak, .paragraph, .item, .tableCell, .heading, .codeBlock: text += " "
            default: break
            }
        }
        return text + "\n"
    }

    private static func visible(_ cell: Cell) -> String {
        cell.role == .test ? StudentVersion.visibleTests(of: cell) : StudentVersion.starter(of: cell)
    }

    var script: String {
        let list = sections.map { section in
            "{\"u\":\(Self.quoted(section.address)),\"t\":\(Self.quoted(section.page)),\"h\":\(Self.quoted(section.heading)),\"x\":\(Self.quoted(Self.flat(section.text)))"
                + (section.language.map { ",\"l\":\(Self.quoted($0))" } ?? "") + "}"
        }
        return "window.lessonsIndex = [\n\(list.joined(separator: ",\n"))\n];\n"
    }

    private static func flat(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// A text as a JSON string that is safe in a script, too.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "<": result += "\\u003c"
            case "\u{2028}": result += "\\u2028"
            case "\u{2029}": result += "\\u2029"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
