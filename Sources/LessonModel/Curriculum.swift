public import Foundation

/// The lessons of a folder, in the order of their file names.
public struct Curriculum {
    public let folder: URL
    /// The `.md` files, without those whose name begins with `.` or `_` and without `README.md`.
    public let files: [URL]

    public init(folder: URL) throws {
        self.folder = folder
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        files = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") && !$0.hasPrefix("_") && $0.lowercased() != "readme.md" }
            .sorted { Self.precedes($0, $1) }
            .map { folder.appendingPathComponent($0) }
    }

    /// Numbers in names count as numbers: `2-x` before `10-x`.
    static func precedes(_ a: String, _ b: String) -> Bool {
        let (first, second) = (a.prefix { $0.isASCII && $0.isNumber }, b.prefix { $0.isASCII && $0.isNumber })
        if let x = Int(first), let y = Int(second), x != y { return x < y }
        return a < b
    }

    /// The names by which the files can be called: file names without `.md`.
    public var ids: [String] { files.map { $0.deletingPathExtension().lastPathComponent } }

    /// Looks for a folder `Lessons` with a lesson in it: in `directory`, in the folders above it, then beside the program.
    public static func find(from directory: URL, program: URL? = nil) -> URL? {
        var places: [URL] = []
        for start in [directory, program?.deletingLastPathComponent()].compactMap({ $0 }) {
            var place = start.standardizedFileURL
            for _ in 0..<32 {
                places.append(place.appendingPathComponent("Lessons"))
                let parent = place.deletingLastPathComponent()
                if parent.path == place.path { break }
                place = parent
            }
        }
        return places.first { place in
            (try? FileManager.default.contentsOfDirectory(atPath: place.path))?.contains { $0.hasSuffix(".md") } ?? false
        }
    }

    /// The folder for a new lesson: a folder `Lessons`, empty or not, in `directory` or above it, else one to be made in `directory`.
    public static func home(from directory: URL) -> URL {
        var place = directory.standardizedFileURL
        for _ in 0..<32 {
            var isFolder: ObjCBool = false
            let candidate = place.appendingPathComponent("Lessons")
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), isFolder.boolValue { return candidate }
            let parent = place.deletingLastPathComponent()
            if parent.path == place.path { break }
            place = parent
        }
        return directory.appendingPathComponent("Lessons")
    }

    /// The file of a lesson: its id or file name, or the id in its front matter.
    ///
    /// - Throws: `UnknownLesson` with near names.
    public func file(of id: String) throws -> URL {
        if let index = ids.firstIndex(of: id) { return files[index] }
        // An id that differs from the file's name stands in the front matter.
        for file in files {
            if let lesson = try? LessonParser.read(file.path), lesson.id == id { return file }
        }
        throw UnknownLesson(name: id, near: Suggestion.near(id, among: ids), all: ids)
    }
}

/// A lesson was asked for that does not exist.
public struct UnknownLesson: Error, Hashable, Sendable, CustomStringConvertible {
    public var name: String
    public var near: [String]
    public var all: [String]

    public init(name: String, near: [String], all: [String]) {
        self.name = name
        self.near = near
        self.all = all
    }

    public var description: String {
        let names = near.isEmpty ? all : near
        let list = names.prefix(12).map { "  \($0)" }.joined(separator: "\n")
        if names.isEmpty { return "no lesson \"\(name)\": the folder has no lessons" }
        return "no lesson \"\(name)\"; \(near.isEmpty ? "the lessons are" : "did you mean")\n\(list)"
    }
}
