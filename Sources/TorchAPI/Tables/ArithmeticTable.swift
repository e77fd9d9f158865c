internal import Language
internal import Tensors

/// Functions of two numbers, applied to elements that stand opposite each other.
enum ArithmeticTable {
    private typealias Pair = (Tensor, Tensor) throws -> Tensor
    private typealias WithScalar = (Tensor, Scalar) throws -> Tensor

    /// `name(input, other)` for a tensor or a number.
    ///
    /// - Parameter reversed: whether the first one may be the number.
    private static func pair(_ table: OperationTable, _ name: String, _ summary: String, reversed: Bool = false, _ tensors: @escaping Pair, _ scalar: @escaping WithScalar) {
        table.on("\(name)(Tensor input, Operand other)", .all, summary) { x, c in
            switch try c.operand(1) {
            case .tensor(let other): return try tensors(x, other)
            case .scalar(let other): return try scalar(x, other)
            }
        }
        // Last: a tensor of rank 0 would do for a number, too.
        guard reversed else { return }
        table.add("\(name)(Number self, Tensor other)", [.torch, .special, .hidden], summary) { c in
            let other = try c.tensor(1), number = try c.scalar(0)
            return try tensors(try Tensor.scalar(number, dtype: number.isFloat && !other.dtype.isDifferentiable ? nil : other.dtype), other)
        }
    }

    /// `name(input, other)` for two tensors.
    private static func tensors(_ table: OperationTable, _ name: String, _ summary: String, _ body: @escaping Pair) { tensors(table, name, .all, summary, body) }

    private static func tensors(_ table: OperationTable, _ name: String, _ places: Places, _ summary: String, _ body: @escaping Pair) {
        table.on("\(name)(Tensor input, Tensor other)", places, summary) { x, c in try body(x, try c.tensor(1)) }
    }

    static func declare(_ table: OperationTable) {
        sums(table)
        products(table)
        powers(table)
        comparisons(table)
        bits(table)
        others(table)
        for (name, original) in [("subtract", "sub"), ("multiply", "mul"), ("divide", "div"), ("greater", "gt"), ("greater_equal", "ge"), ("less", "lt"),
                                 ("less_equal", "le"), ("not_equal", "ne"), ("arctan2", "atan2")] { table.alias(name, original) }
        table.share("xlogy", \.special)
    }

    private static func sums(_ table: OperationTable) {
        table.add("add(Tensor input, Number alpha, Operand other)", [.torch, .method, .out, .hidden], "input + alpha · other") { c in
            try c.tensor(0).add(try c.operandTensor(2), alpha: try c.scalar(1))
        }
        table.add("add(Operand input, Operand other, *, Number alpha=1)", .both, "input + alpha · other") { c in
            let x = try c.operandTensor(0)
            switch try c.operand(1) {
            case .tensor(let other): return try x.add(other, alpha: try c.scalar(2))
            case .scalar(let other): return try x.add(other, alpha: try c.scalar(2))
            }
        }
        table.writing("add(Tensor input, Operand other, *, Number alpha=1)", "Adds in place.") { x, c in
            switch try c.operand(1) {
            case .tensor(let other): return try x.add_(other, alpha: try c.scalar(2))
            case .scalar(let other): return try x.add_(other, alpha: try c.scalar(2))
            }
        }
        table.add("sub(Tensor input, Number alpha, Operand other)", [.torch, .method, .out, .hidden], "input - alpha · other") { c in
            try c.tensor(0).sub(try c.operandTensor(2), alpha: try c.scalar(1))
        }
        table.add("sub(Operand input, Operand other, *, Number alpha=1)", .both, "input - alpha · other") { c in
            let x = try c.operandTensor(0)
            switch try c.operand(1) {
            case .tensor(let other): return try x.sub(other, alpha: try c.scalar(2))
            case .scalar(let other): return try x.sub(other, alpha: try c.scalar(2))
            }
        }
        table.writing("sub(Tensor input, Operand other, *, Number alpha=1)", "Subtracts in place.") { x, c in
            switch try c.operand(1) {
            case .tensor(let other): return try x.sub_(other, alpha: try c.scalar(2))
            case .scalar(let other): return try x.sub_(other, alpha: try c.scalar(2))
            }
        }
        table.add("rsub(Tensor input, Operand other, *, Number alpha=1)", [.torch], "other - alpha · input") { c in
            switch try c.operand(1) {
            case .tensor(let other): return try other.sub(try c.tensor(0), alpha: try c.scalar(2))
            case .scalar(let other): return try c.tensor(0).rsub(other, alpha: try c.scalar(2))
            }
        }
        table.on("addcmul(Tensor input, Tensor tensor1, Tensor tensor2, *, Number value=1)", .all, "input + value · tensor1 · tensor2") { x, c in
            try x.addcmul(try c.tensor(1), try c.tensor(2), value: try c.scalar(3))
        }
        table.on("addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, *, Number value=1)", .all, "input + value · tensor1 / tensor2") { x, c in
            try x.addcdiv(try c.tensor(1), try c.tensor(2), value: try c.scalar(3))
        }
        table.on("lerp(Tensor input, Tensor end, Tensor weight)", .both, "input + weight · (end - input)") { x, c in try x.lerp(try c.tensor(1), try c.tensor(2)) }
        table.on("lerp(Tensor input, Tensor end, Number weight)", .both, "") { x, c in try x.lerp(try c.tensor(1), try c.scalar(2)) }
        table.writing("lerp(Tensor input, Tensor end, Tensor weight)", "") { x, c in try x.applyInPlace { try $0.lerp(try c.tensor(1), try c.tensor(2)) } }
        table.writing("lerp(Tensor input, Tensor end, Number weight)", "") { x, c in try x.lerp_(try c.tensor(1), try c.scalar(2)) }
    }

    private static func products(_ table: OperationTable) {
        table.add("mul(Operand input, Operand other)", .both, "input · other") { c in
            let x = try c.operandTensor(0)
            switch try c.operand(1) {
            case .tensor(let other): return try x.mul(other)
            case .scalar(let other): return try x.mul(other)
            }
        }
        table.writing("mul(Tensor input, Operand other)", "Multiplies in place.") { x, c in
            switch try c.operand(1) {
            case .tensor(let other): return try x.mul_(other)
            case .scalar(let other): return try x.mul_(other)
            }
        }
        table.add("div(Operand input, Operand other)", .both, "input / other") { c in
            let x = try c.operandTensor(0)
            switch try c.operand(1) {
            case .tensor(let other): return try x.div(other)
            case .scalar(let other): return try x.div(other)
            }
        }
        table.add("div(Operand input, Operand other, *, str? rounding_mode)", .both, "") { c in
            let x = try c.operandTensor(0)
            switch try c.operand(1) {
            case .tensor(let other): return try x.div(other, roundingMode: c.stringOrNil(2))
            case .scalar(let other): return try x.div(other, roundingMode: c.stringOrNil(2))
            }
        }
        table.writing("div(Tensor input, Operand other)", "Divides in place.") { x, c in
            switch try c.operand(1) {
            case .tensor(let other): return try x.div_(other)
            case .scalar(let other): return try x.div_(other)
            }
        }
        table.writing("div(Tensor input, Operand other, *, str? rounding_mode)", "") { x, c in
            switch try c.operand(1) {
            case .tensor(let other): return try x.div_(other, roundingMode: c.stringOrNil(2))
            case .scalar(let other): return try x.div_(other, roundingMode: c.stringOrNil(2))
            }
        }
        pair(table, "true_divide", "input / other", reversed: true, { try $0.div($1) }, { try $0.div($1) })
        pair(table, "floor_divide", "The quotient, rounded down.", reversed: true, { try $0.floorDivide($1) }, { try $0.floorDivide($1) })
        pair(table, "remainder", "The remainder, with the sign of other.", reversed: true, { try $0.remainder($1) }, { try $0.remainder($1) })
        pair(table, "fmod", "The remainder, with the sign of input.", { try $0.fmod($1) }, { try $0.fmod($1) })
        tensors(table, "gcd", "The greatest common divisor.") { try $0.gcd($1) }
        tensors(table, "lcm", "The least common multiple.") { try $0.lcm($1) }
    }

    private static func powers(_ table: OperationTable) {
        table.on("pow(Tensor input, Tensor exponent)", .both, "input to the power of exponent.") { x, c in try x.pow(try c.tensor(1)) }
        table.add("pow(Number self, Tensor exponent)", [.torch, .out], "") { c in try Tensor.pow(try c.scalar(0), try c.tensor(1)) }
        table.on("pow(Tensor input, Number exponent)", .both, "") { x, c in try x.pow(try c.scalar(1)) }
        table.writing("pow(Tensor input, Operand exponent)", "") { x, c in
            switch try c.operand(1) {
            case .tensor(let other): return try x.applyInPlace { try $0.pow(other) }
            case .scalar(let other): return try x.applyInPlace { try $0.pow(other) }
            }
        }
        table.add("float_power(Number self, Tensor exponent)", [.torch, .hidden], "") { c in
            try Tensor.scalar(try c.scalar(0), dtype: .float64).pow(try c.tensor(1).to(.float64))
        }
        table.on("float_power(Tensor input, Operand exponent)", .both, "The power in double precision.") { x, c in
            try x.to(.float64).pow(try c.operandTensor(1).to(.float64))
        }
        tensors(table, "atan2", "The angle of the point (other, input).") { try $0.atan2($1) }
        tensors(table, "hypot", "√(input² + other²)") { try $0.hypot($1) }
        tensors(table, "logaddexp", .both, "log(eˣ + eʸ)") { try $0.logaddexp($1) }
        tensors(table, "logaddexp2", .both, "log2(2ˣ + 2ʸ)") { try $0.logaddexp2($1) }
        pair(table, "xlogy", "x · log(y), 0 where x is 0.", reversed: true, { try $0.xlogy($1) }, { try $0.xlogy(try Tensor.scalar($1)) })
        pair(table, "copysign", "input with the sign of other.", { try $0.copysign($1) }, { try $0.copysign(try Tensor.scalar($1)) })
        tensors(table, "ldexp", "input · 2^other") { try $0.mul(try Tensor.pow(2.0, $1)) }
    }

    private static func comparisons(_ table: OperationTable) {
        pair(table, "eq", "Whether they are equal, element by element.", { try $0.eq($1) }, { try $0.eq($1) })
        pair(table, "ne", "Whether they differ, element by element.", { try $0.ne($1) }, { try $0.ne($1) })
        pair(table, "lt", "input < other", { try $0.lt($1) }, { try $0.lt($1) })
        pair(table, "le", "input ≤ other", { try $0.le($1) }, { try $0.le($1) })
        pair(table, "gt", "input > other", { try $0.gt($1) }, { try $0.gt($1) })
        pair(table, "ge", "input ≥ other", { try $0.ge($1) }, { try $0.ge($1) })
        tensors(table, "maximum", .both, "The larger one of each pair.") { try $0.maximum($1) }
        tensors(table, "minimum", .both, "The smaller one of each pair.") { try $0.minimum($1) }
        tensors(table, "fmax", .both, "The larger one; a number goes before NaN.") { try $0.fmax($1) }
        tensors(table, "fmin", .both, "The smaller one; a number goes before NaN.") { try $0.fmin($1) }
        tensors(table, "logical_and", "Whether both are not 0.") { try $0.logicalAnd($1) }
        tensors(table, "logical_or", "Whether one is not 0.") { try $0.logicalOr($1) }
        tensors(table, "logical_xor", "Whether exactly one is not 0.") { try $0.logicalXor($1) }
        let close = "(Tensor input, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False)"
        table.on("isclose" + close, [.torch, .method], "Whether |input - other| ≤ atol + rtol · |other|.") { x, c in
            try x.isclose(try c.tensor(1), rtol: try c.double(2), atol: try c.double(3), equalNaN: c.bool(4))
        }
        table.add("allclose" + close, [.torch, .method], "Whether all elements are close.") { c in
            try c.tensor(0).allclose(try c.tensor(1), rtol: try c.double(2), atol: try c.double(3), equalNaN: c.bool(4))
        }
        table.add("equal(Tensor input, Tensor other)", [.torch, .method], "Whether shape and all elements are equal.") { c in try c.tensor(0).equal(try c.tensor(1)) }
    }

    private static func bits(_ table: OperationTable) {
        func bit(_ name: String, _ summary: String, _ body: @escaping Pair) { pair(table, name, summary, reversed: true, body, { try body($0, try Tensor.scalar($1)) }) }
        bit("bitwise_and", "Bits that are set in both.") { try $0.bitwiseAnd($1) }
        bit("bitwise_or", "Bits that are set in one.") { try $0.bitwiseOr($1) }
        bit("bitwise_xor", "Bits that differ.") { try $0.bitwiseXor($1) }
        bit("bitwise_left_shift", "Bits shifted to the left.") { try $0.bitwiseLeftShift($1) }
        bit("bitwise_right_shift", "Bits shifted to the right.") { try $0.bitwiseRightShift($1) }
    }

    private static func others(_ table: OperationTable) {
        table.on("heaviside(Tensor input, Tensor values)", .all, "0 below 0, 1 above, `values` at 0.") { x, c in
            if try x.dtype != c.tensor(1).dtype { throw c.interpreter.runtimeError("heaviside is not yet implemented for tensors with different dtypes.") }
            let values = try c.tensor(1)
            if TensorRuntime.current.gradEnabled, x.requiresGrad || values.requiresGrad { throw c.interpreter.runtimeError("derivative for aten::heaviside is not implemented") }
            return try Tensor.where(try x.eq(0), values, try x.gt(0).to(x.dtype))
        }
        table.on("dist(Tensor input, Tensor other, Number p=2)", [.torch, .method], "The p-norm of the difference.") { x, c in
            try x.dist(try c.tensor(1), p: try c.scalar(2).double)
        }
    }
}
