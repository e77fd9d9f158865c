import Foundation
import LessonModel

/// Figures and curves as HTML `<figure>` elements with one SVG each.
enum FigurePart {
    static func html(_ figure: Figure, id: String, _ words: Words = .english) -> String {
        var drawing = svg(figure, id: id)
        if let graph = figure.graph {
            drawing = "<div class=\"scroll\" tabindex=\"0\">\(GraphDrawing(graph).svg(alt: figure.alt))</div>"
            let shown = min(graph.nodes.count, GraphDrawing.maximalNodes)
            if shown < graph.total { drawing += "\n<figcaption>\(words("%1 of %2 nodes are drawn, those nearest the result.", String(shown), Number.grouped(graph.total)))</figcaption>" }
        } else if drawing.isEmpty, let source = figure.svg {
            // Somebody else's drawing: as an image it can neither run nor load anything.
            drawing = "<img class=\"drawing\" alt=\"\(HTML.attribute(figure.alt))\" src=\"data:image/svg+xml;base64,\(Data(source.utf8).base64EncodedString())\">"
        }
        return "<figure class=\"plot\" id=\"\(id)\">\n\(drawing)\n\(dataTable(figure, words))</figure>\n"
    }

    static func svg(_ figure: Figure, id: String) -> String {
        guard !figure.panels.isEmpty else { return "" }
        let columns = max(1, min(figure.columns, figure.panels.count)), rows = (figure.panels.count + columns - 1) / columns
        let onlyImages = figure.panels.allSatisfy(hasImage)
        let aspect = figure.size.flatMap { $0.count == 2 && $0[0] > 0 && $0[1] > 0 ? $0[1] / $0[0] : nil }
        let width = 680.0
        let cell = width / Double(columns)
        var panelHeight = onlyImages ? min(cell, 260, tallest(figure.panels, in: cell)) : columns == 1 ? 300 : min(max(cell * 0.8, 190), 300)
        if let aspect, !onlyImages { panelHeight = min(max(width * aspect, 160), 520) / Double(rows) }
        let titled = figure.title == nil ? 0.0 : 26.0
        let height = titled + panelHeight * Double(rows)
        var body = figure.title.map { "<text x=\"340\" y=\"18\" class=\"title\" text-anchor=\"middle\">\(HTML.escaped($0))</text>" } ?? ""
        for (index, panel) in figure.panels.enumerated() {
            let drawing = PanelDrawing(panel: panel, x: Double(index % columns) * cell, y: titled + Double(index / columns) * panelHeight, width: cell, height: panelHeight)
            body += "<g>\(drawing.svg())</g>"
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Number.place(width)) \(Number.place(height))\" role=\"img\" aria-label=\"\(HTML.attribute(figure.alt))\">\(body)</svg>"
    }

    /// The height that the pictures need in panels of a width, so that low ones leave no empty space.
    private static func tallest(_ panels: [Figure.Panel], in width: Double) -> Double {
        panels.map { panel in
            let heights = panel.marks.map { mark in
                if case .image(let image) = mark, image.width > 0 { Double(image.height) / Double(image.width) * max(width - 8, 1) } else { 0.0 }
            }
            return (heights.max() ?? 0) + (panel.title == nil ? 8 : 26)
        }.max() ?? 260
    }

    private static func hasImage(_ panel: Figure.Panel) -> Bool { panel.marks.contains { if case .image = $0 { true } else { false } } }

    /// The numbers behind the lines of a figure, folded.
    private static func dataTable(_ figure: Figure, _ words: Words) -> String {
        // Lines on a picture only mark places in it.
        let series = figure.panels.filter { !hasImage($0) }.flatMap { panel in panel.marks.compactMap { if case .series(let series) = $0 { (panel, series) } else { nil } } }
        guard !series.isEmpty else { return "" }
        var tables = ""
        for (panel, series) in series.prefix(12) {
            let count = min(series.x.count, series.y.count)
            let shown = 60
            // Evenly chosen rows, the last one always.
            let rows = count <= shown ? Array(0..<count) : (0..<shown).map { $0 * (count - 1) / (shown - 1) }
            let body = rows.map { "<tr><td>\(HTML.escaped(Number.short(series.x[$0], digits: 7)))</td><td>\(HTML.escaped(Number.short(series.y[$0], digits: 6)))</td></tr>" }.joined()
            let name = series.label ?? panel.title ?? words("values")
            let caption = count > shown ? words("%1 (%2 of %3)", name, String(shown), Number.grouped(count)) : name
            tables += "<table><caption>\(HTML.escaped(caption))</caption><thead><tr><th scope=\"col\">\(HTML.escaped(panel.xLabel ?? "x"))</th>"
                + "<th scope=\"col\">\(HTML.escaped(panel.yLabel ?? series.label ?? "y"))</th></tr></thead><tbody>\(body)</tbody></table>"
        }
        return "<details class=\"data\"><summary>\(words("The values as a table"))</summary><div class=\"scroll tables\">\(tables)</div></details>\n"
    }

    // MARK: - Curves

    /// Curves of one cell, those that share axes in one picture.
    static func curves(_ curves: [Curve], id: String, _ words: Words = .english) -> String {
        var groups: [[Curve]] = []
        for curve in curves {
            if let index = groups.firstIndex(where: { shareAxes($0[0], curve) && $0.count < 8 }) { groups[index].append(curve) } else { groups.append([curve]) }
        }
        return groups.enumerated().map { chart($0.element, id: "\(id)-\($0.offset + 1)", words) }.joined()
    }

    private static func shareAxes(_ a: Curve, _ b: Curve) -> Bool {
        if a.group != nil || b.group != nil { return a.group == b.group && a.xLabel == b.xLabel }
        guard a.xLabel == b.xLabel, a.points.first?.step == b.points.first?.step, a.points.last?.step == b.points.last?.step else { return false }
        let size = { (curve: Curve) in curve.points.map { abs($0.value) }.filter(\.isFinite).max() ?? 0 }
        let (x, y) = (size(a), size(b))
        return x > 0 && y > 0 && x / y < 20 && y / x < 20
    }

    private static func chart(_ curves: [Curve], id: String, _ words: Words) -> String {
        let values = curves.flatMap { $0.points.map(\.value) }.filter(\.isFinite)
        let (low, high) = (values.min() ?? 0, values.max() ?? 0)
        let offersLog = low > 0 && high / low > 10
        let names = curves.map(\.name).joined(separator: ", ")
        let panels = [Figure.Panel.Scale.linear, .log].map { scale in
            Figure.Panel(xLabel: words(curves[0].xLabel), yLabel: curves.count == 1 ? curves[0].yLabel ?? curves[0].name : curves[0].yLabel, yScale: scale, marks: curves.map { curve in
                .series(Figure.Series(label: curve.name, x: curve.points.map(\.step), y: curve.points.map(\.value)))
            })
        }
        let figure = Figure(alt: description(curves), panels: [panels[0]])
        var drawing = svg(figure, id: id)
        if offersLog {
            let other = svg(Figure(alt: figure.alt + " Logarithmic scale.", panels: [panels[1]]), id: id)
            drawing = "<input type=\"radio\" name=\"\(id)\" id=\"\(id)-linear\" class=\"linear\" checked><label for=\"\(id)-linear\">\(words("linear"))</label>"
                + "<input type=\"radio\" name=\"\(id)\" id=\"\(id)-log\" class=\"log\"><label for=\"\(id)-log\">\(words("logarithmic"))</label>"
                + "<div class=\"linear-plot\">\(drawing)</div><div class=\"log-plot\">\(other)</div>"
        }
        let thinned = curves.filter { $0.total > $0.points.count }
            .map { words("%1: %2 of %3 values are drawn.", HTML.escaped($0.name), Number.grouped($0.points.count), Number.grouped($0.total)) }
        let caption = ([HTML.escaped(summary(curves, words))] + thinned).filter { !$0.isEmpty }.joined(separator: " · ")
        return "<figure class=\"plot curve\" id=\"\(id)\">\n<figcaption><strong>\(HTML.escaped(names))</strong> \(caption)</figcaption>\n\(drawing)\n"
            + "\(dataTable(figure, words))</figure>\n"
    }

    private static func summary(_ curves: [Curve], _ words: Words) -> String {
        guard curves.count == 1, let first = curves[0].points.first, let last = curves[0].points.last else { return "" }
        return words(curves[0].xLabel == "step" ? "from %1 to %2 in %3 steps" : "from %1 to %2 in %3 values", Number.short(first.value, digits: 4), Number.short(last.value, digits: 4),
                     Number.grouped(curves[0].total))
    }

    /// What the picture says, in words.
    private static func description(_ curves: [Curve]) -> String {
        "Line chart. " + curves.map { curve in
            let values = curve.points.map(\.value).filter(\.isFinite)
            guard let first = curve.points.first, let last = curve.points.last, let low = values.min(), let high = values.max() else { return "\(curve.name): no values." }
            return "\(curve.name) over \(curve.xLabel): \(Number.short(first.value, digits: 4)) at the start, \(Number.short(last.value, digits: 4)) at the end, "
                + "between \(Number.short(low, digits: 4)) and \(Number.short(high, digits: 4))."
        }.joined(separator: " ")
    }
}
