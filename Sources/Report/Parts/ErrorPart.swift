import Foundation
import LessonModel

/// An uncaught exception, drawn for a learner: the message, the line with a mark under the place, what it means, what would work; the traceback folded below.
enum ErrorPart {
    static func html(_ report: ExceptionReport, lesson: Lesson, line: Int?) -> String {
        let words = Words(lesson.language)
        let title = words(report.announced ? "This error was expected" : "The cell stopped here")
        var body = "<p class=\"error-title\"><span aria-hidden=\"true\">\(report.announced ? "✓" : "✗")</span> \(title)</p>\n"
        body += "<p class=\"error-message\" dir=\"auto\"><strong>\(HTML.escaped(report.type))</strong>\(report.message.isEmpty ? "" : ": \(HTML.escaped(report.message))")</p>\n"
        if let span = report.span ?? line.map({ SourceSpan(line: $0, column: 0, endLine: $0, endColumn: 0) }) { body += excerpt(span, lesson) }
        if !report.notes.isEmpty { body += "<ul class=\"notes\">" + report.notes.map { "<li>\(paragraph($0))</li>" }.joined() + "</ul>\n" }
        if let layers = report.layers { body += TableParts.shapesOfFailure(layers, words) }
        for help in report.help { body += "<p class=\"help\"><strong>\(words("Help"))</strong> \(paragraph(help))</p>\n" }
        if !report.traceback.isEmpty {
            body += "<details class=\"traceback\"><summary>\(words("The whole traceback"))</summary><pre class=\"output stderr\" tabindex=\"0\">\(HTML.escaped(report.traceback))</pre></details>\n"
        }
        return "<section class=\"error\(report.announced ? " announced" : "")\" aria-label=\"\(HTML.attribute(report.type))\">\n\(body)</section>\n"
    }

    /// Text with `code` in backquotes.
    private static func paragraph(_ text: String) -> String {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
            index % 2 == 1 ? "<code>\(HTML.escaped(String(part)))</code>" : HTML.escaped(String(part)).replacing("\n", with: "<br>")
        }.joined()
    }

    /// The line and its neighbour above, with carets below the span.
    private static func excerpt(_ span: SourceSpan, _ lesson: Lesson) -> String {
        let lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(span.line - 1) else { return "" }
        let width = String(span.line).count
        func numbered(_ number: Int, _ text: String) -> String {
            let label = String(repeating: " ", count: max(0, width - String(number).count)) + String(number)
            return "<span class=\"gutter\">\(label) │ </span>\(text)\n"
        }
        let inCell = lesson.cells.first { $0.lines.contains(span.line) }
        var result = ""
        if span.line - 1 > (inCell?.sourceLine ?? 1) - 1, span.line >= 2, let cell = inCell, span.line - 1 >= cell.sourceLine {
            result += numbered(span.line - 1, HTML.escaped(String(lines[span.line - 2])))
        }
        let text = lines[span.line - 1]
        result += numbered(span.line, HTML.escaped(String(text)))
        let scalars = Array(text.unicodeScalars)
        let from = min(max(span.column, 0), scalars.count)
        let to = span.endLine > span.line ? scalars.count : min(max(span.endColumn, from), scalars.count)
        if to > from, !(from == 0 && to == scalars.count) {
            let before = scalars[..<from].map { $0 == "\t" ? "\t" : Columns.width($0) == 2 ? "\u{3000}" : Columns.width($0) == 0 ? "" : " " }.joined()
            let carets = String(repeating: "^", count: max(1, scalars[from..<to].reduce(0) { $0 + Columns.width($1) }))
            result += "<span class=\"gutter\">\(String(repeating: " ", count: width)) │ </span>\(before)<span class=\"caret\">\(carets)</span>\n"
        }
        let name = URL(fileURLWithPath: lesson.file).lastPathComponent
        let cell = inCell.map { ", <a href=\"#cell-\($0.index + 1)\">\(Words(lesson.language)("cell %1", String($0.index + 1)))</a>" } ?? ""
        return "<p class=\"error-place\">\(HTML.escaped(name)):\(span.line)\(cell)</p>\n<pre class=\"excerpt\" tabindex=\"0\">\(result)</pre>\n"
    }
}

/// How many columns of a terminal a character takes.
enum Columns {
    static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: return 0
        case 0x20..<0x7F: return 1
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
             0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD: return 2
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return 0
            default: return 1
            }
        }
    }

    static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }
}
