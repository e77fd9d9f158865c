import LessonModel

/// Draws a graph in layers from top to bottom: each node stands below all that lead to it, and long edges go round the boxes.  Colours are classes of the
/// style sheet.
struct GraphDrawing {
    /// More nodes are not drawn.
    static let maximalNodes = 160

    private static let lineHeight = 16.0, rowGap = 34.0, columnGap = 22.0

    private let graph: Figure.Graph
    private var boxes: [Box] = []
    /// Boxes by layer, from left to right.
    private var rows: [[Int]] = []
    private var paths: [[Int]] = []

    /// A node, or the place where a long edge passes a layer.
    private struct Box {
        /// The node's place in the graph; nil for a passing edge.
        var node: Int?
        var row: Int
        var width: Double
        var height: Double
        /// The middle.
        var x = 0.0
        var before: [Int] = []
        var after: [Int] = []
    }

    init(_ graph: Figure.Graph) {
        self.graph = graph
        let count = min(graph.nodes.count, Self.maximalNodes)
        let edges = Set(graph.edges).filter { (0..<count).contains($0.from) && (0..<count).contains($0.to) && $0.from != $0.to }
            .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        let levels = Self.levels(count, edges)
        for (index, node) in graph.nodes.prefix(count).enumerated() {
            let widest = node.lines.map { Columns.width(Self.shortened($0)) }.max() ?? 1
            boxes.append(Box(node: index, row: levels[index], width: Double(widest) * 7.4 + 18, height: Double(max(1, node.lines.count)) * Self.lineHeight + 10))
        }
        for edge in edges where levels[edge.from] < levels[edge.to] {
            var path = [edge.from]
            for row in (levels[edge.from] + 1)..<levels[edge.to] {
                boxes.append(Box(node: nil, row: row, width: 4, height: 0))
                path.append(boxes.count - 1)
            }
            path.append(edge.to)
            for (a, b) in zip(path, path.dropFirst()) {
                boxes[a].after.append(b)
                boxes[b].before.append(a)
            }
            paths.append(path)
        }
        rows = [[Int]](repeating: [], count: (boxes.map(\.row).max() ?? 0) + 1)
        for index in boxes.indices { rows[boxes[index].row].append(index) }
        order()
        place()
    }

    /// The layer of each node: below all that lead to it; leaves directly above what uses them first.
    private static func levels(_ count: Int, _ edges: [Figure.Graph.Edge]) -> [Int] {
        var levels = [Int](repeating: 0, count: count), waiting = [Int](repeating: 0, count: count)
        var after = [[Int]](repeating: [], count: count)
        for edge in edges {
            after[edge.from].append(edge.to)
            waiting[edge.to] += 1
        }
        let sources = waiting.map { $0 == 0 }
        var ready = (0..<count).filter { sources[$0] }
        while let node = ready.popLast() {
            for next in after[node] {
                levels[next] = max(levels[next], levels[node] + 1)
                waiting[next] -= 1
                if waiting[next] == 0 { ready.append(next) }
            }
        }
        for node in 0..<count where sources[node] { if let first = after[node].map({ levels[$0] }).min() { levels[node] = max(0, first - 1) } }
        // Layers that leaves have left are gone.
        let used = Set(levels).sorted()
        let numbers = Dictionary(zip(used, used.indices)) { first, _ in first }
        return levels.map { numbers[$0] ?? 0 }
    }

    // MARK: - Layout

    /// Boxes of a layer stand in the order of the middle of their neighbours.
    private mutating func order() {
        var places = [Double](repeating: 0, count: boxes.count)
        for row in rows { for (place, box) in row.enumerated() { places[box] = Double(place) } }
        for turn in 0..<8 {
            let isDown = turn % 2 == 0
            for index in isDown ? Array(rows.indices) : rows.indices.reversed() {
                let wanted = rows[index].map { box -> (Double, Int) in
                    let neighbours = isDown ? boxes[box].before : boxes[box].after
                    return (neighbours.isEmpty ? places[box] : neighbours.reduce(0) { $0 + places[$1] } / Double(neighbours.count), box)
                }
                rows[index] = wanted.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
                for (place, box) in rows[index].enumerated() { places[box] = Double(place) }
            }
        }
    }

    /// Boxes move towards the middle of their neighbours as far as those beside them allow.
    private mutating func place() {
        for row in rows {
            var x = 0.0
            for box in row {
                boxes[box].x = x + boxes[box].width / 2
                x += boxes[box].width + Self.columnGap
            }
            for box in row { boxes[box].x -= x / 2 }
        }
        for turn in 0..<12 {
            for row in turn % 2 == 0 ? rows : rows.reversed() {
                let wanted = row.map { box -> Double in
                    let neighbours = boxes[box].before + boxes[box].after
                    return neighbours.isEmpty ? boxes[box].x : neighbours.reduce(0) { $0 + boxes[$1].x } / Double(neighbours.count)
                }
                var left = wanted
                for index in row.indices.dropFirst() {
                    left[index] = max(left[index], left[index - 1] + (boxes[row[index - 1]].width + boxes[row[index]].width) / 2 + Self.columnGap)
                }
                let shift = row.isEmpty ? 0 : zip(wanted, left).reduce(0) { $0 + $1.0 - $1.1 } / Double(row.count)
                for (index, box) in row.enumerated() { boxes[box].x = left[index] + shift }
            }
        }
    }

    // MARK: - Drawing

    func svg(alt: String) -> String {
        let left = (boxes.map { $0.x - $0.width / 2 }.min() ?? 0) - 8, right = (boxes.map { $0.x + $0.width / 2 }.max() ?? 0) + 8
        var tops: [Double] = [], heights: [Double] = [], y = 8.0
        for row in rows {
            let height = row.map { boxes[$0].height }.max() ?? 0
            tops.append(y)
            heights.append(height)
            y += height + Self.rowGap
        }
        let height = y - Self.rowGap + 8, width = right - left
        func top(_ box: Box) -> Double { tops[box.row] + (heights[box.row] - box.height) / 2 }
        var body = ""
        for path in paths {
            var shape = ""
            for (a, b) in zip(path, path.dropFirst()) {
                let (from, to) = (boxes[a], boxes[b])
                let (x0, y0, x1) = (from.x - left, top(from) + from.height, to.x - left)
                let y1 = top(to) - (to.node == nil ? 0 : 6)
                let middle = (y0 + y1) / 2
                if shape.isEmpty { shape = "M\(Number.place(x0)) \(Number.place(y0))" }
                shape += "C\(Number.place(x0)) \(Number.place(middle)) \(Number.place(x1)) \(Number.place(middle)) \(Number.place(x1)) \(Number.place(y1))"
            }
            guard let last = path.last.map({ boxes[$0] }) else { continue }
            let (x, end) = (last.x - left, top(last))
            body += "<path class=\"edge\" d=\"\(shape)\"/><path class=\"head\" d=\"M\(Number.place(x)) \(Number.place(end))l-4 -7h8z\"/>"
        }
        for box in boxes {
            guard let index = box.node else { continue }
            let node = graph.nodes[index]
            let (x, y) = (box.x - left, top(box))
            var lines = ""
            for (number, line) in node.lines.enumerated() {
                let name = line.hasPrefix("grad ") ? " class=\"grad\"" : number == 0 ? " class=\"name\"" : ""
                lines += "<text x=\"\(Number.place(x))\" y=\"\(Number.place(y + 17 + Double(number) * Self.lineHeight))\" text-anchor=\"middle\"\(name)>\(HTML.escaped(Self.shortened(line)))</text>"
            }
            body += "<g class=\"box \(node.kind.rawValue)\"><rect x=\"\(Number.place(x - box.width / 2))\" y=\"\(Number.place(y))\" width=\"\(Number.place(box.width))\" height=\"\(Number.place(box.height))\" rx=\"4\"/>\(lines)</g>"
        }
        // Small graphs are not blown up; wide ones scroll before their words are too small to read.
        let size = " style=\"max-width:\(Number.place(width))px;min-width:\(Number.place(width * 0.6))px\""
        return "<svg class=\"graph\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Number.place(width)) \(Number.place(height))\" role=\"img\" aria-label=\"\(HTML.attribute(alt))\"\(size)>\(body)</svg>"
    }

    private static func shortened(_ text: String) -> String { text.count > 40 ? text.prefix(39) + "…" : text }
}
