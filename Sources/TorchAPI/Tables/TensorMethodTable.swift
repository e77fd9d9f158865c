internal import Language
internal import Tensors

/// Methods of tensors that are about the tensor itself: sizes, copies, types, gradients.
enum TensorMethodTable {
    static func declare(_ table: OperationTable) {
        sizes(table)
        copies(table)
        types(table)
        gradients(table)
    }

    private static func sizes(_ table: OperationTable) {
        table.add("size(Tensor input)", .method, "The sizes of the dimensions, or of one.") { c in SizeType.value(try c.tensor(0).shape) }
        table.add("size(Tensor input, int dim)", .method, "") { c in try c.tensor(0).size(try c.int(1)) }
        table.add("stride(Tensor input)", .method, "The distances of neighbours in memory.") { c in
            Value.object(TupleObject(try c.tensor(0).strides.map { Value.int($0) }))
        }
        table.add("stride(Tensor input, int dim)", .method, "") { c in try c.tensor(0).stride(try c.int(1)) }
        table.add("dim(Tensor input)", .method, "The number of dimensions.") { c in try c.tensor(0).rank }
        table.add("ndimension(Tensor input)", .method, "The number of dimensions.") { c in try c.tensor(0).rank }
        table.add("numel(Tensor input)", [.torch, .method], "The number of elements.") { c in try c.tensor(0).count }
        table.add("nelement(Tensor input)", .method, "The number of elements.") { c in try c.tensor(0).count }
        table.add("element_size(Tensor input)", .method, "The bytes of one element.") { c in try c.tensor(0).dtype.itemSize }
        table.add("storage_offset(Tensor input)", .method, "The place of the first element in memory.") { c in try c.tensor(0).offset }
        table.add("data_ptr(Tensor input)", .method, "The address of the first element.") { c in try c.tensor(0).address }
        table.add("is_contiguous(Tensor input, *, memory_format? memory_format=None)", .method, "Whether the elements lie in row-major order.") { c in
            let x = try c.tensor(0)
            guard let format = (c[1].object as? MemoryFormatObject)?.name, format.hasPrefix("channels_last") else { return x.isContiguous }
            return x.rank == (format == "channels_last" ? 4 : 5) && x.isChannelsLast
        }
        table.add("is_same_size(Tensor input, Tensor other)", [.torch, .method], "Whether the shapes are equal.") { c in try c.tensor(0).shape == c.tensor(1).shape }
        table.add("is_set_to(Tensor input, Tensor tensor)", .method, "Whether both show the same memory.") { c in
            let a = try c.tensor(0), b = try c.tensor(1)
            return a.address == b.address && a.shape == b.shape && a.strides == b.strides
        }
        table.add("is_shared(Tensor input)", .method, "False: memory is not shared between processes.") { _ in false }
        table.add("is_pinned(Tensor input)", .method, "False: there is no pinned memory.") { _ in false }
        table.add("get_device(Tensor input)", [.torch, .method], "-1: the CPU.") { _ in -1 }
        for name in ["storage", "untyped_storage"] {
            table.add("\(name)(Tensor input)", .method, "The memory that views share.") { c in Value.object(StorageObject(try c.tensor(0), isTyped: name == "storage")) }
        }
    }

    private static func copies(_ table: OperationTable) {
        table.add("clone(Tensor input, *, memory_format? memory_format=None)", [.torch, .method], "A copy that gradients flow through.") { c in try c.tensor(0).clone() }
        table.add("detach(Tensor input)", [.torch, .method], "The same numbers without history.") { c in try c.tensor(0).detach() }
        table.add("copy_(Tensor input, Tensor src, bool non_blocking=False)", .method, "Takes over the numbers of another tensor.") { c in try c.tensor(0).copy_(try c.tensor(1)) }
        table.add("fill_(Tensor input, Tensor value)", .method, "Fills with one number.") { c in try c.tensor(0).fill_(try c.tensor(1)) }
        table.add("fill_(Tensor input, Number value)", .method, "") { c in try c.tensor(0).fill_(try c.scalar(1)) }
        table.add("zero_(Tensor input)", .method, "Fills with zeros.") { c in try c.tensor(0).zero_() }
        for name in ["cpu", "pin_memory", "share_memory_", "resolve_conj", "resolve_neg", "to_dense"] {
            table.add("\(name)(Tensor input)", .method, "The tensor itself.") { c in try c.tensor(0) }
        }
        table.add("set_(Tensor input, Tensor source)", .method, "Makes the tensor show the memory of another one.") { c in
            guard let object = c[0].object.flatMap(TensorObject.cast) else { return c[0] }
            object.replace(try c.tensor(1).detach())
            return .object(object)
        }
    }

    private static func types(_ table: OperationTable) {
        for (name, dtype) in [("float", DType.float32), ("double", .float64), ("int", .int32), ("long", .int64), ("short", .int16), ("char", .int8), ("byte", .uint8), ("bool", .bool)] {
            table.add("\(name)(Tensor input, *, memory_format? memory_format=None)", .method, "As torch.\(dtype.name).") { c in try c.tensor(0).to(dtype) }
        }
        for (name, dtype) in [("half", DType.float16), ("bfloat16", .bfloat16), ("cfloat", .complex64), ("cdouble", .complex128)] {
            table.add("\(name)(Tensor input, *, memory_format? memory_format=None)", .method, "As torch.\(dtype.name).") { c in
                ExtendedTypes.areInUse = true
                return try c.tensor(0).to(dtype)
            }
        }
        table.add("type_as(Tensor input, Tensor other)", .method, "With the type of another tensor.") { c in try c.tensor(0).to(try c.tensor(1).dtype) }
        table.add("is_floating_point(Tensor input)", [.torch, .method], "Whether the type is one of floating-point numbers.") { c in try c.tensor(0).dtype.isFloatingPoint }
        table.add("is_complex(Tensor input)", [.torch, .method], "Whether the type is one of complex numbers.") { c in try c.tensor(0).dtype.isComplex }
        table.add("is_signed(Tensor input)", [.torch, .method], "Whether the type has negative numbers.") { c in try c.tensor(0).dtype.isSigned }
        table.add("is_nonzero(Tensor input)", [.torch, .method], "Whether the only element is not 0.") { c in
            let x = try c.tensor(0)
            if x.count != 1 { throw c.interpreter.runtimeError("Boolean value of Tensor with \(x.count == 0 ? "no values" : "more than one value") is ambiguous") }
            return try x.isTrue()
        }
        table.add("_is_view(Tensor input)", .method, "Whether it is a view that autograd knows.") { c in try c.tensor(0).viewBase != nil }
        table.add("is_inference(Tensor input)", [.torch, .method], "Whether it was made in inference mode.") { c in try c.tensor(0).isForInference }
        table.add("can_cast(dtype from_, dtype to)", .torch, "Whether a type can be cast to another by itself.") { c in
            guard let a = try c.dtype(0), let b = try c.dtype(1) else { return false }
            return !(a.isComplex && !b.isComplex) && !(a.isFloatingPoint && !b.isDifferentiable) && (a == .bool || b != .bool)
        }
        table.add("promote_types(dtype type1, dtype type2)", .torch, "The type that both promote to.") { c in
            guard let a = try c.dtype(0), let b = try c.dtype(1) else { return Value.none }
            return DTypeObject.value(a.promoted(with: b))
        }
        table.add("result_type(Operand tensor1, Operand tensor2)", .torch, "The type of a result of both.") { c in
            let empty: (OperationCall.Operand) throws -> Tensor = { operand in
                switch operand {
                case .tensor(let tensor): return try Tensor.zeros(tensor.rank == 0 ? [] : [1], dtype: tensor.dtype)
                case .scalar(let scalar): return try Tensor.scalar(scalar)
                }
            }
            let a = try empty(try c.operand(0))
            switch try c.operand(1) {
            case .tensor(let other): return DTypeObject.value(try Tensor.where(try Tensor.ones([], dtype: .bool), a, try empty(.tensor(other))).dtype)
            case .scalar(let scalar): return DTypeObject.value(try a.dtype == .bool && scalar.isBool ? .bool : a.mul(scalar).dtype)
            }
        }
    }

    private static func gradients(_ table: OperationTable) {
        table.add("requires_grad_(Tensor input, bool requires_grad=True)", .method, "Switches the computation of gradients on or off.") { c in try c.tensor(0).requiresGrad_(c.bool(1)) }
        table.add("retain_grad(Tensor input)", .method, "Keeps the gradient of a tensor that is no leaf.") { c in
            try c.tensor(0).retainGrad()
            return Value.none
        }
        table.add("detach_(Tensor input)", [.method, .torch], "Forgets the history.") { c in
            try c.tensor(0).detach_()
        }
    }
}
