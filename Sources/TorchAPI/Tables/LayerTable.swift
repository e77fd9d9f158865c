internal import Language
internal import Tensors

/// What layers compute: linear maps, convolution, pooling, normalisation, embedding, recurrence, attention.
enum LayerTable {
    static func declare(_ table: OperationTable) {
        linear(table)
        convolution(table)
        pooling(table)
        normalisation(table)
        resampling(table)
        recurrent(table)
        others(table)
    }

    private static func linear(_ table: OperationTable) {
        table.add("linear(Tensor input, Tensor weight, Tensor? bias=None)", .functional, "x · weightᵀ + bias") { c in
            try c.tensor(0).linear(try c.tensor(1), try c.tensorOrNil(2))
        }
        table.add("bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None)", [.torch, .functional], "x₁ᵀ · weight · x₂ + bias") { c in
            try Functional.bilinear(try c.tensor(0), try c.tensor(1), try c.tensor(2), try c.tensorOrNil(3))
        }
    }

    private static func convolution(_ table: OperationTable) {
        for dims in 1...3 {
            let head = "conv\(dims)d(Tensor input, Tensor weight, Tensor? bias=None, int[\(dims)] stride=1, "
            let tail = ", int[\(dims)] dilation=1, int groups=1)"
            table.add(head + "int[\(dims)] padding=0" + tail, [.torch, .functional], "The cross-correlation of a batch with `weight`.") { c in
                try Functional.conv(dims, try c.tensor(0), try c.tensor(1), try c.tensorOrNil(2), stride: try c.ints(3), padding: .explicit(try c.ints(4)), dilation: try c.ints(5),
                                    groups: try c.int(6))
            }
            table.add(head + "str padding='valid'" + tail, [.torch, .functional], "") { c in
                try Functional.conv(dims, try c.tensor(0), try c.tensor(1), try c.tensorOrNil(2), stride: try c.ints(3), padding: .named(c.string(4)), dilation: try c.ints(5),
                                    groups: try c.int(6))
            }
            table.add("conv_transpose\(dims)d(Tensor input, Tensor weight, Tensor? bias=None, int[\(dims)] stride=1, int[\(dims)] padding=0, int[\(dims)] output_padding=0, int groups=1, "
                + "int[\(dims)] dilation=1)", [.torch, .functional], "The transpose of a convolution.") { c in
                try Functional.convTranspose(dims, try c.tensor(0), try c.tensor(1), try c.tensorOrNil(2), stride: try c.ints(3), padding: try c.ints(4), outputPadding: try c.ints(5),
                                             groups: try c.int(6), dilation: try c.ints(7))
            }
        }
        table.add("unfold(Tensor input, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1)", .functional, "Windows of images as columns.") { c in
            try Functional.unfold(try c.tensor(0), kernelSize: try c.ints(1), dilation: try c.ints(2), padding: try c.ints(3), stride: try c.ints(4))
        }
        table.add("fold(Tensor input, int[2] output_size, int[2] kernel_size, int[2] dilation=1, int[2] padding=0, int[2] stride=1)", .functional, "Columns added up to images.") { c in
            try Functional.fold(try c.tensor(0), outputSize: try c.ints(1), kernelSize: try c.ints(2), dilation: try c.ints(3), padding: try c.ints(4), stride: try c.ints(5))
        }
    }

    /// Output sizes of adaptive pooling: None keeps the input's size.
    private static func sizes(_ c: OperationCall, _ dims: Int, _ function: String) throws -> [Int?] {
        let value = c[1]
        if case .int(let size) = value { return [size] }
        if dims == 1 && !(value.object.map(Parameter.isSequence) ?? false) {
            throw c.interpreter.typeError("\(function)(): argument 'output_size' (position 2) must be tuple of ints, not \(value.typeName)")
        }
        let count = try c.interpreter.length(value)
        if try (dims > 1 && c.tensor(0).rank <= count) { throw TensorError(.valueError, "Input dimension should be at least \(count + 1)") }
        return try c.interpreter.elements(of: value).enumerated().map { place, size in
            if size.isNone && dims > 1 { return nil }
            guard Parameter.isIndex(size) else {
                throw c.interpreter.typeError("\(function)(): argument 'output_size' (position 2) must be tuple of ints, but found element of type \(size.typeName) at pos \(place)")
            }
            return try c.interpreter.machineInt(size)
        }
    }

    private static func pooling(_ table: OperationTable) {
        for dims in 1...3 {
            let tail = "int[\(dims)] padding=0, int[\(dims)] dilation=1, bool ceil_mode=False"
            func maximum(_ c: OperationCall) throws -> (values: Tensor, indices: Tensor) {
                let stride = try c.intsOrNil(2)
                return try Functional.maxPool(dims, try c.tensor(0), kernelSize: try c.ints(1), stride: stride?.isEmpty == true ? nil : stride, padding: try c.ints(3), dilation: try c.ints(4),
                                              ceilMode: c.bool(5))
            }
            table.add("max_pool\(dims)d(Tensor input, int[\(dims)] kernel_size, int[\(dims)]? stride=None, \(tail), bool return_indices=False)", .functional, "The largest element of each window.") { c -> Value in
                let result = try maximum(c)
                return c.bool(6) ? try [result.values, result.indices].value(c.interpreter) : .object(TensorObject.wrap(result.values))
            }
            table.add("max_pool\(dims)d(Tensor input, int[\(dims)] kernel_size, int[\(dims)]? stride=(), \(tail))", .torch, "The largest element of each window.") { c in try maximum(c).values }
            table.add("max_pool\(dims)d_with_indices(Tensor input, int[\(dims)] kernel_size, int[\(dims)]? stride=None, \(tail), bool return_indices=False)", .functional,
                      "The largest element of each window and its place.") { c in
                let result = try maximum(c)
                return [result.values, result.indices]
            }
            let average = "avg_pool\(dims)d(Tensor input, int[\(dims)] kernel_size, int[\(dims)]? stride=None, int[\(dims)] padding=0, bool ceil_mode=False, bool count_include_pad=True"
            table.add(average + (dims == 1 ? ")" : ", int? divisor_override=None)"), [.torch, .functional], "The mean of each window.") { c in
                let stride = try c.intsOrNil(2)
                return try Functional.avgPool(dims, try c.tensor(0), kernelSize: try c.ints(1), stride: stride?.isEmpty == true ? nil : stride, padding: try c.ints(3), ceilMode: c.bool(4),
                                              countIncludePad: c.bool(5), divisorOverride: dims == 1 ? nil : try c.intOrNil(6))
            }
            table.add("lp_pool\(dims)d(Tensor input, float norm_type, int[\(dims)] kernel_size, int[\(dims)]? stride=None, bool ceil_mode=False)", .functional, "The p-norm of each window.") { c in
                try Functional.lpPool(dims, try c.tensor(0), p: try c.double(1), kernelSize: try c.ints(2), stride: try c.intsOrNil(3), ceilMode: c.bool(4))
            }
            table.add("adaptive_avg_pool\(dims)d(Tensor input, object output_size)", [.torch, .functional], "Means of as many windows as are asked for.") { c in
                try Functional.adaptiveAvgPool(dims, try c.tensor(0), try sizes(c, dims, "adaptive_avg_pool\(dims)d"))
            }
            table.add("adaptive_max_pool\(dims)d(Tensor input, object output_size, bool return_indices=False)", .functional, "Maxima of as many windows as are asked for.") { c -> Value in
                let result = try Functional.adaptiveMaxPool(dims, try c.tensor(0), try sizes(c, dims, "adaptive_max_pool\(dims)d"))
                return c.bool(2) ? try [result.values, result.indices].value(c.interpreter) : .object(TensorObject.wrap(result.values))
            }
            table.add("max_unpool\(dims)d(Tensor input, Tensor indices, int[\(dims)] kernel_size, int[\(dims)]? stride=None, int[\(dims)] padding=0, int[]? output_size=None)", .functional,
                      "Maxima back at their places.") { c in
                try Functional.maxUnpool(dims, try c.tensor(0), try c.tensor(1), kernelSize: try c.ints(2), stride: try c.intsOrNil(3), padding: try c.ints(4), outputSize: try c.intsOrNil(5))
            }
        }
    }

    private static func normalisation(_ table: OperationTable) {
        table.add("batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight=None, Tensor? bias=None, bool training=False, float? momentum=0.1, float eps=1e-05)", .functional,
                  "Mean 0 and variance 1 for each channel, over the batch.") { c in
            try Functional.batchNorm(try c.tensor(0), runningMean: try c.tensorOrNil(1), runningVar: try c.tensorOrNil(2), weight: try c.tensorOrNil(3), bias: try c.tensorOrNil(4),
                                     training: c.bool(5), momentum: try c.doubleOrNil(6) ?? 0, eps: try c.double(7))
        }
        table.add("layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)", [.torch, .functional], "Mean 0 and variance 1 over the last dimensions.") { c in
            try Functional.layerNorm(try c.tensor(0), normalizedShape: try c.ints(1), weight: try c.tensorOrNil(2), bias: try c.tensorOrNil(3), eps: try c.double(4))
        }
        table.add("group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05)", [.torch, .functional], "Mean 0 and variance 1 for each group of channels.") { c in
            try Functional.groupNorm(try c.tensor(0), groups: try c.int(1), weight: try c.tensorOrNil(2), bias: try c.tensorOrNil(3), eps: try c.double(4))
        }
        table.add("instance_norm(Tensor input, Tensor? running_mean=None, Tensor? running_var=None, Tensor? weight=None, Tensor? bias=None, bool use_input_stats=True, float momentum=0.1, float eps=1e-05)",
                  .functional, "Mean 0 and variance 1 for each channel of each sample.") { c in
            try Functional.instanceNorm(try c.tensor(0), runningMean: try c.tensorOrNil(1), runningVar: try c.tensorOrNil(2), weight: try c.tensorOrNil(3), bias: try c.tensorOrNil(4),
                                        useInputStats: c.bool(5), momentum: try c.double(6), eps: try c.double(7))
        }
        table.add("rms_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, float? eps=None)", [.torch, .functional], "Root mean square 1 over the last dimensions.") { c in
            try Functional.rmsNorm(try c.tensor(0), normalizedShape: try c.ints(1), weight: try c.tensorOrNil(2), eps: try c.doubleOrNil(3))
        }
        table.add("local_response_norm(Tensor input, int size, float alpha=0.0001, float beta=0.75, float k=1.0)", .functional, "Divided by what neighbouring channels say.") { c in
            try Functional.localResponseNorm(try c.tensor(0), size: try c.int(1), alpha: try c.double(2), beta: try c.double(3), k: try c.double(4))
        }
        table.add("normalize(Tensor input, float p=2.0, int dim=1, float eps=1e-12)", .functional, "Vectors of length 1 along a dimension.") { c in
            try Functional.normalize(try c.tensor(0), p: try c.double(1), dim: try c.int(2), eps: try c.double(3))
        }
    }

    private static func resampling(_ table: OperationTable) {
        table.add("pad(Tensor input, int[] pad, str mode='constant', float? value=None)", .functional, "More elements at the sides; the last dimension comes first in `pad`.") { c in
            try Functional.pad(try c.tensor(0), try c.ints(1), mode: c.string(2), value: .float(try c.doubleOrNil(3) ?? 0))
        }
        func interpolate(_ c: OperationCall, mode: String, align: Bool?, recompute: Bool? = nil, antialias: Bool = false) throws -> Tensor {
            let x = try c.tensor(0)
            let spatial = max(0, x.rank - 2)
            var size = try c.intsOrNil(1)
            if let given = size, given.count == 1, spatial > 1 { size = [Int](repeating: given[0], count: spatial) }
            var scale = try c.doublesOrNil(2)
            if let given = scale, given.count == 1, spatial > 1 { scale = [Double](repeating: given[0], count: spatial) }
            if size == nil, scale == nil { throw c.interpreter.valueError("either size or scale_factor should be defined") }
            if size != nil, scale != nil { throw c.interpreter.valueError("only one of size or scale_factor should be defined") }
            return try Functional.interpolate(x, size: size, scaleFactor: scale, mode: mode, alignCorners: align, recomputeScaleFactor: recompute, antialias: antialias)
        }
        table.add("interpolate(Tensor input, int[1]? size=None, float[1]? scale_factor=None, str mode='nearest', bool? align_corners=None, bool? recompute_scale_factor=None, bool antialias=False)",
                  .functional, "Images in another size.") { c in
            try interpolate(c, mode: c.string(3), align: c.boolOrNil(4), recompute: c.boolOrNil(5), antialias: c.bool(6))
        }
        table.add("upsample(Tensor input, int[1]? size=None, float[1]? scale_factor=None, str mode='nearest', bool? align_corners=None)", .functional, "Images in another size.") { c in
            try interpolate(c, mode: c.string(3), align: c.boolOrNil(4))
        }
        table.add("upsample_nearest(Tensor input, int[1]? size=None, float[1]? scale_factor=None)", .functional, "Larger images by repeated pixels.") { c in
            try interpolate(c, mode: "nearest", align: nil)
        }
        table.add("upsample_bilinear(Tensor input, int[1]? size=None, float[1]? scale_factor=None)", .functional, "Larger images by interpolation.") { c in
            try interpolate(c, mode: "bilinear", align: true)
        }
        table.add("pixel_shuffle(Tensor input, int upscale_factor)", [.torch, .functional], "Channels spread to pixels.") { c in try Functional.pixelShuffle(try c.tensor(0), try c.int(1)) }
        table.add("pixel_unshuffle(Tensor input, int downscale_factor)", [.torch, .functional], "Pixels gathered to channels.") { c in try Functional.pixelUnshuffle(try c.tensor(0), try c.int(1)) }
        table.add("channel_shuffle(Tensor input, int groups)", [.torch, .functional], "Channels of groups mixed.") { c in try Functional.channelShuffle(try c.tensor(0), try c.int(1)) }
    }

    private static func recurrent(_ table: OperationTable) {
        for (name, kind) in [("rnn_tanh", RecurrentKind.tanh), ("rnn_relu", .relu), ("gru", .gru)] {
            table.add("\(name)(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first)", .torch,
                      "A recurrent layer over a batch of sequences.") { c in
                let result = try Functional.recurrent(kind, try c.tensor(0), hidden: try c.tensor(1), weights: try c.tensors(2), hasBiases: c.bool(3), layers: try c.int(4),
                                                      dropout: try c.double(5), training: c.bool(6), bidirectional: c.bool(7), batchFirst: c.bool(8))
                return [result.output, result.hidden]
            }
            table.add("\(name)(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional)", .torch, "") { c in
                let result = try Functional.recurrent(kind, try c.tensor(0), hidden: try c.tensor(2), weights: try c.tensors(3), hasBiases: c.bool(4), layers: try c.int(5),
                                                      dropout: try c.double(6), training: c.bool(7), bidirectional: c.bool(8), batchFirst: false, batchSizes: try c.tensor(1).integers())
                return [result.output, result.hidden]
            }
            let cell = kind == .gru ? "gru_cell" : name + "_cell"
            table.add("\(cell)(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None)", .torch, "One step of a recurrent layer.") { c in
                let (x, h, wIH, wHH) = (try c.tensor(0), try c.tensor(1), try c.tensor(2), try c.tensor(3))
                let (bIH, bHH) = (try c.tensorOrNil(4), try c.tensorOrNil(5))
                return kind == .gru ? try Functional.gruCell(x, h, wIH, wHH, bIH, bHH) : try Functional.rnnCell(x, h, wIH, wHH, bIH, bHH, relu: kind == .relu)
            }
        }
        func states(_ tensors: [Tensor]) throws -> (Tensor, Tensor) {
            guard tensors.count == 2 else { throw TensorError(.runtimeError, "lstm expects two hidden states") }
            return (tensors[0], tensors[1])
        }
        table.add("lstm(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first)", .torch,
                  "An LSTM layer over a batch of sequences.") { c in
            let (h, cell) = try states(try c.tensors(1))
            let result = try Functional.recurrent(.lstm, try c.tensor(0), hidden: h, cell: cell, weights: try c.tensors(2), hasBiases: c.bool(3), layers: try c.int(4),
                                                  dropout: try c.double(5), training: c.bool(6), bidirectional: c.bool(7), batchFirst: c.bool(8))
            return [result.output, result.hidden] + (result.cell.map { [$0] } ?? [])
        }
        table.add("lstm(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional)", .torch, "") { c in
            let (h, cell) = try states(try c.tensors(2))
            let result = try Functional.recurrent(.lstm, try c.tensor(0), hidden: h, cell: cell, weights: try c.tensors(3), hasBiases: c.bool(4), layers: try c.int(5),
                                                  dropout: try c.double(6), training: c.bool(7), bidirectional: c.bool(8), batchFirst: false, batchSizes: try c.tensor(1).integers())
            return [result.output, result.hidden] + (result.cell.map { [$0] } ?? [])
        }
        table.add("lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None)", .torch, "One step of an LSTM.") { c in
            let (h, cell) = try states(try c.tensors(1))
            let result = try Functional.lstmCell(try c.tensor(0), h, cell, try c.tensor(2), try c.tensor(3), try c.tensorOrNil(4), try c.tensorOrNil(5))
            return [result.0, result.1]
        }
    }

    private static func others(_ table: OperationTable) {
        table.add("embedding(Tensor input, Tensor weight, int? padding_idx=None, float? max_norm=None, float norm_type=2.0, bool scale_grad_by_freq=False, bool sparse=False)", .functional,
                  "Rows of `weight` by index.") { c in
            try Functional.embedding(try c.tensor(0), try c.tensor(1), paddingIndex: try c.intOrNil(2), maxNorm: try c.doubleOrNil(3), normType: try c.double(4), scaleGradByFreq: c.bool(5))
        }
        table.add("embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False)", .torch, "Rows of `weight` by index.") { c in
            let padding = try c.int(2)
            return try Functional.embedding(try c.tensor(1), try c.tensor(0), paddingIndex: padding == -1 ? nil : padding, scaleGradByFreq: c.bool(3))
        }
        table.add("cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08)", [.torch, .functional], "The cosine of the angle between vectors.") { c in
            try Functional.cosineSimilarity(try c.tensor(0), try c.tensor(1), dim: try c.int(2), eps: try c.double(3))
        }
        table.add("pairwise_distance(Tensor x1, Tensor x2, float p=2.0, float eps=1e-06, bool keepdim=False)", [.torch, .functional], "The distance of vectors.") { c in
            try Functional.pairwiseDistance(try c.tensor(0), try c.tensor(1), p: try c.double(2), eps: try c.double(3), keepDim: c.bool(4))
        }
        table.add("scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False)",
                  .functional, "softmax(q · kᵀ · scale + mask) · v") { c in
            try Functional.scaledDotProductAttention(try c.tensor(0), try c.tensor(1), try c.tensor(2), mask: try c.tensorOrNil(3), dropout: try c.double(4), isCausal: c.bool(5),
                                                     scale: try c.doubleOrNil(6), enableGQA: c.bool(7))
        }
    }
}
