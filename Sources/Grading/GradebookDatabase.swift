internal import CSQLite
internal import Foundation

/// A gradebook in SQLite that keeps every grading, so that a regrade can be compared with the one before.
///
/// Adding is idempotent: a grading is known by the lesson, the submission and the program that graded it.
public final class GradebookDatabase {
    public struct Failure: Error, CustomStringConvertible { public let description: String }

    private var handle: OpaquePointer?

    /// Each step brings an older file up to the next version.  Steps are only ever added.
    private static let migrations = [
        """
        CREATE TABLE grading (
            id INTEGER PRIMARY KEY, lesson TEXT NOT NULL, submission TEXT NOT NULL, status TEXT NOT NULL, message TEXT, score REAL NOT NULL, max_score REAL NOT NULL,
            engine TEXT NOT NULL, limits TEXT NOT NULL, lesson_sha256 TEXT NOT NULL, submission_sha256 TEXT NOT NULL, steps INTEGER NOT NULL, peak_bytes INTEGER NOT NULL,
            UNIQUE (lesson, submission, engine, limits, lesson_sha256, submission_sha256));
        CREATE TABLE test (
            grading INTEGER NOT NULL REFERENCES grading (id), exercise TEXT NOT NULL, test TEXT NOT NULL, points REAL NOT NULL, score REAL NOT NULL, passed INTEGER NOT NULL,
            hidden INTEGER NOT NULL, message TEXT NOT NULL, diagnosis TEXT, PRIMARY KEY (grading, exercise, test)) WITHOUT ROWID;
        """,
        "CREATE INDEX grading_by_submission ON grading (submission, lesson);",
        // Each grading beside the one before it of the same student and lesson.
        """
        CREATE VIEW regrade AS
        SELECT lesson, submission, id AS grading, LAG(id) OVER pair AS before, score, LAG(score) OVER pair AS score_before,
            lesson_sha256 <> LAG(lesson_sha256) OVER pair AS other_lesson, submission_sha256 <> LAG(submission_sha256) OVER pair AS other_submission, engine <> LAG(engine) OVER pair AS other_engine
        FROM grading WINDOW pair AS (PARTITION BY lesson, submission ORDER BY id);
        """,
    ]

    /// Opens or makes the file.
    public init(path: String) throws {
        guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK else { throw failure() }
        sqlite3_busy_timeout(handle, 10_000)
        try execute("PRAGMA foreign_keys = ON; BEGIN IMMEDIATE")
        var version = 0
        try query("PRAGMA user_version", []) { version = Int(sqlite3_column_int64($0, 0)) }
        if version > Self.migrations.count {
            try execute("ROLLBACK")
            throw Failure(description: "the file was made by a newer version of this program")
        }
        for migration in Self.migrations.dropFirst(max(0, version)) { try execute(migration) }
        try execute("PRAGMA user_version = \(Self.migrations.count); COMMIT")
    }

    deinit { sqlite3_close_v2(handle) }

    /// A student whose score is another than in the grading before.
    public struct Change: Hashable, Sendable {
        public var lesson: String
        public var submission: String
        public var before: Double
        public var after: Double
    }

    /// Adds gradings that are not there yet, in their order: all of them or, after an error, none.
    ///
    /// - Returns: what a regrade changed.
    @discardableResult
    public func add(_ results: [GradeResult]) throws -> [Change] {
        try execute("BEGIN IMMEDIATE")
        do {
            let changes = try results.compactMap(add)
            try execute("COMMIT")
            return changes
        } catch {
            try? execute("ROLLBACK")
            throw error
        }
    }

    private func add(_ result: GradeResult) throws -> Change? {
        var before: Double?
        try query("SELECT score FROM grading WHERE lesson = ? AND submission = ? ORDER BY id DESC LIMIT 1", [result.lesson, result.submission]) { before = sqlite3_column_double($0, 0) }
        try query("""
            INSERT INTO grading (lesson, submission, status, message, score, max_score, engine, limits, lesson_sha256, submission_sha256, steps, peak_bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """, [result.lesson, result.submission, result.status.rawValue, result.message, result.score, result.maxScore, result.engine, result.limits, result.lessonHash, result.submissionHash,
                  result.steps, result.peakBytes])
        guard sqlite3_changes(handle) > 0 else { return nil }
        let grading = Int(sqlite3_last_insert_rowid(handle))
        for exercise in result.exercises {
            for test in exercise.tests {
                try query("INSERT INTO test VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                          [grading, exercise.id, test.id, test.points, test.score, test.passed ? 1 : 0, test.hidden ? 1 : 0, test.message, test.diagnosis])
            }
        }
        guard let before, before != result.score else { return nil }
        return Change(lesson: result.lesson, submission: result.submission, before: before, after: result.score)
    }

    /// What the view of regrades says of a submission: the scores before and after, oldest first.
    func regrades(of submission: String) throws -> [[Double]] {
        var rows: [[Double]] = []
        try query("SELECT score_before, score FROM regrade WHERE submission = ? AND before IS NOT NULL ORDER BY grading", [submission]) { rows.append([sqlite3_column_double($0, 0), sqlite3_column_double($0, 1)]) }
        return rows
    }

    /// The number of gradings of a submission.
    func count(of submission: String) throws -> Int {
        var count = 0
        try query("SELECT COUNT(*) FROM grading WHERE submission = ?", [submission]) { count = Int(sqlite3_column_int64($0, 0)) }
        return count
    }

    // MARK: SQLite

    private func failure() -> Failure { Failure(description: String(cString: sqlite3_errmsg(handle))) }

    private func execute(_ text: String) throws {
        if sqlite3_exec(handle, text, nil, nil, nil) != SQLITE_OK { throw failure() }
    }

    private func query(_ text: String, _ values: [Any?], _ row: (OpaquePointer?) -> Void = { _ in }) throws {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK else { throw failure() }
        defer { sqlite3_finalize(statement) }
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case let number as Int: sqlite3_bind_int64(statement, place, Int64(number))
            case let number as Double: sqlite3_bind_double(statement, place, number)
            // The text is copied: this is what -1 in place of a destructor means.
            case let text as String: sqlite3_bind_text(statement, place, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
            default: sqlite3_bind_null(statement, place)
            }
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: row(statement)
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }
}
