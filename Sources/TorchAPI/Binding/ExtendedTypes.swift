internal import Language
internal import Tensors

/// Calls with tensors of 16 bits or of complex numbers.
///
/// Operations that move elements, and those of arithmetic, know these types.  For all others a tensor of 16 bits takes part as float32, and what
/// comes out is rounded: that is how PyTorch's kernels compute on the CPU.  Complex tensors are refused by operations that do not know them.
enum ExtendedTypes {
    /// Whether the program has named one of the types: until then no call looks at its arguments.
    nonisolated(unsafe) static var areInUse = false

    /// Operations that take tensors of any type as they are.
    private static let movers: Set<String> = [
        "size", "stride", "dim", "ndimension", "numel", "nelement", "element_size", "storage_offset", "data_ptr", "is_contiguous", "is_same_size", "is_set_to", "is_shared",
        "is_pinned", "get_device", "storage", "untyped_storage", "clone", "detach", "detach_", "copy_", "fill_", "zero_", "cpu", "pin_memory", "share_memory_", "resolve_conj",
        "resolve_neg", "to_dense", "set_", "float", "double", "int", "long", "short", "char", "byte", "bool", "half", "bfloat16", "cfloat", "cdouble", "type_as",
        "is_floating_point", "is_complex", "is_signed", "is_nonzero", "is_inference", "result_type", "requires_grad_", "retain_grad", "is_conj",
        "view", "view_as", "reshape", "reshape_as", "flatten", "unflatten", "transpose", "swapaxes", "swapdims", "t", "permute", "movedim", "moveaxis", "unsqueeze", "squeeze",
        "expand", "expand_as", "broadcast_to", "broadcast_tensors", "select", "slice", "narrow", "diagonal", "unfold", "as_strided", "split", "split_with_sizes", "chunk",
        "tensor_split", "hsplit", "vsplit", "dsplit", "unbind", "contiguous", "ravel", "adjoint", "mT", "squeeze_", "unsqueeze_", "transpose_", "t_",
        "cat", "concat", "concatenate", "stack", "hstack", "vstack", "dstack", "row_stack", "column_stack", "atleast_1d", "atleast_2d", "atleast_3d", "repeat", "tile",
        "repeat_interleave", "flip", "fliplr", "flipud", "roll", "rot90", "tril", "triu", "diag", "diag_embed", "diagflat", "meshgrid", "where",
        "gather", "index_select", "take", "take_along_dim", "masked_select", "masked_fill", "masked_fill_", "scatter", "scatter_", "index_fill", "index_fill_", "index_copy",
        "index_copy_", "nonzero", "argwhere", "eq", "ne", "equal", "not_equal", "logical_and", "logical_or", "logical_xor", "logical_not", "isnan", "isfinite", "isinf",
        "zeros_like", "ones_like", "empty_like", "full_like", "new_empty", "new_zeros", "new_ones", "new_full", "new_tensor", "tensor", "as_tensor", "asarray",
        "count_nonzero", "any", "all", "positive", "allclose", "isclose", "scalar_tensor", "rand_like", "randn_like", "normal_", "uniform_",
    ]

    /// What only tensors of 16 bits can do with their own kernels.
    private static let narrowArithmetic: Set<String> = [
        "add", "add_", "sub", "sub_", "subtract", "rsub", "mul", "mul_", "multiply", "div", "div_", "divide", "true_divide", "neg", "negative", "abs", "absolute", "relu", "relu_", "exp", "log", "sqrt", "rsqrt",
        "sin", "cos", "tanh", "sigmoid", "square", "reciprocal", "pow", "floor", "ceil", "round", "trunc", "sign", "clamp", "maximum", "minimum", "matmul", "mm", "bmm", "mv",
        "dot", "sum", "mean", "lt", "le", "gt", "ge", "max", "min", "argmax", "argmin", "amax", "amin", "bernoulli_", "item", "tolist", "bitwise_and", "bitwise_or", "bitwise_xor", "bitwise_left_shift", "bitwise_right_shift", "bitwise_not", "quantile",
        "prelu", "xlogy", "heaviside", "logit", "logsumexp",
    ]

    /// What complex tensors can do.
    private static let complexArithmetic: Set<String> = [
        "add", "add_", "sub", "sub_", "subtract", "rsub", "mul", "mul_", "multiply", "div", "div_", "divide", "true_divide", "neg", "negative", "abs", "absolute", "angle", "arg", "real", "imag", "conj",
        "conj_physical", "view_as_real", "exp", "log", "sqrt", "reciprocal", "square", "pow", "sum", "mean", "matmul", "mm", "bmm", "mv", "dot", "sgn", "polar", "complex",
        "view_as_complex", "isreal", "outer", "fft", "ifft", "rfft", "irfft",
    ]

    /// Operations with a parameter `dtype` for their result, whose kernels do not know types of 16 bits.
    static let typed: Set<String> = ["softmax", "log_softmax", "softmin", "matrix_norm", "vector_norm", "norm", "linalg_norm", "nansum", "nanmean", "prod", "cumsum", "cumprod", "logcumsumexp"]

    /// Products and layers whose operands must have one type: a mixture is their error.
    private static let strict: Set<String> = ["linear", "conv1d", "conv2d", "conv3d", "addmm", "baddbmm", "addmv", "addbmm", "bilinear", "conv_transpose1d", "conv_transpose2d",
                                              "conv_transpose3d", "einsum"]

    /// Whether one of the types is an argument.
    static func isNamed(in call: OperationCall) -> Bool {
        (0..<call.given).contains { (call.base[$0].object as? DTypeObject)?.dtype?.isNarrowFloat ?? false }
    }

    /// Runs an overload's body; where it does not know the types, with what it knows.
    static func run(_ name: String, _ call: OperationCall, _ body: Overload.Body) throws -> Value {
        var narrow: DType?, hasWide = false, hasWideNumber = false, isNarrowArray = false, complex: DType?
        for index in 0..<call.given {
            if typed.contains(name), let named = (call.base[index].object as? DTypeObject)?.dtype, named.isNarrowFloat { return try widened(call, named, body) }
            for tensor in tensors(call.base[index]) {
                if tensor.dtype.isComplex { complex = tensor.dtype }
                else if tensor.dtype.isNarrowFloat {
                    narrow = narrow.map { $0.promoted(with: tensor.dtype) } ?? tensor.dtype
                    if tensor.rank > 0 { isNarrowArray = true }
                } else if tensor.dtype.isFloatingPoint {
                    if tensor.rank > 0 { hasWide = true } else { hasWideNumber = true }
                }
            }
        }
        // a tensor of rank 0 decides the type only among its like
        if hasWideNumber && !isNarrowArray { hasWide = true }
        if let complex {
            if movers.contains(name) || complexArithmetic.contains(name) { return try body(call) }
            throw TensorError(.notImplementedError, "\"\(name)\" not implemented for '\(complex.scalarName)'")
        }
        guard let narrow, !movers.contains(name), !narrowArithmetic.contains(name), !(hasWide && strict.contains(name)) else { return try body(call) }
        return try widened(call, hasWide ? .float32 : narrow, body)
    }

    private static func tensors(_ value: Value) -> [Tensor] {
        if let tensor = value.object.flatMap(TensorObject.cast)?.tensor { return [tensor] }
        let elements = value.list?.array ?? value.tuple?.array ?? []
        return elements.compactMap { $0.object.flatMap(TensorObject.cast)?.tensor }
    }

    /// A tensor of 16 bits and the float32 one that takes its place.
    private struct Substitute {
        let original: TensorObject
        let wide: Tensor
        let version: Int
    }

    private static func widened(_ call: OperationCall, _ type: DType, _ body: Overload.Body) throws -> Value {
        var substitutes: [Substitute] = []
        var namesType = false, type = type
        func wide(_ value: Value) throws -> Value {
            if let object = value.object.flatMap(TensorObject.cast), object.tensor.dtype.isNarrowFloat {
                if let known = substitutes.first(where: { $0.original === object }) { return .object(TensorObject.wrap(known.wide)) }
                let tensor = try object.tensor.to(.float32)
                substitutes.append(Substitute(original: object, wide: tensor, version: tensor.version))
                return .object(TensorObject.wrap(tensor))
            }
            if let list = value.list { return .object(ListObject(try list.array.map { try wide($0) })) }
            if let tuple = value.tuple, value.object?.kind == .tuple { return .object(TupleObject(try tuple.array.map { try wide($0) })) }
            if let named = value.object as? DTypeObject {
                if let dtype = named.dtype, dtype.isNarrowFloat {
                    // the kernel computes in float32; what the program named is what comes out
                    type = dtype
                    return .object(DTypeObject.object(.float32))
                }
                namesType = true
            }
            return value
        }
        let result: Value = try withUnsafeTemporaryAllocation(of: Value.self, capacity: max(1, call.given)) { frame in
            guard let base = frame.baseAddress else { return .none }
            var filled = 0
            defer { base.deinitialize(count: filled) }
            while filled < call.given {
                (base + filled).initialize(to: try wide(call.base[filled]))
                filled += 1
            }
            return try body(OperationCall(base, call.given, call.signature, call.interpreter, isSpread: call.isSpread))
        }
        // what was written to in place goes back, rounded
        for substitute in substitutes where substitute.wide.version != substitute.version { try substitute.original.tensor.copy_(substitute.wide) }
        func narrowed(_ value: Value) throws -> Value {
            if let tensor = value.object.flatMap(TensorObject.cast)?.tensor {
                if let known = substitutes.first(where: { $0.wide === tensor }) { return .object(known.original) }
                guard tensor.dtype == .float32, type.isNarrowFloat, !namesType else { return value }
                let name = tensor.gradientNode?.name
                let rounded = try tensor.to(type)
                if let name { rounded.renameGradient(to: name) }
                return .object(TensorObject.wrap(rounded))
            }
            if let list = value.list { return .object(ListObject(try list.array.map { try narrowed($0) })) }
            if let tuple = value.tuple, let object = value.object { return .object(TupleObject(try tuple.array.map { try narrowed($0) }, type: object.typeReference)) }
            return value
        }
        return try narrowed(result)
    }
}
