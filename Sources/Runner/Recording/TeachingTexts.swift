internal import Language
internal import LessonModel

/// The words in which errors are explained.  All of them stand here, so that they can be read, compared and translated in one place.
enum TeachingTexts {
    // MARK: how a cell ended

    static let ours = "This is a mistake of ours, not of the lesson."

    static let nothingRaised = ExceptionReport(
        type: "NothingRaised", message: "the cell announces an exception (tag raises-exception), but none was raised", traceback: "",
        help: ["Take the tag `raises-exception` away, or change the cell so that it raises."])

    static func limit(_ kind: LimitReached.Kind, _ interpreter: Interpreter) -> String {
        let limits = interpreter.limits
        switch kind {
        case .steps: return "The program made more than \(grouped(limits.steps)) steps. Is there a loop that does not end?"
        case .seconds: return "The program ran longer than \(number(limits.seconds)) seconds. Is there a loop that does not end?"
        case .memory: return "The program needed more than \(grouped(limits.memory >> 20)) MB of memory."
        case .output: return "The program printed more than \(grouped(limits.output)) bytes. Does a loop print in every turn?"
        }
    }

    static func exit(_ code: Int32, _ message: String?, announced: Bool) -> ExceptionReport {
        ExceptionReport(type: "SystemExit", message: message ?? String(code), traceback: "", announced: announced, notes: ["The cell ended the program; in a lesson no later cell can run then."],
                        help: ["Leave out the call of `exit()` or `sys.exit()`."])
    }

    // MARK: names

    static func near(_ names: [String]) -> String {
        "Did you mean " + list(names.map { "`\($0)`" }, "or") + "?"
    }

    static func importLine(_ line: String) -> String { "Write `\(line)` in an earlier cell, or at the beginning of this one." }

    static func definedLater(_ name: String, cell: Int) -> String { "`\(name)` gets its value in cell \(cell), which has not run yet: cells run from top to bottom." }

    static func noModule(_ name: String) -> String {
        "This system has the standard modules that lessons need and PyTorch's own; `\(name)` is not among them. Files beside the lesson cannot be imported."
    }

    // MARK: rules of exercises

    static func forbidden(_ name: String) -> String { "this exercise is to be solved without `\(name)`" }

    static func required(_ name: String) -> String { "this exercise is to be solved with `\(name)`" }

    // MARK: graphs

    static func gradient(_ value: String) -> String { "grad " + value }

    /// What a reader who cannot see the drawing must know.
    static func graph(_ graph: Figure.Graph) -> String {
        let leaves = graph.nodes.filter { $0.kind == .leaf }.map { $0.lines.joined(separator: ", ") }
        let operations = graph.nodes.filter { $0.kind != .leaf }.compactMap(\.lines.first)
        var text = "Graph of the backward pass with \(graph.total) nodes. From the result back: " + operations.prefix(12).joined(separator: ", ") + (operations.count > 12 ? ", …" : "")
        if !leaves.isEmpty { text += ". Leaves: " + leaves.prefix(8).joined(separator: "; ") + (leaves.count > 8 ? "; …" : "") }
        return text + "."
    }

    // MARK: other errors

    static let backwardTwice = "`backward()` frees what it needs on its way. Compute the loss anew in every step, or write `loss.backward(retain_graph=True)`."
    static let noGradient = "Nothing that the loss was computed from asks for gradients. Was it computed under `torch.no_grad()`, from data alone, or after `argmax`, `detach()` or a rounding, which end the graph?"
    static let leafInPlace = "Parameters are changed in place under `torch.no_grad()`, or by an optimiser."
    static let notScalar = "`backward()` starts from one number: add up or average first, as in `loss.mean().backward()`."
    static let toNumpy = "A tensor with gradients is taken out of the graph first: `x.detach()`."
    static let notImplemented = "Here is something left for you to write."

    // MARK: helpers

    static func list(_ words: [String], _ and: String) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(and) " + last
    }

    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number))
        return String(digits.enumerated().flatMap { index, digit in index > 0 && (digits.count - index) % 3 == 0 ? [" ", digit] : [digit] }.map { $0 })
    }

    static func number(_ value: Double) -> String { value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value) }

    static func shape(_ shape: [Int]) -> String { "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")") }
}
