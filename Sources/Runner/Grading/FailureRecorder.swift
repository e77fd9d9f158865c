internal import Language
internal import LessonModel
internal import Syntax

/// Says why a program or a test ended early, so that a student can use it.
final class FailureRecorder: InterpreterObserver {
    private var test = ""
    private var last: (condition: String, detail: Assertion.Detail?, line: Int)?

    func begin(_ test: String) {
        self.test = test
        last = nil
    }

    func assertion(_ code: Code, _ span: Span, passed: Bool, message: Value?, values: (Value, Value)?, _ interpreter: Interpreter) {
        guard !passed, code.source.name == test else { return }
        let condition = AssertionRecorder.condition(code.source.text(of: span))
        last = (condition, values.flatMap { Differences.describe($0.0, $0.1, interpreter) }, code.source.line(at: Int(span.start)))
    }

    func methodCall(_ name: StringObject, receiver: String, _ code: Code, _ span: Span, _ interpreter: Interpreter) {}

    /// - Parameters:
    ///   - submission: the name of the submission's source.
    ///   - test: the name of the running test's source; nil while the submission itself runs.
    func failure(_ error: any Error, _ interpreter: Interpreter, submission: String, test: String?) -> GradingFailure {
        switch Ending(error, interpreter) {
        case .limit(let kind): return GradingFailure(origin: .limit, type: kind.rawValue, message: "")
        case .exit: return GradingFailure(origin: .exit, type: "SystemExit", message: "", line: interpreter.place?.line)
        case .ours(let text): return GradingFailure(origin: .ours, type: "InternalError", message: String(text.prefix(500)))
        case .syntax(let failure): return GradingFailure(origin: .syntax, type: failure.kind.rawValue, message: failure.message, line: failure.line)
        case .exception(let exception, _):
            // Making the text may run the program's code; what that raises is no news.
            let message = String(((try? interpreter.string(.object(exception)))?.text ?? "").prefix(2000))
            var failure = GradingFailure(origin: .submission, type: exception.type.name, message: Self.withoutAddresses(message))
            guard let entry = exception.traceback.first(where: { $0.code.source.name == submission || $0.code.source.name == test }) else { return failure }
            failure.line = entry.code.source.line(at: Int(entry.span.start))
            let text = entry.code.source.text(of: entry.span)
            failure.isNative = !(text.hasPrefix("raise") || text.hasPrefix("assert")) && exception.type.isBuiltin
            guard entry.code.source.name == test else { return failure }
            failure.origin = .test
            if let last, exception.type.order.contains(where: { $0.name == "AssertionError" }), last.line == failure.line {
                failure.condition = last.condition
                failure.detail = last.detail
            }
            return failure
        }
    }

    /// Addresses differ from run to run.
    static func withoutAddresses(_ text: String) -> String { text.replacing(#/0x[0-9a-fA-F]{6,16}/#, with: "0x…") }
}
