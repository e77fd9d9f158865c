internal import BigInt
internal import Language

/// `random.Random`: its numbers are CPython's.
final class RandomObject: Object {
    var engine: RandomEngine

    init(_ engine: RandomEngine, type: TypeRef) {
        self.engine = engine
        super.init(type == RandomModule.type.reference ? .other : .instance, type)
    }
}

/// `random`.
enum RandomModule {
    typealias Body = (RandomObject, Arguments, Interpreter) throws -> Value

    static let type: TypeObject = {
        let type = TypeObject.native(
            "Random", module: "random", base: Types.object, doc: "Random number generator base class used by bound module functions.", hasAttributes: true,
            initialize: { object, arguments, interpreter in
                guard let random = object.object as? RandomObject else { return }
                if arguments.count > 1 { throw interpreter.typeError("Random.__init__() takes from 1 to 2 positional arguments but \(arguments.count + 1) were given") }
                try seed(random, arguments.count > 0 ? arguments[0] : arguments.keyword("x") ?? .none, interpreter)
            },
            make: { type, _, _ in .object(RandomObject(RandomEngine(seed: 0), type: type.reference)) })
        for (signature, doc, body) in definitions {
            let parts = signature.split(separator: "(", maxSplits: 1)
            let rest = parts.count > 1 ? String(parts[1]) : ")"
            type.method("\(parts[0])(self, \(rest)", doc: doc) { interpreter, arguments in
                guard let random = arguments[0].object as? RandomObject else { return .none }
                return try body(random, arguments.dropFirst(), interpreter)
            }
        }
        return type
    }()

    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("random", doc: "Random variable generators.")
        let shared = RandomObject(RandomEngine(seed: entropy(interpreter)), type: type.reference)
        for (signature, doc, body) in definitions {
            module.function(signature, doc: doc) { interpreter, arguments in try body(shared, arguments, interpreter) }
        }
        module.types(type).value("_inst", .object(shared))
        module.function("SystemRandom(seed=None)") { interpreter, _ in
            throw interpreter.notImplementedError("SystemRandom is not available here: runs must be repeatable, use random.Random(seed)")
        }
        return module
    }

    // MARK: seeds

    private static func entropy(_ interpreter: Interpreter) -> BigInt {
        if let seed = interpreter.entropySeed { return BigInt(seed) }
        return BigInt(UInt64(interpreter.wallSeconds * 1e6)) << 64 | BigInt(UInt64(interpreter.monotonicSeconds * 1e9))
    }

    private static func seed(_ random: RandomObject, _ value: Value, _ interpreter: Interpreter) throws {
        switch value {
        case .none, .undefined: random.engine.seed(entropy(interpreter))
        case .float(let number): random.engine.seed(number)
        default:
            if let number = value.bigInt {
                random.engine.seed(number)
            } else if let text = value.string {
                random.engine.seed(text.array)
            } else if let bytes = try Bytes.array(value, interpreter) {
                random.engine.seed(bytes)
            } else if let number = try interpreter.indexOrNil(value)?.bigInt {
                random.engine.seed(number)
            } else {
                throw interpreter.typeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
            }
        }
        random.engine.gaussNext = nil
    }

    // MARK: functions

    @inline(__always)
    private static func double(_ value: Value, _ interpreter: Interpreter) throws -> Double {
        if case .float(let number) = value { return number }
        return try interpreter.double(value)
    }

    private static let definitions: [(signature: String, doc: String, body: Body)] = [
        ("random()", "random() -> x in the interval [0, 1).", { random, _, _ in .float(random.engine.random()) }),
        ("seed(a=None, version=2)", "Initialize internal state from a seed.", { random, arguments, interpreter in
            try seed(random, arguments[0], interpreter)
            return .none
        }),
        ("getrandbits(k, /)", "getrandbits(k) -> x.  Generates an int with k random bits.", { random, arguments, interpreter in
            let count = try interpreter.machineInt(arguments[0])
            if count < 0 { throw interpreter.valueError("number of bits must be non-negative") }
            try interpreter.chargeBytes(count / 8)
            return Value(random.engine.randomBits(count))
        }),
        ("randbytes(n)", "Generate n random bytes.", { random, arguments, interpreter in
            let count = try interpreter.machineInt(arguments[0])
            if count < 0 { throw interpreter.valueError("number of bits must be non-negative") }
            try interpreter.chargeBytes(count)
            let bytes = try IntegerArithmetic.littleEndianBytes(random.engine.randomBits(count * 8).asBigInt, length: count, signed: false)
            return try Bytes.make(bytes, interpreter)
        }),
        ("getstate()", "Return internal state; can be passed to setstate() later.", { random, _, _ in
            let words = TupleObject(random.engine.words.map { .int(Int($0)) })
            return .object(TupleObject([.int(3), .object(words), random.engine.gaussNext.map { .float($0) } ?? .none]))
        }),
        ("setstate(state)", "Restore internal state from object returned by getstate().", setState),
        ("randrange(start, stop=None, step=1)", "Choose a random item from range(stop) or range(start, stop[, step]).", randrange),
        ("randint(a, b)", "Return random integer in range [a, b], including both end points.\n        ", { random, arguments, interpreter in
            if case .int(let a) = arguments[0], case .int(let b) = arguments[1], b < Int.max, let result = try random.engine.range(a, b + 1) { return .int(result) }
            let upper = try interpreter.binary(.add, arguments[1], .int(1))
            return Value(try random.engine.range(integer(arguments[0], 1, interpreter), integer(upper, 2, interpreter)))
        }),
        ("choice(seq)", "Choose a random element from a non-empty sequence.", choice),
        ("choices(population, weights=None, *, cum_weights=None, k=1)", "Return a k sized list of population elements chosen with replacement.", choices),
        ("shuffle(x)", "Shuffle list x in place, and return None.", shuffle),
        ("sample(population, k, *, counts=None)", "Chooses k unique random elements from a population sequence.", sample),
        ("uniform(a, b)", "Get a random number in the range [a, b) or [a, b] depending on rounding.", { random, arguments, interpreter in
            .float(random.engine.uniform(try double(arguments[0], interpreter), try double(arguments[1], interpreter)))
        }),
        ("triangular(low=0.0, high=1.0, mode=None)", "Triangular distribution.", { random, arguments, interpreter in
            let mode = arguments[2].isNone ? nil : try double(arguments[2], interpreter)
            return .float(random.engine.triangular(try double(arguments[0], interpreter), try double(arguments[1], interpreter), mode: mode))
        }),
        ("gauss(mu=0.0, sigma=1.0)", "Gaussian distribution.", { random, arguments, interpreter in
            .float(random.engine.gauss(try double(arguments[0], interpreter), try double(arguments[1], interpreter)))
        }),
        ("normalvariate(mu=0.0, sigma=1.0)", "Normal distribution.", { random, arguments, interpreter in
            .float(random.engine.normalVariate(try double(arguments[0], interpreter), try double(arguments[1], interpreter)))
        }),
        ("lognormvariate(mu, sigma)", "Log normal distribution.", { random, arguments, interpreter in
            .float(try MathEngine.exponential(random.engine.normalVariate(double(arguments[0], interpreter), double(arguments[1], interpreter))))
        }),
        ("expovariate(lambd)", "Exponential distribution.", { random, arguments, interpreter in
            let rate = try double(arguments[0], interpreter)
            // The number is drawn before the division fails.
            let result = random.engine.exponentialVariate(rate)
            if rate == 0 { throw interpreter.zeroDivisionError("float division by zero") }
            return .float(result)
        }),
        ("vonmisesvariate(mu, kappa)", "Circular data distribution.", { random, arguments, interpreter in
            .float(try random.engine.vonMisesVariate(double(arguments[0], interpreter), double(arguments[1], interpreter)))
        }),
        ("gammavariate(alpha, beta)", "Gamma distribution.  Not the gamma function!", { random, arguments, interpreter in
            .float(try random.engine.gammaVariate(double(arguments[0], interpreter), double(arguments[1], interpreter)))
        }),
        ("betavariate(alpha, beta)", "Beta distribution.", { random, arguments, interpreter in
            .float(try random.engine.betaVariate(double(arguments[0], interpreter), double(arguments[1], interpreter)))
        }),
        ("paretovariate(alpha)", "Pareto distribution.  alpha is the shape parameter.", { random, arguments, interpreter in
            let alpha = try double(arguments[0], interpreter)
            let result = random.engine.paretoVariate(alpha)
            if alpha == 0 { throw interpreter.zeroDivisionError("float division by zero") }
            return .float(result)
        }),
        ("weibullvariate(alpha, beta)", "Weibull distribution.", { random, arguments, interpreter in
            let beta = try double(arguments[1], interpreter)
            let result = random.engine.weibullVariate(try double(arguments[0], interpreter), beta)
            if beta == 0 { throw interpreter.zeroDivisionError("float division by zero") }
            return .float(result)
        }),
    ]

    private static func setState(_ random: RandomObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let state = try interpreter.tuple(from: arguments[0])
        if state.count != 3 {
            throw interpreter.valueError(state.count > 3 ? "too many values to unpack (expected 3)" : "not enough values to unpack (expected 3, got \(state.count))")
        }
        guard case .int(let version) = state[0], version == 3 || version == 2 else {
            throw interpreter.valueError("state with version \(try interpreter.reprText(state[0])) passed to Random.setstate() of version 3")
        }
        let words = try interpreter.tuple(from: state[1])
        var numbers: [UInt32] = []
        for index in 0..<words.count {
            guard case .int(let word) = words[index], let number = UInt32(exactly: word) else { throw interpreter.valueError("invalid state") }
            numbers.append(number)
        }
        if numbers.count != 625 { throw interpreter.valueError("state vector is the wrong size") }
        if !random.engine.restore(words: numbers) { throw interpreter.valueError("invalid state") }
        random.engine.gaussNext = state[2].isNone ? nil : try double(state[2], interpreter)
        return .none
    }

    /// An argument of `randrange`: an int, or a float that is whole.
    private static func integer(_ value: Value, _ position: Int, _ interpreter: Interpreter) throws -> BigInt {
        if let index = try interpreter.indexOrNil(value) { return index.bigInt ?? 0 }
        if case .float(let number) = value {
            let whole = try FloatArithmetic.integer(number)
            if number.rounded(.towardZero) == number { return whole.asBigInt }
            throw interpreter.valueError(position == 1 ? "non-integer arg 1 for randrange()" : position == 2 ? "non-integer stop for randrange()" : "non-integer step for randrange()")
        }
        if let text = value.string { return try withExtendedLifetime(text) { try NumberParsing.integer(text.utf8).asBigInt } }
        throw interpreter.typeError("int() argument must be a string, a bytes-like object or a real number, not '\(value.typeName)'")
    }

    private static func randrange(_ random: RandomObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if case .int(1) = arguments[2] {
            if arguments[1].isNone {
                if case .int(let limit) = arguments[0] {
                    if limit <= 0 { throw interpreter.valueError("empty range for randrange()") }
                    return .int(random.engine.below(limit))
                }
                let limit = try integer(arguments[0], 1, interpreter)
                if limit <= 0 { throw interpreter.valueError("empty range for randrange()") }
                return Value(random.engine.below(limit))
            }
            if case .int(let start) = arguments[0], case .int(let stop) = arguments[1], let result = try random.engine.range(start, stop) { return .int(result) }
        } else if arguments[1].isNone {
            throw interpreter.typeError("Missing a non-None stop argument")
        }
        return Value(try random.engine.range(integer(arguments[0], 1, interpreter), integer(arguments[1], 2, interpreter), integer(arguments[2], 3, interpreter)))
    }

    // MARK: sequences

    private static func choice(_ random: RandomObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if let list = arguments[0].object(.list, ListObject.self), list.count > 0 { return list[random.engine.below(list.count)] }
        let count = try interpreter.length(arguments[0])
        if count == 0 { throw interpreter.indexError("Cannot choose from an empty sequence") }
        return try interpreter.getItem(arguments[0], .int(random.engine.below(count)))
    }

    private static func shuffle(_ random: RandomObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        if let list = arguments[0].object(.list, ListObject.self) {
            try interpreter.charge(work: list.count &* 4)
            random.engine.shuffle(count: list.count) { a, b in
                let value = list[a]
                list[a] = list[b]
                list[b] = value
            }
            return .none
        }
        var index = try interpreter.length(arguments[0]) - 1
        while index >= 1 {
            let other = random.engine.below(index + 1)
            let a = try interpreter.getItem(arguments[0], .int(index)), b = try interpreter.getItem(arguments[0], .int(other))
            try interpreter.setItem(arguments[0], .int(index), b)
            try interpreter.setItem(arguments[0], .int(other), a)
            index -= 1
            try interpreter.tick()
        }
        return .none
    }

    private static func sample(_ random: RandomObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        var population = arguments[0]
        switch population.object?.kind {
        case .list, .tuple, .string, .range, .bytes: break
        case .set, .frozenset, .dict: throw interpreter.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        default:
            if population.typeObject.special(.getItem) == nil || population.dict != nil {
                throw interpreter.typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
            }
        }
        let wanted = try interpreter.machineInt(arguments[1])
        if !arguments[2].isNone {
            // Repetitions, as if the population were that much longer.
            let expanded = ListObject()
            let counts = try interpreter.list(from: arguments[2])
            if counts.count != (try interpreter.length(population)) { throw interpreter.valueError("The number of counts does not match the population") }
            for index in 0..<counts.count {
                guard case .int(let count) = counts[index] else { throw interpreter.typeError("Counts must be integers") }
                if count < 0 { throw interpreter.valueError("Counts must be non-negative") }
                try interpreter.reserve(count: count, size: 16)
                try interpreter.charge(work: count)
                let value = try interpreter.getItem(population, .int(index))
                for _ in 0..<count { expanded.append(value) }
            }
            if expanded.count == 0 { throw interpreter.valueError("Total of counts must be greater than zero") }
            population = .object(expanded)
        }
        let count = try interpreter.length(population)
        if wanted < 0 || wanted > count { throw interpreter.valueError("Sample larger than population or is negative") }
        try interpreter.reserve(count: wanted, size: 32)
        try interpreter.charge(work: wanted &* 4)
        let result = ListObject(capacity: wanted)
        for index in random.engine.sample(population: count, count: wanted) { result.append(try interpreter.getItem(population, .int(index))) }
        return .object(result)
    }

    private static func choices(_ random: RandomObject, _ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
        let population = arguments[0]
        let count = try interpreter.length(population)
        let wanted = try interpreter.machineInt(arguments[3])
        try interpreter.reserve(count: max(0, wanted), size: 16)
        try interpreter.charge(work: max(0, wanted) &* 4)
        let result = ListObject(capacity: max(0, wanted))
        func take(_ index: Int) throws { result.append(try interpreter.getItem(population, .int(index))) }
        if arguments[2].isNone, arguments[1].isNone {
            for _ in 0..<max(0, wanted) { try take(Int(random.engine.random() * Double(count))) }
            return .object(result)
        }
        if !arguments[2].isNone, !arguments[1].isNone { throw interpreter.typeError("Cannot specify both weights and cumulative weights") }
        var cumulative: [Double] = []
        if arguments[2].isNone {
            if case .int(let k) = arguments[1] { throw interpreter.typeError("The number of choices must be a keyword argument: k=\(k)") }
            // The sums are made of the numbers as they are: ints are added exactly.
            var total = Value.undefined
            try interpreter.forEach(in: arguments[1]) { weight in
                total = total.isUndefined ? weight : try interpreter.binary(.add, total, weight)
                cumulative.append(try double(total, interpreter))
                return true
            }
        } else {
            try interpreter.forEach(in: arguments[2]) { weight in
                cumulative.append(try double(weight, interpreter))
                return true
            }
        }
        if cumulative.count != count { throw interpreter.valueError("The number of weights does not match the population") }
        guard let total = cumulative.last else { throw interpreter.indexError("list index out of range") }
        if total <= 0 { throw interpreter.valueError("Total of weights must be greater than zero") }
        if !total.isFinite { throw interpreter.valueError("Total of weights must be finite") }
        for _ in 0..<max(0, wanted) {
            let position = random.engine.random() * total
            var low = 0, high = count - 1
            while low < high {
                let middle = (low + high) / 2
                if position < cumulative[middle] { high = middle } else { low = middle + 1 }
            }
            try take(low)
        }
        return .object(result)
    }
}
