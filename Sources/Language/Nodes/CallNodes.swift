internal import Syntax

extension Interpreter {
    /// Empties the stack down to `base`.
    @inline(__always)
    func popTo(_ base: UnsafeMutablePointer<Value>) {
        let count = top - base
        if count > 0 {
            base.release(count)
            top = base
        }
    }

    /// The same for an error.
    @inline(never)
    func unwind(to base: UnsafeMutablePointer<Value>) { popTo(base) }

    /// Makes room and appends a value that is already counted.
    @inline(__always)
    func pushUnchecked(_ value: Value) {
        top.initialize(to: value)
        top += 1
    }
}

extension Interpreter {
    /// Calls a function whose arguments need no binding.  The stack ends with the function and the first arguments (the receiver of a method); the
    /// others are evaluated to where the callee's frame has them.
    @inline(__always)
    func callPlain(_ function: FunctionObject, from base: UnsafeMutablePointer<Value>, _ arguments: OperandList, _ frame: Frame, _ span: Span) throws -> Value {
        let code = function.code
        let result: Value
        do {
            var index = 0
            while index < arguments.count {
                pushUnchecked(try arguments.evaluate(index, frame, self))
                index &+= 1
            }
            let end = base + (1 &+ code.slotCount)
            var place = top
            while place < end {
                place.initialize(to: .undefined)
                place += 1
            }
            top = end
            result = try run(code, function, Frame(base + 1))
        } catch {
            unwind(to: base)
            throw located(error, span)
        }
        popTo(base)
        return result
    }
}

/// `function(a, b, …)` with positional arguments only.
final class CallNode: ExpressionNode {
    let function: Operand
    let arguments: OperandList
    /// `len(x)`, unless the name means something else.
    private let isLength: Bool
    private let lengthAddress = Builtins.lengthAddress
    init(_ span: Span, _ function: ExpressionNode, _ arguments: [ExpressionNode]) {
        self.function = Operand(function)
        self.arguments = OperandList(arguments)
        isLength = (function as? GlobalNode)?.name === Names.len && arguments.count == 1 && self.arguments.canPeek(0)
        super.init(span)
    }

    override var isNumeric: Bool { isLength }
    override func number(_ frame: Frame) -> Number {
        guard isLength, let callee = function.callee(frame), callee.toOpaque() == lengthAddress, let container = arguments.peek(0, frame) else { return .none }
        return container._withUnsafeGuaranteedRef { container in
            if container.kind == .list { return .int(unsafeDowncast(container, to: ListObject.self).count) }
            if container.kind == .string { return .int(unsafeDowncast(container, to: StringObject.self).count) }
            if container.kind == .tuple { return .int(unsafeDowncast(container, to: TupleObject.self).count) }
            if container.kind == .dict { return .int(unsafeDowncast(container, to: DictObject.self).count) }
            return .none
        }
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if isLength, case .int(let count) = number(frame) { return .int(count) }
        guard let callee = function.callee(frame) else { return try general(frame, interpreter) }
        return try callee._withUnsafeGuaranteedRef { object in
            let base = interpreter.top
            guard object.kind == .function else {
                if object.kind == .native { return try callNative(unsafeDowncast(object, to: NativeFunction.self), frame, interpreter) }
                guard object.kind == .type else { return try general(frame, interpreter) }
                if arguments.count == 1, let conversion = unsafeDowncast(object, to: TypeObject.self).conversion { return try convert(conversion, frame, interpreter) }
                // The usual class: its new object is the first argument of its `__init__`.
                guard let function = unsafeDowncast(object, to: TypeObject.self).plainInitializer, function.code.exactCount == arguments.count &+ 1,
                      base + (function.code.slotCount &+ 2) <= interpreter.stackEnd else { return try general(frame, interpreter) }
                let made = unsafeDowncast(object, to: TypeObject.self).makeInstance()
                interpreter.pushUnchecked(.object(function))
                interpreter.pushUnchecked(.object(made))
                let result = try interpreter.callPlain(function, from: base, arguments, frame, span)
                if case .none = result { return .object(made) }
                throw interpreter.located(interpreter.typeError("__init__() should return None, not '\(result.typeName)'"), span)
            }
            let function = unsafeDowncast(object, to: FunctionObject.self)
            guard function.code.exactCount == arguments.count, base + (function.code.slotCount &+ 2) <= interpreter.stackEnd else { return try general(frame, interpreter) }
            // The stack keeps the function while its arguments are evaluated.
            interpreter.pushUnchecked(.object(function))
            return try interpreter.callPlain(function, from: base, arguments, frame, span)
        }
    }

    /// `str(x)`, `int(x)` and their like.
    private func convert(_ conversion: TypeObject.Conversion, _ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let value = try arguments.evaluate(0, frame, interpreter)
        do {
            try interpreter.tick()
            return try conversion(value, interpreter)
        } catch { throw interpreter.located(error, span) }
    }

    /// The stack keeps the function while its arguments are evaluated.
    private func callNative(_ function: NativeFunction, _ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let base = interpreter.top
        let count = arguments.count
        if base + count + 1 > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        let result: Value
        do {
            interpreter.pushUnchecked(.object(function))
            var index = 0
            while index < count {
                interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter))
                index &+= 1
            }
            result = try interpreter.callNative(function, Arguments(base + 1, count))
        } catch {
            interpreter.unwind(to: base)
            throw interpreter.located(error, span)
        }
        interpreter.popTo(base)
        return result
    }

    private func general(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let start = interpreter.top
        let count = arguments.count
        if start + count + 2 > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        // One slot more than the callee needs: a class's `__init__` and the new object take the places before the arguments.
        interpreter.pushUnchecked(.undefined)
        let base = start + 1
        let result: Value
        do {
            interpreter.pushUnchecked(try function.evaluate(frame, interpreter))
            for index in 0..<count { interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter)) }
            guard case .object(let object) = base[0] else { throw interpreter.notCallable(base[0]) }
            let passed = Arguments(base + 1, count)
            if object.kind == .function {
                result = try interpreter.callFunction(unsafeDowncast(object, to: FunctionObject.self), passed)
            } else if object.kind == .native {
                result = try interpreter.callNative(unsafeDowncast(object, to: NativeFunction.self), passed)
            } else if object.kind == .type {
                result = try interpreter.constructInPlace(unsafeDowncast(object, to: TypeObject.self), base, count, nil)
            } else {
                result = try interpreter.call(base[0], passed)
            }
        } catch {
            interpreter.unwind(to: start)
            throw interpreter.located(error, span)
        }
        interpreter.popTo(start)
        return result
    }
}

/// `object.name(a, b, …)`: the method is found and called without an object for the pair of both.
///
/// The cache holds for objects of one class and shape: the method of the class, which no attribute of the object hides; or for a module.
final class MethodCallNode: ExpressionNode {
    let object: Operand
    let name: StringObject
    /// The part of the expression that reads the method.
    let attributeSpan: Span
    /// Positional arguments, then the values of the keywords.
    let arguments: OperandList
    let names: [StringObject]?
    @exclusivity(unchecked) private var cachedType: UnsafeRawPointer?
    @exclusivity(unchecked) private var cachedShape: UnsafeMutableRawPointer?
    @exclusivity(unchecked) private var versionCell: UnsafePointer<UInt>?
    @exclusivity(unchecked) private var cachedVersion: UInt = 0
    @exclusivity(unchecked) private var method: Object?
    /// The short way of a native method.
    @exclusivity(unchecked) private var quick: NativeFunction.Quick?
    @exclusivity(unchecked) private var binding = KeywordBinding()
    @exclusivity(unchecked) private var module = ModuleCache()
    /// Where objects keep what is called (`self.layer(x)`).
    @exclusivity(unchecked) private var attribute = AttributeCache()

    init(_ span: Span, _ object: ExpressionNode, _ name: StringObject, _ attributeSpan: Span, _ arguments: [ExpressionNode], _ names: [StringObject]?) {
        self.object = Operand(object)
        self.name = name
        self.attributeSpan = attributeSpan
        self.arguments = OperandList(arguments)
        self.names = names
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        try evaluate(on: object.evaluate(frame, interpreter), frame, interpreter)
    }

    /// The call of the method of `receiver`, the object's value.
    @inline(__always)
    func evaluate(on receiver: Value, _ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let base = interpreter.top
        let count = arguments.count
        if base + count + 2 > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        if case .object(let target) = receiver, isCached(target), let method {
            if method.kind == .native {
                if let quick, let result = try callQuick(quick, target, frame, interpreter) { return result }
            } else {
                let function = unsafeDowncast(method, to: FunctionObject.self)
                if names == nil, function.code.exactCount == count &+ 1, base + (function.code.slotCount &+ 2) <= interpreter.stackEnd {
                    interpreter.pushUnchecked(.object(function))
                    interpreter.pushUnchecked(receiver)
                    return try interpreter.callPlain(function, from: base, arguments, frame, span)
                }
                if let names, binding.fits(function) || binding.remember(function, positional: count &- names.count &+ 1, names: names) {
                    interpreter.pushUnchecked(.object(function))
                    interpreter.pushUnchecked(receiver)
                    if let result = try binding.call(function, from: base, given: 1, arguments, frame, interpreter, span) { return result }
                    interpreter.popTo(base)
                }
            }
        }
        // First the place of the function, then the object.
        interpreter.pushUnchecked(.undefined)
        interpreter.pushUnchecked(receiver)
        let result: Value
        do {
            result = try call(base, count, frame, interpreter)
        } catch {
            interpreter.unwind(to: base)
            throw error
        }
        interpreter.popTo(base)
        return result
    }

    /// Whether objects like `target` have the method that is remembered.
    @inline(__always)
    func isCached(_ target: Object) -> Bool {
        guard let versionCell, cachedType == target.typeRef.address, cachedShape == target.shape?.toOpaque() else { return false }
        return versionCell.pointee == cachedVersion
    }

    /// A native method that takes its few arguments directly.
    @inline(__always)
    private func callQuick(_ quick: NativeFunction.Quick, _ target: Object, _ frame: Frame, _ interpreter: Interpreter) throws -> Value? {
        let first = arguments.count > 0 ? try arguments.evaluate(0, frame, interpreter) : .undefined
        let second = arguments.count > 1 ? try arguments.evaluate(1, frame, interpreter) : .undefined
        do {
            try interpreter.tick()
            return try quick(target, first, second, interpreter)
        } catch { throw interpreter.located(error, span) }
    }

    @inline(__always)
    private func call(_ base: UnsafeMutablePointer<Value>, _ count: Int, _ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        if case .object(let target) = base[1] {
            if isCached(target), let method {
                base[0] = .object(method)
                for index in 0..<count { interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter)) }
                let passed = Arguments(base + 1, count + 1, names)
                do {
                    if method.kind == .function { return try interpreter.callFunction(unsafeDowncast(method, to: FunctionObject.self), passed) }
                    return try interpreter.callNative(unsafeDowncast(method, to: NativeFunction.self), passed)
                } catch { throw interpreter.located(error, span) }
            }
            if let found = module.value(target) {
                base[1] = found
                return try callPlain(base + 1, count, frame, interpreter)
            }
            if attribute.field >= 0, attribute.fits(target), let fields = target.fields {
                base[1] = (fields + attribute.field).copied
                return try callPlain(base + 1, count, frame, interpreter)
            }
            if let found = findMethod(target) {
                base[0] = .object(found)
                for index in 0..<count { interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter)) }
                do { return try interpreter.call(base[0], Arguments(base + 1, count + 1, names)) } catch { throw interpreter.located(error, span) }
            }
        }
        do {
            let found = try interpreter.getAttribute(base[1], name)
            if case .object(let target) = base[1] {
                module.remember(target, name)
                attribute.remember(target, name)
            }
            base[1] = found
        } catch { throw interpreter.located(error, attributeSpan) }
        return try callPlain(base + 1, count, frame, interpreter)
    }

    /// Calls what stands at `base`, which is bound already.
    private func callPlain(_ base: UnsafeMutablePointer<Value>, _ count: Int, _ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        for index in 0..<count { interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter)) }
        do {
            if case .object(let object) = base[0], object.kind == .type {
                return try interpreter.constructInPlace(unsafeDowncast(object, to: TypeObject.self), base, count, names)
            }
            return try interpreter.call(base[0], Arguments(base + 1, count, names))
        } catch { throw interpreter.located(error, span) }
    }

    /// The function in the class, if calling it with the object first is all that the call means.
    @inline(never)
    private func findMethod(_ target: Object) -> Object? {
        switch target.kind {
        case .type, .module: return nil
        case .other where target is SuperObject: return nil
        default: break
        }
        let type = target.type
        if let method = type.special(.getAttribute), !method.isSlotWrapper(.getAttribute) { return nil }
        guard case .object(let found)? = type.lookup(name) else { return nil }
        guard found.kind == .function || (found.kind == .native && unsafeDowncast(found, to: NativeFunction.self).role != .function) else { return nil }
        if let shape = target.shape?.takeUnretainedValue() {
            if shape.isDictionary { return target.ownAttribute(name) == nil ? found : nil }
            if shape.field(name) >= 0 { return nil }
        }
        cachedType = target.typeRef.address
        cachedShape = target.shape?.toOpaque()
        versionCell = UnsafePointer(type.versionCell)
        cachedVersion = type.version
        method = found
        quick = nil
        if names == nil, found.kind == .native {
            let native = unsafeDowncast(found, to: NativeFunction.self)
            if native.owner == target.typeRef, native.quickCounts.contains(arguments.count) { quick = native.quick }
        }
        return found
    }
}

/// A call of a bare name that may need the frame it stands in: `super()`, `locals()`, `globals()`, `eval(…)` and the like.
final class FrameCallNode: ExpressionNode {
    let call: ExpressionNode
    unowned(unsafe) let code: Code
    let globals: DictObject
    let namespaceSlot: Int?
    init(_ call: ExpressionNode, _ code: Code, _ globals: DictObject, _ namespaceSlot: Int?) {
        self.call = call
        self.code = code
        self.globals = globals
        self.namespaceSlot = namespaceSlot
        super.init(call.span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let previous = interpreter.frameContext
        interpreter.frameContext = FrameContext(code: code, frame: frame, globals: globals, namespaceSlot: namespaceSlot)
        defer { interpreter.frameContext = previous }
        return try call.evaluate(frame, interpreter)
    }
}

/// The frame in which `locals()` and its like were written.
struct FrameContext {
    let code: Code
    let frame: Frame
    let globals: DictObject
    /// In a class body: the slot of its namespace.
    let namespaceSlot: Int?
}

extension Interpreter {
    /// The variables of the module in which the running native was called.
    func frameGlobals() -> DictObject? { frameContext?.globals }

    /// `locals()`: the variables where the call that looks at its frame was written; nil outside of such a call.
    public func frameLocals() -> Value? {
        guard let context = frameContext else { return nil }
        if let slot = context.namespaceSlot { return context.frame[slot] }
        if context.code.isModule { return .object(context.globals) }
        let result = DictObject()
        for (name, binding) in context.code.variables {
            var value = Value.undefined
            switch binding {
            case .local(let slot): value = context.frame[slot]
            case .cell(let slot): value = context.frame.cell(slot)?.value ?? .undefined
            case .free(let index): value = context.frame.free(index)?.value ?? .undefined
            default: break
            }
            if !value.isUndefined { result[StringObject.interned(name)] = value }
        }
        return .object(result)
    }

    /// The class and the object of `super()` without arguments.
    func frameSuperArguments() throws -> (TypeObject, Value) {
        guard let context = frameContext, !context.code.isModule, context.namespaceSlot == nil else { throw runtimeError("super(): no arguments") }
        let code = context.code
        if code.parameterCount == 0 { throw runtimeError("super(): no arguments") }
        guard let index = code.freeNames.firstIndex(of: "__class__") else { throw runtimeError("super(): __class__ cell not found") }
        guard let type = context.frame.free(index)?.value.type else { throw runtimeError("super(): empty __class__ cell") }
        var first = context.frame[0]
        if let cell = context.frame.cell(0) { first = cell.value }
        if first.isUndefined { throw runtimeError("super(): arg[0] deleted") }
        return (type, first)
    }
}
