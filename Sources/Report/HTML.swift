// Report: run records as pages and as terminal text.  A page is a pure function of lesson, record and options: no clock, no random ids, nothing fetched.

/// Text for HTML, XML and terminals.
public enum HTML {
    /// Text for element content and for attribute values in double quotes.  Control characters become visible ones, since HTML and XML have no way to hold them.
    public static func escaped(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append(visible(scalar))
            }
        }
        return result
    }

    /// Text for element content only: quotes stay as they are.
    static func content(_ text: String) -> String { escaped(text).replacing("&quot;", with: "\"") }

    /// Control pictures for control characters; anything else as it is.
    static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80...0x9F, 0xFFFE, 0xFFFF: "\u{FFFD}"
        default: scalar
        }
    }

    /// Text in an attribute that must stay on one line.
    public static func attribute(_ text: String) -> String {
        escaped(text).replacing("\n", with: "&#10;")
    }

    /// Printed text as a terminal would leave it: a carriage return starts its line again.
    static func settled(_ text: String) -> String {
        guard text.unicodeScalars.contains("\r") else { return text }
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line in
            line.split(separator: "\r").last.map(String.init) ?? ""
        }.joined(separator: "\n")
    }
}
