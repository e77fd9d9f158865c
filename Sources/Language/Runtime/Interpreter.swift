internal import CRuntime
public import Syntax

/// What a run may use.  0 or less: no limit.
public struct ExecutionLimits: Sendable {
    /// Loop turns, calls, and work of native functions.
    public var steps = 0
    public var seconds = 0.0
    /// Bytes of the process's heap.
    public var memory = 0
    /// Bytes of printed text.
    public var output = 0
    public init() {}
}

/// Told what happens while a program runs.
public protocol InterpreterObserver: AnyObject {
    /// An `assert` of an observed source was reached.  `values` are the two sides of its comparison, if it is one.
    func assertion(_ code: Code, _ span: Span, passed: Bool, message: Value?, values: (Value, Value)?, _ interpreter: Interpreter)
    /// A method whose name is one of `Interpreter.observedMethods` is about to be called; `receiver` is the text of the expression before the dot.
    func methodCall(_ name: StringObject, receiver: String, _ code: Code, _ span: Span, _ interpreter: Interpreter)
}

/// A place in an observed program.
public struct ProgramPlace {
    public let code: Code
    public let span: Span
    public var line: Int { code.source.line(at: Int(span.start)) }
}

/// Runs programs.  An interpreter belongs to one thread.
///
/// The value stack holds arguments and local variables: a caller pushes the callee and its arguments, and a function's frame begins at its
/// first argument.  Slots above the top are `.undefined` at all times.
public final class Interpreter {
    static let stackSize = 1 << 20

    /// The lowest slot and the first unused one of the value stack.
    let stack: UnsafeMutablePointer<Value>
    @exclusivity(unchecked) var top: UnsafeMutablePointer<Value>
    let stackEnd: UnsafeMutablePointer<Value>

    /// The value of the `return` statement that is being carried out.
    @exclusivity(unchecked) var returnValue = Value.undefined
    /// The number of running calls.
    @exclusivity(unchecked) public internal(set) var depth = 0
    @exclusivity(unchecked) public var recursionLimit = 1000

    // Limits: see Limits.swift.
    @exclusivity(unchecked) public internal(set) var steps = 0
    @exclusivity(unchecked) var nextCheck = 0
    @exclusivity(unchecked) public var limits = ExecutionLimits() { didSet { beginLimits() } }
    @exclusivity(unchecked) var deadline = Double.infinity
    @exclusivity(unchecked) var unpolledBytes = 0
    /// The heap at the last look.
    @exclusivity(unchecked) var baseBytes = Int.max
    /// The heap is not looked at before this time.
    @exclusivity(unchecked) var nextPoll = 0.0
    @exclusivity(unchecked) public internal(set) var peakBytes = 0
    @exclusivity(unchecked) public internal(set) var outputBytes = 0
    /// Limits reached in places that cannot throw (a generator's end while it is released) are thrown at the next check.
    @exclusivity(unchecked) var pendingLimit: LimitReached?

    /// The value of a cell's last expression.
    @exclusivity(unchecked) public var displayed = Value.undefined

    /// The exception that is being handled (`sys.exc_info()`, a bare `raise`, `__context__`).
    @exclusivity(unchecked) public internal(set) var handled: ExceptionObject?
    /// Objects whose repr is being made, for `[...]`.
    @exclusivity(unchecked) var reprRunning: [ObjectIdentifier] = []

    /// Modules by dotted name (`sys.modules`).
    @exclusivity(unchecked) public var modules: [String: ModuleObject] = [:]
    /// Finds modules that are imported: see `Modules.swift`.
    @exclusivity(unchecked) public var moduleFinders: [(String, Interpreter) throws -> ModuleObject?] = []
    /// The generator whose body runs.
    @exclusivity(unchecked) var generator: Unmanaged<GeneratorObject>?
    /// The exception for the `yield` of a generator whose object is going away.
    @exclusivity(unchecked) var orphanThrown: ExceptionObject?
    /// The frame of the call that is being made, where the callee may ask for it.
    @exclusivity(unchecked) var frameContext: FrameContext?
    /// The library cannot be changed: see `Sealing.swift`.
    @exclusivity(unchecked) var isSealing = false
    /// The namespaces of sealed modules.
    @exclusivity(unchecked) var sealedGlobals: Set<ObjectIdentifier> = []
    /// Names that every module sees.
    public let builtins: ModuleObject

    /// Where `print` and `sys.stderr` write; UTF-8.
    @exclusivity(unchecked) public var writeOutput: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }
    @exclusivity(unchecked) public var writeErrors: (UnsafeBufferPointer<UInt8>) -> Void = { _ in }
    /// Sends on what was written to standard output (`flush()`).
    @exclusivity(unchecked) public var flushOutput: () -> Void = {}
    /// A line of standard input with its line end; nil at the end.
    @exclusivity(unchecked) public var readLine: (() -> [UInt8]?)?
    @exclusivity(unchecked) public var observer: (any InterpreterObserver)?
    /// Turn errors of other targets into exceptions of the language.
    @exclusivity(unchecked) public var errorConverters: [(any Error, Interpreter) -> (any Error)?] = []
    /// Where an observed program is: its statement that runs.  Statements of the library do not count.
    @exclusivity(unchecked) public internal(set) var place: ProgramPlace?
    /// Methods whose calls in observed programs the observer is told of.
    public static let observedMethods: Set<String> = ["backward", "step", "zero_grad"]
    /// State of other targets, by a key of theirs.
    @exclusivity(unchecked) public var storage: [ObjectIdentifier: AnyObject] = [:]
    /// The seed for what is random without a seed of its own; nil: from the clock.
    @exclusivity(unchecked) public var entropySeed: Int?
    /// What the wall clock shows (seconds since 1970), where runs must be equal; nil: the time.
    @exclusivity(unchecked) public var fixedTime: Double?
    /// The name that tracebacks show for the main program's module.
    @exclusivity(unchecked) public var mainModule: ModuleObject

    public init() {
        Bootstrap.run()
        stack = .allocate(capacity: Self.stackSize)
        // The pages of the stack come into being when they are used: `.undefined` is not all zeros, so slots are set as frames are made.
        top = stack
        stackEnd = stack + Self.stackSize - 4096
        builtins = ModuleObject("builtins")
        mainModule = ModuleObject("__main__")
        modules["builtins"] = builtins
        modules["__main__"] = mainModule
        Builtins.install(self)
        mainModule.namespace["__builtins__"] = .object(builtins)
        beginLimits()
    }

    deinit { stack.deallocate() }

    // MARK: the value stack

    /// Reserves `count` slots, all `.undefined`.
    @inline(__always)
    func push(_ count: Int) throws -> UnsafeMutablePointer<Value> {
        let base = top
        if base + count > stackEnd { throw stackOverflow() }
        base.initialize(repeating: .undefined, count: count)
        top = base + count
        return base
    }

    /// Releases slots that `push` gave.
    @inline(__always)
    func pop(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
        base.release(count)
        top = base
    }

    /// Pushes one value.
    @inline(__always)
    func pushValue(_ value: Value) throws {
        if top >= stackEnd { throw stackOverflow() }
        top.initialize(to: value)
        top += 1
    }

    @inline(never)
    func stackOverflow() -> any Error { recursionError("maximum recursion depth exceeded") }

    // MARK: calls

    /// Calls a value with the arguments from the stack: `arguments.base - 1` must be a slot of the caller's (it holds the callee).
    @inline(__always)
    public func call(_ callee: Value, _ arguments: Arguments) throws -> Value {
        if case .object(let object) = callee {
            switch object.kind {
            case .function: return try callFunction(unsafeDowncast(object, to: FunctionObject.self), arguments)
            case .native: return try callNative(unsafeDowncast(object, to: NativeFunction.self), arguments)
            default: return try callOther(object, arguments)
            }
        }
        throw notCallable(callee)
    }

    @inline(never)
    func notCallable(_ callee: Value) -> any Error { typeError("'\(callee.typeName)' object is not callable") }

    @inline(__always)
    func callNative(_ function: NativeFunction, _ arguments: Arguments) throws -> Value {
        try tick()
        return try function.call(arguments, self)
    }

    @inline(never)
    private func callOther(_ object: Object, _ arguments: Arguments) throws -> Value {
        switch object.kind {
        case .boundMethod:
            let method = unsafeDowncast(object, to: BoundMethodObject.self)
            return try call(method.function, receiver: method.receiver, arguments)
        case .type: return try callType(unsafeDowncast(object, to: TypeObject.self), arguments)
        default: break
        }
        guard let method = object.type.special(.call) else { throw typeError("'\(object.type.name)' object is not callable") }
        if method.object(.native, NativeFunction.self)?.special == .call { return try object.nativeCall(arguments, self) }
        return try withDepth { try callSpecial(method, .object(object), arguments) }
    }

    /// Calls `function` with `receiver` before the other arguments.
    public func call(_ function: Value, receiver: Value, _ arguments: Arguments) throws -> Value {
        let count = arguments.total
        let base = try push(count + 2)
        defer { pop(base, count + 2) }
        base[0] = function
        base[1] = receiver
        for index in 0..<count { base[index + 2] = arguments.base[index] }
        return try call(function, Arguments(base + 1, count + 1, arguments.names))
    }

    /// Calls a value from Swift.
    public func call(_ callee: Value, _ values: Value..., names: [StringObject]? = nil) throws -> Value { try call(callee, values, names: names) }

    public func call(_ callee: Value, _ values: [Value], names: [StringObject]? = nil) throws -> Value {
        let base = try push(values.count + 1)
        defer { pop(base, values.count + 1) }
        base[0] = callee
        for (index, value) in values.enumerated() { base[index + 1] = value }
        return try call(callee, Arguments(base + 1, values.count, names))
    }

    /// Calls with one argument, without an array.
    @inline(__always)
    public func call1(_ callee: Value, _ a: Value) throws -> Value {
        let base = top
        if base + 2 > stackEnd { throw stackOverflow() }
        base.initialize(to: callee)
        (base + 1).initialize(to: a)
        top = base + 2
        defer { popTo(base) }
        return try call(callee, Arguments(base + 1, 1))
    }

    /// Calls with two arguments, without an array.
    @inline(__always)
    public func call2(_ callee: Value, _ a: Value, _ b: Value) throws -> Value {
        let base = top
        if base + 3 > stackEnd { throw stackOverflow() }
        base.initialize(to: callee)
        (base + 1).initialize(to: a)
        (base + 2).initialize(to: b)
        top = base + 3
        defer { popTo(base) }
        return try call(callee, Arguments(base + 1, 2))
    }

    /// Calls the method `name` of a value.
    public func callMethod(_ receiver: Value, _ name: StringObject, _ values: [Value] = []) throws -> Value {
        try call(getAttribute(receiver, name), values)
    }

    /// Calls a special method as it stands in the class (a function gets the receiver; other descriptors are bound first).
    public func callSpecial(_ method: Value, _ receiver: Value, _ values: Value...) throws -> Value {
        if case .object(let object) = method, object.kind == .function || object.kind == .native { return try call(method, [receiver] + values) }
        return try call(bind(method, receiver, receiver.typeObject), values)
    }

    /// The same without arguments.
    public func callSpecial(_ method: Value, _ receiver: Value) throws -> Value {
        if case .object(let object) = method, object.kind == .function || object.kind == .native { return try call1(method, receiver) }
        return try call(bind(method, receiver, receiver.typeObject), [])
    }

    /// The same with one argument.
    public func callSpecial(_ method: Value, _ receiver: Value, _ a: Value) throws -> Value {
        if case .object(let object) = method, object.kind == .function || object.kind == .native { return try call2(method, receiver, a) }
        return try call1(bind(method, receiver, receiver.typeObject), a)
    }

    /// The same with three arguments (`__exit__`).
    func callSpecial(_ method: Value, _ receiver: Value, _ a: Value, _ b: Value, _ c: Value) throws -> Value {
        guard case .object(let object) = method, object.kind == .function || object.kind == .native else {
            return try call(bind(method, receiver, receiver.typeObject), [a, b, c])
        }
        let base = try push(5)
        defer { pop(base, 5) }
        base[0] = method
        base[1] = receiver
        base[2] = a
        base[3] = b
        base[4] = c
        return try call(method, Arguments(base + 1, 4))
    }

    func callSpecial(_ method: Value, _ receiver: Value, _ arguments: Arguments) throws -> Value {
        if case .object(let object) = method, object.kind == .function || object.kind == .native { return try call(method, receiver: receiver, arguments) }
        let bound = try bind(method, receiver, receiver.typeObject)
        let base = try push(arguments.total + 1)
        defer { pop(base, arguments.total + 1) }
        base[0] = bound
        for index in 0..<arguments.total { base[index + 1] = arguments.base[index] }
        return try call(bound, Arguments(base + 1, arguments.total, arguments.names))
    }

    /// Counts a level of recursion that a program's data or methods drive, around `body`.
    @inline(__always)
    public func withDepth<R>(_ what: String = "", _ body: () throws -> R) throws -> R {
        if depth >= recursionLimit || crt_stack_is_low() != 0 { throw recursionError(what.isEmpty ? "maximum recursion depth exceeded" : "maximum recursion depth exceeded \(what)") }
        // Structures that share their parts are walked once for each way to a part: the walk counts.
        try tick()
        depth &+= 1
        defer { depth &-= 1 }
        return try body()
    }
}
