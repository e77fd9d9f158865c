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

/// `function(a, b, …)` with positional arguments only.
final class CallNode: ExpressionNode {
    let function: Operand
    let arguments: OperandList
    init(_ span: Span, _ function: ExpressionNode, _ arguments: [ExpressionNode]) {
        self.function = Operand(function)
        self.arguments = OperandList(arguments)
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let start = interpreter.top
        let count = arguments.count
        if start + count + 2 > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        // One slot more than the callee needs: a class's `__init__` and the new object take the places before the arguments.
        interpreter.pushUnchecked(.undefined)
        let base = start + 1
        do {
            interpreter.pushUnchecked(try function.evaluate(frame, interpreter))
            for index in 0..<count { interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter)) }
        } catch {
            interpreter.unwind(to: start)
            throw error
        }
        let result: Value
        do {
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

/// `function(a, name=b)`: keywords whose names are known.
final class KeywordCallNode: ExpressionNode {
    let function: Operand
    /// Positional arguments, then the values of the keywords.
    let arguments: OperandList
    let names: [StringObject]
    init(_ span: Span, _ function: ExpressionNode, _ arguments: [ExpressionNode], _ names: [StringObject]) {
        self.function = Operand(function)
        self.arguments = OperandList(arguments)
        self.names = names
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let start = interpreter.top
        let count = arguments.count
        if start + count + 2 > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        interpreter.pushUnchecked(.undefined)
        let base = start + 1
        defer { interpreter.popTo(start) }
        interpreter.pushUnchecked(try function.evaluate(frame, interpreter))
        for index in 0..<count { interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter)) }
        do {
            if case .object(let object) = base[0], object.kind == .type {
                return try interpreter.constructInPlace(unsafeDowncast(object, to: TypeObject.self), base, count, names)
            }
            return try interpreter.call(base[0], Arguments(base + 1, count, names))
        } catch { throw interpreter.located(error, span) }
    }
}

/// `function(*a, **b)`: how many arguments there are is known at run time only.
final class SpreadCallNode: ExpressionNode {
    enum Part {
        case positional(ExpressionNode), starred(ExpressionNode), keyword(StringObject, ExpressionNode), doubleStarred(ExpressionNode)
    }
    let function: ExpressionNode
    let parts: [Part]
    init(_ span: Span, _ function: ExpressionNode, _ parts: [Part]) {
        self.function = function
        self.parts = parts
        super.init(span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let base = interpreter.top
        try interpreter.pushValue(function.evaluate(frame, interpreter))
        defer { interpreter.popTo(base) }
        var names: [StringObject] = []
        var values: [Value] = []
        for part in parts {
            switch part {
            case .positional(let node): try interpreter.pushValue(node.evaluate(frame, interpreter))
            case .starred(let node):
                let iterable = try node.evaluate(frame, interpreter)
                do {
                    // Collected first: the iteration uses the stack, too.
                    let all = try spread(iterable, base[0], interpreter)
                    for index in 0..<all.count { try interpreter.pushValue(all[index]) }
                } catch { throw interpreter.located(error, span) }
            case .keyword(let name, let node):
                if names.contains(where: { $0.hasSameText(as: name) }) { throw interpreter.located(twice(name, base[0], interpreter), span) }
                names.append(name)
                values.append(try node.evaluate(frame, interpreter))
            case .doubleStarred(let node):
                let mapping = try node.evaluate(frame, interpreter)
                do {
                    for (key, value) in try pairs(mapping, base[0], interpreter) {
                        guard let name = key.string else { throw interpreter.typeError("keywords must be strings") }
                        if names.contains(where: { $0.hasSameText(as: name) }) { throw twice(name, base[0], interpreter) }
                        names.append(name.interned)
                        values.append(value)
                    }
                } catch { throw interpreter.located(error, span) }
            }
        }
        do {
            for value in values { try interpreter.pushValue(value) }
            let count = interpreter.top - base - 1
            return try interpreter.call(base[0], Arguments(base + 1, count, names.isEmpty ? nil : names))
        } catch { throw interpreter.located(error, span) }
    }

    private func spread(_ iterable: Value, _ callee: Value, _ interpreter: Interpreter) throws -> TupleObject {
        if let tuple = iterable.object(.tuple, TupleObject.self) { return tuple }
        do {
            return try interpreter.tuple(from: iterable)
        } catch let error as PythonError where interpreter.isException(error, "TypeError") && iterable.typeObject.special(.iterator) == nil && iterable.typeObject.special(.getItem) == nil {
            throw interpreter.typeError("\(interpreter.calleeName(callee))() argument after * must be an iterable, not \(iterable.typeName)")
        }
    }

    private func pairs(_ mapping: Value, _ callee: Value, _ interpreter: Interpreter) throws -> [(key: Value, value: Value)] {
        if let dictionary = mapping.dict, mapping.object?.kind == .dict { return dictionary.items }
        guard let keys = try interpreter.attributeOrNil(mapping, .interned("keys")) else {
            throw interpreter.typeError("\(interpreter.calleeName(callee))() argument after ** must be a mapping, not \(mapping.typeName)")
        }
        var result: [(key: Value, value: Value)] = []
        try interpreter.forEach(in: interpreter.call(keys)) { key in
            result.append((key, try interpreter.getItem(mapping, key)))
            return true
        }
        return result
    }

    private func twice(_ name: StringObject, _ callee: Value, _ interpreter: Interpreter) -> any Error {
        interpreter.typeError("\(interpreter.calleeName(callee))() got multiple values for keyword argument '\(name.text)'")
    }
}

extension Interpreter {
    /// `module.function`, as CPython names a callee in errors about `*` and `**`.
    func calleeName(_ callee: Value) -> String {
        if let function = callee.object(.function, FunctionObject.self) {
            let module = function.globals[Names.name]?.string?.text ?? "__main__"
            return module + "." + function.qualifiedName.text
        }
        if let method = callee.object(.boundMethod, BoundMethodObject.self) { return calleeName(method.function) }
        if let type = callee.type {
            let module = typeModuleName(type)
            return module == "builtins" ? type.name : module + "." + type.qualifiedName
        }
        if let native = callee.object(.native, NativeFunction.self) {
            guard native.owner == nil, let module = native.moduleName, module != "builtins" else { return native.displayName }
            return module + "." + native.name
        }
        return callee.typeName + " object"
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
    @exclusivity(unchecked) private var module = ModuleCache()

    init(_ span: Span, _ object: ExpressionNode, _ name: StringObject, _ attributeSpan: Span, _ arguments: [ExpressionNode], _ names: [StringObject]?) {
        self.object = Operand(object)
        self.name = name
        self.attributeSpan = attributeSpan
        self.arguments = OperandList(arguments)
        self.names = names
        super.init(span)
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        let base = interpreter.top
        let count = arguments.count
        if base + count + 2 > interpreter.stackEnd { throw interpreter.located(interpreter.stackOverflow(), span) }
        // First the place of the function, then the object.
        interpreter.pushUnchecked(.undefined)
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

    @inline(__always)
    private func call(_ base: UnsafeMutablePointer<Value>, _ count: Int, _ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        interpreter.pushUnchecked(try object.evaluate(frame, interpreter))
        if case .object(let target) = base[1] {
            if cachedType == target.typeRef.address, cachedShape == target.shape?.toOpaque(), let versionCell, versionCell.pointee == cachedVersion, let method {
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
            if let found = findMethod(target) {
                base[0] = .object(found)
                for index in 0..<count { interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter)) }
                do { return try interpreter.call(base[0], Arguments(base + 1, count + 1, names)) } catch { throw interpreter.located(error, span) }
            }
        }
        do {
            let found = try interpreter.getAttribute(base[1], name)
            if case .object(let target) = base[1] { module.remember(target, name) }
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
        return found
    }
}

/// A call that the observer is told of.
final class ObservedCallNode: ExpressionNode {
    let call: MethodCallNode
    let receiver: String
    unowned(unsafe) let code: Code
    init(_ call: MethodCallNode, receiver: String, _ code: Code) {
        self.call = call
        self.receiver = receiver
        self.code = code
        super.init(call.span)
    }
    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        interpreter.observer?.methodCall(call.name, receiver: receiver, code, span, interpreter)
        return try call.evaluate(frame, interpreter)
    }
}

/// A call in an `assert` that compares two values: `torch.allclose(a, b)`, `a.equal(b)`, `(a == b).all()`, `torch.all(a == b)`.  It keeps both for the observer.
final class ComparingCallNode: ExpressionNode {
    let object: ExpressionNode
    let name: StringObject
    let attributeSpan: Span
    let arguments: [ExpressionNode]
    let names: [StringObject]?
    /// The receiver or the only argument, if it is a comparison.
    let comparison: (left: ExpressionNode, right: ExpressionNode, operation: ComparisonOperation)?
    @exclusivity(unchecked) private var values: (Value, Value)?

    init(_ span: Span, _ object: ExpressionNode, _ name: StringObject, _ attributeSpan: Span, _ arguments: [ExpressionNode], _ names: [StringObject]?,
         comparison: (left: ExpressionNode, right: ExpressionNode, operation: ComparisonOperation)?) {
        self.object = object
        self.name = name
        self.attributeSpan = attributeSpan
        self.arguments = arguments
        self.names = names
        self.comparison = comparison
        super.init(span)
    }

    /// The values that the last call compared.
    func takeValues() -> (Value, Value)? {
        defer { values = nil }
        return values
    }

    override func evaluate(_ frame: Frame, _ interpreter: Interpreter) throws -> Value {
        var compared: (Value, Value)?
        func compare(_ node: ExpressionNode) throws -> Value {
            guard let comparison else { return try node.evaluate(frame, interpreter) }
            let left = try comparison.left.evaluate(frame, interpreter), right = try comparison.right.evaluate(frame, interpreter)
            compared = (left, right)
            do { return try interpreter.compare(comparison.operation, left, right) } catch { throw interpreter.located(error, node.span) }
        }
        let receiver = arguments.isEmpty ? try compare(object) : try object.evaluate(frame, interpreter)
        let callee: Value
        do { callee = try interpreter.getAttribute(receiver, name) } catch { throw interpreter.located(error, attributeSpan) }
        var passed: [Value] = []
        for argument in arguments { passed.append(arguments.count == 1 ? try compare(argument) : try argument.evaluate(frame, interpreter)) }
        let positional = passed.count - (names?.count ?? 0)
        if compared == nil, positional >= 2 { compared = (passed[0], passed[1]) }
        if compared == nil, positional == 1 { compared = (receiver, passed[0]) }
        defer { values = compared }
        do { return try interpreter.call(callee, passed, names: names) } catch { throw interpreter.located(error, span) }
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
