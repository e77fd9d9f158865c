/// What a student gets of a cell.
public enum StudentVersion {
    /// What stands where a solution was.
    public static let stub = ["# YOUR CODE HERE", "raise NotImplementedError()"]

    /// The cell's program text with each solution replaced by a stub, indented as its first marker is.
    public static func starter(of cell: Cell) -> String {
        replacing(cell.solutions, in: cell, by: stub)
    }

    /// The cell's program text without hidden tests.
    public static func visibleTests(of cell: Cell) -> String {
        replacing(cell.hiddenTests, in: cell, by: [])
    }

    private static func replacing(_ regions: [LineRange], in cell: Cell, by stub: [String]) -> String {
        var lines = cell.source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        for region in regions.sorted(by: { $0.first > $1.first }) {
            let first = region.first - cell.sourceLine, last = min(region.last - cell.sourceLine, lines.count - 1)
            guard first >= 0, first <= last else { continue }
            let indent = String(lines[first].prefix { $0 == " " || $0 == "\t" })
            lines.replaceSubrange(first...last, with: stub.map { indent + $0 })
        }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }
}
