import Foundation
import Site

/// The folder that a site is written to.  A marker file in it says that it is ours and what we wrote; a folder without one that is not empty is left alone.
struct SiteFolder {
    static let markerName = ".lessons-site"

    private struct Marker: Codable {
        var format = "lessons/site/v1"
        /// What the site was made from; empty if some lesson failed.
        var stamp: String
        /// The hash of each file.
        var files: [String: String]
    }

    private let folder: URL
    private let marker: Marker?

    /// - Throws: `Wrong` if the folder belongs to somebody else, unless `force` is given.
    init(_ folder: URL, force: Bool) throws {
        self.folder = folder.standardizedFileURL
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), !isFolder.boolValue {
            throw Wrong(description: "\(folder.path) is a file; name a folder with --output DIR")
        }
        marker = (try? Data(contentsOf: folder.appendingPathComponent(Self.markerName))).flatMap { try? JSONDecoder().decode(Marker.self, from: $0) }
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        if marker == nil, !present.isEmpty, !force {
            throw Wrong(description: "\(folder.path) is not empty and was not written by lessons site; name another folder with --output DIR, or add --force to write into it")
        }
    }

    /// All files that were made from `stamp` are there, unchanged.
    func holds(_ stamp: String) -> Bool {
        guard let marker, marker.stamp == stamp, !stamp.isEmpty else { return false }
        return marker.files.allSatisfy { path, hash in
            (try? Data(contentsOf: folder.appendingPathComponent(path))).map { Self.hash([UInt8]($0)) } == hash
        }
    }

    private static func hash(_ bytes: [UInt8]) -> String {
        var hash = ContentHash()
        hash.add(bytes)
        return hash.text
    }

    /// Writes what changed and removes what an earlier site had and this one has not.
    ///
    /// - Returns: the number of files that changed.
    func write(_ files: [SiteFile], stamp: String) throws -> Int {
        var hashes: [String: String] = [:]
        var changed = 0
        for file in files {
            let hash = Self.hash(file.bytes)
            hashes[file.path] = hash
            let target = folder.appendingPathComponent(file.path)
            if marker?.files[file.path] == hash, (try? Data(contentsOf: target)).map({ Self.hash([UInt8]($0)) }) == hash { continue }
            changed += 1
            let parts = file.path.split(separator: "/")
            _ = try Files.write(Data(file.bytes), named: String(parts.last ?? ""), in: parts.dropLast().reduce(folder) { $0.appendingPathComponent(String($1)) })
        }
        for old in marker?.files.keys.sorted() ?? [] where hashes[old] == nil && !old.hasPrefix("/") && !old.split(separator: "/").contains("..") {
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(old))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        _ = try Files.write(try encoder.encode(Marker(stamp: stamp, files: hashes)), named: Self.markerName, in: folder)
        return changed
    }
}
