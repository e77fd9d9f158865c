internal import Language
internal import Tensors

/// Operations that change the shape, join and cut.
enum ShapeTable {
    static func declare(_ table: OperationTable) {
        views(table)
        dimensions(table)
        joining(table)
        cutting(table)
        repeating(table)
        reordering(table)
        triangles(table)
        for (name, original) in [("swapaxes", "transpose"), ("swapdims", "transpose"), ("moveaxis", "movedim"), ("concat", "cat"), ("concatenate", "cat"), ("row_stack", "vstack")] {
            table.alias(name, original)
        }
    }

    private static func views(_ table: OperationTable) {
        table.add("view(Tensor input, dtype dtype)", .method, "The same memory with another shape, or as another type.") { c in
            try c.tensor(0).view(as: try c.dtype(1) ?? c.tensor(0).dtype)
        }
        table.add("view(Tensor input, int[] size)", .method, "") { c in try c.tensor(0).view(try c.ints(1)) }
        table.add("reshape(Tensor input, int[] shape)", [.torch, .method], "The elements in another shape; a view if that is possible.") { c in
            try c.tensor(0).reshape(try c.ints(1))
        }
        table.add("view_as(Tensor input, Tensor other)", .method, "A view in the shape of another tensor.") { c in try c.tensor(0).view(try c.tensor(1).shape) }
        table.add("reshape_as(Tensor input, Tensor other)", .method, "The elements in the shape of another tensor.") { c in try c.tensor(0).reshape(try c.tensor(1).shape) }
        table.add("flatten(Tensor input, int start_dim=0, int end_dim=-1)", [.torch, .method], "Several dimensions made into one.") { c in
            try c.tensor(0).flatten(startDim: try c.int(1), endDim: try c.int(2))
        }
        table.add("ravel(Tensor input)", [.torch, .method], "All dimensions made into one.") { c in try c.tensor(0).reshape([-1]) }
        table.add("unflatten(Tensor input, int dim, int[] sizes)", [.torch, .method], "One dimension made into several.") { c in
            try c.tensor(0).unflatten(try c.int(1), try c.ints(2))
        }
        table.add("expand(Tensor input, int[] size, *, bool implicit=False)", .method, "Dimensions of size 1 seen as larger ones, without a copy.") { c in
            try c.tensor(0).expand(try c.ints(1))
        }
        table.add("expand_as(Tensor input, Tensor other)", .method, "Expanded to the shape of another tensor.") { c in try c.tensor(0).expand(try c.tensor(1).shape) }
        table.add("broadcast_to(Tensor input, int[] size)", [.torch, .method], "Expanded to a shape.") { c in try c.tensor(0).expand(try c.ints(1)) }
        table.add("broadcast_tensors(object tensors)", .runtime, "Tensors expanded to their common shape.") { c in
            try Tensor.broadcastTensors(try AutogradFunctions.tensors(c[0], c.interpreter))
        }
        table.add("as_strided(Tensor input, int[] size, int[] stride, int? storage_offset=None)", [.torch, .method], "A view with given sizes and strides.") { c in
            try c.tensor(0).asStrided(try c.ints(1), try c.ints(2), try c.intOrNil(3))
        }
        table.add("contiguous(Tensor input, *, memory_format? memory_format=None)", .method, "The elements in row-major order; a copy if they are not.") { c in
            try c.tensor(0).contiguous()
        }
        table.add("sum_to_size(Tensor input, int[] size)", .method, "Summed to a shape that broadcasts to this one.") { c in try c.tensor(0).sumToSize(try c.ints(1)) }
    }

    private static func dimensions(_ table: OperationTable) {
        table.add("transpose(Tensor input, int dim0, int dim1)", [.torch, .method], "Two dimensions exchanged.") { c in
            try c.tensor(0).transpose(try c.int(1), try c.int(2))
        }
        table.add("t(Tensor input)", [.torch, .method], "The transpose of a matrix.") { c in try c.tensor(0).t() }
        table.add("adjoint(Tensor input)", [.torch, .method], "The last two dimensions exchanged.") { c in try c.tensor(0).matrixTranspose() }
        table.add("permute(Tensor input, int[] dims)", [.torch, .method], "The dimensions in another order.") { c in try c.tensor(0).permute(try c.ints(1)) }
        table.add("movedim(Tensor input, int source, int destination)", [.torch, .method], "A dimension moved to another place.") { c in
            try c.tensor(0).movedim([try c.int(1)], [try c.int(2)])
        }
        table.add("movedim(Tensor input, int[] source, int[] destination)", [.torch, .method], "") { c in try c.tensor(0).movedim(try c.ints(1), try c.ints(2)) }
        table.add("unsqueeze(Tensor input, int dim)", [.torch, .method], "A new dimension of size 1.") { c in try c.tensor(0).unsqueeze(try c.int(1)) }
        table.add("squeeze(Tensor input)", [.torch, .method], "Without dimensions of size 1.") { c in try c.tensor(0).squeeze() }
        table.add("squeeze(Tensor input, int dim)", [.torch, .method], "") { c in try c.tensor(0).squeeze([try c.int(1)]) }
        table.add("squeeze(Tensor input, int[] dim)", [.torch, .method], "") { c in try c.tensor(0).squeeze(try c.ints(1)) }
        func inPlace(_ schema: String, _ gradient: String, _ body: @escaping (Tensor, OperationCall) throws -> Tensor) {
            table.add(schema, .method, "The same, for the tensor itself.") { c in
                guard let object = c[0].object.flatMap(TensorObject.cast) else { return c[0] }
                let before = object.tensor
                try before.checkShapeWritable()
                let after = try body(before, c)
                if after !== before { after.renameGradient(to: gradient) }
                object.replace(after, keepsHistory: before.requiresGrad && !before.isLeaf)
                return .object(object)
            }
        }
        inPlace("unsqueeze_(Tensor input, int dim)", "UnsqueezeBackward1") { try $0.unsqueeze(try $1.int(1)) }
        inPlace("squeeze_(Tensor input)", "SqueezeBackward3") { x, _ in try x.squeeze() }
        inPlace("squeeze_(Tensor input, int dim)", "SqueezeBackward4") { try $0.squeeze([try $1.int(1)]) }
        inPlace("transpose_(Tensor input, int dim0, int dim1)", "TransposeBackward1") { try $0.transpose(try $1.int(1), try $1.int(2)) }
        inPlace("t_(Tensor input)", "TBackward1") { x, _ in try x.t() }
        inPlace("as_strided_(Tensor input, int[] size, int[] stride, int? storage_offset=None)", "AsStridedBackward1") { x, c in
            try x.asStrided(try c.ints(1), try c.ints(2), try c.intOrNil(3) ?? x.offset)
        }
        table.add("resize_(Tensor input, int[] size)", .method, "The same memory with another shape.") { c in
            guard let object = c[0].object.flatMap(TensorObject.cast) else { return c[0] }
            if object.tensor.requiresGrad { throw TensorError(.runtimeError, "cannot resize variables that require grad") }
            object.replace(try resized(object.tensor, c))
            return .object(object)
        }
        func resized(_ x: Tensor, _ c: OperationCall) throws -> Tensor {
            let shape = try c.ints(1)
            let count = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
            if count == x.count { return try x.contiguous().view(shape) }
            let result = try Tensor.zeros(shape, dtype: x.dtype)
            let shared = min(count, x.count)
            if shared > 0 { _ = try result.view([-1]).narrow(0, 0, shared).copy_(try x.reshape([-1]).narrow(0, 0, shared)) }
            return result
        }
    }

    private static func joining(_ table: OperationTable) {
        table.add("cat(Tensor[] tensors, int dim=0)", [.torch, .out], "Tensors one after the other along a dimension.") { c in
            try Tensor.cat(try c.tensors(0), dim: try c.int(1))
        }
        table.add("stack(Tensor[] tensors, int dim=0)", [.torch, .out], "Tensors along a new dimension.") { c in try Tensor.stack(try c.tensors(0), dim: try c.int(1)) }
        table.add("hstack(Tensor[] tensors)", [.torch, .out], "Tensors side by side.") { c in try Tensor.hstack(try c.tensors(0)) }
        table.add("vstack(Tensor[] tensors)", [.torch, .out], "Tensors below each other.") { c in try Tensor.vstack(try c.tensors(0)) }
        table.add("dstack(Tensor[] tensors)", [.torch, .out], "Tensors behind each other.") { c in try Tensor.dstack(try c.tensors(0)) }
        table.add("column_stack(Tensor[] tensors)", [.torch, .out], "Vectors as columns of a matrix.") { c in try Tensor.columnStack(try c.tensors(0)) }
        table.add("block_diag(object tensors)", .runtime, "Matrices along the diagonal.") { c in try Tensor.blockDiag(try AutogradFunctions.tensors(c[0], c.interpreter)) }
        for (rank, body) in [(1, { try $0.atLeast1D() }), (2, { try $0.atLeast2D() }), (3, { try $0.atLeast3D() })] as [(Int, (Tensor) throws -> Tensor)] {
            table.add("atleast_\(rank)d(Tensor input)", .torch, "With at least \(rank) dimension\(rank == 1 ? "" : "s").") { c in try body(try c.tensor(0)) }
            table.add("atleast_\(rank)d(Tensor[] tensors)", .torch, "") { c in try c.tensors(0).map(body) }
        }
    }

    private static func cutting(_ table: OperationTable) {
        func split(_ c: OperationCall) throws -> [Tensor] {
            if case .int(let size) = c[1] { return try c.tensor(0).split(size, dim: try c.int(2)) }
            guard c[1].list != nil || c[1].tuple != nil else {
                throw c.interpreter.typeError("split_with_sizes(): argument 'split_sizes' (position 2) must be tuple of ints, not \(c[1].typeName)")
            }
            return try c.tensor(0).split(try c.ints(1), dim: try c.int(2))
        }
        table.add("split(Tensor tensor, object split_size_or_sections, int dim=0)", .torch, "Parts of a size, or of several sizes.", split)
        table.add("split(Tensor input, object split_size, int dim=0)", .method, "Parts of a size, or of several sizes.", split)
        table.add("split_with_sizes(Tensor input, int[] split_sizes, int dim=0)", [.torch, .method], "Parts of several sizes.") { c in
            try c.tensor(0).split(try c.ints(1), dim: try c.int(2))
        }
        table.add("chunk(Tensor input, int chunks, int dim=0)", [.torch, .method], "So many parts of equal size.") { c in try c.tensor(0).chunk(try c.int(1), dim: try c.int(2)) }
        table.add("tensor_split(Tensor input, int sections, int dim=0)", [.torch, .method], "So many parts, of nearly equal sizes.") { c in
            try c.tensor(0).tensorSplit(try c.int(1), dim: try c.int(2))
        }
        table.add("tensor_split(Tensor input, int[] indices, int dim=0)", [.torch, .method], "") { c in try c.tensor(0).tensorSplit(at: try c.ints(1), dim: try c.int(2)) }
        for (name, dim) in [("hsplit", 1), ("vsplit", 0), ("dsplit", 2)] {
            table.add("\(name)(Tensor input, int sections)", [.torch, .method], "So many parts along dimension \(dim).") { c in
                let (x, parts) = (try c.tensor(0), try c.int(1))
                let axis = try splitAxis(x, name, dim, c)
                if parts <= 0 || x.shape[axis] % parts != 0 {
                    throw c.interpreter.runtimeError("torch.\(name) attempted to split along dimension \(axis), but the size of the dimension \(x.shape[axis]) is not divisible by the split_size \(parts)!")
                }
                return try x.tensorSplit(parts, dim: axis)
            }
            table.add("\(name)(Tensor input, int[] indices)", [.torch, .method], "") { c in
                let x = try c.tensor(0)
                return try x.tensorSplit(at: try c.ints(1), dim: try splitAxis(x, name, dim, c))
            }
        }
        table.add("unbind(Tensor input, int dim=0)", [.torch, .method], "All slices along a dimension.") { c in try c.tensor(0).unbind(try c.int(1)) }
        table.add("select(Tensor input, int dim, int index)", [.torch, .method], "One slice along a dimension.") { c in try c.tensor(0).select(try c.int(1), try c.int(2)) }
        table.add("narrow(Tensor input, int dim, int start, int length)", [.torch, .method], "A part of a dimension.") { c in
            try c.tensor(0).narrow(try c.int(1), try c.int(2), try c.int(3))
        }
        table.add("diagonal(Tensor input, int offset=0, int dim1=0, int dim2=1)", [.torch, .method], "The diagonal as a view.") { c in
            try c.tensor(0).diagonal(offset: try c.int(1), dim1: try c.int(2), dim2: try c.int(3))
        }
        table.add("unfold(Tensor input, int dimension, int size, int step)", .method, "Windows of a size along a dimension.") { c in
            try c.tensor(0).unfold(try c.int(1), try c.int(2), try c.int(3))
        }
    }

    private static func repeating(_ table: OperationTable) {
        table.add("repeat(Tensor input, int[] repeats)", .method, "Copies along each dimension.") { c in try c.tensor(0).repeat(try c.ints(1)) }
        table.add("tile(Tensor input, int[] dims)", [.torch, .method], "Copies along each dimension.") { c in try c.tensor(0).tile(try c.ints(1)) }
        table.add("repeat_interleave(Tensor input, Tensor repeats, int? dim=None, *, int? output_size=None)", [.torch, .method], "Each element several times.") { c in
            try c.tensor(0).repeatInterleave(try c.tensor(1), dim: try c.intOrNil(2))
        }
        table.add("repeat_interleave(Tensor input, int repeats, int? dim=None, *, int? output_size=None)", [.torch, .method], "") { c in
            try c.tensor(0).repeatInterleave(try c.int(1), dim: try c.intOrNil(2))
        }
    }

    private static func reordering(_ table: OperationTable) {
        table.add("flip(Tensor input, int[] dims)", [.torch, .method], "Dimensions in reverse order.") { c in try c.tensor(0).flip(try c.ints(1)) }
        table.add("fliplr(Tensor input)", [.torch, .method], "Columns in reverse order.") { c in try c.tensor(0).fliplr() }
        table.add("flipud(Tensor input)", [.torch, .method], "Rows in reverse order.") { c in try c.tensor(0).flipud() }
        table.add("roll(Tensor input, int[1] shifts, int[1] dims=())", [.torch, .method], "Elements moved on; what falls out at the end comes in at the start.") { c in
            try c.tensor(0).roll(try c.ints(1), try c.ints(2))
        }
        table.add("rot90(Tensor input, int k=1, int[] dims=(0,1))", [.torch, .method], "Turned by 90 degrees, k times.") { c in
            try c.tensor(0).rot90(try c.int(1), try c.ints(2))
        }
    }

    private static func triangles(_ table: OperationTable) {
        table.on("tril(Tensor input, int diagonal=0)", .all, "The lower triangle; zeros above.") { x, c in try x.tril(try c.int(1)) }
        table.on("triu(Tensor input, int diagonal=0)", .all, "The upper triangle; zeros below.") { x, c in try x.triu(try c.int(1)) }
        table.add("diag(Tensor input, int diagonal=0)", .both, "The diagonal of a matrix, or the matrix of a diagonal.") { c in try c.tensor(0).diag(try c.int(1)) }
        table.add("diagflat(Tensor input, int offset=0)", [.torch, .method], "The matrix with all elements on the diagonal.") { c in
            try c.tensor(0).reshape([-1]).diag(try c.int(1))
        }
        table.add("diag_embed(Tensor input, int offset=0, int dim1=-2, int dim2=-1)", [.torch, .method], "Matrices of diagonals.") { c in
            try c.tensor(0).diagEmbed(offset: try c.int(1), dim1: try c.int(2), dim2: try c.int(3))
        }
        table.add("trace(Tensor input)", [.torch, .method], "The sum of the diagonal.") { c in try c.tensor(0).trace() }
    }

    /// The dimension that `hsplit`, `vsplit` and `dsplit` cut: a vector has only one for the first.
    private static func splitAxis(_ x: Tensor, _ name: String, _ dim: Int, _ c: OperationCall) throws -> Int {
        let needed = name == "hsplit" ? 1 : dim == 0 ? 2 : 3
        if x.rank < needed {
            throw c.interpreter.runtimeError("torch.\(name) requires a tensor with at least \(needed) dimension, but got a tensor with \(x.rank) dimensions!")
        }
        return name == "hsplit" && x.rank == 1 ? 0 : dim
    }
}
