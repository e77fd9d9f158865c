import Foundation
import Glibc
import LessonModel
import Report

/// What standard output and standard error are, and writing to them.
enum Console {
    static func write(_ text: String, to stream: FileHandle = .standardError) {
        try? stream.write(contentsOf: Data(text.utf8))
    }

    /// The terminal that standard error is, or what can be assumed where it is none.
    static func terminal() -> Terminal {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(STDERR_FILENO) == 1
        let isDumb = environment["TERM"] == "dumb"
        let colour = isTerminal && !isDumb && (environment["NO_COLOR"] ?? "").isEmpty
        let locale = [environment["LC_ALL"], environment["LC_CTYPE"], environment["LANG"]].compactMap { $0 }.first { !$0.isEmpty } ?? ""
        let unicode = locale.lowercased().contains("utf-8") || locale.lowercased().contains("utf8")
        return Terminal(width: width(environment, isTerminal), colour: colour, unicode: unicode, live: isTerminal && !isDumb)
    }

    private static func width(_ environment: [String: String], _ isTerminal: Bool) -> Int {
        if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return min(columns, 400) }
        var size = winsize()
        if isTerminal, ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return 100
    }
}

/// The exit statuses of the command line.
enum Status {
    static let held: Int32 = 0
    static let failed: Int32 = 1
    static let wrong: Int32 = 2
    static let ours: Int32 = 3
    static let limit: Int32 = 4
}

/// Something that is wrong with a command or an input file: its text goes to standard error, the status is 2.
struct Wrong: Error, CustomStringConvertible {
    var description: String
}
