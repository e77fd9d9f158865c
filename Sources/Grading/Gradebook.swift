public import Foundation

/// The results of a class, from any number of folders.
public struct Gradebook {
    public struct Wrong: Error, CustomStringConvertible { public var description: String }

    /// One result for each submission, sorted by the bytes of the id.
    public private(set) var results: [GradeResult] = []
    /// Every result that was read, those that others replace included.
    public private(set) var all: [GradeResult] = []
    /// What the teacher should know, such as results that replace others.
    public private(set) var notes: [String] = []

    /// Reads every result file of the folders.
    ///
    /// - Throws: `Wrong` for a folder or a file that cannot be read, and where the same submission, graded by the same program, gave different results.
    public init(folders: [String]) throws {
        var found: [(result: GradeResult, data: Data, date: Date)] = []
        for folder in folders {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { throw Wrong(description: "the folder \(folder) cannot be read") }
            for name in names.sorted() where name.hasSuffix(".json") && !name.hasPrefix(".") {
                let path = folder + "/" + name
                guard let data = FileManager.default.contents(atPath: path) else { throw Wrong(description: "\(path) cannot be read") }
                guard let result = try? GradeResult(json: data), result.format == GradeResult.currentFormat else {
                    throw Wrong(description: "\(path) is no result of \"lessons grade\"; remove it or grade again")
                }
                let date = (try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date) ?? .distantPast
                found.append((result, data, date))
            }
        }
        try take(found)
    }

    /// - Parameter results: in any order; of several of one submission the last counts.
    public init(_ results: [GradeResult]) throws {
        try take(results.enumerated().map { ($0.element, try $0.element.json(), Date(timeIntervalSince1970: Double($0.offset))) })
    }

    private mutating func take(_ found: [(result: GradeResult, data: Data, date: Date)]) throws {
        var kept: [String: (result: GradeResult, data: Data, date: Date)] = [:]
        for one in found {
            let id = one.result.lesson + "/" + one.result.submission
            guard let other = kept[id] else {
                kept[id] = one
                continue
            }
            if other.result.key == one.result.key {
                guard other.data == one.data else {
                    throw Wrong(description: "\(one.result.submission) has two different results of the same submission: equal gradings must give equal bytes")
                }
                continue
            }
            // Equal dates are decided by the bytes, so that the order of the folders does not matter.
            let isNewer = (one.date, one.result.submissionHash) > (other.date, other.result.submissionHash)
            notes.append("\(one.result.submission) was graded from different files: the newest counts")
            if isNewer { kept[id] = one }
        }
        notes = Array(Set(notes)).sorted()
        // Of one student the oldest first, as they were graded.
        all = found.sorted { a, b in
            let (left, right) = ((a.result.lesson, a.result.submission), (b.result.lesson, b.result.submission))
            if left != right { return Self.precedes(left, right) }
            return (a.date, a.result.submissionHash, a.result.lessonHash) < (b.date, b.result.submissionHash, b.result.lessonHash)
        }.map(\.result)
        results = kept.values.map(\.result).sorted { Self.precedes(($0.lesson, $0.submission), ($1.lesson, $1.submission)) }
    }

    private static func precedes(_ a: (String, String), _ b: (String, String)) -> Bool {
        Array("\(a.0)\0\(a.1)".utf8).lexicographicallyPrecedes(Array("\(b.0)\0\(b.1)".utf8))
    }

    /// The lessons of the results, sorted.
    public var lessons: [String] { Array(Set(results.map(\.lesson))).sorted() }

    /// The gradebook of one lesson.
    public func part(_ lesson: String) -> Gradebook {
        var part = self
        part.results = results.filter { $0.lesson == lesson }
        part.all = all.filter { $0.lesson == lesson }
        return part
    }

    /// The students of a roster without a submission; of several lessons: those without any.
    public func missing(from roster: Roster) -> [String] {
        roster.students.filter { student in !results.contains { student.matches($0.submission) } }.map(\.name)
    }

    // MARK: tables

    /// A row for each student: id, status, score, the score of each exercise, a message.
    public func csv(missing: [String] = []) -> String {
        var exercises: [String] = []
        for result in results { for exercise in result.exercises where !exercises.contains(exercise.id) { exercises.append(exercise.id) } }
        exercises.sort()
        var rows = [["submission", "lesson", "status", "score", "max_score"] + exercises + ["message"]]
        for result in results {
            let scores = exercises.map { id in result.exercises.first { $0.id == id }.map { Self.number($0.score) } ?? "" }
            rows.append([result.submission, result.lesson, result.status.rawValue, Self.number(result.score), Self.number(result.maxScore)] + scores + [result.message ?? ""])
        }
        for name in missing { rows.append([name, lessons.count == 1 ? lessons[0] : "", "not submitted", "", ""] + exercises.map { _ in "" } + [""]) }
        return rows.map(CSV.line).joined()
    }

    /// Canvas's own export with the scores filled in: the column of each lesson, or a new one.
    public func canvas(_ roster: Roster) -> String {
        if results.isEmpty { return roster.text }
        var rows = roster.rows
        for lesson in lessons { Self.fill(&rows, roster, lesson, results.filter { $0.lesson == lesson }) }
        return rows.map { CSV.line($0, separator: roster.separator) }.joined()
    }

    private static func fill(_ rows: inout [[String]], _ roster: Roster, _ lesson: String, _ results: [GradeResult]) {
        let header = rows.first ?? []
        let points = Self.number(results.first?.maxScore ?? 0)
        let known = header.firstIndex { $0 == lesson || $0.hasPrefix(lesson + " (") }
        let column = known ?? header.count
        for index in rows.indices {
            while rows[index].count <= column { rows[index].append("") }
            if index == 0 {
                if known == nil { rows[index][column] = lesson }
            } else if rows[index].first?.contains("Points Possible") == true {
                if rows[index][column].isEmpty { rows[index][column] = points }
            } else if let student = roster.students.first(where: { $0.row == index }), let result = results.first(where: { student.matches($0.submission) }) {
                rows[index][column] = Self.number(result.score)
            }
        }
    }

    /// With at most two decimals.
    public static func number(_ value: Double) -> String {
        if value == value.rounded(), value.magnitude < 1e15 { return String(Int(value)) }
        var text = String(format: "%.2f", value)
        while text.hasSuffix("0") { text.removeLast() }
        return text
    }
}

/// The students of a class, from a CSV file such as Canvas's export of its gradebook.
public struct Roster {
    public struct Wrong: Error, CustomStringConvertible { public var description: String }

    struct Student {
        var name: String
        var keys: Set<String>
        var row: Int

        /// Forms of the name, where no other student has it.
        var names: Set<String>

        /// Whether a submission's id is the student's: the login, a number, the name in one word, or a name with a number behind it, which is the student's or one that
        /// the roster does not have.
        func matches(_ submission: String) -> Bool {
            let id = submission.lowercased()
            if keys.contains(id) || names.contains(id) { return true }
            guard let line = id.lastIndex(of: "_") else { return false }
            let number = id[id.index(after: line)...]
            if keys.contains(String(number)) { return true }
            return !number.isEmpty && number.allSatisfy(\.isNumber) && names.contains(String(id[..<line]))
        }
    }

    let text: String
    let rows: [[String]]
    let separator: Character
    let students: [Student]

    public init(_ text: String) throws {
        let clean = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        self.text = clean
        let first = clean.prefix { $0 != "\n" }
        separator = first.count(where: { $0 == ";" }) > first.count(where: { $0 == "," }) ? ";" : ","
        rows = CSV.rows(clean, separator: separator)
        guard let header = rows.first, header.count >= 1 else { throw Wrong(description: "the roster is empty") }
        let names = header.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        let wanted: Set<String> = ["id", "sis user id", "sis login id", "login", "email", "username", "student_id", "integration id", "submission", "identifier", "email address", "id number"]
        let columns = names.indices.filter { wanted.contains(names[$0]) }
        let name = names.firstIndex { $0.contains("student") || $0 == "name" || $0 == "full name" || $0.contains("lastname") } ?? 0
        guard !columns.isEmpty || names[name].contains("student") || names[name] == "name" || names[name] == "full name" else {
            throw Wrong(description: "the first line must name the columns, such as Student,ID,SIS Login ID")
        }
        var all = rows.indices.dropFirst().compactMap { [rows] index -> Student? in
            let row = rows[index]
            guard row.indices.contains(name), !row[name].isEmpty, !row[name].contains("Points Possible") else { return nil }
            var keys = Set(columns.compactMap { row.indices.contains($0) && !row[$0].isEmpty ? row[$0].lowercased() : nil })
            for key in keys where key.hasPrefix("participant ") { keys.insert(String(key.dropFirst(12))) }
            for key in keys { if let at = key.firstIndex(of: "@"), at != key.startIndex { keys.insert(String(key[..<at])) } }
            let parts = row[name].lowercased().split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            let names: Set = [parts.joined().filter { $0.isLetter || $0.isNumber }, parts.reversed().joined(separator: "-").replacing(" ", with: "-")]
            return Student(name: row[name], keys: keys, row: index, names: names)
        }
        // Two students of one name are told apart by their numbers only.
        var counts: [String: Int] = [:]
        for student in all { for name in student.names { counts[name, default: 0] += 1 } }
        for index in all.indices { all[index].names = all[index].names.filter { counts[$0] == 1 } }
        students = all
    }
}

/// Tables with separators.
enum CSV {
    static func rows(_ text: String, separator: Character = ",") -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        var rest = Substring(text.replacing("\r\n", with: "\n"))
        while let next = rest.popFirst() {
            if isQuoted {
                if next == "\"" {
                    if rest.first == "\"" { field.append(rest.removeFirst()) } else { isQuoted = false }
                } else {
                    field.append(next)
                }
            } else if next == "\"" {
                isQuoted = true
            } else if next == separator {
                row.append(field)
                field = ""
            } else if next == "\n" {
                rows.append(row + [field])
                row = []
                field = ""
            } else {
                field.append(next)
            }
        }
        if !row.isEmpty || !field.isEmpty { rows.append(row + [field]) }
        return rows.filter { $0 != [""] }
    }

    static func line(_ fields: [String]) -> String { line(fields, separator: ",") }

    /// A field that a spreadsheet would take for a formula begins with an apostrophe.
    static func line(_ fields: [String], separator: Character) -> String {
        fields.map { field in
            var text = field
            if let first = text.first, "=+-@\t".contains(first), Double(text) == nil, text.count > 1 { text = "'" + text }
            guard text.contains(where: { $0 == separator || $0 == "\"" || $0.isNewline }) else { return text }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: String(separator)) + "\n"
    }
}
