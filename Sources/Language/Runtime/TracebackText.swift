internal import Syntax

extension Interpreter {
    /// What CPython prints for an exception that nothing caught: causes, places, the exception itself, notes.  Ends with a newline.
    public func tracebackText(_ exception: ExceptionObject) -> String {
        var printer = TracebackPrinter(self, .uncaught)
        printer.print(exception, chain: true)
        return printer.pieces.joined()
    }

    /// The last line of it: class and message, with a suggestion where CPython makes one.  No newline at the end.
    public func exceptionLine(_ exception: ExceptionObject) -> String {
        var printer = TracebackPrinter(self, .uncaught)
        let line = printer.messageLine(exception)
        return line.hasSuffix("\n") ? String(line.dropLast()) : line
    }

    /// What `traceback.format_exception` gives: pieces that end with a newline.
    ///
    /// - Parameter limit: how many places are shown, from the outermost one (negative: from the innermost one); nil: all.
    public func formatException(_ exception: ExceptionObject, chain: Bool = true, limit: Int? = nil) -> [String] {
        var printer = TracebackPrinter(self, .module)
        printer.limit = limit
        printer.print(exception, chain: chain)
        return printer.pieces
    }

    /// What `traceback.format_exception_only` gives.
    public func formatExceptionOnly(_ exception: ExceptionObject) -> [String] {
        var printer = TracebackPrinter(self, .module)
        printer.printMessage(exception)
        return printer.pieces
    }

    /// What `traceback.format_tb` gives.
    public func formatTraceback(_ traceback: TracebackObject, limit: Int? = nil) -> [String] {
        var printer = TracebackPrinter(self, .module)
        printer.limit = limit
        return printer.places(traceback.entries)
    }
}

/// Puts exceptions into words.
struct TracebackPrinter {
    enum Style {
        /// As CPython's interpreter prints what nothing caught.
        case uncaught
        /// As its module `traceback` does: no suggestions, and small differences in the carets.
        case module
    }

    let interpreter: Interpreter
    let style: Style
    var limit: Int?
    private(set) var pieces: [String] = []
    /// How deeply the groups that are being printed are nested, and whether the innermost frame is still open.
    private var depth = 0
    private var needsClose = false
    private var seen: Set<ObjectIdentifier> = []

    private static let maximumGroupWidth = 15
    private static let maximumGroupDepth = 10
    /// CPython shows no more places than this of one exception.
    private static let maximumPlaces = 1000

    init(_ interpreter: Interpreter, _ style: Style) {
        self.interpreter = interpreter
        self.style = style
    }

    // MARK: chains

    /// Prints an exception after those that led to it.
    mutating func print(_ exception: ExceptionObject, chain: Bool) {
        var links: [(exception: ExceptionObject, reason: String?)] = []
        var current = exception
        while true {
            seen.insert(ObjectIdentifier(current))
            var next: ExceptionObject?
            var reason: String?
            if chain, let cause = current.cause.object as? ExceptionObject {
                next = cause
                reason = "The above exception was the direct cause of the following exception:"
            } else if chain, !current.suppressesContext, let context = current.context.object as? ExceptionObject {
                next = context
                reason = "During handling of the above exception, another exception occurred:"
            }
            if let found = next, seen.contains(ObjectIdentifier(found)) { next = nil }
            links.append((current, next == nil ? nil : reason))
            guard let next else { break }
            current = next
        }
        for (index, link) in links.enumerated().reversed() {
            if index < links.count - 1, let reason = link.reason { emit("\n\(reason)\n\n") }
            printOne(link.exception, chain: chain)
        }
    }

    private mutating func printOne(_ exception: ExceptionObject, chain: Bool) {
        if ExceptionGroups.isGroup(exception), let (_, members) = ExceptionGroups.parts(exception) { return printGroup(exception, members, chain: chain) }
        let places = places(exception.traceback.reversed())
        if !places.isEmpty {
            emit("Traceback (most recent call last):\n")
            for place in places { emit(place) }
        }
        printMessage(exception)
    }

    private mutating func printGroup(_ exception: ExceptionObject, _ members: TupleObject, chain: Bool) {
        if depth > Self.maximumGroupDepth { return emit("... (max_group_depth is \(Self.maximumGroupDepth))\n") }
        let isTop = depth == 0
        if isTop { depth = 1 }
        let places = places(exception.traceback.reversed())
        if !places.isEmpty {
            emit("Exception Group Traceback (most recent call last):\n", margin: isTop ? "+" : "|")
            for place in places { emit(place) }
        }
        printMessage(exception)
        let shown = min(members.count, Self.maximumGroupWidth + 1)
        needsClose = false
        for index in 0..<shown {
            let isLast = index == shown - 1, isCut = index == Self.maximumGroupWidth
            if isLast { needsClose = true }
            pieces.append("\(indent)\(index == 0 ? "+-" : "  ")+---------------- \(isCut ? "..." : "\(index + 1)") ----------------\n")
            depth += 1
            if isCut {
                let rest = members.count - Self.maximumGroupWidth
                emit("and \(rest) more exception\(rest > 1 ? "s" : "")\n")
            } else if let member = members[index].object as? ExceptionObject {
                print(member, chain: chain)
            }
            if isLast, needsClose {
                pieces.append("\(indent)+------------------------------------\n")
                needsClose = false
            }
            depth -= 1
        }
        if isTop { depth = 0 }
    }

    private var indent: String { String(repeating: " ", count: 2 * depth) }

    /// Adds a text that ends with a newline; inside a group each of its lines gets the margin.
    private mutating func emit(_ text: String, margin: Character = "|") {
        if depth == 0 {
            pieces.append(text)
            return
        }
        let prefix = "\(indent)\(margin) "
        var result = ""
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) { result += prefix + line + "\n" }
        pieces.append(result)
    }

    /// The same with the margin before the first line only, as CPython's printer does it for messages.
    private mutating func emitBlock(_ text: String) {
        if style == .module { emit(text) } else { pieces.append(depth == 0 ? text : "\(indent)| \(text)") }
    }

    // MARK: the exception itself

    /// Place of a SyntaxError, class and message, notes.
    mutating func printMessage(_ exception: ExceptionObject) {
        if let place = syntaxPlace(exception) { for line in place { emit(line) } }
        emitBlock(messageLine(exception))
        printNotes(exception)
    }

    private mutating func printNotes(_ exception: ExceptionObject) {
        guard let notes = try? interpreter.attributeOrNil(.object(exception), .interned("__notes__")) else { return }
        guard notes.list != nil || notes.tuple != nil, let list = try? interpreter.list(from: notes) else {
            let text = (try? interpreter.repr(notes).text) ?? "<__notes__ repr() failed>"
            // CPython's printer ends this line without a newline.
            if style == .uncaught, depth == 0 { pieces.append(text) } else { emit(text + "\n") }
            return
        }
        for index in 0..<list.count {
            let note = list[index]
            guard let text = note.string?.text ?? (try? interpreter.string(note).text) else {
                emit("<note str() failed>\n")
                continue
            }
            if style == .module || depth == 0 || !text.hasSuffix("\n") {
                emit(text + "\n")
            } else {
                emit(text)
                pieces.append("\n")
            }
        }
    }

    /// `Class: message`, with a newline.
    mutating func messageLine(_ exception: ExceptionObject) -> String {
        let type = exception.type
        let module = interpreter.typeModuleName(type)
        let name = module == "builtins" || module == "__main__" ? type.qualifiedName : module + "." + type.qualifiedName
        if isSyntaxError(exception) {
            let message = detail(exception, "msg")?.string?.text ?? "<no detail available>"
            var suffix = ""
            if detail(exception, "lineno").map({ $0.isNone }) ?? true, let file = detail(exception, "filename")?.string?.text { suffix = " (\(file))" }
            return "\(name): \(message)\(suffix)\n"
        }
        let message: String
        do { message = try interpreter.string(.object(exception)).text } catch { message = "<exception str() failed>" }
        let suggestion = style == .uncaught ? ErrorSuggestion.name(for: exception, interpreter).map { ". Did you mean: '\($0)'?" } ?? "" : ""
        return message.isEmpty && suggestion.isEmpty ? name + "\n" : "\(name): \(message)\(suggestion)\n"
    }

    private func isSyntaxError(_ exception: ExceptionObject) -> Bool { exception.type.isSubclass(of: ExceptionTypes.named("SyntaxError").object) }

    private func detail(_ exception: ExceptionObject, _ name: String) -> Value? { try? interpreter.attributeOrNil(.object(exception), .interned(name)) }

    /// `File "…", line 1`, the line, and carets.
    private func syntaxPlace(_ exception: ExceptionObject) -> [String]? {
        guard isSyntaxError(exception), case .int(let line)? = detail(exception, "lineno") else { return nil }
        var result = ["  File \"\(detail(exception, "filename")?.string?.text ?? "<string>")\", line \(line)\n"]
        guard let text = detail(exception, "text")?.string?.text else { return result }
        let whole = text.unicodeScalars.reversed().drop { $0 == "\n" }.reversed().map { $0 }
        let stripped = Array(whole.drop { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\u{0C}" })
        let spaces = whole.count - stripped.count
        var shown = ""
        shown.unicodeScalars.append(contentsOf: stripped)
        result.append("    \(shown)\n")
        guard case .int(let offset)? = detail(exception, "offset"), offset > 0, offset < 1 << 20 else { return result }
        var end = offset
        if case .int(let given)? = detail(exception, "end_offset"), given != 0 { end = given }
        if case .int(let endLine)? = detail(exception, "end_lineno"), endLine > line { end = whole.count + 1 }
        if end == offset || end == -1 { end = offset + 1 }
        let column = offset - 1 - spaces, endColumn = end - 1 - spaces
        guard column >= 0, endColumn < 1 << 20 else { return result }
        // White space of the line itself stays, so that the carets stand below what they mean.
        var lead = ""
        for index in 0..<column { lead.unicodeScalars.append(index < stripped.count && stripped[index].properties.isWhitespace ? stripped[index] : " ") }
        result.append("    \(lead)\(String(repeating: "^", count: max(1, endColumn - column)))\n")
        return result
    }

    // MARK: places

    /// One piece for each place, outermost first; library code is left out, and many equal places are counted.
    func places(_ entries: some Collection<TracebackEntry>) -> [String] {
        var shown = entries.filter { !$0.code.source.isLibrary }
        if let limit { shown = limit >= 0 ? Array(shown.prefix(limit)) : Array(shown.suffix(limit == .min ? .max : -limit)) }
        if shown.count > Self.maximumPlaces { shown = Array(shown.suffix(Self.maximumPlaces)) }
        var result: [String] = []
        var last: (source: SourceText, line: Int, name: String)?
        var count = 0
        func finish() {
            if count > 3 { result.append("  [Previous line repeated \(count - 3) more time\(count - 3 > 1 ? "s" : "")]\n") }
        }
        for entry in shown {
            let line = entry.line
            if let known = last, known.source.name == entry.code.source.name, known.line == line, known.name == entry.name {
                count += 1
            } else {
                finish()
                last = (entry.code.source, line, entry.name)
                count = 1
            }
            if count <= 3 { result.append(place(entry, line)) }
        }
        finish()
        return result
    }

    private func place(_ entry: TracebackEntry, _ line: Int) -> String {
        let source = entry.code.source
        var text = "  File \"\(source.name)\", line \(line), in \(entry.name)\n"
        // What stands in no file has no lines to show.
        if source.name == "<string>" || source.name == "<stdin>" { return text }
        let whole = Array(source.lineText(line).unicodeScalars)
        var stripped = whole[...]
        while let first = stripped.first, first == " " || first == "\t" || first == "\u{0C}" { stripped = stripped.dropFirst() }
        let indentation = stripped.startIndex
        if style == .module { while let last = stripped.last, last.properties.isWhitespace { stripped = stripped.dropLast() } }
        if !stripped.contains(where: { !$0.properties.isWhitespace }) { return text }
        var shown = ""
        shown.unicodeScalars.append(contentsOf: stripped)
        text += "    \(shown)\n"
        guard entry.span.end > entry.span.start, Int(entry.span.end) <= source.utf8.count else { return text }
        if let carets = carets(entry.span, source, line, whole, indentation, shownCount: stripped.count) { text += "    \(carets)\n" }
        return text
    }

    /// The line below a source line; nil where it would only underline all of it.
    private func carets(_ span: Span, _ source: SourceText, _ line: Int, _ whole: [Unicode.Scalar], _ indentation: Int, shownCount: Int) -> String? {
        let start = source.column(at: Int(span.start))
        var end: Int
        var anchors: (left: Int, right: Int)?
        if source.line(at: Int(span.end) - 1) == line {
            end = source.column(at: Int(span.end) - 1) + 1
            let segment = Array(source.utf8[Int(span.start)..<Int(span.end)])
            if let found = CaretAnchors.find(segment, style) {
                anchors = (CodePoint.count(segment, upTo: found.left), CodePoint.count(segment, upTo: found.right))
            }
        } else {
            end = whole.count
            while end > start, whole[end - 1].properties.isWhitespace { end -= 1 }
        }
        let width = end - start
        guard width > 0, start >= indentation else { return nil }
        if anchors == nil, style == .uncaught ? width == shownCount : width >= shownCount { return nil }
        // The module `traceback` counts columns of a terminal, the interpreter characters.
        func columns(_ range: Range<Int>) -> Int { style == .uncaught ? range.count : DisplayWidth.width(whole[range.clamped(to: 0..<whole.count)]) }
        let lead = String(repeating: " ", count: columns(indentation..<start))
        guard let anchors else { return lead + String(repeating: "^", count: columns(start..<end)) }
        let left = columns(start..<(start + min(anchors.left, width))), right = columns(start..<(start + min(max(anchors.right, anchors.left), width)))
        return lead + String(repeating: "~", count: left) + String(repeating: "^", count: right - left) + String(repeating: "~", count: columns(start..<end) - right)
    }
}

extension CodePoint {
    /// The number of code points before a byte offset.
    static func count(_ bytes: [UInt8], upTo offset: Int) -> Int {
        var result = 0
        for index in 0..<min(offset, bytes.count) where bytes[index] & 0xC0 != 0x80 { result += 1 }
        return result
    }
}
