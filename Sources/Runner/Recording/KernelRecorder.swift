internal import LessonModel
internal import Tensors

/// Collects comparisons of optimised and reference kernels: one row for each operation and its shapes.
struct KernelRecorder {
    private struct Key: Hashable {
        var operation: String
        var shapes: [[Int]]
        var output: [Int]
    }

    private struct Row {
        var comparison: Tensors.KernelComparison
        var line: Int?
        var calls = 0
        var fast = 0.0, reference = 0.0
        var order: Int
    }

    /// Comparisons that a cell's table has at most: those that disagree, then those with the most work.  The others are one row together.
    private static let maximalRows = 12
    private static let maximalMeasured = 200
    /// Seconds that the reference kernel may take where nobody asked for it, at the rate that it has at least.
    private static let longestReference = 0.3, referenceRate = 4e8

    private var rows: [Key: Row] = [:]
    private var left = 0
    /// Shapes of earlier cells, in a run that compares only for the table.
    private var known: Set<Key> = []

    mutating func begin() {
        rows = [:]
        left = 0
    }

    mutating func take(_ comparison: Tensors.KernelComparison, line: Int?) {
        let key = Key(operation: comparison.operation, shapes: comparison.shapes, output: comparison.outputShape)
        if comparison.referenceSeconds == nil, known.contains(key) { return }
        guard var row = rows.removeValue(forKey: key) ?? (rows.count < 4096 ? Row(comparison: comparison, line: line, order: rows.count) : nil) else {
            left += 1
            return
        }
        row.calls += 1
        row.fast += comparison.fastSeconds ?? 0
        row.reference += comparison.referenceSeconds ?? 0
        row.comparison.maximumDifference = max(row.comparison.maximumDifference, comparison.maximumDifference)
        row.comparison.maximumRelativeDifference = max(row.comparison.maximumRelativeDifference, comparison.maximumRelativeDifference)
        row.comparison.agrees = row.comparison.agrees && comparison.agrees
        rows[key] = row
    }

    /// The cell's table.  Where only the fast kernel ran, both run now, on other numbers of the same shapes, so that the times of the cell itself stay what they are.
    mutating func table(timings: Bool) -> LessonModel.KernelComparison? {
        var result: [Measured] = []
        for (key, row) in rows.sorted(by: { $0.value.order < $1.value.order }) {
            let calls = Double(max(1, row.calls))
            if row.comparison.referenceSeconds != nil {
                result.append(Measured(row, Self.row(row, row.comparison, fast: row.fast / calls, reference: row.reference / calls)))
                continue
            }
            known.insert(key)
            guard result.count < Self.maximalMeasured, let repetition = row.comparison.repetition else { continue }
            if Double(row.comparison.multiplyAdds) / Self.referenceRate <= Self.longestReference, let measured = repetition() {
                result.append(Measured(row, Self.row(row, measured, fast: measured.fastSeconds, reference: measured.referenceSeconds)))
            } else {
                var skipped = Self.row(row, row.comparison, fast: row.fast / calls, reference: nil)
                skipped.skipped = true
                result.append(Measured(row, skipped))
            }
        }
        if result.isEmpty { return nil }
        let ranked = result.sorted { a, b in
            if a.row.agrees != b.row.agrees { return !a.row.agrees }
            return a.work != b.work ? a.work > b.work : a.order < b.order
        }
        let fits = ranked.count <= Self.maximalRows
        var kept = ranked.prefix(fits ? Self.maximalRows : Self.maximalRows - 1).sorted { $0.order < $1.order }.map(\.row)
        if !fits { kept.append(Self.together(ranked.dropFirst(Self.maximalRows - 1).map(\.row))) }
        if !timings {
            for index in kept.indices {
                kept[index].fastSeconds = nil
                kept[index].referenceSeconds = nil
            }
        }
        return LessonModel.KernelComparison(rows: kept)
    }

    private struct Measured {
        let row: LessonModel.KernelComparison.Row
        let order: Int
        let work: Int

        init(_ row: Row, _ made: LessonModel.KernelComparison.Row) {
            self.row = made
            order = row.order
            work = row.comparison.multiplyAdds > 0 ? row.comparison.multiplyAdds : row.comparison.outputShape.reduce(1) { $0 &* $1 }
        }
    }

    /// One row for many: the times are those of one call of each.
    private static func together(_ rows: [LessonModel.KernelComparison.Row]) -> LessonModel.KernelComparison.Row {
        let compared = rows.filter { !$0.skipped }
        let operations = Set(rows.map(\.operation)).sorted()
        return LessonModel.KernelComparison.Row(
            operation: operations.count == 1 ? operations[0] : "others", shapes: "\(rows.count) other shapes", line: Set(rows.map(\.line)).count == 1 ? rows.first?.line : nil,
            calls: rows.reduce(0) { $0 + $1.calls }, fastSeconds: compared.reduce(0) { $0 + ($1.fastSeconds ?? 0) }, referenceSeconds: compared.reduce(0) { $0 + ($1.referenceSeconds ?? 0) },
            largestDifference: rows.map(\.largestDifference).max() ?? 0, largestRelativeDifference: rows.map(\.largestRelativeDifference).max() ?? 0,
            agrees: rows.allSatisfy(\.agrees), skipped: compared.isEmpty)
    }

    private static func row(_ row: Row, _ measured: Tensors.KernelComparison, fast: Double?, reference: Double?) -> LessonModel.KernelComparison.Row {
        func text(_ shape: [Int]) -> String { "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")") }
        return LessonModel.KernelComparison.Row(
            operation: measured.operation, shapes: measured.shapes.map(text).joined(separator: " * ") + " -> " + text(measured.outputShape), line: row.line, calls: row.calls,
            fastSeconds: fast, referenceSeconds: reference, largestDifference: measured.maximumDifference,
            largestRelativeDifference: measured.maximumRelativeDifference, agrees: measured.agrees)
    }
}
