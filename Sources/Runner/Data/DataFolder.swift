internal import Glibc

/// The folder with datasets, from which programs get bytes by name and nothing else.
struct DataFolder {
    /// Larger files are no datasets of lessons.
    static let largestFile = 1 << 30

    /// The folder without links in its path.
    private let root: String

    /// The named folder; else LESSONS_DATA; else the folder `data` of the working directory.  Nil if there is none.
    init?(_ name: String?) {
        let chosen = name ?? getenv("LESSONS_DATA").map { String(cString: $0) } ?? "data"
        guard let path = Self.resolved(chosen) else { return nil }
        root = path
    }

    /// The bytes of a file below the folder; nil if there is no such file.  A name that leads outside, by `..` or by a link, names no file.
    func bytes(_ name: String) -> [UInt8]? {
        guard !name.isEmpty, name.utf8.count < 1024, !name.hasPrefix("/"), !name.utf8.contains(0) else { return nil }
        guard !name.split(separator: "/").contains(".."), let path = Self.resolved(root + "/" + name), path.hasPrefix(root == "/" ? root : root + "/") else { return nil }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.largestFile else { return nil }
        return try? Descriptors.contents(of: path).get()
    }

    private static func resolved(_ path: String) -> String? {
        guard let result = realpath(path, nil) else { return nil }
        defer { free(result) }
        return String(cString: result)
    }
}
