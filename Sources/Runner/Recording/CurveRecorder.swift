internal import LessonModel

/// Follows training loops: the values whose gradients were computed before each step of an optimiser, what the loop prints, and what the program logs.
struct CurveRecorder {
    /// A place of the program that calls `backward()`.
    private struct Site {
        var name: String
        var line: Int?
        var order: Int
        /// Every value, for loops that change parameters by hand.
        var all = ThinnedSeries()
        /// The values that stood when an optimiser made its step.
        var atSteps = ThinnedSeries()
        /// The same values for each optimiser: several trainings in one cell are several curves.
        var trainings: [Training] = []
        var pending: Double?

        mutating func add(_ value: Double, of optimizer: AnyObject?, most: Int) {
            guard let optimizer else { return }
            if let index = trainings.firstIndex(where: { $0.optimizer === optimizer }) {
                trainings[index].series.append(value, at: Double(trainings[index].series.total))
            } else if trainings.count < most {
                var training = Training(optimizer: optimizer)
                training.series.append(value, at: 0)
                trainings.append(training)
            }
        }
    }

    /// The steps of one optimiser.  It is not kept alive: another one may come to lie at its place, but the reference is empty by then.
    private struct Training {
        weak var optimizer: AnyObject?
        var series = ThinnedSeries()
    }

    private struct Key: Hashable {
        var name: String
        var line: Int?
    }

    private static let leastCount = 2
    private static let maximalSites = 64
    /// More trainings than one picture holds are one curve.
    private static let maximalTrainings = 8

    private var sites: [Key: Site] = [:]
    private var logged: [(name: String, line: Int?, series: ThinnedSeries)] = []
    var printed = PrintedCurves()

    /// `backward()` was called on a scalar.
    mutating func backward(_ name: String, value: Double, line: Int?) {
        let key = Key(name: name, line: line)
        if sites[key] == nil {
            guard sites.count < Self.maximalSites else { return }
            sites[key] = Site(name: name, line: line, order: sites.count)
        }
        guard var site = sites.removeValue(forKey: key) else { return }
        site.all.append(value, at: Double(site.all.total))
        site.pending = value
        sites[key] = site
    }

    /// An optimiser changed its parameters.
    mutating func optimizerStep(_ optimizer: AnyObject?) {
        for key in Array(sites.keys) {
            guard let value = sites[key]?.pending else { continue }
            let step = Double(sites[key]?.atSteps.total ?? 0)
            sites[key]?.atSteps.append(value, at: step)
            sites[key]?.pending = nil
            sites[key]?.add(value, of: optimizer, most: Self.maximalTrainings + 1)
        }
    }

    /// A value that the program logged under a name.
    mutating func log(_ name: String, value: Double, step: Double?, line: Int?) {
        if let index = logged.firstIndex(where: { $0.name == name }) {
            logged[index].series.append(value, at: step ?? Double(logged[index].series.total))
        } else if logged.count < Self.maximalSites {
            var series = ThinnedSeries()
            series.append(value, at: step ?? 0)
            logged.append((name, line, series))
        }
    }

    /// The curves of the cell.
    func curves() -> [(curve: Curve, line: Int?)] {
        var result: [(curve: Curve, line: Int?)] = []
        for site in sites.values.sorted(by: { $0.order < $1.order }) {
            let series = site.atSteps.total > 0 ? site.atSteps : site.all
            guard series.total >= Self.leastCount else { continue }
            if (2...Self.maximalTrainings).contains(site.trainings.count), site.trainings.allSatisfy({ $0.series.total >= Self.leastCount }) {
                for (index, training) in site.trainings.enumerated() {
                    result.append((Curve(name: "\(site.name) \(index + 1)", points: training.series.thinned, total: training.series.total, xLabel: "step", yLabel: site.name, group: "loss"), site.line))
                }
                continue
            }
            result.append((Curve(name: site.name, points: series.thinned, total: series.total, xLabel: "step", group: "loss"), site.line))
        }
        for (name, line, series) in logged where series.total >= Self.leastCount {
            result.append((Curve(name: name, points: series.thinned, total: series.total, xLabel: "step", group: String(name.prefix { $0 != "/" })), line))
        }
        let losses = result.map(\.curve)
        return result + printed.curves().filter { row in !losses.contains { Self.repeats(row.curve, $0) } }
    }

    /// Whether a printed curve shows, rounded, some of the values that another one of the same name has in full.
    private static func repeats(_ printed: Curve, _ loss: Curve) -> Bool {
        guard printed.name == loss.name, loss.points.count == loss.total, printed.points.count < loss.total else { return false }
        return [0, 1].contains { shift in
            printed.points.allSatisfy { point in
                let index = Int(exactly: point.step).map { $0 - shift } ?? -1
                guard loss.points.indices.contains(index) else { return false }
                return (loss.points[index].value - point.value).magnitude <= max(1e-2 * point.value.magnitude, 5e-4)
            }
        }
    }
}
