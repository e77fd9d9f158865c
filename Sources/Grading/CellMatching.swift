internal import LessonModel
internal import Runner

/// Finds the cell of a submission that answers an exercise, however the file was rearranged.
struct CellMatching {
    /// The program that is judged.
    struct Answer: Hashable {
        /// The student's helpers, on one line each where they are imports, and the cell.
        var source: String
        /// The line of the file on which `source` would start if the helpers stood directly above the cell.
        var line: Int
        /// What of the file answers the exercise, and the line on which it starts.
        var shown: String
        var shownLine: Int
        /// Definitions only, for a program whose other statements fail; nil if there is nothing else in it, or nothing left.
        var definitions: String?
        /// Its imports, which then may fail one by one.
        var imports: [String]
        /// What the rules of the exercise are about: the answer with the helpers that it uses, as far as they are programs.
        var ruled: String
    }

    private let lesson: Lesson
    private let cells: [SubmittedCell]
    /// The statements of each cell.
    private let outlines: [ProgramOutline]
    /// For each cell the exercise that it was found to answer, or another cell of the lesson.
    private var claimed: [Int: Int] = [:]

    init(_ lesson: Lesson, _ cells: [SubmittedCell]) {
        self.lesson = lesson
        self.cells = cells
        outlines = cells.map { ProgramOutline($0.source) }
        claim()
    }

    /// The answer to an exercise; nil if the submission has none.
    func answer(to exercise: Exercise) -> Answer? {
        let wanted = TextNames.defined(lesson.cells[exercise.cell].source)
        if let whole = cells.first, whole.isWhole { return bare(whole, wanted) }
        let own = cells.indices.filter { claimed[$0] == exercise.cell }
        guard let first = own.first else { return nil }
        var used = [first]
        // A cell that was split goes on in cells that are no part of the lesson.
        var missing = Set(wanted).subtracting(TextNames.defined(cells[first].source))
        for next in cells.indices.dropFirst(first + 1) {
            if !own.contains(next), missing.isEmpty || claimed[next] != nil { if own.allSatisfy({ $0 <= next }) { break } else { continue } }
            used.append(next)
            missing.subtract(TextNames.defined(cells[next].source))
        }
        let body = used.map { cells[$0].source }.joined(separator: "\n")
        let above = helpers(above: first, wanted: Set(wanted))
        let line = cells[first].line
        return Answer(
            source: above.joined() + body, line: max(1, line - above.reduce(0) { $0 + $1.utf8.count(where: { $0 == 0x0A }) }), shown: body, shownLine: line,
            definitions: Self.definitions(used.flatMap { outlines[$0].pieces }, wanted, above: above), imports: Self.imports(used.flatMap { outlines[$0].pieces }),
            ruled: Self.ruled(above.flatMap { ProgramOutline($0).pieces }, body: used.flatMap { outlines[$0].pieces }))
    }

    /// A program without cells answers every exercise.
    private func bare(_ whole: SubmittedCell, _ wanted: [String]) -> Answer {
        let pieces = outlines[0].pieces
        let shown = pieces.filter { !Set($0.names).isDisjoint(with: wanted) }
        return Answer(
            source: whole.source, line: whole.line, shown: shown.isEmpty ? whole.source : shown.map(\.text).joined(),
            shownLine: shown.first.map { whole.line + $0.line - 1 } ?? whole.line, definitions: Self.definitions(pieces, wanted, above: []), imports: Self.imports(pieces),
            ruled: shown.isEmpty ? whole.source : Self.ruled(pieces, body: shown))
    }

    /// - Returns: imports, the body, and what of the rest gives names that these use, through any number of steps.
    private static func ruled(_ rest: [ProgramOutline.Piece], body: [ProgramOutline.Piece]) -> String {
        let body = body.filter { $0.kind != .broken }
        var names = body.reduce(into: Set<String>()) { $0.formUnion(TextNames.words(in: $1.text)) }
        var left = rest.filter { $0.kind != .broken && !body.contains($0) }
        var chosen: [ProgramOutline.Piece] = []
        while let index = left.firstIndex(where: { $0.kind == .imports || !names.isDisjoint(with: $0.names) }) {
            let piece = left.remove(at: index)
            names.formUnion(TextNames.words(in: piece.text))
            chosen.append(piece)
        }
        return (chosen + body).map(\.text).joined()
    }

    private static func imports(_ pieces: [ProgramOutline.Piece]) -> [String] { pieces.filter { $0.kind == .imports }.map(\.text) }

    /// - Returns: the definitions, each on the line that it has in the file.
    private static func definitions(_ pieces: [ProgramOutline.Piece], _ wanted: [String], above: [String]) -> String? {
        let kept = pieces.filter { $0.kind == .definition || $0.kind == .broken && !Set($0.names).isDisjoint(with: wanted) }
        guard kept.count < pieces.count, kept.contains(where: { !Set($0.names).isDisjoint(with: wanted) }) else { return nil }
        var text = above.joined()
        for piece in pieces {
            text += kept.contains(piece) ? piece.text : String(repeating: "\n", count: piece.text.utf8.count(where: { $0 == 0x0A }))
        }
        return text
    }

    /// Imports and definitions of the student's own above a cell.  What the lesson itself defines is as the lesson has it.
    private func helpers(above first: Int, wanted: Set<String>) -> [String] {
        var known = wanted
        for cell in lesson.cells where cell.role == .ordinary { known.formUnion(TextNames.defined(cell.source)) }
        for exercise in lesson.exercises { known.formUnion(TextNames.defined(lesson.cells[exercise.cell].source)) }
        var texts: [String] = []
        for index in cells.indices.prefix(first) {
            let isOwn = claimed[index] == nil
            for piece in outlines[index].pieces {
                switch piece.kind {
                case .imports:
                    // The lesson has run its own imports already.
                    guard isOwn || !lesson.cells[claimed[index] ?? 0].source.contains(piece.text.trimmed) else { continue }
                    let lines = piece.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
                    texts.append(lines.count == 1 ? "try: \(lines[0])\nexcept ImportError:\n    pass\n" : piece.text)
                case .definition: if Set(piece.names).isDisjoint(with: known) { texts.append(piece.text) }
                case .other, .broken: break
                }
            }
        }
        return texts
    }

    // MARK: which cell is which

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
        // By what they define: the last one, as it would be in a notebook.
        for exercise in exercises where !claimed.values.contains(exercise.cell) {
            let wanted = Set(TextNames.defined(lesson.cells[exercise.cell].source))
            guard !wanted.isEmpty else { continue }
            let found = cells.indices.filter(free).map { (count: wanted.intersection(TextNames.defined(cells[$0].source)).count, index: $0) }
            if let best = found.max(by: { ($0.count, $0.index) < ($1.count, $1.index) }), best.count > 0 { claimed[best.index] = exercise.cell }
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
}

extension String {
    fileprivate var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}
