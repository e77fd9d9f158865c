internal import Language
internal import Tensors

/// Functions of one number, applied to every element.
enum PointwiseTable {
    static func declare(_ table: OperationTable) {
        table.map("abs", "|x|") { try $0.abs() }
        table.map("neg", "-x") { try $0.neg() }
        table.map("sign", "-1, 0 or 1.") { try $0.sign() }
        table.map("sgn", "-1, 0 or 1.") { try $0.sign() }
        table.map("positive", [.torch, .method], "x itself.") { try $0.positive() }
        exponentials(table)
        trigonometry(table)
        rounding(table)
        others(table)
        tests(table)
        for (name, original) in [("absolute", "abs"), ("negative", "neg"), ("arcsin", "asin"), ("arccos", "acos"), ("arctan", "atan"), ("arcsinh", "asinh"),
                                 ("arccosh", "acosh"), ("arctanh", "atanh"), ("fix", "trunc"), ("clip", "clamp")] { table.alias(name, original) }
        for name in ["exp2", "expm1", "log1p", "erf", "erfc", "erfinv", "digamma", "logit", "sinc", "round"] { table.share(name, \.special) }
        table.share("sigmoid", as: "expit", \.special)
        table.share("lgamma", as: "gammaln", \.special)
        table.share("digamma", as: "psi", \.special)
    }

    private static func exponentials(_ table: OperationTable) {
        table.map("exp", "eˣ") { try $0.exp() }
        table.map("exp2", "2ˣ") { try $0.exp2() }
        table.map("expm1", "eˣ - 1, exact near 0.") { try $0.expm1() }
        table.map("log", "The natural logarithm.") { try $0.log() }
        table.map("log2", "The logarithm to base 2.") { try $0.log2() }
        table.map("log10", "The logarithm to base 10.") { try $0.log10() }
        table.map("log1p", "log(1 + x), exact near 0.") { try $0.log1p() }
        table.on("logit(Tensor input, float? eps=None)", .all, "log(x / (1 - x))") { x, c in try x.logit(eps: try c.doubleOrNil(1)) }
        table.map("sqrt", "√x") { try $0.sqrt() }
        table.map("rsqrt", "1 / √x") { try $0.rsqrt() }
        table.map("square", "x²") { try $0.square() }
        table.map("reciprocal", "1 / x") { try $0.reciprocal() }
        table.map("sigmoid", "1 / (1 + e⁻ˣ)") { try $0.sigmoid() }
        table.map("erf", "The error function.") { try $0.erf() }
        table.map("erfc", "1 - erf(x)") { try $0.erfc() }
        table.map("erfinv", "The inverse of erf.") { try $0.erfinv() }
        table.map("lgamma", "The logarithm of |Γ(x)|.") { try $0.lgamma() }
        table.map("digamma", "The derivative of lgamma.") { try $0.digamma() }
    }

    private static func trigonometry(_ table: OperationTable) {
        table.map("sin", "The sine.") { try $0.sin() }
        table.map("cos", "The cosine.") { try $0.cos() }
        table.map("tan", "The tangent.") { try $0.tan() }
        table.map("asin", "The inverse of the sine.") { try $0.asin() }
        table.map("acos", "The inverse of the cosine.") { try $0.acos() }
        table.map("atan", "The inverse of the tangent.") { try $0.atan() }
        table.map("sinh", "The hyperbolic sine.") { try $0.sinh() }
        table.map("cosh", "The hyperbolic cosine.") { try $0.cosh() }
        table.map("tanh", "The hyperbolic tangent.") { try $0.tanh() }
        table.map("asinh", "The inverse of sinh.") { try $0.asinh() }
        table.map("acosh", "The inverse of cosh.") { try $0.acosh() }
        table.map("atanh", "The inverse of tanh.") { try $0.atanh() }
        table.map("deg2rad", "Degrees to radians.") { try $0.deg2rad() }
        table.map("rad2deg", "Radians to degrees.") { try $0.rad2deg() }
        table.map("sinc", "sin(πx) / (πx)") { try $0.sinc() }
    }

    private static func rounding(_ table: OperationTable) {
        table.map("floor", "The next integer below.") { try $0.floor() }
        table.map("ceil", "The next integer above.") { try $0.ceil() }
        table.map("trunc", "The integer part.") { try $0.trunc() }
        table.map("frac", "The part after the point.") { try $0.frac() }
        table.map("round", "The nearest integer; halves go to the even one.") { try $0.round() }
        table.on("round(Tensor input, *, int decimals)", .all, "") { x, c in try x.round(decimals: try c.int(1)) }
    }

    private static func others(_ table: OperationTable) {
        table.on("nan_to_num(Tensor input, float? nan=None, float? posinf=None, float? neginf=None)", .all, "Replaces what is no finite number.") { x, c in
            try x.nanToNum(nan: try c.doubleOrNil(1) ?? 0, posinf: try c.doubleOrNil(2), neginf: try c.doubleOrNil(3))
        }
        table.on("clamp(Tensor input, Tensor? min=None, Tensor? max=None)", .all, "Values below min become min, above max max.") { x, c in
            if !c.has(1), !c.has(2) { throw c.interpreter.runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None") }
            return try x.clamp(min: try c.tensorOrNil(1), max: try c.tensorOrNil(2))
        }
        table.add("clamp(Tensor input, Number? min=None, Number? max=None)", .both, "") { c in
            try c.tensor(0).clamp(min: try c.scalarOrNil(1), max: try c.scalarOrNil(2))
        }
        table.writing("clamp(Tensor input, Number? min=None, Number? max=None)", "") { x, c in
            try x.clamp_(min: try c.scalarOrNil(1), max: try c.scalarOrNil(2))
        }
        table.on("clamp_min(Tensor input, Number min)", .all, "Values below min become min.") { x, c in try x.clampMinimum(try c.scalar(1)) }
        table.on("clamp_min(Tensor input, Tensor min)", .all, "") { x, c in try x.clamp(min: try c.tensor(1), max: nil) }
        table.on("clamp_max(Tensor input, Number max)", .all, "Values above max become max.") { x, c in
            let result = try x.clamp(min: nil, max: try c.scalar(1))
            result.renameGradient(to: "ClampMaxBackward0")
            return result
        }
        table.on("clamp_max(Tensor input, Tensor max)", .all, "") { x, c in try x.clamp(min: nil, max: try c.tensor(1)) }
        table.map("bitwise_not", "All bits inverted; of truth values, not.") { try $0.bitwiseNot() }
        table.map("logical_not", "Whether the value is 0.") { try $0.logicalNot() }
    }

    private static func tests(_ table: OperationTable) {
        table.map("isnan", [.torch, .method], "Whether the value is not a number.") { try $0.isnan() }
        table.map("isinf", [.torch, .method], "Whether the value is infinite.") { try $0.isinf() }
        table.map("isfinite", [.torch, .method], "Whether the value is a finite number.") { try $0.isfinite() }
        table.map("isposinf", .both, "Whether the value is +∞.") { try $0.isposinf() }
        table.map("isneginf", .both, "Whether the value is -∞.") { try $0.isneginf() }
        table.map("signbit", .both, "Whether the sign is negative.") { try $0.signbit() }
        table.map("isreal", [.torch, .method], "Whether the imaginary part is 0.") { x in
            x.dtype.isComplex ? try x.imaginaryPart().eq(0) : try Tensor.ones(x.shape, dtype: .bool)
        }
    }
}
