import Foundation
import Glibc

/// Writing results.
enum Files {
    /// Writes a file so that a reader sees the old one or the new one, never a part: to a temporary name beside it, then renamed.
    ///
    /// - Parameter name: a plain file name; nothing is written outside `folder`.
    @discardableResult
    static func write(_ data: Data, named name: String, in folder: URL) throws -> URL {
        guard !name.isEmpty, !name.contains("/"), !name.contains("\0"), name != ".", name != ".." else { throw Wrong(description: "\"\(name)\" is not a file name") }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw Wrong(description: "the folder \(folder.path) cannot be made: \(reason(error))")
        }
        return try replace(folder.appendingPathComponent(name), with: data)
    }

    /// Writes a file that was named as a whole, in the same way.
    ///
    /// A link stays a link: what it leads to is replaced.  A device or a pipe (`/dev/null`, `/dev/stdout`) is written to, never replaced.
    @discardableResult
    static func replace(_ named: URL, with data: Data) throws -> URL {
        var status = stat()
        let exists = stat(named.path, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFDIR { return try append(named, data) }
        let target = exists ? named.resolvingSymlinksInPath() : named
        let folder = target.deletingLastPathComponent()
        let temporary = folder.appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp")
        do {
            try data.write(to: temporary)
            guard rename(temporary.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            return named
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw Wrong(description: "\(target.path) cannot be written: \(reason(error))")
        }
    }

    private static func append(_ target: URL, _ data: Data) throws -> URL {
        do {
            let handle = try FileHandle(forWritingTo: target)
            try handle.write(contentsOf: data)
            try handle.close()
            return target
        } catch {
            throw Wrong(description: "\(target.path) cannot be written: \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return (underlying ?? error as NSError).localizedDescription
    }
}
