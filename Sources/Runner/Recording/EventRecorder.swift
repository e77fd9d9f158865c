internal import Language
internal import LessonModel
internal import Syntax
internal import Tensors

/// Watches a program and turns what happens into events.  Nothing is added to the cells.
final class EventRecorder: InterpreterObserver {
    private let session: Session
    private let emit: (Event) -> Void
    /// What the cells' sources are called.
    let file: String
    let timings: Bool
    private(set) var cell = 0

    private var textStream = TextOutput.Stream.stdout
    private var text: [UInt8] = []
    private static let largestText = 1 << 18

    var assertions = AssertionRecorder()
    var curves = CurveRecorder()
    var shapes = ShapeRecorder()
    var kernels = KernelRecorder()
    var graph = GraphRecorder()
    /// The name of the value whose `backward()` is being called.
    var backwardName: String?

    init(_ session: Session, file: String, timings: Bool, emit: @escaping (Event) -> Void) {
        self.session = session
        self.file = file
        self.timings = timings
        self.emit = emit
        let interpreter = session.interpreter
        shapes.facts = { [unowned interpreter] in TorchBridge.facts($0, interpreter) }
    }

    // MARK: cells

    func begin(_ cell: Int, drawsGraph: Bool = false) {
        self.cell = cell
        graph.begin(isWanted: drawsGraph)
        assertions = AssertionRecorder()
        curves = CurveRecorder()
        shapes.begin()
        kernels.begin()
        backwardName = nil
    }

    /// Sends what is known only at the end of a cell.
    ///
    /// - Parameter exception: what ended the cell, if that was no announced exception.
    /// - Returns: whether everything that the recorder judges held: the kernels agree.
    func end(failedBy exception: ExceptionObject?) -> Bool {
        flushText()
        if let drawing = graph.figure(session.interpreter) { send(.figure(drawing)) }
        for table in shapes.tables(session.interpreter) { send(.shapeTable(table.table), line: table.line) }
        for row in assertions.events(failedBy: exception) { send(.assertion(row.assertion), line: row.line) }
        for row in curves.curves() { send(.curve(row.curve), line: row.line) }
        guard let comparison = kernels.table(timings: timings) else { return true }
        send(.kernelComparison(comparison))
        return comparison.rows.allSatisfy(\.agrees)
    }

    func send(_ content: Event.Content, line: Int? = nil) {
        flushText()
        emit(Event(cell: cell, line: line, content))
    }

    /// The line of the lesson that is running.
    var line: Int? { session.interpreter.place?.line }

    // MARK: text

    /// Takes text in the order in which it is written; what comes in a row from one stream is one event.
    func write(_ stream: TextOutput.Stream, _ bytes: UnsafeBufferPointer<UInt8>) {
        if stream != textStream || text.count + bytes.count > Self.largestText { flushText() }
        textStream = stream
        text.append(contentsOf: bytes)
        if stream == .stdout { curves.printed.take(bytes, line: line) }
    }

    private func flushText() {
        if text.isEmpty { return }
        // A large output may end inside a character; the rest goes with the next part.
        var end = text.count
        if text.count >= Self.largestText { while end > text.count - 4, end > 0, text[end - 1] & 0xC0 == 0x80 { end -= 1 } }
        let rest = Array(text[end...])
        emit(Event(cell: cell, .text(TextOutput(stream: textStream, text: String(decoding: text[..<end], as: UTF8.self)))))
        text = rest
    }

    /// The value of the cell's last expression: what draws itself is drawn, as in a notebook.
    func display(_ value: Value) throws {
        if let type = value.object?.type, let module = type.namespace["__module__"]?.string?.text, module == "torchviz" || module.hasPrefix("matplotlib"),
           let draw = try? session.interpreter.getAttribute(value, .interned("hand_over")) {
            _ = try session.interpreter.call(draw)
            return
        }
        var repr: [UInt8] = []
        try session.interpreter.appendRepr(value, to: &repr)
        send(.display(Display(plain: String(decoding: repr.prefix(Self.largestText), as: UTF8.self))))
    }

    /// A picture that the program drew.
    func figure(_ figure: Figure) { send(.figure(figure), line: line) }

    /// A value that the program logged under a name.
    func logged(_ name: String, _ value: Double, step: Double?) { curves.log(name, value: value, step: step, line: line) }

    /// Something that the reader should know.
    func notice(_ text: String) { send(.text(TextOutput(stream: .stderr, text: text + "\n"))) }

    // MARK: the interpreter's observer

    func assertion(_ code: Code, _ span: Span, passed: Bool, message: Value?, values: (Value, Value)?, _ interpreter: Interpreter) {
        guard code.source.name == file else { return }
        assertions.reached(code.source, span, passed: passed) {
            var text: String?
            if let message { text = (try? interpreter.string(message)).map { String($0.text.prefix(4000)) } }
            return (text, values.flatMap { Differences.describe($0.0, $0.1, interpreter) })
        }
    }

    func methodCall(_ name: StringObject, receiver: String, _ code: Code, _ span: Span, _ interpreter: Interpreter) {
        if name.text == "backward" { backwardName = receiver }
    }

    /// Gradients of a scalar were computed.
    func backward(value: Double) {
        var name = (backwardName ?? "loss").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        backwardName = nil
        if name.unicodeScalars.count > 40 { name = String(name.unicodeScalars.prefix(39)) + "…" }
        curves.backward(name, value: value, line: line)
    }
}
