internal import BigInt
internal import Glibc
internal import Language

/// `math`.
enum MathModule {
    static func make(_ interpreter: Interpreter) -> ModuleObject {
        let module = ModuleObject("math", doc: "This module provides access to the mathematical functions\ndefined by the C standard.")
        module.value("pi", .float(Double.pi)).value("e", .float(M_E)).value("tau", .float(2 * Double.pi)).value("inf", .float(.infinity)).value("nan", .float(.nan))
        addElementary(to: module)
        addLogarithms(to: module)
        addFloatFunctions(to: module)
        addIntegerFunctions(to: module)
        addSums(to: module)
        return module
    }

    @inline(__always)
    static func double(_ value: Value, _ interpreter: Interpreter) throws -> Double {
        if case .float(let number) = value { return number }
        return try interpreter.double(value)
    }

    /// Adds a function of one float by the rule of `MathEngine.checked`.
    private static func unary(_ module: ModuleObject, _ name: String, canOverflow: Bool = false, _ doc: String, _ function: @escaping (Double) -> Double) {
        module.function(name + "(x, /)", doc: doc) { interpreter, arguments in
            let x = try double(arguments[0], interpreter)
            let result = function(x)
            if result.isFinite { return .float(result) }
            return .float(try MathEngine.checked(x, result, canOverflow: canOverflow))
        }
    }

    private static func binary(_ module: ModuleObject, _ signature: String, _ doc: String, _ function: @escaping (Double, Double) throws -> Double) {
        module.function(signature, doc: doc) { interpreter, arguments in
            .float(try function(double(arguments[0], interpreter), double(arguments[1], interpreter)))
        }
    }

    private static func addElementary(to module: ModuleObject) {
        unary(module, "acos", "Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.", acos)
        unary(module, "acosh", "Return the inverse hyperbolic cosine of x.", acosh)
        unary(module, "asin", "Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", asin)
        unary(module, "asinh", "Return the inverse hyperbolic sine of x.", asinh)
        unary(module, "atan", "Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", atan)
        unary(module, "atanh", "Return the inverse hyperbolic tangent of x.", atanh)
        unary(module, "cbrt", "Return the cube root of x.", cbrt)
        unary(module, "cos", "Return the cosine of x (measured in radians).", cos)
        unary(module, "cosh", canOverflow: true, "Return the hyperbolic cosine of x.", cosh)
        unary(module, "erf", "Error function at x.", erf)
        unary(module, "erfc", "Complementary error function at x.", erfc)
        unary(module, "exp", canOverflow: true, "Return e raised to the power of x.", exp)
        unary(module, "exp2", canOverflow: true, "Return 2 raised to the power of x.", exp2)
        unary(module, "expm1", canOverflow: true, "Return exp(x)-1.", expm1)
        unary(module, "fabs", "Return the absolute value of the float x.") { $0.magnitude }
        unary(module, "log1p", "Return the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.", log1p)
        unary(module, "sin", "Return the sine of x (measured in radians).", sin)
        unary(module, "sinh", canOverflow: true, "Return the hyperbolic sine of x.", sinh)
        unary(module, "sqrt", "Return the square root of x.") { $0.squareRoot() }
        unary(module, "tan", "Return the tangent of x (measured in radians).", tan)
        unary(module, "tanh", "Return the hyperbolic tangent of x.", tanh)
        binary(module, "atan2(y, x, /)", "Return the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.") { atan2($0, $1) }
        binary(module, "copysign(x, y, /)", "Return a float with the magnitude (absolute value) of x but the sign of y.") { copysign($0, $1) }
        binary(module, "fmod(x, y, /)", "Return fmod(x, y), according to platform C.\n\nx % y may differ.", MathEngine.remainderOfC)
        binary(module, "remainder(x, y, /)", "Difference between x and the closest integer multiple of y.", MathEngine.remainder)
        binary(module, "pow(x, y, /)", "Return x**y (x to the power of y).", MathEngine.power)
        binary(module, "nextafter(x, y, /)", "Return the next floating-point value after x towards y.") { nextafter($0, $1) }
        module.function("gamma(x, /)", doc: "Gamma function at x.") { .float(try MathEngine.gamma(double($1[0], $0))) }
        module.function("lgamma(x, /)", doc: "Natural logarithm of absolute value of Gamma function at x.") { .float(try MathEngine.logGamma(double($1[0], $0))) }
        module.function("degrees(x, /)", doc: "Convert angle x from radians to degrees.") { .float(try double($1[0], $0) * (180 / Double.pi)) }
        module.function("radians(x, /)", doc: "Convert angle x from degrees to radians.") { .float(try double($1[0], $0) * (Double.pi / 180)) }
    }

    // MARK: logarithms

    private static func checkedLog(_ x: Double, _ log: (Double) -> Double) throws -> Double {
        if x > 0 || x.isNaN { return log(x) }
        throw MathEngine.domainError
    }

    /// The logarithm of an int of any size or of a float.
    private static func logarithm(_ value: Value, _ interpreter: Interpreter, _ log: (Double) -> Double) throws -> Double {
        switch value {
        case .float(let x): return try checkedLog(x, log)
        case .int(let n): return try checkedLog(Double(n), log)
        default: break
        }
        if let big = value.object(.bigInt, BigIntObject.self) { return try MathEngine.logarithm(big.value, log) }
        return try checkedLog(interpreter.double(value), log)
    }

    private static func addLogarithms(to module: ModuleObject) {
        module.function("log(x, base=<none>, /)", doc: "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base not specified, returns the natural logarithm (base e) of x.") { interpreter, arguments in
            let numerator = try logarithm(arguments[0], interpreter) { Glibc.log($0) }
            if arguments[1].isUndefined { return .float(numerator) }
            let denominator = try logarithm(arguments[1], interpreter) { Glibc.log($0) }
            if denominator == 0 { throw interpreter.zeroDivisionError("float division by zero") }
            return .float(numerator / denominator)
        }
        module.function("log2(x, /)", doc: "Return the base 2 logarithm of x.") { .float(try logarithm($1[0], $0) { Glibc.log2($0) }) }
        module.function("log10(x, /)", doc: "Return the base 10 logarithm of x.") { .float(try logarithm($1[0], $0) { Glibc.log10($0) }) }
    }

    // MARK: parts of floats

    /// `floor`, `ceil` and `trunc`: the object's own method, else of the float.
    private static func rounding(_ module: ModuleObject, _ name: String, _ special: Special, onlyMethod: Bool, _ doc: String, _ rule: FloatingPointRoundingRule) {
        module.function(name + "(x, /)", doc: doc) { interpreter, arguments in
            switch arguments[0] {
            case .float(let x):
                if x.magnitude < 0x1p62 { return .int(Int(x.rounded(rule))) }
                return Value(try FloatArithmetic.integer(x.rounded(rule)))
            case .int: return arguments[0]
            case .bool(let flag): return .int(flag ? 1 : 0)
            case .object(let object):
                if object.kind == .bigInt { return arguments[0] }
                if let method = object.type.special(special) { return try interpreter.callSpecial(method, arguments[0]) }
                if onlyMethod { break }
                return Value(try FloatArithmetic.integer(interpreter.double(arguments[0]).rounded(rule)))
            default: break
            }
            if onlyMethod { throw interpreter.typeError("type \(arguments[0].typeName) doesn't define \(special.name) method") }
            throw interpreter.typeError("must be real number, not \(arguments[0].typeName)")
        }
    }

    private static func addFloatFunctions(to module: ModuleObject) {
        rounding(module, "floor", .floor, onlyMethod: false, "Return the floor of x as an Integral.\n\nThis is the largest integer <= x.", .down)
        rounding(module, "ceil", .ceil, onlyMethod: false, "Return the ceiling of x as an Integral.\n\nThis is the smallest integer >= x.", .up)
        rounding(module, "trunc", .trunc, onlyMethod: true, "Truncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method.", .towardZero)
        module.function("isnan(x, /)", doc: "Return True if x is a NaN (not a number), and False otherwise.") { .bool(try double($1[0], $0).isNaN) }
        module.function("isinf(x, /)", doc: "Return True if x is a positive or negative infinity, and False otherwise.") { .bool(try double($1[0], $0).isInfinite) }
        module.function("isfinite(x, /)", doc: "Return True if x is neither an infinity nor a NaN, and False otherwise.") { .bool(try double($1[0], $0).isFinite) }
        module.function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", doc: "Determine whether two floating point numbers are close in value.") { interpreter, arguments in
            .bool(try MathEngine.isClose(double(arguments[0], interpreter), double(arguments[1], interpreter),
                                         relative: double(arguments[2], interpreter), absolute: double(arguments[3], interpreter)))
        }
        module.function("ulp(x, /)", doc: "Return the value of the least significant bit of the float x.") { .float(MathEngine.ulp(try double($1[0], $0))) }
        module.function("modf(x, /)", doc: "Return the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats.") { interpreter, arguments in
            let x = try double(arguments[0], interpreter)
            if x.isInfinite { return .object(TupleObject([.float(copysign(0, x)), .float(x)])) }
            if x.isNaN { return .object(TupleObject([.float(x), .float(x)])) }
            let whole = x.rounded(.towardZero)
            return .object(TupleObject([.float(copysign(x - whole, x)), .float(copysign(whole, x))]))
        }
        module.function("frexp(x, /)", doc: "Return the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.") { interpreter, arguments in
            let x = try double(arguments[0], interpreter)
            if x == 0 || !x.isFinite { return .object(TupleObject([.float(x), .int(0)])) }
            let exponent = Int(x.exponent) + 1
            // Subnormal numbers need two steps, since 2^1074 is no float.
            let mantissa = scalbn(scalbn(x, Int32(-exponent / 2)), Int32(-exponent + exponent / 2))
            return .object(TupleObject([.float(mantissa), .int(exponent)]))
        }
        module.function("ldexp(x, i, /)", doc: "Return x * (2**i).\n\nThis is essentially the inverse of frexp().") { interpreter, arguments in
            let x = try double(arguments[0], interpreter)
            guard let index = try? interpreter.indexOrNil(arguments[1]) else { throw interpreter.typeError("Expected an int as second argument to ldexp.") }
            if case .int(let exponent) = index { return .float(try MathEngine.ldexp(x, exponent)) }
            let isNegative = index.object(.bigInt, BigIntObject.self)?.value.sign == .minus
            return .float(try MathEngine.ldexp(x, isNegative ? Int(Int32.min) : Int(Int32.max)))
        }
    }
}
