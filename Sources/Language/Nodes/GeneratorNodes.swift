internal import Syntax

// Statements of generators that contain a `yield`.  A suite is a flat list of instructions (`GeneratorBodyNode`); `yield from`, `try`, `with` and
// `match` are nodes that keep how far they are in slots of the frame (`.undefined`: at the beginning), so executing them again goes on.  An
// expression with a `yield` inside is taken apart by the compiler: what stands before the `yield` is evaluated into slots, the `yield` is an
// instruction of its own, the rest reads the slots.

/// A value that the compiler keeps in a slot of the frame.
final class SlotNode: ExpressionNode {
    let slot: Int
    init(_ span: Span, _ slot: Int) {
        self.slot = slot
        super.init(span)
    }
    /// Read once, so it can go.
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let value = frame[slot]
        frame[slot] = .undefined
        return value
    }
}

extension Interpreter {
    /// What the `yield` that goes on gives: the sent value, or the thrown exception.
    @inline(__always)
    func received(_ span: Span) throws -> Value {
        if let exception = orphanThrown {
            orphanThrown = nil
            throw located(PythonError(exception), span)
        }
        guard let generator else { return .none }
        return try generator._withUnsafeGuaranteedRef { generator in
            if generator.thrown != nil { throw throwing(generator, span) }
            guard case .none = generator.sent else {
                let value = generator.sent
                generator.sent = .none
                return value
            }
            return .none
        }
    }

    @inline(never)
    private func throwing(_ generator: GeneratorObject, _ span: Span) -> any Error {
        guard let exception = generator.thrown else { return runtimeError("generator without an exception") }
        generator.thrown = nil
        setContext(exception)
        if exception.place == nil { exception.place = span }
        return PythonError(exception)
    }

    /// Whether the generator of `yield from` ended while it was resumed directly.
    @inline(__always)
    func takeDelegateOutcome() -> GeneratorObject.DelegateOutcome {
        generator?._withUnsafeGuaranteedRef { generator in
            defer { generator.delegateOutcome = .open }
            return generator.delegateOutcome
        } ?? .open
    }

    /// What `yield from` stands in: the iterator, for `gi_yieldfrom`.
    @inline(__always)
    func delegate(to iterator: Value) {
        generator?._withUnsafeGuaranteedRef { $0.delegate = iterator }
    }
}

/// `yield from iterable`
final class YieldFromNode: StatementNode {
    let iterable: ExpressionNode
    let state: Int
    let result: Int
    init(_ span: Span, _ iterable: ExpressionNode, state: Int, result: Int) {
        self.iterable = iterable
        self.state = state
        self.result = result
        super.init(span)
    }
    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        do {
            return try step(frame, interpreter)
        } catch {
            frame[state] = .undefined
            interpreter.delegate(to: .undefined)
            throw interpreter.located(error, span)
        }
    }

    private func step(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let next: Value?
        if frame.slots[state].isUndefined {
            let source = try iterable.evaluate(frame, interpreter)
            frame[state] = try interpreter.iterator(source)
            interpreter.delegate(to: frame[state])
            interpreter.generator?._withUnsafeGuaranteedRef { $0.needsClosing &+= 1 }
            next = try advance(frame[state], .none, interpreter)
        } else {
            do {
                switch interpreter.takeDelegateOutcome() {
                case .ended: next = nil
                case .failed(let error): throw error
                case .open: next = try advance(frame[state], interpreter.received(span), interpreter)
                }
            } catch let error as PythonError {
                next = try pass(error, frame[state], interpreter)
            }
        }
        if let next {
            interpreter.returnValue = next
            return .yielded
        }
        let value = interpreter.returnValue
        interpreter.returnValue = .undefined
        frame[state] = .undefined
        interpreter.delegate(to: .undefined)
        if result >= 0 { frame[result] = value.isUndefined ? .none : value }
        return .normal
    }

    /// The inner iterator's next value; nil: it ended, its value is in `returnValue`.
    private func advance(_ inner: Value, _ sent: Value, _ interpreter: Interpreter) throws -> Value? {
        if let generator = inner.object(.generator, GeneratorObject.self) {
            generator.sent = sent
            return try generator.resume(interpreter)
        }
        if sent.isNone {
            let type = inner.typeObject
            if inner.object?.kind == .iterator {
                interpreter.returnValue = .none
                return try interpreter.next(inner)
            }
            guard let method = type.special(.next) else { throw interpreter.typeError("'\(type.name)' object is not an iterator") }
            return try ended(interpreter) { try interpreter.callSpecial(method, inner) }
        }
        return try ended(interpreter) { try interpreter.callMethod(inner, .interned("send"), [sent]) }
    }

    /// An exception thrown into the outer generator goes to the inner one, if that can take it.
    private func pass(_ error: PythonError, _ inner: Value, _ interpreter: Interpreter) throws -> Value? {
        let exception = error.exception
        exception.place = nil
        if interpreter.isException(error, "GeneratorExit") {
            if let generator = inner.object(.generator, GeneratorObject.self) {
                try generator.close(interpreter)
            } else if let close = try interpreter.attributeOrNil(inner, .interned("close")) {
                _ = try interpreter.call(close)
            }
            throw error
        }
        if let generator = inner.object(.generator, GeneratorObject.self) {
            generator.thrown = exception
            return try generator.resume(interpreter)
        }
        guard let method = try interpreter.attributeOrNil(inner, .interned("throw")) else { throw error }
        return try ended(interpreter) { try interpreter.call1(method, .object(exception)) }
    }

    private func ended(_ interpreter: Interpreter, _ body: () throws -> Value) throws -> Value? {
        do {
            return try body()
        } catch let error as PythonError where interpreter.isException(error, "StopIteration") {
            interpreter.returnValue = error.exception.arguments.count > 0 ? error.exception.arguments[0] : .none
            return nil
        }
    }
}

/// `try` around a `yield`.
final class ResumableTryNode: StatementNode {
    let body: StatementNode
    let handlers: [TryNode.Handler]
    let otherwise: StatementNode?
    let finally: StatementNode?
    unowned(unsafe) let code: Code
    /// Which part runs: nothing or 0: the body; 1 + i: handler i; -1: `else`; -2: `finally`.
    let phase: Int
    /// The exception that a handler or `finally` is about.
    let exception: Int
    /// How the statement ended before `finally`: a completion's number, its value in `value`.
    let ending: Int
    let value: Int
    /// `try` in a generator is told when the generator ends early.
    let counted: Int

    init(_ span: Span, _ body: StatementNode, _ handlers: [TryNode.Handler], _ otherwise: StatementNode?, _ finally: StatementNode?, _ code: Code,
         slots: (phase: Int, exception: Int, ending: Int, value: Int, counted: Int)) {
        self.body = body
        self.handlers = handlers
        self.otherwise = otherwise
        self.finally = finally
        self.code = code
        phase = slots.phase
        exception = slots.exception
        ending = slots.ending
        value = slots.value
        counted = slots.counted
        super.init(span)
    }

    override func execute(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        if frame[counted].isUndefined {
            frame[counted] = .bool(true)
            interpreter.generator?._withUnsafeGuaranteedRef { $0.needsClosing &+= 1 }
        }
        do {
            let completion = try run(frame, interpreter)
            if completion != .yielded { reset(frame, interpreter) }
            return completion
        } catch {
            reset(frame, interpreter)
            throw error
        }
    }

    private func reset(_ frame: Frame, _ interpreter: Interpreter) {
        for slot in [phase, exception, ending, value, counted] { frame[slot] = .undefined }
        interpreter.generator?._withUnsafeGuaranteedRef { $0.needsClosing &-= 1 }
    }

    private func run(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        if case .int(-2) = frame.slots[phase] { return try runFinally(frame, interpreter) }
        guard finally != nil else { return try guarded(frame, interpreter) }
        do {
            let completion = try guarded(frame, interpreter)
            if completion == .yielded { return .yielded }
            frame[ending] = .int(Int(completion.rawValue))
            frame[value] = interpreter.returnValue
            frame[exception] = .undefined
        } catch {
            guard let error = interpreter.raised(error).python else { throw error }
            error.exception.leave(code)
            frame[exception] = .object(error.exception)
        }
        frame[phase] = .int(-2)
        return try runFinally(frame, interpreter)
    }

    private func runFinally(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        guard let finally else { return .normal }
        let pending = frame[exception].object as? ExceptionObject
        let previous = interpreter.handled
        if let pending { interpreter.handled = pending }
        defer { if pending != nil { interpreter.handled = previous } }
        let completion = try finally.execute(frame, interpreter)
        if completion != .normal { return completion }
        if let pending {
            pending.resume()
            throw PythonError(pending)
        }
        interpreter.returnValue = frame[value]
        if case .int(let number) = frame[ending], let kept = Completion(rawValue: UInt8(truncatingIfNeeded: number)) { return kept }
        return .normal
    }

    private func guarded(_ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        if case .int(let reached) = frame.slots[phase] {
            if reached > 0 { return try runHandler(reached - 1, frame, interpreter) }
            if reached == -1 { return try otherwise?.execute(frame, interpreter) ?? .normal }
        }
        let completion: Completion
        do {
            completion = try body.execute(frame, interpreter)
        } catch {
            guard let error = interpreter.located(error, body.span).python else { throw error }
            for (index, handler) in handlers.enumerated() where try interpreter.matches(error.exception, handler.type, frame) {
                error.exception.leave(code)
                frame[exception] = .object(error.exception)
                frame[phase] = .int(index + 1)
                try handler.target?.assign(.object(error.exception), frame, interpreter)
                return try runHandler(index, frame, interpreter)
            }
            throw error
        }
        if completion == .normal, let otherwise {
            frame[phase] = .int(-1)
            return try otherwise.execute(frame, interpreter)
        }
        return completion
    }

    private func runHandler(_ index: Int, _ frame: Frame, _ interpreter: Interpreter) throws -> Completion {
        let handler = handlers[index]
        let previous = interpreter.handled
        interpreter.handled = frame[exception].object as? ExceptionObject
        var completion = Completion.yielded
        defer {
            interpreter.handled = previous
            if completion != .yielded, let target = handler.target {
                try? target.assign(.none, frame, interpreter)
                try? target.delete(frame, interpreter)
            }
        }
        do {
            completion = try handler.body.execute(frame, interpreter)
        } catch {
            completion = .normal
            throw error
        }
        return completion
    }
}
