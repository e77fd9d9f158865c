internal import Syntax

/// How the arguments of a call with keywords lie in the frame of a function; remembered for the last function's code.
struct KeywordBinding {
    private var code: UnsafeRawPointer?
    /// The slots of the keywords' values.
    private var slots: [Int] = []
    /// Slots that the defaults fill.
    private var absent: [Int] = []

    /// Finds the slots.  False: the call has to be bound in the general way.
    @inline(never)
    mutating func remember(_ function: FunctionObject, positional: Int, names: [StringObject]) -> Bool {
        let code = function.code
        self.code = nil
        guard !code.hasVariadic, !code.hasVariadicKeywords, !code.isGenerator, positional <= code.positionalCount else { return false }
        slots = []
        for name in names {
            guard let slot = code.parameter(name), slot >= positional, !slots.contains(slot) else { return false }
            slots.append(slot)
        }
        absent = (positional..<(code.positionalCount &+ code.keywordOnlyCount)).filter { !slots.contains($0) }
        self.code = UnsafeRawPointer(Unmanaged.passRetained(code).toOpaque())
        return true
    }

    @inline(__always)
    func fits(_ function: FunctionObject) -> Bool { code == UnsafeRawPointer(Unmanaged.passUnretained(function.code).toOpaque()) }

    /// The stack ends with the function and `given` arguments: makes the frame and calls.  Nil: a parameter has no value; nothing has changed.
    @inline(__always)
    func call(_ function: FunctionObject, from base: UnsafeMutablePointer<Value>, given: Int, _ arguments: OperandList, _ frame: Frame, _ interpreter: Interpreter, _ span: Span) throws -> Value? {
        let code = function.code
        let slots = base + 1, end = slots + code.slotCount
        if end > interpreter.stackEnd { return nil }
        let firstDefault = code.positionalCount &- function.defaults.count
        for slot in absent {
            if slot < code.positionalCount {
                if slot < firstDefault { return nil }
            } else if slot &- code.positionalCount >= function.keywordDefaults.count || function.keywordDefaults[slot &- code.positionalCount].isUndefined {
                return nil
            }
        }
        (slots + given).initialize(repeating: .undefined, count: code.slotCount &- given)
        interpreter.top = end
        for slot in absent {
            (slots + slot).initialize(to: slot < code.positionalCount ? function.defaults[slot &- firstDefault] : function.keywordDefaults[slot &- code.positionalCount])
        }
        let result: Value
        do {
            let positional = arguments.count &- self.slots.count
            var index = 0
            while index < arguments.count {
                let value = try arguments.evaluate(index, frame, interpreter)
                (slots + (index < positional ? given &+ index : self.slots[index &- positional])).initialize(to: value)
                index &+= 1
            }
            for slot in code.cellSlots { Frame(slots)[slot] = .object(CellObject(slots[slot])) }
            result = try interpreter.run(code, function, Frame(slots))
        } catch {
            interpreter.unwind(to: base)
            throw interpreter.located(error, span)
        }
        interpreter.popTo(base)
        return result
    }
}

/// `function(a, name=b)`: keywords whose names are known.
final class KeywordCallNode: ExpressionNode {
    let function: Operand
    /// Positional arguments, then the values of the keywords.
    let arguments: OperandList
    let names: [StringObject]
    @exclusivity(unchecked) private var binding = KeywordBinding()
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
        let callee = try function.evaluate(frame, interpreter)
        if let function = callee.object(.function, FunctionObject.self), binding.fits(function) || binding.remember(function, positional: count &- names.count, names: names) {
            interpreter.pushUnchecked(callee)
            if let result = try binding.call(function, from: start, given: 0, arguments, frame, interpreter, span) { return result }
            interpreter.popTo(start)
        }
        interpreter.pushUnchecked(.undefined)
        let base = start + 1
        defer { interpreter.popTo(start) }
        interpreter.pushUnchecked(callee)
        for index in 0..<count { interpreter.pushUnchecked(try arguments.evaluate(index, frame, interpreter)) }
        do {
            if case .object(let object) = base[0], object.kind == .type {
                return try interpreter.constructInPlace(unsafeDowncast(object, to: TypeObject.self), base, count, names)
            }
            return try interpreter.call(base[0], Arguments(base + 1, count, names))
        } catch { throw interpreter.located(error, span) }
    }
}
