import Foundation
import Glibc
import Testing
@testable import Runner

/// Fetching of data sets, from a server on the loopback address.
@Suite(.serialized) struct DatasetTests {
    /// A server of one file, in a thread of its own.  It can break off after some bytes, and refuse to send parts.
    final class Server: @unchecked Sendable {
        let port: UInt16
        private let socket: Int32
        private let bytes: [UInt8]
        private let lock = NSLock()
        private var storedRequests: [String] = []
        /// Bytes after which the next answers break off.
        var breakAfter: [Int]
        let sendsParts: Bool

        var requests: [String] { lock.withLock { storedRequests } }

        init?(_ bytes: [UInt8], breakAfter: [Int] = [], sendsParts: Bool = true) {
            self.bytes = bytes
            self.breakAfter = breakAfter
            self.sendsParts = sendsParts
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var size = socklen_t(MemoryLayout<sockaddr_in>.size)
            let bound = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) == 0 && listen(socket, 8) == 0 && getsockname(socket, $0, &size) == 0 }
            }
            guard socket >= 0, bound else { return nil }
            self.socket = socket
            port = UInt16(bigEndian: address.sin_port)
            Thread { [self] in serve() }.start()
        }

        func stop() { shutdown(socket, Int32(SHUT_RDWR)); close(socket) }

        private func serve() {
            while true {
                let client = accept(socket, nil, nil)
                if client < 0 { return }
                answer(client)
                close(client)
            }
        }

        private func answer(_ client: Int32) {
            var request = ""
            var buffer = [UInt8](repeating: 0, count: 4096)
            while !request.contains("\r\n\r\n") {
                let count = read(client, &buffer, buffer.count)
                if count <= 0 { return }
                request += String(decoding: buffer[..<count], as: UTF8.self)
            }
            lock.withLock { storedRequests.append(request) }
            var start = 0
            if sendsParts, let range = request.firstMatch(of: #/(?i:range): bytes=(\d+)-/#) { start = Int(range.output.1) ?? 0 }
            let part = Array(bytes[min(start, bytes.count)...])
            let status = start > 0 ? "206 Partial Content\r\nContent-Range: bytes \(start)-\(bytes.count - 1)/\(bytes.count)" : "200 OK"
            let head = request.hasPrefix("GET /missing") ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 \(status)\r\nContent-Length: \(part.count)\r\nConnection: close\r\n\r\n"
            send(client, Array(head.utf8))
            if request.hasPrefix("GET /missing") { return }
            let limit = lock.withLock { breakAfter.isEmpty ? part.count : breakAfter.removeFirst() }
            send(client, Array(part.prefix(limit)))
        }

        private func send(_ client: Int32, _ bytes: [UInt8]) {
            var done = 0
            while done < bytes.count {
                let count = bytes[done...].withUnsafeBytes { Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                if count <= 0 { return }
                done += count
            }
        }
    }

    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("datasets-\(UUID().uuidString)", isDirectory: true)
    /// 300,000 bytes that do not repeat soon.
    let contents: [UInt8] = (0..<300_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }

    func file(_ server: Server, _ name: String = "set.bin", md5: String? = nil) throws -> DatasetFile {
        let place = folder.appendingPathComponent("reference")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(contents).write(to: place)
        return DatasetFile(path: "set/\(name)", source: try #require(URL(string: "http://127.0.0.1:\(server.port)/\(name)")), md5: try md5 ?? Dataset.digest(place), size: contents.count)
    }

    @Test func fetchesAndChecks() throws {
        let server = try #require(Server(contents))
        defer { server.stop() }
        let wanted = try file(server)
        #expect(Dataset.state(of: wanted, in: folder, checking: true) == .missing)
        var last = 0
        try Download.fetch(wanted, into: folder) { count, _ in last = count }
        #expect(last == contents.count)
        #expect(Dataset.state(of: wanted, in: folder, checking: true) == .whole)
        // what is whole is not fetched again
        try Download.fetch(wanted, into: folder)
        #expect(server.requests.count == 1)
        try Data(contents.dropLast() + [0]).write(to: folder.appendingPathComponent("set/set.bin"))
        #expect(Dataset.state(of: wanted, in: folder, checking: false) == .whole)
        #expect(Dataset.state(of: wanted, in: folder, checking: true) == .damaged)
    }

    @Test(arguments: [true, false])
    func goesOnWhereItStopped(sendsParts: Bool) throws {
        let server = try #require(Server(contents, breakAfter: [100_000], sendsParts: sendsParts))
        defer { server.stop() }
        let wanted = try file(server)
        #expect(throws: Download.Failure.self) { try Download.fetch(wanted, into: folder) }
        guard case .partial(let count) = Dataset.state(of: wanted, in: folder, checking: true) else {
            Issue.record("nothing was kept")
            return
        }
        #expect(count > 0 && count <= 100_000)
        try Download.fetch(wanted, into: folder)
        #expect(server.requests.last?.lowercased().contains("range: bytes=\(count)-") == true)
        #expect(try [UInt8](Data(contentsOf: folder.appendingPathComponent("set/set.bin"))) == contents)
    }

    @Test func keepsNothingWrong() throws {
        let server = try #require(Server(contents))
        defer { server.stop() }
        let wrong = try file(server, md5: String(repeating: "0", count: 32))
        let failure = #expect(throws: Download.Failure.self) { try Download.fetch(wrong, into: folder) }
        #expect(failure?.description.contains("checksum") == true)
        #expect(Dataset.state(of: wrong, in: folder, checking: true) == .missing)
        let absent = #expect(throws: Download.Failure.self) { try Download.fetch(file(server, "missing"), into: folder) }
        #expect(absent?.description.contains("404") == true)
        var short = try file(server)
        short.size = 1000
        #expect(throws: Download.Failure.self) { try Download.fetch(short, into: folder) }
    }

    @Test func knowsTheSets() {
        #expect(Dataset.all.map(\.name) == ["MNIST", "FashionMNIST", "CIFAR10"])
        for set in Dataset.all {
            #expect(!set.files.isEmpty)
            for file in set.files { #expect(file.md5.count == 32 && file.size > 0) }
        }
    }
}
