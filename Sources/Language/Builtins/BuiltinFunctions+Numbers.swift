internal import BigInt

extension Builtins {
    nonisolated(unsafe) static let numberFunctions: [NativeFunction] = [
        NativeFunction("abs(x, /)", doc: "Return the absolute value of the argument.") { interpreter, arguments in try interpreter.unary(.absolute, arguments[0]) },
        NativeFunction("bin(number, /)", doc: "Return the binary representation of an integer.\n\n>>> bin(2796202)\n'0b1010101010101010101010'") { interpreter, arguments in
            try prefixed(arguments[0], 2, interpreter)
        },
        NativeFunction("oct(number, /)", doc: "Return the octal representation of an integer.\n\n>>> oct(342391)\n'0o1234567'") { interpreter, arguments in
            try prefixed(arguments[0], 8, interpreter)
        },
        NativeFunction("hex(number, /)", doc: "Return the hexadecimal representation of an integer.\n\n>>> hex(12648430)\n'0xc0ffee'") { interpreter, arguments in
            try prefixed(arguments[0], 16, interpreter)
        },
        NativeFunction("chr(i, /)", doc: "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.") { interpreter, arguments in
            guard case .int(let code) = try interpreter.index(arguments[0]), Int32(exactly: code) != nil else {
                throw interpreter.overflowError("Python int too large to convert to C int")
            }
            guard code >= 0, code < 0x11_0000 else { throw interpreter.valueError("chr() arg not in range(0x110000)") }
            return .object(StringObject.character(UInt32(code)))
        },
        NativeFunction("ord(c, /)", doc: "Return the Unicode code point for a one-character string.") { interpreter, arguments in
            if let string = arguments[0].string {
                guard string.count == 1 else { throw interpreter.typeError("ord() expected a character, but string of length \(string.count) found") }
                var offset = 0
                return .int(Int(withExtendedLifetime(string) { CodePoint.next(string.utf8, &offset) }))
            }
            if let type = bytesType(arguments[0]) {
                let length = try interpreter.length(arguments[0])
                guard length == 1 else { throw interpreter.typeError("ord() expected a character, but \(type) of length \(length) found") }
                return try interpreter.getItem(arguments[0], .int(0))
            }
            throw interpreter.typeError("ord() expected string of length 1, but \(arguments[0].typeName) found")
        },
        NativeFunction("divmod(x, y, /)", doc: "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.") { interpreter, arguments in
            try interpreter.binary(.divmod, arguments[0], arguments[1])
        },
        NativeFunction("pow(base, exp, mod=None)", doc: "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\n"
            + "Some types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form.") { interpreter, arguments in
            try power(arguments[0], arguments[1], arguments[2], interpreter)
        },
        NativeFunction("round(number, ndigits=None)", doc: "Round a number to a given precision in decimal digits.\n\n"
            + "The return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative.") { interpreter, arguments in
            try round(arguments[0], arguments[1], interpreter)
        },
        NativeFunction("sum(iterable, /, start=0)", doc: "Return the sum of a 'start' value (default: 0) plus an iterable of numbers\n\n"
            + "When the iterable is empty, return the start value.\nThis function is intended specifically for use with numeric values and may\nreject non-numeric types.") { interpreter, arguments in
            try sum(arguments[0], arguments[1], interpreter)
        },
        NativeFunction(raw: "min", doc: "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\n"
            + "With a single iterable argument, return its smallest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\n"
            + "With two or more arguments, return the smallest argument.") { interpreter, arguments in try extremum("min", .less, arguments, interpreter) },
        NativeFunction(raw: "max", doc: "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\n"
            + "With a single iterable argument, return its biggest item. The\ndefault keyword-only argument specifies an object to return if\nthe provided iterable is empty.\n"
            + "With two or more arguments, return the largest argument.") { interpreter, arguments in try extremum("max", .greater, arguments, interpreter) },
    ]

    private static func bytesType(_ value: Value) -> String? {
        if Types.bytes.address != nil, value.typeObject.isSubclass(of: Types.bytes.object) { return "string" }
        if Types.bytearray.address != nil, value.typeObject.isSubclass(of: Types.bytearray.object) { return "string" }
        return nil
    }

    private static func prefixed(_ value: Value, _ radix: Int, _ interpreter: Interpreter) throws -> Value {
        switch try interpreter.index(value) {
        case .int(let number):
            return .object(StringObject(number, bitsOfDigit: radix == 16 ? 4 : radix == 8 ? 3 : 1, prefix: radix == 16 ? 0x78 : radix == 8 ? 0x6F : 0x62))
        case let big:
            guard let number = big.object(.bigInt, BigIntObject.self)?.value else { return .none }
            try interpreter.reserve(bytes: number.magnitude.bitWidth)
            try interpreter.charge(work: number.magnitude.bitWidth)
            return .object(StringObject(utf8: try IntegerText.prefixed(number, radix: radix)))
        }
    }

    static func bigInteger(_ value: Value) -> BigInt? {
        switch value {
        case .int(let number): return BigInt(number)
        case .bool(let flag): return flag ? 1 : 0
        default: return value.object(.bigInt, BigIntObject.self)?.value ?? (value.object as? NumberObject).flatMap { number in
            if case .int = number.value { return bigInteger(number.value) }
            return number.value.object(.bigInt, BigIntObject.self)?.value
        }
        }
    }

    private static func power(_ base: Value, _ exponent: Value, _ modulus: Value, _ interpreter: Interpreter) throws -> Value {
        if modulus.isNone { return try interpreter.binary(.power, base, exponent) }
        if let base = bigInteger(base), let exponent = bigInteger(exponent), let modulus = bigInteger(modulus),
           let result = try Numbers.power(Value(IntegerValue(base)), Value(IntegerValue(exponent)), modulus: Value(IntegerValue(modulus)), interpreter) {
            return result
        }
        if case .object = base, let method = base.typeObject.special(.power), !method.isSlotWrapper(.power) {
            let result = try interpreter.callSpecial(method, base, exponent, modulus)
            if !result.isNotImplemented { return result }
        }
        func isNumber(_ value: Value) -> Bool {
            switch value {
            case .int, .bool, .float: return true
            default: return value.object?.kind == .bigInt
            }
        }
        if isNumber(base), isNumber(exponent), isNumber(modulus) { throw interpreter.typeError("pow() 3rd argument not allowed unless all arguments are integers") }
        throw interpreter.typeError("unsupported operand type(s) for ** or pow(): '\(base.typeName)', '\(exponent.typeName)', '\(modulus.typeName)'")
    }

    private static func round(_ number: Value, _ digits: Value, _ interpreter: Interpreter) throws -> Value {
        switch number {
        case .int where digits.isNone: return number
        case .bool(let flag) where digits.isNone: return .int(flag ? 1 : 0)
        case .float(let value) where digits.isNone: return Value(try FloatArithmetic.round(value))
        case .float(let value): return .float(try FloatArithmetic.round(value, digits: interpreter.clampedIndex(digits, "'\(digits.typeName)' object cannot be interpreted as an integer")))
        case .int:
            return try Numbers.round(number, digits, interpreter) ?? number
        default: break
        }
        guard let method = number.typeObject.special(.round) else { throw interpreter.typeError("type \(number.typeName) doesn't define __round__ method") }
        return digits.isNone ? try interpreter.callSpecial(method, number) : try interpreter.callSpecial(method, number, digits)
    }

    // MARK: sum

    private static func sum(_ iterable: Value, _ start: Value, _ interpreter: Interpreter) throws -> Value {
        if start.string != nil { throw interpreter.typeError("sum() can't sum strings [use ''.join(seq) instead]") }
        if bytesType(start) != nil {
            let name = start.typeObject.isSubclass(of: Types.bytes.object) ? "bytes" : "bytearray"
            throw interpreter.typeError("sum() can't sum \(name) [use b''.join(seq) instead]")
        }
        if let list = iterable.object(.list, ListObject.self) { return try sum(list, start, interpreter) }
        var total = start
        try interpreter.forEach(in: iterable, quick: { item in
            if case .int(let a) = total {
                guard case .int(let b) = item else { return false }
                let (result, overflow) = a.addingReportingOverflow(b)
                if overflow { return false }
                total = .int(result)
                return true
            }
            guard case .float(let a) = total, case .float(let b) = item else { return false }
            total = .float(a + b)
            return true
        }, { item in
            total = try interpreter.binary(.add, total, item)
            return true
        })
        return total
    }

    /// The sum of a list's elements: runs of numbers are added where they stand.  What adds others may change the list.
    private static func sum(_ list: ListObject, _ start: Value, _ interpreter: Interpreter) throws -> Value {
        var total = start, index = 0
        while index < list.count {
            let first = index
            if case .int(var sum) = total {
                while index < list.count {
                    let item = list.base + index
                    let number: Int
                    if item.tag == ValueLayout.int { number = item.int } else if case .bool(let flag) = item.pointee { number = flag ? 1 : 0 } else { break }
                    let (result, overflow) = sum.addingReportingOverflow(number)
                    if overflow { break }
                    sum = result
                    index &+= 1
                }
                total = .int(sum)
            } else if case .float(var sum) = total {
                while index < list.count {
                    let item = list.base + index
                    if item.tag == ValueLayout.float { sum += item.float } else if item.tag == ValueLayout.int { sum += Double(item.int) } else { break }
                    index &+= 1
                }
                total = .float(sum)
            }
            try interpreter.charge(work: index &- first &+ 1)
            if index < list.count {
                total = try interpreter.binary(.add, total, list[index])
                index &+= 1
            }
        }
        return total
    }

    // MARK: min, max

    private static func extremum(_ name: String, _ operation: ComparisonOperation, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let count = arguments.count
        if count == 0 { throw interpreter.typeError("\(name) expected at least 1 argument, got 0") }
        if arguments.names == nil, count > 1, case .int(var best) = arguments[0] {
            // A few ints: nothing is called.
            var index = 1
            while index < count, case .int(let number) = arguments[index] {
                if operation == .less ? number < best : number > best { best = number }
                index &+= 1
            }
            if index == count { return .int(best) }
        }
        var key = Value.none
        var fallback = Value.undefined
        for (keyword, value) in arguments.keywords {
            if keyword == "key" { key = value } else if keyword == "default" { fallback = value } else {
                throw interpreter.typeError("'\(keyword.text)' is an invalid keyword argument for \(name)()")
            }
        }
        var best = Value.undefined, bestKey = Value.undefined
        func consider(_ item: Value) throws {
            let itemKey = key.isNone ? item : try interpreter.call1(key, item)
            let isBetter: Bool
            switch (itemKey, bestKey) {
            case (_, .undefined): isBetter = true
            case (.int(let a), .int(let b)): isBetter = operation == .less ? a < b : a > b
            case (.float(let a), .float(let b)): isBetter = operation == .less ? a < b : a > b
            default: isBetter = try interpreter.isTrue(interpreter.compare(operation, itemKey, bestKey))
            }
            if isBetter {
                best = item
                bestKey = itemKey
            }
        }
        if count > 1 {
            if !fallback.isUndefined { throw interpreter.typeError("Cannot specify a default for \(name)() with multiple positional arguments") }
            for index in 0..<count { try consider(arguments[index]) }
            return best
        }
        let isPlain = key.isNone
        try interpreter.forEach(in: arguments[0], quick: { item in
            guard isPlain else { return false }
            if case .int(let a) = item, case .int(let b) = best {
                if operation == .less ? a < b : a > b { best = item }
            } else if case .float(let a) = item, case .float(let b) = best {
                if operation == .less ? a < b : a > b { best = item }
            } else {
                return false
            }
            bestKey = best
            return true
        }, { item in
            try consider(item)
            return true
        })
        if best.isUndefined {
            if fallback.isUndefined { throw interpreter.valueError("\(name)() arg is an empty sequence") }
            return fallback
        }
        return best
    }
}
