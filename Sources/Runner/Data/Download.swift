public import Foundation
#if canImport(FoundationNetworking)
internal import FoundationNetworking
#endif

/// Fetches files into the data folder.
///
/// A file grows under its name with ".part"; a fetch that was broken off goes on where it stopped, if the server can send a part.  It gets its
/// name only when its checksum is right.
public enum Download {
    public struct Failure: Error, CustomStringConvertible {
        public var description: String
    }

    /// Fetches one file, if the folder has it not yet, and unpacks it if it is an archive.
    ///
    /// - Parameters:
    ///   - mirror: a folder of the web to take the file from instead of its source.
    ///   - progress: is told how many bytes there are, and how many there will be (0: not known).
    public static func fetch(_ file: DatasetFile, into folder: URL, mirror: URL? = nil, progress: @escaping (Int, Int) -> Void = { _, _ in }) throws {
        if [.whole, .repacked].contains(Dataset.state(of: file, in: folder, checking: true)) { return }
        let target = folder.appendingPathComponent(file.path), part = folder.appendingPathComponent(file.path + ".part")
        try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        let source = mirror?.appendingPathComponent(file.source.lastPathComponent) ?? file.source
        var have = size(part)
        if have >= file.size {
            // what is there cannot be a beginning of the file
            if try have > file.size || Dataset.digest(part) != file.md5 { try FileManager.default.removeItem(at: part); have = 0 }
        }
        if have < file.size { try transfer(source, to: part, from: have, limit: file.size, progress) }
        let digest = try Dataset.digest(part)
        guard digest == file.md5 else {
            try? FileManager.default.removeItem(at: part)
            throw Failure(description: "\(source.absoluteString): the checksum is \(digest), not \(file.md5); the file was not kept")
        }
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.moveItem(at: part, to: target)
        if !file.unpacked.isEmpty {
            try unpack(target, file, into: folder)
            try FileManager.default.removeItem(at: target)
        }
    }

    private static func size(_ file: URL) -> Int { (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0 }

    private static func transfer(_ source: URL, to part: URL, from start: Int, limit: Int, _ progress: @escaping (Int, Int) -> Void) throws {
        if !FileManager.default.fileExists(atPath: part.path), !FileManager.default.createFile(atPath: part.path, contents: nil) {
            throw Failure(description: "\(part.path) cannot be written")
        }
        let handle = try FileHandle(forWritingTo: part)
        defer { try? handle.close() }
        let receiver = Receiver(handle, start: start, limit: limit, progress)
        let session = URLSession(configuration: .ephemeral, delegate: receiver, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        var request = URLRequest(url: source, timeoutInterval: 60)
        if start > 0 { request.setValue("bytes=\(start)-", forHTTPHeaderField: "Range") }
        session.dataTask(with: request).resume()
        receiver.done.wait()
        if let failure = receiver.failure { throw Failure(description: "\(source.absoluteString): \(failure)") }
    }

    /// Writes what arrives to the end of a file.
    private final class Receiver: NSObject, URLSessionDataDelegate, @unchecked Sendable {
        let done = DispatchSemaphore(value: 0)
        private(set) var failure: String?
        private let handle: FileHandle
        private let progress: (Int, Int) -> Void
        private let limit: Int
        private var count: Int
        private var total = 0

        init(_ handle: FileHandle, start: Int, limit: Int, _ progress: @escaping (Int, Int) -> Void) {
            self.handle = handle
            self.progress = progress
            self.limit = limit
            count = start
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse, completionHandler: @escaping (URLSession.ResponseDisposition) -> Void) {
            guard let answer = response as? HTTPURLResponse, answer.statusCode == 200 || answer.statusCode == 206 else {
                failure = "the server answers \((response as? HTTPURLResponse)?.statusCode ?? 0)"
                return completionHandler(.cancel)
            }
            do {
                // a server that sends everything again begins at the beginning
                if answer.statusCode == 200 { count = 0 }
                try handle.truncate(atOffset: UInt64(count))
                try handle.seek(toOffset: UInt64(count))
                total = response.expectedContentLength > 0 ? count + Int(response.expectedContentLength) : 0
                completionHandler(.allow)
            } catch {
                failure = "\(error)"
                completionHandler(.cancel)
            }
        }

        func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
            guard failure == nil else { return }
            if data.count > limit - count {
                failure = "the server sends more than the \(limit) bytes of the file"
                return dataTask.cancel()
            }
            do {
                try handle.write(contentsOf: data)
                count += data.count
                progress(count, total)
            } catch {
                failure = "\(error)"
                dataTask.cancel()
            }
        }

        func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
            if failure == nil, let error { failure = error.localizedDescription }
            done.signal()
        }
    }

    // MARK: archives

    /// Takes the wanted files out of a compressed archive (tar, gzip).
    private static func unpack(_ archive: URL, _ file: DatasetFile, into folder: URL) throws {
        let bytes: [UInt8]
        do { bytes = try Inflate.gunzip([UInt8](try Data(contentsOf: archive))) } catch { throw Failure(description: "\(archive.path) cannot be unpacked") }
        let wanted = Set(file.unpacked.map(\.path))
        var place = 0
        // an entry is a header of 512 bytes, then the file's bytes filled up to a multiple of 512
        while place + 512 <= bytes.count, bytes[place] != 0 {
            let name = String(decoding: bytes[place..<(place + 100)].prefix { $0 != 0 }, as: UTF8.self)
            let digits = String(decoding: bytes[(place + 124)..<(place + 136)].prefix { $0 >= 0x30 && $0 <= 0x37 }, as: UTF8.self)
            guard let size = Int(digits, radix: 8), size >= 0, size <= bytes.count - place - 512 else { throw Failure(description: "\(archive.path) is damaged") }
            if wanted.contains(name) {
                let target = folder.appendingPathComponent(name)
                try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes[(place + 512)..<(place + 512 + size)]).write(to: target, options: .atomic)
            }
            place += 512 + (size + 511) / 512 * 512
        }
        if Dataset.state(of: file, in: folder, checking: true) != .whole { throw Failure(description: "\(archive.path) does not hold the files of the set") }
    }
}
