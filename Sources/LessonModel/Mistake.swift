/// A mistake of a lesson's file: where it is, what is wrong, and what to write.
public struct Mistake: Codable, Hashable, Sendable {
    public enum Severity: String, Codable, Sendable {
        /// The lesson cannot be used.
        case error
        /// The lesson can be used, but something in it will not work; `lessons check` refuses it.
        case warning
    }

    public var severity: Severity
    public var file: String
    /// From 1.
    public var line: Int
    /// What is wrong, such as `unknown tag "exersise"`.
    public var message: String
    /// What to write instead, as a sentence without a full stop.
    public var remedy: String?

    public init(severity: Severity = .error, file: String, line: Int, message: String, remedy: String? = nil) {
        self.severity = severity
        self.file = file
        self.line = line
        self.message = message
        self.remedy = remedy
    }

    /// `file:line: error: message; remedy`, as compilers write it.
    public var description: String {
        "\(file):\(line): \(severity.rawValue): \(message)" + (remedy.map { "; " + $0 } ?? "")
    }
}

extension Mistake: CustomStringConvertible {}

/// The mistakes that keep a file from being a lesson; all that were found, in the order of the lines.
public struct LessonError: Error, Hashable, Sendable, CustomStringConvertible {
    public var mistakes: [Mistake]

    public init(mistakes: [Mistake]) {
        self.mistakes = mistakes
    }

    public var description: String { mistakes.map(\.description).joined(separator: "\n") }
}
