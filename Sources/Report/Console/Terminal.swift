/// What a terminal can show.
public struct Terminal: Hashable, Sendable {
    /// Columns.
    public var width: Int
    public var colour: Bool
    /// Characters beyond ASCII, such as box lines and check marks.
    public var unicode: Bool
    /// Somebody looks at it while it is written, so that a line may be replaced.
    public var live: Bool

    public init(width: Int = 80, colour: Bool = false, unicode: Bool = true, live: Bool = false) {
        self.width = max(width, 40)
        self.colour = colour
        self.unicode = unicode
        self.live = live
    }

    public enum Style: String, Sendable {
        case bold = "1", dim = "2", red = "31", green = "32", yellow = "33", blue = "36", boldRed = "1;31", boldGreen = "1;32"
    }

    func styled(_ text: String, _ style: Style) -> String { colour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text }

    func symbol(_ unicode: String, _ ascii: String) -> String { self.unicode ? unicode : ascii }

    /// Somebody else's text for one line: no control character reaches the terminal, and it fits.
    func line(_ text: String, width: Int? = nil) -> String {
        let limit = width ?? self.width
        var result = "", columns = 0
        for scalar in text.unicodeScalars {
            let shown = Self.safe(scalar)
            let size = Columns.width(shown)
            if columns + size > limit - 1, columns + Self.rest(text, limit) > limit {
                return result + symbol("…", ".")
            }
            result.unicodeScalars.append(shown)
            columns += size
        }
        return result
    }

    private static func rest(_ text: String, _ limit: Int) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += Columns.width(scalar); if width > limit { return limit + 1 } }
        return width > limit ? limit + 1 : -limit
    }

    /// Control characters and those that turn the direction of text become visible or harmless.
    static func safe(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09, 0x0A: " "
        case 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: HTML.visible(scalar)
        }
    }

    /// Text of several lines, made safe, each line cut to the width.
    func lines(_ text: String, indent: String = "") -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { indent + line(String($0), width: max(20, width - Columns.width(indent))) }
            .joined(separator: "\n")
    }

    /// Text broken between words.
    func wrapped(_ text: String, indent: String) -> String {
        let room = max(20, width - Columns.width(indent))
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var current = ""
            for word in paragraph.split(separator: " ") {
                let safe = line(String(word), width: room)
                if !current.isEmpty, Columns.width(current) + 1 + Columns.width(safe) > room { lines.append(current); current = "" }
                current += (current.isEmpty ? "" : " ") + safe
            }
            lines.append(current)
        }
        return lines.map { indent + $0 }.joined(separator: "\n")
    }

    static func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
        let fill = String(repeating: " ", count: max(0, width - Columns.width(text)))
        return right ? fill + text : text + fill
    }
}
