/// Writes a zip archive.  The same files give the same bytes: all have the same date.
struct ZipWriter {
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// - Parameter isProgram: may be started.
    mutating func add(_ name: String, _ contents: [UInt8], isProgram: Bool = false) {
        let packed = Deflate.pack(contents)
        let isPacked = packed.count < contents.count
        let data = isPacked ? packed : contents
        let start = bytes.count
        var head: [UInt8] = []
        // Needs version 2.0, names are UTF-8, packed or stored, 1 January 1980.
        head += Self.number(20, 2) + Self.number(0x800, 2) + Self.number(isPacked ? 8 : 0, 2) + Self.number(0, 2) + Self.number(0x21, 2)
        head += Self.number(Int(Self.checksum(contents)), 4) + Self.number(data.count, 4) + Self.number(contents.count, 4)
        head += Self.number(name.utf8.count, 2) + Self.number(0, 2)
        bytes += Self.number(0x0403_4B50, 4) + head + Array(name.utf8) + data
        // Made by version 2.0 on Unix: so the permissions are read.
        directory += Self.number(0x0201_4B50, 4) + Self.number(3 << 8 | 20, 2) + head + Self.number(0, 2) + Self.number(0, 2) + Self.number(0, 2)
        directory += Self.number((0o100000 | (isProgram ? 0o755 : 0o644)) << 16, 4) + Self.number(start, 4) + Array(name.utf8)
        count += 1
    }

    /// The whole archive.
    func finished() -> [UInt8] {
        bytes + directory + Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(count, 2) + Self.number(count, 2) + Self.number(directory.count, 4) + Self.number(bytes.count, 4)
            + Self.number(0, 2)
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

    private static let table: [UInt32] = (0..<256).map { index in (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 } }

    /// CRC-32.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        table.withUnsafeBufferPointer { table in for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8 } }
        return ~value
    }
}
