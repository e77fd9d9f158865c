import Foundation

/// Records of runs by what they depend on, in the user's folder for caches.  Where that cannot be written, nothing is kept.
struct RunCache {
    private let folder: URL
    /// Files that nobody asked for in this time are removed.
    private static let lifetime: TimeInterval = 60 * 24 * 3600

    init() {
        let environment = ProcessInfo.processInfo.environment
        let base = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
            ?? URL(fileURLWithPath: environment["HOME"] ?? "/tmp").appendingPathComponent(".cache")
        folder = base.appendingPathComponent("lessons/runs")
        removeOld()
    }

    func read<Value>(_ key: String, _ decode: (Data) throws -> Value) -> Value? {
        let file = folder.appendingPathComponent(key + ".json")
        guard let data = try? Data(contentsOf: file), let value = try? decode(data) else { return nil }
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
        return value
    }

    func write(_ key: String, _ data: Data) {
        // A cache that cannot be written only costs time.
        _ = try? Files.write(data, named: key + ".json", in: folder)
    }

    private func removeOld() {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.contentModificationDateKey])) ?? []
        for file in files {
            guard let date = try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate else { continue }
            if Date().timeIntervalSince(date) > Self.lifetime { try? FileManager.default.removeItem(at: file) }
        }
    }

    /// The program itself: a new one runs everything anew.
    static let engine: String = {
        var hash = ContentHash()
        if let data = try? Data(contentsOf: URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(), options: .alwaysMapped) {
            data.withUnsafeBytes { hash.add($0) }
        }
        return hash.text
    }()
}

/// 128 bits of everything that was added.  Finds out changes; it does not keep out somebody who looks for two texts with the same hash.
struct ContentHash {
    private var a: UInt64 = 0x243F_6A88_85A3_08D3
    private var b: UInt64 = 0x1319_8A2E_0370_7344

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

    /// The length goes in first, so that two parts cannot be mistaken for two others.
    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        mix(UInt64(bytes.count))
        var index = 0
        while index + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        mix(rest)
    }

    private mutating func mix(_ word: UInt64) {
        a = (a ^ word) &* 0x9E37_79B9_7F4A_7C15
        a ^= a >> 29
        b = (b &+ word &+ a) &* 0xC2B2_AE3D_27D4_EB4F
        b ^= b >> 32
    }

    /// 32 hexadecimal digits.
    var text: String {
        [a, b].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
