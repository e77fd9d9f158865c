import Foundation
import LessonModel

/// Draws one panel of a figure as SVG: axes with round ticks, grid, marks, legend.  Colours are classes of the style sheet, so that they follow light and dark.
struct PanelDrawing {
    let panel: Figure.Panel
    /// The outer box.
    let x: Double
    let y: Double
    let width: Double
    let height: Double

    private var series: [Figure.Series] { panel.marks.compactMap { if case .series(let series) = $0 { series } else { nil } } }
    private var images: [Figure.Image] { panel.marks.compactMap { if case .image(let image) = $0 { image } else { nil } } }
    private var texts: [Figure.Text] { panel.marks.compactMap { if case .text(let text) = $0 { text } else { nil } } }
    private var names: [String]? { series.first { $0.kind == .bars }?.names ?? nil }
    private var sideNames: [String]? { series.first { $0.kind == .horizontalBars }?.names ?? nil }

    func svg() -> String { images.isEmpty ? chart() : raster() }

    private func text(_ x: Double, _ y: Double, _ text: String, _ name: String, anchor: String = "middle", rotated: Bool = false) -> String {
        let turn = rotated ? " transform=\"rotate(-90 \(Number.place(x)) \(Number.place(y)))\"" : ""
        return "<text x=\"\(Number.place(x))\" y=\"\(Number.place(y))\" class=\"\(name)\" text-anchor=\"\(anchor)\"\(turn)>\(HTML.escaped(Self.shortened(text)))</text>"
    }

    /// The distance of neighbouring bars: 1 for named ones, the width of a bin for those of a histogram.
    private static func gap(_ series: Figure.Series) -> Double {
        let places = series.x.sorted()
        return zip(places.dropFirst(), places).map { $0 - $1 }.filter { $0 > 0 && $0.isFinite }.min() ?? 1
    }

    private static func shortened(_ text: String) -> String {
        let line = text.replacing("\n", with: " ")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }

    // MARK: - Pictures

    private func raster() -> String {
        guard let image = images.first, image.width > 0, image.height > 0 else { return "" }
        let top = panel.title == nil ? 4.0 : 22.0
        let (roomX, roomY) = (max(width - 8, 1), max(height - top - 4, 1))
        let scale = min(roomX / Double(image.width), roomY / Double(image.height))
        let (w, h) = (Double(image.width) * scale, Double(image.height) * scale)
        let (left, upper) = (x + (width - w) / 2, y + top + (roomY - h) / 2)
        let data = Data(PNG.file(image)).base64EncodedString()
        let box = "x=\"\(Number.place(left))\" y=\"\(Number.place(upper))\" width=\"\(Number.place(w))\" height=\"\(Number.place(h))\""
        var result = "<image \(box) preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,\(data)\"/>"
        result += "<rect \(box) class=\"frame\"/>"
        // What is drawn on a picture has its pixels as coordinates, with whole numbers in their middle.
        func placeX(_ value: Double) -> Double? { value.isFinite ? left + (value + 0.5) * scale : nil }
        func placeY(_ value: Double) -> Double? { value.isFinite ? upper + (value + 0.5) * scale : nil }
        for (index, series) in self.series.enumerated() { result += outline(series, index, placeX, placeY) }
        for text in texts { result += words(text, placeX, placeY, size: min(max(scale * 0.42, 7), 20), onPicture: true) }
        if let title = panel.title { result += text(x + width / 2, y + 15, title, "title") }
        return result
    }

    /// A line on a picture, broken where a value is missing.
    private func outline(_ series: Figure.Series, _ index: Int, _ placeX: (Double) -> Double?, _ placeY: (Double) -> Double?) -> String {
        let (name, style) = colour(series.color, index)
        var pieces: [[String]] = [[]]
        for (x, y) in zip(series.x, series.y) {
            if let px = placeX(x), let py = placeY(y) { pieces[pieces.count - 1].append("\(Number.place(px)),\(Number.place(py))") } else { pieces.append([]) }
        }
        let isPoints = series.kind == .points
        let drawn = pieces.filter { !$0.isEmpty }.map { piece in
            isPoints ? piece.map { place in
                let parts = place.split(separator: ",")
                return "<circle cx=\"\(parts[0])\" cy=\"\(parts[1])\" r=\"3.6\"/>"
            }.joined() : "<polyline points=\"\(piece.joined(separator: " "))\"\(series.dashed ? " stroke-dasharray=\"6 4\"" : "")/>"
        }.joined()
        return "<g class=\"series outline \(name)\"\(style)>\(drawn)</g>"
    }

    /// Words at a place.  A picture's brightness does not follow the page's, so words on it are dark with a light rim in both faces.
    private func words(_ text: Figure.Text, _ placeX: (Double) -> Double?, _ placeY: (Double) -> Double?, size: Double, onPicture: Bool = false) -> String {
        guard let px = placeX(text.x), let py = placeY(text.y) else { return "" }
        let anchor = text.side == "left" ? "start" : text.side == "right" ? "end" : "middle"
        let drop = text.height == "center" || text.height == "center_baseline" ? size * 0.36 : text.height == "top" ? size * 0.8 : 0
        let dark = onPicture ? " style=\"--c:#16191d;--paper:#fff\"" : ""
        let (name, style) = text.color == nil ? ("plain", dark) : colour(text.color, 0)
        let declared = style.isEmpty ? "" : style.dropFirst(" style=\"".count).dropLast() + ";"
        return "<text x=\"\(Number.place(px))\" y=\"\(Number.place(py + drop))\" class=\"series words \(name)\" text-anchor=\"\(anchor)\" style=\"\(declared)font-size:\(Number.place(size))px\">"
            + "\(HTML.escaped(Self.shortened(text.text)))</text>"
    }

    // MARK: - Charts

    private func chart() -> String {
        let all = series
        let hasLegend = all.contains { $0.label != nil } && (panel.legend || all.count > 1)
        let bars = all.contains { $0.kind == .bars }, sideBars = all.contains { $0.kind == .horizontalBars }
        let rows = hasLegend ? legendRows(all, width - 72) : []
        let top = y + (panel.title == nil ? 12 : 30) + 22 * Double(rows.count)
        let bottom = y + height - (panel.xLabel == nil ? 26 : 44)
        let yScale = AxisScale(values: all.flatMap(\.y) , limits: panel.yLimits, isLog: panel.yScale == .log, from: bottom, to: max(top, y) , includesZero: bars)
        let yTicks = sideBars ? [] : yScale.ticks(max(2, Int((bottom - top) / 45)))
        let widest = (yTicks.map(\.text.count) + (sideNames ?? []).map { min($0.count, 24) }).max() ?? 1
        let left = x + Double(widest) * 6.6 + 14 + (panel.yLabel == nil ? 0 : 20)
        let right = x + width - 12
        guard right - left > 20, bottom - top > 20 else { return "" }
        let xs = all.flatMap { series in series.kind == .bars ? series.x.flatMap { [$0 - Self.gap(series) / 2, $0 + Self.gap(series) / 2] } : series.x }
        let xScale = AxisScale(values: xs, limits: panel.xLimits, isLog: panel.xScale == .log, from: left, to: right, margin: 0.02, includesZero: sideBars)
        var result = panel.axes ? axes(xScale, yScale, yTicks, left, right, top, bottom) : ""
        for (index, series) in all.enumerated() { result += draw(series, index, xScale, yScale, all.count, left, right, top, bottom) }
        for text in texts { result += words(text, xScale.place, yScale.place, size: 12) }
        for (number, row) in rows.enumerated() { result += legend(row, left, top - 14 - 22 * Double(rows.count - 1 - number)) }
        if let title = panel.title { result += text((left + right) / 2, y + 18, title, "title") }
        if let label = panel.xLabel { result += text((left + right) / 2, y + height - 8, label, "label") }
        if let label = panel.yLabel { result += text(x + 14, (top + bottom) / 2, label, "label", rotated: true) }
        if !all.contains(where: { $0.y.contains { $0.isFinite && (panel.yScale != .log || $0 > 0) } }) {
            result += text((left + right) / 2, (top + bottom) / 2, "no finite values", "label")
        }
        return result
    }

    private func axes(_ xScale: AxisScale, _ yScale: AxisScale, _ yTicks: [(value: Double, text: String)], _ left: Double, _ right: Double, _ top: Double,
                      _ bottom: Double) -> String {
        var result = ""
        func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ name: String) {
            result += "<line x1=\"\(Number.place(x1))\" y1=\"\(Number.place(y1))\" x2=\"\(Number.place(x2))\" y2=\"\(Number.place(y2))\" class=\"\(name)\"/>"
        }
        for tick in yTicks {
            guard let place = yScale.place(tick.value), place >= top - 1, place <= bottom + 1 else { continue }
            line(left, place, right, place, "grid")
            result += text(left - 8, place + 4, tick.text, "tick", anchor: "end")
        }
        if let names {
            for (index, name) in names.prefix(60).enumerated() {
                if let place = xScale.place(Double(index)) { result += text(place, bottom + 18, String(name.prefix(14)), "tick") }
            }
        } else {
            for tick in xScale.ticks(max(2, Int((right - left) / 80))) {
                guard let place = xScale.place(tick.value), place >= left - 1, place <= right + 1 else { continue }
                if panel.grid { line(place, top, place, bottom, "grid") }
                line(place, bottom, place, bottom + 4, "axis")
                result += text(place, bottom + 18, tick.text, "tick")
            }
        }
        if let sideNames {
            let step = (bottom - top) / Double(max(sideNames.count, 1))
            for (index, name) in sideNames.prefix(80).enumerated() {
                result += text(left - 8, top + (Double(index) + 0.5) * step + 4, String(name.prefix(24)), "tick", anchor: "end")
            }
        }
        line(left, bottom, right, bottom, "axis")
        return result
    }

    private func colour(_ series: Figure.Series, _ index: Int) -> (name: String, style: String) { colour(series.color, index) }

    private func colour(_ written: String?, _ index: Int) -> (name: String, style: String) {
        if let colour = written {
            if let number = Int(colour) { return ("s\(((number % 8) + 8) % 8)", "") }
            if colour.wholeMatch(of: #/#[0-9a-fA-F]{6}/#) != nil { return ("own", " style=\"--c:\(colour)\"") }
        }
        return ("s\(index % 8)", "")
    }

    private func draw(_ series: Figure.Series, _ index: Int, _ xScale: AxisScale, _ yScale: AxisScale, _ count: Int, _ left: Double, _ right: Double, _ top: Double,
                      _ bottom: Double) -> String {
        let (name, style) = colour(series, index)
        let points = zip(series.x, series.y)
        var body = ""
        switch series.kind {
        case .bars:
            let shared = max(1, self.series.filter { $0.kind == .bars }.count)
            let first = series.x.first ?? 0
            let step = series.x.count > 1 ? abs((xScale.place(first + Self.gap(series)) ?? 0) - (xScale.place(first) ?? 0)) : (right - left) / 3
            let width = max(1, step * 0.8 / Double(shared))
            let base = yScale.place(0) ?? bottom
            for (x, y) in points {
                guard let middle = xScale.place(x), let end = yScale.place(y) else { continue }
                let start = middle - width * Double(shared) / 2 + width * Double(index % shared)
                body += "<rect x=\"\(Number.place(start))\" y=\"\(Number.place(min(base, end)))\" width=\"\(Number.place(width * 0.94))\" height=\"\(Number.place(abs(base - end)))\">"
                    + "<title>\(HTML.escaped(label(series, x)))\(HTML.escaped(Number.short(y)))</title></rect>"
            }
        case .horizontalBars:
            let step = (bottom - top) / Double(max(series.y.count, 1))
            let base = xScale.place(0) ?? left
            for (position, (value, _)) in points.enumerated() {
                guard let end = xScale.place(value) else { continue }
                body += "<rect x=\"\(Number.place(min(base, end)))\" y=\"\(Number.place(top + (Double(position) + 0.12) * step))\" width=\"\(Number.place(abs(end - base)))\" height=\"\(Number.place(step * 0.76))\">"
                    + "<title>\(HTML.escaped(Number.short(value)))</title></rect>"
            }
        case .points:
            for (x, y) in points {
                guard let px = xScale.place(x), let py = yScale.place(y) else { continue }
                body += "<circle cx=\"\(Number.place(px))\" cy=\"\(Number.place(py))\" r=\"3.2\"><title>\(HTML.escaped(Number.short(x))), \(HTML.escaped(Number.short(y)))</title></circle>"
            }
        case .line, .steps:
            return line(series, name, style, xScale, yScale)
        }
        return "<g class=\"series \(name) \(series.kind == .points ? "points" : "bars")\"\(style)>\(body)</g>"
    }

    private func label(_ series: Figure.Series, _ x: Double) -> String {
        let place = series.names.flatMap { $0.indices.contains(Int(x)) ? $0[Int(x)] : nil } ?? Number.short(x)
        return place + ": "
    }

    /// A line, broken where a value cannot be drawn.  The values stand beside the places for the script that shows them.
    private func line(_ series: Figure.Series, _ name: String, _ style: String, _ xScale: AxisScale, _ yScale: AxisScale) -> String {
        var pieces: [[String]] = [[]]
        var values: [String] = []
        var marks = ""
        let few = series.y.count <= 40
        var previous: Double?
        for (x, y) in zip(series.x, series.y) {
            guard let px = xScale.place(x), let py = yScale.place(y) else {
                if !(pieces.last?.isEmpty ?? true) { pieces.append([]) }
                previous = nil
                continue
            }
            if series.kind == .steps, let previous { pieces[pieces.count - 1].append("\(Number.place(px)),\(Number.place(previous))") }
            pieces[pieces.count - 1].append("\(Number.place(px)),\(Number.place(py))")
            previous = py
            values.append("\(Number.place(px)) \(Number.place(py)) \(Number.short(x, digits: 7)) \(Number.short(y, digits: 5))")
            if few || series.markers, values.count <= 200 {
                marks += "<circle cx=\"\(Number.place(px))\" cy=\"\(Number.place(py))\" r=\"\(few ? "2.6" : "2")\"><title>\(HTML.escaped(series.label.map { $0 + " " } ?? ""))"
                    + "\(HTML.escaped(Number.short(y))) at \(HTML.escaped(Number.short(x, digits: 7)))</title></circle>"
            }
        }
        let dash = series.dashed ? " stroke-dasharray=\"6 4\"" : ""
        let lines = pieces.filter { !$0.isEmpty }.map { "<polyline points=\"\($0.joined(separator: " "))\"\(dash)/>" }.joined()
        let label = series.label.map { " data-name=\"\(HTML.attribute($0))\"" } ?? ""
        return "<g class=\"series line \(name)\"\(style)\(label) data-values=\"\(values.joined(separator: ";"))\">\(lines)\(marks)</g>"
    }

    /// The room of a label in the legend, with its line; wide enough for the larger letters of a narrow screen.
    private static func room(_ label: String) -> Double { 26 + Double(label.unicodeScalars.count) * 9.2 + 16 }

    /// The named series in as many rows as they need.
    private func legendRows(_ all: [Figure.Series], _ width: Double) -> [[(index: Int, label: String)]] {
        var rows: [[(index: Int, label: String)]] = [], used = 0.0
        for (index, series) in all.enumerated() {
            guard let label = series.label.map(Self.shortened) else { continue }
            if rows.isEmpty || used + Self.room(label) > width {
                if rows.count == 4 { break }
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append((index, label))
            used += Self.room(label)
        }
        return rows
    }

    private func legend(_ row: [(index: Int, label: String)], _ left: Double, _ y: Double) -> String {
        var result = "", at = left
        for (index, label) in row {
            let (name, style) = colour(series[index], index)
            result += "<g class=\"series key \(name)\"\(style)><line x1=\"\(Number.place(at))\" y1=\"\(Number.place(y - 4))\" x2=\"\(Number.place(at + 20))\" y2=\"\(Number.place(y - 4))\""
                + (series[index].dashed ? " stroke-dasharray=\"6 4\"" : "") + "/></g>" + text(at + 26, y, label, "label", anchor: "start")
            at += Self.room(label)
        }
        return result
    }
}
