/// Lets harmless HTML of a lesson's text through, and drops the rest: elements by an allow-list, attributes by an allow-list, comments, declarations and
/// processing instructions always.  One sanitizer sees all pieces of a page in order, so that an element opened in one piece may close in a later one, and
/// nothing closes what it did not open.
struct Sanitizer {
    private static let inline: Set<String> = [
        "b", "i", "em", "strong", "u", "s", "sub", "sup", "kbd", "code", "samp", "var", "abbr", "cite", "q", "small", "mark", "span", "del", "ins", "dfn",
    ]
    private static let block: Set<String> = [
        "details", "summary", "div", "p", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "table", "thead", "tbody", "tr", "th", "td",
        "caption", "center", "section", "aside",
    ]
    private static let void: Set<String> = ["br", "hr", "wbr"]
    /// Elements whose content is not text of the page.
    private static let opaque: Set<String> = ["script", "style", "template", "iframe", "object", "textarea", "title", "xmp", "noembed", "noframes", "svg", "math"]
    private static let attributes: Set<String> = ["open", "title", "colspan", "rowspan", "align", "dir", "lang"]

    static let deepest = 60

    private(set) var open: [String] = []
    private var skipping: String?

    /// The harmless part of a piece of HTML.
    mutating func clean(_ html: String) -> String {
        var result = ""
        let text = Array(html.unicodeScalars)
        var index = 0
        var plain = String.UnicodeScalarView()
        func flush(_ plain: inout String.UnicodeScalarView) -> String {
            defer { plain = String.UnicodeScalarView() }
            return Self.textWithReferences(String(plain))
        }
        while index < text.count {
            guard text[index] == "<" else {
                if skipping == nil { plain.append(text[index]) }
                index += 1
                continue
            }
            guard let tag = Tag(text, &index) else {
                if skipping == nil { plain.append("<") }
                index += 1
                continue
            }
            result += flush(&plain)
            result += take(tag)
        }
        return result + flush(&plain)
    }

    private mutating func take(_ tag: Tag) -> String {
        if let name = skipping {
            if tag.kind == .end, tag.name == name { skipping = nil }
            return ""
        }
        switch tag.kind {
        case .other: return ""
        case .start:
            if Self.opaque.contains(tag.name) {
                if !tag.selfClosing { skipping = tag.name }
                return ""
            }
            if Self.void.contains(tag.name) { return "<\(tag.name)>" }
            guard Self.inline.contains(tag.name) || Self.block.contains(tag.name), open.count < Self.deepest else { return "" }
            open.append(tag.name)
            let attributes = tag.attributes.filter { Self.attributes.contains($0.name) }
                .map { $0.value.isEmpty ? " \($0.name)" : " \($0.name)=\"\(HTML.attribute($0.value))\"" }.joined()
            return "<\(tag.name)\(attributes)>"
        case .end:
            guard let index = open.lastIndex(of: tag.name) else { return "" }
            let closed = open[index...].reversed().map { "</\($0)>" }.joined()
            open.removeSubrange(index...)
            return closed
        }
    }

    /// Closes inline elements that are still open at the end of a block; `keeping` elements were open before it.
    mutating func closeInline(keeping count: Int) -> String {
        guard open.count > count else { return "" }
        let closed = open[count...].reversed().map { "</\($0)>" }.joined()
        open.removeSubrange(count...)
        return closed
    }

    /// Closes everything.
    mutating func finish() -> String {
        skipping = nil
        return closeInline(keeping: 0)
    }

    /// Text between tags of a lesson's HTML may hold character references; they stay.
    private static func textWithReferences(_ text: String) -> String {
        let reference = #/&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/#
        var result = ""
        var rest = text[...]
        while let match = rest.firstMatch(of: reference) {
            result += HTML.escaped(String(rest[..<match.range.lowerBound])) + match.output
            rest = rest[match.range.upperBound...]
        }
        return result + HTML.escaped(String(rest))
    }
}

/// One tag, comment or declaration.
private struct Tag {
    enum Kind { case start, end, other }
    var kind = Kind.start
    var name = ""
    var attributes: [(name: String, value: String)] = []
    var selfClosing = false

    /// Reads from `<` on, and moves `index` behind the tag; `nil` when this is no tag.
    init?(_ text: [Unicode.Scalar], _ index: inout Int) {
        var at = index + 1
        guard at < text.count else { return nil }
        if text[at] == "!" || text[at] == "?" {
            kind = .other
            let isComment = at + 2 < text.count && text[at + 1] == "-" && text[at + 2] == "-"
            if isComment {
                at += 3
                // As browsers read it: `<!-->` is complete, and so is whatever ends with `-->` or `--!>`.
                while at < text.count {
                    if text[at] == ">", at >= 2, text[at - 1] == "-", text[at - 2] == "-" { break }
                    if text[at] == ">", at >= 3, text[at - 1] == "!", text[at - 2] == "-", text[at - 3] == "-" { break }
                    at += 1
                }
            } else {
                while at < text.count, text[at] != ">" { at += 1 }
            }
            index = min(at + 1, text.count)
            return
        }
        if text[at] == "/" { kind = .end; at += 1 }
        guard at < text.count, text[at].isASCII, text[at].properties.isAlphabetic else { return nil }
        while at < text.count, !Self.isSpace(text[at]), text[at] != ">", text[at] != "/" {
            name.unicodeScalars.append(text[at])
            at += 1
        }
        name = name.lowercased()
        while at < text.count, text[at] != ">" {
            if Self.isSpace(text[at]) || text[at] == "/" {
                selfClosing = text[at] == "/"
                at += 1
                continue
            }
            var key = "", value = ""
            while at < text.count, !Self.isSpace(text[at]), !"=>/".unicodeScalars.contains(text[at]) { key.unicodeScalars.append(text[at]); at += 1 }
            while at < text.count, Self.isSpace(text[at]) { at += 1 }
            if at < text.count, text[at] == "=" {
                at += 1
                while at < text.count, Self.isSpace(text[at]) { at += 1 }
                if at < text.count, text[at] == "\"" || text[at] == "'" {
                    let quote = text[at]
                    at += 1
                    while at < text.count, text[at] != quote { value.unicodeScalars.append(text[at]); at += 1 }
                    at += 1
                } else {
                    while at < text.count, !Self.isSpace(text[at]), text[at] != ">" { value.unicodeScalars.append(text[at]); at += 1 }
                }
            } else if key.isEmpty {
                at += 1
            }
            if !key.isEmpty { attributes.append((key.lowercased(), value)) }
        }
        index = min(at + 1, text.count)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\u{0C}" || scalar == "\r" }
}
