internal import CRuntime

/// A generator: a frame of its own on the heap, and a body that goes on where it stopped.
///
/// The body's suites are flat lists of instructions (`GeneratorBodyNode`) that keep in slots of the frame where to go on, so a generator needs
/// neither a thread nor a stack of its own.
public final class GeneratorObject: Object {
    enum State { case created, suspended, running, finished }

    let function: FunctionObject
    /// The slot before the frame holds the function.
    private let memory: UnsafeMutablePointer<Value>
    private let size: Int
    @exclusivity(unchecked) var state = State.created
    @exclusivity(unchecked) public var name: StringObject
    @exclusivity(unchecked) public var qualifiedName: StringObject
    /// What `send` passed, read by the `yield` that goes on.
    @exclusivity(unchecked) var sent = Value.none
    /// What `throw` passed.
    @exclusivity(unchecked) var thrown: ExceptionObject?
    /// The generator that `yield from` is in.
    @exclusivity(unchecked) var delegate = Value.undefined
    /// How the generator that `yield from` is in came to its end.
    enum DelegateOutcome { case open, ended, failed(any Error) }
    @exclusivity(unchecked) var delegateOutcome = DelegateOutcome.open
    /// What it returned at its end.
    @exclusivity(unchecked) private(set) var result = Value.none
    /// Suspended inside a statement that must be told when the generator ends early (`try`, `with`).
    @exclusivity(unchecked) var needsClosing = 0
    private unowned(unsafe) let interpreter: Interpreter

    init(_ function: FunctionObject, size: Int, interpreter: Interpreter) {
        self.function = function
        self.size = size
        self.interpreter = interpreter
        memory = .allocate(capacity: size + 1)
        memory.initialize(to: .object(function))
        (memory + 1).initialize(repeating: .undefined, count: size)
        name = function.name
        qualifiedName = function.qualifiedName
        super.init(.generator, Types.generator)
    }

    deinit {
        if state == .suspended, needsClosing > 0 { closeUnreferenced() }
        Release.values(memory, count: size + 1)
        memory.deallocate()
    }

    var frame: Frame { Frame(memory + 1) }

    /// A generator that nobody refers to any more runs its `finally` blocks.
    private func closeUnreferenced() {
        // The body runs with this object's frame only; the object itself cannot be referred to again.
        let code = function.code
        state = .running
        thrown = ExceptionObject(ExceptionTypes.named("GeneratorExit"), TupleObject.empty)
        interpreter.finish(code, frame, thrown: thrown)
        state = .finished
    }

    /// Goes on to the next `yield`; nil: the generator ended, its value is in `interpreter.returnValue`.
    func resume(_ interpreter: Interpreter) throws -> Value? { try resume(interpreter) { try $0.runBody($1, interpreter) } }

    @inline(__always)
    private func resume(_ interpreter: Interpreter, _ run: (Code, Frame) throws -> Completion) throws -> Value? {
        let code = function.code
        if state != .suspended {
            switch state {
            case .running: throw interpreter.valueError("generator already executing")
            case .finished:
                if let thrown {
                    self.thrown = nil
                    throw PythonError(thrown)
                }
                interpreter.returnValue = .none
                return nil
            case .created, .suspended: break
            }
            if let thrown {
                self.thrown = nil
                state = .finished
                thrown.leave(code)
                throw PythonError(thrown)
            }
        }
        if interpreter.depth >= interpreter.recursionLimit || crt_stack_is_low() != 0 {
            throw interpreter.recursionError("maximum recursion depth exceeded")
        }
        state = .running
        interpreter.depth &+= 1
        if case .object(let inner) = delegate, inner.kind == .generator, thrown == nil,
           let value = try resumeDelegate(unsafeDowncast(inner, to: GeneratorObject.self), interpreter) {
            interpreter.depth &-= 1
            state = .suspended
            return value
        }
        // Statements that handle an exception take it back at a `yield` and set it again when they go on, so it needs no keeping here.
        let previous = interpreter.generator
        interpreter.generator = Unmanaged.passUnretained(self)
        defer {
            interpreter.depth &-= 1
            interpreter.generator = previous
        }
        do {
            try interpreter.tick()
            let completion = try run(code, frame)
            if completion == .yielded {
                state = .suspended
                return interpreter.takeReturnValue()
            }
            if completion != .returned { interpreter.returnValue = .none }
            end()
            result = interpreter.returnValue
            return nil
        } catch {
            throw failed(error, interpreter)
        }
    }

    /// In `yield from` a generator: goes on in that one, without a look at the statements around.  Nil: it ended, which the `yield from` is
    /// to be told (`delegateOutcome`).
    @inline(__always)
    private func resumeDelegate(_ inner: GeneratorObject, _ interpreter: Interpreter) throws -> Value? {
        do {
            try interpreter.tick()
            inner.sent = sent
            if let value = try inner.resume(interpreter) { return value }
            delegateOutcome = .ended
        } catch {
            delegateOutcome = .failed(error)
        }
        sent = .none
        return nil
    }

    /// The generator ends with an error.
    @inline(never)
    private func failed(_ error: any Error, _ interpreter: Interpreter) -> any Error {
        end()
        let error = interpreter.raised(error)
        guard let raised = error.python else { return error }
        raised.exception.leave(function.code)
        guard interpreter.isException(raised, "StopIteration") else { return error }
        // A StopIteration that a generator lets out would look like its end.
        let replacement = interpreter.runtimeError("generator raised StopIteration")
        replacement.exception.cause = .object(raised.exception)
        replacement.exception.context = .object(raised.exception)
        replacement.exception.suppressesContext = true
        return replacement
    }

    private func end() {
        state = .finished
        needsClosing = 0
        // What the frame held goes now, not when the generator does.
        for index in 0..<size { frame[index] = .undefined }
    }

    public override func nativeIterator(_ interpreter: Interpreter) throws -> Value { .object(self) }
    public override func nativeNext(_ interpreter: Interpreter) throws -> Value? { try next(interpreter) }

    /// `next(self)`; nil at the end.
    @inline(__always)
    func next(_ interpreter: Interpreter) throws -> Value? {
        if case .none = sent {} else { sent = .none }
        if let value = try resume(interpreter) { return value }
        interpreter.returnValue = .undefined
        return nil
    }

    /// The same, but values go to `sink`, which neither throws nor runs code of a program, until it refuses one (false): that one is returned.
    func next(_ interpreter: Interpreter, _ sink: (Value) -> Bool) throws -> Value? {
        if case .none = sent {} else { sent = .none }
        if let value = try resume(interpreter, { try $0.runBody($1, interpreter, sink) }) { return value }
        interpreter.returnValue = .undefined
        return nil
    }

    public override func nativeRepr(into text: inout [UInt8], _ interpreter: Interpreter) throws {
        text.append(contentsOf: "<generator object \(qualifiedName.text) at \(interpreter.address(self))>".utf8)
    }

    /// `send(value)`
    func send(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        if state == .created, !value.isNone { throw interpreter.typeError("can't send non-None value to a just-started generator") }
        sent = value
        if let result = try resume(interpreter) { return result }
        let last = interpreter.returnValue
        interpreter.returnValue = .undefined
        throw interpreter.stopIteration(last)
    }

    /// `throw(exception)`
    func `throw`(_ exception: ExceptionObject, _ interpreter: Interpreter) throws -> Value {
        if state == .running { throw interpreter.valueError("generator already executing") }
        thrown = exception
        if let result = try resume(interpreter) { return result }
        let last = interpreter.returnValue
        interpreter.returnValue = .undefined
        throw interpreter.stopIteration(last)
    }

    /// `close()`
    func close(_ interpreter: Interpreter) throws {
        if state == .created || state == .finished {
            state = .finished
            return
        }
        do {
            _ = try self.throw(ExceptionObject(ExceptionTypes.named("GeneratorExit"), TupleObject.empty), interpreter)
        } catch let error as PythonError where interpreter.isException(error, "GeneratorExit") || interpreter.isException(error, "StopIteration") {
            return
        }
        throw interpreter.runtimeError("generator ignored GeneratorExit")
    }
}

extension Interpreter {
    /// Makes the generator of a call whose arguments stand in `frame`.
    func makeGenerator(_ function: FunctionObject, _ frame: Frame) throws -> Object {
        let code = function.code
        if let compile = code.compileBody {
            code.compileBody = nil
            try compile(code)
        }
        let generator = GeneratorObject(function, size: code.frameSize, interpreter: self)
        for slot in 0..<code.slotCount { generator.frame[slot] = frame[slot] }
        return generator
    }

    /// Runs the rest of a generator whose object is going away, with an exception at its `yield`.
    func finish(_ code: Code, _ frame: Frame, thrown: ExceptionObject?) {
        let outer = handled
        let previous = orphanThrown
        orphanThrown = thrown
        let kept = returnValue
        let generator = self.generator
        self.generator = nil
        do {
            _ = try code.body?.execute(frame, self)
        } catch let limit as LimitReached {
            pendingLimit = limit
            nextCheck = steps
        } catch {}
        self.generator = generator
        returnValue = kept
        orphanThrown = previous
        handled = outer
    }

    /// What a generator that has ended returned.
    func generatorResult(_ generator: Object) -> Value { (generator as? GeneratorObject)?.result ?? .none }

    /// Methods of the class `generator`.
    static func addGeneratorMethods(_ type: TypeObject) {
        type.method("send(self, value, /)", doc: "Send a value into the generator; return the next yielded value or raise StopIteration.") { interpreter, arguments in
            guard let generator = arguments[0].object as? GeneratorObject else { return .none }
            return try generator.send(arguments[1], interpreter)
        }
        type.quick("send", 1...1) { object, value, _, interpreter in try unsafeDowncast(object, to: GeneratorObject.self).send(value, interpreter) }
        type.method("throw(self, value, value2=None, tb=None, /)", doc: "Raise an exception in the generator; return the next yielded value or raise StopIteration.") { interpreter, arguments in
            guard let generator = arguments[0].object as? GeneratorObject else { return .none }
            let exception: ExceptionObject
            if arguments[1].type != nil, !arguments[2].isNone, let made = arguments[2].object as? ExceptionObject {
                exception = made
            } else if arguments[1].type != nil, !arguments[2].isNone {
                exception = try interpreter.exception(from: interpreter.call1(arguments[1], arguments[2]))
            } else {
                do {
                    exception = try interpreter.exception(from: arguments[1])
                } catch let error as PythonError where interpreter.isException(error, "TypeError") {
                    throw interpreter.typeError("exceptions must be classes or instances deriving from BaseException, not \(arguments[1].typeName)")
                }
            }
            return try generator.throw(exception, interpreter)
        }
        type.method("close(self, /)", doc: "Raise GeneratorExit inside the generator.") { interpreter, arguments in
            try (arguments[0].object as? GeneratorObject)?.close(interpreter)
            return .none
        }
        type.attribute("__name__", set: { _, object, value in if let text = value.string { (object as? GeneratorObject)?.name = text } }) { _, object in
            (object as? GeneratorObject).map { .object($0.name) } ?? .none
        }
        type.attribute("__qualname__", set: { _, object, value in if let text = value.string { (object as? GeneratorObject)?.qualifiedName = text } }) { _, object in
            (object as? GeneratorObject).map { .object($0.qualifiedName) } ?? .none
        }
        type.attribute("gi_running") { _, object in .bool((object as? GeneratorObject)?.state == .running) }
        type.attribute("gi_yieldfrom") { _, object in (object as? GeneratorObject).map { $0.delegate.isUndefined ? .none : $0.delegate } ?? .none }
        type.attribute("gi_frame") { _, object in (object as? GeneratorObject)?.state == .finished ? .none : .bool(true) }
    }
}
