extension TypeObject {
    /// Makes an operation of the Swift class visible under its special name.
    func addSlotWrapper(_ special: Special) {
        let name = special.name
        let body: NativeFunction.Body
        /// A wrapper with `count` arguments besides the object.
        func wrapper(_ count: Int, _ operation: @escaping (Object, Arguments, Interpreter) throws -> Value) -> NativeFunction.Body {
            let owner = reference
            // `__pow__` alone may have one more, the modulus.
            let most = special == .power ? 2 : count
            return { interpreter, arguments in
                guard arguments.count > 0 else { throw interpreter.typeError("descriptor '\(name)' of '\(owner.object.name)' object needs an argument") }
                if arguments.names != nil { throw interpreter.typeError("wrapper \(name)() takes no keyword arguments") }
                if arguments.count <= count || arguments.count > most + 1 { throw interpreter.typeError("expected \(count) argument\(count == 1 ? "" : "s"), got \(arguments.count - 1)") }
                let receiver = arguments[0]
                if receiver.typeRef != owner, !receiver.typeObject.isSubclass(of: owner.object) {
                    throw interpreter.typeError("descriptor '\(name)' requires a '\(owner.object.name)' object but received a '\(receiver.typeName)'")
                }
                // Numbers without an object get one for the time of the call.
                let object = receiver.object ?? NumberObject(receiver, type: receiver.typeRef)
                return try operation(object, arguments, interpreter)
            }
        }
        switch special {
        case .repr: body = wrapper(0) { object, _, interpreter in
            var text: [UInt8] = []
            try interpreter.withDepth("while getting the repr of an object") { try object.nativeRepr(into: &text, interpreter) }
            return .object(StringObject(utf8: text))
        }
        case .string: body = wrapper(0) { object, _, interpreter in .object(try object.nativeString(interpreter)) }
        case .format: body = wrapper(1) { object, arguments, interpreter in
            guard let specification = arguments[1].string else {
                throw interpreter.typeError("__format__() argument must be str, not \(arguments[1].typeName)")
            }
            return .object(try object.nativeFormat(specification, interpreter))
        }
        case .hash: body = wrapper(0) { object, _, interpreter in .int(try object.nativeHash(interpreter)) }
        case .bool: body = wrapper(0) { object, _, interpreter in .bool(try object.nativeTruth(interpreter)) }
        case .length: body = wrapper(0) { object, _, interpreter in .int(try object.nativeLength(interpreter)) }
        case .getItem: body = wrapper(1) { object, arguments, interpreter in try object.nativeItem(arguments[1], interpreter) }
        case .setItem: body = wrapper(2) { object, arguments, interpreter in
            try object.nativeSetItem(arguments[1], arguments[2], interpreter)
            return .none
        }
        case .deleteItem: body = wrapper(1) { object, arguments, interpreter in
            try object.nativeDeleteItem(arguments[1], interpreter)
            return .none
        }
        case .contains: body = wrapper(1) { object, arguments, interpreter in .bool(try object.nativeContains(arguments[1], interpreter)) }
        case .iterator: body = wrapper(0) { object, _, interpreter in try object.nativeIterator(interpreter) }
        case .next: body = wrapper(0) { object, _, interpreter in
            guard let value = try object.nativeNext(interpreter) else { throw interpreter.stopIteration() }
            return value
        }
        case .reversed: body = wrapper(0) { object, _, interpreter in try object.nativeReversed(interpreter) }
        case .call: body = { interpreter, arguments in
            guard arguments.count > 0, let object = arguments[0].object else { throw interpreter.typeError("descriptor '__call__' needs an argument") }
            return try object.nativeCall(arguments.dropFirst(), interpreter)
        }
        case .index: body = wrapper(0) { object, _, interpreter in try object.nativeIndex(interpreter) ?? .notImplemented }
        case .int: body = wrapper(0) { object, _, interpreter in try object.nativeInt(interpreter) ?? .notImplemented }
        case .float: body = wrapper(0) { object, _, interpreter in try object.nativeFloat(interpreter).map { .float($0) } ?? .notImplemented }
        case .negative, .positive, .invert, .absolute:
            let operation: UnaryOperation = special == .negative ? .negative : special == .positive ? .positive : special == .invert ? .invert : .absolute
            body = wrapper(0) { object, _, interpreter in
                if let number = object as? NumberObject, let result = try Numbers.unary(operation, number.value, interpreter) { return result }
                return try object.nativeUnary(operation, interpreter) ?? .notImplemented
            }
        default:
            if let operation = ComparisonOperation.allCases.first(where: { Special.comparison($0) == special }) {
                body = wrapper(1) { object, arguments, interpreter in
                    try interpreter.withDepth("in comparison") { try object.nativeCompare(operation, arguments[1], interpreter) }
                }
            } else if let operation = BinaryOperation.allCases.first(where: { Special.binary($0) == special }) {
                body = wrapper(1) { object, arguments, interpreter in
                    if arguments.count == 3, !arguments[2].isNone { return try Numbers.power(arguments[0], arguments[1], modulus: arguments[2], interpreter) ?? .notImplemented }
                    return try object.nativeBinary(operation, arguments[1], reflected: false, interpreter)
                }
            } else if let operation = BinaryOperation.allCases.first(where: { Special.reflected($0) == special }) {
                body = wrapper(1) { object, arguments, interpreter in try object.nativeBinary(operation, arguments[1], reflected: true, interpreter) }
            } else if let operation = BinaryOperation.allCases.first(where: { $0 != .divmod && Special.inPlace($0) == special }) {
                body = wrapper(1) { object, arguments, interpreter in try object.nativeInPlace(operation, arguments[1], interpreter) }
            } else {
                // The others have no operation of their own; a class declares them as methods.
                return
            }
        }
        namespace[special.interned] = .object(NativeFunction(raw: name, role: .slotWrapper, owner: reference, special: special, body))
    }
}
