/// A question that the reader answers before reading on: a paragraph that begins with bold words, and below it `<details>` with the answer.
public struct Question: Hashable, Sendable {
    /// The nodes of the document from the question's paragraph to the end of the answer.
    public var nodes: ClosedRange<Int>
    public var lines: LineRange

    /// What the summary of an answer says, in lower case.
    public static let summaries: Set<String> = ["answer", "the answer", "answers", "答案", "解答"]

    /// How many blocks may stand between a question's first paragraph and its answer.
    private static let farthest = 6

    /// The questions of a text.
    public static func questions(of document: MarkdownDocument) -> [Question] {
        var questions: [Question] = []
        var start: (node: Int, age: Int)?
        var isInAnswer = false
        for index in document.nodes.isEmpty ? [] : document.children(of: 0) {
            let node = document.nodes[index]
            if isInAnswer {
                guard case .htmlBlock(let html) = node.kind, html.lowercased().contains("</details>"), let first = start?.node else { continue }
                questions.append(Question(nodes: first...index, lines: LineRange(document.nodes[first].lines.first, node.lines.last)))
                isInAnswer = false
                start = nil
                continue
            }
            switch node.kind {
            case .paragraph:
                if index + 1 < node.end, document.nodes[index + 1].kind == .strong { start = (index, 0); continue }
            case .htmlBlock(let html):
                if let begun = start, isAnswer(html) {
                    if html.lowercased().contains("</details>") {
                        questions.append(Question(nodes: begun.node...index, lines: LineRange(document.nodes[begun.node].lines.first, node.lines.last)))
                        start = nil
                    } else {
                        isInAnswer = true
                    }
                    continue
                }
                if html.lowercased().contains("<details") { start = nil }
            case .heading, .thematicBreak: start = nil
            case .codeBlock(let info, _, _, _): if info.hasPrefix("{code-cell}") { start = nil }
            default: break
            }
            if let begun = start { start = begun.age + 1 > farthest ? nil : (begun.node, begun.age + 1) }
        }
        return questions
    }

    /// Whether a piece of HTML opens `<details>` with the summary of an answer.
    private static func isAnswer(_ html: String) -> Bool {
        let text = html.lowercased()
        guard text.contains("<details"), let open = text.range(of: "<summary>"), let close = text.range(of: "</summary>", from: open.upperBound) else { return false }
        return summaries.contains(text[open.upperBound..<close.lowerBound].trimmed)
    }
}

extension String {
    /// The first place of a text at or behind an index.
    fileprivate func range(of part: String, from start: Index) -> Range<Index>? {
        self[start...].firstRange(of: part)
    }

    fileprivate func range(of part: String) -> Range<Index>? { firstRange(of: part) }
}
