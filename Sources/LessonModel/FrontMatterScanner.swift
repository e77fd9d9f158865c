/// A look at YAML text before it is parsed: what a front matter has no need of (anchors, aliases, tags, deep nesting) is refused here, at its line, so
/// that no short file can expand to a large tree or nest deeper than a stack.
struct FrontMatterScanner {
    struct Problem {
        /// From 0, counted in the scanned text.
        var line: Int
        var message: String
        var remedy: String
    }

    static let deepest = 24
    static let longest = 65_536

    private let lines: [[UInt8]]
    private(set) var problem: Problem?

    init(_ text: String) {
        lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        scan()
    }

    private mutating func report(_ line: Int, _ message: String, _ remedy: String) {
        if problem == nil { problem = Problem(line: line, message: message, remedy: remedy) }
    }

    private mutating func scan() {
        var flow = 0                        // open [ and {
        var quote: UInt8?                   // the quote that is open across lines
        var block: Int?                     // indentation of the key of a block scalar
        var indents: [Int] = []
        for (number, line) in lines.enumerated() where problem == nil {
            let indent = line.prefix { $0 == 0x20 }.count
            let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            if isBlank { continue }
            if let key = block, quote == nil {
                if indent > key { continue }
                block = nil
            }
            if quote == nil, flow == 0 {
                if indent < line.count, line[indent] == 0x09 {
                    report(number, "front matter is not valid YAML: a tab indents a line", "indent with spaces")
                    return
                }
                while let last = indents.last, last >= indent { indents.removeLast() }
                indents.append(indent)
            }
            var start = true                // a value may start here
            var column = quote == nil ? indent : 0
            var dashes = 0
            while column < line.count {
                let byte = line[column]
                if let open = quote {
                    if open == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") { column += 2; continue }
                    if byte == open { quote = nil; start = false }
                    column += 1
                    continue
                }
                let next = column + 1 < line.count ? line[column + 1] : 0x20
                switch byte {
                case 0x20, 0x09:
                    column += 1
                    continue
                case UInt8(ascii: "#") where column == 0 || line[column - 1] == 0x20:
                    column = line.count
                    continue
                case UInt8(ascii: "\"") where start, UInt8(ascii: "'") where start:
                    quote = byte
                case UInt8(ascii: "&") where start && next != 0x20, UInt8(ascii: "*") where start && next != 0x20:
                    report(number, byte == UInt8(ascii: "&") ? "front matter expands to too much: anchors are not allowed here"
                           : "an alias in the front matter", "write the value itself")
                case UInt8(ascii: "!") where start:
                    report(number, "tags are not allowed in front matter", "write a plain value")
                case UInt8(ascii: "["), UInt8(ascii: "{"):
                    if start || flow > 0 {
                        flow += 1
                        start = true
                        column += 1
                        if flow + indents.count > Self.deepest { report(number, "front matter is nested too deeply", "use fewer levels") }
                        continue
                    }
                case UInt8(ascii: "]"), UInt8(ascii: "}"):
                    if flow > 0 { flow -= 1 }
                case UInt8(ascii: ",") where flow > 0:
                    start = true
                    column += 1
                    continue
                case UInt8(ascii: ":") where next == 0x20 || next == 0x09 || next == 0x0D || flow > 0:
                    start = true
                    column += 1
                    continue
                case UInt8(ascii: "-") where start && flow == 0 && next == 0x20, UInt8(ascii: "?") where start && next == 0x20:
                    dashes += 1
                    if dashes + indents.count > Self.deepest { report(number, "front matter is nested too deeply", "use fewer levels") }
                    column += 1
                    continue
                case UInt8(ascii: "|") where start && flow == 0, UInt8(ascii: ">") where start && flow == 0:
                    block = indent
                    column = line.count
                    continue
                default:
                    break
                }
                start = false
                column += 1
            }
            if indents.count > Self.deepest { report(number, "front matter is nested too deeply", "use fewer levels") }
        }
    }
}
