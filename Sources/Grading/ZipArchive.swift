internal import Runner

/// The files of a zip archive, as learning platforms export submissions.
struct ZipArchive {
    struct Damaged: Error {}

    struct Entry {
        var name: String
        fileprivate var method: Int
        fileprivate var packed: Range<Int>
        fileprivate var size: Int
    }

    private let bytes: [UInt8]
    private(set) var entries: [Entry] = []
    /// Larger files are no submissions.
    static let largestFile = 16 << 20
    private static let mostEntries = 100_000

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        func number(_ at: Int, _ count: Int) throws -> Int {
            guard at >= 0, at + count <= bytes.count else { throw Damaged() }
            return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
        }
        // The end record is within the last 64 KB.
        guard bytes.count >= 22 else { throw Damaged() }
        let end = stride(from: bytes.count - 22, through: max(0, bytes.count - 66_000), by: -1).first { bytes[$0..<($0 + 4)] == [0x50, 0x4B, 5, 6] }
        guard let end else { throw Damaged() }
        var place = try number(end + 16, 4)
        let count = try number(end + 10, 2)
        for _ in 0..<min(count, Self.mostEntries) {
            guard try number(place, 4) == 0x0201_4B50 else { throw Damaged() }
            let (flags, method) = (try number(place + 8, 2), try number(place + 10, 2))
            let (packed, size) = (try number(place + 20, 4), try number(place + 24, 4))
            let (nameLength, extra, comment) = (try number(place + 28, 2), try number(place + 30, 2), try number(place + 32, 2))
            let local = try number(place + 42, 4)
            guard place + 46 + nameLength <= bytes.count else { throw Damaged() }
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
            place += 46 + nameLength + extra + comment
            if flags & 1 != 0 || name.hasSuffix("/") || size > Self.largestFile { continue }
            let begin = local + 30 + (try number(local + 26, 2)) + (try number(local + 28, 2))
            guard begin + packed <= bytes.count else { throw Damaged() }
            entries.append(Entry(name: name, method: method, packed: begin..<(begin + packed), size: size))
        }
    }

    func contents(of entry: Entry) throws -> [UInt8] {
        switch entry.method {
        case 0: return Array(bytes[entry.packed])
        case 8: return try Inflate.inflate(bytes[entry.packed], limit: Self.largestFile)
        default: throw Damaged()
        }
    }
}
