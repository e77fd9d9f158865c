internal import Syntax

/// `with` around a `yield`.
final class ResumableWithNode: StatementNode {
    let context: ExpressionNode
    let target: TargetNode?
    let body: StatementNode
    unowned(unsafe) let code: Code
    let manager: Int
    let exit: Int
    init(_ span: Span, _ context: ExpressionNode, _ target: TargetNode?, _ body: StatementNode, _ code: Code, manager: Int, exit: Int) {
        self.context = context
        self.target = target
        self.body = body
        self.code = code
        self.manager = manager
        self.exit = exit
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let generator = interpreter.generator
        var entered = Value.undefined
        if frame[manager].isUndefined {
            let value = try context.evaluate(frame, interpreter)
            do { (entered, frame[exit]) = try interpreter.enter(value) } catch { throw interpreter.located(error, span) }
            frame[manager] = value
            generator?.takeUnretainedValue().needsClosing &+= 1
        }
        let completion: Completion
        do {
            if !entered.isUndefined { try target?.assign(entered, frame, interpreter) }
            completion = try body.execute(frame, interpreter)
        } catch {
            let (value, method) = leave(frame, interpreter)
            if try interpreter.exitSwallows(interpreter.located(error, body.span), value, method, code, span) { return .normal }
            throw error
        }
        if completion == .yielded { return .yielded }
        let (value, method) = leave(frame, interpreter)
        let kept = interpreter.returnValue
        do { _ = try interpreter.callSpecial(method, value, .none, .none, .none) } catch { throw interpreter.located(error, span) }
        interpreter.returnValue = kept
        return completion
    }

    private func leave(_ frame: Frame, _ interpreter: Interpreter) -> (Value, Value) {
        let result = (frame[manager], frame[exit])
        frame[manager] = .undefined
        frame[exit] = .undefined
        interpreter.generator?.takeUnretainedValue().needsClosing &-= 1
        return result
    }
}
