internal import Syntax

final class RaiseNode: StatementNode {
    let exception: ExpressionNode?
    let cause: ExpressionNode?
    init(_ span: Span, _ exception: ExpressionNode?, _ cause: ExpressionNode?) {
        self.exception = exception
        self.cause = cause
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        guard let exception else {
            guard let handled = interpreter.handled else {
                throw interpreter.located(interpreter.runtimeError("No active exception to reraise"), span)
            }
            handled.resume()
            throw interpreter.located(PythonError(handled), span)
        }
        let value = try exception.evaluate(frame, interpreter)
        let reason = try cause?.evaluate(frame, interpreter)
        let raised: ExceptionObject
        do {
            raised = try interpreter.exception(from: value)
            if let reason { try explain(raised, by: reason, interpreter) }
        } catch { throw interpreter.located(error, span) }
        interpreter.setContext(raised)
        raised.place = span
        throw PythonError(raised)
    }

    /// `from reason`
    private func explain(_ raised: ExceptionObject, by reason: Value, _ interpreter: Interpreter) throws {
        raised.suppressesContext = true
        if reason.isNone {
            raised.cause = .none
        } else {
            guard let object = try? interpreter.exception(from: reason) else { throw interpreter.typeError("exception causes must derive from BaseException") }
            raised.cause = .object(object)
        }
    }
}

extension Interpreter {
    /// What `raise value` raises: an exception, or one made from a class.
    func exception(from value: Value) throws -> ExceptionObject {
        if let exception = value.object(.exception, ExceptionObject.self) { return exception }
        if let type = value.type, type.isSubclass(of: Types.baseException.object) {
            let made = try call(value)
            guard let exception = made.object as? ExceptionObject else {
                throw typeError("calling \(try reprText(value)) should have returned an instance of BaseException, not \(try reprText(.object(made.typeObject)))")
            }
            return exception
        }
        throw typeError("exceptions must derive from BaseException")
    }

    /// The exception that is being handled becomes the context of a new one.
    func setContext(_ exception: ExceptionObject) {
        guard let handled, handled !== exception else { return }
        // No cycles: where the new one is already in the chain, the chain is cut there.
        var current = handled
        var steps = 0
        while case .object(let object) = current.context, let next = object as? ExceptionObject, steps < 10_000 {
            if next === exception {
                current.context = .none
                break
            }
            current = next
            steps += 1
        }
        exception.context = .object(handled)
    }
}

final class TryNode: StatementNode {
    final class Handler {
        let type: ExpressionNode?
        let target: TargetNode?
        let body: StatementNode
        init(type: ExpressionNode?, target: TargetNode?, body: StatementNode) {
            self.type = type
            self.target = target
            self.body = body
        }
    }
    let body: StatementNode
    let handlers: NodeList<Handler>
    let otherwise: StatementNode?
    let finally: StatementNode?
    let isStar: Bool
    unowned(unsafe) let code: Code

    init(_ span: Span, _ body: StatementNode, _ handlers: [Handler], _ otherwise: StatementNode?, _ finally: StatementNode?, isStar: Bool, _ code: Code) {
        self.body = body
        self.handlers = NodeList(handlers)
        self.otherwise = otherwise
        self.finally = finally
        self.isStar = isStar
        self.code = code
        super.init(span)
    }

    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        guard let finally else { return try withHandlers(frame, interpreter) }
        let completion: Completion
        do {
            completion = try withHandlers(frame, interpreter)
        } catch {
            return try interpreter.afterError(error, code) { try finally.execute(frame, interpreter) }
        }
        let kept = interpreter.returnValue
        let last = try finally.execute(frame, interpreter)
        if last != .normal { return last }
        interpreter.returnValue = kept
        return completion
    }

    private func withHandlers(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        if handlers.count == 0 { return try body.execute(frame, interpreter) }
        let completion: Completion
        do {
            completion = try body.execute(frame, interpreter)
        } catch {
            guard let error = interpreter.located(error, body.span).python else { throw error }
            if isStar { return try handleGroup(error.exception, frame, interpreter) }
            // The exception counts as handled while the handlers' classes are evaluated, too.
            let handled = try interpreter.handling(error.exception, code) { () throws -> Completion? in
                for index in 0..<handlers.count {
                    let completion = try handlers.with(index) { handler in
                        try interpreter.matches(error.exception, handler.type, frame) ? try run(handler, .object(error.exception), frame, interpreter) : nil
                    }
                    if let completion { return completion }
                }
                return nil
            }
            if let handled { return handled }
            error.exception.resume()
            throw error
        }
        if completion == .normal, let otherwise { return try otherwise.execute(frame, interpreter) }
        return completion
    }

    private func run(_ handler: Handler, _ exception: Value, _ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        guard let target = handler.target else { return try handler.body.execute(frame, interpreter) }
        try target.assign(exception, frame, interpreter)
        // The name is unbound at the end, however the handler ends.
        defer {
            try? target.assign(.none, frame, interpreter)
            try? target.delete(frame, interpreter)
        }
        return try handler.body.execute(frame, interpreter)
    }

    /// `except*`: every handler takes its part of a group; what is left is raised again.
    private func handleGroup(_ exception: ExceptionObject, _ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        var rest: Value = .object(exception)
        var raised: [Value] = []
        for handler in handlers.nodes {
            if rest.isNone { break }
            guard let type = handler.type else { continue }
            let matched: Value
            (matched, rest) = try interpreter.split(rest, try type.evaluate(frame, interpreter))
            if matched.isNone { continue }
            do {
                let completion = try interpreter.handling(exception, code) { try run(handler, matched, frame, interpreter) }
                if completion != .normal { return completion }
            } catch let error as PythonError {
                raised.append(.object(error.exception))
            }
        }
        if raised.isEmpty {
            if rest.isNone { return .normal }
            guard let left = rest.object as? ExceptionObject else { return .normal }
            if left !== exception { left.traceback = exception.traceback }
            left.place = exception.place ?? span
            throw PythonError(left)
        }
        if !rest.isNone { raised.append(rest) }
        if raised.count == 1, rest.isNone, let only = raised[0].object as? ExceptionObject { throw PythonError(only) }
        let group = try interpreter.call(.object(ExceptionTypes.named("ExceptionGroup").object), Value(""), .object(ListObject(raised)))
        guard let group = group.object as? ExceptionObject else { return .normal }
        throw interpreter.located(PythonError(group), span)
    }
}

extension Interpreter {
    /// Runs a handler's body: `exception` is the one being handled meanwhile.
    @inline(__always)
    func handling<R>(_ exception: ExceptionObject, _ code: Code, _ body: () throws -> R) throws -> R {
        exception.leave(code)
        let previous = handled
        handled = exception
        defer { handled = previous }
        return try body()
    }

    /// Runs a `finally` after an error; the error goes on unless the block ends otherwise.  Limits skip it: nothing may outlive them.
    func afterError(_ error: any Error, _ code: Code, _ body: () throws -> Completion) throws -> Completion {
        guard let error = raised(error).python else { throw error }
        let exception = error.exception
        let completion = try handling(exception, code, body)
        if completion != .normal { return completion }
        exception.resume()
        throw error
    }

    /// Whether `except type:` takes the exception.
    func matches(_ exception: ExceptionObject, _ type: ExpressionNode?, _ frame: Frame) throws -> Bool {
        guard let type else { return true }
        let value = try type.evaluate(frame, self)
        if let tuple = value.tuple {
            for index in 0..<tuple.count where try matches(exception, tuple[index], type.span) { return true }
            return false
        }
        return try matches(exception, value, type.span)
    }

    private func matches(_ exception: ExceptionObject, _ value: Value, _ span: Span) throws -> Bool {
        guard let type = value.type, type.isSubclass(of: Types.baseException.object) else {
            let error = typeError("catching classes that do not inherit from BaseException is not allowed")
            error.exception.context = .object(exception)
            throw located(error, span)
        }
        return exception.type.isSubclass(of: type)
    }

    /// The part of an exception (group) that `except* type` takes, and the rest; None for nothing.
    func split(_ value: Value, _ type: Value) throws -> (Value, Value) {
        guard let exception = value.object as? ExceptionObject else { return (.none, value) }
        if exception.type.isSubclass(of: ExceptionTypes.named("BaseExceptionGroup").object) {
            let parts = try tuple(from: callMethod(value, .interned("split"), [type]))
            return parts.count == 2 ? (parts[0], parts[1]) : (.none, value)
        }
        let types = type.tuple.map { Array($0.values) } ?? [type]
        guard types.contains(where: { each in each.type.map { exception.type.isSubclass(of: $0) } ?? false }) else { return (.none, value) }
        // A bare exception is handled as a group of one.
        let group = try call(.object(ExceptionTypes.named("ExceptionGroup").object), Value(""), .object(ListObject([value])))
        return (group, .none)
    }
}

/// One item of a `with` statement.
final class WithNode: StatementNode {
    let context: ExpressionNode
    let target: TargetNode?
    let body: StatementNode
    unowned(unsafe) let code: Code
    init(_ span: Span, _ context: ExpressionNode, _ target: TargetNode?, _ body: StatementNode, _ code: Code) {
        self.context = context
        self.target = target
        self.body = body
        self.code = code
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let manager = try context.evaluate(frame, interpreter)
        let exit: Value
        let entered: Value
        do { (entered, exit) = try interpreter.enter(manager) } catch { throw interpreter.located(error, span) }
        let completion: Completion
        do {
            try target?.assign(entered, frame, interpreter)
            completion = try body.execute(frame, interpreter)
        } catch {
            return try leave(error, manager, exit, interpreter)
        }
        let kept = interpreter.returnValue
        do { _ = try interpreter.callSpecial(exit, manager, .none, .none, .none) } catch { throw interpreter.located(error, span) }
        interpreter.returnValue = kept
        return completion
    }

    private func leave(_ error: any Error, _ manager: Value, _ exit: Value, _ interpreter: Interpreter) throws -> Completion {
        if try interpreter.exitSwallows(interpreter.located(error, body.span), manager, exit, code, span) { return .normal }
        throw error
    }
}

extension Interpreter {
    /// `type(manager).__enter__(manager)`, and the method for the end.
    func enter(_ manager: Value) throws -> (entered: Value, exit: Value) {
        let type = manager.typeObject
        guard let enter = type.special(.enter) ?? type.lookup(Special.enter.interned) else {
            throw typeError("'\(type.name)' object does not support the context manager protocol")
        }
        guard let exit = type.special(.exit) else {
            throw typeError("'\(type.name)' object does not support the context manager protocol (missed __exit__ method)")
        }
        return (try callSpecial(enter, manager), exit)
    }

    /// Calls `__exit__` with an error; whether it swallows it.
    func exitSwallows(_ error: any Error, _ manager: Value, _ exit: Value, _ code: Code, _ span: Span) throws -> Bool {
        guard let error = error.python else { throw error }
        let exception = error.exception
        let swallowed = try handling(exception, code) {
            do {
                let result = try callSpecial(exit, manager, .object(exception.type), .object(exception), tracebackValue(exception))
                return try isTrue(result)
            } catch { throw located(error, span) }
        }
        if !swallowed { exception.resume() }
        return swallowed
    }
}
