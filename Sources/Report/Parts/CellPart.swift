import Foundation
import LessonModel

/// A cell with what it produced.
struct CellPart {
    let lesson: Lesson
    let record: RunRecord
    let options: ReportOptions
    /// No other cells stand above.
    var isAlone = false
    var words: Words { Words(lesson.language) }

    func html(_ index: Int) -> String {
        guard lesson.cells.indices.contains(index) else { return "" }
        let cell = lesson.cells[index]
        let events = record.events(of: index)
        let state = record.cells.first { $0.index == index }
        let failed = state?.status == .failed || state?.status == .limit
        // What is not for readers is left out, unless it failed: nobody should have to search for the reason.
        if cell.isHidden { return options.audience == .author ? hiddenTest(cell, events, state, failed) : "" }
        if cell.has(.removeCell) { return failed ? whole(cell, events, state) : "" }
        let view = whole(cell, events, state)
        guard cell.has(.hideCell) else { return view }
        return "<details class=\"folded\"\(failed ? " open" : "")><summary>\(HTML.escaped(cell.label ?? words("Cell %1", String(index + 1))))</summary>\n\(view)</details>\n"
    }

    private func hiddenTest(_ cell: Cell, _ events: [Event], _ state: CellRecord?, _ failed: Bool) -> String {
        "<details class=\"folded\"\(failed ? " open" : "")><summary>\(words("Hidden test")) <code>\(HTML.escaped(cell.label ?? "test"))</code>"
            + "<span class=\"points\">\(Self.points(cell.points, words))</span>\(badge(state))</summary>\n\(whole(cell, events, state))</details>\n"
    }

    static func points(_ points: Double, _ words: Words = .english) -> String { words(points == 1 ? "%1 point" : "%1 points", Number.short(points)) }

    private func badge(_ state: CellRecord?) -> String {
        switch state?.status {
        case .passed: "<span class=\"badge passed\"><span aria-hidden=\"true\">✓</span> \(words("passed"))</span>"
        case .failed: "<span class=\"badge failed\"><span aria-hidden=\"true\">✗</span> \(words("failed"))</span>"
        case .limit: "<span class=\"badge failed\"><span aria-hidden=\"true\">✗</span> \(words("stopped by a limit"))</span>"
        case .notRun: "<span class=\"badge\">\(words("not run"))</span>"
        case .skipped: "<span class=\"badge\">\(words("not meant to run"))</span>"
        case nil: ""
        }
    }

    /// Whether the answer to an exercise is right: its tests say, not that it could be run.
    private func answerBadge(_ cell: Cell, _ state: CellRecord?) -> String {
        let tests = lesson.exercises.first { $0.cell == cell.index }?.tests.map(\.cell) ?? []
        let outcomes = record.cells.filter { tests.contains($0.index) }.map(\.status)
        if outcomes.contains(where: { $0 == .failed || $0 == .limit }) {
            return "<span class=\"badge failed\"><span aria-hidden=\"true\">✗</span> \(words("not solved yet"))</span>"
        }
        return !outcomes.isEmpty && outcomes.allSatisfy { $0 == .passed } ? badge(state) : ""
    }

    private func whole(_ cell: Cell, _ events: [Event], _ state: CellRecord?) -> String {
        let number = cell.index + 1
        let status = state.map { " \($0.status.rawValue)" } ?? ""
        var head = "<a class=\"number\" href=\"#cell-\(number)\">\(words("Cell %1", String(number)))</a>"
        switch cell.role {
        case .ordinary: break
        case .exercise: head += "<span class=\"role\">\(words("Exercise")) <code>\(HTML.escaped(cell.label ?? ""))</code></span>"
            // A student's version has the points of the tests that were left in, which are not those of the exercise.
            if !lesson.settings.student, let exercise = lesson.exercises.first(where: { $0.cell == cell.index }) { head += "<span class=\"points\">\(Self.points(exercise.points, words))</span>" }
        case .test: head += "<span class=\"role\">\(words("Test")) <code>\(HTML.escaped(cell.label ?? ""))</code></span><span class=\"points\">\(Self.points(cell.points, words))</span>"
        }
        if cell.role == .exercise, state?.status == .passed { head += answerBadge(cell, state) }
        else if cell.role != .ordinary || state?.status != .passed { head += badge(state) }
        if let seconds = state?.seconds, options.timings { head += "<span class=\"time\">\(Number.duration(seconds))</span>" }
        var body = ""
        if !cell.has(.removeInput) { body += input(cell, events) }
        if !cell.has(.removeOutput) {
            let outputs = self.outputs(cell, events)
            if !outputs.isEmpty {
                body += cell.has(.hideOutput) ? "<details class=\"folded\"><summary>\(words("Output"))</summary>\n<div class=\"outputs\">\n\(outputs)</div></details>\n" : "<div class=\"outputs\">\n\(outputs)</div>\n"
            }
        }
        return "<section class=\"cell\(status)\(cell.role == .ordinary ? "" : " \(cell.role.rawValue)")\" id=\"cell-\(number)\" aria-label=\"\(words("Cell %1", String(number)))\">\n"
            + "<div class=\"cell-head\">\(head)</div>\n\(body)</section>\n"
    }

    private func input(_ cell: Cell, _ events: [Event]) -> String {
        let failing = Set(events.compactMap { event -> Int? in
            if case .exception(let report) = event.content, !report.announced { return (report.span?.line ?? event.line).map { $0 - cell.sourceLine } }
            return nil
        })
        var html = ""
        if cell.role == .exercise, !cell.solutions.isEmpty {
            html = code(StudentVersion.starter(of: cell), from: cell.sourceLine, numbered: false)
            if options.audience == .author {
                html += "<details class=\"folded solution\"><summary>\(words("Solution"))</summary>\n\(code(cell.source, from: cell.sourceLine, marked: failing))</details>\n"
            }
        } else {
            html = code(cell.source, from: cell.sourceLine, marked: failing)
        }
        return cell.has(.hideInput) ? "<details class=\"folded\"><summary>\(words("Code"))</summary>\n\(html)</details>\n" : html
    }

    private func code(_ source: String, from line: Int, marked: Set<Int> = [], numbered: Bool = true) -> String {
        guard !source.isEmpty else { return "" }
        let style = numbered ? " numbered\" style=\"--line:\(line - 1)" : ""
        return "<pre class=\"code\(style)\" tabindex=\"0\"><code>\(Highlighter.html(source, marked: marked))</code></pre>\n"
    }

    // MARK: - Outputs

    private func outputs(_ cell: Cell, _ all: [Event]) -> String {
        var result = "", events = all
        if cell.has(.steps) {
            let steps = StepsPart(all)
            result = steps.html(id: "figure-\(cell.index + 1)", words)
            events = steps.rest
        }
        var text: (stream: TextOutput.Stream, text: String)?
        var assertions: [(line: Int?, assertion: Assertion)] = []
        var curves: [Curve] = []
        var figures = 0
        var tables: [ShapeTable] = []
        let earlier = tablesBefore(cell)
        func flushTables() {
            if !tables.isEmpty { result += TableParts.shapeTables(tables, words) { table in earlier.contains(TableParts.signature(table)) } }
            tables = []
        }
        func flushText() {
            if let pending = text { result += output(pending.text, pending.stream) }
            text = nil
        }
        for event in events {
            switch event.content {
            case .text(let part):
                if part.stream == .stdout ? cell.has(.removeStdout) : cell.has(.removeStderr) { continue }
                flushTables()
                if text?.stream != part.stream { flushText(); text = (part.stream, "") }
                text?.text += part.text
                continue
            case .assertion(let assertion): assertions.append((event.line, assertion)); continue
            case .curve(let curve): curves.append(curve); continue
            case .shapeTable(let table):
                flushText()
                tables.append(table)
                continue
            case .timing: continue
            default: break
            }
            flushText()
            flushTables()
            switch event.content {
            case .display(let value): result += display(value)
            case .figure(let figure):
                figures += 1
                result += FigurePart.html(figure, id: "figure-\(cell.index + 1)-\(figures)", words)
            case .kernelComparison(let comparison): result += TableParts.kernels(comparison, words)
            case .exception(let report):
                if !assertions.isEmpty { result += TableParts.assertions(assertions, words); assertions = [] }
                result += ErrorPart.html(report, lesson: lesson, line: event.line)
            case .limit(let limit):
                result += "<section class=\"error\"><p class=\"error-title\"><span aria-hidden=\"true\">✗</span> \(words("Stopped by a limit"))</p><p class=\"error-message\">limit: \(limit.kind.rawValue)</p>"
                    + "<p>\(HTML.escaped(limit.message))</p></section>\n"
            default: break
            }
        }
        flushText()
        flushTables()
        if !curves.isEmpty { result += FigurePart.curves(curves, id: "curve-\(cell.index + 1)", words) }
        if !assertions.isEmpty { result += TableParts.assertions(assertions, words) }
        return result
    }

    /// The shape tables that readers saw in the cells above.
    private func tablesBefore(_ cell: Cell) -> Set<[String]> {
        var result: Set<[String]> = []
        if isAlone { return result }
        for event in record.events {
            guard case .shapeTable(let table) = event.content, table.rows.count > 1, event.cell < cell.index, lesson.cells.indices.contains(event.cell) else { continue }
            let above = lesson.cells[event.cell]
            if !above.isHidden, !above.has(.removeCell), !above.has(.removeOutput) { result.insert(TableParts.signature(table)) }
        }
        return result
    }

    private func output(_ text: String, _ stream: TextOutput.Stream) -> String {
        let settled = HTML.settled(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        guard !settled.isEmpty else { return "" }
        return "<pre class=\"output\(stream == .stderr ? " stderr" : "")\" tabindex=\"0\"\(stream == .stderr ? " aria-label=\"\(words("standard error"))\"" : "")>\(HTML.escaped(settled))</pre>\n"
    }

    private func display(_ value: Display) -> String {
        if let svg = value.svg {
            return "<figure class=\"plot\"><img class=\"drawing\" alt=\"\(HTML.attribute(value.plain))\" src=\"data:image/svg+xml;base64,\(Data(svg.utf8).base64EncodedString())\"></figure>\n"
        }
        if let html = value.html {
            var sanitizer = Sanitizer()
            return "<div class=\"output value\">\(sanitizer.clean(html) + sanitizer.finish())</div>\n"
        }
        return "<pre class=\"output value\" tabindex=\"0\">\(HTML.escaped(value.plain))</pre>\n"
    }
}
