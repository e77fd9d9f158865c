import CCMark

/// Reads Markdown (CommonMark with GitHub's tables, strikethrough, task lists, links and footnotes, and formulas in dollar signs) by cmark-gfm.
public enum MarkdownReader {
    private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

    /// - Parameter firstLine: the number of the text's first line.
    public static func read(_ text: String, firstLine: Int = 1) -> MarkdownDocument {
        var scanner = FormulaScanner(text)
        scanner.takeBlocks()
        if text.utf8.contains(UInt8(ascii: "$")) {
            // Where paragraphs, headings and table rows lie, only a parse can say.
            let outline = parse(scanner, firstLine: 1)
            for node in outline.nodes {
                switch node.kind {
                case .paragraph, .heading: scanner.takeInline(lines: (node.lines.first - 1)...(node.lines.last - 1))
                case .tableRow: scanner.takeInline(lines: (node.lines.first - 1)...(node.lines.first - 1))
                default: break
                }
            }
        }
        return parse(scanner, firstLine: firstLine)
    }

    private static func parse(_ scanner: FormulaScanner, firstLine: Int) -> MarkdownDocument {
        _ = registered
        let empty = MarkdownDocument(nodes: [MarkdownNode(kind: .document, lines: LineRange(firstLine, firstLine), end: 1, parent: 0)])
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES) else { return empty }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            if let ending = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, ending) }
        }
        let bytes = scanner.text
        bytes.withUnsafeBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else { return empty }
        defer { cmark_node_free(root) }
        var builder = TreeBuilder(scanner: scanner, shift: firstLine - 1)
        builder.build(root)
        return MarkdownDocument(nodes: builder.nodes)
    }
}

/// Copies cmark's tree.
private struct TreeBuilder {
    let scanner: FormulaScanner
    let shift: Int
    var nodes: [MarkdownNode] = []
    private var open: [Int] = []
    private var inlineLine = 1

    init(scanner: FormulaScanner, shift: Int) {
        self.scanner = scanner
        self.shift = shift
    }

    private func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

    mutating func build(_ root: OpaquePointer) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
            if event == CMARK_EVENT_ENTER { enter(node) } else { leave() }
        }
    }

    /// Leaf nodes of cmark get no exit event.
    private static let leaves: Set<String> = ["html_block", "thematic_break", "code_block", "text", "softbreak", "linebreak", "code", "html_inline"]

    private static let inlines: Set<String> = [
        "text", "softbreak", "linebreak", "code", "html_inline", "custom_inline", "emph", "strong", "link", "image", "footnote_reference", "strikethrough",
    ]

    private mutating func enter(_ node: OpaquePointer) {
        let type = string(cmark_node_get_type_string(node))
        let block = !Self.inlines.contains(type)
        if block { inlineLine = Int(cmark_node_get_start_line(node)) + shift }
        let first = inlineLine
        let last = block ? max(first, Int(cmark_node_get_end_line(node)) + shift) : first
        let lines = LineRange(first, last)
        if type == "text" {
            appendText(string(cmark_node_get_literal(node)), lines)
            return
        }
        let index = nodes.count
        nodes.append(MarkdownNode(kind: kind(of: node, type, lines), lines: lines, end: index + 1, parent: open.last ?? 0))
        if type == "softbreak" || type == "linebreak" { inlineLine += 1 }
        if type == "footnote_reference" || Self.leaves.contains(type) {
            // A footnote reference is a container to cmark but has nothing in it.
            if type == "footnote_reference" { open.append(index) }
            return
        }
        open.append(index)
    }

    private mutating func leave() {
        guard let index = open.popLast() else { return }
        nodes[index].end = nodes.count
    }

    private mutating func appendText(_ text: String, _ lines: LineRange) {
        let parent = open.last ?? 0
        func append(_ kind: MarkdownNode.Kind) {
            nodes.append(MarkdownNode(kind: kind, lines: lines, end: nodes.count + 1, parent: parent))
        }
        guard FormulaScanner.hasMark(text) else { append(.text(text)); return }
        for piece in FormulaScanner.pieces(of: text) {
            switch piece {
            case .text(let text): append(.text(text))
            case .formula(let index):
                guard scanner.formulas.indices.contains(index) else { continue }
                append(.formula(scanner.formulas[index].text, display: scanner.formulas[index].display))
            case .continuation: break
            }
        }
    }

    private func kind(of node: OpaquePointer, _ type: String, _ lines: LineRange) -> MarkdownNode.Kind {
        switch type {
        case "document": return .document
        case "paragraph": return .paragraph
        case "heading": return .heading(level: Int(cmark_node_get_heading_level(node)))
        case "block_quote": return .blockQuote
        case "list":
            return .list(ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, start: Int(cmark_node_get_list_start(node)),
                         tight: cmark_node_get_list_tight(node) != 0)
        case "item": return .item(checked: nil)
        case "tasklist": return .item(checked: cmark_gfm_extensions_get_tasklist_item_checked(node))
        case "code_block": return codeBlock(node, lines)
        case "html_block": return .htmlBlock(scanner.restored(string(cmark_node_get_literal(node))))
        case "thematic_break": return .thematicBreak
        case "table":
            let count = Int(cmark_gfm_extensions_get_table_columns(node))
            let letters = cmark_gfm_extensions_get_table_alignments(node)
            return .table(alignments: (0..<count).map { column in
                switch letters?[column] {
                case UInt8(ascii: "l"): .left
                case UInt8(ascii: "c"): .center
                case UInt8(ascii: "r"): .right
                default: .none
                }
            })
        case "table_header": return .tableRow(header: true)
        case "table_row": return .tableRow(header: cmark_gfm_extensions_get_table_row_is_header(node) != 0)
        case "table_cell": return .tableCell
        case "footnote_definition": return .footnoteDefinition(string(cmark_node_get_literal(node)))
        case "footnote_reference": return .footnoteReference(string(cmark_node_get_literal(node)))
        case "softbreak": return .softBreak
        case "linebreak": return .lineBreak
        case "code": return .code(scanner.restored(string(cmark_node_get_literal(node))))
        case "html_inline": return .htmlInline(scanner.restored(string(cmark_node_get_literal(node))))
        case "emph": return .emphasis
        case "strong": return .strong
        case "strikethrough": return .strikethrough
        case "link":
            return .link(destination: scanner.restored(string(cmark_node_get_url(node))), title: scanner.restored(string(cmark_node_get_title(node))))
        case "image":
            return .image(source: scanner.restored(string(cmark_node_get_url(node))), title: scanner.restored(string(cmark_node_get_title(node))))
        default: return .paragraph
        }
    }

    private func codeBlock(_ node: OpaquePointer, _ lines: LineRange) -> MarkdownNode.Kind {
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        let fenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
        var closed = true
        if fenced {
            // A fence closed by its own closing line ends with that line.
            let line = scanner.lines.indices.contains(lines.last - shift - 1) ? scanner.lines[lines.last - shift - 1] : []
            let fence = UInt8(bitPattern: character)
            let trimmed = line.drop { $0 != fence }
            let run = trimmed.prefix { $0 == fence }.count
            closed = lines.last > lines.first && run >= Int(length) && trimmed.dropFirst(run).allSatisfy { $0 == 0x20 || $0 == 0x09 }
        }
        return .codeBlock(info: scanner.restored(string(cmark_node_get_fence_info(node))), text: scanner.restored(string(cmark_node_get_literal(node))),
                          fenced: fenced, closed: closed)
    }
}
