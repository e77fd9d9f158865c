import Foundation
import LessonModel

/// A raster as a PNG file: colours from values, stored without compression, so that no library is needed and the bytes are always the same.
enum PNG {
    static func file(_ image: Figure.Image) -> [UInt8] {
        let (height, width) = (max(image.height, 0), max(image.width, 0))
        let perPlace = image.colours == .rgb ? 3 : 1
        var rows: [UInt8] = []
        rows.reserveCapacity(height * (width * 3 + 1))
        let range = image.highest - image.lowest
        for row in 0..<height {
            rows.append(0)                      // no filter
            for column in 0..<width {
                let at = (row * width + column) * perPlace
                guard at + perPlace <= image.values.count else { rows += [0, 0, 0]; continue }
                if image.colours == .rgb {
                    for channel in 0..<3 { rows.append(byte(Double(image.values[at + channel]))) }
                } else {
                    let value = Double(image.values[at])
                    rows += colour(range > 0 ? (value - image.lowest) / range : 0.5, image.colours)
                }
            }
        }
        var header = bytes(UInt32(clamping: width)) + bytes(UInt32(clamping: height))
        header += [8, 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header) + chunk("IDAT", stored(rows)) + chunk("IEND", [])
    }

    private static func byte(_ fraction: Double) -> UInt8 {
        fraction.isNaN ? 0 : UInt8(min(max(fraction, 0), 1) * 255 + 0.5)
    }

    /// Corners of the colour maps; between them colours are mixed.
    private static let maps: [Figure.Image.Colours: [[Double]]] = [
        .gray: [[0, 0, 0], [1, 1, 1]],
        .grayReversed: [[1, 1, 1], [0, 0, 0]],
        .viridis: [[0.267, 0.005, 0.329], [0.283, 0.141, 0.458], [0.254, 0.265, 0.530], [0.207, 0.372, 0.553], [0.164, 0.471, 0.558], [0.128, 0.567, 0.551],
                   [0.135, 0.659, 0.518], [0.267, 0.749, 0.441], [0.478, 0.821, 0.318], [0.741, 0.873, 0.150], [0.993, 0.906, 0.144]],
        .diverging: [[0.231, 0.299, 0.754], [0.552, 0.690, 0.996], [0.865, 0.865, 0.865], [0.957, 0.598, 0.477], [0.706, 0.016, 0.150]],
    ]

    private static func colour(_ fraction: Double, _ map: Figure.Image.Colours) -> [UInt8] {
        guard !fraction.isNaN, let stops = maps[map] else { return [255, 0, 255] }
        let place = min(max(fraction, 0), 1) * Double(stops.count - 1)
        let index = min(Int(place), stops.count - 2)
        let part = place - Double(index)
        return (0..<3).map { byte(stops[index][$0] * (1 - part) + stops[index + 1][$0] * part) }
    }

    private static func bytes(_ value: UInt32) -> [UInt8] { [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)] }

    /// zlib's format with blocks that are stored as they are.
    private static func stored(_ data: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x78, 0x01]
        var at = 0
        repeat {
            let count = min(65_535, data.count - at)
            let isLast: UInt8 = at + count == data.count ? 1 : 0
            result += [isLast, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8(~count >> 8 & 255)]
            result += data[at..<(at + count)]
            at += count
        } while at < data.count
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in data {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return result + bytes(b << 16 | a)
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return bytes(UInt32(clamping: data.count)) + body + bytes(checksum(body))
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    /// CRC-32 as PNG uses it.
    private static func checksum(_ data: [UInt8]) -> UInt32 {
        ~data.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 255)] ^ $0 >> 8 }
    }
}
