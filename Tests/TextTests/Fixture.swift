import Foundation
import Testing

struct Fixture: CustomTestStringConvertible, Sendable {
    let line: Int
    let operation: String
    let operands: [[UInt8]]
    let expected: [UInt8]
    var testDescription: String { "\(operation), line \(line)" }

    /// The lines of a file beside the tests: fields between tabs, `\xhh` for bytes that are not printable ASCII.
    static func load(_ name: String, beside path: String = #filePath) throws -> [Fixture] {
        let file = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.split(separator: "\n").enumerated().filter { !$0.element.hasPrefix("#") }.map { index, line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            return Fixture(line: index + 1, operation: String(fields[0]), operands: fields[1..<(fields.count - 1)].map(unescape), expected: unescape(fields[fields.count - 1]))
        }
    }

    private static func unescape(_ field: Substring) -> [UInt8] {
        var result: [UInt8] = []
        var bytes = Array(field.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == 0x5C, let kind = bytes.popFirst() else {
                result.append(byte)
                continue
            }
            if kind == 0x78 {
                result.append(UInt8(String(decoding: bytes.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                bytes.removeFirst(2)
            } else {
                result.append(kind)
            }
        }
        return result
    }
}
