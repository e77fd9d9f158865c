public import Foundation
public import LessonModel

/// Results in the formats of other systems.
public enum ResultFormats {
    public static let names = ["gradescope", "classroom50", "prairielearn", "junit"]

    public struct File {
        public var name: String
        public var data: Data
    }

    /// The files of a format.
    ///
    /// - Parameter isSingle: one student's result gets the name that Gradescope, Classroom 50 and PrairieLearn look for, not the student's.
    public static func files(_ format: String, _ results: [GradeResult], lesson: Lesson?, isSingle: Bool = false) throws -> [File] {
        func each(_ single: String, _ make: (GradeResult) -> [String: Any]) throws -> [File] {
            try results.map { result in
                let data = try JSONSerialization.data(withJSONObject: make(result), options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]) + Data("\n".utf8)
                return File(name: isSingle && results.count == 1 ? single : result.submission + ".json", data: data)
            }
        }
        switch format {
        case "gradescope": return try each("results.json", gradescope)
        case "prairielearn": return try each("results.json", prairielearn)
        case "classroom50": return try each("result.json") { classroom50($0, ProcessInfo.processInfo.environment) }
        case "junit": return [File(name: "junit.xml", data: Data(junit(results, file: lesson?.file).utf8))]
        default: return []
        }
    }

    private static func words(_ test: GradeResult.Test) -> String { [test.message, test.diagnosis ?? ""].filter { !$0.isEmpty }.joined(separator: "\n") }

    /// What is said about the submission as a whole and about each exercise, a line each.
    private static func remarks(_ result: GradeResult) -> String {
        ([result.message] + result.exercises.map { exercise in exercise.message.map { "\(exercise.title ?? exercise.id): \($0)" } }).compactMap { $0 }.joined(separator: "\n")
    }

    static func gradescope(_ result: GradeResult) -> [String: Any] {
        var number = 0
        let tests = result.exercises.flatMap { exercise -> [[String: Any]] in
            number += 1
            return exercise.tests.enumerated().map { index, test in
                ["name": "\(exercise.id): \(test.id)", "name_format": "text", "number": "\(number).\(index + 1)", "score": test.score, "max_score": test.points,
                 "status": test.passed ? "passed" : "failed", "output": words(test), "output_format": "text", "visibility": "visible"]
            }
        }
        return ["score": result.score, "tests": tests, "output": remarks(result), "output_format": "text", "stdout_visibility": "hidden"]
    }

    static func prairielearn(_ result: GradeResult) -> [String: Any] {
        // What could not be read costs no attempt.
        if result.status == .error { return ["gradable": false, "format_errors": [result.message ?? "the submission cannot be read"]] }
        let tests: [[String: Any]] = result.exercises.flatMap { exercise in
            exercise.tests.map { ["name": "\(exercise.id): \($0.id)", "description": "", "points": $0.score, "max_points": $0.points, "message": words($0), "output": ""] }
        }
        return ["gradable": true, "score": result.maxScore > 0 ? result.score / result.maxScore : 0, "message": remarks(result), "tests": tests]
    }

    static func classroom50(_ result: GradeResult, _ environment: [String: String]) -> [String: Any] {
        func value(_ name: String) -> String { environment[name] ?? "" }
        let tests: [[String: Any]] = result.exercises.flatMap { exercise in
            exercise.tests.map { ["test-name": "\(exercise.id): \($0.id)", "passed": $0.passed, "score": $0.score, "max-score": $0.points, "message": words($0)] }
        }
        // A date of the grading would make two gradings differ; the runner says when it ran.
        return ["schema": "classroom50/result/v1", "classroom": value("CLASSROOM"), "assignment": environment["ASSIGNMENT"] ?? result.lesson,
                "submission": environment["SUBMISSION_TAG"] ?? result.submission, "commit": value("COMMIT_URL"), "release": value("RELEASE_URL"), "review": value("REVIEW_URL"),
                "datetime": environment["SUBMISSION_DATETIME"] ?? "1970-01-01T00:00:00Z", "score": Int(result.score.rounded()), "max-score": Int(result.maxScore.rounded()), "tests": tests]
    }

    public static func junit(_ results: [GradeResult], file: String? = nil) -> String {
        func count(_ results: [GradeResult]) -> (tests: Int, failures: Int) {
            let tests = results.flatMap { $0.exercises.flatMap(\.tests) }
            return (tests.count, tests.count(where: { !$0.passed }))
        }
        let all = count(results)
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
        lines.append("<testsuites name=\"\(escaped(results.first?.lesson ?? ""))\" tests=\"\(all.tests)\" failures=\"\(all.failures)\" errors=\"0\" skipped=\"0\">")
        for result in results {
            let own = count([result])
            lines.append(" <testsuite name=\"\(escaped(result.submission))\" tests=\"\(own.tests)\" failures=\"\(own.failures)\" errors=\"0\" skipped=\"0\">")
            for exercise in result.exercises {
                for test in exercise.tests {
                    let name = "classname=\"\(escaped(result.lesson)).\(escaped(exercise.id))\" name=\"\(escaped(result.submission))/\(escaped(test.id))\"" + (file.map { " file=\"\(escaped($0))\"" } ?? "")
                    if test.passed {
                        lines.append("  <testcase \(name)/>")
                    } else {
                        // Some readers show the text of the element only.
                        let text = [words(test), exercise.message ?? "", result.message ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
                        lines.append("  <testcase \(name)><failure message=\"\(escaped(test.message))\" type=\"AssertionError\">\(escaped(text))</failure></testcase>")
                    }
                }
            }
            lines.append(" </testsuite>")
        }
        return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
    }

    /// For XML and HTML; characters that XML does not have become a replacement.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n": result += "&#10;"
            case "\t": result += "&#9;"
            default:
                let isBad = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFFFE || scalar.value == 0xFFFF
                    || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                result.unicodeScalars.append(isBad ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }
}
