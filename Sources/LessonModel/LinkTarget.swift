/// Where a link or picture of a lesson leads.
public enum LinkTarget: Hashable, Sendable {
    /// A place on the web or a mail address.
    case external(String)
    /// A heading of the same page.
    case anchor(String)
    /// A file beside the lesson, with a heading in it.
    case file(path: String, anchor: String?)
    /// Anything that could run code or read the machine: `javascript:`, `data:`, `file:`, and every scheme not known to be harmless.
    case refused

    static let schemes: Set<String> = ["http", "https", "mailto"]

    public init(_ destination: String) {
        // Browsers skip control characters and spaces in a scheme, so they are gone before it is looked at.
        let text = String(String.UnicodeScalarView(destination.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F && !(0x80...0x9F).contains($0.value) }))
        if text.hasPrefix("#") {
            self = .anchor(Self.decoded(String(text.dropFirst())))
            return
        }
        let head = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let colon = head.firstIndex(of: ":") {
            self = Self.schemes.contains(head[..<colon].lowercased()) ? .external(text) : .refused
            return
        }
        if text.hasPrefix("//") || text.hasPrefix("\\") || text.hasPrefix("/") { self = .refused; return }
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        self = .file(path: Self.decoded(String(parts.first ?? "")), anchor: parts.count > 1 ? Self.decoded(String(parts[1])) : nil)
    }

    /// The text with `%41` and its like replaced; left alone where that gives no UTF-8.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
               let byte = UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16) {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }

    /// The path with `.` and `..` resolved, or `nil` when it leaves the folder.
    public static func inside(_ path: String) -> String? {
        var parts: [Substring] = []
        for part in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where part != "." {
            if part == ".." {
                if parts.popLast() == nil { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
