internal import Foundation
internal import LessonModel

/// What can be seen of a lesson without running it.
struct FileCheck {
    private let lesson: Lesson
    private let folder: URL

    init(_ lesson: Lesson) {
        self.lesson = lesson
        folder = URL(fileURLWithPath: lesson.file).deletingLastPathComponent()
    }

    func mistakes() throws -> [Mistake] {
        var list = lesson.warnings + Release.leaks(of: lesson)
        list += try roundTrips()
        list += links()
        list += rules()
        list += translation()
        return list.sorted { $0.line < $1.line }
    }

    private func mistake(_ line: Int, _ message: String, _ remedy: String?) -> Mistake { Mistake(file: lesson.file, line: line, message: message, remedy: remedy) }

    // MARK: interchange

    /// A lesson comes back from a notebook as it was, through our own translation and through Jupytext's.
    private func roundTrips() throws -> [Mistake] {
        let differences = JupytextForm.differences(of: lesson)
        if !differences.isEmpty { return differences.map { mistake($0.line, CheckTexts.jupytext, CheckTexts.jupytextRemedy($0.wanted)) } }
        let again = try Notebook.markdown(from: Notebook.export(lesson))
        guard again != lesson.text else { return [] }
        let pairs = zip(lesson.text.split(separator: "\n", omittingEmptySubsequences: false), again.split(separator: "\n", omittingEmptySubsequences: false))
        let line = (pairs.enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0) + 1
        return [mistake(line, CheckTexts.notebook, CheckTexts.notebookRemedy)]
    }

    // MARK: links

    /// Links to headings of other lessons; the reader of lessons has seen that the files are there.
    private func links() -> [Mistake] {
        var known: [String: Lesson?] = [:]
        var list: [Mistake] = []
        for node in MarkdownReader.read(lesson.markdown).nodes {
            guard case .link(let destination, _) = node.kind, case .file(let path, let anchor) = LinkTarget(destination), let inside = LinkTarget.inside(path), inside.hasSuffix(".md") else { continue }
            if lesson.original != nil, LanguageTag.split(String(inside.dropLast(3))).language == nil {
                let translated = inside.dropLast(3) + "." + lesson.language + ".md"
                if FileManager.default.fileExists(atPath: folder.appendingPathComponent(String(translated)).path) {
                    list.append(mistake(node.lines.first, CheckTexts.untranslatedLink(inside), CheckTexts.translatedLink(String(translated))))
                }
            }
            guard let anchor, !anchor.isEmpty else { continue }
            let target = known[inside] ?? (try? LessonParser.read(folder.appendingPathComponent(inside).path))
            known[inside] = .some(target)
            // A file that is missing or broken is told elsewhere.
            guard let target, !target.headings.contains(where: { $0.anchor == anchor }), !target.cells.contains(where: { $0.label == anchor }) else { continue }
            let near = Suggestion.near(anchor, among: target.headings.map(\.anchor), count: 2)
            list.append(mistake(node.lines.first, CheckTexts.noHeading(inside, anchor), near.isEmpty ? nil : CheckTexts.nearHeading(near)))
        }
        return list
    }

    // MARK: exercises

    private func rules() -> [Mistake] {
        guard !lesson.settings.student else { return [] }
        var list: [Mistake] = []
        for exercise in lesson.exercises {
            let cell = lesson.cells[exercise.cell]
            if cell.solutions.isEmpty { list.append(mistake(exercise.line, CheckTexts.noSolution(exercise.id), CheckTexts.noSolutionRemedy)) }
            let above = lesson.cells.filter { $0.index < cell.index }.map(\.source)
            for breach in StaticRules.breaches(in: cell.source, line: cell.sourceLine, forbidden: cell.forbidden, required: cell.required, context: above) {
                list.append(mistake(breach.line, CheckTexts.ruleBroken(exercise.id, breach), CheckTexts.ruleRemedy))
            }
        }
        return list
    }

    // MARK: translations

    /// A translation has the cells of its original.
    private func translation() -> [Mistake] {
        guard let original = lesson.original else { return [] }
        let base = LanguageTag.split(URL(fileURLWithPath: lesson.file).deletingPathExtension().lastPathComponent).base + ".md"
        guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(base).path) else { return [mistake(1, CheckTexts.noOriginal(base), CheckTexts.noOriginalRemedy)] }
        guard let other = try? LessonParser.read(folder.appendingPathComponent(base).path) else { return [mistake(1, CheckTexts.brokenOriginal(base), nil)] }
        var list: [Mistake] = []
        if other.id != original { list.append(mistake(1, CheckTexts.otherID(original, other.id), nil)) }
        for (cell, twin) in zip(lesson.cells, other.cells) {
            if let difference = Translation.difference(cell, twin) {
                list.append(mistake(difference.line, CheckTexts.cellDiffers(base, line: difference.originalLine, difference.what), nil))
                // One cell too many or too few makes all that follow differ.
                if difference.what == .label || lesson.cells.count != other.cells.count { break }
            }
        }
        if lesson.cells.count != other.cells.count, list.isEmpty {
            let line = lesson.cells.count > other.cells.count ? lesson.cells[other.cells.count].lines.first : (lesson.cells.last?.lines.last ?? 1)
            list.append(mistake(line, CheckTexts.cellCount(lesson.cells.count, other.cells.count, base), nil))
        }
        return list
    }
}
