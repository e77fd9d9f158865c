public import Foundation

/// A student's work as it was handed in.
public struct Submission: Sendable {
    /// The student: the name of the result file.
    public var id: String
    /// Where it came from, for messages.
    public var path: String
    /// The bytes of the file; why there are none, otherwise.
    public var content: Result<[UInt8], Unreadable>

    /// Which attempt of the student it is, from 1, where there are several.
    public var attempt: Int?

    public struct Unreadable: Error, Sendable { public var message: String }

    public init(id: String, path: String, content: Result<[UInt8], Unreadable>) {
        self.id = id
        self.path = path
        self.content = content
    }
}

/// Finds submissions in files, folders and archives.
public struct SubmissionFinder {
    /// Takes the student's id from the path: the group `id`, the first group, or the whole match.
    private let pattern: NSRegularExpression?
    /// Told of what is left out.
    public var warn: (String) -> Void = { _ in }

    private static let kinds = ["ipynb", "md", "py"]
    static let largestFile = 16 << 20

    /// - Throws: if `pattern` is no regular expression.
    public init(pattern: String? = nil) throws {
        self.pattern = try pattern.map { try NSRegularExpression(pattern: $0) }
    }

    /// The submissions below the given paths, sorted by id.  Of several with one id the last counts, in the order of their paths with numbers as numbers.
    ///
    /// - Parameters:
    ///   - lesson: the lesson's id; a file of that name goes before others in a student's folder.
    ///   - attempts: how many of one student count; later ones are left out.
    public func find(_ paths: [String], lesson: String, attempts: Int? = nil) -> [Submission] {
        var found: [String: [Submission]] = [:]
        for submission in all(paths, lesson) { found[submission.id, default: []].append(submission) }
        return found.values.map { list -> Submission in
            let ordered = list.sorted { Self.precedes($0.path, $1.path) }
            let counted = ordered.prefix(attempts ?? ordered.count)
            guard ordered.count > 1, var last = counted.last else { return ordered[0] }
            let others = ordered.filter { $0.path != last.path }.map(\.path).joined(separator: ", ")
            warn("\(last.id) was submitted \(ordered.count) times\(counted.count < ordered.count ? ", \(counted.count) may be" : ""): \(last.path) is graded, \(others) \(ordered.count == 2 ? "is" : "are") not")
            last.attempt = counted.count
            return last
        }.sorted { Array($0.id.utf8).lexicographicallyPrecedes(Array($1.id.utf8)) }
    }

    /// All that is below the paths as the work of one student: the file that counts in a folder, or the only one.
    public func find(_ paths: [String], lesson: String, student: String) -> [Submission] {
        let id = Self.fileName(student)
        let list = paths.count == 1 ? single(paths[0], lesson, id) : all(paths, lesson)
        guard var last = list.max(by: { Self.precedes($0.path, $1.path) }) else {
            return [Submission(id: id, path: paths.first ?? "", content: .failure(.init(message: "there is no .ipynb, .md or .py file")))]
        }
        last.id = id
        return [last]
    }

    private func single(_ path: String, _ lesson: String, _ id: String) -> [Submission] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return all([path], lesson) }
        return student(path, lesson, id).map { [$0] } ?? all([path], lesson)
    }

    /// By the paths with numbers as numbers; of files that differ in their kind only, a notebook is the last.
    private static func precedes(_ a: String, _ b: String) -> Bool {
        func parts(_ path: String) -> (stem: String, rank: Int) {
            let kind = kinds.firstIndex { path.lowercased().hasSuffix("." + $0) }
            return (kind.map { String(path.dropLast(kinds[$0].count + 1)) } ?? path, kind.map { -$0 } ?? 1)
        }
        let (left, right) = (parts(a), parts(b))
        let order = left.stem.compare(right.stem, options: .numeric)
        return order == .orderedSame ? (left.stem, left.rank, a) < (right.stem, right.rank, b) : order == .orderedAscending
    }

    private func all(_ paths: [String], _ lesson: String) -> [Submission] {
        var found: [Submission] = []
        func add(_ submission: Submission) { found.append(submission) }
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                add(Submission(id: id(of: path, isFolder: false), path: path, content: .failure(.init(message: "there is no such file"))))
                continue
            }
            if isFolder.boolValue {
                for submission in folder(path, lesson) { add(submission) }
            } else if path.lowercased().hasSuffix(".zip") {
                for submission in archive(path, lesson) { add(submission) }
            } else {
                add(Submission(id: id(of: path, isFolder: false), path: path, content: Self.read(path)))
            }
        }
        return found
    }

    private static func read(_ path: String) -> Result<[UInt8], Submission.Unreadable> {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        if let size = attributes?[.size] as? Int, size > largestFile { return .failure(.init(message: "the file is larger than \(largestFile >> 20) MB")) }
        guard let data = FileManager.default.contents(atPath: path) else { return .failure(.init(message: "the file cannot be read")) }
        return .success([UInt8](data))
    }

    // MARK: folders

    /// Files of a folder are submissions; so are its folders, each with one file that counts.
    private func folder(_ path: String, _ lesson: String) -> [Submission] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
        return names.flatMap { name -> [Submission] in
            let inner = path + "/" + name
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: inner, isDirectory: &isFolder) else { return [] }
            if !isFolder.boolValue {
                if name.lowercased().hasSuffix(".zip") { return archive(inner, lesson) }
                return Self.isSubmission(name) ? [Submission(id: id(of: inner, isFolder: false), path: inner, content: Self.read(inner))] : []
            }
            let own = id(of: inner, isFolder: true)
            return [student(inner, lesson, own) ?? Submission(id: own, path: inner, content: .failure(.init(message: "the folder has no .ipynb, .md or .py file")))]
        }
    }

    /// The file that counts in a student's folder.
    private func student(_ path: String, _ lesson: String, _ id: String) -> Submission? {
        let files = (FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []).filter { file in
            Self.isSubmission(file) && !file.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
        }
        return Self.best(files, lesson).map { Submission(id: id, path: path + "/" + $0, content: Self.read(path + "/" + $0)) }
    }

    private static func isSubmission(_ name: String) -> Bool { kinds.contains { name.lowercased().hasSuffix("." + $0) } }

    /// The file with the lesson's name, then a notebook, then the first.
    private static func best(_ files: [String], _ lesson: String) -> String? {
        func rank(_ file: String) -> Int {
            let name = file.split(separator: "/").last.map(String.init) ?? file
            let kind = kinds.firstIndex { name.lowercased().hasSuffix("." + $0) } ?? 9
            return (name.hasPrefix(lesson) ? 0 : 10) + kind
        }
        return files.min { (rank($0), $0) < (rank($1), $1) }
    }

    // MARK: archives

    /// Moodle puts each student's files into a folder; Canvas has one flat list of files.
    private func archive(_ path: String, _ lesson: String) -> [Submission] {
        guard case .success(let bytes) = Self.readArchive(path), let archive = try? ZipArchive(bytes) else {
            return [Submission(id: id(of: path, isFolder: false), path: path, content: .failure(.init(message: "this is no zip archive that can be read")))]
        }
        var groups: [String: [String]] = [:]
        for entry in archive.entries where Self.isSubmission(entry.name) && !entry.name.contains("__MACOSX") && !entry.name.contains(".ipynb_checkpoints") {
            let parts = entry.name.split(separator: "/")
            groups[id(of: parts.count > 1 ? String(parts[parts.count - 2]) : entry.name, isFolder: parts.count > 1), default: []].append(entry.name)
        }
        return groups.sorted { $0.key < $1.key }.flatMap { id, names -> [Submission] in
            // Canvas numbers what was handed in again: these are attempts.  A folder of Moodle is one attempt.
            let isFolder = names.allSatisfy { $0.contains("/") }
            let chosen = isFolder ? Self.best(names, lesson).map { [$0] } ?? [] : names
            return chosen.compactMap { name in
                guard let entry = archive.entries.last(where: { $0.name == name }) else { return nil }
                do {
                    return Submission(id: id, path: path + "/" + name, content: .success(try archive.contents(of: entry)))
                } catch {
                    return Submission(id: id, path: path + "/" + name, content: .failure(.init(message: "the file is damaged in the archive")))
                }
            }
        }
    }

    private static func readArchive(_ path: String) -> Result<[UInt8], Submission.Unreadable> {
        guard let data = FileManager.default.contents(atPath: path) else { return .failure(.init(message: "the file cannot be read")) }
        return .success([UInt8](data))
    }

    // MARK: ids

    /// The student's id from a path.
    func id(of path: String, isFolder: Bool) -> String {
        if let pattern, let match = pattern.firstMatch(in: path, range: NSRange(path.startIndex..., in: path)) {
            var range = match.numberOfRanges > 1 ? match.range(at: 1) : match.range
            let named = match.range(withName: "id")
            if named.location != NSNotFound { range = named }
            if let range = Range(range, in: path), !range.isEmpty { return Self.fileName(String(path[range])) }
        }
        var name = path.split(separator: "/").last.map(String.init) ?? path
        if !isFolder, let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
        // Moodle: "Ada Lovelace_123456_assignsubmission_file_…"
        if let marker = name.range(of: "_assignsubmission_") { name = String(name[..<marker.lowerBound]) }
        // Canvas: "lovelaceada_LATE_1001_555123_03-conv-1": the name, the number of the student, that of the submission.
        let parts = name.split(separator: "_", omittingEmptySubsequences: false)
        let rest = parts.dropFirst().drop { $0 == "LATE" }
        if parts.count >= 4, rest.count >= 3, rest.prefix(2).allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }) {
            name = parts[0] + "_" + rest[rest.startIndex]
        }
        return Self.fileName(name)
    }

    /// A name that a file may have everywhere.
    private static func fileName(_ text: String) -> String {
        var name = String(text.map { $0.isLetter || $0.isNumber || "-_.@+".contains($0) ? $0 : "-" })
        while name.utf8.count > 120 { name.removeLast() }
        if name.isEmpty || name.hasPrefix(".") { name = "_" + name }
        return name
    }
}
