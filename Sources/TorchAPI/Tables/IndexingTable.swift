internal import Language
internal import Tensors

/// Operations that pick elements by index or mask, and write to them.
enum IndexingTable {
    static func declare(_ table: OperationTable) {
        picking(table)
        writing(table)
        masks(table)
    }

    private static func picking(_ table: OperationTable) {
        table.add("gather(Tensor input, int dim, Tensor index, *, bool sparse_grad=False)", .both, "The elements at `index` along a dimension.") { c in
            try c.tensor(0).gather(try c.int(1), try c.tensor(2))
        }
        table.add("index_select(Tensor input, int dim, Tensor index)", .both, "The slices at `index` along a dimension.") { c in
            try c.tensor(0).indexSelect(try c.int(1), try c.tensor(2))
        }
        table.add("take(Tensor input, Tensor index)", .both, "The elements at `index` of the flattened tensor.") { c in try c.tensor(0).take(try c.tensor(1)) }
        table.add("take_along_dim(Tensor input, Tensor indices, int? dim=None)", .both, "The elements at `indices` along a dimension.") { c in
            try c.tensor(0).takeAlongDim(try c.tensor(1), try c.intOrNil(2))
        }
        table.add("nonzero(Tensor input, *, bool as_tuple=False)", .both, "The places of elements that are not 0.") { c -> Value in
            if c.bool(1) { return try c.tensor(0).nonzeroTuple().value(c.interpreter) }
            return .object(TensorObject.wrap(try c.tensor(0).nonzero()))
        }
        table.add("argwhere(Tensor input)", [.torch, .method], "The places of elements that are not 0.") { c in try c.tensor(0).argwhere() }
        table.add("where(Tensor condition)", .torch, "Elements of one tensor where the condition holds, of another elsewhere.") { c in try c.tensor(0).nonzeroTuple() }
        table.add("where(Tensor condition, Tensor input, Tensor other)", [.torch, .out], "") { c in try Tensor.where(try c.tensor(0), try c.tensor(1), try c.tensor(2)) }
        table.add("where(Tensor condition, Number self, Tensor other)", .torch, "") { c in
            try Tensor.where(try c.tensor(0), try Tensor.scalar(try c.scalar(1)), try c.tensor(2))
        }
        table.add("where(Tensor condition, Tensor input, Number other)", .torch, "") { c in
            try Tensor.where(try c.tensor(0), try c.tensor(1), try Tensor.scalar(try c.scalar(2)))
        }
        table.add("where(Tensor condition, Number self, Number other)", .torch, "") { c in
            try Tensor.where(try c.tensor(0), try Tensor.scalar(try c.scalar(1)), try Tensor.scalar(try c.scalar(2)))
        }
        table.add("where(Tensor input, Tensor condition, Tensor other)", .method, "The elements where the condition holds, others elsewhere.") { c in
            try Tensor.where(try c.tensor(1), try c.tensor(0), try c.tensor(2))
        }
        table.add("where(Tensor input, Tensor condition, Number other)", .method, "") { c in
            try Tensor.where(try c.tensor(1), try c.tensor(0), try Tensor.scalar(try c.scalar(2)))
        }
    }

    /// `scatter` with a reduction: what stands in `x` is kept as a summand or a factor.
    private static func combined(_ x: Tensor, _ c: OperationCall, _ source: Tensor) throws -> Tensor {
        switch c.string(4) {
        case "add": return try x.scatterAdd(try c.int(1), try c.tensor(2), source)
        case "multiply": return try x.scatterReduce(try c.int(1), try c.tensor(2), source, reduce: "prod")
        default: throw c.interpreter.runtimeError("reduce argument must be either add or multiply.")
        }
    }

    private static func writing(_ table: OperationTable) {
        table.on("scatter(Tensor input, int dim, Tensor index, Tensor src)", .both, "Writes the elements of `src` to `index` along a dimension.") { x, c in
            try x.scatter(try c.int(1), try c.tensor(2), try c.tensor(3))
        }
        table.on("scatter(Tensor input, int dim, Tensor index, Number value)", .both, "") { x, c in try x.scatter(try c.int(1), try c.tensor(2), try c.scalar(3)) }
        table.writing("scatter(Tensor input, int dim, Tensor index, Tensor src)", "") { x, c in try x.scatter_(try c.int(1), try c.tensor(2), try c.tensor(3)) }
        let withTensor = "scatter(Tensor input, int dim, Tensor index, Tensor src, *, str reduce)"
        table.on(withTensor, .both, "") { x, c in try combined(x, c, try c.tensor(3)) }
        table.writing(withTensor, "") { x, c in try x.applyInPlace { try combined($0, c, try c.tensor(3)) } }
        table.writing("scatter(Tensor input, int dim, Tensor index, Number value)", "") { x, c in try x.scatter_(try c.int(1), try c.tensor(2), try c.scalar(3)) }
        let withNumber = "scatter(Tensor input, int dim, Tensor index, Number value, *, str reduce)"
        table.on(withNumber, .both, "") { x, c in try combined(x, c, try Tensor.full(try c.tensor(2).shape, try c.scalar(3), dtype: x.dtype)) }
        table.writing(withNumber, "") { x, c in
            try x.applyInPlace { try combined($0, c, try Tensor.full(try c.tensor(2).shape, try c.scalar(3), dtype: $0.dtype)) }
        }
        table.on("scatter_add(Tensor input, int dim, Tensor index, Tensor src)", .both, "Adds the elements of `src` at `index`.") { x, c in
            try x.scatterAdd(try c.int(1), try c.tensor(2), try c.tensor(3))
        }
        table.writing("scatter_add(Tensor input, int dim, Tensor index, Tensor src)", "") { x, c in try x.scatterAdd_(try c.int(1), try c.tensor(2), try c.tensor(3)) }
        table.on("scatter_reduce(Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True)", .both, "Combines the elements of `src` at `index`.") { x, c in
            try x.scatterReduce(try c.int(1), try c.tensor(2), try c.tensor(3), reduce: c.string(4), includeSelf: c.bool(5))
        }
        table.writing("scatter_reduce(Tensor input, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True)", "") { x, c in
            try x.scatterReduce_(try c.int(1), try c.tensor(2), try c.tensor(3), reduce: c.string(4), includeSelf: c.bool(5))
        }
        table.on("index_add(Tensor input, int dim, Tensor index, Tensor source, *, Number alpha=1)", .both, "Adds slices at `index`.") { x, c in
            try x.indexAdd(try c.int(1), try c.tensor(2), try c.tensor(3), alpha: try c.scalar(4))
        }
        table.writing("index_add(Tensor input, int dim, Tensor index, Tensor source, *, Number alpha=1)", "") { x, c in
            try x.indexAdd_(try c.int(1), try c.tensor(2), try c.tensor(3), alpha: try c.scalar(4))
        }
        table.on("index_copy(Tensor input, int dim, Tensor index, Tensor source)", .both, "Writes slices at `index`.") { x, c in
            try x.indexCopy(try c.int(1), try c.tensor(2), try c.tensor(3))
        }
        table.writing("index_copy(Tensor input, int dim, Tensor index, Tensor source)", "") { x, c in try x.indexCopy_(try c.int(1), try c.tensor(2), try c.tensor(3)) }
        table.on("index_fill(Tensor input, int dim, Tensor index, Number value)", [.torch, .method], "Fills slices at `index`.") { x, c in
            try x.indexFill(try c.int(1), try c.tensor(2), try c.scalar(3))
        }
        table.writing("index_fill(Tensor input, int dim, Tensor index, Number value)", "") { x, c in try x.indexFill_(try c.int(1), try c.tensor(2), try c.scalar(3)) }
        func indices(_ c: OperationCall) throws -> [Tensor?] { try AutogradFunctions.optionalTensors(c[1], c.interpreter) }
        table.on("index_put(Tensor input, object indices, Tensor values, bool accumulate=False)", [.torch, .method], "Writes to the places that index tensors name.") { x, c in
            try x.indexPut(try indices(c), try c.tensor(2), accumulate: c.bool(3))
        }
        table.writing("index_put(Tensor input, object indices, Tensor values, bool accumulate=False)", "") { x, c in
            try x.indexPut_(try indices(c), try c.tensor(2), accumulate: c.bool(3))
        }
        for (name, body) in [("select_scatter(Tensor input, Tensor src, int dim, int index)", { try $0.select(try $1.int(2), try $1.int(3)) }),
                             ("slice_scatter(Tensor input, Tensor src, int dim=0, int? start=None, int? end=None, int step=1)",
                              { try $0.slice(try $1.int(2), try $1.intOrNil(3), try $1.intOrNil(4), step: try $1.int(5)) }),
                             ("diagonal_scatter(Tensor input, Tensor src, int offset=0, int dim1=0, int dim2=1)",
                              { try $0.diagonal(offset: try $1.int(2), dim1: try $1.int(3), dim2: try $1.int(4)) })] as [(String, (Tensor, OperationCall) throws -> Tensor)] {
            table.on(name, [.torch, .method], "A copy with a part replaced.") { x, c in
                let copy = try x.clone()
                _ = try body(copy, c).copy_(try c.tensor(1))
                return copy
            }
        }
        table.writing("fill_diagonal(Tensor input, Number fill_value, bool wrap=False)", "Writes a number to the diagonal.") { x, c in
            _ = try x.diagonal().fill_(try c.scalar(1))
            return x
        }
    }

    private static func masks(_ table: OperationTable) {
        table.on("masked_fill(Tensor input, Tensor mask, Tensor value)", [.torch, .method], "`value` where the mask holds.") { x, c in
            try x.maskedFill(try c.tensor(1), try c.tensor(2))
        }
        table.on("masked_fill(Tensor input, Tensor mask, Number value)", [.torch, .method], "") { x, c in try x.maskedFill(try c.tensor(1), try c.scalar(2)) }
        table.writing("masked_fill(Tensor input, Tensor mask, Tensor value)", "") { x, c in try x.maskedFill_(try c.tensor(1), try c.tensor(2)) }
        table.writing("masked_fill(Tensor input, Tensor mask, Number value)", "") { x, c in try x.maskedFill_(try c.tensor(1), try c.scalar(2)) }
        table.add("masked_select(Tensor input, Tensor mask)", .both, "The elements where the mask holds.") { c in try c.tensor(0).maskedSelect(try c.tensor(1)) }
        table.on("masked_scatter(Tensor input, Tensor mask, Tensor source)", [.torch, .method], "The next element of `source` wherever the mask holds.") { x, c in
            try x.maskedScatter(try c.tensor(1), try c.tensor(2))
        }
        table.writing("masked_scatter(Tensor input, Tensor mask, Tensor source)", "") { x, c in try x.maskedScatter_(try c.tensor(1), try c.tensor(2)) }
    }
}
