internal import CRuntime
internal import Syntax

/// Local variables of a running function; the slot before the first holds the function itself.
struct Frame {
    let slots: UnsafeMutablePointer<Value>

    @inline(__always) init(_ slots: UnsafeMutablePointer<Value>) { self.slots = slots }

    @inline(__always)
    subscript(slot: Int) -> Value {
        get { slots[slot] }
        nonmutating set {
            // Most values that are replaced are numbers, which need no release.
            (slots + slot).replace(with: newValue)
        }
    }

    /// The running function; nil in a module or class body.
    @inline(__always)
    var function: FunctionObject? {
        if case .object(let object) = slots[-1], object.kind == .function { return unsafeDowncast(object, to: FunctionObject.self) }
        return nil
    }

    /// The cell that the function brought along.
    @inline(__always)
    func free(_ index: Int) -> CellObject? {
        guard case .object(let object) = slots[-1] else { return nil }
        // Class bodies and generators have a function there, too.
        return unsafeDowncast(object, to: FunctionObject.self).closure[index]
    }

    @inline(__always)
    func cell(_ slot: Int) -> CellObject? {
        if case .object(let object) = slots[slot], object.kind == .cell { return unsafeDowncast(object, to: CellObject.self) }
        return nil
    }
}

extension Interpreter {
    /// Calls a function of the program.  Its frame is made of the arguments themselves where they stand at the top of the stack.
    @inline(__always)
    func callFunction(_ function: FunctionObject, _ arguments: Arguments) throws -> Value {
        let code = function.code
        if code.isPlain, arguments.names == nil, arguments.total == code.positionalCount, arguments.base + arguments.total == top, holds(function, before: arguments.base) {
            let base = arguments.base
            let rest = code.slotCount &- arguments.total
            let first = top
            if first + rest > stackEnd { throw stackOverflow() }
            first.initialize(repeating: .undefined, count: rest)
            top = first + rest
            defer {
                first.release(rest)
                top = first
            }
            return try run(code, function, Frame(base))
        }
        return try callBinding(function, arguments)
    }

    /// Whether the slot before the arguments holds the function, as a frame needs it for its closure.
    @inline(__always)
    private func holds(_ function: FunctionObject, before base: UnsafeMutablePointer<Value>) -> Bool {
        guard base > stack, case .object(let object) = base[-1] else { return false }
        return object === function
    }

    /// Runs the body of a function in a frame whose arguments are in place.
    @inline(__always)
    func run(_ code: Code, _ function: FunctionObject, _ frame: Frame) throws -> Value {
        try tick()
        if depth >= recursionLimit || crt_stack_is_low() != 0 { throw recursionError("maximum recursion depth exceeded") }
        depth &+= 1
        defer { depth &-= 1 }
        do {
            if let expression = code.expressionNode { return try expression._withUnsafeGuaranteedRef { try $0.evaluate(frame, self) } }
            guard let body = code.bodyNode else { return try compileAndRun(code, function, frame) }
            return try body._withUnsafeGuaranteedRef({ try $0.execute(frame, self) }) == .returned ? takeReturnValue() : .none
        } catch {
            throw leaving(code, error)
        }
    }

    /// Moves the value of a `return` or `yield` out.
    @inline(__always)
    func takeReturnValue() -> Value {
        withUnsafeMutablePointer(to: &returnValue) { place in
            let value = place.move()
            place.initialize(to: .undefined)
            return value
        }
    }

    @inline(never)
    private func compileAndRun(_ code: Code, _ function: FunctionObject, _ frame: Frame) throws -> Value {
        let compile = code.compileBody
        code.compileBody = nil
        try compile?(code)
        if let expression = code.expression { return try expression.evaluate(frame, self) }
        guard let body = code.body else { return .none }
        if try body.execute(frame, self) == .returned {
            let value = returnValue
            returnValue = .undefined
            return value
        }
        return .none
    }

    /// Notes that an exception leaves a frame.
    @inline(never)
    func leaving(_ code: Code, _ error: any Error) -> any Error {
        guard let error = error.python else { return error }
        error.exception.leave(code)
        return error
    }

    /// Orders the arguments as the function's parameters stand, in a new frame, and calls.
    @inline(never)
    private func callBinding(_ function: FunctionObject, _ arguments: Arguments) throws -> Value {
        let code = function.code
        if arguments.names == nil, !code.hasVariadic, !code.hasVariadicKeywords, let value = try callInPlace(function, arguments) { return value }
        let count = code.slotCount + 1
        let base = try push(count)
        base[0] = .object(function)
        let frame = Frame(base + 1)
        defer { pop(base, count) }
        try bindArguments(function, arguments, frame)
        for slot in code.cellSlots { frame[slot] = .object(CellObject(frame[slot])) }
        if code.isGenerator { return .object(try makeGenerator(function, frame)) }
        return try run(code, function, frame)
    }

    /// The same for positional arguments that stand at the top of the stack and whose rest comes from the defaults: they become the frame.
    /// Nil: it is not so.
    @inline(__always)
    private func callInPlace(_ function: FunctionObject, _ arguments: Arguments) throws -> Value? {
        let code = function.code
        let given = arguments.total, positional = code.positionalCount, rest = code.slotCount &- given
        let missing = positional &- given, absent = function.defaults.count &- missing
        guard missing >= 0, absent >= 0, arguments.base + given == top, holds(function, before: arguments.base) else { return nil }
        let first = top
        if first + rest > stackEnd { throw stackOverflow() }
        for index in 0..<code.keywordOnlyCount {
            guard index < function.keywordDefaults.count, !function.keywordDefaults[index].isUndefined else { return nil }
        }
        first.initialize(repeating: .undefined, count: rest)
        top = first + rest
        defer {
            first.release(rest)
            top = first
        }
        let frame = Frame(arguments.base)
        for index in 0..<missing { frame[given &+ index] = function.defaults[absent &+ index] }
        for index in 0..<code.keywordOnlyCount { frame[positional &+ index] = function.keywordDefaults[index] }
        for slot in code.cellSlots { frame[slot] = .object(CellObject(frame[slot])) }
        if code.isGenerator { return .object(try makeGenerator(function, frame)) }
        return try run(code, function, frame)
    }

    /// Fills the parameters' slots.
    func bindArguments(_ function: FunctionObject, _ arguments: Arguments, _ frame: Frame) throws {
        let code = function.code
        let given = arguments.count
        let positional = code.positionalCount
        let copied = min(given, positional)
        for index in 0..<copied { frame[index] = arguments[index] }
        var slot = positional + code.keywordOnlyCount
        if code.hasVariadic {
            frame[slot] = given > positional ? .object(TupleObject(copying: arguments.base + positional, count: given - positional)) : .object(TupleObject.empty)
            slot += 1
        }
        var rest: DictObject?
        if code.hasVariadicKeywords {
            let dictionary = DictObject()
            rest = dictionary
            frame[slot] = .object(dictionary)
        }
        if let names = arguments.names {
            for (offset, name) in names.enumerated() {
                let value = arguments.base[given + offset]
                if let index = code.parameter(name) {
                    if !frame[index].isUndefined {
                        throw typeError("\(function.qualifiedName.text)() got multiple values for argument '\(name.text)'")
                    }
                    frame[index] = value
                } else if let rest {
                    rest[name.interned] = value
                } else {
                    throw unexpectedKeyword(function, name, names)
                }
            }
        }
        if given > positional, !code.hasVariadic { throw tooManyArguments(function, given, frame) }
        // What is still missing comes from the defaults.
        let firstDefault = positional - function.defaults.count
        var missing = false
        for index in 0..<positional where frame[index].isUndefined {
            if index >= firstDefault { frame[index] = function.defaults[index - firstDefault] } else { missing = true }
        }
        if missing { throw missingArguments(function, frame, 0..<positional, "positional") }
        for index in 0..<code.keywordOnlyCount where frame[positional + index].isUndefined {
            let value = index < function.keywordDefaults.count ? function.keywordDefaults[index] : .undefined
            if value.isUndefined { missing = true } else { frame[positional + index] = value }
        }
        if missing { throw missingArguments(function, frame, positional..<(positional + code.keywordOnlyCount), "keyword-only") }
    }

    private func unexpectedKeyword(_ function: FunctionObject, _ name: StringObject, _ names: [StringObject]) -> any Error {
        let code = function.code
        let positionalOnly = names.map(\.text).filter { text in code.parameterNames[..<code.positionalOnlyCount].contains { $0 == text } }
        if !positionalOnly.isEmpty {
            return typeError("\(function.qualifiedName.text)() got some positional-only arguments passed as keyword arguments: '\(positionalOnly.joined(separator: ", "))'")
        }
        let error = typeError("\(function.qualifiedName.text)() got an unexpected keyword argument '\(name.text)'")
        error.exception.teaching = {
            var teaching = Teaching()
            teaching.unknownName = name.text
            teaching.candidates = code.parameterNames[code.positionalOnlyCount..<(code.positionalCount + code.keywordOnlyCount)].map(\.text)
            return teaching
        }()
        return error
    }

    private func tooManyArguments(_ function: FunctionObject, _ given: Int, _ frame: Frame) -> any Error {
        let code = function.code
        let maximum = code.positionalCount
        let minimum = maximum - function.defaults.count
        let keywordsGiven = (0..<code.keywordOnlyCount).filter { !frame[maximum + $0].isUndefined }.count
        let plural = minimum != maximum || maximum != 1
        let takes = minimum == maximum ? "\(maximum)" : "from \(minimum) to \(maximum)"
        var had = "\(given)"
        if keywordsGiven > 0 {
            had += " positional argument\(given != 1 ? "s" : "") (and \(keywordsGiven) keyword-only argument\(keywordsGiven != 1 ? "s" : ""))"
        }
        let verb = given == 1 && keywordsGiven == 0 ? "was" : "were"
        return typeError("\(function.qualifiedName.text)() takes \(takes) positional argument\(plural ? "s" : "") but \(had) \(verb) given")
    }

    private func missingArguments(_ function: FunctionObject, _ frame: Frame, _ range: Range<Int>, _ kind: String) -> any Error {
        let code = function.code
        let first = range.lowerBound
        let names = range.filter { index in
            guard frame[index].isUndefined else { return false }
            if kind == "positional" { return index < code.positionalCount - function.defaults.count }
            let position = index - first
            return position >= function.keywordDefaults.count || function.keywordDefaults[position].isUndefined
        }.map { "'\(code.parameterNames[$0].text)'" }
        let list: String
        switch names.count {
        case 1: list = names[0]
        case 2: list = names[0] + " and " + names[1]
        default: list = names.dropLast().joined(separator: ", ") + ", and " + (names.last ?? "")
        }
        return typeError("\(function.qualifiedName.text)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(list)")
    }
}
