import LessonModel

/// The outputs of a cell with the tag `steps`, one after the other: a list, which the page's script turns into steps that one walks through.
struct StepsPart {
    /// One step: what was printed, and a figure.
    struct Frame: Equatable {
        var text = ""
        var figure: Figure?
    }

    let frames: [Frame]
    /// What is no part of a step, in its order.
    let rest: [Event]

    /// - Parameter events: those of the cell.
    init(_ events: [Event]) {
        // A single figure sums up; it is no step.
        let hasFigures = events.filter { if case .figure = $0.content { true } else { false } }.count > 1
        var frames: [Frame] = [], rest: [Event] = []
        var text = ""
        for event in events {
            switch event.content {
            case .text(let part) where part.stream == .stdout: text += part.text
            case .figure(let figure) where hasFigures:
                frames.append(Frame(text: Self.trimmed(text), figure: figure))
                text = ""
            default: rest.append(event)
            }
        }
        if hasFigures {
            // What is printed after the last figure stands below.
            if let first = events.first, !Self.trimmed(text).isEmpty { rest.insert(Event(cell: first.cell, .text(TextOutput(stream: .stdout, text: text))), at: 0) }
        } else {
            frames = Self.blocks(text).map { Frame(text: $0) }
        }
        if frames.count < 2 {
            self.frames = []
            self.rest = events
        } else {
            self.frames = frames
            // Numbers that repeat from step to step are no training curve.
            self.rest = rest.filter { if case .curve = $0.content { false } else { true } }
        }
    }

    /// Lines without an empty one between them.
    private static func blocks(_ text: String) -> [String] {
        var blocks: [[Substring]] = [[]]
        for line in HTML.settled(text).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                if !(blocks.last?.isEmpty ?? true) { blocks.append([]) }
            } else {
                blocks[blocks.count - 1].append(line)
            }
        }
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    }

    private static func trimmed(_ text: String) -> String {
        var lines = HTML.settled(text).split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines = lines.dropFirst() }
        while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines = lines.dropLast() }
        return lines.joined(separator: "\n")
    }

    /// - Parameter id: begins the ids of the figures.
    func html(id: String, _ words: Words) -> String {
        guard !frames.isEmpty else { return "" }
        let count = String(frames.count)
        func button(_ name: String, _ label: String, _ sign: String) -> String {
            "<button type=\"button\" class=\"\(name)\" aria-label=\"\(words(label))\" title=\"\(words(label))\">\(sign)</button>"
        }
        var html = "<div class=\"steps\" role=\"group\" aria-label=\"\(words("Step-through, %1 steps", count))\">\n<div class=\"step-controls\" hidden>"
            + button("first", "First step", "⇤") + button("previous", "Previous step", "←") + button("next", "Next step", "→")
            + "<input type=\"range\" min=\"1\" max=\"\(count)\" value=\"1\" aria-label=\"\(words("Step"))\"><output>\(words("%1 of %2", "1", count))</output></div>\n<ol class=\"frames\">\n"
        for (index, frame) in frames.enumerated() {
            html += "<li><span class=\"step-number\">\(words("Step %1", String(index + 1)))</span>"
            if !frame.text.isEmpty { html += "<pre class=\"output\">\(HTML.escaped(frame.text))</pre>\n" }
            if let figure = frame.figure { html += FigurePart.html(figure, id: "\(id)-\(index + 1)", words) }
            html += "</li>\n"
        }
        return html + "</ol>\n</div>\n"
    }
}
