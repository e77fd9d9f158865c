internal import LessonModel
internal import Syntax

/// Whether two cells are one cell in two languages: label, tags and program are equal, but for comments and for strings that are prose.
enum Translation {
    enum Part: Hashable {
        case label, tags, solution
        /// What stands there, and what stands in the original.
        case program(String, String)
    }

    struct Difference: Hashable {
        var line: Int
        var originalLine: Int
        var what: Part
    }

    static func difference(_ cell: Cell, _ original: Cell) -> Difference? {
        if cell.label != original.label { return Difference(line: cell.lines.first, originalLine: original.lines.first, what: .label) }
        if cell.tags != original.tags { return Difference(line: cell.lines.first, originalLine: original.lines.first, what: .tags) }
        if cell.solutions.count != original.solutions.count || cell.hiddenTests.count != original.hiddenTests.count {
            return Difference(line: cell.sourceLine, originalLine: original.sourceLine, what: .solution)
        }
        let own = CodeWords.words(of: cell.source), other = CodeWords.words(of: original.source)
        for index in 0..<max(own.count, other.count) {
            let (a, b) = (own.indices.contains(index) ? own[index] : nil, other.indices.contains(index) ? other[index] : nil)
            if let a, let b, a.text == b.text || a.isString && b.isString && isProse(b.text) && placeholders(a.text) == placeholders(b.text) { continue }
            return Difference(line: cell.sourceLine + (a?.line ?? 1) - 1, originalLine: original.sourceLine + (b?.line ?? 1) - 1, what: .program(shown(a), shown(b)))
        }
        return nil
    }

    private static func shown(_ word: CodeWords.Word?) -> String {
        guard let text = word?.text.split(separator: "\n").first else { return "the end" }
        return text.count > 40 ? text.prefix(39) + "…" : String(text)
    }

    /// Names, modes and formats are one word; what people read has several.
    private static func isProse(_ string: String) -> Bool { string.contains { $0 == " " || $0 == "\n" } }

    /// What an f-string or a format puts in, in any order.
    private static func placeholders(_ string: String) -> [String] { string.matches(of: #/\{[^{}]*\}|%[-+ #0]*\d*(?:\.\d+)?[sdfgerx]/#).map { String($0.output) }.sorted() }
}
