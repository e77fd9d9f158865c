/// Makes the student's version of a lesson: no solutions, no hidden tests.
public enum Release {
    /// The student's Markdown.
    ///
    /// - Throws: `LessonError` when something hidden would still be in it, with the lines of the lesson where it stands.
    public static func studentVersion(of lesson: Lesson) throws -> String {
        let found = leaks(of: lesson)
        guard found.isEmpty else { throw LessonError(mistakes: found) }
        let text = try rewritten(lesson)
        // The result is read again: what it contains counts, not what was meant to be cut.
        let released = try LessonParser.parse(Array(text.utf8), file: lesson.file)
        var mistakes: [Mistake] = []
        for cell in released.cells where cell.isHidden || !cell.solutions.isEmpty || !cell.hiddenTests.isEmpty {
            mistakes.append(Mistake(file: lesson.file, line: cell.lines.first, message: "a hidden part would be in the student's version", remedy: nil))
        }
        guard mistakes.isEmpty else { throw LessonError(mistakes: mistakes) }
        return text
    }

    /// Places outside solutions and hidden tests where the text of one stands.
    public static func leaks(of lesson: Lesson) -> [Mistake] {
        let lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false).map { normalized($0) }
        let hidden = hiddenRanges(of: lesson)
        var isHidden = [Bool](repeating: false, count: lines.count)
        for range in hidden { for line in range.first...range.last where line <= lines.count { isHidden[line - 1] = true } }
        let visible = lines.indices.filter { !isHidden[$0] && !lines[$0].isEmpty }
        var mistakes: [Mistake] = []
        for cell in lesson.cells {
            for solution in cell.solutions {
                // A whole solution, line after line.
                let body = significant(lines, solution)
                guard body.reduce(0, { $0 + $1.count }) >= 20 else { continue }
                if let line = run(body, in: visible.map { ($0, lines[$0]) }) {
                    mistakes.append(Mistake(file: lesson.file, line: line + 1, message: "the solution of line \(solution.first) stands here too",
                                            remedy: "remove it, or put it between \"# BEGIN SOLUTION\" and \"# END SOLUTION\""))
                }
            }
            let tests = cell.isHidden ? [LineRange(cell.sourceLine, max(cell.sourceLine, cell.lines.last - 1))] : cell.hiddenTests
            for test in tests {
                for body in significant(lines, test) where body.hasPrefix("assert") && body.count >= 24 {
                    if let line = visible.first(where: { lines[$0].contains(body) }) {
                        mistakes.append(Mistake(file: lesson.file, line: line + 1, message: "a hidden test of line \(test.first) stands here too",
                                                remedy: "remove it, or write another hidden test"))
                    }
                }
            }
        }
        return mistakes
    }

    private static func normalized(_ line: Substring) -> String { line.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private static func significant(_ lines: [String], _ range: LineRange) -> [String] {
        (range.first...range.last).compactMap { line in
            guard lines.indices.contains(line - 1) else { return nil }
            let text = lines[line - 1]
            return text.isEmpty || text.hasPrefix("#") ? nil : text
        }
    }

    private static func run(_ body: [String], in visible: [(Int, String)]) -> Int? {
        guard let first = body.first, visible.count >= body.count else { return nil }
        for start in 0...(visible.count - body.count) where visible[start].1.contains(first) {
            if body.indices.allSatisfy({ visible[start + $0].1.contains(body[$0]) }) { return visible[start].0 }
        }
        return nil
    }

    private static func hiddenRanges(of lesson: Lesson) -> [LineRange] {
        lesson.cells.flatMap { cell in cell.isHidden ? [cell.lines] : cell.solutions + cell.hiddenTests }
    }

    private static func rewritten(_ lesson: Lesson) throws -> String {
        var lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var edits: [(range: LineRange, text: [String])] = []
        for cell in lesson.cells {
            if cell.isHidden {
                // With the empty line behind it.
                let isFollowed = lines.indices.contains(cell.lines.last) && lines[cell.lines.last].trimmed.isEmpty
                edits.append((LineRange(cell.lines.first, cell.lines.last + (isFollowed ? 1 : 0)), []))
                continue
            }
            for region in cell.solutions {
                let indent = String(lines[region.first - 1].prefix { $0 == " " || $0 == "\t" })
                edits.append((region, StudentVersion.stub.map { indent + $0 }))
            }
            for region in cell.hiddenTests { edits.append((region, [])) }
        }
        for edit in edits.sorted(by: { $0.range.first > $1.range.first }) {
            guard edit.range.first >= 1, edit.range.last <= lines.count else { continue }
            lines.replaceSubrange((edit.range.first - 1)..<edit.range.last, with: edit.text)
        }
        try markAsStudents(&lines, lesson)
        while lines.count > 1, lines.last == "", lines[lines.count - 2] == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Sets `student: true` in the front matter, so that an exercise whose tests are all hidden is no mistake.
    private static func markAsStudents(_ lines: inout [String], _ lesson: Lesson) throws {
        if lesson.settings.student { return }
        let settings = ["options:", "  lesson:", "    format: \(lesson.settings.format)", "    id: \(lesson.id)", "    student: true"]
        guard lesson.frontMatterLines > 0 else {
            lines = ["---"] + settings + ["---", ""] + lines
            return
        }
        let front = 1..<(lesson.frontMatterLines - 1)
        if let place = front.first(where: { lines[$0].trimmed == "lesson:" && lines[$0].hasPrefix(" ") }) {
            let next = place + 1 < lesson.frontMatterLines ? lines[place + 1] : ""
            let indent = String(next.prefix { $0 == " " })
            lines.insert((indent.count > 2 ? indent : "    ") + "student: true", at: place + 1)
        } else if let place = front.first(where: { lines[$0].hasPrefix("options:") }) {
            guard lines[place].trimmed == "options:" else {
                throw LessonError(mistakes: [Mistake(file: lesson.file, line: place + 1, message: "these options cannot be rewritten",
                                                     remedy: "write \"options:\" and \"lesson:\" on lines of their own")])
            }
            lines.insert(contentsOf: settings.dropFirst(), at: place + 1)
        } else {
            lines.insert(contentsOf: settings, at: lesson.frontMatterLines - 1)
        }
    }
}
