/// A Markdown text as a tree, laid out as a list in reading order: a node stands before its children, and `end` is the index behind its last
/// descendant.  So nothing that walks the tree needs recursion, however deep a file nests.
public struct MarkdownDocument: Hashable, Sendable {
    public var nodes: [MarkdownNode]

    public init(nodes: [MarkdownNode]) {
        self.nodes = nodes
    }

    /// The indices of a node's children.
    public func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var child = index + 1
        while child < nodes[index].end {
            children.append(child)
            child = nodes[child].end
        }
        return children
    }

    /// The text below a node without markup; formulas as they were written.
    public func plainText(of index: Int) -> String {
        var text = ""
        for node in nodes[index..<nodes[index].end] {
            switch node.kind {
            case .text(let part), .code(let part): text += part
            case .formula(let formula, _): text += formula
            case .softBreak, .lineBreak: text += " "
            default: break
            }
        }
        return text
    }
}

public struct MarkdownNode: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case document
        case paragraph
        case heading(level: Int)
        case blockQuote
        case list(ordered: Bool, start: Int, tight: Bool)
        /// An item; `checked` is set in task lists.
        case item(checked: Bool?)
        case codeBlock(info: String, text: String, fenced: Bool, closed: Bool)
        case htmlBlock(String)
        case thematicBreak
        case table(alignments: [Alignment])
        case tableRow(header: Bool)
        case tableCell
        case footnoteDefinition(String)
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case htmlInline(String)
        case emphasis
        case strong
        case strikethrough
        case link(destination: String, title: String)
        case image(source: String, title: String)
        case footnoteReference(String)
        /// TeX, without its dollar signs.
        case formula(String, display: Bool)
    }

    public enum Alignment: Hashable, Sendable { case none, left, center, right }

    public var kind: Kind
    /// For inline nodes the first line is exact and the last one the same.
    public var lines: LineRange
    /// The index behind the last descendant.
    public var end: Int
    /// The index of the parent; the document is its own.
    public var parent: Int

    public init(kind: Kind, lines: LineRange, end: Int, parent: Int) {
        self.kind = kind
        self.lines = lines
        self.end = end
        self.parent = parent
    }
}
