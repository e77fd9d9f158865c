internal import Language
internal import Tensors

/// One way to call an operation.
final class Overload {
    typealias Body = (OperationCall) throws -> Value

    let schema: String
    let hasOut: Bool
    /// Not shown in messages: an old order of arguments that is still understood.
    let isHidden: Bool
    let body: Body
    private let isMethod: Bool
    private(set) lazy var signature = OperationSignature(schema, isMethod: isMethod, hasOut: hasOut)

    init(_ schema: String, isMethod: Bool, hasOut: Bool, isHidden: Bool, _ body: @escaping Body) {
        self.schema = schema
        self.isMethod = isMethod
        self.hasOut = hasOut
        self.isHidden = isHidden
        self.body = body
    }

    /// Whether positional arguments fit as they are; `.spread` if the last ones are the elements of one list.
    enum Fit { case exact, spread, none }

    @inline(__always)
    func fit(_ arguments: UnsafeMutablePointer<Value>, _ count: Int) -> Fit {
        let signature = self.signature
        if count > signature.positionalCount { return signature.spreadIndex >= 0 && spreads(arguments, count) ? .spread : .none }
        if count < signature.requiredCount { return .none }
        return signature.parameters.withUnsafeBufferPointer { parameters in
            var index = 0
            while index < count {
                if !parameters[index].accepts(arguments[index]) { return index == signature.spreadIndex && spreads(arguments, count) ? .spread : .none }
                index &+= 1
            }
            return .exact
        }
    }

    private func spreads(_ arguments: UnsafeMutablePointer<Value>, _ count: Int) -> Bool {
        let start = signature.spreadIndex
        if count <= start || (start == 1 && !signature.parameters[0].accepts(arguments[0])) { return false }
        return Parameter.isIndex(arguments[start])
    }
}

/// All overloads of one name at one place (`torch.add`, `Tensor.add`), tried in order.
final class OperationGroup {
    let name: String
    let isMethod: Bool
    let summary: String
    private(set) var overloads: ContiguousArray<Overload> = []
    /// What the method makes of a tensor without further arguments.
    var plain: ((Tensor) throws -> Tensor)?

    init(_ name: String, isMethod: Bool, summary: String) {
        self.name = name
        self.isMethod = isMethod
        self.summary = summary
    }

    func add(_ overload: Overload) { overloads.append(overload) }

    /// The function or method for the language.
    func function(owner: TypeRef?) -> NativeFunction {
        let function = NativeFunction(raw: name, role: owner == nil ? .function : .method, owner: owner, doc: self.documentation) { [self] interpreter, arguments in
            try call(interpreter, arguments)
        }
        if owner != nil {
            function.takesQuickly(0...2) { [self] object, first, second, interpreter in
                if first.isUndefined, let plain, !ExtendedTypes.areInUse {
                    do { return .object(TensorObject.wrap(try plain(unsafeDowncast(object, to: TensorObject.self).tensor))) } catch { throw interpreter.raised(error) }
                }
                return try withUnsafeTemporaryAllocation(of: Value.self, capacity: 3) { memory in
                    guard let base = memory.baseAddress else { return .none }
                    base.initialize(to: .object(object))
                    (base + 1).initialize(to: first)
                    (base + 2).initialize(to: second)
                    defer { base.deinitialize(count: 3) }
                    return try call(interpreter, Arguments(base, first.isUndefined ? 1 : second.isUndefined ? 2 : 3))
                }
            }
        }
        return function
    }

    /// The schemas as documentation shows them.
    var shownSignatures: [String] {
        overloads.filter { !$0.isHidden }.map { overload in
            let schema = (name + overload.schema.drop { $0 != "(" }).replacingFactory
            return isMethod ? schema.withoutFirstParameter : schema
        }
    }

    private var documentation: String { (shownSignatures + ["", summary]).joined(separator: "\n") }

    @inline(__always)
    func call(_ interpreter: Interpreter, _ arguments: Arguments) throws -> Value {
        do {
            if arguments.names == nil {
                let base = arguments.memory, count = arguments.total
                for overload in overloads {
                    switch overload.fit(base, count) {
                    case .exact: return try overload.body(OperationCall(base, count, overload.signature, interpreter))
                    case .spread: return try overload.body(OperationCall(base, count, overload.signature, interpreter, isSpread: true))
                    case .none: continue
                    }
                }
                throw BindingErrors.mismatch(self, arguments, interpreter)
            }
            return try callWithKeywords(interpreter, arguments)
        } catch {
            throw interpreter.raised(error)
        }
    }

    @inline(never)
    private func callWithKeywords(_ interpreter: Interpreter, _ arguments: Arguments) throws -> Value {
        for overload in overloads {
            let signature = overload.signature
            let count = signature.parameters.count
            let result: Value? = try withUnsafeTemporaryAllocation(of: Value.self, capacity: max(1, count)) { frame in
                guard let base = frame.baseAddress else { return nil }
                base.initialize(repeating: .undefined, count: count)
                defer { base.deinitialize(count: count) }
                if !OperationGroup.arrange(arguments, signature, base) { return nil }
                return try overload.body(OperationCall(base, count, signature, interpreter))
            }
            if let result { return result }
        }
        throw BindingErrors.mismatch(self, arguments, interpreter)
    }

    /// Puts positional arguments and keywords into the order of the parameters; false if they do not fit.
    private static func arrange(_ arguments: Arguments, _ signature: OperationSignature, _ base: UnsafeMutablePointer<Value>) -> Bool {
        let given = arguments.count
        var positional = given
        if given > signature.positionalCount {
            let start = signature.spreadIndex
            guard start >= 0, Parameter.isIndex(arguments[start]) else { return false }
            positional = start
            base[start] = .object(TupleObject(arguments.positional[start...]))
        }
        for index in 0..<positional { base[index] = arguments[index] }
        if positional == given, signature.spreadIndex == given - 1, given > 0, Parameter.isIndex(base[given - 1]) {
            base[given - 1] = .object(TupleObject([base[given - 1]]))
        }
        for (name, value) in arguments.keywords {
            guard let index = signature.index(of: name), base[index].isUndefined else { return false }
            base[index] = value
        }
        for (index, parameter) in signature.parameters.enumerated() {
            if base[index].isUndefined {
                if !parameter.isOptional { return false }
            } else if !parameter.accepts(base[index]) {
                return false
            }
        }
        return true
    }
}

extension String {
    /// The schema as documentation shows it.
    fileprivate var replacingFactory: String {
        guard let range = range(of: "…factory") else { return self }
        return self[..<range.lowerBound] + "dtype=None, layout=None, device=None, pin_memory=False, requires_grad=False" + self[range.upperBound...]
    }

    /// Without `Tensor input, `.
    fileprivate var withoutFirstParameter: String {
        guard let open = firstIndex(of: "(") else { return self }
        let rest = self[index(after: open)...]
        guard let comma = rest.firstIndex(where: { $0 == "," || $0 == ")" }) else { return self }
        let tail = rest[comma] == "," ? rest[rest.index(after: comma)...].drop { $0 == " " } : rest[comma...]
        return String(self[...open] + tail)
    }

    private func range(of piece: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(piece) { return start..<index(start, offsetBy: piece.count) }
            start = index(after: start)
        }
        return nil
    }
}
