/// A stretch of source text, as byte offsets into its UTF-8.
public struct Span: Equatable, Sendable {
    public let start: Int32
    public let end: Int32

    @inlinable public init(_ start: Int, _ end: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    /// From the start of one span to the end of another.
    @inlinable public func through(_ other: Span) -> Span { Span(Int(start), Int(other.end)) }
}

/// The text of a program or of one cell, with the places where its lines start.
public final class SourceText: @unchecked Sendable {
    /// What tracebacks call it: a file's path, "<stdin>", or a cell's name.
    public let name: String
    public let utf8: [UInt8]
    /// Byte offset of the first byte of each line; line 1 is at index 0.
    public let lineStarts: [Int32]
    /// Part of our own library: its frames are left out of tracebacks.
    public let isLibrary: Bool

    public init(name: String, utf8: [UInt8], isLibrary: Bool = false) {
        self.name = name
        self.utf8 = utf8
        self.isLibrary = isLibrary
        var starts: [Int32] = [0]
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            index += 1
            if byte == 0x0A || (byte == 0x0D && (index >= utf8.count || utf8[index] != 0x0A)) { starts.append(Int32(truncatingIfNeeded: index)) }
        }
        lineStarts = starts
    }

    public convenience init(name: String, text: String, isLibrary: Bool = false) {
        self.init(name: name, utf8: Array(text.utf8), isLibrary: isLibrary)
    }

    /// The line of a byte offset, from 1.
    public func line(at offset: Int) -> Int {
        var low = 0, high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The column of a byte offset, from 0, in code points.
    public func column(at offset: Int) -> Int {
        let start = Int(lineStarts[line(at: offset) - 1])
        var count = 0
        var index = start
        while index < offset, index < utf8.count {
            if utf8[index] & 0xC0 != 0x80 { count += 1 }
            index += 1
        }
        return count
    }

    /// The text of a line without its end; empty if there is no such line.
    public func lineText(_ line: Int) -> String {
        guard line >= 1, line <= lineStarts.count else { return "" }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) : utf8.count
        while end > start, utf8[end - 1] == 0x0A || utf8[end - 1] == 0x0D { end -= 1 }
        return String(decoding: utf8[start..<end], as: UTF8.self)
    }

    public func text(of span: Span) -> String {
        let start = max(0, min(Int(span.start), utf8.count))
        let end = max(start, min(Int(span.end), utf8.count))
        return String(decoding: utf8[start..<end], as: UTF8.self)
    }
}

/// A mistake in the text of a program, worded as CPython 3.11 words it.
public struct SyntaxFailure: Error, Sendable {
    public enum Kind: String, Sendable {
        case syntaxError = "SyntaxError"
        case indentationError = "IndentationError"
        case tabError = "TabError"
        /// Nested more deeply than the front end can walk.
        case recursionError = "RecursionError"
        case memoryError = "MemoryError"
    }

    public let kind: Kind
    public let message: String
    public let source: SourceText
    /// What the carets underline; empty at one place: a single caret.
    public let span: Span

    public init(_ kind: Kind = .syntaxError, _ message: String, _ source: SourceText, _ span: Span) {
        self.kind = kind
        self.message = message
        self.source = source
        self.span = span
    }

    public var line: Int { source.line(at: Int(span.start)) }

    /// What CPython prints to standard error: file and line, the line, carets, type and message.  Of a very long line only the part around the
    /// mistake is shown.
    public var report: String {
        if kind == .recursionError || kind == .memoryError { return message.isEmpty ? kind.rawValue : "\(kind.rawValue): \(message)" }
        var lines = ["  File \"\(source.name)\", line \(line)"]
        lines += excerpt
        lines.append("\(kind.rawValue): \(message)")
        return lines.joined(separator: "\n")
    }

    private static let longestLine = 1000
    private static let shownAround = 120

    /// The line without its indentation, and carets below it; nothing for a blank line.
    private var excerpt: [String] {
        var text = Array(source.lineText(line).unicodeScalars)
        let indent = text.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.count
        text.removeFirst(indent)
        if text.allSatisfy(\.properties.isWhitespace) { return [] }
        var column = max(0, source.column(at: Int(span.start)) - indent)
        let isOnOneLine = source.line(at: max(Int(span.start), Int(span.end) - 1)) == line
        var width = isOnOneLine ? source.column(at: Int(span.end)) - source.column(at: Int(span.start)) : text.count - column
        if text.count > Self.longestLine {
            let start = max(0, min(column, text.count) - Self.shownAround)
            let end = min(text.count, column + Self.shownAround)
            text = (start > 0 ? ["…"] : []) + text[start..<end] + (end < text.count ? ["…"] : [])
            column -= start > 0 ? start - 1 : 0
            width = min(width, max(1, text.count - column))
        }
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: text)
        let quoted = "    " + String(shown)
        if kind != .syntaxError {
            // CPython points at no more than the first letter of a statement, and not at all where only white space is wrong.
            if kind == .tabError || message == SyntaxMessages.unexpectedIndent || (span.start == span.end && message != SyntaxMessages.badDedent) { return [quoted] }
            width = 1
        }
        return [quoted, "    " + String(repeating: " ", count: column) + String(repeating: "^", count: max(1, width))]
    }
}
