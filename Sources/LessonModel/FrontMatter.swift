import Yams

/// The YAML block at the head of a lesson.
struct FrontMatter {
    var title: String?
    var id: String?
    var settings = LessonSettings()
    /// The line of the id, for messages.
    var idLine = 1

    static let highest = (steps: 10_000_000_000, seconds: 3_600.0, memory: 65_536, output: 67_108_864, attempts: 1_000)
    static let currentFormat = 1
    static let keys = ["format", "id", "seed", "steps", "seconds", "memory", "output", "attempts", "data", "student", "language"]

    /// Finds the block: `---` on the first line, `---` or `...` on its last.
    ///
    /// - Returns: the number of lines with both rules, 0 without front matter, or `nil` when it is never closed.
    static func extent(_ lines: [Substring]) -> Int? {
        guard let first = lines.first, first.hasPrefix("---"), first.dropFirst(3).allSatisfy(\.isWhitespace) else { return 0 }
        for (index, line) in lines.enumerated().dropFirst() where line.hasPrefix("---") || line.hasPrefix("...") {
            if line.dropFirst(3).allSatisfy(\.isWhitespace) { return index + 1 }
        }
        return nil
    }

    /// - Parameters:
    ///   - yaml: the text between the rules; its first line is line 2 of the file.
    ///   - report: takes a line of the file, a message and a remedy.
    static func read(_ yaml: String, report: (Int, String, String?) -> Void) -> FrontMatter {
        var result = FrontMatter()
        if yaml.utf8.count > FrontMatterScanner.longest {
            // A line of extraordinary length is named; where all are short, the whole is.
            let lines = yaml.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            report(lines.firstIndex { $0.count > FrontMatterScanner.longest / 4 }.map { $0 + 2 } ?? 1, "front matter is too large", "keep it below \(FrontMatterScanner.longest) bytes")
            return result
        }
        if let problem = FrontMatterScanner(yaml).problem {
            report(problem.line + 2, problem.message, problem.remedy)
            return result
        }
        let root: Node?
        do {
            root = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            let (line, message, remedy) = describe(error, yaml)
            report(line, message, remedy)
            return result
        } catch {
            report(1, "front matter is not valid YAML", nil)
            return result
        }
        guard let root else { return result }
        guard case .mapping(let top) = root else {
            if let scalar = root.scalar, scalar.string.isEmpty { return result }
            report(line(of: root), "front matter must be a mapping", "write lines like \"title: …\"")
            return result
        }
        for (key, value) in top {
            guard let name = key.scalar?.string, key.scalar?.style != .literal else {
                report(line(of: key), "keys of the front matter must be words", "write \"key: value\"")
                continue
            }
            switch name {
            case "title":
                if let scalar = value.scalar { result.title = scalar.string } else { report(line(of: value), "the title must be a text", "write \"title: …\"") }
            case "options":
                guard case .mapping(let options) = value else {
                    report(line(of: key), "options must be a mapping", "write \"options:\" and below it \"  lesson:\"")
                    continue
                }
                for (key, value) in options where key.scalar?.string == "lesson" {
                    guard case .mapping(let settings) = value else {
                        report(line(of: key), "lesson must be a mapping", "write \"lesson:\" and below it \"format: 1\"")
                        continue
                    }
                    for (key, value) in settings { result.take(key, value, report: report) }
                }
            default: break
            }
        }
        return result
    }

    private mutating func take(_ key: Node, _ value: Node, report: (Int, String, String?) -> Void) {
        let line = Self.line(of: key)
        guard let name = key.scalar?.string else {
            report(line, "keys of the front matter must be words", "write \"key: value\"")
            return
        }
        switch name {
        case "format":
            guard let format = Self.whole(name, value, line, report) else { return }
            if format > Self.currentFormat {
                report(line, "format \(format) is newer than this program knows", "use a newer program, or write \"format: \(Self.currentFormat)\"")
            } else if format < 1 {
                report(line, "format must be positive", "write \"format: \(Self.currentFormat)\"")
            } else {
                settings.format = format
            }
        case "id":
            guard let text = value.scalar?.string else { report(line, "id must be a word", "write \"id: 03-conv\""); return }
            idLine = line
            if text.contains("/") || text.contains("\\") || text.contains("..") {
                report(line, "a lesson id may not contain a path", "write letters, digits, \"-\", \"_\" and \".\"")
            } else if !Lesson.isID(text) {
                report(line, "\"\(text)\" is not a lesson id", "write letters, digits, \"-\", \"_\" and \".\", beginning with a letter or digit")
            } else {
                id = text
            }
        case "seed":
            guard let seed = Self.whole(name, value, line, report) else { return }
            settings.seed = seed
        case "steps":
            settings.limits.steps = Self.limit(name, value, line, highest: Self.highest.steps, report)
        case "memory":
            settings.limits.memory = Self.limit(name, value, line, highest: Self.highest.memory, report)
        case "output":
            settings.limits.output = Self.limit(name, value, line, highest: Self.highest.output, report)
        case "attempts":
            settings.attempts = Self.limit(name, value, line, highest: Self.highest.attempts, report)
        case "seconds":
            guard let text = value.scalar?.string, let seconds = Double(text), seconds.isFinite else {
                report(line, "seconds must be a number", "write \"seconds: 30\"")
                return
            }
            if seconds <= 0 { report(line, "seconds must be positive", "write \"seconds: 30\"") }
            else if seconds > Self.highest.seconds { report(line, "seconds is above the highest limit allowed", "write at most \(Int(Self.highest.seconds))") }
            else { settings.limits.seconds = seconds }
        case "data":
            if let text = value.scalar?.string { settings.data = [text] }
            else if case .sequence(let list) = value { settings.data = list.compactMap { $0.scalar?.string } }
            else { report(line, "data must be a list of names", "write \"data: [mnist]\"") }
        case "student":
            guard let text = value.scalar?.string, ["true", "false"].contains(text) else { report(line, "student must be true or false", "write \"student: true\""); return }
            settings.student = text == "true"
        case "language":
            guard let text = value.scalar?.string, LanguageTag.isKnown(text) else { report(line, "language must be a language code", "write \"language: zh\""); return }
            settings.language = text
        default:
            report(line, "unknown option \"\(name)\"", Suggestion.phrase(name, among: Self.keys) ?? "the options are \(Self.keys.joined(separator: ", "))")
        }
    }

    private static func whole(_ name: String, _ value: Node, _ line: Int, _ report: (Int, String, String?) -> Void) -> Int? {
        guard let text = value.scalar?.string.replacing("_", with: "") else {
            report(line, "\(name) must be a whole number", "write \"\(name): 1\"")
            return nil
        }
        if let number = Int(text) { return number }
        let digits = text.drop { $0 == "-" || $0 == "+" }
        let tooLarge = !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
        report(line, tooLarge ? "\(name) is out of range" : "\(name) must be a whole number", tooLarge ? "write a smaller number" : "write \"\(name): 1\"")
        return nil
    }

    private static func limit(_ name: String, _ value: Node, _ line: Int, highest: Int, _ report: (Int, String, String?) -> Void) -> Int? {
        guard let number = whole(name, value, line, report) else { return nil }
        if number <= 0 {
            report(line, "\(name) must be positive", "write a number from 1 to \(highest)")
            return nil
        }
        if number > highest {
            report(line, "\(name) is above the highest limit allowed", "write at most \(highest)")
            return nil
        }
        return number
    }

    private static func line(of node: Node) -> Int { (node.mark?.line ?? 1) + 1 }

    private static func describe(_ error: YamlError, _ yaml: String) -> (Int, String, String?) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            return (max(mark.line, 1) + 1, "front matter is not valid YAML: \(problem)", "write \"key: value\", and quote values with \": \" in them")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let name = duplicates.first ?? ""
            return (secondLine(of: name, after: context.mark.line, in: yaml) + 1, "key \"\(name)\" appears twice in the front matter", "remove one of them")
        case .reader(_, let offset, _, _):
            let line = yaml.utf8.prefix(offset ?? 0).reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
            return (line + 1, "front matter has a character that YAML does not allow", "remove it")
        default:
            return (1, "front matter is not valid YAML", "write \"key: value\" lines")
        }
    }

    /// The line (from 1 in the YAML text) of the second appearance of a key; the first one is known.
    private static func secondLine(of key: String, after first: Int, in yaml: String) -> Int {
        for (index, line) in yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where index + 1 > max(first, 1) {
            let text = line.drop { $0 == " " || $0 == "\"" || $0 == "'" }
            if text.hasPrefix(key), text.dropFirst(key.count).drop(while: { $0 == "\"" || $0 == "'" || $0 == " " }).first == ":" { return index + 1 }
        }
        return max(first, 1)
    }
}

extension Lesson {
    /// Whether a text can name a lesson: letters, digits, `-`, `_`, `.`; a letter or digit first; at most 100 characters.
    public static func isID(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first.properties.numericType != nil, text.unicodeScalars.count <= 100,
              !text.contains("..")
        else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0) }
    }
}
