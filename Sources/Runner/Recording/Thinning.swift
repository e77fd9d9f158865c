internal import LessonModel

/// A series of values that may be endless: every n-th is kept, and n doubles when there are too many.
struct ThinnedSeries {
    private(set) var points: [Curve.Point] = []
    /// How many values there were.
    private(set) var total = 0
    private var stride = 1
    private var last: Curve.Point?

    mutating func append(_ value: Double, at step: Double) {
        let point = Curve.Point(step: step, value: value)
        if total % stride == 0 { points.append(point) }
        last = point
        total += 1
        if points.count == 2 * Curve.maximalCount {
            points = points.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
            stride *= 2
        }
    }

    /// The points that are drawn: evenly thinned to `Curve.maximalCount`, the first and the last value among them.
    var thinned: [Curve.Point] {
        var all = points
        if let last, all.last != last { all.append(last) }
        let count = Curve.maximalCount
        guard all.count > count else { return all }
        return (0..<count).map { all[$0 * (all.count - 1) / (count - 1)] }
    }
}
