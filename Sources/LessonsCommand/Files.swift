import Foundation

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
    @discardableResult
    static func replace(_ target: URL, with data: Data) throws -> URL {
        let folder = target.deletingLastPathComponent()
        let temporary = folder.appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).tmp")
        do {
            try data.write(to: temporary)
            guard rename(temporary.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            return target
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw Wrong(description: "\(target.path) cannot be written: \(reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return (underlying ?? error as NSError).localizedDescription
    }
}
