internal import Language
internal import Tensors

/// Operations that make tensors.
enum CreationTable {
    static func declare(_ table: OperationTable) {
        filled(table)
        ranges(table)
        likes(table)
        fromData(table)
    }

    private static func filled(_ table: OperationTable) {
        table.add("empty(int[] size, *, …factory, memory_format? memory_format=None)", [.torch, .out], "A tensor with undefined values.") { c in
            try c.factory(2) { try Tensor.empty(try c.ints(0), dtype: $0) }
        }
        table.add("zeros(int[] size, *, …factory)", [.torch, .out], "A tensor of zeros.") { c in
            try c.factory(2) { try Tensor.zeros(try c.ints(0), dtype: $0) }
        }
        table.add("ones(int[] size, *, …factory)", [.torch, .out], "A tensor of ones.") { c in
            try c.factory(2) { try Tensor.ones(try c.ints(0), dtype: $0) }
        }
        table.add("full(int[] size, Number fill_value, *, …factory)", [.torch, .out], "A tensor with the same value everywhere.") { c in
            try c.factory(3) { try Tensor.full(try c.ints(0), try c.scalar(1), dtype: $0) }
        }
        table.add("eye(int n, *, …factory)", [.torch, .out], "The identity matrix.") { c in try c.factory(2) { try Tensor.eye(try c.int(0), dtype: $0) } }
        table.add("eye(int n, int m, *, …factory)", [.torch, .out], "") { c in try c.factory(3) { try Tensor.eye(try c.int(0), try c.int(1), dtype: $0) } }
        table.add("scalar_tensor(Number s, *, …factory)", .torch, "A tensor without dimensions.") { c in
            try c.factory(1) { try Tensor.full([], try c.scalar(0), dtype: $0 ?? TensorRuntime.current.defaultDType) }
        }
        table.add("empty_strided(int[] size, int[] stride, *, …factory)", .torch, "A tensor with given strides and undefined values.") { c in
            try c.factory(2) { try Tensor.emptyStrided(try c.ints(0), try c.ints(1), dtype: $0 ?? TensorRuntime.current.defaultDType) }
        }
        table.add("tril_indices(int row, int col, int offset=0, *, …factory)", .torch, "Row and column numbers of a lower triangle.") { c in
            try Tensor.trilIndices(try c.int(0), try c.int(1), offset: try c.int(2))
        }
        table.add("triu_indices(int row, int col, int offset=0, *, …factory)", .torch, "Row and column numbers of an upper triangle.") { c in
            try Tensor.triuIndices(try c.int(0), try c.int(1), offset: try c.int(2))
        }
    }

    private static func ranges(_ table: OperationTable) {
        table.add("arange(Number end, *, …factory)", [.torch, .out], "Numbers from start to end (excluded) in equal steps.") { c in
            try c.factory(2) { try Tensor.arange(0, try c.scalar(0), dtype: $0) }
        }
        table.add("arange(Number start, Number end, *, …factory)", .torch, "") { c in
            try c.factory(2) { try Tensor.arange(try c.scalar(0), try c.scalar(1), dtype: $0) }
        }
        table.add("arange(Number start, Number end, Number step=1, *, …factory)", [.torch, .out], "") { c in
            try c.factory(4) { try Tensor.arange(try c.scalar(0), try c.scalar(1), step: try c.scalar(2), dtype: $0) }
        }
        table.add("range(Number start, Number end, Number step=1, *, …factory)", [.torch, .out], "Numbers from start to end (included).") { c in
            let step = try c.scalar(2)
            let end = try c.scalar(1).double + step.double / 2
            return try c.factory(4) { try Tensor.arange(.float(try c.scalar(0).double), .float(end), step: .float(step.double), dtype: $0 ?? TensorRuntime.current.defaultDType) }
        }
        for (start, end) in [("Tensor", "Tensor"), ("Number", "Tensor"), ("Tensor", "Number"), ("Number", "Number")] {
            func scalar(_ c: OperationCall, _ index: Int) throws -> Scalar { try Scalars.scalar(c[index], c.interpreter) ?? 0 }
            table.add("linspace(\(start) start, \(end) end, int steps, *, …factory)", [.torch, .out], "`steps` numbers from start to end at equal distances.") { c in
                try c.factory(4) { try Tensor.linspace(try scalar(c, 0), try scalar(c, 1), steps: try c.int(2), dtype: $0) }
            }
            table.add("logspace(\(start) start, \(end) end, int steps, float base=10.0, *, …factory)", [.torch, .out], "`steps` powers of `base`.") { c in
                try c.factory(5) { try Tensor.logspace(try scalar(c, 0), try scalar(c, 1), steps: try c.int(2), base: try c.double(3), dtype: $0) }
            }
        }
        table.add("meshgrid(object tensors)", .runtime, "Grids of coordinates.") { c in
            try Tensor.meshgrid(try AutogradFunctions.tensors(c[0], c.interpreter))
        }
        table.add("cartesian_prod(object tensors)", .runtime, "All combinations of elements.") { c in
            let grids = try Tensor.meshgrid(try AutogradFunctions.tensors(c[0], c.interpreter))
            return try Tensor.stack(try grids.map { try $0.reshape([-1]) }, dim: 1)
        }
    }

    private static func likes(_ table: OperationTable) {
        let tail = "*, …factory, memory_format? memory_format=None"
        table.add("zeros_like(Tensor input, \(tail))", .torch, "Zeros in the shape of another tensor.") { c in
            try c.factory(1) { try Tensor.zerosLike(try c.tensor(0), dtype: $0) }
        }
        table.add("ones_like(Tensor input, \(tail))", .torch, "Ones in the shape of another tensor.") { c in
            try c.factory(1) { try Tensor.onesLike(try c.tensor(0), dtype: $0) }
        }
        table.add("empty_like(Tensor input, \(tail))", .torch, "Undefined values in the shape of another tensor.") { c in
            try c.factory(1) { try Tensor.emptyLike(try c.tensor(0), dtype: $0) }
        }
        table.add("full_like(Tensor input, Number fill_value, \(tail))", .torch, "One value in the shape of another tensor.") { c in
            try c.factory(2) { try Tensor.fullLike(try c.tensor(0), try c.scalar(1), dtype: $0) }
        }
        table.add("new_zeros(Tensor input, int[] size, *, …factory)", .method, "Zeros of the same type.") { c in
            try c.factory(2) { try c.tensor(0).newZeros(try c.ints(1), dtype: $0) }
        }
        table.add("new_ones(Tensor input, int[] size, *, …factory)", .method, "Ones of the same type.") { c in
            try c.factory(2) { try c.tensor(0).newOnes(try c.ints(1), dtype: $0) }
        }
        table.add("new_empty(Tensor input, int[] size, *, …factory)", .method, "Undefined values of the same type.") { c in
            try c.factory(2) { try c.tensor(0).newEmpty(try c.ints(1), dtype: $0) }
        }
        table.add("new_full(Tensor input, int[] size, Number fill_value, *, …factory)", .method, "One value, of the same type.") { c in
            try c.factory(3) { try c.tensor(0).newFull(try c.ints(1), try c.scalar(2), dtype: $0) }
        }
        table.add("new_tensor(Tensor input, object data, *, …factory)", .method, "A tensor of the same type with new data.") { c in
            try c.factory(2) { dtype in
                let own = try c.tensor(0).dtype
                return try TensorData.tensor(c[1], dtype: dtype ?? own, c.interpreter)
            }
        }
    }

    private static func fromData(_ table: OperationTable) {
        table.add("tensor(object data, *, dtype? dtype=None, device? device=None, bool pin_memory=False, bool requires_grad=False)", .torch,
                  "A tensor with the numbers of nested sequences.") { c in
            try DeviceObject.check(c[2], c.interpreter)
            let tensor = try TensorData.tensor(c[0], dtype: try c.dtype(1), c.interpreter)
            if c.bool(4) { try OperationCall.require(tensor) }
            return tensor
        }
        func shared(_ c: OperationCall, _ dtype: DType?) throws -> Tensor {
            if let tensor = c[0].object.flatMap(TensorObject.cast)?.tensor {
                guard let dtype, dtype != tensor.dtype else { return tensor }
                return try tensor.to(dtype)
            }
            if let tensor = try NumpyValues.tensor(c[0].object, c.interpreter) {
                return try dtype.map { try tensor.to($0) } ?? tensor
            }
            return try TensorData.tensor(c[0], dtype: dtype, c.interpreter)
        }
        table.add("as_tensor(object data, dtype? dtype=None, device? device=None)", .torch, "The data as a tensor, without a copy where that is possible.") { c in
            try DeviceObject.check(c[2], c.interpreter)
            return try shared(c, try c.dtype(1))
        }
        table.add("asarray(object obj, *, dtype? dtype=None, device? device=None, bool? copy=None, bool requires_grad=False)", .torch, "The object as a tensor.") { c in
            let tensor = try shared(c, try c.dtype(1))
            return c.bool(3) ? try tensor.clone() : tensor
        }
        table.add("from_numpy(object ndarray)", .torch, "A tensor that shares memory with a NumPy array.") { c in
            guard c[0].object.map(NumpyValues.isArray) ?? false else { throw c.interpreter.typeError("expected np.ndarray (got \(c[0].typeName))") }
            return try shared(c, nil)
        }
        table.add("frombuffer(object buffer, *, dtype dtype, int count=-1, int offset=0, bool requires_grad=False)", .torch, "The bytes of an object as a tensor.") { c in
            guard let bytes = BytesObject.of(c[0])?.bytes else { throw c.interpreter.typeError("a bytes-like object is required, not '\(c[0].typeName)'") }
            let offset = min(max(0, try c.int(3)), bytes.count)
            var rest = try Tensor(bytes: bytes[offset...], shape: [bytes.count - offset])
            if let dtype = try c.dtype(1), dtype != .uint8 { rest = try rest.view(as: dtype) }
            let count = try c.int(2)
            return count >= 0 ? try rest.narrow(0, 0, count) : rest
        }
        table.add("vander(Tensor x, int? N=None, bool increasing=False)", .torch, "Powers of the elements, a row for each.") { c in
            let x = try c.tensor(0)
            if x.rank != 1 { throw c.interpreter.runtimeError("x must be a one-dimensional tensor.") }
            let count = try c.intOrNil(1) ?? x.count
            if count < 0 { throw c.interpreter.runtimeError("N must be non-negative.") }
            try TensorRuntime.checkRoom(count, of: max(x.count, 1))
            let powers = try (0..<count).map { try x.pow(.int(c.bool(2) ? $0 : count - 1 - $0)) }
            return try powers.isEmpty ? Tensor.empty([x.count, 0], dtype: x.dtype) : Tensor.stack(powers, dim: -1)
        }
        table.add("one_hot(Tensor tensor, int num_classes=-1)", .functional, "A vector of zeros with a one at each index.") { c in
            try c.tensor(0).oneHot(classes: try c.int(1))
        }
    }
}
