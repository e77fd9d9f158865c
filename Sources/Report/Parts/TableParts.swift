import LessonModel

/// Shape tables, assertions and kernel comparisons.
enum TableParts {
    static func shapes(_ shapes: [[Int]]) -> String {
        shapes.map { "(" + $0.map(String.init).joined(separator: ", ") + ($0.count == 1 ? ",)" : ")") }.joined(separator: ", ")
    }

    /// Several shapes below each other, so that a table does not get wider than a page.
    private static func lines(_ shapes: [[Int]]) -> String { shapes.map { HTML.escaped(Self.shapes([$0])) }.joined(separator: ",<br>") }

    /// Tables that follow each other; those of a single layer are put into one, without the same row twice.  A table that the reader has seen before is folded,
    /// and so are those after the second, and those whose layers with parameters are the ones of a table above: another activation is no other network.
    /// - Parameter known: whether the page has shown the same layers with the same shapes already.
    static func shapeTables(_ tables: [ShapeTable], _ words: Words = .english, known: (ShapeTable) -> Bool = { _ in false }) -> String {
        var result = "", single: [ShapeTable] = [], shown = 0
        var weights: Set<[String]> = [], layers: Set<String> = []
        func flush() {
            if !single.isEmpty { result += shapeTable(single, words) }
            single = []
            layers = []
        }
        for table in tables {
            if table.rows.count == 1 {
                if layers.insert("\(table.name) \(table.rows)").inserted { single.append(table) }
                continue
            }
            flush()
            let failed = table.rows.contains(where: \.failed), isKnown = known(table)
            let own = signature(table, of: table.rows.filter { $0.parameters > 0 })
            let isVariant = !own.isEmpty && !weights.insert(own).inserted
            result += shapeTable([table], words, folded: !failed && (isKnown || isVariant || shown >= 2), note: isKnown ? words("as above") : nil)
            if !isKnown, !isVariant { shown += 1 }
        }
        flush()
        return result
    }

    /// What makes two tables say the same: layers and shapes, but for the size of the batch.
    static func signature(_ table: ShapeTable) -> [String] { signature(table, of: table.rows) }

    private static func signature(_ table: ShapeTable, of rows: [ShapeTable.Row]) -> [String] {
        func perExample(_ shapes: [[Int]]) -> String { shapes.map { $0.dropFirst().map(String.init).joined(separator: ",") }.joined(separator: ";") }
        return rows.map { "\($0.path) \($0.type) \(perExample($0.inputs)) \(perExample($0.outputs)) \($0.parameters)" }
    }

    /// The layers of a call that failed: shapes and parameters only, since its work and its fields explain nothing.
    static func shapesOfFailure(_ table: ShapeTable, _ words: Words = .english) -> String {
        var brief = table
        for index in brief.rows.indices {
            brief.rows[index].multiplyAdds = nil
            brief.rows[index].receptiveField = nil
        }
        return shapeTable([brief], words)
    }

    private static func shapeTable(_ tables: [ShapeTable], _ words: Words, folded: Bool = false, note: String? = nil) -> String {
        let all = tables.flatMap { table in table.rows.map { (table: table, row: $0) } }
        let hasField = all.contains { $0.row.receptiveField != nil }
        let hasWork = all.contains { $0.row.multiplyAdds != nil }
        let hasParameters = all.contains { $0.row.parameters > 0 }
        var head = ["Layer", "Input", "Output"].map { "<th scope=\"col\">\(words($0))</th>" }.joined()
        if hasParameters { head += "<th scope=\"col\" class=\"right\">\(words("Parameters"))</th>" }
        if hasWork { head += "<th scope=\"col\" class=\"right\"><abbr title=\"\(words("multiplications with an addition"))\">\(words("Multiply-adds"))</abbr></th>" }
        if hasField { head += "<th scope=\"col\" class=\"right\"><abbr title=\"\(words("the part of the input that one output value depends on"))\">\(words("Receptive field"))</abbr></th>" }
        var body = ""
        for (table, row) in all {
            let indent = " style=\"--depth:\(min(row.depth, 12))\""
            let name = row.path.split(separator: ".").last.map(String.init) ?? table.name
            let failed = row.failed ? " class=\"failed\"" : ""
            // A layer without a name of its own is not named twice.
            let shownName = name == row.type ? "" : "<bdi class=\"path\">\(HTML.escaped(name))</bdi>&#160;"
            body += "<tr\(failed)><th scope=\"row\"\(indent) title=\"\(HTML.attribute(row.path.isEmpty ? table.name : row.path))\">\(shownName)<bdi>\(HTML.escaped(row.type))</bdi>\(calls(row, words))</th>"
                + "<td class=\"shape\">\(lines(row.inputs))</td>"
                + "<td class=\"shape\">\(row.failed ? "<span class=\"badge failed\">\(words("refused"))</span>" : lines(row.outputs))</td>"
            if hasParameters { body += "<td class=\"right\">\(parameters(row, words))</td>" }
            if hasWork { body += "<td class=\"right\">\(row.multiplyAdds.map(Number.grouped) ?? "")</td>" }
            if hasField { body += "<td class=\"right\">\(row.receptiveField.map { $0.map(String.init).joined(separator: " × ") } ?? "")</td>" }
            body += "</tr>\n"
        }
        let drawn = "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>\(head)</tr></thead><tbody>\n\(body)</tbody></table></div>"
        guard tables.count == 1, let table = tables.first else {
            return "<figure class=\"shapes single\">\n<figcaption><strong>\(words("Shapes of single layers"))</strong></figcaption>\n\(drawn)</figure>\n"
        }
        var sum = table.trainable == table.parameters ? words("%1 parameters", Number.grouped(table.parameters))
            : words("%1 parameters, %2 of them trainable", Number.grouped(table.parameters), Number.grouped(table.trainable))
        if table.multiplyAdds > 0 { sum += ", " + words("%1 multiply-adds", Number.grouped(table.multiplyAdds)) }
        let title = "<strong>\(words("Shapes of %1", "<code>\(HTML.escaped(table.name))</code>"))</strong>"
        if folded {
            let line = note.map { "\(sum), \($0)" } ?? sum
            return "<figure class=\"shapes\">\n<details class=\"folded measured\"><summary>\(title) <span>\(line)</span></summary>\n\(drawn)</details></figure>\n"
        }
        return "<figure class=\"shapes\">\n<figcaption>\(title) \(sum)</figcaption>\n\(drawn)</figure>\n"
    }

    private static func calls(_ row: ShapeTable.Row, _ words: Words) -> String {
        var text = ""
        if row.calls > 1 { text += " <span class=\"count\">\(words("%1 calls", Number.grouped(row.calls)))</span>" }
        if row.again { text += " <span class=\"count\" title=\"\(words("the same module, with the same parameters, as in an earlier row"))\">\(words("again"))</span>" }
        return text
    }

    private static func parameters(_ row: ShapeTable.Row, _ words: Words) -> String {
        if row.parameters == 0 { return "" }
        if row.trainable < row.parameters { return "\(Number.grouped(row.parameters)) <span class=\"badge\">\(words(row.trainable == 0 ? "frozen" : "partly frozen"))</span>" }
        return Number.grouped(row.parameters)
    }

    static func assertions(_ assertions: [(line: Int?, assertion: Assertion)], _ words: Words = .english) -> String {
        let rows = assertions.map { line, assertion in
            let state = assertion.passed ? "passed" : "failed"
            let icon = assertion.passed ? "✓" : "✗"
            let count = assertion.count > 1 ? " <span class=\"count\">\(words("%1 times", Number.grouped(assertion.count)))</span>" : ""
            let place = line.map { "<span class=\"place\">\(words("line %1", String($0)))</span>" } ?? ""
            var row = "<li class=\"\(state)\"><span class=\"state\"><span aria-hidden=\"true\">\(icon)</span> \(words(state))</span> <code>\(HTML.escaped(assertion.source))</code>\(count)\(place)"
            if !assertion.passed {
                if let message = assertion.message, !message.isEmpty { row += "<p class=\"message\"><bdi>\(HTML.escaped(message))</bdi></p>" }
                if let detail = assertion.detail { row += self.detail(detail, words) }
            }
            return row + "</li>\n"
        }.joined()
        return "<ul class=\"assertions\">\n\(rows)</ul>\n"
    }

    private static func detail(_ detail: Assertion.Detail, _ words: Words) -> String {
        var text = HTML.escaped(detail.summary)
        if let index = detail.index {
            text = words("%1; first at index %2", text, "<code>[\(index.map(String.init).joined(separator: ", "))]</code>")
        }
        text = "<p class=\"detail\">\(text)</p>"
        guard detail.actual != nil || detail.expected != nil else { return text }
        let rows = [("left side", detail.actual), ("right side", detail.expected)].compactMap { name, value in
            value.map { "<dt>\(words(name))</dt><dd><code>\(HTML.escaped($0))</code></dd>" }
        }.joined()
        return text + "<dl class=\"values\">\(rows)</dl>"
    }

    static func kernels(_ comparison: KernelComparison, _ words: Words = .english) -> String {
        let timed = comparison.rows.contains { $0.fastSeconds != nil }
        let right = ["Line"] + (timed ? ["Optimised", "Reference", "Times faster"] : []) + ["Largest difference", "relative"]
        let head = ["Operation", "Agree", "Shapes"].map { "<th scope=\"col\">\(words($0))</th>" }.joined() + right.map { "<th scope=\"col\" class=\"right\">\(words($0))</th>" }.joined()
        let body = comparison.rows.map { row in
            let state = row.skipped ? "<span class=\"state\">\(words("not compared"))</span>" : row.agrees ? "<span class=\"state\"><span aria-hidden=\"true\">✓</span> \(words("yes"))</span>" : "<span class=\"state\"><span aria-hidden=\"true\">✗</span> \(words("no"))</span>"
            var cells = "<th scope=\"row\">\(HTML.escaped(row.operation))\(row.calls > 1 ? " <span class=\"count\">\(words("%1 calls", Number.grouped(row.calls)))</span>" : "")</th>"
                + "<td class=\"\(row.skipped ? "" : row.agrees ? "passed" : "failed")\">\(state)</td><td class=\"shape\">\(operands(row.shapes))</td><td class=\"right\">\(row.line.map(String.init) ?? "")</td>"
            if timed {
                cells += [row.fastSeconds.map(Number.duration), row.referenceSeconds.map(Number.duration), row.ratio.map { Number.factor($0) + "×" }]
                    .map { "<td class=\"right\">\($0 ?? (row.skipped ? words("too slow") : ""))</td>" }.joined()
            }
            if row.skipped { return "<tr>\(cells)<td></td><td></td></tr>\n" }
            cells += "<td class=\"right\">\(Number.short(row.largestDifference, digits: 2))</td><td class=\"right\">\(Number.short(row.largestRelativeDifference, digits: 2))</td>"
            return "<tr>\(cells)</tr>\n"
        }.joined()
        let table = "<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>\(head)</tr></thead><tbody>\n\(body)</tbody></table></div>"
        let title = "<strong>\(words("Optimised against reference kernels"))</strong>"
        let note = words("agreement means a relative difference of at most %1", Number.short(comparison.tolerance, digits: 2))
        guard comparison.rows.allSatisfy({ $0.agrees || $0.skipped }) else {
            return "<figure class=\"kernels\">\n<figcaption>\(title) \(note)</figcaption>\n\(table)</figure>\n"
        }
        // What is as it should be does not take a page.
        return "<figure class=\"kernels\">\n<details class=\"folded measured\"><summary>\(title) <span>\(summary(comparison, words))</span></summary>\n<p class=\"caption\">\(note)</p>\n\(table)</details></figure>\n"
    }

    private static func summary(_ comparison: KernelComparison, _ words: Words) -> String {
        let compared = comparison.rows.filter { !$0.skipped }
        if compared.isEmpty { return words("not compared") }
        let calls = compared.reduce(0) { $0 + $1.calls }
        let difference = Number.short(compared.map(\.largestRelativeDifference).max() ?? 0, digits: 2)
        var text = words(calls == 1 ? "one call agrees to %2" : "all %1 calls agree to %2", Number.grouped(calls), difference)
        let fast = compared.compactMap(\.fastSeconds).reduce(0, +), reference = compared.compactMap(\.referenceSeconds).reduce(0, +)
        if fast > 0, reference > 0 {
            let ratio = reference / fast
            if ratio > 1.05 { text = words("%1, %2× faster", text, Number.factor(ratio)) }
            if ratio < 0.95 { text = words("%1, %2× slower", text, Number.factor(1 / ratio)) }
        }
        return text
    }

    /// What goes in on one line, what comes out on the next.
    private static func operands(_ shapes: String) -> String {
        HTML.escaped(shapes.replacing(" * ", with: " ∗ ")).replacing(" -&gt; ", with: "<br>→ ")
    }
}
