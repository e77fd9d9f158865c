import Foundation
import Testing
@testable import Runner

struct DataTests {
    @Test func gzip() throws {
        // "hello hello hello hello\n" with a name in the header.
        let hello = try #require(Data(base64Encoded: "H4sICAAAAAAC/2EAy0jNyclXyEAnuQAAiFkLGAAAAA=="))
        #expect(String(decoding: try Inflate.gunzip(Array(hello)), as: UTF8.self) == "hello hello hello hello\n")
        var damaged = Array(hello)
        for index in 0..<damaged.count {
            damaged[index] ^= 0x5A
            _ = try? Inflate.gunzip(damaged, limit: 1 << 20)
            damaged[index] ^= 0x5A
            _ = try? Inflate.gunzip(Array(damaged.prefix(index)), limit: 1 << 20)
        }
        #expect(throws: Inflate.Failure.self) { try Inflate.gunzip(Array(hello), limit: 10) }
        #expect(throws: Inflate.Failure.self) { try Inflate.gunzip([]) }
    }

    @Test func namesLeadNowhereElse() throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("lessons-data-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        let folder = root.appendingPathComponent("data")
        try FileManager.default.createDirectory(at: folder.appendingPathComponent("MNIST/raw"), withIntermediateDirectories: true)
        try Data([1, 2, 3]).write(to: folder.appendingPathComponent("MNIST/raw/a"))
        try Data([9]).write(to: root.appendingPathComponent("secret"))
        try FileManager.default.createSymbolicLink(at: folder.appendingPathComponent("link"), withDestinationURL: root.appendingPathComponent("secret"))
        let data = try #require(DataFolder(folder.path))
        #expect(data.bytes("MNIST/raw/a") == [1, 2, 3])
        for name in ["", "MNIST", "none", "../secret", "link", "/etc/passwd", "MNIST/../../secret", "MNIST/raw/a\0", root.appendingPathComponent("secret").path] {
            #expect(data.bytes(name) == nil, "\(name)")
        }
        #expect(DataFolder(folder.path + "/none") == nil)
    }

    @Test func framesAreCut() throws {
        var reader = Frames.Reader()
        let stream = Frames.frame(of: [1, 2, 3]) + Frames.frame(of: []) + Frames.frame(of: [UInt8](repeating: 7, count: 100_000))
        var bodies: [[UInt8]] = []
        for start in stride(from: 0, to: stream.count, by: 7) {
            reader.append(Array(stream[start..<min(start + 7, stream.count)]))
            while let body = reader.next() { bodies.append(Array(body)) }
        }
        #expect(bodies.map(\.count) == [3, 0, 100_000] && bodies[0] == [1, 2, 3] && reader.isEmpty)
        reader.append([255, 255, 255, 255, 0])
        #expect(reader.next() == nil && reader.isBroken)
    }
}
