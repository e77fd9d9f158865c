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

    /// Comparisons that a cell's table has at most; those that disagree come first.
    private static let maximalRows = 64
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
        var result: [(order: Int, row: LessonModel.KernelComparison.Row)] = []
        for (key, row) in rows.sorted(by: { $0.value.order < $1.value.order }) {
            if row.comparison.referenceSeconds != nil {
                let calls = Double(max(1, row.calls))
                result.append((row.order, Self.row(row, row.comparison, fast: row.fast / calls, reference: row.reference / calls, timings: timings)))
                continue
            }
            known.insert(key)
            guard result.count < Self.maximalRows, let repetition = row.comparison.repetition else { continue }
            guard Double(row.comparison.multiplyAdds) / Self.referenceRate <= Self.longestReference, let measured = repetition() else {
                var skipped = Self.row(row, row.comparison, fast: row.fast / Double(max(1, row.calls)), reference: nil, timings: timings)
                skipped.skipped = true
                result.append((row.order, skipped))
                continue
            }
            result.append((row.order, Self.row(row, measured, fast: measured.fastSeconds, reference: measured.referenceSeconds, timings: timings)))
        }
        if result.isEmpty { return nil }
        let disagreeing = result.filter { !$0.row.agrees }, agreeing = result.filter { $0.row.agrees }
        let kept = (disagreeing + agreeing).prefix(Self.maximalRows).sorted { $0.order < $1.order }
        return LessonModel.KernelComparison(rows: kept.map(\.row))
    }

    private static func row(_ row: Row, _ measured: Tensors.KernelComparison, fast: Double?, reference: Double?, timings: Bool) -> LessonModel.KernelComparison.Row {
        func text(_ shape: [Int]) -> String { "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")") }
        return LessonModel.KernelComparison.Row(
            operation: measured.operation, shapes: measured.shapes.map(text).joined(separator: " * ") + " -> " + text(measured.outputShape), line: row.line, calls: row.calls,
            fastSeconds: timings ? fast : nil, referenceSeconds: timings ? reference : nil, largestDifference: measured.maximumDifference,
            largestRelativeDifference: measured.maximumRelativeDifference, agrees: measured.agrees)
    }
}
