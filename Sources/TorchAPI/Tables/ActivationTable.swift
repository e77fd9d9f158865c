internal import Language
internal import Tensors

/// Activation functions.
enum ActivationTable {
    /// A function of `torch.nn.functional` that may write to its input.
    private static func activation(_ table: OperationTable, _ schema: String, _ summary: String, _ body: @escaping (Tensor, OperationCall) throws -> Tensor) {
        let inPlace = schema.split(separator: ",").count
        table.add(String(schema.dropLast()) + ", bool inplace=False)", .functional, summary) { c in
            let x = try c.tensor(0)
            return c.bool(inPlace) ? try x.applyInPlace { try body($0, c) } : try body(x, c)
        }
        let name = String(schema.prefix { $0 != "(" })
        table.add(name + "_" + schema.dropFirst(name.utf8.count), .functional, summary) { c in try c.tensor(0).applyInPlace { try body($0, c) } }
    }

    static func declare(_ table: OperationTable) {
        table.on("relu(Tensor input)", [.torch, .method, .inPlace], "max(x, 0)") { x, _ in try x.relu() }
        activation(table, "relu(Tensor input)", "max(x, 0)") { x, _ in try x.relu() }
        activation(table, "relu6(Tensor input)", "min(max(x, 0), 6)") { x, _ in try Functional.relu6(x) }
        activation(table, "leaky_relu(Tensor input, float negative_slope=0.01)", "x, or slope · x where x is negative.") { x, c in
            try Functional.leakyRelu(x, slope: try c.double(1))
        }
        activation(table, "elu(Tensor input, float alpha=1.0)", "x, or α(eˣ - 1) where x is negative.") { x, c in try Functional.elu(x, alpha: try c.double(1)) }
        activation(table, "celu(Tensor input, float alpha=1.0)", "A smooth ELU.") { x, c in try Functional.celu(x, alpha: try c.double(1)) }
        activation(table, "selu(Tensor input)", "A scaled ELU that keeps mean and variance.") { x, _ in try Functional.selu(x) }
        activation(table, "silu(Tensor input)", "x · sigmoid(x)") { x, _ in try Functional.silu(x) }
        activation(table, "mish(Tensor input)", "x · tanh(softplus(x))") { x, _ in try Functional.mish(x) }
        activation(table, "hardtanh(Tensor input, float min_val=-1.0, float max_val=1.0)", "x, cut off at both ends.") { x, c in
            try Functional.hardtanh(x, min: try c.double(1), max: try c.double(2))
        }
        activation(table, "hardsigmoid(Tensor input)", "A sigmoid of straight pieces.") { x, _ in try Functional.hardsigmoid(x) }
        activation(table, "hardswish(Tensor input)", "x · hardsigmoid(x)") { x, _ in try Functional.hardswish(x) }
        activation(table, "threshold(Tensor input, float threshold, float value)", "x where it is above the threshold, else a value.") { x, c in
            try Functional.threshold(x, try c.double(1), try c.double(2))
        }
        table.add("rrelu(Tensor input, float lower=0.125, float upper=0.3333333333333333, bool training=False, bool inplace=False)", .functional, "Leaky ReLU with random slopes.") { c in
            let x = try c.tensor(0)
            func body(_ x: Tensor) throws -> Tensor { try Functional.rrelu(x, lower: try c.double(1), upper: try c.double(2), training: c.bool(3)) }
            return c.bool(4) ? try x.applyInPlace(body) : try body(x)
        }
        table.add("prelu(Tensor input, Tensor weight)", [.torch, .method, .functional], "Leaky ReLU with slopes that are learnt.") { c in try Functional.prelu(try c.tensor(0), try c.tensor(1)) }
        table.add("gelu(Tensor input, *, str approximate='none')", .functional, "x · Φ(x)") { c in try Functional.gelu(try c.tensor(0), approximate: c.string(1)) }
        table.add("softplus(Tensor input, Number beta=1, Number threshold=20)", .functional, "log(1 + eˣ)") { c in
            try Functional.softplus(try c.tensor(0), beta: try c.scalar(1).double, threshold: try c.scalar(2).double)
        }
        for (name, summary, body) in [("softsign", "x / (1 + |x|)", { try Functional.softsign($0) }), ("tanhshrink", "x - tanh(x)", { try Functional.tanhshrink($0) }),
                                      ("log_sigmoid", "log(sigmoid(x))", { try Functional.logsigmoid($0) }), ("tanh", "The hyperbolic tangent.", { try $0.tanh() }),
                                      ("sigmoid", "1 / (1 + e⁻ˣ)", { try $0.sigmoid() })] as [(String, String, (Tensor) throws -> Tensor)] {
            table.add("\(name)(Tensor input)", .functional, summary) { c in try body(try c.tensor(0)) }
        }
        table.add("hardshrink(Tensor input, Number lambd=0.5)", [.torch, .method, .functional], "x, or 0 where |x| is small.") { c in
            try Functional.hardshrink(try c.tensor(0), lambda: try c.scalar(1).double)
        }
        table.add("softshrink(Tensor input, Number lambd=0.5)", .functional, "x moved towards 0.") { c in try Functional.softshrink(try c.tensor(0), lambda: try c.scalar(1).double) }
        table.add("glu(Tensor input, int dim=-1)", .functional, "One half times the sigmoid of the other.") { c in try Functional.glu(try c.tensor(0), dim: try c.int(1)) }
        table.nameFunctional("log_sigmoid", "logsigmoid")
        softmax(table)
        dropout(table)
    }

    private static func softmax(_ table: OperationTable) {
        table.add("softmax(Tensor input, int dim, dtype? dtype=None)", [.torch, .method], "eˣ / Σ eˣ along a dimension.") { c in try c.tensor(0).softmax(try c.int(1), dtype: try c.dtype(2)) }
        table.add("log_softmax(Tensor input, int dim, dtype? dtype=None)", [.torch, .method], "log softmax(x)") { c in try c.tensor(0).logSoftmax(try c.int(1), dtype: try c.dtype(2)) }
        /// The dimension that PyTorch chose before there was the argument.
        func dim(_ c: OperationCall, _ tensor: Tensor) throws -> Int {
            try c.intOrNil(1) ?? (tensor.rank == 0 || tensor.rank == 1 || tensor.rank == 3 ? 0 : 1)
        }
        let tail = "(Tensor input, int? dim=None, int _stacklevel=3, dtype? dtype=None)"
        table.add("softmax" + tail, .functional, "eˣ / Σ eˣ along a dimension.") { c in
            let x = try c.tensor(0)
            return try x.softmax(try dim(c, x), dtype: try c.dtype(3))
        }
        table.add("log_softmax" + tail, .functional, "log softmax(x)") { c in
            let x = try c.tensor(0)
            return try x.logSoftmax(try dim(c, x), dtype: try c.dtype(3))
        }
        table.add("softmin" + tail, .functional, "softmax(-x)") { c in
            let x = try c.tensor(0)
            return try Functional.softmin(x, dim: try dim(c, x), dtype: try c.dtype(3))
        }
        table.add("gumbel_softmax(Tensor logits, float tau=1, bool hard=False, float eps=1e-10, int dim=-1)", .functional, "A softmax with Gumbel noise.") { c in
            try Functional.gumbelSoftmax(try c.tensor(0), tau: try c.double(1), hard: c.bool(2), dim: try c.int(4))
        }
    }

    private static func dropout(_ table: OperationTable) {
        /// `F.dropout` and its relatives check p themselves.
        func probability(_ c: OperationCall) throws -> Double {
            let p = try c.double(1)
            if p < 0 || p > 1 { throw c.interpreter.valueError("dropout probability has to be between 0 and 1, but got \(try c.interpreter.reprText(c[1]))") }
            return p
        }
        func declare(_ name: String, _ training: Bool, _ summary: String, _ body: @escaping (Tensor, Double, Bool) throws -> Tensor) {
            table.add("\(name)(Tensor input, float p=0.5, bool training=\(training ? "True" : "False"), bool inplace=False)", .functional, summary) { c in
                let x = try c.tensor(0), p = try probability(c), isTraining = c.bool(2)
                return c.bool(3) ? try x.applyInPlace { try body($0, p, isTraining) } : try body(x, p, isTraining)
            }
        }
        declare("dropout", true, "Zeros at random places, the rest scaled up.") { try Functional.dropout($0, p: $1, training: $2) }
        declare("alpha_dropout", false, "Dropout that keeps mean and variance of SELU.") { try Functional.alphaDropout($0, p: $1, training: $2) }
        declare("feature_alpha_dropout", false, "Alpha dropout of whole channels.") { try Functional.alphaDropout($0, p: $1, training: $2, perFeature: true) }
        for (name, batched) in [("dropout1d", 3), ("dropout2d", 4), ("dropout3d", 5)] {
            declare(name, true, "Zeros for whole channels at random.") { x, p, training in
                if x.rank == batched - 1, name != "dropout2d" { return try Functional.featureDropout(try x.unsqueeze(0), p: p, training: training).squeeze([0]) }
                return try Functional.featureDropout(x, p: p, training: training)
            }
        }
        table.add("dropout(Tensor input, float p, bool train)", .torch, "Zeros at random places, the rest scaled up.") { c in
            try Functional.dropout(try c.tensor(0), p: try c.double(1), training: c.bool(2))
        }
    }
}
