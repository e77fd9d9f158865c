/// What the results of a class say together: for the terminal and for the teacher's page.
public struct ClassSummary {
    /// How often a test was passed.
    struct TestRow {
        var id: String
        var points: Double
        var isHidden: Bool
        var passed = 0
        var count = 0
    }

    struct ExerciseRow {
        var id: String
        var title: String
        var points: Double
        /// Of all submissions.
        var mean = 0.0
        /// Submissions with all points.
        var full = 0
        var count = 0
        var tests: [TestRow] = []
    }

    /// Submissions with the same wrong results, or the same mistake.
    struct Cluster {
        var exercise: String
        /// What a student of the cluster was told.
        var text: String
        var members: [String]
    }

    private(set) var lesson = ""
    private(set) var title = ""
    private(set) var count = 0
    private(set) var unreadable = 0
    private(set) var limited = 0
    private(set) var points = 0.0
    /// Sorted.
    private(set) var scores: [Double] = []
    private(set) var mean = 0.0
    private(set) var median = 0.0
    private(set) var exercises: [ExerciseRow] = []
    private(set) var clusters: [Cluster] = []

    public init(_ results: [GradeResult]) {
        guard let first = results.first else { return }
        lesson = first.lesson
        title = first.title ?? first.lesson
        count = results.count
        unreadable = results.count { $0.status == .error }
        limited = results.count { $0.status == .limit }
        points = results.map(\.maxScore).max() ?? 0
        scores = results.map(\.score).sorted()
        mean = scores.reduce(0, +) / Double(count)
        median = (scores[(count - 1) / 2] + scores[count / 2]) / 2
        for result in results { for exercise in result.exercises { take(exercise) } }
        for index in exercises.indices where exercises[index].count > 0 { exercises[index].mean /= Double(exercises[index].count) }
        gather(results)
    }

    private mutating func take(_ exercise: GradeResult.Exercise) {
        if !exercises.contains(where: { $0.id == exercise.id }) {
            exercises.append(ExerciseRow(id: exercise.id, title: exercise.title ?? exercise.id, points: exercise.maxScore))
        }
        guard let row = exercises.firstIndex(where: { $0.id == exercise.id }) else { return }
        exercises[row].count += 1
        exercises[row].mean += exercise.score
        if exercise.score >= exercise.maxScore { exercises[row].full += 1 }
        for test in exercise.tests {
            if !exercises[row].tests.contains(where: { $0.id == test.id }) { exercises[row].tests.append(TestRow(id: test.id, points: test.points, isHidden: test.hidden)) }
            guard let place = exercises[row].tests.firstIndex(where: { $0.id == test.id }) else { continue }
            exercises[row].tests[place].count += 1
            if test.passed { exercises[row].tests[place].passed += 1 }
        }
    }

    private mutating func gather(_ results: [GradeResult]) {
        var groups: [String: Cluster] = [:]
        for result in results {
            for exercise in result.exercises where exercise.score < exercise.maxScore {
                // The same results in all tests; where nothing was called, the same words.
                let text = Self.words(exercise).replacing(#/ \(line \d+\)/#, with: "")
                let key = exercise.id + "\0" + (exercise.fingerprint ?? text)
                groups[key, default: Cluster(exercise: exercise.id, text: text, members: [])].members.append(result.submission)
            }
        }
        // Different results with the same diagnosis are the same misunderstanding.
        var merged: [String: Cluster] = [:]
        for cluster in groups.values {
            let key = cluster.exercise + "\0" + cluster.text
            if var other = merged[key] {
                other.members = (other.members + cluster.members).sorted()
                merged[key] = other
            } else {
                merged[key] = cluster
            }
        }
        clusters = merged.values.filter { $0.members.count > 1 }.sorted { ($1.members.count, $0.exercise, $0.text) < ($0.members.count, $1.exercise, $1.text) }
    }

    /// The most that a student was told about what is wrong.
    private static func words(_ exercise: GradeResult.Exercise) -> String {
        if let test = exercise.tests.first(where: { !$0.passed && $0.diagnosis != nil }), let diagnosis = test.diagnosis { return diagnosis }
        if let message = exercise.message { return message }
        return exercise.tests.first { !$0.passed && !$0.message.isEmpty }?.message ?? ""
    }

    // MARK: the terminal

    /// A few lines about the exercises and what went wrong most often.
    public func terminal(width: Int, colour: Bool, unicode: Bool) -> String {
        guard count > 0, !exercises.isEmpty else { return "" }
        func styled(_ text: String, _ code: String) -> String { colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
        func padded(_ text: String, _ length: Int, right: Bool = false) -> String {
            let cut = text.count > length ? String(text.prefix(max(0, length - 1))) + (unicode ? "…" : "~") : text
            let space = String(repeating: " ", count: max(0, length - cut.count))
            return right ? space + cut : cut + space
        }
        let names = min(24, max(8, exercises.map(\.id.count).max() ?? 8))
        let bar = 20
        var lines = ["", "  " + styled(padded("exercise", names) + padded("mean", 12, right: true) + "  " + padded("", bar) + "  all points", "2")]
        for row in exercises {
            let share = row.points > 0 ? row.mean / row.points : 0
            let full = max(0, min(bar, Int((share * Double(bar)).rounded())))
            let meter = styled(String(repeating: unicode ? "━" : "#", count: full), share >= 0.5 ? "32" : "33") + styled(String(repeating: unicode ? "━" : ".", count: bar - full), "2")
            lines.append("  " + padded(row.id, names) + padded("\(Self.decimal(row.mean)) of \(padded(Gradebook.number(row.points), 2, right: true))", 12, right: true) + "  " + meter
                + "  " + padded("\(row.full) of \(row.count)", 11))
        }
        lines.append("  " + padded("together", names) + padded("\(Self.decimal(mean)) of \(padded(Gradebook.number(points), 2, right: true))", 12, right: true))
        let common = clusters.prefix(5)
        if !common.isEmpty {
            lines += ["", "  " + styled("what went wrong most often", "2")]
            let room = max(20, width - names - 10)
            for cluster in common {
                let text = cluster.text.isEmpty ? "other wrong results" : cluster.text.replacing("\n", with: " ")
                lines.append("  " + padded("\(cluster.members.count)", 4, right: true) + "  " + padded(cluster.exercise, names) + "  " + (text.count > room ? String(text.prefix(room - 1)) + (unicode ? "…" : "~") : text))
            }
        }
        return lines.joined(separator: "\n") + "\n\n"
    }

    /// With one decimal.
    static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
