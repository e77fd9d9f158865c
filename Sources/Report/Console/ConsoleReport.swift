import Foundation
public import LessonModel

/// Shows a run in a terminal: cell by cell while it goes on, with shape tables, assertions, comparisons and errors; a summary at the end.
public struct ConsoleReport {
    private let lesson: Lesson
    private let terminal: Terminal
    private let timings: Bool
    private let write: (String) -> Void
    private var pending: [Event] = []
    private var live = false

    /// - Parameter write: takes text as it is to appear.
    public init(lesson: Lesson, terminal: Terminal, timings: Bool = true, write: @escaping (String) -> Void) {
        self.lesson = lesson
        self.terminal = terminal
        self.timings = timings
        self.write = write
    }

    public func begin() {
        write(terminal.styled(terminal.line(lesson.title), .bold) + "  " + terminal.styled(lesson.id, .dim) + "\n")
    }

    public mutating func take(_ progress: RunProgress) {
        switch progress {
        case .started(let cell):
            pending = []
            guard terminal.live else { return }
            write("\r\u{1B}[K" + label(cell) + terminal.styled(" running", .dim))
            live = true
        case .event(let event): pending.append(event)
        case .finished(let record): finish(record)
        }
    }

    private var digits: Int { String(lesson.cells.count).count }

    private func label(_ index: Int) -> String {
        let number = Terminal.padded(String(index + 1), digits, right: true)
        var text = "  cell \(number)/\(lesson.cells.count)"
        if lesson.cells.indices.contains(index) {
            let cell = lesson.cells[index]
            text += terminal.styled("  line \(Terminal.padded(String(cell.lines.first), 5))", .dim)
            if let name = cell.label { text += " \(cell.role == .ordinary ? "" : cell.role.rawValue + " ")\(terminal.line(name, width: 30))" }
        }
        return text
    }

    private mutating func finish(_ record: CellRecord) {
        if live { write("\r\u{1B}[K") }
        live = false
        let mark: String
        switch record.status {
        // Whether an answer is right, its tests say.
        case .passed where lesson.cells.indices.contains(record.index) && lesson.cells[record.index].role == .exercise: mark = ""
        case .passed: mark = terminal.styled(terminal.symbol("✓", "ok"), .green)
        case .failed: mark = terminal.styled(terminal.symbol("✗", "FAILED"), .boldRed)
        case .limit: mark = terminal.styled(terminal.symbol("✗ limit", "LIMIT"), .boldRed)
        case .notRun: mark = terminal.styled("not run", .yellow)
        case .skipped: mark = terminal.styled("skipped", .dim)
        }
        var line = label(record.index) + (mark.isEmpty ? "" : " " + mark)
        var room = terminal.width - Columns.width("  cell 000/000  line 00000 \(lesson.cells.indices.contains(record.index) ? lesson.cells[record.index].label ?? "" : "") exercise ok")
        /// Adds what still fits.
        func add(_ text: String) {
            guard Columns.width(text) + 2 <= room else { return }
            room -= Columns.width(text) + 2
            line += terminal.styled("  \(text)", .dim)
        }
        if timings, let seconds = record.seconds { add(duration(seconds)) }
        let assertions = pending.compactMap { if case .assertion(let assertion) = $0.content { assertion } else { nil } }
        let passed = assertions.reduce(0) { $0 + ($1.passed ? $1.count : 0) }
        if passed > 0 { add("\(Number.grouped(passed)) \(passed == 1 ? "assertion" : "assertions") passed") }
        write(line + "\n")
        var tables: [ShapeTable] = []
        for event in pending {
            if case .shapeTable(let table) = event.content { tables.append(table); continue }
            if !tables.isEmpty { write(shapeTables(tables)); tables = [] }
            show(event)
        }
        if !tables.isEmpty { write(shapeTables(tables)) }
        pending = []
    }

    private func duration(_ seconds: Double) -> String {
        terminal.unicode ? Number.duration(seconds) : Number.duration(seconds).replacing("µ", with: "u")
    }

    private func show(_ event: Event) {
        switch event.content {
        case .assertion(let assertion) where !assertion.passed: write(failed(assertion, event.line))
        case .curve(let curve): write(summary(of: curve))
        case .kernelComparison(let comparison): write(kernels(comparison))
        case .exception(let report): write(error(report, event.line))
        case .limit(let report):
            write("    \(terminal.styled("limit: \(report.kind.rawValue)", .boldRed))  \(terminal.line(report.message, width: terminal.width - 24))\n")
        default: break
        }
    }

    // MARK: - Tables

    private struct Column {
        var title: String
        var right = false
        var cells: [String]
    }

    /// A table that fits: when it is too wide, later columns are left out before earlier ones.
    private func table(_ all: [Column], indent: String) -> String {
        var columns = all
        func widths() -> [Int] { columns.map { column in (column.cells + [column.title]).map(Columns.width).max() ?? 0 } }
        while columns.count > 2, widths().reduce(0, +) + 2 * (columns.count - 1) + indent.count > terminal.width { columns.removeLast() }
        let sizes = widths()
        func row(_ cells: [String]) -> String {
            let text = zip(zip(columns, cells), sizes).map { Terminal.padded($0.0.1, $0.1, right: $0.0.0.right) }.joined(separator: "  ")
            return indent + text.replacing(#/ +$/#, with: "") + "\n"
        }
        let rule = indent + String(repeating: terminal.symbol("─", "-"), count: min(sizes.reduce(0, +) + 2 * (sizes.count - 1), terminal.width - indent.count)) + "\n"
        var text = terminal.styled(row(columns.map(\.title)), .dim) + terminal.styled(rule, .dim)
        for index in columns.first?.cells.indices ?? 0..<0 { text += row(columns.map { $0.cells[index] }) }
        return text
    }

    /// Tables that follow each other have one head.
    private func shapeTables(_ tables: [ShapeTable]) -> String {
        let rows = tables.flatMap(\.rows)
        let names = tables.flatMap { table in table.rows.map { (table, $0) } }.map { table, row -> String in
            let name = row.path.split(separator: ".").last.map(String.init) ?? table.name
            return terminal.line(String(repeating: "  ", count: min(row.depth, 10)) + name + " " + row.type + (row.calls > 1 ? " x\(row.calls)" : "") + (row.again ? " again" : ""), width: 40)
        }
        var columns = [
            Column(title: "layer", cells: names), Column(title: "input", cells: rows.map { TableParts.shapes($0.inputs) }),
            Column(title: "output", cells: rows.map { $0.failed ? "refused" : TableParts.shapes($0.outputs) }),
            Column(title: "parameters", right: true, cells: rows.map { $0.parameters == 0 ? "" : Number.grouped($0.parameters) }),
        ]
        if rows.contains(where: { $0.multiplyAdds != nil }) {
            columns.append(Column(title: "multiply-adds", right: true, cells: rows.map { $0.multiplyAdds.map(Number.grouped) ?? "" }))
        }
        if rows.contains(where: { $0.receptiveField != nil }) {
            columns.append(Column(title: "receptive field", right: true, cells: rows.map { $0.receptiveField.map { $0.map(String.init).joined(separator: "x") } ?? "" }))
        }
        return self.table(columns, indent: "    ")
    }

    /// One line where all agree; a table of those that do not.
    private func kernels(_ comparison: KernelComparison) -> String {
        let compared = comparison.rows.filter { !$0.skipped }
        let rows = comparison.rows.filter { !$0.agrees }
        if rows.isEmpty {
            guard !compared.isEmpty else { return "" }
            let difference = compared.map(\.largestRelativeDifference).max() ?? 0
            let fast = compared.compactMap(\.fastSeconds).reduce(0, +), reference = compared.compactMap(\.referenceSeconds).reduce(0, +)
            let ratio = timings && fast > 0 && reference > 0 ? ", optimised \(Number.speed(fast: fast, reference: reference, times: "x")) than reference".replacing("as fast than", with: "as fast as") : ""
            let calls = compared.reduce(0) { $0 + $1.calls }
            return "    " + terminal.styled("kernels agree in \(Number.grouped(calls)) \(calls == 1 ? "call" : "calls") to \(Number.short(difference, digits: 2))\(ratio)", .dim) + "\n"
        }
        let times = rows.contains { $0.fastSeconds != nil } && timings
        var columns = [
            Column(title: "operation", cells: rows.map { terminal.line($0.operation, width: 20) }), Column(title: "shapes", cells: rows.map { terminal.line($0.shapes, width: 48) }),
            Column(title: "agree", cells: rows.map { $0.agrees ? "yes" : "NO" }),
            Column(title: "difference", right: true, cells: rows.map { Number.short($0.largestRelativeDifference, digits: 2) }),
        ]
        if times {
            columns.append(Column(title: "optimised", right: true, cells: rows.map { $0.fastSeconds.map(duration) ?? "" }))
            columns.append(Column(title: "reference", right: true, cells: rows.map { $0.referenceSeconds.map(duration) ?? "" }))
            columns.append(Column(title: "faster", right: true, cells: rows.map { $0.ratio.map { Number.factor($0) + "x" } ?? "" }))
        }
        return table(columns, indent: "    ")
    }

    private func summary(of curve: Curve) -> String {
        guard let first = curve.points.first, let last = curve.points.last else { return "" }
        let arrow = terminal.symbol("→", "->")
        return "    \(terminal.line(curve.name, width: 40)): \(Number.short(first.value, digits: 4)) \(arrow) \(Number.short(last.value, digits: 4))"
            + terminal.styled("  \(Number.grouped(curve.total)) values", .dim) + "\n"
    }

    // MARK: - Failures

    private func failed(_ assertion: Assertion, _ line: Int?) -> String {
        let place = line.map { "\(URL(fileURLWithPath: lesson.file).lastPathComponent):\($0)  " } ?? ""
        var text = "    \(terminal.styled(terminal.symbol("✗", "x"), .boldRed)) \(place)assert \(terminal.line(assertion.source, width: max(20, terminal.width - 14 - place.count)))\n"
        if let message = assertion.message, !message.isEmpty { text += terminal.wrapped(String(message.prefix(2000)), indent: "      ") + "\n" }
        if let detail = assertion.detail {
            let index = detail.index.map { ", first at index [\($0.map(String.init).joined(separator: ", "))]" } ?? ""
            text += "      \(terminal.line(detail.summary + index, width: terminal.width - 8))\n"
            for (name, value) in [("left ", detail.actual), ("right", detail.expected)] {
                if let value { text += "      \(name)  \(terminal.line(value, width: terminal.width - 16))\n" }
            }
        }
        return text
    }

    private func error(_ report: ExceptionReport, _ line: Int?) -> String {
        let name = URL(fileURLWithPath: lesson.file).lastPathComponent
        let at = report.span?.line ?? line
        let message = report.message.isEmpty ? report.type : "\(report.type): \(report.message)"
        if report.announced {
            return "    \(terminal.styled("expected:", .dim)) \(terminal.line(message, width: terminal.width - 16))\n"
        }
        let cell = at.flatMap { line in lesson.cells.first { $0.lines.contains(line) } }.map { ", cell \($0.index + 1)" } ?? ""
        var text = "\n" + terminal.styled("  \(name)\(at.map { ":\($0)" } ?? "")\(cell)", .bold) + "\n"
        text += terminal.styled(terminal.wrapped(String(message.prefix(4000)), indent: "  "), .red) + "\n"
        if let span = report.span ?? at.map({ SourceSpan(line: $0, column: 0, endLine: $0, endColumn: 0) }) { text += excerpt(span) }
        for note in report.notes { text += terminal.wrapped(note, indent: "  ") + "\n" }
        if let layers = report.layers { text += shapeTables([layers]) }
        for help in report.help { text += terminal.wrapped("help: " + help, indent: "  ") + "\n" }
        return text + "\n"
    }

    private func excerpt(_ span: SourceSpan) -> String {
        let lines = lesson.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(span.line - 1) else { return "" }
        let bar = terminal.symbol("│", "|")
        let number = String(span.line)
        let scalars = Array(lines[span.line - 1].unicodeScalars)
        var text = "  \(terminal.styled("\(number) \(bar)", .dim)) \(terminal.line(String(lines[span.line - 1]), width: terminal.width - number.count - 6))\n"
        let from = min(max(span.column, 0), scalars.count)
        let to = span.endLine > span.line ? scalars.count : min(max(span.endColumn, from), scalars.count)
        let before = scalars[..<from].reduce(0) { $0 + Columns.width(Terminal.safe($1)) }
        if to > from, before + number.count + 8 < terminal.width {
            let count = min(scalars[from..<to].reduce(0) { $0 + Columns.width(Terminal.safe($1)) }, terminal.width - before - number.count - 6)
            text += "  \(String(repeating: " ", count: number.count)) \(terminal.styled(bar, .dim)) \(String(repeating: " ", count: before))"
                + terminal.styled(String(repeating: "^", count: max(1, count)), .red) + "\n"
        }
        return text
    }

    // MARK: - End

    public func end(_ record: RunRecord) {
        let ran = record.cells.filter { [.passed, .failed, .limit].contains($0.status) }.count
        let failed = record.assertions.filter { !$0.passed }.count
        let passed = record.assertions.reduce(0) { $0 + ($1.passed ? $1.count : 0) }
        var facts = ["\(ran) of \(record.cells.count) cells run"]
        if passed + failed > 0 { facts.append("\(Number.grouped(passed)) assertions passed" + (failed > 0 ? ", \(failed) failed" : "")) }
        if timings, let seconds = record.seconds { facts.append(duration(seconds)) }
        facts.append("seed \(record.seed)")
        let verdict = record.succeeded ? terminal.styled(terminal.symbol("✓ ", "") + "everything held", .boldGreen)
            : terminal.styled(terminal.symbol("✗ ", "") + (record.kernelsAgree ? "something failed" : "kernels disagree"), .boldRed)
        let list = facts.joined(separator: terminal.symbol(" · ", ", "))
        write("\(verdict)\(Columns.width(list) + 24 > terminal.width ? "\n" + terminal.wrapped(list, indent: "  ") : "  " + list)\n")
    }
}
