internal import Language
internal import LessonModel
internal import Syntax

/// Collects the `assert` statements that a cell reaches: one row for each.
struct AssertionRecorder {
    private struct Key: Hashable {
        var source: ObjectIdentifier
        var start: Int32
    }

    private struct Row {
        var assertion: Assertion
        var line: Int
        /// How often it held.
        var passes = 0
        var failure: (message: String?, detail: Assertion.Detail?)?
    }

    private static let maximalRows = 2000

    private var indices: [Key: Int] = [:]
    private var rows: [Row] = []
    private var lastFailed: Int?

    mutating func reached(_ source: SourceText, _ span: Span, passed: Bool, _ failure: () -> (message: String?, detail: Assertion.Detail?)) {
        let key = Key(source: ObjectIdentifier(source), start: span.start)
        let index: Int
        if let known = indices[key] {
            index = known
        } else {
            guard rows.count < Self.maximalRows else { return }
            index = rows.count
            indices[key] = index
            rows.append(Row(assertion: Assertion(source: Self.condition(source.text(of: span)), passed: true), line: source.line(at: Int(span.start))))
        }
        if passed {
            rows[index].passes += 1
        } else {
            rows[index].failure = failure()
            lastFailed = index
        }
    }

    /// The rows of the cell.
    ///
    /// An assertion whose failure was caught is no failure; only the one that ended the cell is.
    func events(failedBy exception: ExceptionObject?) -> [(assertion: Assertion, line: Int)] {
        let isAssertion = exception.map { $0.type.order.contains { $0.name == "AssertionError" } } ?? false
        return rows.indices.compactMap { index in
            let row = rows[index]
            var assertion = row.assertion
            if isAssertion, index == lastFailed, let failure = row.failure {
                assertion.passed = false
                assertion.count = row.passes + 1
                assertion.message = failure.message
                assertion.detail = failure.detail
                return (assertion, row.line)
            }
            guard row.passes > 0 else { return nil }
            assertion.count = row.passes
            return (assertion, row.line)
        }
    }

    /// The condition of an `assert` statement: what stands before the comma at the top level, on one line.
    static func condition(_ statement: String) -> String {
        var bytes = Array(statement.utf8)[...]
        if bytes.starts(with: Array("assert".utf8)) { bytes = bytes.dropFirst(6) }
        var depth = 0
        var quote: [UInt8]?
        var index = bytes.startIndex
        var isLambda = false
        scan: while index < bytes.endIndex {
            let byte = bytes[index]
            if let mark = quote {
                if byte == 0x5C { index += 2; continue }
                if bytes[index...].starts(with: mark) {
                    index += mark.count
                    quote = nil
                    continue
                }
            } else {
                switch byte {
                case 0x22, 0x27:
                    let triple = [byte, byte, byte]
                    quote = bytes[index...].starts(with: triple) ? triple : [byte]
                    index += quote?.count ?? 1
                    continue
                case 0x23:
                    while index < bytes.endIndex, bytes[index] != 0x0A { index += 1 }
                    continue
                case 0x28, 0x5B, 0x7B: depth += 1
                case 0x29, 0x5D, 0x7D: depth -= 1
                case 0x6C where depth == 0 && bytes[index...].starts(with: Array("lambda".utf8)): isLambda = true
                case 0x3A where depth == 0: isLambda = false
                case 0x2C where depth == 0 && !isLambda: break scan
                default: break
                }
            }
            index += 1
        }
        let condition = String(decoding: bytes[..<min(index, bytes.endIndex)], as: UTF8.self)
        let words = condition.split { $0.isNewline || $0 == "\\" }.map { line in line.drop { $0 == " " || $0 == "\t" } }
        let text = words.joined(separator: " ").reversed().drop { $0.isWhitespace }.reversed()
        return String(String(text).prefix(400))
    }
}
