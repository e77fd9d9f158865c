internal import Language
internal import Tensors

extension TensorObject {
    // Overrides stand in the class; what they do stands here, by operation.

    /// `tensor ∘ tensor`
    @inline(__always)
    static func apply(_ operation: BinaryOperation, _ a: Tensor, _ b: Tensor) throws -> Tensor? {
        switch operation {
        case .add: return try a.add(b)
        case .subtract: return try a.sub(b)
        case .multiply: return try a.mul(b)
        case .trueDivide: return try a.div(b)
        case .matrixMultiply: return try a.matmul(b)
        case .power: return try a.pow(b)
        case .floorDivide: return try a.floorDivide(b)
        case .remainder: return try a.remainder(b)
        case .and: return try a.bitwiseAnd(b)
        case .or: return try a.bitwiseOr(b)
        case .xor: return try a.bitwiseXor(b)
        case .leftShift: return try a.bitwiseLeftShift(b)
        case .rightShift: return try a.bitwiseRightShift(b)
        case .divmod: return nil
        }
    }

    /// `tensor ∘ number`
    @inline(__always)
    static func apply(_ operation: BinaryOperation, _ a: Tensor, _ b: Scalar) throws -> Tensor? {
        switch operation {
        case .add: return try a.add(b)
        case .subtract: return try a.sub(b)
        case .multiply: return try a.mul(b)
        case .trueDivide: return try a.div(b)
        case .power: return try a.pow(b)
        case .floorDivide: return try a.floorDivide(b)
        case .remainder: return try a.remainder(b)
        case .and, .or, .xor, .leftShift, .rightShift: return try apply(operation, a, try Tensor.scalar(b))
        case .matrixMultiply, .divmod: return nil
        }
    }

    /// `number ∘ tensor`
    static func applyReflected(_ operation: BinaryOperation, _ a: Scalar, _ b: Tensor) throws -> Tensor? {
        switch operation {
        case .add: return try b.add(a)
        case .subtract: return try b.rsub(a)
        case .multiply: return try b.mul(a)
        case .trueDivide: return try b.reciprocal().mul(a)
        case .power: return try Tensor.pow(a, b)
        case .floorDivide: return try Tensor.scalar(a).floorDivide(b)
        case .remainder: return try Tensor.scalar(a).remainder(b)
        case .and, .or, .xor: return try apply(operation, b, a)
        case .leftShift, .rightShift: return try apply(operation, try Tensor.scalar(a), b)
        case .matrixMultiply, .divmod: return nil
        }
    }

    /// `tensor ∘= other`
    static func applyInPlace(_ operation: BinaryOperation, _ a: Tensor, _ b: OperationCall.Operand) throws -> Tensor? {
        switch (operation, b) {
        case (.add, .tensor(let other)): return try a.add_(other)
        case (.add, .scalar(let other)): return try a.add_(other)
        case (.subtract, .tensor(let other)): return try a.sub_(other)
        case (.subtract, .scalar(let other)): return try a.sub_(other)
        case (.multiply, .tensor(let other)): return try a.mul_(other)
        case (.multiply, .scalar(let other)): return try a.mul_(other)
        case (.trueDivide, .tensor(let other)): return try a.div_(other)
        case (.trueDivide, .scalar(let other)): return try a.div_(other)
        case (.matrixMultiply, _), (.divmod, _): return nil
        case (_, .tensor(let other)): return try a.applyInPlace { try apply(operation, $0, other) ?? $0 }
        case (_, .scalar(let other)): return try a.applyInPlace { try apply(operation, $0, other) ?? $0 }
        }
    }

    static func compare(_ operation: ComparisonOperation, _ a: Tensor, _ b: Tensor) throws -> Tensor {
        switch operation {
        case .less: return try a.lt(b)
        case .lessOrEqual: return try a.le(b)
        case .equal: return try a.eq(b)
        case .notEqual: return try a.ne(b)
        case .greater: return try a.gt(b)
        case .greaterOrEqual: return try a.ge(b)
        }
    }

    static func compare(_ operation: ComparisonOperation, _ a: Tensor, _ b: Scalar) throws -> Tensor {
        switch operation {
        case .less: return try a.lt(b)
        case .lessOrEqual: return try a.le(b)
        case .equal: return try a.eq(b)
        case .notEqual: return try a.ne(b)
        case .greater: return try a.gt(b)
        case .greaterOrEqual: return try a.ge(b)
        }
    }
}
