internal import LessonModel

/// Finds the cell of a submission that answers an exercise, however the file was rearranged.
struct CellMatching {
    /// The program that is judged.
    struct Answer: Hashable {
        var source: String
        var line: Int
    }

    private let lesson: Lesson
    private let cells: [SubmittedCell]
    /// For each cell the exercise that it was found to answer, or another cell of the lesson.
    private var claimed: [Int: Int] = [:]

    init(_ lesson: Lesson, _ cells: [SubmittedCell]) {
        self.lesson = lesson
        self.cells = cells
        claim()
    }

    /// The answer to an exercise; nil if the submission has none.
    func answer(to exercise: Exercise) -> Answer? {
        if let whole = cells.first, whole.isWhole { return Answer(source: whole.source, line: whole.line) }
        let own = cells.indices.filter { claimed[$0] == exercise.cell }
        guard let first = own.first else { return nil }
        var source = cells[first].source
        var line = cells[first].line
        // A cell that was split goes on in cells that are no part of the lesson.
        var wanted = Set(Self.defined(lesson.cells[exercise.cell].source)).subtracting(Self.defined(source))
        for next in cells.indices.dropFirst(first + 1) {
            if own.contains(next) {
                source += "\n" + cells[next].source
                wanted.subtract(Self.defined(cells[next].source))
                continue
            }
            if wanted.isEmpty || claimed[next] != nil { break }
            source += "\n" + cells[next].source
            wanted.subtract(Self.defined(cells[next].source))
        }
        // Helpers of the student's own: cells above that only import and define.
        let helpers = cells.indices.prefix(first).filter { claimed[$0] == nil && Self.onlyDefines(cells[$0].source) }.map { cells[$0].source }
        if !helpers.isEmpty {
            let above = helpers.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
            line -= above.utf8.count(where: { $0 == 0x0A })
            source = above + source
        }
        return Answer(source: source, line: max(1, line))
    }

    private mutating func claim() {
        let exercises = lesson.exercises
        func free(_ index: Int) -> Bool { claimed[index] == nil }
        // By label, then by nbgrader's id.
        for (index, cell) in cells.enumerated() {
            if let label = cell.label, let known = lesson.cells.first(where: { $0.label == label }) { claimed[index] = known.index }
        }
        for (index, cell) in cells.enumerated() where free(index) {
            guard let id = cell.gradeID, let known = lesson.cells.first(where: { $0.label == id }) else { continue }
            if known.role != .exercise || !claimed.values.contains(known.index) { claimed[index] = known.index }
        }
        // Cells that stand in the lesson as they are.
        let texts = Dictionary(lesson.cells.filter { $0.role != .exercise }.map { (Self.normal($0.source), $0.index) }) { first, _ in first }
        for (index, cell) in cells.enumerated() where free(index) { if let known = texts[Self.normal(cell.source)] { claimed[index] = known } }
        // By what they define.
        for exercise in exercises where !claimed.values.contains(exercise.cell) {
            let wanted = Set(Self.defined(lesson.cells[exercise.cell].source))
            guard !wanted.isEmpty else { continue }
            let best = cells.indices.filter(free).max { a, b in
                let (first, second) = (wanted.intersection(Self.defined(cells[a].source)).count, wanted.intersection(Self.defined(cells[b].source)).count)
                return (first, a) < (second, b)
            }
            if let best, !wanted.isDisjoint(with: Self.defined(cells[best].source)) { claimed[best] = exercise.cell }
        }
        // By position: after the cell of the lesson that comes before it.
        for exercise in exercises where !claimed.values.contains(exercise.cell) {
            let visible = lesson.cells.filter { !$0.isHidden }.map(\.index)
            guard let place = visible.firstIndex(of: exercise.cell) else { continue }
            if place > 0, let before = cells.indices.last(where: { claimed[$0] == visible[place - 1] }) {
                if cells.indices.contains(before + 1), free(before + 1) { claimed[before + 1] = exercise.cell }
            } else if cells.indices.contains(place), free(place) {
                claimed[place] = exercise.cell
            }
        }
    }

    private static func normal(_ source: String) -> String { source.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The names that stand at the left edge behind `def` and `class`, or before a single `=`.
    static func defined(_ source: String) -> [String] {
        var names: [String] = []
        for line in source.split(separator: "\n") {
            guard let first = line.first, first == "_" || first.isLetter else { continue }
            let words = line.split(separator: " ", maxSplits: 2)
            if let keyword = words.first, keyword == "def" || keyword == "class", words.count > 1 {
                names.append(String(words[1].prefix { $0 == "_" || $0.isLetter || $0.isNumber }))
            } else if let equals = line.firstIndex(of: "="), line[line.index(after: equals)...].first != "=" {
                let left = line[..<equals]
                if left.allSatisfy({ $0 == "_" || $0 == "," || $0 == " " || $0.isLetter || $0.isNumber }) {
                    names += left.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
                }
            }
        }
        return names
    }

    /// Whether everything at the left edge imports or defines.
    static func onlyDefines(_ source: String) -> Bool {
        var any = false
        for line in source.split(separator: "\n") {
            guard let first = line.first, !first.isWhitespace, first != "#", first != ")", first != "@" else { continue }
            any = true
            guard ["def ", "class ", "import ", "from "].contains(where: { line.hasPrefix($0) }) else { return false }
        }
        return any
    }
}
